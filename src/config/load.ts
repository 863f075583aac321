import { promises as fs } from 'node:fs';
import path from 'node:path';
import { PerfGateError, messageOf } from '../model/index.ts';
import { readBudgets } from './budgets.ts';
import { configFileNames, configLanguage, findConfigFile } from './file.ts';
import { readJson } from './json.ts';
import { readKpis } from './kpi.ts';
import { parseConfigInput, type ConfigInput } from './schema.ts';

/** A configuration file that was read and checked. */
export interface ConfigFile {
  /** Absolute path. */
  readonly path: string;
  readonly input: ConfigInput;
}

const largestFile = 1_000_000;
// A file of a few lines can otherwise grow to gigabytes by aliases of aliases.
const mostAliases = 100;

async function readText(
  file: string,
  remedies = {
    missing: 'Give the path of a configuration file with --config.',
    large: 'Give a configuration file.',
  },
): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await fs.readFile(file);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new PerfGateError(missing ? `there is no file ${file}` : `cannot read ${file}`, {
      remedy: remedies.missing,
      ...(missing ? {} : { cause }),
    });
  }
  if (bytes.length > largestFile) {
    throw new PerfGateError(`${file} is larger than ${String(largestFile)} bytes`, {
      remedy: remedies.large,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PerfGateError(`${file} is not UTF-8 text`, { remedy: 'Save it as UTF-8.' });
  }
}

async function readYaml(text: string, file: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const name = path.basename(file);
  try {
    const document = parseDocument(text, { logLevel: 'error' });
    const fault = document.errors[0] ?? document.warnings[0];
    if (fault !== undefined) {
      const at = fault.linePos?.[0];
      const where = at === undefined ? '' : `, line ${String(at.line)}, column ${String(at.col)}`;
      const what = (fault.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '');
      throw new PerfGateError(`${name}${where}: ${what}`, { remedy: 'Correct the YAML there.' });
    }
    return document.toJS({ maxAliasCount: mostAliases }) as unknown;
  } catch (cause) {
    if (cause instanceof PerfGateError) throw cause;
    throw new PerfGateError(`${name} cannot be read as YAML: ${messageOf(cause)}`, {
      remedy: 'Write it with fewer aliases and less nesting.',
    });
  }
}

async function evaluate(file: string, text: string, isThere: boolean): Promise<unknown> {
  const { importModule } = await import('./module.ts');
  const name = path.basename(file);
  let found: unknown;
  try {
    found = exported(await (await importModule(file, isThere ? null : text)).default, text);
  } catch (thrown) {
    throw new PerfGateError(`${name} could not be loaded: ${messageOf(thrown)}`, {
      remedy: 'Correct the file; "perf-gate doctor" tries it alone.',
      ...(thrown instanceof Error && thrown.stack !== undefined ? { output: thrown.stack } : {}),
    });
  }
  if (found === undefined) {
    throw new PerfGateError(`${name} has no default export`, {
      remedy: 'Write "export default defineConfig({ … })".',
    });
  }
  return found;
}

/** The configuration in a default export (awaited, when it is a promise); undefined when nothing was exported. */
function exported(value: unknown, text: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // What a compiler makes of an ES module in CommonJS has its default export one level further down.
  if ('__esModule' in value) return (value as { default?: unknown }).default;
  // Node gives an empty object for a CommonJS file that exports nothing, as for one that exports an empty object.
  return Object.keys(value).length === 0 && !/\bexport/u.test(text) ? undefined : value;
}

/** The text of a file that a configuration names, by its path relative to the folder of the configuration. */
export type ReadBeside = (relative: string) => Promise<string>;

const tableRemedies = {
  missing: 'Correct the path behind "from"; it starts at the folder of the configuration.',
  large: 'Name a table of KPIs.',
};

/** Reads from the folder of a configuration and from nowhere else: a proposal must not make its reader open other files. */
function besideOf(configFile: string): ReadBeside {
  return async (relative) => {
    const folder = await fs.realpath(path.dirname(configFile));
    const file = path.resolve(folder, checkedRelative(relative));
    const real = await fs.realpath(file).catch(() => file);
    const inside = path.relative(folder, real);
    if (inside.split(path.sep)[0] === '..' || path.isAbsolute(inside)) throw outside(relative);
    return readText(real, tableRemedies);
  };
}

/**
 * A path that stays in the folder that it starts at, as far as its words tell.
 * @throws PerfGateError for one that does not.
 */
export function checkedRelative(relative: string): string {
  const isAbsolute = path.posix.isAbsolute(relative) || path.win32.isAbsolute(relative);
  if (isAbsolute || relative.includes('\0') || relative.split(/[\\/]/u).includes('..'))
    throw outside(relative);
  return relative;
}

function outside(relative: string): PerfGateError {
  return new PerfGateError(
    `${JSON.stringify(relative.slice(0, 200))} lies outside of the folder of the configuration`,
    { remedy: 'Keep the table beside the configuration or below, and give its relative path.' },
  );
}

/** The configuration with the rows of the tables that it names. */
async function withTables(input: ConfigInput, name: string, read: ReadBeside): Promise<ConfigInput> {
  if (input.budgets === undefined) return input;
  const budgets = await Promise.all(
    input.budgets.map(async (entry) =>
      'from' in entry ? { ...entry, rows: await readKpis(await read(entry.from), entry.from) } : entry,
    ),
  );
  const loaded = { ...input, budgets };
  readBudgets(loaded, name);
  return loaded;
}

/**
 * Reads a configuration file, and the tables that it names. JavaScript and TypeScript are executed; the others are data.
 * @param more.beside how those are read; without it from the folder of the configuration.
 * @param more.given read as if it stood in that file; without it what does stand there. What it imports is what lies there.
 * @throws PerfGateError that names the file, the place and what was expected there.
 */
export async function readConfigFile(
  file: string,
  more: { readonly beside?: ReadBeside; readonly given?: string | null } = {},
): Promise<ConfigFile> {
  const { beside = besideOf(file), given = null } = more;
  const name = path.basename(file);
  const language = configLanguage(file);
  if (language === null) {
    throw new PerfGateError(`${name} is not a configuration file that perf-gate can read`, {
      remedy: `Name it like one of: ${configFileNames.join(', ')}.`,
    });
  }
  const text = given ?? (await readText(file));
  let value: unknown;
  switch (language) {
    case 'json':
      value = readJson(text, name);
      break;
    case 'yaml':
      value = await readYaml(text, file);
      break;
    case 'javascript':
    case 'typescript':
      value = await evaluate(file, text, given === null);
      break;
  }
  try {
    return { path: file, input: await withTables(parseConfigInput(value, name), name, beside) };
  } catch (error) {
    if (error instanceof PerfGateError) throw error;
    // A getter or a proxy in an executable configuration.
    throw new PerfGateError(`${name} threw while it was read: ${messageOf(error)}`);
  }
}

/**
 * The configuration that a command works with: the one asked for, else the one found from `cwd` upwards, else null.
 * @param asked - path behind --config, relative to `cwd`.
 * @throws PerfGateError as {@link readConfigFile} and `findConfigFile` do.
 */
export async function loadConfigFile(cwd: string, asked: string | null): Promise<ConfigFile | null> {
  const file = asked === null ? await findConfigFile(cwd) : path.resolve(cwd, asked);
  return file === null ? null : readConfigFile(file);
}
