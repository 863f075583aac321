import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/baseline/open.ts';
import { git } from '../../src/git/git.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { runOf, temporaryFolder } from './run-of.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await folder.remove();
});

const all = { suite: null, fingerprint: null, last: null };

const branchStore = { kind: 'branch', branch: 'perf-gate', remote: null } as const;

describe('opening a store', () => {
  async function repository(name: string, ...args: string[]): Promise<string> {
    const path = join(folder.path, name);
    await git(['init', '-q', ...args, path], { cwd: folder.path });
    return path;
  }

  test('a folder is taken from the project', async () => {
    const store = await openStore({ kind: 'dir', path: 'kept' }, { cwd: folder.path });
    await store.append(runOf());
    expect(await fs.readdir(join(folder.path, 'kept'))).toEqual(['runs']);
    expect(store.description).toBe(`folder ${join(folder.path, 'kept')}`);
  });

  test('a branch outside a repository is an error with a way out', async () => {
    const opening = openStore(branchStore, { cwd: folder.path });
    await expect(opening).rejects.toThrow(PerfGateError);
    await expect(opening).rejects.toMatchObject({
      message: expect.stringContaining('is not in a git repository') as string,
      remedy: expect.stringContaining('--store dir:PATH') as string,
    });
  });

  test('without a remote the branch is local, also from a folder below and a linked work tree', async () => {
    const path = await repository('user');
    await fs.mkdir(join(path, 'packages'));
    const store = await openStore(branchStore, { cwd: join(path, 'packages') });
    expect(store.description).toBe('branch perf-gate of the local repository');
    await store.append(runOf());
    expect(await git(['branch', '--list', 'perf-gate'], { cwd: path })).toContain('perf-gate');
    await git(['worktree', 'add', '-q', '--detach', join(folder.path, 'linked'), 'perf-gate'], { cwd: path });
    const linked = await openStore(branchStore, { cwd: join(folder.path, 'linked') });
    expect(await linked.list(all)).toHaveLength(1);
  });

  test('with a remote origin the branch is there, and the local repository has none', async () => {
    const bare = await repository('remote.git', '--bare');
    const path = await repository('user');
    // Relative, as git allows: from the top of the work tree.
    await git(['remote', 'add', 'origin', '../remote.git'], { cwd: path });
    await fs.mkdir(join(path, 'packages'));
    const store = await openStore({ ...branchStore, branch: 'data' }, { cwd: join(path, 'packages') });
    expect(store.description).toBe('branch data of origin');
    await store.append(runOf());
    expect(await git(['for-each-ref', '--format=%(refname)'], { cwd: bare })).toBe('refs/heads/data');
    expect(await git(['for-each-ref'], { cwd: path })).toBe('');
    const local = await openStore({ kind: 'branch', branch: 'data', remote: '.' }, { cwd: path });
    expect(await local.list(all)).toEqual([]);
  });

  test('a remote that does not exist is named', async () => {
    const path = await repository('user');
    const opening = openStore({ kind: 'branch', branch: 'data', remote: 'upstream' }, { cwd: path });
    await expect(opening).rejects.toThrow(/no remote "upstream"/u);
  });

  test('a branch name that came past the parser is refused', async () => {
    const path = await repository('user');
    const opening = openStore({ kind: 'branch', branch: '../../HEAD', remote: null }, { cwd: path });
    await expect(opening).rejects.toThrow(PerfGateError);
  });
});
