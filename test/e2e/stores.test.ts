import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseDecision, parseRun } from '../../src/model/index.ts';
import { git } from '../../src/git/git.ts';
import { expectError, fake, fakeFiles, kinds, Project, steady } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

/** A project of one benchmark, the times of which are given anew for every run. */
async function opened(): Promise<Project> {
  project = await Project.create(fakeFiles({ parse: steady(1e-3) }));
  return project;
}

/** Measures the work tree into `../<name>/run.json` with this time; the work tree is clean again afterwards. */
async function measured(of: Project, name: string, seconds: number, shift: number): Promise<string> {
  await of.write('bench.fake.json', fake({ parse: steady(seconds, shift) }));
  await of.repository.commit(name);
  const output = path.join(of.around, name);
  expect((await of.run(['run', '--rounds', '3', '--output', output])).code).toBe(0);
  return path.join(output, 'run.json');
}

/** Six runs of about a millisecond, an hour apart, the last one an hour ago: one that was measured, told six times. */
async function history(of: Project, store: readonly string[]): Promise<void> {
  const first = await of.readRun(path.relative(of.root, await measured(of, 'first', 1e-3, 0)));
  const files: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    const hours = index - 6;
    const run = {
      ...first,
      started: new Date(Date.parse(first.started) + hours * 3_600_000).toISOString(),
      samples: first.samples.map((sample) => ({
        ...sample,
        values: sample.values.map((value) => value * (1 + 0.002 * (index % 3))),
      })),
    };
    const folder = path.join(of.around, `run-${String(index)}`);
    await mkdir(folder);
    await writeFile(path.join(folder, 'run.json'), JSON.stringify(run));
    files.push(path.join(folder, 'run.json'));
  }
  const updated = await of.run(['baseline', 'update', ...store, ...files]);
  expect(updated.stdout.match(/^added: runs\//gmu)).toHaveLength(6);
  expect(updated.stderr).toMatch(/did not exist and was begun/u);
  expect(updated.code).toBe(0);
}

interface Place {
  readonly name: string;
  /** Makes the store's surroundings; gives the flags. */
  readonly prepare: (of: Project) => Promise<readonly string[]>;
}

const places: readonly Place[] = [
  {
    name: 'a folder',
    prepare: (of) => Promise.resolve(['--store', `dir:${path.join(of.around, 'baselines')}`]),
  },
  { name: 'a branch of the repository itself', prepare: () => Promise.resolve([]) },
  {
    name: 'a branch of the remote',
    prepare: async (of) => {
      await bareRemote(of);
      return ['--store', 'branch:results'];
    },
  },
];

async function bareRemote(of: Project): Promise<string> {
  const remote = path.join(of.around, 'remote.git');
  await git(['init', '--quiet', '--bare', '--initial-branch=main', remote], { cwd: of.around });
  await of.repository.git('remote', 'add', 'origin', remote);
  await of.repository.git('push', '--quiet', 'origin', 'main');
  return remote;
}

describe.each(places)('a baseline in $name', ({ prepare }) => {
  it('is updated, listed, shown, judged by and pruned', async () => {
    const of = await opened();
    const store = await prepare(of);
    const none = await of.run(['baseline', 'list', ...store]);
    expect(none.stdout).toMatch(/^No run is stored/u);
    expect(none.code).toBe(0);

    await history(of, store);
    const branches = await of.repository.git('branch', '--list', '--format=%(refname:short)');
    expect(await of.repository.git('status', '--porcelain'), 'the work tree is left alone').toBe('');

    const again = await of.run(['baseline', 'update', ...store, path.join(of.around, 'run-5', 'run.json')]);
    expect(again.stdout).toMatch(/^already there: runs\//u);

    const listed = await of.run(['baseline', 'list', ...store, '--json', '-']);
    const names = JSON.parse(listed.stdout) as { path: string; started: string }[];
    expect(names).toHaveLength(6);
    expect(names.map(({ started }) => started)).toEqual(names.map(({ started }) => started).sort());
    expect((await of.run(['baseline', 'list', ...store])).stdout).toMatch(/6 runs in the/u);

    const newest = parseRun(JSON.parse((await of.run(['baseline', 'show', ...store, '--json', '-'])).stdout));
    expect(newest).toEqual(await of.readRun('../run-5/run.json'));
    const first = names[0]?.path ?? '';
    const oldest = await of.run(['baseline', 'show', first, ...store, '--json', '-']);
    expect(parseRun(JSON.parse(oldest.stdout))).toEqual(await of.readRun('../run-0/run.json'));
    expect((await of.run(['baseline', 'show', ...store])).stdout).toContain('parse');

    const slow = await measured(of, 'slow', 2e-3, 9);
    const judged = await of.run(['judge', slow, ...store, '--json', '-']);
    const decision = parseDecision(JSON.parse(judged.stdout));
    expect(decision.strategy).toBe('stored');
    expect(kinds(decision)).toEqual({ parse: 'regressed' });
    expect(judged.code).toBe(1);
    const usual = await measured(of, 'usual', 1.001e-3, 9);
    const fine = await of.run(['judge', usual, ...store]);
    expect(fine.code).toBe(0);

    const pruned = await of.run(['baseline', 'prune', '--keep', '2', ...store]);
    expect(pruned.stdout.match(/^removed: runs\//gmu)).toHaveLength(4);
    const left = await of.run(['baseline', 'list', ...store, '--json', '-']);
    expect(JSON.parse(left.stdout)).toEqual(names.slice(-2));
    expect(await of.repository.git('branch', '--list', '--format=%(refname:short)')).toBe(branches);
  });
});

describe('judging by history alone', () => {
  it('measures head and looks at the store first', async () => {
    const of = await opened();
    const store = ['--store', `dir:${path.join(of.around, 'baselines')}`];
    await history(of, store);
    await of.write('bench.fake.json', fake({ parse: steady(2e-3, 8) }));
    const ended = await of.run(['gate', '--strategy', 'stored', ...store]);
    expect(ended.code).toBe(1);
    expect(kinds(await of.readDecision())).toEqual({ parse: 'regressed' });
    expect((await readdir(of.file('.perf-gate'))).includes('base.json')).toBe(false);
  });

  it('cannot judge without a history, and says where it looked', async () => {
    const of = await opened();
    const ended = await of.run(['gate', '--base', 'none', '--store', 'dir:../baselines']);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toMatch(/no earlier run/u);
  });

  it('refuses a pair without a base', async () => {
    const of = await opened();
    const ended = await of.run(['gate', '--base', 'none', '--strategy', 'paired']);
    expectError(ended, /there is no pair to measure/u, /Name a base/u);
  });
});

describe('shards', () => {
  it('make one decision; two of the same benchmark are refused', async () => {
    const of = await opened();
    const store = ['--store', 'dir:../baselines'];
    await history(of, store);
    const one = await measured(of, 'one', 1.001e-3, 9);
    const text = await readFile(one, 'utf8');
    const other = path.join(of.around, 'other.json');
    await writeFile(other, text.replaceAll('"parse"', '"render"'));
    const judged = await of.run(['judge', one, other, ...store, '--json', '-']);
    expect(kinds(parseDecision(JSON.parse(judged.stdout)))).toMatchObject({ render: 'added' });
    expectError(
      await of.run(['judge', one, one, ...store]),
      /two of the runs have time of "parse"/u,
      /one by one/u,
    );
  });
});

describe('a store with a fault', () => {
  it('begins again when its branch was deleted, and says so', async () => {
    const of = await opened();
    const remote = await bareRemote(of);
    await history(of, []);
    await git(['update-ref', '-d', 'refs/heads/perf-gate'], { cwd: remote });
    expect((await of.run(['baseline', 'list'])).stdout).toMatch(/^No run is stored/u);
    const run = path.join(of.around, 'run-0', 'run.json');
    const judged = await of.run(['judge', run]);
    expect(judged.stdout).toMatch(/no earlier run/u);
    expect(judged.code).toBe(2);
    const updated = await of.run(['baseline', 'update', run]);
    expect(updated.stderr).toMatch(/did not exist and was begun/u);
    expect(updated.code).toBe(0);
  });

  it('says who refused when its branch is protected, and loses nothing', async () => {
    const of = await opened();
    const remote = await bareRemote(of);
    await history(of, []);
    const before = await git(['rev-parse', 'refs/heads/perf-gate'], { cwd: remote });
    const hook = path.join(remote, 'hooks', 'pre-receive');
    await mkdir(path.dirname(hook), { recursive: true });
    await writeFile(hook, '#!/bin/sh\necho "this branch is protected" >&2\nexit 1\n', { mode: 0o755 });
    const more = await measured(of, 'more', 1e-3, 9);
    const ended = await of.run(['baseline', 'update', more]);
    expectError(
      ended,
      /cannot write to branch perf-gate of origin: the branch is protected/u,
      /--store branch:NAME/u,
    );
    expect(ended.stderr).toContain('this branch is protected');
    expect(await git(['rev-parse', 'refs/heads/perf-gate'], { cwd: remote })).toBe(before);
  });

  it('leaves foreign files alone on a branch, and reads past them', async () => {
    const of = await opened();
    await history(of, []);
    await of.repository.git('switch', '--quiet', 'perf-gate');
    await of.repository.write({ 'README.md': 'ours', 'runs/notes.txt': 'mine' });
    await of.repository.commit('foreign files');
    await of.repository.git('switch', '--quiet', 'main');
    const run = await measured(of, 'more', 1e-3, 9);
    expect((await of.run(['baseline', 'update', run])).code).toBe(0);
    expect((await of.run(['baseline', 'list'])).stdout).toMatch(/7 runs in the/u);
    expect((await of.run(['baseline', 'prune', '--keep', '1'])).code).toBe(0);
    expect(await of.repository.git('show', 'perf-gate:README.md')).toBe('ours');
    expect(await of.repository.git('show', 'perf-gate:runs/notes.txt')).toBe('mine');
  });

  it('refuses a branch that is none of its own', async () => {
    const of = await opened();
    const run = await measured(of, 'run', 1e-3, 1);
    const before = await of.repository.git('rev-parse', 'main');
    const ended = await of.run(['baseline', 'update', run, '--store', 'branch:main']);
    expectError(ended, /will not write to branch main/u, /Name another branch/u);
    for (const reading of [
      ['baseline', 'list'],
      ['baseline', 'show'],
      ['judge', run],
    ]) {
      const read = await of.run([...reading, '--store', 'branch:main']);
      expectError(read, /branch main .* holds no perf-gate data; on it are "/u, /--store branch:NAME/u);
    }
    expect(await of.repository.git('rev-parse', 'main')).toBe(before);
  });

  it('names a damaged file, leaves it as it is, and reads past it when told to', async () => {
    const of = await opened();
    const folder = path.join(of.around, 'baselines');
    const store = ['--store', `dir:${folder}`];
    await history(of, store);
    const listed = await of.run(['baseline', 'list', ...store, '--json', '-']);
    const [, second] = JSON.parse(listed.stdout) as { path: string }[];
    const damaged = path.join(folder, ...(second?.path ?? '').split('/'));
    await writeFile(damaged, '{"schema":"perf-gate.run/1","sam');
    const run = await measured(of, 'usual', 1.001e-3, 9);
    const refused = await of.run(['judge', run, ...store]);
    expect(refused.stderr).toContain(path.basename(damaged));
    expectError(refused, /is not a readable run/u, /Restore or remove/u);
    const judged = await of.run(['judge', run, ...store, '--unreadable', 'skip']);
    expect(judged.code).toBe(0);
    expect(judged.stdout).toMatch(/was left out/u);
    expect(await readFile(damaged, 'utf8')).toBe('{"schema":"perf-gate.run/1","sam');
  });

  it('takes no run that was interrupted', async () => {
    const of = await opened();
    const run = await measured(of, 'run', 1e-3, 1);
    const json = JSON.parse(await readFile(run, 'utf8')) as Record<string, unknown>;
    await writeFile(run, JSON.stringify({ ...json, complete: false }));
    const ended = await of.run(['baseline', 'update', run, '--store', 'dir:../baselines']);
    expectError(ended, /interrupted is no baseline/u, /Measure it again/u);
    expect(await readdir(of.around)).not.toContain('baselines');
  });
});
