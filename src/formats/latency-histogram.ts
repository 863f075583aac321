/** Each bucket is this much wider than the one before it, so that a percentile is off by at most 0.05 %. */
const growth = 1.001;
const logGrowth = Math.log(growth);

/**
 * Counts of positive numbers in buckets of equal relative width: percentiles in a memory that depends on the range of the
 * values, not on how many there are (Masson, Rim & Lee 2019, "DDSketch").
 */
export class LatencyHistogram {
  readonly #buckets = new Map<number, number>();
  #zeros = 0;
  #count = 0;
  #sum = 0;

  /** @param value finite, at least 0. */
  add(value: number): void {
    this.#count += 1;
    this.#sum += value;
    if (value === 0) this.#zeros += 1;
    else {
      const bucket = Math.ceil(Math.log(value) / logGrowth);
      this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    }
  }

  get count(): number {
    return this.#count;
  }

  /** NaN when nothing was added. */
  get mean(): number {
    return this.#sum / this.#count;
  }

  /**
   * Nearest-rank percentiles.
   * @param shares each in (0, 1], ascending.
   */
  percentiles(shares: readonly number[]): number[] {
    const buckets = [...this.#buckets].sort(([a], [b]) => a - b);
    let seen = this.#zeros;
    let at = 0;
    let value = 0;
    return shares.map((share) => {
      const rank = Math.ceil(share * this.#count);
      for (; seen < rank && at < buckets.length; at++) {
        const [bucket, count] = buckets[at] as [number, number];
        seen += count;
        value = (2 * growth ** bucket) / (growth + 1);
      }
      return value;
    });
  }
}
