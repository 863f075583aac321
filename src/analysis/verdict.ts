import type { ComparisonPolicy, Metric, Verdict } from '../model/index.ts';
import { normalQuantile } from '../stats/normal.ts';
import { fewestForModel, type Comparison, type Levels } from './comparison.ts';

/** Everything about a verdict that its comparison does not say. */
export interface Subject {
  readonly benchmark: string;
  readonly metric: string;
  readonly gating: boolean;
  readonly policy: ComparisonPolicy;
  readonly base: number | null;
  readonly head: number | null;
  readonly warnings: readonly string[];
}

/** Verdict for a benchmark that was not compared: added, missing, failed, ignored, identical. */
export function withoutComparison(
  subject: Subject,
  kind: 'added' | 'missing' | 'failed' | 'ignored' | 'identical' | 'inconclusive',
  rest: Partial<Pick<Verdict, 'failure' | 'rounds'>> = {},
): Verdict {
  return {
    benchmark: subject.benchmark,
    metric: subject.metric,
    gating: subject.gating,
    kind,
    change: null,
    equivalence: null,
    p: null,
    method: null,
    rounds: 0,
    base: subject.base,
    head: subject.head,
    noise: null,
    detectable: null,
    roundsToSettle: null,
    failure: null,
    warnings: [...subject.warnings],
    minimumEffect: subject.policy.minimumEffect,
    alpha: null,
    better: subject.policy.better,
    reason: subject.policy.reason,
    acceptance: null,
    ...rest,
  };
}

/** Beyond this many rounds the answer is "none would settle it": the change sits on the edge of the minimum effect. */
const mostRoundsToSettle = 1000;

/** Power at which `detectable` and `roundsToSettle` are stated. */
const power = 0.8;

/**
 * Turns a comparison into a verdict.
 *
 * - regressed: the test of "worse by no more than the bias allowance" rejects at its level AND the estimate is beyond
 *   the minimum effect;
 * - improved: likewise in the other direction;
 * - within: the equivalence interval lies inside ± the minimum effect;
 * - inconclusive (against a history: not-suspected): none of these.
 *
 * The first two and the third exclude each other: both intervals contain the estimate.
 */
export function verdictOf(subject: Subject, comparison: Comparison, metric: Metric, levels: Levels): Verdict {
  const { policy } = subject;
  const { estimate, interval, equivalence } = comparison;
  const change = Math.expm1(estimate);
  const greater = comparison.pGreater <= levels.level && change > policy.minimumEffect;
  const less = comparison.pLess <= levels.level && change < -policy.minimumEffect;
  const worseIsGreater = metric.better === 'lower';
  const within =
    Math.expm1(equivalence.low) > -policy.minimumEffect &&
    Math.expm1(equivalence.high) < policy.minimumEffect;
  const undecided = comparison.method === 'prediction' ? 'not-suspected' : 'inconclusive';
  const kind =
    greater || less ? (greater === worseIsGreater ? 'regressed' : 'improved') : within ? 'within' : undecided;
  const enough = levels.speaking ?? comparison.fewestRounds;
  const tooFew = comparison.method !== 'moderated-t' && comparison.rounds < enough;
  const words = kind === 'inconclusive' && tooFew ? [tooFewRounds(comparison, levels, enough)] : [];
  return {
    ...withoutComparison({ ...subject, warnings: [...subject.warnings, ...words] }, 'inconclusive'),
    kind,
    change: {
      estimate: change,
      low: fraction(interval.low),
      high: fraction(interval.high),
      // A look without a share bounds nothing. Those with one have the whole level between them, and so has the interval
      // of whichever of them was the last.
      confidence: levels.level === 0 ? 1 : 1 - 2 * levels.whole,
    },
    equivalence: {
      low: fraction(equivalence.low),
      high: fraction(equivalence.high),
      confidence: levels.equivalenceLevel === 0 ? 1 : 1 - 2 * policy.equivalenceLevel,
    },
    alpha: levels.whole,
    p: Math.min(1, (estimate >= 0 ? comparison.pGreater : comparison.pLess) / levels.share),
    method: comparison.method,
    rounds: comparison.rounds,
    noise: Math.expm1(comparison.noise),
    detectable: detectable(comparison, policy, levels, worseIsGreater),
    roundsToSettle: kind === 'inconclusive' ? roundsToSettle(comparison, policy, levels) : null,
  };
}

function tooFewRounds({ method, rounds }: Comparison, levels: Levels, enough: number): string {
  const when = Number.isFinite(enough) ? `with ${String(enough)} or more` : 'at none of the looks';
  const byModel = method === 'signed-rank' && levels.speaking === undefined && rounds < fewestForModel;
  return (
    `${rounds === 1 ? '1 round is' : `${String(rounds)} rounds are`} too few: ${when} this test can say regressed at this level` +
    `${byModel && enough > fewestForModel ? `, and with fewer, from ${String(fewestForModel)} on, a model of the noise` : ''}.`
  );
}

/**
 * Smallest change for the worse that would be called regressed in 80 % of such comparisons, as a fraction: both the
 * test and the minimum effect have to be passed.
 */
function detectable(
  comparison: Comparison,
  policy: ComparisonPolicy,
  levels: Levels,
  up: boolean,
): number | null {
  const { standardError, interval } = comparison;
  if (standardError === null || !Number.isFinite(interval.low + interval.high)) return null;
  const margin = normalQuantile(power) * standardError;
  // What the interval of the test reaches over to one side is what the estimate has to be beyond.
  const byTest = levels.bias + (interval.high - interval.low) / 2 + margin;
  const byEffect = Math.abs(Math.log1p(up ? policy.minimumEffect : -policy.minimumEffect)) + margin;
  const needed = Math.max(byTest, byEffect);
  return up ? Math.expm1(needed) : -Math.expm1(-needed);
}

/**
 * Rounds after which one look at all of them would say regressed, improved or within in 80 % of cases, if the estimate is
 * the truth; null: more than {@link mostRoundsToSettle}.
 */
function roundsToSettle(comparison: Comparison, policy: ComparisonPolicy, levels: Levels): number | null {
  const { standardError } = comparison;
  if (standardError === null)
    return comparison.fewestRounds > mostRoundsToSettle ? null : comparison.fewestRounds;
  const size = Math.abs(comparison.estimate);
  const edge = Math.log1p(policy.minimumEffect);
  const margin = normalQuantile(power);
  const needed =
    size > edge
      ? Math.max(
          ((margin - normalQuantile(levels.whole)) * standardError) / (size - levels.bias),
          (margin * standardError) / (size - edge),
        )
      : ((margin - normalQuantile(policy.equivalenceLevel)) * standardError) / (edge - size);
  const rounds = Math.ceil(comparison.rounds * needed ** 2);
  if (!(rounds <= mostRoundsToSettle)) return null;
  return Math.max(rounds, comparison.fewestRounds, comparison.rounds + 1);
}

/** Null where the data cannot bound it. */
function fraction(logRatio: number): number | null {
  return Number.isFinite(logRatio) ? Math.expm1(logRatio) : null;
}
