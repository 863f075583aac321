import path from 'node:path';
import { nameMatcher, PerfGateError, policySchema, type Policy } from '../model/index.ts';
import type { Config, StoreConfig, SuiteConfig } from './config.ts';
import type { ConfigFile } from './load.ts';
import { readBudgets } from './budgets.ts';
import { readPolicyEntries } from './entries.ts';
import { optionOf, type FileOptions, type Flags, type OptionName, type OptionValue } from './options.ts';
import { readValue, type StoreValue } from './option-value.ts';
import { defaultSuiteFiles, type SuiteInput } from './schema.ts';
import { serviceSuite } from './service.ts';

/** Where a configuration is made of. */
export interface ConfigSources {
  /** Working folder: relative paths of flags start here, and it is the project when there is no file. */
  readonly cwd: string;
  readonly flags: Flags;
  readonly file: ConfigFile | null;
}

/** An option with its place: a relative path in a file is relative to the file, behind a flag to the working folder. */
interface Picked<T> {
  readonly value: T;
  readonly from: 'flag' | 'file' | 'default';
}

class Picker {
  readonly #flags: Flags;
  readonly #file: FileOptions;

  constructor(flags: Flags, file: FileOptions) {
    this.#flags = flags;
    this.#file = file;
  }

  /** Flag over file over default; null where none of them says anything. Values of Flags are read already. */
  pick<K extends OptionName>(name: K): Picked<OptionValue<K>> | null {
    const flag = (this.#flags as Partial<Record<OptionName, unknown>>)[name];
    if (flag !== undefined) return { value: flag as OptionValue<K>, from: 'flag' };
    const raw = (this.#file as Partial<Record<OptionName, unknown>>)[name];
    const { type, default: standard } = optionOf(name);
    if (raw === undefined && standard === null) return null;
    const read = readValue(type, raw ?? standard, 'file');
    if ('expected' in read) throw new PerfGateError(`${name}: expected ${read.expected}`);
    return { value: read.value as OptionValue<K>, from: raw === undefined ? 'default' : 'file' };
  }

  /** The value of an option that may be left out. */
  optional<K extends OptionName>(name: K): OptionValue<K> | null {
    return this.pick(name)?.value ?? null;
  }

  /** The value of an option that has a default. */
  value<K extends OptionName>(name: K): OptionValue<K> {
    const picked = this.pick(name);
    if (picked === null) throw new Error(`the option ${name} has no default`);
    return picked.value;
  }
}

function policy(
  picker: Picker,
  entries: Pick<Policy, 'rules' | 'accept' | 'budgets' | 'unmapped'>,
  parts: number,
): Policy {
  return policySchema.parse({
    alpha: picker.value('alpha') / parts,
    minimumEffect: picker.value('minimum-effect'),
    requiredSensitivity: picker.value('required-sensitivity'),
    equivalenceLevel: picker.value('equivalence-level'),
    metrics: picker.value('metrics'),
    missing: picker.value('missing'),
    failed: picker.value('failed'),
    added: picker.value('added'),
    inconclusive: picker.value('inconclusive'),
    ...entries,
  });
}

function suite(input: SuiteInput, at: string): SuiteConfig {
  switch (input.kind) {
    case 'tinybench':
      return {
        kind: 'tinybench',
        name: input.name ?? null,
        files: input.files ?? [defaultSuiteFiles],
        support: input.support ?? [],
      };
    case 'command':
      return {
        kind: 'command',
        name: input.name,
        command: input.command,
        support: input.support ?? [],
        format: input.format ?? null,
        results: input.results ?? [],
      };
    case 'service':
      return serviceSuite(input, at);
    case 'fake':
      return { kind: 'fake', name: input.name ?? null, file: input.file };
  }
}

function suites(inputs: readonly SuiteInput[] | undefined, source: string): readonly SuiteConfig[] {
  const found = (inputs ?? [{ kind: 'tinybench' }]).map((input, index) =>
    suite(input, `${source}: suites[${String(index)}]`),
  );
  const names = new Map<string, number>();
  for (const [index, { name }] of found.entries()) {
    if (name === null) continue;
    const earlier = names.get(name);
    if (earlier !== undefined) {
      throw new PerfGateError(
        `${source}: suites[${String(earlier)}] and suites[${String(index)}] have the same name ${JSON.stringify(name)}`,
        { remedy: 'Give each suite a name of its own.' },
      );
    }
    names.set(name, index);
  }
  return found;
}

/** @param folder that a relative path starts from. */
function storeOf(value: StoreValue, remote: string | null, folder: string): StoreConfig {
  switch (value.kind) {
    case 'dir':
      return { kind: 'dir', path: path.resolve(folder, value.path) };
    case 'artifact':
      return value;
    case 'branch':
      return { ...value, remote };
    case 'auto':
      // Who names a remote wants a branch there.
      return remote === null ? value : { kind: 'branch', branch: value.branch, remote };
  }
}

/** The configuration of one of several parts, which share alpha equally. */
export function sharing(config: Config, parts: number): Config {
  return { ...config, parts, policy: { ...config.policy, alpha: config.alpha / parts } };
}

/**
 * Makes the configuration that everything below works with: flag over file over default.
 * @throws PerfGateError for what only shows when all is known: two suites of one name, a glob that cannot be read.
 */
export function resolveConfig({ cwd, flags, file }: ConfigSources): Config {
  const input = file?.input ?? {};
  const picker = new Picker(flags, input);
  const project = file === null ? path.resolve(cwd) : path.dirname(file.path);
  const folder = (from: Picked<unknown>['from']): string => (from === 'flag' ? cwd : project);

  const source = file === null ? 'the configuration' : path.basename(file.path);
  const output = picker.pick('output');
  const store = picker.pick('store');
  if (output === null || store === null) throw new Error('output and store have defaults');
  const storeConfig = storeOf(store.value, picker.optional('store-remote'), folder(store.from));

  const only = picker.optional('only');
  // Said now and not after minutes of measuring.
  if (only !== null) nameMatcher(only);

  const shard = picker.optional('shard');
  const parts = picker.optional('parts') ?? shard?.count ?? 1;
  if (shard !== null && parts < shard.count) {
    throw new PerfGateError(
      `${String(parts)} ${parts === 1 ? 'part shares' : 'parts share'} alpha, and there are ${String(shard.count)} shards`,
      {
        remedy: 'Give as "parts" the number of all that measure, or leave it out where they are the shards.',
      },
    );
  }

  const target = (name: 'json' | 'markdown'): string | null => {
    const value = picker.optional(name);
    return value === null || value === '-' ? value : path.resolve(cwd, value);
  };
  const json = target('json');
  const markdown = target('markdown');
  if (json !== null && json === markdown) {
    throw new PerfGateError('--json and --markdown write to the same place', {
      remedy: 'Give two different files.',
    });
  }

  return {
    source: file?.path ?? null,
    project,
    suite: picker.value('suite'),
    suites: suites(input.suites, source),
    setup: picker.optional('setup'),
    passEnv: picker.optional('pass-env') ?? [],
    base: picker.value('base'),
    benchFrom: picker.value('bench-from'),
    strategy: picker.value('strategy'),
    shortcut: picker.value('shortcut'),
    store: storeConfig,
    mode: picker.value('mode'),
    couldNotJudge: picker.value('could-not-judge'),
    policy: policy(picker, { ...readPolicyEntries(input, source), ...readBudgets(input, source) }, parts),
    alpha: picker.value('alpha'),
    parts,
    rounds: picker.optional('rounds'),
    timeBudget: picker.value('time-budget'),
    trialTimeout: picker.value('trial-timeout'),
    only,
    shard,
    seed: picker.optional('seed'),
    history: picker.value('history'),
    unreadable: picker.value('unreadable'),
    smallestSegment: picker.value('smallest-segment'),
    keep: picker.optional('keep'),
    output: path.resolve(folder(output.from), output.value),
    json,
    markdown,
    quiet: picker.value('quiet'),
    verbose: picker.value('verbose'),
  };
}
