import type { ServiceLoad } from '../../config/config.ts';
import type { SlotLoad } from './load/protocol.ts';

/** How a scenario is loaded: chosen once, from calibration, and then the same on both sides and in all rounds. */
export interface LoadPlan {
  readonly slot: SlotLoad;
  /** Slots of each side in a round; even, so that each side is first in half of them. */
  readonly slots: number;
  readonly warmUp: SlotLoad;
  /** Wall seconds of one slot, as foreseen. */
  readonly slotSeconds: number;
}

/** Short enough that both sides meet the same moods of the machine, long against connecting. */
const slotSeconds = 0.25;
/** Fewer passes of a rate in a slot are hardly a load. */
const fewestArrivals = 10;

/**
 * A closed slot is a number of passes and not a time: a time would leave out the passes that were under way at its end, and
 * these are the slow ones.
 *
 * @param paces seconds of a pass on a connection under this load, on each side that works; not empty.
 */
export function planLoad(load: ServiceLoad, paces: readonly number[]): LoadPlan {
  const pace = Math.max(...paces, 1e-6);
  const { rate, duration, warmUp } = load;
  if (rate !== null) {
    const passes = Math.max(fewestArrivals, Math.round(rate * slotSeconds));
    const seconds = passes / rate + pace;
    const slots = 2 * Math.max(1, Math.round(duration / (passes / rate) / 2));
    const warm = Math.max(1, Math.round(rate * warmUp));
    return {
      slot: { kind: 'open', passes, rate },
      slots,
      warmUp: { kind: 'open', passes: warm, rate },
      slotSeconds: seconds,
    };
  }
  const passes = Math.max(1, Math.round(slotSeconds / pace));
  const slots = 2 * Math.max(1, Math.round(duration / (passes * pace) / 2));
  return {
    slot: { kind: 'closed', passes },
    slots,
    warmUp: { kind: 'closed', passes: Math.max(1, Math.round(warmUp / pace)) },
    slotSeconds: passes * pace,
  };
}
