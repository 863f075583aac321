import {
  historySchemaName,
  type ChangePoint,
  type ChangePointPolicy,
  type History,
  type HistoryRun,
  type Metric,
  type Moved,
  type Run,
  type Searched,
} from '../model/index.ts';
import { detectChangePoints } from './change-points.ts';
import { medianOrNull } from './comparison.ts';

interface Series {
  readonly benchmark: string;
  readonly metric: string;
  readonly fingerprint: string;
  definition: Metric;
  readonly values: number[];
  readonly runs: HistoryRun[];
}

/**
 * Searches stored runs for change points and drift: each metric of each benchmark on each machine class by itself, and by each
 * unit, because values in another unit are not comparable. Alpha is divided among the series that are searched.
 *
 * @param runs of one suite, any machine class, any order.
 */
export function searchHistory(
  runs: readonly Run[],
  policy: ChangePointPolicy,
): Pick<History, 'schema' | 'policy' | 'family' | 'runs' | 'series' | 'warnings'> {
  const complete = runs.filter((run) => run.complete);
  const ordered = complete.toSorted((a, b) => Date.parse(a.started) - Date.parse(b.started));
  const found = new Map<string, Series>();
  for (const run of ordered) {
    const { fingerprint } = run.environment;
    const at: HistoryRun = { started: run.started, commit: run.commit.sha };
    for (const { benchmark, metric, values } of run.samples) {
      const value = medianOrNull(values);
      const definition = run.metrics[metric];
      if (value === null || definition === undefined) continue;
      const key = JSON.stringify([benchmark, metric, definition.unit, fingerprint]);
      let series = found.get(key);
      if (series === undefined) {
        series = { benchmark, metric, fingerprint, definition, values: [], runs: [] };
        found.set(key, series);
      }
      series.definition = definition;
      series.values.push(value);
      series.runs.push(at);
    }
  }
  const all = [...found.values()];
  const isYoung = ({ values }: Series): boolean => values.length < 2 * policy.smallestSegment;
  const family = all.filter((series) => !isYoung(series)).length;
  const share = { ...policy, alpha: policy.alpha / Math.max(1, family) };
  const left = runs.length - complete.length;
  return {
    schema: historySchemaName,
    policy,
    family,
    runs: complete.length,
    series: all.map((series): Searched => {
      const { changePoints, drift } = detectChangePoints(series.values, share);
      const { benchmark, metric, fingerprint, definition, values, runs: at } = series;
      return {
        benchmark,
        metric,
        definition,
        fingerprint,
        runs: values.length,
        first: at[0] as HistoryRun,
        last: at.at(-1) as HistoryRun,
        young: isYoung(series),
        changePoints: changePoints.map((point) => movedOf(point, series)),
        drift,
      };
    }),
    warnings:
      left === 0
        ? []
        : [`${String(left)} of ${String(runs.length)} stored runs were interrupted, and were left out.`],
  };
}

function movedOf(point: ChangePoint, { definition, runs }: Series): Moved {
  const grew = point.after > point.before;
  return {
    ...point,
    verdict: grew === (definition.better === 'lower') ? 'regressed' : 'improved',
    at: runs[point.index] as HistoryRun,
    lastBefore: runs[point.low - 1] as HistoryRun,
    firstAfter: runs[point.high] as HistoryRun,
  };
}
