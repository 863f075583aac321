import {
  changePointPolicySchema,
  PerfGateError,
  type ChangePoint,
  type ChangePointPolicy,
  type ChangePointPolicyInput,
  type Drift,
} from '../model/index.ts';
import { PieceSums } from '../stats/piece-sums.ts';
import { at, medianOfSorted } from '../stats/ranks.ts';
import { runningMedian } from '../stats/running.ts';
import { segment } from '../stats/segmentation.ts';
import { normalUpperTail } from '../stats/normal.ts';
import { commonTrend } from '../stats/trend.ts';

// These were chosen on one half of the labelled series (fixtures/evaluation/change-points) and are not options: they trade
// with each other, and what a user can judge is the policy.

/** Log-likelihood ratio units for each change, times log n: enough that few true changes are lost; what is too much is merged. */
const penaltyFactor = 8;
/** Points further than this from the running median are drawn in to this distance, in standard deviations of the noise. */
const clippedAt = 3;
/** The noise around a point is that of so many differences on either side. */
const noiseHalf = 100;
/** Neighbours whose sum tells how autocorrelated the noise is. */
const block = 5;
/** A common slope explains a step when less than this part of it is left beside the slope. */
const unexplained = 0.5;
/** … or less than so many of its standard errors … */
const clearLeft = 3;
/** … and the slope itself is so many standard errors from 0. */
const clearSlope = 1.5;
/** Nothing is known about noise that is more alike from point to point than this. */
const strongestCorrelation = 0.9;
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
  const candidates = segment(
    series.clipped,
    series.noise.map((deviation) => 1 / (deviation * deviation)),
    penaltyFactor * Math.log(values.length),
  );
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
      p: Math.min(1, step.tail * comparisons(values.length)),
    };
  });
  return { changePoints, drift: driftOf(series, starts, policy) };
}

interface Series {
  /** Logs, or the values themselves, with spikes drawn in. */
  readonly clipped: Float64Array;
  /** Standard deviation of the noise around each point, never 0. */
  readonly noise: Float64Array;
  readonly sums: PieceSums;
  /** What autocorrelation makes of the variance of a mean: 1 for independent points. */
  readonly inflation: number;
  readonly isLog: boolean;
  /** From a level of `clipped` to one of the values. */
  readonly back: (level: number) => number;
}

/** null: all values are the same. */
function prepare(values: readonly number[], policy: ChangePointPolicy): Series | null {
  const isLog = values.every((value) => value > 0);
  const raw = Float64Array.from(values, (value) => (isLog ? Math.log(value) : value));
  const steps = new Float64Array(raw.length - 1);
  for (let point = 0; point < steps.length; point += 1) {
    steps[point] = Math.abs(at(raw, point + 1) - at(raw, point));
  }
  const moves = steps.filter((step) => step > 0).sort();
  if (moves.length === 0) return null;
  // What is rounded to steps of q has an error of at least q / √12 that equal neighbours do not show.
  const rounding = medianOfSorted(moves) / Math.sqrt(12);
  const scale = isLog ? 1 : medianOfSorted(raw.map(Math.abs).sort());
  const finest = finestNoise * policy.minimumEffect * scale;
  const typical = runningMedian(steps, noiseHalf);
  const noise = Float64Array.from(raw, (_, point) => {
    const step = at(typical, Math.min(point, typical.length - 1));
    // 1.4826 times the median of sizes is the standard deviation of a normal distribution; a difference has twice the variance.
    return Math.max(step > 0 ? (1.4826 * step) / Math.SQRT2 : rounding, finest, Number.MIN_VALUE);
  });
  const middle = runningMedian(raw, policy.smallestSegment - 1);
  const clipped = raw.map((value, point) => {
    const reach = clippedAt * at(noise, point);
    return Math.min(at(middle, point) + reach, Math.max(at(middle, point) - reach, value));
  });
  const back = isLog ? Math.exp : (level: number): number => level;
  return { inflation: inflationOf(raw), clipped, noise, sums: new PieceSums(clipped, block), isLog, back };
}

/**
 * (1 + φ) / (1 - φ), the long-run variance of first-order autoregressive noise over its variance. There, differences over two
 * points have 1 + φ times the variance of those over one; medians of their sizes are hardly moved by changes of level.
 */
function inflationOf(raw: Float64Array): number {
  const typical = (lag: number): number =>
    medianOfSorted(
      raw
        .subarray(lag)
        .map((value, point) => Math.abs(value - at(raw, point)))
        .sort(),
    );
  const one = typical(1);
  if (one === 0) return 1;
  const correlation = Math.min(strongestCorrelation, Math.max(0, (typical(2) / one) ** 2 - 1));
  return (1 + correlation) / (1 - correlation);
}

interface Step {
  readonly before: number;
  readonly after: number;
  /** What is left of the step beside a slope that both pieces have in common. */
  readonly left: number;
  readonly leftError: number;
  /** The common slope in standard errors. */
  readonly slopeErrors: number;
  /** Variance of a point, and that of a mean times its number of points, around the levels. */
  readonly variance: number;
  readonly longRun: number;
  /** Two-sided tail of the one comparison, not corrected for the choice of its place. */
  readonly tail: number;
}

/** The change between the points [from, index) and [index, to). */
function stepAt({ sums, noise, inflation }: Series, from: number, index: number, to: number): Step {
  const a = sums.of(from, index);
  const b = sums.of(index, to);
  const count = to - from;
  const own = at(noise, index) ** 2;
  const placeSquares = a.placeSquares + b.placeSquares;
  const slope = placeSquares === 0 ? 0 : (a.trend + b.trend) / placeSquares;
  const variance = (a.squares + b.squares + own) / (count - 1);
  const blocks = a.blocks + b.blocks;
  const longRun = Math.max(
    variance * inflation,
    blocks < block ? 0 : (a.blockSquares + b.blockSquares) / blocks,
  );
  const difference = b.mean - a.mean;
  const t = Math.abs(difference) / Math.sqrt(longRun * (1 / a.count + 1 / b.count));
  return {
    before: a.mean,
    after: b.mean,
    left: difference - (slope * count) / 2,
    leftError: Math.sqrt(longRun * (1 / a.count + 1 / b.count + count ** 2 / 4 / placeSquares)),
    slopeErrors: placeSquares === 0 ? 0 : Math.abs(slope) / Math.sqrt(longRun / placeSquares),
    variance,
    longRun,
    tail: 2 * normalUpperTail(t),
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
  const difference = step.after - step.before;
  const size = Math.abs(difference);
  const asked = series.isLog
    ? Math.log1p(policy.minimumEffect)
    : policy.minimumEffect * Math.max(Math.abs(step.before), Math.abs(step.after));
  const strength = Math.min(
    size / asked,
    size / (policy.minimumSpreads * Math.sqrt(step.variance)),
    Math.sqrt(Math.log(step.tail) / Math.log(policy.alpha / comparisons(series.clipped.length))),
    Math.min(index - from, to - index) / policy.smallestSegment,
  );
  const left = step.left * Math.sign(difference);
  const isDrift =
    step.slopeErrors >= clearSlope && left < Math.max(unexplained * size, clearLeft * step.leftError);
  // Of drift alone, the smallest steps go first.
  return isDrift ? Math.min(strength, 1) / 2 : strength;
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
  const trend = commonTrend(series.clipped, starts);
  if (trend === null || trend.p > policy.alpha) return null;
  const whole = trend.slope * (series.clipped.length - 1);
  const scale = series.sums.of(0, series.clipped.length).mean;
  const change = series.isLog ? Math.expm1(whole) : scale === 0 ? null : whole / Math.abs(scale);
  if (change !== null && Math.abs(change) < policy.minimumEffect) return null;
  return { change, p: trend.p };
}
