/** How far out residuals go. */
export interface Tails {
    /** Fourth moment over the squared second one, drawn towards 9; 3 for normal data, at least 1. */
    readonly kurtosis: number;
    /** Degrees of freedom of Student's t with such tails, in [4, 30]. */
    readonly degrees: number;
    /** What the spread is to be multiplied by for residuals above zero and below it, at least 1: one side may go farther. */
    readonly above: number;
    readonly below: number;
}
/**
 * How heavy the tails of residuals are, by their fourth moment: a Student's t with v degrees has kurtosis 3 + 6 / (v - 4).
 * One far value among few counts as heavy tails, and few values are taken to have them.
 *
 * @param residuals around zero, each divided by its own spread; may be empty.
 */
export declare function tailsOf(residuals: readonly number[]): Tails;
/**
 * Degrees of freedom that a variance of `count` values is worth: for normal data count - 1, for heavier tails fewer, because
 * the variance of a variance grows with the fourth moment, as (kurtosis - 1) / count.
 */
export declare function degreesOfVariance(count: number, kurtosis: number): number;
