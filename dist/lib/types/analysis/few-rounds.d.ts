import type { Metric, Sample } from '../model/index.js';
import { type Comparison, type Levels } from './comparison.js';
import type { Key } from './judging.js';
/**
 * What judges a comparison where the coin cannot: with n rounds the exact test has no p below 2^-n, and a command that
 * takes minutes has no time for more. Which comparisons these are follows from the planned rounds and the levels, never
 * from what was seen: a method that is tried when another has failed to find something has no error rate.
 */
export type FewRounds = (key: Key, levels: Levels) => Comparison | null;
interface PairedSample {
    readonly key: Key;
    readonly metric: string;
    readonly base: Pick<Sample, 'values'> | undefined;
    readonly head: Pick<Sample, 'values'> | undefined;
}
/**
 * Learns how the samples of a suite vary from round to round, metric by metric.
 *
 * @param samples those that will be compared, of runs that were measured in rounds and are looked at once.
 */
export declare function learnFewRounds(samples: readonly PairedSample[], metrics: Readonly<Record<string, Metric>>): FewRounds;
export {};
