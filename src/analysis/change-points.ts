import {
  changePointPolicySchema,
  PerfGateError,
  type ChangePoint,
  type ChangePointPolicy,
  type ChangePointPolicyInput,
  type Drift,
} from '../model/index.ts';
import { stationaryNoise } from '../stats/autocorrelation.ts';
import { normalQuantile, normalUpperTail } from '../stats/normal.ts';
import { PieceSums } from '../stats/piece-sums.ts';
import { at, medianOfSorted } from '../stats/ranks.ts';
import { runningMedian } from '../stats/running.ts';
import { segment } from '../stats/segmentation.ts';
import { commonTrend } from '../stats/trend.ts';

// None is an option: what a user can judge is the policy.

/**
 * Likelihood-ratio units for each change, times log n, while it is not known yet how alike neighbours are: changes that exceed this
 * are changes however the noise is, and what is left between them tells how it is.
 */
const clearPenalty = 20;
/** Points further than this from the running median are drawn in to this distance, in standard deviations of the noise. */
const clippedAt = 3;
/** … and to this one for the scatter that a step has to stand out of: there spikes count, but none hides a step by itself. */
const scatterAt = 10;
/** Noise below this part of the minimum effect makes no difference. */
const finestNoise = 1 / 20;

/**
 * The log-likelihood ratio by which the best place of a change beats the true one exceeds this in 5 % of cases:
 * (1 - exp(-x))² = 0.95, the maximum of two random walks with drift (Yao 1987, doi:10.1214/aos/1176350509).
 */
const placeRatio = -Math.log(1 - Math.sqrt(0.95));

/**
 * Where the level of a series changed, and whether it drifts.
 *
 * Values that are all positive are compared by their logs; otherwise by differences, relative to the larger of the two levels.
 * Deterministic, robust against single spikes, and nearly linear in time and memory. See docs/statistics.md.
 *
 * @param values in time order, finite, any unit.
 * @returns change points in ascending order; `drift` is null where none is shown.
 * @throws PerfGateError for a value that is not finite.
 */
export function detectChangePoints(
  values: readonly number[],
  policyInput: ChangePointPolicyInput = {},
): { changePoints: ChangePoint[]; drift: Drift | null } {
  const policy = changePointPolicySchema.parse(policyInput);
  const place = values.findIndex((value) => !Number.isFinite(value));
  if (place !== -1) {
    throw new PerfGateError(`value ${String(place)} of the series is ${String(values[place])}`, {
      remedy: 'Leave out what was not measured.',
    });
  }
  if (values.length < 2 * policy.smallestSegment) return { changePoints: [], drift: null };
  const series = prepare(values, policy);
  if (series === null) return { changePoints: [], drift: null };
  const candidates = segment(series.clipped, series.critical ** 2 * series.longRun);
  const starts = merge(candidates, series, policy);
  const ends = [...starts, values.length];
  const changePoints = starts.map((index, k): ChangePoint => {
    const from = starts[k - 1] ?? 0;
    const to = ends[k + 1] ?? values.length;
    const step = stepAt(series, from, index, to);
    const before = series.back(step.before);
    const after = series.back(step.after);
    return {
      index,
      ...placesOf(series, step, from, index, to),
      before,
      after,
      change: before === 0 ? null : (after - before) / Math.abs(before),
      p: Math.min(1, 2 * normalUpperTail(step.distance) * comparisons(values.length)),
    };
  });
  return { changePoints, drift: driftOf(series, starts, policy) };
}

interface Series {
  /** Logs, or the values themselves, with spikes drawn in. */
  readonly clipped: Float64Array;
  readonly sums: PieceSums;
  /** Of the same with spikes drawn in less. */
  readonly scatterSums: PieceSums;
  /** Variance of the noise from point to point, never 0. */
  readonly variance: number;
  /** What autocorrelation makes of the variance of a mean: 1 for independent points. */
  readonly inflation: number;
  /** Variance of a mean of many points, times their number. */
  readonly longRun: number;
  /** Standard errors that a change has to be from 0. */
  readonly critical: number;
  readonly isLog: boolean;
  /** From a level of `clipped` to one of the values. */
  readonly back: (level: number) => number;
}

/** null: all values are the same. */
function prepare(values: readonly number[], policy: ChangePointPolicy): Series | null {
  const isLog = values.every((value) => value > 0);
  const raw = Float64Array.from(values, (value) => (isLog ? Math.log(value) : value));
  const steps = raw.subarray(1).map((value, point) => Math.abs(value - at(raw, point)));
  const moves = steps.filter((step) => step > 0).sort();
  if (moves.length === 0) return null;
  const typical = medianOfSorted(steps.sort());
  const scale = isLog ? 1 : medianOfSorted(raw.map(Math.abs).sort());
  const noise = Math.max(
    // 1.4826 times the median of sizes is the standard deviation of a normal distribution; a difference has twice the variance.
    // What is rounded to steps of q has an error of at least q / √12 that equal neighbours do not show.
    typical > 0 ? (1.4826 * typical) / Math.SQRT2 : medianOfSorted(moves) / Math.sqrt(12),
    finestNoise * policy.minimumEffect * scale,
    Number.MIN_VALUE,
  );
  const middle = runningMedian(raw, policy.smallestSegment - 1);
  const within = (reach: number): Float64Array =>
    raw.map((value, point) =>
      Math.min(at(middle, point) + reach, Math.max(at(middle, point) - reach, value)),
    );
  const clipped = within(clippedAt * noise);
  const clear = segment(clipped, clearPenalty * Math.log(values.length) * noise ** 2);
  const { variance, correlation } = stationaryNoise(clipped, clear, noise);
  const inflation = (1 + correlation) / (1 - correlation);
  return {
    clipped,
    sums: new PieceSums(clipped),
    scatterSums: new PieceSums(within(scatterAt * noise)),
    variance,
    inflation,
    longRun: variance * inflation,
    critical: -normalQuantile(policy.alpha / comparisons(values.length) / 2),
    isLog,
    back: isLog ? Math.exp : (level: number): number => level,
  };
}

interface Step {
  readonly before: number;
  readonly after: number;
  /** Variance of the points around the levels, spikes counted. */
  readonly variance: number;
  /** Variance of a mean of many points, times their number, by the points of the two pieces. */
  readonly longRun: number;
  /** In standard errors, by these points or all, whichever says less. */
  readonly distance: number;
  /** Squared deviations from one straight line over those from the two levels: below 1 a slope is the better account. */
  readonly lineRatio: number;
}

/** The change between the points [from, index) and [index, to). */
function stepAt(series: Series, from: number, index: number, to: number): Step {
  const [a, b] = [series.sums.of(from, index), series.sums.of(index, to)];
  const [wideA, wideB] = [series.scatterSums.of(from, index), series.scatterSums.of(index, to)];
  // As if one more point were known, so that few points that happen to be alike do not count as certainty.
  const own = series.variance;
  const squares = a.squares + b.squares + own;
  const longRun = (squares / (to - from - 1)) * series.inflation;
  const error = Math.sqrt(Math.max(series.longRun, longRun) * (1 / a.count + 1 / b.count));
  return {
    before: a.mean,
    after: b.mean,
    variance: (wideA.squares + wideB.squares + own) / (to - from - 1),
    longRun,
    distance: Math.abs(b.mean - a.mean) / error,
    lineRatio: (series.sums.of(from, to).lineSquares + own) / squares,
  };
}

/** Places times lengths that a change is looked for: neighbouring lengths by factors of two tell nearly the same. */
function comparisons(count: number): number {
  return count * Math.log2(count);
}

/**
 * How well a step meets what the policy asks for: the least of its ratios to what is asked, below 1 where one is not met.
 */
function strengthOf(
  series: Series,
  from: number,
  index: number,
  to: number,
  policy: ChangePointPolicy,
): number {
  const step = stepAt(series, from, index, to);
  const size = Math.abs(step.after - step.before);
  const asked = series.isLog
    ? Math.log1p(policy.minimumEffect)
    : policy.minimumEffect * Math.max(Math.abs(step.before), Math.abs(step.after));
  return Math.min(
    size / asked,
    size / (policy.minimumSpreads * Math.sqrt(step.variance)),
    step.distance / series.critical,
    Math.min(index - from, to - index) / policy.smallestSegment,
    step.lineRatio,
  );
}

/**
 * Removes changes that do not meet the policy, each time one that is weaker than both its neighbours, until all that are left
 * meet it. Walking back only after a removal keeps the cost linear in the number of candidates.
 */
function merge(candidates: readonly number[], series: Series, policy: ChangePointPolicy): number[] {
  // Places 1 … last are candidates, 0 and last + 1 the ends of the series.
  const last = candidates.length;
  const points = [0, ...candidates, series.clipped.length];
  const before = points.map((_, k) => k - 1);
  const after = points.map((_, k) => k + 1);
  const strength = points.map(() => Infinity);
  const weigh = (k: number): void => {
    if (k < 1 || k > last) return;
    const [from, to] = [at(points, at(before, k)), at(points, at(after, k))];
    strength[k] = strengthOf(series, from, at(points, k), to, policy);
  };
  for (let k = 1; k <= last; k += 1) weigh(k);
  for (let k = 1; k <= last;) {
    const [previous, next] = [at(before, k), at(after, k)];
    const own = at(strength, k);
    if (own >= 1 || own > at(strength, next)) {
      k = next;
      continue;
    }
    after[previous] = next;
    before[next] = previous;
    weigh(previous);
    weigh(next);
    // The one before may have been passed over because its neighbour was weaker than it is now.
    k = Math.max(at(before, previous), at(after, 0));
  }
  const kept: number[] = [];
  for (let k = at(after, 0); k <= last; k = at(after, k)) kept.push(at(points, k));
  return kept;
}

/** All places that fit the data nearly as well as the best: 95 % confidence, by inversion of the likelihood ratio. */
function placesOf(
  { clipped }: Series,
  step: Step,
  from: number,
  index: number,
  to: number,
): { low: number; high: number } {
  const limit = 2 * placeRatio * step.longRun;
  /** What the point costs in excess when it is taken for one of the other piece. */
  const excess = (point: number, own: number, other: number): number =>
    (at(clipped, point) - other) ** 2 - (at(clipped, point) - own) ** 2;
  let low = index;
  for (let point = index - 1, sum = 0; point > from; point -= 1) {
    sum += excess(point, step.before, step.after);
    if (sum <= limit) low = point;
  }
  let high = index;
  for (let point = index, sum = 0; point < to - 1; point += 1) {
    sum += excess(point, step.after, step.before);
    if (sum <= limit) high = point + 1;
  }
  return { low, high };
}

function driftOf(series: Series, starts: readonly number[], policy: ChangePointPolicy): Drift | null {
  const trend = commonTrend(series.clipped, starts, series.longRun);
  if (trend === null || trend.p > policy.alpha) return null;
  const whole = trend.slope * (series.clipped.length - 1);
  const scale = series.sums.of(0, series.clipped.length).mean;
  const change = series.isLog ? Math.expm1(whole) : scale === 0 ? null : whole / Math.abs(scale);
  if (change !== null && Math.abs(change) < policy.minimumEffect) return null;
  return { change, p: trend.p };
}
