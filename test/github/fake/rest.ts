import { z } from 'zod';
import { git, gitOrNull } from '../../../src/git/git.ts';
import type {
  Account,
  FakeGitHub,
  LabelEvent,
  Permissions,
  Scope,
  StoredArtifact,
  StoredComment,
  StoredIssue,
  StoredRunOfWorkflow,
} from './github.ts';
import type { Answer, Asked } from './http.ts';

interface Call {
  readonly fake: FakeGitHub;
  readonly asked: Asked;
  readonly account: Account;
  /** What stands for `:name` in the path. */
  readonly part: (name: string) => string;
  readonly number: (name: string) => number;
  readonly query: Readonly<Record<string, string>>;
}

interface Route<Body> {
  readonly route: string;
  /** Any one of them is enough. */
  readonly needs: readonly `${Scope}: ${'read' | 'write'}`[];
  readonly query?: readonly string[];
  readonly body?: z.ZodType<Body>;
  readonly answer: (call: Call, body: Body) => Answer | Promise<Answer>;
}

function route<Body>(definition: Route<Body>): Route<unknown> {
  return definition as Route<unknown>;
}

const notFound: Answer = { status: 404, body: { message: 'Not Found' } };
const paging = ['per_page', 'page'] as const;

function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function user(fake: FakeGitHub, login: string | null): object | null {
  return login === null ? null : { login, type: fake.accounts.get(login)?.type ?? 'User' };
}

function commentJson(fake: FakeGitHub, comment: StoredComment): object {
  const { owner, name } = fake.repository;
  return {
    id: comment.id,
    html_url: `https://github.com/${owner}/${name}/issues/${String(comment.issue)}#issuecomment-${String(comment.id)}`,
    body: comment.body,
    user: user(fake, comment.author),
    created_at: iso(comment.created),
    updated_at: iso(comment.updated),
  };
}

function issueJson(fake: FakeGitHub, issue: StoredIssue): object {
  const { owner, name } = fake.repository;
  return {
    number: issue.number,
    state: issue.state,
    title: issue.title,
    body: issue.body,
    html_url: `https://github.com/${owner}/${name}/issues/${String(issue.number)}`,
    user: user(fake, issue.author),
    labels: issue.labels.map((label) => ({ name: label })),
    ...(issue.pull === null ? {} : { pull_request: {} }),
  };
}

function pullJson(fake: FakeGitHub, { number, state, pull }: StoredIssue): object | null {
  if (pull === null) return null;
  const { owner, name, id } = fake.repository;
  return {
    number,
    state,
    html_url: `https://github.com/${owner}/${name}/pull/${String(number)}`,
    head: {
      sha: pull.headSha,
      ref: pull.headRef,
      repo: pull.headRepository === null ? null : { id: pull.headRepository },
    },
    base: { sha: pull.baseSha, ref: pull.baseRef, repo: { id } },
    merge_commit_sha: pull.mergeSha,
    merged_at: pull.merged === null ? null : iso(pull.merged),
  };
}

function runJson(fake: FakeGitHub, run: StoredRunOfWorkflow): object {
  return {
    id: run.id,
    run_attempt: run.attempt,
    event: run.event,
    path: run.path,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    head_repository: { id: run.headRepository },
    repository: { id: fake.repository.id },
    status: run.status,
    conclusion: run.conclusion,
  };
}

function artifactJson(fake: FakeGitHub, artifact: StoredArtifact): object {
  const run = fake.runs.find(({ id }) => id === artifact.run);
  return {
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: artifact.content.length,
    digest: artifact.digest,
    expired: artifact.expired,
    created_at: iso(artifact.created),
    expires_at: iso(artifact.expires),
    workflow_run:
      run === undefined
        ? null
        : {
            id: run.id,
            repository_id: fake.repository.id,
            head_repository_id: run.headRepository,
            head_branch: run.headBranch,
            head_sha: run.headSha,
          },
  };
}

function eventJson(fake: FakeGitHub, event: LabelEvent): object {
  return {
    event: event.event,
    label: { name: event.label },
    actor: user(fake, event.actor),
    created_at: iso(event.at),
  };
}

/** One page, with the Link header that octokit follows. */
function paged(call: Call, all: readonly (object | null)[], wrap?: string): Answer {
  const size = Number(call.query.per_page ?? '30');
  const page = Number(call.query.page ?? '1');
  const items = all.filter((item) => item !== null).slice((page - 1) * size, page * size);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (number: number, rel: string): string => {
    const query = new URLSearchParams({ ...call.query, page: String(number) });
    return `<${call.fake.server.url}${call.asked.path}?${query.toString()}>; rel="${rel}"`;
  };
  return {
    status: 200,
    headers: page < last ? { link: `${link(page + 1, 'next')}, ${link(last, 'last')}` } : {},
    body: wrap === undefined ? items : { total_count: all.length, [wrap]: items },
  };
}

function unprocessable(message: string): Answer {
  return { status: 422, body: { message: 'Validation Failed', errors: [{ message }] } };
}

const bodySchema = z.strictObject({ body: z.string() });
const readsIssue = ['issues: read', 'pull-requests: read'] as const;
const writesIssue = ['issues: write', 'pull-requests: write'] as const;

function bodyFault(text: string): Answer | null {
  if (text === '') return unprocessable("Body can't be blank");
  return text.length > 65_536 ? unprocessable('Body is too long (maximum is 65536 characters)') : null;
}

export const routes: readonly Route<unknown>[] = [
  route({
    route: 'POST /graphql',
    needs: ['metadata: read'],
    body: z.strictObject({ query: z.literal('query { viewer { login } }') }),
    answer: ({ account }) => ({ status: 200, body: { data: { viewer: { login: account.login } } } }),
  }),
  route({
    route: 'GET /repos/:owner/:repo/issues/:issue/comments',
    needs: readsIssue,
    query: paging,
    answer: (call) => {
      const issue = call.number('issue');
      const found = call.fake.comments.filter((comment) => comment.issue === issue);
      return paged(call, found.map((comment) => commentJson(call.fake, comment))); // prettier-ignore
    },
  }),
  route({
    route: 'POST /repos/:owner/:repo/issues/:issue/comments',
    needs: writesIssue,
    body: bodySchema,
    answer: ({ fake, account, number }, { body }) => {
      const issue = number('issue');
      if (!fake.issues.some((found) => found.number === issue)) return notFound;
      const fault = bodyFault(body);
      if (fault !== null) return fault;
      return { status: 201, body: commentJson(fake, fake.addComment(issue, account.login, body)) };
    },
  }),
  route({
    route: 'PATCH /repos/:owner/:repo/issues/comments/:comment',
    needs: writesIssue,
    body: bodySchema,
    answer: ({ fake, number }, { body }) => {
      const comment = fake.comments.find(({ id }) => id === number('comment'));
      if (comment === undefined) return notFound;
      const fault = bodyFault(body);
      if (fault !== null) return fault;
      comment.body = body;
      comment.updated = fake.tick();
      return { status: 200, body: commentJson(fake, comment) };
    },
  }),
  route({
    route: 'DELETE /repos/:owner/:repo/issues/comments/:comment',
    needs: writesIssue,
    answer: ({ fake, number }) => {
      const at = fake.comments.findIndex(({ id }) => id === number('comment'));
      if (at === -1) return notFound;
      fake.comments.splice(at, 1);
      return { status: 204 };
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/issues/:issue/labels',
    needs: readsIssue,
    query: paging,
    answer: (call) => {
      const issue = call.fake.issues.find(({ number }) => number === call.number('issue'));
      return issue === undefined ? notFound : paged(call, issue.labels.map((name) => ({ name }))); // prettier-ignore
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/issues/:issue/events',
    needs: readsIssue,
    query: paging,
    answer: (call) => {
      const issue = call.number('issue');
      const found = call.fake.labelEvents.filter((event) => event.issue === issue);
      return paged(call, found.map((event) => eventJson(call.fake, event))); // prettier-ignore
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/issues',
    needs: ['issues: read'],
    query: ['state', 'labels', 'sort', 'direction', ...paging],
    answer: (call) => {
      const { state = 'open', labels, sort, direction } = call.query;
      if (sort !== 'created' || direction !== 'asc')
        return call.fake.refuse(call.asked, 'another order', 422);
      const found = call.fake.issues.filter(
        (issue) =>
          (state === 'all' || issue.state === state) &&
          (labels === undefined || labels.split(',').every((label) => issue.labels.includes(label))),
      );
      return paged(call, found.map((issue) => issueJson(call.fake, issue))); // prettier-ignore
    },
  }),
  route({
    route: 'POST /repos/:owner/:repo/issues',
    needs: ['issues: write'],
    body: z.strictObject({
      title: z.string().min(1).max(256),
      body: z.string(),
      labels: z.array(z.string().max(50)),
    }),
    answer: ({ fake, account }, { title, body, labels }) => {
      const fault = bodyFault(body);
      if (fault !== null) return fault;
      const issue: StoredIssue = {
        number: fake.issues.length + 1,
        title,
        body,
        state: 'open',
        author: account.login,
        labels,
        pull: null,
        created: fake.tick(),
      };
      fake.issues.push(issue);
      return { status: 201, body: issueJson(fake, issue) };
    },
  }),
  route({
    route: 'PATCH /repos/:owner/:repo/issues/:issue',
    needs: ['issues: write'],
    body: z.strictObject({
      title: z.string().min(1).max(256).optional(),
      body: z.string().optional(),
      state: z.enum(['open', 'closed']).optional(),
    }),
    answer: ({ fake, number }, change) => {
      const issue = fake.issues.find((found) => found.number === number('issue'));
      if (issue === undefined) return notFound;
      const fault = change.body === undefined ? null : bodyFault(change.body);
      if (fault !== null) return fault;
      issue.title = change.title ?? issue.title;
      issue.body = change.body ?? issue.body;
      issue.state = change.state ?? issue.state;
      return { status: 200, body: issueJson(fake, issue) };
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/pulls/:pull',
    needs: ['pull-requests: read'],
    answer: ({ fake, number }) => {
      const issue = fake.issues.find((found) => found.number === number('pull'));
      const body = issue === undefined ? null : pullJson(fake, issue);
      return body === null ? notFound : { status: 200, body };
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/pulls',
    needs: ['pull-requests: read'],
    query: ['state', 'head', ...paging],
    answer: (call) => {
      const { state = 'open', head } = call.query;
      const found = call.fake.issues.filter(
        (issue) =>
          issue.pull !== null &&
          (state === 'all' || issue.state === state) &&
          (head === undefined || `${issue.pull.headOwner}:${issue.pull.headRef}` === head),
      );
      return paged(call, found.map((issue) => pullJson(call.fake, issue))); // prettier-ignore
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/commits/:sha/pulls',
    needs: ['pull-requests: read', 'contents: read'],
    query: paging,
    answer: (call) => {
      const sha = call.part('sha');
      // Commits of forks are not found, but what they became when they were merged.
      const found = call.fake.issues.filter(({ pull }) => {
        if (pull === null) return false;
        if (pull.merged !== null && pull.mergeSha === sha) return true;
        return pull.headSha === sha && pull.headRepository === call.fake.repository.id;
      });
      return paged(call, found.map((issue) => pullJson(call.fake, issue))); // prettier-ignore
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/compare/:range',
    needs: ['contents: read'],
    query: paging,
    answer: async ({ fake, part }) => {
      const [base = '', head = ''] = part('range').split('...');
      const at = { cwd: fake.repositoryPath };
      const sha = await gitOrNull(['merge-base', base, head], at);
      return sha === null ? notFound : { status: 200, body: { merge_base_commit: { sha } } };
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/git/commits/:sha',
    needs: ['contents: read'],
    answer: async ({ fake, part }) => {
      const at = { cwd: fake.repositoryPath };
      const sha = await gitOrNull(['rev-parse', '--verify', '--quiet', `${part('sha')}^{commit}`], at);
      if (sha === null) return notFound;
      const [, ...parents] = (await git(['rev-list', '--parents', '-n1', sha], at)).split(' ');
      return { status: 200, body: { sha, parents: parents.map((parent) => ({ sha: parent })) } };
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/collaborators/:login/permission',
    needs: ['metadata: read'],
    answer: ({ fake, part }) => {
      const account = fake.accounts.get(part('login'));
      if (account === undefined) return notFound;
      return { status: 200, body: { permission: account.may, user: user(fake, account.login) } };
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/actions/runs/:run',
    needs: ['actions: read'],
    answer: ({ fake, number }) => {
      const run = fake.runs.find(({ id }) => id === number('run'));
      return run === undefined ? notFound : { status: 200, body: runJson(fake, run) };
    },
  }),
  route({
    route: 'GET /repos/:owner/:repo/actions/runs/:run/artifacts',
    needs: ['actions: read'],
    query: ['name', ...paging],
    answer: (call) => artifactPage(call, (artifact) => artifact.run === call.number('run')),
  }),
  route({
    route: 'GET /repos/:owner/:repo/actions/artifacts',
    needs: ['actions: read'],
    query: ['name', ...paging],
    answer: (call) => artifactPage(call, () => true),
  }),
  route({
    route: 'GET /repos/:owner/:repo/actions/artifacts/:artifact/zip',
    needs: ['actions: read'],
    answer: ({ fake, number }) => {
      const artifact = fake.artifacts.find(({ id, finalized }) => id === number('artifact') && finalized);
      if (artifact === undefined) return notFound;
      if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired' } };
      const location = `${fake.server.url}/blob/${String(artifact.id)}?sig=read`;
      return { status: 302, headers: { location } };
    },
  }),
];

function artifactPage(call: Call, fits: (artifact: StoredArtifact) => boolean): Answer {
  const { name } = call.query;
  const found = call.fake.artifacts
    .filter(
      (artifact) => artifact.finalized && fits(artifact) && (name === undefined || artifact.name === name),
    )
    .sort((a, b) => b.id - a.id);
  return paged(call, found.map((artifact) => artifactJson(call.fake, artifact)), 'artifacts'); // prettier-ignore
}

function partsOf(pattern: string, path: string): Map<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return null;
  const parts = new Map<string, string>();
  for (const [index, want] of wanted.entries()) {
    const got = decodeURIComponent(given[index] ?? '');
    if (want.startsWith(':')) parts.set(want.slice(1), got);
    else if (want !== got) return null;
  }
  return parts;
}

function mayDo(permissions: Permissions, need: string): boolean {
  const [scope = '', level] = need.split(': ');
  const has = permissions[scope as Scope];
  return has === 'write' || has === level;
}

export async function restAnswer(
  fake: FakeGitHub,
  asked: Asked,
  account: Account,
  permissions: Permissions,
): Promise<Answer> {
  // As on GitHub Enterprise Server, where both interfaces share one host.
  const at = asked.path === '/api/graphql' ? '/graphql' : asked.path.replace(/^\/api\/v3/u, '');
  for (const { route: name, needs, query: known = [], body: schema, answer } of routes) {
    const [method, pattern = ''] = name.split(' ');
    const parts = method === asked.method ? partsOf(pattern, at) : null;
    // A word of a path stands where another route has a number.
    if (parts === null || [...parts].some(([key, value]) => numeric.has(key) && !/^\d+$/u.test(value)))
      continue;
    if (!name.includes('/graphql')) {
      const { owner, name: repository } = fake.repository;
      if (parts.get('owner') !== owner || parts.get('repo') !== repository) return notFound;
    }
    const query = Object.fromEntries(asked.query);
    const strange = Object.keys(query).find((key) => !known.includes(key));
    if (strange !== undefined) return fake.refuse(asked, `unknown parameter ${strange}`, 422);
    if (Number(query.per_page ?? '30') > 100) return fake.refuse(asked, 'per_page is at most 100', 422);
    if (!needs.some((need) => mayDo(permissions, need))) {
      fake.denied.push(needs.join(' or '));
      return { status: 403, body: { message: 'Resource not accessible by integration', status: '403' } };
    }
    let body: unknown;
    if (schema === undefined) {
      if (asked.body.length > 0) return fake.refuse(asked, 'a body where none belongs', 422);
    } else {
      const result = schema.safeParse(JSON.parse(asked.body.toString('utf8')));
      if (!result.success) return fake.refuse(asked, `body: ${result.error.message}`, 422);
      body = result.data;
    }
    const part = (key: string): string => parts.get(key) ?? '';
    return answer({ fake, asked, account, part, number: (key) => Number(part(key)), query }, body);
  }
  return fake.refuse(asked, 'no such route');
}

const numeric = new Set(['issue', 'comment', 'pull', 'run', 'artifact']);
