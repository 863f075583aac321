import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf, PerfGateError, type Run, type StoredAcceptance } from '../model/index.ts';
import {
  acceptancePath,
  acceptancesFolder,
  canonicalAcceptance,
  canonicalRun,
  damaged,
  largestRunFile,
  parseRunPath,
  readAcceptanceFile,
  readRunFile,
  runPath,
  runsFolder,
  tooLarge,
} from './layout.ts';
import { expired, listAcceptances, listRuns, type NameQuery, type RunFolders } from './listing.ts';
import type {
  Addition,
  AppendedRun,
  BaselineStore,
  RecordedAcceptance,
  RunQuery,
  StoreContent,
  StoredAcceptances,
  StoredRunName,
  StoredRuns,
  UnreadableRun,
} from './store.ts';

/** The writing part of the file system, so that a full disk can be tried. */
export type DirectoryFiles = Pick<typeof fs, 'open' | 'link' | 'rename'>;

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : '';
}

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some disk space, or name another folder with --store dir:PATH.',
  EDQUOT: 'Free some of your disk quota, or name another folder with --store dir:PATH.',
  EROFS: 'Name a folder that can be written with --store dir:PATH.',
  EACCES: 'Give yourself access to that folder, or name another one with --store dir:PATH.',
  EPERM: 'Give yourself access to that folder, or name another one with --store dir:PATH.',
  ENOTDIR: 'Name a folder, not a file, with --store dir:PATH.',
  EEXIST: 'Name a folder, not a file, with --store dir:PATH.',
};

// Says that a file system has no hard links.
const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/**
 * Runs in a folder, e.g. of a self-hosted machine or one that a cache action saves. Files appear whole or not at all and
 * are never overwritten. Links inside the folder are not followed, because the folder may have been unpacked from
 * something untrusted.
 */
export class DirectoryStore implements BaselineStore {
  readonly description: string;
  readonly #root: string;
  readonly #fs: DirectoryFiles;

  /** @param path the folder; it is made when the first run is added. */
  constructor(path: string, files: DirectoryFiles = fs) {
    this.#root = resolve(path);
    this.#fs = files;
    this.description = `folder ${this.#root}`;
  }

  async list(query: NameQuery): Promise<StoredRunName[]> {
    return listRuns(this.#tree(), query);
  }

  async read(query: RunQuery, unreadable: 'fail' | 'skip'): Promise<StoredRuns> {
    const runs: { name: StoredRunName; run: Run }[] = [];
    const skipped: UnreadableRun[] = [];
    for (const name of await this.list(query)) {
      try {
        const bytes = await this.#bytes(name.path);
        runs.push({ name, run: readRunFile(name.path, bytes, this.description) });
      } catch (error) {
        if (unreadable === 'fail' || !(error instanceof PerfGateError)) throw error;
        skipped.push({ path: name.path, message: error.message });
      }
    }
    return { runs, unreadable: skipped };
  }

  /** @throws PerfGateError when one cannot be stored; those before it stay, and nothing half-written is left. */
  async add({ runs = [], acceptances = [] }: StoreContent): Promise<Addition> {
    const appended: AppendedRun[] = [];
    for (const run of runs) appended.push(await this.append(run));
    const recorded: RecordedAcceptance[] = [];
    for (const acceptance of acceptances) recorded.push(await this.accept(acceptance));
    const created = [...appended, ...recorded].some((one) => one.created);
    return { created, runs: appended, acceptances: recorded };
  }

  /** @throws PerfGateError when the run cannot be stored; nothing half-written is left then. */
  async append(run: Run): Promise<AppendedRun> {
    const bytes = canonicalRun(run);
    const path = runPath(run, bytes);
    const name = parseRunPath(path);
    if (name === null) throw new PerfGateError(`${path} is no path of a store`);
    return { ...name, ...(await this.#add(path, bytes, 'the run')) };
  }

  /** @throws PerfGateError when it cannot be stored; nothing half-written is left then. */
  async accept(acceptance: StoredAcceptance): Promise<RecordedAcceptance> {
    const bytes = canonicalAcceptance(acceptance);
    const path = acceptancePath(acceptance, bytes);
    return { path, ...(await this.#add(path, bytes, 'the acceptance')) };
  }

  async acceptances(suite: string, unreadable: 'fail' | 'skip'): Promise<StoredAcceptances> {
    const acceptances: StoredAcceptance[] = [];
    const skipped: UnreadableRun[] = [];
    for (const path of await listAcceptances(this.#tree(), suite)) {
      try {
        acceptances.push(readAcceptanceFile(path, await this.#bytes(path), this.description));
      } catch (error) {
        if (unreadable === 'fail' || !(error instanceof PerfGateError)) throw error;
        skipped.push({ path, message: error.message });
      }
    }
    return { acceptances, unreadable: skipped };
  }

  async #add(path: string, bytes: Buffer, what: string): Promise<{ created: boolean; added: boolean }> {
    try {
      const begun = (await this.#exists(runsFolder)) || (await this.#exists(acceptancesFolder));
      const added = await this.#write(path, bytes);
      return { created: !begun && added, added };
    } catch (error) {
      if (error instanceof PerfGateError) throw error;
      throw this.#failure(`cannot store ${what} as ${path} in`, error);
    }
  }

  async prune(policy: { suite: string | null; keep: number }): Promise<string[]> {
    const names = await this.list({ suite: policy.suite, fingerprint: null, last: null });
    const paths = expired(names, policy.keep);
    for (const path of paths) {
      try {
        await fs.rm(join(this.#root, path), { force: true });
      } catch (error) {
        throw this.#failure(`cannot remove ${path} from`, error);
      }
    }
    for (const folder of new Set(paths.map((path) => dirname(path)))) {
      // Refused when it is not empty, which is what is wanted then.
      await fs.rmdir(join(this.#root, folder)).catch(() => undefined);
    }
    return paths;
  }

  #failure(what: string, error: unknown): PerfGateError {
    const remedy = remedies[codeOf(error)];
    return new PerfGateError(`${what} ${this.description}: ${messageOf(error)}`, {
      ...(remedy === undefined ? {} : { remedy }),
      cause: error,
    });
  }

  async #exists(path: string): Promise<boolean> {
    try {
      await fs.lstat(join(this.#root, path));
      return true;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  }

  /**
   * The real place of a folder of the store.
   * @throws PerfGateError when a link leads elsewhere; an error of the file system when it does not exist.
   */
  async #place(folder: string): Promise<string> {
    const place = join(await fs.realpath(this.#root), folder);
    if ((await fs.realpath(place)) !== place) {
      throw new PerfGateError(`${folder} in ${this.description} is, or lies behind, a link`, {
        remedy: 'Replace the link by a folder; only the store itself may be one.',
      });
    }
    return place;
  }

  #tree(): RunFolders {
    const entries = async (path: string, kind: 'isDirectory' | 'isFile'): Promise<string[]> => {
      try {
        const found = await fs.readdir(await this.#place(path), { withFileTypes: true });
        return found.filter((entry) => entry[kind]()).map((entry) => entry.name);
      } catch (error) {
        if (error instanceof PerfGateError) throw error;
        if (codeOf(error) === 'ENOENT') return [];
        throw this.#failure(`cannot read ${path} in`, error);
      }
    };
    return {
      folders: async (paths) => Promise.all(paths.map(async (path) => entries(path, 'isDirectory'))),
      files: async (paths) => Promise.all(paths.map(async (path) => entries(path, 'isFile'))),
    };
  }

  async #bytes(path: string): Promise<Buffer> {
    try {
      // Windows has no O_NOFOLLOW, whatever the types say.
      const noFollow = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;
      const file = await fs.open(join(this.#root, path), constants.O_RDONLY | noFollow);
      try {
        const { size } = await file.stat();
        if (size > largestRunFile) throw damaged(path, this.description, tooLarge(size));
        return await file.readFile();
      } finally {
        await file.close();
      }
    } catch (error) {
      if (error instanceof PerfGateError) throw error;
      throw damaged(path, this.description, 'it cannot be opened', error);
    }
  }

  /** Gives false when the file is there already, with the same bytes. */
  async #write(path: string, bytes: Buffer): Promise<boolean> {
    const folder = dirname(path);
    for (let attempt = 1; ; attempt += 1) {
      await fs.mkdir(join(this.#root, folder), { recursive: true });
      try {
        return await this.#publish(await this.#place(folder), path, bytes);
      } catch (error) {
        // Pruning in another process removed the empty month between the two calls.
        if (codeOf(error) !== 'ENOENT' || attempt === 10) throw error;
      }
    }
  }

  async #publish(folder: string, path: string, bytes: Buffer): Promise<boolean> {
    const file = path.slice(path.lastIndexOf('/') + 1);
    const target = join(folder, file);
    const draft = join(folder, `.${file.slice(0, -'.json'.length)}-${randomBytes(6).toString('hex')}.tmp`);
    try {
      const handle = await this.#fs.open(draft, 'wx', 0o644);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      try {
        await this.#fs.link(draft, target);
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return await this.#isThere(path, target, bytes);
        if (!noLinks.has(codeOf(error))) throw error;
        // Without links there is a gap between look and rename; only the same content can have the same name.
        if (await this.#exists(path)) return await this.#isThere(path, target, bytes);
        await this.#fs.rename(draft, target);
      }
      await this.#syncFolder(folder);
      return true;
    } finally {
      await fs.rm(draft, { force: true });
    }
  }

  async #isThere(path: string, target: string, bytes: Buffer): Promise<false> {
    const found = await fs.readFile(target);
    if (found.equals(bytes)) return false;
    // Reading says what is wrong; other line breaks at the end are nothing wrong.
    const read = path.startsWith(`${acceptancesFolder}/`) ? readAcceptanceFile : readRunFile;
    read(path, found, this.description);
    return false;
  }

  /** Makes the new name survive a power cut, where the platform can. */
  async #syncFolder(folder: string): Promise<void> {
    try {
      const handle = await fs.open(folder, 'r');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch {
      // Windows opens no folders. The file itself is on the disk already.
    }
  }
}
