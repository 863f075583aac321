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
export declare function invertRankTests(candidates: ArrayLike<number>, tail: number, greater: (shift: number) => number, less: (shift: number) => number): Interval;
/** A shift before the first candidate (place 0), between two of them, or behind the last (place `length`). */
export declare function between(candidates: ArrayLike<number>, place: number): number;
/** The first place in [0, count) with the property, by bisection; `count` when there is none. */
export declare function firstPlace(count: number, has: (place: number) => boolean): number;
/** Sorted values without repetitions. */
export declare function distinct(sorted: Float64Array): Float64Array;
