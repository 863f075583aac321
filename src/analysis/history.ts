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
import { withBudgets } from './budgets.ts';
import { medianOrNull } from './comparison.ts';
import { decide } from './decide.ts';
import { compareExact, exactValue } from './exact.ts';
import {
  allPairs,
  byBenchmark,
  canGate,
  byKey,
  document,
  familyOf,
  gatingWarnings,
  interruptions,
  isLeftOut,
  isShard,
  keyOf,
  leftOut,
  metricFor,
  missing,
  notMeasured,
  notPositive,
  unknownMetrics,
  unusable,
  type Key,
} from './judging.ts';
import {
  comparePrediction,
  historyWindow,
  predictRun,
  youngestHistory,
  type Prediction,
  type Row,
} from './prediction.ts';
import {
  commonMovementOf,
  comparableRuns,
  extraVariance,
  isSuspicious,
  judgedOnly,
  learnMetric,
  rowOf,
  wordsOf,
  type CommonMovement,
  type StoredMetric,
} from './stored-metric.ts';
import { verdictOf, withoutComparison, type Subject } from './verdict.ts';

/**
 * Judges one run against earlier ones of the same suite.
 *
 * Each benchmark is set beside what the earlier runs of this machine class let one expect of it in this run
 * ({@link learnSuite}). A movement that all benchmarks share is one more comparison of the family: it is reported apart,
 * and where it is worse than anything the earlier runs let one expect, the decision is `could-not-judge`, because a
 * history cannot tell a slower machine from a slower library that all benchmarks use.
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
  const comparable = comparableRuns(history, run.environment).map((past) => besides(past, run));
  const warnings: string[] = [];
  if (comparable.length < history.length) {
    warnings.push(
      `${String(history.length - comparable.length)} of ${String(history.length)} stored runs come from another machine class or were interrupted, and were left out.`,
    );
  }
  const earlier = new Map<Key, number[]>();
  const latestBase = comparable.at(-1);
  const knownElsewhere = new Set(latestBase?.shards?.elsewhere);
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
  const learntFrom = judgedOnly(comparable, policy);
  const storedMetrics = new Map(
    [...new Set(pairs.map((pair) => pair.metric))]
      .filter((metric) => metrics[metric]?.kind !== 'exact' || !isConstant(run, metric))
      .map((metric) => [metric, learnMetric(learntFrom, metric)]),
  );
  const compared = pairs.filter(
    ({ gating, metric, policy: own }) => gating && !own.ignore && metrics[metric]?.kind !== 'exact',
  );
  const alone = familyOf(policy, []);
  // One movement for each metric, in the direction that its first gating comparison has.
  const shared = [...new Map(compared.toReversed().map((pair) => [pair.metric, pair])).values()]
    .map((pair) => ({
      stored: storedMetrics.get(pair.metric) as StoredMetric,
      declared: metricFor(metrics[pair.metric] as Metric, pair.policy),
      policy: { alphaShare: 1, minimumEffect: policy.minimumEffect },
    }))
    .filter(
      ({ stored, policy: own }) => commonMovementOf(stored, run, alone.levels({ policy: own })) !== null,
    );
  const family = familyOf(policy, [
    ...compared.filter(({ benchmark, metric }) => earlier.has(keyOf(benchmark, metric))),
    ...shared,
  ]);

  const obstacles = interruptions([run]);
  const isEmpty = isShard(run) && !pairs.some(canGate);
  if (comparable.length === 0 && !isEmpty) {
    obstacles.push({
      kind: 'no-history',
      benchmarks: [],
      message: `the store has no earlier run of suite ${run.suite} on this machine class (${run.environment.fingerprint})`,
    });
  }
  for (const movedTogether of shared) {
    const { stored, declared } = movedTogether;
    const levels = family.levels(movedTogether);
    const movement = commonMovementOf(stored, run, levels) as CommonMovement;
    if (Math.abs(movement.change) <= policy.minimumEffect) continue;
    const suspicious = isSuspicious(movement, declared, policy, levels.level);
    const word = wordsOf(movement);
    if (suspicious) {
      const message = `${word}, further than earlier runs let expect: the machine or something that they all use has changed, and a history cannot tell which`;
      obstacles.push({ kind: 'common-movement', benchmarks: [], message });
    } else {
      warnings.push(`${word}. Each benchmark is judged beside the others.`);
    }
  }
  let young = 0;
  const predicted = new Map<StoredMetric, (Prediction | null)[]>();
  const predictions = (stored: StoredMetric, now: Row): (Prediction | null)[] => {
    const found = predicted.get(stored) ?? predictRun(stored.learnt, now);
    predicted.set(stored, found);
    return found;
  };
  const unmeasured: Verdict[] = [];
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
      if (!isLeftOut(run, benchmark)) return missing(subject, run);
      const verdict = notMeasured(subject);
      unmeasured.push(verdict);
      return verdict;
    }
    if (past.length === 0 && knownElsewhere.has(benchmark)) {
      young += 1;
      const word = 'No stored run on this machine class has it; another machine measured it then.';
      return withoutComparison({ ...subject, warnings: [word] }, 'inconclusive');
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
    const stored = storedMetrics.get(metric) as StoredMetric;
    const column = stored.benchmarks.indexOf(benchmark);
    const now = rowOf(run, stored);
    const next = now[column] ?? NaN;
    if (Number.isNaN(next) || past.some((value) => value <= 0)) return notPositive(subject, past.length);
    const prediction = predictions(stored, now)[column];
    if (prediction === undefined || prediction === null) {
      young += 1;
      const word = `The history is too young: fewer than ${String(youngestHistory)} of the newest ${String(historyWindow)} runs have this benchmark.`;
      return withoutComparison({ ...subject, warnings: [word] }, 'inconclusive', { rounds: past.length });
    }
    return verdictOf(
      { ...subject, base: Math.exp(prediction.expected) },
      comparePrediction(prediction, next, levels, extraVariance(stored, column, sample.values.length)),
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
  obstacles.push(
    ...leftOut(unmeasured.filter(({ gating }) => gating)),
    ...unusable(verdicts, youngestHistory),
    ...unknownMetrics(policy, metrics, pairs),
  );
  const sideFailures = run.failures.filter((failure) => failure.benchmark === null);
  const decided = decide(
    { verdicts, failsOnBase: new Set(), failures: sideFailures, nothingToMeasure: isEmpty, obstacles },
    policy,
  );
  const decision: Decision = {
    ...document(run, policy, family.size, verdicts, sideFailures),
    ...decided,
    warnings: [...warnings, ...gatingWarnings(policy, metrics), ...run.warnings, ...decided.warnings],
    strategy: 'stored',
    control: null,
    base: latestBase === undefined ? null : { commit: latestBase.commit, started: latestBase.started },
    seconds: run.seconds,
    metrics,
  };
  return withBudgets(decision, run, comparable, policy);
}

/**
 * An earlier run with what this one can be held against: not what other shards measure now, but all that was there then, on
 * whichever machine it was measured.
 */
function besides(past: Run, run: Run): Run {
  if (past.shards === undefined && run.shards === undefined) return past;
  const elsewhere = new Set(run.shards?.elsewhere);
  const here = (benchmark: string | null): boolean => benchmark === null || !elsewhere.has(benchmark);
  return {
    ...past,
    samples: past.samples.filter(({ benchmark }) => here(benchmark)),
    failures: past.failures.filter(({ benchmark }) => here(benchmark)),
    identical: (past.identical ?? []).filter(({ benchmark }) => here(benchmark)),
    ignored: [...(past.ignored ?? []), ...(past.shards?.elsewhere ?? [])].filter(here),
  };
}

/** An exact metric that differs between the trials of a run is judged as a noisy one. */
function isConstant(run: Run, metric: string): boolean {
  return run.samples.every((sample) => sample.metric !== metric || exactValue(sample.values) !== null);
}
