import { describe, expect, test } from 'vitest';
import { biasAllowance, compareRuns, judgeAgainstHistory, prospectOf } from '../../src/analysis/index.ts';
import {
  decisionSchema,
  ownMetrics,
  policySchema,
  type Decision,
  type PolicyInput,
  type Run,
  type Verdict,
} from '../../src/model/index.ts';
import { around, failureOf, makePair, makeRun } from './runs.ts';

function verdict(decision: Decision, benchmark: string, metric = 'time'): Verdict {
  const found = decision.verdicts.find((entry) => entry.benchmark === benchmark && entry.metric === metric);
  if (found === undefined) throw new Error(`no verdict for ${benchmark} ${metric}`);
  return found;
}

const steady = around(0.001, 20, 0.003);
const times = (factor: number, turn = 1): number[] => around(0.001 * factor, 20, 0.003, turn);

describe('two sides measured in rounds', () => {
  test('slower, faster and unchanged benchmarks get their verdicts, and slower fails', () => {
    const [base, head] = makePair(
      { slow: steady, fast: steady, same: steady },
      { slow: times(1.1), fast: times(0.9), same: times(1.001) },
    );
    const decision = compareRuns(base, head);
    expect(decision.verdicts.map((entry) => [entry.benchmark, entry.kind])).toEqual([
      ['slow', 'regressed'],
      ['fast', 'improved'],
      ['same', 'within'],
    ]);
    expect(decision.outcome).toBe('failed');
    expect(decision.reasons).toEqual([
      { kind: 'regressed', benchmarks: ['slow'], message: '1 benchmark got worse' },
    ]);
    expect(decision.strategy).toBe('paired');
    expect(decision.family).toBe(3);
    expect(verdict(decision, 'slow').change?.estimate).toBeCloseTo(0.1, 2);
    expect(verdict(decision, 'slow').p).toBeLessThan(0.01 / 3);
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });

  test('an estimate below the minimum effect is never regressed, however sure', () => {
    const [base, head] = makePair({ a: steady }, { a: steady.map((value) => value * 1.015) });
    const decision = compareRuns(base, head);
    expect(verdict(decision, 'a').kind).toBe('within');
    expect(compareRuns(base, head, { minimumEffect: 0.01 }).outcome).toBe('failed');
  });

  test('the bias allowance follows the minimum effect, within bounds', () => {
    const allowed = (minimumEffect: number): number => Math.expm1(biasAllowance(minimumEffect));
    expect([0, 0.002, 0.005, 0.01, 0.02, 0.1].map(allowed).map((value) => Number(value.toFixed(6)))).toEqual([
      0.001, 0.001, 0.00125, 0.0025, 0.005, 0.005,
    ]);
    // 0.35 % in every round is beyond 0.1 % and 0.25 %, and not beyond 0.5 %.
    const [base, head] = makePair({ a: steady }, { a: steady.map((value) => value * 1.0035) });
    const p = (minimumEffect: number): number =>
      compareRuns(base, head, { minimumEffect }).verdicts[0]?.p ?? 1;
    expect(p(0.02)).toBe(1);
    expect(p(0.01)).toBeLessThan(0.001);
    expect(compareRuns(base, head, { minimumEffect: 0.003 }).outcome).toBe('failed');
  });

  test('the share of alpha falls with the family: one comparison of many needs a smaller p', () => {
    // Ten rounds reach p = 2^-10: enough for one comparison at 0.01, too little for fifty.
    const few = steady.slice(0, 10);
    const slower = few.map((value) => value * 1.1);
    const others = Object.fromEntries(
      Array.from({ length: 49 }, (_, index) => [`other ${String(index)}`, few]),
    );
    const alone = compareRuns(...makePair({ a: few }, { a: slower }));
    expect(verdict(alone, 'a')).toMatchObject({ kind: 'regressed', method: 'signed-rank', alpha: 0.01 });
    const crowd = compareRuns(...makePair({ a: few, ...others }, { a: slower, ...others }));
    expect(verdict(crowd, 'a')).toMatchObject({ method: 'moderated-t', alpha: 0.01 / 50 });
    const metrics = { time: ownMetrics.time };
    const benchmarks = Array.from({ length: 50 }, (_, index) => ({ id: String(index), metrics }));
    expect(prospectOf(policySchema.parse({}), benchmarks)).toMatchObject({ family: 50, fewestRounds: 13 });
  });

  test.each([
    [0, 12, null, 'regressed'],
    [0, -12, null, 'improved'],
    [0, 0, 0, 'within'],
    [12, 0, -1, 'improved'],
    [-4, 8, 3, 'regressed'],
    [-10, -30, -2, 'improved'],
    [1e-308, 5, null, 'regressed'],
  ])('an exact metric that goes from %d to %d changed by %s and is %s', (before, now, change, kind) => {
    const metrics = { count: { unit: '1', better: 'lower', kind: 'exact' } } as const;
    const [base, head] = makePair({ a: { count: [before] } }, { a: { count: [now] } }, { metrics });
    const decision = compareRuns(base, head);
    expect(verdict(decision, 'a', 'count')).toMatchObject({ kind, change: { estimate: change } });
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });

  test('a benchmark that base has and could not run is missing, and one that fails there is added', () => {
    const [base, head] = makePair({ a: steady, lost: [] }, { a: steady });
    expect(verdict(compareRuns(base, head), 'lost').kind).toBe('missing');
    const failing = { ...base, failures: [failureOf('broken')] };
    expect(verdict(compareRuns(failing, head), 'broken').kind).toBe('added');
  });

  test('a metric that is gone is told apart from a benchmark that is gone', () => {
    const metrics = { time: ownMetrics.time, memory: ownMetrics.memory };
    const both = { time: steady, memory: steady };
    const [base, head] = makePair(
      { a: both, b: both, c: both },
      { a: { time: steady }, c: both },
      { metrics },
    );
    const messages = (policy: PolicyInput): string[] =>
      compareRuns(base, head, policy).reasons.map((reason) => reason.message);
    expect(messages({ metrics: ['time', 'memory'] })).toEqual([
      '1 benchmark and metric memory of "a" missing on head',
    ]);
    expect(messages({})).toEqual(['1 benchmark missing on head']);
    // Each is told once: b by its verdict, memory of a, which gates nothing, by a warning.
    expect(compareRuns(base, head).warnings).toEqual(['Head no longer has: memory of a.']);
    const [less, more] = [head, base];
    expect(compareRuns(less, more, { metrics: ['time', 'memory'], added: 'fail' }).reasons).toMatchObject([
      {
        kind: 'added',
        benchmarks: ['a', 'b'],
        message: '1 benchmark and metric memory of "a" new, with nothing to compare to',
      },
    ]);
  });

  test('a benchmark that failed on the way still counts in the family', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: steady, b: [] });
    head.failures.push(failureOf('b'));
    expect(compareRuns(base, head).family).toBe(2);
  });

  test('too noisy is inconclusive, passes with a warning, and says what could have been missed', () => {
    const noisy = (turn: number): number[] => around(0.001, 20, 0.2, turn);
    const decision = compareRuns(...makePair({ a: noisy(0) }, { a: noisy(5) }));
    const judged = verdict(decision, 'a');
    expect(judged.kind).toBe('inconclusive');
    expect(judged.detectable).toBeGreaterThan(0.05);
    expect(decision.outcome).toBe('passed');
    expect(decision.warnings).toEqual(['1 benchmark too noisy to tell']);
    expect(compareRuns(...makePair({ a: noisy(0) }, { a: noisy(5) }), { inconclusive: 'fail' }).outcome).toBe(
      'failed',
    );
  });

  test('with so few rounds that nothing can be rejected, nothing is said to be infinite but the interval', () => {
    const decision = compareRuns(...makePair({ a: [1, 1.1] }, { a: [1.4, 1.5] }));
    const judged = verdict(decision, 'a');
    expect(judged.warnings).toEqual([
      '2 rounds are too few: with 7 or more this test can say regressed at this level, and with fewer, from 3 on, a model of the noise.',
    ]);
    expect(judged).toMatchObject({ kind: 'inconclusive', detectable: null, roundsToSettle: 7 });
    expect(judged.change).toMatchObject({ low: null, high: null });
    expect(decisionSchema.safeParse(JSON.parse(JSON.stringify(decision))).success).toBe(true);
  });

  describe('with too few rounds for the coin', () => {
    const names = Array.from({ length: 12 }, (_, index) => `b${String(index)}`);
    const few = (rounds: number, turn: number): number[] => around(1, rounds, 0.004, turn);
    const suite = (rounds: number, slow: number): ReturnType<typeof compareRuns> =>
      compareRuns(
        ...makePair(
          Object.fromEntries(names.map((name, turn) => [name, few(rounds, turn)])),
          Object.fromEntries(
            names.map((name, turn) => [
              name,
              few(rounds, turn + 1).map((value) => value * (name === 'b3' ? 1 + slow : 1)),
            ]),
          ),
        ),
      );

    test('a model decides, and the verdict names it', () => {
      const decision = suite(4, 0.2);
      expect(decision.outcome).toBe('failed');
      const slow = verdict(decision, 'b3');
      expect(slow).toMatchObject({ kind: 'regressed', method: 'moderated-t', rounds: 4, alpha: 0.01 / 12 });
      expect(slow.p).toBeLessThanOrEqual(0.01 / 12);
      expect(slow.change?.low).toBeGreaterThan(0.005);
      for (const one of decision.verdicts) {
        expect(one.method).toBe('moderated-t');
        expect(one.warnings).toEqual([]);
        expect(one.kind).toBe(one.benchmark === 'b3' ? 'regressed' : one.kind);
      }
      expect(suite(4, 0.01).outcome).toBe('passed');
    });

    test('from as many rounds as the coin needs on, the coin decides', () => {
      expect(new Set(suite(10, 0.2).verdicts.map(({ method }) => method))).toEqual(new Set(['moderated-t']));
      expect(new Set(suite(11, 0.2).verdicts.map(({ method }) => method))).toEqual(new Set(['signed-rank']));
    });

    test('what was seen changes nothing about who decides', () => {
      expect(verdict(suite(11, 0), 'b3').method).toBe('signed-rank');
      expect(verdict(suite(4, 0), 'b3').method).toBe('moderated-t');
    });

    test('one round, and two, can only be inconclusive', () => {
      for (const rounds of [1, 2]) {
        const decision = suite(rounds, 5);
        expect(new Set(decision.verdicts.map(({ kind }) => kind))).toEqual(new Set(['inconclusive']));
        expect(decision.outcome).toBe('passed');
      }
    });

    test('what is ignored or failed lends nothing', () => {
      const [base, head] = makePair(
        { a: few(4, 0), b: few(4, 1), c: few(4, 2), wild: [1, 9, 0.1, 4] },
        { a: few(4, 3), b: few(4, 4), c: few(4, 5), wild: [8, 0.2, 3, 1] },
      );
      const rules = [{ benchmark: 'wild', ignore: true, reason: 'too wild' }];
      const without = compareRuns(base, head, { rules });
      const [p, q] = makePair(
        { a: few(4, 0), b: few(4, 1), c: few(4, 2) },
        { a: few(4, 3), b: few(4, 4), c: few(4, 5) },
      );
      expect(verdict(without, 'a').change).toEqual(verdict(compareRuns(p, q), 'a').change);
      expect(verdict(compareRuns(base, head), 'a').change).not.toEqual(verdict(without, 'a').change);
      head.failures.push(failureOf('wild'));
      expect(verdict(compareRuns(base, head, { alpha: (0.01 * 4) / 3 }), 'a').change).toEqual(
        verdict(without, 'a').change,
      );
    });
  });

  test('higher can be better', () => {
    const metrics = { rate: { unit: 'Hz', better: 'higher', kind: 'noisy' } } as const;
    const [base, head] = makePair({ a: { rate: steady } }, { a: { rate: times(0.9) } }, { metrics });
    const decision = compareRuns(base, head, { metrics: ['rate'] });
    expect(verdict(decision, 'a', 'rate')).toMatchObject({ kind: 'regressed' });
    expect(verdict(decision, 'a', 'rate').change?.estimate).toBeCloseTo(-0.1, 2);
  });

  test('metrics that do not gate are judged and fail nothing', () => {
    const metrics = {
      time: { unit: 's', better: 'lower', kind: 'noisy' },
      memory: { unit: 'B', better: 'lower', kind: 'noisy' },
    } as const;
    const [base, head] = makePair(
      { a: { time: steady, memory: steady } },
      { a: { time: steady, memory: times(2) } },
      { metrics },
    );
    const decision = compareRuns(base, head);
    expect(verdict(decision, 'a', 'memory')).toMatchObject({ kind: 'regressed', gating: false });
    expect(decision).toMatchObject({ outcome: 'passed', family: 1 });
  });

  test('when none of the gating metrics is measured, all gate, and that is said', () => {
    const metrics = { allocations: { unit: '1', better: 'lower', kind: 'noisy' } } as const;
    const [base, head] = makePair(
      { a: { allocations: steady } },
      { a: { allocations: times(2) } },
      { metrics },
    );
    const decision = compareRuns(base, head);
    expect(decision.outcome).toBe('failed');
    expect(decision.warnings.join()).toContain('these metrics gate: allocations');
  });

  test('constant times of a clock without noise', () => {
    const ten = (value: number): number[] => Array.from({ length: 10 }, () => value);
    const decision = compareRuns(
      ...makePair({ same: ten(1), slow: ten(1) }, { same: ten(1), slow: ten(1.5) }),
    );
    expect(verdict(decision, 'same')).toMatchObject({ kind: 'within', change: { estimate: 0 } });
    expect(verdict(decision, 'slow')).toMatchObject({ kind: 'regressed', noise: 0 });
    expect(verdict(decision, 'slow').change?.low).toBeCloseTo(0.5, 10);
  });

  test('p and interval never contradict each other', () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const rounded = around(1, 16, 0.02, turn).map((value) => Math.round(value * 200) / 200);
      const slower = around(1.02, 16, 0.02, turn + 7).map((value) => Math.round(value * 200) / 200);
      const judged = verdict(compareRuns(...makePair({ a: rounded }, { a: slower })), 'a');
      const rejects = (judged.p ?? 1) <= 0.01;
      const excludes =
        (judged.change?.low ?? -1) > 0.005 || (judged.change?.high ?? 1) < Math.exp(-Math.log1p(0.005)) - 1;
      expect(excludes).toBe(rejects);
    }
  });

  test('is a function of its input: the same runs give the same bytes', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: times(1.02), b: times(1.2) });
    expect(JSON.stringify(compareRuns(base, head))).toBe(JSON.stringify(compareRuns(base, head)));
  });

  test('samples of one pairing with different numbers of rounds are not judged', () => {
    const decision = compareRuns(...makePair({ a: steady }, { a: steady.slice(1) }));
    expect(verdict(decision, 'a')).toMatchObject({ kind: 'inconclusive', change: null });
    expect(verdict(decision, 'a').warnings.join()).toContain('20 and 19 rounds');
    expect(decision.outcome).toBe('could-not-judge');
  });
});

describe('what was not measured never passes', () => {
  test('a benchmark that fails on head', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: steady });
    head.failures.push(failureOf('b'));
    const decision = compareRuns(base, head);
    expect(decision).toMatchObject({ outcome: 'failed', reasons: [{ kind: 'failed', benchmarks: ['b'] }] });
    expect(compareRuns(base, head, { failed: 'warn' })).toMatchObject({
      outcome: 'passed',
      warnings: ['1 benchmark failing on head'],
    });
  });

  test('a benchmark that fails on both sides: nothing can be said about the change', () => {
    const [base, head] = makePair({ a: steady }, { a: steady });
    base.failures.push(failureOf('b'));
    head.failures.push(failureOf('b'));
    expect(compareRuns(base, head)).toMatchObject({
      outcome: 'could-not-judge',
      reasons: [{ benchmarks: ['b'] }],
    });
  });

  test('a benchmark that fails on base alone has nothing to be compared with', () => {
    const [base, head] = makePair({ a: steady }, { a: steady, b: steady.slice(0, 5) });
    base.failures.push(failureOf('b'));
    const decision = compareRuns(base, head);
    expect(verdict(decision, 'b')).toMatchObject({
      kind: 'added',
      warnings: ['It fails on base, so there is nothing to compare with.'],
    });
    expect(decision.outcome).toBe('passed');
  });

  test('a benchmark that is gone', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: steady });
    expect(compareRuns(base, head)).toMatchObject({
      outcome: 'failed',
      reasons: [{ kind: 'missing', benchmarks: ['b'] }],
    });
    expect(compareRuns(base, head, { missing: 'ignore' })).toMatchObject({ outcome: 'passed', warnings: [] });
  });

  test('a benchmark that is new', () => {
    const [base, head] = makePair({ a: steady }, { a: steady, b: steady.slice(0, 5) });
    const decision = compareRuns(base, head);
    expect(verdict(decision, 'b')).toMatchObject({ kind: 'added', rounds: 5 });
    expect(decision.outcome).toBe('passed');
    expect(compareRuns(base, head, { added: 'fail' }).outcome).toBe('failed');
  });

  test('nothing at all', () => {
    expect(compareRuns(...makePair({}, {}))).toMatchObject({
      outcome: 'could-not-judge',
      reasons: [{ kind: 'nothing-measured' }],
    });
  });

  test('a whole side that failed; a regression is still said', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: steady, b: steady });
    base.failures.push(failureOf(null, 'load'));
    expect(compareRuns(base, head).outcome).toBe('could-not-judge');
    const [base2, head2] = makePair({ a: steady }, { a: times(1.5) });
    head2.failures.push(failureOf(null, 'load'));
    expect(compareRuns(base2, head2)).toMatchObject({
      outcome: 'failed',
      reasons: [{ kind: 'regressed' }, { kind: 'load-failed' }],
    });
  });

  test('an interrupted run', () => {
    const decision = compareRuns(...makePair({ a: steady }, { a: steady }, { complete: false }));
    expect(decision).toMatchObject({ outcome: 'could-not-judge', reasons: [{ kind: 'interrupted' }] });
  });

  test('zero and negative times cannot be judged, and the reason says why', () => {
    for (const wrong of [0, -1]) {
      const decision = compareRuns(...makePair({ a: steady }, { a: [wrong, ...steady.slice(1)] }));
      expect(verdict(decision, 'a')).toMatchObject({ kind: 'inconclusive', change: null });
      expect(decision).toMatchObject({
        outcome: 'could-not-judge',
        reasons: [{ kind: 'unusable-values', benchmarks: ['a'] }],
      });
      expect(decision.reasons[0]?.message).toContain('zero or negative');
    }
  });

  test('a metric that head no longer has is named although it does not gate', () => {
    const metrics = {
      time: { unit: 's', better: 'lower', kind: 'noisy' },
      size: { unit: 'B', better: 'lower', kind: 'exact' },
    } as const;
    const [base, head] = makePair({ a: { time: steady, size: [1] } }, { a: { time: steady } }, { metrics });
    const decision = compareRuns(base, head);
    expect(decision.warnings).toContain('Head no longer has: size of a.');
  });

  test('metrics that should gate and are not there', () => {
    const pair = makePair({ a: steady }, { a: times(2) });
    expect(compareRuns(...pair, { metrics: ['tiem'] })).toMatchObject({
      outcome: 'could-not-judge',
      reasons: [{ kind: 'nothing-measured', message: expect.stringContaining('there are: time') as string }],
    });
    const some = compareRuns(...pair, { metrics: ['time', 'memry'] });
    expect(some.outcome).toBe('failed');
    expect(some.warnings[0]).toContain('memry');
  });
});

describe('runs measured apart', () => {
  test('are compared as independent samples, and it is said what that is worth', () => {
    const decision = compareRuns(makeRun({ a: steady }), makeRun({ a: times(1.2) }));
    expect(verdict(decision, 'a')).toMatchObject({ kind: 'regressed', method: 'rank-sum' });
    expect(decision.warnings[0]).toContain('measured apart');
    expect(decision.strategy).toBe('compare');
  });

  test('one process each can only be inconclusive', () => {
    const decision = compareRuns(makeRun({ a: [1] }), makeRun({ a: [2] }));
    expect(verdict(decision, 'a')).toMatchObject({ kind: 'inconclusive' });
    expect(decision.outcome).toBe('passed');
  });

  test('on different machines cannot be judged', () => {
    const other = makeRun({ a: times(1.2) });
    const decision = compareRuns(makeRun({ a: steady }), {
      ...other,
      environment: { ...other.environment, fingerprint: 'another' },
    });
    expect(decision).toMatchObject({ outcome: 'could-not-judge', reasons: [{ kind: 'different-machine' }] });
    expect(verdict(decision, 'a')).toMatchObject({ kind: 'inconclusive', p: null });
  });

  test('a metric that changed its unit cannot be judged', () => {
    const decision = compareRuns(
      makeRun({ a: steady }),
      makeRun({ a: steady }, { metrics: { time: { unit: 'B', better: 'lower', kind: 'noisy' } } }),
    );
    expect(decision.outcome).toBe('could-not-judge');
  });
});

describe('exact metrics', () => {
  const metrics = { size: { unit: 'B', better: 'lower', kind: 'exact' } } as const;
  const judged = (base: number[], head: number[]): Verdict =>
    verdict(
      compareRuns(...makePair({ a: { size: base } }, { a: { size: head } }, { metrics }), {
        metrics: ['size'],
      }),
      'a',
      'size',
    );

  test('need one trial and no statistics', () => {
    expect(judged([1000], [1030])).toMatchObject({
      kind: 'regressed',
      method: 'exact',
      p: null,
      change: { estimate: 0.03 },
    });
    expect(judged([1000], [1010])).toMatchObject({ kind: 'within' });
    expect(judged([1000], [900])).toMatchObject({ kind: 'improved' });
  });

  test('from zero the change is infinite, and from zero to zero there is none', () => {
    expect(judged([0], [1])).toMatchObject({ kind: 'regressed', change: { estimate: null } });
    expect(judged([0], [0])).toMatchObject({ kind: 'within', change: { estimate: 0 } });
  });

  test('one that differs between trials of a side is judged as a noisy one, with a word', () => {
    const found = judged(steady, times(1.2));
    expect(found).toMatchObject({ kind: 'regressed', method: 'signed-rank' });
    expect(found.warnings.join()).toContain('declared exact');
  });

  test('have no share of alpha', () => {
    const [base, head] = makePair({ a: { size: [1] } }, { a: { size: [1] } }, { metrics });
    expect(compareRuns(base, head, { metrics: ['size'] }).family).toBe(0);
  });
});

describe('a stored history', () => {
  const past = (count: number): ReturnType<typeof makeRun>[] =>
    around(0.001, count, 0.01).map((value, index) =>
      makeRun(
        { a: [value], b: [value * 2] },
        { started: `2026-01-${String(index + 1).padStart(2, '0')}T00:00:00.000Z` },
      ),
    );

  test('a value far outside of what runs vary by is regressed, one inside is not suspected or within', () => {
    const decision = judgeAgainstHistory(past(20), makeRun({ a: [0.0012], b: [0.002] }));
    expect(verdict(decision, 'a')).toMatchObject({ kind: 'regressed', method: 'prediction', rounds: 20 });
    expect(['not-suspected', 'within']).toContain(verdict(decision, 'b').kind);
    expect(decision).toMatchObject({ outcome: 'failed', strategy: 'stored', family: 2 });
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });

  test('too young says so, and passes nothing off as judged', () => {
    const decision = judgeAgainstHistory(past(3), makeRun({ a: [0.0012], b: [0.002] }));
    expect(verdict(decision, 'a').warnings).toEqual(['The history is too young: 3 of 5 runs.']);
    expect(decision).toMatchObject({ outcome: 'could-not-judge', reasons: [{ kind: 'no-history' }] });
  });

  test('none on this machine class cannot be judged', () => {
    const other = past(20).map((run) => ({
      ...run,
      environment: { ...run.environment, fingerprint: 'other' },
    }));
    const decision = judgeAgainstHistory(other, makeRun({ a: [1] }));
    expect(decision).toMatchObject({ outcome: 'could-not-judge', reasons: [{ kind: 'no-history' }] });
    expect(decision.warnings[0]).toContain('20 of 20 stored runs');
  });

  test('a benchmark that the newest stored run has and this one has not is missing', () => {
    expect(judgeAgainstHistory(past(20), makeRun({ a: [0.001] }))).toMatchObject({
      outcome: 'failed',
      reasons: [{ kind: 'missing', benchmarks: ['b'] }],
    });
  });

  test('a perfectly stable history can still regress', () => {
    const constant = Array.from({ length: 10 }, () => makeRun({ a: [1] }));
    expect(verdict(judgeAgainstHistory(constant, makeRun({ a: [1.05] })), 'a').kind).toBe('regressed');
  });
});

describe('benchmarks that were the same on both sides', () => {
  const same = (benchmark: string | null): Partial<Run> => ({
    identical: [
      benchmark === null
        ? { benchmark, files: null, reason: 'same-tree' }
        : { benchmark, files: 3, reason: 'same-files' },
    ],
  });

  test('pass without a round, and leave the whole level to the others', () => {
    const [base, head] = makePair({ slow: steady }, { slow: times(1.1) }, same('untouched'));
    const decision = compareRuns(base, head);
    expect(verdict(decision, 'untouched')).toMatchObject({
      kind: 'identical',
      gating: true,
      rounds: 0,
      change: null,
    });
    expect(verdict(decision, 'slow').kind).toBe('regressed');
    expect(decision.family).toBe(1);
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });

  test('are enough for a pass, alone or as whole trees', () => {
    expect(compareRuns(...makePair({}, {}, same('untouched')))).toMatchObject({
      outcome: 'passed',
      family: 0,
    });
    const whole = compareRuns(...makePair({}, {}, { ...same(null), metrics: {} }));
    expect(whole).toMatchObject({ outcome: 'passed', sameTree: true, verdicts: [] });
    // Nothing at all is still no pass.
    expect(compareRuns(...makePair({}, {})).outcome).toBe('could-not-judge');
  });

  test('are not identical when only one run of the pair says so', () => {
    const [base, head] = makePair({}, {});
    const decision = compareRuns(base, { ...head, ...same('a') });
    expect(verdict(decision, 'a').kind).toBe('inconclusive');
    expect(decision.outcome).toBe('could-not-judge');
  });

  test('say nothing of a run of another pair, nor of a history', () => {
    const [base] = makePair({ a: steady }, {});
    const alone = makeRun({}, { ...same('a'), pairing: { id: 'other', side: 'head' } });
    for (const decision of [
      compareRuns(base, alone),
      compareRuns(base, { ...alone, ...same(null) }),
      compareRuns(alone, { ...base, pairing: { id: 'third', side: 'head' } }),
      judgeAgainstHistory(
        Array.from({ length: 10 }, () => makeRun({ a: steady })),
        alone,
      ),
    ]) {
      expect(decision.outcome).toBe('could-not-judge');
      expect(decision.reasons.map(({ kind }) => kind)).toEqual(['not-measured']);
      expect(verdict(decision, 'a').kind).toBe('inconclusive');
    }
  });

  test('which failed nevertheless, failed', () => {
    const [base, head] = makePair({}, {}, same('a'));
    const decision = compareRuns(base, { ...head, failures: [failureOf('a')] });
    expect(verdict(decision, 'a').kind).toBe('failed');
    expect(decision.outcome).toBe('failed');
  });
});
