import type { Method } from '../model/index.js';
import type { Interval } from '../stats/inversion.js';
import { type ModeratedT } from '../stats/moderated-t.js';
/**
 * Two samples set side by side, on the log scale: `ratio` is log(candidate / baseline). It takes no side on which
 * direction is worse and draws no conclusion.
 */
export interface Comparison {
    readonly method: Method;
    /** Trials per side, or earlier runs for a history. */
    readonly rounds: number;
    /** Estimated log ratio. */
    readonly estimate: number;
    /** The log ratios that the tests at `level` do not reject, each tail at `level`. */
    readonly interval: Interval;
    /** The same at the level of the equivalence test. */
    readonly equivalence: Interval;
    /** p of "the log ratio is greater than the bias allowance of the levels". */
    readonly pGreater: number;
    /** p of "the log ratio is less than minus the bias allowance". */
    readonly pLess: number;
    /** Spread of the log ratio of one round (or of one run of a history); 1.4826 × median absolute deviation. */
    readonly noise: number;
    /** Standard error of the estimate, where nothing else tells it by the width of its interval; null where that is infinite. */
    readonly standardError: number | null;
    /** Fewest rounds at which the method, or the exact one in its place, can reject at the level of a whole comparison. */
    readonly fewestRounds: number;
}
export interface Levels {
    /** One-sided level of one comparison: alpha divided by the family. */
    readonly whole: number;
    /** The part of `whole` that this look has, 0 to 1; 1 where there is one look only. */
    readonly share: number;
    /** One-sided level of this look: `whole` × `share`. */
    readonly level: number;
    /** One-sided level of each half of the equivalence test at this look. */
    readonly equivalenceLevel: number;
    /** Log ratio that is put down to bias and to nothing else. */
    readonly bias: number;
    /** The first planned look that can reject at all; absent where one look was planned. */
    readonly speaking?: number;
}
/** Levels of a comparison that is looked at once. */
export declare function lookingOnce(level: number, equivalenceLevel: number, bias?: number): Levels;
/** The bias that is allowed for under the default policy, and the most that is. */
export declare const largestBias: number;
/**
 * What a fair coin cannot swap is bias: a test of "no change at all" would, with enough rounds, find it. So the null
 * hypothesis is "slower by no more than this", as a log ratio: a quarter of the minimum effect, within what is sensible.
 * Who asks for half a per cent cannot be served with an allowance as large; who asks for five needs no larger one.
 *
 * @param minimumEffect a fraction.
 */
export declare function biasAllowance(minimumEffect: number): number;
/**
 * Compares paired log ratios, one per round. Sound under the coin alone: the side that runs first, and everything else
 * that has an order, was drawn fairly and independently in every round.
 *
 * @param ratios log(head / base) by round, finite, not empty.
 */
export declare function comparePaired(ratios: readonly number[], levels: Levels): Comparison;
/** With fewer rounds no model says what their spread is. */
export declare const fewestForModel = 3;
/**
 * Compares paired log ratios that are too few for the coin to speak, by a model: the log ratios of a benchmark vary as
 * Student's t does, with a spread that the suite lends.
 *
 * @param ratios those that `fit` was made of.
 */
export declare function compareFewRounds(ratios: readonly number[], fit: ModeratedT, levels: Levels): Comparison;
/**
 * Compares two samples measured apart. The test treats trials as exchangeable between the samples, which says nothing
 * about what changed on the machine between the two occasions.
 *
 * @param base logs of the measurements, not empty.
 * @param head likewise.
 */
export declare function compareUnpaired(base: readonly number[], head: readonly number[], levels: Levels): Comparison;
export interface Rest {
    readonly noise: number;
    readonly fewest: number;
    readonly levels: Levels;
}
export declare function finish(method: Method, rounds: number, estimate: number, intervals: readonly Interval[], pGreater: number, pLess: number, rest: Rest): Comparison;
/** Median in base units of values that may be empty. */
export declare function medianOrNull(values: readonly number[]): number | null;
