import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { PerfGateError, type Run, type StoredAcceptance } from '../model/index.ts';
import { branchError, isPassing, newCommit, type DataBranch, type OpenBranch } from './data-branch.ts';
import {
  CommitFolders,
  editedTrees,
  isFile,
  isFolder,
  newObject,
  readBlobs,
  writeObjects,
  type NewObject,
  type Tree,
  type TreeEntry,
} from './git-objects.ts';
import {
  acceptancePath,
  acceptancesFolder,
  canonicalAcceptance,
  canonicalRun,
  damaged,
  parseRunPath,
  readAcceptanceFile,
  readRunFile,
  runPath,
  runsFolder,
  tooLarge,
} from './layout.ts';
import { expired, listAcceptances, listRuns, type NameQuery, type RunFolders } from './listing.ts';
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
  UnreadableRun,
} from './store.ts';

/** A file that says "this branch holds perf-gate's data"; its text is never read. */
export const markerFile = 'perf-gate-store.json';

const readme = `# Benchmark runs

This branch is written by [perf-gate](https://www.npmjs.com/package/perf-gate). It holds measured runs, not source code,
and shares no history with the other branches.

One file per run: \`${runsFolder}/<suite>/<machine>/<year>/<month>/<start>-<commit>-<content hash>.json\`. Files are added and
never changed. What was accepted by \`perf-gate baseline accept\` lies in \`${acceptancesFolder}/<suite>/\`. Old runs are removed by \`perf-gate baseline prune\`, which begins the history of this branch anew. Other files
are left alone, except that \`${markerFile}\` must stay.

Deleting the branch deletes the baseline; the next run begins a new one.
`;

const marker = `${JSON.stringify({ schema: 'perf-gate.store/1' })}\n`;

const triesToMove = 30;
const triesToConnect = 5;

/** Waits between tries; replaced in tests. */
export type Wait = (milliseconds: number) => Promise<void>;

/** The folders of a commit as listing asks for them. */
class ListedFolders implements RunFolders {
  readonly #folders: CommitFolders;

  constructor(folders: CommitFolders) {
    this.#folders = folders;
  }

  async #names(
    paths: readonly string[],
    accept: (entry: TreeEntry | undefined) => boolean,
  ): Promise<string[][]> {
    return (await this.#folders.at(paths)).map((tree) =>
      tree === null ? [] : [...tree].filter(([, entry]) => accept(entry)).map(([name]) => name),
    );
  }

  async folders(paths: readonly string[]): Promise<string[][]> {
    return this.#names(paths, isFolder);
  }

  async files(paths: readonly string[]): Promise<string[][]> {
    return this.#names(paths, isFile);
  }
}

/** A file that is to be added, and what the commit says of it. */
interface NewFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly title: string;
}

function fileOfRun(run: Run): { file: NewFile; name: StoredRunName } {
  const bytes = canonicalRun(run);
  const path = runPath(run, bytes);
  const name = parseRunPath(path);
  if (name === null) throw new PerfGateError(`${path} is no path of a store`);
  return { file: { path, bytes, title: `${run.suite} at ${name.commit ?? 'no commit'}` }, name };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

const pathsInMessage = 20;

function messageOfFiles(files: readonly NewFile[]): string {
  const [first, ...others] = files;
  const more = others.length === 0 ? '' : ` and ${String(others.length)} more`;
  const rest = files.length > pathsInMessage ? '\n…' : '';
  const paths = files.slice(0, pathsInMessage).map(({ path }) => path);
  return `${first?.title ?? ''}${more}\n\n${paths.join('\n')}${rest}`;
}

/** Whether a branch with this root may be written to: it carries our marker, or nothing that could be source code. */
function isOurs(root: Tree): boolean {
  if (isFile(root.get(markerFile))) return true;
  return [...root].every(([name, entry]) =>
    name === runsFolder ? isFolder(entry) : isFile(entry) && /^(?:\.|readme|licen[cs]e)/iu.test(name),
  );
}

/**
 * Runs on an orphan branch of data, in the local repository or a remote one. The user's work tree, index, HEAD and
 * configuration are neither used nor changed. Writing is compare-and-swap: on any sign of another writer the whole
 * read-modify-write is done again.
 */
export class GitBranchStore implements BaselineStore {
  readonly description: string;
  readonly #branch: DataBranch;
  readonly #wait: Wait;
  readonly #now: () => number;

  /** @param now milliseconds since 1970, for commits only; a run's name and place come from the run. */
  constructor(branch: DataBranch, wait: Wait = delay, now: () => number = Date.now) {
    this.#branch = branch;
    this.#wait = wait;
    this.#now = now;
    this.description = branch.description;
  }

  /** Whether the branch is there. */
  async exists(): Promise<boolean> {
    return this.#attempt(async (branch) => (await branch.tip()) !== null);
  }

  /**
   * Whether a push to the branch would be taken, as far as can be told without one: rules that a server has for a branch
   * show only when something comes.
   */
  async mayWrite(): Promise<boolean> {
    return this.#attempt(async (branch) => {
      const nothing = newObject('tree', Buffer.alloc(0), await branch.format());
      return branch.mayMove(await this.#commit(branch, [nothing], null, 'is never pushed'));
    });
  }

  async list(query: NameQuery): Promise<StoredRunName[]> {
    return this.#attempt(async (branch) => {
      return this.#names(foldersOf(branch, await branch.tip()), query);
    });
  }

  async read(query: RunQuery, unreadable: 'fail' | 'skip'): Promise<StoredRuns> {
    return this.#attempt(async (branch) => {
      const folders = foldersOf(branch, await branch.tip());
      const names = await this.#names(folders, query);
      const paths = names.map((name) => name.path);
      const { found, skipped } = await this.#files(branch, folders, paths, readRunFile, unreadable);
      const runs = names.flatMap((name) => {
        const run = found.get(name.path);
        return run === undefined ? [] : [{ name, run }];
      });
      return { runs, unreadable: skipped };
    });
  }

  async acceptances(suite: string, unreadable: 'fail' | 'skip'): Promise<StoredAcceptances> {
    return this.#attempt(async (branch) => {
      const folders = foldersOf(branch, await branch.tip());
      const paths = await listAcceptances(
        folders === null ? emptyFolders : new ListedFolders(folders),
        suite,
      );
      const { found, skipped } = await this.#files(branch, folders, paths, readAcceptanceFile, unreadable);
      return { acceptances: [...found.values()], unreadable: skipped };
    });
  }

  /** Reads files as `read` understands them, in the order of `paths`. */
  async #files<T>(
    branch: OpenBranch,
    folders: CommitFolders | null,
    paths: readonly string[],
    read: (path: string, bytes: Uint8Array, store: string) => T,
    unreadable: 'fail' | 'skip',
  ): Promise<{ found: Map<string, T>; skipped: UnreadableRun[] }> {
    const pathsOf = new Map<string, string[]>();
    for (const path of paths) {
      const entry = await folders?.entry(path);
      if (entry !== undefined) pathsOf.set(entry.oid, [...(pathsOf.get(entry.oid) ?? []), path]);
    }
    const results = new Map<string, { value: T } | PerfGateError>();
    const parsed = (path: string, content: Buffer | number): { value: T } | PerfGateError => {
      if (typeof content === 'number') return damaged(path, this.description, tooLarge(content));
      try {
        return { value: read(path, content, this.description) };
      } catch (error) {
        if (error instanceof PerfGateError) return error;
        throw error;
      }
    };
    for await (const { oid, content } of readBlobs(branch, [...pathsOf.keys()])) {
      for (const path of pathsOf.get(oid) ?? []) results.set(path, parsed(path, content));
    }
    const found = new Map<string, T>();
    const skipped: UnreadableRun[] = [];
    for (const path of paths) {
      const result = results.get(path) ?? damaged(path, this.description, 'git did not give it');
      if (!(result instanceof PerfGateError)) found.set(path, result.value);
      else if (unreadable === 'fail') throw result;
      else skipped.push({ path, message: result.message });
    }
    return { found, skipped };
  }

  /** @throws PerfGateError when the branch may not be written, is not ours, or moves on faster than we can follow. */
  async add({ runs = [], acceptances = [] }: StoreContent): Promise<Addition> {
    const names = runs.map(fileOfRun);
    const records = acceptances.map((acceptance): NewFile => {
      const bytes = canonicalAcceptance(acceptance);
      return {
        path: acceptancePath(acceptance, bytes),
        bytes,
        title: `${acceptance.suite}: an accepted regression`,
      };
    });
    const files = [...names.map(({ file }) => file), ...records];
    const { created, added } = await this.#add(files);
    return {
      created,
      runs: names.map(({ name }, index) => ({ ...name, created, added: added[index] === true })),
      acceptances: records.map(({ path }, index) => ({
        path,
        created,
        added: added[names.length + index] === true,
      })),
    };
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

  /** @returns for each file whether it was not there already. */
  async #add(files: readonly NewFile[]): Promise<{ created: boolean; added: boolean[] }> {
    return this.#change<{ created: boolean; added: boolean[] }>(async (branch, tip) => {
      const folders = foldersOf(branch, tip);
      const format = await branch.format();
      const root = await folders?.root();
      if (root !== undefined) this.#check(root, 'write');
      const parents = [...new Set(files.map(({ path }) => folderOf(path)))];
      const trees = (await folders?.at(parents)) ?? [];
      const treeOf = new Map(parents.map((parent, index) => [parent, trees[index]]));
      const blobs = new Map<string, NewObject>();
      const added = files.map(({ path, bytes }) => {
        const blob = newObject('blob', bytes, format);
        const there = treeOf.get(folderOf(path))?.get(path.slice(folderOf(path).length + 1));
        if (there !== undefined) {
          if (!isFile(there) || there.oid !== blob.oid) {
            throw damaged(path, this.description, 'it has other content than its name stands for');
          }
          return false;
        }
        if (blobs.has(path)) return false;
        blobs.set(path, blob);
        return true;
      });
      if (blobs.size === 0) return { result: { created: false, added }, commit: null };
      const message = messageOfFiles(files.filter((_, index) => added[index]));
      if (root === undefined || root.size === 0) {
        blobs.set('README.md', newObject('blob', Buffer.from(readme), format));
      }
      if (!isFile(root?.get(markerFile))) {
        blobs.set(markerFile, newObject('blob', Buffer.from(marker), format));
      }
      const changes = new Map([...blobs].map(([at, { oid }]) => [at, oid]));
      const edited = await editedTrees(folders, changes, format);
      const commit = await this.#commit(branch, [...blobs.values(), ...edited], tip, message);
      return { result: { created: tip === null, added }, commit };
    });
  }

  /**
   * Re-roots the branch when something goes: one commit without a parent, so that what was removed takes no room any
   * more. When nothing goes the branch is left as it is.
   */
  async prune(policy: { suite: string | null; keep: number }): Promise<string[]> {
    return this.#change(async (branch, tip) => {
      const folders = foldersOf(branch, tip);
      if (folders !== null) this.#check(await folders.root(), 'write');
      const names = await listRuns(folders === null ? emptyFolders : new ListedFolders(folders), {
        suite: policy.suite,
        fingerprint: null,
        last: null,
      });
      const paths = expired(names, policy.keep);
      if (tip === null || paths.length === 0) return { result: paths, commit: null };
      const changes = new Map(paths.map((path) => [path, null]));
      const trees = await editedTrees(folders, changes, await branch.format());
      const message = `keep the newest ${String(policy.keep)} runs\n\n${String(paths.length)} runs were removed.`;
      return { result: paths, commit: await this.#commit(branch, trees, null, message) };
    });
  }

  /** Writes objects, of which the last is the root of a commit, and the commit. */
  async #commit(
    branch: OpenBranch,
    objects: readonly NewObject[],
    parent: string | null,
    message: string,
  ): Promise<string> {
    const format = await branch.format();
    const tree = objects.at(-1);
    if (tree === undefined) throw new Error('a commit needs a tree');
    const time = Math.floor(this.#now() / 1000);
    const commit = newCommit({ tree: tree.oid, parent, message, time }, format);
    await writeObjects(branch, [...objects, commit], format);
    return commit.oid;
  }

  /** @throws PerfGateError when there is no run because the branch is somebody else's. */
  async #names(folders: CommitFolders | null, query: NameQuery): Promise<StoredRunName[]> {
    // Nothing is asked of an empty store but whether the question makes sense.
    const names = await listRuns(folders === null ? emptyFolders : new ListedFolders(folders), query);
    if (names.length === 0 && folders !== null) this.#check(await folders.root(), 'read');
    return names;
  }

  #check(root: Tree, purpose: 'read' | 'write'): void {
    if (isOurs(root)) return;
    const shown = [...root.keys()].slice(0, 5).map((name) => JSON.stringify(name.slice(0, 60)));
    const rest = root.size - shown.length;
    const there = `${shown.join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
    const ours = `if it is meant to hold runs, add an empty file ${markerFile} to it.`;
    throw purpose === 'write'
      ? new PerfGateError(
          `will not write to ${this.description}: it holds something else (${there}) and no ${markerFile}`,
          { remedy: `Name another branch with --store branch:NAME; or, ${ours}` },
        )
      : new PerfGateError(`${this.description} exists and holds no perf-gate data; on it are ${there}`, {
          remedy: `Name the branch of the runs with --store branch:NAME; the first "perf-gate baseline update" begins it. Or, ${ours}`,
        });
  }

  /** Reads, makes a commit and moves the branch to it, until nobody came between. */
  async #change<T>(
    work: (branch: OpenBranch, tip: string | null) => Promise<{ result: T; commit: string | null }>,
  ): Promise<T> {
    return this.#attempt(async (branch) => {
      for (let attempt = 0; attempt < triesToMove; attempt += 1) {
        if (attempt > 0) await this.#backOff(attempt);
        const tip = await branch.tip();
        const { result, commit } = await work(branch, tip);
        if (commit === null || (await branch.move(commit, tip))) return result;
      }
      throw new PerfGateError(
        `could not write to ${this.description}: others wrote to it at each of ${String(triesToMove)} tries`,
        {
          remedy:
            'Run it again, let fewer jobs write at a time, or remove a lock file that a crash left behind.',
        },
      );
    });
  }

  async #attempt<T>(work: (branch: OpenBranch) => Promise<T>): Promise<T> {
    try {
      for (let attempt = 1; ; attempt += 1) {
        const branch = await this.#branch.open();
        try {
          return await work(branch);
        } catch (error) {
          if (!isPassing(error) || attempt === triesToConnect) throw error;
        } finally {
          await branch.close();
        }
        await this.#backOff(attempt * 3);
      }
    } catch (error) {
      throw branchError(this.#branch, error);
    }
  }

  // Drawn anew each time, so that writers who met once do not meet again in step.
  async #backOff(attempt: number): Promise<void> {
    await this.#wait(randomInt(20, 100 * Math.min(2 ** attempt, 20)));
  }
}

const emptyFolders: RunFolders = {
  folders: (paths) => Promise.resolve(paths.map(() => [])),
  files: (paths) => Promise.resolve(paths.map(() => [])),
};

function foldersOf(branch: OpenBranch, tip: string | null): CommitFolders | null {
  return tip === null ? null : new CommitFolders(branch, tip);
}
