import { at } from './ranks.ts';

/** Ends of an interval; -Infinity or Infinity where the data cannot bound it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The set of shifts that a pair of one-sided rank tests does not reject, each at level `tail`.
 *
 * A rank test's p changes only where the shift crosses one of the candidates (Walsh averages, or differences of pairs), so
 * p is evaluated once between neighbours and the end found by bisection.
 *
 * @param candidates ascending, all different, not empty.
 * @param greater p of "the location is greater than the shift", growing with the shift.
 * @param less p of "the location is less than the shift", falling as the shift grows.
 */
export function invertRankTests(
  candidates: ArrayLike<number>,
  tail: number,
  greater: (shift: number) => number,
  less: (shift: number) => number,
): Interval {
  const count = candidates.length;
  const rejectedBelow = firstPlace(count + 1, (place) => greater(between(candidates, place)) > tail) - 1;
  const keptAbove = firstPlace(count + 1, (place) => less(between(candidates, place)) <= tail);
  return {
    low: rejectedBelow === -1 ? -Infinity : at(candidates, Math.min(rejectedBelow, count - 1)),
    high: keptAbove === count + 1 ? Infinity : at(candidates, Math.max(keptAbove - 1, 0)),
  };
}

/** A shift before the first candidate (place 0), between two of them, or behind the last (place `length`). */
export function between(candidates: ArrayLike<number>, place: number): number {
  const count = candidates.length;
  if (place === 0) return at(candidates, 0) - 1;
  if (place === count) return at(candidates, count - 1) + 1;
  return (at(candidates, place - 1) + at(candidates, place)) / 2;
}

/** The first place in [0, count) with the property, by bisection; `count` when there is none. */
export function firstPlace(count: number, has: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (has(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Sorted values without repetitions. */
export function distinct(sorted: Float64Array): Float64Array {
  let kept = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    if (index > 0 && sorted[index] === sorted[index - 1]) continue;
    sorted[kept] = at(sorted, index);
    kept += 1;
  }
  return sorted.subarray(0, kept);
}
