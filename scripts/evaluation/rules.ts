/**
 * How other tools decide that a benchmark got slower, each from its own sources or documentation, on plain numbers of
 * which less is better. Written anew from the rule; where a binary could be had, test/evaluation compares with its output.
 */
import { mean, median, sampleStandardDeviation } from 'simple-statistics';
import { rankSumTest } from '../../src/stats/rank-sum.ts';
import { randomInteger, type Random } from '../../src/stats/random.ts';
import { studentUpperQuantile } from '../../src/stats/student.ts';
import { quantile } from '../../src/measure/tinybench/summary.ts';

/** What a rule says of one benchmark. */
export interface Said {
  readonly kind: 'regressed' | 'improved' | 'unchanged';
  /** Two-sided p of the rule's own test; null where it has none. */
  readonly p: number | null;
}

function directed(significant: boolean, difference: number, p: number | null): Said {
  return {
    kind: !significant || difference === 0 ? 'unchanged' : difference > 0 ? 'regressed' : 'improved',
    p,
  };
}

/**
 * github-action-benchmark 1.22 (src/write.ts, findAlerts): alert when current / previous > threshold, one number each.
 * pytest-benchmark 5.3 (`--benchmark-compare-fail=mean:5%`) likewise, with 1.05.
 *
 * @param threshold 2 is github-action-benchmark's default (`alert-threshold: 200%`); 1.1 is what users set who want to see
 *   10 %.
 */
export function ratioAlert(previous: number, current: number, threshold: number): Said {
  return { kind: current / previous > threshold ? 'regressed' : 'unchanged', p: null };
}

/**
 * Bencher 0.6 (lib/bencher_boundary, t_test, defaults: upper boundary .99, at most 64 earlier values): alert when the new
 * value is above mean + t(.99; n - 1) s √(1 + 1/n) of the earlier ones.
 * @param history oldest first, at least two.
 */
export function bencherTTest(history: readonly number[], value: number): Said {
  const sample = history.slice(-64);
  const n = sample.length;
  const deviation = sampleStandardDeviation([...sample]);
  const boundary = mean([...sample]) + studentUpperQuantile(0.01, n - 1) * deviation * Math.sqrt(1 + 1 / n);
  return { kind: value > boundary ? 'regressed' : 'unchanged', p: null };
}

/**
 * git-perf 0.22 (`git perf audit`, defaults: stddev, sigma 4, max-count 40 with HEAD): fails when |value - mean| / s > 4 with
 * the sample standard deviation of the 39 values before it. It fails in both directions; only the slower one is called
 * regressed.
 */
export function gitPerf(history: readonly number[], value: number): Said {
  const sample = history.slice(-39);
  const centre = mean(sample);
  const z = Math.abs(value - centre) / sampleStandardDeviation(sample);
  return directed(z > 4, value - centre, null);
}

/**
 * rustc-perf (site/src/comparison.rs): relevant when |change| is at least Q3 + 3 (Q3 - Q1) of the absolute changes
 * between the last 30 pairs of neighbouring runs, or 0.2 % where there are no pairs. Quartiles by linear interpolation.
 * It is meant for instruction counts; here it is given times.
 */
export function rustcPerf(history: readonly number[], value: number): Said {
  const runs = history.slice(-31);
  const steps = runs.slice(1).map((run, index) => Math.abs(run / (runs[index] as number) - 1));
  const q1 = quantile(steps, 0.25);
  const q3 = quantile(steps, 0.75);
  const threshold = steps.length === 0 ? 0.002 : q3 + 3 * (q3 - q1);
  const change = value / (history.at(-1) as number) - 1;
  return directed(Math.abs(change) >= threshold, change, null);
}

function twoSided(base: readonly number[], head: readonly number[]): number {
  const { greater, less } = rankSumTest(base, head);
  return Math.min(1, 2 * Math.min(greater, less));
}

/** benchstat (golang.org/x/perf): Mann–Whitney U at α = .05, two-sided; a difference of medians is then shown. */
export function benchstat(base: readonly number[], head: readonly number[]): Said {
  const p = twoSided(base, head);
  return directed(p <= 0.05, median([...head]) - median([...base]), p);
}

/** asv continuous 0.6 (commands/compare.py, _stats.py): Mann–Whitney U p < .002 and ratio of medians > 1.1. */
export function asv(base: readonly number[], head: readonly number[]): Said {
  const p = twoSided(base, head);
  const before = median([...base]);
  const now = median([...head]);
  const beyond = now > before * 1.1 || before > now * 1.1;
  return directed(p < 0.002 && beyond, now - before, p);
}

/** Mean, and variance of the mean. */
function meanOf(sample: ArrayLike<number>): { mean: number; variance: number } {
  const n = sample.length;
  let sum = 0;
  for (let index = 0; index < n; index += 1) sum += sample[index] as number;
  const centre = sum / n;
  let squares = 0;
  for (let index = 0; index < n; index += 1) squares += ((sample[index] as number) - centre) ** 2;
  return { mean: centre, variance: squares / (n - 1) / n };
}

function tStatistic(base: ArrayLike<number>, head: ArrayLike<number>): number {
  const one = meanOf(base);
  const other = meanOf(head);
  return (other.mean - one.mean) / Math.sqrt(one.variance + other.variance);
}

/** Fills `into` with draws of `from`, with replacement. */
function resample(into: Float64Array, from: readonly number[], random: Random): Float64Array {
  for (let index = 0; index < into.length; index += 1)
    into[index] = from[randomInteger(random, from.length)] as number;
  return into;
}

/**
 * criterion.rs 0.5 (docs: "Analysis process"): p of the t statistic among resamples of both samples pooled, and the 95 %
 * percentile interval of bootstrapped mean(head) / mean(base) - 1; regressed when p < .05 and the interval lies above
 * the noise threshold of 1 %. It takes 100,000 resamples.
 */
export function criterion(
  base: readonly number[],
  head: readonly number[],
  random: Random,
  resamples: number,
): Said {
  const observed = tStatistic(base, head);
  const pooled = [...base, ...head];
  const one = new Float64Array(base.length);
  const other = new Float64Array(head.length);
  let greater = 0;
  for (let index = 0; index < resamples; index += 1) {
    if (tStatistic(resample(one, pooled, random), resample(other, pooled, random)) > observed) greater += 1;
  }
  const p = (2 * Math.min(greater, resamples - greater)) / resamples;
  // The interval matters to what is significant only.
  if (!(p < 0.05)) return { kind: 'unchanged', p };
  const changes: number[] = [];
  for (let index = 0; index < resamples; index += 1) {
    const before = meanOf(resample(one, base, random)).mean;
    changes.push(meanOf(resample(other, head, random)).mean / before - 1);
  }
  const low = quantile(changes, 0.025);
  const beyond = low > 0.01 || quantile(changes, 0.975) < -0.01;
  return directed(beyond, low, p);
}

/** Interval of tachometer's relative difference of means. */
export function tachometerInterval(
  base: readonly number[],
  head: readonly number[],
): { low: number; high: number } {
  const a = mean([...base]);
  const b = mean([...head]);
  const varianceA = sampleStandardDeviation([...base]) ** 2 / base.length;
  const varianceB = sampleStandardDeviation([...head]) ** 2 / head.length;
  const deviation = Math.sqrt((varianceA * b ** 2 + varianceB * a ** 2) / a ** 4);
  const margin = studentUpperQuantile(0.025, Math.min(base.length, head.length) - 1) * deviation;
  return { low: (b - a) / a - margin, high: (b - a) / a + margin };
}

/**
 * tachometer 0.7 (src/stats.ts; horizon 0 %): 95 % interval of the relative difference by the delta method, with t of
 * min(n) - 1 degrees; it samples until the interval excludes 0 or time is up. Unresolved is not a statement.
 */
export function tachometer(base: readonly number[], head: readonly number[]): Said {
  const { low, high } = tachometerInterval(base, head);
  return directed(low > 0 || high < 0, low, null);
}

/**
 * EffortlessMetrics/perfgate 0.18 `paired` (domain/paired.rs): mean difference ± 2.0 s/√n (1.96 from 30 pairs on) with
 * the population standard deviation, relative to the median of base; fails when the interval excludes 0 and the change
 * is beyond `--fail-on-regression`.
 * @param threshold as a fraction; its documentation shows 0.2.
 */
export function perfgatePaired(base: readonly number[], head: readonly number[], threshold: number): Said {
  const differences = head.map((value, index) => value - (base[index] as number));
  const n = differences.length;
  const centre = mean(differences);
  const variance = differences.reduce((sum, value) => sum + (value - centre) ** 2, 0) / n;
  const margin = (n >= 30 ? 1.96 : 2) * Math.sqrt(variance / n);
  const significant = centre - margin > 0 || centre + margin < 0;
  const change = centre / median([...base]);
  return directed(significant && Math.abs(change) > threshold, change, null);
}

/** Whether perfgate's interval excludes 0, which ends its retries. */
export function perfgateSignificant(base: readonly number[], head: readonly number[]): boolean {
  return perfgatePaired(base, head, 0).kind !== 'unchanged';
}
