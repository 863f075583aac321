import { getOctokit } from '@actions/github';
import { defaults } from '@actions/github/lib/utils';
import { messageOf, PerfGateError } from '../model/index.ts';
import { withoutRef, type Repository } from './context.ts';
import { isLimited, Patience, systemClock, type Clock, type Refusal } from './patience.ts';

export type { Clock } from './patience.ts';

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
  readonly headSha: string;
  /** null: it was deleted. */
  readonly headRepositoryId: number | null;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly baseRepositoryId: number;
  /** The commit that brought it to its base; before that, of a merge that GitHub tries; null: there is none. */
  readonly mergeSha: string | null;
  /** ISO 8601; null: it is not merged. */
  readonly mergedAt: string | null;
  readonly url: string;
}

export interface Issue {
  readonly number: number;
  readonly state: 'open' | 'closed';
  readonly title: string;
  readonly body: string;
  /** Login; null: the account is gone. */
  readonly author: string | null;
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
  readonly status: string | null;
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
  /** ISO 8601; null: the server does not say. */
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
  readonly run: {
    readonly id: number;
    readonly repositoryId: number;
    readonly headRepositoryId: number;
    readonly headBranch: string | null;
    readonly headSha: string;
  } | null;
}

export interface ApiOptions {
  readonly token: string;
  readonly repository: Pick<Repository, 'owner' | 'name'>;
  /** `https://api.github.com` or that of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** For tests; by default one that uses the runner's proxy. */
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
}

type Octokit = ReturnType<typeof getOctokit>;

const perPage = 100;
/** Pages of artifacts that are looked through: forks can add as many of any name as they like. */
const artifactPages = 10;
const requestTimeout = 30_000;
const downloadTimeout = 5 * 60_000;

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof DownloadRefused) return error.refusal;
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const response = 'response' in error ? (error.response as OctokitResponse | undefined) : undefined;
  const said = response?.data?.message;
  return {
    // octokit calls a broken connection a 500 without a response.
    status: response === undefined ? null : error.status,
    headers: Object.fromEntries(
      Object.entries(response?.headers ?? {}).map(([name, value]) => [
        name,
        value === undefined ? undefined : String(value),
      ]),
    ),
    message: (typeof said === 'string' ? said : error.message).slice(0, 500),
  };
}

interface OctokitResponse {
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
  readonly data?: { readonly message?: unknown };
}

class DownloadRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The token lacks a permission, or, where GitHub does not tell, there is nothing at that place. */
export class PermissionMissing extends PerfGateError {}

/** @param permission as a workflow writes it, such as `issues: write`. */
function errorOf(error: unknown, what: string, permission: string): unknown {
  const refusal = refusalOf(error);
  if (refusal === null) return error;
  const { status, message, headers } = refusal;
  const grant = `Add \`${permission}\` under \`permissions:\` in the workflow. Runs for forks and for Dependabot never get more than read.`;
  if (isLimited(refusal)) {
    const reset = Number(headers['x-ratelimit-reset']);
    const until = Number.isFinite(reset) ? ` until ${new Date(reset * 1000).toISOString()}` : '';
    return new PerfGateError(`cannot ${what}: the token has reached a limit of GitHub${until}: ${message}`, {
      remedy: 'Run the job again later, or let fewer jobs run at a time.',
    });
  }
  if (status === null || status >= 500) {
    const answer = status === null ? message : `it answers ${String(status)}: ${message}`;
    return new PerfGateError(`cannot ${what}: GitHub does not work at the moment: ${answer}`, {
      remedy: 'Run the job again later.',
    });
  }
  if (status === 401) {
    return new PerfGateError(`cannot ${what}: GitHub does not know the token`, {
      remedy: 'Leave out the input `token`, or give one that is valid.',
    });
  }
  if (status === 403) {
    return new PermissionMissing(`cannot ${what}: the token does not have the permission \`${permission}\`: ${message}`, { remedy: grant }); // prettier-ignore
  }
  if (status === 404) {
    return new PermissionMissing(`cannot ${what}: it is not there, or the token does not have the permission \`${permission}\``, { remedy: grant }); // prettier-ignore
  }
  if (status === 410) return new PerfGateError(`cannot ${what}: it is gone`);
  return new PerfGateError(`cannot ${what}: GitHub answers ${String(status)}: ${message}`);
}

/**
 * The parts of GitHub's REST API that perf-gate uses, for one repository.
 *
 * Each call is tried again on 5xx, broken connections and limits, with backoff, `retry-after` and `x-ratelimit-reset`
 * honoured; all calls of one object together wait at most five minutes. All methods throw PerfGateError; a missing
 * permission is named together with the YAML line that grants it. A call that is repeated may have been carried out
 * before, so what creates something is followed by a search for doubles.
 */
export class GitHubApi {
  readonly #octokit: Octokit;
  readonly #repository: { owner: string; repo: string };
  readonly #patience: Patience;
  readonly #fetch: typeof fetch;
  readonly #secure: boolean;
  #viewer: Promise<string> | null = null;

  constructor({ token, repository, apiUrl, fetch, clock }: ApiOptions) {
    // The one with the runner's proxy has undici's types, which are those of Node's own.
    this.#fetch =
      fetch ?? (defaults.request?.fetch as typeof globalThis.fetch | undefined) ?? globalThis.fetch;
    this.#octokit = getOctokit(token, {
      baseUrl: apiUrl,
      userAgent: 'perf-gate',
      request: { fetch: this.#fetch },
      log: { debug: silent, info: silent, warn: silent, error: silent },
    });
    this.#patience = new Patience(clock ?? systemClock);
    this.#repository = { owner: repository.owner, repo: repository.name };
    this.#secure = apiUrl.startsWith('https:');
    this.#octokit.hook.wrap('request', async (request, options) =>
      this.#patience.repeat(async () => {
        // A signal cannot be used twice.
        const signal = AbortSignal.timeout(requestTimeout);
        return request({ ...options, request: { ...options.request, signal } });
      }, refusalOf),
    );
  }

  /** Login that this token acts as: `github-actions[bot]`. */
  async viewer(): Promise<string> {
    this.#viewer ??= this.#call('ask whose token this is', 'metadata: read', async () => {
      const found = await this.#octokit.graphql<{ viewer: { login: string } }>('query { viewer { login } }');
      return found.viewer.login;
    });
    return this.#viewer;
  }

  /** Comments of an issue or pull request, oldest first. */
  async listComments(issue: number): Promise<Comment[]> {
    // Reading needs less. They are read where one is to be written, and who grants what is named must not be refused again.
    return this.#call(`read the comments of #${String(issue)}`, 'pull-requests: write', async () => {
      const found = await this.#octokit.paginate(this.#octokit.rest.issues.listComments, {
        ...this.#repository,
        issue_number: issue,
        per_page: perPage,
      });
      return found.map(commentOf);
    });
  }

  async createComment(issue: number, body: string): Promise<Comment> {
    return this.#call(`comment on #${String(issue)}`, 'pull-requests: write', async () => {
      const { data } = await this.#octokit.rest.issues.createComment({
        ...this.#repository,
        issue_number: issue,
        body,
      });
      return commentOf(data);
    });
  }

  /** null: there is no such comment any more. */
  async updateComment(id: number, body: string): Promise<Comment | null> {
    return this.#call(`update the comment ${String(id)}`, 'pull-requests: write', async () => {
      try {
        const { data } = await this.#octokit.rest.issues.updateComment({
          ...this.#repository,
          comment_id: id,
          body,
        });
        return commentOf(data);
      } catch (error) {
        if (refusalOf(error)?.status === 404) return null;
        throw error;
      }
    });
  }

  /** Removing what is gone is no error. */
  async deleteComment(id: number): Promise<void> {
    await this.#call(`remove the comment ${String(id)}`, 'pull-requests: write', async () => {
      try {
        await this.#octokit.rest.issues.deleteComment({ ...this.#repository, comment_id: id });
      } catch (error) {
        if (refusalOf(error)?.status !== 404) throw error;
      }
    });
  }

  async getPullRequest(number: number): Promise<PullRequest> {
    return this.#call(`read the pull request #${String(number)}`, 'pull-requests: read', async () => {
      const { data } = await this.#octokit.rest.pulls.get({ ...this.#repository, pull_number: number });
      return pullRequestOf(data);
    });
  }

  /** Pull requests that contain a commit or, once merged, brought it to a branch, at most 100; finds none for commits of forks. */
  async listPullRequestsForCommit(sha: string): Promise<PullRequest[]> {
    return this.#call(`find the pull requests of ${sha}`, 'pull-requests: read', async () => {
      const { data } = await this.#octokit.rest.repos.listPullRequestsAssociatedWithCommit({
        ...this.#repository,
        commit_sha: sha,
        per_page: perPage,
      });
      return data.map(pullRequestOf);
    });
  }

  /** Open pull requests from a branch of `owner`, which may be a fork's, at most 100. */
  async listPullRequestsOfBranch(owner: string, branch: string): Promise<PullRequest[]> {
    return this.#call(`find the pull requests of ${owner}:${branch}`, 'pull-requests: read', async () => {
      const { data } = await this.#octokit.rest.pulls.list({
        ...this.#repository,
        state: 'open',
        head: `${owner}:${branch}`,
        per_page: perPage,
      });
      return data.map(pullRequestOf);
    });
  }

  /** Merge base of two commits, without a clone. */
  async mergeBase(base: string, head: string): Promise<string> {
    return this.#call(`compare ${base} and ${head}`, 'contents: read', async () => {
      const { data } = await this.#octokit.rest.repos.compareCommitsWithBasehead({
        ...this.#repository,
        basehead: `${base}...${head}`,
        per_page: 1,
      });
      return data.merge_base_commit.sha;
    });
  }

  /** Commit ids of the parents, first parent first. */
  async parentsOf(sha: string): Promise<string[]> {
    return this.#call(`read the commit ${sha}`, 'contents: read', async () => {
      const { data } = await this.#octokit.rest.git.getCommit({ ...this.#repository, commit_sha: sha });
      return data.parents.map((parent) => parent.sha);
    });
  }

  /** What somebody may do here; someone unknown may do nothing. */
  async getPermission(login: string): Promise<'admin' | 'write' | 'read' | 'none'> {
    return this.#call('ask who may write to the repository', 'metadata: read', async () => {
      try {
        const { data } = await this.#octokit.rest.repos.getCollaboratorPermissionLevel({
          ...this.#repository,
          username: login,
        });
        const { permission } = data;
        return permission === 'admin' || permission === 'write' || permission === 'read'
          ? permission
          : 'none';
      } catch (error) {
        if (refusalOf(error)?.status === 404) return 'none';
        throw error;
      }
    });
  }

  /** Names of the labels on an issue or pull request. */
  async listLabels(issue: number): Promise<string[]> {
    return this.#call(`read the labels of #${String(issue)}`, 'pull-requests: read', async () => {
      const found = await this.#octokit.paginate(this.#octokit.rest.issues.listLabelsOnIssue, {
        ...this.#repository,
        issue_number: issue,
        per_page: perPage,
      });
      return found.map((label) => label.name);
    });
  }

  /** Every time a label was put on, oldest first. */
  async listLabelled(issue: number): Promise<Labelled[]> {
    return this.#call(`read the events of #${String(issue)}`, 'pull-requests: read', async () => {
      const found = await this.#octokit.paginate(this.#octokit.rest.issues.listEvents, {
        ...this.#repository,
        issue_number: issue,
        per_page: perPage,
      });
      return found.flatMap((event): Labelled[] => {
        if (event.event !== 'labeled' || !('label' in event)) return [];
        // The types promise an actor, who is null when the account is gone.
        const actor = event.actor as { login: string; type: string } | null;
        const by = { actor: actor?.login ?? null, actorIsBot: actor?.type === 'Bot' };
        return [{ label: event.label.name, at: event.created_at, ...by }];
      });
    });
  }

  /** Issues (not pull requests), open or closed, with this label, oldest first. */
  async listIssues(label: string): Promise<Issue[]> {
    return this.#call('read the issues', 'issues: read', async () => {
      const found = await this.#octokit.paginate(this.#octokit.rest.issues.listForRepo, {
        ...this.#repository,
        state: 'all',
        labels: label,
        sort: 'created',
        direction: 'asc',
        per_page: perPage,
      });
      return found.filter((issue) => issue.pull_request === undefined).map(issueOf);
    });
  }

  /** Labels that the repository does not have are made. */
  async createIssue(issue: { title: string; body: string; labels: readonly string[] }): Promise<Issue> {
    return this.#call('open an issue', 'issues: write', async () => {
      const { data } = await this.#octokit.rest.issues.create({
        ...this.#repository,
        ...issue,
        labels: [...issue.labels],
      });
      return issueOf(data);
    });
  }

  async updateIssue(
    number: number,
    change: { title?: string; body?: string; state?: 'open' | 'closed' },
  ): Promise<Issue> {
    return this.#call(`update the issue #${String(number)}`, 'issues: write', async () => {
      const { data } = await this.#octokit.rest.issues.update({
        ...this.#repository,
        issue_number: number,
        ...change,
      });
      return issueOf(data);
    });
  }

  async getRun(id: number): Promise<WorkflowRun> {
    return this.#call(`read the workflow run ${String(id)}`, 'actions: read', async () => {
      const { data } = await this.#octokit.rest.actions.getWorkflowRun({ ...this.#repository, run_id: id });
      return {
        id: data.id,
        attempt: data.run_attempt ?? 1,
        event: data.event,
        path: withoutRef(data.path),
        headSha: data.head_sha,
        headBranch: data.head_branch,
        // The types promise a repository, which is null when it was deleted.
        headRepositoryId: (data.head_repository as { id: number } | null)?.id ?? null,
        repositoryId: data.repository.id,
        status: data.status,
        conclusion: data.conclusion,
      };
    });
  }

  /** Artifacts of this name in the whole repository, forks' runs included, newest first; at most 1,000. */
  async listArtifacts(name: string): Promise<Artifact[]> {
    return this.#call('list the artifacts', 'actions: read', async () => {
      const found: Artifact[] = [];
      for (let page = 1; page <= artifactPages; page += 1) {
        const { data } = await this.#octokit.rest.actions.listArtifactsForRepo({
          ...this.#repository,
          name,
          per_page: perPage,
          page,
        });
        found.push(...data.artifacts.map(artifactOf));
        if (data.artifacts.length < perPage) break;
      }
      return found;
    });
  }

  /** Artifacts of one run, at most 1,000. */
  async listRunArtifacts(run: number): Promise<Artifact[]> {
    return this.#call(`list the artifacts of the run ${String(run)}`, 'actions: read', async () => {
      const found = await this.#octokit.paginate(this.#octokit.rest.actions.listWorkflowRunArtifacts, {
        ...this.#repository,
        run_id: run,
        per_page: perPage,
      });
      return found.map(artifactOf);
    });
  }

  /**
   * The bytes of an artifact's archive.
   * @throws PerfGateError when it has expired, or is larger than `limit` bytes.
   */
  async downloadArtifact(id: number, limit: number): Promise<Buffer> {
    const what = `download the artifact ${String(id)}`;
    return this.#call(what, 'actions: read', async () => {
      const { headers } = await this.#octokit.rest.actions.downloadArtifact({
        ...this.#repository,
        artifact_id: id,
        archive_format: 'zip',
        request: { redirect: 'manual' },
      });
      const { location } = headers;
      if (location === undefined || (this.#secure && !location.startsWith('https:'))) {
        throw new PerfGateError(`cannot ${what}: GitHub does not say where it is`);
      }
      // The address is signed: the token is neither needed there nor any of its business.
      return this.#patience.repeat(async () => this.#fetchBytes(location, limit, what), refusalOf);
    });
  }

  async #fetchBytes(url: string, limit: number, what: string): Promise<Buffer> {
    const refused = (status: number | null, message: string): DownloadRefused =>
      new DownloadRefused({ status, headers: {}, message });
    let response: Response;
    try {
      response = await this.#fetch(url, { signal: AbortSignal.timeout(downloadTimeout), redirect: 'error' });
    } catch (error) {
      throw refused(null, messageOf(error));
    }
    if (response.status !== 200) {
      await response.body?.cancel();
      throw refused(response.status, `the storage answers ${String(response.status)}`);
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      // Leaving the loop ends the connection.
      for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        if (size > limit) throw new PerfGateError(`cannot ${what}: it has more than ${String(limit)} bytes`);
        chunks.push(chunk);
      }
    } catch (error) {
      throw error instanceof PerfGateError ? error : refused(null, messageOf(error));
    }
    return Buffer.concat(chunks);
  }

  async #call<T>(what: string, permission: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw errorOf(error, what, permission);
    }
  }
}

function silent(): void {
  // What goes wrong is thrown; octokit would print it too.
}

function commentOf(comment: {
  id: number;
  html_url: string;
  body?: string | undefined;
  user: { login: string; type: string } | null;
  created_at: string;
  updated_at: string;
}): Comment {
  return {
    id: comment.id,
    url: comment.html_url,
    body: comment.body ?? '',
    author: comment.user?.login ?? null,
    authorIsBot: comment.user?.type === 'Bot',
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
  };
}

function pullRequestOf(pull: {
  number: number;
  state: string;
  head: { sha: string; repo: { id: number } | null };
  base: { sha: string; ref: string; repo: { id: number } };
  merge_commit_sha: string | null;
  merged_at: string | null;
  html_url: string;
}): PullRequest {
  return {
    number: pull.number,
    state: pull.state === 'open' ? 'open' : 'closed',
    headSha: pull.head.sha,
    headRepositoryId: pull.head.repo?.id ?? null,
    baseRef: pull.base.ref,
    baseSha: pull.base.sha,
    baseRepositoryId: pull.base.repo.id,
    mergeSha: pull.merge_commit_sha,
    mergedAt: pull.merged_at,
    url: pull.html_url,
  };
}

function issueOf(issue: {
  number: number;
  state: string;
  title: string;
  body?: string | null | undefined;
  user: { login: string } | null;
  html_url: string;
}): Issue {
  return {
    number: issue.number,
    state: issue.state === 'open' ? 'open' : 'closed',
    title: issue.title,
    body: issue.body ?? '',
    author: issue.user?.login ?? null,
    url: issue.html_url,
  };
}

function artifactOf(artifact: {
  id: number;
  name: string;
  size_in_bytes: number;
  digest?: string | null | undefined;
  expired: boolean;
  created_at: string | null;
  expires_at: string | null;
  workflow_run?:
    | {
        id?: number | undefined;
        repository_id?: number | undefined;
        head_repository_id?: number | undefined;
        head_branch?: string | null | undefined;
        head_sha?: string | undefined;
      }
    | null
    | undefined;
}): Artifact {
  const { id, repository_id, head_repository_id, head_branch, head_sha } = artifact.workflow_run ?? {};
  const known =
    id !== undefined &&
    repository_id !== undefined &&
    head_repository_id !== undefined &&
    head_sha !== undefined;
  return {
    id: artifact.id,
    name: artifact.name,
    size: artifact.size_in_bytes,
    digest: artifact.digest ?? null,
    expired: artifact.expired,
    createdAt: artifact.created_at,
    expiresAt: artifact.expires_at,
    run: known
      ? {
          id,
          repositoryId: repository_id,
          headRepositoryId: head_repository_id,
          headBranch: head_branch ?? null,
          headSha: head_sha,
        }
      : null,
  };
}
