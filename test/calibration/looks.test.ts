import { describe, expect, test } from 'vitest';
import { compareRuns, prospectOf, usualLooks, type Prospect } from '../../src/analysis/index.ts';
import { ownMetrics, policySchema, type Decision } from '../../src/model/index.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { makePair } from '../analysis/runs.ts';

/**
 * What looking again and again costs, by definition: whole gates are simulated as two sides and a coin, with rounds added
 * until every benchmark is settled, and what the decision said is counted. Bounds are four standard errors of a binomial
 * count around the claim.
 */
const policy = policySchema.parse({ alpha: 0.05 });

function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 1e-12));
}

/** Log time of a trial; the place that the coin gave may be the slower one. */
type World = (random: Random, round: number, first: boolean) => number;

const worlds: Record<string, World> = {
  normal: (random) => 0.01 * normal(random),
  'heavy tails (Student, 2 degrees)': (random) =>
    (0.01 * normal(random)) / Math.sqrt(-Math.log(Math.max(random(), 1e-12))),
  'two JIT modes, drift, a slower place': (random, round, first) =>
    (random() < 0.1 ? 0.08 : 0) + 0.01 * round + (first ? 0.01 : 0) + 0.006 * normal(random),
};

/** When a benchmark stops; a look that was planned can be left out by anybody for any reason. */
type Stop = (base: readonly number[], head: readonly number[], family: number) => boolean;

const prospects = new Map<number, Prospect>();

function prospectFor(family: number): Prospect {
  const metrics = { time: ownMetrics.time };
  const benchmarks = Array.from({ length: family }, (_, index) => ({ id: String(index), metrics }));
  const prospect = prospects.get(family) ?? prospectOf(policy, benchmarks);
  prospects.set(family, prospect);
  return prospect;
}

const whenSettled: Stop = (base, head, family) =>
  prospectFor(family).outlook('0', [{ name: 'time', base, head }], usualLooks).settled;

/** Stops at the first look at which head seems slower: the worst that impatience can do. */
const whenItLooksBad: Stop = (base, head, family) =>
  judge([[base, head]], family).verdicts[0]?.kind === 'regressed';

function judge(
  pairs: readonly (readonly [readonly number[], readonly number[]])[],
  family: number,
): Decision {
  const named = (side: 0 | 1): Record<string, readonly number[]> =>
    Object.fromEntries(pairs.map((pair, index) => [`b${String(index)}`, pair[side]]));
  const [base, head] = makePair(named(0), named(1));
  for (const run of [base, head]) if (run.pairing !== undefined) run.pairing.looks = [...usualLooks];
  return compareRuns(base, head, { ...policy, alpha: (policy.alpha * pairs.length) / family });
}

function measure(
  world: World,
  random: Random,
  effect: number,
  family: number,
  stop: Stop,
): [number[], number[]] {
  const base: number[] = [];
  const head: number[] = [];
  for (const look of usualLooks) {
    for (let round = base.length; round < look; round += 1) {
      const baseFirst = random() < 0.5;
      const [one, two] = [world(random, round, true), world(random, round, false)];
      base.push(Math.exp(baseFirst ? one : two));
      head.push(Math.exp((baseFirst ? two : one) + Math.log1p(effect)));
    }
    if (stop(base, head, family)) break;
  }
  return [base, head];
}

function fourErrors(probability: number, count: number): number {
  return 4 * Math.sqrt((probability * (1 - probability)) / count);
}

describe.each(Object.entries(worlds))('rounds until settled, in a world of: %s', (_, world) => {
  test.each([
    ['settled', whenSettled],
    ['bad enough', whenItLooksBad],
  ] as const)(
    'a gate of unchanged code, stopped when %s, is red at most as often as alpha says',
    (_, stop) => {
      const random = seededRandom(21);
      const gates = 300;
      let red = 0;
      for (let gate = 0; gate < gates; gate += 1) {
        const pairs = Array.from({ length: 5 }, () => measure(world, random, 0, 5, stop));
        if (judge(pairs, 5).outcome === 'failed') red += 1;
      }
      expect(red / gates).toBeLessThanOrEqual(0.05 + fourErrors(0.05, gates));
    },
  );

  test('a side bias of the whole allowance is forgiven', () => {
    const random = seededRandom(22);
    const gates = 300;
    let red = 0;
    for (let gate = 0; gate < gates; gate += 1) {
      const pairs = Array.from({ length: 5 }, () => measure(world, random, 0.005, 5, whenItLooksBad));
      if (judge(pairs, 5).outcome === 'failed') red += 1;
    }
    expect(red / gates).toBeLessThanOrEqual(0.05 + fourErrors(0.05, gates));
  });

  test('the interval at the end covers the truth as often as it says', () => {
    const random = seededRandom(23);
    const count = 600;
    let covered = 0;
    for (let index = 0; index < count; index += 1) {
      const change = judge([measure(world, random, 0.02, 1, whenSettled)], 1).verdicts[0]?.change;
      if ((change?.low ?? -1) <= 0.02 && (change?.high ?? 1) >= 0.02) covered += 1;
    }
    expect(covered / count).toBeGreaterThanOrEqual(0.9 - fourErrors(0.9, count));
  });

  test('a change of exactly the minimum effect is called within at most as often as its level says', () => {
    const random = seededRandom(24);
    const count = 600;
    let within = 0;
    for (let index = 0; index < count; index += 1) {
      if (judge([measure(world, random, 0.02, 1, whenSettled)], 1).verdicts[0]?.kind === 'within')
        within += 1;
    }
    expect(within / count).toBeLessThanOrEqual(0.05 + fourErrors(0.05, count));
  });
});

test('looks save most of the rounds where nothing changed, and find more where something did', () => {
  const random = seededRandom(25);
  const family = 20;
  const quiet: World = (draw) => 0.004 * normal(draw);
  const noisy: World = (draw) => 0.018 * normal(draw);
  let rounds = 0;
  let found = 0;
  let foundOnce = 0;
  const count = 800;
  for (let index = 0; index < count; index += 1) {
    rounds += measure(quiet, random, 0, family, whenSettled)[0].length;
    const pair = measure(noisy, random, 0.03, family, whenSettled);
    if (judge([pair], family).outcome === 'failed') found += 1;
    // The same time without looks: 20 rounds for each, 13 of which the quiet ones leave unused.
    const once = measure(noisy, random, 0.03, family, (base) => base.length >= 20);
    const [base, head] = makePair({ a: once[0] }, { a: once[1] });
    if (compareRuns(base, head, { alpha: policy.alpha / family }).outcome === 'failed') foundOnce += 1;
  }
  expect(rounds / count).toBeLessThan(9);
  expect(found - foundOnce).toBeGreaterThan(fourErrors(0.5, count) * count);
});
