/** Heavier tails than these are not believed in, lighter ones than those make no difference. */
const fewest = 4;
const most = 30;

/** Before any data: as many values as this, with the fourth moment of Student's t with five degrees of freedom. */
const priorCount = 50;
const priorKurtosis = 9;

/** Before any data: as many values as this on either side, no farther out on one than on the other. */
const priorPerSide = 20;

/** How far out residuals go. */
export interface Tails {
  /** Fourth moment over the squared second one, drawn towards 9; 3 for normal data, at least 1. */
  readonly kurtosis: number;
  /** Degrees of freedom of Student's t with such tails, in [4, 30]. */
  readonly degrees: number;
  /** What the spread is to be multiplied by for residuals above zero and below it, at least 1: one side may go farther. */
  readonly above: number;
  readonly below: number;
}

/**
 * How heavy the tails of residuals are, by their fourth moment: a Student's t with v degrees has kurtosis 3 + 6 / (v - 4).
 * One far value among few counts as heavy tails, and few values are taken to have them.
 *
 * @param residuals around zero, each divided by its own spread; may be empty.
 */
export function tailsOf(residuals: readonly number[]): Tails {
  const sum = (values: readonly number[], power: number): number =>
    values.reduce((total, value) => total + value ** power, 0);
  const square = sum(residuals, 2) / Math.max(1, residuals.length);
  if (square === 0) return { kurtosis: priorKurtosis, degrees: degreesOf(priorKurtosis), above: 1, below: 1 };
  const kurtosis =
    (priorCount * priorKurtosis + sum(residuals, 4) / square ** 2) / (priorCount + residuals.length);
  const side = (values: readonly number[]): number => {
    const own = (priorPerSide * square + sum(values, 2)) / (priorPerSide + values.length);
    return Math.max(1, Math.sqrt(own / square));
  };
  return {
    kurtosis,
    degrees: degreesOf(kurtosis),
    above: side(residuals.filter((residual) => residual > 0)),
    below: side(residuals.filter((residual) => residual < 0)),
  };
}

/**
 * Degrees of freedom that a variance of `count` values is worth: for normal data count - 1, for heavier tails fewer, because
 * the variance of a variance grows with the fourth moment, as (kurtosis - 1) / count.
 */
export function degreesOfVariance(count: number, kurtosis: number): number {
  return (count - 1) * Math.min(1, 2 / (kurtosis - 1));
}

function degreesOf(kurtosis: number): number {
  return Math.min(most, fewest + 6 / Math.max(kurtosis - 3, 6 / (most - fewest)));
}
