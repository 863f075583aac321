import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRun, type Run } from '../../src/model/index.ts';
import type { MeasureRequest } from '../../src/measure/measure.ts';
import type { Identity } from '../../src/measure/same-files.ts';
import type { RoundRequest } from '../../src/measure/suite-runner.ts';
import {
  attempt,
  onceAfter,
  benchmarkOf,
  failureOf,
  fakeSuite,
  FakeProjects,
  ScriptedRunner,
  sideOf,
  StandInSides,
  standInSides,
} from './bench.ts';

let projects: FakeProjects;
beforeAll(async () => {
  projects = await FakeProjects.create();
});
afterAll(() => projects.remove());

/** Number of values of each benchmark. */
function lengths(run: Run | null): Record<string, number> {
  return Object.fromEntries((run?.samples ?? []).map(({ benchmark, values }) => [benchmark, values.length]));
}

const names = ['a', 'b', 'c'];

describe('the schedule', () => {
  it('gives every round of every benchmark one trial of each side', async () => {
    const runner = new ScriptedRunner({ base: names, head: names });
    const { base, head } = await attempt({ runners: [runner], config: { rounds: 12 } });
    expect(lengths(base)).toEqual({ a: 12, b: 12, c: 12 });
    expect(lengths(head)).toEqual(lengths(base));
    expect(head.complete).toBe(true);
    for (const request of runner.rounds)
      expect(request.sides.map(({ name }) => name)).toEqual(['base', 'head']);
    for (let round = 0; round < 12; round += 1) {
      const those = runner.rounds.slice(3 * round, 3 * round + 3);
      expect(those.map((request) => request.round)).toEqual([round, round, round]);
      expect(those.map(({ group }) => group[0].id).sort()).toEqual(names);
    }
  });

  it('watches the conditions from before the first trial until after the last, for both runs', async () => {
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'] });
    let begun = -1;
    const watchConditions: MeasureRequest['watchConditions'] = () => {
      begun = runner.calibrations.length;
      const finish = (): ReturnType<Awaited<ReturnType<MeasureRequest['watchConditions']>>['finish']> =>
        Promise.resolve({ loadAverage: 1, steal: runner.rounds.length / 100, pressure: 7 });
      return Promise.resolve({ finish });
    };
    const { base, head } = await attempt({
      runners: [runner],
      config: { rounds: 12 },
      request: { watchConditions },
    });
    expect(begun).toBe(0);
    expect(head.conditions).toEqual({ loadAverage: 1, steal: 0.12, pressure: 7 });
    expect(base?.conditions).toEqual(head.conditions);
  });

  it('gives both runs one pairing, and both are valid documents', async () => {
    const { base, head } = await attempt({ runners: [new ScriptedRunner({ base: names, head: names })] });
    expect(base?.pairing).toEqual({ id: head.pairing?.id, side: 'base' });
    expect(head.pairing?.side).toBe('head');
    for (const run of [base, head]) expect(parseRun(JSON.parse(JSON.stringify(run)))).toEqual(run);
  });

  it("tells of a benchmark of base that head's version of its file lost, without running it", async () => {
    const sides = standInSides();
    const file = 'x.bench.js';
    const runner = new ScriptedRunner({
      head: ['kept'],
      file,
      discover: ({ name }) => ({
        benchmarks:
          name === 'base' && !sides.taken.has(file)
            ? [benchmarkOf('kept', file), benchmarkOf('lost', file)]
            : [benchmarkOf('kept', file)],
      }),
    });
    const { base, head, events } = await attempt({ runners: [runner], sides, config: { rounds: 12 } });
    expect(lengths(base)).toEqual({ kept: 12, lost: 0 });
    expect(lengths(head)).toEqual({ kept: 12 });
    expect(parseRun(JSON.parse(JSON.stringify(base)))).toEqual(base);
    expect(
      [...runner.rounds, ...runner.calibrations].flatMap(({ group }) => group.map(({ id }) => id)),
    ).not.toContain('lost');
    expect(events.filter(({ kind }) => kind === 'failed')).toEqual([]);
  });

  it('throws one fair coin per round, and places the copies by it', async () => {
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'] });
    const rounds = 2000;
    const { sides } = await attempt({ runners: [runner], config: { rounds } });
    const firsts = runner.rounds.map(({ first }) => first === 'base');
    expect(sides.placed).toEqual(firsts);
    const heads = firsts.filter(Boolean).length;
    // Four standard deviations; the seed is fixed, so this is the same every time.
    expect(Math.abs(heads - rounds / 2)).toBeLessThan(4 * Math.sqrt(rounds / 4));
    const changes = firsts.slice(1).filter((first, index) => first !== firsts[index]).length;
    expect(Math.abs(changes - rounds / 2)).toBeLessThan(4 * Math.sqrt(rounds / 4));
  });

  it('swaps the places in every second round where a model decides, so that no place is always the same', async () => {
    const runner = new ScriptedRunner({ base: names, head: names });
    const judging: MeasureRequest['judging'] = {
      ...onceAfter(0),
      prospect: (benchmarks) => ({ ...onceAfter(0).prospect(benchmarks), fewestRounds: 200 }),
    };
    const config = { rounds: 100 };
    const { sides } = await attempt({ runners: [runner], config, request: { judging } });
    expect(sides.placed).toEqual(runner.rounds.map(({ first }) => first === 'base'));
    const counts = names.map((name) => {
      const firsts = runner.rounds.filter(({ group }) => group[0].id === name).map(({ first }) => first);
      expect(firsts).toHaveLength(100);
      const even = firsts.filter((_, round) => round % 2 === 0);
      for (const [pair, first] of even.entries()) expect(firsts[2 * pair + 1]).not.toBe(first);
      return even.filter((first) => first === 'head').length;
    });
    // Fair between the pairs: four standard deviations, with a seed that is fixed.
    for (const count of counts) expect(Math.abs(count - 25)).toBeLessThan(4 * Math.sqrt(12.5));
  });

  it('draws another seed for every round', async () => {
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'] });
    await attempt({ runners: [runner], config: { rounds: 50 } });
    expect(new Set(runner.rounds.map(({ seed }) => seed)).size).toBe(50);
  });

  it('changes the order of the benchmarks from round to round', async () => {
    const runner = new ScriptedRunner({ base: names, head: names });
    await attempt({ runners: [runner], config: { rounds: 30 } });
    const orders = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      orders.add(
        runner.rounds
          .slice(3 * round, 3 * round + 3)
          .map(({ group }) => group[0].id)
          .join(''),
      );
    }
    expect(orders.size).toBe(6);
  });

  it('is the same for the same seed, to the byte, and another one for another seed', async () => {
    const once = async (seed: number): Promise<[string, string]> => {
      const runner = new ScriptedRunner({ base: names, head: names });
      const { base, head } = await attempt({ runners: [runner], request: { seed } });
      return [
        JSON.stringify([base, head]),
        JSON.stringify(runner.rounds.map(({ group, first, seed: drawn }) => [group[0].id, first, drawn])),
      ];
    };
    const [runs, schedule] = await once(5);
    expect(await once(5)).toEqual([runs, schedule]);
    expect((await once(6))[1]).not.toBe(schedule);
  });

  it('is not changed by the failure of a benchmark for the others', async () => {
    const scheduleOf = async (broken: boolean): Promise<unknown> => {
      const runner = new ScriptedRunner({
        base: names,
        head: names,
        fails: (_, benchmark, round) => (broken && benchmark === 'b' && round === 4 ? failureOf('b') : null),
      });
      await attempt({ runners: [runner], config: { rounds: 10 } });
      return runner.rounds
        .filter(({ group }) => group[0].id !== 'b')
        .map(({ group, first, seed, round }) => [group[0].id, first, seed, round]);
    };
    expect(await scheduleOf(true)).toEqual(await scheduleOf(false));
  });

  it('measures what one side has alone a few times', async () => {
    const runner = new ScriptedRunner({ base: ['both', 'gone'], head: ['both', 'new'] });
    const { base, head } = await attempt({ runners: [runner], config: { rounds: 20 } });
    expect(lengths(base)).toEqual({ both: 20, gone: 5 });
    expect(lengths(head)).toEqual({ both: 20, new: 5 });
  });

  it('measures head alone where there is no base', async () => {
    const runner = new ScriptedRunner({ head: ['a'] });
    const { base, head } = await attempt({
      runners: [runner],
      sides: new StandInSides(null, sideOf('head')),
      config: { rounds: 4 },
    });
    expect(base).toBeNull();
    expect(head.pairing).toBeUndefined();
    expect(lengths(head)).toEqual({ a: 4 });
  });
});

describe('failures while measuring', () => {
  it('drops a benchmark at its first failure and tells it once, and both sides stay in step', async () => {
    const runner = new ScriptedRunner({
      base: names,
      head: names,
      fails: (side, benchmark, round) =>
        side === 'head' && benchmark === 'b' && round !== null && round >= 3
          ? failureOf('b', { round })
          : null,
    });
    const { base, head, events } = await attempt({ runners: [runner], config: { rounds: 10 } });
    expect(lengths(base)).toEqual({ a: 10, b: 3, c: 10 });
    expect(lengths(head)).toEqual(lengths(base));
    expect(head.failures).toEqual([failureOf('b', { round: 3 })]);
    expect(base?.failures).toEqual([]);
    expect(events.filter(({ kind }) => kind === 'failed')).toHaveLength(1);
    expect(runner.rounds.filter(({ group }) => group[0].id === 'b')).toHaveLength(4);
  });

  it('does not measure what fails in calibration', async () => {
    const runner = new ScriptedRunner({
      base: ['a', 'b'],
      head: ['a', 'b'],
      fails: (side, benchmark, round) =>
        side === 'base' && benchmark === 'b' && round === null ? failureOf('b') : null,
    });
    const { base, head } = await attempt({ runners: [runner] });
    expect(base?.failures).toEqual([failureOf('b')]);
    expect(head.failures).toEqual([]);
    expect(runner.rounds.some(({ group }) => group[0].id === 'b')).toBe(false);
  });

  it('takes a trial without an outcome for a failure', async () => {
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'] });
    runner.round = (request) => {
      runner.rounds.push(request);
      return Promise.resolve({ base: new Map([['a', { ok: true, measurements: { time: 1 } }]]) });
    };
    const { base, head } = await attempt({ runners: [runner] });
    expect(head.failures).toMatchObject([{ benchmark: 'a', kind: 'bad-output' }]);
    expect(lengths(base)).toEqual({});
    expect(runner.rounds).toHaveLength(1);
  });

  it('keeps its documents valid whatever the lengths of names and messages', async () => {
    const long = 'n'.repeat(20_000);
    const runner = new ScriptedRunner({
      base: [],
      head: [long],
      discover: ({ name }) =>
        name === 'base' ? { failures: [failureOf(null, { kind: 'load', message: 'm'.repeat(20_000) })] } : {},
    });
    const { head } = await attempt({ runners: [runner] });
    expect(lengths(parseRun(JSON.parse(JSON.stringify(head))))).toEqual({ [long]: 5 });
    expect(head.warnings[0]).toMatch(/^Base: m+…$/u);
  });
});

describe('time', () => {
  it('measures fewer rounds in a small time budget, and says so', async () => {
    const runner = new ScriptedRunner({ base: names, head: names, secondsPerRound: 1 });
    const { head, events } = await attempt({ runners: [runner], config: { timeBudget: 12 } });
    expect(lengths(head)).toEqual({ a: 4, b: 4, c: 4 });
    expect(head.warnings).toEqual([expect.stringMatching(/4 rounds fit into the time budget.*at least 7/u)]);
    expect(events.find(({ kind }) => kind === 'planned')).toMatchObject({
      plan: { looks: [4], seconds: { least: 12, most: 12 } },
      benchmarks: 3,
      sides: 2,
    });
  });

  it('ends early, after a whole round, when rounds take much longer than foreseen', async () => {
    let now = 0;
    const runner = new ScriptedRunner({
      base: names,
      head: names,
      secondsPerRound: 1,
      before: () => (now += 5),
    });
    const { base, head } = await attempt({
      runners: [runner],
      config: { timeBudget: 60 },
      request: { monotonic: () => now },
    });
    // 60 s are planned, a round of the three takes 15 s: after the seventh more than half as much again has passed.
    expect(lengths(base)).toEqual({ a: 7, b: 7, c: 7 });
    expect(lengths(head)).toEqual(lengths(base));
    expect(head.complete).toBe(true);
    expect(head.pairing?.looks).toBeUndefined();
    expect(head.warnings).toEqual([expect.stringMatching(/ended it after 7 rounds/u)]);
  });

  describe('with several looks', () => {
    const judging = (
      outlook: (name: string, rounds: number) => { settled: boolean; rounds: number },
    ): MeasureRequest['judging'] => ({
      ...onceAfter(0),
      looks: [4, 8, 16],
      prospect: (benchmarks) => ({
        ...onceAfter(0).prospect(benchmarks),
        outlook: (benchmark, [sample]) => outlook(benchmark, sample?.base.length ?? 0),
      }),
    });

    it('measures on what is not settled, and says at which looks', async () => {
      const runner = new ScriptedRunner({ base: names, head: names });
      const seen: number[] = [];
      let next = 0;
      const { base, head } = await attempt({
        runners: [runner],
        request: {
          judging: judging((_, rounds) => {
            seen.push(rounds);
            next += 1;
            // Of a, b and c the first is settled at the first look, and the next at the second.
            return { settled: next === 1 || next === 4, rounds: 12 };
          }),
        },
      });
      expect(seen).toEqual([4, 4, 4, 8, 8]);
      expect(lengths(head)).toEqual({ a: 4, b: 8, c: 16 });
      expect(lengths(base)).toEqual(lengths(head));
      expect(head.pairing?.looks).toEqual([4, 8, 16]);
      expect(parseRun(JSON.parse(JSON.stringify(head)))).toEqual(head);
      expect(head.warnings).toEqual([]);
    });

    it('gives the time that is left to those that are nearest to a decision', async () => {
      let now = 0;
      const runner = new ScriptedRunner({
        base: names,
        head: names,
        secondsPerRound: 1,
        before: () => (now += 1),
      });
      let next = 0;
      const { head } = await attempt({
        runners: [runner],
        config: { timeBudget: 14 },
        request: {
          monotonic: () => now,
          judging: judging(() => ({ settled: false, rounds: [16, 10, Infinity][next++ % 3] ?? 0 })),
        },
      });
      // 12 s for the first look of all, 8 s for the next of two; half as much again is granted below the fewest rounds.
      expect(lengths(head)).toEqual({ a: 8, b: 8, c: 4 });
      expect(head.warnings).toEqual([
        expect.stringMatching(/allows 4 rounds of each benchmark/u),
        expect.stringMatching(/time budget ended measuring a benchmark .* after 4 rounds/u),
        expect.stringMatching(/time budget ended measuring 2 benchmarks .* after 8 rounds/u),
      ]);
    });

    it('throws the same coins for a benchmark whatever happens to the others', async () => {
      const settledAlone = async (settled: boolean): Promise<unknown> => {
        const runner = new ScriptedRunner({ base: names, head: names });
        let next = 0;
        await attempt({
          runners: [runner],
          request: { judging: judging(() => ({ settled: settled && next++ === 0, rounds: 12 })) },
        });
        return runner.rounds
          .filter(({ round, group }) => round !== null && group[0].id === 'c')
          .map(({ round, first, seed }) => [round, first, seed]);
      };
      expect(await settledAlone(true)).toEqual(await settledAlone(false));
    });
  });

  it('measures every round that was asked for by number', async () => {
    let now = 0;
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'], before: () => (now += 1000) });
    const { head } = await attempt({
      runners: [runner],
      config: { rounds: 20, timeBudget: 1 },
      request: { monotonic: () => now },
    });
    expect(lengths(head)).toEqual({ a: 20 });
  });

  it('is not harmed by a clock of the wall that goes backwards', async () => {
    let wall = Date.parse('2026-01-01T00:00:00Z');
    let monotonic = 0;
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'], before: () => (monotonic += 0.5) });
    const { base, head, events } = await attempt({
      runners: [runner],
      config: { rounds: 20 },
      request: { now: () => new Date((wall -= 3_600_000)), monotonic: () => monotonic },
    });
    expect(lengths(head)).toEqual({ a: 20 });
    expect(head.seconds).toBe(10);
    expect(head.warnings).toEqual([]);
    expect(base?.started).toBe(head.started);
    for (const event of events)
      if (event.kind === 'progress') expect(event.secondsLeft).toBeGreaterThanOrEqual(0);
    expect(parseRun(JSON.parse(JSON.stringify(head)))).toEqual(head);
  });

  it('tells how far it is, from 0 towards 1', async () => {
    const runner = new ScriptedRunner({ base: names, head: names });
    const { events } = await attempt({ runners: [runner], config: { rounds: 10 } });
    const done = events.flatMap((event) => (event.kind === 'progress' ? [event.done] : []));
    expect(done).toHaveLength(30);
    expect(done[0]).toBe(0);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeLessThan(1);
  });
});

describe('benchmarks that are the same on both sides', () => {
  const script = { base: ['same', 'other'], head: ['same', 'other', 'new'] };
  class Telling extends ScriptedRunner {
    readonly asked: string[] = [];
    identity({ group }: RoundRequest): Promise<Identity> {
      this.asked.push(group[0].id);
      const identity: Identity =
        group[0].id === 'same'
          ? { identical: true, files: 3 }
          : { identical: false, because: 'x.js differs' };
      return Promise.resolve(identity);
    }
  }

  it('get no round, are kept in both runs, and why the others do is told', async () => {
    const runner = new Telling(script);
    const { base, head, events } = await attempt({ runners: [runner] });
    expect(runner.asked).toEqual(['same', 'other']);
    expect(new Set(runner.rounds.flatMap(({ group }) => group.map(({ id }) => id)))).toEqual(
      new Set(['other', 'new']),
    );
    const identical = [{ benchmark: 'same', files: 3, reason: 'same-files' }];
    expect(head.identical).toEqual(identical);
    expect(base?.identical).toEqual(identical);
    expect(parseRun(head)).toEqual(head);
    expect(events.filter(({ kind }) => kind === 'differs')).toEqual([
      { kind: 'differs', benchmarks: ['other'], because: 'x.js differs' },
    ]);
  });

  it('are measured without the shortcut, and where there is no base', async () => {
    const runner = new Telling(script);
    const without = await attempt({ runners: [runner], config: { shortcut: false } });
    const alone = await attempt({ runners: [runner], sides: new StandInSides(null, sideOf('head')) });
    expect(runner.asked).toEqual([]);
    for (const { head } of [without, alone]) {
      expect(head.identical).toBeUndefined();
      expect(head.samples.map(({ benchmark }) => benchmark)).toContain('same');
    }
  });
});

describe('an interruption', () => {
  it('in the middle leaves incomplete runs with as many values on both sides', async () => {
    const interrupt = new AbortController();
    const runner = new ScriptedRunner({
      base: names,
      head: names,
      before: ({ round }) => {
        if (round === 6) interrupt.abort();
      },
    });
    const { base, head } = await attempt({
      runners: [runner],
      config: { rounds: 20 },
      request: { signal: interrupt.signal },
    });
    expect([base?.complete, head.complete]).toEqual([false, false]);
    expect(lengths(base)).toEqual({ a: 6, b: 6, c: 6 });
    expect(lengths(head)).toEqual(lengths(base));
    expect(head.failures).toEqual([]);
    expect(head.warnings).toEqual(['Interrupted after 6 of 20 rounds.']);
    expect(parseRun(JSON.parse(JSON.stringify(head)))).toEqual(head);
  });

  it('before anything was found leaves empty runs that say so', async () => {
    const interrupt = new AbortController();
    interrupt.abort();
    const { base, head } = await attempt({
      runners: [new ScriptedRunner({ base: [], head: [] })],
      request: { signal: interrupt.signal },
    });
    expect([base?.complete, head.complete]).toEqual([false, false]);
    expect(head.samples).toEqual([]);
  });
});

describe('with the fake suite', () => {
  it('gives the runs that are written', async () => {
    const sides = await projects.sides(
      {
        benchmarks: [
          { name: 'a', times: [1, 2] },
          { name: 'b', times: [1], does: 'throw', fromRound: 2 },
        ],
      },
      {
        benchmarks: [
          { name: 'a', times: [3] },
          { name: 'b', times: [4] },
        ],
      },
    );
    const { base, head } = await attempt({ runners: [fakeSuite()], sides, config: { rounds: 4 } });
    expect(base?.samples).toEqual([
      { benchmark: 'a', metric: 'time', values: [1, 2, 1, 2] },
      { benchmark: 'b', metric: 'time', values: [1, 1] },
    ]);
    expect(head.samples).toEqual([
      { benchmark: 'a', metric: 'time', values: [3, 3, 3, 3] },
      { benchmark: 'b', metric: 'time', values: [4, 4] },
    ]);
    expect(base?.failures).toMatchObject([{ benchmark: 'b', kind: 'threw', round: 2 }]);
  });
});
