import { median } from 'simple-statistics';
import { moderateVariances } from '../stats/moderated-variance.ts';
import { sinceLastChange } from '../stats/since-last-change.ts';
import { studentUpperQuantile, studentUpperTail } from '../stats/student.ts';
import { degreesOfVariance, tailsOf, type Tails } from '../stats/tail-degrees.ts';
import type { Interval } from '../stats/inversion.ts';
import { finish, type Comparison, type Levels } from './comparison.ts';

/** The logs of one run by benchmark, always in the same order; NaN where the run has no value. */
export type Row = readonly number[];

/** Fewest earlier runs of a benchmark for a prediction; below, one odd run would decide everything. */
export const youngestHistory = 5;

/** Newest runs that are looked at: more bring nothing that shows on stored histories of public projects. */
export const historyWindow = 60;

/** Earlier runs of the most similar profile that a prediction is made of. */
const nearestRuns = 6;

/** Runs of a benchmark below which its nearest ones are not near. */
const youngestProfile = 10;

/** Other benchmarks that a profile needs: one that changed itself must not outweigh those that did not. */
const smallestProfile = 3;

/** Spreads beyond which a benchmark makes a profile no more different: it may have changed itself. */
const farthestInProfile = 3;

/** Share of the nearest runs' own variance in that of a prediction. */
const nearShare = 0.4;

/** A clock that repeats itself more closely than this over days is rounding, not stability. */
const smallestSpread = 0.002;

/** What the earlier runs let one expect of a benchmark in a further run of unchanged code. */
export interface Prediction {
  /** Log of the expected value. */
  readonly expected: number;
  /** Spread of a further run around it, log scale, with the uncertainty of the expectation. */
  readonly spread: number;
  /** Degrees of freedom of the Student distribution of (value - expected) / spread. */
  readonly degrees: number;
  /** What `spread` is to be multiplied by for values above the expected one, and below it. */
  readonly tails: Pick<Tails, 'above' | 'below'>;
  /** Earlier runs since the last change of this benchmark. */
  readonly runs: number;
  /** profile: from the runs whose other benchmarks are most alike; level: from all. */
  readonly basis: 'profile' | 'level';
}

/** What is learnt from the earlier runs of one benchmark. */
export interface BenchmarkHistory {
  /** The rows used, since the last change, oldest first. */
  readonly rows: readonly number[];
  /** Null: the profile of the other benchmarks does not foretell this one better than its level does. */
  readonly typicalDistance: number | null;
  /** Variance of what the other runs fail to foretell of a run, moderated over the suite. */
  readonly variance: number;
  /** Degrees of freedom of `variance`, with what was borrowed. */
  readonly degrees: number;
  /** Each of `rows` predicted from the others: (value - expected) / spread. */
  readonly residuals: readonly number[];
  /** The spreads of those predictions, log scale. */
  readonly spreads: readonly number[];
}

/** What is learnt from the earlier runs of a suite; by benchmark, null where they are too few. */
export interface SuiteHistory {
  readonly rows: readonly Row[];
  readonly scales: readonly number[];
  readonly benchmarks: readonly (BenchmarkHistory | null)[];
  /** Of the residuals of all benchmarks together. */
  readonly tails: Tails;
}

/**
 * Learns how the runs of a suite vary.
 *
 * On shared machines most of what a run differs by is common to its benchmarks: another model of processor, a busy
 * neighbour. So a benchmark is predicted from the earlier runs whose *profile* over the other benchmarks is most like the
 * profile of the run in question (an inferred class of machine), moved by the median difference of those others; what a
 * benchmark does itself has no part in its own prediction. Where that does not foretell the earlier runs better than their
 * median does, the median of all runs is the prediction. How well either does is measured by predicting each earlier run
 * from the rest, and is the spread. The spreads are moderated over the suite ({@link moderateVariances}).
 *
 * @param rows oldest first; only the newest {@link historyWindow} count.
 */
export function learnSuite(rows: readonly Row[]): SuiteHistory {
  const recent = rows.slice(-historyWindow);
  const count = recent[0]?.length ?? 0;
  const columns = Array.from({ length: count }, (_, benchmark) => presentIn(recent, benchmark));
  const levels = columns.map((present, benchmark) =>
    present.length === 0 ? 0 : median(present.map((row) => valueAt(recent, row, benchmark))),
  );
  const scales = columns.map((present, benchmark) => {
    const far = present.map((row) =>
      Math.abs(valueAt(recent, row, benchmark) - (levels[benchmark] as number)),
    );
    return Math.max(far.length === 0 ? 0 : 1.4826 * median(far), smallestSpread);
  });
  const movements = recent.map((row) => movementOf(row, levels) ?? 0);
  const kept = columns.map((present, benchmark) => {
    const settled = present.map((row) => valueAt(recent, row, benchmark) - (movements[row] as number));
    return present.slice(sinceLastChange(settled));
  });
  const suite = { rows: recent, scales };
  const profiles = recent.map((row, index) =>
    recent.slice(0, index).map((earlier) => compareProfiles(row, earlier, scales)),
  );
  const between = (row: number, other: number, benchmark: number): Neighbour => {
    const [later, earlier] = row > other ? [row, other] : [other, row];
    const { distances, steps } = (profiles[later] as ProfileDifference[])[earlier] as ProfileDifference;
    const step = steps[benchmark] as number;
    return {
      distance: distances[benchmark] as number,
      value: valueAt(recent, other, benchmark) + (row > other ? step : -step),
    };
  };

  const fits = kept.map((own, benchmark): Fit | null => {
    if (own.length < youngestHistory) return null;
    const actual = own.map((row) => valueAt(recent, row, benchmark));
    const byLevel = fitOf(
      actual,
      own.map((row) =>
        forecast(
          own.filter((other) => other !== row).map((other) => valueAt(recent, other, benchmark)),
          0,
        ),
      ),
    );
    if (own.length < youngestProfile || count <= smallestProfile) return { own, ...byLevel, profile: false };
    const byProfile = fitOf(
      actual,
      own.map((row) =>
        nearest(own.filter((other) => other !== row).map((other) => between(row, other, benchmark))),
      ),
    );
    return byProfile.variance < byLevel.variance
      ? { own, ...byProfile, profile: true }
      : { own, ...byLevel, profile: false };
  });

  const fitted = fits.filter((fit) => fit !== null);
  const { kurtosis } = tailsOf(
    fitted.flatMap((fit) =>
      fit.errors.map((error) => error / Math.max(Math.sqrt(fit.variance), Number.MIN_VALUE)),
    ),
  );
  const { priorDegrees, variances } = moderateVariances(
    fitted.map((fit) => Math.max(fit.variance, smallestSpread ** 2)),
    fitted.map((fit) => degreesOfVariance(fit.own.length, kurtosis)),
  );
  const moderated = new Map(fitted.map((fit, index) => [fit, variances[index] as number]));
  const benchmarks = fits.map((fit): BenchmarkHistory | null => {
    if (fit === null) return null;
    const variance = moderated.get(fit) as number;
    const typicalDistance = fit.profile ? median(fit.forecasts.map((one) => one.distance)) : null;
    const spreads = fit.forecasts.map((one) => spreadOf(one, variance, typicalDistance));
    return {
      rows: fit.own,
      typicalDistance,
      variance,
      degrees: degreesOfVariance(fit.own.length, kurtosis) + priorDegrees,
      residuals: fit.errors.map((error, index) => error / (spreads[index] as number)),
      spreads,
    };
  });
  const tails = tailsOf(benchmarks.flatMap((one) => one?.residuals ?? []));
  return {
    ...suite,
    benchmarks: benchmarks.map(
      (one) => one && { ...one, degrees: Math.min(one.degrees, tails.degrees, seenTail(one.rows.length)) },
    ),
    tails,
  };
}

/** Predicts each benchmark of a further run; null where the earlier runs are too few. The run's own value has no part in it. */
export function predictRun(history: SuiteHistory, run: Row): (Prediction | null)[] {
  const profiles = history.rows.map((earlier) => compareProfiles(run, earlier, history.scales));
  return history.benchmarks.map((learnt, benchmark): Prediction | null => {
    if (learnt === null) return null;
    const others = run.filter((value, index) => index !== benchmark && !Number.isNaN(value)).length;
    const useProfile = learnt.typicalDistance !== null && others >= smallestProfile;
    const found = useProfile
      ? nearest(
          learnt.rows.map((row) => {
            const { distances, steps } = profiles[row] as ProfileDifference;
            return {
              distance: distances[benchmark] as number,
              value: valueAt(history.rows, row, benchmark) + (steps[benchmark] as number),
            };
          }),
        )
      : forecast(
          learnt.rows.map((row) => valueAt(history.rows, row, benchmark)),
          0,
        );
    return {
      expected: found.expected,
      spread: spreadOf(found, learnt.variance, useProfile ? learnt.typicalDistance : null),
      degrees: learnt.degrees,
      tails: history.tails,
      runs: learnt.rows.length,
      basis: useProfile ? 'profile' : 'level',
    };
  });
}

/**
 * The movement that the benchmarks of each run share: the median, over benchmarks, of the difference from each one's own
 * median over the runs; NaN for runs with fewer than four benchmarks.
 *
 * @param rows the earlier runs and then the one in question, which has no part in the medians.
 */
export function commonMovements(rows: readonly Row[]): number[] {
  const earlier = rows.slice(0, -1);
  const count = rows[0]?.length ?? 0;
  const levels = Array.from({ length: count }, (_, benchmark) => {
    const present = presentIn(earlier, benchmark);
    return present.length === 0 ? NaN : median(present.map((row) => valueAt(earlier, row, benchmark)));
  });
  return rows.map((row) => movementOf(row, levels) ?? NaN);
}

/**
 * Sets one new value beside its prediction: how far a further run of unchanged code may fall from what was expected, by
 * Student's t (prediction interval for one future observation; Hahn 1969) with tails as heavy as those of the earlier runs.
 *
 * @param next log of the value to judge.
 * @param extraVariance what the new run varies by beyond the earlier ones, log scale: it has fewer trials.
 */
export function comparePrediction(
  prediction: Prediction,
  next: number,
  levels: Levels,
  extraVariance = 0,
): Comparison {
  const { degrees, runs, tails } = prediction;
  const scale = Math.sqrt(prediction.spread ** 2 + extraVariance);
  const estimate = next - prediction.expected;
  const around = (tail: number): Interval => {
    const half = scale * studentUpperQuantile(tail, degrees);
    return { low: estimate - half * tails.above, high: estimate + half * tails.below };
  };
  return finish(
    'prediction',
    runs,
    estimate,
    [around(levels.level), around(levels.equivalenceLevel)],
    studentUpperTail((estimate - levels.bias) / (scale * tails.above), degrees),
    studentUpperTail((-estimate - levels.bias) / (scale * tails.below), degrees),
    { noise: scale, fewest: youngestHistory, levels },
  );
}

/** A spread can be borrowed, a tail has to be seen: few runs of skewed noise show nothing of it. */
function seenTail(runs: number): number {
  return runs < youngestProfile ? (runs - 1) / 2 : Infinity;
}

interface Neighbour {
  readonly distance: number;
  readonly value: number;
}

interface Forecast {
  readonly expected: number;
  /** Mean square of the values it was made of around it. */
  readonly near: number;
  /** Distance of the farthest of the profiles it was made of. */
  readonly distance: number;
}

interface Fit {
  readonly own: readonly number[];
  readonly profile: boolean;
  readonly forecasts: readonly Forecast[];
  readonly errors: readonly number[];
  readonly variance: number;
}

function fitOf(
  actual: readonly number[],
  forecasts: readonly Forecast[],
): Pick<Fit, 'forecasts' | 'errors' | 'variance'> {
  const errors = actual.map((value, index) => value - (forecasts[index] as Forecast).expected);
  return { forecasts, errors, variance: errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length };
}

function nearest(candidates: Neighbour[]): Forecast {
  const chosen = candidates.sort((a, b) => a.distance - b.distance).slice(0, nearestRuns);
  return forecast(
    chosen.map((one) => one.value),
    (chosen.at(-1) as Neighbour).distance,
  );
}

function forecast(values: readonly number[], distance: number): Forecast {
  const expected = median([...values]);
  const near = values.reduce((sum, value) => sum + (value - expected) ** 2, 0) / values.length;
  return { expected, near, distance };
}

/** A run unlike all earlier ones is foretold less well than they foretell each other. */
function spreadOf(found: Forecast, variance: number, typicalDistance: number | null): number {
  const mixed = (1 - nearShare) * variance + nearShare * found.near;
  const strangeness =
    typicalDistance === null ? 1 : Math.max(1, found.distance / Math.max(typicalDistance, Number.EPSILON));
  return Math.sqrt((mixed + smallestSpread ** 2) * strangeness);
}

/** How two runs differ in what is left when one benchmark is taken out, by that benchmark. */
interface ProfileDifference {
  /** Mean size of the difference of the others, each in its own spreads. */
  readonly distances: Float64Array;
  /** Median difference of the others (first less second), log scale. */
  readonly steps: Float64Array;
}

function compareProfiles(first: Row, second: Row, scales: readonly number[]): ProfileDifference {
  const count = first.length;
  const shared: { benchmark: number; step: number; size: number }[] = [];
  let sum = 0;
  for (let benchmark = 0; benchmark < count; benchmark += 1) {
    const step = (first[benchmark] as number) - (second[benchmark] as number);
    if (Number.isNaN(step)) continue;
    const size = Math.min(Math.abs(step) / (scales[benchmark] as number), farthestInProfile);
    shared.push({ benchmark, step, size });
    sum += size;
  }
  const distances = new Float64Array(count).fill(farthestInProfile);
  const steps = new Float64Array(count);
  shared.sort((a, b) => a.step - b.step);
  const medianWithout = (place: number): number => {
    const left = shared.length - (place < shared.length ? 1 : 0);
    const at = (index: number): number =>
      (shared[index < place ? index : index + 1] as { step: number }).step;
    const half = left >> 1;
    return left % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
  };
  if (shared.length >= smallestProfile) {
    distances.fill(sum / shared.length);
    steps.fill(medianWithout(shared.length));
  }
  for (const [place, { benchmark, size }] of shared.entries()) {
    const enough = shared.length > smallestProfile;
    distances[benchmark] = enough ? (sum - size) / (shared.length - 1) : farthestInProfile;
    steps[benchmark] = enough ? medianWithout(place) : 0;
  }
  return { distances, steps };
}

function movementOf(row: Row, levels: readonly number[]): number | null {
  const moves = row
    .map((value, benchmark) => value - (levels[benchmark] as number))
    .filter((move) => !Number.isNaN(move));
  return moves.length <= smallestProfile ? null : median(moves);
}

function presentIn(rows: readonly Row[], benchmark: number): number[] {
  return [...rows.keys()].filter((row) => !Number.isNaN(valueAt(rows, row, benchmark)));
}

function valueAt(rows: readonly Row[], row: number, benchmark: number): number {
  return (rows[row] as Row)[benchmark] as number;
}
