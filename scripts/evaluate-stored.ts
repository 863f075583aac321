/**
 * How well one run is judged by a stored history, beside the rules of other tools, on recorded histories of public projects:
 *
 *     npm run evaluate:stored                Markdown tables
 *     npm run evaluate:stored -- --write     the same, into docs/statistics.md
 *
 * An A/A run is one in which the same commit was measured for at least the fifth time in a row, so every alarm is false;
 * a slowdown is multiplied into one benchmark of such a run at a time. fixtures/evaluation/stored/README.md tells where
 * the data are from and which of them nothing was tuned on.
 */
import { lookingOnce } from '../src/analysis/comparison.ts';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import * as prettier from 'prettier';
import { quantile, sampleStandardDeviation } from 'simple-statistics';
import {
  commonMovements,
  comparePrediction,
  learnSuite,
  predictRun,
  type Row,
} from '../src/analysis/prediction.ts';
import { screenLevel, screenRule } from '../src/analysis/screen.ts';
import { policySchema } from '../src/model/index.ts';
import { studentUpperQuantile } from '../src/stats/student.ts';
import { between } from './generate.ts';

const data = path.join(import.meta.dirname, '..', 'fixtures', 'evaluation', 'stored');
const policy = policySchema.parse({});
const effects = [0.05, 0.1, 0.2, 0.5];
const mostBenchmarks = 40;
const fewestEarlier = 20;
/** As many as the longest memory among the rules. */
const earlierRuns = 100;
/** The rate of A/A runs with an alarm at which the rules are compared. */
const fairRate = 0.02;

interface History {
  readonly repo: string;
  readonly runner: string;
  readonly half: 'tuning' | 'scoring';
  readonly suites: readonly {
    readonly name: string;
    readonly better: readonly ('lower' | 'higher')[];
    /** Commit (numbered), how often it had been measured in a row, then a value for each benchmark. */
    readonly runs: readonly (readonly (number | null)[])[];
  }[];
}

interface Machines {
  readonly systems: readonly {
    readonly name: string;
    readonly benchmarks: readonly string[];
    /** For each benchmark, the median of the first and of the second half of the iterations of a build, in seconds. */
    readonly builds: readonly (readonly (number | null)[])[];
  }[];
}

/** A run to judge, logs, turned so that more is worse. */
interface Target {
  readonly earlier: readonly Row[];
  readonly now: Row;
}

/** Scores of a benchmark of a run that was made slower by a log ratio; an alarm is a score above the threshold. */
type Score = (benchmark: number, shift: number) => number;
interface Rule {
  readonly name: string;
  readonly threshold: number;
  readonly score: (target: Target) => Score;
}

function read(file: string): unknown {
  return JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(data, file))).toString());
}

function targetsOf(history: History): Target[] {
  return history.suites.flatMap(({ better, runs }) => {
    const rows = runs.map((run) =>
      better.map((direction, index) => {
        const value = run[index + 2] ?? null;
        return value === null ? NaN : Math.log(value) * (direction === 'lower' ? 1 : -1);
      }),
    );
    return runs.flatMap(([, inARow], index): Target[] => {
      const now = rows[index] ?? [];
      if ((inARow ?? 0) < 5) return [];
      const columns = [...now.keys()]
        .filter(
          (column) =>
            !Number.isNaN(now[column]) &&
            rows.slice(0, index).filter((row) => !Number.isNaN(row[column])).length >= fewestEarlier,
        )
        .slice(0, mostBenchmarks);
      if (columns.length === 0) return [];
      const pick = (row: Row): Row => columns.map((column) => row[column] ?? NaN);
      const earlier = rows
        .slice(0, index)
        .map(pick)
        .filter((row) => row.some((value) => !Number.isNaN(value)))
        .slice(-earlierRuns);
      return [{ earlier, now: pick(now) }];
    });
  });
}

function past(target: Target, benchmark: number, last: number): number[] {
  return target.earlier
    .map((row) => row[benchmark] ?? NaN)
    .filter((value) => !Number.isNaN(value))
    .slice(-last)
    .map(Math.exp);
}

/** A rule that looks at each benchmark by itself; `score` sees base units and the earlier values. */
function alone(
  name: string,
  threshold: number,
  last: number,
  learn: (earlier: number[]) => (now: number) => number,
): Rule {
  return {
    name,
    threshold,
    score: (target) => {
      const learnt = target.now.map((_, benchmark) => learn(past(target, benchmark, last)));
      return (benchmark, shift) =>
        learnt[benchmark]?.(Math.exp((target.now[benchmark] ?? NaN) + shift)) ?? NaN;
    },
  };
}

const tiny = 1e-12;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const ratio = (earlier: number[]): ((now: number) => number) => {
  const previous = earlier.at(-1) ?? NaN;
  return (now) => now / previous;
};

function standardScore(earlier: readonly number[]): (now: number) => number {
  const centre = mean(earlier);
  const spread = Math.max(sampleStandardDeviation([...earlier]), tiny * centre);
  return (now) => (now - centre) / spread;
}

const rivals: readonly Rule[] = [
  alone('github-action-benchmark, previous value × 2', 2, 1, ratio),
  alone('github-action-benchmark, previous value × 1.1', 1.1, 1, ratio),
  alone('Bencher, t-test boundary .99, 64 points', 1, 64, (earlier) => {
    const centre = mean(earlier);
    const spread = Math.max(sampleStandardDeviation(earlier), tiny * centre);
    const boundary = studentUpperQuantile(0.01, earlier.length - 1) * Math.sqrt(1 + 1 / earlier.length);
    return (now) => (now - centre) / spread / boundary;
  }),
  alone('git-perf, 4 σ of 39 values', 4, 39, standardScore),
  alone('rustc-perf, Q3 + 3 × IQR of the last 30 steps', 3, 31, (earlier) => {
    const steps = earlier.slice(1).map((value, index) => Math.abs(value / (earlier[index] ?? NaN) - 1));
    const [low, high] = [quantile(steps, 0.25), quantile(steps, 0.75)];
    const previous = earlier.at(-1) ?? NaN;
    return (now) => (now / previous - 1 - high) / Math.max(high - low, tiny);
  }),
  alone('conbench, z = 5 over 100 values', 5, 100, standardScore),
];

/** The share of alpha that a benchmark gets, in multiples of it: 1 at the threshold, more beyond. */
const ours: Rule = {
  name: `perf-gate, strategy stored, alpha ${String(policy.alpha)}`,
  threshold: 1,
  score: (target) => {
    const predictions = predictRun(learnSuite(target.earlier), target.now);
    const family = target.now.length + (target.now.length > 3 ? 1 : 0);
    const levels = lookingOnce(policy.alpha / family, policy.equivalenceLevel);
    return (benchmark, shift) => {
      const prediction = predictions[benchmark] ?? null;
      if (prediction === null) return 0;
      const compared = comparePrediction(prediction, (target.now[benchmark] ?? NaN) + shift, levels);
      const beyond = Math.expm1(compared.estimate) > policy.minimumEffect;
      return beyond ? levels.level / Math.max(compared.pGreater, Number.MIN_VALUE) : 0;
    };
  },
};

interface Tally {
  readonly runs: number;
  readonly runAlarms: number;
  readonly benchmarkAlarms: number;
  /** By effect. */
  readonly caught: readonly number[];
}

interface Scored {
  readonly unchanged: readonly (readonly number[])[];
  readonly changed: readonly (readonly number[])[];
}

function scoreAll(rule: Rule, targets: readonly Target[]): Scored {
  const unchanged: number[][] = [];
  const changed: number[][] = effects.map(() => []);
  for (const target of targets) {
    const score = rule.score(target);
    unchanged.push(target.now.map((_, benchmark) => score(benchmark, 0)));
    for (const benchmark of target.now.keys()) {
      for (const [index, effect] of effects.entries()) {
        changed[index]?.push(score(benchmark, Math.log1p(effect)));
      }
    }
  }
  return { unchanged, changed };
}

function tally(scored: Scored, threshold: number): Tally {
  const above = (scores: readonly number[]): number =>
    scores.filter((score) => score > threshold).length / Math.max(1, scores.length);
  return {
    runs: scored.unchanged.length,
    runAlarms: scored.unchanged.filter((scores) => scores.some((score) => score > threshold)).length,
    benchmarkAlarms: above(scored.unchanged.flat()),
    caught: scored.changed.map(above),
  };
}

/** The lowest threshold at which no more than this share of the runs has an alarm. */
function movedThreshold(scored: Scored, rate: number): number {
  const worst = scored.unchanged.map((scores) => Math.max(...scores)).sort((a, b) => b - a);
  return worst[Math.floor(rate * worst.length)] ?? Infinity;
}

/** Exact 95 % confidence interval of a proportion (Clopper & Pearson 1934), by bisection on the binomial tails. */
function clopperPearson(hits: number, count: number): [number, number] {
  const atMost = (most: number, chance: number): number => {
    let term = (1 - chance) ** count;
    let sum = term;
    for (let index = 1; index <= most; index += 1) {
      term *= ((count - index + 1) / index) * (chance / (1 - chance));
      sum += term;
    }
    return sum;
  };
  const solve = (most: number, tail: number): number => {
    let low = 0;
    let high = 1;
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (atMost(most, middle) > tail) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return [hits === 0 ? 0 : solve(hits - 1, 0.975), hits === count ? 1 : solve(hits, 0.025)];
}

const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;

/** The benchmarks of a run are not independent, so an interval counts each run once. */
function withInterval(share: number, runs: number, digits = 1): string {
  const [low, high] = clopperPearson(Math.round(share * runs), runs);
  return `${percent(share, digits)} (${(low * 100).toFixed(0)}–${(high * 100).toFixed(0)})`;
}

const lines: string[] = [];
const say = (line: string): void => void lines.push(line);

function table(targets: readonly Target[], rules: readonly Rule[]): void {
  say(
    `| rule | A/A runs with an alarm | benchmarks with an alarm | ${effects.map((effect) => `+${percent(effect, 0)} seen`).join(' | ')} |`,
  );
  say(`| --- | --- | --- | ${effects.map(() => '---').join(' | ')} |`);
  for (const rule of rules) {
    const scored = scoreAll(rule, targets);
    const row = (name: string, threshold: number): void => {
      const counted = tally(scored, threshold);
      const caught = counted.caught.map((share) => withInterval(share, counted.runs));
      say(
        `| ${name} | ${withInterval(counted.runAlarms / counted.runs, counted.runs)} | ${percent(counted.benchmarkAlarms, 2)} | ${caught.join(' | ')} |`,
      );
    };
    row(rule.name, rule.threshold);
    row(`— moved to ${percent(fairRate, 0)} of runs`, movedThreshold(scored, fairRate));
  }
  say('');
}

/** What a screen sends on; benchmarks whose screen would not catch the required change are counted apart. */
function screenTable(targets: readonly Target[]): void {
  const all = { count: 0, unchanged: 0, caught: effects.map(() => 0) };
  const planned = { count: 0, unchanged: 0, caught: effects.map(() => 0) };
  for (const { earlier, now } of targets) {
    const learnt = learnSuite(earlier);
    const predictions = predictRun(learnt, now);
    for (const [benchmark, value] of now.entries()) {
      const history = learnt.benchmarks[benchmark] ?? null;
      const prediction = predictions[benchmark] ?? null;
      if (history === null || prediction === null || history.residuals.length < 1 / screenLevel - 1) {
        // Measured in pairs at once.
        all.count += 1;
        all.unchanged += 1;
        all.caught = all.caught.map((caught) => caught + 1);
        continue;
      }
      const rule = screenRule(history, 1, screenLevel);
      const isSent = (shift: number): boolean =>
        (value + shift - prediction.expected) / prediction.spread > rule.threshold;
      const catches = Math.expm1(rule.catches);
      for (const one of catches <= policy.requiredSensitivity ? [all, planned] : [all]) {
        one.count += 1;
        one.unchanged += isSent(0) ? 1 : 0;
        one.caught = one.caught.map(
          (caught, index) => caught + (isSent(Math.log1p(effects[index] ?? NaN)) ? 1 : 0),
        );
      }
    }
  }
  say(
    `| screen | benchmarks | unchanged sent on | ${effects.map((effect) => `+${percent(effect, 0)} sent on`).join(' | ')} |`,
  );
  say(`| --- | --- | --- | ${effects.map(() => '---').join(' | ')} |`);
  for (const [name, one] of [
    ['all benchmarks', all],
    [`those in which it promises +${percent(policy.requiredSensitivity, 0)}`, planned],
  ] as const) {
    const share = (hits: number): string =>
      one.count === 0 ? '—' : withInterval(hits / one.count, targets.length);
    say(
      `| ${name} | ${String(one.count)} | ${share(one.unchanged)} | ${one.caught.map(share).join(' | ')} |`,
    );
  }
  say('');
}

/** A/A runs in which all benchmarks together moved too far. */
function commonTable(targets: readonly Target[]): void {
  let alarms = 0;
  let count = 0;
  for (const { earlier, now } of targets) {
    const movements = commonMovements([...earlier, now]).filter((movement) => !Number.isNaN(movement));
    const latest = movements.at(-1);
    if (latest === undefined || now.length < 4) continue;
    const [prediction] = predictRun(learnSuite(movements.slice(0, -1).map((movement) => [movement])), [
      latest,
    ]);
    if (prediction === undefined || prediction === null) continue;
    const level = policy.alpha / (now.length + 1);
    const compared = comparePrediction(prediction, latest, lookingOnce(level, 0.05));
    count += 1;
    if (compared.pGreater <= level && Math.expm1(latest) > policy.minimumEffect) alarms += 1;
  }
  if (count === 0) return;
  say(
    `All benchmarks together moved further than the history lets expect (could-not-judge): ${withInterval(alarms / count, count)} of ${String(count)} A/A runs.`,
  );
  say('');
}

const files = fs.readdirSync(data).filter((file) => file.includes('__'));
const histories = files.map((file) => read(file) as History);
for (const [title, chosen] of [
  ['GitHub-hosted runners, machine unknown, nothing tuned on it', (one: History) => one.half === 'scoring'],
  ['Self-hosted runners (tuning half)', (one: History) => one.half === 'tuning'],
] as const) {
  const some = histories.filter(chosen);
  const targets = some.flatMap(targetsOf);
  say(`## ${title}`);
  say('');
  say(
    `${some.map((one) => one.repo).join(', ')}: ${String(targets.length)} A/A runs, ${String(targets.reduce((sum, target) => sum + target.now.length, 0))} benchmarks of them.`,
  );
  say('');
  table(targets, [...rivals, ours]);
  commonTable(targets);
  screenTable(targets);
}

// A fingerprint, simulated: builds whose CPU benchmark took as long in the first half of the job. What is judged is the
// second half, so that a slowdown in it could not have changed the label, just as it cannot change a model name.
const classStep = Math.log(1.01);
const fewestOfClass = 10;
const without: Target[] = [];
const withLabel: Target[] = [];
for (const { builds } of (read('machines.json.gz') as Machines).systems) {
  const rows = builds.map((build) => [1, 3, 5].map((place) => Math.log(build[place] ?? NaN)));
  const marks = builds.map((build) => Math.log(build[0] ?? NaN));
  const sorted = [...new Set(marks)].filter((mark) => !Number.isNaN(mark)).sort((a, b) => a - b);
  const labels = new Map<number, number>();
  for (const [index, mark] of sorted.entries()) {
    const before = sorted[index - 1];
    const gap = before === undefined || mark - before > classStep;
    labels.set(mark, gap ? index : (labels.get(before) ?? index));
  }
  for (const [index, now] of rows.entries()) {
    const label = labels.get(marks[index] ?? NaN);
    const same = rows.slice(0, index).filter((_, other) => labels.get(marks[other] ?? NaN) === label);
    if (label === undefined || same.length < fewestOfClass) continue;
    without.push({ earlier: rows.slice(0, index), now });
    withLabel.push({ earlier: same, now });
  }
}
say('## One program on hosted runners, machine unknown and with a simulated fingerprint');
say('');
say(`${String(withLabel.length)} builds with at least ${String(fewestOfClass)} earlier ones of their class.`);
say('');
say('Machine unknown:');
say('');
table(without, [ours]);
screenTable(without);
say('With the fingerprint:');
say('');
table(withLabel, [ours]);
screenTable(withLabel);
const text = lines.join('\n').trimEnd();
if (process.argv.includes('--write')) {
  const page = path.join(import.meta.dirname, '..', 'docs', 'statistics.md');
  const written = between(fs.readFileSync(page, 'utf8'), 'stored', text.replaceAll(/^## /gmu, '#### '));
  fs.writeFileSync(
    page,
    await prettier.format(written, { ...(await prettier.resolveConfig(page)), filepath: page }),
  );
} else process.stdout.write(`${text}\n`);
