/**
 * Looks: the numbers of rounds after which a benchmark is judged and may stop, planned before the first round.
 *
 * Judging again and again until something is found finds something in the end. So every look gets a share of the level,
 * the shares add up to 1, and a look rejects only at its share. Whatever decides at which look a benchmark stops (what
 * was found, what other benchmarks need, the time), the probability that any of them rejects by mistake is at most the
 * level (Bonferroni's inequality; no model of how the looks depend on each other is needed).
 */
/** Steps of about the square root of two; the last is as much as a benchmark is worth where others wait. */
export declare const usualLooks: readonly number[];
/**
 * The share of `level` that a look after `rounds` rounds has: none where the test could not reject with so few rounds
 * and a fair share, an equal one at every later look.
 *
 * @param looks ascending.
 * @param level one-sided level of a whole comparison, in (0, 1).
 */
export declare function shareAt(looks: readonly number[], rounds: number, level: number): number;
/** The last planned look that `rounds` rounds have reached; null before the first. */
export declare function lookReached(looks: readonly number[], rounds: number): number | null;
/** The first look that can reject at its share of the level at all; Infinity where none can. */
export declare function firstSpeaking(looks: readonly number[], level: number): number;
