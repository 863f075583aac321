import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankSumEstimate, rankSumTest } from '../../src/stats/rank-sum.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { exactLimit, fewestRounds, signedRankEstimate, signedRankTest } from '../../src/stats/signed-rank.ts';

/** All different, on a grid, so that a shift beside the grid never makes two sizes equal by rounding. */
const distinctValues = fc
  .uniqueArray(fc.integer({ min: -(2 ** 19), max: 2 ** 19 }), { minLength: 1, maxLength: 12 })
  .map((values) => values.map((value) => value / 2 ** 19));
/** Coarse values, so that ties and zeros are frequent. */
const tiedValues = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 9 });
/** A shift that is no value and no mean or difference of two values of either kind. */
const shifts = fc.integer({ min: -(2 ** 20), max: 2 ** 20 }).map((step) => (step + 0.3) / 2 ** 19);

/** The definition: the share of all sign patterns whose positive rank sum is at least as large. */
function bySignPatterns(differences: readonly number[], cap: number): number {
  const nonZero = differences.filter((value) => value !== 0);
  const sizes = nonZero.map(Math.abs);
  const rankOf = (size: number): number => {
    const below = sizes.filter((other) => other < size).length;
    const equal = sizes.filter((other) => other === size).length;
    return below + (equal + 1) / 2;
  };
  const highest = Math.max(1, Math.round(cap * sizes.length));
  const ranks = sizes.map((size) => Math.min(rankOf(size), highest));
  const sum = (chosen: (index: number) => boolean): number =>
    ranks.reduce((total, rank, index) => total + (chosen(index) ? rank : 0), 0);
  const observed = sum((index) => (nonZero[index] ?? 0) > 0);
  let atLeast = 0;
  for (let pattern = 0; pattern < 2 ** ranks.length; pattern += 1) {
    if (sum((index) => ((pattern >> index) & 1) === 1) >= observed) atLeast += 1;
  }
  return atLeast / 2 ** ranks.length;
}

describe('signed rank', () => {
  test.each([0.001, 0.00125, 0.0025, 0.005, 0.0137])(
    'sizes that differ by rounding alone are tied, and what rounding leaves of nothing is nothing: shift %d',
    (fraction) => {
      const shift = Math.log1p(fraction);
      const signs = [1, 1, -1, 1, 1, 1, 1, 1];
      // Eight of one size: at least seven of them positive in nine of 256 patterns.
      const { greater } = signedRankTest(
        signs.map((sign) => sign * 0.03 + shift),
        shift,
      );
      expect(greater).toBe(9 / 256);
      const none = signs.map((_, index) => Math.log(Math.exp(index + shift)) - index);
      expect(signedRankTest(none, shift)).toEqual({ greater: 1, less: 1 });
    },
  );

  test('without a cap agrees with scipy 1.17 wilcoxon(mode="exact")', () => {
    const differences = [0.31, -0.12, 0.45, 0.27, -0.05, 0.38, 0.11, 0.52, -0.2, 0.09];
    expect(signedRankTest(differences, 0, 1).greater).toBeCloseTo(0.0419921875, 12);
    expect(signedRankTest(differences, 0, 1).less).toBeCloseTo(0.9677734375, 12);
  });

  test("without a cap, Hollander and Wolfe's depression data: p, estimate and 95 % interval of R's wilcox.test", () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const differences = before.map((value, index) => value - (after[index] ?? NaN));
    expect(signedRankTest(differences, 0, 1).greater).toBeCloseTo(0.01953125, 10);
    const { estimate, intervals } = signedRankEstimate(differences, [0.025], 1);
    expect(estimate).toBeCloseTo(0.46, 10);
    expect(intervals[0]?.low).toBeCloseTo(0.01, 10);
    expect(intervals[0]?.high).toBeCloseTo(0.786, 10);
  });

  test('is the share of sign patterns, with ties and zeros', () => {
    fc.assert(
      fc.property(tiedValues, fc.constantFrom(0.2, 0.4, 0.7, 1), (differences, cap) => {
        const nonZero = differences.some((value) => value !== 0);
        const expected = nonZero ? bySignPatterns(differences, cap) : 1;
        expect(signedRankTest(differences, 0, cap).greater).toBeCloseTo(expected, 12);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test.each([
    ['distinct values', distinctValues],
    ['ties', tiedValues],
  ])('the interval is the inversion of the test: %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, shifts, (differences, shift) => {
        const tail = 0.05;
        const interval = signedRankEstimate(differences, [tail]).intervals[0];
        const { greater, less } = signedRankTest(differences, shift);
        expect(interval).toBeDefined();
        if (interval === undefined) return;
        expect(greater <= tail).toBe(shift < interval.low);
        expect(less <= tail).toBe(shift > interval.high);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('constant differences: p is one pattern in 2^n and the interval is the point', () => {
    const differences = Array.from({ length: 10 }, () => 0.1);
    expect(signedRankTest(differences).greater).toBeCloseTo(2 ** -10, 15);
    expect(signedRankEstimate(differences, [0.001])).toEqual({
      estimate: 0.1,
      intervals: [{ low: 0.1, high: 0.1 }],
    });
  });

  test('too few rounds bound nothing', () => {
    expect(signedRankEstimate([0.1, 0.2, 0.3], [0.01]).intervals).toEqual([
      { low: -Infinity, high: Infinity },
    ]);
    expect(fewestRounds(0.01 / 20)).toBe(11);
    expect(fewestRounds(1 / 1024)).toBe(10);
  });

  test('the approximation above the exact limit continues the exact values', () => {
    const random = seededRandom(5);
    const differences = Array.from({ length: exactLimit }, () => random() - 0.46);
    const exact = signedRankTest(differences).greater;
    const approximate = signedRankTest([...differences, 1e-9]).greater;
    expect(approximate / exact).toBeGreaterThan(0.8);
    expect(approximate / exact).toBeLessThan(1.25);
  });

  test('does not change its input', () => {
    const differences = Object.freeze([3, -1, 2, 2]);
    signedRankEstimate(differences, [0.1]);
    signedRankTest(differences);
    expect(differences).toEqual([3, -1, 2, 2]);
  });
});

describe('rank sum', () => {
  test('agrees with scipy 1.17 mannwhitneyu(method="exact")', () => {
    const first = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const second = [1.15, 0.88, 0.9, 0.74, 1.21];
    const { greater, less } = rankSumTest(first, second);
    expect(greater).toBeCloseTo(0.8967698967698967, 12);
    expect(less).toBeCloseTo(0.1272061272061272, 12);
  });

  test('is the share of all splits, with ties', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 }),
        (first, second) => {
          const pooled = [...first, ...second];
          const larger = (mine: readonly number[], others: readonly number[]): number =>
            mine.reduce(
              (sum, a) => sum + others.reduce((count, b) => count + (a > b ? 1 : a === b ? 0.5 : 0), 0),
              0,
            );
          const observed = larger(second, first);
          let splits = 0;
          let atLeast = 0;
          for (let pattern = 0; pattern < 2 ** pooled.length; pattern += 1) {
            const mine = pooled.filter((_, index) => ((pattern >> index) & 1) === 1);
            if (mine.length !== second.length) continue;
            splits += 1;
            const others = pooled.filter((_, index) => ((pattern >> index) & 1) === 0);
            if (larger(mine, others) >= observed) atLeast += 1;
          }
          expect(rankSumTest(first, second).greater).toBeCloseTo(atLeast / splits, 10);
        },
      ),
      { seed: 3, numRuns: 100 },
    );
  });

  test('the interval is the inversion of the test', () => {
    fc.assert(
      fc.property(distinctValues, distinctValues, shifts, (first, second, shift) => {
        const tail = 0.05;
        const interval = rankSumEstimate(first, second, [tail]).intervals[0];
        if (
          interval === undefined ||
          Math.abs(shift - interval.low) < 1e-12 ||
          Math.abs(shift - interval.high) < 1e-12
        )
          return;
        expect(rankSumTest(first, second, shift).greater <= tail).toBe(shift < interval.low);
        expect(rankSumTest(first, second, shift).less <= tail).toBe(shift > interval.high);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  test('large samples use the approximation, which continues the exact values', () => {
    const random = seededRandom(6);
    const first = Array.from({ length: 30 }, () => random());
    const second = Array.from({ length: 30 }, () => random() + 0.1);
    const exact = rankSumTest(first, second).greater;
    const approximate = rankSumTest([...first, 0.5], second).greater;
    expect(approximate / exact).toBeGreaterThan(0.6);
    expect(approximate / exact).toBeLessThan(1.6);
  });
});
