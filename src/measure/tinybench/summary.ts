/** One trial in a few numbers. Iterations of one process are not independent, so they never leave it but as summaries. */

/** Quantile of a non-empty list with linear interpolation (type 7 of Hyndman and Fan, 1996). */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}

export interface MeasuredSlot {
  /** Seconds per iteration of each batch; all batches have the same number of iterations. */
  readonly times: readonly number[];
  /** CPU seconds of the slot. */
  readonly cpu: number;
}

export interface TrialSummary {
  /** Seconds per iteration: the lower quartile over slots of the fastest batch of each slot; see {@link pairTimes} for two sides. */
  readonly time: number;
  /** Seconds per iteration: the 95 % quantile over all batches. */
  readonly tail: number;
  /** Seconds per iteration over everything. */
  readonly mean: number;
  /** CPU seconds per iteration, of all threads of the process. */
  readonly cpu: number;
  /** The fastest batch of each slot. */
  readonly slots: readonly number[];
}

/** What one side has alone: the lower quartile over slots. */
function slotTime(fastest: readonly number[]): number {
  return quantile(fastest, 0.25);
}

/** @param batch iterations of a batch. */
export function summarise(slots: readonly MeasuredSlot[], batch: number): TrialSummary {
  const times = slots.flatMap((slot) => slot.times);
  const fastest = slots.map((slot) => Math.min(...slot.times));
  const cpu = slots.reduce((sum, slot) => sum + slot.cpu, 0);
  return {
    time: slotTime(fastest),
    tail: quantile(times, 0.95),
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    cpu: cpu / (times.length * batch),
    slots: fastest,
  };
}

/**
 * `time` of the two sides of a round. They were measured slot by slot in turns, so each slot has a neighbour of the other side
 * in time, and what slows the machine for longer than a slot slows both. Their ratio is the median over slots of the
 * ratio of neighbours, their geometric mean that of what they have alone. Swapping the sides swaps the result, as the
 * coin wants it.
 *
 * @param one, other the fastest batch of each slot, equally many, seconds per iteration.
 */
export function pairTimes(
  one: readonly number[],
  other: readonly number[],
): readonly [one: number, other: number] {
  const ratios = one.map((time, slot) => Math.log((other[slot] ?? Number.NaN) / time));
  const half = quantile(ratios, 0.5) / 2;
  const level = Math.sqrt(slotTime(one) * slotTime(other));
  return [level * Math.exp(-half), level * Math.exp(half)];
}
