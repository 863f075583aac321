import { expect, test } from 'vitest';
import { largestBias, compareRuns } from '../../src/analysis/index.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { signedRankTest } from '../../src/stats/signed-rank.ts';
import { makePair } from '../analysis/runs.ts';
import { benchmarksOf, normal, worlds, type World } from './worlds.ts';

// What is said beside error rates, which the grid holds. Bounds are four standard errors of a binomial count around the claim.
const rounds = 20;

/** One benchmark with a change of the code, judged at alpha 5 %. */
function verdictOf(
  world: World,
  random: Random,
  change: number,
): ReturnType<typeof compareRuns>['verdicts'][number] | undefined {
  const [one] = benchmarksOf(world, { change, bias: 0 }, 1, random);
  one?.measure(rounds);
  return compareRuns(...makePair({ a: one?.base ?? [] }, { a: one?.head ?? [] }), { alpha: 0.05 })
    .verdicts[0];
}

function fourErrors(probability: number, count: number): number {
  return 4 * Math.sqrt((probability * (1 - probability)) / count);
}

test('p below its level is as frequent as the level when the truth sits on the bias allowance', () => {
  const random = seededRandom(14);
  const count = 4000;
  let rejected = 0;
  for (let index = 0; index < count; index += 1) {
    const verdict = verdictOf(worlds.normal, random, 0.005);
    if ((verdict?.change?.estimate ?? 0) > 0 && (verdict?.p ?? 1) <= 0.05) rejected += 1;
  }
  // Signed ranks of 20 rounds come in steps: the largest attainable p up to 0.05 is 0.0487.
  expect(Math.abs(rejected / count - 0.0487)).toBeLessThanOrEqual(fourErrors(0.0487, count));
});

test('`detectable` is a change that is detected in 80 % of cases', () => {
  const random = seededRandom(15);
  const detectable: number[] = [];
  for (let index = 0; index < 400; index += 1) {
    const found = verdictOf(worlds.normal, random, 0)?.detectable;
    if (typeof found === 'number') detectable.push(found);
  }
  const typical = detectable.sort((a, b) => a - b)[detectable.length >> 1] ?? NaN;
  let red = 0;
  const count = 1000;
  for (let index = 0; index < count; index += 1) {
    if (verdictOf(worlds.normal, random, typical)?.kind === 'regressed') red += 1;
  }
  expect(red / count).toBeGreaterThan(0.7);
  expect(red / count).toBeLessThan(0.92);
});

test('odd rounds are survived better than with plain ranks', () => {
  const random = seededRandom(16);
  const count = 1000;
  const level = 0.01 / 20;
  let winsorized = 0;
  let plain = 0;
  for (let index = 0; index < count; index += 1) {
    const ratios = Array.from({ length: rounds }, () => {
      const mode = (): number => (random() < 0.05 ? 0.08 : 0);
      return 0.006 * normal(random) + mode() - mode() + Math.log1p(0.03);
    });
    if (signedRankTest(ratios, largestBias).greater <= level) winsorized += 1;
    if (signedRankTest(ratios, largestBias, 1).greater <= level) plain += 1;
  }
  expect(winsorized - plain).toBeGreaterThan(fourErrors(0.5, count) * count);
});
