import {
  decisionSchemaName,
  type Decision,
  type Failure,
  type Metric,
  type Policy,
  type Reason,
  type Run,
  type Sample,
  type Verdict,
} from '../model/index.ts';
import { lookingOnce, type Levels } from './comparison.ts';
import { withoutComparison, type Subject } from './verdict.ts';

// What judging two runs and judging a run against a history have in common.

/** A pair of a benchmark and a metric. */
export type Key = string;
export const keyOf = (benchmark: string, metric: string): Key => JSON.stringify([benchmark, metric]);

export function notPositive(subject: Subject, rounds: number): Verdict {
  const word =
    'A value is zero or negative, so that a relative change has no meaning; declare the metric exact.';
  return withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive', { rounds });
}

/** Levels of comparisons that are looked at once. */
export function levelsOf(policy: Policy, family: number): Levels {
  return lookingOnce(policy.alpha / Math.max(1, family), policy.equivalenceLevel);
}

export function byKey(run: Run): Map<Key, Sample> {
  return new Map(run.samples.map((sample) => [keyOf(sample.benchmark, sample.metric), sample]));
}

export function byBenchmark(failures: readonly Failure[]): Map<string, Failure> {
  const result = new Map<string, Failure>();
  for (const failure of failures) {
    if (failure.benchmark !== null && !result.has(failure.benchmark)) result.set(failure.benchmark, failure);
  }
  return result;
}

export interface Pair {
  readonly benchmark: string;
  readonly metric: string;
  readonly gating: boolean;
}

/** Every benchmark with every metric it has in any of the runs, and with its gating metrics where it only failed. */
export function allPairs(
  runs: readonly Run[],
  policy: Policy,
  metrics: Readonly<Record<string, Metric>>,
): Pair[] {
  const pairs = new Map<Key, Pair>();
  const gates = gatingMetrics(policy, metrics);
  const add = (benchmark: string, metric: string): void => {
    pairs.set(keyOf(benchmark, metric), { benchmark, metric, gating: gates.has(metric) });
  };
  for (const run of runs) {
    for (const sample of run.samples) add(sample.benchmark, sample.metric);
    for (const { benchmark } of [...run.failures, ...(run.identical ?? [])]) {
      if (benchmark === null) continue;
      for (const metric of gates) add(benchmark, metric);
    }
  }
  return [...pairs.values()];
}

/** Whether this run left the benchmark unmeasured, because it was the same on both sides then. */
export function isLeftOut(run: Run, benchmark: string): boolean {
  return run.identical?.some((entry) => entry.benchmark === null || entry.benchmark === benchmark) === true;
}

/** For a row of a run that was made beside another one than it is judged against. */
export function notMeasured(subject: Subject): Verdict {
  const word = 'It was not measured, because the files were the same on both sides of that measurement.';
  return withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive');
}

export function leftOut(verdicts: readonly Verdict[]): Reason[] {
  if (verdicts.length === 0) return [];
  const benchmarks = [...new Set(verdicts.map((verdict) => verdict.benchmark))];
  const message = `${benchmarks.length === 1 ? 'a benchmark was' : `${String(benchmarks.length)} benchmarks were`} not measured in a run whose other side had the same files; measure again with --no-shortcut`;
  return [{ kind: 'not-measured', benchmarks, message }];
}

/** What a policy asks for that was not written by anybody. */
function isDefaultMetrics(policy: Policy): boolean {
  return policy.metrics.length === 1 && policy.metrics[0] === 'time';
}

/**
 * Metrics of the policy. Where a suite has no `time` (another tool's output) and the policy names no other, all that it
 * has; metrics that somebody named and that are not there gate nothing, and that is an obstacle.
 */
export function gatingMetrics(policy: Policy, metrics: Readonly<Record<string, Metric>>): Set<string> {
  const named = policy.metrics.filter((metric) => Object.hasOwn(metrics, metric));
  return new Set(named.length === 0 && isDefaultMetrics(policy) ? Object.keys(metrics) : named);
}

export function gatingWarnings(policy: Policy, metrics: Readonly<Record<string, Metric>>): string[] {
  const all = Object.keys(metrics);
  const absent = policy.metrics.filter((metric) => !all.includes(metric));
  if (all.length === 0 || absent.length === 0) return [];
  if (isDefaultMetrics(policy))
    return [`No time is measured here, so these metrics gate: ${all.join(', ')}.`];
  return [`Not measured here, although it should gate: ${absent.join(', ')}. There are: ${all.join(', ')}.`];
}

export function unknownMetrics(policy: Policy, metrics: Readonly<Record<string, Metric>>): Reason[] {
  const all = Object.keys(metrics);
  if (all.length === 0 || gatingMetrics(policy, metrics).size > 0) return [];
  const message = `none of the metrics that should gate (${policy.metrics.join(', ')}) is measured; there are: ${all.join(', ')}`;
  return [{ kind: 'nothing-measured', benchmarks: [], message }];
}

/** Gating rows with values on both sides that no test can compare: they were measured, and still nothing is known. */
export function unusable(verdicts: readonly Verdict[], rounds: number): Reason[] {
  const rows = verdicts.filter(
    (verdict) =>
      verdict.gating &&
      verdict.kind === 'inconclusive' &&
      verdict.change === null &&
      verdict.rounds >= rounds,
  );
  if (rows.length === 0) return [];
  const [first] = rows;
  const benchmarks = [...new Set(rows.map((verdict) => verdict.benchmark))];
  const message = `${benchmarks.length === 1 ? 'a benchmark' : `${String(benchmarks.length)} benchmarks`} cannot be compared: ${first?.warnings[0] ?? ''}`;
  return [{ kind: 'unusable-values', benchmarks, message }];
}

export function interruptions(runs: readonly Run[]): Reason[] {
  if (runs.every((run) => run.complete)) return [];
  return [
    { kind: 'interrupted', benchmarks: [], message: 'measuring was interrupted before it was complete' },
  ];
}

export function document(
  run: Run,
  policy: Policy,
  family: number,
  verdicts: Verdict[],
  failures: Failure[],
): Omit<
  Decision,
  'outcome' | 'reasons' | 'warnings' | 'strategy' | 'control' | 'base' | 'seconds' | 'metrics'
> {
  return {
    schema: decisionSchemaName,
    tool: run.tool,
    suite: run.suite,
    observed: false,
    alpha: policy.alpha,
    family,
    minimumEffect: policy.minimumEffect,
    looks: run.pairing?.looks ?? [],
    seed: run.seed,
    head: { commit: run.commit, started: run.started },
    environment: run.environment,
    conditions: run.conditions,
    verdicts,
    failures,
  };
}
