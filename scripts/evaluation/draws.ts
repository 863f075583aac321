/** Gates drawn from the bank: benchmarks as a gate would meet them, whose truth is known. */
import { median } from 'simple-statistics';
import { pairTimes } from '../../src/measure/tinybench/summary.ts';
import { randomInteger, seededRandom, shuffled, type Random } from '../../src/stats/random.ts';
import { arms, type ArmName, type Recording, type Round } from './bank.ts';

/** Measurements of one trial, in steps of the recording's resolution: only ratios mean something. */
export interface Trial {
  readonly time: number;
  readonly tail: number;
  readonly mean: number;
  readonly cpu: number;
  readonly slots: readonly number[];
}

export type Summary = 'time' | 'mean';

/** The trials of one workload on one occasion, by arm and round. */
export interface Trials {
  readonly workload: string;
  readonly occasion: string;
  /** Median wall seconds of a round of two arms. */
  readonly pairSeconds: number;
  readonly rounds: number;
  /** Median one-minute load average before a round. */
  readonly load: number;
  trial(arm: number, round: number): Trial;
}

export function armIndex(name: ArmName): number {
  return arms.findIndex((arm) => arm.name === name);
}

/**
 * A recording as trials. Durations were rounded to whole steps; the digits that rounding took are drawn anew, or values
 * would be tied that never were.
 */
export function trialsOf(recording: Recording, seed: number): Trials {
  const random = seededRandom(seed);
  const finer = (steps: number | undefined): number => (steps ?? Number.NaN) + random() - 0.5;
  const trials = recording.rounds.map((round: Round) =>
    arms.map((_, arm): Trial => ({
      time: finer(round.time[arm]),
      tail: finer(round.tail[arm]),
      mean: finer(round.mean[arm]),
      cpu: finer(round.cpu[arm]),
      slots: (round.slots[arm] ?? []).map(finer),
    })),
  );
  return {
    workload: recording.workload,
    occasion: recording.occasion,
    pairSeconds: median(recording.sessions.flatMap((session) => session.pairSeconds)),
    rounds: trials.length,
    load: median(recording.rounds.map(({ load }) => load)),
    trial: (arm, round) => trials[round]?.[arm] as Trial,
  };
}

/** One benchmark of a drawn gate: rounds of two arms, one after the other from a start; the last round is followed by the first. */
export interface Draw {
  readonly trials: Trials;
  readonly start: number;
  readonly base: number;
  readonly head: number;
  /** Whether head does more work. */
  readonly slowed: boolean;
}

/** Trial of one side in the `index`-th round of the draw, from 0; negative: rounds before it. */
export function trialAt(draw: Draw, side: 'base' | 'head', index: number): Trial {
  const { trials, start } = draw;
  const round = (((start + index) % trials.rounds) + trials.rounds) % trials.rounds;
  return trials.trial(draw[side], round);
}

/** `time` is that of two sides that were measured in turns. */
export function values(draw: Draw, side: 'base' | 'head', count: number, summary: Summary): number[] {
  return Array.from({ length: count }, (_, index) => {
    if (summary === 'mean') return trialAt(draw, side, index).mean;
    const [base, head] = pairTimes(trialAt(draw, 'base', index).slots, trialAt(draw, 'head', index).slots);
    return side === 'base' ? base : head;
  });
}

/** What runs of base gave before the draw, oldest first: all other rounds of the occasion, as far as there are. */
export function history(draw: Draw, most: number, summary: Summary): number[] {
  const count = Math.min(most, draw.trials.rounds - 1);
  return Array.from({ length: count }, (_, index) => trialAt(draw, 'base', index - count)[summary]);
}

/** The two unchanged arms as sides; a coin says which is which. */
function unchanged(trials: Trials, start: number, random: Random): Draw {
  const [base, head] = random() < 0.5 ? [0, 1] : [1, 0];
  return { trials, start, base: base, head: head, slowed: false };
}

/**
 * A gate: recordings without repetition as long as there are some, each from a random round on.
 * @param arm what the slowed benchmarks are; null: none is slowed.
 * @param slowed how many are.
 */
export function drawGate(
  bank: readonly Trials[],
  size: number,
  arm: ArmName | null,
  slowed: number,
  random: Random,
): Draw[] {
  let pool: Trials[] = [];
  return Array.from({ length: size }, (_, index): Draw => {
    if (pool.length === 0) pool = shuffled(bank, random);
    const trials = pool.pop() as Trials;
    const start = randomInteger(random, trials.rounds);
    if (arm === null || index >= slowed) return unchanged(trials, start, random);
    const base = random() < 0.5 ? 0 : 1;
    return { trials, start, base, head: armIndex(arm), slowed: true };
  });
}

/** Every round of the bank in one draw at most: windows of `length` rounds that share nothing, in random order. */
export function disjointDraws(
  bank: readonly Trials[],
  length: number,
  arm: ArmName | null,
  random: Random,
): Draw[] {
  const draws = bank.flatMap((trials) =>
    Array.from({ length: Math.floor(trials.rounds / length) }, (_, index): Draw => {
      const start = index * length;
      if (arm === null) return unchanged(trials, start, random);
      return { trials, start, base: 0, head: armIndex(arm), slowed: true };
    }),
  );
  return shuffled(draws, random);
}
