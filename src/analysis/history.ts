import {
  policySchema,
  type Decision,
  type Metric,
  type PolicyInput,
  type Run,
  type StandingOf,
  type Verdict,
} from '../model/index.ts';
import { accepted } from './acceptance.ts';
import { comparePrediction, medianOrNull, youngestHistory } from './comparison.ts';
import { decide } from './decide.ts';
import { compareExact, exactValue } from './exact.ts';
import {
  allPairs,
  byBenchmark,
  byKey,
  document,
  familyOf,
  gatingWarnings,
  interruptions,
  keyOf,
  leftOut,
  metricFor,
  notPositive,
  unknownMetrics,
  unusable,
  type Key,
} from './judging.ts';
import { verdictOf, withoutComparison, type Subject } from './verdict.ts';

/**
 * Judges one run against earlier ones of the same suite.
 *
 * @param history oldest first; runs of another machine class are left out, and that is said.
 * @param standingOf whether the commits of acceptances are part of the history and of the run; without it they hold.
 */
export function judgeAgainstHistory(
  history: readonly Run[],
  run: Run,
  policyInput: PolicyInput = {},
  standingOf: StandingOf = () => 'open',
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
  const family = familyOf(
    policy,
    pairs.filter(
      ({ benchmark, metric, gating, policy: own }) =>
        gating && !own.ignore && metrics[metric]?.kind !== 'exact' && earlier.has(keyOf(benchmark, metric)),
    ),
  );

  const obstacles = interruptions([run]);
  if (comparable.length === 0) {
    obstacles.push({
      kind: 'no-history',
      benchmarks: [],
      message: `the store has no earlier run of suite ${run.suite} on this machine class (${run.environment.fingerprint})`,
    });
  }
  let young = 0;
  const judged = pairs.map((pair): Verdict => {
    const { benchmark, metric, gating } = pair;
    const key = keyOf(benchmark, metric);
    const sample = samples.get(key);
    const past = earlier.get(key) ?? [];
    const subject: Subject = {
      benchmark,
      metric,
      gating,
      policy: pair.policy,
      base: medianOrNull(past),
      head: medianOrNull(sample?.values ?? []),
      warnings: [],
    };
    if (pair.policy.ignore) return withoutComparison(subject, 'ignored');
    const failure = failures.get(benchmark);
    if (failure !== undefined) return withoutComparison(subject, 'failed', { failure });
    if (sample === undefined || subject.head === null) {
      const words = run.ignored?.includes(benchmark) === true ? [leftOut] : [];
      return withoutComparison({ ...subject, warnings: words }, 'missing');
    }
    if (past.length === 0) return withoutComparison(subject, 'added', { rounds: sample.values.length });
    const declared = metricFor(metrics[metric] as Metric, pair.policy);
    const levels = family.levels(pair);
    if (declared.kind === 'exact') {
      const before = past.at(-1) as number;
      const now = exactValue(sample.values);
      if (now !== null) return compareExact(subject, before, now, past.length, declared);
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
      levels,
    );
  });
  const verdicts = accepted(judged, policy, run.started, standingOf);
  if (
    comparable.length > 0 &&
    young > 0 &&
    young === verdicts.filter(({ kind }) => kind !== 'ignored').length
  ) {
    obstacles.push({
      kind: 'no-history',
      benchmarks: [],
      message: `the history is too young: ${String(comparable.length)} of the ${String(youngestHistory)} runs that judging needs are stored`,
    });
  }
  obstacles.push(...unusable(verdicts, youngestHistory), ...unknownMetrics(policy, metrics, pairs));
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
