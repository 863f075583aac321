import { realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** A module that was loaded from a place that belongs to the other side. */
export interface Trespass {
  readonly file: string;
  /** Who imported it, when known. */
  readonly importer: string | null;
}

/** Which files belong to this side, and which to another. */
export interface Territory {
  /** Absolute real path of the copy of this side. */
  readonly root: string;
  /** Absolute real paths of other sides; one that contains `root` forbids everything in it but `root`. */
  readonly forbidden: readonly string[];
  /** Absolute real path of the folder of our own modules, which may lie anywhere. */
  readonly own: string;
}

// Taken at once: an observed trial watches what the project's code calls, not what we do.
const { native } = realpathSync;

const fold =
  process.platform === 'win32'
    ? (path: string): string => path.toLowerCase()
    : (path: string): string => path;

function within(path: string, folder: string): boolean {
  const base = fold(folder);
  return path === base || path.startsWith(base.endsWith(sep) ? base : base + sep);
}

/** The real path, or the path itself where there is none. */
export function realPath(path: string): string {
  try {
    return native(path);
  } catch {
    return path;
  }
}

/** Whether an absolute path is this folder or lies in it; nothing is resolved. */
export function isWithin(path: string, folder: string): boolean {
  return within(fold(path), folder);
}

/** Whether this is a part of perf-gate and not of the project; an absolute real path. */
export function isOwn(path: string, territory: Territory): boolean {
  return within(fold(path), territory.own);
}

/** Whether a module at this absolute path would be the other side's; links are followed. */
export function isForeign(path: string, territory: Territory): boolean {
  const real = fold(realPath(path));
  if (within(real, territory.own)) return false;
  // The innermost folder decides: copies may lie inside the user's own work tree.
  let best = within(real, territory.root) ? territory.root.length : -1;
  let foreign = false;
  for (const folder of territory.forbidden) {
    if (folder.length > best && within(real, folder)) {
      best = folder.length;
      foreign = true;
    }
  }
  return foreign;
}

export function trespassMessage(trespass: Trespass): string {
  const importer = trespass.importer === null ? '' : `, imported by ${trespass.importer}`;
  return `the benchmark loaded a file that belongs to the other side: ${trespass.file}${importer}`;
}
