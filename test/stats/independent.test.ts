import { describe, expect, test } from 'vitest';
import { clopperPearson } from '../../scripts/evaluation/clopper-pearson.ts';
import { shareAt, usualLooks } from '../../src/analysis/looks.ts';
import { digamma, trigamma } from '../../src/stats/moderated-variance.ts';
import { rankSumTest } from '../../src/stats/rank-sum.ts';
import { segment } from '../../src/stats/segmentation.ts';
import { signedRankEstimate, signedRankTest } from '../../src/stats/signed-rank.ts';
import { stoppedMean } from '../../src/stats/stopped-mean.ts';

// Every expected number is the output of independent.py beside this file, with scipy 1.17.0 and ruptures 1.1.10.

describe('signed ranks, winsorized: scipy.stats.permutation_test over all signs', () => {
  const rounds = [0.031, -0.012, 0.045, 0.027, -0.005, 0.038, 0.011, 0.052, -0.02, 0.009, 0.4, -0.3];

  test.each([
    [0, 0.1103515625, 0.9189453125],
    [0.005, 0.1650390625, 0.8623046875],
  ])('shift %d', (shift, greater, less) => {
    expect(signedRankTest(rounds, shift).greater).toBeCloseTo(greater, 12);
    expect(signedRankTest(rounds, shift).less).toBeCloseTo(less, 12);
  });

  test('ties and a zero', () => {
    const tied = [0.02, -0.02, 0.04, 0.02, 0, 0.04, -0.02, 0.06, 0.02, 0.04];
    expect(signedRankTest(tied).greater).toBeCloseTo(0.0390625, 12);
    expect(signedRankTest(tied).less).toBeCloseTo(0.98046875, 12);
  });

  test('the interval, by trying every shift', () => {
    const [interval] = signedRankEstimate(rounds, [0.05]).intervals;
    expect(interval?.low).toBeCloseTo(-0.0045, 9);
    expect(interval?.high).toBeCloseTo(0.038, 9);
  });
});

describe('rank sum', () => {
  test('ties: scipy.stats.permutation_test over all splits', () => {
    const first = [1, 1.1, 1.1, 1.2, 1.3, 1.3, 1.5];
    const second = [1.1, 1.3, 1.4, 1.5, 1.5, 1.6];
    expect(rankSumTest(first, second).greater).toBeCloseTo(0.055944055944055944, 12);
    expect(rankSumTest(first, second).less).toBeCloseTo(0.9726107226107226, 12);
  });

  test('large samples: scipy.stats.mannwhitneyu, asymptotic', () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index + 1);
    const first = numbers.map((i) => ((i * 37) % 101) / 101);
    const second = numbers.map((i) => ((i * 53) % 97) / 97 + 0.11);
    expect(rankSumTest(first, second).greater).toBeCloseTo(0.11545815645030572, 10);
    expect(rankSumTest(first, second).less).toBeCloseTo(0.8864040985761152, 10);
  });
});

describe('looks', () => {
  test.each([
    [0.05, [7, 10, 14, 20, 28, 40]],
    [0.01, [10, 14, 20, 28, 40]],
    [0.01 / 20, [14, 20, 28, 40]],
    [0.01 / 200, [20, 28, 40]],
  ])('those that can reject share a level of %d equally, by scipy.stats.binom', (level, sharing) => {
    for (const look of usualLooks)
      expect(shareAt(usualLooks, look, level)).toBe(sharing.includes(look) ? 1 / sharing.length : 0);
  });

  test.each([
    [2, 0.0296, 0.029303998],
    [2, 0.036, 0.03340709],
    [3, 0.028, 0.027111529],
    [3, 0.032, 0.028863397],
    [4, 0.0225, 0.022170555],
    [4, 0.0296, 0.025324589],
  ])(
    'a mean that stopped at look %d at %d: scipy.stats.multivariate_normal and brentq',
    (stage, mean, truth) => {
      const looks = [14, 20, 28, 40].map((count) => ({
        count,
        boundary: 0.005 + (3.66 * 0.03) / Math.sqrt(count),
      }));
      // The integration is good for four digits.
      expect(Math.abs(stoppedMean(mean, looks.slice(0, stage), 0.03) - truth)).toBeLessThan(1e-5);
    },
  );
});

test.each([
  [0.01, -100.56088545786868, 10001.621213528311],
  [0.3, -3.502524222200133, 12.245364546107734],
  [2.5, 0.7031566406452432, 0.4903577561002349],
  [7, 1.872784335098467, 0.15354517795933756],
  [400, 5.990214026274974, 0.002503127604163412],
])('digamma and trigamma of %d: scipy.special', (x, first, second) => {
  expect(digamma(x) / first).toBeCloseTo(1, 8);
  expect(trigamma(x) / second).toBeCloseTo(1, 8);
});

test.each([
  [3, 40, 0.0022076967851514784, 0.33904933329976045],
  [0, 10, 0, 0.601892829446507],
  [57, 1000, 0.03347797711130622, 0.08914842067155658],
])('the bounds of %d of %d that the calibration uses: scipy.stats.binomtest', (count, of, low, high) => {
  const interval = clopperPearson(count, of, 0.9998);
  expect(interval.low).toBeCloseTo(low, 9);
  expect(interval.high).toBeCloseTo(high, 9);
});

describe('segments of constant level: ruptures.Pelt, l2', () => {
  const series = Float64Array.from({ length: 120 }, (_, place) => {
    const steps = [
      [31, 0.9],
      [33, -0.5],
      [70, 0.6],
      [101, -1.1],
    ] as const;
    const level = steps.reduce((sum, [from, step]) => (place >= from ? sum + step : sum), 0);
    return (((place + 1) * 7919) % 104729) / 104729 + level;
  });

  test.each([
    [0.5, 11.339697317663013],
    [1.5, 14.907864700407735],
    [4, 21.98504307390946],
  ])('the smallest cost at a penalty of %d', (penalty, smallest) => {
    const starts = segment(series, penalty);
    const ends = [...starts, series.length];
    const cost = [0, ...starts].reduce((sum, from, piece) => {
      const points = series.subarray(from, ends[piece]);
      const mean = points.reduce((total, value) => total + value, 0) / points.length;
      return sum + points.reduce((total, value) => total + (value - mean) ** 2, 0);
    }, penalty * starts.length);
    expect(cost).toBeCloseTo(smallest, 9);
  });
});
