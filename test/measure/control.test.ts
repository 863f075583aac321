import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlWorkload, prepareWorkload } from '../../src/measure/control.ts';
import { parseRun } from '../../src/model/index.ts';
import { attempt, benchmarkOf, failureOf, ScriptedRunner, sideOf, StandInSides } from './bench.ts';

class Controlling extends ScriptedRunner {
  readonly controls = true;
}

const ours = benchmarkOf('control workload');
const workloadOf = (runner: ScriptedRunner): { runner: ScriptedRunner; benchmark: typeof ours } => {
  return { runner, benchmark: ours };
};

describe('controls', () => {
  it('are a benchmark in base’s place twice and the workload in both places, by coins of their own', async () => {
    const runner = new Controlling({ base: ['a', 'b'], head: ['a', 'b'] });
    const workload = new ScriptedRunner({ head: [] });
    const { base, head, events } = await attempt({
      runners: [runner],
      config: { rounds: 20 },
      request: { controlWorkload: workloadOf(workload) },
    });
    expect(workload.calibrations).toHaveLength(1);
    expect(events).toContainEqual({ kind: 'control', secondsPerRound: 0.5, rounds: 14 });
    expect(workload.rounds).toHaveLength(14);
    for (const { sides } of workload.rounds) {
      expect(sides.map(({ name, root }) => [name, root])).toEqual([
        ['base', sideOf('base').root],
        ['head', sideOf('head').root],
      ]);
      expect(sides.map(({ forbidden }) => forbidden)).toEqual([[], []]);
    }
    expect(new Set(workload.rounds.map(({ first }) => first))).toEqual(new Set(['base', 'head']));
    const doubled = runner.rounds.filter(({ sides }) => sides[1]?.root === sides[0]?.root);
    expect(doubled).toHaveLength(14);
    for (const { sides } of doubled) expect(sides[1]?.root).toBe(sideOf('base').root);
    expect(head.control?.base).toHaveLength(14);
    expect(head.controlWorkload).toMatchObject({ benchmark: 'control workload', metric: 'time' });
    expect(head.controlWorkload?.head).toHaveLength(14);
    expect(base).not.toHaveProperty('controlWorkload');
    expect(head.samples.map(({ benchmark }) => benchmark)).toEqual(['a', 'b']);
    expect(parseRun(JSON.parse(JSON.stringify(head)))).toEqual(head);
  });

  it('need no benchmark of the user that can be one, as with commands', async () => {
    const workload = new ScriptedRunner({ head: [] });
    const request = { controlWorkload: workloadOf(workload) };
    const { head } = await attempt({ runners: [new ScriptedRunner({ base: ['a'], head: ['a'] })], request });
    expect(head).not.toHaveProperty('control');
    expect(head.controlWorkload?.base).toHaveLength(14);
  });

  it('are not measured where nothing is measured in pairs', async () => {
    const workload = new ScriptedRunner({ head: [] });
    const request = { controlWorkload: workloadOf(workload) };
    const alone = new StandInSides(null, sideOf('head'));
    const runner = new Controlling({ head: ['a'] });
    const { head } = await attempt({ runners: [runner], request, sides: alone });
    await attempt({ runners: [new Controlling({ base: [], head: ['a'] })], request });
    expect([...workload.calibrations, ...workload.rounds]).toEqual([]);
    expect(head).not.toHaveProperty('controlWorkload');
  });

  it('that cannot run are said, and cost nothing else', async () => {
    const workload = new ScriptedRunner({
      head: [],
      fails: (_, benchmark) => failureOf(benchmark, { message: 'no room' }),
    });
    const request = { controlWorkload: workloadOf(workload) };
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'] });
    const { head } = await attempt({ runners: [runner], request });
    expect(head.warnings).toEqual(['The control workload could not be measured: no room']);
    expect(head.failures).toEqual([]);
    expect(head.samples[0]?.values).toHaveLength(20);
  });

  it('that fail on the way keep what was measured of them', async () => {
    const workload = new ScriptedRunner({
      head: [],
      fails: (_, benchmark, round) => (round === 6 ? failureOf(benchmark) : null),
    });
    const request = { controlWorkload: workloadOf(workload) };
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'] });
    const { head } = await attempt({ runners: [runner], request });
    expect(workload.rounds).toHaveLength(7);
    expect(head.controlWorkload?.base).toHaveLength(6);
    expect(head.samples[0]?.values).toHaveLength(20);
  });
});

describe('the workload as built', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'perf-gate control ')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('runs in a folder without a project, though it lies where the sides must not load from', async () => {
    const dist = path.resolve(import.meta.dirname, '../../dist');
    const workload = controlWorkload(path.join(dist, 'control', 'index.js'), {
      node: process.execPath,
      trialEntry: [path.join(dist, 'trial', 'index.js')],
      trialHooks: path.join(dist, 'trial-hooks', 'index.js'),
      env: { PATH: process.env.PATH ?? '' },
      timeout: 60,
    });
    const side = (name: 'base' | 'head'): ReturnType<typeof sideOf> => {
      return { ...sideOf(name, folder), forbidden: [dist] };
    };
    const { signal } = new AbortController();
    const work = await prepareWorkload(workload, side('base'), side('head'), { timeout: 60, signal });
    if (typeof work === 'string') throw new Error(work);
    expect(work.secondsPerRound).toBeGreaterThan(0);
    const { group, runner, sides } = work;
    const outcome = await runner.round({
      ...{ group, sides, signal, first: 'head', round: 0, seed: 5, timeout: 60 },
    });
    for (const name of ['base', 'head'] as const) {
      const trial = outcome[name]?.get('control workload');
      expect(trial).toMatchObject({ ok: true });
      expect(trial?.ok === true ? trial.measurements.time : 0).toBeGreaterThan(0);
    }
  });
});
