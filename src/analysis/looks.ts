import { fewestRounds } from '../stats/signed-rank.ts';

/**
 * Looks: the numbers of rounds after which a benchmark is judged and may stop, planned before the first round.
 *
 * Judging again and again until something is found finds something in the end. So every look gets a share of the level,
 * the shares add up to 1, and a look rejects only at its share. Whatever decides at which look a benchmark stops (what
 * was found, what other benchmarks need, the time), the probability that any of them rejects by mistake is at most the
 * level (Bonferroni's inequality; no model of how the looks depend on each other is needed).
 */

/** Steps of about the square root of two; the last is as much as a benchmark is worth where others wait. */
export const usualLooks: readonly number[] = [7, 10, 14, 20, 28, 40];

/**
 * The share of `level` that a look after `rounds` rounds has: none where the test could not reject with so few rounds
 * and a fair share, an equal one at every later look.
 *
 * @param looks ascending.
 * @param level one-sided level of a whole comparison, in (0, 1).
 */
export function shareAt(looks: readonly number[], rounds: number, level: number): number {
  let sharing = looks.length;
  while (sharing > 1 && fewestRounds(level / sharing) > (looks[looks.length - sharing] ?? 0)) sharing -= 1;
  return looks.indexOf(rounds) >= looks.length - sharing ? 1 / sharing : 0;
}

/** The last planned look that `rounds` rounds have reached; null before the first. */
export function lookReached(looks: readonly number[], rounds: number): number | null {
  return looks.filter((look) => look <= rounds).at(-1) ?? null;
}

/** The first look that can reject at its share of the level at all; Infinity where none can. */
export function firstSpeaking(looks: readonly number[], level: number): number {
  return (
    looks.find((rounds) => {
      const share = shareAt(looks, rounds, level);
      return share > 0 && fewestRounds(level * share) <= rounds;
    }) ?? Infinity
  );
}
