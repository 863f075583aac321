/**
 * What perf-gate itself costs, beside the aims:
 *
 *     npm run bench                       start-up, overhead of a trial, judging, change points, reading formats
 *     npm run bench -- --gate [FLAGS…]    besides, a gate of 20 benchmarks (minutes); FLAGS go to it
 *
 * The figures are for people to judge: the exit code is 0 whatever they are.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, devNull, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { planCounts } from '../src/measure/tinybench/plan.ts';
import { tinybenchRunner } from '../src/measure/tinybench/index.ts';
import { benchmarkEnvironment } from '../src/measure/process-environment.ts';
import type { Side } from '../src/measure/sides.ts';
import type { Group, RoundRequest } from '../src/measure/suite-runner.ts';
import { parseDecision } from '../src/model/index.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const cli = path.join(dist, 'cli', 'index.js');

function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

function show(what: string, figure: string, aim: string, good: boolean | null): void {
  const mark = good === null ? ' ' : good ? '✓' : '✗';
  say(`  ${mark} ${what.padEnd(44)} ${figure.padEnd(34)} ${aim}`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

const ms = (seconds: number): string => `${(seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0)} ms`;

/** Wall seconds of a node process that must succeed. */
function nodeSeconds(args: readonly string[], cwd = root): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr.toString()}`);
  return seconds;
}

/** Calls both by turns, so that a slow minute of the machine hits both. */
async function alternate(
  times: number,
  one: () => number | Promise<number>,
  other: () => number | Promise<number>,
): Promise<[number[], number[]]> {
  const results: [number[], number[]] = [[], []];
  for (let round = 0; round < times; round += 1) {
    for (const index of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      results[index].push(await (index === 0 ? one() : other()));
    }
  }
  return results;
}

async function startUp(): Promise<void> {
  say('Start-up (median of 20 by turns)');
  for (const [what, args] of [
    ['perf-gate --help', [cli, '--help']],
    ['perf-gate --version', [cli, '--version']],
  ] as const) {
    const [ours, bare] = await alternate(
      20,
      () => nodeSeconds(args),
      () => nodeSeconds(['-e', '0']),
    );
    const ratio = median(ours) / median(bare);
    const figure = `${ratio.toFixed(2)} × node -e 0 (${ms(median(ours))}, ${ms(median(bare))})`;
    show(what, figure, 'aim: under 2 ×', ratio < 2);
  }
  say();
}

/** A function of about a microsecond, the same for both. */
const work =
  'export function work() { let s = 0; for (let i = 0; i < 1500; i += 1) s += i % 7; return s; }\n';

async function overhead(folder: string): Promise<void> {
  say(
    'One trial against a bare tinybench process of the same function, warm-up and measured time (median of 12 by turns)',
  );
  const project = path.join(folder, 'trial');
  await mkdir(project);
  await writeFile(path.join(project, 'package.json'), '{"type":"module"}');
  await writeFile(path.join(project, 'work.js'), work);
  await writeFile(
    path.join(project, 'work.bench.js'),
    `import { work } from './work.js';\nexport default (bench) => { bench.add('work', () => { work(); }); };\n`,
  );
  const side: Side = {
    name: 'head',
    commit: { sha: null, ref: null, dirty: false, time: null },
    root: project,
    project,
    forbidden: [],
  };
  const runner = tinybenchRunner(
    { kind: 'tinybench', name: null, files: ['work.bench.js'], support: [] },
    {
      node: process.execPath,
      trialEntry: [path.join(dist, 'trial', 'index.js')],
      trialHooks: path.join(dist, 'trial-hooks', 'index.js'),
      env: { ...benchmarkEnvironment(process.env), NODE_OPTIONS: '' },
      timeout: 60,
    },
  );
  const { signal } = new AbortController();
  const { benchmarks } = await runner.discover(side, signal);
  const [first] = benchmarks;
  if (first === undefined) throw new Error('the benchmark was not found');
  const group: Group = [first];
  const request: RoundRequest = {
    group,
    sides: [side],
    first: 'head',
    round: 0,
    seed: 1,
    timeout: 60,
    signal,
  };
  await runner.calibrate({ ...request, round: null });
  const trial = async (): Promise<number> => {
    const start = performance.now();
    const outcome = await runner.round(request);
    if (outcome.head?.get(first.id)?.ok !== true) throw new Error('the trial failed');
    return (performance.now() - start) / 1000;
  };

  // The same schedule for the other: what the plan makes of a function that takes a microsecond.
  const pace = { timed: 1e-6, wall: 1e-6 };
  const { batch, batches, slots, warmup } = planCounts([pace]);
  const measuredMs = slots * batches * batch * pace.wall * 1000;
  const warmupMs = warmup * batch * pace.wall * 1000;
  const bareScript = path.join(project, 'bare.js');
  const tinybench = pathToFileURL(path.join(root, 'node_modules', 'tinybench', 'dist', 'index.js')).href;
  await writeFile(
    bareScript,
    `import { Bench } from ${JSON.stringify(tinybench)};
     import { work } from './work.js';
     const bench = new Bench({ time: ${String(measuredMs)}, warmupTime: ${String(warmupMs)} });
     bench.add('work', () => { work(); });
     await bench.run();
     process.stdout.write(JSON.stringify(bench.tasks[0].result.latency.p50));\n`,
  );
  const [ours, bare] = await alternate(12, trial, () => nodeSeconds([bareScript], project));
  const ratio = median(ours) / median(bare);
  const extra = median(ours) - median(bare);
  const figure = `${ratio.toFixed(2)} × (${ms(median(ours))}, ${ms(median(bare))})`;
  show(
    `${ms((measuredMs + warmupMs) / 1000)} of warm-up and measuring each`,
    figure,
    `${extra < 0 ? '' : '+'}${ms(extra)} per trial`,
    null,
  );
  say();
}

/** Makes two paired runs of so many benchmarks, judges them, and prints seconds, peak memory and the verdicts. */
function judgingScript(benchmarks: number, rounds: number): string {
  return `
    import { compareRuns } from ${JSON.stringify(pathToFileURL(path.join(dist, 'lib', 'index.js')).href)};
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const noise = () => 0.02 * (random() + random() + random() + random() - 2);
    const run = (side) => ({
      schema: 'perf-gate.run/1', tool: { name: 'perf-gate', version: '0.0.0' }, suite: 'default',
      commit: { sha: null, ref: null, dirty: false, time: null }, started: '2026-01-01T00:00:00.000Z', seconds: 1,
      environment: { fingerprint: 'machine', cpu: { model: 'a', cores: 2 }, memory: 1e9, arch: 'x64',
        os: { name: 'linux', release: '6' }, runtime: { name: 'node', version: '20' },
        orchestrator: { name: 'node', version: '20' }, notes: {} },
      metrics: { time: { unit: 's', better: 'lower', kind: 'noisy' } },
      samples: Array.from({ length: ${String(benchmarks)} }, (_, index) => ({
        benchmark: 'file.bench > benchmark ' + index, metric: 'time',
        values: Array.from({ length: ${String(rounds)} }, () => 1e-6 * (1 + index % 97) * Math.exp(noise())
          * (side === 'head' && index % 50 === 0 ? 1.1 : 1)),
      })),
      failures: [], conditions: { loadAverage: 0, steal: 0, pressure: 0 }, seed: 1,
      pairing: { id: 'one', side }, complete: true, warnings: [],
    });
    const base = run('base'), head = run('head');
    const start = performance.now();
    const decision = compareRuns(base, head);
    const seconds = (performance.now() - start) / 1000;
    const kinds = {};
    for (const { kind } of decision.verdicts) kinds[kind] = (kinds[kind] ?? 0) + 1;
    process.stdout.write(JSON.stringify({ seconds, kilobytes: process.resourceUsage().maxRSS, kinds }));`;
}

/** Searches a series of so many points for change points, and prints seconds, peak memory and how many were found. */
function searchingScript(points: number, level: string): string {
  return `
    import { detectChangePoints } from ${JSON.stringify(pathToFileURL(path.join(dist, 'lib', 'index.js')).href)};
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const values = Array.from({ length: ${String(points)} }, (_, point) =>
      100 + ${level} + random() + random() + random() + random() - 2);
    const start = performance.now();
    const { changePoints } = detectChangePoints(values);
    const seconds = (performance.now() - start) / 1000;
    process.stdout.write(JSON.stringify({
      seconds, kilobytes: process.resourceUsage().maxRSS, found: changePoints.length }));`;
}

interface Sought {
  readonly seconds: number;
  readonly kilobytes: number;
  readonly found: number;
}

function searching(): void {
  say(
    'Change points of one series (a fresh process each, the median of 3; memory with node and the series in it)',
  );
  const shapes = [
    ['no change', '0'],
    ['a change every 50', '5 * (Math.floor(point / 50) % 2)'],
    ['drift', 'point / 1000'],
  ] as const;
  for (const points of [10_000, 100_000]) {
    for (const [what, level] of shapes) {
      const attempts = Array.from({ length: 3 }, (): Sought => {
        const args = ['--input-type=module', '--eval', searchingScript(points, level)];
        const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        if (status !== 0) throw new Error(`searching failed: ${stderr}`);
        return JSON.parse(stdout) as Sought;
      });
      const seconds = median(attempts.map((attempt) => attempt.seconds));
      const megabytes = median(attempts.map((attempt) => attempt.kilobytes)) / 1024;
      const aimed = points === 100_000;
      show(
        `${points.toLocaleString('en')} points, ${what}`,
        `${ms(seconds)}, ${megabytes.toFixed(0)} MB, ${String(attempts[0]?.found)} found`,
        aimed ? 'aim: under 1 s' : '',
        aimed ? seconds < 1 : null,
      );
    }
  }
  say();
}

/** Reads a text of so many lines of Go benchmarks, and prints seconds and how many values were read. */
function readingScript(lines: number): string {
  return `
    import { parseResults } from ${JSON.stringify(pathToFileURL(path.join(dist, 'lib', 'index.js')).href)};
    let text = 'goos: linux\\ngoarch: amd64\\npkg: example.com/work\\n';
    for (let line = 0; line < ${String(lines)}; line += 1) {
      text += 'BenchmarkWork/size=' + line % 1000 + '-8   \\t  1000\\t ' + (1000 + line / 7).toFixed(1)
        + ' ns/op\\t  512 B/op\\t  7 allocs/op\\n';
    }
    const start = performance.now();
    const { samples } = parseResults('go', text + 'PASS\\n');
    const seconds = (performance.now() - start) / 1000;
    const values = samples.reduce((count, { inner }) => count + inner[0].length, 0);
    process.stdout.write(JSON.stringify({ seconds, values }));`;
}

function reading(): void {
  const lines = 100_000;
  say('Reading the output of Go (a fresh process each, the median of 3)');
  const attempts = Array.from({ length: 3 }, () => {
    const args = ['--input-type=module', '--eval', readingScript(lines)];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`reading failed: ${stderr}`);
    return JSON.parse(stdout) as { readonly seconds: number; readonly values: number };
  });
  const seconds = median(attempts.map((attempt) => attempt.seconds));
  const values = String(attempts[0]?.values);
  show(
    `${lines.toLocaleString('en')} lines`,
    `${ms(seconds)}, ${values} values`,
    'aim: under 0.5 s',
    seconds < 0.5,
  );
  say();
}

interface Judged {
  readonly seconds: number;
  readonly kilobytes: number;
  readonly kinds: Readonly<Record<string, number>>;
}

function judging(): void {
  say('Judging 20 rounds (a fresh process each, the median of 3; memory with the runs in it)');
  for (const benchmarks of [10, 1000, 10_000]) {
    const attempts: Judged[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const script = judgingScript(benchmarks, 20);
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        ['--input-type=module', '--eval', script],
        {
          encoding: 'utf8',
        },
      );
      if (status !== 0) throw new Error(`judging failed: ${stderr}`);
      attempts.push(JSON.parse(stdout) as Judged);
    }
    const seconds = median(attempts.map((attempt) => attempt.seconds));
    const megabytes = median(attempts.map((attempt) => attempt.kilobytes)) / 1024;
    const aimed = benchmarks === 10_000;
    show(
      `${benchmarks.toLocaleString('en')} benchmarks`,
      `${ms(seconds)}, ${megabytes.toFixed(0)} MB`,
      aimed ? 'aim: under 1 s and 300 MB' : '',
      aimed ? seconds < 1 && megabytes < 300 : null,
    );
  }
  say();
}

/** Twenty small functions of different kinds; head's `hash` does a tenth more. */
function gatedProject(slower: boolean): Record<string, string> {
  const bodies = {
    strings: [
      "'abc'.repeat(n).toUpperCase()",
      "words.join(' ').split(' ').length",
      "text.replace(/o/g, '0')",
      "text.indexOf('zzz')",
      'text.slice(3, 90).trim()',
    ],
    arrays: [
      'numbers.map((x) => x * 2).filter((x) => x % 3 === 0).length',
      'numbers.toSorted((a, b) => a - b)[0]',
      'numbers.reduce((a, b) => a + b, 0)',
      'new Set(numbers).size',
      '[...numbers, ...numbers].length',
    ],
    objects: [
      'JSON.stringify(record)',
      'JSON.parse(json).list.length',
      'Object.entries(record).length',
      'structuredClone(record).list.length',
      'new Map(Object.entries(record)).size',
    ],
    numbers: [
      'numbers.map(Math.sqrt)[1]',
      'parseInt("123456", 10) + n',
      'hash(text)',
      'fibonacci(12)',
      'Number.prototype.toString.call(n * 1.5, 16).length',
    ],
  };
  const files: Record<string, string> = {
    'package.json': '{"name":"twenty","type":"module"}',
    'perf-gate.config.json': '{}',
    'lib.js': `
      export const n = 20;
      export const words = 'the quick brown fox jumps over the lazy dog'.split(' ');
      export const text = words.join(' ').repeat(10);
      export const numbers = Array.from({ length: 300 }, (_, i) => (i * 7919) % 1009);
      export const record = { a: 1, b: 'two', list: [1, 2, 3, { c: null }], d: { e: true } };
      export const json = JSON.stringify({ ...record, list: numbers });
      export const fibonacci = (k) => (k < 2 ? k : fibonacci(k - 1) + fibonacci(k - 2));
      export const hash = (s) => { let h = 0; for (let i = 0; i < ${slower ? '440' : '400'}; i += 1) h = (h * 31 + s.charCodeAt(i % s.length)) | 0; return h; };
    `,
  };
  for (const [name, list] of Object.entries(bodies)) {
    files[`bench/${name}.bench.js`] = `import * as lib from '../lib.js';
      const { n, words, text, numbers, record, json, fibonacci, hash } = lib;
      export let sink;
      export default (bench) => {\n${list
        .map((body) => `        bench.add(${JSON.stringify(body)}, () => { sink = ${body}; });`)
        .join('\n')}\n      };\n`;
  }
  return files;
}

async function gate(folder: string, flags: readonly string[]): Promise<void> {
  const project = path.join(folder, 'gate');
  await mkdir(path.join(project, 'bench'), { recursive: true });
  const git = (...args: string[]): void => {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_SYSTEM: devNull };
    const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.invalid'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: project, env });
    if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr.toString()}`);
  };
  git('init', '--quiet', '--initial-branch=main');
  for (const slower of [false, true]) {
    for (const [name, content] of Object.entries(gatedProject(slower))) {
      await writeFile(path.join(project, name), content);
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', slower ? 'head' : 'base');
  }
  // Copies, loading and calibration come on top of the budget, which is for the rounds.
  const chosen = flags.length > 0 ? flags : ['--time-budget', '180s'];
  say(`A gate of 20 benchmarks, one of which got a tenth slower (${chosen.join(' ')})`);
  const start = performance.now();
  const stdout = await new Promise<string>((resolve, reject) => {
    const args = [cli, 'gate', '--base', 'HEAD~1', '--no-shortcut', '--json', '-', ...chosen];
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.on('error', reject);
    child.on('close', () => {
      resolve(text);
    });
  });
  const seconds = (performance.now() - start) / 1000;
  const decision = parseDecision(JSON.parse(stdout));
  const verdicts = decision.verdicts.filter((verdict) => verdict.gating);
  const decided = verdicts.filter(({ kind }) => ['regressed', 'improved', 'within'].includes(kind));
  show('time', `${seconds.toFixed(0)} s`, 'aim: 200 s on two cores', seconds <= 200);
  show(
    'decided (regressed, improved or within)',
    `${String(decided.length)} of ${String(verdicts.length)} in ${String(Math.max(...verdicts.map(({ rounds }) => rounds)))} rounds`,
    'aim: all, at a change of 2 %',
    decided.length === verdicts.length,
  );
  for (const { benchmark, kind, change, noise, roundsToSettle } of verdicts) {
    const percent = (value: number | null | undefined): string =>
      value === null || value === undefined ? '∞' : `${(100 * value).toFixed(2)} %`;
    const rest = kind === 'inconclusive' ? `, would be settled by ${String(roundsToSettle)} rounds` : '';
    say(
      `      ${kind.padEnd(12)} ${percent(change?.estimate).padStart(9)}  noise ${percent(noise)}  ${benchmark}${rest}`,
    );
  }
  say();
}

async function main(args: readonly string[]): Promise<void> {
  if ((await stat(cli).catch(() => null)) === null) throw new Error('dist/ is missing; run: npm run build');
  const [model] = cpus();
  say(
    `${model?.model ?? 'unknown processor'}, ${String(availableParallelism())} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, node ${process.versions.node}\n`,
  );
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'perf-gate-bench-')));
  try {
    const at = args.indexOf('--gate');
    if (!args.includes('--only-gate')) {
      await startUp();
      await overhead(folder);
      judging();
      reading();
      searching();
    }
    if (at !== -1)
      await gate(
        folder,
        args.slice(at + 1).filter((flag) => flag !== '--only-gate'),
      );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
}
