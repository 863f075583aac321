import type { Interval } from './inversion.ts';
import { at } from './ranks.ts';
import type { OneSided } from './signed-rank.ts';

/**
 * The sign test of a median (Arbuthnott 1710; Conover, Practical Nonparametric Statistics, 3.4): whatever the distribution
 * of independent values is, each lies above its median with probability at most one half. Exact; values that equal the
 * shift count for neither side, which with ties is on the careful side.
 *
 * @param values finite, not empty.
 */
export function signTest(values: readonly number[], shift: number): OneSided {
  const above = values.filter((value) => value > shift).length;
  const below = values.filter((value) => value < shift).length;
  return { greater: upperTail(values.length, above), less: upperTail(values.length, below) };
}

/**
 * The medians that neither half of {@link signTest} rejects at level `tail`: from one order statistic to another.
 *
 * @param values finite, not empty.
 * @param tail in [0, 0.5).
 */
export function medianInterval(values: readonly number[], tail: number): Interval {
  const sorted = Float64Array.from(values).sort();
  const { length } = sorted;
  // With `outside` values cut off at each end, a shift beyond the next one has length - outside values on one side.
  let outside = 0;
  while (outside < length / 2 && upperTail(length, length - outside) <= tail) outside += 1;
  if (outside === 0) return { low: -Infinity, high: Infinity };
  return { low: at(sorted, outside - 1), high: at(sorted, length - outside) };
}

/** P(X >= count) for the heads of `trials` fair coins. */
function upperTail(trials: number, count: number): number {
  if (count <= 0) return 1;
  // By symmetry P(X <= trials - count), whose terms are summed from the smallest; as a logarithm where 2^-trials is no number.
  const logarithmic = trials > 1000;
  let term = logarithmic ? -trials * Math.LN2 : 2 ** -trials;
  let sum = 0;
  for (let heads = 0; heads <= trials - count; heads += 1) {
    const factor = (trials - heads) / (heads + 1);
    sum += logarithmic ? Math.exp(term) : term;
    term = logarithmic ? term + Math.log(factor) : term * factor;
  }
  return Math.min(1, sum);
}
