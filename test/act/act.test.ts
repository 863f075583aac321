import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workflowsOf } from '../../src/workflows.ts';
import { Hub, type Pull } from '../action/harness/hub.ts';
import { temporaryFolder } from '../baseline/run-of.ts';
import { fake, fakeFiles, steady } from '../e2e/project.ts';
import { act, Act, type ActRequest, type ActResult } from './act.ts';

// As `init` writes them for a project without Node of its own.
const [measuring, publishing] = workflowsOf({ branch: 'main', config: null, node: null, manager: null });
const base = { a: steady(1), b: steady(2, 1) };
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };
const calm = { 'bench.fake.json': fake({ a: steady(1, 4), b: steady(2, 5) }) };
const stranger = { id: 999, name: 'demo', owner: { login: 'stranger' } };

describe.skipIf(act === undefined)('under act, the workflows that init writes', () => {
  let hub: Hub;
  let runner: Act;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const [outer, inner] = [await temporaryFolder(), await temporaryFolder()];
    remove = async () => {
      await outer.remove();
      await inner.remove();
    };
    hub = await Hub.create(outer.path, {
      ...fakeFiles(base, { rounds: 12 }),
      [measuring.path]: measuring.text,
      [publishing.path]: publishing.text,
    });
    runner = await Act.create(hub, inner.path);
  });
  afterEach(async () => {
    await hub.close();
    await remove();
    expect(hub.fake.unexpected).toEqual([]);
    // Whether artifacts may be read cannot be known without asking; nothing else is tried.
    expect(hub.fake.denied.filter((one) => one !== 'actions: read')).toEqual([]);
  });

  async function onPull(pull: Pull, runId: number, more: Partial<ActRequest> = {}): Promise<ActResult> {
    const { id, owner, name } = hub.fake.repository;
    const repo = { id, name, owner: { login: owner } };
    const pull_request = {
      number: pull.number,
      draft: false,
      labels: [],
      head: { sha: pull.head, ref: 'topic', repo: more.fork === true ? stranger : repo },
      base: { sha: pull.base, ref: 'main', repo },
    };
    return runner.run({
      workflow: measuring.path,
      event: { name: 'pull_request', payload: { number: pull.number, pull_request } },
      sha: pull.merge,
      runId,
      job: 'gate',
      ...more,
    });
  }

  it('a pull request with a regression is red and has its comment, and green when it is mended', async () => {
    const pull = await hub.propose(slower);
    const red = await onPull(pull, 7001);
    expect(red.code, red.log).toBe(1);
    expect(red.log).toContain('perf-gate failed: 1 regressed');
    expect(hub.fake.comments).toHaveLength(1);
    expect(hub.fake.comments[0]?.body).toContain('### ❌ Failed');
    const green = await onPull(await hub.update(pull, calm), 7002);
    expect(green.code, green.log).toBe(0);
    expect(hub.fake.comments).toHaveLength(1);
    expect(hub.fake.comments[0]?.body).toContain('### ✅ Passed');
    expect(await hub.stored()).toEqual([]);
  }, 600_000);

  it('a push to the default branch and a nightly run are stored, and a push that regresses is red', async () => {
    const before = await hub.sha('main');
    const after = await hub.commit(slower);
    const push = { ref: 'refs/heads/main', before, after, deleted: false };
    const pushed = await runner.run({
      workflow: measuring.path,
      event: { name: 'push', payload: push },
      sha: after,
      runId: 7001,
      job: 'baseline',
    });
    expect(pushed.code, pushed.log).toBe(1);
    expect(pushed.log).toContain('perf-gate failed: 1 regressed');
    expect(await hub.stored()).toHaveLength(1);
    const nightly = await runner.run({
      workflow: measuring.path,
      event: { name: 'schedule', payload: { schedule: '17 3 * * *' } },
      sha: after,
      runId: 7002,
      job: 'baseline',
    });
    expect(nightly.code, nightly.log).toBe(0);
    expect(await hub.stored()).toHaveLength(2);
    expect(hub.fake.comments).toEqual([]);
  }, 600_000);

  it('a fork is judged without rights, and the second workflow comments', async () => {
    const pull = await hub.propose(slower, { fork: true });
    const run = hub.fake.addRun({
      event: 'pull_request',
      headSha: pull.head,
      headBranch: 'topic',
      headRepository: stranger.id,
    });
    const red = await onPull(pull, run.id, { fork: true });
    expect(red.code, red.log).toBe(1);
    expect(hub.fake.comments).toEqual([]);
    expect(hub.fake.artifacts.map(({ name }) => name)).toEqual(['perf-gate-report-default']);
    const workflow_run = {
      id: run.id,
      run_attempt: 1,
      event: 'pull_request',
      path: measuring.path,
      head_sha: pull.head,
      head_branch: 'topic',
      head_repository: stranger,
      conclusion: 'failure',
    };
    const published = await runner.run({
      workflow: publishing.path,
      event: { name: 'workflow_run', payload: { workflow_run } },
      sha: await hub.sha('main'),
      runId: 7009,
      job: 'publish',
    });
    expect(published.code, published.log).toBe(0);
    expect(hub.fake.comments.map(({ issue }) => issue)).toEqual([pull.number]);
    expect(hub.fake.comments[0]?.body).toContain('### ❌ Failed');
  }, 600_000);
});
