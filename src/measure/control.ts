import type { Control } from '../model/index.ts';
import { seededRandom, shuffled } from '../stats/random.ts';
import { secondsOf, type Work } from './agenda.ts';
import type { Side } from './sides.ts';
import type { Benchmark, RoundOutcome, SuiteRunner } from './suite-runner.ts';
import { tinybenchRunner, type TinybenchContext } from './tinybench/index.ts';

/** Rounds of a control: with fewer it could not veto, and nobody waits for more. */
export const roundsOfControl = 14;

/** The benchmark of ours that is the same on both sides. */
export interface ControlWorkload {
  readonly runner: SuiteRunner;
  readonly benchmark: Benchmark;
}

/** @param file absolute path of the bundle with the workload. */
export function controlWorkload(file: string, context: TinybenchContext): ControlWorkload {
  const runner = tinybenchRunner({ kind: 'tinybench', name: null, files: [file], support: [] }, context);
  return { runner, benchmark: { id: 'control workload', name: 'control', file, line: null } };
}

/** Equal code that is measured in both places, in the rounds and by the coins of everything else. */
export class RunningControl {
  readonly work: Work;
  readonly #metric: string;
  readonly #base: number[] = [];
  readonly #head: number[] = [];
  #failed = false;

  constructor(work: Work, metric: string) {
    this.work = work;
    this.#metric = metric;
  }

  wants(round: number): boolean {
    return round < roundsOfControl && !this.#failed;
  }

  /** What fails here is not measured on; a benchmark fails in its own rounds too, and is told there. */
  keep(outcome: RoundOutcome): void {
    const { id } = this.work.group[0];
    const [base, head] = [outcome.base?.get(id), outcome.head?.get(id)];
    const first = base?.ok === true ? base.measurements[this.#metric] : undefined;
    const second = head?.ok === true ? head.measurements[this.#metric] : undefined;
    if (first === undefined || second === undefined) {
      this.#failed = true;
      return;
    }
    this.#base.push(first);
    this.#head.push(second);
  }

  /** null: nothing was measured. */
  get sample(): Control | null {
    if (this.#base.length === 0) return null;
    const benchmark = this.work.group[0].id;
    return { benchmark, metric: this.#metric, base: this.#base, head: this.#head };
  }
}

/**
 * One of the user's benchmarks in base's place on both sides: one that costs little, drawn by the seed; null where each
 * would cost too much, or the suite cannot.
 */
export function chooseBenchmark(work: readonly Work[], base: Side, seed: number): Work | null {
  const all = secondsOf(work);
  const candidates = work.flatMap((item) => {
    const secondsPerRound = item.secondsPerRound / item.group.length;
    const cheap = secondsPerRound <= Math.max(1, 0.15 * all);
    if (item.runner.controls !== true || !cheap) return [];
    return item.group.map((benchmark) => ({ ...item, group: [benchmark] as const, secondsPerRound }));
  });
  const [chosen] = shuffled(candidates, seededRandom(seed));
  if (chosen === undefined) return null;
  return { ...chosen, sides: [base, standIn(base, 'head', true)] };
}

/**
 * Prepares the workload of ours for the two places.
 * @returns why it cannot run instead, where it cannot.
 */
export async function prepareWorkload(
  { runner, benchmark }: ControlWorkload,
  base: Side,
  head: Side,
  request: { readonly timeout: number; readonly signal: AbortSignal },
): Promise<Work | string> {
  // The workload may lie in the work tree of the user: in its node_modules.
  const sides = [standIn(base, 'base', false), standIn(head, 'head', false)];
  const group = [benchmark] as const;
  const calibration = await runner.calibrate({
    group,
    sides,
    first: 'base',
    round: null,
    seed: 1,
    ...request,
  });
  const failed = Object.values(calibration.failed).flatMap((failures) => [...failures.values()]);
  if (failed[0] !== undefined) return failed[0].message;
  return { group, runner, sides, secondsPerRound: calibration.secondsPerRound };
}

/** Paths change when the copies trade places, so it looks them up each time. */
function standIn(side: Side, name: Side['name'], guarded: boolean): Side {
  return {
    name,
    commit: side.commit,
    get root() {
      return side.root;
    },
    get project() {
      return side.project;
    },
    get forbidden() {
      return guarded ? side.forbidden : [];
    },
  };
}
