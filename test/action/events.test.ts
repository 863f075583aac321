import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseDecision, type Decision } from '../../src/model/index.ts';
import { fake, fakeFiles, kinds, steady } from '../e2e/project.ts';
import { forPulls, gateOf, logOf, withHub, workflow, type Hub } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const base = { a: steady(1), b: steady(2, 1) };
const calm = { 'bench.fake.json': fake({ a: steady(1, 4), b: steady(2, 5) }) };
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };

async function decisionOf(result: JobResult): Promise<Decision> {
  const file = gateOf(result)['decision-file'] ?? '';
  return parseDecision(JSON.parse(await readFile(file, 'utf8')));
}

/** What is stored, oldest first. */
async function storedRuns(hub: Hub): Promise<{ commit: { sha: string }; outcome: string }[]> {
  const at = hub.repository.at(hub.fake.repositoryPath);
  const runs: { commit: { sha: string }; outcome: string }[] = [];
  for (const name of await hub.stored())
    runs.push(JSON.parse(await at.git('show', `perf-gate:${name}`)) as (typeof runs)[number]);
  return runs;
}

describe.skipIf(process.platform === 'win32')('a rerun', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));

  it('of a push measures anew, says what came before, and is not stored beside it', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    const after = await hub.commit(slower);
    const first = await hub.runPush(before, after, { runId: 7001 });
    expect(first.conclusion, logOf(first)).toBe('failure');
    expect(await storedRuns(hub)).toMatchObject([{ commit: { sha: after }, outcome: 'failed' }]);

    const second = await hub.runPush(before, after, { runId: 7001, runAttempt: 2 });
    expect(second.steps.find(({ id }) => id === 'gate/bench')?.outcome).toBe('success');
    expect(gateOf(second)).toMatchObject({ outcome: 'failed', regressed: '1' });
    expect(second.summary).toContain('This is attempt 2 of this run; attempt 1 failed.');
    expect(await hub.stored()).toHaveLength(1);

    // The same commit in another workflow run, such as the nightly one, is a run of its own.
    const other = await hub.runPush(before, after, { runId: 7002 });
    expect(other.summary).not.toContain('attempt');
    expect(await hub.stored()).toHaveLength(2);
  }, 300_000);

  it('of a push that stored nothing is stored', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    const after = await hub.commit(calm);
    const first = await hub.runPush(before, after, { runId: 7001, permissions: { contents: 'read' } });
    expect(first.conclusion).toBe('failure');
    const second = await hub.runPush(before, after, { runId: 7001, runAttempt: 2 });
    expect(second.conclusion, logOf(second)).toBe('success');
    expect(await hub.stored()).toHaveLength(1);
  }, 300_000);

  it('of a pull request says what came before, and a pass does not hide it', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    const first = await hub.runPull(pull, { runId: 7001 });
    expect(first.conclusion).toBe('failure');
    // Measured anew, this time as noise that nobody can reproduce would have it.
    const passing = workflow(forPulls, { 'minimum-effect': '50%' });
    const second = await hub.runPull(pull, { runId: 7001, runAttempt: 2, workflow: passing });
    expect(second.conclusion, logOf(second)).toBe('success');
    expect(hub.fake.comments).toHaveLength(1);
    expect(hub.fake.comments[0]?.body).toContain('This is attempt 2 of this run; attempt 1 was red.');
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('a job that is ended', () => {
  const stuck = { 'bench.fake.json': fake([{ name: 'a', does: 'hang', fromRound: 3, times: [1] }]) };
  const world = withHub(fakeFiles(base, { rounds: 12, 'trial-timeout': '10m' }));
  const measuring = /Measuring|round|benchmark/u;

  it('while it measures leaves the comment as it was, stores nothing and does not pass', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    await hub.runPull(pull, { runId: 7001 });
    const before = hub.fake.comments.map(({ body }) => body);
    const update = await hub.update(pull, stuck);
    const result = await hub.runPull(update, {
      runId: 7002,
      interruption: { step: 'gate/bench', saw: measuring, by: 'cancel' },
    });
    expect(result.conclusion, logOf(result)).toBe('cancelled');
    expect(result.steps.find(({ id }) => id === 'gate/report')?.outcome).toBe('skipped');
    expect(gateOf(result).outcome).toBe('');
    expect(hub.fake.comments.map(({ body }) => body)).toEqual(before);
    expect(await hub.stored()).toEqual([]);
  }, 300_000);

  it('in its benchmark step alone says so, and is red', async () => {
    const { hub } = world;
    const pull = await hub.propose(stuck);
    const result = await hub.runPull(pull, {
      interruption: { step: 'gate/bench', saw: measuring, by: 'kill' },
    });
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(gateOf(result).outcome).toBe('could-not-judge');
    expect(result.summary).toContain('the benchmark step ended without a result');
    expect(hub.fake.comments[0]?.body).toContain('the benchmark step ended without a result');
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('what is compared', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));

  it('is the head itself with the merge base where that was checked out', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    // Main goes on: its tip is not where the branch began.
    const tip = await hub.commit({ 'README.md': 'more' });
    const text = workflow(forPulls, {}, {}, { ref: pull.head });
    const result = await hub.runPull({ ...pull, base: tip }, { workflow: text });
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    const decision = await decisionOf(result);
    expect(decision.head.commit.sha).toBe(pull.head);
    expect(decision.base?.commit.sha).toBe(pull.base);
  }, 300_000);

  it('is a release with a tag, and it is not stored', async () => {
    const { hub } = world;
    await hub.repository.git('tag', 'v1.0.0');
    await hub.repository.git('push', '--quiet', hub.fake.repositoryPath, 'v1.0.0');
    const tagged = await hub.sha('main');
    const sha = await hub.commit(slower);
    const permissions = { contents: 'read' } as const;
    const event = { name: 'release', payload: { release: { tag_name: 'v2.0.0' } } };
    const text = workflow(permissions, { base: 'v1.0.0' }, {}, { 'fetch-depth': '0' });
    const result = await hub.run(event, 'refs/tags/v2.0.0', sha, { permissions, workflow: text });
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    expect((await decisionOf(result)).base?.commit).toMatchObject({ sha: tagged, ref: 'v1.0.0' });
    expect(result.conclusion).toBe('failure');
    expect(await hub.stored()).toEqual([]);

    // With one commit the tag is not there, and what to do is said.
    const shallow = await hub.run(event, 'refs/tags/v2.0.0', sha, {
      permissions,
      inputs: { base: 'v1.0.0' },
    });
    expect(shallow.conclusion).toBe('failure');
    expect(logOf(shallow)).toMatch(/cannot find the base commit "v1\.0\.0".*fetch-depth: 0/u);
  }, 300_000);

  it('on a push after pushes that a path filter skipped is the commit before, whether or not it was ever measured', async () => {
    const { hub } = world;
    const measured = await hub.sha('main');
    await hub.runPush(null, measured);
    const skipped = await hub.commit({ 'README.md': 'nothing to measure' });
    const after = await hub.commit(slower);
    const result = await hub.runPush(skipped, after);
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    expect((await decisionOf(result)).base?.commit.sha).toBe(skipped);
    expect((await storedRuns(hub)).map(({ commit }) => commit.sha)).toEqual([measured, after]);
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('two suites on one pull request', () => {
  const config = (file: string): string => JSON.stringify({ rounds: 12, suites: [{ kind: 'fake', file }] });
  const world = withHub({
    'one/perf-gate.config.json': config('bench.fake.json'),
    'one/bench.fake.json': fake(base),
    'two/perf-gate.config.json': config('bench.fake.json'),
    'two/bench.fake.json': fake(base),
  });

  it('have a comment each, and both are brought up to date', async () => {
    const { hub } = world;
    const both = async (pull: Parameters<Hub['runPull']>[0]): Promise<string[]> => {
      for (const suite of ['one', 'two']) {
        const inputs = { suite, config: `${suite}/perf-gate.config.json` };
        await hub.runPull(pull, { inputs });
      }
      expect(hub.fake.comments).toHaveLength(2);
      return hub.fake.comments.map(({ body }) => /### \S+ (\w+)/u.exec(body)?.[1] ?? '');
    };
    const pull = await hub.propose({ 'one/bench.fake.json': slower['bench.fake.json'] });
    const [first, second] = await both(pull);
    expect([first, second]).toEqual(['Failed', 'Passed']);
    const update = await hub.update(pull, {
      'one/bench.fake.json': calm['bench.fake.json'],
      'two/bench.fake.json': slower['bench.fake.json'],
    });
    expect(await both(update)).toEqual(['Passed', 'Failed']);
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('a configuration that is code', () => {
  const config = (more: string): string => `
    import { defineConfig } from 'perf-gate';
    export default defineConfig({ suites: [{ kind: 'fake', file: 'bench.fake.json' }], rounds: 12, ${more} });
  `;
  const world = withHub({
    'perf-gate.config.ts': config("'minimum-effect': '5%' as const"),
    'bench.fake.json': fake(base),
  });

  it('judges a pull request as its base has it, and what it would change is shown', async () => {
    const { hub } = world;
    const pull = await hub.propose({
      ...slower,
      'perf-gate.config.ts': config("'minimum-effect': '50%', added: 'ignore', rounds: 13"),
    });
    const result = await hub.runPull(pull);
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    const decision = await decisionOf(result);
    expect(decision.minimumEffect).toBe(0.05);
    // What is measured, and how long, is head's.
    expect(decision.verdicts[0]?.rounds).toBe(13);
    expect(hub.fake.comments[0]?.body).toMatch(
      /This change sets minimum-effect, added in perf-gate\\?\.config\\?\.ts: it is judged by the policy of its base/u,
    );
  }, 300_000);

  it('that nobody touches says nothing', async () => {
    const { hub } = world;
    const result = await hub.runPull(await hub.propose(slower));
    expect((await decisionOf(result)).minimumEffect).toBe(0.05);
    expect(result.summary).not.toContain('perf-gate.config.ts');
  }, 300_000);

  it('that goes judges by the base all the same', async () => {
    const { hub } = world;
    const pull = await hub.propose({ ...slower, 'perf-gate.config.ts': 'export default {};' });
    const result = await hub.runPull(pull);
    // Nothing says which benchmarks there are, and that is no pass.
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(gateOf(result).outcome).toBe('could-not-judge');
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('an acceptance', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));
  const worse = { 'bench.fake.json': fake({ a: steady(1.6, 6), b: steady(2, 7) }) };
  const order = 'perf-gate: accept `a` because it checks its input now';

  it('in a comment counts for what was reported, and not for a worse push', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    expect((await hub.runPull(pull)).conclusion).toBe('failure');
    hub.fake.addComment(pull.number, 'writer', order);
    const accepted = await hub.runPull(pull);
    expect(accepted.conclusion, logOf(accepted)).toBe('success');
    expect(gateOf(accepted)).toMatchObject({ outcome: 'passed', regressed: '0' });
    expect(kinds(await decisionOf(accepted))).toMatchObject({ a: 'accepted' });
    expect(accepted.summary).toContain('it checks its input now');
    expect(accepted.summary).toContain('writer');

    const later = await hub.update(pull, worse);
    const refused = await hub.runPull(later);
    expect(refused.conclusion, logOf(refused)).toBe('failure');
    expect(gateOf(refused)).toMatchObject({ outcome: 'failed', regressed: '1' });
  }, 300_000);

  it('by a label counts likewise', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    await hub.runPull(pull);
    hub.fake.label(pull.number, 'perf-gate: accept', 'maintainer');
    const accepted = await hub.runPull(pull);
    expect(accepted.conclusion, logOf(accepted)).toBe('success');
    expect(kinds(await decisionOf(accepted))).toMatchObject({ a: 'accepted' });
    const later = await hub.runPull(await hub.update(pull, worse));
    expect(later.conclusion).toBe('failure');
  }, 300_000);

  it('by somebody who may not write does not count, and that is said', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    await hub.runPull(pull);
    hub.fake.addComment(pull.number, 'stranger', order);
    const result = await hub.runPull(pull);
    expect(result.conclusion).toBe('failure');
    expect(gateOf(result)).toMatchObject({ outcome: 'failed', regressed: '1' });
    expect(result.summary).toMatch(/by stranger does not count: they may not write to the repository/u);
  }, 300_000);
});
