import { at } from './ranks.ts';

/** What is known of the points `from` up to, not including, `to`. */
export interface Piece {
  readonly count: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
  /** Sum of squared deviations from the best straight line. */
  readonly lineSquares: number;
}

/**
 * Sums of any piece of a series at a cost that does not depend on its length; linear time and memory to prepare.
 */
export class PieceSums {
  readonly #offset: number;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #placed: Float64Array;

  constructor(values: Float64Array) {
    const count = values.length;
    // Keeps the digits of the sums.
    this.#offset = count === 0 ? 0 : at(values, count >> 1);
    this.#first = new Float64Array(count + 1);
    this.#second = new Float64Array(count + 1);
    this.#placed = new Float64Array(count + 1);
    for (let point = 0; point < count; point += 1) {
      const value = at(values, point) - this.#offset;
      this.#first[point + 1] = at(this.#first, point) + value;
      this.#second[point + 1] = at(this.#second, point) + value * value;
      this.#placed[point + 1] = at(this.#placed, point) + point * value;
    }
  }

  /** Of the points `from` up to, not including, `to`; there is at least one. */
  of(from: number, to: number): Piece {
    const count = to - from;
    const between = (sums: Float64Array, end: number): number => at(sums, end) - at(sums, from);
    const mean = between(this.#first, to) / count;
    const squares = Math.max(0, between(this.#second, to) - count * mean * mean);
    const middle = (from + to - 1) / 2;
    const trend = between(this.#placed, to) - middle * count * mean;
    const placeSquares = (count * count - 1) * (count / 12);
    const explained = count === 1 ? 0 : (trend * trend) / placeSquares;
    return { count, mean: mean + this.#offset, squares, lineSquares: Math.max(0, squares - explained) };
  }
}
