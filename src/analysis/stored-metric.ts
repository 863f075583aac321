import { policyFor, type Environment, type Metric, type Policy, type Run } from '../model/index.ts';
import { medianOrNull, type Comparison, type Levels } from './comparison.ts';
import {
  commonMovements,
  comparePrediction,
  historyWindow,
  learnSuite,
  predictRun,
  type Row,
  type SuiteHistory,
} from './prediction.ts';

/** Complete runs of one machine class, oldest first: those that a run with this environment may be compared with. */
export function comparableRuns(history: readonly Run[], environment: Environment): Run[] {
  return history.filter(
    (earlier) => earlier.environment.fingerprint === environment.fingerprint && earlier.complete,
  );
}

/** The runs without the samples that the policy ignores. */
export function judgedOnly(runs: readonly Run[], policy: Policy): Run[] {
  const rules = policyFor(policy);
  return runs.map((run) => ({
    ...run,
    samples: run.samples.filter(({ benchmark, metric }) => !rules(benchmark, metric).ignore),
  }));
}

/** The values of one metric over a suite and its earlier runs, as logs; columns are `benchmarks`. */
export interface StoredMetric {
  readonly metric: string;
  readonly benchmarks: readonly string[];
  /** By run, oldest first, newest {@link historyWindow}. */
  readonly rows: readonly Row[];
  readonly learnt: SuiteHistory;
  /** By benchmark: pooled variance between the trials of one run, log scale; 0 where no run has two. */
  readonly trialVariances: readonly number[];
  /** By benchmark: mean over the runs of what their number of trials leaves of it in their medians. */
  readonly summaryVariances: readonly number[];
}

/** Learns what `history` (comparable runs, oldest first) says about `metric`. */
export function learnMetric(history: readonly Run[], metric: string): StoredMetric {
  const recent = history.slice(-historyWindow);
  const byRun = recent.map(
    (run) =>
      new Map(
        run.samples
          .filter((sample) => sample.metric === metric)
          .map((sample) => [sample.benchmark, sample.values] as const),
      ),
  );
  const benchmarks = [...new Set(byRun.flatMap((run) => [...run.keys()]))];
  const rows = byRun.map((run) => benchmarks.map((benchmark) => logOf(run.get(benchmark))));
  const trials = benchmarks.map((benchmark) =>
    byRun.map((run) => run.get(benchmark) ?? []).filter((values) => !Number.isNaN(logOf(values))),
  );
  const trialVariances = trials.map(pooledVariance);
  const summaryVariances = trials.map((runs, index) =>
    runs.length === 0
      ? 0
      : runs.reduce(
          (sum, values) => sum + varianceOfMedian(trialVariances[index] as number, values.length),
          0,
        ) / runs.length,
  );
  return { metric, benchmarks, rows, learnt: learnSuite(rows), trialVariances, summaryVariances };
}

/** The logs of a run's medians in the columns of `stored`; NaN where it has no positive value. */
export function rowOf(run: Run, stored: StoredMetric): Row {
  const values = new Map(
    run.samples
      .filter((sample) => sample.metric === stored.metric)
      .map((sample) => [sample.benchmark, sample.values] as const),
  );
  return stored.benchmarks.map((benchmark) => logOf(values.get(benchmark)));
}

/**
 * What a run with this many trials varies by beyond the stored ones: the spread between runs is learnt from the runs
 * themselves, and only where the new run has fewer trials than they have is it less certain than they are.
 */
export function extraVariance(stored: StoredMetric, column: number, trials: number): number {
  const now = varianceOfMedian(stored.trialVariances[column] as number, trials);
  return Math.max(0, now - (stored.summaryVariances[column] as number));
}

function logOf(values: readonly number[] | undefined): number {
  const middle = medianOrNull(values ?? []);
  return middle === null || middle <= 0 || (values ?? []).some((value) => value <= 0)
    ? NaN
    : Math.log(middle);
}

function pooledVariance(runs: readonly (readonly number[])[]): number {
  let squares = 0;
  let degrees = 0;
  for (const values of runs) {
    const logs = values.map(Math.log);
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    squares += logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
    degrees += logs.length - 1;
  }
  return degrees === 0 ? 0 : squares / degrees;
}

/** For normal data and many values pi / 2 times that of the mean; up to two values the median is the mean. */
function varianceOfMedian(variance: number, count: number): number {
  return (variance / count) * (count <= 2 ? 1 : Math.PI / 2);
}

/** How far all benchmarks of a run moved together, beside how far the earlier runs did. */
export interface CommonMovement {
  readonly metric: string;
  /** Benchmarks that it is the median of. */
  readonly benchmarks: number;
  /** Median over the benchmarks of the change from their own medians over the earlier runs, a fraction. */
  readonly change: number;
  readonly comparison: Comparison;
}

/** Null where fewer than four benchmarks or too few earlier runs make a common movement. */
export function commonMovementOf(stored: StoredMetric, run: Run, levels: Levels): CommonMovement | null {
  const now = rowOf(run, stored);
  const movements = commonMovements([...stored.rows, now]);
  const latest = movements.at(-1) as number;
  if (Number.isNaN(latest)) return null;
  const earlier = movements.slice(0, -1).filter((movement) => !Number.isNaN(movement));
  const [prediction] = predictRun(learnSuite(earlier.map((movement) => [movement])), [latest]);
  if (prediction === undefined || prediction === null) return null;
  return {
    metric: stored.metric,
    benchmarks: now.filter((value) => !Number.isNaN(value)).length,
    change: Math.expm1(latest),
    comparison: comparePrediction(prediction, latest, levels),
  };
}

/** Whether the movement is for the worse, beyond the minimum effect, and beyond what earlier runs did at `level`. */
export function isSuspicious(
  movement: CommonMovement,
  metric: Metric,
  policy: Policy,
  level: number,
): boolean {
  const worse = metric.better === 'lower' ? movement.change : -movement.change;
  const p = metric.better === 'lower' ? movement.comparison.pGreater : movement.comparison.pLess;
  return worse > policy.minimumEffect && p <= level;
}

/** "The time of all 12 benchmarks moved together by +8.3 %", the number as reports write it. */
export function wordsOf(movement: CommonMovement): string {
  const percent = (movement.change * 100).toFixed(1);
  const sign = movement.change > 0 ? '+' : '';
  return `The ${movement.metric} of all ${String(movement.benchmarks)} benchmarks moved together, by ${sign}${percent} % in the median`;
}
