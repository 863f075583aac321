import { copyFile, readlink, realpath, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { PerfGateError } from '../model/index.ts';

/** Whether `file` is `folder` or lies in it; both absolute. */
export function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative === '' ||
    (!path.isAbsolute(relative) && relative !== '..' && !relative.startsWith(`..${path.sep}`))
  );
}

/** The code of a system error (`ENOENT`, `EPERM`); undefined for anything else that was thrown. */
export function errorCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
}

/** Whether a relative target passes through a folder outside `root` on its way from `folder`. */
function climbsOut(root: string, folder: string, target: string): boolean {
  let current = folder;
  for (const part of target.split(/[\\/]/u)) {
    current = path.join(current, part);
    if (!isWithin(root, current)) return true;
  }
  return false;
}

/** What a link of the user's work tree becomes in a copy. */
export interface RelocatedLink {
  readonly target: string;
  /** Where it leads when that is outside the repository, so that both sides share what lies there. */
  readonly outside: string | null;
}

/**
 * Finds the target that a link must have in a copy, so that it leads to the same place of that copy.
 *
 * Links into the repository become or stay relative: an absolute one would lead to the other side as soon as the copies
 * trade places. Links out of it become absolute, for the copy has other neighbours.
 *
 * @param link Absolute path of the link as seen below `root`.
 * @param target What the link says.
 * @param root Absolute real path of the user's repository.
 */
export async function relocateLink(link: string, target: string, root: string): Promise<RelocatedLink> {
  const folder = path.dirname(link);
  const lexical = path.resolve(folder, target);
  if (!path.isAbsolute(target) && !climbsOut(root, folder, target)) return { target, outside: null };
  // The root may be known by another name too, through a link such as /tmp on macOS.
  const real = await realpath(lexical).catch(() => null);
  const inside = isWithin(root, lexical) ? lexical : real !== null && isWithin(root, real) ? real : null;
  if (inside === null) return { target: lexical, outside: lexical };
  const relative = path.relative(folder, inside);
  return { target: relative === '' ? '.' : relative, outside: null };
}

/**
 * Makes a link, replacing what is there.
 *
 * @param model Existing path that tells whether the target is a folder, which Windows must know.
 * @returns true when the link had to hold the absolute path of its copy (a Windows junction).
 */
export async function makeLink(target: string, at: string, model: string): Promise<boolean> {
  if (process.platform !== 'win32') {
    await replacing(at, () => symlink(target, at));
    return false;
  }
  const leadsTo = await stat(model).catch(() => null);
  const isFolder = leadsTo?.isDirectory() === true;
  try {
    await replacing(at, () => symlink(target, at, isFolder ? 'dir' : 'file'));
    return false;
  } catch (error) {
    // Windows gives the right to make links to administrators and in developer mode only; junctions need none.
    if (errorCode(error) !== 'EPERM') throw error;
    if (isFolder) {
      await replacing(at, () => symlink(path.resolve(path.dirname(at), target), at, 'junction'));
      return true;
    }
    if (leadsTo !== null) await copyFile(model, at);
    return false;
  }
}

async function replacing(at: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    await rm(at, { recursive: true, force: true });
    await make();
  }
}

/**
 * Holds that none of the links of a copy leads where code of that copy must not load from.
 *
 * @param links Absolute paths of links.
 * @returns Those that hold an absolute path of their own copy, and so stop it from being moved.
 * @throws PerfGateError that names the first link that does.
 */
export async function verifyLinks(
  links: Iterable<string>,
  copy: string,
  forbidden: readonly string[],
): Promise<string[]> {
  const absolute: string[] = [];
  for (const link of links) {
    const target = await readlink(link).catch(() => null);
    if (target === null) continue;
    const lexical = path.resolve(path.dirname(link), target);
    const real = (await realpath(link).catch(() => null)) ?? lexical;
    for (const place of forbidden) {
      if (!isWithin(place, real) && !isWithin(place, lexical)) continue;
      throw new PerfGateError(
        `${path.relative(copy, link)} in a copy of the repository leads to ${real}, which belongs to another copy or to your work tree: the wrong side's code would be measured`,
        { remedy: 'Install the dependencies without linking (npm link), or configure `setup: npm ci`.' },
      );
    }
    if (path.isAbsolute(target) && isWithin(copy, lexical)) absolute.push(link);
  }
  return absolute;
}
