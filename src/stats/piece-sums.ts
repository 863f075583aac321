import { at } from './ranks.ts';

/** What is known of the points `from` up to, not including, `to`. */
export interface Piece {
  readonly count: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
  /** Sum of the products of deviations of place and value; over `placeSquares` it is the slope. */
  readonly trend: number;
  readonly placeSquares: number;
  /** Sum over all blocks of neighbours within the piece of (sum of deviations)² / block length, bias removed, and their number. */
  readonly blockSquares: number;
  readonly blocks: number;
}

/**
 * Sums of any piece of a series at a cost that does not depend on its length; linear time and memory to prepare.
 *
 * The moving sums over `block` neighbours estimate the long-run variance, that of a mean times its number of points, of
 * autocorrelated noise: for independent values it is the variance (the Bartlett window: Newey & West 1987, doi:10.2307/1913610).
 */
export class PieceSums {
  readonly #block: number;
  readonly #offset: number;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #placed: Float64Array;
  readonly #blockFirst: Float64Array;
  readonly #blockSecond: Float64Array;

  constructor(values: Float64Array, block: number) {
    const count = values.length;
    this.#block = block;
    // Keeps the digits of the sums.
    this.#offset = count === 0 ? 0 : at(values, count >> 1);
    this.#first = new Float64Array(count + 1);
    this.#second = new Float64Array(count + 1);
    this.#placed = new Float64Array(count + 1);
    this.#blockFirst = new Float64Array(count + 1);
    this.#blockSecond = new Float64Array(count + 1);
    for (let point = 0; point < count; point += 1) {
      const value = at(values, point) - this.#offset;
      this.#first[point + 1] = at(this.#first, point) + value;
      this.#second[point + 1] = at(this.#second, point) + value * value;
      this.#placed[point + 1] = at(this.#placed, point) + point * value;
    }
    for (let point = 0; point < count; point += 1) {
      const end = point + block;
      const sum = end <= count ? at(this.#first, end) - at(this.#first, point) : 0;
      this.#blockFirst[point + 1] = at(this.#blockFirst, point) + sum;
      this.#blockSecond[point + 1] = at(this.#blockSecond, point) + sum * sum;
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
    const block = this.#block;
    const blocks = Math.max(0, count - block + 1);
    let blockSquares = 0;
    if (count > block) {
      const end = from + blocks;
      const sum = between(this.#blockFirst, end);
      const squared = between(this.#blockSecond, end);
      const deviations = squared - 2 * block * mean * sum + blocks * block * block * mean * mean;
      // A block's sum varies less around the mean of a piece that it is a large part of.
      blockSquares = Math.max(0, deviations) / block / (1 - block / count);
    }
    return {
      count,
      mean: mean + this.#offset,
      squares,
      trend,
      placeSquares,
      blockSquares,
      blocks: count > block ? blocks : 0,
    };
  }
}
