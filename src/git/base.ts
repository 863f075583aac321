import type { Commit } from '../model/index.ts';
import { PerfGateError } from '../model/index.ts';
import { GitError, git, gitOrNull } from './git.ts';
import { readCommit } from './repository.ts';
import type { Repository } from './repository.ts';

const unshallow =
  'Fetch the history with "git fetch --unshallow" (with actions/checkout: "fetch-depth: 0"), or name the base commit with --base.';

const fetchTimeout = 120_000;

/**
 * Finds the commit that head is compared with.
 *
 * `auto` is the first parent of the merge commit that GitHub makes for a pull request, else the merge base of HEAD and
 * the default branch. With uncommitted files the base may be HEAD itself: the work tree is then compared with its commit.
 *
 * @param environment The variables of the job: GITHUB_EVENT_NAME, GITHUB_SHA and GITHUB_BASE_REF are read.
 * @param fetchEnv Added to the environment of git where it fetches, such as a credential.
 * @throws PerfGateError when there is none, when history is cut off before it, or when there is nothing to compare.
 */
export async function resolveBase(
  repository: Repository,
  wanted: string,
  environment: Readonly<Record<string, string | undefined>> = {},
  signal?: AbortSignal,
  fetchEnv: Readonly<Record<string, string>> = {},
): Promise<Commit> {
  const found =
    wanted === 'auto'
      ? ((await pullRequestParent(repository, environment)) ?? (await mergeBase(repository)))
      : await named(repository, wanted);
  const { sha } = found;
  await provide(repository, sha, signal, fetchEnv);
  if (sha === repository.head.sha && !repository.head.dirty) {
    throw new PerfGateError(
      `base commit equals head commit (${sha.slice(0, 12)}) and nothing is uncommitted: nothing to compare`,
      {
        remedy: `Name an earlier commit, for example --base HEAD~1${repository.shallow ? ' (this clone is shallow: "git fetch --unshallow" or "fetch-depth: 0" first)' : ''}, or run on a branch.`,
      },
    );
  }
  const { time } = await readCommit(repository.root, sha);
  return { sha, ref: found.ref, dirty: false, time };
}

interface Found {
  readonly sha: string;
  readonly ref: string | null;
}

/** HEAD as its callers know it: a repository that was found has one. */
function headSha(repository: Repository): string {
  if (repository.head.sha === null) throw new Error('a repository has a HEAD commit');
  return repository.head.sha;
}

async function pullRequestParent(
  repository: Repository,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Found | null> {
  if (environment.GITHUB_EVENT_NAME !== 'pull_request') return null;
  const sha = headSha(repository);
  // Where the workflow checked out something else (the branch's own commit), a merge there is the author's.
  const merged = environment.GITHUB_SHA;
  if (merged !== undefined && merged !== '' && merged !== sha) return null;
  const { parents } = await readCommit(repository.root, sha);
  const [first] = parents;
  if (first === undefined || parents.length < 2) return null;
  const ref = environment.GITHUB_BASE_REF;
  return { sha: first, ref: ref === undefined || ref === '' ? null : ref };
}

/** The default branch as a full ref name, and as people call it; null when it cannot be told. */
export async function defaultBranch(root: string): Promise<{ ref: string; name: string } | null> {
  const candidates: string[] = [];
  const remoteHead = await gitOrNull(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'], { cwd: root });
  if (remoteHead !== null) candidates.push(remoteHead);
  candidates.push('refs/remotes/origin/main', 'refs/remotes/origin/master');
  candidates.push('refs/heads/main', 'refs/heads/master');
  const configured = await gitOrNull(['config', '--get', 'init.defaultBranch'], { cwd: root });
  if (configured !== null && configured !== '') candidates.push(`refs/heads/${configured}`);
  for (const ref of candidates) {
    const sha = await gitOrNull(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd: root });
    if (sha !== null) return { ref, name: ref.replace(/^refs\/(?:heads|remotes)\//u, '') };
  }
  return null;
}

async function mergeBase(repository: Repository): Promise<Found> {
  const { root, shallow } = repository;
  const branch = await defaultBranch(root);
  if (branch === null) {
    throw new PerfGateError(
      `cannot find the default branch of ${root}: neither origin/HEAD, origin/main, origin/master, main nor master exists here`,
      {
        remedy: shallow
          ? `Name the base commit with --base. This clone is shallow: ${unshallow}`
          : 'Name the base commit with --base.',
      },
    );
  }
  const sha = await gitOrNull(['merge-base', headSha(repository), branch.ref], { cwd: root });
  if (sha !== null) return { sha, ref: branch.name };
  throw new PerfGateError(
    shallow
      ? `cannot find the merge base of HEAD and ${branch.name}: this clone is shallow, its history is cut off`
      : `HEAD and ${branch.name} have no common ancestor`,
    { remedy: shallow ? unshallow : 'Name the base commit with --base.' },
  );
}

async function named(repository: Repository, wanted: string): Promise<Found> {
  const { root, shallow } = repository;
  const shown = JSON.stringify(wanted.slice(0, 200));
  // git would read it as an option.
  if (wanted === '' || wanted.startsWith('-') || wanted.length > 1000) {
    throw new PerfGateError(`--base ${shown} is not a revision`, {
      remedy: 'Give a branch, a tag, a commit id, "auto" or "none".',
    });
  }
  for (const revision of [wanted, `refs/remotes/origin/${wanted}`]) {
    const sha = await gitOrNull(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], { cwd: root });
    // An id is no name: the report would say it twice.
    if (sha !== null) return { sha, ref: sha.startsWith(wanted.toLowerCase()) ? null : wanted };
  }
  // A shallow clone hides the parent that the commit object names; its id is enough to ask for it.
  if (shallow && /^(?:HEAD|@)(?:\^1?|~1?)$/u.test(wanted)) {
    const [first] = (await readCommit(root, headSha(repository))).parents;
    if (first !== undefined) return { sha: first, ref: wanted };
  }
  if (shallow && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(wanted)) return { sha: wanted, ref: null };
  throw new PerfGateError(`cannot find the base commit ${shown} in ${root}`, {
    remedy: shallow
      ? `This clone is shallow: ${unshallow}`
      : 'Give a branch, a tag or a commit id that exists here; "git fetch" brings what the remote has.',
  });
}

/** Makes sure that the commit and its files are here; only a shallow clone is asked to fetch, and only this commit. */
async function provide(
  repository: Repository,
  sha: string,
  signal: AbortSignal | undefined,
  fetchEnv: Readonly<Record<string, string>>,
): Promise<void> {
  const { root, shallow } = repository;
  const there = async (): Promise<boolean> =>
    (await gitOrNull(['rev-parse', '--verify', '--quiet', `${sha}^{tree}`], { cwd: root })) !== null;
  if (await there()) return;
  const missing = `the base commit ${sha} is not in this clone`;
  if (!shallow) throw new PerfGateError(missing, { remedy: 'Fetch it with "git fetch".' });
  const timeout = AbortSignal.timeout(fetchTimeout);
  try {
    // Leaves no trace but the objects and the new edge of history: no ref, no FETCH_HEAD, no clean-up in the background.
    await git(
      [
        ...['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'fetch.writeCommitGraph=false'],
        ...['fetch', '--quiet', '--depth=1', '--no-write-fetch-head', '--no-tags', '--no-prune'],
        ...['--no-recurse-submodules', 'origin', sha],
      ],
      {
        cwd: root,
        env: fetchEnv,
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      },
    );
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof GitError)) throw error;
    throw new PerfGateError(
      `${missing}: it is shallow, its history is cut off, and fetching the commit failed`,
      { remedy: unshallow, output: error.stderr, cause: error },
    );
  }
  if (!(await there())) throw new PerfGateError(`${missing}: it is shallow`, { remedy: unshallow });
}
