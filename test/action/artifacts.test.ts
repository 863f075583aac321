import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseDecision, type Decision } from '../../src/model/index.ts';
import { fake, fakeFiles, kinds, steady } from '../e2e/project.ts';
import type { Permissions, StoredArtifact, StoredRunOfWorkflow } from '../github/fake/github.ts';
import { gateOf, logOf, withHub, type Hub } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const base = { a: steady(1), b: steady(2, 1) };
const same = { 'bench.fake.json': fake({ a: steady(1, 4), b: steady(2, 5) }) };
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };
const workflowPath = '.github/workflows/perf.yml';
const name = 'perf-gate-baseline.perf.yml';
/** The branch may be read, and is not there. */
const noBranch: Permissions = { contents: 'read', actions: 'read' };
const onPull: Permissions = { ...noBranch, 'pull-requests': 'write' };
const day = 86_400_000;

type More = Parameters<Hub['run']>[3];

/** A job of a workflow run that is over when it is. */
async function over(
  hub: Hub,
  event: 'push' | 'schedule',
  headSha: string,
  job: (runId: number) => Promise<JobResult>,
): Promise<JobResult> {
  const run = hub.fake.addRun({
    event,
    headSha,
    path: workflowPath,
    status: 'in_progress',
    conclusion: null,
  });
  const result = await job(run.id);
  Object.assign(run, { status: 'completed', conclusion: result.conclusion });
  return result;
}

async function push(hub: Hub, before: string | null, more: More = {}): Promise<JobResult> {
  const after = await hub.sha('main');
  return over(hub, 'push', after, (runId) =>
    hub.runPush(before, after, { permissions: noBranch, runId, ...more }),
  );
}

async function nightly(hub: Hub, more: More = {}): Promise<JobResult> {
  const sha = await hub.sha('main');
  return over(hub, 'schedule', sha, (runId) =>
    hub.run({ name: 'schedule', payload: {} }, 'refs/heads/main', sha, {
      permissions: { ...noBranch, issues: 'write' },
      runId,
      ...more,
    }),
  );
}

async function decisionOf(result: JobResult): Promise<Decision> {
  return parseDecision(JSON.parse(await readFile(gateOf(result)['decision-file'] ?? '', 'utf8')));
}

/** How many stored gates a pull request finds; null: none. */
async function foundBy(hub: Hub, more: More = {}): Promise<{ result: JobResult; gates: number | null }> {
  const pull = await hub.propose(same);
  const result = await hub.runPull(pull, { permissions: onPull, inputs: { mode: 'observe' }, ...more });
  expect(result.conclusion, logOf(result)).toBe('success');
  return { result, gates: (await decisionOf(result)).tally?.gates ?? null };
}

function baselines(hub: Hub): StoredArtifact[] {
  return hub.fake.artifacts.filter((artifact) => artifact.name.startsWith(name));
}

describe.skipIf(process.platform === 'win32')('a baseline in artifacts', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));

  it('is where no branch may be written: pushes add to it, a pull request reads it, and reports say so', async () => {
    const { hub } = world;
    const first = await push(hub, null);
    expect(first.conclusion, logOf(first)).toBe('success');
    const why = `artifacts of ${workflowPath}, because there is no branch perf-gate and the token may not begin one`;
    expect(logOf(first)).toContain(`Stored runs: ${why}.`);
    expect(first.summary).toContain(why);
    expect(logOf(first)).toMatch(/Stored in the artifacts of .*: runs\/default\//u);
    expect(baselines(hub)).toHaveLength(1);
    expect(await hub.stored()).toEqual([]);

    const before = await hub.sha('main');
    await hub.commit(slower);
    const red = await push(hub, before);
    expect(gateOf(red), logOf(red)).toMatchObject({ outcome: 'failed' });
    expect(baselines(hub)).toHaveLength(2);

    // Both runs, from the newest artifact alone.
    const { result, gates } = await foundBy(hub);
    expect(gates).toBe(2);
    expect(result.summary).toContain(
      `artifacts of ${workflowPath}, because there is no branch perf-gate to read`,
    );
  }, 300_000);

  it('can be asked for, and is of the workflow that is named', async () => {
    const { hub } = world;
    const asked = { permissions: { ...noBranch, contents: 'write' }, inputs: { store: 'artifact' } } as const;
    const stored = await push(hub, null, asked);
    expect(stored.conclusion, logOf(stored)).toBe('success');
    expect(baselines(hub)).toHaveLength(1);
    expect(await hub.stored()).toEqual([]);
    const other = await push(hub, null, {
      permissions: noBranch,
      inputs: { store: 'artifact:perf-baseline.yml' },
    });
    expect(other.conclusion).toBe('failure');
    expect(logOf(other)).toMatch(
      /could not be stored: cannot write to the artifacts of .*perf-baseline\.yml: this workflow is .*perf\.yml/u,
    );
    const named = await foundBy(hub, { inputs: { mode: 'observe', store: 'artifact:perf.yml' } });
    expect(named.gates).toBe(1);
  }, 300_000);

  it('gives way to a branch that the token may begin, and to one that is there', async () => {
    const { hub } = world;
    const begun = await push(hub, null, { permissions: { ...noBranch, contents: 'write' } });
    expect(begun.conclusion, logOf(begun)).toBe('success');
    expect(begun.summary).toContain('branch perf-gate, which the token may begin');
    expect(baselines(hub)).toEqual([]);
    expect(await hub.stored()).toHaveLength(1);
    const { result, gates } = await foundBy(hub);
    expect(gates).toBe(1);
    expect(result.summary).toContain('branch perf-gate, which is there');
    // Not two histories: who may not write to the branch is told so.
    const refused = await push(hub, null);
    expect(refused.conclusion).toBe('failure');
    expect(logOf(refused)).toMatch(/could not be stored.*contents: write/u);
    expect(baselines(hub)).toEqual([]);
  }, 300_000);

  it('without any permission names both lines, and keeps the verdict', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    await hub.commit(same);
    const result = await push(hub, before, { permissions: { contents: 'read' } });
    expect(result.conclusion).toBe('failure');
    expect(gateOf(result).outcome).toBe('passed');
    expect(logOf(result)).toMatch(
      /could not be stored: the token may neither write the branch perf-gate nor read artifacts\. Add `contents: write` .* or `actions: read`/u,
    );
    // A pull request needs none, and nobody is bothered with what it could have.
    const pull = await hub.propose(slower);
    const gated = await hub.runPull(pull);
    expect(gateOf(gated), logOf(gated)).toMatchObject({ outcome: 'failed', regressed: '1' });
    expect(logOf(gated)).not.toContain('::warning');
    expect(gated.summary).toContain('artifacts cannot be looked for without the permission actions: read');
  }, 300_000);

  it.each<[string, Partial<StoredRunOfWorkflow>]>([
    ['of a fork whose branch is called main', { headRepository: 999 }],
    ['of another workflow', { path: '.github/workflows/evil.yml' }],
    ['of a pull request', { event: 'pull_request' }],
    ['of a run that was cancelled', { conclusion: 'cancelled' }],
  ])(
    '%s is not read',
    async (_, change) => {
      const { hub } = world;
      await push(hub, null);
      const [run] = hub.fake.runs;
      if (run === undefined) throw new Error('no run');
      Object.assign(run, change);
      const { result, gates } = await foundBy(hub);
      expect(gates).toBeNull();
      expect(result.summary).toContain(
        `none yet: there is no branch perf-gate, and nothing in the artifacts of ${workflowPath}`,
      );
    },
    300_000,
  );

  it('whose bytes are others, or that has expired, is refused with words', async () => {
    const { hub } = world;
    await push(hub, null);
    const [artifact] = baselines(hub);
    if (artifact === undefined) throw new Error('no artifact');
    const { digest } = artifact;
    artifact.digest = `sha256:${'0'.repeat(64)}`;
    const damaged = await foundBy(hub);
    expect(damaged.gates).toBeNull();
    expect(logOf(damaged.result)).toMatch(
      /The stored baseline cannot be read: .*its digest is.*Remove that artifact/u,
    );
    // What cannot be read is not written over.
    const before = await hub.sha('main');
    await hub.commit({ 'bench.fake.json': fake({ a: steady(1, 6), b: steady(2, 7) }) });
    const refused = await push(hub, before);
    expect(refused.conclusion).toBe('failure');
    expect(gateOf(refused).outcome).toBe('passed');
    expect(logOf(refused)).toMatch(/could not be stored/u);
    expect(baselines(hub)).toHaveLength(1);

    Object.assign(artifact, { digest, expired: true });
    const expired = await push(hub, null);
    expect(expired.conclusion, logOf(expired)).toBe('success');
    expect(logOf(expired)).toContain('All artifacts with a baseline have expired');
    expect(baselines(hub)).toHaveLength(2);
  }, 300_000);

  it('does not expire for want of runs: at night it is uploaded anew in time', async () => {
    const { hub } = world;
    await push(hub, null);
    await hub.commit({ 'bench.fake.json': 'no JSON' });
    const [artifact] = baselines(hub);
    if (artifact === undefined) throw new Error('no artifact');
    for (const [age, uploads] of [
      [50, 0],
      [70, 1],
    ] as const) {
      const created = Date.now() - age * day;
      Object.assign(artifact, { created, expires: created + 90 * day });
      const night = await nightly(hub);
      expect(night.conclusion).toBe('failure');
      expect(baselines(hub), logOf(night)).toHaveLength(1 + uploads);
      expect(logOf(night).includes('Uploaded anew, because they would expire')).toBe(uploads === 1);
    }
    artifact.expired = true;
    expect((await foundBy(hub)).gates).toBe(1);
  }, 300_000);

  it('is searched at night, with the run of that night', async () => {
    const { hub } = world;
    await nightly(hub);
    const second = await nightly(hub);
    expect(second.conclusion, logOf(second)).toBe('success');
    expect(logOf(second)).not.toContain('could not be searched');
    // One upload each: adding the run began the life of the whole anew.
    expect(baselines(hub)).toHaveLength(2);
  }, 300_000);

  it('takes what was accepted on a merged pull request with the run, in one artifact', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    await hub.runPull(pull, { permissions: onPull });
    hub.fake.addComment(pull.number, 'writer', 'perf-gate: accept a because needed');
    await hub.merge(pull.number, 'squash');
    const landed = await push(hub, pull.base, { permissions: { ...noBranch, 'pull-requests': 'read' } });
    expect(landed.conclusion, logOf(landed)).toBe('success');
    expect(kinds(await decisionOf(landed))).toMatchObject({ a: 'accepted' });
    expect(logOf(landed)).toMatch(/Stored in the artifacts of .*: acceptances\/default\//u);
    expect(baselines(hub)).toHaveLength(1);
  }, 300_000);
});
