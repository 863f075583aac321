import type { Failure, Metric } from '../model/index.ts';
import type { Identity } from './same-files.ts';
import type { Side, SideName } from './sides.ts';

/** A benchmark as a suite names it. */
export interface Benchmark {
  /** Unique over the whole run; what reports and stores call it. */
  readonly id: string;
  /** Name inside its file. */
  readonly name: string;
  /** Suite file relative to the project, with `/`; null for command suites. */
  readonly file: string | null;
  /** Line of its definition, when known. */
  readonly line: number | null;
}

/** What loading a suite on one side found. */
export interface Discovery {
  readonly benchmarks: readonly Benchmark[];
  /** Files that did not load, names given twice. */
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
  /** Facts for the environment's notes, e.g. `typescript: tsx 4.23`. */
  readonly notes: Readonly<Record<string, string>>;
  /** The runtime that ran the benchmarks; null when the suite starts none of ours. */
  readonly runtime: { readonly name: string; readonly version: string } | null;
  /** By suite file: absolute real paths of the modules that loading it brought in; absent where nothing knows. */
  readonly loaded?: ReadonlyMap<string, readonly string[]>;
}

/** Benchmarks that share their processes: one each, or all of a file where loading it takes long. */
export type Group = readonly [Benchmark, ...Benchmark[]];

/** One number for each metric, in base units. */
export type Measurements = Readonly<Record<string, number>>;

export type TrialOutcome =
  | {
      readonly ok: true;
      readonly measurements: Measurements;
      readonly inner?: Readonly<Record<string, readonly number[]>>;
    }
  | { readonly ok: false; readonly failure: Failure };

export interface RoundRequest {
  readonly group: Group;
  /** The sides to measure: both, or one when there is no base. All of them have this group. */
  readonly sides: readonly Side[];
  /** Which side starts first in everything that has an order: process start, warm-up, slots. */
  readonly first: SideName;
  /** From 0; null for the calibration round. */
  readonly round: number | null;
  /** In [0, 2^31); shared by both processes of the round: V8 hash and random seed, order of the group. */
  readonly seed: number;
  /** Seconds after which a trial is killed. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** By side, then by benchmark id; every benchmark of the group has an outcome on every side of the request. */
export type RoundOutcome = Readonly<Partial<Record<SideName, ReadonlyMap<string, TrialOutcome>>>>;

export interface Calibration {
  /** Wall seconds that one round of this group takes. */
  readonly secondsPerRound: number;
  /** By side, then benchmark id: what failed already; such benchmarks are not measured. */
  readonly failed: Readonly<Partial<Record<SideName, ReadonlyMap<string, Failure>>>>;
}

/** How one suite is measured; one implementation for each kind of suite. */
export interface SuiteRunner {
  /** Whether one of its benchmarks may be measured against itself, to see what the machine does to equal code. */
  readonly controls?: boolean;
  /** The metrics that its trials can give. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Files that make up the benchmarks on a side, relative to the project with `/`: taken from head on both sides. */
  files(side: Side): Promise<readonly string[]>;
  /**
   * Loads the suite on one side and names its benchmarks. Faults of the user's code are failures, not exceptions.
   */
  discover(side: Side, signal: AbortSignal): Promise<Discovery>;
  /** Splits benchmarks into the groups that share a process, by what discovery learnt of their loading time. */
  groups(benchmarks: readonly Benchmark[]): readonly Group[];
  /** Runs a group once to learn how long it takes and how many iterations a batch needs; nothing of it is kept. */
  calibrate(request: RoundRequest): Promise<Calibration>;
  /**
   * Whether a calibrated group runs the same files on both sides, so that there is nothing to measure; in doubt it does not.
   * Absent where nothing tells which files a suite reads.
   */
  identity?(request: RoundRequest): Promise<Identity>;
  /** One trial of each side, next to each other in time. Never rejects for what the user's code does. */
  round(request: RoundRequest): Promise<RoundOutcome>;
}
