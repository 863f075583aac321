import { describe, expect, it } from 'vitest';
import { compareRuns, judgeAgainstHistory, planScreen } from '../../src/analysis/index.ts';
import {
  budgetSchema,
  parseDecision,
  parseLimit,
  type Decision,
  type JudgedBudget,
  type Metric,
  type PolicyInput,
  type Run,
} from '../../src/model/index.ts';
import { around, failureOf, makePair, makeRun } from './runs.ts';

type BudgetInput = NonNullable<PolicyInput['budgets']>[number];

/** A budget with limits as a configuration has them. */
function budget(
  limits: { target?: string; critical?: string },
  rest: Partial<BudgetInput> = {},
): BudgetInput {
  return budgetSchema.parse({
    benchmark: '*',
    target: limits.target === undefined ? null : parseLimit(limits.target, 'kept'),
    critical: limits.critical === undefined ? null : parseLimit(limits.critical, 'broken'),
    ...rest,
  });
}

const metrics: Record<string, Metric> = {
  time: { unit: 's', better: 'lower', kind: 'noisy' },
  throughput: { unit: 'Hz', better: 'higher', kind: 'noisy' },
  size: { unit: 'B', better: 'lower', kind: 'exact' },
  success: { unit: '1', better: 'higher', kind: 'noisy' },
};

/** A gate of code that did not change, with these values on both sides. */
function gate(
  samples: Parameters<typeof makeRun>[0],
  budgets: readonly BudgetInput[],
  more: PolicyInput = {},
  history: readonly Run[] = [],
): Decision {
  const [base, head] = makePair(samples, samples, { metrics });
  const decision = compareRuns(base, head, { budgets: [...budgets], ...more }, undefined, history);
  return parseDecision(JSON.parse(JSON.stringify(decision)));
}

function only(decision: Decision): JudgedBudget {
  const [first, ...rest] = decision.budgets ?? [];
  if (first === undefined || rest.length > 0) throw new Error('one budget is expected');
  return first;
}

const twenty = { a: around(0.06, 20, 0.02) };

describe('a limit', () => {
  it('that is missed beyond the noise: the target warns, the critical value fails', () => {
    const warned = gate(twenty, [budget({ target: '50ms', critical: '100ms' })]);
    expect(warned.outcome).toBe('passed');
    expect(only(warned)).toMatchObject({
      method: 'sign',
      trials: 20,
      target: { state: 'missed', high: 0.05, low: null, sustained: null, row: 1 },
      critical: { state: 'met', high: 0.1 },
    });
    expect(only(warned).target?.headroom).toBeCloseTo(-0.2, 2);
    expect(only(warned).critical?.headroom).toBeCloseTo(0.4, 2);
    const failed = gate(twenty, [budget({ target: '40ms', critical: '50ms' })]);
    expect(failed.outcome).toBe('failed');
    expect(failed.reasons).toEqual([
      { kind: 'budget-missed', benchmarks: ['a'], message: 'time of "a" misses the critical value' },
    ]);
  });

  it('that is within the noise is undecided, whatever the median says', () => {
    for (const limit of ['59.9ms', '60.1ms']) {
      const decision = gate(twenty, [budget({ critical: limit })]);
      expect(only(decision).critical?.state).toBe('undecided');
      expect(decision.outcome).toBe('passed');
      expect(decision.warnings).toContain('Whether a critical value is kept cannot be told: time of a.');
      const strict = gate(twenty, [budget({ critical: limit })], { inconclusive: 'fail' });
      expect(strict.outcome).toBe('failed');
      const quiet = gate(twenty, [budget({ critical: limit })], { inconclusive: 'ignore' });
      expect(quiet.warnings.join()).not.toContain('critical');
    }
  });

  it('goes either way, by the metric or by its sign, and may have two ends', () => {
    const rates = { a: { throughput: around(900, 20, 0.02), success: new Array<number>(20).fill(0.97) } };
    const states = (limits: Parameters<typeof budget>[0], metric = 'throughput'): unknown => {
      const { target, critical } = only(gate(rates, [budget(limits, { metric })]));
      return [target?.state, critical?.state];
    };
    expect(states({ target: '1000/s', critical: '500/s' })).toEqual(['missed', 'met']);
    expect(states({ target: '> 1000/s', critical: '< 950/s' })).toEqual(['missed', 'missed']);
    expect(states({ target: '< 1000/s' })).toEqual(['met', undefined]);
    expect(states({ target: '99.5%', critical: '95%' }, 'success')).toEqual(['missed', 'met']);
    expect(states({ target: '60-80%' }, 'success')).toEqual(['missed', undefined]);
    expect(states({ target: '90-98%' }, 'success')).toEqual(['met', undefined]);
  });

  it('of an exact metric is compared as it is, with one trial too', () => {
    const decision = gate({ a: { size: [1000] } }, [budget({ critical: '999 B' }, { metric: 'size' })]);
    expect(only(decision)).toMatchObject({ method: 'exact', critical: { state: 'missed', p: 0 } });
    expect(
      only(gate({ a: { size: [999] } }, [budget({ critical: '999 B' }, { metric: 'size' })])),
    ).toMatchObject({
      critical: { state: 'met', headroom: 0 },
    });
  });

  it('of one trial is neither met nor missed, and it is said what would be', () => {
    const decision = gate({ a: [60] }, [budget({ critical: '50ms' })]);
    expect(only(decision)).toMatchObject({
      method: null,
      interval: null,
      critical: { state: 'undecided', p: null },
      note: 'One trial tells nothing about the noise: with 3 or more a model of it can, and with 7 or more none is needed.',
    });
  });

  it('of few trials is judged by a model, and by none where it reaches', () => {
    expect(only(gate({ a: around(0.2, 3, 0.01) }, [budget({ critical: '50ms' })]))).toMatchObject({
      method: 'moderated-t',
      critical: { state: 'missed' },
    });
    // The lower level of "missed" needs more trials than that of "met".
    expect(only(gate({ a: around(0.01, 5, 0.01) }, [budget({ critical: '50ms' })]))).toMatchObject({
      method: 'sign',
      critical: { state: 'met' },
    });
  });

  it('of values that are zero needs no logarithm', () => {
    const zeros = { a: { success: [0, 0, 0, 0, 0, 0, 0, 0] } };
    const states = gate(zeros, [budget({ target: '> 10%', critical: '< 0.1%' }, { metric: 'success' })]);
    expect(only(states)).toMatchObject({ target: { state: 'missed' }, critical: { state: 'missed' } });
    const few = gate({ a: { success: [0, 0, 0] } }, [budget({ critical: '< 1%' }, { metric: 'success' })]);
    expect(only(few)).toMatchObject({ critical: { state: 'undecided' } });
    expect(only(few).note).toMatch(/zero or less.* 7 trials need none/u);
  });

  it('shares alpha with the others of its kind, and with the looks', () => {
    const samples = { a: around(0.06, 7, 0.001), b: around(0.01, 7, 0.001) };
    // 2^-7 is below 1 %, and not below half of it.
    expect(only(gate({ a: samples.a }, [budget({ critical: '59ms' })])).critical).toMatchObject({
      alpha: 0.01,
      p: 2 ** -7,
      state: 'missed',
    });
    const two = gate(samples, [budget({ critical: '59ms' })]);
    expect(two.budgets?.map(({ critical }) => critical?.alpha)).toEqual([0.005, 0.005]);
    const [base, head] = makePair(samples, samples);
    const looked = (run: Run): Run => ({
      ...run,
      ...(run.pairing === undefined ? {} : { pairing: { ...run.pairing, looks: [7, 10, 14] } }),
    });
    const decision = compareRuns(looked(base), looked(head), { budgets: [budget({ critical: '61ms' })] });
    const [first] = decision.budgets ?? [];
    // 5 % among three looks is more than 2^-7.
    expect(first).toMatchObject({ method: 'sign', critical: { state: 'met' } });
    expect(first?.interval?.confidence).toBeCloseTo(0.9, 12);
  });
});

describe('a relative budget', () => {
  const samples = {
    old: around(0.01, 20, 0.02),
    new: around(0.015, 20, 0.02),
    other: around(0.011, 20, 0.02),
  };

  it('holds the quotient to the named benchmark, round by round', () => {
    const decision = gate(samples, [budget({ target: '1.2x', critical: '140%' }, { relativeTo: 'old' })]);
    expect(decision.budgets?.map(({ benchmark }) => benchmark)).toEqual(['new', 'other']);
    expect(decision.budgets?.[0]).toMatchObject({
      value: expect.closeTo(1.5, 6) as number,
      critical: { state: 'missed' },
    });
    expect(decision.budgets?.[1]).toMatchObject({ target: { state: 'met' }, critical: { state: 'met' } });
    expect(decision.outcome).toBe('failed');
  });

  it('to a benchmark that is not there, or in a unit, cannot be judged', () => {
    for (const one of [
      budget({ critical: '2x' }, { relativeTo: 'older', benchmark: 'new' }),
      budget({ critical: '2 s' }, { relativeTo: 'old', benchmark: 'new' }),
    ]) {
      const decision = gate(samples, [one]);
      expect(decision.outcome).toBe('could-not-judge');
      expect(decision.reasons.map(({ kind }) => kind)).toEqual(['budget-unusable']);
    }
  });
});

describe('a budget that cannot be judged', () => {
  it('for its unit or its order stops the pass and hides no regression', () => {
    const wrong = budget({ critical: '50 MB' }, { source: 'KPI.md, line 3' });
    const decision = gate(twenty, [wrong]);
    expect(decision.outcome).toBe('could-not-judge');
    expect(decision.reasons[0]?.message).toBe(
      'the budget for time of a (KPI.md, line 3) cannot be judged: the critical 50 MB is not in its unit, because time is measured in s',
    );
    const turned = gate(twenty, [budget({ target: '90ms', critical: '80ms' })]);
    expect(turned.reasons[0]?.message).toMatch(
      /missed later than its critical value 80ms, as lower is better/u,
    );
    const [base, head] = makePair(twenty, { a: around(0.12, 20, 0.02) });
    const worse = compareRuns(base, head, { budgets: [wrong] });
    expect(worse.outcome).toBe('failed');
    expect(worse.reasons.map(({ kind }) => kind)).toEqual(['regressed', 'budget-unusable']);
  });

  it('because nothing has its name is listed, and not passed over', () => {
    const decision = gate(twenty, [
      budget({ critical: '50ms' }, { benchmark: 'b' }),
      budget({ critical: '1 s' }, { metric: 'p99' }),
    ]);
    expect(decision.budgets).toMatchObject([
      { benchmark: 'b', concerns: false, note: 'No benchmark of this name is measured here.' },
      { benchmark: '*', metric: 'p99', concerns: false, note: 'It has no such metric; there are: time.' },
    ]);
  });

  it('because its benchmark failed or was the same on both sides says so', () => {
    const [base, head] = makePair(twenty, {}, { metrics });
    const failing = compareRuns(
      base,
      { ...head, failures: [failureOf('a')] },
      { budgets: [budget({ critical: '1 s' })] },
    );
    expect(only(failing)).toMatchObject({
      concerns: true,
      value: null,
      note: 'Not measured, because the benchmark failed.',
    });
    const identical = [{ benchmark: 'a', files: 3, reason: 'same-files' as const }];
    const [one, two] = makePair({}, {}, { metrics, identical });
    expect(only(compareRuns(one, two, { budgets: [budget({ critical: '1 s' })] })).note).toMatch(
      /same files/u,
    );
  });
});

describe('a regression and a budget', () => {
  it('never hide each other', () => {
    const [base, head] = makePair(twenty, { a: around(0.07, 20, 0.02) });
    const both = compareRuns(base, head, { budgets: [budget({ critical: '50ms' })] });
    expect(both.reasons.map(({ kind }) => kind).sort()).toEqual(['budget-missed', 'regressed']);
    const kept = compareRuns(base, head, { budgets: [budget({ critical: '1 s' })] });
    expect(kept.outcome).toBe('failed');
    expect(kept.reasons.map(({ kind }) => kind)).toEqual(['regressed']);
    const [same, faster] = makePair(twenty, { a: around(0.055, 20, 0.02) });
    const better = compareRuns(same, faster, { budgets: [budget({ critical: '50ms' })] });
    expect(better.verdicts[0]?.kind).toBe('improved');
    expect(better.outcome).toBe('failed');
  });
});

describe('a limit that has to be missed for some time', () => {
  const earlier = (values: readonly number[], day: number): Run =>
    makeRun({ a: values }, { metrics, started: `2026-01-0${String(day)}T03:04:05.000Z`, seconds: 60 });
  const slow = around(0.06, 20, 0.02);
  const fast = around(0.04, 20, 0.02);
  const now = (budgets: readonly BudgetInput[], history: readonly Run[], values = slow): Decision => {
    const [base, head] = makePair(
      { a: values },
      { a: values },
      { metrics, started: '2026-01-05T03:04:05.000Z', seconds: 60 },
    );
    return compareRuns(base, head, { budgets: [...budgets] }, undefined, history);
  };
  const three = budget({ target: '30ms', critical: '50ms' }, { runs: 3 });

  it('counts from the run in which it was missed often enough in a row', () => {
    const spike = now([three], [earlier(slow, 1), earlier(fast, 2), earlier(slow, 3)]);
    expect(spike.outcome).toBe('passed');
    expect(only(spike).critical).toMatchObject({ state: 'missed', sustained: false, row: 2 });
    expect(only(spike).target).toMatchObject({ state: 'missed', sustained: true, row: 3 });
    expect(only(spike).compliance).toEqual({ runs: 4, target: 0, critical: 1 });
    const lasting = now([three], [earlier(fast, 1), earlier(slow, 2), earlier(slow, 3)]);
    expect(lasting.outcome).toBe('failed');
    expect(only(lasting).critical).toMatchObject({ state: 'missed', sustained: true, row: 3 });
    expect(now([three], [earlier(slow, 3)]).outcome).toBe('passed');
    expect(only(now([three], [earlier(slow, 2), earlier(slow, 3)], fast)).critical).toMatchObject({
      state: 'met',
      sustained: null,
      row: 0,
    });
  });

  it('by single trials is judged by the runs, which are what repeats then', () => {
    const single = (day: number, value: number): Run => earlier([value], day);
    const values = [0.061, 0.06, 0.0605];
    const history = [single(1, 0.04), single(2, 0.0602), single(3, 0.0607)];
    const decision = now([three], history, values.slice(0, 1));
    expect(only(decision).note).toContain('Judged by one value of each of 3 runs');
    expect(only(decision).critical).toMatchObject({ state: 'missed', sustained: true, row: 3 });
    expect(decision.outcome).toBe('failed');
    // Runs that differ by more than they are off prove nothing.
    const noisy = [single(1, 0.04), single(2, 0.051), single(3, 0.09)];
    expect(only(now([three], noisy, values.slice(0, 1))).critical?.state).toBe('undecided');
  });

  it('by time spans runs, or lies within one that takes as long', () => {
    const days = budget({ critical: '50ms' }, { seconds: 2 * 86_400 });
    expect(now([days], [earlier(slow, 3), earlier(slow, 4)]).outcome).toBe('failed');
    expect(now([days], [earlier(fast, 3), earlier(slow, 4)]).outcome).toBe('passed');
    expect(only(now([days], [earlier(slow, 4)])).critical).toMatchObject({
      state: 'missed',
      sustained: false,
    });
    expect(now([budget({ critical: '50ms' }, { seconds: 30 })], []).outcome).toBe('failed');
    expect(now([budget({ critical: '50ms' }, { seconds: 300 })], []).outcome).toBe('passed');
  });

  it('does not count runs of other machine classes', () => {
    const other = {
      ...earlier(slow, 3),
      environment: { ...earlier(slow, 3).environment, fingerprint: 'other' },
    };
    expect(only(now([three], [other, other])).compliance).toBeNull();
    expect(now([three], [other, other]).outcome).toBe('passed');
  });
});

it('is judged where one run is judged by the stored history alone', () => {
  const history = Array.from({ length: 30 }, (_, day) =>
    makeRun(
      { a: around(0.06, 7, 0.01, day) },
      { started: new Date(Date.UTC(2026, 0, 1 + day)).toISOString() },
    ),
  );
  const run = makeRun(
    { a: around(0.06, 7, 0.01, 31) },
    { started: new Date(Date.UTC(2026, 2, 1)).toISOString() },
  );
  const decision = judgeAgainstHistory(history, run, { budgets: [budget({ critical: '50ms' })] });
  expect(decision.outcome).toBe('failed');
  expect(only(decision).compliance).toEqual({ runs: 31, target: null, critical: 0 });
});

it('keeps its benchmark from being screened by one run, which bounds no value', () => {
  const history = Array.from({ length: 40 }, (_, day) =>
    makeRun({ a: [around(1, 40, 0.01)[day] as number], b: [around(2, 40, 0.01)[day] as number] }),
  );
  const [first] = history;
  if (first === undefined) throw new Error('a history');
  const screened = (budgets: readonly BudgetInput[]): unknown =>
    planScreen(history, first.environment, { budgets: [...budgets] }).map((one) => one.screened);
  expect(screened([])).toEqual([true, true]);
  expect(screened([budget({ critical: '1 s' }, { benchmark: 'a' })])).toEqual([false, true]);
  expect(screened([budget({ critical: '2x' }, { benchmark: 'a', relativeTo: 'b' })])).toEqual([false, false]);
});

it('is vetoed where the controls show a machine that favours one side', () => {
  const [base, head] = makePair(twenty, twenty);
  const control = {
    benchmark: 'a',
    metric: 'time',
    base: around(1, 20, 0.001),
    head: around(1.2, 20, 0.001),
  };
  const decision = compareRuns(
    { ...base, control },
    { ...head, control },
    { budgets: [budget({ critical: '50ms' })] },
  );
  expect(decision.outcome).toBe('could-not-judge');
  expect(decision.warnings.join()).toContain('On this machine time of "a" misses the critical value');
});
