import { promises as fs } from 'node:fs';
import path from 'node:path';
import { PerfGateError } from '../model/index.ts';

/** Languages a configuration can be written in, by the ending of the file. */
export const languageOf = {
  ts: 'typescript',
  mts: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
} as const;

export type ConfigLanguage = (typeof languageOf)[keyof typeof languageOf];

/** Every name that is looked for, in the order of the documentation. */
export const configFileNames = Object.keys(languageOf).map((ending) => `perf-gate.config.${ending}`);

/** The language of a configuration file, or null when its ending is none of ours. */
export function configLanguage(file: string): ConfigLanguage | null {
  const ending = path.extname(file).slice(1).toLowerCase();
  return Object.hasOwn(languageOf, ending) ? languageOf[ending as keyof typeof languageOf] : null;
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await fs.readdir(folder);
  } catch (cause) {
    throw new PerfGateError(`cannot read the folder ${folder}`, { cause });
  }
}

/** A folder above may be one that we may not list; whether it has a .git can be asked all the same. */
async function exists(file: string): Promise<boolean> {
  try {
    await fs.access(file);
    return true;
  } catch {
    return false;
  }
}

/**
 * The folders from `cwd` up to the root of the repository. Outside a repository it is `cwd` alone: a configuration is
 * code, and a stranger may have left one further up.
 */
export async function projectFolders(cwd: string): Promise<string[]> {
  const folders: string[] = [];
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (await exists(path.join(folder, '.git'))) return folders;
    if (path.dirname(folder) === folder) return [path.resolve(cwd)];
  }
}

/**
 * Looks for a configuration file in `cwd` and the folders above it, up to the root of the repository.
 * @returns its absolute path, or null when there is none.
 * @throws PerfGateError when one folder has two.
 */
export async function findConfigFile(cwd: string): Promise<string | null> {
  for (const folder of await projectFolders(cwd)) {
    const present = new Set(await entries(folder));
    const [first, second] = configFileNames.filter((name) => present.has(name));
    if (first === undefined) continue;
    if (second !== undefined) {
      throw new PerfGateError(`${folder} has two configurations: ${first} and ${second}`, {
        remedy: 'Remove one of them, or choose with --config.',
      });
    }
    return path.join(folder, first);
  }
  return null;
}
