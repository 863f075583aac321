/** Rules that find change points, for the evaluation and for choosing. */
import { medianOfSorted } from '../src/stats/ranks.ts';
import { runningMedian } from '../src/stats/running.ts';
import { segment } from '../src/stats/segmentation.ts';
import type { LabelledSeries } from './change-point-labels.ts';

export type Rule = (series: LabelledSeries) => readonly number[];

/** Logs, where all values have one. */
function logsOf(values: readonly number[]): Float64Array {
  const isLog = values.every((value) => value > 0);
  return Float64Array.from(values, (value) => (isLog ? Math.log(value) : value));
}

/** Squared error, a penalty of so many log n, and noise by the scaled median absolute deviation of the differences. */
export function penalised(factor: number, clipped: boolean): Rule {
  return ({ values }) => {
    const raw = logsOf(values);
    const steps = raw.subarray(1).map((value, point) => value - (raw[point] ?? 0));
    const centre = medianOfSorted(steps.toSorted());
    const deviation = medianOfSorted(steps.map((step) => Math.abs(step - centre)).sort());
    // Where most neighbours are equal that is 0, which would make every move a change: then the standard deviation.
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
    const spread = Math.sqrt(steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / steps.length);
    const noise = (deviation > 0 ? 1.4826 * deviation : spread) / Math.SQRT2;
    const middle = runningMedian(raw, 3);
    const series = clipped
      ? raw.map((value, point) => {
          const around = middle[point] ?? 0;
          return Math.min(around + 3 * noise, Math.max(around - 3 * noise, value));
        })
      : raw;
    return segment(series, factor * Math.log(values.length) * noise ** 2);
  };
}
