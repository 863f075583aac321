import { copyFile, lstat, mkdir, readdir, readlink, realpath, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Repository } from '../git/repository.ts';
import { ignoredAmong } from '../git/tree.ts';
import type { Commit } from '../model/index.ts';
import { PerfGateError } from '../model/index.ts';
import { errorCode, isWithin, makeLink, verifyLinks } from './copies-links.ts';
import { findFixed, runSetup, takeSnapshot } from './copies-setup.ts';
import {
  TreeCopier,
  checkoutCommit,
  copyFailure,
  copyRegistryFiles,
  copyWorkTree,
  findPointers,
} from './copies-tree.ts';
import { copyDependencies } from './dependencies.ts';
import type { Side, SideName, Sides } from './sides.ts';
import { makeWorkFolder } from './work-folder.ts';

export { SetupError } from './copies-setup.ts';

export interface SidesRequest {
  readonly repository: Repository;
  /** Absolute path of the project, in the work tree of the repository. */
  readonly project: string;
  /** null: head alone is copied. */
  readonly base: Commit | null;
  /** Command line run in the project folder of each copy, by the platform's shell; null: none. */
  readonly setup: string | null;
  /** The complete environment of the set-up. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Takes one line for people about what goes on. */
  readonly log: (line: string) => void;
  /** Seconds that the set-up of one side may take. */
  readonly timeout: number;
  /** Folder to make the copies under; default: the temporary folder of the system. */
  readonly workFolder?: string;
}

// Equally long: with V8 hashing paths and the stack holding them, a longer name is a difference of its own.
const slots = ['a', 'b'] as const;

/**
 * Makes the copies of base and head, with their dependencies, and sets them up.
 *
 * Nothing of the user's repository is changed: no ref, no work tree, no index. A copy is as large as the work tree.
 *
 * @throws PerfGateError when a side cannot be made; SetupError when its set-up fails; the signal's reason when aborted.
 * Nothing is left behind then.
 */
export async function makeSides(request: SidesRequest): Promise<Sides> {
  const { repository, signal } = request;
  signal.throwIfAborted();
  const project = await projectInRepository(repository, request.project);
  const work = await makeWorkFolder(request.workFolder ?? null, repository.root, request.log);
  try {
    return await fill(request, project, work.path, () => work.dispose());
  } catch (error) {
    await work.dispose();
    signal.throwIfAborted();
    throw copyFailure(error);
  }
}

/** The project's folder relative to the repository, with `/`; '' when it is its root. */
async function projectInRepository(repository: Repository, project: string): Promise<string> {
  const real = await realpath(project).catch((cause: unknown) => {
    throw new PerfGateError(`there is no project folder ${project}`, { cause });
  });
  if (!isWithin(repository.root, real)) {
    throw new PerfGateError(`the project ${real} lies outside of the repository ${repository.root}`);
  }
  return path.relative(repository.root, real).split(path.sep).join('/');
}

async function fill(
  request: SidesRequest,
  project: string,
  work: string,
  dispose: () => Promise<void>,
): Promise<Sides> {
  const { repository, base, setup, env, signal, log, timeout } = request;
  const { root } = repository;
  const [first, second] = slots;
  const baseRoot = path.join(work, first);
  const headRoot = path.join(work, base === null ? first : second);
  const warnings: string[] = [];

  await mkdir(headRoot);
  log('copying the work tree (head)');
  const headCopier = new TreeCopier(root, headRoot, signal);
  const headTree = await copyWorkTree(headCopier, signal);
  warnings.push(...headTree.warnings);
  if (repository.head.dirty) warnings.push('head is measured with its uncommitted and untracked files');
  if ((await lstat(path.join(headRoot, project)).catch(() => null))?.isDirectory() !== true) {
    throw new PerfGateError(`the project folder ${project} has no files that git knows or does not ignore`, {
      remedy: 'Take the folder out of .gitignore, or add its files to git.',
    });
  }

  let baseSide: { readonly copier: TreeCopier; readonly files: readonly string[] } | null = null;
  if (base !== null) {
    if (base.sha === null) throw new Error('base has a commit id');
    await mkdir(baseRoot);
    log(`copying base (${base.sha.slice(0, 12)})`);
    const copier = new TreeCopier(root, baseRoot, signal);
    const tree = await checkoutCommit({ repository, commit: base.sha, copier, scratch: work, signal });
    warnings.push(...tree.warnings);
    baseSide = { copier, files: tree.files };
  }
  const baseHasProject =
    base !== null && (await lstat(path.join(baseRoot, project)).catch(() => null))?.isDirectory() === true;
  if (base !== null && !baseHasProject) {
    // Head's benchmarks are put there all the same, and those that do not load on base are new ones.
    await mkdir(path.join(baseRoot, project), { recursive: true }).catch((cause: unknown) => {
      throw new PerfGateError(`the project ${project} is not a folder on base`, { cause });
    });
    warnings.push(`base has no folder ${project}${setup === null ? '' : '; its set-up is left out'}`);
  }

  const pointers = {
    base: await findPointers(baseRoot, baseSide?.files ?? []),
    head: await findPointers(headRoot, headTree.files),
  };
  warnings.push(
    ...pointerWarnings('base', pointers.base, without(headTree.files, pointers.head)),
    ...pointerWarnings('head', pointers.head, without(baseSide?.files ?? [], pointers.base)),
  );

  const copiers = baseSide === null ? [headCopier] : [baseSide.copier, headCopier];
  const registry = await copyRegistryFiles(copiers, ['', project], headTree.tracked);
  if (registry.length > 0) {
    warnings.push(`registry configuration that git does not track was copied: ${registry.join(', ')}`);
  }

  log('copying dependencies');
  warnings.push(
    ...(await copyDependencies({
      project,
      head: { copier: headCopier, files: headTree.files, tracked: headTree.tracked },
      base: baseSide,
      folders: headTree.dependencyFolders,
      setup,
    })),
  );
  if (setup === null) warnings.push(...(await builtFilesLeftOut(root, project, signal)));

  const places = { base: baseRoot, head: headRoot };
  const copies: { readonly side: SideName; readonly copier: TreeCopier }[] = [
    ...(baseSide === null ? [] : [{ side: 'base' as const, copier: baseSide.copier }]),
    { side: 'head', copier: headCopier },
  ];
  const forbiddenFor = (side: SideName): string[] =>
    base === null ? [root] : [side === 'base' ? places.head : places.base, root];

  let fixed: string | null = null;
  for (const { side, copier } of copies) {
    await verifyLinks(copier.links, copier.copy, forbiddenFor(side));
    if (copier.junctions > 0) {
      fixed ??= 'links to folders have to hold absolute paths here, so the copies cannot trade places';
    }
  }
  if (setup !== null) {
    for (const { side, copier } of copies) {
      if (side === 'base' && !baseHasProject) continue;
      log(`setting up ${side}: ${setup}`);
      const before = await takeSnapshot(copier.copy);
      const folder = path.join(copier.copy, project);
      await runSetup({ side, command: setup, root: copier.copy, folder, env, timeout, signal });
      const held = await verifyLinks(
        await dependencyLinks(copier.copy, headTree.files, project),
        copier.copy,
        forbiddenFor(side),
      );
      const [link] = held;
      if (link !== undefined) {
        fixed ??= `${path.relative(copier.copy, link)}, which the set-up made, contains the absolute path of its copy, so the copies cannot trade places`;
      }
      fixed ??= await findFixed(copier.copy, before);
    }
  }

  const side = (name: SideName, commit: Commit): Side => ({
    name,
    commit,
    get root() {
      return places[name];
    },
    get project() {
      return path.join(places[name], project);
    },
    get forbidden() {
      return forbiddenFor(name);
    },
  });
  const swap = new Overlay(path.join(work, 'kept'), places, project);
  const head = side('head', repository.head);
  return {
    base: base === null ? null : side('base', base),
    head,
    fixed: base === null ? null : fixed,
    warnings: [...new Set(warnings)],
    place: async (baseFirst) => {
      if (base === null || fixed !== null || (places.base === baseRoot) === baseFirst) return;
      await swapFolders(places.base, places.head, path.join(work, 't'));
      [places.base, places.head] = [places.head, places.base];
    },
    takeFromHead: async (files) => {
      if (base !== null) await swap.take(files);
    },
    giveBack: async (files) => {
      if (base !== null) await swap.giveBack(files);
    },
    dispose,
  };
}

function without(files: readonly string[], left: readonly string[]): Set<string> {
  const set = new Set(files);
  for (const file of left) set.delete(file);
  return set;
}

/** @param contents Files of the other side that are what they seem. */
function pointerWarnings(
  side: SideName,
  pointers: readonly string[],
  contents: ReadonlySet<string>,
): string[] {
  const [first] = pointers;
  if (first === undefined) return [];
  const unlike = pointers.find((file) => contents.has(file));
  const other = side === 'base' ? 'head' : 'base';
  return [
    `${side} has ${String(pointers.length)} Git LFS pointer ${pointers.length === 1 ? 'file' : 'files'} in place of contents, the first is ${first}: install git-lfs and run "git lfs fetch --all"`,
    ...(unlike === undefined
      ? []
      : [
          `${unlike} is a Git LFS pointer on ${side} and has its contents on ${other}: a benchmark that reads it does not do the same work on both sides`,
        ]),
  ];
}

/** Lets two folders trade names; when one of them cannot be renamed, both keep theirs. */
async function swapFolders(one: string, other: string, aside: string): Promise<void> {
  await renameFolder(one, aside);
  try {
    await renameFolder(other, one);
  } catch (error) {
    await renameFolder(aside, one);
    throw error;
  }
  try {
    await renameFolder(aside, other);
  } catch (error) {
    await renameFolder(one, other);
    await renameFolder(aside, one);
    throw error;
  }
}

/** On Windows a virus scanner or indexer may hold a folder for a moment. */
async function renameFolder(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = errorCode(error);
      if ((code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES') || attempt === 30) {
        throw new PerfGateError(`cannot rename ${from} to ${to}`, {
          remedy: 'See whether a program that the benchmarks started still runs in that folder.',
          cause: error,
        });
      }
      await sleep(100);
    }
  }
}

/** Links of installed packages after a set-up: top two levels, scopes, and the same in pnpm's own folder. */
async function dependencyLinks(copy: string, files: readonly string[], project: string): Promise<string[]> {
  const folders = new Set(['', project]);
  for (const file of files) {
    if (path.posix.basename(file) === 'package.json') folders.add(path.posix.dirname(file));
  }
  const links: string[] = [];
  const listed = async (folder: string): Promise<string[]> => {
    const names: string[] = [];
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (entry.isSymbolicLink()) links.push(path.join(folder, entry.name));
      else if (entry.isDirectory()) names.push(entry.name);
    }
    return names;
  };
  const packages = async (modules: string): Promise<void> => {
    for (const name of await listed(modules)) {
      if (name === '.pnpm') {
        for (const stored of await listed(path.join(modules, name))) {
          await packages(path.join(modules, name, stored, 'node_modules'));
        }
      } else if (name.startsWith('@')) await listed(path.join(modules, name));
    }
  };
  for (const folder of folders) {
    const modules = path.join(copy, folder, 'node_modules');
    const entry = await lstat(modules).catch(() => null);
    if (entry?.isSymbolicLink() === true) links.push(modules);
    else if (entry !== null) await packages(modules);
  }
  return links;
}

const builtFolders = ['dist', 'build', 'lib', 'out', 'target', 'generated'];

/** Without a set-up nothing makes the built files that git ignores. */
async function builtFilesLeftOut(root: string, project: string, signal: AbortSignal): Promise<string[]> {
  const candidates: string[] = [];
  for (const folder of new Set(['', project])) {
    for (const name of builtFolders) {
      const relative = path.posix.join(folder, name);
      const found = await lstat(path.join(root, relative)).catch(() => null);
      if (found?.isDirectory() === true) candidates.push(relative);
    }
  }
  const ignored = [...(await ignoredAmong(root, candidates, signal))];
  if (ignored.length === 0) return [];
  return [
    `${ignored.join(', ')} ${ignored.length === 1 ? 'is' : 'are'} ignored by git and not in the copies; if benchmarks need built files, configure \`setup: npm run build\``,
  ];
}

/** Head's benchmark files in base's copy, with base's own kept aside. */
class Overlay {
  private readonly kept: string;
  private readonly places: { readonly base: string; readonly head: string };
  private readonly project: string;
  /** Files taken, by path relative to the project: whether base had its own. */
  private readonly taken = new Map<string, boolean>();
  /** Folders made for head's files, relative to base. */
  private readonly made = new Set<string>();

  constructor(kept: string, places: { readonly base: string; readonly head: string }, project: string) {
    this.kept = kept;
    this.places = places;
    this.project = project;
  }

  async take(files: readonly string[]): Promise<void> {
    for (const file of files) {
      const name = inProject(file);
      if (this.taken.has(name)) continue;
      const own = path.join(this.places.base, this.project, name);
      await this.ensureInside(own, name);
      const aside = path.join(this.kept, name);
      const had = await lstat(own).catch(() => null);
      if (had !== null) {
        await mkdir(path.dirname(aside), { recursive: true });
        await rename(own, aside);
      }
      await this.makeFolders(path.dirname(own));
      this.taken.set(name, had !== null);
      await copyOver(path.join(this.places.head, this.project, name), own);
    }
  }

  async giveBack(files: readonly string[]): Promise<void> {
    for (const file of files) {
      const name = inProject(file);
      const hadOwn = this.taken.get(name);
      if (hadOwn === undefined) continue;
      const own = path.join(this.places.base, this.project, name);
      await rm(own, { recursive: true, force: true });
      if (hadOwn) await rename(path.join(this.kept, name), own);
      this.taken.delete(name);
    }
    // Innermost first; one that still holds a file stays until that is given back too.
    for (const folder of [...this.made].sort((a, b) => b.length - a.length)) {
      try {
        await rmdir(path.join(this.places.base, folder));
        this.made.delete(folder);
      } catch (error) {
        const code = errorCode(error);
        if (code === 'ENOENT') this.made.delete(folder);
        else if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
      }
    }
  }

  /** A folder of base that is a link, or a file, would put head's file somewhere else. */
  private async ensureInside(own: string, name: string): Promise<void> {
    for (
      let folder = path.dirname(own);
      folder !== this.places.base && isWithin(this.places.base, folder);
      folder = path.dirname(folder)
    ) {
      const found = await lstat(folder).catch(() => null);
      if (found === null || found.isDirectory()) continue;
      throw new PerfGateError(
        `cannot put head's ${name} into the copy of base: ${path.relative(this.places.base, folder)} is not a folder there`,
        { remedy: 'Configure `bench-from: own`, so that each side runs its own benchmark files.' },
      );
    }
  }

  private async makeFolders(folder: string): Promise<void> {
    for (let missing = folder; (await lstat(missing).catch(() => null)) === null;) {
      this.made.add(path.relative(this.places.base, missing));
      missing = path.dirname(missing);
    }
    await mkdir(folder, { recursive: true });
  }
}

function inProject(file: string): string {
  const name = path.posix.normalize(file);
  if (
    path.posix.isAbsolute(name) ||
    path.isAbsolute(name) ||
    name === '.' ||
    name.split('/').includes('..')
  ) {
    throw new PerfGateError(`${JSON.stringify(file.slice(0, 200))} is not a file of the project`);
  }
  return name;
}

/** Copies one file or link; when there is none, there is none afterwards either. */
async function copyOver(from: string, to: string): Promise<void> {
  const found = await lstat(from).catch(() => null);
  if (found === null) return;
  if (found.isSymbolicLink()) await makeLink(await readlink(from), to, from);
  else if (found.isFile()) await copyFile(from, to);
  else throw new PerfGateError(`${from} is neither a file nor a link`);
}
