import {
  compareRuns,
  decideScreened,
  joinScreened,
  planScreen,
  prospectOf,
  screen,
  usualLooks,
} from '../../src/analysis/index.ts';
import { ownMetrics, policySchema, type Decision } from '../../src/model/index.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { makePair } from '../analysis/runs.ts';
import { Rate, seedOf } from './grid.ts';
import { histories, runOf, simulateHistory, type HistoryName, type Simulated } from './histories.ts';
import { benchmarksOf, worlds } from './worlds.ts';

/**
 * The whole of strategy `auto`, with the default policy: one run of head is screened by thirty stored ones, and suspects
 * and what cannot be screened go on to rounds, with looks, until they are settled.
 */
const policy = policySchema.parse({});
const benchmarks = 20;
const stored = 30;

/** Changes of the first benchmarks of a gate in which something changed; the others are unchanged. */
export const slowdowns = [0.05, 0.1, 0.2] as const;

export interface WholeGates {
  readonly history: HistoryName;
  /** Gates of unchanged code that failed. */
  readonly alarm: Rate;
  /** Unchanged benchmarks that one run was enough for. */
  readonly spared: Rate;
  /** By slowdown: slower benchmarks that were called regressed at the end. */
  readonly caught: readonly Rate[];
}

/** @param gates simulated gates of unchanged code, and as many in which something changed. */
export function simulateAuto(name: HistoryName, gates: number): WholeGates {
  const random = seededRandom(seedOf(`auto ${name}`));
  const result: WholeGates = {
    history: name,
    alarm: new Rate(),
    spared: new Rate(),
    caught: slowdowns.map(() => new Rate()),
  };
  for (let gate = 0; gate < gates; gate += 1) {
    const simulated = simulateHistory(histories[name], random, stored, benchmarks);
    const quiet = gateOf(simulated, () => 0, random);
    result.alarm.add(quiet.outcome === 'failed', policy.alpha);
    for (const { kind } of quiet.verdicts) result.spared.add(kind === 'not-suspected', 0);
    const slowed = gateOf(simulated, (benchmark) => slowdowns[benchmark] ?? 0, random);
    for (const [index, rate] of result.caught.entries()) {
      const verdict = slowed.verdicts.find(({ benchmark }) => benchmark === `b${String(index)}`);
      rate.add(verdict?.kind === 'regressed', 0);
    }
  }
  return result;
}

function gateOf(
  { history, last }: Simulated,
  changeOf: (benchmark: number) => number,
  random: Random,
): Decision {
  const run = runOf(last, (benchmark) => Math.log1p(changeOf(benchmark)));
  const screenable = planScreen(history, run.environment, policy).filter(({ screened }) => screened);
  const names = new Set(screenable.map(({ benchmark }) => benchmark));
  const seen = { ...run, samples: run.samples.filter(({ benchmark }) => names.has(benchmark)) };
  const screened = screen(history, seen, policy);
  const passed = new Set(screened.notSuspected.map(({ benchmark }) => benchmark));
  const rest = last.map((_, index) => index).filter((index) => !passed.has(`b${String(index)}`));
  if (rest.length === 0) return decideScreened(history, seen, screened, policy);
  const metrics = { time: ownMetrics.time };
  const prospect = prospectOf(
    policy,
    rest.map((index) => ({ id: String(index), metrics })),
  );
  const sides = rest.map((index) => {
    const truth = { change: changeOf(index), bias: 0 };
    const [one] = benchmarksOf(worlds['start, slot and directory cost, each its own way'], truth, 1, random);
    if (one === undefined) throw new Error('one benchmark was asked for');
    for (const look of usualLooks) {
      one.measure(look);
      const soFar = { name: 'time', base: one.base, head: one.head };
      if (prospect.outlook(String(index), [soFar], usualLooks).settled) break;
    }
    return [`b${String(index)}`, one] as const;
  });
  const [base, head] = makePair(
    Object.fromEntries(sides.map(([name, one]) => [name, one.base])),
    Object.fromEntries(sides.map(([name, one]) => [name, one.head])),
  );
  for (const side of [base, head]) if (side.pairing !== undefined) side.pairing.looks = [...usualLooks];
  return joinScreened(compareRuns(base, head, policy), seen, screened);
}
