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
import { penalised, type Rule } from './change-point-rules.ts';
import {
  annotatorScores,
  f1,
  labelledFolder,
  labelledSeries,
  scoreOf,
  total,
  type LabelledSeries,
  type Score,
} from './change-point-labels.ts';

const resamples = 2000;

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
const all: { name: string; scores: Score[] }[] = rules().map(([name, rule]) => ({
  name,
  scores: series.map((one) => scoreOf(rule(one), one.consensus)),
}));
const people = { name: 'one annotator, against the others’ consensus', scores: annotatorScores(series) };
for (const { name, scores } of [...all, people]) {
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
