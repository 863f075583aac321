import {
  decisionSchemaName,
  policySchema,
  type Decision,
  type Failure,
  type Metric,
  type Policy,
  type PolicyInput,
  type Reason,
  type Run,
  type Sample,
  type Verdict,
} from '../model/index.ts';
import { fewestRounds } from '../stats/signed-rank.ts';
import {
  comparePaired,
  comparePrediction,
  compareUnpaired,
  medianOrNull,
  youngestHistory,
  type Levels,
} from './comparison.ts';
import { decide } from './decide.ts';
import { compareExact, exactValue } from './exact.ts';
import { verdictOf, withoutComparison, type Subject } from './verdict.ts';

/** `judged` below: a pair of a benchmark and a metric. */
type Key = string;
const keyOf = (benchmark: string, metric: string): Key => JSON.stringify([benchmark, metric]);

/**
 * Judges two runs, of a base and of a head.
 *
 * Runs that share a pairing id are compared round by round; others as samples measured apart, which is worth less, and
 * the decision says so. Alpha is shared equally among the gating comparisons (Bonferroni 1936), so the probability that
 * unchanged code fails is at most alpha however the benchmarks depend on each other.
 */
export function compareRuns(base: Run, head: Run, policyInput: PolicyInput = {}): Decision {
  const policy = policySchema.parse(policyInput);
  const paired = base.pairing !== undefined && base.pairing.id === head.pairing?.id;
  const metrics = { ...base.metrics, ...head.metrics };
  const baseSamples = byKey(base);
  const headSamples = byKey(head);
  const baseFailures = byBenchmark(base.failures);
  const headFailures = byBenchmark(head.failures);
  const known = (
    run: Map<Key, Sample>,
    failures: Map<string, Failure>,
    key: Key,
    benchmark: string,
  ): boolean => run.has(key) || failures.has(benchmark);

  const pairs = allPairs([base, head], policy, metrics);
  // Fixed by what was there to be measured, not by what came out: a benchmark that failed on the way still counts.
  const family = pairs.filter(
    ({ benchmark, metric, gating }) =>
      gating &&
      metrics[metric]?.kind !== 'exact' &&
      known(baseSamples, baseFailures, keyOf(benchmark, metric), benchmark) &&
      known(headSamples, headFailures, keyOf(benchmark, metric), benchmark),
  ).length;
  const levels = levelsOf(policy, family);

  const obstacles: Reason[] = [];
  const warnings: string[] = [];
  const noisy = Object.values(metrics).some((metric) => metric.kind === 'noisy');
  const apart = base.environment.fingerprint !== head.environment.fingerprint;
  if (apart && noisy) {
    obstacles.push({
      kind: 'different-machine',
      benchmarks: [],
      message: `the runs come from different machines (${base.environment.fingerprint} and ${head.environment.fingerprint}); times of different machines say nothing about the code`,
    });
  } else if (!paired && noisy) {
    warnings.push(
      'The runs were measured apart, not in rounds: what changed on the machine between them looks like a change of the code.',
    );
  }
  for (const [metric, declared] of Object.entries(base.metrics)) {
    const other = head.metrics[metric];
    if (other !== undefined && (other.unit !== declared.unit || other.better !== declared.better)) {
      obstacles.push({
        kind: 'nothing-measured',
        benchmarks: [],
        message: `metric ${metric} is in ${declared.unit} (${declared.better} is better) on base and in ${other.unit} (${other.better} is better) on head`,
      });
    }
  }
  obstacles.push(...interruptions([base, head]));

  const verdicts = pairs.map(({ benchmark, metric, gating }): Verdict => {
    const key = keyOf(benchmark, metric);
    const a = baseSamples.get(key);
    const b = headSamples.get(key);
    const subject: Subject = {
      benchmark,
      metric,
      gating,
      base: medianOrNull(a?.values ?? []),
      head: medianOrNull(b?.values ?? []),
      warnings: [],
    };
    const baseFailure = baseFailures.get(benchmark);
    const headFailure = headFailures.get(benchmark);
    if (headFailure !== undefined) {
      const both = baseFailure !== undefined ? ['It fails on base too.'] : [];
      return withoutComparison({ ...subject, warnings: both }, 'failed', { failure: headFailure });
    }
    if (baseFailure !== undefined) {
      return withoutComparison(
        { ...subject, warnings: ['It fails on base, so there is nothing to compare with.'] },
        'added',
        {
          failure: baseFailure,
          rounds: b?.values.length ?? 0,
        },
      );
    }
    if (b === undefined || b.values.length === 0) return withoutComparison(subject, 'missing');
    if (a === undefined || a.values.length === 0) {
      return withoutComparison(subject, 'added', { rounds: b.values.length });
    }
    if (apart && metrics[metric]?.kind !== 'exact') {
      return withoutComparison(subject, 'inconclusive', {
        rounds: Math.min(a.values.length, b.values.length),
      });
    }
    return compareSamples(subject, a, b, metrics[metric] as Metric, policy, levels, paired);
  });

  const failures = [...base.failures, ...head.failures].filter((failure) => failure.benchmark === null);
  if (!apart) obstacles.push(...unusable(verdicts, 0));
  obstacles.push(...unknownMetrics(policy, metrics));
  const lost = verdicts.filter((verdict) => verdict.kind === 'missing' && !verdict.gating);
  if (lost.length > 0) {
    const named = lost.slice(0, 5).map(({ benchmark, metric }) => `${metric} of ${benchmark.slice(0, 100)}`);
    warnings.push(`Head no longer has: ${named.join(', ')}${lost.length > 5 ? ', …' : ''}.`);
  }
  const failsOnBase = new Set(baseFailures.keys());
  const decided = decide({ verdicts, failsOnBase, failures, obstacles }, policy);
  return {
    ...document(head, policy, family, verdicts, failures),
    ...decided,
    warnings: [
      ...warnings,
      ...gatingWarnings(policy, metrics),
      ...base.warnings,
      ...head.warnings,
      ...decided.warnings,
    ],
    strategy: paired ? 'paired' : 'compare',
    base: { commit: base.commit, started: base.started },
    seconds: paired ? Math.max(base.seconds, head.seconds) : base.seconds + head.seconds,
    metrics,
  };
}

/**
 * Judges one run against earlier ones of the same suite.
 *
 * @param history oldest first; runs of another machine class are left out, and that is said.
 */
export function judgeAgainstHistory(
  history: readonly Run[],
  run: Run,
  policyInput: PolicyInput = {},
): Decision {
  const policy = policySchema.parse(policyInput);
  const comparable = history.filter(
    (earlier) => earlier.environment.fingerprint === run.environment.fingerprint && earlier.complete,
  );
  const warnings: string[] = [];
  if (comparable.length < history.length) {
    warnings.push(
      `${String(history.length - comparable.length)} of ${String(history.length)} stored runs come from another machine class or were interrupted, and were left out.`,
    );
  }
  const earlier = new Map<Key, number[]>();
  const latestBase = comparable.at(-1);
  for (const past of comparable) {
    for (const sample of past.samples) {
      const value = medianOrNull(sample.values);
      if (value === null) continue;
      const key = keyOf(sample.benchmark, sample.metric);
      earlier.set(key, [...(earlier.get(key) ?? []), value]);
    }
  }
  const samples = byKey(run);
  const failures = byBenchmark(run.failures);
  const metrics = { ...(latestBase?.metrics ?? {}), ...run.metrics };
  const pairs = allPairs(latestBase === undefined ? [run] : [latestBase, run], policy, metrics);
  const family = pairs.filter(
    ({ benchmark, metric, gating }) =>
      gating && metrics[metric]?.kind !== 'exact' && earlier.has(keyOf(benchmark, metric)),
  ).length;
  const levels = levelsOf(policy, family);

  const obstacles = interruptions([run]);
  if (comparable.length === 0) {
    obstacles.push({
      kind: 'no-history',
      benchmarks: [],
      message: `the store has no earlier run of suite ${run.suite} on this machine class (${run.environment.fingerprint})`,
    });
  }
  let young = 0;
  const verdicts = pairs.map(({ benchmark, metric, gating }): Verdict => {
    const key = keyOf(benchmark, metric);
    const sample = samples.get(key);
    const past = earlier.get(key) ?? [];
    const subject: Subject = {
      benchmark,
      metric,
      gating,
      base: medianOrNull(past),
      head: medianOrNull(sample?.values ?? []),
      warnings: [],
    };
    const failure = failures.get(benchmark);
    if (failure !== undefined) return withoutComparison(subject, 'failed', { failure });
    if (sample === undefined || subject.head === null) return withoutComparison(subject, 'missing');
    if (past.length === 0) return withoutComparison(subject, 'added', { rounds: sample.values.length });
    const declared = metrics[metric] as Metric;
    if (declared.kind === 'exact') {
      const before = past.at(-1) as number;
      const now = exactValue(sample.values);
      if (now !== null) return compareExact(subject, before, now, past.length, declared, policy);
    }
    if (past.length < youngestHistory) {
      young += 1;
      const word = `The history is too young: ${String(past.length)} of ${String(youngestHistory)} runs.`;
      return withoutComparison({ ...subject, warnings: [word] }, 'inconclusive', { rounds: past.length });
    }
    if (subject.head <= 0 || past.some((value) => value <= 0)) return notPositive(subject, past.length);
    return verdictOf(
      subject,
      comparePrediction(past.map(Math.log), Math.log(subject.head), levels),
      declared,
      policy,
      levels,
    );
  });
  if (comparable.length > 0 && young === verdicts.length && young > 0) {
    obstacles.push({
      kind: 'no-history',
      benchmarks: [],
      message: `the history is too young: ${String(comparable.length)} of the ${String(youngestHistory)} runs that judging needs are stored`,
    });
  }
  obstacles.push(...unusable(verdicts, youngestHistory), ...unknownMetrics(policy, metrics));
  const sideFailures = run.failures.filter((failure) => failure.benchmark === null);
  const decided = decide({ verdicts, failsOnBase: new Set(), failures: sideFailures, obstacles }, policy);
  return {
    ...document(run, policy, family, verdicts, sideFailures),
    ...decided,
    warnings: [...warnings, ...gatingWarnings(policy, metrics), ...run.warnings, ...decided.warnings],
    strategy: 'stored',
    base: latestBase === undefined ? null : { commit: latestBase.commit, started: latestBase.started },
    seconds: run.seconds,
    metrics,
  };
}

/** Rounds with which the paired test can say regressed for one of `family` comparisons at all. */
export function fewestRoundsFor(policy: Policy, family: number): number {
  return fewestRounds(policy.alpha / Math.max(1, family));
}

function compareSamples(
  subject: Subject,
  base: Sample,
  head: Sample,
  metric: Metric,
  policy: Policy,
  levels: Levels,
  paired: boolean,
): Verdict {
  const rounds = Math.min(base.values.length, head.values.length);
  const warnings: string[] = [];
  if (metric.kind === 'exact') {
    const before = exactValue(base.values);
    const now = exactValue(head.values);
    if (before !== null && now !== null) return compareExact(subject, before, now, rounds, metric, policy);
    warnings.push(
      'Its trials of one side differ although the metric is declared exact; judged as a noisy one.',
    );
  }
  const judged = { ...subject, warnings };
  if (base.values.some((value) => value <= 0) || head.values.some((value) => value <= 0)) {
    return notPositive(judged, rounds);
  }
  const before = base.values.map(Math.log);
  const now = head.values.map(Math.log);
  if (paired && before.length !== now.length) {
    return withoutComparison(
      {
        ...judged,
        warnings: [
          ...warnings,
          `The runs share a pairing but have ${String(before.length)} and ${String(now.length)} rounds of it.`,
        ],
      },
      'inconclusive',
      { rounds },
    );
  }
  const comparison = paired
    ? comparePaired(
        now.map((value, index) => value - (before[index] as number)),
        levels,
      )
    : compareUnpaired(before, now, levels);
  const verdict = verdictOf(judged, comparison, metric, policy, levels);
  if (verdict.kind !== 'inconclusive' || comparison.rounds >= comparison.fewestRounds) return verdict;
  const word = `${String(comparison.rounds)} rounds; ${String(comparison.fewestRounds)} are the fewest with which this test can say regressed at this level.`;
  return { ...verdict, warnings: [...verdict.warnings, word] };
}

function notPositive(subject: Subject, rounds: number): Verdict {
  const word =
    'A value is zero or negative, so that a relative change has no meaning; declare the metric exact.';
  return withoutComparison({ ...subject, warnings: [...subject.warnings, word] }, 'inconclusive', { rounds });
}

function levelsOf(policy: Policy, family: number): Levels {
  return { level: policy.alpha / Math.max(1, family), equivalenceLevel: policy.equivalenceLevel };
}

function byKey(run: Run): Map<Key, Sample> {
  return new Map(run.samples.map((sample) => [keyOf(sample.benchmark, sample.metric), sample]));
}

function byBenchmark(failures: readonly Failure[]): Map<string, Failure> {
  const result = new Map<string, Failure>();
  for (const failure of failures) {
    if (failure.benchmark !== null && !result.has(failure.benchmark)) result.set(failure.benchmark, failure);
  }
  return result;
}

interface Pair {
  readonly benchmark: string;
  readonly metric: string;
  readonly gating: boolean;
}

/** Every benchmark with every metric it has in any of the runs, and with its gating metrics where it only failed. */
function allPairs(runs: readonly Run[], policy: Policy, metrics: Readonly<Record<string, Metric>>): Pair[] {
  const pairs = new Map<Key, Pair>();
  const gates = gatingMetrics(policy, metrics);
  const add = (benchmark: string, metric: string): void => {
    pairs.set(keyOf(benchmark, metric), { benchmark, metric, gating: gates.has(metric) });
  };
  for (const run of runs) {
    for (const sample of run.samples) add(sample.benchmark, sample.metric);
    for (const failure of run.failures) {
      if (failure.benchmark === null) continue;
      for (const metric of gates) add(failure.benchmark, metric);
    }
  }
  return [...pairs.values()];
}

/** What a policy asks for that was not written by anybody. */
function isDefaultMetrics(policy: Policy): boolean {
  return policy.metrics.length === 1 && policy.metrics[0] === 'time';
}

/**
 * Metrics of the policy. Where a suite has no `time` (another tool's output) and the policy names no other, all that it
 * has; metrics that somebody named and that are not there gate nothing, and that is an obstacle.
 */
function gatingMetrics(policy: Policy, metrics: Readonly<Record<string, Metric>>): Set<string> {
  const named = policy.metrics.filter((metric) => Object.hasOwn(metrics, metric));
  return new Set(named.length === 0 && isDefaultMetrics(policy) ? Object.keys(metrics) : named);
}

function gatingWarnings(policy: Policy, metrics: Readonly<Record<string, Metric>>): string[] {
  const all = Object.keys(metrics);
  const absent = policy.metrics.filter((metric) => !all.includes(metric));
  if (all.length === 0 || absent.length === 0) return [];
  if (isDefaultMetrics(policy))
    return [`No time is measured here, so these metrics gate: ${all.join(', ')}.`];
  return [`Not measured here, although it should gate: ${absent.join(', ')}. There are: ${all.join(', ')}.`];
}

function unknownMetrics(policy: Policy, metrics: Readonly<Record<string, Metric>>): Reason[] {
  const all = Object.keys(metrics);
  if (all.length === 0 || gatingMetrics(policy, metrics).size > 0) return [];
  const message = `none of the metrics that should gate (${policy.metrics.join(', ')}) is measured; there are: ${all.join(', ')}`;
  return [{ kind: 'nothing-measured', benchmarks: [], message }];
}

/** Gating rows with values on both sides that no test can compare: they were measured, and still nothing is known. */
function unusable(verdicts: readonly Verdict[], rounds: number): Reason[] {
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

function interruptions(runs: readonly Run[]): Reason[] {
  if (runs.every((run) => run.complete)) return [];
  return [
    { kind: 'interrupted', benchmarks: [], message: 'measuring was interrupted before it was complete' },
  ];
}

function document(
  run: Run,
  policy: Policy,
  family: number,
  verdicts: Verdict[],
  failures: Failure[],
): Omit<Decision, 'outcome' | 'reasons' | 'warnings' | 'strategy' | 'base' | 'seconds' | 'metrics'> {
  return {
    schema: decisionSchemaName,
    tool: run.tool,
    suite: run.suite,
    observed: false,
    alpha: policy.alpha,
    family,
    minimumEffect: policy.minimumEffect,
    seed: run.seed,
    head: { commit: run.commit, started: run.started },
    environment: run.environment,
    conditions: run.conditions,
    verdicts,
    failures,
  };
}
