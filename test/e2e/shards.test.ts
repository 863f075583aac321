import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseDecision, type Decision } from '../../src/model/index.ts';
import { expectError, kinds, Project, steady, type Ended } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
});

const names = ['a', 'b', 'c', 'd', 'e'];
const suite = (slow: string | null, shift: number): Record<string, number[]> =>
  Object.fromEntries(names.map((name, at) => [name, steady(name === slow ? 1.3 : 1, at + shift)]));

async function start(slow: string | null): Promise<Project> {
  project = await Project.ofFakes(suite(null, 0), suite(slow, 10), { rounds: 16, store: 'dir:../store' });
  return project;
}

/** Gates each shard, and gives the folders with their runs. */
async function gateShards(of: Project, count: number): Promise<{ folder: string; ended: Ended }[]> {
  const results = [];
  for (let index = 1; index <= count; index += 1) {
    const folder = path.join(of.around, `shard-${String(index)}`);
    const ended = await of.gate([
      '--shard',
      `${String(index)}/${String(count)}`,
      '--output',
      folder,
      '--json',
      '-',
    ]);
    results.push({ folder, ended });
  }
  return results;
}

const decisionIn = (ended: Ended): Decision => parseDecision(JSON.parse(ended.stdout));
const pair = (folder: string): string[] => [path.join(folder, 'base.json'), path.join(folder, 'head.json')];

describe('shards on the command line', () => {
  it('measure every benchmark once, each with its share of alpha, and are compared together', async () => {
    const of = await start('d');
    const shards = await gateShards(of, 2);
    const measured = shards.map(({ ended }) => decisionIn(ended).verdicts.map(({ benchmark }) => benchmark));
    expect(measured).toEqual([
      ['a', 'c', 'e'],
      ['b', 'd'],
    ]);
    expect(shards.map(({ ended }) => ended.code)).toEqual([0, 1]);
    for (const { ended } of shards) {
      expect(decisionIn(ended).alpha).toBe(0.005);
      expect(decisionIn(ended).warnings[0]).toMatch(
        /^This is shard [12]\/2, with 1\/2 of the alpha of 0.01: [23] benchmarks are left/u,
      );
    }
    const all = shards.flatMap(({ folder }) => pair(folder));
    const joined = await of.run(['compare', ...all, '--json', '-']);
    expect(joined.code).toBe(1);
    const decision = decisionIn(joined);
    expect(kinds(decision)).toMatchObject({ d: 'regressed', a: 'within', e: 'within' });
    expect(decision.parts?.map(({ name, alpha }) => [name, alpha])).toEqual([
      ['default 1/2', 0.005],
      ['default 2/2', 0.005],
    ]);
    const shown = await of.run(['compare', ...all]);
    expect(shown.stdout).toMatch(/d \(shard 2\/2\)/u);
  });

  it('leave a comparison open when one of them is missing', async () => {
    const of = await start(null);
    const [first, second] = await gateShards(of, 2);
    const one = await of.run(['compare', ...pair(first?.folder ?? ''), '--json', '-']);
    expect(one.code).toBe(2);
    expect(decisionIn(one).reasons.map(({ kind, message }) => [kind, message])).toEqual([
      ['missing-part', 'shard 2/2 of default left no run'],
    ]);
    // The one that is missing keeps its share.
    expect(decisionIn(one).parts?.map(({ alpha }) => alpha)).toEqual([0.005]);
    const twice = [...pair(first?.folder ?? ''), ...pair(first?.folder ?? '')];
    expectError(
      await of.run(['compare', ...twice]),
      /two of the runs are of default 1\/2/u,
      /Give each run once/u,
    );
    const odd = [...pair(first?.folder ?? ''), pair(second?.folder ?? '')[0] ?? ''];
    expectError(await of.run(['compare', ...odd]), /3 run files are no pairs/u, /BASE HEAD BASE HEAD/u);
  });

  it('are refused where they make no sense', async () => {
    const of = await start(null);
    for (const shard of ['0/2', '3/2', '2', 'a/b', '1/1001', '1/2/3'])
      expectError(await of.gate(['--shard', shard]), /--shard/u, /such as 2\/4/u);
    expectError(
      await of.gate(['--shard', '1/4', '--parts', '2']),
      /2 parts share alpha, and there are 4 shards/u,
      /leave it out/u,
    );
  });

  it('are stored as one run, and split by the durations that it recorded', async () => {
    const of = await start(null);
    const runs: string[] = [];
    for (const index of [1, 2]) {
      const output = path.join(of.around, `run-${String(index)}`);
      await of.run(['run', '--shard', `${String(index)}/2`, '--rounds', '5', '--output', output]);
      runs.push(path.join(output, 'run.json'));
    }
    const stored = await of.run(['baseline', 'update', ...runs]);
    expect(stored.stdout.match(/^added: /gmu)).toHaveLength(1);
    const shown = await of.run(['baseline', 'show', 'latest', '--json', '-']);
    const run = JSON.parse(shown.stdout) as { samples: { benchmark: string }[]; started: string };
    expect(run.samples.map(({ benchmark }) => benchmark).sort()).toEqual(names);
    expect(run).not.toHaveProperty('shards');

    // An earlier run in which one benchmark took as long as all others together.
    const old = {
      ...run,
      started: '2020-01-01T00:00:00.000Z',
      durations: { a: 1, b: 1, c: 1, d: 1, e: 4 },
    };
    const file = path.join(of.around, 'old.json');
    await writeFile(file, JSON.stringify(old));
    expect((await of.run(['baseline', 'update', file])).code).toBe(0);
    const shards = await gateShards(of, 2);
    expect(shards.map(({ ended }) => decisionIn(ended).verdicts.map(({ benchmark }) => benchmark))).toEqual([
      ['e'],
      ['a', 'b', 'c', 'd'],
    ]);
    const left = JSON.parse(
      await readFile(path.join(shards[0]?.folder ?? '', 'head.json'), 'utf8'),
    ) as object;
    expect(left).toMatchObject({ shards: { indexes: [1], count: 2, elsewhere: ['a', 'b', 'c', 'd'] } });
  });

  it('judged against the store are one run, and one that is missing is said', async () => {
    const of = await start(null);
    const history = path.join(of.around, 'history');
    await of.run(['run', '--rounds', '5', '--output', history]);
    const runs: string[] = [];
    for (const index of [1, 2]) {
      const output = path.join(of.around, `run-${String(index)}`);
      await of.run(['run', '--shard', `${String(index)}/2`, '--rounds', '5', '--output', output]);
      runs.push(path.join(output, 'run.json'));
    }
    const base = JSON.parse(await readFile(path.join(history, 'run.json'), 'utf8')) as {
      samples: { values: number[] }[];
    };
    for (let night = 1; night <= 12; night += 1) {
      const samples = base.samples.map((sample, at) => ({
        ...sample,
        values: steady(1, at + night).slice(0, 5),
      }));
      const started = `2026-01-${String(night).padStart(2, '0')}T00:00:00.000Z`;
      await writeFile(path.join(of.around, 'night.json'), JSON.stringify({ ...base, samples, started }));
      await of.run(['baseline', 'update', path.join(of.around, 'night.json')]);
    }
    const judged = await of.run(['judge', ...runs, '--json', '-']);
    const decision = decisionIn(judged);
    expect(decision.verdicts.map(({ benchmark }) => benchmark).sort()).toEqual(names);
    expect(decision).toMatchObject({ outcome: 'passed', alpha: 0.01 });
    expect(decision.parts).toBeUndefined();
    // What --only leaves out is not missed.
    const some = decisionIn(await of.run(['judge', ...runs, '--only', '{a,b}', '--json', '-']));
    expect(some.verdicts.map(({ benchmark }) => benchmark).sort()).toEqual(['a', 'b']);
    expect(some.outcome).toBe('passed');
    const half = decisionIn(await of.run(['judge', runs[0] ?? '', '--json', '-']));
    expect(half.outcome).toBe('could-not-judge');
    expect(half.verdicts.map(({ kind }) => kind)).not.toContain('missing');
  });

  it('has nothing to measure in a shard that is empty, which is no fault', async () => {
    const of = await start('d');
    const shards = await gateShards(of, 7);
    expect(shards.map(({ ended }) => ended.code)).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect(decisionIn(shards[6]?.ended as Ended).warnings.join('\n')).toContain(
      'Shard 7/7 is empty: there are 5 benchmarks.',
    );
    const joined = await of.run(['compare', ...shards.flatMap(({ folder }) => pair(folder)), '--json', '-']);
    expect(decisionIn(joined).outcome).toBe('failed');
    expect(decisionIn(joined).verdicts).toHaveLength(5);
  });
});
