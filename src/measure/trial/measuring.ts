/** Runs one benchmark: its hooks in tinybench's order, its function in batches, and the clock around them. */
import type { Phase, Registered } from './registry.ts';

// Taken before the project's code runs: fake timers replace performance.now.
const now = performance.now.bind(performance);
const cpuUsage = process.cpuUsage.bind(process);

/** The benchmark gave no usable number. */
export class BadValue extends Error {}

type Body = Registered['self'];

// The last result is kept where the compiler cannot know that nobody reads it.
let last: unknown = null;
/** Reads what {@link timeBatch} kept. */
export function lastResult(): unknown {
  return last;
}

function timeBatch(body: Body, iterations: number): number {
  let result: unknown;
  const start = now();
  for (let done = 0; done < iterations; done += 1) result = body.fn();
  const end = now();
  last = result;
  return end - start;
}

async function timeBatchAsync(body: Body, iterations: number): Promise<number> {
  let result: unknown;
  const start = now();
  for (let done = 0; done < iterations; done += 1) result = await body.fn();
  const end = now();
  last = result;
  return end - start;
}

/**
 * Shows both loops several functions, so that their call site stays generic. Otherwise the first benchmark of a process
 * would be inlined into the loop and the later ones not: the same code would be faster in one process than in another.
 */
async function generalise(): Promise<void> {
  const bodies: Body[] = [
    { fn: () => 1 },
    { fn: () => 'a' },
    { fn: () => null },
    { fn: () => [] },
    { fn: () => Promise.resolve(1) },
    { fn: () => ({}) },
  ];
  for (let round = 0; round < 20; round += 1) {
    for (const body of bodies) timeBatch(body, 200);
  }
  for (const body of bodies) await timeBatchAsync(body, 20);
}
let generalised: Promise<void> | null = null;

function isThenable(value: unknown): boolean {
  return (
    value !== null &&
    (typeof value === 'object' || typeof value === 'function') &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}

function overridden(result: unknown): number | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  if (!('overriddenDuration' in result)) return undefined;
  const { overriddenDuration } = result;
  if (overriddenDuration === undefined) return undefined;
  if (
    typeof overriddenDuration !== 'number' ||
    !Number.isFinite(overriddenDuration) ||
    overriddenDuration < 0
  )
    throw new BadValue(
      `overriddenDuration is ${typeof overriddenDuration === 'number' ? String(overriddenDuration) : typeof overriddenDuration}: it must be a number of milliseconds`,
    );
  return overriddenDuration;
}

type Manner = 'sync' | 'async' | 'each';

export interface Calibrated {
  /** Seconds per iteration, as measured. */
  readonly timed: number;
  /** Seconds per iteration on the clock. */
  readonly wall: number;
}

export interface Slot {
  /** Seconds per iteration of each batch. */
  readonly times: number[];
  /** CPU seconds of the process. */
  readonly cpu: number;
}

/** Seconds of calibration: long enough that the optimizing compiler has been there. */
const calibrationSeconds = 0.1;

export class Measuring {
  readonly #benchmark: Registered;
  #manner: Manner | null = null;
  #phase: Phase | null = null;
  #batch = 1;

  constructor(benchmark: Registered) {
    this.#benchmark = benchmark;
  }

  async #enter(phase: Phase): Promise<void> {
    this.#phase = phase;
    await this.#benchmark.setup?.(phase);
    await this.#benchmark.beforeAll?.(phase);
  }

  async #leave(): Promise<void> {
    const phase = this.#phase;
    if (phase === null) return;
    this.#phase = null;
    await this.#benchmark.afterAll?.(phase);
    await this.#benchmark.teardown?.(phase);
  }

  /** One iteration between its hooks. */
  async #once(): Promise<{ milliseconds: number; thenable: boolean; overridden: boolean }> {
    const { beforeEach, afterEach, self, async } = this.#benchmark;
    const phase = this.#phase ?? 'run';
    if (beforeEach !== null) await beforeEach(phase);
    const start = now();
    let result: unknown = self.fn();
    const thenable = async !== false && isThenable(result);
    if (thenable) result = await result;
    const end = now();
    last = result;
    const said = overridden(result);
    if (afterEach !== null) await afterEach(phase);
    return { milliseconds: said ?? end - start, thenable, overridden: said !== undefined };
  }

  /** The first call tells how the function is to be called; milliseconds. */
  async #firstCall(): Promise<number> {
    const { beforeEach, afterEach, async } = this.#benchmark;
    const first = await this.#once();
    if (beforeEach !== null || afterEach !== null || first.overridden) this.#manner = 'each';
    else this.#manner = (async ?? first.thenable) ? 'async' : 'sync';
    return first.milliseconds;
  }

  /** Milliseconds that a batch took, without hooks. */
  async #time(iterations: number): Promise<number> {
    this.#checkSignal();
    if (this.#manner === null) {
      const first = await this.#firstCall();
      return iterations <= 1 ? first : first + (await this.#time(iterations - 1));
    }
    if (this.#manner === 'sync') return timeBatch(this.#benchmark.self, iterations);
    if (this.#manner === 'async') return timeBatchAsync(this.#benchmark.self, iterations);
    let sum = 0;
    for (let done = 0; done < iterations; done += 1) sum += (await this.#once()).milliseconds;
    return sum;
  }

  #checkSignal(): void {
    if (this.#benchmark.signal?.aborted === true)
      throw new Error('the AbortSignal of the benchmark is aborted');
  }

  /** Measures roughly, in the warm-up phase. */
  async calibrate(): Promise<Calibrated> {
    await (generalised ??= generalise());
    await this.#enter('warmup');
    let iterations = 1;
    let spent = 0;
    let best: Calibrated = { timed: Number.POSITIVE_INFINITY, wall: Number.POSITIVE_INFINITY };
    for (let pass = 0; ; pass += 1) {
      const start = now();
      const timed = (await this.#time(iterations)) / 1000 / iterations;
      const wall = (now() - start) / 1000 / iterations;
      // The first call compiles; where there is no time for a second, it has to do.
      if (pass <= 1 || wall < best.wall) best = { timed, wall };
      spent += wall * iterations;
      const left = calibrationSeconds - spent;
      if (left <= 0 && (pass > 0 || spent > 2)) break;
      if (pass > 60) break;
      // At most a tenth of the time in one pass, so that one bad pass does not decide.
      iterations = Math.max(1, Math.min(iterations * 4, Math.floor(calibrationSeconds / 10 / wall) || 1));
    }
    await this.#leave();
    if (!Number.isFinite(best.timed) || best.timed < 0)
      throw new BadValue(`it measures ${String(best.timed)}`);
    return best;
  }

  /** Warms up in the very batches that will be measured, then enters the measured phase. */
  async prepare(batch: number, warmup: number): Promise<void> {
    await (generalised ??= generalise());
    this.#batch = batch;
    await this.#enter('warmup');
    for (let done = 0; done < warmup; done += 1) await this.#time(batch);
    await this.#leave();
    await this.#enter('run');
  }

  /** @throws BadValue when a batch measures nothing. */
  async slot(batches: number): Promise<Slot> {
    const times: number[] = [];
    const before = cpuUsage();
    for (let done = 0; done < batches; done += 1) {
      const milliseconds = await this.#time(this.#batch);
      if (!(milliseconds > 0) || !Number.isFinite(milliseconds))
        throw new BadValue(
          `${String(this.#batch)} iterations measured ${String(milliseconds)} ms: nothing can be compared with that`,
        );
      times.push(milliseconds / 1000 / this.#batch);
    }
    const used = cpuUsage(before);
    return { times, cpu: (used.user + used.system) / 1e6 };
  }

  async finish(): Promise<void> {
    await this.#leave();
  }

  /** After a failure: lets go of what the hooks hold (a port, a file), whatever they say. */
  async abandon(): Promise<void> {
    try {
      await this.#leave();
    } catch {
      // The first failure is the one that is told.
    }
  }
}
