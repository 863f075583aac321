import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as units from '../../src/report/units.ts';

// The same cases in every run: a test that fails now and then tells nothing about the change that was made.
fc.configureGlobal({ seed: 20261120 });

/** Numbers and units are joined by no-break spaces; plain ones are easier to read here. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('quantity', () => {
  it.each([
    [0.00123, 's', null, '1.23 ms'],
    [1.23e-6, 's', null, '1.23 µs'],
    [9.5e-10, 's', null, '950 ps'],
    [83.2, 's', 0.01, '83.2 s'],
    [0, 's', null, '0 s'],
    [4.5 * 2 ** 20, 'B', null, '4.50 MiB'],
    [512, 'B', null, '512 B'],
    [12_345, 'Hz', 0.02, '12.3 k/s'],
    [336_590_000, 'B/s', 0.02, '321 MiB/s'],
    [0.25, 'Hz', null, '0.250 /s'],
    [521_730_856, '1', null, '521,730,856'],
    [-0.002, 's', null, '−2.00 ms'],
    [0.0012345, 's', 0.0005, '1.234 ms'],
    [0.0012345, 's', 0.02, '1.23 ms'],
    [0.0012345, 's', 0.5, '1.2 ms'],
  ])('writes %s %s known to %s as %s', (value, unit, noise, text) => {
    expect(plain(units.quantity(value, unit, noise))).toBe(text);
  });

  it('writes micro with U+00B5', () => {
    expect(units.quantity(1e-6, 's')).toContain('\u00b5s');
  });

  it('is short and finite for every number', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('s', 'B', 'B/s', 'Hz', '1'),
        (value, unit) => {
          const text = units.quantity(value, unit);
          expect(text.length).toBeLessThan(30);
          expect(text).not.toMatch(/NaN|Infinity|undefined/u);
        },
      ),
    );
  });
});

describe('transition', () => {
  it.each([
    [950e-9, 1050e-9, 's', 0.01, '950 → 1,050 ns'],
    [0.001231, 0.001383, 's', 0.01, '1.23 → 1.38 ms'],
    [1e-6, 3, 's', null, '1.00 µs → 3.00 s'],
    [null, 0.001, 's', null, '— → 1.00 ms'],
    [null, null, 's', null, '—'],
    [0, 12, '1', 0, '0 → 12'],
    [4_500_000, 4_500_001, 'B', 0, '4.29153 → 4.29154 MiB'],
  ])('writes %s to %s %s as one line', (base, head, unit, noise, text) => {
    expect(plain(units.transition(base, head, unit, noise))).toBe(text);
  });
});

describe('changes', () => {
  it.each([
    [0.1232, 0.0118, '+12.3 %'],
    [-0.04, 0.06, '−4 %'],
    [0.00004, 0.01, '0.0 %'],
    [-0.00004, 0.01, '0.0 %'],
    [11.4, 0.3, '×12.4'],
    [Infinity, null, '+∞ %'],
    [0.0000011, 0, '+0.000110 %'],
  ])('writes %s known to %s as %s', (change, resolution, text) => {
    expect(plain(units.signedPercent(change, resolution))).toBe(text);
  });

  it('writes intervals with infinite ends', () => {
    expect(plain(units.percentRange(null, 0.42, 0.1))).toBe('−∞ … +42 %');
    expect(plain(units.percentRange(-0.1, null, 0.1))).toBe('−10 … +∞ %');
    expect(units.percentRange(0.1, 0.1, 0)).toBe('exact');
  });

  it('never gives a sign that the number does not have', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, r) => {
          const text = units.signedPercent(x, r);
          expect(text.startsWith('+') && x <= 0).toBe(false);
          expect(text.startsWith('−') && x >= 0).toBe(false);
          expect(text).not.toMatch(/NaN|Infinity/u);
        },
      ),
    );
  });
});

describe('other numbers', () => {
  it.each([
    [0.99928571, '99.929 %'],
    [0.95, '95 %'],
    [0.9, '90 %'],
    [1, '100 %'],
  ])('writes the confidence %s as %s', (confidence, text) => {
    expect(plain(units.confidencePercent(confidence))).toBe(text);
  });

  it.each([
    [0.42, '0.4 s'],
    [41.2, '41 s'],
    [192.4, '3 min 12 s'],
    [7500, '2 h 5 min'],
  ])('writes a wait of %s seconds as %s', (seconds, text) => {
    expect(plain(units.duration(seconds))).toBe(text);
  });

  it.each([
    [0.02, '2 %'],
    [0.025, '2.5 %'],
    [0.1, '10 %'],
    [1, '100 %'],
  ])('writes the share %s as %s', (share, text) => {
    expect(plain(units.share(share))).toBe(text);
  });
});
