import { promises as fs } from 'node:fs';
import path from 'node:path';
import { PerfGateError } from './model/index.ts';
import { isFile } from './project-files.ts';

/** The parts of a package.json that say how a project is set up. */
export interface PackageJson {
  readonly name: string | null;
  readonly scripts: Readonly<Record<string, string>>;
  /** Names of everything it depends on. */
  readonly dependencies: readonly string[];
  /** As `pnpm@9.1.0`; null: not said. */
  readonly packageManager: string | null;
}

/** How the dependencies of a project are installed exactly as its lock file says. */
export interface Installation {
  readonly manager: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Absolute path. */
  readonly lockFile: string;
  readonly command: string;
}

const lockFiles = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
] as const;

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * Reads the package.json of a folder; null when it has none.
 * @throws PerfGateError when it is not JSON.
 */
export async function readPackageJson(folder: string): Promise<PackageJson | null> {
  const file = path.join(folder, 'package.json');
  if (!(await isFile(file))) return null;
  let json: unknown;
  try {
    json = JSON.parse(await fs.readFile(file, 'utf8'));
  } catch (cause) {
    throw new PerfGateError(`${file} is not valid JSON`, { remedy: 'Correct it.', cause });
  }
  const found = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  return {
    name: typeof found.name === 'string' ? found.name : null,
    scripts: texts(found.scripts),
    dependencies: ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap(
      (kind) => Object.keys(texts(found[kind])),
    ),
    packageManager: typeof found.packageManager === 'string' ? found.packageManager : null,
  };
}

async function command(
  manager: Installation['manager'],
  folder: string,
  said: string | null,
): Promise<string> {
  switch (manager) {
    case 'npm':
      return 'npm ci';
    case 'pnpm':
      return 'pnpm install --frozen-lockfile';
    case 'bun':
      return 'bun install --frozen-lockfile';
    case 'yarn': {
      // Yarn 2 and later renamed the option.
      const modern =
        said === null ? await isFile(path.join(folder, '.yarnrc.yml')) : !/^yarn@[01]\b/u.test(said);
      return modern ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';
    }
  }
}

/**
 * Finds the lock file in the nearest of `folders` (the project first, then the folders above it: a workspace has it at
 * its root). Where one folder has several, the packageManager field of its package.json decides, else the order npm,
 * pnpm, yarn, bun.
 */
export async function findInstallation(folders: readonly string[]): Promise<Installation | null> {
  for (const folder of folders) {
    const present: (readonly [string, Installation['manager']])[] = [];
    for (const [name, manager] of lockFiles) {
      if (await isFile(path.join(folder, name))) present.push([name, manager]);
    }
    const [first] = present;
    if (first === undefined) continue;
    const said = (await readPackageJson(folder))?.packageManager ?? null;
    const [name, manager] = present.find(([, candidate]) => said?.startsWith(`${candidate}@`)) ?? first;
    return {
      manager,
      lockFile: path.join(folder, name),
      command: await command(manager, folder, manager === 'yarn' ? said : null),
    };
  }
  return null;
}
