import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandRunner } from '../../src/measure/command.ts';
import { benchmarkEnvironment } from '../../src/measure/process-environment.ts';
import { findAccounting } from '../../src/measure/resource-use.ts';
import type { Side, SideName } from '../../src/measure/sides.ts';
import type { Benchmark, RoundRequest, SuiteRunner, TrialOutcome } from '../../src/measure/suite-runner.ts';

let folders: Record<SideName, string>;
beforeEach(async () => {
  const make = async (): Promise<string> =>
    realpath(await mkdtemp(path.join(tmpdir(), 'perf-gate-command-')));
  folders = { base: await make(), head: await make() };
});
afterEach(async () => {
  for (const folder of Object.values(folders)) await rm(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;
const env = benchmarkEnvironment(process.env);
const accounted = findAccounting(process.env.PATH).metrics;

function side(name: SideName): Side {
  return {
    name,
    commit: { sha: null, ref: null, dirty: false, time: null },
    root: folders[name],
    project: folders[name],
    forbidden: [],
  };
}

/** A suite that runs this source by Node. */
function suite(source: string, format: string | null = null): SuiteRunner {
  return commandRunner(
    {
      kind: 'command',
      name: 'build',
      support: [],
      command: [process.execPath, '-e', source],
      format,
      results: [],
    },
    { env, trialTimeout: 20 },
  );
}

function request(group: readonly Benchmark[], more: Partial<RoundRequest> = {}): RoundRequest {
  const [first, ...rest] = group;
  if (first === undefined) throw new Error('no benchmark');
  return {
    group: [first, ...rest],
    sides: [side('base'), side('head')],
    first: 'base',
    round: 0,
    seed: 42,
    timeout: 120,
    signal: never,
    ...more,
  };
}

/** The outcome of the only benchmark of a suite without format. */
async function outcomeOf(runner: SuiteRunner, more: Partial<RoundRequest> = {}): Promise<TrialOutcome> {
  const { benchmarks } = await runner.discover(side('head'), never);
  const outcome = await runner.round(request(benchmarks, { sides: [side('head')], ...more }));
  const found = outcome.head?.get('build');
  if (found === undefined) throw new Error('no outcome');
  return found;
}

async function measurementsOf(runner: SuiteRunner): Promise<Readonly<Record<string, number>>> {
  const outcome = await outcomeOf(runner);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.measurements;
}

async function failureOf(runner: SuiteRunner, more: Partial<RoundRequest> = {}): Promise<object> {
  const outcome = await outcomeOf(runner, more);
  if (outcome.ok) throw new Error('it did not fail');
  return outcome.failure;
}

const print = (document: unknown): string =>
  `process.stdout.write(${JSON.stringify(JSON.stringify(document))})`;

describe('a command without format', () => {
  it('is one benchmark with the name of the suite, known without a run', async () => {
    const runner = suite("require('fs').writeFileSync('ran', '')");
    const found = await runner.discover(side('head'), never);
    expect(found.benchmarks).toEqual([{ id: 'build', name: 'build', file: null, line: null }]);
    expect(found.failures).toEqual([]);
    await expect(readFile(path.join(folders.head, 'ran'))).rejects.toThrow();
    expect(Object.keys(runner.metrics)).toEqual(['time', ...accounted]);
    // What cannot be measured here is said.
    expect(found.warnings).toHaveLength(process.platform === 'win32' ? 1 : 2 - accounted.length);
    expect(runner.groups(found.benchmarks)).toEqual([found.benchmarks]);
    expect(runner.groups([])).toEqual([]);
  });

  it('measures wall time and CPU time: waiting costs the one and not the other', async () => {
    const burnt = await measurementsOf(
      suite('const end = process.cpuUsage().user + 500_000; while (process.cpuUsage().user < end);'),
    );
    const slept = await measurementsOf(suite('setTimeout(() => {}, 700)'));
    expect(slept.time).toBeGreaterThan(0.65);
    if (!accounted.includes('cpu')) return;
    expect(burnt.cpu).toBeGreaterThan(0.5);
    expect(slept.cpu).toBeLessThan((burnt.cpu ?? 0) - 0.25);
  });

  it.skipIf(!accounted.includes('cpu'))('counts the CPU time of children too', async () => {
    const burn = 'const end = process.cpuUsage().user + 500_000; while (process.cpuUsage().user < end);';
    const burnt = await measurementsOf(
      suite(`require('child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(burn)}])`),
    );
    expect(burnt.cpu).toBeGreaterThan(0.5);
  });

  it.skipIf(!accounted.includes('memory'))('measures peak memory', async () => {
    const large = await measurementsOf(suite('Buffer.alloc(200e6, 1)'));
    const small = await measurementsOf(suite(''));
    expect((large.memory ?? 0) - (small.memory ?? 0)).toBeGreaterThan(150e6);
    expect((large.memory ?? 0) - (small.memory ?? 0)).toBeLessThan(300e6);
  });

  it('runs in the folder of each side, in the order of the coin, with the same seed', async () => {
    const shared = path.join(folders.base, 'order');
    const runner = suite(
      `require('fs').appendFileSync(${JSON.stringify(shared)}, process.cwd() + ' ' + process.env.PYTHONHASHSEED + '\\n')`,
    );
    const { benchmarks } = await runner.discover(side('head'), never);
    for (const first of ['head', 'base'] as const) await runner.round(request(benchmarks, { first }));
    const { base, head } = folders;
    expect((await readFile(shared, 'utf8')).trim().split('\n')).toEqual(
      [head, base, base, head].map((folder) => `${folder} 42`),
    );
  });

  it('sees the same environment on both sides', async () => {
    const runner = suite(
      `const { PERF_GATE_TRIAL, PWD, OLDPWD, ...rest } = process.env;
       require('fs').writeFileSync('env.json', JSON.stringify(rest))`,
    );
    const { benchmarks } = await runner.discover(side('head'), never);
    await runner.round(request(benchmarks));
    const seen = await Promise.all(
      Object.values(folders).map((folder) => readFile(path.join(folder, 'env.json'), 'utf8')),
    );
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).toContain('"PYTHONHASHSEED":"42"');
  });

  it('keeps a hash seed that was given', async () => {
    const runner = commandRunner(
      {
        kind: 'command',
        name: 'build',
        support: [],
        command: [process.execPath, '-e', 'process.exit(+process.env.PYTHONHASHSEED)'],
        format: null,
        results: [],
      },
      { env: { ...env, PYTHONHASHSEED: '9' }, trialTimeout: 20 },
    );
    expect(await failureOf(runner)).toMatchObject({ message: 'the command exited with code 9' });
  });

  it('runs a string by the shell', async () => {
    const runner = commandRunner(
      {
        kind: 'command',
        name: 'build',
        support: [],
        command: 'echo one&& exit 3',
        format: null,
        results: [],
      },
      { env, trialTimeout: 20 },
    );
    expect(await failureOf(runner)).toMatchObject({ kind: 'exited', output: 'one' });
  });

  it('shows the end of the output of a command that fails', async () => {
    const failure = await failureOf(
      suite("console.log('x'.repeat(1e6)); console.error('cannot build'); process.exitCode = 2"),
    );
    expect(failure).toMatchObject({
      benchmark: 'build',
      kind: 'exited',
      message: 'the command exited with code 2',
      round: 0,
    });
    const { output } = failure as { output: string };
    expect(output.length).toBeLessThan(8100);
    expect(output).toContain('cannot build');
  });

  it.skipIf(process.platform === 'win32')('names the signal that ended a command', async () => {
    const failure = await failureOf(suite("process.kill(process.pid, 'SIGSEGV')"));
    expect(failure).toMatchObject({ kind: 'exited' });
    expect((failure as { message: string }).message).toMatch(/SIGSEGV|signal 11/u);
  });

  it('says that a program was not found', async () => {
    const runner = commandRunner(
      {
        kind: 'command',
        name: 'build',
        support: [],
        command: ['perf-gate-no-such-program'],
        format: null,
        results: [],
      },
      { env, trialTimeout: 20 },
    );
    const failure = await failureOf(runner);
    expect(failure).toMatchObject({ kind: 'exited' });
    if (process.platform !== 'win32')
      expect(JSON.stringify(failure)).toMatch(/not found|could not be started/u);
  });

  it('kills a command that hangs', async () => {
    const failure = await failureOf(suite('console.log("waiting"); setInterval(() => {}, 1000)'), {
      timeout: 1,
      round: 5,
    });
    expect(failure).toMatchObject({
      kind: 'timed-out',
      round: 5,
      message: 'the command was killed after 1 s',
    });
  });

  it('calls an aborted trial interrupted', async () => {
    const failure = await failureOf(suite(''), { signal: AbortSignal.abort() });
    expect(failure).toMatchObject({ kind: 'interrupted' });
  });

  it('calibrates: how long a round takes, and what fails already', async () => {
    const runner = suite(
      "setTimeout(() => { if (require('fs').existsSync('broken')) process.exitCode = 1 }, 300)",
    );
    await writeFile(path.join(folders.base, 'broken'), '');
    const { benchmarks } = await runner.discover(side('head'), never);
    const calibration = await runner.calibrate(request(benchmarks, { round: null }));
    expect(calibration.secondsPerRound).toBeGreaterThan(0.55);
    expect([...(calibration.failed.base?.keys() ?? [])]).toEqual(['build']);
    expect([...(calibration.failed.head?.keys() ?? [])]).toEqual([]);
  });

  it('refuses an empty command and an unknown format', () => {
    const of = (command: string, format: string | null) => () =>
      commandRunner(
        { kind: 'command', name: 'build', support: [], command, format, results: [] },
        { env, trialTimeout: 1 },
      );
    expect(of('', null)).toThrow('command of suite "build" is empty');
    expect(of('x', 'custom')).toThrow('no format "custom"');
  });
});

describe('a command with a format', () => {
  const entries = [
    { name: 'parse', unit: 'ms', value: 12 },
    { name: 'print', unit: 'KiB', value: 3 },
  ];

  it('names its benchmarks by one run, which serves as calibration', async () => {
    const runner = suite(
      `require('fs').appendFileSync('runs', '.'); ${print(entries)}`,
      'customSmallerIsBetter',
    );
    for (const name of ['base', 'head'] as const) {
      const found = await runner.discover(side(name), never);
      expect(found.benchmarks.map(({ id }) => id)).toEqual(['build > parse', 'build > print']);
    }
    expect(runner.metrics).toEqual({
      time: { unit: 's', better: 'lower', kind: 'noisy' },
      size: { unit: 'B', better: 'lower', kind: 'noisy' },
    });
    const { benchmarks } = await runner.discover(side('head'), never);
    const calibration = await runner.calibrate(request(benchmarks, { round: null }));
    expect(calibration.secondsPerRound).toBeGreaterThan(0);
    expect(await readFile(path.join(folders.base, 'runs'), 'utf8')).toBe('.');

    const outcome = await runner.round(request(benchmarks));
    expect(outcome.base?.get('build > parse')).toEqual({
      ok: true,
      measurements: { time: 0.012 },
      inner: {},
    });
    expect(outcome.head?.get('build > print')).toEqual({ ok: true, measurements: { size: 3072 }, inner: {} });
  });

  it('summarises what one process reports several times', async () => {
    const run = {
      schema: 'perf-gate.run/1',
      tool: { name: 'perf-gate', version: '1' },
      suite: 's',
      commit: { sha: null, ref: null, dirty: false, time: null },
      started: '2026-01-01T00:00:00Z',
      seconds: 1,
      environment: {
        fingerprint: 'x',
        cpu: { model: '', cores: 1 },
        memory: 1,
        arch: '',
        os: { name: '', release: '' },
        runtime: { name: '', version: '' },
        orchestrator: { name: '', version: '' },
        notes: {},
      },
      metrics: { time: { unit: 's', better: 'lower', kind: 'noisy' } },
      samples: [{ benchmark: 'parse', metric: 'time', values: [5, 1, 2, 3] }],
      failures: [],
      conditions: { loadAverage: null, steal: null, pressure: null },
      seed: 0,
      complete: true,
      warnings: [],
    };
    const runner = suite(print(run), 'perf-gate');
    const { benchmarks } = await runner.discover(side('head'), never);
    const outcome = await runner.round(request(benchmarks, { sides: [side('head')] }));
    expect(outcome.head?.get('build > parse')).toEqual({
      ok: true,
      measurements: { time: 2.5 },
      inner: { time: [5, 1, 2, 3] },
    });
  });

  it('reports a benchmark that a round does not name, and one with an impossible value', async () => {
    const runner = suite(
      `const again = require('fs').existsSync('again'); require('fs').writeFileSync('again', '');
       process.stdout.write(JSON.stringify(again ? [{ name: 'b', unit: 's', value: 0 }]
         : [{ name: 'a', unit: 's', value: 1 }, { name: 'b', unit: 's', value: 1 }]))`,
      'customSmallerIsBetter',
    );
    const { benchmarks } = await runner.discover(side('head'), never);
    const { head } = await runner.round(request(benchmarks, { sides: [side('head')], round: 3 }));
    expect(head?.get('build > a')).toMatchObject({
      ok: false,
      failure: { benchmark: 'build > a', kind: 'bad-output', round: 3 },
    });
    expect(head?.get('build > b')).toMatchObject({
      ok: false,
      failure: { benchmark: 'build > b', kind: 'bad-value', round: 3 },
    });
  });

  it.each([
    ['garbage', "process.stdout.write('hello')", 'bad-output', 'line 1, column 1: unexpected "hello"'],
    ['nothing', '', 'bad-output', 'the output is empty'],
    ['a failure', "console.error('no'); process.exitCode = 4", 'exited', 'exited with code 4'],
    [
      'too much',
      "for (let i = 0; i < 40; i++) process.stdout.write(' '.repeat(1 << 20))",
      'bad-output',
      'more than 33554432 bytes are not read',
    ],
  ])('takes %s on discovery as a failure of the suite', async (_, source, kind, message) => {
    const found = await suite(source, 'customSmallerIsBetter').discover(side('head'), never);
    expect(found.benchmarks).toEqual([]);
    expect(found.failures).toHaveLength(1);
    expect(found.failures[0]).toMatchObject({ benchmark: null, kind });
    expect(found.failures[0]?.message).toContain(message);
  });

  it('keeps benchmarks whose names are given twice out, and says so', async () => {
    const twice = [...entries, { name: 'parse', unit: 'ms', value: 13 }];
    const found = await suite(print(twice), 'customSmallerIsBetter').discover(side('head'), never);
    expect(found.benchmarks.map(({ name }) => name)).toEqual(['print']);
    expect(found.failures).toMatchObject([{ benchmark: 'build > parse', kind: 'duplicate-name' }]);
  });

  it('takes names as they are: pipes, line ends, HTML, 20,000 characters', async () => {
    const names = ['a|b', 'two\nlines', '<img src=x onerror=alert(1)>', '__proto__', 'n'.repeat(20_000)];
    const runner = suite(
      `const names = ${JSON.stringify(names.slice(0, 4))}; names.push('n'.repeat(20000));
       process.stdout.write(JSON.stringify(names.map((name) => ({ name, unit: 's', value: 1 }))))`,
      'customSmallerIsBetter',
    );
    const found = await runner.discover(side('head'), never);
    expect(found.benchmarks.map(({ name }) => name)).toEqual(names);
    expect(Math.max(...found.benchmarks.map(({ id }) => id.length))).toBeLessThanOrEqual(20_000);
    const { head } = await runner.round(request(found.benchmarks, { sides: [side('head')] }));
    expect([...(head?.values() ?? [])].every(({ ok }) => ok)).toBe(true);
  });

  it('does not accept that a metric changes its unit', async () => {
    const runner = suite(
      `process.stdout.write(JSON.stringify([{ name: 'a', unit: require('fs').readFileSync('unit', 'utf8'), value: 1 }]))`,
      'customSmallerIsBetter',
    );
    await writeFile(path.join(folders.base, 'unit'), 's');
    // The tool's own word "time" would be a metric of the same name in another unit.
    await writeFile(path.join(folders.head, 'unit'), 'time');
    expect((await runner.discover(side('base'), never)).failures).toEqual([]);
    const found = await runner.discover(side('head'), never);
    expect(found.failures[0]?.message).toContain('the metric "time" is in time');
  });
});

describe('the files that a command writes', () => {
  const write = (value: number): string =>
    `const fs = require('fs'); fs.mkdirSync('out/a', { recursive: true });
     fs.writeFileSync('out/a/results.json', '[{"name": "parse", "unit": "ms", "value": ${String(value)}}]');
     console.log('not JSON');`;
  const runner = (
    source: string,
    results: readonly string[],
    format = 'customSmallerIsBetter',
  ): SuiteRunner =>
    commandRunner(
      {
        kind: 'command',
        name: 'build',
        support: [],
        command: [process.execPath, '-e', source],
        format,
        results,
      },
      { env, trialTimeout: 20 },
    );

  it('are read instead of what it prints', async () => {
    const written = runner(write(5), ['out/**/*.json']);
    const { benchmarks, failures } = await written.discover(side('head'), never);
    expect(failures).toEqual([]);
    expect(benchmarks.map(({ id }) => id)).toEqual(['build > parse']);
    // The same bytes once more are new results.
    const outcome = await written.round(request(benchmarks, { sides: [side('head')] }));
    expect(outcome.head?.get('build > parse')).toMatchObject({ ok: true, measurements: { time: 0.005 } });
  });

  it('are not read when they were there before', async () => {
    await mkdir(path.join(folders.head, 'out'));
    await writeFile(path.join(folders.head, 'out', 'old.json'), '[{"name": "old", "value": 1}]');
    const { failures } = await runner('', ['out/*.json']).discover(side('head'), never);
    expect(failures).toMatchObject([{ kind: 'bad-output' }]);
    expect(failures[0]?.message).toBe('the command wrote no file that `results` means: out/*.json');
    const beside = await runner(write(5), ['out/**/*.json']).discover(side('head'), never);
    expect(beside.benchmarks.map(({ name }) => name)).toEqual(['parse']);
  });

  it('that say the same twice are a failure, and a broken one is named', async () => {
    const twice = `${write(5)} fs.copyFileSync('out/a/results.json', 'out/b.json');`;
    const found = await runner(twice, ['out/**/*.json']).discover(side('head'), never);
    expect(found.failures).toMatchObject([{ benchmark: 'build > parse', kind: 'duplicate-name' }]);
    const broken = `${write(5)} fs.writeFileSync('out/c.json', '[1');`;
    const { failures } = await runner(broken, ['out/**/*.json']).discover(side('head'), never);
    expect(failures[0]?.message).toContain('out/c.json: the output is cut off');
  });

  it('need a format', () => {
    expect(() =>
      commandRunner(
        { kind: 'command', name: 'build', support: [], command: 'x', format: null, results: ['a'] },
        { env, trialTimeout: 1 },
      ),
    ).toThrow('suite "build" has `results` and no `format`');
  });
});

describe('a command with {select}', () => {
  /** Prints what it was asked to select, and two benchmarks of Go. */
  const source = `
    console.log('asked for ' + process.argv[1]);
    for (const name of ['BenchmarkA-8', 'BenchmarkB/x=1-8'])
      if (new RegExp(process.argv[1]).test(name.replace(/[-/].*/, ''))) console.log(name + ' 10 5 ns/op');
    require('fs').appendFileSync('asked', process.argv[1] + '\\n');`;
  const asked = async (): Promise<string[]> =>
    (await readFile(path.join(folders.head, 'asked'), 'utf8')).trimEnd().split('\n');
  const of = (command: string | readonly string[], format: string | null): SuiteRunner =>
    commandRunner(
      { kind: 'command', name: 'go', support: [], command, format, results: [] },
      { env, trialTimeout: 20 },
    );

  it.each([
    ['a list', [process.execPath, '-e', source, '{select}']],
    ['a text of the shell', `"${process.execPath}" run.cjs {select}`],
  ])('runs all at first and then what is left, as %s', async (_, command) => {
    if (typeof command === 'string' && process.platform === 'win32') {
      expect(() => of(command, 'go')).toThrow('the shell of Windows');
      return;
    }
    await writeFile(
      path.join(folders.head, 'run.cjs'),
      source.replaceAll('process.argv[1]', 'process.argv[2]'),
    );
    const runner = of(command, 'go');
    const { benchmarks } = await runner.discover(side('head'), never);
    expect(benchmarks.map(({ name }) => name)).toEqual(['BenchmarkA-8', 'BenchmarkB/x=1-8']);
    await runner.round(request(benchmarks, { sides: [side('head')] }));
    const last = await runner.round(request(benchmarks.slice(1), { sides: [side('head')] }));
    expect(last.head?.get('go > BenchmarkB/x=1-8')).toMatchObject({ ok: true });
    expect(await asked()).toEqual(['.', '.', '^(?:BenchmarkB)$']);
  });

  it('is refused where nothing can select', () => {
    expect(() => of(['x', '{select}'], null)).toThrow('has {select}, and there is no format');
    for (const format of ['hyperfine', 'auto']) {
      expect(() => of(['x', '{select}'], format)).toThrow(`which format ${format} cannot fill in`);
    }
  });
});

describe('format auto', () => {
  it('says what it took, and stays with it', async () => {
    const runner = suite("console.log('perf-gate: a t=1 s')", 'auto');
    const found = await runner.discover(side('head'), never);
    expect(found.warnings).toEqual(['The output of "build" is read as format lines.']);
    expect(runner.metrics).toEqual({ t: { unit: 's', better: 'lower', kind: 'noisy' } });
    expect((await runner.discover(side('base'), never)).warnings).toEqual([]);
  });
});
