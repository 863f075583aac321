import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DirectoryStore } from '../baseline/directory.ts';
import type { BaselineStore } from '../baseline/store.ts';
import { PerfGateError } from '../model/index.ts';

export interface SnapshotRequest {
  readonly store: BaselineStore;
  /** An empty or missing folder. */
  readonly folder: string;
  /** null: every suite, because which one it will be is not known yet. */
  readonly suite: string | null;
  /** Beginning of the fingerprints of this machine, whatever the runtime; null: of all machines. */
  readonly fingerprint: string | null;
  /** Newest runs of each suite and machine class. */
  readonly last: number;
  readonly unreadable: 'fail' | 'skip';
}

/**
 * Copies the newest stored runs and all acceptances into a folder store.
 * @returns what could not be read and was left out, one sentence each.
 */
export async function takeSnapshot(request: SnapshotRequest): Promise<string[]> {
  const { store, suite, last, unreadable } = request;
  const target = new DirectoryStore(request.folder);
  const left = new Set<string>();
  const classes = new Map<string, { suite: string; fingerprint: string }>();
  for (const name of await store.list({ suite, fingerprint: null, last: null })) {
    if (request.fingerprint !== null && !name.fingerprint.startsWith(request.fingerprint)) continue;
    classes.set(`${name.suite}/${name.fingerprint}`, name);
  }
  const suites = new Set(suite === null ? [] : [suite]);
  for (const found of classes.values()) {
    suites.add(found.suite);
    const stored = await store.read({ suite: found.suite, fingerprint: found.fingerprint, last }, unreadable);
    for (const { run } of stored.runs) await target.append(run);
    for (const { path: file, message } of stored.unreadable) left.add(`${file}: ${message}`);
  }
  for (const name of suites) {
    const stored = await store.acceptances(name, unreadable);
    for (const acceptance of stored.acceptances) await target.accept(acceptance);
    for (const { path: file, message } of stored.unreadable) left.add(`${file}: ${message}`);
  }
  return [...left].map((fault) => `Left out of the ${store.description}: ${fault}`);
}

/** SHA-256 over the names and contents of all files in a folder; a missing folder is an empty one. */
export async function digestOfFolder(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const names = files
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) {
    const content = createHash('sha256').update(await readFile(path.join(folder, name)));
    hash.update(`${name}\0${content.digest('hex')}\n`);
  }
  return hash.digest('hex');
}

/**
 * Opens a snapshot.
 * @param digest that its folder must have; null where what is in it is not relied on.
 * @throws PerfGateError when it is not as it was taken.
 */
export async function openSnapshot(folder: string, digest: string | null): Promise<BaselineStore> {
  if (digest !== null && (await digestOfFolder(folder)) !== digest) {
    throw new PerfGateError('the copy of the stored baseline was changed while the benchmarks ran', {
      remedy: 'Look at what the benchmarks of this commit write to the temporary folder of the runner.',
    });
  }
  return new DirectoryStore(folder);
}
