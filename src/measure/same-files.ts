import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isWithin } from './copies-links.ts';
import { lockFiles } from './dependencies.ts';
import type { Side } from './sides.ts';

/** What a whole trial of some benchmarks loaded and touched on one side. Paths are absolute. */
export interface Touched {
  /** Version of the runtime that ran it. */
  readonly runtime: string;
  readonly modules: readonly {
    readonly file: string;
    /** Digest of the code as it was compiled; null: not known. */
    readonly code: string | null;
    /** Loaded by a benchmark, after its file had been loaded. */
    readonly late: boolean;
  }[];
  /** Whose contents were read, modules left out. */
  readonly read: readonly string[];
  /** Asked about, or written. */
  readonly met: readonly string[];
  readonly listed: readonly { readonly folder: string; readonly recursive: boolean }[];
  /** Why these lists may be incomplete; null: nothing speaks for it. */
  readonly blind: string | null;
}

/** Whether both sides run the same, and how many files were compared; or what speaks against it, for people. */
export type Identity =
  | { readonly identical: true; readonly files: number }
  | { readonly identical: false; readonly because: string };

/** Not loaded as modules, and still deciding what runs: where they stand beside or above what is loaded. */
const settings = ['package.json', ...lockFiles, '.node-version', '.nvmrc', '.tool-versions'];

const chunkSize = 1024 * 1024;

const differs = (because: string): Identity => ({ identical: false, because });

type Place = Pick<Side, 'root' | 'project'>;

/** Path relative to the side's root, with `/`; null outside of it, where both sides have the same file. */
export function relativeTo(side: Place, file: string): string | null {
  const relative = path.relative(side.root, file);
  return isWithin(side.root, file) ? relative.split(path.sep).join('/') : null;
}

/** Compares files of two copies; what it has compared once it reads again only when it was written since. */
export class FileComparison {
  readonly #known = new Map<string, { readonly state: string; readonly same: boolean }>();

  /**
   * Whether what two whole trials touched is the same on both sides. Nothing may be written to the copies meanwhile.
   *
   * What is read while a benchmark runs may have been picked among others: files of the same extension in the same folder
   * count as read too.
   */
  async compare(base: Place, head: Place, touchedBase: Touched, touchedHead: Touched): Promise<Identity> {
    const blind = touchedBase.blind ?? touchedHead.blind;
    if (blind !== null) return differs(`${blind}, so what it reads is not known`);
    if (touchedBase.runtime !== touchedHead.runtime)
      return differs(`the sides run on ${touchedBase.runtime} and ${touchedHead.runtime}`);
    const files = new Set<string>();
    const add = (file: string | null): void => {
      if (file !== null) files.add(file);
    };
    const modules = [codesOf(base, touchedBase), codesOf(head, touchedHead)] as const;
    for (const file of [...modules[0].keys(), ...modules[1].keys()]) {
      if (!modules[0].has(file) || !modules[1].has(file)) return differs(`only one side loads ${file}`);
      if (modules[0].get(file) !== modules[1].get(file)) return differs(`${file} differs`);
      add(file);
    }
    const loaded = new Set(files);
    for (const [side, touched] of [
      [base, touchedBase],
      [head, touchedHead],
    ] as const) {
      for (const file of [...touched.read, ...touched.met]) add(relativeTo(side, file));
      const picked = [...touched.read, ...touched.modules.filter(({ late }) => late).map(({ file }) => file)];
      for (const file of picked) {
        const relative = relativeTo(side, file);
        if (relative === null) continue;
        for (const sibling of await siblings([base, head], relative)) add(sibling);
      }
      for (const { folder, recursive } of touched.listed) {
        // A list of a folder around the copies, and of all below it, is a list of each of them.
        const relative = relativeTo(side, folder) ?? (recursive ? '' : null);
        if (relative === null) continue;
        const different = await this.#differentIn(base, head, relative, recursive);
        if (different !== null) return differs(different);
      }
    }
    for (const folder of above([...loaded, relativeTo(head, path.join(head.project, 'x'))])) {
      for (const name of settings) add(path.posix.join(folder, name));
    }
    const different = await this.firstDifferent(base, head, files);
    return different === null ? { identical: true, files: files.size } : differs(`${different} differs`);
  }

  /** The first of these files (relative to the roots, with `/`) that is not the same on both sides; null: none. */
  async firstDifferent(base: Place, head: Place, files: Iterable<string>): Promise<string | null> {
    for (const file of files) if (!(await this.#isSame(base.root, head.root, file))) return file;
    return null;
  }

  async #isSame(baseRoot: string, headRoot: string, file: string): Promise<boolean> {
    const [one, other] = [path.join(baseRoot, file), path.join(headRoot, file)];
    const [real, otherReal] = await Promise.all([realOf(baseRoot, one), realOf(headRoot, other)]);
    // A link that is the same text is the same; where it leads is compared as well.
    if (real !== otherReal) return false;
    const [a, b] = await Promise.all([
      stat(one, { bigint: true }).catch(() => null),
      stat(other, { bigint: true }).catch(() => null),
    ]);
    if (a === null || b === null) return a === b;
    if (a.isDirectory() && b.isDirectory()) return true;
    if (!a.isFile() || !b.isFile() || a.size !== b.size) return false;
    const state = [a, b]
      .map(({ ino, mtimeNs, ctimeNs }) => [ino, mtimeNs, ctimeNs].map(String).join(' '))
      .join('\n');
    const known = this.#known.get(file);
    if (known?.state === state) return known.same;
    const same = await haveSameBytes(one, other);
    this.#known.set(file, { state, same });
    return same;
  }

  /** What differs in the names of a folder; with everything below, also in the contents. */
  async #differentIn(base: Place, head: Place, folder: string, recursive: boolean): Promise<string | null> {
    const [one, other] = await Promise.all([entries(base.root, folder), entries(head.root, folder)]);
    const where = folder === '' ? 'the root' : folder;
    const names = new Set([...one.keys(), ...other.keys()]);
    for (const name of names) {
      if (one.get(name) !== other.get(name)) return `${where} is listed, and ${name} is not the same in it`;
    }
    if (!recursive) return null;
    for (const [name, kind] of one) {
      const inner = path.posix.join(folder, name);
      if (kind === 'folder') {
        const different = await this.#differentIn(base, head, inner, true);
        if (different !== null) return different;
      } else if (!(await this.#isSame(base.root, head.root, inner))) return `${inner} differs`;
    }
    return null;
  }
}

/** Digests of the modules in the copy, by relative path. */
function codesOf(side: Place, touched: Touched): Map<string, string | null> {
  const codes = new Map<string, string | null>();
  for (const { file, code } of touched.modules) {
    const relative = relativeTo(side, file);
    if (relative !== null) codes.set(relative, code);
  }
  return codes;
}

/** The folders of these files and all above them, to the root (''). */
function above(files: readonly (string | null)[]): Set<string> {
  const folders = new Set<string>(['']);
  for (const file of files) {
    if (file === null) continue;
    for (let folder = path.posix.dirname(file); folder !== '.'; folder = path.posix.dirname(folder)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** Files of the same extension in the same folder, on any of the sides. */
async function siblings(sides: readonly Place[], file: string): Promise<string[]> {
  const folder = path.posix.dirname(file);
  const extension = path.posix.extname(file);
  const found: string[] = [];
  for (const side of sides) {
    for (const [name, kind] of await entries(side.root, folder)) {
      if (kind !== 'folder' && path.posix.extname(name) === extension)
        found.push(path.posix.join(folder, name));
    }
  }
  return found;
}

async function entries(root: string, folder: string): Promise<Map<string, 'folder' | 'link' | 'file'>> {
  const listed = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  return new Map(
    listed.map((entry) => [
      entry.name,
      entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'file',
    ]),
  );
}

/** Where a path leads, relative to the root of its copy where it stays inside; '' where there is nothing. */
async function realOf(root: string, file: string): Promise<string> {
  const real = await realpath(file).catch(() => null);
  if (real !== null) return relativeTo({ root, project: root }, real) ?? real;
  return (await lstat(file).catch(() => null)) === null ? '' : 'a link that leads nowhere';
}

async function haveSameBytes(one: string, other: string): Promise<boolean> {
  const handles = [await open(one)];
  try {
    handles.push(await open(other));
    const buffers = handles.map(() => Buffer.alloc(chunkSize));
    for (;;) {
      const chunks = await Promise.all(
        handles.map(async (handle, index) => {
          const buffer = buffers[index] as Buffer;
          let filled = 0;
          for (let last = -1; last !== 0 && filled < chunkSize; filled += last) {
            last = (await handle.read(buffer, filled, chunkSize - filled, null)).bytesRead;
          }
          return buffer.subarray(0, filled);
        }),
      );
      const [a, b] = chunks as [Buffer, Buffer];
      if (!a.equals(b)) return false;
      if (a.length < chunkSize) return true;
    }
  } finally {
    for (const handle of handles) await handle.close();
  }
}
