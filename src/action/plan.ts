import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ConfigInput } from '../config/index.ts';
import type { Flags } from '../config/options.ts';
import { PerfGateError, type Commit, type Standing } from '../model/index.ts';
import type { ChosenStore } from './store.ts';

/** Where the policy of a decision comes from. */
export interface PolicySource {
  /**
   * base: the configuration of the base commit, which a pull request cannot change; head: that of the commit itself, whose code is
   * trusted already; code: it is a program, which only the benchmark step evaluates, so what it comes to is what that step says.
   */
  readonly from: 'base' | 'head' | 'code';
  /** Base name of the configuration; null: there is none, and the defaults hold. */
  readonly file: string | null;
  /** null: there is none, or it is code. */
  readonly input: ConfigInput | null;
  /** Of a proposal whose base has code: the text that the base has; null: that of the work tree counts. */
  readonly text: string | null;
  /** What a reader of the report should know about it. */
  readonly note: string | null;
}

/** A project with a configuration of its own, or the only one. */
export interface PlannedProject {
  /** Absolute path: that of its configuration. */
  readonly folder: string;
  readonly policy: PolicySource;
  /** Where its stored runs are; null: it cannot be told, or nothing here asks for it. */
  readonly store: ChosenStore | null;
}

/**
 * What `prepare` hands to `bench` and `report`, in a file. The benchmarks can overwrite the file, so `report` checks its
 * digest, which travels by the outputs of the step.
 */
export interface ActionPlan {
  /** In the environment of every process that the benchmark step starts. */
  readonly mark: string;
  /** Absolute path of the checked-out repository. */
  readonly workspace: string;
  /** Absolute path of a folder for what the steps hand over. */
  readonly folder: string;
  /** As `prepare` had it: later steps could have been given another one. */
  readonly path: string;
  readonly flags: Flags;
  /** One; where several configurations are judged, theirs in the order of the input. */
  readonly projects: readonly [PlannedProject, ...PlannedProject[]];
  readonly base: Commit | null;
  readonly head: Commit;
  /** The commit of the pull request; head may be its merge with the base. */
  readonly proposed: string | null;
  readonly sameTree: boolean;
  /** Pull request that gets the comment. */
  readonly pull: number | null;
  /** The token may not write, because head is in another repository. */
  readonly fork: boolean;
  /** The run is added to the store. */
  readonly appends: boolean;
  /** The stored history is searched for what moved, and an issue kept about it. */
  readonly searches: boolean;
  /** History alone judges although nobody asked for that, so nothing fails. */
  readonly observes: boolean;
  /** A copy of the newest stored runs, in which benchmarks are screened and by which they are judged. */
  readonly baseline: { readonly folder: string; readonly digest: string };
  /** By benchmark: seconds that one trial took in stored runs; shards are split by them. */
  readonly recordedSeconds: Readonly<Record<string, number>>;
  /** Where commits of acceptances stand, by commit. */
  readonly standings: Readonly<Record<string, Standing>>;
  readonly warnings: readonly string[];
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** @returns the SHA-256 of the file. */
export async function writePlan(file: string, plan: ActionPlan): Promise<string> {
  const text = JSON.stringify(plan);
  await writeFile(file, text, { flag: 'wx' });
  return digestOf(text);
}

/**
 * @param digest SHA-256 that the file must have; null where what it says is not relied on.
 * @throws PerfGateError when the file is not the one that was written.
 */
export async function readPlan(file: string, digest: string | null): Promise<ActionPlan> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PerfGateError('the plan of this job is gone', {
      remedy: 'Run the job again; something in the benchmark step removes files of the runner.',
      cause,
    });
  });
  if (digest !== null && digestOf(text) !== digest) {
    throw new PerfGateError('the plan of this job was changed while the benchmarks ran', {
      remedy: 'Look at what the benchmarks of this commit write to the temporary folder of the runner.',
    });
  }
  // Its bytes are those that writePlan made of an ActionPlan.
  return JSON.parse(text) as ActionPlan;
}
