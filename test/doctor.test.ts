import { execFileSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BaselineStore, StoredRunName } from '../src/baseline/store.ts';
import {
  baseCheck,
  doctor,
  doctorExitCode,
  doctorText,
  loadCheck,
  programCheck,
  storeCheck,
  type Check,
  type Finding,
} from '../src/doctor.ts';
import type { Discovery } from '../src/measure/suite-runner.ts';
import { PerfGateError } from '../src/model/index.ts';

let root: string;
let count = 0;

beforeAll(async () => {
  root = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'perf-gate-doctor-')));
});

afterAll(async () => {
  await fs.rm(root, { recursive: true, force: true });
});

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', args, { cwd, stdio: 'ignore' });
}

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const made = path.join(root, String(count++));
  await fs.mkdir(made);
  for (const [name, text] of Object.entries(files)) {
    await fs.mkdir(path.dirname(path.join(made, name)), { recursive: true });
    await fs.writeFile(path.join(made, name), text);
  }
  return made;
}

async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const made = await folder(files);
  git(made, 'init', '--quiet', '--initial-branch=main');
  git(made, 'config', 'user.name', 'Example');
  git(made, 'config', 'user.email', 'example@example.org');
  git(made, 'add', '--all');
  git(made, 'commit', '--quiet', '--allow-empty', '--message', 'first');
  return made;
}

async function findings(cwd: string, checks: readonly Check[] = []): Promise<readonly Finding[]> {
  return doctor({ cwd, flags: {}, checks: () => checks });
}

/** The findings of one check that are not ok, as text. */
function trouble(found: readonly Finding[], check: string): string[] {
  return found
    .filter((finding) => finding.check === check && finding.level !== 'ok')
    .map(({ level, message, remedy }) => `${level}: ${message} | ${remedy ?? ''}`);
}

const bench = { 'a.bench.js': 'export default (bench) => { bench.add("x", () => 1); };' };

describe('doctor', () => {
  it('finds nothing wrong with a project that can be gated', async () => {
    const cwd = await repository(bench);
    const found = await findings(cwd);
    expect(found.filter((finding) => finding.level !== 'ok')).toEqual([]);
    expect(found.map((finding) => finding.check)).toEqual([
      'git',
      'configuration',
      'node',
      'benchmarks',
      'set-up',
    ]);
    expect(doctorExitCode(found)).toBe(0);
    expect(doctorText(found)).toContain('a.bench.js');
    expect(doctorText(found)).toContain('All is well.');
  });

  it('says that there is no repository', async () => {
    const found = await findings(await folder(bench));
    expect(trouble(found, 'git')[0]).toMatch(/^problem: .*repository/u);
    expect(doctorExitCode(found)).toBe(2);
  });

  it('warns of a shallow clone and of uncommitted files', async () => {
    const origin = await repository(bench);
    git(origin, 'commit', '--quiet', '--allow-empty', '--message', 'second');
    const cwd = path.join(root, String(count++));
    git(root, 'clone', '--quiet', '--depth=1', `file://${origin.replaceAll('\\', '/')}`, cwd);
    await fs.writeFile(path.join(cwd, 'new.js'), '');
    const found = await findings(cwd);
    const words = trouble(found, 'git');
    expect(words).toHaveLength(2);
    expect(words[0]).toContain('warning: the clone is shallow');
    expect(words[1]).toContain('warning: there are uncommitted or untracked files');
    expect(doctorExitCode(found)).toBe(0);
    expect(doctorText(found)).toContain('No problem, 2 warning(s).');
  });

  it('repeats the fault of the configuration with its remedy, and goes no further', async () => {
    const found = await findings(await repository({ ...bench, 'perf-gate.config.json': '{"aplha": 1}' }));
    expect(trouble(found, 'configuration')).toEqual([
      'problem: perf-gate.config.json: unknown key "aplha" | Did you mean alpha?',
    ]);
    expect(found.some((finding) => finding.check === 'benchmarks')).toBe(false);
    expect(doctorExitCode(found)).toBe(2);
  });

  it('says which suite finds nothing; ignored files are not seen', async () => {
    const found = await findings(
      await repository({
        '.gitignore': 'out\n',
        'out/a.bench.js': '',
        'perf.a.js': '',
        'perf-gate.config.json': JSON.stringify({
          suites: [
            { kind: 'tinybench' },
            { kind: 'fake', file: 'no.json' },
            { kind: 'command', name: 'c', command: 'x' },
            { kind: 'tinybench', name: 'dot', files: ['./perf.*.js'] },
          ],
        }),
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ message: 'dot: 1 benchmark file(s), such as perf.a.js' }),
    );
    expect(trouble(found, 'benchmarks')).toEqual([
      expect.stringContaining('problem: suites[0]: no file matches **/*.bench'),
      expect.stringContaining('problem: suites[1]: there is no file no.json'),
    ]);
  });

  it('compares the set-up with the lock file', async () => {
    const dependent = { ...bench, 'package.json': '{"dependencies": {"x": "1"}}' };
    const without = await findings(await repository({ ...dependent, 'yarn.lock': '' }));
    expect(trouble(without, 'set-up')[0]).toContain('Set "setup" to "yarn install --frozen-lockfile".');
    const wrong = await findings(
      await repository({ ...dependent, 'perf-gate.config.json': '{"setup": "npm ci"}' }),
    );
    expect(trouble(wrong, 'set-up')[0]).toContain('problem: setup "npm ci" needs a package-lock.json');
    const right = await findings(
      await repository({
        ...dependent,
        'package-lock.json': '{}',
        'perf-gate.config.json': '{"setup": "npm ci"}',
      }),
    );
    expect(trouble(right, 'set-up')).toEqual([]);
  });

  it('runs the checks of the caller, and a failing one does not stop the next', async () => {
    const found = await findings(await repository(bench), [
      baseCheck('auto', () =>
        Promise.reject(new PerfGateError('there is no default branch', { remedy: 'Give --base.' })),
      ),
      baseCheck('none', () => Promise.reject(new Error('not called'))),
      baseCheck('main', () => Promise.resolve({ sha: 'abcdef0123456789abcdef' })),
      { name: 'odd', run: () => Promise.reject(new Error('\u001b[2Jclear\nline')) },
    ]);
    expect(trouble(found, 'base')).toEqual(['problem: there is no default branch | Give --base.']);
    const text = doctorText(found);
    expect(text).toContain('main is abcdef012345\n');
    expect(text).toContain('no base is asked for');
    expect(text).toContain('2 problem(s)');
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('clear\nline');
  });

  it('looks for the programs of a command line without starting them', async () => {
    const cwd = await folder({});
    const env = { PATH: process.env.PATH ?? '', SystemRoot: process.env.SystemRoot ?? '' };
    const levels = async (line: string): Promise<string[]> =>
      (await programCheck('set-up', line, cwd, env).run()).map(
        ({ level, message }) => `${level}: ${message}`,
      );
    expect(await levels('node --version && cd packages')).toEqual([
      'ok: node can be started',
      'ok: cd can be started',
    ]);
    expect(await levels('CI=1 no-such-program-here install')).toEqual([
      'problem: "CI=1 no-such-program-here install" cannot run: there is no program no-such-program-here on the PATH',
    ]);
    expect(await levels('sh -c "exit 1"')).toEqual([expect.stringContaining('was not tried')]);
    expect(await fs.readdir(cwd)).toEqual([]);
  });

  it('says what a suite has when it is loaded, or why it has nothing', async () => {
    const side = { name: 'head', root, project: root, forbidden: [] } as const;
    const commit = { sha: null, ref: null, dirty: false, time: null };
    const told = async (more: Partial<Discovery>): Promise<string[]> => {
      const empty = { benchmarks: [], failures: [], warnings: [], notes: {}, runtime: null };
      const runner = { discover: () => Promise.resolve({ ...empty, ...more }) };
      const results = await loadCheck('own', runner, { ...side, commit }).run();
      return results.map(({ level, message }) => `${level}: ${message}`);
    };
    const benchmark = { id: 'a > x', name: 'x', file: 'a.bench.js', line: 1 };
    const failure = {
      benchmark: null,
      kind: 'load',
      message: 'b.bench.js: oh',
      output: 'why',
      round: null,
    } as const;
    expect(await told({ benchmarks: [benchmark], failures: [failure], warnings: ['odd'] })).toEqual([
      'ok: own: 1 benchmark(s) were loaded, such as "a > x"',
      'problem: own: b.bench.js: oh (why)',
      'warning: own: odd',
    ]);
    expect(await told({})).toEqual(['problem: own: its files register no benchmark']);
  });

  it('opens the newest run of each machine class', async () => {
    const name = (fingerprint: string): StoredRunName => ({
      path: `default/${fingerprint}/x.json`,
      suite: 'default',
      fingerprint,
      started: new Date(0),
      commit: null,
    });
    const store = (unreadable: boolean): BaselineStore => ({
      description: 'folder runs',
      list: () => Promise.resolve([name('a'), name('a'), name('b')]),
      read: ({ fingerprint }) =>
        fingerprint === 'b' && unreadable
          ? Promise.reject(new PerfGateError('default/b/x.json is damaged'))
          : Promise.resolve({ runs: [], unreadable: [] }),
      append: () => Promise.reject(new Error('not called')),
      accept: () => Promise.reject(new Error('not here')),
      add: () => Promise.reject(new Error('not called')),
      acceptances: () => Promise.resolve({ acceptances: [], unreadable: [] }),
      prune: () => Promise.reject(new Error('not called')),
    });
    const cwd = await repository(bench);
    const good = await findings(cwd, [storeCheck(store(false), 'default', 'fail')]);
    expect(good.at(-1)).toEqual({
      check: 'store',
      level: 'ok',
      message: 'folder runs: 3 run(s) of default, 2 machine class(es)',
      remedy: null,
    });
    const bad = await findings(cwd, [storeCheck(store(true), 'default', 'fail')]);
    expect(trouble(bad, 'store')).toEqual(['problem: default/b/x.json is damaged | ']);
  });
});
