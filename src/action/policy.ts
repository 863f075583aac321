import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  checkedRelative,
  configFileNames,
  findConfigFile,
  readConfigFile,
  type ConfigFile,
  type ConfigInput,
} from '../config/index.ts';
import { configLanguage } from '../config/file.ts';
import { gitBytes, gitOrNull } from '../git/git.ts';
import type { Repository } from '../git/repository.ts';
import { PerfGateError, type Commit } from '../model/index.ts';
import type { PolicySource } from './plan.ts';

/** What is measured and how: that of head, because a proposal may bring benchmarks of its own. The rest is policy. */
const measuringKeys: readonly (keyof ConfigInput)[] = [
  '$schema',
  'suites',
  'setup',
  'bench-from',
  'rounds',
  'time-budget',
  'trial-timeout',
  'output',
];

/** The configuration that measuring works with: what head says to measure, by the policy that will judge. */
export function withPolicy(
  file: ConfigFile | null,
  policy: PolicySource,
  workspace: string,
): ConfigFile | null {
  if (policy.from !== 'base') return file;
  const own = Object.entries(file?.input ?? {}).filter(([key]) => isMeasuring(key));
  const judged = Object.entries(policy.input ?? {}).filter(([key]) => !isMeasuring(key));
  if (file === null && judged.length === 0) return null;
  // Both parts were checked, and so is any mixture of them: no option is checked against one of the other part.
  const input = Object.fromEntries([...own, ...judged]) as ConfigInput;
  return { path: file?.path ?? path.join(workspace, policy.file ?? 'perf-gate.config.json'), input };
}

function isMeasuring(key: string): boolean {
  return (measuringKeys as readonly string[]).includes(key);
}

function isCode(file: string): boolean {
  const language = configLanguage(file);
  return language === 'javascript' || language === 'typescript';
}

/** The configuration of the work tree as a path; null: there is none. */
export async function configOfWorkTree(workspace: string, asked: string | undefined): Promise<string | null> {
  return asked === undefined ? findConfigFile(workspace) : path.resolve(workspace, asked);
}

/** The policy of trusted code: its own configuration, read only when it is data. */
export async function ownPolicy(file: string | null): Promise<PolicySource> {
  if (file === null) return { from: 'head', file: null, input: null, text: null, note: null };
  const name = path.basename(file);
  if (isCode(file)) return { from: 'code', file: name, input: null, text: null, note: null };
  return { from: 'head', file: name, input: (await readConfigFile(file)).input, text: null, note: null };
}

/**
 * The policy of a proposal: the configuration that its base commit has.
 * @param file the configuration of the work tree, which tells the folder.
 * @param scratch a folder that the text of the base may be written to.
 * @throws PerfGateError when the base has two, or one that cannot be read.
 */
export async function policyOfBase(
  repository: Repository,
  base: Commit,
  file: string | null,
  scratch: string,
): Promise<PolicySource> {
  if (base.sha === null) throw new Error('a base has a commit id');
  const folder =
    file === null ? '' : path.relative(repository.root, path.dirname(file)).split(path.sep).join('/');
  if (folder === '..' || folder.startsWith('../')) {
    throw new PerfGateError('the configuration lies outside of the repository', {
      remedy: 'Give "config" a file of the repository.',
    });
  }
  const found: { name: string; object: string }[] = [];
  for (const name of new Set([...(file === null ? [] : [path.basename(file)]), ...configFileNames])) {
    const object = `${base.sha}:${folder === '' ? '' : `${folder}/`}${name}`;
    if ((await gitOrNull(['cat-file', '-e', object], { cwd: repository.root })) !== null)
      found.push({ name, object });
  }
  const same = found.find(({ name }) => file !== null && name === path.basename(file));
  const chosen = same ?? found[0];
  if (chosen === undefined) {
    const note =
      file === null
        ? null
        : `The base has no configuration yet: judged by the defaults. What ${path.basename(file)} says of judging applies after the merge.`;
    return { from: 'base', file: null, input: null, text: null, note };
  }
  const bytes = await gitBytes(['cat-file', 'blob', chosen.object], { cwd: repository.root });
  if (isCode(chosen.name)) {
    return { from: 'code', file: chosen.name, input: null, text: bytes.toString('utf8'), note: null };
  }
  await mkdir(scratch, { recursive: true });
  const copy = path.join(scratch, chosen.name);
  await writeFile(copy, bytes);
  const beside = async (relative: string): Promise<string> => {
    const inFolder = path.posix.normalize(checkedRelative(relative).split('\\').join('/'));
    const object = `${base.sha ?? ''}:${folder === '' ? '' : `${folder}/`}${inFolder}`;
    if ((await gitOrNull(['cat-file', '-e', object], { cwd: repository.root })) === null) {
      throw new PerfGateError(`the base has no file ${relative}, which its ${chosen.name} names`, {
        remedy: 'Commit the table together with the configuration that names it.',
      });
    }
    const table = await gitBytes(['cat-file', 'blob', object], { cwd: repository.root });
    return new TextDecoder().decode(table);
  };
  const { input } = await readConfigFile(copy, { beside });
  const note = await difference(file, input);
  return { from: 'base', file: chosen.name, input, text: null, note };
}

/**
 * A policy that is code, evaluated. It is for the benchmark step alone.
 * @param file the configuration of the work tree, evaluated.
 * @returns the policy with its input, as far as there is one, and what a proposal changes in it.
 * @throws PerfGateError when the configuration of the base does not load.
 */
export async function evaluatedPolicy(
  policy: PolicySource,
  file: ConfigFile | null,
  workspace: string,
): Promise<PolicySource> {
  if (policy.text === null || policy.file === null) return { ...policy, input: file?.input ?? null };
  const folder = file === null ? workspace : path.dirname(file.path);
  let input: ConfigInput;
  try {
    ({ input } = await readConfigFile(path.join(folder, policy.file), { given: policy.text }));
  } catch (cause) {
    if (!(cause instanceof PerfGateError)) throw cause;
    throw new PerfGateError(`the configuration of the base commit: ${cause.message}`, {
      remedy:
        'It is code, and imports what lies beside it now. Leave that in place until the base has another one, or write it as JSON or YAML.',
      ...(cause.output === undefined ? {} : { output: cause.output }),
      cause,
    });
  }
  return { ...policy, from: 'base', input, note: file === null ? removed : changedPolicy(file, input) };
}

const after = 'it is judged by the policy of its base, and what it changes applies after the merge';
const removed = `This change removes the configuration: ${after}.`;

/** What a proposal changes in the policy, as a sentence. */
async function difference(file: string | null, base: ConfigInput): Promise<string | null> {
  if (file === null) return removed;
  if (isCode(file)) return `This change makes the configuration code: ${after}.`;
  return changedPolicy(await readConfigFile(file), base);
}

function changedPolicy({ path: file, input }: ConfigFile, base: ConfigInput): string | null {
  const keys = [...new Set([...Object.keys(input), ...Object.keys(base)])] as (keyof ConfigInput)[];
  const changed = keys.filter(
    (key) => !isMeasuring(key) && JSON.stringify(input[key]) !== JSON.stringify(base[key]),
  );
  if (changed.length === 0) return null;
  return `This change sets ${changed.join(', ')} in ${path.basename(file)}: ${after}.`;
}
