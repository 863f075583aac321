import {
  acceptanceSchemaName,
  globOfName,
  PerfGateError,
  type Standing,
  type StoredAcceptance,
} from '../model/index.ts';
import { findAcceptances } from './acceptances.ts';
import { PermissionMissing, type GitHubApi, type PullRequest } from './api.ts';
import type { BoundAcceptance } from './comment.ts';

/** A push to the default branch. */
export interface Push {
  /** Commit that the branch was at; null: it is new. */
  readonly before: string | null;
  readonly after: string;
  readonly branch: string;
  readonly repositoryId: number;
}

/** Commits of one push that are looked at, newest first; a merge queue pushes a few at a time. */
const commitsLookedAt = 20;

/** A pull request that a push has merged. */
export type MergedPull = PullRequest & { readonly mergeSha: string; readonly mergedAt: string };

/**
 * Pull requests that this push has merged, whichever way: by a merge commit, squashed, or rebased. GitHub names as the merge
 * commit of a pull request the one that brought it to the branch (of rebased ones the last); that it is among the first
 * parents of this push is what counts, because a commit can also be part of pull requests that it has nothing to do with.
 * @throws PerfGateError as the API does.
 */
export async function pullsMergedBy(api: GitHubApi, push: Push): Promise<MergedPull[]> {
  const commits: string[] = [];
  let next: string | undefined = push.after;
  while (next !== undefined && next !== push.before && commits.length < commitsLookedAt) {
    commits.push(next);
    // Of a branch that is new all commits would be.
    if (push.before === null) break;
    [next] = await api.parentsOf(next);
  }
  const merged = new Map<number, MergedPull>();
  for (const commit of commits) {
    for (const pull of await api.listPullRequestsForCommit(commit)) {
      const { number, mergeSha, mergedAt, baseRef, baseRepositoryId } = pull;
      if (mergedAt === null || mergeSha === null || !commits.includes(mergeSha)) continue;
      if (baseRef !== push.branch || baseRepositoryId !== push.repositoryId) continue;
      merged.set(number, { ...pull, mergeSha, mergedAt });
    }
  }
  return [...merged.values()];
}

/**
 * What was accepted on a pull request, as a store keeps it after the merge: by the commit that brought it to the branch, since
 * the commits of the pull request need not be there. It is recorded with the time of the merge, so that a job which runs again
 * records the same.
 * @param suite that the comment with the report is about.
 * @param version of perf-gate.
 * @throws PerfGateError as the API does.
 */
export async function acceptedOnMerged(
  api: GitHubApi,
  pull: MergedPull,
  suite: string,
  version: string,
): Promise<StoredAcceptance[]> {
  const bound = await boundOn(api, pull.number, suite);
  return bound.map(({ benchmark, metric, upTo, commit, reason, author }) => ({
    schema: acceptanceSchemaName,
    tool: { name: 'perf-gate', version },
    suite,
    recorded: pull.mergedAt,
    benchmark: globOfName(benchmark),
    metric: globOfName(metric),
    commit: pull.mergeSha,
    upTo,
    reason,
    author,
    expires: null,
    pull: { number: pull.number, head: commit },
  }));
}

/** Nothing is written here, and a reader is to be granted no more than reading. */
async function boundOn(api: GitHubApi, pull: number, suite: string): Promise<readonly BoundAcceptance[]> {
  try {
    return (await findAcceptances(api, pull, suite)).bound;
  } catch (cause) {
    if (!(cause instanceof PermissionMissing)) throw cause;
    throw new PermissionMissing(
      `cannot read what was accepted on #${String(pull)}: the token does not have the permission \`pull-requests: read\``,
      { remedy: 'Add `pull-requests: read` under `permissions:` in the workflow.', cause },
    );
  }
}

/**
 * Where a commit stands to the two sides, by what GitHub says; for a clone that lacks the history.
 * @param base null: it is not known.
 */
export async function standingByApi(
  api: GitHubApi,
  base: string | null,
  head: string | null,
  commit: string,
): Promise<Standing> {
  const contains = async (sha: string): Promise<boolean> =>
    (await api.mergeBase(commit, sha)).startsWith(commit);
  if (base === null || head === null) return 'unknown';
  try {
    if (await contains(base)) return 'over';
    return (await contains(head)) ? 'open' : 'elsewhere';
  } catch (error) {
    // It may be gone, as the commits of a pull request that was squashed.
    if (error instanceof PerfGateError) return 'unknown';
    throw error;
  }
}
