import { describe, expect, it } from 'vitest';
import {
  announceMeasuring,
  earlierComment,
  longestReport,
  publishComment,
  type CommentPolicy,
  type CommentRequest,
  type CommentState,
} from '../../src/github/comment.ts';
import { withFake } from './with-fake.ts';

const world = withFake();
const sha = 'a'.repeat(40);
const bot = 'github-actions[bot]';

const calm: CommentState = { head: sha, runId: 10, runAttempt: 1, bad: false, regressions: [], accepted: [] };
const red: CommentState = { ...calm, bad: true };

function request(change: Partial<CommentRequest> = {}): CommentRequest {
  return { key: 'default', body: 'all is well', policy: 'always', changed: false, state: calm, ...change };
}

function setUp(): {
  pull: number;
  publish: (change?: Partial<CommentRequest>) => ReturnType<typeof publishComment>;
} {
  const pull = world.fake.addPull({ headSha: sha });
  return {
    pull,
    publish: (change) => publishComment(world.api({ 'pull-requests': 'write' }), pull, request(change)),
  };
}

/** Bodies without the lines that nobody sees. */
function shown(): string[] {
  return world.fake.comments.map(({ body }) => body.split('\n').slice(2).join('\n'));
}

describe('one comment', () => {
  it('is begun, and updated in place, below any number of others', async () => {
    const { pull, publish } = setUp();
    for (let index = 0; index < 120; index += 1) world.fake.addComment(pull, 'stranger', 'talk');
    const first = await publish();
    for (let index = 0; index < 120; index += 1) world.fake.addComment(pull, 'stranger', 'more talk');
    const second = await publish({ body: 'still well' });
    expect(first).toEqual({ url: expect.stringContaining('#issuecomment-') as string });
    expect(second).toEqual(first);
    expect(world.fake.comments.filter(({ author }) => author === bot)).toHaveLength(1);
    expect(shown()[120]).toBe('still well');
  });

  it('of each key', async () => {
    const { publish } = setUp();
    await publish({ key: 'one--two', body: 'of two' });
    await publish({ key: 'one', body: 'of one' });
    await publish({ key: 'one--two', body: 'of two again' });
    expect(shown()).toEqual(['of two again', 'of one']);
    expect(world.fake.comments[0]?.body.split('\n')[0]).toBe(
      '<!-- perf-gate:comment "one\\u002d\\u002dtwo" -->',
    );
  });

  it('is not one that somebody else wrote with our marker', async () => {
    const { pull, publish } = setUp();
    await publish();
    const [own] = world.fake.comments.splice(0);
    const planted = world.fake.addComment(pull, 'stranger', own?.body ?? '');
    await publish({ body: 'ours' });
    expect(planted.body).toBe(own?.body);
    expect(shown()).toEqual(['all is well', 'ours']);
  });

  it('is not one of ours that only quotes the marker', async () => {
    const { pull, publish } = setUp();
    world.fake.addComment(pull, bot, 'see <!-- perf-gate:comment "default" -->');
    await publish();
    expect(world.fake.comments).toHaveLength(2);
  });

  it('remains of several', async () => {
    const { pull, publish } = setUp();
    await publish();
    for (let index = 0; index < 3; index += 1)
      world.fake.addComment(pull, bot, world.fake.comments[0]?.body ?? '');
    await publish({ body: 'alone' });
    expect(shown()).toEqual(['alone']);
  });

  it('is all that two jobs leave which begin it at the same time', async () => {
    const { pull, publish } = setUp();
    const other = setUpOther(pull);
    // The other job comes between looking and writing.
    world.fake.server.before('POST', /comments$/u, other);
    await publish({ body: 'from this job' });
    expect(shown()).toEqual(['from this job']);
  });

  it('is that of the newer of two such jobs', async () => {
    const { pull, publish } = setUp();
    world.fake.server.before('POST', /comments$/u, setUpOther(pull, 11));
    await publish({ body: 'from this job' });
    expect(shown()).toEqual(['from the other job']);
  });

  it('is one when the answer to its making was lost', async () => {
    const { publish } = setUp();
    world.fake.server.fail('POST', /comments$/u, { status: 502 }, { late: true });
    await publish();
    const made = world.fake.server.log.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('comments'),
    );
    expect(made.map(({ status }) => status)).toEqual([502, 201]);
    expect(shown()).toEqual(['all is well']);
  });

  it('is left alone by a run that is overtaken', async () => {
    const { publish } = setUp();
    await publish({ body: 'newer', state: { ...calm, runId: 12, runAttempt: 2 } });
    const older = { skipped: 'a newer run has reported already' };
    expect(await publish({ body: 'older' })).toEqual(older);
    expect(await publish({ body: 'older', state: { ...calm, runId: 12 } })).toEqual(older);
    expect(await publish({ body: 'rerun', state: { ...calm, runId: 12, runAttempt: 3 } })).toHaveProperty(
      'url',
    );
    expect(shown()).toEqual(['rerun']);
  });

  function setUpOther(pull: number, runId = 9): () => Promise<void> {
    return async () => {
      const api = world.api({ 'pull-requests': 'write' });
      await publishComment(api, pull, request({ body: 'from the other job', state: { ...calm, runId } }));
    };
  }
});

describe('the policy', () => {
  const begins: readonly (readonly [CommentPolicy, Partial<CommentRequest>, boolean])[] = [
    ['always', {}, true],
    ['on-change', {}, false],
    ['on-change', { changed: true }, true],
    ['on-change', { state: red }, true],
    ['on-regression', { changed: true }, false],
    ['on-regression', { state: red }, true],
    ['never', { changed: true, state: red }, false],
  ];
  it.each(begins)('%s with %o begins a comment: %s', async (policy, change, begun) => {
    const { publish } = setUp();
    const result = await publish({ policy, ...change });
    expect('url' in result).toBe(begun);
    expect(world.fake.comments).toHaveLength(begun ? 1 : 0);
  });

  it.each(['on-change', 'on-regression', 'never'] as const)(
    '%s brings a red comment up to date',
    async (policy) => {
      const { publish } = setUp();
      await publish({ body: 'slower', state: red });
      await publish({ policy, body: 'good again' });
      expect(shown()).toEqual(['good again']);
    },
  );

  it('never leaves a green one', async () => {
    const { publish } = setUp();
    await publish();
    expect(await publish({ policy: 'never', body: 'x' })).toEqual({ skipped: 'comments are switched off' });
    expect(shown()).toEqual(['all is well']);
  });
});

describe('failing', () => {
  it('says why and changes nothing', async () => {
    const { pull } = setUp();
    const result = await publishComment(world.api({ 'pull-requests': 'read' }), pull, request());
    expect(result).toEqual({
      failed: expect.stringContaining('`pull-requests: write`') as string,
      remedy: expect.stringContaining('forks') as string,
    });
  });

  it('is silent where comments are switched off', async () => {
    const { pull } = setUp();
    expect(await publishComment(world.api({}), pull, request({ policy: 'never' }))).toEqual({
      skipped: 'comments are switched off',
    });
  });

  it('leaves the old comment when the server fails for good', async () => {
    const { publish } = setUp();
    await publish();
    world.fake.server.fail('PATCH', /comments/u, { status: 500 }, { times: 100 });
    expect(await publish({ body: 'new' })).toHaveProperty('failed');
    expect(shown()).toEqual(['all is well']);
  });

  it('of a comment that somebody removed meanwhile is told', async () => {
    const { publish } = setUp();
    await publish();
    world.fake.server.before('PATCH', /comments/u, () => void world.fake.comments.splice(0));
    expect(await publish({ body: 'new' })).toMatchObject({
      failed: 'the comment was removed while it was written',
    });
    expect(await publish({ body: 'newer' })).toHaveProperty('url');
  });
});

describe('the limits', () => {
  it('keep the longest report with the longest state below 60,000 characters', async () => {
    const { publish } = setUp();
    const regressions = Array.from({ length: 500 }, (_, index) => ({
      benchmark: `${String(index)} ${'é-->'.repeat(40)}`,
      metric: 'time',
      upTo: 0.125,
    }));
    expect(await publish({ body: 'é'.repeat(longestReport), state: { ...red, regressions } })).toHaveProperty(
      'url',
    );
    const [comment] = world.fake.comments;
    expect(comment?.body.length).toBeLessThanOrEqual(60_000);
    expect(comment?.body.length).toBeGreaterThan(50_000);
  });

  it('refuse a longer report', async () => {
    const { publish } = setUp();
    expect(await publish({ body: 'x'.repeat(longestReport + 1) })).toMatchObject({
      failed: 'the report has 50001 characters; a comment takes 50000',
    });
  });
});

describe('what a comment says about itself', () => {
  it('is read back, whatever the names are', async () => {
    const { pull, publish } = setUp();
    const hostile = '--> @everyone <script> &amp; # ` \u202e \ud83d\ude00 "\\u0041" \n <!--';
    const state: CommentState = { ...red, regressions: [{ benchmark: hostile, metric: 'time', upTo: 0.5 }] };
    await publish({ state });
    const line = world.fake.comments[0]?.body.split('\n')[1] ?? '';
    expect(line.slice('<!--'.length, -'-->'.length)).toMatch(/^[ !"$%'()*+,./0-9:;=?A-Z[\\\]^_a-z{|}-]*$/u);
    expect(line.slice('<!-- perf-gate:'.length, -'-->'.length)).not.toContain('-');
    expect((await earlierComment(world.api({ issues: 'read' }), pull, 'default'))?.state).toEqual(state);
  });

  it('is nothing when it was tampered with', async () => {
    const { pull, publish } = setUp();
    await publish();
    const [comment] = world.fake.comments;
    if (comment === undefined) throw new Error('no comment');
    comment.body = comment.body.replace('"bad":false', '"bad":"no"');
    expect(await earlierComment(world.api({ issues: 'read' }), pull, 'default')).toMatchObject({
      state: null,
    });
    expect(await publish({ body: 'new' })).toHaveProperty('url');
    expect(shown()).toEqual(['new']);
  });

  it('is null where there is none', async () => {
    const { pull } = setUp();
    expect(await earlierComment(world.api({ issues: 'read' }), pull, 'default')).toBeNull();
  });
});

describe('a report that is being made', () => {
  const notice = '### measuring';
  const measuring = { head: 'b'.repeat(40), runId: 11, runAttempt: 1 };

  function announcing(pull: number, change: Partial<Parameters<typeof announceMeasuring>[2]> = {}) {
    const api = world.api({ 'pull-requests': 'write' });
    return announceMeasuring(api, pull, { key: 'default', notice, measuring, begins: false, ...change });
  }

  it('is told above the last one, which counts as before', async () => {
    const { pull, publish } = setUp();
    const regressions = [{ benchmark: 'a', metric: 'time', upTo: 0.3 }];
    await publish({ body: 'report', state: { ...red, regressions } });
    const before = await earlierComment(world.api({ 'pull-requests': 'read' }), pull, 'default');
    await announcing(pull);
    expect(shown()[0]).toBe(
      '### measuring\n<details><summary>The report before</summary>\n\nreport\n\n</details>\n',
    );
    // A second job, after the first was ended: folded once, and what was reported when is not forgotten.
    await announcing(pull, { measuring: { ...measuring, runId: 12 } });
    expect(shown()[0]?.match(/<details>/gu)).toHaveLength(1);
    expect(await earlierComment(world.api({ 'pull-requests': 'read' }), pull, 'default')).toEqual(before);
    await publish({ body: 'next', state: { ...calm, runId: 12 } });
    expect(shown()).toEqual(['next']);
  });

  it('whose words are hostile is unfolded as it was', async () => {
    const { pull, publish } = setUp();
    const body = '<details><summary>The report before</summary>\n\nforged\n\n</details>\n';
    await publish({ body });
    await announcing(pull);
    await announcing(pull, { measuring: { ...measuring, runId: 12 } });
    expect(shown()[0]).toBe(
      `### measuring\n<details><summary>The report before</summary>\n\n${body}\n\n</details>\n`,
    );
  });

  it('begins a comment only when it is told to, and that one is no report', async () => {
    const { pull, publish } = setUp();
    expect(await announcing(pull)).toEqual({ skipped: 'there is none yet' });
    await announcing(pull, { begins: true });
    expect(shown()).toEqual(['### measuring']);
    const found = await earlierComment(world.api({ 'pull-requests': 'read' }), pull, 'default');
    expect(found?.state).toBeNull();
    // An older run that ends now has something to say, and this has not.
    await publish({ body: 'older', state: { ...calm, runId: 9 } });
    expect(shown()).toEqual(['older']);
  });

  it('is not told over a newer one', async () => {
    const { pull, publish } = setUp();
    await publish({ body: 'newer', state: { ...calm, runId: 12 } });
    expect(await announcing(pull)).toEqual({ skipped: 'a newer run is there already' });
    await publish({ body: 'newer', state: { ...calm, runId: 12 } });
    await announcing(pull, { measuring: { ...measuring, runId: 14 } });
    expect(await announcing(pull, { measuring: { ...measuring, runId: 13 } })).toEqual({
      skipped: 'a newer run is there already',
    });
  });

  it('changes nothing where the token may not write, and throws nothing', async () => {
    const { pull, publish } = setUp();
    await publish();
    const api = world.api({ 'pull-requests': 'read' });
    const said = await announceMeasuring(api, pull, { key: 'default', notice, measuring, begins: true });
    expect(said).toMatchObject({ failed: expect.stringContaining('pull-requests: write') as string });
    expect(shown()).toEqual(['all is well']);
  });
});
