import { describe, expect, test } from 'vitest';
import { compareRuns, idleEntries, judgeAgainstHistory } from '../../src/analysis/index.ts';
import {
  decisionSchema,
  ownMetrics,
  policyFor,
  policySchema,
  type Decision,
  type PolicyInput,
  type StandingOf,
  type Verdict,
} from '../../src/model/index.ts';
import { around, failureOf, makePair, makeRun } from './runs.ts';

const steady = around(0.001, 20, 0.003);
const times = (factor: number, turn = 1): number[] => around(0.001 * factor, 20, 0.003, turn);

function verdictOf(decision: Decision, benchmark: string, metric = 'time'): Verdict {
  const found = decision.verdicts.find((entry) => entry.benchmark === benchmark && entry.metric === metric);
  if (found === undefined) throw new Error(`no verdict for ${benchmark} ${metric}`);
  return found;
}

describe('the policy of a comparison', () => {
  test('is what holds for all, and over it the rules that match, the later ones first, field by field', () => {
    const policy = policyFor(
      policySchema.parse({
        minimumEffect: 0.03,
        rules: [
          { benchmark: 'slow > *', minimumEffect: 0.1, added: 'fail' },
          { benchmark: '* > big', metric: 'memory', minimumEffect: 0.2, alphaShare: 3 },
          { ignore: true, metric: 'cpu', reason: 'the clock is too coarse' },
          { benchmark: 'slow > kept', ignore: false },
        ],
      }),
    );
    expect(policy('fast', 'time')).toMatchObject({ minimumEffect: 0.03, alphaShare: 1, added: 'ignore' });
    expect(policy('slow > big', 'time')).toMatchObject({ minimumEffect: 0.1, alphaShare: 1, added: 'fail' });
    expect(policy('slow > big', 'memory')).toMatchObject({
      minimumEffect: 0.2,
      alphaShare: 3,
      added: 'fail',
    });
    expect(policy('x', 'cpu')).toMatchObject({ ignore: true, reason: 'the clock is too coarse' });
    expect(policy('slow > kept', 'cpu')).toMatchObject({ ignore: false, reason: null });
  });

  test('refuses what is ignored without a reason, a broken glob and a day that does not exist', () => {
    const faults = [
      { rules: [{ ignore: true }] },
      { rules: [{ benchmark: '{a' }] },
      { accept: [{ benchmark: 'a', upTo: 0.1, reason: 'r', expires: '2026-02-30' }] },
      { accept: [{ benchmark: 'a', upTo: 0.1 }] },
    ];
    for (const policy of faults)
      expect(policySchema.safeParse(policy).success, JSON.stringify(policy)).toBe(false);
  });
});

describe('rules', () => {
  test('give a benchmark its own minimum effect, and the verdict tells it', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: times(1.05), b: times(1.05) });
    const decision = compareRuns(base, head, { rules: [{ benchmark: 'a', minimumEffect: 0.1 }] });
    expect(verdictOf(decision, 'a')).toMatchObject({ kind: 'within', minimumEffect: 0.1 });
    expect(verdictOf(decision, 'b')).toMatchObject({ kind: 'regressed', minimumEffect: 0.02 });
    expect(decision.reasons[0]?.benchmarks).toEqual(['b']);
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });

  test('turn the direction of a metric for some benchmarks', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: times(1.1), b: times(1.1) });
    const decision = compareRuns(base, head, { rules: [{ benchmark: 'a', better: 'higher' }] });
    expect(verdictOf(decision, 'a')).toMatchObject({ kind: 'improved', better: 'higher' });
    expect(verdictOf(decision, 'b')).toMatchObject({ kind: 'regressed', better: null });
  });

  test('let a metric gate, or only be reported', () => {
    const metrics = { time: ownMetrics.time, memory: ownMetrics.memory };
    const [base, head] = makePair(
      { a: { time: steady, memory: steady } },
      { a: { time: times(1.1), memory: times(1.1) } },
      { metrics },
    );
    const rules = [
      { metric: 'memory', gate: true },
      { benchmark: 'a', metric: 'time', gate: false },
    ];
    const decision = compareRuns(base, head, { rules });
    expect(verdictOf(decision, 'a', 'memory')).toMatchObject({ kind: 'regressed', gating: true });
    expect(verdictOf(decision, 'a')).toMatchObject({ kind: 'regressed', gating: false });
    expect(decision).toMatchObject({ outcome: 'failed', family: 1 });
    const none = compareRuns(base, head, { rules: [{ gate: false }] });
    expect(none).toMatchObject({ outcome: 'could-not-judge', family: 0 });
    expect(none.reasons[0]?.message).toMatch(/nothing that was measured can fail/u);
  });

  test('share alpha by weight, and the shares add up to alpha', () => {
    const names = Array.from({ length: 10 }, (_, index) => `b${String(index)}`);
    const side = Object.fromEntries(names.map((name) => [name, steady]));
    const [base, head] = makePair(side, side);
    const decision = compareRuns(base, head, { rules: [{ benchmark: 'b{0,1}', alphaShare: 6 }] });
    const alphas = decision.verdicts.map((verdict) => verdict.alpha ?? 0);
    expect(alphas[0]).toBeCloseTo((0.01 * 6) / 20, 12);
    expect(alphas[9]).toBeCloseTo(0.01 / 20, 12);
    expect(alphas.reduce((sum, alpha) => sum + alpha, 0)).toBeCloseTo(0.01, 12);
    // Ten rounds reach p = 2^-10, which is enough at 6/20 of 0.01 and too little at 1/20.
    const few = (factor: number): Record<string, number[]> =>
      Object.fromEntries(names.map((name) => [name, steady.slice(0, 10).map((value) => value * factor)]));
    const short = compareRuns(...makePair(few(1), few(1.1)), {
      rules: [{ benchmark: 'b{0,1}', alphaShare: 6 }],
    });
    expect(short.verdicts.map(({ kind, method }) => `${kind} by ${String(method)}`)).toEqual([
      'regressed by signed-rank',
      'regressed by signed-rank',
      ...Array.from({ length: 8 }, () => 'regressed by moderated-t'),
    ]);
  });

  test('react to one benchmark otherwise than to another', () => {
    const [base, head] = makePair({ a: steady, b: steady, c: steady }, { c: steady, d: steady });
    const decision = compareRuns(base, head, {
      rules: [
        { benchmark: 'a', missing: 'warn' },
        { benchmark: 'd', added: 'fail' },
      ],
    });
    expect(decision.reasons).toMatchObject([
      { kind: 'missing', benchmarks: ['b'] },
      { kind: 'added', benchmarks: ['d'] },
    ]);
    expect(decision.warnings).toContain('1 benchmark missing on head');
  });

  test('react to a failure and to what is undecided by benchmark too', () => {
    const noisy = (turn: number): number[] => around(0.001, 20, 0.4, turn);
    const [base, head] = makePair(
      { a: noisy(0), b: noisy(0), c: steady, d: steady },
      { a: noisy(5), b: noisy(5), c: steady, d: steady },
    );
    head.failures.push(failureOf('c'), failureOf('d'));
    const decision = compareRuns(base, head, {
      rules: [
        { benchmark: 'a', inconclusive: 'fail' },
        { benchmark: 'c', failed: 'warn' },
      ],
    });
    expect(decision.reasons).toMatchObject([
      { kind: 'failed', benchmarks: ['d'] },
      { kind: 'inconclusive', benchmarks: ['a'] },
    ]);
    expect(decision.warnings).toEqual(
      expect.arrayContaining(['1 benchmark failing on head', '1 benchmark too noisy to tell']),
    );
  });
});

describe('ignored benchmarks', () => {
  const rules = [{ benchmark: 'a', ignore: true, reason: 'needs a database' }];

  test('are listed with the reason, whatever became of them, and are no part of the family', () => {
    const [base, head] = makePair({ a: steady, b: steady }, { a: times(2), b: times(1) });
    const slow = compareRuns(base, head, { rules });
    expect(verdictOf(slow, 'a')).toMatchObject({ kind: 'ignored', reason: 'needs a database' });
    expect(slow).toMatchObject({ outcome: 'passed', family: 1 });
    const broken = { ...head, samples: head.samples.slice(1), failures: [failureOf('a')] };
    expect(compareRuns(base, broken, { rules })).toMatchObject({ outcome: 'passed' });
    const history = Array.from({ length: 6 }, () => makeRun({ a: steady, b: steady }));
    const stored = judgeAgainstHistory(history, makeRun({ a: times(2), b: steady }), { rules });
    expect(verdictOf(stored, 'a').kind).toBe('ignored');
    expect(stored.family).toBe(1);
  });

  test('that were not measured are listed too, and are missing once the policy wants them again', () => {
    const [base, head] = makePair({ b: steady }, { b: times(1) }, { ignored: ['a'] });
    expect(verdictOf(compareRuns(base, head, { rules }), 'a').kind).toBe('ignored');
    const wanted = compareRuns(base, head);
    expect(verdictOf(wanted, 'a')).toMatchObject({
      kind: 'missing',
      warnings: [expect.stringMatching(/policy of that run ignored it/u)],
    });
    expect(wanted.outcome).toBe('failed');
  });

  test('alone are no pass', () => {
    const [base, head] = makePair({ a: steady }, { a: steady });
    expect(compareRuns(base, head, { rules }).outcome).toBe('could-not-judge');
  });
});

describe('accepted regressions', () => {
  const [base, head] = makePair({ a: steady, b: steady }, { a: times(1.1), b: times(1) });
  const entry = { benchmark: 'a', upTo: 0.12, reason: 'checks its input', author: 'Ada' };
  const judged = (accept: PolicyInput['accept'], standingOf?: StandingOf): Decision =>
    compareRuns(base, head, { accept }, standingOf);

  test('do not fail, and carry who accepted how much and why', () => {
    const decision = judged([entry]);
    expect(decision.outcome).toBe('passed');
    expect(verdictOf(decision, 'a')).toMatchObject({
      kind: 'accepted',
      acceptance: { upTo: 0.12, reason: 'checks its input', author: 'Ada', commit: null, expires: null },
      warnings: [],
    });
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });

  test('fail when the estimate is beyond what is accepted; an interval that is beyond is told', () => {
    const less = judged([{ ...entry, upTo: 0.09 }]);
    expect(less.outcome).toBe('failed');
    expect(verdictOf(less, 'a').warnings).toEqual(['Not accepted: it is more than the 9 % accepted.']);
    const noisy = makePair({ a: steady }, { a: around(0.0011, 20, 0.02, 1) });
    const { estimate, high } = verdictOf(compareRuns(...noisy), 'a').change ?? {};
    const accept = [{ ...entry, upTo: ((estimate ?? 0) + (high ?? 0)) / 2 }];
    const edge = verdictOf(compareRuns(...noisy, { accept }), 'a');
    expect(edge.kind).toBe('accepted');
    expect(edge.warnings.join()).toMatch(/^Accepted up to .*; the likely range goes beyond/u);
  });

  test('end after their last day, by the start of head', () => {
    const at = (started: string): string => {
      const accept = [{ ...entry, expires: '2026-01-31' }];
      const decision = compareRuns(base, { ...head, started }, { accept });
      return `${decision.outcome} ${verdictOf(decision, 'a').warnings.join()}`;
    };
    expect(at('2026-01-31T23:59:59.999Z')).toBe('passed ');
    expect(at('2026-01-31T23:59:59.999-02:00')).toMatch(/^failed .*ended on 2026-01-31/u);
    expect(at('2026-02-01T00:00:00.000Z')).toMatch(/^failed .*ended on 2026-01-31/u);
  });

  test('of a commit hold while head contains it and base does not', () => {
    const commit = 'abcdef1234';
    const with_ = (standing: ReturnType<StandingOf>): Verdict =>
      verdictOf(
        judged([{ ...entry, commit }], () => standing),
        'a',
      );
    expect(with_('open').kind).toBe('accepted');
    expect(with_('over')).toMatchObject({
      kind: 'regressed',
      warnings: [expect.stringMatching(/base contains/u)],
    });
    expect(with_('unknown')).toMatchObject({
      kind: 'regressed',
      warnings: [expect.stringMatching(/cannot be told in this clone/u)],
    });
    expect(with_('elsewhere')).toMatchObject({ kind: 'regressed', warnings: [] });
    // Without a repository there is nobody to ask.
    expect(verdictOf(judged([{ ...entry, commit }]), 'a').kind).toBe('accepted');
  });

  test('are about the metric that is named, and time is the default', () => {
    expect(judged([{ ...entry, metric: 'memory' }]).outcome).toBe('failed');
    expect(judged([{ ...entry, metric: 'memory' }, entry]).outcome).toBe('passed');
  });

  test('hold against a history too', () => {
    const history = Array.from({ length: 8 }, (_, index) => makeRun({ a: times(1, index) }));
    const run = makeRun({ a: times(1.2) });
    expect(judgeAgainstHistory(history, run).outcome).toBe('failed');
    const accept = [{ ...entry, upTo: 0.25 }];
    expect(verdictOf(judgeAgainstHistory(history, run, { accept }), 'a').kind).toBe('accepted');
  });
});

describe('entries that do nothing', () => {
  const [base, head] = makePair({ a: steady, b: steady }, { a: times(1.1), b: times(1) });
  const idle = (input: PolicyInput, standingOf: StandingOf = () => 'open'): string[] => {
    const policy = policySchema.parse(input);
    return idleEntries(policy, compareRuns(base, head, policy, standingOf), standingOf);
  };
  const entry = { benchmark: 'a', upTo: 0.12, reason: 'r' };

  test('are named; those that do something are not', () => {
    expect(idle({ rules: [{ benchmark: 'a', minimumEffect: 0.05 }], accept: [entry] })).toEqual([]);
    expect(idle({ rules: [{ benchmark: 'typo', minimumEffect: 0.05 }] })).toEqual([
      'The policy for "typo" concerns nothing that is here: correct or remove it.',
    ]);
    const words = (over: object, standing: ReturnType<StandingOf> = 'open'): string =>
      idle({ accept: [{ ...entry, ...over }] }, () => standing).join();
    expect(words({ benchmark: 'b' })).toBe(
      'The acceptance for time of "b" has nothing to accept: none of it got worse. Remove it.',
    );
    expect(words({ benchmark: 'typo' })).toMatch(/concerns nothing/u);
    expect(words({ expires: '2020-01-01' })).toMatch(/ended on 2020-01-01\. Remove it/u);
    expect(words({ commit: 'abcdef1' }, 'over')).toMatch(
      /is over, because base contains abcdef1\. Remove it/u,
    );
    // A store is a record: nobody is asked to tidy it.
    expect(words({ benchmark: 'typo', stored: true })).toBe('');
  });
});
