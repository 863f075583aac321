import { describe, expect, test } from 'vitest';
import { biasAllowance, compareRuns } from '../../src/analysis/index.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { signedRankTest } from '../../src/stats/signed-rank.ts';
import { makePair } from '../analysis/runs.ts';

/**
 * Claims about errors, by their definition: many gates are simulated as two sides and a coin (never as ready-made log
 * ratios), and what happened is counted. Bounds are four standard errors of a binomial count around the claim.
 */
const rounds = 20;

function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 1e-12));
}

/**
 * Log time of one trial; `state` is the round's own, shared by both sides, as slow minutes of a machine are. `first` says
 * whether this side held the first place: what the place costs is what the coin has to cancel.
 */
type World = (random: Random, state: { round: number; shared: number }, first: boolean) => number;

const worlds: Record<string, World> = {
  normal: (random) => 0.01 * normal(random),
  'skewed (log-normal tail)': (random) => 0.02 * Math.exp(normal(random)),
  'heavy tails (Student, 2 degrees)': (random) =>
    (0.01 * normal(random)) / Math.sqrt(-Math.log(Math.max(random(), 1e-12))),
  'two JIT modes': (random) => (random() < 0.15 ? 0.08 : 0) + 0.004 * normal(random),
  'drift shared by both sides': (random, state) => 0.02 * state.round + 0.01 * normal(random),
  'a random walk shared by both sides': (random, state) => state.shared + 0.005 * normal(random),
  'the first place is slower': (random, _, first) => (first ? 0.01 : 0) + 0.005 * normal(random),
  'rounded to a coarse clock': (random) => Math.log(1 + Math.round(4 * normal(random)) / 400),
};

/** Samples of one benchmark: the coin swaps which side stands in the first place. */
function measurePair(world: World, random: Random, effect: number): { base: number[]; head: number[] } {
  const base: number[] = [];
  const head: number[] = [];
  let shared = 0;
  for (let round = 0; round < rounds; round += 1) {
    shared += 0.02 * normal(random);
    const baseFirst = random() < 0.5;
    const a = world(random, { round, shared }, true);
    const b = world(random, { round, shared }, false);
    base.push(Math.exp(baseFirst ? a : b));
    head.push(Math.exp((baseFirst ? b : a) + Math.log1p(effect)));
  }
  return { base, head };
}

function gateOf(
  world: World,
  random: Random,
  benchmarks: number,
  effect = 0,
): ReturnType<typeof compareRuns> {
  const base: Record<string, number[]> = {};
  const head: Record<string, number[]> = {};
  for (let index = 0; index < benchmarks; index += 1) {
    const pair = measurePair(world, random, effect);
    base[`b${String(index)}`] = pair.base;
    head[`b${String(index)}`] = pair.head;
  }
  return compareRuns(...makePair(base, head), { alpha: 0.05 });
}

function fourErrors(probability: number, count: number): number {
  return 4 * Math.sqrt((probability * (1 - probability)) / count);
}

describe.each(Object.entries(worlds))('unchanged code in a world of: %s', (name, world) => {
  // With ties a table is made for each pattern of them, which takes longer.
  const share = name.startsWith('rounded') ? 0.25 : 1;

  test('a gate of ten benchmarks is red at most as often as alpha says', () => {
    const random = seededRandom(11);
    const gates = 600 * share;
    let red = 0;
    for (let gate = 0; gate < gates; gate += 1) if (gateOf(world, random, 10).outcome === 'failed') red += 1;
    expect(red / gates).toBeLessThanOrEqual(0.05 + fourErrors(0.05, gates));
  });

  test('the interval covers no change as often as it says', () => {
    const random = seededRandom(12);
    const count = 2000 * share;
    let covered = 0;
    for (let index = 0; index < count; index += 1) {
      const change = gateOf(world, random, 1).verdicts[0]?.change;
      if ((change?.low ?? -1) <= 0 && (change?.high ?? 1) >= 0) covered += 1;
    }
    expect(covered / count).toBeGreaterThanOrEqual(0.9 - fourErrors(0.9, count));
  });

  test('a change of exactly the minimum effect is called within at most as often as its level says', () => {
    const random = seededRandom(13);
    const count = 2000 * share;
    let within = 0;
    for (let index = 0; index < count; index += 1) {
      if (gateOf(world, random, 1, 0.02).verdicts[0]?.kind === 'within') within += 1;
    }
    expect(within / count).toBeLessThanOrEqual(0.05 + fourErrors(0.05, count));
  });
});

test('p below its level is as frequent as the level when the truth sits on the bias allowance', () => {
  const random = seededRandom(14);
  const count = 4000;
  const world = worlds.normal as World;
  let rejected = 0;
  for (let index = 0; index < count; index += 1) {
    const verdict = gateOf(world, random, 1, 0.005).verdicts[0];
    if ((verdict?.change?.estimate ?? 0) > 0 && (verdict?.p ?? 1) <= 0.05) rejected += 1;
  }
  // Signed ranks of 20 rounds come in steps: the largest attainable p up to 0.05 is 0.0487.
  expect(Math.abs(rejected / count - 0.0487)).toBeLessThanOrEqual(fourErrors(0.0487, count));
});

test('`detectable` is a change that is detected in 80 % of cases', () => {
  const world = worlds.normal as World;
  const random = seededRandom(15);
  const detectable: number[] = [];
  for (let index = 0; index < 400; index += 1) {
    const found = gateOf(world, random, 1).verdicts[0]?.detectable;
    if (typeof found === 'number') detectable.push(found);
  }
  const typical = detectable.sort((a, b) => a - b)[detectable.length >> 1] ?? NaN;
  let red = 0;
  const count = 1000;
  for (let index = 0; index < count; index += 1) {
    if (gateOf(world, random, 1, typical).outcome === 'failed') red += 1;
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
    if (signedRankTest(ratios, biasAllowance).greater <= level) winsorized += 1;
    if (signedRankTest(ratios, biasAllowance, 1).greater <= level) plain += 1;
  }
  expect(winsorized - plain).toBeGreaterThan(fourErrors(0.5, count) * count);
});
