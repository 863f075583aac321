import type { Interval } from './inversion.js';
import type { OneSided } from './signed-rank.js';
/** One sample of a suite beside the others: its mean, and how uncertain that is. */
export interface ModeratedT {
    readonly mean: number;
    /** Standard error of the mean with the spread that the suite lends; > 0. */
    readonly error: number;
    /** Degrees of freedom of (mean - truth) / error. */
    readonly degrees: number;
    /** Standard error of the mean by this sample alone; > 0. */
    readonly ownError: number;
    readonly ownDegrees: number;
    /** Samples that lend each other their spread; 1: nothing is borrowed. */
    readonly lenders: number;
}
/**
 * Moderated t tests (Smyth 2004, section 4): each sample's variance is averaged with one that the suite has in common, so
 * that three values are worth as many more as their suite is alike. Beyond that paper the method is more careful:
 *
 * - no variance is taken to be below half of the mean variance of the suite. Values that agree by luck (both sides sat in their
 *   slow mode three times) otherwise look certain, although their neighbours show what happens there;
 * - the tails are as heavy as those of the suite's residuals ({@link tailsOf});
 * - at `lenders` times the level, the sample's own t test has to reject too: no number of quiet neighbours tells that this
 *   one is quiet.
 *
 * Spreads about the own mean are all that is borrowed, so neither the direction nor the size of a change counts.
 *
 * @param samples each of at least two finite values, on the log scale.
 */
export declare function moderatedTs(samples: readonly (readonly number[])[]): ModeratedT[];
/** p of "the truth lies above / below the shift". */
export declare function moderatedTTest(fit: ModeratedT, shift?: number): OneSided;
/** The shifts that neither half of {@link moderatedTTest} rejects at level `tail`, in [0, 0.5). */
export declare function moderatedTInterval(fit: ModeratedT, tail: number): Interval;
