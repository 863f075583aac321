import { type Interval } from './inversion.js';
/**
 * A signed-rank test with winsorized ranks, as a randomisation test: under the null hypothesis a fair coin gave each
 * difference its sign, independently of its size, so the reference distribution is that of the score sum over all sign
 * patterns. It is conditional on the sizes that were seen, so it is exact with ties; zeros have no sign and are left out.
 *
 * The score of a difference is the rank of its size (Wilcoxon 1945), but not more than a
 * share of the number of differences. A round in which one process fell into another JIT mode is far off in whatever direction it likes; as the
 * largest of all it would own a plain rank sum. With ranks capped it counts as much as any ordinary large round. Any
 * non-decreasing score of ranks gives an exact test, and one whose inversion is an interval (Hájek & Šidák 1967, II.1.2).
 *
 * The cap was chosen by simulation before real data were looked at: with odd rounds it detects far more, and with clean
 * normal rounds a little less, than plain ranks.
 *
 * Above {@link exactLimit} differences the normal approximation with continuity correction is used, where it is good to
 * the third digit.
 */
export declare const exactLimit = 200;
export interface OneSided {
    /** p of "the differences lie above the shift". */
    readonly greater: number;
    /** p of "the differences lie below the shift". */
    readonly less: number;
}
/** @param differences finite numbers; an empty list, or one of zeros only, gives p = 1 both ways. */
export declare function signedRankTest(differences: readonly number[], shift?: number, cap?: number): OneSided;
/**
 * The estimate (the shift at which positive and negative scores balance) and the intervals that invert
 * {@link signedRankTest}: a shift lies outside iff one of the two one-sided tests rejects it at level `tail`.
 *
 * @param differences finite, not empty.
 * @param tails levels in (0, 0.5), one interval for each; confidence is at least 1 - 2 tail.
 */
export declare function signedRankEstimate(differences: readonly number[], tails: readonly number[], cap?: number): {
    estimate: number;
    intervals: Interval[];
};
/** Fewest rounds with which the test can reach a p of `level` at all: 2^-n <= level. */
export declare function fewestRounds(level: number): number;
