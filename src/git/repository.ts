import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Commit } from '../model/index.ts';
import { PerfGateError } from '../model/index.ts';
import { GitError, git, gitBytes, gitOrNull } from './git.ts';

/** The repository that the project lies in, as it was when it was found. */
export interface Repository {
  /** Absolute real path of the top level of the work tree. */
  readonly root: string;
  /** Absolute path of the git folder of this work tree (not the common one of linked work trees). */
  readonly gitDir: string;
  /** Whether history is cut off, so that a commit's parents may not be there. */
  readonly shallow: boolean;
  readonly head: Commit;
}

/** What a commit object says of itself. */
export interface RecordedCommit {
  readonly sha: string;
  /** As recorded in the object: in a shallow clone they may not be there. */
  readonly parents: readonly string[];
  /** Committer time, ISO 8601; null when the object has none that can be read. */
  readonly time: string | null;
}

/**
 * Finds the repository of a folder and its HEAD.
 * @throws PerfGateError when there is no git, no repository, no work tree or no commit.
 */
export async function findRepository(folder: string): Promise<Repository> {
  const root = await topLevel(folder);
  const gitDir = path.resolve(root, await git(['rev-parse', '--absolute-git-dir'], { cwd: root }));
  const sha = await gitOrNull(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { cwd: root });
  if (sha === null) {
    throw new PerfGateError(`the repository ${root} has no commit yet`, {
      remedy: 'Commit something first: perf-gate compares a commit with an earlier one.',
    });
  }
  const [shallow, ref, recorded, dirty] = await Promise.all([
    git(['rev-parse', '--is-shallow-repository'], { cwd: root }),
    gitOrNull(['symbolic-ref', '--short', '--quiet', 'HEAD'], { cwd: root }),
    readCommit(root, sha),
    isDirty(root),
  ]);
  return {
    root,
    gitDir,
    shallow: shallow === 'true',
    head: { sha, ref: ref === null || ref === '' ? null : ref, dirty, time: recorded.time },
  };
}

async function topLevel(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() !== true) throw new PerfGateError(`there is no folder ${folder}`);
  try {
    return await realpath(await git(['rev-parse', '--show-toplevel'], { cwd: folder }));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw explained(error, folder);
  }
}

function explained(error: GitError, folder: string): PerfGateError {
  if (error.code === null) {
    return new PerfGateError('git cannot be started', {
      remedy: 'Install git and put it on the PATH.',
      cause: error,
    });
  }
  if (error.stderr.includes('not a git repository')) {
    return new PerfGateError(`${folder} is not in a git repository`, {
      remedy: 'Run perf-gate inside a clone of the project, or make one with "git init" and a first commit.',
    });
  }
  if (error.stderr.includes('dubious ownership')) {
    return new PerfGateError(`git refuses the repository of ${folder}: it belongs to another user`, {
      remedy: `Say that you trust it: git config --global --add safe.directory ${JSON.stringify(folder)}`,
      output: error.stderr,
    });
  }
  if (error.stderr.includes('must be run in a work tree')) {
    return new PerfGateError(`${folder} is in a git repository without a work tree`, {
      remedy: 'Run perf-gate in a clone with checked-out files, not in a bare repository or a .git folder.',
    });
  }
  return new PerfGateError(`git cannot read the repository of ${folder}`, {
    output: error.stderr,
    cause: error,
  });
}

/**
 * Reads the commit object itself, so that parents count which a shallow clone hides.
 * @throws GitError when the commit is not there.
 */
export async function readCommit(root: string, sha: string): Promise<RecordedCommit> {
  const text = (await gitBytes(['cat-file', 'commit', sha], { cwd: root })).toString('utf8');
  const end = text.indexOf('\n\n');
  const header = (end === -1 ? text : text.slice(0, end)).split('\n');
  const parents: string[] = [];
  let time: string | null = null;
  for (const line of header) {
    if (line.startsWith('parent ')) parents.push(line.slice('parent '.length));
    else if (line.startsWith('committer ')) {
      const seconds = / (-?\d{1,15}) [+-]\d+$/u.exec(line)?.[1];
      const date = seconds === undefined ? null : new Date(Number(seconds) * 1000);
      if (date !== null && !Number.isNaN(date.getTime())) time = date.toISOString();
    }
  }
  return { sha, parents, time };
}

/** Whether a path (with `/`) lies in a `.perf-gate` folder: our own output, never part of what is measured. */
export function isOwnOutput(file: string): boolean {
  return file.split('/').includes('.perf-gate');
}

/**
 * Whether the work tree is what git has for `commit`, file by file: HEAD has the same tree, nothing is uncommitted or
 * untracked, and git looks at every file (none is skipped in a sparse checkout or assumed unchanged).
 */
export async function isSameTree(repository: Repository, commit: string): Promise<boolean> {
  const { root, head } = repository;
  if (head.dirty || head.sha === null) return false;
  const [own, other] = await Promise.all(
    [head.sha, commit].map((sha) =>
      gitOrNull(['rev-parse', '--verify', '--quiet', `${sha}^{tree}`], { cwd: root }),
    ),
  );
  if (own === null || own !== other) return false;
  const listed = (await gitBytes(['ls-files', '-v', '-z'], { cwd: root })).toString('utf8');
  return listed.split('\0').every((entry) => entry === '' || entry.startsWith('H '));
}

/**
 * Whether there are uncommitted or untracked files that are not ignored.
 * @throws PerfGateError when git cannot tell, as without the LFS filter that the configuration demands.
 */
async function isDirty(root: string): Promise<boolean> {
  let bytes: Buffer;
  try {
    bytes = await gitBytes(
      // Renames would add a second name to an entry.
      ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--ignore-submodules=none', '--no-renames'],
      { cwd: root },
    );
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new PerfGateError(`git cannot tell which files of ${root} are uncommitted`, {
      remedy: /\bfilter\b/u.test(error.stderr)
        ? 'Install the program that the filter names (for LFS: git-lfs).'
        : 'See what "git status" says there.',
      output: error.stderr,
      cause: error,
    });
  }
  return bytes
    .toString('utf8')
    .split('\0')
    .some((entry) => entry.length > 3 && !isOwnOutput(entry.slice(3)));
}
