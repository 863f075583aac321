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
  const surplus = (truth: number): number => extremeTail(truth, mean, looks, deviation) - 0.5;
  // The tail grows with the truth. Each value costs an integration, so by false position; where an end stays twice its value
  // is halved (the Illinois rule; Dowell & Jarratt 1971).
  let low = mean - reach * error;
  let high = mean + reach * error;
  let below = surplus(low);
  let above = surplus(high);
  if (below >= 0) return low;
  let moved = 0;
  while (high - low > 1e-6 * error) {
    const truth = low + ((high - low) * below) / (below - above);
    const value = surplus(truth);
    if (Math.abs(value) < 1e-7) return truth;
    const side = Math.sign(value);
    if (side < 0) {
      low = truth;
      below = value;
      if (side === moved) above /= 2;
    } else {
      high = truth;
      above = value;
      if (side === moved) below /= 2;
    }
    moved = side;
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
