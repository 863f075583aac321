import type { Commit } from '../model/index.ts';

export type SideName = 'base' | 'head';

/** One of the two copies of the repository that are measured. Paths change when the copies trade places. */
export interface Side {
  readonly name: SideName;
  readonly commit: Commit;
  /** Absolute real path of the copy's root now; equally long on both sides. */
  readonly root: string;
  /** Absolute path of the project inside the copy now. */
  readonly project: string;
  /** Absolute real paths that code of this side must not load from: the other copy and the user's own work tree. */
  readonly forbidden: readonly string[];
}

/** The copies of both sides, set up. */
export interface Sides {
  /** null: there is no base to compare with (`base: none`). */
  readonly base: Side | null;
  readonly head: Side;
  /** null: the copies can trade places; else why not (a built file contains the path of its copy). */
  readonly fixed: string | null;
  /** Puts base in the first directory (true) or the second (false), by renaming. No process may run in them. */
  place(baseFirst: boolean): Promise<void>;
  /**
   * Puts head's copies of these files (relative to the project, with `/`) in the place of base's own, so that both
   * sides run the same benchmarks. The own ones are kept aside.
   */
  takeFromHead(files: readonly string[]): Promise<void>;
  /** Puts base's own files back; a file that base does not have is removed. */
  giveBack(files: readonly string[]): Promise<void>;
  /** What the user should know: uncommitted files measured, LFS pointers, ignored files not copied. */
  readonly warnings: readonly string[];
  /** Removes the copies. */
  dispose(): Promise<void>;
}
