import { describe, expect, test } from 'vitest';
import {
  compareRuns,
  prospectOf,
  usualLooks,
  type Outlook,
  type Prospect,
} from '../../src/analysis/index.ts';
import { firstSpeaking, lookReached, shareAt } from '../../src/analysis/looks.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { ownMetrics, policySchema, type PolicyInput } from '../../src/model/index.ts';
import { around, makePair } from './runs.ts';

const looks = usualLooks;

function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 1e-12));
}

describe('the shares of the looks', () => {
  test.each([0.05, 0.01, 0.01 / 20, 0.01 / 200, 1e-9])('add up to one or to nothing at level %d', (level) => {
    const shares = looks.map((rounds) => shareAt(looks, rounds, level));
    const sum = shares.reduce((total, share) => total + share, 0);
    expect(sum).toBeCloseTo(1, 12);
    shares.forEach((share, index) => {
      // A share is given only where even the best data can use it: p of n rounds is at least 2^-n.
      if (share > 0) expect(2 ** -(looks[index] ?? 0)).toBeLessThanOrEqual(level * share);
    });
  });

  test('tell the first look that can speak', () => {
    expect(firstSpeaking(looks, 0.01 / 20)).toBe(14);
    expect(firstSpeaking([7, 10], 0.01 / 6)).toBe(10);
    expect(firstSpeaking([7], 0.01 / 6)).toBe(Infinity);
  });

  test('of a single look are all of it, even where it is too early', () => {
    expect(shareAt([3], 3, 0.0005)).toBe(1);
    expect(shareAt([3], 4, 0.0005)).toBe(0);
  });

  test('belong to the last look that was reached', () => {
    expect([6, 7, 13, 14, 100].map((rounds) => lookReached(looks, rounds))).toEqual([null, 7, 10, 14, 40]);
  });
});

describe('runs with planned looks', () => {
  const quiet = (count: number, factor = 1, turn = 0): number[] => around(0.001 * factor, count, 0.002, turn);
  const judged = (
    count: number,
    factor: number,
    planned: number[] | null,
  ): ReturnType<typeof compareRuns> => {
    const [base, head] = makePair({ a: quiet(count) }, { a: quiet(count, factor, 1) });
    for (const run of [base, head])
      if (planned !== null && run.pairing !== undefined) run.pairing.looks = planned;
    return compareRuns(base, head);
  };
  const only = (decision: ReturnType<typeof compareRuns>): (typeof decision.verdicts)[number] => {
    const [verdict] = decision.verdicts;
    if (verdict === undefined) throw new Error('no verdict');
    return verdict;
  };

  test('are judged at the share of their look, and p tells the price', () => {
    const once = only(judged(14, 1.1, null));
    const look = only(judged(14, 1.1, [7, 14, 28]));
    expect([once.kind, look.kind]).toEqual(['regressed', 'regressed']);
    expect(look.p).toBeCloseTo((once.p ?? 0) * 2, 12);
    expect(look.change?.confidence).toBeCloseTo(1 - 2 * 0.01, 12);
    expect(judged(14, 1.1, [7, 14, 28]).looks).toEqual([7, 14, 28]);
  });

  test('cannot say regressed at a look without a share, and can say within', () => {
    const slower = only(judged(7, 1.1, [7, 14, 28]));
    expect(slower).toMatchObject({ kind: 'inconclusive', p: 1, change: { low: null, high: null } });
    expect(slower.warnings.join()).toMatch(/7 rounds are too few/u);
    expect(only(judged(7, 1, [7, 14, 28])).kind).toBe('within');
  });

  test('have an estimate within its interval, also where an odd round delayed the end', () => {
    // Rounds far off in the other direction keep the early looks from saying what all others show.
    const base = quiet(28);
    for (const odd of [
      [1, 12],
      [1, 3, 12, 17],
      [5, 6, 7, 8, 9],
    ]) {
      const head = quiet(28, 1.3, 1).map((value, index) => (odd.includes(index) ? value * 0.6 : value));
      const [one, two] = makePair({ a: base }, { a: head });
      for (const run of [one, two]) if (run.pairing !== undefined) run.pairing.looks = [...looks];
      const { change, kind } = only(compareRuns(one, two));
      expect(kind).toBe('regressed');
      expect(change?.estimate).toBeGreaterThanOrEqual(change?.low ?? NaN);
      expect(change?.estimate).toBeLessThanOrEqual(change?.high ?? NaN);
      expect(change?.estimate).toBeGreaterThan(0.28);
    }
  });

  test('leave out the rounds after the last look that was reached', () => {
    const cut = only(judged(20, 1.1, [7, 14, 28]));
    expect(cut).toMatchObject({ kind: 'regressed', rounds: 14 });
    expect(only(judged(5, 1.1, [7, 14, 28]))).toMatchObject({ kind: 'inconclusive', rounds: 5 });
  });
});

describe('the outlook', () => {
  const random = seededRandom(5);
  const noisy = (rounds: number, spread: number, factor: number): number[] =>
    Array.from({ length: rounds }, () => 0.001 * factor * Math.exp((spread / Math.SQRT2) * normal(random)));

  const metrics = { time: ownMetrics.time, size: { unit: 'B', better: 'lower', kind: 'exact' } } as const;
  const prospect = (policy: PolicyInput = {}, family = 20): Prospect =>
    prospectOf(
      policySchema.parse(policy),
      Array.from({ length: family }, (_, index) => ({ id: String(index), metrics })),
    );
  const outlook = (rounds: number, spread: number, factor = 1, policy: PolicyInput = {}): Outlook => {
    const samples = [{ name: 'time', base: noisy(rounds, spread, 1), head: noisy(rounds, spread, factor) }];
    return prospect(policy).outlook('0', samples, looks);
  };

  test('of a quiet benchmark that did not change is settled at the first look', () => {
    expect(outlook(7, 0.002)).toMatchObject({ settled: true });
  });

  test('of a clear change is open until a look may say so, and settled then', () => {
    expect(outlook(7, 0.002, 1.1).settled).toBe(false);
    expect(outlook(10, 0.002, 1.1).settled).toBe(false);
    expect(outlook(14, 0.002, 1.1).settled).toBe(true);
  });

  test('of a moderately noisy one is mostly open, with the rounds it may need', () => {
    const open = Array.from({ length: 40 }, () => outlook(14, 0.025)).filter(({ settled }) => !settled);
    expect(open.length).toBeGreaterThan(20);
    for (const { rounds } of open) {
      expect(rounds).toBeGreaterThan(14);
      expect(rounds).toBeLessThanOrEqual(30);
    }
  });

  test('of a hopelessly noisy one is settled, but not before it could have said regressed', () => {
    expect(outlook(10, 0.5)).toMatchObject({ settled: false });
    expect(outlook(14, 0.5)).toMatchObject({ settled: true });
  });

  test('of anything is settled at the last look', () => {
    expect(outlook(40, 0.02, 1.02).settled).toBe(true);
  });

  test('of what cannot be compared, and of exact metrics, is settled', () => {
    const zeros = { name: 'time', base: [1, 1, 1, 1, 1, 1, 0], head: [1, 1, 1, 1, 1, 1, 1] };
    const exact = { name: 'size', base: [1, 1], head: [2, 2] };
    const { outlook: of } = prospect({ metrics: ['time', 'size'] }, 1);
    expect(of('0', [zeros], looks).settled).toBe(true);
    expect(of('0', [exact], looks).settled).toBe(true);
    expect(of('0', [], looks).settled).toBe(true);
  });

  test('follows the policy of its benchmark', () => {
    expect(outlook(14, 0.025, 1.04).settled).toBe(false);
    for (const rule of [{ minimumEffect: 0.2 }, { gate: false }, { ignore: true, reason: 'noisy' }]) {
      expect(outlook(14, 0.025, 1.04, { rules: [rule] }).settled, JSON.stringify(rule)).toBe(true);
    }
    // 19 of 20 comparisons keep the share 1: the first has 181 of 200 parts of alpha and needs fewer rounds.
    expect(prospect().fewestRounds).toBe(11);
    expect(outlook(10, 0.002, 1.1).settled).toBe(false);
    expect(outlook(10, 0.002, 1.1, { rules: [{ benchmark: '0', alphaShare: 181 }] }).settled).toBe(true);
    // Every one of them shall be able to fail, so the smallest share counts.
    expect(prospect({ rules: [{ benchmark: '0', alphaShare: 181 }] }).fewestRounds).toBe(15);
    expect(prospect({ rules: [{ benchmark: '1?', gate: false }] }).family).toBe(10);
  });
});
