import { distinct, invertRankTests, type Interval } from './inversion.ts';
import { normalUpperTail } from './normal.ts';
import { at, criticalValue, doubledMidranks, medianOfSorted } from './ranks.ts';
import type { OneSided } from './signed-rank.ts';

/**
 * Wilcoxon's rank-sum (Mann–Whitney) test for two independent samples, conditional on the pooled values: under the null
 * hypothesis every choice of which values are the second sample's is equally likely. Exact with ties.
 * (Mann & Whitney 1947; Lehmann 1975, chapters 1 and 2.)
 *
 * Up to this many pairs (first size × second size) the distribution is counted; above, the normal approximation with
 * continuity and tie correction.
 */
export const exactPairs = 900;

/** p of "second lies above / below first + shift". Both samples not empty. */
export function rankSumTest(first: readonly number[], second: readonly number[], shift = 0): OneSided {
  const m = first.length;
  const n = second.length;
  const { ranks, tied } = doubledMidranks([...first, ...second.map((value) => value - shift)]);
  let observed = 0;
  for (let index = m; index < m + n; index += 1) observed += at(ranks, index);
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  if (m * n > exactPairs) {
    const mean = (total * n) / (m + n);
    const centre = total / (m + n);
    const squares = ranks.reduce((sum, rank) => sum + (rank - centre) ** 2, 0);
    const deviation = Math.sqrt((squares * m * n) / ((m + n) * (m + n - 1)));
    if (deviation === 0) return { greater: 1, less: 1 };
    return {
      greater: normalUpperTail((observed - mean - 1) / deviation),
      less: normalUpperTail((mean - observed - 1) / deviation),
    };
  }
  if (!tied) {
    // Pairs in which the second is larger: the rank sum less the smallest it can be.
    const upper = untiedUpperTail(m, n);
    const larger = observed / 2 - (n * (n + 1)) / 2;
    return { greater: at(upper, larger), less: at(upper, m * n - larger) };
  }
  const distribution = subsetSums(ranks, n);
  let greater = 0;
  let less = 0;
  for (let sum = 0; sum < distribution.length; sum += 1) {
    const probability = at(distribution, sum);
    if (sum >= observed) greater += probability;
    if (sum <= observed) less += probability;
  }
  return { greater: Math.min(1, greater), less: Math.min(1, less) };
}

/** Median of all differences second - first, and the intervals that invert {@link rankSumTest}. */
export function rankSumEstimate(
  first: readonly number[],
  second: readonly number[],
  tails: readonly number[],
): { estimate: number; intervals: Interval[] } {
  const differences = new Float64Array(first.length * second.length);
  let next = 0;
  for (const a of first) {
    for (const b of second) {
      differences[next] = b - a;
      next += 1;
    }
  }
  differences.sort();
  const m = first.length;
  const n = second.length;
  const tied = new Set(first).size < m || new Set(second).size < n;
  const candidates = tied || m * n > exactPairs ? distinct(differences.slice()) : differences;
  const intervals = tails.map((tail): Interval => {
    if (!tied && m * n <= exactPairs) {
      // Without ties the statistic is the number of differences above the shift (Moses 1965).
      const needed = criticalValue(untiedUpperTail(m, n), tail);
      if (needed === null) return { low: -Infinity, high: Infinity };
      return { low: at(differences, m * n - needed), high: at(differences, needed - 1) };
    }
    return invertRankTests(
      candidates,
      tail,
      (shift) => rankSumTest(first, second, shift).greater,
      (shift) => rankSumTest(first, second, shift).less,
    );
  });
  return { estimate: medianOfSorted(differences), intervals };
}

const untied = new Map<string, Float64Array>();

/** P(U >= u) by u, for samples of m and n values without ties. */
function untiedUpperTail(m: number, n: number): Float64Array {
  const key = `${String(m)} ${String(n)}`;
  let table = untied.get(key);
  if (table === undefined) {
    const doubled = Array.from({ length: m + n }, (_, index) => 2 * (index + 1));
    const sums = subsetSums(doubled, n);
    const least = n * (n + 1);
    table = new Float64Array(m * n + 1);
    let tail = 0;
    for (let u = m * n; u >= 0; u -= 1) {
      tail += at(sums, least + 2 * u);
      table[u] = Math.min(1, tail);
    }
    untied.set(key, table);
  }
  return table;
}

/** Probability of each sum of `size` ranks drawn without replacement. */
function subsetSums(ranks: readonly number[], size: number): Float64Array {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const width = total + 1;
  // Row k holds, for subsets of k of the ranks seen so far, counts scaled to stay finite.
  const rows = Array.from({ length: size + 1 }, () => new Float64Array(width));
  (rows[0] as Float64Array)[0] = 1;
  let seen = 0;
  for (const rank of ranks) {
    seen += 1;
    for (let k = Math.min(size, seen); k >= 1; k -= 1) {
      const row = rows[k] as Float64Array;
      const shorter = rows[k - 1] as Float64Array;
      for (let sum = width - 1; sum >= rank; sum -= 1) row[sum] = at(row, sum) + at(shorter, sum - rank);
    }
  }
  const last = rows[size] as Float64Array;
  const count = last.reduce((sum, value) => sum + value, 0);
  return last.map((value) => value / count);
}
