import { constants } from 'node:fs';
import { chmod, copyFile, lstat, mkdir, readFile, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Repository } from '../git/repository.ts';
import { isOwnOutput } from '../git/repository.ts';
import { GitError } from '../git/git.ts';
import { checkoutTree, commonDir, gitDirOf, hasCommit, listTree, listWorkTree } from '../git/tree.ts';
import { PerfGateError } from '../model/index.ts';
import { errorCode, makeLink, relocateLink } from './copies-links.ts';

// More does not help: Node has four threads for files unless told otherwise.
const parallelFiles = 16;

/** Runs `work` on every item, a few at a time; the first failure ends it, after what was begun has ended. */
export async function forEachFile<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (!failed && next < items.length) {
      const item = items[next] as T;
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const workers = await Promise.allSettled(
    Array.from({ length: Math.min(parallelFiles, items.length) }, worker),
  );
  for (const result of workers) if (result.status === 'rejected') throw result.reason;
}

/** Removes a folder with everything in it, folders without write permission and files in use for a moment included. */
export async function removeAll(folder: string): Promise<void> {
  const remove = (): Promise<void> =>
    rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  try {
    await remove();
  } catch (error) {
    if (errorCode(error) !== 'EACCES' && errorCode(error) !== 'EPERM') throw error;
    await openFolders(folder);
    await remove();
  }
}

async function openFolders(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await openFolders(path.join(folder, entry.name));
  }
}

/** Says in words what stopped copying. */
export function copyFailure(thrown: unknown): unknown {
  const code = errorCode(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new PerfGateError('there is no space left for the copies of the repository', {
      remedy: 'Free some space, or set TMPDIR (TEMP on Windows) to a folder with more of it.',
      cause: thrown,
    });
  }
  return thrown;
}

/** Copies parts of the user's work tree into one copy, to the same relative paths. Nothing is ever linked back. */
export class TreeCopier {
  /** Absolute real path of the user's work tree. */
  readonly source: string;
  /** Absolute real path of the copy. */
  readonly copy: string;
  /** Absolute paths of the links made. */
  readonly links: string[] = [];
  /** Links that lead out of the repository: path in the copy, relative, and where it leads. */
  readonly outside = new Map<string, string>();
  /** Number of links that hold the absolute path of the copy. */
  junctions = 0;
  private readonly signal: AbortSignal;
  private readonly made = new Map<string, Promise<unknown>>();
  private readonly real = new Map<string, Promise<boolean>>();

  constructor(source: string, copy: string, signal: AbortSignal) {
    this.source = source;
    this.copy = copy;
    this.signal = signal;
  }

  /** Whether a folder of the source, given relative with `/`, is reached without passing a link. */
  isRealFolder(relative: string): Promise<boolean> {
    if (relative === '.' || relative === '') return Promise.resolve(true);
    let known = this.real.get(relative);
    if (known === undefined) {
      known = (async () => {
        if (!(await this.isRealFolder(path.posix.dirname(relative)))) return false;
        const found = await lstat(path.join(this.source, relative)).catch(() => null);
        return found?.isDirectory() === true;
      })();
      this.real.set(relative, known);
    }
    return known;
  }

  /** Makes a folder of the copy, given relative with `/`. */
  async makeFolder(relative: string): Promise<void> {
    let made = this.made.get(relative);
    if (made === undefined) {
      made = mkdir(path.join(this.copy, relative), { recursive: true });
      this.made.set(relative, made);
    }
    await made;
  }

  /**
   * Copies one file or link; what is deleted, behind a link, or neither file nor link, is left out.
   * @param relative With `/`.
   * @returns whether it was copied.
   */
  async copyEntry(relative: string): Promise<boolean> {
    this.signal.throwIfAborted();
    const folder = path.posix.dirname(relative);
    if (!(await this.isRealFolder(folder))) return false;
    const from = path.join(this.source, relative);
    const found = await lstat(from).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (found === null || !(found.isFile() || found.isSymbolicLink())) return false;
    await this.makeFolder(folder);
    if (found.isFile()) await this.copyContents(from, path.join(this.copy, relative));
    else await this.copyLink(from, relative);
    return true;
  }

  /** Copies a whole folder, given relative with `/`, without what `isLeftOut` says of a relative path. */
  async copyFolder(relative: string, isLeftOut: (relative: string) => boolean): Promise<void> {
    let level = [relative];
    while (level.length > 0) {
      const folders: string[] = [];
      const files: { readonly relative: string; readonly isLink: boolean }[] = [];
      await forEachFile(level, async (folder) => {
        this.signal.throwIfAborted();
        const entries = await readdir(path.join(this.source, folder), { withFileTypes: true });
        if (entries.length === 0) await this.makeFolder(folder);
        for (const entry of entries) {
          const name = `${folder}/${entry.name}`;
          if (isLeftOut(name)) continue;
          if (entry.isDirectory()) folders.push(name);
          else if (entry.isFile() || entry.isSymbolicLink()) {
            files.push({ relative: name, isLink: entry.isSymbolicLink() });
          }
        }
      });
      await forEachFile(files, async (file) => {
        this.signal.throwIfAborted();
        const from = path.join(this.source, file.relative);
        await this.makeFolder(path.posix.dirname(file.relative));
        if (file.isLink) await this.copyLink(from, file.relative);
        else if (
          !/(?:^|\/)\.bin\/[^/]+$/u.test(file.relative) ||
          !(await this.copyStarter(from, file.relative))
        ) {
          await this.copyContents(from, path.join(this.copy, file.relative));
        }
      });
      level = folders;
    }
  }

  private async copyContents(from: string, to: string): Promise<void> {
    try {
      await copyFile(from, to, constants.COPYFILE_FICLONE);
    } catch (error) {
      const code = errorCode(error);
      // What is there is read-only, a link or a folder: from the tree of the commit, before the dependencies.
      if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EISDIR' && code !== 'ELOOP') throw error;
      await rm(to, { recursive: true, force: true });
      await copyFile(from, to, constants.COPYFILE_FICLONE);
    }
  }

  private async copyLink(from: string, relative: string): Promise<void> {
    const seen = path.join(this.source, relative);
    const relocated = await relocateLink(seen, await readlink(from), this.source);
    if (relocated.outside !== null) this.outside.set(relative, relocated.outside);
    const at = path.join(this.copy, relative);
    if (await makeLink(relocated.target, at, from)) this.junctions += 1;
    this.links.push(at);
  }

  /**
   * pnpm writes starters of commands that name folders of the work tree absolutely (in NODE_PATH). In the copy they name
   * them by the starter's own place.
   * @returns false when the file names none, and so is copied as it is.
   */
  private async copyStarter(from: string, relative: string): Promise<boolean> {
    const found = await lstat(from);
    if (found.size > 64 * 1024) return false;
    const text = await readFile(from, 'utf8');
    if (!text.includes(this.source)) return false;
    const up = path.relative(path.dirname(path.join(this.source, relative)), this.source);
    const own = /\.cmd$/iu.test(relative)
      ? `%~dp0${up}`
      : /\bbasedir\s*=/u.test(text)
        ? `$basedir/${up}`
        : null;
    if (own === null) return false;
    await writeFile(path.join(this.copy, relative), text.replaceAll(this.source, own), { mode: found.mode });
    return true;
  }

  /** Applies the rule of links to those that a checkout made in the copy. */
  async relocateOwnLinks(relatives: readonly string[]): Promise<void> {
    await forEachFile(relatives, async (relative) => {
      const at = path.join(this.copy, relative);
      const target = await readlink(at).catch(() => null);
      if (target === null) return;
      const relocated = await relocateLink(path.join(this.source, relative), target, this.source);
      if (relocated.outside !== null) this.outside.set(relative, relocated.outside);
      if (relocated.target !== target) {
        await rm(at);
        if (await makeLink(relocated.target, at, path.join(this.source, relative))) this.junctions += 1;
      }
      this.links.push(at);
    });
  }
}

/** What was put into a copy. Paths are relative to its root, with `/`. */
export interface CopiedTree {
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

function inDependencies(file: string): boolean {
  return file.split('/').includes('node_modules');
}

function dependencyFolderOf(file: string): string | null {
  const parts = file.split('/');
  const at = parts.indexOf('node_modules');
  return at === -1 ? null : parts.slice(0, at).join('/');
}

/**
 * Copies the work tree as it is: tracked, changed and untracked files, not ignored ones; submodules by their own lists.
 *
 * The copy has no `.git`: benchmarks do not need it, and a program that found one would act on a repository that has
 * nothing to do with the files beside it.
 *
 * @returns also the folders (relative, with `/`, '' for the root) with a `node_modules` that git does not know.
 */
export async function copyWorkTree(
  copier: TreeCopier,
  signal: AbortSignal,
): Promise<
  CopiedTree & { readonly dependencyFolders: readonly string[]; readonly tracked: ReadonlySet<string> }
> {
  const files: string[] = [];
  const tracked = new Set<string>();
  const dependencyFolders = new Set<string>();
  const warnings: string[] = [];
  let unreadable = 0;
  const copyFrom = async (prefix: string): Promise<void> => {
    const listed = await listWorkTree(path.join(copier.source, prefix), signal);
    unreadable += listed.unreadable;
    const wanted = [...listed.tracked];
    for (const name of listed.tracked) tracked.add(path.posix.join(prefix, name));
    for (const name of listed.untracked) {
      if (isOwnOutput(name)) continue;
      // Dependencies that nobody told git to ignore are still dependencies, with rules of their own.
      const folder = dependencyFolderOf(name);
      if (folder === null) wanted.push(name);
      else dependencyFolders.add(path.posix.join(prefix, folder).replace(/^\.$|\/$/u, ''));
    }
    await forEachFile(wanted, async (name) => {
      const relative = path.posix.join(prefix, name);
      if (await copier.copyEntry(relative)) files.push(relative);
    });
    for (const name of [...listed.submodules, ...listed.nested]) {
      if (isOwnOutput(name) || inDependencies(name)) continue;
      const relative = path.posix.join(prefix, name);
      if (!(await copier.isRealFolder(relative))) continue;
      await copier.makeFolder(relative);
      if ((await gitDirOf(path.join(copier.source, relative))) !== null) await copyFrom(relative);
    }
  };
  await copyFrom('');
  if (unreadable > 0) {
    warnings.push(
      `${String(unreadable)} file names are not UTF-8; these files are not in head's copy, but those of them that are committed are in base's`,
    );
  }
  files.sort();
  return { files, tracked, warnings, dependencyFolders: [...dependencyFolders].sort() };
}

/**
 * Puts the tree of a commit into an empty copy, with its submodules.
 * @param scratch Folder for temporary index files.
 * @throws PerfGateError when git cannot check it out, or the commit of a submodule is not here.
 */
export async function checkoutCommit(request: {
  readonly repository: Repository;
  readonly commit: string;
  readonly copier: TreeCopier;
  readonly scratch: string;
  readonly signal: AbortSignal;
}): Promise<CopiedTree> {
  const { repository, copier, scratch, signal } = request;
  const warnings: string[] = [];
  const files: string[] = [];
  const links: string[] = [];
  let indexes = 0;

  const checkout = async (gitDir: string, commit: string, prefix: string): Promise<void> => {
    indexes += 1;
    const folder = path.join(copier.copy, prefix);
    const index = path.join(scratch, `index-${String(indexes)}`);
    try {
      const fault = await checkoutTree({ gitDir, commit, folder, index, signal });
      if (fault !== null) {
        warnings.push(
          `git-lfs is configured but did not bring all contents of base (${fault}): run "git lfs fetch origin ${commit.slice(0, 12)}"`,
        );
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof GitError)) throw error;
      throw new PerfGateError(
        `git cannot check out ${prefix === '' ? '' : `submodule ${prefix} at `}${commit.slice(0, 12)} into the copy of base`,
        { output: error.stderr, cause: error, remedy: 'See what git says below; "git fsck" finds damage.' },
      );
    }
    for (const entry of await listTree(gitDir, commit, signal)) {
      const relative = path.posix.join(prefix, entry.path);
      if (entry.kind === 'submodule') await submodule(gitDir, relative, entry);
      else {
        files.push(relative);
        if (entry.kind === 'link') links.push(relative);
      }
    }
  };

  const submodule = async (
    parent: string,
    relative: string,
    entry: { readonly path: string; readonly sha: string },
  ): Promise<void> => {
    await mkdir(path.join(copier.copy, relative), { recursive: true });
    // Where head has the submodule checked out, or where git keeps those that were once checked out.
    const inTree = await gitDirOf(path.join(copier.source, relative));
    const kept = path.join(await commonDir(parent), 'modules', entry.path);
    const isKept = (await lstat(path.join(kept, 'HEAD')).catch(() => null))?.isFile() === true;
    for (const gitDir of [inTree, isKept ? kept : null]) {
      if (gitDir === null || !(await hasCommit(gitDir, entry.sha))) continue;
      await checkout(gitDir, entry.sha, relative);
      return;
    }
    const inHead = await lstat(path.join(copier.source, relative)).catch(() => null);
    if (inTree === null && inHead?.isDirectory() === true) {
      // Not checked out: head does without it, and so does base.
      warnings.push(
        `submodule ${relative} is not checked out and is empty on both sides ("git submodule update --init" brings it)`,
      );
      return;
    }
    throw new PerfGateError(
      `submodule ${relative}: commit ${entry.sha}, which base records, is not in this clone`,
      {
        remedy:
          inTree === null
            ? 'Base has a submodule that head no longer has; check out base once and run "git submodule update --init --recursive" there.'
            : `Fetch it: git -C ${JSON.stringify(relative)} fetch origin ${entry.sha} (with actions/checkout: "submodules: recursive" and "fetch-depth: 0").`,
      },
    );
  };

  await checkout(repository.gitDir, request.commit, '');
  await copier.relocateOwnLinks(links);
  files.sort();
  return { files, warnings };
}

const pointerStart = 'version https://git-lfs.github.com/spec/';

/** Those files of a copy, relative with `/` and sorted, that are LFS pointers instead of contents. */
export async function findPointers(copy: string, files: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  await forEachFile(files, async (relative) => {
    const file = path.join(copy, relative);
    const entry = await lstat(file).catch(() => null);
    // Git LFS writes and accepts pointers below 1024 bytes only.
    if (entry?.isFile() !== true || entry.size < pointerStart.length || entry.size >= 1024) return;
    if ((await readFile(file, 'latin1')).startsWith(pointerStart)) found.push(relative);
  });
  return found.sort();
}

// Installs need them, and they are often kept out of git because they hold credentials.
const registryFiles = ['.npmrc', '.yarnrc.yml', '.yarnrc', 'bunfig.toml', 'pip.conf'];

/**
 * Copies registry configuration that git does not track to where a copy lacks it.
 * @param folders Folders to look in, relative with `/`.
 * @param tracked What git tracks in head: a file that head adds is not base's.
 * @returns the names copied.
 */
export async function copyRegistryFiles(
  copiers: readonly TreeCopier[],
  folders: readonly string[],
  tracked: ReadonlySet<string>,
): Promise<string[]> {
  const copied = new Set<string>();
  for (const folder of new Set(folders)) {
    for (const name of registryFiles) {
      const relative = path.posix.join(folder, name);
      if (tracked.has(relative)) continue;
      for (const copier of copiers) {
        const to = path.join(copier.copy, relative);
        const from = path.join(copier.source, relative);
        const exists = async (file: string): Promise<boolean> =>
          (await lstat(file).catch(() => null)) !== null;
        if ((await exists(to)) || !(await exists(path.dirname(to)))) continue;
        const found = await lstat(from).catch(() => null);
        if (found?.isFile() !== true) continue;
        await copyFile(from, to);
        copied.add(relative);
      }
    }
  }
  return [...copied].sort();
}
