import type { BaselineStore } from '../baseline/store.ts';
import type { SuiteConfig } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import type { MeasureEvent, MeasureRequest } from '../measure/measure.ts';
import type { Sides } from '../measure/sides.ts';
import type { SuiteRunner } from '../measure/suite-runner.ts';
import type { Commit, Standing } from '../model/index.ts';

/** The world that the use cases work in; the command line and the action each make one. */
export interface Ports {
  readonly findRepository: (folder: string) => Promise<Repository>;
  readonly resolveBase: (repository: Repository, wanted: string) => Promise<Commit>;
  /** Whether the work tree is the tree of this commit, with nothing changed and nothing added. */
  readonly isSameTree: (repository: Repository, base: Commit) => Promise<boolean>;
  readonly makeSides: (repository: Repository, base: Commit | null) => Promise<Sides>;
  readonly runnerFor: (suite: SuiteConfig) => SuiteRunner;
  /** null: none, because no suite starts processes. */
  readonly controlWorkload: MeasureRequest['controlWorkload'];
  readonly openStore: () => Promise<BaselineStore>;
  /** By benchmark: seconds that one trial took, the same for everybody who measures this commit. */
  readonly recordedSeconds: (head: Commit) => Promise<ReadonlyMap<string, number>>;
  /** Where the commit of an acceptance stands to the commits of the two sides. */
  readonly standingOf: (
    repository: Repository,
    base: string | null,
    head: string | null,
    commit: string,
  ) => Promise<Standing>;
  readonly matchesName: (glob: string, name: string) => boolean;
  readonly environment: MeasureRequest['environment'];
  readonly watchConditions: MeasureRequest['watchConditions'];
  readonly monotonic: () => number;
  readonly now: () => Date;
  readonly drawSeed: () => number;
  readonly signal: AbortSignal;
  readonly onEvent: (event: MeasureEvent) => void;
  /** Of the node that will run benchmarks, as far as that is known before. */
  readonly nodeVersion: string;
  readonly toolVersion: string;
}
