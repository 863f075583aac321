import { at } from './ranks.ts';

/**
 * Splits a series into pieces of constant level: the partition with the smallest sum of squared deviations from the levels plus
 * `penalty` for each change. Exact, and deterministic.
 *
 * Optimal partitioning with functional pruning (FPOP: Maidstone, Hocking, Rigaill & Fearnhead 2017,
 * doi:10.1007/s11222-016-9636-3). For each possible present level the cheapest place of the last change is kept; places that
 * are the cheapest for no level are dropped. So few places are kept at any time, with and without changes, and the
 * cost is nearly linear. Memory is linear.
 *
 * @param penalty in squared units of the values, > 0: of noise with variance v, v times as many likelihood-ratio units.
 * @returns first points of all pieces but the first, ascending.
 */
export function segment(values: Float64Array, penalty: number): number[] {
  const count = values.length;
  // Sums over the first points, so that the cost of a piece takes no loop. The offset keeps their digits.
  const offset = at(values, 0);
  const first = new Float64Array(count + 1);
  const second = new Float64Array(count + 1);
  let lowest = 0;
  let highest = 0;
  for (let point = 0; point < count; point += 1) {
    const value = at(values, point) - offset;
    first[point + 1] = at(first, point) + value;
    second[point + 1] = at(second, point) + value * value;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  // A single level has no pieces of levels to keep.
  if (lowest === highest) return [];
  /** Smallest cost of the first points, and the start of the last piece then. */
  const cost = new Float64Array(count + 1);
  const start = new Int32Array(count + 1);
  cost[0] = -penalty;
  // For levels up to ends[i], and above ends[i - 1], the last piece is best begun at places[i]. The arrays are used again and
  // again, because there is one list for each point.
  let places: number[] = [0];
  let ends: number[] = [highest];
  let kept = 1;
  let nextPlaces: number[] = [];
  let nextEnds: number[] = [];
  for (let end = 1; end <= count; end += 1) {
    const firstSum = at(first, end);
    const secondSum = at(second, end);
    let best = Infinity;
    let bestPlace = 0;
    let low = lowest;
    for (let piece = 0; piece < kept; piece += 1) {
      const place = at(places, piece);
      const high = at(ends, piece);
      const length = end - place;
      const f = firstSum - at(first, place);
      const level = Math.min(high, Math.max(low, f / length));
      const total = at(cost, place) - at(second, place) + level * (length * level - 2 * f);
      if (total < best) {
        best = total;
        bestPlace = place;
      }
      low = high;
    }
    best += penalty + secondSum;
    cost[end] = best;
    start[end] = bestPlace;
    if (end === count) break;

    // Beginning anew after this point costs `best + penalty` at every level: it replaces whatever costs more there.
    let size = 0;
    let covered = lowest;
    low = lowest;
    for (let piece = 0; piece < kept; piece += 1) {
      const place = at(places, piece);
      const high = at(ends, piece);
      const length = end - place;
      const level = (firstSum - at(first, place)) / length;
      const spare = best - (at(cost, place) + secondSum - at(second, place) - length * level * level);
      if (spare > 0) {
        const reach = Math.sqrt(spare / length);
        const from = Math.max(low, level - reach);
        const to = Math.min(high, level + reach);
        if (from < to) {
          if (from > covered) {
            nextPlaces[size] = end;
            nextEnds[size] = from;
            size += 1;
          }
          nextPlaces[size] = place;
          nextEnds[size] = to;
          size += 1;
          covered = to;
        }
      }
      low = high;
    }
    if (covered < highest) {
      nextPlaces[size] = end;
      nextEnds[size] = highest;
      size += 1;
    }
    [places, nextPlaces] = [nextPlaces, places];
    [ends, nextEnds] = [nextEnds, ends];
    kept = size;
  }
  const found: number[] = [];
  for (let place = at(start, count); place > 0; place = at(start, place)) found.push(place);
  return found.reverse();
}
