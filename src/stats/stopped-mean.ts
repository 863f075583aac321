import { normalUpperTail } from './normal.ts';

/** A look at a growing mean that stops the growing when the mean has reached a boundary. */
export interface StoppingLook {
  /** Values in the mean. */
  readonly count: number;
  /** The mean at or above which it stops. */
  readonly boundary: number;
}

/** Points of the density between two looks; more change the fifth digit. */
const points = 60;
/** Standard deviations beyond which nothing is. */
const reach = 6;

/**
 * What remains of a mean when the values stopped because it was large: the median-unbiased estimate under the ordering by
 * stages. It is the truth under which a result as extreme as this one (an earlier stop, or a stop now with such a mean)
 * has probability one half. A mean that stops at the first look needs no correction; a later one comes a little down.
 *
 * Values are taken as independent and normal with a known deviation, and the density between looks is carried along
 * numerically (Armitage, McPherson & Rowe 1969; Jennison & Turnbull 2000, section 8.2).
 *
 * @param mean at the stop, at least the boundary there.
 * @param looks up to and with the one that stopped, counts ascending.
 * @param deviation of one value, > 0.
 */
export function stoppedMean(mean: number, looks: readonly StoppingLook[], deviation: number): number {
  const last = looks.at(-1);
  if (last === undefined || looks.length === 1) return mean;
  const error = deviation / Math.sqrt(last.count);
  let low = mean - reach * error;
  let high = mean + reach * error;
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (extremeTail(middle, mean, looks, deviation) < 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(an earlier stop, or a mean of at least `mean` at the last look), for values around `truth`. */
function extremeTail(truth: number, mean: number, looks: readonly StoppingLook[], deviation: number): number {
  let probability = 0;
  // Density of the sum of the values so far, where no look has stopped it, times the width of a point.
  let sums = [0];
  let weights = [1];
  let before = 0;
  for (const [index, { count, boundary }] of looks.entries()) {
    const isLast = index === looks.length - 1;
    const top = (isLast ? mean : boundary) * count;
    const drift = truth * (count - before);
    const spread = deviation * Math.sqrt(count - before);
    for (const [place, sum] of sums.entries())
      probability += (weights[place] ?? 0) * normalUpperTail((top - sum - drift) / spread);
    if (isLast) break;
    const bottom = truth * count - reach * deviation * Math.sqrt(count);
    if (top <= bottom) return 1;
    const width = (top - bottom) / points;
    const next = Array.from({ length: points + 1 }, (_, point) => bottom + point * width);
    weights = next.map((to, point) => {
      let density = 0;
      for (const [place, from] of sums.entries())
        density += (weights[place] ?? 0) * normalDensity((to - from - drift) / spread);
      // The trapezoidal rule.
      return ((density / spread) * width) / (point === 0 || point === points ? 2 : 1);
    });
    sums = next;
    before = count;
  }
  return probability;
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
