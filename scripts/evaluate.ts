/**
 * Evaluates decision rules on recorded trials:
 *
 *     npm run evaluate                       perf-gate beside other tools' rules, as Markdown tables
 *     npm run evaluate -- --write            the same, into docs/statistics.md, and the numbers into docs/figures/evaluation.json
 *     npm run evaluate -- --noise            bias and spread of the recordings
 *
 * [--json FILE] the numbers alone · [--gates N] gates of unchanged code (1000) · [--occasion GLOB] recordings to draw from · [--bank DIR] · [--seed N]
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import picomatch from 'picomatch';
import * as prettier from 'prettier';
import { median } from 'simple-statistics';
import { PerfGateError } from '../src/model/index.ts';
import { readBank } from './evaluation/bank.ts';
import { trialsOf, type Trials } from './evaluation/draws.ts';
import { noiseReport } from './evaluation/noise.ts';
import { mostRounds, own, rivals } from './evaluation/procedures.ts';
import { evaluationOf, ruleResult, watched, type Evaluation, type RuleResult } from './evaluation/results.ts';
import {
  disjointTable,
  gateSize,
  mainTable,
  pTable,
  slowedPerGate,
  tallyDisjoint,
  tallyDrawn,
} from './evaluation/tally.ts';
import { between } from './generate.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function describeBank(bank: readonly Trials[], cores: number): string {
  const workloads = new Set(bank.map(({ workload }) => workload)).size;
  const listed = [...new Set(bank.map(({ occasion }) => occasion))].map((occasion) => {
    const those = bank.filter((trials) => trials.occasion === occasion);
    const rounds = those.reduce((sum, trials) => sum + trials.rounds, 0);
    const load = median(those.map((trials) => trials.load));
    return `${occasion} ${String(rounds)} (load average ${load.toFixed(1)})`;
  });
  return `${String(bank.length)} recordings of ${String(workloads)} workloads on ${String(cores)} cores; rounds by occasion: ${listed.join(', ')}.`;
}

/** Rounds of the longest procedure, so of a window, and the fewest of a recording that is drawn from. */
const window = mostRounds;

function evaluate(
  bank: readonly Trials[],
  cores: number,
  gates: number,
  seed: number,
): { text: string; evaluation: Evaluation } {
  const windows = bank.reduce((sum, { rounds }) => sum + Math.floor(rounds / window), 0);
  const progress = (name: string): void => {
    process.stderr.write(`${name}\n`);
  };
  const rules: RuleResult[] = [];
  const drawn = [...own(), ...rivals('mean')].map((procedure) => {
    progress(procedure.name);
    const { procedure: same, slowed } = watched(procedure);
    const tally = tallyDrawn(same, bank, gates, seed);
    rules.push(ruleResult(tally, slowed()));
    return tally;
  });
  const favoured = rivals('time').map((procedure) => {
    progress(`${procedure.name}, with our summary`);
    return tallyDrawn(procedure, bank, gates, seed);
  });
  const apart = [...own(), ...rivals('mean')].map((procedure) =>
    tallyDisjoint(procedure, bank, window, seed),
  );
  const text = [
    `${describeBank(bank, cores)} ${String(gates)} gates of ${String(gateSize)} unchanged benchmarks; ${String(Math.ceil(gates / slowedPerGate))} gates for each slowdown, ${String(slowedPerGate)} of ${String(gateSize)} slowed. The bank holds ${String(windows)} windows of ${String(window)} rounds that share no round. Brackets: exact 95 % intervals, as of so many benchmarks (a ${String(gateSize)}th of that in gates) at most. Seed ${String(seed)}.`,
    mainTable(drawn, windows),
    'The other tools again, with the summary of a trial that perf-gate uses (`time`) in the place of its mean:',
    mainTable(favoured, windows),
    `Each window of ${String(window)} rounds used once, in gates of ${String(gateSize)}, all of them slowed where any is:`,
    disjointTable(apart),
    'How often p of unchanged code is at most .05 and .1 (perf-gate: one-sided, in the direction of the estimate, with its bias allowance; the others: two-sided):',
    pTable(drawn, windows),
  ].join('\n\n');
  return { text, evaluation: evaluationOf(windows, rules) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      noise: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      gates: { type: 'string', default: '1000' },
      occasion: { type: 'string', default: '*' },
      bank: { type: 'string', default: path.join(root, 'fixtures', 'evaluation', 'bank') },
      seed: { type: 'string', default: '1' },
    },
  });
  const gates = Number(values.gates);
  const seed = Number(values.seed);
  if (!Number.isInteger(gates) || gates < 1)
    throw new PerfGateError('--gates is a whole number from 1', { remedy: 'Leave it out for 1000.' });
  if (!Number.isInteger(seed) || seed < 0)
    throw new PerfGateError('--seed is a whole number from 0', { remedy: 'Leave it out for 1.' });
  const matches = picomatch(values.occasion);
  const named = readBank(path.resolve(values.bank)).filter(({ occasion }) => matches(occasion));
  if (named.length === 0) {
    throw new PerfGateError(`no occasion is called ${values.occasion}`, {
      remedy: `See the folders of ${values.bank}.`,
    });
  }
  // A draw that comes round to a round it has had would count one piece of evidence twice.
  const fewest = values.noise ? 2 : window;
  const recordings = named.filter(({ rounds }) => rounds.length >= fewest);
  const short = named.length - recordings.length;
  if (short > 0)
    process.stderr.write(
      `${String(short)} recordings have fewer than ${String(fewest)} rounds and are left out\n`,
    );
  if (recordings.length === 0) {
    throw new PerfGateError(`no recording has ${String(fewest)} rounds`, {
      remedy: 'Record more: npm run evaluate:record -- --occasion NAME --rounds N.',
    });
  }
  const bank = recordings.map((recording, index) => trialsOf(recording, seed + index));
  const cores = Math.max(
    ...recordings.flatMap(({ sessions }) => sessions.map((session) => session.environment.cores)),
  );
  if (values.noise) {
    for (const line of noiseReport(bank)) say(line);
    return;
  }
  const { text, evaluation } = evaluate(bank, cores, gates, seed);
  const numbers = await formatted(JSON.stringify(evaluation), 'evaluation.json');
  if (values.json !== undefined) await writeFile(values.json, numbers);
  if (!values.write) {
    say(text);
    return;
  }
  await writeFile(path.join(root, 'docs', 'figures', 'evaluation.json'), numbers);
  const page = path.join(root, 'docs', 'statistics.md');
  await writeFile(page, await formatted(between(await readFile(page, 'utf8'), 'evaluation', text), page));
}

async function formatted(text: string, file: string): Promise<string> {
  return prettier.format(text, {
    ...(await prettier.resolveConfig(path.join(root, 'docs'))),
    filepath: file,
  });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof PerfGateError)) throw error;
  process.stderr.write(`evaluate: ${error.message}\n${error.remedy ?? ''}\n`);
  process.exitCode = 2;
}
