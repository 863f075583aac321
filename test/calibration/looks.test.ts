import { expect, test } from 'vitest';
import { compareRuns, prospectOf, usualLooks } from '../../src/analysis/index.ts';
import { ownMetrics, policySchema } from '../../src/model/index.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { makePair } from '../analysis/runs.ts';
import { benchmarksOf, normal, type Sides, type World } from './worlds.ts';

// What looks are good for; what they cost is held by the grid.

const family = 20;
const policy = policySchema.parse({ alpha: 0.05 });
const prospect = prospectOf(
  policy,
  Array.from({ length: family }, (_, index) => ({ id: String(index), metrics: { time: ownMetrics.time } })),
);

function noise(spread: number): World {
  return { machine: (random) => () => [spread * normal(random), spread * normal(random)] };
}

function untilSettled(world: World, change: number, random: Random): Sides[] {
  const sides = benchmarksOf(world, { change, bias: 0 }, 1, random);
  for (const one of sides) {
    for (const look of usualLooks) {
      one.measure(look);
      if (prospect.outlook('0', [{ name: 'time', base: one.base, head: one.head }], usualLooks).settled)
        break;
    }
  }
  return sides;
}

function isRed(sides: readonly Sides[], looks: readonly number[] | null): boolean {
  const [base, head] = makePair({ a: sides[0]?.base ?? [] }, { a: sides[0]?.head ?? [] });
  for (const run of [base, head])
    if (looks !== null && run.pairing !== undefined) run.pairing.looks = [...looks];
  return compareRuns(base, head, { alpha: policy.alpha / family }).outcome === 'failed';
}

test('looks save most of the rounds where nothing changed, and find more where something did', () => {
  const random = seededRandom(25);
  const count = 800;
  let rounds = 0;
  let found = 0;
  let foundOnce = 0;
  for (let index = 0; index < count; index += 1) {
    rounds += untilSettled(noise(0.004), 0, random)[0]?.base.length ?? NaN;
    if (isRed(untilSettled(noise(0.018), 0.03, random), usualLooks)) found += 1;
    // The same time without looks: 20 rounds for each, 13 of which the quiet ones leave unused.
    const once = benchmarksOf(noise(0.018), { change: 0.03, bias: 0 }, 1, random);
    once[0]?.measure(20);
    if (isRed(once, null)) foundOnce += 1;
  }
  expect(rounds / count).toBeLessThan(9);
  expect(found - foundOnce).toBeGreaterThan(4 * Math.sqrt(0.25 / count) * count);
});
