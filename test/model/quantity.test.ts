import { describe, expect, it } from 'vitest';
import { limitIn, parseLimit, parseQuantity } from '../../src/model/quantity.ts';
import { isRate } from '../../src/model/unit.ts';

describe('a quantity', () => {
  it.each([
    ['50ms', 0.05, 's'],
    ['2GB', 2e9, 'B'],
    ['512 MiB', 512 * 2 ** 20, 'B'],
    ['1000/s', 1000, 'Hz'],
    ['1M rows/sec', 1e6, 'Hz'],
    ['5,000 msg/sec', 5000, 'Hz'],
    ['500 requests/second sustained', 500, 'Hz'],
    ['10k/s', 1e4, 'Hz'],
    ['99.5%', 99.5, '%'],
    ['98.5 %', 98.5, '%'],
    ['1.2x', 1.2, 'x'],
    ['5m', 300, 's'],
    ['5 minutes', 300, 's'],
    ['1 hour', 3600, 's'],
    ['10,000', 10_000, ''],
    ['5k', 5000, ''],
    ['1.5e-3 s', 0.0015, 's'],
    ['12 instructions', 12, 'instructions'],
    // Bytes per second are no things per second.
    ['5 MB/s', 5, 'MB/s'],
  ])('%s', (text, value, unit) => {
    expect(parseQuantity(text)).toEqual({ value: expect.closeTo(value, 9) as number, unit });
  });

  it.each([
    '',
    'ms',
    '-5ms',
    '1,00 ms',
    'fast',
    '5 ms per request or so',
    '1e400',
    '0x10',
    '5/min',
    '1..2',
    'NaN',
    '∞',
  ])('is not %j', (text) => {
    expect(parseQuantity(text)).toBeNull();
  });

  it('is read in time that grows with its length alone', () => {
    expect(parseQuantity(`${'1'.repeat(100_000)} ms`)).toBeNull();
    expect(isRate(`${'a '.repeat(50_000)}/s`)).toBe(false);
  });
});

describe('a limit', () => {
  it.each([
    ['50ms', 'kept', { unit: 's', value: 0.05 }],
    ['<10ms', 'kept', { unit: 's', low: null, high: 0.01 }],
    ['> 1000/s', 'kept', { unit: 'Hz', low: 1000, high: null }],
    ['>= 1000/s', 'kept', { unit: 'Hz', low: 1000, high: null }],
    ['<2GB', 'kept', { unit: 'B', low: null, high: 2e9 }],
    ['60-80%', 'kept', { unit: '%', low: 60, high: 80 }],
    ['10 – 20 ms', 'kept', { unit: 's', low: 0.01, high: 0.02 }],
    ['900ms-1s', 'kept', { unit: 's', low: 0.9, high: 1 }],
    ['>1M rows/sec', 'kept', { unit: 'Hz', low: 1e6, high: null }],
    ['500+ requests/second', 'kept', { unit: 'Hz', low: 500, high: null }],
    ['98.5%', 'kept', { unit: '%', value: 98.5 }],
    // A critical value names what is too much.
    ['> 500ms', 'broken', { unit: 's', low: null, high: 0.5 }],
    ['< 100/s', 'broken', { unit: 'Hz', low: 100, high: null }],
    ['500ms', 'broken', { unit: 's', value: 0.5 }],
  ] as const)('%s, whose sign says where it is %s', (text, names, limit) => {
    expect(parseLimit(text, names)).toEqual({ written: text, ...limit });
  });

  it.each([
    ['80-60%', 'kept'],
    ['60-80%', 'broken'],
    ['> 500+ /s', 'kept'],
    ['<', 'kept'],
    ['=5ms', 'kept'],
    ['< fast', 'kept'],
  ] as const)('is not %j', (text, names) => {
    expect(parseLimit(text, names)).toBeNull();
  });

  it('is in the unit of the metric, or in none', () => {
    const limit = (text: string): NonNullable<ReturnType<typeof parseLimit>> => {
      const found = parseLimit(text, 'kept');
      if (found === null) throw new Error(text);
      return found;
    };
    expect(limitIn(limit('50ms'), 's', 'lower')).toEqual({ low: null, high: 0.05 });
    expect(limitIn(limit('1000/s'), 'Hz', 'higher')).toEqual({ low: 1000, high: null });
    expect(limitIn(limit('1000/s'), 'rows/s', 'higher')).toEqual({ low: 1000, high: null });
    expect(limitIn(limit('99.5%'), '1', 'higher')).toEqual({ low: 0.995, high: null });
    expect(limitIn(limit('99.5%'), '%', 'higher')).toEqual({ low: 99.5, high: null });
    expect(limitIn(limit('1.2x'), '1', 'lower')).toEqual({ low: null, high: 1.2 });
    expect(limitIn(limit('5000'), '1', 'lower')).toEqual({ low: null, high: 5000 });
    for (const [text, unit] of [
      ['50ms', 'B'],
      ['50', 's'],
      ['50', 'instructions'],
      ['50%', 's'],
      ['50 MB/s', 'Hz'],
    ] as const) {
      expect(limitIn(limit(text), unit, 'lower'), `${text} in ${unit}`).toBeNull();
    }
  });
});
