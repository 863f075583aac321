import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/baseline/open.ts';
import { parseRun } from '../../src/model/index.ts';
import { fake, fakeFiles, steady } from '../e2e/project.ts';
import { gateOf, logOf, withHub, type Hub } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const base = { a: steady(1), b: steady(2, 1) };
const slower = { a: steady(1.3, 2), b: steady(2, 3) };

/** More runs of what is stored, each a night earlier: the history must be old enough to be sharp. */
async function nights(hub: Hub, last: number, level: (night: number) => number): Promise<void> {
  const [first = ''] = await hub.stored();
  const remote = hub.fake.repositoryPath;
  const run = parseRun(JSON.parse(await hub.repository.at(remote).git('show', `perf-gate:${first}`)));
  const store = await openStore(
    { kind: 'branch', branch: 'perf-gate', remote },
    { cwd: hub.repository.root },
  );
  for (let night = 1; night < last; night++) {
    const samples = run.samples.map((sample) => ({
      ...sample,
      values: [level(night) * (steady(sample.benchmark === 'a' ? 1 : 2, night)[0] ?? 1)],
    }));
    const started = new Date(Date.parse(run.started) - night * 86_400_000).toISOString();
    await store.append({ ...run, started, samples });
  }
}

describe.skipIf(process.platform === 'win32')('on the default branch', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));

  it('a push is compared with the commit before, judged, and stored with its verdict, red or not', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    const after = await hub.commit({ 'bench.fake.json': fake(slower) });
    const result = await hub.runPush(before, after);
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(gateOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    const [stored, ...more] = await hub.stored();
    expect(more).toEqual([]);
    const text = await hub.repository.at(hub.fake.repositoryPath).git('show', `perf-gate:${stored ?? ''}`);
    expect(JSON.parse(text)).toMatchObject({ commit: { sha: after }, outcome: 'failed' });
    expect(hub.fake.comments).toEqual([]);
  });

  it('the first push has no commit before and no history: it starts one, and is not red', async () => {
    const { hub } = world;
    const after = await hub.sha('main');
    const result = await hub.runPush(null, after);
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(await hub.stored()).toHaveLength(1);
  });

  it('a push over a commit that is gone says so', async () => {
    const { hub } = world;
    const result = await hub.runPush('1'.repeat(40), await hub.sha('main'));
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(logOf(result)).toContain('There is no commit to compare with');
    expect(await hub.stored()).toHaveLength(1);
  });

  it('a nightly run is stored too', async () => {
    const { hub } = world;
    const sha = await hub.sha('main');
    const result = await hub.run(
      { name: 'schedule', payload: { schedule: '0 3 * * *' } },
      'refs/heads/main',
      sha,
      {
        permissions: { contents: 'write' },
      },
    );
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(await hub.stored()).toHaveLength(1);
  });

  it('at night ONE issue says what got slower in the stored history, since which commits', async () => {
    const { hub } = world;
    const sha = await hub.sha('main');
    const nightly = (): Promise<JobResult> =>
      hub.run({ name: 'schedule', payload: {} }, 'refs/heads/main', sha, {
        permissions: { contents: 'write', issues: 'write' },
        inputs: { 'smallest-segment': '5' },
      });
    await nightly();
    expect(hub.fake.issues).toEqual([]);
    // The nights before those were at another level: what is stored now is slower.
    await nights(hub, 18, (night) => (night > 8 ? 0.5 : 1));
    const result = await nightly();
    expect(hub.fake.issues, logOf(result)).toHaveLength(1);
    expect(hub.fake.issues[0]).toMatchObject({ state: 'open' });
    expect(hub.fake.issues[0]?.body).toMatch(/`a`.*\+\d/u);
  }, 300_000);

  it('a run that may not be stored is red, and names the line that grants it', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    const after = await hub.commit({ 'bench.fake.json': fake({ a: steady(1, 4), b: steady(2, 5) }) });
    const result = await hub.runPush(before, after, { permissions: { contents: 'read' } });
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(gateOf(result).outcome).toBe('passed');
    expect(logOf(result)).toMatch(/could not be stored.*contents: write/u);
    expect(await hub.stored()).toEqual([]);
  });

  it('a push to another branch is judged and not stored', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    await hub.repository.git('switch', '--quiet', '--create', 'other');
    const after = await hub.commit({ 'bench.fake.json': fake(slower) });
    const payload = { before, after };
    const result = await hub.run({ name: 'push', payload }, 'refs/heads/other', after, {
      permissions: { contents: 'write' },
    });
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed' });
    expect(await hub.stored()).toEqual([]);
  });

  it('screens a pull request by what was stored, and measures in pairs only what is suspected', async () => {
    const { hub } = world;
    const sha = await hub.commit(fakeFiles(base));
    await hub.run({ name: 'schedule', payload: {} }, 'refs/heads/main', sha, {
      permissions: { contents: 'write' },
    });
    await nights(hub, 12, () => 1);
    const pull = await hub.propose({ 'bench.fake.json': fake({ a: steady(1.4, 20), b: steady(2, 21) }) });
    const result = await hub.runPull(pull);
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    expect(result.summary).toMatch(/not suspected/iu);
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('other events', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));

  it('in a merge queue the base is that of the group, and nothing is stored', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'bench.fake.json': fake(slower) });
    const payload = {
      merge_group: { base_sha: pull.base, base_ref: 'refs/heads/main', head_sha: pull.merge },
    };
    const ref = 'refs/heads/gh-readonly-queue/main/pr-1-0123';
    const result = await hub.run({ name: 'merge_group', payload }, ref, pull.merge, {
      permissions: { contents: 'read' },
    });
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    expect(await hub.stored()).toEqual([]);
    expect(hub.fake.comments).toEqual([]);
  });

  it.each(['pull_request_target', 'issue_comment'])('under %s nothing is measured', async (name) => {
    const { hub } = world;
    const sha = await hub.sha('main');
    const result = await hub.run({ name, payload: {} }, 'refs/heads/main', sha, {
      permissions: { contents: 'write', 'pull-requests': 'write' },
    });
    expect(result.conclusion).toBe('failure');
    expect(logOf(result)).toContain(`no benchmark runs under the event ${name}`);
    const bench = result.steps.find((step) => step.id === 'gate/bench');
    expect(bench?.outcome).toBe('skipped');
  });

  it('an input that is not valid is named', async () => {
    const { hub } = world;
    const result = await hub.runPush(null, await hub.sha('main'), { inputs: { alpha: '3' } });
    expect(result.conclusion).toBe('failure');
    expect(logOf(result)).toContain('the input alpha is "3": expected a percentage');
  });
});
