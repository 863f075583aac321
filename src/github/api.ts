import type { Repository } from './context.ts';

/** A comment of a pull request or an issue. */
export interface Comment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  /** Login; null: the account is gone. */
  readonly author: string | null;
  readonly authorIsBot: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PullRequest {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly merged: boolean;
  readonly headSha: string;
  readonly headRepositoryId: number | null;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly baseRepositoryId: number;
  readonly url: string;
}

export interface Issue {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

/** When and by whom a label was put on an issue or pull request. */
export interface Labelled {
  readonly label: string;
  /** Login; null: the account is gone. */
  readonly actor: string | null;
  readonly actorIsBot: boolean;
  /** ISO 8601. */
  readonly at: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  /** Path of the workflow file, without a ref. */
  readonly path: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly headRepositoryId: number | null;
  readonly repositoryId: number;
  readonly status: string;
  readonly conclusion: string | null;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of the archive. */
  readonly size: number;
  /** `sha256:<hex>` of the archive; null: the server does not say. */
  readonly digest: string | null;
  readonly expired: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly run: {
    readonly id: number;
    readonly repositoryId: number;
    readonly headRepositoryId: number;
    readonly headBranch: string | null;
    readonly headSha: string;
  } | null;
}

/** Time as the API sees it; replaced in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export interface ApiOptions {
  readonly token: string;
  readonly repository: Pick<Repository, 'owner' | 'name'>;
  /** `https://api.github.com` or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

/* eslint-disable @typescript-eslint/no-unused-vars -- signatures for those who build on them; bodies follow */
const later = (): Promise<never> => Promise.reject(new Error('not built yet'));

/**
 * The parts of GitHub's REST API that perf-gate uses, for one repository.
 *
 * Each call is tried again on 5xx, broken connections and limits, with backoff, `retry-after` and `x-ratelimit-reset`
 * honoured; all calls of one object together wait at most five minutes. All methods throw PerfGateError; a missing
 * permission is named together with the YAML line that grants it.
 */
export class GitHubApi {
  constructor(_options: ApiOptions) {}
  /** Login that this token acts as: `github-actions[bot]`. */
  viewer(): Promise<string> {
    return later();
  }
  /** Comments of an issue or pull request, oldest first. */
  listComments(_issue: number): Promise<Comment[]> {
    return later();
  }
  createComment(_issue: number, _body: string): Promise<Comment> {
    return later();
  }
  /** null: there is no such comment any more. */
  updateComment(_id: number, _body: string): Promise<Comment | null> {
    return later();
  }
  /** Removing what is gone is no error. */
  deleteComment(_id: number): Promise<void> {
    return later();
  }
  getPullRequest(_number: number): Promise<PullRequest> {
    return later();
  }
  /** Pull requests that contain a commit; finds none for commits of forks. */
  listPullRequestsForCommit(_sha: string): Promise<PullRequest[]> {
    return later();
  }
  /** Open pull requests of a branch, which may be of a fork: `owner`, `branch`. */
  listPullRequestsOfBranch(_owner: string, _branch: string): Promise<PullRequest[]> {
    return later();
  }
  /** Merge base of two commits, on GitHub's side. */
  mergeBase(_base: string, _head: string): Promise<string> {
    return later();
  }
  /** Commit ids of the parents, first parent first. */
  parentsOf(_sha: string): Promise<string[]> {
    return later();
  }
  /** What somebody may do here; someone unknown may do nothing. */
  getPermission(_login: string): Promise<'admin' | 'write' | 'read' | 'none'> {
    return later();
  }
  /** Names of the labels on an issue or pull request. */
  listLabels(_issue: number): Promise<string[]> {
    return later();
  }
  /** Every time a label was put on, oldest first. */
  listLabelled(_issue: number): Promise<Labelled[]> {
    return later();
  }
  /** Issues (not pull requests) with this label by this author, oldest first. */
  listIssues(_query: { label: string; creator: string }): Promise<Issue[]> {
    return later();
  }
  createIssue(_issue: { title: string; body: string; labels: readonly string[] }): Promise<Issue> {
    return later();
  }
  updateIssue(
    _number: number,
    _change: { title?: string; body?: string; state?: 'open' | 'closed' },
  ): Promise<Issue> {
    return later();
  }
  getRun(_id: number): Promise<WorkflowRun> {
    return later();
  }
  /** Runs of a workflow file (its base name), newest first. */
  listRuns(_query: { workflow: string; branch: string; last: number }): Promise<WorkflowRun[]> {
    return later();
  }
  /** Artifacts of this name in the whole repository, forks' runs included, newest first; at most 1,000. */
  listArtifacts(_name: string): Promise<Artifact[]> {
    return later();
  }
  /** Artifacts of one run. */
  listRunArtifacts(_run: number): Promise<Artifact[]> {
    return later();
  }
  /** The bytes of an artifact's archive. @throws PerfGateError when there are more than `limit`. */
  downloadArtifact(_id: number, _limit: number): Promise<Buffer> {
    return later();
  }
}
