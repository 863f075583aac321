import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { parseDecision, parseRun, type Decision, type Run } from '../../src/model/index.ts';
import { fake, fakeFiles, steady } from '../e2e/project.ts';
import type { Permissions } from '../github/fake/github.ts';
import { zipOf } from '../github/fake/zip.ts';
import { gateOf, logOf, withHub, workflow, type Hub } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const times = (of: (name: string, index: number) => number[]): Record<string, number[]> =>
  Object.fromEntries(names.map((name, index) => [name, of(name, index)]));
const files = fakeFiles(
  times((_, index) => steady(1, index)),
  { rounds: 16 },
);
/** One of seven benchmarks is slower. */
const slower = {
  'bench.fake.json': fake(times((name, index) => steady(name === 'e' ? 1.3 : 1, index + 10))),
};

const forJudge: Permissions = { contents: 'read', actions: 'read', 'pull-requests': 'write' };
const forMain: Permissions = { contents: 'write', actions: 'read' };
type Pull = Awaited<ReturnType<Hub['propose']>> & { readonly runId: number; readonly fork?: boolean };
type Inputs = Readonly<Record<string, string>>;

/** A pull request and the workflow run that all jobs are of. */
async function propose(hub: Hub, changed: Inputs, fork = false): Promise<Pull> {
  const pull = await hub.propose(changed, { fork });
  const from = fork ? { headRepository: 999 } : {};
  const run = hub.fake.addRun({ event: 'pull_request', headSha: pull.head, headBranch: 'topic', ...from });
  return { ...pull, runId: run.id, fork };
}

/** One job of the matrix; its token is worth nothing. */
async function measure(hub: Hub, pull: Pull, inputs: Inputs): Promise<JobResult> {
  const text = workflow(
    { contents: 'read' },
    { mode: 'measure', token: 'none', ...inputs },
    {},
    { 'fetch-depth': '2' },
  );
  return hub.runPull(pull, {
    runId: pull.runId,
    workflow: text,
    permissions: { contents: 'read' },
    fork: pull.fork === true,
  });
}

async function matrix(hub: Hub, pull: Pull, jobs: readonly Inputs[]): Promise<void> {
  for (const inputs of jobs) {
    const result = await measure(hub, pull, inputs);
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(gateOf(result).outcome).toBe('');
  }
}

async function judge(
  hub: Hub,
  pull: Pull,
  inputs: Inputs = {},
  permissions: Permissions = forJudge,
): Promise<JobResult> {
  return hub.runPull(pull, {
    runId: pull.runId,
    inputs: { mode: 'judge', ...inputs },
    permissions,
    fork: pull.fork === true,
  });
}

async function decisionOf(result: JobResult): Promise<Decision> {
  const file = gateOf(result)['decision-file'] ?? '';
  expect(file, logOf(result)).not.toBe('');
  return parseDecision(JSON.parse(await readFile(file, 'utf8')));
}

const shards = (count: number): Inputs[] =>
  Array.from({ length: count }, (_, index) => ({ shard: `${String(index + 1)}/${String(count)}` }));

describe.skipIf(process.platform === 'win32')('a matrix of measuring jobs', () => {
  const world = withHub(files);

  it('of three shards makes one decision with one alpha and one comment', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    await matrix(hub, pull, shards(3));
    expect(hub.fake.artifacts.map(({ name }) => name)).toEqual([
      'perf-gate-run-default+1-of-3+3-parts.1',
      'perf-gate-run-default+2-of-3+3-parts.1',
      'perf-gate-run-default+3-of-3+3-parts.1',
    ]);
    const judged = await judge(hub, pull);
    expect(judged.conclusion, logOf(judged)).toBe('failure');
    expect(gateOf(judged)).toMatchObject({ outcome: 'failed', regressed: '1' });
    const decision = await decisionOf(judged);
    // Every benchmark once, in one of the shards.
    expect(decision.verdicts.map(({ benchmark }) => benchmark).sort()).toEqual(names);
    expect(
      decision.verdicts.filter(({ kind }) => kind === 'regressed').map(({ benchmark }) => benchmark),
    ).toEqual(['e']);
    expect(decision.alpha).toBe(0.01);
    expect(decision.parts?.map(({ name, alpha, family }) => [name, alpha, family])).toEqual([
      ['default 1/3', 0.01 / 3, 3],
      ['default 2/3', 0.01 / 3, 2],
      ['default 3/3', 0.01 / 3, 2],
    ]);
    const total = decision.verdicts.reduce((sum, { part }) => {
      const own = decision.parts?.find(({ name }) => name === part);
      return sum + (own === undefined ? 1 : own.alpha / own.family);
    }, 0);
    expect(total).toBeCloseTo(0.01, 12);
    expect(hub.fake.comments).toHaveLength(1);
    expect(hub.fake.comments[0]?.body).toContain('shard 2/3');
  }, 300_000);

  it('cannot be judged when a shard is missing, and says which; a regression fails all the same', async () => {
    const { hub } = world;
    const pull = await propose(hub, {
      'README.md': 'changed',
      'bench.fake.json': fake(times((_, at) => steady(1, at + 10))),
    });
    await matrix(hub, pull, [shards(3)[0] ?? {}, shards(3)[2] ?? {}]);
    const judged = await judge(hub, pull);
    expect(judged.conclusion).toBe('failure');
    expect(gateOf(judged).outcome).toBe('could-not-judge');
    const decision = await decisionOf(judged);
    expect(decision.reasons.map(({ kind }) => kind)).toEqual(['missing-part', 'missing-part']);
    expect(hub.fake.comments[0]?.body).toContain('shard 2/3 of default left no run');
    // Its share of alpha stays that of the missing one.
    expect(decision.parts?.map(({ alpha }) => alpha)).toEqual([0.01 / 3, 0.01 / 3]);

    // A shard that could not measure is there, and is said by its own words.
    await matrix(hub, pull, [{ ...shards(3)[1], only: 'zzz' }]);
    const failed = await decisionOf(await judge(hub, pull));
    expect(failed.outcome).toBe('could-not-judge');
    expect(failed.reasons.map(({ message }) => message).join('\n')).toMatch(
      /^default 2\/3: no benchmark has a name like/u,
    );
  }, 300_000);

  it('that did not find the same benchmarks is not judged', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    await matrix(hub, pull, [shards(2)[0] ?? {}, { ...shards(2)[1], only: '{b,c}' }]);
    const judged = await judge(hub, pull);
    expect(gateOf(judged).outcome).toBe('could-not-judge');
    expect(logOf(judged)).toContain('the shards 1 and 2 have both measured "c"');
    hub.fake.artifacts.splice(0);
    await matrix(hub, pull, [{ ...shards(2)[0], only: '{a,b}' }, shards(2)[1] ?? {}]);
    const other = await decisionOf(await judge(hub, pull));
    expect(other.outcome).toBe('could-not-judge');
    expect(other.reasons.map(({ kind, benchmarks }) => [kind, benchmarks])).toEqual([
      ['in-no-shard', ['c', 'e', 'g']],
    ]);
  }, 300_000);

  it('that does not say how many it has does not get more alpha than there is', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    await matrix(hub, pull, [
      { system: 'linux', parts: '2' },
      { system: 'macos', parts: '2' },
    ]);
    expect(logOf(await judge(hub, pull, { parts: '3' }))).toContain('told of 3 parts');
    expect(gateOf(await judge(hub, pull, { parts: '2' })).outcome).toBe('failed');

    const left = hub.fake.artifacts.map(({ name, content }) => ({ name, content }));
    const told = async (...endings: string[]): Promise<string> => {
      hub.fake.artifacts.splice(0);
      for (const [at, { name, content }] of left.entries())
        hub.fake.addArtifact(pull.runId, name.replace('+2-parts', endings[at] ?? ''), content);
      const judged = await judge(hub, pull);
      expect(gateOf(judged).outcome).toBe('could-not-judge');
      return logOf(judged);
    };
    const silent = await told('', '');
    expect(silent).toContain('each took its share of alpha for that of one in 1');
    expect(silent).toContain('strategy.job-total');
    expect(await told('+2-parts', '+3-parts')).toContain(
      'do not agree on how many of them share alpha: 2, 3',
    );
  }, 300_000);

  it.each([
    [{ mode: 'judge', shard: '1/2' }, 'the input shard is for jobs with "mode: measure"'],
    [{ shard: '1/2' }, 'the input shard is for jobs with "mode: measure"'],
    [{ system: 'linux' }, 'the input system is for jobs with "mode: measure"'],
    [{ mode: 'measure', shard: '3/2' }, 'the input shard is "3/2": expected a shard and their number'],
    [{ mode: 'measure', shard: '1/4', parts: '2' }, 'there are 4 shards'],
    [{ mode: 'measure', system: 'a b' }, 'the input system is "a b": expected a name'],
  ])('refuses %j', async (inputs, said) => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    const result = await hub.runPull(pull, { runId: pull.runId, inputs });
    expect(result.conclusion).toBe('failure');
    expect(logOf(result)).toContain(said);
  });

  it('cannot be joined by a part that was measured elsewhere', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower);
    await matrix(hub, pull, shards(2));
    const [first, second] = hub.fake.artifacts.map(({ name, content }) => ({ name, content }));
    if (first === undefined || second === undefined) throw new Error('two were left');
    const put = async (...left: { name: string; content: Buffer; run?: number }[]): Promise<JobResult> => {
      hub.fake.artifacts.splice(0);
      for (const { name, content, run } of left) hub.fake.addArtifact(run ?? pull.runId, name, content);
      return judge(hub, pull);
    };
    // One shard under the name of the other.
    const renamed = await put(first, { ...second, content: first.content });
    expect((await decisionOf(renamed)).reasons.map(({ message }) => message).join('\n')).toContain(
      'it is another shard',
    );
    // Under the name of another suite's part, or of one too many.
    const extra = await put(first, second, {
      name: 'perf-gate-run-default@extra+2-parts.1',
      content: first.content,
    });
    expect(logOf(extra)).toContain('each took its share of alpha for that of one in 2');
    // One shard as if it were all that there is.
    const single = await put({ ...first, name: first.name.replace('+2-parts', '') });
    expect((await decisionOf(single)).reasons.map(({ message }) => message).join('\n')).toContain(
      'shard 2/2 of default left no run',
    );
    // Of another workflow run.
    const other = hub.fake.addRun({ event: 'pull_request', headSha: pull.head, headBranch: 'topic' });
    const elsewhere = await put(first, { ...second, run: other.id });
    expect((await decisionOf(elsewhere)).reasons.map(({ kind }) => kind)).toContain('missing-part');
    // Of other commits: the part is refused, and said.
    hub.fake.artifacts.splice(0);
    for (const { name, content } of [first, second]) hub.fake.addArtifact(pull.runId, name, content);
    const moved = await judge(hub, { ...pull, merge: pull.head });
    expect(gateOf(moved).outcome).toBe('could-not-judge');
    expect(logOf(moved)).toContain('head is another commit');
  }, 300_000);

  it('for a fork leaves one report, and comments nothing', async () => {
    const { hub } = world;
    const pull = await propose(hub, slower, true);
    await matrix(hub, pull, shards(2));
    const judged = await judge(hub, pull, {}, { contents: 'read', actions: 'read', 'pull-requests': 'read' });
    expect(gateOf(judged), logOf(judged)).toMatchObject({ outcome: 'failed' });
    expect(hub.fake.comments).toEqual([]);
    expect(hub.fake.artifacts.map(({ name }) => name)).toContain('perf-gate-report-default');
  }, 300_000);

  it('on a push is stored as one run when all of it is judged', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    const after = await hub.commit(slower);
    const { id } = hub.fake.addRun({ event: 'push', headSha: after });
    const push = (inputs: Inputs, permissions: Permissions): Promise<JobResult> =>
      hub.runPush(before, after, { runId: id, inputs, permissions });
    for (const inputs of shards(3)) {
      const result = await push({ mode: 'measure', ...inputs }, { contents: 'read' });
      expect(result.conclusion, logOf(result)).toBe('success');
    }
    expect(await hub.stored()).toEqual([]);
    const judged = await push({ mode: 'judge' }, forMain);
    expect(gateOf(judged), logOf(judged)).toMatchObject({ outcome: 'failed', regressed: '1' });
    const [stored, ...more] = await hub.stored();
    expect(more).toEqual([]);
    const run = await storedRun(hub, stored);
    expect(run).toMatchObject({ commit: { sha: after }, outcome: 'failed' });
    expect(run.shards).toBeUndefined();
    expect(run.samples.map(({ benchmark }) => benchmark).sort()).toEqual(names);

    // Runners of one label may be of several kinds: then each keeps what it has measured, and says what the others have.
    const [first, ...others] = hub.fake.artifacts.map(({ name, content }) => ({ name, content }));
    if (first === undefined) throw new Error('three were left');
    hub.fake.artifacts.splice(0);
    const { fingerprint } = run.environment;
    const text = (await contentOf(first.content)).replaceAll(fingerprint, 'another-machine');
    hub.fake.addArtifact(id, first.name, zipOf([{ name: 'measured.json', content: text }]));
    for (const { name, content } of others) hub.fake.addArtifact(id, name, content);
    await push({ mode: 'judge' }, forMain);
    const apart = await Promise.all(
      (await hub.stored()).filter((file) => file !== stored).map((file) => storedRun(hub, file)),
    );
    expect(
      apart.map(({ environment, samples, shards: of }) => [
        environment.fingerprint,
        of?.indexes,
        [...samples.map(({ benchmark }) => benchmark), ...(of?.elsewhere ?? [])].sort(),
      ]),
    ).toEqual(
      [
        ['another-machine', [1], names],
        [fingerprint, [2, 3], names],
      ].sort(),
    );
  }, 300_000);
});

async function contentOf(archive: Buffer): Promise<string> {
  const zip = await fromBufferPromise(archive);
  const chunks: Buffer[] = [];
  for await (const entry of zip.eachEntry()) {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function storedRun(hub: Hub, file = ''): Promise<Run> {
  const text = await hub.repository.at(hub.fake.repositoryPath).git('show', `perf-gate:${file}`);
  return parseRun(JSON.parse(text));
}

const project = (name: string, seconds: number, shift: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(
      fakeFiles({ same: steady(1, shift), own: steady(seconds, shift + 1) }, { rounds: 16, suite: name }),
    ).map(([file, text]) => [`packages/${name}/${file}`, text]),
  );

describe.skipIf(process.platform === 'win32')('two suites on two systems', () => {
  const world = withHub({ ...project('parser', 1, 0), ...project('server', 2, 5) });
  const both = 'packages/parser/perf-gate.config.json\npackages/server/perf-gate.config.json';
  const jobs = ['parser', 'server'].flatMap((suite) =>
    ['linux', 'macos'].map((system): Inputs => {
      return { config: `packages/${suite}/perf-gate.config.json`, system, parts: '4' };
    }),
  );

  it('are one comment, in which nothing is mixed up', async () => {
    const { hub } = world;
    const changed = project('server', 2.6, 20)['packages/server/bench.fake.json'] ?? '';
    const pull = await propose(hub, { 'packages/server/bench.fake.json': changed });
    await matrix(hub, pull, jobs);
    const judged = await judge(hub, pull, { config: both });
    expect(gateOf(judged), logOf(judged)).toMatchObject({ outcome: 'failed', regressed: '2' });
    const decision = await decisionOf(judged);
    expect(decision.suite).toBe('parser+server');
    expect(
      decision.verdicts
        .filter(({ kind }) => kind === 'regressed')
        .map(({ part, benchmark }) => [part, benchmark]),
    ).toEqual([
      ['server linux', 'own'],
      ['server macos', 'own'],
    ]);
    expect(decision.verdicts.filter(({ benchmark }) => benchmark === 'same')).toHaveLength(4);
    expect(decision.parts?.map(({ name, alpha }) => [name, alpha])).toEqual(
      ['parser linux', 'parser macos', 'server linux', 'server macos'].map((name) => [name, 0.0025]),
    );
    expect(hub.fake.comments).toHaveLength(1);
    expect(hub.fake.comments[0]?.body).toMatch(/server.*linux/u);
    // A later report takes the place of this one.
    await judge(hub, pull, { config: both });
    expect(hub.fake.comments).toHaveLength(1);
  }, 300_000);

  it('are judged each by its own policy, and stored apart', async () => {
    const { hub } = world;
    const before = await hub.sha('main');
    const lenient = fakeFiles({}, { rounds: 16, suite: 'server', 'minimum-effect': '50%' })[
      'perf-gate.config.json'
    ];
    await hub.commit({ 'packages/server/perf-gate.config.json': lenient ?? '' });
    const changed = project('server', 2.6, 20)['packages/server/bench.fake.json'] ?? '';
    const after = await hub.commit({ 'packages/server/bench.fake.json': changed });
    const { id } = hub.fake.addRun({ event: 'push', headSha: after });
    const push = (inputs: Inputs, permissions: Permissions): Promise<JobResult> =>
      hub.runPush(before, after, { runId: id, inputs, permissions });
    for (const inputs of jobs.filter(({ system }) => system === 'linux'))
      await push({ mode: 'measure', ...inputs, parts: '2' }, { contents: 'read' });
    const judged = await push({ mode: 'judge', config: both }, forMain);
    expect(gateOf(judged), logOf(judged)).toMatchObject({ outcome: 'passed' });
    const suites = await Promise.all(
      (await hub.stored()).map(async (file) => (await storedRun(hub, file)).suite),
    );
    expect(suites.sort()).toEqual(['parser', 'server']);
  }, 300_000);

  it('need configurations that ask for one decision', async () => {
    const { hub } = world;
    const strict = fakeFiles({}, { suite: 'server', alpha: '5%' })['perf-gate.config.json'];
    await hub.commit({ 'packages/server/perf-gate.config.json': strict ?? '' });
    const pull = await propose(hub, { 'README.md': 'changed' });
    const judged = await judge(hub, pull, { config: both });
    expect(judged.conclusion).toBe('failure');
    expect(logOf(judged)).toContain('differ in alpha: 0.01, 0.05');
    const one = await judge(hub, pull, { config: both, suite: 'one' });
    expect(logOf(one)).toContain('two of the configurations have the suite name one');
  }, 300_000);
});
