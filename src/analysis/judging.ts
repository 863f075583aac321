import {
  decisionSchemaName,
  defaultMetrics,
  policyFor,
  type ComparisonPolicy,
  type Decision,
  type Failure,
  type Metric,
  type Policy,
  type Reason,
  type Run,
  type Sample,
  type Verdict,
} from '../model/index.ts';
import { fewestRounds } from '../stats/signed-rank.ts';
import { biasAllowance, lookingOnce, type Levels } from './comparison.ts';
import { firstSpeaking } from './looks.ts';
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

/** The comparisons that alpha is shared among, fixed before anything is known of them. */
export interface Family {
  readonly size: number;
  /** Levels of a comparison that is looked at once. One outside the family gets the share that it would have in it. */
  readonly levels: (comparison: Weighted) => Levels;
  /** Rounds with which the paired test can say regressed for each comparison of the family. */
  readonly fewestRounds: number;
  /** The first of these looks at which each comparison of the family can be regressed; Infinity where none is. */
  readonly speaking: (looks: readonly number[]) => number;
}

/** A comparison with its weight in sharing alpha. */
export interface Weighted {
  readonly policy: Pick<ComparisonPolicy, 'alphaShare' | 'minimumEffect'>;
}

/**
 * Each comparison gets alpha × its share / the sum of the shares, so that the levels add up to alpha (weighted
 * Bonferroni; Holm 1979, section 4): shares that were fixed beforehand move power to where it is wanted and cost nothing.
 */
export function familyOf(policy: Policy, comparisons: readonly Weighted[]): Family {
  const shares = comparisons.map((comparison) => comparison.policy.alphaShare);
  const sum = shares.reduce((total, share) => total + share, 0);
  const levelOf = (share: number): number => (policy.alpha * share) / Math.max(sum, share);
  const least = levelOf(shares.length === 0 ? 1 : Math.min(...shares));
  return {
    size: comparisons.length,
    levels: (comparison) =>
      lookingOnce(
        levelOf(comparison.policy.alphaShare),
        policy.equivalenceLevel,
        biasAllowance(comparison.policy.minimumEffect),
      ),
    fewestRounds: fewestRounds(least),
    speaking: (looks) => firstSpeaking(looks, least),
  };
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
  readonly policy: ComparisonPolicy;
}

/** Every benchmark with every metric it has in any of the runs, and with its gating metrics where it only failed or was not measured. */
export function allPairs(
  runs: readonly Run[],
  policy: Policy,
  metrics: Readonly<Record<string, Metric>>,
): Pair[] {
  const pairs = new Map<Key, Pair>();
  const gates = gatingMetrics(policy, metrics);
  const rules = policyFor(policy);
  const add = (benchmark: string, metric: string, unmeasured = false): void => {
    const own = rules(benchmark, metric);
    const gating = own.gate ?? gates.has(metric);
    if (unmeasured && !gating && !gates.has(metric)) return;
    pairs.set(keyOf(benchmark, metric), { benchmark, metric, gating, policy: own });
  };
  for (const run of runs) {
    for (const sample of run.samples) add(sample.benchmark, sample.metric);
    const unmeasured = [...run.failures, ...(run.identical ?? [])].map(({ benchmark }) => benchmark);
    for (const benchmark of [...unmeasured, ...(run.ignored ?? [])]) {
      if (benchmark === null) continue;
      for (const metric of Object.keys(metrics)) add(benchmark, metric, true);
    }
  }
  return [...pairs.values()];
}

/** Whether this run left the benchmark unmeasured, because it was the same on both sides then. */
export function isLeftOut(run: Run, benchmark: string): boolean {
  return run.identical?.some((entry) => entry.benchmark === null || entry.benchmark === benchmark) === true;
}

/** Whether it can fail the build. */
export function canGate({ gating, policy }: Pair): boolean {
  return gating && !policy.ignore;
}

/** Whether benchmarks of its suite were left to other runs. */
export function isShard(run: Run): boolean {
  return (run.shards?.elsewhere.length ?? 0) > 0;
}

/** For a row of a run that was made beside another one than it is judged against. */
export function notMeasured(subject: Subject): Verdict {
  const word = 'It was not measured, because the files were the same on both sides of that measurement.';
  return withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive');
}

/** For a row that `run` has no values of; the policy of now may judge what that of the run ignored. */
export function missing(subject: Subject, run: Run): Verdict {
  const ignored = run.ignored?.includes(subject.benchmark) === true;
  const words = ignored ? ['It was not measured, because the policy of that run ignored it.'] : [];
  return withoutComparison({ ...subject, warnings: [...subject.warnings, ...words] }, 'missing');
}

export function leftOut(verdicts: readonly Verdict[]): Reason[] {
  if (verdicts.length === 0) return [];
  const benchmarks = [...new Set(verdicts.map((verdict) => verdict.benchmark))];
  const message = `${benchmarks.length === 1 ? 'a benchmark was' : `${String(benchmarks.length)} benchmarks were`} not measured in a run whose other side had the same files; measure again with --no-shortcut`;
  return [{ kind: 'not-measured', benchmarks, message }];
}

/** What a policy asks for that was not written by anybody. */
function isDefaultMetrics(policy: Policy): boolean {
  return policy.metrics.join() === defaultMetrics.join();
}

/**
 * Metrics of the policy. Where a suite has neither `time` nor `p50` (another tool's output) and the policy names no other,
 * all that it has; metrics that somebody named and that are not there gate nothing, and that is an obstacle.
 */
export function gatingMetrics(policy: Policy, metrics: Readonly<Record<string, unknown>>): Set<string> {
  const named = policy.metrics.filter((metric) => Object.hasOwn(metrics, metric));
  return new Set(named.length === 0 && isDefaultMetrics(policy) ? Object.keys(metrics) : named);
}

/** Whether any of these metrics of a benchmark can fail the build. */
export function canFail(policy: Policy): (benchmark: string, metrics: readonly string[]) => boolean {
  const rules = policyFor(policy);
  return (benchmark, metrics) => {
    const gates = gatingMetrics(policy, Object.fromEntries(metrics.map((metric) => [metric, true])));
    return metrics.some((metric) => {
      const own = rules(benchmark, metric);
      return !own.ignore && (own.gate ?? gates.has(metric));
    });
  };
}

export function gatingWarnings(policy: Policy, metrics: Readonly<Record<string, Metric>>): string[] {
  const all = Object.keys(metrics);
  const absent = policy.metrics.filter((metric) => !all.includes(metric));
  if (all.length === 0 || absent.length === 0) return [];
  if (isDefaultMetrics(policy)) {
    if (absent.length < policy.metrics.length) return [];
    return [`No time is measured here, so these metrics gate: ${all.join(', ')}.`];
  }
  return [`Not measured here, although it should gate: ${absent.join(', ')}. There are: ${all.join(', ')}.`];
}

export function unknownMetrics(
  policy: Policy,
  metrics: Readonly<Record<string, Metric>>,
  pairs: readonly Pair[],
): Reason[] {
  const all = Object.keys(metrics);
  if (all.length === 0 || gatingMetrics(policy, metrics).size > 0 || pairs.some((pair) => pair.gating))
    return [];
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
  | 'outcome'
  | 'reasons'
  | 'warnings'
  | 'strategy'
  | 'control'
  | 'controlWorkload'
  | 'base'
  | 'seconds'
  | 'metrics'
> {
  return {
    schema: decisionSchemaName,
    tool: run.tool,
    suite: run.suite,
    observed: false,
    tally: null,
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

/** The metric as the policy of a comparison sees it. */
export function metricFor(metric: Metric, policy: ComparisonPolicy): Metric {
  return policy.better === null ? metric : { ...metric, better: policy.better };
}
