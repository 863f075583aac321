/**
 * Ranks from 1, doubled so that the midranks of ties are integers; `tied` says whether any two values are equal.
 */
export function doubledMidranks(values: readonly number[]): { ranks: number[]; tied: boolean } {
  const order = values.map((_, index) => index).sort((a, b) => at(values, a) - at(values, b));
  const ranks = new Array<number>(values.length).fill(0);
  let tied = false;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    const value = at(values, at(order, start));
    while (end < order.length && at(values, at(order, end)) === value) end += 1;
    if (end - start > 1) tied = true;
    // Positions start+1 … end share their mean rank (start + 1 + end) / 2, doubled.
    for (let position = start; position < end; position += 1) ranks[at(order, position)] = start + 1 + end;
    start = end;
  }
  return { ranks, tied };
}

/** `values[index]` where the index is known to be in range. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}

/** Median of sorted values (not empty); the mean of the middle two when their number is even. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
}

/** Smallest value w of a statistic with P(W >= w) <= tail, by its table of upper tails; null when there is none. */
export function criticalValue(upper: Float64Array, tail: number): number | null {
  let low = 0;
  let high = upper.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(upper, middle) <= tail) high = middle;
    else low = middle + 1;
  }
  return low === upper.length ? null : low;
}
