import { describe, expect, test } from 'vitest';
import {
  arms,
  type ArmName,
  type Recording,
  type Round,
  type Session,
} from '../../scripts/evaluation/bank.ts';
import { clopperPearson } from '../../scripts/evaluation/clopper-pearson.ts';
import {
  armIndex,
  disjointDraws,
  drawGate,
  history,
  trialAt,
  trialsOf,
  values,
  type Trials,
} from '../../scripts/evaluation/draws.ts';
import { biasSpread, logRatios } from '../../scripts/evaluation/noise.ts';
import { own, perfGate, rivals, type Procedure } from '../../scripts/evaluation/procedures.ts';
import { evaluationOf, evaluationSchema, ruleResult, watched } from '../../scripts/evaluation/results.ts';
import { mainTable, shareText, tallyDisjoint, tallyDrawn } from '../../scripts/evaluation/tally.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom } from '../../src/stats/random.ts';

/** A recording of a machine with a known spread, in which every arm is as much slower as it should be. */
function recordingOf(workload: string, rounds: number, spread: number, seed: number): Recording {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(Math.max(random(), 1e-12));
  const perArm = <T>(of: (arm: number) => T): T[] => arms.map((_, arm) => of(arm));
  const session: Session = {
    kind: 'session',
    occasion: 'made-up',
    workload,
    started: '2026-01-01T00:00:00.000Z',
    seed,
    units: perArm((arm) => arms[arm]?.units ?? 0),
    resolution: 1e-9,
    counts: { batch: 1, batches: 1, slots: 3, warmup: 1 },
    pairSeconds: [0.7, 0.5, 0.4],
    environment: { cores: 2, arch: 'x64', os: 'linux', node: '20.19.0' },
  };
  return {
    occasion: 'made-up',
    workload,
    sessions: [session],
    rounds: Array.from({ length: rounds }, (): Round => {
      const shared = 0.05 * normal();
      const time = perArm((arm) =>
        Math.round(1000 * (arms[arm]?.units ?? 0) * Math.exp(shared + spread * normal())),
      );
      return {
        kind: 'round',
        seed: 1,
        order: perArm((arm) => arm),
        load: 0,
        seconds: 1,
        startUp: perArm(() => 0.1),
        time,
        tail: time,
        mean: time,
        cpu: time,
        slots: time.map((value) => [value, value, value]),
      };
    }),
  };
}

function bankOf(workloads: number, rounds: number, spread: number): Trials[] {
  return Array.from({ length: workloads }, (_, index) =>
    trialsOf(recordingOf(`w${String(index)}`, rounds, spread, index + 1), index),
  );
}

describe('exact intervals of a share', () => {
  // scipy 1.17: binomtest(count, of).proportion_ci(0.95, 'exact')
  test.each([
    [0, 10, 0, 0.3084971],
    [5, 10, 0.187086, 0.812914],
    [10, 10, 0.6915029, 1],
    [1, 100, 0.000253146, 0.05445939],
    [20, 2000, 0.006118634, 0.01540218],
  ])('%i of %i', (count, of, low, high) => {
    const interval = clopperPearson(count, of);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  test('are read as per cent', () => {
    expect(shareText({ count: 5, of: 10 })).toBe('50 (19–81)');
    expect(shareText({ count: 10, of: 10 })).toBe('100 (69–100)');
    expect(shareText({ count: 0, of: 0 })).toBe('–');
  });

  test('know no more than is independent, rounded to the careful side', () => {
    // A thousand draws from ten: the interval of 0 of 10, of 5 of 10, and from that of 3 to that of 4 of 10.
    expect(shareText({ count: 0, of: 1000 }, 10)).toBe('0.0 (0.0–31)');
    expect(shareText({ count: 500, of: 1000 }, 10)).toBe('50 (19–81)');
    expect(shareText({ count: 350, of: 1000 }, 10)).toBe('35 (6.7–74)');
    expect(shareText({ count: 0, of: 1000 }, 0)).toBe('0.0 (0.0–100)');
    // Fewer draws than that are what they are.
    expect(shareText({ count: 5, of: 10 }, 1000)).toBe('50 (19–81)');
  });
});

describe('drawing', () => {
  const [trials] = bankOf(1, 10, 0.01) as [Trials];

  test('goes on with the first round after the last, and finds its history before the start', () => {
    const draw = { trials, start: 8, base: 0, head: 2, slowed: true };
    expect(trialAt(draw, 'head', 0)).toBe(trials.trial(2, 8));
    expect(trialAt(draw, 'head', 2)).toBe(trials.trial(2, 0));
    expect(values(draw, 'base', 3, 'mean')).toEqual([8, 9, 0].map((round) => trials.trial(0, round).mean));
    expect(history(draw, 2, 'mean')).toEqual([6, 7].map((round) => trials.trial(0, round).mean));
    // The round of the new value itself is never history.
    expect(history(draw, 64, 'mean')).toHaveLength(9);
  });

  test('has the times of sides that took turns', () => {
    const draw = { trials, start: 0, base: 0, head: 2, slowed: true };
    const [base, head] = [values(draw, 'base', 1, 'time')[0] ?? 0, values(draw, 'head', 1, 'time')[0] ?? 0];
    const [one, other] = [trials.trial(0, 0).slots, trials.trial(2, 0).slots];
    const ratios = one.map((slot, index) => (other[index] ?? 0) / slot).sort((left, right) => left - right);
    expect(head / base).toBeCloseTo(ratios[1] ?? 0, 9);
  });

  test('gives a gate its recordings once each, as many slowed as asked for, and the same for the same seed', () => {
    const bank = bankOf(20, 5, 0.01);
    const gate = drawGate(bank, 20, '5', 3, seededRandom(4));
    expect(new Set(gate.map((draw) => draw.trials.workload)).size).toBe(20);
    expect(gate.filter(({ slowed }) => slowed).map(({ head }) => head)).toEqual([4, 4, 4]);
    expect(gate.filter(({ slowed }) => !slowed).every(({ base, head }) => base + head === 1)).toBe(true);
    expect(drawGate(bank, 20, '5', 3, seededRandom(4))).toEqual(gate);
    const none = drawGate(bank, 20, null, 3, seededRandom(4));
    expect(none.some(({ slowed }) => slowed)).toBe(false);
  });

  test('takes windows that share no round', () => {
    const bank = bankOf(3, 45, 0.01);
    const draws = disjointDraws(bank, 20, '10', seededRandom(1));
    expect(draws.map(({ trials: of, start }) => `${of.workload} ${String(start)}`).sort()).toEqual([
      'w0 0',
      'w0 20',
      'w1 0',
      'w1 20',
      'w2 0',
      'w2 20',
    ]);
  });

  test('gives back the digits that rounding took, and no more', () => {
    const recording = recordingOf('w', 4, 0.01, 1);
    const of = trialsOf(recording, 3);
    for (const [round, { time }] of recording.rounds.entries())
      expect(Math.abs(of.trial(0, round).time - (time[0] ?? 0))).toBeLessThanOrEqual(0.5);
  });
});

describe('tallying', () => {
  const bank = bankOf(20, 60, 0.005);
  /** Flags what its name says. */
  const always = (kind: 'regressed' | 'unchanged' | 'inconclusive', couldNotJudge = false): Procedure => ({
    name: kind,
    judge: (draws) => ({
      verdicts: draws.map(() => ({ kind, rounds: 2, seconds: 3, p: kind === 'regressed' ? 0.07 : null })),
      couldNotJudge,
      allowed: 120,
    }),
  });
  const at5 = (map: ReadonlyMap<ArmName, { count: number; of: number }>): unknown => ({ ...map.get('5') });

  test('counts alarms by gate, catches by slowed benchmark, and seconds by gate', () => {
    const tally = tallyDrawn(always('regressed'), bank, 10, 1);
    expect(tally.falseAlarms).toMatchObject({ count: 10, of: 10 });
    expect(tally.flagged).toMatchObject({ count: 200, of: 200 });
    expect(at5(tally.caught)).toEqual({ count: 10, of: 10 });
    expect(tally).toMatchObject({ seconds: 60, rounds: 2, partOfTime: 0.5 });
    expect(tally.p?.map(({ count }) => count)).toEqual([0, 200]);
  });

  test('as JSON it also tells what a gate took in which something was slowed', () => {
    const { procedure, slowed } = watched(perfGate({}, 10));
    const result = ruleResult(tallyDrawn(procedure, bank, 10, 1), slowed());
    expect(Object.keys(result.slowed)).toEqual(['1', '2', '5', '10', '20', '50']);
    expect(result.slowed['50']?.rounds).toBeGreaterThan(result.rounds);
    expect(result.slowed['50']?.seconds).toBeGreaterThan(result.seconds);
    const evaluation = evaluationOf(20, [result]);
    expect(evaluationSchema.parse(JSON.parse(JSON.stringify(evaluation)))).toEqual(evaluation);
  });

  test('counts what is not decided as missed', () => {
    const open = tallyDrawn(always('inconclusive'), bank, 10, 1);
    expect(at5(open.caught)).toEqual({ count: 0, of: 10 });
    expect(at5(open.undecided)).toEqual({ count: 10, of: 10 });
    expect(open.p).toBeNull();
    const blind = tallyDrawn(always('regressed', true), bank, 10, 1);
    expect(at5(blind.caught)).toEqual({ count: 0, of: 10 });
    expect(blind.couldNotJudge).toMatchObject({ count: 22, of: 22 });
  });

  test('finds what is there: perf-gate catches 10 % of a calm machine and never the unchanged', () => {
    const tally = tallyDrawn(perfGate({}, 10), bank, 50, 1);
    expect(tally.falseAlarms.count).toBe(0);
    expect(tally.caught.get('10')).toMatchObject({ count: 50, of: 50 });
    expect(tally.caught.get('1')).toMatchObject({ count: 0 });
    // Half a second a round, so ten seconds are twenty rounds; what is settled at the first look takes seven.
    expect(tally.partOfTime).toBeLessThan(0.6);
    expect(tally.rounds).toBeGreaterThanOrEqual(7);
    expect(tally.couldNotJudge.count).toBe(0);
  });

  test('finds what is there: benchstat flags a twentieth of the unchanged, in one of two directions', () => {
    // Independent samples: without the movement that both sides of a round share.
    const apart = bank.map((trials): Trials => {
      const shift = (arm: number, round: number): number => (arm === 1 ? (round + 30) % 60 : round);
      return { ...trials, trial: (arm, round) => trials.trial(arm, shift(arm, round)) };
    });
    const rule = rivals('time').find(({ name }) => name.startsWith('benchstat')) as Procedure;
    const { flagged, p } = tallyDrawn(rule, apart, 100, 1);
    expect(flagged.count / flagged.of).toBeGreaterThan(0.005);
    expect(flagged.count / flagged.of).toBeLessThan(0.08);
    expect(p?.[0].of).toBe(2000);
  });

  test('gives every rule a row, and every rule a verdict on each benchmark', () => {
    const all = [...own(), ...rivals('mean')];
    const small = bankOf(20, 40, 0.005);
    const tallies = all.map((procedure) => tallyDrawn(procedure, small, 2, 1));
    expect(mainTable(tallies, 20).split('\n')).toHaveLength(all.length + 2);
    for (const { flagged } of tallies) expect(flagged.of).toBe(40);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test('uses each window once when they are disjoint', () => {
    const { flagged, caught } = tallyDisjoint(always('regressed'), bank, 20, 1);
    expect(flagged.of).toBe(60);
    expect(at5(caught)).toEqual({ count: 60, of: 60 });
    // Three windows fill a gate of twenty, and count as three.
    const few = tallyDisjoint(always('regressed'), bank.slice(0, 1), 20, 1);
    expect(few.flagged.of).toBe(3);
    expect(at5(few.caught)).toEqual({ count: 3, of: 3 });
  });
});

describe('noise', () => {
  test('log ratios are those of the rounds', () => {
    const [trials] = bankOf(1, 8, 0) as [Trials];
    for (const ratio of logRatios(trials, armIndex('base'), armIndex('50'), ({ time }) => time))
      expect(ratio).toBeCloseTo(Math.log(1.5), 4);
  });

  test('the spread of biases is what exceeds their errors', () => {
    // Two estimates ± 3 with an error of 1: Q = 18, and the variance is (18 - 1) / (2 - 1).
    const { centre, error, spread, q } = biasSpread([
      { mean: 3, error: 1 },
      { mean: -3, error: 1 },
    ]);
    expect(centre).toBeCloseTo(0, 12);
    expect(error).toBeCloseTo(Math.SQRT1_2, 12);
    expect(q).toBeCloseTo(18, 12);
    expect(spread).toBeCloseTo(Math.sqrt(17), 12);
    expect(
      biasSpread([
        { mean: 0.1, error: 1 },
        { mean: -0.1, error: 1 },
      ]).spread,
    ).toBe(0);
  });
});
