import type { Plan } from './plan.ts';
import type { Side } from './sides.ts';
import type { Group, SuiteRunner } from './suite-runner.ts';

/** Benchmarks that are measured together, on the same sides. */
export interface Work {
  readonly group: Group;
  readonly runner: SuiteRunner;
  readonly sides: readonly Side[];
  readonly secondsPerRound: number;
}

/** How many times the time budget measuring may take at most: durations are foreseen, and the foresight may err. */
export const patience = 1.5;

/** What an agenda knows of work. */
type Item = Pick<Work, 'group' | 'secondsPerRound'>;

/** Which benchmarks are still measured, and how long that will take. */
export class Agenda {
  /** Ids of benchmarks that get no more rounds. */
  readonly stopped = new Set<string>();
  readonly #work: readonly Item[];
  readonly #looks: Plan['looks'];
  readonly #speaking: number;
  /** Seconds that the rounds so far were foreseen to take. */
  #foreseen = 0;
  /** Seconds that all rounds from now on are foreseen to take. */
  #ahead: number;
  #done = 0;

  constructor(work: readonly Item[], plan: Plan) {
    this.#work = work;
    this.#looks = plan.looks;
    this.#speaking = plan.speaking;
    // Before anything is measured: most benchmarks stop at the first look, some go on to the last.
    const rounds = plan.looks[0] + ((plan.looks.at(-1) ?? plan.looks[0]) - plan.looks[0]) / 4;
    this.#ahead = Math.min(rounds * secondsOf(work), plan.seconds.most);
  }

  /** One round of `count` benchmarks of `item` is over. */
  did(item: Item, count: number): void {
    const seconds = costOf(item, count);
    this.#foreseen += seconds;
    this.#ahead = Math.max(0, this.#ahead - seconds);
  }

  /** @param elapsed seconds since the first round. */
  progress(elapsed: number): { done: number; secondsLeft: number } {
    const secondsLeft = this.#ahead * this.#drift(elapsed);
    const all = elapsed + secondsLeft;
    // What stops late makes the work grow; a bar that goes backwards looks broken.
    this.#done = Math.max(this.#done, all > 0 ? Math.min(elapsed / all, 0.99) : 0);
    return { done: this.#done, secondsLeft };
  }

  /**
   * After a look: those that are not settled go on to the next one, the nearest to a decision first, as long as there is
   * time for them.
   *
   * @param outlooks rounds that each unsettled benchmark is foreseen to need in all; may be Infinity.
   * @param budget seconds that measuring may take; half as much time again where there is too little yet to say anything.
   * @returns how many had to stop for want of time.
   */
  goOn(outlooks: ReadonlyMap<string, number>, look: number, budget: number, elapsed: number): number {
    const next = this.#looks.find((rounds) => rounds > look) ?? look;
    const last = this.#looks.at(-1) ?? look;
    const costs = new Map<string, number>();
    for (const item of this.#work)
      for (const { id } of item.group) costs.set(id, costOf(item, 1) * this.#drift(elapsed));
    const order = [...outlooks].sort(([, a], [, b]) => (a === b ? 0 : a - b));
    const granted = budget * (look < this.#speaking ? patience : 1);
    let time = granted - elapsed;
    let left = 0;
    let ahead = 0;
    const going = new Set<string>();
    for (const [id, rounds] of order) {
      const cost = costs.get(id) ?? 0;
      if (cost * (next - look) > time) {
        left += 1;
        continue;
      }
      time -= cost * (next - look);
      ahead += (cost / this.#drift(elapsed)) * (Math.min(Math.max(rounds, next), last) - look);
      going.add(id);
    }
    for (const id of costs.keys()) if (!going.has(id)) this.stopped.add(id);
    this.#ahead = Math.min(ahead, Math.max(0, granted - elapsed));
    return left;
  }

  /** How much longer rounds take than foreseen; a calibration round is one measurement on a quiet moment. */
  #drift(elapsed: number): number {
    return this.#foreseen > 0 && elapsed > 0 ? elapsed / this.#foreseen : 1;
  }
}

function costOf(item: Item, count: number): number {
  return (item.secondsPerRound * count) / item.group.length;
}

/** Seconds that one round of all this work is foreseen to take. */
export function secondsOf(work: readonly Item[]): number {
  return work.reduce((total, item) => total + item.secondsPerRound, 0);
}
