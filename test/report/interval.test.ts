import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisLabel, axisOf, type Change, drawInterval, unicodeGlyphs } from '../../src/report/interval.ts';

// The same cases in every run: a test that fails now and then tells nothing about the change that was made.
fc.configureGlobal({ seed: 20261120 });

const axis = { low: -0.1, high: 0.1, minimumEffect: 0.02 };
const draw = (change: Change | null): string => drawInterval(change, axis, 21, unicodeGlyphs);
const change = (low: number | null, estimate: number | null, high: number | null): Change => ({
  low,
  estimate,
  high,
  confidence: 0.99,
});

describe('drawInterval', () => {
  it.each([
    [null, '        ··│··        '],
    [change(0.03, 0.05, 0.07), '        ··│··──●──   '],
    [change(-0.03, -0.01, 0.02), '       ──●┼──        '],
    [change(null, 0.01, null), '◄─────────┼●────────►'],
    [change(0.2, 0.3, 0.4), '        ··│··       ►'],
    [change(null, null, null), '        ··│··       ►'],
  ])('draws %j', (given, drawing) => {
    expect(draw(given)).toBe(drawing);
  });

  it('does not touch zero where the interval does not', () => {
    expect(draw(change(0.0001, 0.06, 0.08))[10]).toBe('│');
    expect(draw(change(-0.08, -0.06, -0.0001))[10]).toBe('│');
  });

  it('is always of the width that was asked for', () => {
    const end = fc.option(fc.double({ min: -1, max: 1e6, noNaN: true }));
    fc.assert(
      fc.property(
        end,
        end,
        end,
        fc.integer({ min: 5, max: 60 }),
        fc.double({ min: 1e-4, max: 1, noNaN: true }),
        (a, b, c, n, me) => {
          const [low, estimate, high] = [a, b, c];
          const given = change(low, estimate, high);
          const its = axisOf([given], me);
          expect(its.low).toBeLessThan(0);
          expect(its.high).toBeGreaterThan(0);
          expect(Array.from(drawInterval(given, its, n, unicodeGlyphs))).toHaveLength(n);
          expect(Array.from(axisLabel(its, n))).toHaveLength(n);
        },
      ),
    );
  });
});

describe('axisOf', () => {
  it('is not squeezed by one wild row', () => {
    const calm = [change(0.03, 0.04, 0.05), change(0.02, 0.03, 0.04)];
    expect(axisOf([...calm, change(10, 14, 18)], 0.02).high).toBeLessThan(0.5);
  });
});
