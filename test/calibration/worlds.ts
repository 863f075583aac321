import { normalQuantile } from '../../src/stats/normal.ts';
import type { Random } from '../../src/stats/random.ts';

/**
 * Two sides and a coin: every round two processes run, one in each place, and a fair coin says which of them is base.
 * A place is everything that has an order: who is started first, who has the first slot, which directory is whose.
 */

/** Standard deviation of ordinary noise of one trial, as a log. */
const spread = 0.02;

export function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 1e-12));
}

/** Log times of one round of a benchmark that nobody changed, of the process in the first place and of the one in the second. */
type Machine = (round: number) => readonly [first: number, second: number];

export interface World {
  /** A machine with one benchmark, whose state lasts from round to round. */
  readonly machine: (random: Random) => Machine;
  /** Step of the clock, a fraction of the benchmark's time; absent: as fine as numbers are. */
  readonly clock?: number;
  /** The share of the bias that acts in a round, 0 to 1; absent: all of it. */
  readonly bias?: (round: number) => number;
  /** The benchmarks of a gate share the machine and the coin, so that they err together. */
  readonly together?: true;
  /** Ties need a table for each pattern, which takes long. */
  readonly tied?: true;
}

/** Processes that know nothing of each other, of their place, or of earlier rounds. */
function independent(draw: (random: Random) => number): World {
  return { machine: (random) => () => [draw(random), draw(random)] };
}

/** A state that forgets so slowly; standard deviation 1. */
function autoregressive(random: Random, correlation: number): () => number {
  let state = normal(random);
  const fresh = Math.sqrt(1 - correlation ** 2);
  return () => (state = correlation * state + fresh * normal(random));
}

function heavy(random: Random): number {
  return normal(random) / Math.sqrt(-Math.log(Math.max(random(), 1e-12)));
}

export const worlds = {
  normal: independent((random) => spread * normal(random)),
  'skewed (log-normal)': independent((random) => spread * Math.exp(normal(random))),
  'heavy tails (Student, 2 degrees)': independent((random) => spread * heavy(random)),
  'bistable, one trial in two': independent(
    (random) => (random() < 0.5 ? 0.08 : 0) + 0.2 * spread * normal(random),
  ),
  'a rare odd trial, on either side': independent(
    (random) => (random() < 0.04 ? 0.4 : 0) + spread * normal(random),
  ),
  'noise that comes in bursts': {
    machine: (random) => {
      const state = autoregressive(random, 0.9);
      return () => {
        const size = spread * Math.exp(1.5 * state());
        return [size * normal(random), size * normal(random)];
      };
    },
  },
  'autocorrelated, both sides alike': {
    machine: (random) => {
      const state = autoregressive(random, 0.9);
      return () => {
        const shared = 5 * spread * state();
        return [shared + 0.5 * spread * normal(random), shared + 0.5 * spread * normal(random)];
      };
    },
  },
  'autocorrelated, each place by itself': {
    machine: (random) => {
      const [first, second] = [autoregressive(random, 0.9), autoregressive(random, 0.9)];
      return () => [spread * first(), spread * second()];
    },
  },
  'a JIT mode that sticks to a place': {
    machine: (random) => {
      let slow = random() < 0.5;
      return () => {
        if (random() < 0.1) slow = !slow;
        return [(slow ? 0.06 : 0) + 0.3 * spread * normal(random), 0.3 * spread * normal(random)];
      };
    },
  },
  'drift, faster in one place': {
    machine: (random) => (round) => [
      0.02 * round + 0.004 * round + 0.5 * spread * normal(random),
      0.02 * round + 0.5 * spread * normal(random),
    ],
  },
  'the first place is slower': {
    machine: (random) => () => [0.03 + 0.3 * spread * normal(random), 0.3 * spread * normal(random)],
  },
  'start, slot and directory cost, each its own way': {
    machine: (random) => {
      const directory = autoregressive(random, 0.95);
      return (round) => [
        0.01 + spread * directory() + 0.3 * spread * normal(random),
        (round % 2) * 0.015 + 0.02 * Math.max(0, heavy(random)) + 0.3 * spread * normal(random),
      ];
    },
  },
  'nothing but the place': { machine: () => () => [0.03, 0], tied: true },
  'one coin and one place for all benchmarks': {
    machine: (random) => () => [0.05 * Math.exp(normal(random)), 0],
    together: true,
  },
  'a bias that comes and goes': {
    machine: (random) => () => [spread * normal(random), spread * normal(random)],
    bias: (round) => Math.floor(round / 3) % 2,
  },
  'tied: three values only': {
    machine: (random) => () => [spread * Math.floor(3 * random()), spread * Math.floor(3 * random())],
    tied: true,
  },
  'rounded to a coarse clock': {
    ...independent((random) => spread * normal(random)),
    clock: 0.01,
    tied: true,
  },
  constant: { machine: () => () => [0, 0], tied: true },
} satisfies Record<string, World>;

export type WorldName = keyof typeof worlds;
export const worldNames = Object.keys(worlds) as WorldName[];

/** What is done to one side only. */
export interface Truth {
  /** Change of the code, a fraction. */
  readonly change: number;
  /** Bias for head, a log ratio. */
  readonly bias: number;
}

/** Adds rounds to the times of both sides of a benchmark until there are `rounds`. */
export type Benchmark = (rounds: number) => void;

export interface Sides {
  readonly base: number[];
  readonly head: number[];
  readonly measure: Benchmark;
}

/** The benchmarks of one gate before their first round. */
export function benchmarksOf(
  { machine, clock, bias, together }: World,
  { change, bias: most }: Truth,
  count: number,
  random: Random,
): Sides[] {
  const rounded = (time: number): number =>
    clock === undefined ? time : Math.max(1, Math.round(time / clock)) * clock;
  const shared: { times: readonly [number, number]; baseFirst: boolean }[] = [];
  const common = together === undefined ? null : machine(random);
  return Array.from({ length: count }, () => {
    const own = common ?? machine(random);
    const base: number[] = [];
    const head: number[] = [];
    const measure = (rounds: number): void => {
      for (let round = base.length; round < rounds; round += 1) {
        const drawn =
          (common === null ? undefined : shared[round]) ??
          ({ times: own(round), baseFirst: random() < 0.5 } as const);
        if (common !== null) shared[round] = drawn;
        const [first, second] = drawn.times;
        const favour = most * (bias?.(round) ?? 1);
        base.push(rounded(Math.exp(drawn.baseFirst ? first : second)));
        head.push(rounded(Math.exp((drawn.baseFirst ? second : first) + Math.log1p(change) + favour)));
      }
    };
    return { base, head, measure };
  });
}
