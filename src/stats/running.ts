import { firstPlace } from './inversion.ts';
import { at, medianOfSorted } from './ranks.ts';

/**
 * Median of the window of `half` points on either side of each point; near an end, of the part of the window that exists.
 *
 * The window is kept sorted, so that a step costs one search and one move of at most `2 half + 1` numbers.
 */
export function runningMedian(values: Float64Array, half: number): Float64Array {
  const medians = new Float64Array(values.length);
  const window = new Float64Array(2 * half + 2);
  let size = 0;
  for (let point = -half; point < values.length; point += 1) {
    const enters = point + half;
    const leaves = point - half - 1;
    if (leaves >= 0) {
      const value = at(values, leaves);
      const place = firstPlace(size, (index) => at(window, index) >= value);
      window.copyWithin(place, place + 1, size);
      size -= 1;
    }
    if (enters < values.length) {
      const value = at(values, enters);
      const place = firstPlace(size, (index) => at(window, index) >= value);
      window.copyWithin(place + 1, place, size);
      window[place] = value;
      size += 1;
    }
    if (point >= 0) medians[point] = medianOfSorted(window.subarray(0, size));
  }
  return medians;
}
