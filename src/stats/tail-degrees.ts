/** Heavier tails than these are not believed in, lighter ones than those make no difference. */
const fewest = 4;
const most = 30;

/** Before any data: as many values as this, with the fourth moment of Student's t with five degrees of freedom. */
const priorCount = 50;
const priorKurtosis = 9;

/**
 * How heavy the tails of residuals are, as degrees of freedom of Student's t, by their fourth moment: a t with v degrees has
 * kurtosis 3 + 6 / (v - 4). One far value among few counts as heavy tails, and few values are taken to have them.
 *
 * @param residuals around zero, each divided by its own spread; may be empty.
 * @returns degrees of freedom in [4, 30].
 */
export function tailDegrees(residuals: readonly number[]): number {
  const square = residuals.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, residuals.length);
  const fourth = residuals.reduce((sum, value) => sum + value ** 4, 0);
  const inUnits = square > 0 ? fourth / square ** 2 : 0;
  const kurtosis =
    (priorCount * priorKurtosis + inUnits) / (priorCount + (square > 0 ? residuals.length : 0));
  return Math.min(most, fewest + 6 / Math.max(kurtosis - 3, 6 / (most - fewest)));
}
