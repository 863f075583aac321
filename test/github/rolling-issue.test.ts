import { describe, expect, it } from 'vitest';
import { updateRollingIssue, type IssueUpdate, type RollingIssue } from '../../src/github/rolling-issue.ts';
import { withFake } from './with-fake.ts';

const world = withFake();

function update(change: Partial<RollingIssue> = {}): Promise<IssueUpdate> {
  const issue = {
    key: 'default',
    title: '1 benchmark moved',
    body: 'sort',
    subject: 'sort@1',
    open: true,
    ...change,
  };
  return updateRollingIssue(world.api({ issues: 'write' }), issue);
}

function states(): [string, string][] {
  return world.fake.issues.map(({ state, body }) => [state, body.split('\n').slice(2).join('\n')]);
}

describe('ONE issue', () => {
  it('is opened, updated, closed and opened again', async () => {
    expect(await update({ open: false })).toEqual({ skipped: 'nothing moved' });
    expect(await update()).toMatchObject({ did: 'opened' });
    expect(world.fake.issues[0]?.labels).toEqual(['perf-gate']);
    expect(await update({ title: '2 benchmarks moved', body: 'sort, parse' })).toMatchObject({
      did: 'updated',
    });
    expect(world.fake.issues[0]?.title).toBe('2 benchmarks moved');
    expect(await update({ open: false, body: 'over' })).toMatchObject({ did: 'closed' });
    expect(states()).toEqual([['closed', 'over']]);
    // The same as before: it was not a person who closed it.
    expect(await update()).toMatchObject({ did: 'reopened' });
    expect(states()).toEqual([['open', 'sort']]);
  });

  it('asks for nothing when nothing is new', async () => {
    await update();
    world.fake.server.log.splice(0);
    await update();
    expect(world.fake.server.log.map(({ method }) => method).includes('PATCH')).toBe(false);
  });

  it('of each key, among other issues with the label', async () => {
    world.fake.addPull({ headSha: 'a'.repeat(40) });
    await update();
    await update({ key: 'other' });
    await update({ key: 'other', body: 'sort again' });
    expect(states().slice(1)).toEqual([['open', 'sort'], ['open', 'sort again']]); // prettier-ignore
  });

  it('is not one that somebody else wrote', async () => {
    await update();
    const [own] = world.fake.issues;
    if (own === undefined) throw new Error('no issue');
    world.fake.issues.splice(0, 1, { ...own, author: 'stranger' });
    expect(await update({ body: 'ours' })).toMatchObject({ did: 'opened' });
    expect(states()).toEqual([['open', 'sort'], ['open', 'ours']]); // prettier-ignore
  });

  it('that a person closed stays closed until something else moves', async () => {
    await update();
    const [issue] = world.fake.issues;
    if (issue === undefined) throw new Error('no issue');
    issue.state = 'closed';
    expect(await update({ body: 'sort, in other words' })).toMatchObject({ did: 'left closed' });
    expect(await update({ subject: 'sort@1, parse@7' })).toMatchObject({ did: 'reopened' });
  });

  it('is all that two jobs leave which open it at the same time', async () => {
    world.fake.server.before(
      'POST',
      /\/issues$/u,
      async () => void (await update({ body: 'from the other job' })),
    );
    await update({ body: 'from this job' });
    expect(states()).toEqual([['open', 'from this job'], ['closed', 'from this job']]); // prettier-ignore
  });
});

it('without the permission is no error of the gate', async () => {
  const issue = { key: 'default', title: 'x', body: 'y', subject: 'z', open: true };
  expect(await updateRollingIssue(world.api({ issues: 'read' }), issue)).toEqual({
    failed: expect.stringContaining('`issues: write`') as string,
    remedy: expect.stringContaining('permissions') as string,
  });
});
