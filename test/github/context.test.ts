import { describe, expect, it } from 'vitest';
import { readContext, type GithubContext } from '../../src/github/context.ts';
import { thrownBy } from './with-fake.ts';

const sha = 'a'.repeat(40);
const other = 'b'.repeat(40);
const repository = { id: 100, name: 'demo', owner: { login: 'octo' }, default_branch: 'main', private: true };
const fork = { id: 7, name: 'demo', owner: { login: 'stranger' } };

const variables = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: '/event.json',
  GITHUB_REPOSITORY: 'octo/demo',
  GITHUB_SHA: sha,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_ACTOR: 'writer',
  GITHUB_RUN_ID: '12345678901',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_JOB: 'perf',
  GITHUB_WORKFLOW: 'Performance',
  GITHUB_WORKFLOW_REF: 'octo/demo/.github/workflows/perf.yml@refs/heads/main',
  GITHUB_SERVER_URL: 'https://github.com/',
  GITHUB_API_URL: 'https://api.github.com',
};

function context(
  name: string,
  payload: object | string,
  env: Record<string, string | undefined> = {},
): Promise<GithubContext> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return readContext({ ...variables, GITHUB_EVENT_NAME: name, ...env }, (path) =>
    path === '/event.json' ? Promise.resolve(text) : Promise.reject(new Error(`no file ${path}`)),
  );
}

function pull(change: object = {}): object {
  return {
    repository,
    pull_request: {
      number: 7,
      draft: false,
      labels: [{ name: 'perf', color: 'fff' }],
      head: { sha: other, ref: 'topic', repo: repository },
      base: { sha, ref: 'main', repo: repository },
      ...change,
    },
  };
}

const merge = { GITHUB_REF: 'refs/pull/7/merge' };

describe('the context', () => {
  it('of a push', async () => {
    expect(await context('push', { repository, before: other, after: sha, commits: [] })).toEqual({
      eventName: 'push',
      event: { kind: 'push', before: other, after: sha, branch: 'main', isDefault: true },
      repository: { owner: 'octo', name: 'demo', id: 100 },
      sha,
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      actor: 'writer',
      runId: 12_345_678_901,
      runAttempt: 2,
      job: 'perf',
      workflow: 'Performance',
      workflowPath: '.github/workflows/perf.yml',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
    });
  });

  it('of a push of a new branch, and of a tag', async () => {
    const payload = { repository, before: '0'.repeat(40), after: sha };
    expect((await context('push', payload, { GITHUB_REF: 'refs/heads/topic' })).event).toEqual({
      kind: 'push',
      before: null,
      after: sha,
      branch: 'topic',
      isDefault: false,
    });
    const tag = await context('push', payload, { GITHUB_REF: 'refs/tags/v1' });
    expect(tag.event).toMatchObject({ branch: null, isDefault: false });
  });

  it('of a pull request', async () => {
    expect((await context('pull_request', pull(), merge)).event).toEqual({
      kind: 'pull_request',
      number: 7,
      headSha: other,
      baseSha: sha,
      baseRef: 'main',
      mergeSha: sha,
      fork: false,
      headRepository: { owner: 'octo', name: 'demo', id: 100 },
      labels: ['perf'],
      draft: false,
    });
  });

  it('of a pull request of a fork, by ids alone', async () => {
    const named = { ...repository, id: 7 };
    const event = async (repo: object | null): Promise<unknown> =>
      (await context('pull_request', pull({ head: { sha: other, ref: 'main', repo } }), merge)).event;
    expect(await event(fork)).toMatchObject({ fork: true, headRepository: { owner: 'stranger', id: 7 } });
    expect(await event(named)).toMatchObject({ fork: true });
    expect(await event(null)).toMatchObject({ fork: true, headRepository: null });
  });

  it('of a closed pull request has no merge commit of its own', async () => {
    expect((await context('pull_request', pull())).event).toMatchObject({ mergeSha: null });
  });

  it('of the other events', async () => {
    expect((await context('schedule', { repository, schedule: '0 3 * * *' })).event).toEqual({
      kind: 'schedule',
    });
    expect((await context('workflow_dispatch', { repository, inputs: {} })).event).toEqual({
      kind: 'workflow_dispatch',
    });
    const group = { base_sha: sha, base_ref: 'refs/heads/main', head_sha: other };
    expect((await context('merge_group', { repository, merge_group: group })).event).toEqual({
      kind: 'merge_group',
      baseSha: sha,
      baseRef: 'refs/heads/main',
      headSha: other,
    });
    const release = { repository, release: { tag_name: 'v1.2.3' } };
    expect((await context('release', release)).event).toEqual({ kind: 'release', tag: 'v1.2.3' });
    expect((await context('deployment', { repository })).event).toEqual({
      kind: 'other',
      name: 'deployment',
    });
  });

  it('of a run that another one started', async () => {
    const run = {
      id: 5,
      run_attempt: 1,
      event: 'pull_request',
      path: '.github/workflows/perf.yml@main',
      head_sha: other,
      head_branch: 'topic',
      head_repository: fork,
      conclusion: 'failure',
    };
    expect((await context('workflow_run', { repository, workflow_run: run })).event).toEqual({
      kind: 'workflow_run',
      runId: 5,
      runAttempt: 1,
      event: 'pull_request',
      workflowPath: '.github/workflows/perf.yml',
      headSha: other,
      headBranch: 'topic',
      headRepository: { owner: 'stranger', name: 'demo', id: 7 },
      conclusion: 'failure',
    });
  });

  it.each(['pull_request_target', 'issue_comment'] as const)(
    'of %s is refused, whatever its payload',
    async (name) => {
      expect((await context(name, pull())).event).toEqual({ kind: 'refused', name });
      expect((await context(name, { repository })).event).toEqual({ kind: 'refused', name });
    },
  );

  it('of a schedule on a server that says little', async () => {
    const found = await context('schedule', { schedule: '0 3 * * *' }, { GITHUB_REPOSITORY_ID: '100' });
    expect(found).toMatchObject({
      defaultBranch: 'main',
      repository: { owner: 'octo', name: 'demo', id: 100 },
    });
    expect(
      (await context('push', { repository, before: other, after: sha }, { GITHUB_WORKFLOW_REF: undefined }))
        .workflowPath,
    ).toBeNull();
  });
});

describe('an environment or a payload that is wrong', () => {
  const payload = { repository, before: other, after: sha };

  it.each([
    ['GITHUB_EVENT_NAME', undefined, 'GITHUB_EVENT_NAME is not set'],
    ['GITHUB_SHA', 'main', 'GITHUB_SHA is "main"'],
    ['GITHUB_RUN_ID', '1e3', 'GITHUB_RUN_ID is "1e3"'],
    ['GITHUB_REPOSITORY', 'octo', 'GITHUB_REPOSITORY is "octo"'],
    ['GITHUB_REPOSITORY', 'octo/other', 'the event is of octo/demo'],
    ['GITHUB_API_URL', 'file:///etc', 'GITHUB_API_URL is'],
    ['GITHUB_EVENT_PATH', '/elsewhere', 'cannot read the payload'],
  ])('%s=%s is named', async (name, value, message) => {
    const error = await thrownBy(
      readContext({ ...variables, [name]: value }, (path) =>
        path === '/event.json'
          ? Promise.resolve(JSON.stringify(payload))
          : Promise.reject(new Error('no file')),
      ),
    );
    expect(error.message).toContain(message);
  });

  it('by the field of the payload', async () => {
    expect((await thrownBy(context('push', '{'))).message).toContain('cannot read the payload');
    expect((await thrownBy(context('push', { repository }))).message).toContain('before');
    const bad = pull({ head: { sha: 'main', ref: 'x', repo: null } });
    expect((await thrownBy(context('pull_request', bad))).message).toContain(
      'pull_request.head.sha: must be a full commit id',
    );
    expect((await thrownBy(context('push', { before: other, after: sha }))).message).toContain(
      'default branch',
    );
  });
});
