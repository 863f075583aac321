import type { GitHubApi, PullRequest } from './api.ts';
import type { Repository, WorkflowRunEvent } from './context.ts';

/**
 * The open pull request that a run was for, from what GitHub itself says about the run and never from what the run left
 * behind; or the reason why there is none to speak to. `workflow_run.pull_requests` is empty for forks, and their commits
 * belong to no pull request by the API, so it is found by branch and then held against every identity there is.
 * @throws PerfGateError as the API does.
 */
export async function pullRequestOfRun(
  api: GitHubApi,
  repository: Repository,
  run: WorkflowRunEvent,
): Promise<PullRequest | { readonly none: string }> {
  if (run.event !== 'pull_request')
    return { none: `the run was started by ${run.event}, not by a pull request` };
  const { headRepository, headBranch } = run;
  if (headRepository === null || headBranch === null) return { none: 'the repository of its head is gone' };
  const ofBranch = (await api.listPullRequestsOfBranch(headRepository.owner, headBranch)).filter(
    ({ state, headRepositoryId, baseRepositoryId }) =>
      state === 'open' && headRepositoryId === headRepository.id && baseRepositoryId === repository.id,
  );
  const found = ofBranch.filter(({ headSha }) => headSha === run.headSha);
  const [pull, other] = found;
  if (pull !== undefined && other === undefined) return pull;
  if (pull !== undefined) return { none: `several pull requests have the head ${run.headSha}` };
  return {
    none:
      ofBranch.length > 0
        ? 'its head has moved on since'
        : `no open pull request has the head ${run.headSha}`,
  };
}
