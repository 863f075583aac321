/**
 * The stand-in for `tinybench` (majors 2 to 6) inside a trial: it takes note of what is added and never measures.
 * A task of tinybench 6 does not hand out its function, so the class itself has to be ours.
 */
import { locate, type Hook, type Registered } from './registry.ts';

const now = performance.now.bind(performance);

type Mode = 'warmup' | 'run';
type TaskFunction = (this: unknown) => unknown;
type TaskHook = (this: Task, mode: Mode) => unknown;
type BenchHook = (task: Task, mode: Mode) => unknown;

export interface TaskOptions {
  async?: boolean;
  beforeAll?: TaskHook;
  beforeEach?: TaskHook;
  afterEach?: TaskHook;
  afterAll?: TaskHook;
  signal?: AbortSignal;
  retainSamples?: boolean;
}

export interface BenchOptions {
  name?: string;
  setup?: BenchHook;
  teardown?: BenchHook;
  signal?: AbortSignal;
  concurrency?: string | null;
  [other: string]: unknown;
}

/** Every Bench constructed in this process, in order. */
export const constructed: Bench[] = [];

function statistics(): Record<string, unknown> {
  const names =
    'aad critical df mad max mean min moe p50 p75 p99 p995 p999 rme sd sem variance samplesCount'.split(' ');
  return { ...Object.fromEntries(names.map((name) => [name, 0])), samples: [] };
}

/** What scripts print after `run()`: every number they could ask for is there and says nothing. */
function emptyResult(): Record<string, unknown> {
  return {
    ...statistics(),
    state: 'completed',
    hz: 0,
    period: 0,
    totalTime: 0,
    runtime: 'node',
    runtimeVersion: process.versions.node,
    timestampProviderName: 'performanceNow',
    latency: statistics(),
    throughput: statistics(),
  };
}

function hookOf(value: unknown, what: string): ((this: Task, ...parts: unknown[]) => unknown) | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'function') throw new TypeError(`${what} must be a function`);
  return value as (this: Task, ...parts: unknown[]) => unknown;
}

export class Task extends EventTarget {
  readonly name: string;
  readonly fn: TaskFunction;
  readonly opts: TaskOptions;
  readonly result = emptyResult();
  readonly runs = 0;
  /** What measuring needs; a symbol-free plain field would show up in people's `console.log(task)`. */
  readonly #registered: Registered;

  constructor(bench: Bench, name: unknown, fn: unknown, options: unknown) {
    super();
    if (typeof fn !== 'function') throw new TypeError(`the benchmark ${String(name)} has no function`);
    this.name = typeof name === 'function' && name.name !== '' ? name.name : String(name);
    this.fn = fn as TaskFunction;
    this.opts = typeof options === 'object' && options !== null ? options : {};
    const setup = hookOf(bench.opts.setup, 'setup');
    const teardown = hookOf(bench.opts.teardown, 'teardown');
    const each = (hook: unknown, what: string): Hook | null => {
      const call = hookOf(hook, what);
      return call === null ? null : (mode) => call.call(this, mode);
    };
    this.#registered = {
      name: this.name,
      bench: bench.name ?? null,
      line: locate(),
      self: this,
      async: typeof this.opts.async === 'boolean' ? this.opts.async : null,
      signal: this.opts.signal ?? bench.opts.signal ?? null,
      setup: setup === null ? null : (mode) => setup.call(this, this, mode),
      teardown: teardown === null ? null : (mode) => teardown.call(this, this, mode),
      beforeAll: each(this.opts.beforeAll, 'beforeAll'),
      beforeEach: each(this.opts.beforeEach, 'beforeEach'),
      afterEach: each(this.opts.afterEach, 'afterEach'),
      afterAll: each(this.opts.afterAll, 'afterAll'),
    };
  }

  static registered(task: Task): Registered {
    return task.#registered;
  }

  run(): Promise<this> {
    return Promise.resolve(this);
  }
  runSync(): this {
    return this;
  }
  warmup(): Promise<void> {
    return Promise.resolve();
  }
  warmupSync(): void {
    // Measures nothing, like run.
  }
  reset(): void {
    // There is nothing to forget.
  }
  setResult(): void {
    // tinybench 2 lets callers set results; ours stay empty.
  }
  get detectedResolution(): number | undefined {
    return undefined;
  }
}

export class Bench extends EventTarget {
  readonly opts: BenchOptions;
  readonly name: string | undefined;
  concurrency: string | null;
  threshold = Number.POSITIVE_INFINITY;
  time = 0;
  iterations = 0;
  warmupTime = 0;
  warmupIterations = 0;
  throws = false;
  retainSamples = false;
  readonly now = now;
  readonly runtime = 'node';
  readonly runtimeVersion = process.versions.node;
  readonly setup: unknown;
  readonly teardown: unknown;
  readonly signal: AbortSignal | undefined;
  // A list, not a map by name: a name given twice must be seen, not be lost.
  #tasks: Task[] = [];
  #left: string[] = [];

  constructor(options: BenchOptions = {}) {
    super();
    this.opts = typeof options === 'object' && (options as unknown) !== null ? options : {};
    const { name, concurrency } = this.opts;
    this.name = (name as unknown) === undefined ? undefined : String(name);
    this.concurrency = typeof concurrency === 'string' ? concurrency : null;
    this.setup = this.opts.setup ?? (() => undefined);
    this.teardown = this.opts.teardown ?? (() => undefined);
    this.signal = this.opts.signal;
    constructed.push(this);
  }

  /** Names given to `todo`, which tinybench 2 to 4 list and never run. */
  static leftOut(bench: Bench): readonly string[] {
    return bench.#left;
  }

  get tasks(): Task[] {
    return [...this.#tasks];
  }
  get results(): Record<string, unknown>[] {
    return this.#tasks.map((task) => task.result);
  }
  get todos(): Task[] {
    return [];
  }

  add(name: unknown, fn: unknown, options?: unknown): this {
    this.#tasks.push(new Task(this, name, fn, options));
    return this;
  }
  todo(name: unknown): this {
    this.#left.push(String(name));
    return this;
  }
  remove(name: unknown): this {
    this.#tasks = this.#tasks.filter((task) => task.name !== String(name));
    return this;
  }
  getTask(name: unknown): Task | undefined {
    return this.#tasks.find((task) => task.name === String(name));
  }

  run(): Promise<Task[]> {
    this.dispatchEvent(new Event('start'));
    this.dispatchEvent(new Event('complete'));
    return Promise.resolve(this.tasks);
  }
  runSync(): Task[] {
    return this.tasks;
  }
  runConcurrently(): Promise<Task[]> {
    this.concurrency = 'task';
    return this.run();
  }
  warmup(): Promise<void> {
    return Promise.resolve();
  }
  warmupSync(): void {
    // Measures nothing, like run.
  }
  warmupConcurrently(): Promise<void> {
    return Promise.resolve();
  }
  reset(): void {
    // There is nothing to forget.
  }
  table(convert?: (task: Task) => unknown): unknown[] {
    return this.#tasks.map((task) =>
      typeof convert === 'function' ? convert(task) : { 'Task name': task.name },
    );
  }
}

export class BenchEvent extends Event {
  readonly task: Task | undefined;
  constructor(type: string, task?: Task) {
    super(type);
    this.task = task;
  }
}

const nanoseconds = (): number => Number(process.hrtime.bigint()) / 1e6;
const provider = (name: string, fn: () => unknown): object => ({
  name,
  fn,
  fromMs: (value: number) => value,
  toMs: (value: unknown) => Number(value),
});

/** The exports of every major, so that any import of them finds its name. */
export const tinybench: Readonly<Record<string, unknown>> = {
  Bench,
  Task,
  BenchEvent,
  now,
  performanceNow: now,
  hrtimeNow: nanoseconds,
  nToMs: (value: number | bigint) => Number(value) / 1e6,
  mToNs: (value: number | bigint) => Number(value) * 1e6,
  formatNumber: (value: number) => String(value),
  hrtimeNowTimestampProvider: provider('hrtimeNow', nanoseconds),
  performanceNowTimestampProvider: provider('performanceNow', now),
  medianAbsoluteDeviation: () => 0,
  classifyTimerSaturation: () => undefined,
  detectTimerSaturation: () => false,
  estimateResolution: () => undefined,
  calibrateTimerOverhead: () => 0,
  default: Bench,
};
