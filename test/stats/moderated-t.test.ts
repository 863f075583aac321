import { describe, expect, test } from 'vitest';
import { moderatedTInterval, moderatedTs, moderatedTTest } from '../../src/stats/moderated-t.ts';

const shift = Math.log1p(0.005);
const suite = [
  [0.012, 0.034, -0.008],
  [0.101, 0.087, 0.095],
  [-0.003, 0.002, 0],
  [0.06, -0.05, 0.02],
  [0.021, 0.018, 0.03],
  [0.001, -0.015, 0.009],
  [0.04, 0.043, 0.05],
];

describe('moderated t', () => {
  /**
   * From scipy 1.17.1: Smyth 2004, section 6.2, as in limma's fitFDist (digamma and polygamma, and brentq for the inverse of
   * trigamma), then half of the mean variance as the least, the tails of the residuals, and t.sf and t.isf.
   */
  test.each([
    [0, 0.00972982471592019, 0.23990052093679615, -0.07180600272585663, 0.09713933605918995],
    [1, 0.009526487718669891, 0.0006550298662716956, 0.023423085466983698, 0.16524358119968297],
    [2, 0.009526487718669891, 0.6949331674671435, -0.07124358119968298, 0.0705769145330163],
    [5, 0.009526487718669891, 0.7358429364897867, -0.0725769145330163, 0.06924358119968298],
  ] as const)(
    'sample %i has the error, p and interval of another implementation',
    (index, error, p, low, high) => {
      const fit = moderatedTs(suite)[index];
      if (fit === undefined) throw new Error('a fit for every sample');
      expect(fit.degrees).toBeCloseTo(3.5132915691654465, 8);
      expect(fit.error).toBeCloseTo(error, 12);
      expect(moderatedTTest(fit, shift).greater).toBeCloseTo(p, 10);
      const interval = moderatedTInterval(fit, 0.01 / 7);
      expect(interval.low).toBeCloseTo(low, 9);
      expect(interval.high).toBeCloseTo(high, 9);
    },
  );

  test('a sample alone is Student’s t (scipy: t.sf and t.isf with two degrees)', () => {
    const [fit] = moderatedTs([[0.1, 0.12, 0.14]]);
    if (fit === undefined) throw new Error('a fit for every sample');
    expect(moderatedTTest(fit, shift).greater).toBeCloseTo(0.004964922957856166, 12);
    expect(moderatedTInterval(fit, 0.01).low).toBeCloseTo(0.03958022589350259, 10);
  });

  test('two samples lend each other nothing', () => {
    const [alone] = moderatedTs(suite.slice(0, 1));
    expect(moderatedTs(suite.slice(0, 2))[0]).toEqual(alone);
  });

  test('what is borrowed does not depend on the direction or the size of any change', () => {
    const moved = suite.map((values, index) =>
      values.map((value) => (index % 2 === 0 ? -value : value) + index),
    );
    const [before, after] = [moderatedTs(suite), moderatedTs(moved)];
    for (const [index, fit] of before.entries()) {
      expect(after[index]?.error).toBeCloseTo(fit.error, 12);
      expect(after[index]?.degrees).toBeCloseTo(fit.degrees, 8);
    }
  });

  test('the interval holds the shifts that the test does not reject', () => {
    for (const fit of moderatedTs(suite)) {
      for (const tail of [0.0001, 0.01, 0.05, 0.2]) {
        const { low, high } = moderatedTInterval(fit, tail);
        expect(moderatedTTest(fit, low - 1e-9).greater).toBeLessThan(tail);
        expect(moderatedTTest(fit, low + 1e-9).greater).toBeGreaterThan(tail);
        expect(moderatedTTest(fit, high + 1e-9).less).toBeLessThan(tail);
        expect(moderatedTTest(fit, high - 1e-9).less).toBeGreaterThan(tail);
      }
      expect(moderatedTInterval(fit, 0)).toEqual({ low: -Infinity, high: Infinity });
    }
  });

  test('equal values are not certainty, and quiet neighbours do not vouch for a sample', () => {
    for (const { error, ownError } of moderatedTs(suite.map(() => [0.01, 0.01, 0.01]))) {
      expect(error).toBeGreaterThan(0.001);
      expect(ownError).toBeGreaterThan(0.001);
    }
    const loud = [0.5, 0.02, 0.3];
    const quiet = Array.from({ length: 30 }, (_, index) => [0.001, 0.002, 0.003 + index / 1e4]);
    const fit = moderatedTs([loud, ...quiet])[0];
    if (fit === undefined) throw new Error('a fit for every sample');
    // At thirty times the level its own test has to reject, and that has two degrees of freedom.
    expect(moderatedTTest(fit).greater).toBeGreaterThanOrEqual(0.1 / 31);
  });
});
