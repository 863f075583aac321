import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseDecision } from '../../src/model/index.ts';
import { fake, fakeFiles, kinds, steady } from '../e2e/project.ts';
import type { Permissions } from '../github/fake/github.ts';
import { zipOf } from '../github/fake/zip.ts';
import { gateOf, logOf, withHub, workflow, type Hub, type Pull } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const files = fakeFiles({ a: steady(1), b: steady(2, 1) }, { rounds: 12 });
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };
const forJudge: Permissions = { contents: 'read', actions: 'read', 'pull-requests': 'write' };
type MeasuredPull = Pull & { readonly runId: number };

/** A pull request and the workflow run that both jobs are of. */
async function propose(hub: Hub, changed: Readonly<Record<string, string>>): Promise<MeasuredPull> {
  const pull = await hub.propose(changed);
  const run = hub.fake.addRun({ event: 'pull_request', headSha: pull.head, headBranch: 'topic' });
  return { ...pull, runId: run.id };
}

/** The job without rights: contents are for the checkout alone, and the action gets no token that is worth anything. */
async function measure(
  hub: Hub,
  pull: MeasuredPull,
  inputs: Readonly<Record<string, string>> = {},
): Promise<JobResult> {
  const text = workflow(
    { contents: 'read' },
    { mode: 'measure', token: 'none', ...inputs },
    {},
    { 'fetch-depth': '2' },
  );
  return hub.runPull(pull, { runId: pull.runId, workflow: text, permissions: { contents: 'read' } });
}

async function judge(
  hub: Hub,
  pull: MeasuredPull,
  more: Parameters<Hub['runPull']>[1] = {},
): Promise<JobResult> {
  return hub.runPull(pull, { runId: pull.runId, inputs: { mode: 'judge' }, permissions: forJudge, ...more });
}

function outcomeOf(result: JobResult, step: string): string | undefined {
  return result.steps.find(({ id }) => id === `gate/${step}`)?.outcome;
}

describe.skipIf(process.platform === 'win32')('measuring and judging in two jobs', () => {
  const world = withHub(files);

  it('one measures without a token, the other judges and measures nothing', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    const measured = await measure(hub, pull);
    expect(measured.conclusion, logOf(measured)).toBe('success');
    expect(outcomeOf(measured, 'bench')).toBe('success');
    expect(gateOf(measured).outcome).toBe('');
    expect(hub.fake.denied).toEqual([]);
    expect(hub.fake.comments).toEqual([]);
    expect(hub.fake.artifacts.map(({ name }) => name)).toEqual(['perf-gate-run-default.1']);

    const twice = await measure(hub, pull);
    expect(twice.conclusion).toBe('failure');
    expect(logOf(twice)).toContain('another job of this workflow run has left a run of default');

    const judged = await judge(hub, pull);
    expect(judged.conclusion, logOf(judged)).toBe('failure');
    expect(outcomeOf(judged, 'bench')).toBe('skipped');
    expect(gateOf(judged)).toMatchObject({ outcome: 'failed', regressed: '1' });
    const file = gateOf(judged)['decision-file'] ?? '';
    const decision = parseDecision(JSON.parse(await readFile(file, 'utf8')));
    expect(kinds(decision)).toMatchObject({ a: 'regressed' });
    expect(decision.base?.commit.sha).toBe(pull.base);
    expect(decision.alpha).toBe(0.01);
    expect(hub.fake.comments).toHaveLength(1);

    // When only the job that judges is repeated, it says whose run it takes.
    const again = await judge(hub, pull, { runAttempt: 2 });
    expect(logOf(again)).not.toContain('this is a defect');
    expect(hub.fake.comments[0]?.body).toContain('It was measured in attempt 1');
  }, 300_000);

  it('at night the job that judges stores the run', async () => {
    const { hub } = world;
    const sha = await hub.sha('main');
    for (const night of [1, 2]) {
      const { id } = hub.fake.addRun({ event: 'schedule', headSha: sha });
      const part = async (mode: string, permissions: Permissions): Promise<JobResult> =>
        hub.run({ name: 'schedule', payload: { schedule: '0 3 * * *' } }, 'refs/heads/main', sha, {
          runId: id,
          inputs: { mode },
          permissions,
        });
      const measured = await part('measure', { contents: 'read' });
      expect(measured.conclusion, logOf(measured)).toBe('success');
      expect(await hub.stored()).toHaveLength(night - 1);
      const judged = await part('judge', { contents: 'write', actions: 'read', issues: 'write' });
      expect(judged.conclusion, logOf(judged)).toBe('success');
      expect(await hub.stored()).toHaveLength(night);
    }
  }, 300_000);

  it('no run, a run of another suite, and a run that failed are said', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    const none = await judge(hub, pull);
    expect(none.conclusion).toBe('failure');
    expect(logOf(none)).toContain('no job of this workflow run has left a run of the suite default');
    expect(gateOf(none).outcome).toBe('could-not-judge');

    const measured = await measure(hub, pull, { only: 'zzz' });
    expect(measured.conclusion, logOf(measured)).toBe('success');
    expect(logOf(measured)).toContain('Nothing could be measured');
    const other = await judge(hub, pull, { inputs: { mode: 'judge', suite: 'other' } });
    expect(logOf(other)).toContain('Not judged here, because they are of other suites: default');
    expect(logOf(other)).toContain('left a run of the suite other');
    const failed = await judge(hub, pull);
    expect(failed.conclusion).toBe('failure');
    expect(logOf(failed)).toContain('no benchmark has a name like');
  }, 300_000);

  it('a run that the gate did not write is refused', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    await measure(hub, pull);
    const own = hub.fake.artifacts[0]?.content ?? Buffer.of();
    const zip = (name: string, content: string): Buffer => zipOf([{ name, content }]);
    const name = 'perf-gate-run-default.1';
    for (const [content, said, more] of [
      [zip('other.json', '{}'), 'has no measured.json', {}],
      [zip('measured.json', '{ "a": '), 'is not valid JSON', {}],
      [zip('measured.json', '{}'), 'is not valid', {}],
      [zip('../measured.json', '{}'), 'will not read the artifact', {}],
      [own, 'its digest is', { digest: `sha256:${'0'.repeat(64)}` }],
      [Buffer.alloc(65 * 1024 * 1024), 'more than 67108864', {}],
    ] as const) {
      hub.fake.artifacts.splice(0);
      hub.fake.addArtifact(pull.runId, name, content, more);
      const result = await judge(hub, pull);
      expect(result.conclusion, said).toBe('failure');
      expect(logOf(result), said).toContain(said);
      expect(gateOf(result).outcome, said).toBe('could-not-judge');
    }
    // Sound, and of this workflow run, but measured between two other commits.
    hub.fake.artifacts.splice(0);
    hub.fake.addArtifact(pull.runId, name, own);
    const elsewhere = await judge(hub, { ...pull, merge: pull.head });
    expect(elsewhere.conclusion).toBe('failure');
    expect(logOf(elsewhere)).toContain('head is another commit');
    // That of another workflow run is not looked at.
    hub.fake.artifacts.splice(0);
    const other = hub.fake.addRun({ event: 'pull_request', headSha: pull.head, headBranch: 'topic' });
    hub.fake.addArtifact(other.id, name, own);
    expect(logOf(await judge(hub, pull))).toContain('no job of this workflow run has left a run');
  }, 300_000);
});
