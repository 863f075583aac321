import { lstat, readFile, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { PerfGateError } from '../model/index.ts';
import { isWithin } from './copies-links.ts';
import type { TreeCopier } from './copies-tree.ts';

export const lockFiles = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
];

/** What of a package.json decides what gets installed. */
const installFields = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'dependenciesMeta',
  'bundleDependencies',
  'bundledDependencies',
  'workspaces',
  'overrides',
  'resolutions',
  'pnpm',
];

/** Caches keep absolute paths and are made again. */
const caches = ['.cache', '.vite', '.vitest'];

export interface DependencyRequest {
  /** Folder of the project relative to the repository, with `/`; '' is its root. */
  readonly project: string;
  readonly head: {
    readonly copier: TreeCopier;
    readonly files: readonly string[];
    readonly tracked: ReadonlySet<string>;
  };
  readonly base: { readonly copier: TreeCopier; readonly files: readonly string[] } | null;
  /** Further folders that are known to have a `node_modules`. */
  readonly folders: readonly string[];
  /** The configured set-up command; null: none, and then the copied dependencies are all there is. */
  readonly setup: string | null;
}

/**
 * Copies each `node_modules` of the user's work tree into head's copy, and into base's where the same dependencies are
 * asked for on both sides.
 *
 * @returns warnings.
 * @throws PerfGateError when base needs other dependencies than are there, and no set-up would install them.
 */
export async function copyDependencies(request: DependencyRequest): Promise<string[]> {
  const { head, base, setup } = request;
  const { source } = head.copier;
  const warnings: string[] = [];
  const folders = await dependencyFolders(request);
  const differences: string[] = [];
  const ownFiles = new Set(base?.files);
  const comparing = base === null ? null : new SideComparison(head.copier.copy, base.copier.copy, head, base);
  for (const folder of folders) {
    const relative = path.posix.join(folder, 'node_modules');
    await copyOne(head.copier, relative, () => false);
    if (base === null || comparing === null) continue;
    if (!(await isOwnFolder(base.copier.copy, folder))) continue;
    const difference = await comparing.differenceFor(folder);
    // Of committed dependencies base has its own.
    const isTracked = (name: string): boolean => head.tracked.has(name) || ownFiles.has(name);
    if (difference === null) await copyOne(base.copier, relative, isTracked);
    else if (setup !== null || (await comparing.baseNeeds(folder))) differences.push(difference);
  }
  const [difference] = differences;
  if (difference !== undefined && setup === null) {
    throw new PerfGateError(
      `dependencies differ between base and head (${difference}), and the installed ones are head's`,
      { remedy: 'Configure `setup: npm ci` (or what installs your dependencies), which runs on both sides.' },
    );
  }
  if (setup === null) {
    if (folders.length === 0 && (await asksForDependencies(head.copier.copy, request.project))) {
      warnings.push(
        'package.json names dependencies, but none are installed: run "npm ci" first, or configure `setup: npm ci`',
      );
    }
    for (const name of new Set(['.pnp.cjs', path.posix.join(request.project, '.pnp.cjs')])) {
      const there = (await lstat(path.join(source, name)).catch(() => null)) !== null;
      if (there && !head.files.includes(name)) {
        warnings.push(
          `${name} (Yarn Plug'n'Play) is not in git and not in the copies: configure \`setup: yarn install\``,
        );
      }
    }
  }
  const outside = new Map([...head.copier.outside, ...(base?.copier.outside ?? [])]);
  if (outside.size > 0) {
    const [name, target] = [...outside][0] ?? ['', ''];
    warnings.push(
      `${outside.size === 1 ? 'a link leads' : `${String(outside.size)} links lead`} out of the repository (${name} to ${target}): both sides use what lies there, so a change in it is not measured`,
    );
  }
  return warnings;
}

/** Folders with a `node_modules` beside a package.json, at the root, on the way to the project, or said by git. */
async function dependencyFolders(request: DependencyRequest): Promise<string[]> {
  const candidates = new Set(['', ...request.folders]);
  for (let folder = request.project; folder !== '' && folder !== '.'; folder = path.posix.dirname(folder)) {
    candidates.add(folder);
  }
  for (const file of packageFiles(request.head.files)) {
    const folder = path.posix.dirname(file);
    candidates.add(folder === '.' ? '' : folder);
  }
  const found: string[] = [];
  for (const folder of candidates) {
    if (!(await request.head.copier.isRealFolder(folder))) continue;
    const entry = await lstat(path.join(request.head.copier.source, folder, 'node_modules')).catch(
      () => null,
    );
    if (entry?.isDirectory() === true || entry?.isSymbolicLink() === true) found.push(folder);
  }
  return found.sort();
}

function packageFiles(files: readonly string[]): string[] {
  return files.filter(
    (file) => path.posix.basename(file) === 'package.json' && !file.split('/').includes('node_modules'),
  );
}

async function isOwnFolder(copy: string, folder: string): Promise<boolean> {
  const expected = path.join(copy, folder);
  return (await realpath(expected).catch(() => null)) === expected;
}

async function copyOne(
  copier: TreeCopier,
  relative: string,
  isLeftOut: (relative: string) => boolean,
): Promise<void> {
  const from = path.join(copier.source, relative);
  if ((await lstat(from)).isSymbolicLink()) {
    const target = path.resolve(path.dirname(from), await readlink(from));
    const real = await realpath(target).catch(() => null);
    if (real === null) return;
    // Another folder of this repository is copied too; one outside is copied into this place.
    if (isWithin(copier.source, real)) {
      await copier.copyEntry(relative);
      return;
    }
  }
  const left = new Set(caches.map((name) => `${relative}/${name}`));
  await copier.copyFolder(relative, (name) => left.has(name) || isLeftOut(name));
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** What a package.json asks to be installed, as comparable text; '' when nothing, null text for no file. */
function askedFor(text: string | null): string {
  if (text === null) return '';
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return text;
  }
  if (!isObject(json)) return text;
  const asked = installFields
    .map((field) => [field, json[field]] as const)
    .filter(([, value]) => !isEmpty(value));
  return asked.length === 0 ? '' : canonical(Object.fromEntries(asked));
}

async function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

async function asksForDependencies(copy: string, folder: string): Promise<boolean> {
  return askedFor(await readText(path.join(copy, folder, 'package.json'))) !== '';
}

/** Compares what both copies ask to be installed. */
class SideComparison {
  private readonly headRoot: string;
  private readonly baseRoot: string;
  private readonly headFiles: readonly string[];
  private readonly baseFiles: readonly string[];
  /** By the folder of the lock file; null: nothing differs. */
  private readonly known = new Map<string, string | null>();

  constructor(
    headRoot: string,
    baseRoot: string,
    head: { readonly files: readonly string[] },
    base: { readonly files: readonly string[] },
  ) {
    this.headRoot = headRoot;
    this.baseRoot = baseRoot;
    this.headFiles = head.files;
    this.baseFiles = base.files;
  }

  /** What differs between the sides in what governs this folder's dependencies; null: nothing. */
  async differenceFor(folder: string): Promise<string | null> {
    const governing = this.governing(folder);
    let known = this.known.get(governing);
    if (known === undefined) {
      known = await this.compare(governing);
      this.known.set(governing, known);
    }
    return known;
  }

  /** Whether base asks for anything to be installed by what governs this folder. */
  async baseNeeds(folder: string): Promise<boolean> {
    for (const file of this.packagesUnder(this.baseFiles, this.governing(folder))) {
      if (askedFor(await readText(path.join(this.baseRoot, file))) !== '') return true;
    }
    return false;
  }

  /** The nearest folder upwards with a lock file on either side; without any, the root of the repository. */
  private governing(folder: string): string {
    const has = (here: string): boolean =>
      lockFiles.some((name) => {
        const file = path.posix.join(here, name);
        return this.headSet.has(file) || this.baseSet.has(file);
      });
    for (let here = folder; here !== '' && here !== '.'; here = path.posix.dirname(here)) {
      if (has(here)) return here;
    }
    return '';
  }

  private get headSet(): ReadonlySet<string> {
    return (this.headNames ??= new Set(this.headFiles));
  }

  private get baseSet(): ReadonlySet<string> {
    return (this.baseNames ??= new Set(this.baseFiles));
  }

  private headNames: ReadonlySet<string> | undefined;
  private baseNames: ReadonlySet<string> | undefined;

  /** package.json files whose nearest lock file is the one of this folder. */
  private packagesUnder(files: readonly string[], governing: string): string[] {
    return packageFiles(files).filter((file) => {
      const folder = path.posix.dirname(file);
      return this.governing(folder === '.' ? '' : folder) === governing;
    });
  }

  private async compare(governing: string): Promise<string | null> {
    // The lock of npm does not know patches that patch-package applies, nor pnpm's hook file.
    const isShaping = (file: string): boolean =>
      (file.endsWith('.patch') && file.split('/').includes('patches')) ||
      ['.pnpmfile.cjs', 'pnpm-workspace.yaml'].includes(path.posix.basename(file));
    const whole = new Set([
      ...lockFiles.map((name) => path.posix.join(governing, name)),
      ...[...this.headFiles, ...this.baseFiles].filter(
        (file) => isShaping(file) && (governing === '' || file.startsWith(`${governing}/`)),
      ),
    ]);
    for (const name of whole) {
      const [head, base] = await Promise.all([
        readFile(path.join(this.headRoot, name)).catch(() => null),
        readFile(path.join(this.baseRoot, name)).catch(() => null),
      ]);
      if (head === null ? base !== null : base === null || !head.equals(base)) return `${name} differs`;
    }
    const packages = new Set([
      ...this.packagesUnder(this.headFiles, governing),
      ...this.packagesUnder(this.baseFiles, governing),
    ]);
    for (const name of packages) {
      const head = askedFor(await readText(path.join(this.headRoot, name)));
      const base = askedFor(await readText(path.join(this.baseRoot, name)));
      if (head !== base) return `${name} asks for other dependencies`;
    }
    return null;
  }
}
