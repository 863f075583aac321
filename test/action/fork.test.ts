import { describe, expect, it } from 'vitest';
import { fake, fakeFiles, steady } from '../e2e/project.ts';
import { zipOf } from '../github/fake/zip.ts';
import { logOf, withHub, type Hub } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const files = fakeFiles({ a: steady(1), b: steady(2, 1) }, { rounds: 12 });
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };

type Pull = Awaited<ReturnType<Hub['propose']>>;

/** The second workflow, on the default branch, when the run of the pull request has ended. */
async function publish(hub: Hub, runId: number, pull: Pull): Promise<JobResult> {
  const { name } = hub.fake.repository;
  const workflow_run = {
    id: runId,
    run_attempt: 1,
    event: 'pull_request',
    path: '.github/workflows/perf.yml',
    head_sha: pull.head,
    head_branch: 'topic',
    head_repository: { id: 999, name, owner: { login: 'stranger' } },
    conclusion: 'failure',
  };
  const permissions = { actions: 'read', contents: 'read', 'pull-requests': 'write' } as const;
  return hub.run(
    { name: 'workflow_run', payload: { workflow_run } },
    'refs/heads/main',
    await hub.sha('main'),
    {
      permissions,
    },
  );
}

describe.skipIf(process.platform === 'win32')('for a fork', () => {
  const world = withHub(files);

  it('the report is left, and published by a second workflow, which measures nothing', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower, { fork: true });
    const run = hub.fake.addRun({
      event: 'pull_request',
      headSha: pull.head,
      headBranch: 'topic',
      headRepository: 999,
    });
    const gated = await hub.runPull(pull, {
      fork: true,
      runId: run.id,
      permissions: { contents: 'read', 'pull-requests': 'read' },
    });
    expect(hub.fake.comments, logOf(gated)).toEqual([]);
    expect(hub.fake.artifacts.map(({ name }) => name)).toEqual(['perf-gate-report-default']);
    const result = await publish(hub, run.id, pull);
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(result.steps.find(({ id }) => id === 'gate/bench')?.outcome).toBe('skipped');
    expect(hub.fake.comments.map(({ issue }) => issue)).toEqual([pull.number]);
    expect(hub.fake.comments[0]?.body).toContain('regressed');
  });

  it('a report that the gate did not write is refused', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower, { fork: true });
    const run = hub.fake.addRun({
      event: 'pull_request',
      headSha: pull.head,
      headBranch: 'topic',
      headRepository: 999,
    });
    await hub.runPull(pull, {
      fork: true,
      runId: run.id,
      permissions: { contents: 'read', 'pull-requests': 'read' },
    });
    const [own] = hub.fake.artifacts;
    if (own === undefined) throw new Error('no report was left');
    const kept = own.content;
    const forge = async (name: string, content: Buffer, said: RegExp): Promise<void> => {
      hub.fake.artifacts.splice(0);
      hub.fake.addArtifact(run.id, name, content);
      const result = await publish(hub, run.id, pull);
      expect(result.conclusion, logOf(result)).toBe('failure');
      expect(logOf(result)).toMatch(said);
      expect(hub.fake.comments).toEqual([]);
    };
    await forge('perf-gate-report-other', kept, /of another suite than its name/u);
    await forge(
      'perf-gate-report-default',
      zipOf([{ name: 'other.json', content: '{}' }]),
      /has no decision\.json/u,
    );
    await forge(
      'perf-gate-report-default',
      zipOf([{ name: 'decision.json', content: '{ "a": ' }]),
      /not valid JSON/u,
    );
    await forge(
      'perf-gate-report-default',
      zipOf([{ name: 'decision.json', content: '{}' }]),
      /names no schema/u,
    );
    await forge(
      'perf-gate-report-default',
      zipOf([{ name: '../decision.json', content: '{}' }]),
      /will not read the artifact/u,
    );
    hub.fake.artifacts.splice(0);
    hub.fake.addArtifact(run.id, 'perf-gate-report-default', kept);
    const moved = await publish(hub, run.id, { ...pull, head: pull.base });
    expect(logOf(moved)).toContain('its head has moved on since');
    expect(hub.fake.comments).toEqual([]);
  }, 300_000);
});
