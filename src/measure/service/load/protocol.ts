/**
 * What the orchestrator and the load generator say to each other over IPC, as JSON. One command is under way at a time. The
 * generator knows its targets by number only, so that nothing in it can depend on the side.
 */

/** Marks our messages. */
export const envelope = 'perf-gate.load/1';

/** One request as it is sent, and what its answer has to be. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Base64; null: none. */
  readonly body: string | null;
  /** null: any of 200 to 299. */
  readonly status: readonly number[] | null;
  /** A text that the body must contain; null: any. */
  readonly contains: string | null;
}

export interface Target {
  /** An address, not a name. */
  readonly host: string;
  readonly port: number;
  readonly requests: readonly WireRequest[];
}

/** Takes the scenario that is loaded from now on, and forgets what was recorded. */
export interface BeginCommand {
  readonly kind: 'begin';
  readonly targets: readonly Target[];
  readonly connections: number;
  /** Seconds after which a pass is an error. */
  readonly timeout: number;
}

/**
 * How a slot loads: `closed`, every connection makes so many passes, each after the last; `open`, so many passes are due at
 * so many per second, whether earlier ones are over or not.
 */
export type SlotLoad =
  | { readonly kind: 'closed'; readonly passes: number }
  | { readonly kind: 'open'; readonly passes: number; readonly rate: number };

/** Loads one target. It is over when every pass is, so that none is left out for being slow. */
export interface SlotCommand {
  readonly kind: 'slot';
  readonly target: number;
  readonly load: SlotLoad;
  /** Whether its times are recorded. */
  readonly kept: boolean;
  /** With more errors than this the slot is broken off. */
  readonly errors: number;
}

/** Gives the quantiles of what was recorded of a target. */
export interface FinishCommand {
  readonly kind: 'finish';
  readonly target: number;
}

export type Command = BeginCommand | SlotCommand | FinishCommand;

export interface BegunReply {
  readonly kind: 'begun';
}

export interface SlotReply {
  readonly kind: 'slot';
  /** Passes that are over: those with an error too. */
  readonly passes: number;
  /** What went wrong, by what it was; at most a few kinds are told apart. */
  readonly errors: Readonly<Record<string, number>>;
  /** Seconds that connections were at it, together: from the start of a slot to the last answer of each. */
  readonly busy: number;
  /** Seconds from the first start to the last end. */
  readonly seconds: number;
  /** Median seconds of a pass in this slot; null: none was without an error. */
  readonly median: number | null;
}

export interface FinishedReply {
  readonly kind: 'finished';
  /** Passes without an error. */
  readonly recorded: number;
  /** Seconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export type Reply = BegunReply | SlotReply | FinishedReply;

/** Longest description of an error, and how many are told apart. */
export const longestError = 300;
export const mostErrors = 10;
