import type { Run, StoredAcceptance } from '../model/index.ts';

/** Where one stored run lies and what its name tells without opening it. */
export interface StoredRunName {
  /** Path inside the store, with `/`: `runs/<suite>/<fingerprint>/<yyyy>/<mm>/<time>-<commit>-<hash>.json`. */
  readonly path: string;
  readonly suite: string;
  readonly fingerprint: string;
  /** Start of the run, from the name. */
  readonly started: Date;
  /** First 12 hex digits of the commit, or null when the run had none. */
  readonly commit: string | null;
}

export interface RunQuery {
  readonly suite: string;
  /** null: every machine class. */
  readonly fingerprint: string | null;
  /** The newest this many; they come oldest first. */
  readonly last: number;
}

/** What adding a run did. */
export interface AppendedRun extends StoredRunName {
  /** The store did not exist (or had been deleted) and was begun with this run. */
  readonly created: boolean;
  /** false: the same run was there already. */
  readonly added: boolean;
}

/** A file of the store that cannot be read as what its place says. It is never overwritten or removed by reading. */
export interface UnreadableRun {
  readonly path: string;
  readonly message: string;
}

export interface StoredRuns {
  readonly runs: readonly { readonly name: StoredRunName; readonly run: Run }[];
  /** Empty unless `unreadable: 'skip'` was asked for. */
  readonly unreadable: readonly UnreadableRun[];
}

export interface StoredAcceptances {
  readonly acceptances: readonly StoredAcceptance[];
  /** Empty unless `unreadable: 'skip'` was asked for. */
  readonly unreadable: readonly UnreadableRun[];
}

/** What recording an acceptance did. */
export interface RecordedAcceptance {
  /** `acceptances/<suite>/<time>-<hash>.json`. */
  readonly path: string;
  /** The store did not exist and was begun with this. */
  readonly created: boolean;
  /** false: the same one was there already. */
  readonly added: boolean;
}

/** What can be added to a store. */
export interface StoreContent {
  readonly runs?: readonly Run[];
  readonly acceptances?: readonly StoredAcceptance[];
}

/** What adding did, each in the order given. */
export interface Addition {
  /** The store did not exist and was begun with this. */
  readonly created: boolean;
  readonly runs: readonly AppendedRun[];
  readonly acceptances: readonly RecordedAcceptance[];
}

/** Where baselines are kept. Reading what is not there gives nothing; reading what is damaged throws. */
export interface BaselineStore {
  /** For people: `branch perf-gate of origin`, `folder /x/y`. */
  readonly description: string;
  /** Names of runs, oldest first, found without opening a run. `last` is cut after the filter. */
  list(query: {
    suite: string | null;
    fingerprint: string | null;
    last: number | null;
  }): Promise<StoredRunName[]>;
  /**
   * The newest runs of a suite (and machine class), oldest first.
   * @throws PerfGateError that names the file when one is damaged, unless `unreadable` is 'skip'.
   */
  read(query: RunQuery, unreadable: 'fail' | 'skip'): Promise<StoredRuns>;
  /** Adds a run; compare-and-swap, so concurrent writers lose nothing. The same run twice is one file. */
  append(run: Run): Promise<AppendedRun>;
  /** Records that a regression is expected, beside the runs. It is neither listed nor pruned with them. */
  accept(acceptance: StoredAcceptance): Promise<RecordedAcceptance>;
  /** Adds all of these in one step, as {@link append} and {@link accept} do one. */
  add(content: StoreContent): Promise<Addition>;
  /**
   * All acceptances of a suite, oldest first.
   * @throws PerfGateError that names the file when one is damaged, unless `unreadable` is 'skip'.
   */
  acceptances(suite: string, unreadable: 'fail' | 'skip'): Promise<StoredAcceptances>;
  /** Keeps the newest `keep` runs of each suite and machine class; gives the paths removed. */
  prune(policy: { suite: string | null; keep: number }): Promise<string[]>;
}
