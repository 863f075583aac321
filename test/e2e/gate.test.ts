import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDecision } from '../../src/model/index.ts';
import { expectError, expectHarmless, fake, kinds, Project, scattered, steady } from './project.ts';

const cli = process.env.PERF_GATE_TEST_CLI ?? path.resolve('dist', 'cli', 'index.js');

/** One got a fifth slower, the other did not change. */
const before = { parse: steady(1e-3, 1), render: steady(2e-3, 2) };
const slower = { parse: steady(1.2e-3, 3), render: steady(2e-3, 4) };
const same = { parse: steady(1e-3, 3), render: steady(2e-3, 4) };

let regressed: Project;
let unchanged: Project;
beforeAll(async () => {
  [regressed, unchanged] = await Promise.all([
    Project.ofFakes(before, slower),
    Project.ofFakes(before, same),
  ]);
});
afterAll(async () => {
  await Promise.all([regressed.remove(), unchanged.remove()]);
});

describe('the exit code of a gate', () => {
  it('is 1 when exactly one benchmark got slower, which is named first', async () => {
    const ended = await regressed.gate();
    expect(ended.code).toBe(1);
    const [headline] = ended.stdout.split('\n');
    expect(headline).toContain('Failed');
    expect(headline).toContain('parse');
    expect(headline).not.toContain('render');
    expect(kinds(await regressed.readDecision())).toEqual({ parse: 'regressed', render: 'within' });
    expectHarmless(ended.stdout);
  });

  it('is 0 when nothing changed', async () => {
    const ended = await unchanged.gate();
    expect(ended.code).toBe(0);
    expect(kinds(await unchanged.readDecision())).toEqual({ parse: 'within', render: 'within' });
  });

  it('is 0 when one got faster, and that is said', async () => {
    const project = await Project.ofFakes(slower, before);
    try {
      const ended = await project.gate();
      expect(ended.code).toBe(0);
      expect(ended.stdout).toMatch(/faster/iu);
      expect(kinds(await project.readDecision())).toEqual({ parse: 'improved', render: 'within' });
    } finally {
      await project.remove();
    }
  });

  it('is 0 with a warning when one was too noisy to tell; 1 when the policy says so', async () => {
    const project = await Project.ofFakes({ a: scattered(1e-3, 1) }, { a: scattered(1.01e-3, 5) });
    try {
      const warned = await project.gate();
      expect(kinds(await project.readDecision())).toEqual({ a: 'inconclusive' });
      expect(warned.code).toBe(0);
      expect(warned.stdout).toMatch(/too noisy/iu);
      expect((await project.gate(['--inconclusive', 'fail'])).code).toBe(1);
    } finally {
      await project.remove();
    }
  });

  it('is 1 when a benchmark is missing on head, and 0 when the policy ignores that', async () => {
    const project = await Project.ofFakes(before, { render: steady(2e-3, 4) });
    try {
      const ended = await project.gate();
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(/missing/iu);
      expect(kinds(await project.readDecision())).toEqual({ render: 'within', parse: 'missing' });
      expect((await project.gate(['--missing', 'ignore'])).code).toBe(0);
    } finally {
      await project.remove();
    }
  });

  it('is 2 when nothing could be judged, and 0 when that is to be a warning', async () => {
    const project = await Project.ofFakes([{ name: 'a', does: 'throw' }], [{ name: 'a', does: 'throw' }]);
    try {
      const ended = await project.gate(['--no-shortcut']);
      expect(ended.code).toBe(2);
      expect(ended.stdout).toMatch(/could not/iu);
      expect((await project.readDecision()).outcome).toBe('could-not-judge');
      const warned = await project.gate(['--no-shortcut', '--could-not-judge', 'warn']);
      expect(warned.code).toBe(0);
      expect(warned.stdout).toMatch(/could not/iu);
    } finally {
      await project.remove();
    }
  });
});

describe('observing', () => {
  it('reports what it would have done, and does not fail', async () => {
    const ended = await regressed.gate(['--mode', 'observe']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/would have/iu);
    expect(await regressed.readDecision()).toMatchObject({ outcome: 'failed', observed: true });
  });

  it('can be said in the configuration', async () => {
    const project = await Project.ofFakes(before, slower, { mode: 'observe' });
    try {
      expect((await project.gate()).code).toBe(0);
      expect((await project.gate(['--mode', 'gate'])).code).toBe(1);
    } finally {
      await project.remove();
    }
  });
});

describe('the streams', () => {
  it('carry the report on standard output and the progress on standard error', async () => {
    const { stdout, stderr } = await unchanged.gate();
    expect(stderr).toMatch(/Measuring 2 benchmarks in 7 to 40 rounds/u);
    expect(stdout).not.toMatch(/Measuring/u);
    expect(stdout).toMatch(/Passed/u);
    expect(stderr).not.toMatch(/Passed/u);
  });

  it('carry no progress with --quiet', async () => {
    const { stdout, stderr, code } = await unchanged.gate(['--quiet']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Passed/u);
    expect(code).toBe(0);
  });

  it('have no colours where there is no terminal, nor with NO_COLOR', async () => {
    for (const env of [{}, { NO_COLOR: '1' }]) {
      const { stdout, stderr } = await regressed.gate([], { env });
      expectHarmless(stdout);
      expectHarmless(stderr);
    }
  });

  it('stay in ASCII when told to', async () => {
    const { stdout } = await unchanged.gate([], { env: { PERF_GATE_ASCII: '1' } });
    expect(stdout).toMatch(/Passed/u);
    // Drawings and symbols; letters of names may be anything.
    expect(stdout).not.toMatch(/[─│●·✅❌]/u);
  });

  it('carry the decision alone with --json -', async () => {
    const { stdout, code } = await regressed.gate(['--json', '-']);
    expect(parseDecision(JSON.parse(stdout)).outcome).toBe('failed');
    expect(code).toBe(1);
  });

  it('carry the Markdown alone with --markdown -', async () => {
    const { stdout, code } = await regressed.gate(['--markdown', '-']);
    expect(stdout).toMatch(/\|\s*:?-+/u);
    expect(stdout).toContain('parse');
    expect(stdout).not.toMatch(/^perf-gate:/mu);
    expect(code).toBe(1);
  });

  it('refuse two documents on one standard output', async () => {
    expectError(
      await regressed.gate(['--json', '-', '--markdown', '-']),
      /--json and --markdown/u,
      /two different/u,
    );
  });
});

describe('the files of a gate', () => {
  it('are the runs of both sides and the decision, in a folder that git leaves alone', async () => {
    const project = await Project.ofFakes(before, same);
    try {
      await project.repository.git('rm', '--quiet', '.gitignore');
      await project.repository.commit('no ignored files');
      await project.gate();
      const files = await readdir(project.file('.perf-gate'));
      expect([...files].sort()).toEqual(['.gitignore', 'base.json', 'decision.json', 'head.json']);
      expect(await project.repository.git('status', '--porcelain')).toBe('');
      const base = await project.readRun('.perf-gate/base.json');
      const head = await project.readRun('.perf-gate/head.json');
      expect(base.pairing?.id).toBe(head.pairing?.id);
      expect(base.commit.sha).toBe(await project.repository.git('rev-parse', 'main'));
      expect(head.commit.sha).toBe(await project.repository.git('rev-parse', 'HEAD'));
    } finally {
      await project.remove();
    }
  });

  it('go where --output, --json and --markdown say, relative to the working folder', async () => {
    const here = path.join(regressed.around, 'elsewhere');
    const ended = await regressed.gate([
      ...['--output', path.join(here, 'runs')],
      ...['--json', '../decision.json', '--markdown', '../report.md'],
    ]);
    expect(ended.code).toBe(1);
    expect((await readdir(path.join(here, 'runs'))).includes('head.json')).toBe(true);
    expect((await regressed.readDecision('../decision.json')).outcome).toBe('failed');
    expect(await readFile(path.join(regressed.around, 'report.md'), 'utf8')).toContain('parse');
  });

  it('are refused before measuring when their folder is not there', async () => {
    const ended = await regressed.gate(['--json', 'no/such/folder/decision.json']);
    expectError(ended, /cannot write .*decision\.json/u, /Make the folder/u);
    expect(ended.stderr).not.toContain('Measuring');
  });
});

describe('choosing', () => {
  it('measures only what --only names', async () => {
    await unchanged.gate(['--only', 'par*']);
    expect(kinds(await unchanged.readDecision())).toEqual({ parse: 'within' });
  });

  it('says which benchmarks there are when --only names none', async () => {
    expectError(
      await unchanged.gate(['--only', 'prase']),
      /no benchmark has a name like "prase"/u,
      /"parse", "render"/u,
    );
  });

  it('decides the same for the same seed, but for the times', async () => {
    const decide = async (seed: string): Promise<unknown> => {
      const { stdout } = await unchanged.gate(['--seed', seed, '--json', '-']);
      const decision = parseDecision(JSON.parse(stdout));
      return { ...decision, seconds: 0, head: 0, base: 0, conditions: 0 };
    };
    expect(await decide('42')).toEqual(await decide('42'));
    expect((await unchanged.readDecision()).seed).toBe(42);
  });

  it('measures the working folder in a subfolder of the repository', async () => {
    const project = await Project.create({ 'README.md': 'hello' });
    try {
      const files = { 'perf-gate.config.json': '{"suites":[{"kind":"fake","file":"b.json"}]}' };
      await project.repository.write({
        'pkg/b.json': fake(before),
        'pkg/perf-gate.config.json': files['perf-gate.config.json'],
      });
      await project.repository.commit('base');
      await project.repository.git('switch', '--quiet', '--create', 'change');
      await project.repository.write({ 'pkg/b.json': fake(slower) });
      await project.repository.commit('head');
      const ended = await project.gate([], { cwd: project.file('pkg') });
      expect(ended.code).toBe(1);
      expect((await readdir(project.file('pkg/.perf-gate'))).includes('head.json')).toBe(true);
    } finally {
      await project.remove();
    }
  });
});

describe('comparing two run files', () => {
  it('judges the rounds of a gate again, and measures nothing', async () => {
    await regressed.gate(['--output', 'out']);
    const ended = await regressed.run(['compare', 'out/base.json', 'out/head.json', '--json', '-']);
    expect(ended.code).toBe(1);
    const decision = parseDecision(JSON.parse(ended.stdout));
    expect(decision.strategy).toBe('paired');
    expect(kinds(decision)).toEqual({ parse: 'regressed', render: 'within' });
    expect(ended.stderr).toBe('');
  });

  it('takes another policy', async () => {
    await regressed.gate(['--output', 'out']);
    const ended = await regressed.run([
      'compare',
      'out/base.json',
      'out/head.json',
      '--minimum-effect',
      '30%',
    ]);
    expect(ended.code).toBe(0);
  });

  it('judges runs that were measured apart as such, and says what that is worth', async () => {
    const project = await Project.create({
      'perf-gate.config.json': '{"suites":[{"kind":"fake","file":"bench.fake.json"}]}',
      'bench.fake.json': fake(before),
    });
    try {
      expect((await project.run(['run', '--rounds', '20', '--output', '../base'])).code).toBe(0);
      await project.write('bench.fake.json', fake(slower));
      expect((await project.run(['run', '--rounds', '20', '--output', '../head'])).code).toBe(0);
      const files = ['../base/run.json', '../head/run.json'];
      const ended = await project.run(['compare', ...files, '--json', '../decision.json']);
      expect(ended.code).toBe(1);
      expect(ended.stdout).toMatch(/measured apart/u);
      const decision = await project.readDecision('../decision.json');
      expect(decision.strategy).toBe('compare');
      expect(kinds(decision)).toEqual({ parse: 'regressed', render: 'within' });
    } finally {
      await project.remove();
    }
  });

  it.each([
    ['is not there', null, /cannot read the run file broken\.json/u, /Give the path/u],
    ['is no JSON', '{"schema": "perf-', /broken\.json is not valid JSON/u, /Measure again/u],
    [
      'is another document',
      '{"schema":"perf-gate.decision/1"}',
      /broken\.json is not a perf-gate\.run\/1/u,
      /Give a file/u,
    ],
  ])('refuses a file that %s', async (_, content, what, remedy) => {
    await regressed.gate(['--output', 'out']);
    if (content !== null) await writeFile(regressed.file('broken.json'), content);
    expectError(await regressed.run(['compare', 'out/base.json', 'broken.json']), what, remedy);
    await regressed.repository.git('clean', '--quiet', '--force');
  });
});

describe('running alone', () => {
  it('writes one run and judges nothing', async () => {
    const ended = await unchanged.run(['run', '--rounds', '3', '--json', '../run.json']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('parse');
    const run = await unchanged.readRun('.perf-gate/run.json');
    expect(run.samples.map(({ values }) => values.length)).toEqual([3, 3]);
    expect(await unchanged.readRun('../run.json')).toEqual(run);
  });

  it('says on standard error where the run is, with --json - too', async () => {
    const ended = await unchanged.run(['run', '--rounds', '2', '--json', '-']);
    expect(JSON.parse(ended.stdout)).toMatchObject({ schema: 'perf-gate.run/1', complete: true });
    expect(ended.stderr).toMatch(/The run is in .*run\.json/u);
  });
});

describe('the usage', () => {
  it('is shown with --help, for each command too', async () => {
    const all = await unchanged.run(['--help']);
    expect(all.code).toBe(0);
    expect(all.stdout).toMatch(/gate.*\n/u);
    const one = await unchanged.run(['gate', '--help']);
    expect(one.stdout).toContain('--time-budget');
    expect((await unchanged.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  });

  it.each([
    [['gate', '--minimum-efect', '3%'], /--minimum-efect/u, /--minimum-effect/u],
    [['gaet'], /gaet/u, /gate/u],
    [['gate', '--alpha', '2'], /--alpha/u, /between 0% and 50%/u],
    [['gate', '--alpha'], /--alpha/u, /--alpha=VALUE/u],
    [['gate', 'surplus'], /does not take the argument "surplus"/u, /"perf-gate gate"/u],
    [['compare', 'one.json'], /compare/u, /perf-gate compare BASE HEAD/u],
    [['baseline', 'lst'], /lst/u, /list/u],
    [['baseline', 'prune'], /how many runs to keep/u, /--keep N/u],
    [['gate', '--only', '{a'], /glob "\{a" does not close a brace/u, /backslash/u],
    [['gate', '--store', 'cloud:x'], /--store/u, /auto, branch, branch:NAME, dir:PATH, artifact/u],
  ])('is corrected for %j', async (args, what, remedy) => {
    expectError(await unchanged.run(args), what, remedy);
  });
});

describe.skipIf(process.platform !== 'linux')('a report that cannot be written to standard output', () => {
  it('is no success, whatever the verdict', (context) => {
    if (!existsSync('/dev/full') || !statSync('/dev/full').isCharacterDevice()) {
      context.skip('this system has no /dev/full');
      return;
    }
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, [cli, 'gate', '--base', 'main'], {
        cwd: unchanged.root,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      expect(stderr).toMatch(/cannot write to standard output: .*ENOSPC/u);
      expect(status).toBe(2);
    } finally {
      closeSync(full);
    }
  });

  it('but a reader that has seen enough changes nothing', () => {
    const piped = spawnSync(
      'sh',
      ['-c', `"$0" "$1" gate --help | true; "$0" "$1" gate --base main >/dev/null`, process.execPath, cli],
      {
        cwd: unchanged.root,
        encoding: 'utf8',
      },
    );
    expect(piped.status).toBe(0);
    expect(piped.stderr).not.toMatch(/EPIPE|defect/u);
  });
});
