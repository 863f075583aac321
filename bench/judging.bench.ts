import type { Bench } from 'tinybench';
import { compareRuns, detectChangePoints, judgeAgainstHistory } from '../src/analysis/index.ts';
import { seededRandom } from '../src/stats/random.ts';
import { makePair, makeRun } from '../test/analysis/runs.ts';

const random = seededRandom(1);

/** Times of a suite, as noisy as those of a quiet machine. */
function suite(benchmarks: number, rounds: number): Record<string, number[]> {
  return Object.fromEntries(
    Array.from({ length: benchmarks }, (_, index) => [
      `benchmark ${String(index)}`,
      Array.from({ length: rounds }, () => 1e-3 * (1 + 0.02 * random())),
    ]),
  );
}

const [base, head] = makePair(suite(20, 20), suite(20, 20));
const history = Array.from({ length: 30 }, () => makeRun(suite(10, 1)));
const run = makeRun(suite(10, 1));
const series = Array.from({ length: 300 }, (_, index) => (index < 150 ? 1 : 1.1) * (1 + 0.02 * random()));

export default (bench: Bench): void => {
  bench.add('two runs of 20 benchmarks', () => compareRuns(base, head));
  bench.add('one run beside 30 stored ones', () => judgeAgainstHistory(history, run));
  bench.add('change points of 300 runs', () => detectChangePoints(series));
};
