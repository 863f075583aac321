import { median, medianAbsoluteDeviation } from 'simple-statistics';
import { doubledMidranks } from './ranks.ts';

/** Fewest values on either side of a change; fewer are a spike. */
const shortest = 5;

/** Rank-sum z beyond which the best of all splits is a change; about one series of forty in twenty without one. */
const farthestByChance = 3.5;

/**
 * Index of the first value after the last change of level; 0 when there is none.
 *
 * The split with the largest rank-sum statistic is a change when that is beyond what the best split of an unchanging series
 * reaches and the medians differ by more than the spread on either side; the search goes on after it. Ranks, because a
 * single spike is no change.
 */
export function sinceLastChange(values: readonly number[]): number {
  let start = 0;
  for (;;) {
    const rest = values.slice(start);
    const split = bestSplit(rest);
    if (split === null) return start;
    const before = rest.slice(0, split);
    const after = rest.slice(split);
    const spread = 1.4826 * Math.max(medianAbsoluteDeviation(before), medianAbsoluteDeviation(after));
    if (Math.abs(median(after) - median(before)) <= spread) return start;
    start += split;
  }
}

function bestSplit(values: readonly number[]): number | null {
  const count = values.length;
  if (count < 2 * shortest) return null;
  const { ranks } = doubledMidranks(values);
  let farthest = farthestByChance;
  let best: number | null = null;
  let sum = 0;
  for (let split = 1; split <= count - shortest; split += 1) {
    sum += (ranks[split - 1] as number) / 2;
    if (split < shortest) continue;
    const variance = (split * (count - split) * (count + 1)) / 12;
    const z = Math.abs(sum - (split * (count + 1)) / 2) / Math.sqrt(variance);
    if (z > farthest) {
      farthest = z;
      best = split;
    }
  }
  return best;
}
