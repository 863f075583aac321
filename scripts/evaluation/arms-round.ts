/** Measures a round of any number of arms, as src/measure/tinybench does for two sides. */
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { TrialProcess, v8Flags, type Answer } from '../../src/measure/tinybench/trial-process.ts';
import { planCounts, type Counts } from '../../src/measure/tinybench/plan.ts';
import { summarise, type MeasuredSlot, type TrialSummary } from '../../src/measure/tinybench/summary.ts';
import type { Command, Reply } from '../../src/measure/trial/protocol.ts';
import { moveTo, usableCpus } from '../../src/measure/one-cpu.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { randomInteger, seededRandom } from '../../src/stats/random.ts';

/** The places that hold an arm's copy: folders side by side whose paths are equally long. */
export class Places {
  readonly #folder: string;
  /** By arm: the number of its place. */
  readonly #placeOf: number[];

  /** @param folder holds the copies in `0`, `1`, … by arm; fewer than ten. */
  constructor(folder: string, count: number) {
    this.#folder = folder;
    this.#placeOf = Array.from({ length: count }, (_, arm) => arm);
  }

  path(place: number): string {
    return path.join(this.#folder, String(place));
  }

  of(arm: number): string {
    return this.path(this.#placeOf[arm] ?? Number.NaN);
  }

  /** Puts the arms into the places in this order, by renaming. No process may run in them. */
  async arrange(order: readonly number[]): Promise<void> {
    const moves = order
      .map((arm, place) => ({ arm, place, from: this.of(arm) }))
      .filter(({ from, place }) => from !== this.path(place));
    for (const { arm, from } of moves) await rename(from, path.join(this.#folder, `moving-${String(arm)}`));
    for (const { arm, place } of moves) {
      await rename(path.join(this.#folder, `moving-${String(arm)}`), this.path(place));
      this.#placeOf[arm] = place;
    }
  }
}

export interface TrialContext {
  readonly node: string;
  /** Absolute paths of the built trial and of its loader hooks. */
  readonly trialEntry: string;
  readonly trialHooks: string;
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface ArmsRequest {
  readonly workload: string;
  readonly places: Places;
  /** Arms to measure, in the order of everything positional. */
  readonly order: readonly number[];
  /** In [0, 2^31); shared by all processes of the round. */
  readonly seed: number;
  readonly counts: Counts;
}

export interface ArmTrial extends TrialSummary {
  /** Seconds until the suite file was loaded. */
  readonly startUp: number;
}

const timeout = 120;

function start(context: TrialContext, cwd: string, seed: number): TrialProcess {
  return new TrialProcess({
    node: context.node,
    args: [...v8Flags(seed), context.trialEntry],
    cwd,
    env: context.env,
    timeout,
    signal: context.signal,
  });
}

/** @throws PerfGateError when the trial failed: in a bank of our own workloads that is a mistake, never data. */
async function ask<Kind extends Reply['kind']>(
  trial: TrialProcess,
  command: Command,
  expected: Kind,
  workload: string,
): Promise<Extract<Reply, { kind: Kind }>> {
  const answer: Answer<Kind> = await trial.ask(command, expected, `${command.kind} ${workload}`);
  if (answer.ok) return answer.reply;
  const { kind, message, output } = answer.fault;
  throw new PerfGateError(`${workload}: ${kind}: ${message}${output === '' ? '' : `\n${output}`}`, {
    remedy: 'Build (npm run build), and look at the workload; what was recorded so far is kept.',
  });
}

async function load(
  trial: TrialProcess,
  context: TrialContext,
  workload: string,
  root: string,
  forbidden: readonly string[],
): Promise<void> {
  const command: Command = {
    kind: 'load',
    file: path.join(root, `${workload}.bench.js`),
    root,
    forbidden,
    hooks: context.trialHooks,
    typescript: 'sucrase',
    esbuild: null,
    hooked: false,
    observed: false,
    list: false,
  };
  await ask(trial, command, 'loaded', workload);
}

/** The schedule that a gate would choose for this workload when it calibrates on the copy at this place. */
export async function calibrateArm(
  context: TrialContext,
  workload: string,
  root: string,
  seed: number,
): Promise<{ counts: Counts; timed: number }> {
  const trial = start(context, root, seed);
  try {
    await load(trial, context, workload, root, []);
    const pace = await ask(trial, { kind: 'calibrate', name: workload }, 'calibrated', workload);
    return { counts: planCounts([pace]), timed: pace.timed };
  } finally {
    await trial.end();
  }
}

/**
 * One round: all processes alive together, warmed at the same time, then slot by slot in turns, the turn reversed from
 * slot to slot. @returns one trial for each arm of the order.
 */
export async function measureArms(
  context: TrialContext,
  request: ArmsRequest,
): Promise<Map<number, ArmTrial>> {
  const { workload, places, order, counts } = request;
  const roots = order.map((arm) => places.of(arm));
  const trials = order.map((arm, index) => {
    const root = roots[index] ?? '';
    return {
      arm,
      root,
      process: start(context, root, request.seed),
      startUp: 0,
      slots: [] as MeasuredSlot[],
    };
  });
  try {
    await Promise.all(
      trials.map(async (trial) => {
        const others = roots.filter((root) => root !== trial.root);
        await load(trial.process, context, workload, trial.root, others);
        trial.startUp = trial.process.age;
      }),
    );
    const { batch, batches, slots, warmup } = counts;
    await Promise.all(
      trials.map(async ({ process }) =>
        ask(process, { kind: 'prepare', name: workload, batch, warmup }, 'ready', workload),
      ),
    );
    const cpus = await usableCpus();
    if (cpus.length > 1) {
      const drawn = cpus[randomInteger(seededRandom(request.seed), cpus.length)] ?? 0;
      await moveTo(
        [drawn],
        trials.flatMap(({ process }) => process.pid ?? []),
      );
    }
    for (let slot = 0; slot < slots; slot += 1) {
      for (const trial of slot % 2 === 0 ? trials : [...trials].reverse()) {
        trial.slots.push(await ask(trial.process, { kind: 'slot', batches }, 'slot', workload));
      }
    }
    for (const { process } of trials) await ask(process, { kind: 'finish' }, 'finished', workload);
    return new Map(
      trials.map(({ arm, startUp, slots: measured }) => [arm, { ...summarise(measured, batch), startUp }]),
    );
  } finally {
    await Promise.all(trials.map(async ({ process }) => process.end()));
  }
}
