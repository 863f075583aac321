import { describe, expect, test } from 'vitest';
import { judgeAgainstHistory, planScreen, screen } from '../../src/analysis/index.ts';
import { decisionSchema, type Run } from '../../src/model/index.ts';
import { moderateVariances, trigamma, inverseTrigamma } from '../../src/stats/moderated-variance.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { sinceLastChange } from '../../src/stats/since-last-change.ts';
import { failureOf, makeRun } from './runs.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Thirty runs of six benchmarks with a spread of `spread`, and then one more with these factors. */
function story(spread: number, factors: Readonly<Record<string, number>> = {}): { history: Run[]; run: Run } {
  const random = seededRandom(31);
  const runs = Array.from({ length: 31 }, (_, index) =>
    makeRun(
      Object.fromEntries(
        names.map((name) => [
          name,
          [
            0.001 *
              Math.exp(spread * normalQuantile(Math.max(random(), 1e-12))) *
              (index === 30 ? (factors[name] ?? 1) : 1),
          ],
        ]),
      ),
    ),
  );
  return { history: runs.slice(0, -1), run: runs[30] as Run };
}

const allBy = (factor: number): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, factor]));

describe('movement that all benchmarks share', () => {
  test('for the worse, and further than ever, is not explained away', () => {
    const { history, run } = story(0.01, allBy(1.3));
    const decision = judgeAgainstHistory(history, run);
    expect(decision.outcome).not.toBe('passed');
    expect(decision.reasons.find(({ kind }) => kind === 'common-movement')?.message).toContain(
      'all 6 benchmarks moved together, by +',
    );
    expect(decision.family).toBe(7);
    expect(decisionSchema.safeParse(decision).success).toBe(true);
  });

  test('is no matter of what the policy ignores', () => {
    const { history, run } = story(0.01, allBy(1.3));
    const rules = [{ benchmark: '{a,b,c}', ignore: true, reason: 'noisy' }];
    const decision = judgeAgainstHistory(history, run, { rules });
    // Three are too few to tell a common movement.
    expect(decision.family).toBe(3);
    expect(decision.reasons.map(({ kind }) => kind)).toEqual(['regressed']);
    const found = screen(history, run, { rules });
    expect(found.commonMovements).toEqual([]);
    expect(found.suspects.map(({ benchmark }) => benchmark)).toEqual(['d', 'e', 'f']);
  });

  test('is held against the direction that the policy says', () => {
    const { history, run } = story(0.01, allBy(1.3));
    const decision = judgeAgainstHistory(history, run, { rules: [{ better: 'higher' }] });
    expect(decision.outcome).toBe('passed');
    expect(decision.warnings.join()).toContain('all 6 benchmarks moved together, by +');
    expect(screen(history, run, { rules: [{ better: 'higher' }] }).suspects).toEqual([]);
  });

  test('for the better is said', () => {
    const { history, run } = story(0.01, allBy(0.7));
    const decision = judgeAgainstHistory(history, run);
    expect(decision.warnings.join()).toContain('all 6 benchmarks moved together, by -');
    expect(decision.outcome).toBe('passed');
  });

  test('sends the benchmarks that vary least on as its witnesses', () => {
    const { history, run } = story(0.01, allBy(1.3));
    const found = screen(history, run);
    expect(found.commonMovements).toHaveLength(1);
    expect(found.suspects.length).toBeGreaterThanOrEqual(3);
  });
});

describe('a screen', () => {
  test('sends on what got slower, and says of the others what it would have seen', () => {
    const { history, run } = story(0.01, { b: 1.2 });
    const plan = planScreen(history, run.environment);
    expect(plan.map((one) => [one.benchmark, one.screened])).toEqual(names.map((name) => [name, true]));
    const found = screen(history, run);
    expect(found.suspects.map((one) => one.benchmark)).toContain('b');
    for (const verdict of found.notSuspected) {
      expect(verdict.kind).toBe('not-suspected');
      expect(verdict.detectable).toBeGreaterThan(0);
      expect(verdict.detectable).toBeLessThan(0.2);
    }
    const told = [...found.suspects, ...found.notSuspected].map((one) => one.benchmark).sort();
    expect(told).toEqual(names);
  });

  test('leaves to pairs what it cannot see well enough', () => {
    const { history, run } = story(0.2);
    for (const one of planScreen(history, run.environment)) {
      expect(one.screened).toBe(false);
      expect(one.catches).toBeGreaterThan(0.1);
      expect(one.reason).toContain('10.0 % are required');
    }
    expect(screen(history, run)).toEqual({
      suspects: [],
      notSuspected: [],
      commonMovements: expect.any(Array) as unknown[],
    });
  });

  test('suspects what failed or is missing', () => {
    const { history, run } = story(0.01);
    run.samples = run.samples.filter(({ benchmark }) => benchmark !== 'a' && benchmark !== 'b');
    run.failures.push(failureOf('b'));
    expect(screen(history, run).suspects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ benchmark: 'a', reason: 'it has no time that can be compared' }),
        expect.objectContaining({ benchmark: 'b', reason: 'it failed' }),
      ]),
    );
  });

  test('a history that is too young or of other machines plans nothing', () => {
    const { history, run } = story(0.01);
    expect(planScreen(history.slice(-6), run.environment)[0]).toEqual({
      benchmark: 'a',
      screened: false,
      catches: null,
      reason: 'the history is too young: 6 of 9 runs',
    });
    expect(planScreen(history, { ...run.environment, fingerprint: 'other' })).toEqual([]);
  });

  test('a metric of which more is better is suspected when it falls', () => {
    const metrics = { rate: { unit: 'Hz', better: 'higher', kind: 'noisy' } } as const;
    const { history, run } = story(0.01, { b: 1 / 1.2, c: 1.2 });
    const turned = [...history, run].map((one) => ({
      ...one,
      metrics,
      samples: one.samples.map((sample) => ({ ...sample, metric: 'rate' })),
    }));
    const suspects = screen(turned.slice(0, -1), turned[30] as Run, { metrics: ['rate'] }).suspects;
    expect(suspects.map((one) => one.benchmark)).toContain('b');
    expect(suspects.map((one) => one.benchmark)).not.toContain('c');
  });
});

describe('the runs since the last change', () => {
  test('begin after a step, and not after a spike', () => {
    const wobble = (index: number): number => 0.01 * (((index * 7) % 10) / 10);
    const step = Array.from({ length: 30 }, (_, index) => (index < 18 ? 0 : 0.2) + wobble(index));
    // Ranks place a change to within a run or so.
    expect([17, 18, 19]).toContain(sinceLastChange(step));
    const spike = Array.from({ length: 30 }, (_, index) => (index === 18 ? 5 : 0) + wobble(index));
    expect(sinceLastChange(spike)).toBe(0);
    expect(sinceLastChange([])).toBe(0);
  });
});

describe('moderated variances', () => {
  test('of equal things become equal, and of different ones hardly change', () => {
    const equal = moderateVariances([1, 1.05, 0.95, 1.02], [5, 5, 5, 5]);
    expect(equal.priorDegrees).toBe(Infinity);
    expect(new Set(equal.variances).size).toBe(1);
    const different = moderateVariances([1e-6, 1, 1e6, 1e-3], [20, 20, 20, 20]);
    expect(different.priorDegrees).toBeLessThan(1);
    expect(different.variances[1]).toBeCloseTo(1, 0);
  });

  test('trigamma has the values of the tables, and its inverse inverts it', () => {
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 9);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 8);
    for (const x of [0.01, 0.3, 1, 7, 400]) expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 6);
  });
});
