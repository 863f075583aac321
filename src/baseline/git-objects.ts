import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { git, gitBytes, type GitOptions } from '../git/git.ts';
import { PerfGateError } from '../model/index.ts';
import { largestRunFile } from './layout.ts';

export type ObjectFormat = 'sha1' | 'sha256';

/** A repository whose objects may partly still have to be fetched. */
export interface ObjectSource {
  /** Where git runs, and with which environment. */
  readonly git: Omit<GitOptions, 'input'>;
  /** The hash that object ids are made with. */
  format(): Promise<ObjectFormat>;
  /** Brings objects here, all in one round trip. */
  fetch(oids: readonly string[]): Promise<void>;
}

export interface TreeEntry {
  readonly mode: string;
  readonly oid: string;
}

/** A tree, by name. A Map, because names are not ours and may be `__proto__`. */
export type Tree = ReadonlyMap<string, TreeEntry>;

const folderMode = '40000';

/** Most bytes of blobs asked of git at a time; they are all in memory at once. */
const batchSize = 64 * 1024 * 1024;

export function isFolder(entry: TreeEntry | undefined): entry is TreeEntry {
  return entry?.mode === folderMode;
}

/** A plain file; links, executable files and submodules are none. */
export function isFile(entry: TreeEntry | undefined): entry is TreeEntry {
  return entry?.mode === '100644';
}

/** Splits the answer of `cat-file --batch` into objects; a missing one has no content. */
function* answers(output: Buffer): Generator<{ oid: string; kind: string; content: Buffer | null }> {
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(0x0a, at);
    if (end < 0) throw new PerfGateError('git cat-file gave an answer that was cut short');
    const [oid = '', kind = '', size] = output.subarray(at, end).toString('latin1').split(' ');
    at = end + 1;
    if (kind === 'missing') {
      yield { oid, kind, content: null };
      continue;
    }
    const length = Number(size);
    if (!Number.isSafeInteger(length)) {
      throw new PerfGateError('git cat-file gave an answer that cannot be understood');
    }
    yield { oid, kind, content: output.subarray(at, at + length) };
    at += length + 1;
  }
}

function parseTree(content: Buffer, oidBytes: number): Tree {
  const entries = new Map<string, TreeEntry>();
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0) throw new PerfGateError('a tree of the data branch is malformed');
    const mode = content.toString('latin1', at, space);
    // latin1 keeps every byte, so that a foreign name that is no UTF-8 is written back as it was.
    const name = content.toString('latin1', space + 1, end);
    at = end + 1 + oidBytes;
    entries.set(name, { mode, oid: content.toString('hex', end + 1, at) });
  }
  return entries;
}

function lines(oids: readonly string[]): string {
  return oids.map((oid) => `${oid}\n`).join('');
}

function gone(oid: string): PerfGateError {
  return new PerfGateError(`git object ${oid} is missing from the repository`, {
    remedy: 'Check the repository with `git fsck`.',
  });
}

/** Trees by object id, fetched together when they are not here. */
export async function readTrees(
  source: ObjectSource,
  oids: readonly string[],
): Promise<ReadonlyMap<string, Tree>> {
  const trees = new Map<string, Tree>();
  let wanted = [...new Set(oids)];
  for (const retrying of [false, true]) {
    if (wanted.length === 0) break;
    const missing: string[] = [];
    const output = await gitBytes(['cat-file', '--batch', '--buffer'], {
      ...source.git,
      input: lines(wanted),
    });
    for (const { oid, content } of answers(output)) {
      if (content !== null) trees.set(oid, parseTree(content, oid.length / 2));
      else if (retrying) throw gone(oid);
      else missing.push(oid);
    }
    wanted = missing;
    if (wanted.length > 0) await source.fetch(wanted);
  }
  return trees;
}

/**
 * Contents of blobs one after another, fetched together when they are not here. One that is larger than a run may be is
 * not read: its size stands for it.
 */
export async function* readBlobs(
  source: ObjectSource,
  oids: readonly string[],
): AsyncGenerator<{ oid: string; content: Buffer | number }> {
  const wanted = [...new Set(oids)];
  const sizes = new Map<string, number>();
  for (const retrying of [false, true]) {
    const unknown = wanted.filter((oid) => !sizes.has(oid));
    if (unknown.length === 0) break;
    if (retrying) await source.fetch(unknown);
    const output = await git(['cat-file', '--batch-check', '--buffer'], {
      ...source.git,
      input: lines(unknown),
    });
    for (const line of output.split('\n')) {
      const [oid = '', kind, size] = line.split(' ');
      if (kind !== 'missing') sizes.set(oid, Number(size));
      else if (retrying) throw gone(oid);
    }
  }
  const batches: string[][] = [[]];
  let bytes = 0;
  for (const [oid, size] of sizes) {
    if (size > largestRunFile) {
      yield { oid, content: size };
      continue;
    }
    if (bytes + size > batchSize) {
      batches.push([]);
      bytes = 0;
    }
    bytes += size;
    batches.at(-1)?.push(oid);
  }
  for (const batch of batches) {
    if (batch.length === 0) continue;
    const output = await gitBytes(['cat-file', '--batch', '--buffer'], {
      ...source.git,
      input: lines(batch),
    });
    for (const { oid, content } of answers(output)) {
      if (content === null) throw gone(oid);
      yield { oid, content };
    }
  }
}

/** The folders of one commit, with the ids of what is in them; those on known paths are read all at once. */
export class CommitFolders {
  readonly #source: ObjectSource;
  readonly #commit: string;
  readonly #trees = new Map<string, Tree>();

  constructor(source: ObjectSource, commit: string) {
    this.#source = source;
    this.#commit = commit;
  }

  /** Trees at paths (`''`: the root), in their order; null where there is none. */
  async at(paths: readonly string[]): Promise<(Tree | null)[]> {
    const split = paths.map((path) => (path === '' ? [] : path.split('/')));
    await this.#loadPaths(split);
    // A commit that cannot be opened is damage; taking it for an empty store would begin the baseline anew.
    if (split.length > 0 && !this.#trees.has('')) throw gone(this.#commit);
    const longest = Math.max(0, ...split.map((parts) => parts.length));
    for (let depth = 1; depth <= longest; depth += 1) {
      const level = new Map<string, string>();
      for (const parts of split) {
        if (parts.length < depth) continue;
        const parent = this.#trees.get(parts.slice(0, depth - 1).join('/'));
        const entry = parent?.get(parts[depth - 1] ?? '');
        const path = parts.slice(0, depth).join('/');
        if (isFolder(entry) && !this.#trees.has(path)) level.set(path, entry.oid);
      }
      const trees = await readTrees(this.#source, [...level.values()]);
      for (const [path, oid] of level) {
        const tree = trees.get(oid);
        if (tree !== undefined) this.#trees.set(path, tree);
      }
    }
    return paths.map((path) => this.#trees.get(path) ?? null);
  }

  async root(): Promise<Tree> {
    const [tree] = await this.at(['']);
    return tree ?? new Map<string, TreeEntry>();
  }

  /** The entry at a path, whatever kind it is. */
  async entry(path: string): Promise<TreeEntry | undefined> {
    const slash = path.lastIndexOf('/');
    const [tree] = await this.at([path.slice(0, Math.max(0, slash))]);
    return tree?.get(path.slice(slash + 1));
  }

  /** One process for all that can be reached without fetching; what it does not find is looked for level by level. */
  async #loadPaths(split: readonly (readonly string[])[]): Promise<void> {
    const wanted = new Set<string>();
    for (const parts of split) {
      for (let depth = 0; depth <= parts.length; depth += 1) {
        const parent = parts.slice(0, Math.max(0, depth - 1)).join('/');
        const path = parts.slice(0, depth).join('/');
        // A known parent's entry is read by its id, with the others of its level.
        if (!this.#trees.has(path) && (depth === 0 || !this.#trees.has(parent))) wanted.add(path);
      }
    }
    if (wanted.size === 0) return;
    const asked = [...wanted];
    const output = await gitBytes(['cat-file', '--batch', '--buffer'], {
      ...this.#source.git,
      input: asked.map((path) => `${this.#commit}^{tree}${path === '' ? '' : `:${path}`}\n`).join(''),
    });
    let index = 0;
    for (const { oid, kind, content } of answers(output)) {
      const path = asked[index];
      index += 1;
      if (path !== undefined && content !== null && kind === 'tree') {
        this.#trees.set(path, parseTree(content, oid.length / 2));
      }
    }
  }
}

/** An object that is to be written, with its id. */
export interface NewObject {
  readonly kind: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  readonly content: Buffer;
}

/** Makes an object; it exists only once {@link writeObjects} has written it. */
export function newObject(kind: NewObject['kind'], content: Buffer, format: ObjectFormat): NewObject {
  const oid = createHash(format)
    .update(`${kind} ${String(content.length)}\0`)
    .update(content)
    .digest('hex');
  return { kind, oid, content };
}

const packKinds = { commit: 1, tree: 2, blob: 3 } as const;

/** Writes objects by one process, in git's own transfer format (gitformat-pack). */
export async function writeObjects(
  source: ObjectSource,
  objects: readonly NewObject[],
  format: ObjectFormat,
): Promise<void> {
  const head = Buffer.alloc(12);
  head.write('PACK', 'latin1');
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(objects.length, 8);
  const parts: Buffer[] = [head];
  for (const { kind, content } of objects) {
    // The size, four bits beside the kind and then seven at a time, lowest first.
    const size: number[] = [];
    let byte = (packKinds[kind] << 4) | (content.length & 0x0f);
    for (let rest = content.length >>> 4; rest > 0; rest >>>= 7) {
      size.push(byte | 0x80);
      byte = rest & 0x7f;
    }
    size.push(byte);
    parts.push(Buffer.from(size), deflateSync(content));
  }
  const pack = Buffer.concat(parts);
  const sum = createHash(format).update(pack).digest();
  await git(['unpack-objects', '-q'], { ...source.git, input: Buffer.concat([pack, sum]) });
}

/** The content of a tree, in the order of git: by bytes, folders as if their names ended in a slash. */
function treeContent(tree: Tree): Buffer {
  const key = (name: string, entry: TreeEntry): string => (isFolder(entry) ? `${name}/` : name);
  const records = [...tree]
    .map(([name, entry]) => ({ key: key(name, entry), name, entry }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return Buffer.concat(
    records.flatMap(({ name, entry }) => [
      Buffer.from(`${entry.mode} ${name}\0`, 'latin1'),
      Buffer.from(entry.oid, 'hex'),
    ]),
  );
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/**
 * The trees that a commit's become by putting files at paths (a blob's id) or removing them (null), the root last. Only
 * folders on the way are opened; everything else is carried over by its id, here or not. Folders that become empty
 * disappear.
 * @param folders null: nothing is there yet.
 * @throws PerfGateError when a file stands where a folder is needed.
 */
export async function editedTrees(
  folders: CommitFolders | null,
  changes: ReadonlyMap<string, string | null>,
  format: ObjectFormat,
): Promise<NewObject[]> {
  const touched = new Set<string>(['']);
  for (const change of changes.keys()) {
    for (let path = parentOf(change); path !== ''; path = parentOf(path)) touched.add(path);
  }
  const depth = (path: string): number => (path === '' ? 0 : path.split('/').length);
  // The deepest first: a folder is written when its own folders have their new ids.
  const paths = [...touched].sort((a, b) => depth(b) - depth(a));
  const found = await folders?.at(paths);
  const drafts = new Map(
    paths.map((path, index) => [path, new Map<string, TreeEntry>(found?.[index] ?? [])]),
  );
  const put = (path: string, entry: TreeEntry | null): void => {
    const draft = drafts.get(parentOf(path));
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (entry === null) draft?.delete(name);
    else draft?.set(name, entry);
  };
  for (const path of paths) {
    const there =
      path === '' ? undefined : drafts.get(parentOf(path))?.get(path.slice(path.lastIndexOf('/') + 1));
    if (there !== undefined && !isFolder(there)) {
      throw new PerfGateError(`cannot write below ${path}: it is a file, not a folder`, {
        remedy: 'Move that file away from the data branch, or name another branch with --store branch:NAME.',
      });
    }
  }
  for (const [path, blob] of changes) put(path, blob === null ? null : { mode: '100644', oid: blob });
  const trees: NewObject[] = [];
  for (const path of paths) {
    const draft = drafts.get(path) ?? new Map<string, TreeEntry>();
    if (draft.size === 0 && path !== '') {
      put(path, null);
      continue;
    }
    const tree = newObject('tree', treeContent(draft), format);
    trees.push(tree);
    if (path !== '') put(path, { mode: folderMode, oid: tree.oid });
  }
  return trees;
}
