import { describe, expect, test } from 'vitest';
import { judgeAgainstHistory, planScreen, screen } from '../../src/analysis/index.ts';
import type { Run } from '../../src/model/index.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { makeRun } from '../analysis/runs.ts';
import { histories, runOf, shared, simulateHistory } from './histories.ts';
import { normal } from './worlds.ts';

/**
 * Claims about a stored history, by their definition: many histories of unchanged code are simulated, one more run is
 * judged by each, and what happened is counted. Bounds are four standard errors of a binomial count around the claim.
 */
function fourErrors(probability: number, count: number): number {
  return 4 * Math.sqrt((probability * (1 - probability)) / count);
}

const alpha = 0.05;

describe.each(Object.entries(histories))('unchanged code in a world of: %s', (_, world) => {
  test.each([30, 6])(
    'a suite of eight with a history of %s runs is red at most as often as alpha says',
    (runs) => {
      const random = seededRandom(21);
      const gates = 300;
      let red = 0;
      for (let gate = 0; gate < gates; gate += 1) {
        const { history, last } = simulateHistory(world, random, runs, 8);
        if (judgeAgainstHistory(history, runOf(last), { alpha }).outcome !== 'passed') red += 1;
      }
      expect(red / gates).toBeLessThanOrEqual(alpha + fourErrors(alpha, gates));
    },
  );

  test('the interval covers no change as often as it says', () => {
    const random = seededRandom(22);
    const count = 500;
    let covered = 0;
    for (let index = 0; index < count; index += 1) {
      const { history, last } = simulateHistory(world, random, 20, 1);
      const change = judgeAgainstHistory(history, runOf(last), { alpha }).verdicts[0]?.change;
      if ((change?.low ?? -1) <= 0 && (change?.high ?? 1) >= 0) covered += 1;
    }
    expect(covered / count).toBeGreaterThanOrEqual(0.9 - fourErrors(0.9, count));
  });

  test('a screen sends on one unchanged benchmark in ten at most, and catches what it promises', () => {
    const random = seededRandom(23);
    const suites = 80;
    let screened = 0;
    let unchangedSent = 0;
    let changed = 0;
    let changedSent = 0;
    for (let index = 0; index < suites; index += 1) {
      const { history, last } = simulateHistory(world, random, 30, 8);
      const run = runOf(last);
      const plan = planScreen(history, run.environment, { requiredSensitivity: 1 });
      const sentOn = (judged: Run): Set<string> =>
        new Set(
          screen(history, judged, { requiredSensitivity: 1 })
            // The witnesses of a common movement come on top.
            .suspects.filter(({ p }) => p !== null)
            .map(({ benchmark }) => benchmark),
        );
      const unchanged = sentOn(run);
      screened += plan.length;
      unchangedSent += unchanged.size;
      for (const { benchmark: name, catches } of plan.slice(0, 2)) {
        changed += 1;
        const slower = runOf(last, (benchmark) =>
          name === `b${String(benchmark)}` ? Math.log1p(catches ?? 0) : 0,
        );
        if (sentOn(slower).has(name)) changedSent += 1;
      }
    }
    expect(unchangedSent / screened).toBeLessThanOrEqual(0.1 + fourErrors(0.1, screened));
    expect(changedSent / changed).toBeGreaterThanOrEqual(0.9 - fourErrors(0.9, changed));
  });
});

test('a class of machines that the profile tells hides no regression', () => {
  const random = seededRandom(24);
  let caught = 0;
  const count = 100;
  for (let index = 0; index < count; index += 1) {
    const { history, last } = simulateHistory(shared, random, 40, 12);
    const slower = runOf(last, (benchmark) => (benchmark === 0 ? Math.log1p(0.2) : 0));
    const decision = judgeAgainstHistory(history, slower);
    if (decision.verdicts.find(({ benchmark }) => benchmark === 'b0')?.kind === 'regressed') caught += 1;
  }
  // The levels of the classes lie 15 % apart, so that without the profile 20 % is no more than the next class.
  expect(caught / count).toBeGreaterThan(0.5);
});

test('an improvement of one benchmark makes no other one look worse', () => {
  const random = seededRandom(25);
  const gates = 200;
  let red = 0;
  for (let gate = 0; gate < gates; gate += 1) {
    const { history, last } = simulateHistory(shared, random, 30, 5);
    const faster = runOf(last, (benchmark) => (benchmark === 0 ? -Math.log(2) : 0));
    if (judgeAgainstHistory(history, faster, { alpha }).outcome !== 'passed') red += 1;
  }
  expect(red / gates).toBeLessThanOrEqual(alpha + fourErrors(alpha, gates));
});

test('runs of one trial are not judged as if they had the twenty of the stored ones', () => {
  const random = seededRandom(26);
  const gates = 300;
  const trials = (count: number): number[] =>
    Array.from({ length: count }, () => 0.001 * Math.exp(0.05 * normal(random)));
  let red = 0;
  for (let gate = 0; gate < gates; gate += 1) {
    const history = Array.from({ length: 20 }, () => makeRun({ a: trials(20) }));
    if (judgeAgainstHistory(history, makeRun({ a: trials(1) }), { alpha }).outcome !== 'passed') red += 1;
  }
  expect(red / gates).toBeLessThanOrEqual(alpha + fourErrors(alpha, gates));
});
