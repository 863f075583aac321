import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/baseline/open.ts';
import { parseDecision, type Decision } from '../../src/model/index.ts';
import { fake, fakeFiles, kinds, steady } from '../e2e/project.ts';
import { gateOf, logOf, withHub, type Hub } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const base = { a: steady(1), b: steady(2, 1) };
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };
const worse = { 'bench.fake.json': fake({ a: steady(1.8, 4), b: steady(2, 5) }) };
const permissions = { contents: 'write', 'pull-requests': 'read' } as const;
const line = 'perf-gate: accept a because it checks its input now';

async function decisionOf(result: JobResult): Promise<Decision> {
  return parseDecision(JSON.parse(await readFile(gateOf(result)['decision-file'] ?? '', 'utf8')));
}

/** A pull request that is slower, its report, and what somebody answers to it. */
async function accepted(
  hub: Hub,
  author = 'writer',
): Promise<{ readonly number: number; readonly before: string; readonly head: string }> {
  const pull = await hub.propose(slower);
  const red = await hub.runPull(pull);
  expect(gateOf(red), logOf(red)).toMatchObject({ outcome: 'failed' });
  hub.fake.addComment(pull.number, author, line);
  return { number: pull.number, before: pull.base, head: pull.head };
}

describe.skipIf(process.platform === 'win32')('what was accepted on a pull request', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));

  it.each(['merge', 'squash', 'rebase'] as const)(
    'is recorded when it lands by %s: that push is not red, a worse one is',
    async (how) => {
      const { hub } = world;
      const { number, before, head } = await accepted(hub);
      const after = await hub.merge(number, how);
      const landed = await hub.runPush(before, after, { permissions });
      expect(landed.conclusion, logOf(landed)).toBe('success');
      const decision = await decisionOf(landed);
      expect(kinds(decision)).toMatchObject({ a: 'accepted', b: 'within' });
      expect(landed.summary).toMatch(/accepted up to 3\d.* by writer .*: it checks its input now/u);
      const [record, ...more] = await hub.accepted();
      expect(more).toEqual([]);
      expect(record).toMatchObject({
        benchmark: 'a',
        commit: after,
        author: 'writer',
        reason: 'it checks its input now',
        pull: { number, head },
      });
      expect(record?.upTo).toBeGreaterThan(0.3);
      expect(record?.upTo).toBeLessThan(0.34);
      expect(await hub.stored()).toHaveLength(1);

      // Run again it is recorded once.
      const again = await hub.runPush(before, after, { permissions, runAttempt: 2 });
      expect(again.conclusion, logOf(again)).toBe('success');
      expect(await hub.accepted()).toHaveLength(1);

      const later = await hub.commit(worse);
      const red = await hub.runPush(after, later, { permissions });
      expect(red.conclusion, logOf(red)).toBe('failure');
      expect(kinds(await decisionOf(red))).toMatchObject({ a: 'regressed' });
    },
    300_000,
  );

  it('covers no more than was reported there', async () => {
    const { hub } = world;
    const { number, before } = await accepted(hub);
    await hub.repository.git('switch', '--quiet', 'topic');
    await hub.commit(worse);
    const after = await hub.merge(number, 'squash');
    const result = await hub.runPush(before, after, { permissions });
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(result.summary).toMatch(/more than the 3\d.* accepted/u);
  }, 300_000);

  it.each([
    ['a stranger accepts it', 'stranger', false],
    ['a stranger forges the report too', 'stranger', true],
    ['nobody who may write has seen a report of ours', 'writer', true],
  ])(
    'is nothing when %s',
    async (_, author, forged) => {
      const { hub } = world;
      const { number, before } = await accepted(hub, author);
      if (forged) {
        const [own] = hub.fake.comments.splice(0, 1);
        hub.fake.addComment(number, 'stranger', own?.body ?? '');
        hub.fake.addComment(number, author, line);
      }
      const after = await hub.merge(number, 'squash');
      const result = await hub.runPush(before, after, { permissions });
      expect(result.conclusion, logOf(result)).toBe('failure');
      expect(kinds(await decisionOf(result))).toMatchObject({ a: 'regressed' });
      expect(await hub.accepted()).toEqual([]);
      expect(await hub.stored()).toHaveLength(1);
    },
    300_000,
  );

  it('that may not be read is said with the line that grants it, and the regression stands', async () => {
    const { hub } = world;
    const { number, before } = await accepted(hub);
    const after = await hub.merge(number, 'squash');
    const result = await hub.runPush(before, after, { permissions: { contents: 'write' } });
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(result.summary).toContain('What was accepted before the merge could not be read');
    expect(result.summary).toContain('pull-requests: read');
  }, 300_000);

  it('is shown by the nightly run for as long as the history is older, in a clone of one commit', async () => {
    const { hub } = world;
    const nightly = (sha: string): Promise<JobResult> =>
      hub.run({ name: 'schedule', payload: {} }, 'refs/heads/main', sha, {
        permissions: { ...permissions, issues: 'write' },
        inputs: { strategy: 'stored', history: '40' },
      });
    const first = await hub.sha('main');
    await nightly(first);
    const remote = hub.fake.repositoryPath;
    const store = await openStore(
      { kind: 'branch', branch: 'perf-gate', remote },
      { cwd: hub.repository.root },
    );
    const query = { suite: 'default', fingerprint: null, last: 1 };
    const [stored] = (await store.read(query, 'fail')).runs;
    if (stored === undefined) throw new Error('nothing is stored');
    const earlier = Array.from({ length: 36 }, (_, night) => ({
      ...stored.run,
      started: new Date(Date.parse(stored.run.started) - (night + 1) * 86_400_000).toISOString(),
      samples: stored.run.samples.map((sample) => ({
        ...sample,
        values: [steady(sample.benchmark === 'a' ? 1 : 2, night)[0] ?? 1],
      })),
    }));
    await store.add({ runs: earlier });

    const { number, before } = await accepted(hub);
    const after = await hub.merge(number, 'squash');
    const landed = await hub.runPush(before, after, { permissions });
    expect(landed.conclusion, logOf(landed)).toBe('success');
    // Another commit, which neither clone nor plan can place without asking.
    const night = await hub.commit({ 'notes.txt': 'later' });
    await hub.repository.git('fetch', '--quiet', remote, 'perf-gate');
    const kept = await hub.sha('FETCH_HEAD');
    const shown = await nightly(night);
    expect(shown.conclusion, logOf(shown)).toBe('success');
    expect(kinds(await decisionOf(shown))).toMatchObject({ a: 'accepted' });
    expect(shown.summary).toContain('it checks its input now');

    // The same without the record is red: it is what has effect.
    await hub.repository.git('switch', '--quiet', '--detach', kept);
    await hub.repository.git('rm', '--quiet', '-r', 'acceptances');
    await hub.repository.commit('withdrawn');
    await hub.repository.git('push', '--quiet', '--force', remote, 'HEAD:refs/heads/perf-gate');
    const red = await nightly(night);
    expect(red.conclusion, logOf(red)).toBe('failure');
    expect(kinds(await decisionOf(red))).toMatchObject({ a: 'regressed' });
  }, 300_000);
});
