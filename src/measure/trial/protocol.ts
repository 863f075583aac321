/**
 * What the orchestrator and a trial process say to each other over IPC, as JSON. Everything a trial says is untrusted:
 * the project's code runs in the same process and can say the same. Types and constants only, so that the trial stays light.
 */

/** Marks our messages, so that what a benchmark sends by accident is never taken for one. */
export const envelope = 'perf-gate.trial/1';

/** Loads one suite file; always the first command, given once. */
export interface LoadCommand {
  readonly kind: 'load';
  /** Absolute path of the suite file. */
  readonly file: string;
  /** Absolute real path of the copy this process belongs to. */
  readonly root: string;
  /** Absolute real paths that no module may come from. */
  readonly forbidden: readonly string[];
  /** Absolute path of the module with the loader hooks. */
  readonly hooks: string;
  /** How TypeScript is run: tsx is already registered; the others transform in our hooks; null: no TypeScript expected. */
  readonly typescript: 'tsx' | 'esbuild' | 'sucrase';
  /** Absolute path of the project's own esbuild, for `typescript: 'esbuild'`. */
  readonly esbuild: string | null;
  /**
   * Whether ES modules pass our loader hooks. Discovery and calibration always have them; rounds of a file that proved to
   * need no stand-in and no TypeScript go without, because the loader's thread costs a tenth of a short round.
   */
  readonly hooked: boolean;
  /** Whether to list benchmarks, lines and loaded files; discovery asks for it, rounds do not. */
  readonly list: boolean;
  /** Whether to take note of every file that is touched from now on, for `touched`. */
  readonly observed: boolean;
}

/** Measures roughly how long an iteration takes, after compiling; nothing of it is kept. */
export interface CalibrateCommand {
  readonly kind: 'calibrate';
  readonly name: string;
}

/** Warms a benchmark up and leaves it ready for slots. */
export interface PrepareCommand {
  readonly kind: 'prepare';
  readonly name: string;
  /** Iterations timed together. */
  readonly batch: number;
  /** Batches of warm-up. */
  readonly warmup: number;
}

/** Measures some batches of the prepared benchmark. */
export interface SlotCommand {
  readonly kind: 'slot';
  readonly batches: number;
}

/** Tears the prepared benchmark down. */
export interface FinishCommand {
  readonly kind: 'finish';
}

/** Tells what an observed trial has touched so far. */
export interface TouchedCommand {
  readonly kind: 'touched';
}

/** Ends the process. */
export interface ExitCommand {
  readonly kind: 'exit';
}

export type Command =
  | LoadCommand
  | CalibrateCommand
  | PrepareCommand
  | SlotCommand
  | FinishCommand
  | TouchedCommand
  | ExitCommand;

export interface ListedBenchmark {
  readonly name: string;
  /** Line of its definition in the suite file, from 1. */
  readonly line: number | null;
}

export interface LoadedReply {
  readonly kind: 'loaded';
  /** Version of the runtime, without a leading v. */
  readonly version: string;
  readonly benchmarks: readonly ListedBenchmark[];
  readonly warnings: readonly string[];
  /** Absolute real paths of the modules loaded so far. */
  readonly files: readonly string[];
  /** Seconds that loading the file and collecting its benchmarks took, on the clock. */
  readonly seconds: number;
  /** Whether our hooks transformed a TypeScript file. */
  readonly transformed: boolean;
  /** Whether our hooks did more than watch: without them the file would load otherwise. */
  readonly hooksNeeded: boolean;
}

export interface CalibratedReply {
  readonly kind: 'calibrated';
  /** Seconds per iteration as they are measured: without hooks, or what `overriddenDuration` said. */
  readonly timed: number;
  /** Seconds per iteration on the clock, with beforeEach and afterEach. */
  readonly wall: number;
}

export interface ReadyReply {
  readonly kind: 'ready';
}

export interface SlotReply {
  readonly kind: 'slot';
  /** Seconds per iteration of each batch, in time order. */
  readonly times: readonly number[];
  /** CPU seconds of the whole process over the slot. */
  readonly cpu: number;
}

export interface FinishedReply {
  readonly kind: 'finished';
  /** Peak resident memory of the process, bytes. */
  readonly memory: number;
}

/** What the trial loaded and touched of its own copy. All paths are absolute. */
export interface TouchedReply {
  readonly kind: 'touched';
  readonly modules: readonly {
    readonly file: string;
    /** SHA-256 of the code as it was compiled, in hex; null: not compiled, or by something that does not tell. */
    readonly code: string | null;
    /** Loaded by a benchmark, after its file had been loaded. */
    readonly late: boolean;
  }[];
  /** Whose contents were read, the modules left out. */
  readonly read: readonly string[];
  /** Asked about, or written. */
  readonly met: readonly string[];
  readonly listed: readonly { readonly folder: string; readonly recursive: boolean }[];
  /** Why all this may be incomplete; null: nothing speaks for it. */
  readonly blind: string | null;
}

export interface FailedReply {
  readonly kind: 'failed';
  readonly failure: 'load' | 'threw' | 'bad-value' | 'other-side';
  readonly message: string;
  readonly stack: string;
  /** The process is ending: an exception that nothing caught. */
  readonly fatal: boolean;
}

export type Reply =
  LoadedReply | CalibratedReply | ReadyReply | SlotReply | FinishedReply | TouchedReply | FailedReply;

/** Benchmarks of one file; more are a mistake (a loop that does not end) rather than a suite. */
export const mostBenchmarks = 20_000;
/** Paths listed at most. */
export const mostFiles = 20_000;
/** Longest message and stack a trial sends. */
export const longestMessage = 4000;
/** Longest name, as in the model; repeated here because the model brings a schema library with it. */
export const longestBenchmarkName = 20_000;
