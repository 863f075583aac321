import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../baseline/run-of.ts';
import { FakeGitHub, type Permissions, type Scope } from './github.ts';
import { routes } from './rest.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let fake: FakeGitHub;
beforeEach(async () => {
  folder = await temporaryFolder();
  fake = await FakeGitHub.start(folder.path);
});
afterEach(async () => {
  await fake.server.close();
  await folder.remove();
});

const everything: Permissions = {
  actions: 'write',
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
};

/** What GitHub's reference says each route needs ("Permissions required for GitHub Apps"), any one of them. */
const needed: Record<string, string> = {
  'POST /graphql': 'metadata: read',
  'GET /repos/:owner/:repo/issues/:issue/comments': 'issues: read, pull-requests: read',
  'POST /repos/:owner/:repo/issues/:issue/comments': 'issues: write, pull-requests: write',
  'PATCH /repos/:owner/:repo/issues/comments/:comment': 'issues: write, pull-requests: write',
  'DELETE /repos/:owner/:repo/issues/comments/:comment': 'issues: write, pull-requests: write',
  'GET /repos/:owner/:repo/issues/:issue/labels': 'issues: read, pull-requests: read',
  'GET /repos/:owner/:repo/issues/:issue/events': 'issues: read, pull-requests: read',
  'GET /repos/:owner/:repo/issues': 'issues: read',
  'POST /repos/:owner/:repo/issues': 'issues: write',
  'PATCH /repos/:owner/:repo/issues/:issue': 'issues: write',
  'GET /repos/:owner/:repo/pulls/:pull': 'pull-requests: read',
  'GET /repos/:owner/:repo/pulls': 'pull-requests: read',
  'GET /repos/:owner/:repo/commits/:sha/pulls': 'pull-requests: read, contents: read',
  'GET /repos/:owner/:repo/compare/:range': 'contents: read',
  'GET /repos/:owner/:repo/git/commits/:sha': 'contents: read',
  'GET /repos/:owner/:repo/collaborators/:login/permission': 'metadata: read',
  'GET /repos/:owner/:repo/actions/runs/:run': 'actions: read',
  'GET /repos/:owner/:repo/actions/runs/:run/artifacts': 'actions: read',
  'GET /repos/:owner/:repo/actions/artifacts': 'actions: read',
  'GET /repos/:owner/:repo/actions/artifacts/:artifact/zip': 'actions: read',
};

const bodies: Record<string, object> = {
  'POST /graphql': { query: 'query { viewer { login } }' },
  'POST /repos/:owner/:repo/issues/:issue/comments': { body: 'x' },
  'PATCH /repos/:owner/:repo/issues/comments/:comment': { body: 'x' },
  'POST /repos/:owner/:repo/issues': { title: 'x', body: 'y', labels: [] },
  'PATCH /repos/:owner/:repo/issues/:issue': { title: 'x' },
};

async function ask(
  route: string,
  options: { token?: string; query?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<Response> {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern
    .replace(':owner', 'octo')
    .replace(':repo', 'demo')
    .replaceAll(/:(?:issue|comment|pull|run|artifact)\b/gu, '1')
    .replaceAll(/:\w+/gu, 'main');
  const body = options.body ?? bodies[route];
  const base = path === '/graphql' ? `${fake.server.url}/api` : fake.apiUrl;
  return fetch(`${base}${path}${options.query ?? ''}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `token ${options.token ?? fake.token(everything)}`, ...options.headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

describe('REST', () => {
  it('has these routes, with these permissions, and no other', () => {
    expect(Object.fromEntries(routes.map(({ route, needs }) => [route, needs.join(', ')]))).toEqual(needed);
  });

  it.each(Object.entries(needed).filter(([, needs]) => needs !== 'metadata: read'))(
    '%s needs %s',
    async (route, needs) => {
      const levels = needs.split(', ').map((need) => need.split(': ') as [Scope, 'read' | 'write']);
      const without = Object.fromEntries(
        (['actions', 'contents', 'issues', 'pull-requests'] as const)
          .filter((scope) => !levels.some(([needed]) => needed === scope))
          .map((scope) => [scope, 'write']),
      ) as Permissions;
      expect((await ask(route, { token: fake.token(without) })).status).toBe(403);
      for (const [scope, level] of levels) {
        expect((await ask(route, { token: fake.token({ [scope]: level }) })).status).not.toBe(403);
        if (level === 'write')
          expect((await ask(route, { token: fake.token({ [scope]: 'read' }) })).status).toBe(403);
      }
      expect(fake.denied.length).toBeGreaterThan(0);
    },
  );

  it.each(Object.keys(needed))('%s takes no unknown parameter', async (route) => {
    expect((await ask(route, { query: '?sorted=yes' })).status).toBe(422);
    expect(fake.unexpected).toHaveLength(1);
  });

  it.each(Object.keys(bodies))('%s takes no unknown field, and none of another type', async (route) => {
    expect((await ask(route, { body: { ...bodies[route], colour: 'red' } })).status).toBe(422);
    const wrong = Object.fromEntries(Object.keys(bodies[route] ?? {}).map((key) => [key, 7]));
    expect((await ask(route, { body: wrong })).status).toBe(422);
    expect(fake.unexpected).toHaveLength(2);
  });

  it('asks GraphQL one question only', async () => {
    const body = { query: 'query { viewer { login email } }' };
    expect((await ask('POST /graphql', { body })).status).toBe(422);
    expect(fake.unexpected).toHaveLength(1);
  });

  // fetch sends no body with GET.
  it.each(Object.keys(needed).filter((route) => route.startsWith('DELETE')))(
    '%s takes no body',
    async (route) => {
      expect((await ask(route, { body: { x: 1 } })).status).toBe(422);
      expect(fake.unexpected).toHaveLength(1);
    },
  );

  it.each([
    'GET /user',
    'PUT /repos/:owner/:repo/issues/:issue',
    'GET /repos/:owner/:repo/issues/one/comments',
    'GET /',
  ])('knows no %s', async (route) => {
    expect((await ask(route)).status).toBe(404);
    expect(fake.unexpected).toHaveLength(1);
  });

  it('knows its tokens, wants a name, and keeps to one repository', async () => {
    const route = 'GET /repos/:owner/:repo/pulls';
    expect((await ask(route, { token: 'ghs_guessed' })).status).toBe(401);
    expect((await ask(route, { headers: { authorization: '' } })).status).toBe(401);
    expect((await ask('GET /repos/octo/other/pulls')).status).toBe(404);
    expect((await ask(route, { query: '?per_page=101' })).status).toBe(422);
  });

  it('pages by Link, thirty at a time when not asked otherwise', async () => {
    const pull = fake.addPull({ headSha: 'a'.repeat(40) });
    for (let index = 0; index < 31; index += 1) fake.addComment(pull, 'writer', String(index));
    const route = 'GET /repos/:owner/:repo/issues/:issue/comments';
    const first = await ask(route);
    expect(await first.json()).toHaveLength(30);
    expect(first.headers.get('link')).toContain('?page=2>; rel="next"');
    const second = await ask(route, { query: '?page=2' });
    expect(await second.json()).toHaveLength(1);
    expect(second.headers.get('link')).toBeNull();
  });

  it('counts requests against the limit', async () => {
    fake.limit = { remaining: 1, reset: 1_800_000_000 };
    const route = 'GET /repos/:owner/:repo/pulls';
    expect((await ask(route)).headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await ask(route);
    expect([refused.status, refused.headers.get('x-ratelimit-reset')]).toEqual([403, '1800000000']);
  });

  it('refuses bodies that GitHub refuses', async () => {
    fake.addPull({ headSha: 'a'.repeat(40) });
    const route = 'POST /repos/:owner/:repo/issues/:issue/comments';
    expect((await ask(route, { body: { body: 'x'.repeat(65_536) } })).status).toBe(201);
    expect((await ask(route, { body: { body: 'x'.repeat(65_537) } })).status).toBe(422);
    expect((await ask(route, { body: { body: '' } })).status).toBe(422);
  });
});

describe('git', () => {
  const refs = '/octo/demo.git/info/refs?service=git-receive-pack';
  const basic = (token: string): { authorization: string } => ({
    authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  });

  it('wants a token of the right user name, and the permission', async () => {
    const url = `${fake.serverUrl}${refs}`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: basic('ghs_guessed') })).status).toBe(401);
    expect((await fetch(url, { headers: basic(fake.token({ contents: 'read' })) })).status).toBe(403);
    const known = basic(fake.token({ contents: 'write' }));
    expect((await fetch(url, { headers: known })).status).toBe(200);
    const small = known.authorization.replace('Basic', 'basic');
    expect((await fetch(url, { headers: { authorization: small } })).status).toBe(200);
  });

  it('serves this repository and its service only', async () => {
    const headers = basic(fake.token({ contents: 'write' }));
    expect((await fetch(`${fake.serverUrl}/octo/other.git/info/refs`, { headers })).status).toBe(404);
    expect((await fetch(`${fake.serverUrl}/octo/demo.git/config`, { headers })).status).toBe(404);
    expect(fake.unexpected).toHaveLength(2);
  });
});

describe('artifacts', () => {
  const service = '/twirp/github.actions.results.api.v1.ArtifactService/';

  async function call(method: string, change: object = {}, token = fake.runtimeToken(1)): Promise<Response> {
    const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const [, run, job] = /Results:(\d+):([^"]+)"/u.exec(claims) ?? [];
    const ids = { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
    const create = { name: 'x', version: 7, mime_type: 'application/zip' };
    return fetch(`${fake.server.url}${service}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ ...ids, ...(method === 'CreateArtifact' ? create : {}), ...change }),
    });
  }

  it('are made once for each name, by a job that exists, with known fields', async () => {
    expect((await call('CreateArtifact')).status).toBe(200);
    expect((await call('CreateArtifact')).status).toBe(409);
    expect((await call('CreateArtifact', {}, fake.runtimeToken(2))).status).toBe(200);
    expect(fake.unexpected).toEqual([]);
    expect((await call('CreateArtifact', {}, 'a.b.signature')).status).toBe(401);
    expect((await call('CreateArtifact', { name: 'y', colour: 'red' })).status).toBe(400);
    expect((await call('CreateArtifact', { name: 'y', version: 4 })).status).toBe(400);
    expect((await call('CreateArtifact', { name: 'y', workflow_run_backend_id: '2' })).status).toBe(400);
    expect((await call('DeleteArtifact', {})).status).toBe(404);
    expect(fake.unexpected).toHaveLength(4);
  });

  it('are finished only as they were uploaded', async () => {
    const token = fake.runtimeToken(1);
    const { signed_upload_url: url } = (await (await call('CreateArtifact', {}, token)).json()) as {
      signed_upload_url: string;
    };
    const put = (
      query: string,
      body: string,
      headers: Record<string, string> = { 'x-ms-version': '2025-01-05' },
    ): Promise<Response> => fetch(`${url}${query}`, { method: 'PUT', body, headers });
    expect((await put('&comp=block&blockid=a', 'hello')).status).toBe(201);
    expect((await put('&comp=blocklist', '<BlockList><Latest>a</Latest></BlockList>')).status).toBe(201);
    const hash = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
    const finish = (size: string, of: string): Promise<Response> =>
      call('FinalizeArtifact', { name: 'x', size, hash: hash(of) }, token);
    expect((await finish('5', 'other')).status).toBe(400);
    expect((await finish('6', 'hello')).status).toBe(400);
    const whole = { name: 'x', size: '5', hash: hash('hello') };
    expect((await call('FinalizeArtifact', { ...whole, colour: 'red' }, token)).status).toBe(400);
    expect((await call('FinalizeArtifact', { ...whole, hash: undefined }, token)).status).toBe(400);
    expect((await call('FinalizeArtifact', { ...whole, name: 'y' }, token)).status).toBe(404);
    expect((await call('FinalizeArtifact', whole, fake.runtimeToken(2))).status).toBe(404);
    expect(fake.artifacts[0]?.finalized).toBe(false);
    expect((await finish('5', 'hello')).status).toBe(200);
    expect(fake.artifacts[0]).toMatchObject({ finalized: true, digest: hash('hello') });
    fake.unexpected.splice(0);
    expect((await put('&comp=blocklist', '<BlockList><Latest>b</Latest></BlockList>')).status).toBe(400);
    expect((await put('&comp=block&blockid=b', 'x', {})).status).toBe(403);
    expect(
      (await put('&comp=block&blockid=b', 'x', { 'x-ms-version': '1', authorization: 'Bearer x' })).status,
    ).toBe(400);
    expect((await fetch(url)).status).toBe(403);
    expect((await put('', 'x')).status).toBe(404);
    expect((await fetch(`${fake.server.url}/blob/1?sig=read`)).status).toBe(404);
    expect(fake.unexpected).toHaveLength(6);
  });
});
