import { rmSync } from 'node:fs';
import { lstat, mkdtemp, readFile, readdir, readlink, realpath, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PerfGateError } from '../model/index.ts';
import { errorCode, isWithin } from './copies-links.ts';
import { removeAll } from './copies-tree.ts';
import { startOf } from './process-tree.ts';

const prefix = 'perf-gate-';
/** Says whose folder it is; only a folder with such a file is ever taken for a leftover. */
const ownerFile = 'owner.json';

/** A process, told from all others that the same folder for temporary files may be shared with. */
interface Owner {
  readonly tool: 'perf-gate';
  readonly pid: number;
  /** Machine, its boot, and the namespace of process ids: containers can share a folder and not their processes. */
  readonly realm: string;
  /** Start of the process in clock ticks since boot, so that a later one with its id is another; null: not told here. */
  readonly started: number | null;
}

async function realm(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return [os.hostname(), boot.trim(), namespace].join(' ');
}

export interface WorkFolder {
  /** Absolute real path. */
  readonly path: string;
  /** Removes it with everything in it. */
  dispose(): Promise<void>;
}

/**
 * Makes the folder that the copies live in, after removing those that killed processes of ours left in the same place.
 *
 * @param within Folder to make it in; null: the temporary folder of the system.
 * @param outside Folder that it must not lie in.
 * @param log Takes one line for people about each leftover that is removed.
 * @throws PerfGateError when there is no such folder, or nothing can be made in it.
 */
export async function makeWorkFolder(
  within: string | null,
  outside: string,
  log: (line: string) => void,
): Promise<WorkFolder> {
  const wanted = within ?? os.tmpdir();
  const parent = await realpath(wanted).catch((cause: unknown) => {
    throw new PerfGateError(`there is no folder for temporary files ${wanted}`, {
      cause,
      remedy: 'Set TMPDIR (TEMP on Windows) to a folder that exists.',
    });
  });
  if (isWithin(outside, parent)) {
    throw new PerfGateError(`the temporary folder ${parent} lies in the repository ${outside}`, {
      remedy:
        'Set TMPDIR (TEMP on Windows) to a folder outside of it: copies inside would load its dependencies.',
    });
  }
  await removeLeftovers(parent, log);
  let folder: string;
  try {
    folder = await mkdtemp(path.join(parent, prefix));
  } catch (cause) {
    throw new PerfGateError(`cannot make the copies in the temporary folder ${parent}`, {
      cause,
      remedy: 'Give this user the right to write there, or set TMPDIR (TEMP on Windows) to another folder.',
    });
  }
  // The last resort when the program ends without disposing, for example at a second Ctrl-C.
  const onExit = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Nothing can be said any more, and the exit code is not ours to change.
    }
  };
  process.once('exit', onExit);
  const dispose = async (): Promise<void> => {
    await removeAll(folder);
    process.removeListener('exit', onExit);
  };
  try {
    const owner: Owner = {
      tool: 'perf-gate',
      pid: process.pid,
      realm: await realm(),
      started: startOf(process.pid),
    };
    await writeFile(path.join(folder, ownerFile), JSON.stringify(owner));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { path: folder, dispose };
}

/** Removes the folders whose process was killed before it could; one that cannot be removed stays. */
async function removeLeftovers(parent: string, log: (line: string) => void): Promise<void> {
  // A folder may hold what another user made; without listing it nothing is lost but the room that leftovers take.
  const names = await readdir(parent).catch(() => []);
  const here = await realm();
  for (const name of names) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(parent, name);
    try {
      if (!(await isOurs(folder)) || !isDead(await readOwner(folder), here) || (await isUsed(folder)))
        continue;
      await removeAll(folder);
      log(`removed ${folder}, which a perf-gate that was killed had left`);
    } catch (error) {
      // Another gate removes it at the same time, or something in it cannot be removed.
      if (errorCode(error) === undefined) throw error;
    }
  }
}

/** A folder itself, not a link to one, of this user. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
}

async function readOwner(folder: string): Promise<Partial<Owner> | null> {
  const file = path.join(folder, ownerFile);
  const found = await lstat(file).catch(() => null);
  if (found?.isFile() !== true || found.size > 4096) return null;
  try {
    const json: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof json === 'object' && json !== null ? json : null;
  } catch {
    return null;
  }
}

/** Only what is certain counts: a process of another machine, boot or container may live. */
function isDead(owner: Partial<Owner> | null, here: string): boolean {
  if (owner?.tool !== 'perf-gate' || owner.realm !== here) return false;
  const { pid, started } = owner;
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
  const now = startOf(pid);
  return now !== null && typeof started === 'number' && now !== started;
}

/** Whether a process that outlived its gate still runs in the folder; Linux alone tells. */
async function isUsed(folder: string): Promise<boolean> {
  const processes = await readdir('/proc').catch(() => []);
  for (const name of processes) {
    if (!/^\d+$/u.test(name)) continue;
    const cwd = await readlink(`/proc/${name}/cwd`).catch(() => null);
    if (cwd !== null && isWithin(folder, cwd)) return true;
  }
  return false;
}
