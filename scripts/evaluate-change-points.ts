/**
 * Change points against those that people marked, beside rivals' rules:
 *
 *     npm run evaluate:change-points                 the half that is kept for scoring
 *     npm run evaluate:change-points -- --choosing   the half on which parameters are chosen
 *
 * Reads fixtures/evaluation/change-points; its README says where the data come from.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { detectChangePoints } from '../src/analysis/index.ts';
import { medianOfSorted } from '../src/stats/ranks.ts';
import { randomInteger, seededRandom } from '../src/stats/random.ts';
import { runningMedian } from '../src/stats/running.ts';
import { segment } from '../src/stats/segmentation.ts';
import {
  f1,
  labelledFolder,
  labelledSeries,
  scoreOf,
  total,
  type LabelledSeries,
  type Score,
} from './change-point-labels.ts';

const resamples = 2000;

type Rule = (series: LabelledSeries) => readonly number[];

/** Logs, where all values have one. */
function logsOf(values: readonly number[]): Float64Array {
  const isLog = values.every((value) => value > 0);
  return Float64Array.from(values, (value) => (isLog ? Math.log(value) : value));
}

/** Squared error, a penalty of so many log n, and noise by the scaled median absolute deviation of the differences. */
function penalised(factor: number, clipped: boolean): Rule {
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
    return segment(
      series,
      series.map(() => 1 / noise ** 2),
      factor * Math.log(values.length),
    );
  };
}

const previousPoint: Rule = ({ values }) =>
  values.flatMap((value, point) => (point > 0 && value > 1.1 * (values[point - 1] ?? NaN) ? [point] : []));

interface OtavaRun {
  readonly otava: string;
  readonly changePoints: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

function rules(): [string, Rule][] {
  const run = JSON.parse(readFileSync(path.join(labelledFolder, 'otava.json'), 'utf8')) as OtavaRun;
  const otava = Object.entries(run.changePoints).map(([setting, found], index): [string, Rule] => [
    `Apache Otava ${run.otava}, ${index === 0 ? 'default' : 'best on the choosing half'} (${setting})`,
    ({ id }) => found[id] ?? [],
  ]);
  return [
    ['perf-gate', ({ values }) => detectChangePoints(values).changePoints.map(({ index }) => index)],
    ...otava,
    ['previous point × 1.1', previousPoint],
    ['PELT, penalty 12 ln n', penalised(12, false)],
    ['PELT, penalty 25 ln n', penalised(25, false)],
    ['PELT of clipped values, penalty 12 ln n', penalised(12, true)],
  ];
}

/** 95 % of what resampling whole series gives. */
function interval(scores: readonly Score[], statistic: (score: Score) => number): string {
  const random = seededRandom(1);
  const drawn = Array.from({ length: resamples }, () =>
    statistic(total(scores.map(() => scores[randomInteger(random, scores.length)] as Score))),
  ).sort((a, b) => a - b);
  const end = (part: number): string => (drawn[Math.floor(part * (resamples - 1))] ?? NaN).toFixed(2);
  return `${end(0.025)}–${end(0.975)}`;
}

const half: LabelledSeries['half'] = process.argv.includes('--choosing') ? 'choosing' : 'scoring';
const series = labelledSeries().filter((one) => one.half === half);
const marked = series.reduce((sum, one) => sum + one.consensus.length, 0);
process.stdout.write(
  `${String(series.length)} series of the ${half} half, ${String(marked)} change points by consensus; a hit is within 5 points; 95 % intervals by resampling series\n\n`,
);
const row = (cells: readonly string[]): void => {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
};
row(['rule', 'F1', 'precision', 'recall', 'found', 'median error of a hit, points']);
row(['---', '---', '---', '---', '---', '---']);
const all: { name: string; scores: Score[] }[] = [];
for (const [name, rule] of rules()) {
  const scores = series.map((one) => scoreOf(rule(one), one.consensus));
  all.push({ name, scores });
  const sum = total(scores);
  const precision = (score: Score): number => score.hits / Math.max(1, score.found);
  const recall = (score: Score): number => score.hits / Math.max(1, score.marked);
  const distances = sum.errors.map(Math.abs).sort((a, b) => a - b);
  row([
    name,
    `${f1(sum).toFixed(3)} (${interval(scores, f1)})`,
    `${precision(sum).toFixed(2)} (${interval(scores, precision)})`,
    `${recall(sum).toFixed(2)} (${interval(scores, recall)})`,
    String(sum.found),
    distances.length === 0 ? '–' : String(medianOfSorted(distances)),
  ]);
}
const [ours, ...rivals] = all;
for (const rival of rivals.filter(({ name }) => name.startsWith('Apache'))) {
  // The same resamples for both: the series are the same.
  const random = seededRandom(1);
  let better = 0;
  for (let draw = 0; draw < resamples; draw += 1) {
    const picks = series.map(() => randomInteger(random, series.length));
    const f1Of = (scores: readonly Score[]): number => f1(total(picks.map((pick) => scores[pick] as Score)));
    if (ours !== undefined && f1Of(ours.scores) > f1Of(rival.scores)) better += 1;
  }
  process.stdout.write(
    `\nperf-gate has the higher F1 in ${((100 * better) / resamples).toFixed(1)} % of resamples against ${rival.name}\n`,
  );
}
