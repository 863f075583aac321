import { describe, expect, test } from 'vitest';
import { withBudgets } from '../../src/analysis/budgets.ts';
import { compareRuns } from '../../src/analysis/index.ts';
import { budgetSchema, policySchema, type Decision } from '../../src/model/index.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { makePair } from '../analysis/runs.ts';

/**
 * What budgets promise: where every limit lies exactly at the true value, a gate calls any of them missed with probability at
 * most alpha, and each of them met with probability at most the equivalence level. A claim fails when the count is so high that
 * a rate as claimed makes one like it once in 10,000 (binomial).
 */
function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 1e-12));
}

/** Log of one trial, and its median. */
const worlds: Record<string, { readonly draw: (random: Random) => number; readonly median: number }> = {
  normal: { draw: (random) => 0.02 * normal(random), median: 0 },
  'skewed (log-normal)': { draw: (random) => 0.02 * Math.exp(normal(random)), median: 0.02 },
  'skewed to the other side': { draw: (random) => -0.02 * Math.exp(normal(random)), median: -0.02 },
  'skewed (exponential)': {
    draw: (random) => -0.05 * Math.log(Math.max(random(), 1e-12)),
    median: 0.05 * Math.LN2,
  },
  'heavy tails (Student, 2 degrees)': {
    draw: (random) => (0.02 * normal(random)) / Math.sqrt(-Math.log(Math.max(random(), 1e-12))),
    median: 0,
  },
  'a rare JIT mode': {
    draw: (random) => (random() < 0.05 ? 0.08 : 0) + 0.004 * normal(random),
    median: 0.004 * normalQuantile(0.5 / 0.95),
  },
};

const alpha = 0.05;
const equivalenceLevel = 0.05;

const names = Array.from({ length: 10 }, (_, index) => `b${String(index)}`);
const ones = Object.fromEntries(names.map((name) => [name, [1, 1, 1]]));
/** What a gate says besides, which is the same whatever the budgets are. */
const decision = compareRuns(...makePair(ones, ones));

function gate(
  samples: Record<string, number[]>,
  high: number | null,
  low: number | null,
  looks: number[] | null = null,
): Decision {
  const [, head] = makePair({}, samples);
  const pairing = { id: 'p', side: 'head', ...(looks === null ? {} : { looks }) } as const;
  const limit = { written: 'the truth', unit: 's', low, high };
  const budgets = [budgetSchema.parse({ benchmark: '*', critical: limit })];
  const policy = policySchema.parse({ alpha, equivalenceLevel, budgets });
  return withBudgets(decision, { ...head, pairing }, [], policy);
}

/** P(X >= count) for X binomial. */
function binomialTail(count: number, trials: number, rate: number): number {
  let log = 0;
  let sum = 0;
  for (let k = 0; k <= trials; k += 1) {
    if (k > 0) log += Math.log((trials - k + 1) / k);
    if (k >= count) sum += Math.exp(log + k * Math.log(rate) + (trials - k) * Math.log(1 - rate));
  }
  return sum;
}

interface Counts {
  gates: number;
  missed: number;
  limits: number;
  met: number;
}

/** @param grow trials of a benchmark that is looked at several times, given those that it has. */
function count(
  world: (typeof worlds)[string],
  side: 'high' | 'low',
  benchmarks: number,
  gates: number,
  trialsOf: (random: Random, draw: () => number) => number[],
  looks: number[] | null = null,
): Counts {
  const random = seededRandom(benchmarks * 1000 + gates);
  const counts: Counts = { gates, missed: 0, limits: 0, met: 0 };
  const truth = Math.exp(world.median);
  for (let index = 0; index < gates; index += 1) {
    const samples: Record<string, number[]> = Object.fromEntries(
      Array.from({ length: benchmarks }, (_, one) => [
        names[one] ?? '',
        trialsOf(random, () => Math.exp(world.draw(random))),
      ]),
    );
    const { budgets = [] } = gate(
      samples,
      side === 'high' ? truth : null,
      side === 'low' ? truth : null,
      looks,
    );
    const states = budgets.map(({ critical }) => critical?.state);
    if (states.includes('missed')) counts.missed += 1;
    counts.limits += states.length;
    counts.met += states.filter((state) => state === 'met').length;
  }
  return counts;
}

function expectRates({ gates, missed, limits, met }: Counts, what: string): void {
  expect(
    binomialTail(missed, gates, alpha),
    `${what}: ${String(missed)} of ${String(gates)} gates missed`,
  ).toBeGreaterThan(1e-4);
  expect(
    binomialTail(met, limits, equivalenceLevel),
    `${what}: ${String(met)} of ${String(limits)} limits met`,
  ).toBeGreaterThan(1e-4);
}

describe.each(Object.entries(worlds))('%s', (_, world) => {
  test.each([3, 4, 5, 7, 10, 20])(
    'a limit at the truth is missed and met no more often than promised: %i trials',
    (trials) => {
      for (const side of ['high', 'low'] as const) {
        for (const [benchmarks, gates] of [
          [1, 600],
          [10, 80],
        ] as const) {
          const counts = count(world, side, benchmarks, gates, (_random, draw) =>
            Array.from({ length: trials }, draw),
          );
          expectRates(counts, `${String(benchmarks)} benchmarks, ${side}`);
        }
      }
    },
  );

  test('nor where somebody stops at the look that suits him', () => {
    const looks = [7, 10, 14, 20];
    for (const side of ['high', 'low'] as const) {
      const counts = count(
        world,
        side,
        1,
        300,
        (_random, draw) => {
          // The worst that stopping can do: the gate is asked at every look, and the first answer is taken.
          const values: number[] = [];
          const truth = Math.exp(world.median);
          for (const look of looks) {
            while (values.length < look) values.push(draw());
            const { budgets = [] } = gate(
              { b0: values },
              side === 'high' ? truth : null,
              side === 'low' ? truth : null,
              looks,
            );
            if (budgets[0]?.critical?.state !== 'undecided') break;
          }
          return values;
        },
        looks,
      );
      expectRates(counts, side);
    }
  });
});

test('what is off by as much as noise does not explain is found', () => {
  const random = seededRandom(3);
  const world = worlds.normal;
  if (world === undefined) throw new Error('the normal world is gone');
  for (const trials of [3, 5, 7, 20]) {
    let missed = 0;
    let met = 0;
    for (let index = 0; index < 100; index += 1) {
      const values = Array.from({ length: trials }, () => Math.exp(world.draw(random)));
      // Noise of 2 %; with three trials nothing finer than tens of per cent can be said.
      const off = trials === 3 ? 0.5 : 0.2;
      if (gate({ b: values }, 1 - off, null).outcome === 'failed') missed += 1;
      if (gate({ b: values }, 1 + off, null).budgets?.[0]?.critical?.state === 'met') met += 1;
    }
    expect(missed, `${String(trials)} trials`).toBeGreaterThan(95);
    expect(met, `${String(trials)} trials`).toBeGreaterThan(95);
  }
});
