/** What the variances of a suite have in common, and each variance drawn towards it. */
export interface ModeratedVariances {
  /** Degrees of freedom that the common variance counts for, in (0, Infinity]; 0 where there is nothing to borrow. */
  readonly priorDegrees: number;
  readonly variances: readonly number[];
}

/**
 * Borrows strength between variances of different things that were each estimated from few values: each is averaged with
 * a common one, weighted by how alike they all are. They are fitted as draws from a scaled inverse chi-squared
 * distribution by the moments of their logs (Smyth 2004, section 6.2, the `limma` method). Only sizes count here, never
 * signs.
 *
 * @param variances greater than 0.
 * @param degrees degrees of freedom of each, greater than 0.
 */
export function moderateVariances(
  variances: readonly number[],
  degrees: readonly number[],
): ModeratedVariances {
  const count = variances.length;
  if (count < 3) return { priorDegrees: 0, variances: [...variances] };
  const logs = variances.map((variance, index) => {
    const half = (degrees[index] as number) / 2;
    return Math.log(variance) - digamma(half) + Math.log(half);
  });
  const mean = logs.reduce((sum, log) => sum + log, 0) / count;
  const scatter = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (count - 1);
  const byChance = degrees.reduce((sum, own) => sum + trigamma(own / 2), 0) / count;
  const excess = scatter - byChance;
  if (excess <= 0) {
    // No more scatter than chance alone makes: all have one variance.
    return { priorDegrees: Infinity, variances: variances.map(() => Math.exp(mean)) };
  }
  const half = inverseTrigamma(excess);
  const common = Math.exp(mean + digamma(half) - Math.log(half));
  return {
    priorDegrees: 2 * half,
    variances: variances.map((variance, index) => {
      const own = degrees[index] as number;
      return (2 * half * common + own * variance) / (2 * half + own);
    }),
  };
}

/** Derivative of log gamma, for x > 0: recurrence up to 6, then the asymptotic series (Abramowitz & Stegun 6.3.18). */
export function digamma(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < 6; shifted += 1) sum -= 1 / shifted;
  const square = 1 / (shifted * shifted);
  return (
    sum +
    Math.log(shifted) -
    0.5 / shifted -
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
  );
}

/** Derivative of digamma, for x > 0 (Abramowitz & Stegun 6.4.12). */
export function trigamma(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < 6; shifted += 1) sum += 1 / (shifted * shifted);
  const square = 1 / (shifted * shifted);
  return (
    sum +
    1 / shifted +
    square / 2 +
    (square / shifted) *
      (1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - (square * 5) / 66))))
  );
}

/** The x > 0 with trigamma(x) = value > 0: Newton's method on 1 / trigamma, which is nearly straight (Smyth 2004, appendix). */
export function inverseTrigamma(value: number): number {
  if (value > 1e7) return 1 / Math.sqrt(value);
  if (value < 1e-6) return 1 / value;
  let x = 0.5 + 1 / value;
  for (let step = 0; step < 50; step += 1) {
    const now = trigamma(x);
    const change = (now * (1 - now / value)) / tetragamma(x);
    x += change;
    if (-change / x < 1e-10) break;
  }
  return x;
}

/** Derivative of trigamma, for x > 0 (Abramowitz & Stegun 6.4.14). */
function tetragamma(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < 6; shifted += 1) sum -= 2 / shifted ** 3;
  const square = 1 / (shifted * shifted);
  return (
    sum -
    square -
    square / shifted -
    square * square * (1 / 2 - square * (1 / 6 - square * (1 / 6 - square * (3 / 10 - (square * 5) / 6))))
  );
}
