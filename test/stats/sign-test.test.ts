import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/stats/random.ts';
import { medianInterval, signTest } from '../../src/stats/sign-test.ts';

describe('the sign test', () => {
  it('has the p of the binomial distribution', () => {
    // 56, 11 and 11 of 1024 patterns of signs.
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(signTest(values, 2.5).greater).toBeCloseTo(0.0546875, 12);
    expect(signTest(values, 1.5).greater).toBeCloseTo(0.0107421875, 12);
    expect(signTest(values, 9.5).less).toBeCloseTo(0.0107421875, 12);
    // Fractions of Python 3: sum(comb(1000, k) for k in range(560, 1001)) / 2**1000
    const many = Array.from({ length: 1000 }, (_, index) => (index < 560 ? 1 : -1));
    expect(signTest(many, 0).greater).toBeCloseTo(8.252493527522651e-5, 15);
    // 2^-2000 is no number of its own.
    expect(signTest(new Array<number>(2000).fill(1), 0).greater).toBe(0);
    expect(signTest(new Array<number>(2000).fill(1), 0).less).toBe(1);
  });

  it('counts what equals the shift for neither side', () => {
    expect(signTest([5, 5, 5, 5, 5], 5)).toEqual({ greater: 1, less: 1 });
    expect(signTest([5, 5, 5, 6, 6], 5).greater).toBe(26 / 32);
  });

  it('has an interval that is its own inversion', () => {
    const random = seededRandom(5);
    for (let round = 0; round < 300; round += 1) {
      const values = Array.from({ length: 1 + Math.floor(random() * 30) }, () => Math.round(random() * 20));
      const tail = [0.2, 0.05, 0.01, 0.001][round % 4] as number;
      const { low, high } = medianInterval(values, tail);
      for (let shift = -1; shift <= 21; shift += 0.5) {
        const { greater, less } = signTest(values, shift);
        expect(greater <= tail, `${String(values)} above ${String(shift)}`).toBe(shift < low);
        expect(less <= tail, `${String(values)} below ${String(shift)}`).toBe(shift > high);
      }
    }
  });

  it('bounds nothing with too few values', () => {
    expect(medianInterval([1, 2, 3, 4], 0.05)).toEqual({ low: -Infinity, high: Infinity });
    expect(medianInterval([3, 1, 2, 5, 4], 0.05)).toEqual({ low: 1, high: 5 });
  });
});
