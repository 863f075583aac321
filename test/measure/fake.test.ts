import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SuiteRunner, TrialOutcome } from '../../src/measure/suite-runner.ts';
import { fakeSuite, FakeProjects, type StandInSides } from './bench.ts';

let projects: FakeProjects;
beforeAll(async () => {
  projects = await FakeProjects.create();
});
afterAll(() => projects.remove());

const signal = new AbortController().signal;

async function trial(
  runner: SuiteRunner,
  sides: StandInSides,
  round: number | null = 0,
  timeout = 1,
  stop: AbortSignal = signal,
): Promise<TrialOutcome | undefined> {
  const { benchmarks } = await runner.discover(sides.head, stop);
  const [group] = runner.groups(benchmarks);
  if (group === undefined) throw new Error('it has no benchmark');
  const request = {
    group,
    sides: [sides.head],
    first: 'head',
    round,
    seed: 1,
    timeout,
    signal: stop,
  } as const;
  return (await runner.round(request)).head?.get(group[0].id);
}

describe('the fake suite', () => {
  it('takes the times written in the file of each side, round by round, and begins again', async () => {
    const sides = await projects.sides(
      { benchmarks: [{ name: 'a', times: [9] }] },
      { benchmarks: [{ name: 'a', times: [1, 2, 3] }] },
    );
    const runner = fakeSuite();
    const { benchmarks } = await runner.discover(sides.head, signal);
    await runner.discover(sides.base ?? sides.head, signal);
    const [group] = runner.groups(benchmarks);
    if (group === undefined || sides.base === null) throw new Error('it has a benchmark and a base');
    const times: unknown[] = [];
    for (const round of [0, 1, 2, 3]) {
      const both = [sides.base, sides.head];
      const outcome = await runner.round({
        group,
        sides: both,
        first: 'base',
        round,
        seed: 1,
        timeout: 1,
        signal,
      });
      times.push([outcome.base?.get('a'), outcome.head?.get('a')]);
    }
    const took = (time: number): TrialOutcome => ({ ok: true, measurements: { time } });
    expect(times).toEqual([
      [took(9), took(1)],
      [took(9), took(2)],
      [took(9), took(3)],
      [took(9), took(1)],
    ]);
  });

  it.each([
    ['throw', 'threw'],
    ['exit', 'exited'],
    ['print garbage', 'bad-output'],
    ['return NaN', 'bad-value'],
    ['measure 0', 'bad-value'],
    ['hang', 'timed-out'],
  ])('can %s', async (does, kind) => {
    const sides = await projects.sides(null, { benchmarks: [{ name: 'a', does }] });
    const outcome = await trial(fakeSuite(), sides, 4, 0.01);
    expect(outcome).toMatchObject({ ok: false, failure: { benchmark: 'a', kind, round: 4 } });
  });

  it('does so from the round on that is written', async () => {
    const sides = await projects.sides(null, {
      benchmarks: [{ name: 'a', times: [1], does: 'throw', fromRound: 2 }],
    });
    const runner = fakeSuite();
    expect((await trial(runner, sides, null))?.ok).toBe(true);
    expect((await trial(runner, sides, 1))?.ok).toBe(true);
    expect((await trial(runner, sides, 2))?.ok).toBe(false);
  });

  it('stops hanging at an interruption', async () => {
    const interrupt = new AbortController();
    const sides = await projects.sides(null, { benchmarks: [{ name: 'a', does: 'hang' }] });
    const hanging = trial(fakeSuite(), sides, 0, 3600, interrupt.signal);
    interrupt.abort();
    expect((await hanging)?.ok).toBe(false);
  });

  // JSON has no infinity; a number too large for it is read as one.
  it.each(['0', '-1', '1e400'])('refuses the time %s', async (time) => {
    const sides = await projects.sides(null, `{"benchmarks":[{"name":"a","times":[${time}]}]}`);
    const runner = fakeSuite();
    const found = await runner.discover(sides.head, signal);
    if (found.benchmarks.length === 0) {
      expect(found.failures).toMatchObject([{ kind: 'load' }]);
      return;
    }
    expect(await trial(runner, sides)).toMatchObject({ ok: false, failure: { kind: 'bad-value' } });
  });

  it.each([
    ['is not there', null, /cannot be read/u],
    ['is no JSON', '{"benchmarks":', /cannot be read/u],
    ['is a list', '[]', /the document/u],
    ['has an unknown key', '{"benchmarks":[],"x":1}', /x/u],
    ['has a name that is none', '{"benchmarks":[{"name":1}]}', /benchmarks\[0\]\.name/u],
    ['has an empty name', '{"benchmarks":[{"name":""}]}', /benchmarks\[0\]\.name/u],
    [
      'has a name longer than any',
      JSON.stringify({ benchmarks: [{ name: 'x'.repeat(20_001) }] }),
      /benchmarks\[0\]\.name/u,
    ],
  ])('says which file it is when it %s', async (_, content, message) => {
    const sides = await projects.sides(null, content);
    const found = await fakeSuite().discover(sides.head, signal);
    expect(found.benchmarks).toEqual([]);
    expect(found.failures).toMatchObject([{ benchmark: null, kind: 'load' }]);
    expect(found.failures[0]?.message).toContain('bench.json');
    expect(found.failures[0]?.message).toMatch(message);
  });

  it('measures none of two benchmarks with one name', async () => {
    const twice = {
      benchmarks: [
        { name: 'a', times: [1] },
        { name: 'a', times: [2] },
        { name: 'b', times: [3] },
      ],
    };
    const found = await fakeSuite('s').discover((await projects.sides(null, twice)).head, signal);
    expect(found.benchmarks.map(({ id }) => id)).toEqual(['s > b']);
    expect(found.failures).toMatchObject([{ benchmark: 's > a', kind: 'duplicate-name' }]);
  });
});
