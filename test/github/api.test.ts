import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { GitHubApi } from '../../src/github/api.ts';
import { git } from '../../src/git/git.ts';
import { TemporaryRepository } from '../git/temporary-repository.ts';
import { thrownBy, withFake } from './with-fake.ts';

const world = withFake();
const comments = /\/issues\/\d+\/comments$/u;

describe('reading', () => {
  it('follows pages to the end', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    for (let index = 0; index < 250; index += 1)
      world.fake.addComment(pull, 'stranger', `comment ${String(index)}`);
    const found = await world.api({ 'pull-requests': 'read' }).listComments(pull);
    expect(found.map(({ body }) => body)).toEqual(
      Array.from({ length: 250 }, (_, index) => `comment ${String(index)}`),
    );
    expect(world.fake.server.log).toHaveLength(3);
  });

  it('tells whose a comment is, also when the account is gone', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    world.fake.addComment(pull, 'github-actions[bot]', 'x');
    world.fake.addComment(pull, null, 'y');
    const found = await world.api({ issues: 'read' }).listComments(pull);
    expect(found.map(({ author, authorIsBot }) => [author, authorIsBot])).toEqual([
      ['github-actions[bot]', true],
      [null, false],
    ]);
  });

  it('knows merge bases and parents without a clone', async () => {
    const repository = await TemporaryRepository.create();
    try {
      const base = await repository.commit('base');
      await repository.git('checkout', '-q', '-b', 'topic');
      const topic = await repository.commit('topic');
      await repository.git('checkout', '-q', 'main');
      const main = await repository.commit('main');
      await repository.git('merge', '-q', '--no-ff', '-m', 'merge', 'topic');
      const merge = await repository.git('rev-parse', 'HEAD');
      await repository.git('push', '-q', world.fake.repositoryPath, 'main', 'topic');
      const api = world.api({ contents: 'read' });
      expect(await api.mergeBase(main, topic)).toBe(base);
      expect(await api.parentsOf(merge)).toEqual([main, topic]);
      expect((await thrownBy(api.parentsOf('f'.repeat(40)))).message).toContain('it is not there');
    } finally {
      await repository.remove();
    }
  });

  it('finds pull requests by number, commit and branch', async () => {
    const sha = 'b'.repeat(40);
    const pull = world.fake.addPull({ headSha: sha });
    const forked = world.fake.addPull({ headSha: 'c'.repeat(40), headOwner: 'stranger', headRepository: 7 });
    const api = world.api({ 'pull-requests': 'read' });
    expect(await api.getPullRequest(pull)).toMatchObject({
      number: pull,
      headSha: sha,
      state: 'open',
      headRepositoryId: 100,
    });
    expect((await api.listPullRequestsForCommit(sha)).map(({ number }) => number)).toEqual([pull]);
    expect(await api.listPullRequestsForCommit('c'.repeat(40))).toEqual([]);
    expect((await api.listPullRequestsOfBranch('stranger', 'topic')).map(({ number }) => number)).toEqual([
      forked,
    ]);
  });

  it('asks what somebody may do', async () => {
    const api = world.api({});
    expect(await api.getPermission('maintainer')).toBe('admin');
    expect(await api.getPermission('stranger')).toBe('read');
    expect(await api.getPermission('nobody-of-that-name')).toBe('none');
    expect(await api.viewer()).toBe('github-actions[bot]');
  });
});

describe('a missing permission', () => {
  it('is named with the line that grants it', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    const error = await thrownBy(world.api({ contents: 'read' }).createComment(pull, 'x'));
    expect(error.message).toBe(
      'cannot comment on #1: the token does not have the permission `pull-requests: write`: Resource not accessible by integration',
    );
    expect(error.remedy).toContain('Add `pull-requests: write` under `permissions:` in the workflow');
    expect(world.fake.denied).toHaveLength(1);
    expect(world.clock.waits).toEqual([]);
  });

  const cases = {
    'pull-requests: read': (api: GitHubApi) => api.listLabels(1),
    'pull-requests: write': (api: GitHubApi) => api.updateComment(1, 'x'),
    'issues: read': (api: GitHubApi) => api.listIssues('x'),
    'issues: write': (api: GitHubApi) => api.createIssue({ title: 'x', body: 'y', labels: [] }),
    'contents: read': (api: GitHubApi) => api.parentsOf('a'.repeat(40)),
    'actions: read': (api: GitHubApi) => api.listArtifacts('x'),
  };
  it.each(Object.entries(cases))('%s', async (permission, work) => {
    world.fake.addPull({ headSha: 'a'.repeat(40) });
    const error = await thrownBy(work(world.api({})));
    expect(error.message).toContain(`\`${permission}\``);
    expect(error.remedy).toContain(`\`${permission}\``);
  });

  it('is that of writing for what is read in order to write', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    const error = await thrownBy(world.api({ contents: 'read' }).listComments(pull));
    expect(error.remedy).toContain('Add `pull-requests: write` under');
    expect(await world.api({ 'pull-requests': 'read' }).listComments(pull)).toEqual([]);
  });

  it('is no token at all', async () => {
    const api = new GitHubApi({
      token: 'ghs_unknown',
      repository: world.fake.repository,
      apiUrl: world.fake.apiUrl,
    });
    const error = await thrownBy(api.viewer());
    expect(error.message).toContain('does not know the token');
    expect(error.message).not.toContain('ghs_unknown');
  });
});

describe('trying again', () => {
  it('outlasts failures of the server and of the connection', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    world.fake.server.fail('GET', comments, { status: 502, body: { message: 'Bad Gateway' } });
    world.fake.server.fail('GET', comments, null);
    world.fake.server.fail('GET', comments, { status: 500 });
    expect(await world.api({ issues: 'read' }).listComments(pull)).toEqual([]);
    // One, two and four seconds, and up to half a second that is drawn.
    expect(world.clock.waits.map((wait) => Math.floor(wait / 1000))).toEqual([1, 2, 4]);
  });

  it('gives up, and says so', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    world.fake.server.fail(
      'GET',
      comments,
      { status: 503, body: { message: 'Unavailable' } },
      { times: 100 },
    );
    const error = await thrownBy(world.api({ issues: 'read' }).listComments(pull));
    expect(error.message).toContain('GitHub does not work at the moment: it answers 503: Unavailable');
    expect(world.fake.server.log).toHaveLength(6);
  });

  it('waits as long as a secondary limit asks for', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    const body = { message: 'You have exceeded a secondary rate limit.' };
    world.fake.server.fail('POST', comments, { status: 403, headers: { 'retry-after': '17' }, body });
    await world.api({ issues: 'write' }).createComment(pull, 'x');
    expect(world.clock.waits).toHaveLength(1);
    expect(Math.floor(world.clock.waited / 1000)).toBe(17);
    expect(world.fake.comments).toHaveLength(1);
  });

  it('waits a minute when a secondary limit does not say how long', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    const body = { message: 'You have exceeded a secondary rate limit.' };
    world.fake.server.fail('POST', comments, { status: 429, body });
    await world.api({ issues: 'write' }).createComment(pull, 'x');
    expect(Math.floor(world.clock.waited / 1000)).toBe(60);
  });

  it('waits until the limit is lifted', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    const reset = world.clock.now() / 1000 + 90;
    world.fake.limit = { remaining: 0, reset };
    const listing = world.api({ issues: 'read' }).listComments(pull);
    world.clock.after = () => {
      if (world.clock.now() / 1000 > reset) world.fake.limit = { remaining: 100, reset: reset + 3600 };
    };
    expect(await listing).toEqual([]);
    expect(world.clock.waits).toHaveLength(1);
  });

  it('does not wait longer than five minutes for all calls together', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    const api = world.api({ issues: 'read' });
    world.fake.limit = { remaining: 0, reset: world.clock.now() / 1000 + 3000 };
    const error = await thrownBy(api.listComments(pull));
    expect(error.message).toContain('has reached a limit of GitHub until 2026-06-01T00:50:0');
    expect(world.clock.waits).toEqual([]);

    world.fake.limit = null;
    const answer = { status: 429, headers: { 'retry-after': '100' }, body: { message: 'slow down' } };
    world.fake.server.fail('GET', comments, answer, { times: 100 });
    await thrownBy(api.listComments(pull));
    await thrownBy(api.listComments(pull));
    expect(world.clock.waited).toBeGreaterThan(200_000);
    expect(world.clock.waited).toBeLessThanOrEqual(300_000);
  });

  it('counts the time that failing takes', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    world.fake.server.fail('GET', comments, { status: 504 }, { times: 100 });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      world.fake.server.before('GET', comments, () => {
        world.clock.pass(70_000);
      });
    }
    await thrownBy(world.api({ issues: 'read' }).listComments(pull));
    expect(world.fake.server.log).toHaveLength(5);
  });

  it('does not try again what will not be granted', async () => {
    const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
    const error = await thrownBy(world.api({ issues: 'write' }).createComment(pull, 'x'.repeat(65_537)));
    expect(error.message).toContain('GitHub answers 422: Validation Failed');
    expect(world.fake.server.log).toHaveLength(1);
  });
});

describe('downloading an artifact', () => {
  const content = Buffer.from('not really an archive');

  it('gives its bytes, and keeps the token from the storage', async () => {
    const run = world.fake.addRun();
    const { id } = world.fake.addArtifact(run.id, 'x', content);
    const api = world.api({ actions: 'read' });
    world.fake.server.fail('GET', /^\/blob/u, { status: 503 });
    expect((await api.downloadArtifact(id, 1000)).equals(content)).toBe(true);
    expect(world.clock.waits).toHaveLength(1);
    expect((await api.listRunArtifacts(run.id)).map((artifact) => artifact.digest)).toEqual([
      `sha256:${createHash('sha256').update(content).digest('hex')}`,
    ]);
  });

  it('stops at the limit', async () => {
    const { id } = world.fake.addArtifact(world.fake.addRun().id, 'x', content);
    const error = await thrownBy(world.api({ actions: 'read' }).downloadArtifact(id, content.length - 1));
    expect(error.message).toContain('more than 20 bytes');
  });

  it('says that it has expired', async () => {
    const { id } = world.fake.addArtifact(world.fake.addRun().id, 'x', content, { expired: true });
    expect((await thrownBy(world.api({ actions: 'read' }).downloadArtifact(id, 1000))).message).toContain(
      'it is gone',
    );
  });
});

it('the repository of the fake is a real one', async () => {
  expect(await git(['rev-parse', '--is-bare-repository'], { cwd: world.fake.repositoryPath })).toBe('true');
});
