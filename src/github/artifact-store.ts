import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { z } from 'zod';
import type {
  Addition,
  AppendedRun,
  BaselineStore,
  RecordedAcceptance,
  RunQuery,
  StoreContent,
  StoredAcceptances,
  StoredRunName,
  StoredRuns,
} from '../baseline/store.ts';
import { PerfGateError, type Run, type StoredAcceptance } from '../model/index.ts';
import type { Artifact, GitHubApi, WorkflowRun } from './api.ts';
import { ArtifactNameTaken, readArtifact, uploadArtifact, type ArchiveLimits } from './archive.ts';

export interface ArtifactStoreOptions {
  readonly api: GitHubApi;
  readonly repositoryId: number;
  readonly defaultBranch: string;
  /** Path of the workflow that writes the baseline: `.github/workflows/perf-baseline.yml`. */
  readonly workflowPath: string;
  /** Path of the workflow that runs now, which alone can write if it is that one; null: it is not known. */
  readonly writer: string | null;
  /** An empty folder, made and removed by the caller; the store unpacks into it. */
  readonly folder: string;
  /** A store in a folder, with the files that this one holds. */
  readonly open: (folder: string) => BaselineStore;
  /** Runs that are kept of each suite and machine class. */
  readonly keep: number;
  /** Says what a user should know, such as that all baselines have expired. */
  readonly warn: (message: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Jobs of one workflow run that can write: names are unique in a run, so each takes the next free one. */
const namesPerRun = 9;
/** Artifacts that are opened to find what others have not merged; only jobs that ran at the same time leave such. */
const artifactsLookedAt = 20;
const mergedKept = 200;
const limits: ArchiveLimits = { archive: 64 * 1024 ** 2, content: 256 * 1024 ** 2, files: 20_000 };

const indexFile = 'perf-gate-artifact.json';
const indexSchema = z.strictObject({
  schema: z.literal('perf-gate.artifact/1'),
  merged: z.array(z.int().min(1)).max(mergedKept),
});
const storedPath = /^(?:runs|acceptances)(?:\/[a-z0-9][a-z0-9._-]*)+\/[0-9TZa-z-]+\.json$/u;

const trustedEvents: readonly string[] = ['push', 'schedule', 'workflow_dispatch'];
/** A gate that turns red on the default branch has measured as well as one that is green. */
const trustedConclusions: readonly (string | null)[] = ['success', 'failure'];

interface Loaded {
  readonly store: BaselineStore;
  /** Artifacts whose files are here. */
  readonly merged: Set<number>;
  readonly newest: Artifact | null;
}

/** Whether a server has artifacts as the client of them knows them: GitHub Enterprise Server has not. */
export function keepsArtifacts(serverUrl: string): boolean {
  return /^github\.com$|\.ghe\.com$|\.localhost$/u.test(new URL(serverUrl).hostname);
}

/** Other workflows have other names, so that theirs need not be looked through. */
function nameOf(workflowPath: string, index: number): string {
  const name = `perf-gate-baseline.${path.posix.basename(workflowPath)}`;
  return index === 1 ? name : `${name}.${String(index)}`;
}

/**
 * Runs kept in artifacts, where no branch may be written. Each artifact is a whole store, the same files as in a folder, and
 * names the artifacts that went into it; jobs that ran at the same time leave two of which neither contains the other, and
 * reading takes both, so that nothing is lost.
 *
 * What is read comes from runs of one workflow on the default branch of this repository. Forks share the names of artifacts,
 * and may call a branch `main`, so identity is checked by repository ids.
 */
export class ArtifactStore implements BaselineStore {
  readonly description: string;
  readonly #options: ArtifactStoreOptions;
  #loaded: Promise<Loaded> | null = null;

  constructor(options: ArtifactStoreOptions) {
    this.#options = options;
    this.description = `artifacts of ${options.workflowPath}`;
  }

  async list(query: Parameters<BaselineStore['list']>[0]): Promise<StoredRunName[]> {
    return (await this.#load()).store.list(query);
  }

  async read(query: RunQuery, unreadable: 'fail' | 'skip'): Promise<StoredRuns> {
    return (await this.#load()).store.read(query, unreadable);
  }

  async acceptances(suite: string, unreadable: 'fail' | 'skip'): Promise<StoredAcceptances> {
    return (await this.#load()).store.acceptances(suite, unreadable);
  }

  /** @throws PerfGateError when it cannot be uploaded, e.g. outside a step of a workflow. */
  async add(content: StoreContent): Promise<Addition> {
    const { store } = await this.#load();
    const addition = await store.add(content);
    if ([...addition.runs, ...addition.acceptances].some(({ added }) => added)) {
      await store.prune({ suite: null, keep: this.#options.keep });
      await this.#upload();
    }
    return addition;
  }

  /** @throws PerfGateError as {@link add}. */
  async append(run: Run): Promise<AppendedRun> {
    const [appended] = (await this.add({ runs: [run] })).runs;
    if (appended === undefined) throw new Error('one was to be added');
    return appended;
  }

  /** @throws PerfGateError as {@link add}. */
  async accept(acceptance: StoredAcceptance): Promise<RecordedAcceptance> {
    const [recorded] = (await this.add({ acceptances: [acceptance] })).acceptances;
    if (recorded === undefined) throw new Error('one was to be added');
    return recorded;
  }

  /** Takes effect for what is written from now on; older artifacts stay until they expire. */
  async prune(policy: { suite: string | null; keep: number }): Promise<string[]> {
    const paths = await (await this.#load()).store.prune(policy);
    if (paths.length > 0) await this.#upload();
    return paths;
  }

  /**
   * Uploads the baseline anew when two thirds of its life are over. Adding a run does so too; this is for the nights on which
   * nothing is added.
   */
  async refresh(): Promise<'fresh' | 'refreshed' | 'empty'> {
    const { newest } = await this.#load();
    if (newest === null) return 'empty';
    const [from, to] = [Date.parse(newest.createdAt ?? ''), Date.parse(newest.expiresAt ?? '')];
    const now = (this.#options.now ?? Date.now)();
    if (to - now > (to - from) / 3) return 'fresh';
    await this.#upload();
    return 'refreshed';
  }

  async #load(): Promise<Loaded> {
    this.#loaded ??= this.#unpackAll();
    return this.#loaded;
  }

  async #unpackAll(): Promise<Loaded> {
    const { api, folder, open, warn } = this.#options;
    const artifacts = await this.#ours();
    const merged = new Set<number>();
    let newest: Artifact | null = null;
    const runs = new Map<number, Promise<WorkflowRun>>();
    for (const artifact of artifacts.filter(({ expired }) => !expired).slice(0, artifactsLookedAt)) {
      if (artifact.run === null || merged.has(artifact.id)) continue;
      const run = runs.get(artifact.run.id) ?? api.getRun(artifact.run.id);
      runs.set(artifact.run.id, run);
      if (!this.#trusts(await run)) continue;
      const files = await readArtifact(api, artifact, limits);
      for (const id of await this.#unpack(artifact, files)) merged.add(id);
      merged.add(artifact.id);
      newest ??= artifact;
    }
    if (newest === null && artifacts.some(({ expired }) => expired)) {
      warn(
        'All artifacts with a baseline have expired; a new one is begun. Let a workflow run more often than artifacts expire.',
      );
    }
    return { store: open(folder), merged, newest };
  }

  /** Artifacts that say they are of the default branch of this repository, newest first. */
  async #ours(): Promise<Artifact[]> {
    const { api, repositoryId, defaultBranch, workflowPath } = this.#options;
    const found: Artifact[] = [];
    for (let index = 1; index <= namesPerRun; index += 1) {
      const artifacts = await api.listArtifacts(nameOf(workflowPath, index));
      found.push(...artifacts);
      if (artifacts.length === 0) break;
    }
    return found
      .filter(
        ({ run }) =>
          run !== null &&
          run.repositoryId === repositoryId &&
          run.headRepositoryId === repositoryId &&
          run.headBranch === defaultBranch,
      )
      .sort((a, b) => b.id - a.id);
  }

  #trusts(run: WorkflowRun): boolean {
    const { repositoryId, defaultBranch, workflowPath } = this.#options;
    return (
      run.repositoryId === repositoryId &&
      run.headRepositoryId === repositoryId &&
      run.headBranch === defaultBranch &&
      run.path === workflowPath &&
      trustedEvents.includes(run.event) &&
      trustedConclusions.includes(run.conclusion)
    );
  }

  /** Writes the files of an artifact into the folder; gives the artifacts that had gone into it. */
  async #unpack(artifact: Artifact, files: ReadonlyMap<string, Buffer>): Promise<readonly number[]> {
    const refused = (what: string, cause?: unknown): PerfGateError =>
      new PerfGateError(`the artifact ${artifact.name} (${String(artifact.id)}) is no baseline: ${what}`, {
        remedy: 'Remove that artifact on the page of its workflow run; the next run begins anew.',
        cause,
      });
    let index: z.infer<typeof indexSchema>;
    try {
      index = indexSchema.parse(JSON.parse((files.get(indexFile) ?? Buffer.of()).toString('utf8')));
    } catch (error) {
      throw refused(`its ${indexFile} cannot be read`, error);
    }
    for (const [name, content] of files) {
      if (name === indexFile) continue;
      if (!storedPath.test(name))
        throw refused(`${JSON.stringify(name.slice(0, 200))} is no path of a store`);
      const place = path.join(this.#options.folder, ...name.split('/'));
      await fs.mkdir(path.dirname(place), { recursive: true });
      // A file that two artifacts have is the same: its name holds its hash, which reading checks.
      await fs.writeFile(place, content);
    }
    return index.merged;
  }

  async #upload(): Promise<void> {
    const { folder, workflowPath, writer } = this.#options;
    if (writer !== workflowPath) {
      throw new PerfGateError(
        `cannot write to the ${this.description}: this workflow is ${writer ?? 'not known'}, and what it uploads would not be read`,
        {
          remedy:
            'Let the runs be stored by that workflow, or name this one with `store: artifact:NAME.yml`.',
        },
      );
    }
    const { merged } = await this.#load();
    const files = new Map<string, Uint8Array>();
    let size = 0;
    for (const entry of await fs.readdir(folder, { recursive: true, withFileTypes: true })) {
      const place = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, place).split(path.sep).join('/');
      if (!entry.isFile() || !storedPath.test(name)) continue;
      const content = await fs.readFile(place);
      size += content.length;
      files.set(name, content);
    }
    if (size > limits.content || files.size >= limits.files) {
      throw new PerfGateError(
        `the baseline has ${String(files.size)} files of ${String(size)} bytes, too much for an artifact`,
        {
          remedy:
            'Keep fewer runs with `perf-gate baseline prune`, or keep the baseline on a branch with --store branch.',
        },
      );
    }
    const newestMerged = [...merged].sort((a, b) => b - a).slice(0, mergedKept);
    const index = { schema: 'perf-gate.artifact/1', merged: newestMerged };
    files.set(indexFile, Buffer.from(`${JSON.stringify(index)}\n`));
    for (let number = 1; ; number += 1) {
      try {
        const { id } = await uploadArtifact(nameOf(workflowPath, number), files, { retentionDays: null });
        merged.add(id);
        return;
      } catch (error) {
        if (!(error instanceof ArtifactNameTaken) || number === namesPerRun) throw error;
      }
    }
  }
}
