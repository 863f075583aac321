import type { Interval } from './inversion.ts';
import { moderateVariances } from './moderated-variance.ts';
import type { OneSided } from './signed-rank.ts';
import { studentUpperQuantile, studentUpperTail } from './student.ts';
import { tailsOf } from './tail-degrees.ts';

/** One sample of a suite beside the others: its mean, and how uncertain that is. */
export interface ModeratedT {
  readonly mean: number;
  /** Standard error of the mean with the spread that the suite lends; > 0. */
  readonly error: number;
  /** Degrees of freedom of (mean - truth) / error. */
  readonly degrees: number;
  /** Standard error of the mean by this sample alone; > 0. */
  readonly ownError: number;
  readonly ownDegrees: number;
  /** Samples that lend each other their spread; 1: nothing is borrowed. */
  readonly lenders: number;
}

/** A spread of equal values is rounding, not certainty. */
const smallestVariance = 0.002 ** 2;

/** Fewer samples than this tell nothing about how alike their spreads are. */
const fewestLenders = 3;

/** No sample is taken to vary by less than this part of the mean variance. */
const leastShare = 0.5;

/**
 * Moderated t tests (Smyth 2004, section 4): each sample's variance is averaged with one that the suite has in common, so
 * that three values are worth as many more as their suite is alike. Beyond that paper the method is more careful:
 *
 * - no variance is taken to be below half of the mean variance of the suite. Values that agree by luck (both sides sat in their
 *   slow mode three times) otherwise look certain, although their neighbours show what happens there;
 * - the tails are as heavy as those of the suite's residuals ({@link tailsOf});
 * - at `lenders` times the level, the sample's own t test has to reject too: no number of quiet neighbours tells that this
 *   one is quiet.
 *
 * Spreads about the own mean are all that is borrowed, so neither the direction nor the size of a change counts.
 *
 * @param samples each of at least two finite values, on the log scale.
 */
export function moderatedTs(samples: readonly (readonly number[])[]): ModeratedT[] {
  const means = samples.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const degrees = samples.map((values) => values.length - 1);
  const own = samples.map((values, index) => {
    const squares = values.reduce((sum, value) => sum + (value - (means[index] as number)) ** 2, 0);
    return Math.max(squares / (values.length - 1), smallestVariance);
  });
  const borrows = samples.length >= fewestLenders;
  const { priorDegrees, variances } = borrows
    ? moderateVariances(own, degrees)
    : { priorDegrees: 0, variances: own };
  const least = borrows ? (leastShare * own.reduce((sum, variance) => sum + variance, 0)) / own.length : 0;
  const lent = variances.map((variance) => Math.max(variance, least));
  const residuals = samples.flatMap((values, index) => {
    // A residual about a mean of few values is smaller than the noise.
    const scale = Math.sqrt((lent[index] as number) * (1 - 1 / values.length));
    return values.map((value) => (value - (means[index] as number)) / scale);
  });
  const tails = borrows ? tailsOf(residuals).degrees : Infinity;
  return samples.map((values, index) => ({
    mean: means[index] as number,
    error: Math.sqrt((lent[index] as number) / values.length),
    degrees: Math.min((degrees[index] as number) + priorDegrees, tails),
    ownError: Math.sqrt((own[index] as number) / values.length),
    ownDegrees: degrees[index] as number,
    lenders: borrows ? samples.length : 1,
  }));
}

/** p of "the truth lies above / below the shift". */
export function moderatedTTest(fit: ModeratedT, shift = 0): OneSided {
  const tail = (distance: number): number => {
    const own = studentUpperTail(distance / fit.ownError, fit.ownDegrees);
    return Math.max(studentUpperTail(distance / fit.error, fit.degrees), own / fit.lenders);
  };
  return { greater: tail(fit.mean - shift), less: tail(shift - fit.mean) };
}

/** The shifts that neither half of {@link moderatedTTest} rejects at level `tail`, in [0, 0.5). */
export function moderatedTInterval(fit: ModeratedT, tail: number): Interval {
  if (tail <= 0) return { low: -Infinity, high: Infinity };
  const ownTail = Math.min(0.5, tail * fit.lenders);
  const half = Math.max(
    fit.error * quantileOf(tail, fit.degrees),
    fit.ownError * quantileOf(ownTail, fit.ownDegrees),
  );
  return { low: fit.mean - half, high: fit.mean + half };
}

const quantiles = new Map<string, number>();
/** The samples of a suite ask for the same few again and again. */
const mostQuantiles = 1000;

function quantileOf(tail: number, degrees: number): number {
  const key = `${String(tail)} ${String(degrees)}`;
  let quantile = quantiles.get(key);
  if (quantile === undefined) {
    quantile = studentUpperQuantile(tail, degrees);
    if (quantiles.size >= mostQuantiles) quantiles.clear();
    quantiles.set(key, quantile);
  }
  return quantile;
}
