import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DirectoryStore, type DirectoryFiles } from '../../src/baseline/directory.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { runOf, temporaryFolder } from './run-of.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let root: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  root = join(folder.path, 'store');
});
afterEach(async () => {
  await folder.remove();
});

const all = { suite: null, fingerprint: null, last: null };
const of = { suite: 'default', fingerprint: 'linux-x64-epyc-4', last: 10 };

/** Every file below the store, leftovers included. */
async function filesIn(path: string): Promise<string[]> {
  const entries = await fs.readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

function minute(index: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
}

describe('a directory store', () => {
  test('is empty before the first run, and says when it begins', async () => {
    const store = new DirectoryStore(root);
    expect(await store.list(all)).toEqual([]);
    expect(await store.read(of, 'fail')).toEqual({ runs: [], unreadable: [] });
    expect(await store.append(runOf())).toMatchObject({ created: true, added: true });
    expect(await store.append(runOf({ value: 1 }))).toMatchObject({ created: false, added: true });
    expect((await store.read(of, 'fail')).runs.map(({ run }) => run)).toHaveLength(2);
  });

  test('stores the same run once, also when many write it at a time', async () => {
    const store = new DirectoryStore(root);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => new DirectoryStore(root).append(runOf())),
    );
    expect(results.filter(({ added }) => added)).toHaveLength(1);
    expect(await store.list(all)).toHaveLength(1);
    expect(await filesIn(root)).toHaveLength(1);
  });

  test('gives the last runs by the time they started, whatever order they came in', async () => {
    const store = new DirectoryStore(root);
    // A clock that went back, and one that is a century ahead.
    for (const index of [5, 1, 4, 2, 3]) await store.append(runOf({ started: minute(index), value: index }));
    await store.append(runOf({ started: '2126-01-01T00:00:00.000Z', value: 100 }));
    const { runs } = await store.read({ ...of, last: 3 }, 'fail');
    expect(runs.map(({ run }) => run.samples[0]?.values[0])).toEqual([4, 5, 100]);
    expect(await store.list(all)).toHaveLength(6);
  });

  test('names a damaged file, skips it only when told to, and leaves it as it is', async () => {
    const store = new DirectoryStore(root);
    const { path } = await store.append(runOf());
    await store.append(runOf({ value: 2 }));
    await fs.truncate(join(root, path), 100);
    await expect(store.read(of, 'fail')).rejects.toThrow(`${path} in folder ${root}`);
    const { runs, unreadable } = await store.read(of, 'skip');
    expect(runs).toHaveLength(1);
    expect(unreadable).toEqual([{ path, message: expect.stringContaining(path) as string }]);
    await expect(store.append(runOf())).rejects.toThrow(PerfGateError);
    expect((await fs.stat(join(root, path))).size).toBe(100);
  });

  test('does not read a file that is too large', async () => {
    const store = new DirectoryStore(root);
    const { path } = await store.append(runOf());
    await fs.truncate(join(root, path), 50 * 1024 * 1024 + 1);
    await expect(store.read(of, 'fail')).rejects.toThrow(/52428801 bytes, more than/u);
  });

  test('leaves other files alone', async () => {
    const store = new DirectoryStore(root);
    const { path } = await store.append(runOf());
    await fs.writeFile(join(root, 'README.md'), 'mine');
    await fs.writeFile(join(root, dirname(path), 'notes.txt'), 'mine');
    await fs.mkdir(join(root, dirname(path), '20260304T050607089Z-none-0123456789ab.json'));
    expect(await store.list(all)).toHaveLength(1);
    await store.append(runOf({ value: 2 }));
    expect(await store.prune({ suite: null, keep: 1 })).toHaveLength(1);
    expect(await fs.readFile(join(root, dirname(path), 'notes.txt'), 'utf8')).toBe('mine');
  });

  test.skipIf(process.platform === 'win32')('does not follow links out of the store', async () => {
    const store = new DirectoryStore(root);
    const { path } = await store.append(runOf());
    const elsewhere = join(folder.path, 'elsewhere');
    await fs.mkdir(elsewhere);
    await fs.symlink(elsewhere, join(root, 'runs', 'other'));
    await expect(store.append(runOf({ suite: 'other' }))).rejects.toThrow(/link/u);
    await expect(store.list({ ...all, suite: 'other' })).rejects.toThrow(/link/u);
    expect(await filesIn(elsewhere)).toEqual([]);
    expect(await store.list(all)).toHaveLength(1);
    // Nor for a file: it is passed over like anything that is no plain file.
    await fs.rename(join(root, path), join(elsewhere, 'run.json'));
    await fs.symlink(join(elsewhere, 'run.json'), join(root, path));
    expect(await store.list(all)).toEqual([]);
  });

  test('prunes the oldest of each suite and machine, and writers beside it lose nothing', async () => {
    const store = new DirectoryStore(root);
    for (let index = 0; index < 5; index += 1) {
      await store.append(runOf({ started: minute(index) }));
      await store.append(runOf({ started: minute(index), suite: 'other' }));
    }
    const removed = await store.prune({ suite: 'default', keep: 2 });
    expect(removed).toHaveLength(3);
    expect(
      (await store.list(all)).map(({ suite }) => suite).filter((suite) => suite === 'other'),
    ).toHaveLength(5);
    const later = Array.from({ length: 10 }, (_, index) =>
      runOf({ started: `20${String(30 + index)}-05-01T00:00:00Z` }),
    );
    await Promise.all([...later.map((run) => store.append(run)), store.prune({ suite: 'other', keep: 1 })]);
    expect(await store.list({ ...all, suite: 'default' })).toHaveLength(12);
    expect(await store.list({ ...all, suite: 'other' })).toHaveLength(1);
  });

  test('says that the disk is full and leaves nothing half-written', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const open: DirectoryFiles['open'] = async (...args) => {
      const handle = await fs.open(...args);
      handle.writeFile = async () => {
        await handle.write('half a run');
        throw full;
      };
      return handle;
    };
    const store = new DirectoryStore(root, { ...fs, open });
    const error: unknown = await store.append(runOf()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PerfGateError);
    expect((error as PerfGateError).message).toContain('no space left');
    expect((error as PerfGateError).remedy).toMatch(/Free some disk space/u);
    expect(await filesIn(root)).toEqual([]);
    expect(await new DirectoryStore(root).append(runOf())).toMatchObject({ added: true });
  });

  test('works on a file system without hard links', async () => {
    const link = (): Promise<void> => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' }));
    const store = new DirectoryStore(root, { ...fs, link });
    expect(await store.append(runOf())).toMatchObject({ added: true });
    expect(await store.append(runOf())).toMatchObject({ added: false });
    expect(await filesIn(root)).toHaveLength(1);
    expect((await store.read(of, 'fail')).runs).toHaveLength(1);
  });

  test('says so when a file stands in its place', async () => {
    await fs.writeFile(root, 'a file');
    await expect(new DirectoryStore(root).append(runOf())).rejects.toThrow(PerfGateError);
    await expect(new DirectoryStore(root).list(all)).rejects.toThrow(PerfGateError);
  });
});

/** Mounts a file system of 64 KB; false where that is not allowed. */
function mountTiny(path: string): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a disk that is really full', async (context) => {
  await fs.mkdir(root);
  if (!mountTiny(root)) {
    context.skip('no file system can be mounted here');
    return;
  }
  try {
    const store = new DirectoryStore(root);
    await store.append(runOf());
    const notes = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`n${String(index)}`, 'x'.repeat(500)]),
    );
    const run = runOf({ started: minute(1) });
    const large = { ...run, environment: { ...run.environment, notes } };
    await expect(store.append(large)).rejects.toThrow(/ENOSPC|no space/iu);
    expect(await filesIn(root)).toHaveLength(1);
    expect((await store.read(of, 'fail')).runs).toHaveLength(1);
  } finally {
    execFileSync('umount', [root]);
  }
});
