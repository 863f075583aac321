import { describe, expect, it } from 'vitest';
import type { WorkflowRunEvent } from '../../src/github/context.ts';
import { pullRequestOfRun } from '../../src/github/fork.ts';
import { withFake } from './with-fake.ts';

const world = withFake();
const sha = 'c'.repeat(40);
const fork = { owner: 'stranger', name: 'demo', id: 7 };

function run(change: Partial<WorkflowRunEvent> = {}): WorkflowRunEvent {
  return {
    kind: 'workflow_run',
    runId: 5,
    runAttempt: 1,
    event: 'pull_request',
    workflowPath: '.github/workflows/perf.yml',
    headSha: sha,
    headBranch: 'topic',
    headRepository: fork,
    conclusion: 'success',
    ...change,
  };
}

function find(change: Partial<WorkflowRunEvent> = {}): ReturnType<typeof pullRequestOfRun> {
  return pullRequestOfRun(world.api({ 'pull-requests': 'read' }), world.fake.repository, run(change));
}

const ofFork = { headSha: sha, headOwner: 'stranger', headRepository: 7 };

describe('the pull request of a run', () => {
  it('of a fork is found', async () => {
    const number = world.fake.addPull(ofFork);
    expect(await find()).toMatchObject({ number });
  });

  it.each([
    ['of another event', { event: 'push' }, 'started by push'],
    ['of a deleted fork', { headRepository: null }, 'is gone'],
    ['with another head', { headSha: 'd'.repeat(40) }, 'its head has moved on'],
    ['of another repository', { headRepository: { ...fork, id: 8 } }, 'no open pull request'],
    ['of another branch', { headBranch: 'main' }, 'no open pull request'],
  ])('%s is none', async (_, change, why) => {
    world.fake.addPull(ofFork);
    expect(await find(change)).toEqual({ none: expect.stringContaining(why) as string });
  });

  it('that is closed, or is one of two, is none', async () => {
    world.fake.addPull(ofFork);
    world.fake.addPull({ ...ofFork, baseRef: 'next' });
    expect(await find()).toEqual({ none: expect.stringContaining('several') as string });
    for (const issue of world.fake.issues) issue.state = 'closed';
    expect(await find()).toHaveProperty('none');
  });
});
