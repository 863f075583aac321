import type { Run } from '../../src/model/index.ts';
import type { Random } from '../../src/stats/random.ts';
import { makeRun } from '../analysis/runs.ts';
import { normal } from './worlds.ts';

// Stored histories of unchanged code, and one run more.

/** Student's t with three degrees of freedom. */
function heavy(random: Random): number {
  const squares = normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2;
  return normal(random) / Math.sqrt(squares / 3);
}

/** Logs of the runs of a suite, oldest first, by benchmark. */
type History = (random: Random, runs: number, benchmarks: number) => number[][];

function independent(draw: (random: Random) => number): History {
  return (random, runs, benchmarks) =>
    Array.from({ length: runs }, () => Array.from({ length: benchmarks }, () => draw(random)));
}

export const shared: History = (random, runs, benchmarks) => {
  const answers = Array.from({ length: benchmarks }, () => 0.5 + random());
  return Array.from({ length: runs }, () => {
    const machine = 0.15 * Math.floor(3 * random());
    const busy = 0.02 * Math.abs(normal(random));
    return answers.map((answer) => machine * answer + busy + 0.01 * normal(random));
  });
};

export const histories = {
  normal: independent((random) => 0.01 * normal(random)),
  'skewed (log-normal tail)': independent((random) => 0.02 * Math.exp(normal(random))),
  'heavy tails (Student, 3 degrees)': independent((random) => 0.01 * heavy(random)),
  'benchmarks of very different noise': (random, runs, benchmarks) => {
    const spreads = Array.from({ length: benchmarks }, (_, index) => 0.002 * 2 ** (index % 6));
    return Array.from({ length: runs }, () => spreads.map((spread) => spread * normal(random)));
  },
  'three classes of machine, and neighbours': shared,
  'each run like the one before': (random, runs, benchmarks) => {
    const state = Array.from({ length: benchmarks }, () => normal(random));
    return Array.from({ length: runs }, () =>
      state.map((now, index) => {
        const next = 0.5 * now + Math.sqrt(0.75) * normal(random);
        state[index] = next;
        return 0.01 * next;
      }),
    );
  },
  'a change of the code in the middle': (random, runs, benchmarks) =>
    Array.from({ length: runs }, (_, run) =>
      Array.from({ length: benchmarks }, () => (run < runs / 2 ? 0.2 : 0) + 0.01 * normal(random)),
    ),
} satisfies Record<string, History>;

export type HistoryName = keyof typeof histories;
export const historyNames = Object.keys(histories) as HistoryName[];

export function runOf(logs: readonly number[], change: (benchmark: number) => number = () => 0): Run {
  return makeRun(
    Object.fromEntries(
      logs.map((log, index) => [`b${String(index)}`, [0.001 * Math.exp(log + change(index))]]),
    ),
  );
}

export interface Simulated {
  readonly history: Run[];
  readonly last: readonly number[];
}

export function simulateHistory(world: History, random: Random, runs: number, benchmarks: number): Simulated {
  const rows = world(random, runs + 1, benchmarks);
  return { history: rows.slice(0, -1).map((row) => runOf(row)), last: rows.at(-1) ?? [] };
}
