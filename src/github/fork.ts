import type { GitHubApi, PullRequest } from './api.ts';
import type { Repository, WorkflowRunEvent } from './context.ts';

/**
 * The open pull request that a run of a fork was for, found by what GitHub says about the run alone; or why there is none.
 */
export function pullRequestOfRun(
  _api: GitHubApi,
  _repository: Repository,
  _run: WorkflowRunEvent,
): Promise<PullRequest | { none: string }> {
  return Promise.reject(new Error('not built yet'));
}
