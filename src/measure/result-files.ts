import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';

/** What tells that a file was written again: a program may write the same bytes as before. */
type Mark = string;

/**
 * The files that the globs mean, relative to the project with `/`, and the mark of each. Links to folders are not
 * followed.
 */
async function marks(project: string, patterns: readonly string[]): Promise<ReadonlyMap<string, Mark>> {
  const found = new Map<string, Mark>();
  const add = async (path: string): Promise<void> => {
    const { mtimeNs, ctimeNs, ino, size } = await stat(join(project, path), { bigint: true });
    found.set(path, [mtimeNs, ctimeNs, ino, size].map(String).join(' '));
  };
  for (const pattern of patterns) {
    const { base, isGlob } = picomatch.scan(pattern);
    const matches = picomatch(pattern.replace(/^\.\//u, ''), { dot: true });
    const search = async (folder: string): Promise<void> => {
      const entries = await ifThere(() => readdir(join(project, folder), { withFileTypes: true }));
      for (const entry of entries ?? []) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) await search(path);
        else if (matches(path)) await ifThere(() => add(path));
      }
    };
    if (isGlob) await search(base.replace(/^\.(?:\/|$)/u, ''));
    else await ifThere(() => add(pattern));
  }
  return found;
}

/** null when there is no such file or folder. */
async function ifThere<T>(action: () => Promise<T>): Promise<T | null> {
  try {
    return await action();
  } catch (thrown) {
    if (['ENOENT', 'ENOTDIR'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return null;
    throw thrown;
  }
}

/** The files that a program writes its results to, so that those of an earlier run are never taken for new ones. */
export class ResultFiles {
  readonly #project: string;
  readonly #patterns: readonly string[];
  #before: ReadonlyMap<string, Mark> = new Map();

  /** @param patterns globs relative to the project. */
  constructor(project: string, patterns: readonly string[]) {
    this.#project = project;
    this.#patterns = patterns;
  }

  /** To be called before the program starts. */
  async look(): Promise<void> {
    this.#before = await marks(this.#project, this.#patterns);
  }

  /**
   * What was written since, by path.
   * @param limit bytes of all of them together that are read.
   * @returns null when there is more.
   */
  async read(limit: number): Promise<ReadonlyMap<string, Buffer> | null> {
    const files = new Map<string, Buffer>();
    let total = 0;
    const now = await marks(this.#project, this.#patterns);
    for (const [path, mark] of [...now].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (this.#before.get(path) === mark) continue;
      const bytes = await readFile(join(this.#project, path));
      total += bytes.length;
      if (total > limit) return null;
      files.set(path, bytes);
    }
    return files;
  }
}
