import { at } from './ranks.ts';

/** Nothing is known about noise that is more alike from point to point than this. */
const strongestCorrelation = 0.95;

export interface StationaryNoise {
  /** Of a point around its level. */
  readonly variance: number;
  /** Of neighbours, in [0, 0.95]. */
  readonly correlation: number;
}

/**
 * Variance and correlation of first-order autoregressive noise around levels that may change, from differences of neighbours.
 *
 * With correlation φ the mean square of differences over three points is 1 + φ + φ² times that of differences over one, and
 * the latter is 2 (1 - φ) times the variance; levels do not appear in either. φ is given one standard error of an
 * autocorrelation, 1 / √n, more than is estimated (Bartlett 1946, doi:10.2307/2983611), because what is
 * taken for too independent makes false alarms.
 *
 * @param starts first points of all pieces but the first, ascending; no difference is taken across them.
 * @param least standard deviation that differences of neighbours, over √2, have at least, > 0.
 */
export function stationaryNoise(
  values: Float64Array,
  starts: readonly number[],
  least: number,
): StationaryNoise {
  const near = meanSquareDifference(values, starts, 1);
  const far = meanSquareDifference(values, starts, 3);
  const ratio = near > 0 ? Math.max(1, far / near) : 1;
  const correlation = Math.min(
    strongestCorrelation,
    (Math.sqrt(4 * ratio - 3) - 1) / 2 + 1 / Math.sqrt(values.length),
  );
  return { variance: Math.max(least ** 2, near / 2) / (1 - correlation), correlation };
}

/** 0 where no piece is that long. */
function meanSquareDifference(values: Float64Array, starts: readonly number[], lag: number): number {
  let sum = 0;
  let count = 0;
  for (const [piece, from] of [0, ...starts].entries()) {
    const to = starts[piece] ?? values.length;
    for (let point = from + lag; point < to; point += 1) {
      sum += (at(values, point) - at(values, point - lag)) ** 2;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
