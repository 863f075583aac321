import { between, distinct, firstPlace, invertRankTests, type Interval } from './inversion.ts';
import { normalUpperTail } from './normal.ts';
import { at } from './ranks.ts';

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
export const exactLimit = 200;

/**
 * Sizes that differ by less than this share of the largest number involved differ by rounding alone. Rounding does not go by the
 * coin: it can make all differences of one sign larger by a hair than those of the other, and then sizes tell signs.
 */
const roundingShare = 1e-11;

/** Highest rank that counts, as a share of the number of differences; 1 is Wilcoxon's own test. */
const defaultCap = 0.4;

export interface OneSided {
  /** p of "the differences lie above the shift". */
  readonly greater: number;
  /** p of "the differences lie below the shift". */
  readonly less: number;
}

/** @param differences finite numbers; an empty list, or one of zeros only, gives p = 1 both ways. */
export function signedRankTest(differences: readonly number[], shift = 0, cap = defaultCap): OneSided {
  return testSorted(Float64Array.from(differences).sort(), shift, cap);
}

/**
 * The estimate (the shift at which positive and negative scores balance) and the intervals that invert
 * {@link signedRankTest}: a shift lies outside iff one of the two one-sided tests rejects it at level `tail`.
 *
 * @param differences finite, not empty.
 * @param tails levels in (0, 0.5), one interval for each; confidence is at least 1 - 2 tail.
 */
export function signedRankEstimate(
  differences: readonly number[],
  tails: readonly number[],
  cap = defaultCap,
): { estimate: number; intervals: Interval[] } {
  const sorted = Float64Array.from(differences).sort();
  // Ranks of |d - shift| change only where the shift passes the middle of two differences.
  const candidates = distinct(walshAverages(sorted));
  const greater = (shift: number): number => testSorted(sorted, shift, cap).greater;
  const less = (shift: number): number => testSorted(sorted, shift, cap).less;
  const surplus = (place: number): number => {
    const { positive, total } = scoreSums(sorted, between(candidates, place), cap);
    return positive - total / 2;
  };
  const places = candidates.length + 1;
  const balanced = at(candidates, Math.max(0, firstPlace(places, (place) => surplus(place) <= 0) - 1));
  const outweighed = at(candidates, Math.max(0, firstPlace(places, (place) => surplus(place) < 0) - 1));
  return {
    estimate: (balanced + outweighed) / 2,
    intervals: tails.map((tail) => invertRankTests(candidates, tail, greater, less)),
  };
}

/** Fewest rounds with which the test can reach a p of `level` at all: 2^-n <= level. */
export function fewestRounds(level: number): number {
  return Math.ceil(-Math.log2(level) - 1e-9);
}

interface ScoreSums {
  /** Sum of the scores of the differences above the shift. */
  readonly positive: number;
  readonly total: number;
  /** Differences that are not equal to the shift, but for rounding. */
  readonly count: number;
  /** Whether two of these differences are equally far from the shift. */
  readonly tied: boolean;
}

/**
 * Doubled scores, so that the midranks of ties are integers. `sorted` ascending.
 * @param groups takes the numbers of differences of equal size, from the smallest size.
 */
function scoreSums(sorted: Float64Array, shift: number, cap: number, groups?: number[]): ScoreSums {
  const { length } = sorted;
  const rounding =
    roundingShare * Math.max(Math.abs(shift), Math.abs(at(sorted, 0)), Math.abs(at(sorted, length - 1)));
  let above = 0;
  while (above < length && at(sorted, above) <= shift + rounding) above += 1;
  let below = above - 1;
  while (below >= 0 && at(sorted, below) >= shift - rounding) below -= 1;
  const count = below + 1 + length - above;
  const highest = highestScore(count, cap);
  let tied = false;
  let positive = 0;
  let total = 0;
  // From the shift outwards on both sides, always the nearer next: that is the order of the sizes.
  for (let ranked = 0; ranked < count;) {
    const down = below >= 0 ? shift - at(sorted, below) : Infinity;
    const up = above < length ? at(sorted, above) - shift : Infinity;
    const size = (down < up ? down : up) + rounding;
    const firstAbove = above;
    while (above < length && at(sorted, above) - shift <= size) above += 1;
    const lastBelow = below;
    while (below >= 0 && shift - at(sorted, below) <= size) below -= 1;
    const ups = above - firstAbove;
    const members = ups + lastBelow - below;
    // Their mean rank is (first + last) / 2.
    const rank = 2 * ranked + 1 + members;
    const score = rank < highest ? rank : highest;
    positive += ups * score;
    total += members * score;
    ranked += members;
    if (members > 1) tied = true;
    groups?.push(members);
  }
  return { positive, total, count, tied };
}

function highestScore(count: number, cap: number): number {
  return 2 * Math.max(1, Math.round(cap * count));
}

function testSorted(sorted: Float64Array, shift: number, cap: number): OneSided {
  const { positive, total, count, tied } = scoreSums(sorted, shift, cap);
  if (count === 0) return { greater: 1, less: 1 };
  const groups: number[] = [];
  if (tied) scoreSums(sorted, shift, cap, groups);
  else if (count > exactLimit) groups.push(...new Array<number>(count).fill(1));
  if (count > exactLimit) return approximate(scoresOf(groups, count, cap), positive, total);
  const upper = tied ? tiedUpperTail(groups, count, cap) : untiedUpperTail(count, cap);
  // Symmetric: the sum of the negative scores has the same distribution.
  return { greater: at(upper, positive), less: at(upper, total - positive) };
}

/** Means of all pairs, each value with itself included, ascending. */
function walshAverages(values: Float64Array): Float64Array {
  const averages = new Float64Array((values.length * (values.length + 1)) / 2);
  let next = 0;
  for (let i = 0; i < values.length; i += 1) {
    for (let j = i; j < values.length; j += 1) {
      averages[next] = (at(values, i) + at(values, j)) / 2;
      next += 1;
    }
  }
  return averages.sort();
}

/** Doubled scores of differences in groups of equal size. */
function scoresOf(groups: readonly number[], count: number, cap: number): number[] {
  const highest = highestScore(count, cap);
  const scores: number[] = [];
  for (const members of groups) {
    const score = Math.min(2 * scores.length + 1 + members, highest);
    for (let member = 0; member < members; member += 1) scores.push(score);
  }
  return scores;
}

const untiedTables = new Map<number, Float64Array>();

/** P(W >= w) by w, for differences of different sizes. */
function untiedUpperTail(count: number, cap: number): Float64Array {
  // By count and cap in one number: a key of text would cost more than the look-up.
  const key = count + cap / 2;
  let table = untiedTables.get(key);
  if (table === undefined) {
    table = upperTail(scoresOf(new Array<number>(count).fill(1), count, cap));
    untiedTables.set(key, table);
  }
  return table;
}

const tiedTables = new Map<string, Float64Array>();
/** A coarse clock gives the same few patterns of ties again and again; a fine one gives none. */
const mostTiedTables = 5000;

function tiedUpperTail(groups: readonly number[], count: number, cap: number): Float64Array {
  const key = `${String(cap)}: ${groups.join(' ')}`;
  let table = tiedTables.get(key);
  if (table === undefined) {
    table = upperTail(scoresOf(groups, count, cap));
    if (tiedTables.size >= mostTiedTables) tiedTables.clear();
    tiedTables.set(key, table);
  }
  return table;
}

/** P(sum of a random subset of the scores >= s), by s. */
function upperTail(scores: readonly number[]): Float64Array {
  const total = scores.reduce((sum, score) => sum + score, 0);
  const probability = new Float64Array(total + 1);
  probability[0] = 1;
  let reached = 0;
  for (const score of scores) {
    reached += score;
    for (let sum = reached; sum >= 0; sum -= 1) {
      const without = at(probability, sum);
      const within = sum >= score ? at(probability, sum - score) : 0;
      probability[sum] = (without + within) / 2;
    }
  }
  for (let sum = total - 1; sum >= 0; sum -= 1) {
    probability[sum] = at(probability, sum) + at(probability, sum + 1);
  }
  return probability;
}

function approximate(scores: readonly number[], positive: number, total: number): OneSided {
  // Each score is in the sum or not, with probability one half; one step is at least 1.
  const deviation = Math.sqrt(scores.reduce((sum, score) => sum + score * score, 0)) / 2;
  const tail = (sum: number): number => normalUpperTail((sum - total / 2 - 1) / deviation);
  return { greater: tail(positive), less: tail(total - positive) };
}
