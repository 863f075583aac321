/**
 * Exact confidence interval of a probability of which `count` of `trials` independent attempts came true: each end is the
 * probability at which the binomial tail beyond the count is half of what the confidence leaves (Clopper & Pearson 1934).
 *
 * @param trials at least 1.
 * @param confidence in (0, 1); coverage is at least that.
 */
export function clopperPearson(
  count: number,
  trials: number,
  confidence = 0.95,
): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : bisect((p) => upperTail(count, trials, p) < tail),
    high: count === trials ? 1 : bisect((p) => 1 - upperTail(count + 1, trials, p) > tail),
  };
}

/** The place in [0, 1] where `below` turns from true to false. */
function bisect(below: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X >= count) for a binomial X, summed from the largest term outwards on the shorter side. */
function upperTail(count: number, trials: number, p: number): number {
  if (p <= 0) return count === 0 ? 1 : 0;
  if (p >= 1) return 1;
  if (count > trials * p) return sumOfTerms(count, trials, p, 1);
  return 1 - sumOfTerms(count - 1, trials, p, -1);
}

/** Binomial probabilities from `start` in the direction in which they fall. */
function sumOfTerms(start: number, trials: number, p: number, step: 1 | -1): number {
  if (start < 0 || start > trials) return 0;
  let log = trials * Math.log1p(-p);
  for (let k = 1; k <= start; k += 1) log += Math.log(((trials - k + 1) / k) * (p / (1 - p)));
  let term = Math.exp(log);
  let sum = 0;
  for (let k = start; k >= 0 && k <= trials && term > 1e-18 * sum; k += step) {
    sum += term;
    term *= step === 1 ? ((trials - k) / (k + 1)) * (p / (1 - p)) : (k / (trials - k + 1)) * ((1 - p) / p);
  }
  return sum;
}
