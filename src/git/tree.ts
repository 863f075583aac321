import { lstat, mkdir, rm } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { GitError, git, gitBytes, gitOrNull } from './git.ts';

/** One thing that git keeps in a tree. Paths are relative to the top level, with `/`. */
export interface TreeEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'submodule';
  /** Object id: a blob, or the commit of a submodule. */
  readonly sha: string;
}

/** What a work tree holds that is not ignored. Paths are relative to its top level, with `/`. */
export interface WorkTreeFiles {
  /** Known to the index; they may be deleted in the work tree, or have become something else. */
  readonly tracked: readonly string[];
  /** Neither known nor ignored. */
  readonly untracked: readonly string[];
  /** Known as submodules. */
  readonly submodules: readonly string[];
  /** Repositories that lie inside without being submodules. */
  readonly nested: readonly string[];
  /** Number of names that are not UTF-8 and were left out. */
  readonly unreadable: number;
}

// Listing and checking out must run nothing of the repository's hooks and write nothing beside the index given.
const quiet = [
  ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'],
  ...['-c', 'core.splitIndex=false', '-c', 'core.untrackedCache=false'],
];

function fields(bytes: Buffer): { texts: string[]; unreadable: number } {
  const texts: string[] = [];
  let unreadable = 0;
  let start = 0;
  for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
    const field = bytes.subarray(start, end);
    if (isUtf8(field)) texts.push(field.toString('utf8'));
    else unreadable += 1;
    start = end + 1;
  }
  return { texts, unreadable };
}

/** Asks for objects only: the work tree that the git folder of a submodule names may be gone, which git does not bear. */
function objectsOf(gitDir: string): { cwd: string; env: Record<string, string> } {
  return { cwd: gitDir, env: { GIT_DIR: gitDir, GIT_WORK_TREE: gitDir } };
}

/** Lists what is in the work tree whose top level is `root`. */
export async function listWorkTree(root: string, signal: AbortSignal): Promise<WorkTreeFiles> {
  const [staged, others] = await Promise.all([
    gitBytes([...quiet, 'ls-files', '-z', '--cached', '--stage'], { cwd: root, signal }),
    gitBytes([...quiet, 'ls-files', '-z', '--others', '--exclude-standard'], { cwd: root, signal }),
  ]);
  // In a merge conflict one path has up to three entries.
  const tracked = new Set<string>();
  const submodules = new Set<string>();
  const index = fields(staged);
  for (const entry of index.texts) {
    const tab = entry.indexOf('\t');
    (entry.startsWith('160000 ') ? submodules : tracked).add(entry.slice(tab + 1));
  }
  const untracked: string[] = [];
  const nested: string[] = [];
  const other = fields(others);
  for (const entry of other.texts) {
    if (entry.endsWith('/')) nested.push(entry.slice(0, -1));
    else untracked.push(entry);
  }
  return {
    tracked: [...tracked],
    untracked,
    submodules: [...submodules],
    nested,
    unreadable: index.unreadable + other.unreadable,
  };
}

/** Which of the paths (relative to `root`, with `/`) git ignores and does not track. */
export async function ignoredAmong(
  root: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  try {
    const bytes = await gitBytes([...quiet, 'check-ignore', '-z', '--stdin'], {
      cwd: root,
      input: paths.map((name) => `${name}\0`).join(''),
      signal,
    });
    return new Set(fields(bytes).texts);
  } catch (error) {
    // 1: none of them.
    if (error instanceof GitError && error.code === 1) return new Set();
    throw error;
  }
}

/** Lists the tree of a commit, submodules as one entry each. */
export async function listTree(gitDir: string, commit: string, signal: AbortSignal): Promise<TreeEntry[]> {
  const bytes = await gitBytes(['ls-tree', '-r', '-z', '--full-tree', commit], {
    ...objectsOf(gitDir),
    signal,
  });
  return fields(bytes).texts.map((entry) => {
    const tab = entry.indexOf('\t');
    const [mode = '', , sha = ''] = entry.slice(0, tab).split(' ');
    const kind = mode === '160000' ? 'submodule' : mode === '120000' ? 'link' : 'file';
    return { path: entry.slice(tab + 1), kind, sha };
  });
}

/** Whether the repository has the commit with its tree. */
export async function hasCommit(gitDir: string, commit: string): Promise<boolean> {
  const args = ['rev-parse', '--verify', '--quiet', `${commit}^{tree}`];
  return (await gitOrNull(args, objectsOf(gitDir))) !== null;
}

/** The git folder of the repository whose top level is exactly `folder`; null when there is none. */
export async function gitDirOf(folder: string): Promise<string | null> {
  // Without a .git of its own git would answer for the repository around it.
  if ((await lstat(path.join(folder, '.git')).catch(() => null)) === null) return null;
  const found = await gitOrNull(['rev-parse', '--absolute-git-dir'], { cwd: folder });
  return found === null ? null : path.resolve(folder, found);
}

/** The folder that all linked work trees of a repository share; submodules are kept in its `modules`. */
export async function commonDir(gitDir: string): Promise<string> {
  const found = await git(['rev-parse', '--git-common-dir'], objectsOf(gitDir));
  return path.resolve(gitDir, found);
}

/**
 * Writes the tree of a commit into an empty folder as a checkout does: attributes, line endings and filters such as LFS
 * apply. The repository's own index and work tree are not touched.
 *
 * @param index Absolute path of an index file to use and remove.
 * @returns null; when the LFS filter did not work, so that pointer files lie in place of contents, what it said (one line,
 * untrusted).
 * @throws GitError
 */
export async function checkoutTree(request: {
  readonly gitDir: string;
  readonly commit: string;
  readonly folder: string;
  readonly index: string;
  readonly signal: AbortSignal;
}): Promise<string | null> {
  const { gitDir, commit, folder, index, signal } = request;
  const args = [...['--git-dir', gitDir, '--work-tree', folder], ...['read-tree', '--reset', '-u', commit]];
  let said: string | null = null;
  try {
    for (const { options, env } of lfsAttempts) {
      try {
        await git([...quiet, ...options, ...args], {
          cwd: folder,
          env: { ...env, GIT_INDEX_FILE: index },
          signal,
        });
        return said;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof GitError) || !/\blfs\b/u.test(error.stderr)) throw error;
        said ??= reasonOf(error);
        await rm(folder, { recursive: true, force: true });
        await rm(index, { force: true });
        await mkdir(folder);
      }
    }
    throw new Error('without its filter LFS cannot fail');
  } finally {
    await rm(index, { force: true });
    await rm(`${index}.lock`, { force: true });
  }
}

/** With all contents; with those that can be had; with none. */
const lfsAttempts: readonly { readonly options: readonly string[]; readonly env: Record<string, string> }[] =
  [
    { options: [], env: {} },
    { options: [], env: { GIT_LFS_SKIP_DOWNLOAD_ERRORS: '1' } },
    {
      options: [
        ...['-c', 'filter.lfs.process=', '-c', 'filter.lfs.smudge='],
        ...['-c', 'filter.lfs.required=false'],
      ],
      env: {},
    },
  ];

/** The line that says why; before it git-lfs tells its progress. */
function reasonOf({ stderr, message }: GitError): string {
  const line = stderr.split('\n').find((text) => /\S/u.test(text) && !text.startsWith('Downloading '));
  return (line ?? message).trim().slice(0, 300);
}
