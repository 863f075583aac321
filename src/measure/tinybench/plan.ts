/** How often a benchmark is called: chosen once, from calibration, and then the same on both sides and in all rounds. */

/** What calibration found on one side; seconds per iteration. */
export interface Pace {
  /** As measured: without beforeEach and afterEach. */
  readonly timed: number;
  /** On the clock, hooks included. */
  readonly wall: number;
}

export interface Counts {
  /** Iterations timed together. */
  readonly batch: number;
  /** Batches in a slot. */
  readonly batches: number;
  /** Slots of each side in a round. */
  readonly slots: number;
  /** Batches of warm-up. */
  readonly warmup: number;
}

/** Far above the resolution of any clock, and short enough that most batches are not interrupted. */
const batchSeconds = 0.0005;
const slotSeconds = 0.0025;
/** A batch is short enough for a slot, or for this where the hooks of a call take most of it. */
const longestBatch = 0.01;
/** What one side is timed for in a round, seconds: most of a round is starting and warming up all the same. */
const timedSeconds = 0.06;
/**
 * The sides are compared slot by slot. Many short slots follow what the machine does better than few long ones; a slow
 * function has its calls for slots.
 */
const mostSlots = 24;
const usualSlots = 6;
/** After so long even a function that was never called has met the optimizing compiler. */
const warmupSeconds = 0.13;
/** More iterations than this in one batch are a function that measures nothing. */
const largestBatch = 1e7;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** @param paces of every side that works; at least one. */
export function planCounts(paces: readonly Pace[]): Counts {
  // The faster side decides how many iterations fill a batch, the slower how much fits into a slot.
  const timed = Math.min(...paces.map((pace) => pace.timed));
  const wall = Math.max(...paces.map((pace) => pace.wall), 1e-9);
  const wanted = timed > 0 ? batchSeconds / timed : largestBatch;
  // Long hooks, or a duration said that is far below the clock's, must not make a slot take for ever.
  const affordable = Math.max(1, Math.floor(longestBatch / wall));
  // Not one more for a rounding error.
  const batch = clamp(Math.ceil(wanted * (1 - 1e-9)), 1, Math.min(affordable, largestBatch));
  const batches = clamp(Math.round(slotSeconds / (batch * wall)), 1, 40);
  const slot = batch * batches * wall;
  const most = clamp(Math.round(timedSeconds / slot), usualSlots, mostSlots);
  const slots = slot > 2 ? 1 : slot > 0.5 ? 2 : slot > 0.15 ? 3 : clamp(Math.round(0.4 / slot), 4, most);
  const fewest = wall > 0.5 ? 1 : 2;
  const warmup = Math.max(fewest, Math.ceil(warmupSeconds / (batch * wall)));
  return { batch, batches, slots, warmup };
}

/** Wall seconds that measuring takes in a round, on both sides together, without starting processes. */
export function plannedSeconds(counts: Counts, paces: readonly Pace[]): number {
  // Both sides warm up at the same time, and then take turns.
  const warmup = Math.max(...paces.map((pace) => pace.wall)) * counts.warmup * counts.batch;
  const slots = paces.reduce(
    (sum, pace) => sum + pace.wall * counts.slots * counts.batches * counts.batch,
    0,
  );
  return warmup + slots;
}
