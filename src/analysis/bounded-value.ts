import type { BudgetMethod, Metric, Range } from '../model/index.ts';
import type { Interval } from '../stats/inversion.ts';
import { moderatedTInterval, moderatedTs, moderatedTTest, type ModeratedT } from '../stats/moderated-t.ts';
import { medianInterval, signTest } from '../stats/sign-test.ts';
import { fewestForModel } from './comparison.ts';
import { exactValue } from './exact.ts';

/** What the values of one sample say about a limit. */
export interface BoundedValue {
  readonly method: BudgetMethod;
  /** p of "the value lies above the limit", for one look. */
  readonly above: (limit: number) => number;
  /** p of "the value lies below the limit". */
  readonly below: (limit: number) => number;
  /** Each end at one-sided level `tail`. */
  readonly interval: (tail: number) => Interval;
}

/**
 * The t test of a few skewed values rejects on one side up to two and a half times as often as its level says (log-normal and
 * exponential noise, three to six values, by simulation); a quarter of the level makes up for that. Differences of two sides
 * are not skewed, so the paired test needs none of this.
 */
const skewness = 4;

/**
 * What bounds the value of a sample: the median of its trials by the sign test, which holds whatever the noise is; where they
 * are too few for that at `level`, the mean of their logs by a moderated t test, which rests on a model of the noise. An exact
 * metric is what it is.
 *
 * Which of them it is follows from the number of trials and the level, never from the values. No model of three or four trials
 * knows of a mode that none of them was in.
 *
 * @param level one-sided level that the test has to be able to reject at.
 * @param fit of the logs of the values, among those of the suite; null: they have none.
 * @returns null where nothing can be said: too few trials, or too few with values of zero or less among them.
 */
export function boundedValue(
  values: readonly number[],
  metric: Metric,
  level: number,
  fit: ModeratedT | null,
): BoundedValue | null {
  const exact = metric.kind === 'exact' ? exactValue(values) : null;
  if (exact !== null) {
    return {
      method: 'exact',
      above: (limit) => (exact > limit ? 0 : 1),
      below: (limit) => (exact < limit ? 0 : 1),
      interval: () => ({ low: exact, high: exact }),
    };
  }
  if (2 ** -values.length <= level) {
    return {
      method: 'sign',
      above: (limit) => signTest(values, limit).greater,
      below: (limit) => signTest(values, limit).less,
      interval: (tail) => medianInterval(values, tail),
    };
  }
  if (fit === null) return null;
  return {
    method: 'moderated-t',
    above: (limit) => Math.min(1, skewness * moderatedTTest(fit, Math.log(limit)).greater),
    below: (limit) => Math.min(1, skewness * moderatedTTest(fit, Math.log(limit)).less),
    interval: (tail) => {
      const { low, high } = moderatedTInterval(fit, tail / skewness);
      return { low: Math.exp(low), high: Math.exp(high) };
    },
  };
}

/**
 * Models of samples that lend each other their spread; null for one that has too few values, or values of zero or less.
 */
export function fitsOf(samples: readonly (readonly number[])[]): (ModeratedT | null)[] {
  const isModelled = (values: readonly number[]): boolean =>
    values.length >= fewestForModel && values.every((value) => value > 0);
  const fits = moderatedTs(samples.filter(isModelled).map((values) => values.map(Math.log)));
  let next = 0;
  return samples.map((values) => (isModelled(values) ? (fits[next++] as ModeratedT) : null));
}

/** What decides whether a limit is missed, and what whether it is met; null: nothing can. */
export interface Deciders {
  readonly missed: BoundedValue | null;
  readonly met: BoundedValue | null;
}

export interface StateOfLimit {
  readonly state: 'met' | 'missed' | 'undecided';
  readonly p: number | null;
}

/**
 * Whether a range is kept.
 *
 * @param alpha level of "missed", over all looks.
 * @param metLevel one-sided level of "met", over all looks.
 * @param looks planned numbers of rounds, each of which could have been the last: p and levels are shared among them.
 */
export function stateOf(
  { missed, met }: Deciders,
  range: Range,
  alpha: number,
  metLevel: number,
  looks: number,
): StateOfLimit {
  const tails =
    missed === null
      ? []
      : [
          ...(range.high === null ? [] : [missed.above(range.high)]),
          ...(range.low === null ? [] : [missed.below(range.low)]),
        ];
  const p = tails.length === 0 ? null : Math.min(1, tails.length * looks * Math.min(...tails));
  if (p !== null && p <= alpha) return { state: 'missed', p };
  const interval = met?.interval(metLevel / looks);
  const inside = interval !== undefined && keeps(interval.low, range) && keeps(interval.high, range);
  return { state: inside ? 'met' : 'undecided', p };
}

/** Whether a value lies in the range, ends included. */
export function keeps(value: number, { low, high }: Range): boolean {
  return (low === null || value >= low) && (high === null || value <= high);
}

/**
 * Distance of a value from the nearer end of a range, as a fraction of that end: positive inside, negative beyond; null: an end
 * is 0, of which there are no fractions.
 */
export function headroomOf(value: number, { low, high }: Range): number | null {
  if (low === 0 || high === 0) return null;
  const rooms = [
    ...(high === null ? [] : [(high - value) / high]),
    ...(low === null ? [] : [(value - low) / low]),
  ];
  return Math.min(...rooms);
}
