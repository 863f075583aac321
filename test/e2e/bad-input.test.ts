import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { marked } from 'marked';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { git } from '../../src/git/git.ts';
import { skipBecause } from '../skip.ts';
import {
  expectError,
  expectHarmless,
  fake,
  fakeFiles,
  kinds,
  Project,
  steady,
  type FakeBenchmark,
} from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

const before = { parse: steady(1e-3, 1), render: steady(2e-3, 2) };
const after = { parse: steady(1e-3, 3), render: steady(2e-3, 4) };

async function ofFakes(...args: Parameters<typeof Project.ofFakes>): Promise<Project> {
  project = await Project.ofFakes(...args);
  return project;
}

async function created(files: Readonly<Record<string, string>>): Promise<Project> {
  project = await Project.create(files);
  return project;
}

describe('the repository', () => {
  it('is missing', async () => {
    const of = await created({});
    const outside = path.join(of.around, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'a.bench.js'), 'export default () => {};');
    for (const command of ['gate', 'run']) {
      expectError(
        await of.run([command], { cwd: outside }),
        /outside is not in a git repository/u,
        /git init/u,
      );
    }
    expect(await readdir(outside), 'nothing was written').toEqual(['a.bench.js']);
  });

  it('has no commit', async () => {
    const of = await created({});
    const empty = path.join(of.around, 'empty');
    await git(['init', '--quiet', empty], { cwd: of.around });
    expectError(await of.run(['gate'], { cwd: empty }), /empty has no commit/u, /[Cc]ommit/u);
  });

  it('is a shallow clone without the base', async () => {
    const of = await ofFakes(before, after);
    const clone = path.join(of.around, 'clone');
    const url = `file://${of.root.split(path.sep).join('/')}`;
    await git(['clone', '--quiet', '--depth=1', '--branch=change', url, clone], { cwd: of.around });
    // The remote is out of reach, as in a job whose credentials were not kept.
    await git(['remote', 'set-url', 'origin', `${url}-gone`], { cwd: clone });
    for (const base of ['auto', 'HEAD~1', 'main']) {
      const ended = await of.run(['gate', '--base', base], { cwd: clone });
      expectError(ended, /shallow|default branch/u, /git fetch --unshallow.*fetch-depth: 0/u);
    }
  });

  it('is a shallow clone that can fetch the base', async () => {
    const of = await ofFakes(before, after);
    await of.repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = path.join(of.around, 'clone');
    const url = `file://${of.root.split(path.sep).join('/')}`;
    await git(['clone', '--quiet', '--depth=1', '--branch=change', url, clone], { cwd: of.around });
    const ended = await of.run(['gate', '--base', 'HEAD~1', '--seed', '1'], { cwd: clone });
    expect(ended.stderr).not.toMatch(/^perf-gate:/mu);
    expect(ended.code).toBe(0);
  });

  it('has nothing to compare: base equals head and nothing is uncommitted', async () => {
    const of = await created(fakeFiles(before));
    const ended = await of.run(['gate']);
    expectError(ended, /base commit equals head commit/u, /--base HEAD~1/u);
    expect(existsSync(of.file('.perf-gate/head.json'))).toBe(false);
  });

  it('has uncommitted and untracked files: they are measured, and that is said', async () => {
    const of = await created(fakeFiles(before));
    await of.write('bench.fake.json', fake({ ...after, parse: steady(1.2e-3, 3) }));
    const ended = await of.run(['gate', '--seed', '1']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/uncommitted/u);
    const head = await of.readRun('.perf-gate/head.json');
    expect(head.commit.dirty).toBe(true);
    expect((await of.readRun('.perf-gate/base.json')).commit).toMatchObject({
      dirty: false,
      sha: head.commit.sha,
    });
    expect(kinds(await of.readDecision())).toMatchObject({ parse: 'regressed' });
  });

  it('has no such base', async () => {
    const of = await ofFakes(before, after);
    expectError(
      await of.run(['gate', '--base', 'mian']),
      /cannot find the base commit "mian"/u,
      /branch, a tag/u,
    );
    expectError(await of.run(['gate', '--base=--upload-pack=x']), /--base/u, /revision/u);
  });
});

describe('the base', () => {
  it('lacks the benchmark file: its benchmarks are new ones', async () => {
    project = await Project.ofCommits({ 'src.js': '1' }, fakeFiles(after));
    const ended = await project.gate();
    expect(kinds(await project.readDecision())).toEqual({ parse: 'added', render: 'added' });
    expect(ended.stdout).toMatch(/new/u);
    expect(ended.stdout).toContain('bench.fake.json');
    expect(ended.code).toBe(0);
    expect((await project.gate(['--added', 'fail'])).code).toBe(1);
  });

  it('lacks the project', async () => {
    const of = await created({ 'README.md': 'nothing yet' });
    await of.repository.git('switch', '--quiet', '--create', 'change');
    const files = fakeFiles(after);
    await of.repository.write(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`pkg/${name}`, text])),
    );
    await of.repository.commit('head');
    const ended = await of.gate([], { cwd: of.file('pkg') });
    expect(ended.stdout).toMatch(/base has no folder pkg/u);
    expect(kinds(await of.readDecision('pkg/.perf-gate/decision.json'))).toEqual({
      parse: 'added',
      render: 'added',
    });
  });

  it('fails where head works: nothing to compare with, and that is said', async () => {
    const of = await ofFakes([{ name: 'parse', does: 'throw' }], { parse: steady(1e-3) });
    const ended = await of.gate();
    expect(kinds(await of.readDecision())).toEqual({ parse: 'added' });
    expect(ended.stdout).toMatch(/base/u);
  });
});

describe('the set-up', () => {
  const files = { ...fakeFiles(before), 'setup.cjs': 'process.exit(0);' };
  const config = JSON.stringify({
    suites: [{ kind: 'fake', file: 'bench.fake.json' }],
    setup: 'node setup.cjs',
  });
  const broken = 'console.error("no such dependency: left-pad"); process.exit(7);';

  it.each(['base', 'head'])('fails on %s', async (side) => {
    project = await Project.ofCommits(
      { ...files, 'perf-gate.config.json': config, ...(side === 'base' ? { 'setup.cjs': broken } : {}) },
      { 'setup.cjs': side === 'head' ? broken : 'process.exit(0);' },
    );
    const ended = await project.gate();
    expectError(
      ended,
      new RegExp(`the set-up "node setup\\.cjs" failed on ${side}: .*exit code 7`, 'u'),
      /Run the command/u,
    );
    expect(ended.stderr).toContain('  | no such dependency: left-pad');
    expect(existsSync(project.file('.perf-gate/head.json'))).toBe(false);
  });
});

describe('a benchmark of head', () => {
  const deeds = {
    throw: /thrown on purpose/u,
    hang: /longer than 0\.2 s/u,
    exit: /exit code 3/u,
    'print garbage': /not a measurement/u,
    'return NaN': /time is NaN/u,
    'measure 0': /time is 0/u,
  } as const;

  it('that does something bad fails the gate, at once or in a later round, and the others are judged', async () => {
    const bad = Object.keys(deeds).flatMap((does) =>
      [0, 5].map((fromRound) => ({
        name: `${does} from ${String(fromRound)}`,
        times: steady(1e-3, fromRound),
        does: does as keyof typeof deeds,
        fromRound,
      })),
    );
    const fine: FakeBenchmark = { name: 'render', times: steady(2e-3, 4) };
    const of = await ofFakes(
      [
        ...bad.map(({ name }, index) => ({ name, times: steady(1e-3, index) })),
        { ...fine, times: steady(2e-3, 2) },
      ],
      [...bad, fine],
    );
    const ended = await of.gate(['--trial-timeout', '0.2s', '--verbose']);
    expect(ended.code).toBe(1);
    for (const message of Object.values(deeds)) {
      expect(ended.stdout).toMatch(message);
      expect(ended.stderr.match(new RegExp(message, 'gu')), 'told once for each').toHaveLength(2);
    }
    expectHarmless(ended.stdout);
    expectHarmless(ended.stderr);
    const expected = [...bad.map(({ name }) => [name, 'failed'] as const), ['render', 'within'] as const];
    expect(kinds(await of.readDecision())).toEqual(Object.fromEntries(expected));
  });

  it('that fails fails the gate, when it is the only one too', async () => {
    const of = await ofFakes({ parse: steady(1e-3) }, [{ name: 'parse', does: 'throw' }]);
    const ended = await of.gate();
    expect(kinds(await of.readDecision())).toEqual({ parse: 'failed' });
    expect(ended.stdout).toContain('thrown on purpose');
    expect(ended.code).toBe(1);
  });

  it('that fails on base too cannot be judged', async () => {
    const bad: FakeBenchmark = { name: 'parse', does: 'return NaN' };
    const good: FakeBenchmark = { name: 'render', times: steady(2e-3, 4) };
    const of = await ofFakes([bad, good], [bad, good]);
    const ended = await of.gate(['--no-shortcut']);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toMatch(/both sides/u);
    expect((await of.gate(['--no-shortcut', '--failed', 'warn'])).code).toBe(0);
  });

  it('that shares its name with another fails, and is not measured', async () => {
    const twice: FakeBenchmark[] = [
      { name: 'parse', times: steady(1e-3) },
      { name: 'parse', times: steady(5e-3) },
      { name: 'render', times: steady(2e-3) },
    ];
    const of = await ofFakes(before, twice);
    const ended = await of.gate();
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/2 benchmarks are called "parse"/u);
    expect(kinds(await of.readDecision())).toEqual({ parse: 'failed', render: 'within' });
  });

  it('that shares its name with one of another suite fails', async () => {
    const suites = [
      { kind: 'fake', file: 'bench.fake.json' },
      { kind: 'fake', file: 'bench.fake.json' },
    ];
    const of = await ofFakes({ parse: steady(1e-3) }, { parse: steady(1e-3, 1) }, { suites });
    const ended = await of.gate();
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/another suite has a benchmark of the same name/u);
  });
});

const nasty: Readonly<Record<string, string>> = {
  pipes: 'a | b || c',
  'line ends': 'first\nsecond\r\nthird\u2028fourth',
  HTML: '<img src=x onerror=alert(1)><!-- --><script>alert(1)</script>',
  Markdown: '](http://example.invalid) **x** `code` ``` \\ @someone #1 [x](javascript:alert(1))',
  'control characters': '\u001b[31mred\u0007\u0000\u009b2J\u202eabc',
  'workflow commands': '::error file=x::hello\n::set-output name=a::b',
  '10,000 characters': 'x'.repeat(10_000),
  'a prototype': '__proto__',
  'wide characters': '測試🧪e\u0301',
};

describe(`names with ${Object.keys(nasty).join(', ')}`, () => {
  const names = Object.values(nasty);

  it('leave every output sane', async () => {
    const slow = names.map((name, index) => ({ name, times: steady(1.3e-3, index) }));
    const of = await ofFakes(
      names.map((name, index) => ({ name, times: steady(1e-3, index + 1) })),
      slow,
    );
    const ended = await of.gate(['--markdown', '../report.md', '--verbose']);
    expect(ended.code).toBe(1);
    expectHarmless(ended.stdout);
    expectHarmless(ended.stderr);
    for (const line of ended.stdout.split('\n')) expect(line.length).toBeLessThan(1000);

    const { verdicts } = await of.readDecision();
    const regressed = verdicts.filter(({ kind }) => kind === 'regressed');
    expect(regressed.map(({ benchmark }) => benchmark)).toEqual(names);
    const run = await of.readRun('.perf-gate/head.json');
    expect(run.samples.map(({ benchmark }) => benchmark)).toEqual(names);

    const markdown = await readFile(of.file('../report.md'), 'utf8');
    expectHarmlessMarkdown(markdown);
    expect(markdown.length).toBeLessThan(60_000);
    const compared = await of.run(['compare', '.perf-gate/base.json', '.perf-gate/head.json']);
    expectHarmless(compared.stdout);
    const shown = await of.run(['run', '--rounds', '1']);
    expectHarmless(shown.stdout);
  });

  it('leave their failures sane', async () => {
    const of = await ofFakes(
      names.map((name, index) => ({ name, times: steady(1e-3, index + 1) })),
      names.map((name) => ({ name, does: 'print garbage' as const })),
    );
    const ended = await of.gate(['--markdown', '../report.md', '--verbose']);
    expect(ended.code).toBe(1);
    expectHarmless(ended.stdout);
    expectHarmless(ended.stderr);
    expectHarmlessMarkdown(await readFile(of.file('../report.md'), 'utf8'));
    const printed = await of.gate(['--markdown', '-', '--verbose']);
    expectHarmless(printed.stdout);
  });

  it('lead to no benchmark of another name with --only', async () => {
    const of = await ofFakes(
      names.map((name, index) => ({ name, times: steady(1e-3, index + 1) })),
      names.map((name, index) => ({ name, times: steady(1e-3, index + 2) })),
    );
    await of.gate(['--only', 'a | b || c']);
    expect(Object.keys(kinds(await of.readDecision()))).toEqual(['a | b || c']);
    const none = await of.gate(['--only', 'zzz']);
    expectError(none, /no benchmark has a name like/u, /There are /u);
    expectHarmless(none.stderr);
    expect(none.stderr.length).toBeLessThan(3000);
  });
});

/** Nothing of a name became markup: as HTML the report has no element that it does not make itself. */
function expectHarmlessMarkdown(markdown: string): void {
  expect(markdown).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u2028]/u);
  const html = marked.parse(markdown, { gfm: true, async: false });
  expect(html).not.toMatch(/<(?:a|img|script|iframe|style)\b/iu);
  for (const [table] of html.matchAll(/<table>.*?<\/table>/gsu)) {
    const cells = [...table.matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([row]) => row.match(/<t[dh]/gu)?.length);
    expect(new Set(cells).size, table).toBe(1);
  }
}

describe('the configuration', () => {
  it.each([
    ['a list', '[]', /perf-gate\.config\.json: the configuration is a list/u, /Make it an object/u],
    ['a text', '"x"', /the configuration is a string/u, /Make it an object/u],
    ['null', 'null', /the configuration is null/u, /Make it an object/u],
    ['no JSON', '{"suites": [', /perf-gate\.config\.json, line 1/u, /Correct the JSON/u],
    ['with an unknown key', '{"time-budgt": "1m"}', /unknown key "time-budgt"/u, /time-budget/u],
    [
      'with an unknown kind of suite',
      '{"suites":[{"kind":"tinybensh"}]}',
      /suites\[0\]\.kind "tinybensh"/u,
      /tinybench/u,
    ],
    [
      'with an unknown key in a suite',
      '{"suites":[{"kind":"fake","fil":"x"}]}',
      /unknown key "fil" in suites\[0\]/u,
      /file/u,
    ],
    ['with a wrong value', '{"alpha": "a lot"}', /alpha/u, /percentage or a fraction/u],
    ['without suites', '{"suites":[]}', /suites/u, /perf-gate\.config\.json/u],
  ])('is %s', async (_, text, what, remedy) => {
    const of = await created({ 'perf-gate.config.json': text });
    expectError(await of.run(['gate']), what, remedy);
    expect(await readFile(of.file('perf-gate.config.json'), 'utf8')).toBe(text);
  });

  it('throws', async () => {
    const of = await created({ 'perf-gate.config.mjs': 'throw new Error("broken on purpose");' });
    expectError(
      await of.run(['gate']),
      /perf-gate\.config\.mjs could not be loaded: broken on purpose/u,
      /Correct the file/u,
    );
  });

  it('is not where --config says', async () => {
    const of = await created({});
    expectError(
      await of.run(['gate', '--config', 'gone.json']),
      /there is no file .*gone\.json/u,
      /Give the path/u,
    );
  });
});

describe('no benchmark', () => {
  it('is found by name', async () => {
    const of = await created({ 'src.js': '1' });
    await of.write('src.js', '2');
    const ended = await of.run(['gate']);
    expectError(ended, /no benchmark was found in/u, /bench\.add\(name, fn\).*perf-gate init/u);
  });

  it('is in the file', async () => {
    const of = await ofFakes([], []);
    expectError(await of.gate(['--no-shortcut']), /no benchmark was found in/u, /Write a file such as/u);
  });

  it('can be loaded: the reason is shown, with --quiet too', async () => {
    const of = await ofFakes(before, after);
    await of.write('bench.fake.json', '{');
    await of.repository.commit('broken');
    await of.repository.git('branch', '--force', 'main', 'HEAD');
    await of.write('bench.fake.json', '{ ');
    const ended = await of.gate(['--quiet']);
    expectError(ended, /no benchmark of .* could be loaded/u, /Run one of the benchmark files/u);
    expect(ended.stderr).toContain('bench.fake.json cannot be read');
  });

  it('is left on head: what base has is missing', async () => {
    const of = await ofFakes(before, []);
    const ended = await of.gate();
    expect(ended.code).toBe(1);
    expect(kinds(await of.readDecision())).toEqual({ parse: 'missing', render: 'missing' });
  });
});

describe('writing', () => {
  it('fails where the folder is a file, before anything is measured', async () => {
    const of = await ofFakes(before, after);
    await writeFile(path.join(of.around, 'file'), 'mine');
    const ended = await of.gate(['--output', '../file']);
    expectError(ended, /cannot make the folder .* there is a file of that name/u, /--output/u);
    expect(ended.stderr).not.toContain('Measuring');
    expect(await readFile(path.join(of.around, 'file'), 'utf8')).toBe('mine');
  });

  it('fails in a folder that this user may not write in, before anything is measured', async (context) => {
    const of = await ofFakes(before, after);
    const locked = path.join(of.around, 'locked');
    await mkdir(locked);
    const unlock = await lock(locked);
    if (typeof unlock === 'string') skipBecause(context, unlock);
    try {
      const why = /because (?:this user may not|the file system is read-only)/u;
      for (const folder of ['../locked', '../locked/new']) {
        const ended = await of.gate(['--output', folder]);
        expectError(ended, /cannot make the folder .*locked/u, /Name another one with --output/u);
        expect(ended.stderr).toMatch(why);
        expect(ended.stderr).not.toContain('Measuring');
      }
      expectError(await of.gate(['--json', '../locked/a.json']), why, /Or name another file/u);
      expectError(
        await of.gate([], { env: { TMPDIR: locked, TEMP: locked, TMP: locked } }),
        /cannot make the copies in the temporary folder .*locked/u,
        /set TMPDIR/u,
      );
    } finally {
      unlock();
    }
  });
});

/** Takes the right to write in a folder away, also from root; gives what undoes it, or says why it cannot be done. */
async function lock(folder: string): Promise<(() => void) | string> {
  if (process.platform === 'win32') return 'Windows has no mode that forbids writing in a folder';
  if (process.getuid?.() !== 0) {
    await chmod(folder, 0o555);
    return () => {
      chmodSync(folder, 0o755);
    };
  }
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return 'root may write everywhere, and may not mount a read-only file system here';
  }
  return () => {
    execFileSync('umount', [folder]);
  };
}

/** A file system of 64 kB, where this user may mount one; else why not, in words. */
async function smallDisk(): Promise<{ folder: string } | { reason: string }> {
  if (process.platform !== 'linux') return { reason: 'only Linux can mount a small file system here' };
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'perf-gate-disk-')));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return { folder };
  } catch {
    await rm(folder, { recursive: true });
    return { reason: 'this user may not mount a file system' };
  }
}

describe('a full disk', () => {
  let disk: Awaited<ReturnType<typeof smallDisk>>;
  beforeAll(async () => {
    disk = await smallDisk();
  });
  afterAll(async () => {
    if (!('folder' in disk)) return;
    execFileSync('umount', [disk.folder]);
    await rm(disk.folder, { recursive: true });
  });

  it('does not swallow the report, and leaves the files of before as they were', async (context) => {
    if ('reason' in disk) {
      context.skip(disk.reason);
      return;
    }
    const { folder } = disk;
    const many = (shift: number): Record<string, number[]> =>
      Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [`b${String(index)}`, steady(1e-3, shift + index)]),
      );
    const of = await ofFakes(many(1), many(2));
    await writeFile(path.join(folder, 'head.json'), 'of before');
    await writeFile(path.join(folder, 'decision.md'), 'of before');
    const ended = await of.gate(['--output', folder, '--markdown', path.join(folder, 'decision.md')]);
    expect(ended.stdout).toMatch(/Passed/u);
    expect(ended.stderr).toMatch(/cannot write .*\.json: ENOSPC/u);
    expect(ended.stderr).toMatch(/Make room there/u);
    expect(ended.code).toBe(2);
    expect(await readFile(path.join(folder, 'head.json'), 'utf8')).toBe('of before');
    for (const name of await readdir(folder)) expect(name).not.toMatch(/\.tmp$/u);
  });

  it('leaves a folder store without half a run', async (context) => {
    if ('reason' in disk) {
      context.skip(disk.reason);
      return;
    }
    const { folder } = disk;
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`b${String(index)}`, steady(1e-3, index)]),
    );
    const of = await created(fakeFiles(many));
    expect((await of.run(['run', '--rounds', '40'])).code).toBe(0);
    const store = ['--store', `dir:${path.join(folder, 'store')}`];
    expectError(
      await of.run(['baseline', 'update', '.perf-gate/run.json', ...store]),
      /ENOSPC|full|space/u,
      /store/u,
    );
    const listed = await of.run(['baseline', 'list', ...store]);
    expect(listed.stdout).toMatch(/No run is stored/u);
  });
});

describe('a clock that goes backwards', () => {
  it('harms no gate and no store: the order of stored runs is that of their clocks', async () => {
    const of = await ofFakes(before, after);
    // Every reading of the clock of the wall is an hour before the one before.
    const shim = path.join(of.around, 'clock.cjs');
    await writeFile(
      shim,
      `const Real = Date; let hours = 0;
       globalThis.Date = class extends Real {
         constructor(...given) { if (given.length === 0) super(Real.now() - 3600e3 * ++hours); else super(...given); }
         static now() { return Real.now() - 3600e3 * ++hours; }
       };`,
    );
    const env = { NODE_OPTIONS: `--require=${JSON.stringify(shim)}` };
    const ended = await of.gate([], { env });
    expect(ended.code).toBe(0);
    const head = await of.readRun('.perf-gate/head.json');
    expect(head.seconds).toBeGreaterThanOrEqual(0);
    expect(kinds(await of.readDecision())).toEqual({ parse: 'within', render: 'within' });
    const store = ['--store', 'dir:../baselines'];
    for (const name of ['one', 'two']) {
      expect((await of.run(['run', '--rounds', '1', '--output', `../${name}`], { env })).code).toBe(0);
      expect((await of.run(['baseline', 'update', `../${name}/run.json`, ...store], { env })).code).toBe(0);
    }
    const listed = await of.run(['baseline', 'list', ...store, '--json', '-'], { env });
    expect(JSON.parse(listed.stdout)).toHaveLength(2);
  });
});
