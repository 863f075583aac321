import {
  policySchema,
  type Decision,
  type Failure,
  type Metric,
  type PolicyInput,
  type Reason,
  type Run,
  type Sample,
  type StandingOf,
  type Verdict,
} from '../model/index.ts';
import { normalQuantile } from '../stats/normal.ts';
import { stoppedMean } from '../stats/stopped-mean.ts';
import { accepted } from './acceptance.ts';
import { withBudgets } from './budgets.ts';
import { comparePaired, compareUnpaired, medianOrNull, type Comparison, type Levels } from './comparison.ts';
import { judgeControls, noControls, vetoed } from './control.ts';
import { decide } from './decide.ts';
import { compareExact, exactValue } from './exact.ts';
import { learnFewRounds, type FewRounds } from './few-rounds.ts';
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
import { firstSpeaking, lookReached, shareAt } from './looks.ts';
import { verdictOf, withoutComparison, type Subject } from './verdict.ts';

/**
 * Judges two runs, of a base and of a head.
 *
 * Runs that share a pairing id are compared round by round; others as samples measured apart, which is worth less, and
 * the decision says so. Alpha is shared equally among the gating comparisons (Bonferroni 1936), so the probability that
 * unchanged code fails is at most alpha however the benchmarks depend on each other. The policy may share it otherwise.
 *
 * @param standingOf whether the commits of acceptances are part of the sides; without it they hold.
 * @param history stored runs, oldest first, for budgets alone: whether they are missed in several runs in a row, and how often
 *   they were kept.
 */
export function compareRuns(
  base: Run,
  head: Run,
  policyInput: PolicyInput = {},
  standingOf: StandingOf = () => 'open',
  history: readonly Run[] = [],
): Decision {
  const policy = policySchema.parse(policyInput);
  const paired = base.pairing !== undefined && base.pairing.id === head.pairing?.id;
  const looks = (paired ? head.pairing?.looks : undefined) ?? null;
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
  const family = familyOf(
    policy,
    pairs.filter(
      ({ benchmark, metric, gating, policy: own }) =>
        gating &&
        !own.ignore &&
        metrics[metric]?.kind !== 'exact' &&
        known(baseSamples, baseFailures, keyOf(benchmark, metric), benchmark) &&
        known(headSamples, headFailures, keyOf(benchmark, metric), benchmark),
    ),
  );

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

  // Several looks are planned only where the last of them can speak exactly.
  const fewRounds =
    !paired || looks !== null
      ? null
      : learnFewRounds(
          pairs.flatMap(({ benchmark, metric, policy: own }) => {
            const key = keyOf(benchmark, metric);
            const failed = baseFailures.has(benchmark) || headFailures.has(benchmark);
            return own.ignore || failed
              ? []
              : [{ key, metric, base: baseSamples.get(key), head: headSamples.get(key) }];
          }),
          metrics,
        );

  const unmeasured: Verdict[] = [];
  const sameTree = paired && [base, head].every(isOfSameTree);
  const measured = pairs.map((pair): Verdict => {
    const { benchmark, metric, gating } = pair;
    const key = keyOf(benchmark, metric);
    const a = baseSamples.get(key);
    const b = headSamples.get(key);
    const subject: Subject = {
      benchmark,
      metric,
      gating,
      policy: pair.policy,
      base: medianOrNull(a?.values ?? []),
      head: medianOrNull(b?.values ?? []),
      warnings: [],
    };
    if (pair.policy.ignore) return withoutComparison(subject, 'ignored');
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
    const without = [
      [base, a],
      [head, b],
    ] as const;
    const sides = without.filter(
      ([run, sample]) => (sample?.values.length ?? 0) === 0 && isLeftOut(run, benchmark),
    );
    if (sides.length === 2 && paired) return withoutComparison(subject, 'identical');
    if (sides.length > 0) {
      const verdict = notMeasured(subject);
      unmeasured.push(verdict);
      return verdict;
    }
    if (b === undefined || b.values.length === 0) return missing(subject, head);
    if (a === undefined || a.values.length === 0) {
      return withoutComparison(subject, 'added', { rounds: b.values.length });
    }
    if (apart && metrics[metric]?.kind !== 'exact') {
      return withoutComparison(subject, 'inconclusive', {
        rounds: Math.min(a.values.length, b.values.length),
      });
    }
    const levels = family.levels(pair);
    return compareSamples(subject, a, b, metrics[metric] as Metric, levels, paired, looks, fewRounds);
  });

  const controls = paired ? judgeControls(head) : noControls;
  const judged = controls.obstacles.length > 0 ? vetoed(measured) : measured;
  const verdicts = accepted(judged, policy, head.started, standingOf);
  obstacles.push(...controls.obstacles);
  const failures = [...base.failures, ...head.failures].filter((failure) => failure.benchmark === null);
  obstacles.push(...leftOut(unmeasured.filter(({ gating }) => gating)));
  const seen = verdicts.filter((verdict) => !unmeasured.includes(verdict));
  if (!apart) obstacles.push(...unusable(seen, 0));
  obstacles.push(...unknownMetrics(policy, metrics, pairs));
  // A benchmark that is gone is told by its verdict; its other metrics would only say it again.
  const gone = new Set(
    verdicts.flatMap((one) => (one.kind === 'missing' && one.gating ? [one.benchmark] : [])),
  );
  const lost = verdicts.filter((one) => one.kind === 'missing' && !one.gating && !gone.has(one.benchmark));
  if (lost.length > 0) {
    const named = lost.slice(0, 5).map(({ benchmark, metric }) => `${metric} of ${benchmark.slice(0, 100)}`);
    warnings.push(`Head no longer has: ${named.join(', ')}${lost.length > 5 ? ', …' : ''}.`);
  }
  const failsOnBase = new Set(baseFailures.keys());
  const nothingToMeasure = sameTree || (isShard(base) && isShard(head) && !pairs.some(canGate));
  const decided = decide({ verdicts, failsOnBase, failures, nothingToMeasure, obstacles }, policy);
  const decision: Decision = {
    ...document(head, policy, family.size, verdicts, failures),
    ...decided,
    ...(sameTree ? { sameTree } : {}),
    warnings: [
      ...warnings,
      ...gatingWarnings(policy, metrics),
      ...base.warnings,
      ...head.warnings,
      ...decided.warnings,
    ],
    strategy: paired ? 'paired' : 'compare',
    ...controls.shown,
    base: { commit: base.commit, started: base.started },
    seconds: paired ? Math.max(base.seconds, head.seconds) : base.seconds + head.seconds,
    metrics,
  };
  return withBudgets(decision, head, history, policy);
}

function isOfSameTree(run: Run): boolean {
  return run.identical?.some((entry) => entry.benchmark === null) === true;
}

/**
 * Compares one metric of one benchmark.
 *
 * @param looks as planned for paired rounds, null where there is one look only.
 * @param fewRounds of the suite, for paired rounds that are looked at once; null: the coin alone decides.
 */
export function compareSamples(
  subject: Subject,
  base: Pick<Sample, 'values'>,
  head: Pick<Sample, 'values'>,
  declared: Metric,
  levels: Levels,
  paired: boolean,
  looks: readonly number[] | null,
  fewRounds: FewRounds | null = null,
): Verdict {
  const { policy } = subject;
  const metric = metricFor(declared, policy);
  const rounds = Math.min(base.values.length, head.values.length);
  const warnings: string[] = [];
  if (metric.kind === 'exact') {
    const before = exactValue(base.values);
    const now = exactValue(head.values);
    if (before !== null && now !== null) return compareExact(subject, before, now, rounds, metric);
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
  if (!paired) return verdictOf(judged, compareUnpaired(before, now, levels), metric, levels);
  if (before.length !== now.length) {
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
  const ratios = now.map((value, index) => value - (before[index] as number));
  if (looks === null) {
    const byModel = fewRounds?.(keyOf(subject.benchmark, subject.metric), levels) ?? null;
    return verdictOf(judged, byModel ?? comparePaired(ratios, levels), metric, levels);
  }
  // Rounds after the last look that was reached (time ran out) were not planned to be judged.
  const look = lookReached(looks, rounds);
  const share = look === null ? 0 : shareAt(looks, look, levels.whole);
  const here: Levels = {
    whole: levels.whole,
    share,
    level: levels.whole * share,
    equivalenceLevel:
      look === null ? 0 : policy.equivalenceLevel * shareAt(looks, look, policy.equivalenceLevel),
    bias: levels.bias,
    speaking: firstSpeaking(looks, levels.whole),
  };
  const comparison = comparePaired(ratios.slice(0, look ?? rounds), here);
  const estimate = withoutStoppingBias(comparison, looks, here, policy.minimumEffect);
  return verdictOf(judged, { ...comparison, estimate }, metric, here);
}

/** A change that stopped the rounds because it looked large is on average a little smaller than it looked. */
function withoutStoppingBias(
  comparison: Comparison,
  looks: readonly number[],
  { whole, bias }: Levels,
  minimumEffect: number,
): number {
  const { estimate, rounds, standardError } = comparison;
  const edge = Math.log1p(minimumEffect);
  const size = Math.abs(estimate);
  if (standardError === null || standardError === 0 || size <= edge) return estimate;
  const deviation = standardError * Math.sqrt(rounds);
  const stops = looks
    .filter((look) => look <= rounds && shareAt(looks, look, whole) > 0)
    .map((count) => {
      const critical = -normalQuantile(whole * shareAt(looks, count, whole));
      return {
        count,
        boundary: Math.max(edge, bias + (critical * deviation) / Math.sqrt(count)),
      };
    })
    // A change so large would surely have stopped there already. That it did not was an odd round's doing, which no model
    // of a growing mean describes, and nothing was selected for its size.
    .filter(
      ({ count, boundary }) => count === rounds || size < boundary + (2 * deviation) / Math.sqrt(count),
    );
  if (stops.length < 2) return estimate;
  const corrected = stoppedMean(size, stops, deviation);
  const { low, high } = comparison.interval;
  // The estimate stays where its interval is.
  return Math.sign(estimate) * Math.max(corrected, estimate > 0 ? low : -high);
}
