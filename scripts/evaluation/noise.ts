/** What the bank says about noise and bias, apart from any rule. */
import { mean, median, medianAbsoluteDeviation, sampleStandardDeviation } from 'simple-statistics';
import { pairTimes, quantile } from '../../src/measure/tinybench/summary.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { signedRankEstimate, signedRankTest } from '../../src/stats/signed-rank.ts';
import { arms } from './bank.ts';
import { armIndex, type Trial, type Trials } from './draws.ts';

/** log(head / base) of every round. */
export function logRatios(
  trials: Trials,
  base: number,
  head: number,
  summary: (trial: Trial) => number,
): number[] {
  return Array.from({ length: trials.rounds }, (_, round) =>
    Math.log(summary(trials.trial(head, round)) / summary(trials.trial(base, round))),
  );
}

/** log(head / base) of every round, of `time` as a gate has it. */
function timeRatios(trials: Trials, base: number, head: number, slots = Infinity): number[] {
  return Array.from({ length: trials.rounds }, (_, round) => {
    const [one, other] = pairTimes(
      trials.trial(base, round).slots.slice(0, slots),
      trials.trial(head, round).slots.slice(0, slots),
    );
    return Math.log(other / one);
  });
}

export interface Bias {
  readonly workload: string;
  readonly occasion: string;
  readonly rounds: number;
  /** Mean log ratio of the two unchanged arms, and its standard error. */
  readonly mean: number;
  readonly error: number;
  readonly median: number;
}

export function biases(bank: readonly Trials[]): Bias[] {
  return bank.map((trials) => {
    const ratios = timeRatios(trials, armIndex('base'), armIndex('same'));
    return {
      workload: trials.workload,
      occasion: trials.occasion,
      rounds: ratios.length,
      mean: mean(ratios),
      error: sampleStandardDeviation(ratios) / Math.sqrt(ratios.length),
      median: median(ratios),
    };
  });
}

/**
 * Weighted mean of estimated biases with its standard error, the spread of the true biases behind them, and Cochran's Q, which is chi-square with n - 1 degrees when there is
 * no bias but noise (moment estimator of DerSimonian & Laird 1986).
 */
export function biasSpread(all: readonly Pick<Bias, 'mean' | 'error'>[]): {
  centre: number;
  error: number;
  spread: number;
  q: number;
} {
  const weights = all.map(({ error }) => error ** -2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = all.reduce((sum, bias, index) => sum + bias.mean * (weights[index] as number), 0) / total;
  const q = all.reduce((sum, bias, index) => sum + (bias.mean - centre) ** 2 * (weights[index] as number), 0);
  const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const variance = (q - (all.length - 1)) / (total - squares / total);
  return { centre, error: total ** -0.5, spread: Math.sqrt(Math.max(0, variance)), q };
}

/** 1.4826 × median absolute deviation. */
export function spread(values: readonly number[]): number {
  return 1.4826 * medianAbsoluteDeviation([...values]);
}

const summaries: Readonly<Record<string, (slots: readonly number[]) => number>> = {
  'lower quartile': (slots) => quantile(slots, 0.25),
  minimum: (slots) => Math.min(...slots),
  median: (slots) => quantile(slots, 0.5),
};

const percent = (fraction: number, digits = 2): string => (fraction * 100).toFixed(digits);

function line(cells: readonly string[]): string {
  const [first = '', ...rest] = cells;
  return `  ${first.padEnd(34)}${rest.map((cell) => cell.padStart(12)).join('')}`;
}

/** The shift between the unchanged arms as the engine estimates it, and its standard error by its 95 % interval. */
function shiftOf(trials: Trials): { mean: number; error: number } {
  const ratios = timeRatios(trials, armIndex('base'), armIndex('same'));
  const { estimate, intervals } = signedRankEstimate(ratios, [0.025]);
  const { low, high } = intervals[0] as { low: number; high: number };
  return { mean: estimate, error: (high - low) / 2 / -normalQuantile(0.025) };
}

/** The report of `--noise`, line by line. */
export function* noiseReport(bank: readonly Trials[]): Generator<string> {
  const all = biases(bank);
  yield 'A/A bias: log ratio of the two unchanged arms, % (mean, standard error, in errors, median of rounds)';
  yield line(['workload, occasion', 'mean', 'error', 'mean/error', 'median', 'rounds']);
  for (const bias of all) {
    yield line([
      `${bias.workload}, ${bias.occasion}`,
      percent(bias.mean, 3),
      percent(bias.error, 3),
      (bias.mean / bias.error).toFixed(1),
      percent(bias.median, 3),
      String(bias.rounds),
    ]);
  }
  const { centre, error, spread: sd, q } = biasSpread(all);
  const beyond = all.filter((bias) => Math.abs(bias.mean) > 2 * bias.error).length;
  const medians = all.map((bias) => Math.abs(bias.median));
  yield '';
  yield `  beyond two errors: ${String(beyond)} of ${String(all.length)} (chance alone: ${(0.05 * all.length).toFixed(1)})`;
  yield `  all together: ${percent(centre, 3)} % ± ${percent(error, 3)} %`;
  const ranks = biasSpread(bank.map(shiftOf));
  yield `  all together, by signed ranks: ${percent(ranks.centre, 3)} % ± ${percent(ranks.error, 3)} %, Cochran's Q ${ranks.q.toFixed(1)}, spread of true biases ${percent(ranks.spread, 3)} %`;
  yield `  Cochran's Q: ${q.toFixed(1)} at ${String(all.length - 1)} degrees; spread of true biases: ${percent(sd, 3)} %`;
  yield `  |median| of a recording: median ${percent(median(medians), 3)} %, 90 % quantile ${percent(quantile(medians, 0.9), 3)} %, largest ${percent(Math.max(...medians), 3)} %`;
  yield '';
  yield 'Coin test of the unchanged arms over all rounds of a recording (shift 0): recordings with p at most';
  const ps = bank.flatMap((trials) => {
    const { greater, less } = signedRankTest(timeRatios(trials, armIndex('base'), armIndex('same')));
    return [Math.min(1, 2 * Math.min(greater, less))];
  });
  for (const level of [0.01, 0.05, 0.1, 0.5]) {
    yield line([
      String(level),
      String(ps.filter((p) => p <= level).length),
      `of ${String(ps.length)}`,
      `(${(level * ps.length).toFixed(1)})`,
    ]);
  }
  yield '';
  yield 'Whether arms are as much slower as they should be: estimated log ratio less the truth, % (* where its 95 % interval excludes the truth)';
  const slowed = arms.map((arm, index) => ({ ...arm, index })).filter(({ units }) => units > 100);
  yield line(['workload, occasion', ...slowed.map(({ name }) => `+${name} %`)]);
  for (const trials of bank) {
    const cells = slowed.map(({ index, units }) => {
      const ratios = timeRatios(trials, armIndex('base'), index);
      const { estimate, intervals } = signedRankEstimate(ratios, [0.025]);
      const truth = Math.log(units / 100);
      const { low = -Infinity, high = Infinity } = intervals[0] ?? {};
      return `${percent(estimate - truth)}${low > truth || high < truth ? '*' : ' '}`;
    });
    yield line([`${trials.workload}, ${trials.occasion}`, ...cells]);
  }
  yield '';
  yield 'Spread of the log ratio of a round, unchanged arms, % (1.4826 MAD; lowest, median and highest over workloads; then the mean of standard deviations)';
  yield line(['summary, slots', 'lowest', 'median', 'highest', 'sd']);
  const show = (name: string, of: (trials: Trials) => number[]): string => {
    const ratios = bank.map(of);
    const spreads = ratios.map(spread);
    return line([
      name,
      percent(Math.min(...spreads)),
      percent(median(spreads)),
      percent(Math.max(...spreads)),
      percent(mean(ratios.map((values) => sampleStandardDeviation(values)))),
    ]);
  };
  const unpaired = (summary: (trial: Trial) => number) => (trials: Trials) =>
    logRatios(trials, armIndex('base'), armIndex('same'), summary);
  for (const slots of [6, 12, 24]) {
    yield show(`median of pairs, ${String(slots)} slots`, (trials) =>
      timeRatios(trials, armIndex('base'), armIndex('same'), slots),
    );
    for (const [name, summary] of Object.entries(summaries)) {
      yield show(
        `${name} of ${String(slots)} slots`,
        unpaired((trial) => summary(trial.slots.slice(0, slots))),
      );
    }
  }
  yield show(
    'mean',
    unpaired(({ mean: value }) => value),
  );
  yield show(
    '95 % quantile of batches',
    unpaired(({ tail }) => tail),
  );
  yield show(
    'CPU time',
    unpaired(({ cpu }) => cpu),
  );
  yield '';
  yield 'Spread by workload, % (median of pairs; mean over occasions)';
  const byWorkload = new Map<string, number[]>();
  for (const trials of bank) {
    const one = spread(timeRatios(trials, armIndex('base'), armIndex('same')));
    byWorkload.set(trials.workload, [...(byWorkload.get(trials.workload) ?? []), one]);
  }
  for (const [workload, spreads] of byWorkload) yield line([workload, percent(mean(spreads))]);
}
