import { at } from './ranks.ts';
import { studentUpperTail } from './student.ts';

export interface Trend {
  /** Per point. */
  readonly slope: number;
  /** Of slope = 0, two-sided. */
  readonly p: number;
}

/** More cosines gain little, and their cost is this many passes. */
const mostCosines = 32;

/**
 * A trend that pieces of a series have in common, each with a level of its own, tested so that autocorrelation is no evidence.
 *
 * Least squares. The long-run variance of the scores is estimated by their projections on the first cosines, and t is referred to
 * Student's distribution with one degree less, for the slope that is fitted (Lazarus, Lewis, Stock & Watson 2018, doi:10.1080/07350015.2018.1506926, with
 * their number of cosines, 0.4 n^(2/3)).
 *
 * @param starts first points of all pieces but the first, ascending.
 * @param least what is known from elsewhere of the long-run variance of the points: the few slow cosines of a short series make it
 *   too small too often. 0 where nothing is known.
 * @returns null where there are too few points to tell.
 */
export function commonTrend(values: Float64Array, starts: readonly number[], least: number): Trend | null {
  const count = values.length;
  const cosines = Math.min(mostCosines, Math.floor(0.4 * count ** (2 / 3)));
  if (cosines < 3) return null;
  // Places and values as deviations from the means of their piece.
  const places = new Float64Array(count);
  const deviations = new Float64Array(count);
  let products = 0;
  let squares = 0;
  for (const [piece, from] of [0, ...starts].entries()) {
    const to = starts[piece] ?? count;
    let mean = 0;
    for (let point = from; point < to; point += 1) mean += at(values, point) / (to - from);
    for (let point = from; point < to; point += 1) {
      const place = point - (from + to - 1) / 2;
      const value = at(values, point) - mean;
      places[point] = place;
      deviations[point] = value;
      products += place * value;
      squares += place * place;
    }
  }
  if (squares === 0) return null;
  const slope = products / squares;
  let longRun = 0;
  // What the sum of squared projections is on average when the points are independent with variance 1.
  let independent = 0;
  for (let order = 1; order <= cosines; order += 1) {
    let projection = 0;
    let weightSquares = 0;
    let weightPlaces = 0;
    for (const [piece, from] of [0, ...starts].entries()) {
      const to = starts[piece] ?? count;
      let weightSum = 0;
      for (let point = from; point < to; point += 1) {
        const place = at(places, point);
        const weight = place * Math.cos((Math.PI * order * (point + 0.5)) / count);
        projection += weight * (at(deviations, point) - slope * place);
        weightSum += weight;
        weightSquares += weight * weight;
        weightPlaces += weight * place;
      }
      weightSquares -= weightSum ** 2 / (to - from);
    }
    longRun += projection * projection;
    independent += weightSquares - weightPlaces ** 2 / squares;
  }
  // Levels and slope are fitted, which leaves the residuals less of the slow cosines than the noise has. Scaled so that it is
  // without bias for independent points, where the sum of scores has variance `squares`.
  longRun = Math.max(least * squares, (longRun * squares) / independent);
  const t = Math.abs(products) / Math.sqrt(longRun);
  if (Number.isNaN(t)) return { slope: 0, p: 1 };
  return { slope, p: t === Infinity ? 0 : 2 * studentUpperTail(t, cosines - 1) };
}
