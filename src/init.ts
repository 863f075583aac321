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
import { defaultBranch } from './git/base.ts';
import { gitOrNull } from './git/git.ts';
import { PerfGateError } from './model/index.ts';
import { findInstallation, readPackageJson, type Installation, type PackageJson } from './package-manager.ts';
import { isFile, matchingFiles, projectFiles } from './project-files.ts';
import { workflowsOf, type NodeSource } from './workflows.ts';

export interface InitOptions {
  /** The project: the configuration is written here, the workflows into its repository. */
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

/** What init knows of a project before it writes. */
interface Project {
  readonly cwd: string;
  readonly packageJson: PackageJson | null;
  readonly installation: Installation | null;
}

interface Written {
  /** Absolute paths. */
  readonly wrote: readonly string[];
  /** As they are called in what is said. */
  readonly left: readonly string[];
  readonly notes: readonly string[];
}

/** @returns whether it was written; false: there is one, which stays as it is. */
async function writeNew(file: string, text: string): Promise<boolean> {
  try {
    await fs.mkdir(path.dirname(file), { recursive: true });
    // wx: another program may have written one since we looked.
    await fs.writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new PerfGateError(`cannot write ${file}`, { cause });
  }
}

async function writeConfig(
  { cwd, packageJson, installation }: Project,
  write: InitOptions['write'],
): Promise<Written> {
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
  const isNew = await writeNew(file, `${JSON.stringify(input, null, 2)}\n`);
  return isNew ? { wrote: [file], left: [], notes } : { wrote: [], left: [target], notes: [] };
}

/** The branch that pull requests go to, as far as the clone tells. */
async function branchOf(root: string): Promise<string> {
  const known = await defaultBranch(root);
  if (known !== null) return known.name.replace(/^origin\//u, '');
  return (await gitOrNull(['symbolic-ref', '--quiet', '--short', 'HEAD'], { cwd: root })) ?? 'main';
}

/** Where the version of Node is said; benchmarks themselves run on the Node that the runner brings, which is 24. */
async function nodeOf(folders: readonly string[], root: string): Promise<NodeSource> {
  for (const folder of folders) {
    for (const name of ['.nvmrc', '.node-version']) {
      if (!(await isFile(path.join(folder, name)))) continue;
      return { file: path.relative(root, path.join(folder, name)).split(path.sep).join('/') };
    }
  }
  return { version: '24' };
}

async function writeWorkflows(
  { cwd, packageJson, installation }: Project,
  config: string,
  folders: readonly string[],
): Promise<Written> {
  // Where the project is below the root, as git says it: real paths may be spelt otherwise.
  const below = await gitOrNull(['rev-parse', '--show-prefix'], { cwd });
  if (below === null) {
    const note = 'This is no git repository yet: run "perf-gate init" again in one to get the workflows.';
    return { wrote: [], left: [], notes: [note] };
  }
  const root = path.resolve(cwd, ...below.split('/').map((part) => (part === '' ? '.' : '..')));
  const branch = await branchOf(root);
  const workflows = workflowsOf({
    branch,
    config: below === '' ? null : `${below}${config}`,
    node: packageJson === null ? null : await nodeOf(folders, root),
    manager: installation?.manager ?? null,
  });
  const wrote: string[] = [];
  const left: string[] = [];
  for (const workflow of workflows) {
    const file = path.join(root, workflow.path);
    if (await writeNew(file, workflow.text)) wrote.push(file);
    else left.push(workflow.path);
  }
  const notes: string[] = [];
  if (wrote.length > 0) notes.push(`The workflows take ${branch} for the default branch.`);
  if (below !== '' && left.length > 0) {
    notes.push(
      `A workflow for another project is there: add a job for this one, with "config: ${below}${config}"; docs/guides/monorepo.md shows it.`,
    );
  }
  return { wrote, left, notes };
}

/**
 * Looks at a project and writes a configuration that fits it and, in a git repository, the workflows that run it. Files that
 * exist stay as they are and are named.
 * @returns the absolute paths of the files written, at least one.
 * @throws PerfGateError when there is nothing left to write, or when a file of the project cannot be read.
 */
export async function init({ cwd, write }: InitOptions): Promise<string[]> {
  const configs: string[] = [];
  for (const name of configFileNames) if (await isFile(path.join(cwd, name))) configs.push(name);
  const [existing] = configs;
  const folders = await projectFolders(cwd);
  const packageJson = await readPackageJson(cwd);
  const project = { cwd, packageJson, installation: await findInstallation(folders) };

  const config: Written =
    existing === undefined ? await writeConfig(project, write) : { wrote: [], left: [existing], notes: [] };
  const workflows = await writeWorkflows(project, existing ?? target, folders);

  const wrote = [...config.wrote, ...workflows.wrote];
  const left = [...config.left, ...workflows.left];
  if (wrote.length === 0) {
    throw new PerfGateError(`${left.join(', ')} ${left.length === 1 ? 'exists' : 'exist'} already`, {
      remedy: 'Edit what is there, or remove it and run "perf-gate init" again.',
    });
  }
  for (const file of wrote) write(`Wrote ${path.relative(cwd, file).split(path.sep).join('/')}.\n`);
  for (const file of left) write(`Left ${file} as it is.\n`);
  for (const note of [...config.notes, ...workflows.notes]) write(`${note}\n`);
  write('Next: "perf-gate doctor" checks the set-up, "perf-gate gate" measures.\n');
  return wrote;
}
