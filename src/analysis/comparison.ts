import { median, medianAbsoluteDeviation } from 'simple-statistics';
import type { Method } from '../model/index.ts';
import type { Interval } from '../stats/inversion.ts';
import { moderatedTInterval, moderatedTTest, type ModeratedT } from '../stats/moderated-t.ts';
import { normalQuantile } from '../stats/normal.ts';
import { rankSumEstimate, rankSumTest } from '../stats/rank-sum.ts';
import { fewestRounds, signedRankEstimate, signedRankTest } from '../stats/signed-rank.ts';

/**
 * Two samples set side by side, on the log scale: `ratio` is log(candidate / baseline). It takes no side on which
 * direction is worse and draws no conclusion.
 */
export interface Comparison {
  readonly method: Method;
  /** Trials per side, or earlier runs for a history. */
  readonly rounds: number;
  /** Estimated log ratio. */
  readonly estimate: number;
  /** The log ratios that the tests at `level` do not reject, each tail at `level`. */
  readonly interval: Interval;
  /** The same at the level of the equivalence test. */
  readonly equivalence: Interval;
  /** p of "the log ratio is greater than the bias allowance of the levels". */
  readonly pGreater: number;
  /** p of "the log ratio is less than minus the bias allowance". */
  readonly pLess: number;
  /** Spread of the log ratio of one round (or of one run of a history); 1.4826 × median absolute deviation. */
  readonly noise: number;
  /** Standard error of the estimate, where nothing else tells it by the width of its interval; null where that is infinite. */
  readonly standardError: number | null;
  /** Fewest rounds at which the method, or the exact one in its place, can reject at the level of a whole comparison. */
  readonly fewestRounds: number;
}

export interface Levels {
  /** One-sided level of one comparison: alpha divided by the family. */
  readonly whole: number;
  /** The part of `whole` that this look has, 0 to 1; 1 where there is one look only. */
  readonly share: number;
  /** One-sided level of this look: `whole` × `share`. */
  readonly level: number;
  /** One-sided level of each half of the equivalence test at this look. */
  readonly equivalenceLevel: number;
  /** Log ratio that is put down to bias and to nothing else. */
  readonly bias: number;
  /** The first planned look that can reject at all; absent where one look was planned. */
  readonly speaking?: number;
}

/** Levels of a comparison that is looked at once. */
export function lookingOnce(level: number, equivalenceLevel: number, bias = largestBias): Levels {
  return { whole: level, share: 1, level, equivalenceLevel, bias };
}

/** The bias that is allowed for under the default policy, and the most that is. */
export const largestBias = Math.log1p(0.005);

/** Unchanged copies in the evaluation's recordings differ by no more than this on average. */
const smallestBias = Math.log1p(0.001);

/**
 * What a fair coin cannot swap is bias: a test of "no change at all" would, with enough rounds, find it. So the null
 * hypothesis is "slower by no more than this", as a log ratio: a quarter of the minimum effect, within what is sensible.
 * Who asks for half a per cent cannot be served with an allowance as large; who asks for five needs no larger one.
 *
 * @param minimumEffect a fraction.
 */
export function biasAllowance(minimumEffect: number): number {
  return Math.min(largestBias, Math.max(smallestBias, Math.log1p(minimumEffect / 4)));
}

/**
 * Compares paired log ratios, one per round. Sound under the coin alone: the side that runs first, and everything else
 * that has an order, was drawn fairly and independently in every round.
 *
 * @param ratios log(head / base) by round, finite, not empty.
 */
export function comparePaired(ratios: readonly number[], levels: Levels): Comparison {
  const { estimate, intervals } = signedRankEstimate(ratios, [levels.level, levels.equivalenceLevel]);
  const pGreater = signedRankTest(ratios, levels.bias).greater;
  const pLess = signedRankTest(ratios, -levels.bias).less;
  return finish('signed-rank', ratios.length, estimate, intervals, pGreater, pLess, {
    noise: spread(ratios),
    fewest: fewestRounds(levels.whole),
    levels,
  });
}

/** With fewer rounds no model says what their spread is. */
export const fewestForModel = 3;

/**
 * Compares paired log ratios that are too few for the coin to speak, by a model: the log ratios of a benchmark vary as
 * Student's t does, with a spread that the suite lends.
 *
 * @param ratios those that `fit` was made of.
 */
export function compareFewRounds(ratios: readonly number[], fit: ModeratedT, levels: Levels): Comparison {
  const intervals = [levels.level, levels.equivalenceLevel].map((tail) => moderatedTInterval(fit, tail));
  const pGreater = moderatedTTest(fit, levels.bias).greater;
  const pLess = moderatedTTest(fit, -levels.bias).less;
  const rest = { noise: spread(ratios), fewest: fewestRounds(levels.whole), levels };
  const comparison = finish('moderated-t', ratios.length, fit.mean, intervals, pGreater, pLess, rest);
  return { ...comparison, standardError: fit.error };
}

/**
 * Compares two samples measured apart. The test treats trials as exchangeable between the samples, which says nothing
 * about what changed on the machine between the two occasions.
 *
 * @param base logs of the measurements, not empty.
 * @param head likewise.
 */
export function compareUnpaired(
  base: readonly number[],
  head: readonly number[],
  levels: Levels,
): Comparison {
  const { estimate, intervals } = rankSumEstimate(base, head, [levels.level, levels.equivalenceLevel]);
  const pGreater = rankSumTest(base, head, levels.bias).greater;
  const pLess = rankSumTest(base, head, -levels.bias).less;
  let fewest = 1;
  while (1 / choose(2 * fewest, fewest) > levels.whole) fewest += 1;
  return finish('rank-sum', Math.min(base.length, head.length), estimate, intervals, pGreater, pLess, {
    noise: Math.hypot(spread(base), spread(head)),
    fewest,
    levels,
  });
}

export interface Rest {
  readonly noise: number;
  readonly fewest: number;
  readonly levels: Levels;
}

export function finish(
  method: Method,
  rounds: number,
  estimate: number,
  intervals: readonly Interval[],
  pGreater: number,
  pLess: number,
  rest: Rest,
): Comparison {
  const [interval, equivalence] = intervals as [Interval, Interval];
  // Each half-width over its normal quantile estimates the same standard error. The equivalence interval exists with
  // fewer rounds, so it stands in where the stricter one is still infinite.
  const byWidth = (ends: Interval, tail: number): number =>
    (ends.high - ends.low) / 2 / -normalQuantile(tail);
  const strict = rest.levels.level > 0 ? byWidth(interval, rest.levels.level) : Infinity;
  const loose =
    rest.levels.equivalenceLevel > 0 ? byWidth(equivalence, rest.levels.equivalenceLevel) : Infinity;
  const standardError = Number.isFinite(strict) ? strict : Number.isFinite(loose) ? loose : null;
  return {
    method,
    rounds,
    estimate,
    interval: agreeing(interval, rest.levels, pGreater, pLess),
    equivalence,
    pGreater,
    pLess,
    noise: rest.noise,
    standardError,
    fewestRounds: rest.fewest,
  };
}

/**
 * Where ties make the reference distribution depend on the shift, an end of the interval can fall a hair to the other
 * side of the tested shift than its p says. The p decides, and the interval follows, so that the two never contradict
 * each other.
 */
function agreeing(interval: Interval, { level, bias }: Levels, pGreater: number, pLess: number): Interval {
  let { low, high } = interval;
  if (pGreater <= level && low <= bias) low = bias * (1 + 1e-9);
  if (pGreater > level && low > bias) low = bias;
  if (pLess <= level && high >= -bias) high = -bias * (1 + 1e-9);
  if (pLess > level && high < -bias) high = -bias;
  return { low, high };
}

/** 1.4826 × median absolute deviation, which is the standard deviation for normal data; 0 for a single value. */
function spread(values: readonly number[]): number {
  return 1.4826 * medianAbsoluteDeviation([...values]);
}

/** Median in base units of values that may be empty. */
export function medianOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : median([...values]);
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let index = 1; index <= k; index += 1) result = (result * (n - k + index)) / index;
  return result;
}
