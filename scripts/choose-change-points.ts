/**
 * How well parameters chosen on some of the labelled series do on others, by repeated nested cross-validation on the choosing half:
 *
 *     npm run choose:change-points
 *
 * Of each method the parameters with the best F1 on four fifths of the series are scored on the fifth that is left out. Pieces of one
 * series, and series with neighbouring numbers, are left out together. The half that is kept for scoring is not read.
 */
import { detectChangePoints } from '../src/analysis/index.ts';
import type { ChangePointPolicyInput } from '../src/model/index.ts';
import { randomInteger, seededRandom } from '../src/stats/random.ts';
import { f1, labelledSeries, scoreOf, total, type Score } from './change-point-labels.ts';
import { penalised, type Rule } from './change-point-rules.ts';

const repeats = 20;
const folds = 5;
/** Numbers of series that differ by less than this are taken to be variants of one test. */
const neighbouring = 10;

const series = labelledSeries().filter((one) => one.half === 'choosing');

/** Of each series, in the order of `series`. */
function groupsOf(): number[] {
  const sources = series.map(({ source }) => source).sort((a, b) => a - b);
  let group = 0;
  const groups = new Map<number, number>();
  for (const [index, source] of sources.entries()) {
    if (index > 0 && source - (sources[index - 1] ?? source) >= neighbouring) group += 1;
    groups.set(source, group);
  }
  return series.map(({ source }) => groups.get(source) ?? 0);
}

interface Choice {
  readonly label: string;
  readonly scores: readonly Score[];
}

function choiceOf(label: string, rule: Rule): Choice {
  return { label, scores: series.map((one) => scoreOf(rule(one), one.consensus)) };
}

function policies(choices: readonly ChangePointPolicyInput[]): Choice[] {
  return choices.map((policy) =>
    choiceOf(JSON.stringify(policy), ({ values }) =>
      detectChangePoints(values, policy).changePoints.map(({ index }) => index),
    ),
  );
}

const spreads = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2].map((minimumSpreads) => ({ minimumSpreads }));
const effects = [0.001, 0.0025, 0.005, 0.0075, 0.01, 0.02];
const lengths = [4, 5, 6, 7, 8, 10, 12];
const penalties = [8, 12, 16, 20, 25, 30, 40];
const methods: [string, Choice[]][] = [
  ['PELT: penalty', penalties.map((factor) => choiceOf(String(factor), penalised(factor, false)))],
  [
    'PELT of clipped values: penalty',
    penalties.map((factor) => choiceOf(String(factor), penalised(factor, true))),
  ],
  ['perf-gate as it is, nothing chosen', policies([{}])],
  ['perf-gate: minimumSpreads', policies(spreads)],
  [
    'perf-gate: minimumSpreads, minimumEffect',
    policies(spreads.flatMap((one) => effects.map((minimumEffect) => ({ ...one, minimumEffect })))),
  ],
  [
    'perf-gate: minimumSpreads, smallestSegment',
    policies(spreads.flatMap((one) => lengths.map((smallestSegment) => ({ ...one, smallestSegment })))),
  ],
];

const groups = groupsOf();
const random = seededRandom(1);
/** For each repeat the fold of each series. */
const assignments = Array.from({ length: repeats }, () => {
  const order = Array.from({ length: Math.max(...groups) + 1 }, (_, group) => group);
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInteger(random, last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return groups.map((group) => order.indexOf(group) % folds);
});

function outerF1(choices: readonly Choice[], foldOf: readonly number[]): number {
  const held: Score[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const inside = ({ scores }: Choice): number => f1(total(scores.filter((_, at) => foldOf[at] !== fold)));
    const chosen = choices.reduce((best, one) => (inside(one) > inside(best) ? one : best));
    held.push(...chosen.scores.filter((_, at) => foldOf[at] === fold));
  }
  return f1(total(held));
}

process.stdout.write(
  `${String(series.length)} series of the choosing half in ${String(new Set(groups).size)} groups; ${String(repeats)} times ${String(folds)} folds\n\n` +
    '| method: what is chosen | choices | F1 on what is left out: mean (least–most) | F1 of the best choice on everything | which |\n| --- | --- | --- | --- | --- |\n',
);
for (const [name, choices] of methods) {
  const outer = assignments.map((foldOf) => outerF1(choices, foldOf));
  const mean = outer.reduce((sum, value) => sum + value, 0) / outer.length;
  const best = choices.reduce((a, b) => (f1(total(b.scores)) > f1(total(a.scores)) ? b : a));
  const range = `${Math.min(...outer).toFixed(3)}–${Math.max(...outer).toFixed(3)}`;
  process.stdout.write(
    `| ${name} | ${String(choices.length)} | ${mean.toFixed(3)} (${range}) | ${f1(total(best.scores)).toFixed(3)} | ${best.label} |\n`,
  );
}
