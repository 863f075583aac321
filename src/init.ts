import { promises as fs } from 'node:fs';
import path from 'node:path';
import {
  configFileNames,
  defaultSuiteFiles,
  parseConfigInput,
  projectFolders,
  type ConfigInput,
  type SuiteInput,
} from './config/index.ts';
import { PerfGateError } from './model/index.ts';
import { findInstallation, readPackageJson, type PackageJson } from './package-manager.ts';
import { isFile, matchingFiles, projectFiles } from './project-files.ts';

export interface InitOptions {
  /** The project: the configuration is written here. */
  readonly cwd: string;
  /** Takes text for the terminal. */
  readonly write: (text: string) => void;
}

const target = 'perf-gate.config.json';
const largestSuiteFile = 1_000_000;

/** What was learnt from the benchmark files of a project. */
interface Benchmarks {
  /** Relative to the project. */
  readonly files: readonly string[];
  /** They import what a build makes. */
  readonly needBuild: boolean;
}

async function lookAtBenchmarks(cwd: string): Promise<Benchmarks> {
  const files: string[] = [];
  let needBuild = false;
  for (const file of matchingFiles(await projectFiles(cwd), [defaultSuiteFiles])) {
    const absolute = path.join(cwd, file);
    if (!(await isFile(absolute)) || (await fs.stat(absolute)).size > largestSuiteFile) continue;
    const text = await fs.readFile(absolute, 'utf8');
    files.push(file);
    if (/['"]\.{1,2}\/[^'"\n]*\b(?:dist|build|out)\//u.test(text)) needBuild = true;
  }
  return { files, needBuild };
}

/** `@scope/name` becomes `scope-name`; null when nothing usable is left. */
function suiteName(name: string | null): string | null {
  const slug = (name ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/gu, '-')
    .replace(/^[^a-z0-9]+/u, '')
    .slice(0, 100);
  return slug === '' ? null : slug;
}

function benchScript(found: PackageJson | null): string | null {
  return ['bench', 'benchmark', 'perf'].find((name) => found?.scripts[name] !== undefined) ?? null;
}

/**
 * Looks at a project and writes a configuration that fits it.
 * @returns the absolute path of the file written.
 * @throws PerfGateError, and writes nothing, when the project has a configuration already.
 */
export async function init({ cwd, write }: InitOptions): Promise<string> {
  for (const name of configFileNames) {
    if (!(await isFile(path.join(cwd, name)))) continue;
    throw new PerfGateError(`${name} exists already`, {
      remedy: 'Edit it, or remove it and run "perf-gate init" again.',
    });
  }
  const packageJson = await readPackageJson(cwd);
  const installation = await findInstallation(await projectFolders(cwd));
  const benchmarks = await lookAtBenchmarks(cwd);
  const notes: string[] = [];

  let setup = installation?.command ?? null;
  if (installation === null && packageJson !== null && packageJson.dependencies.length > 0) {
    notes.push(
      'There is no lock file, so two installations may differ: commit one, and set "setup" to the command that installs by it.',
    );
  }
  if (benchmarks.needBuild && packageJson?.scripts.build !== undefined) {
    const build = `${installation?.manager ?? 'npm'} run build`;
    setup = setup === null ? build : `${setup} && ${build}`;
  }

  const script = benchScript(packageJson);
  let suite: SuiteInput = { kind: 'tinybench', files: [defaultSuiteFiles] };
  if (benchmarks.files.length > 0) {
    write(
      `Found ${String(benchmarks.files.length)} benchmark file(s), ${benchmarks.files[0] ?? ''} among them.\n`,
    );
  } else if (script !== null) {
    suite = { kind: 'command', name: script, command: `${installation?.manager ?? 'npm'} run ${script}` };
    notes.push(
      `No *.bench.* file was found; the script "${script}" is measured as a whole. Benchmarks in files of their own are judged one by one.`,
    );
  } else {
    notes.push(
      'No benchmark was found. Write one, such as sum.bench.js: export default (bench) => { bench.add("sum", () => sum(numbers)); }',
    );
  }

  const name = suiteName(packageJson?.name ?? null);
  const schema = 'node_modules/perf-gate/docs/schema/config.schema.json';
  const input: ConfigInput = {
    ...((await isFile(path.join(cwd, schema))) ? { $schema: `./${schema}` } : {}),
    ...(name === null ? {} : { suite: name }),
    ...(setup === null ? {} : { setup }),
    suites: [suite],
  };
  // What is written must be readable by what reads it.
  parseConfigInput(input, target);
  const file = path.join(cwd, target);
  try {
    // wx: another program may have written one since we looked.
    await fs.writeFile(file, `${JSON.stringify(input, null, 2)}\n`, { flag: 'wx' });
  } catch (cause) {
    throw new PerfGateError(`cannot write ${file}`, { cause });
  }
  write(`Wrote ${target}.\n`);
  for (const note of notes) write(`${note}\n`);
  write('Next: "perf-gate doctor" checks the set-up, "perf-gate gate" measures.\n');
  return file;
}
