import { z } from 'zod';
import { PerfGateError, checked, pathText } from '../model/index.ts';
import { importShape, readBudgets, type BudgetImportInput } from './budgets.ts';
import {
  acceptKeys,
  budgetKeys,
  mostEntries,
  policyKeys,
  readPolicyEntries,
  type AcceptEntryInput,
  type BudgetEntryInput,
  type PolicyEntryInput,
} from './entries.ts';
import { suggestion } from './nearest.ts';
import { defaultText } from './help.ts';
import { fileOptionNames, optionOf, type FileOptions } from './options.ts';
import { readValue, type ValueType } from './option-value.ts';
import { partsOf, serviceSchema } from './service.ts';

const glob = z.string().min(1).max(1000);
const suiteLabel = z.string().min(1).max(200);

/** The glob of suite files that is used where none is given. */
export const defaultSuiteFiles = '**/*.bench.{js,mjs,cjs,ts,mts,cts}';

const suiteSchemas = {
  tinybench: z.strictObject({
    kind: z.literal('tinybench'),
    name: suiteLabel
      .optional()
      .describe('Prefix of the names of its benchmarks; without it names start with the file.'),
    files: z
      .array(glob)
      .min(1)
      .max(1000)
      .optional()
      .describe(`Globs of the suite files, relative to the project. Default: ${defaultSuiteFiles}.`),
    support: z
      .array(glob)
      .max(1000)
      .optional()
      .describe(
        'Globs of helper and data files that belong to the benchmarks: taken from head on both sides, like the suite files.',
      ),
  }),
  command: z.strictObject({
    kind: z.literal('command'),
    name: suiteLabel.describe('Name of the benchmark.'),
    command: z
      .union([z.string().min(1).max(10_000), z.array(z.string().max(10_000)).min(1).max(1000)])
      .describe(
        'A text is run by the shell of the platform; a list is run as it stands. {select} in it stands for a pattern of the benchmarks to run.',
      ),
    support: z
      .array(glob)
      .max(1000)
      .optional()
      .describe('Globs of the benchmark programs and their data: taken from head on both sides.'),
    format: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe(
        'How to read what it prints; without it wall time, CPU time and peak memory are the metrics.',
      ),
    results: z
      .array(glob)
      .min(1)
      .max(1000)
      .optional()
      .describe('Globs of the files that it writes its results to; without them standard output is read.'),
  }),
  service: serviceSchema,
  fake: z.strictObject({
    kind: z.literal('fake'),
    name: suiteLabel.optional().describe('Prefix of the names of its benchmarks.'),
    file: z.string().min(1).max(1000).describe('JSON file with the times, relative to the project.'),
  }),
} as const;

const suiteSchema = z.discriminatedUnion('kind', [
  suiteSchemas.tinybench,
  suiteSchemas.command,
  suiteSchemas.service,
  suiteSchemas.fake,
]);

/** A suite as a user writes it. */
export type SuiteInput = z.input<typeof suiteSchema>;

/** A configuration as a user writes it; everything left out takes its default. */
export type ConfigInput = FileOptions & {
  /** For editors. */
  readonly $schema?: string | undefined;
  /** What is measured. Default: one tinybench suite. */
  readonly suites?: readonly SuiteInput[] | undefined;
  /** What is different for some benchmarks or metrics. */
  readonly policies?: readonly PolicyEntryInput[] | undefined;
  /** Regressions that are expected. */
  readonly accept?: readonly AcceptEntryInput[] | undefined;
  /** Values to keep, and tables of such values. */
  readonly budgets?: readonly (BudgetEntryInput | BudgetImportInput)[] | undefined;
};

/** The values that may stand in a file, for editors; what a value means is checked by `readValue`. */
function shape(type: ValueType): z.ZodType {
  switch (type.kind) {
    case 'text':
      return type.pattern === undefined ? z.string().min(1) : z.string().regex(type.pattern);
    case 'integer':
      return z.int().min(type.low).max(type.high);
    case 'fraction':
      return z.union([
        z.number().gt(type.above).lt(Math.min(1, type.below)),
        z.string().regex(/^\d+(\.\d+)?( *%)?$/u),
      ]);
    case 'duration':
      return z.union([z.number().gt(0), z.string().regex(/^\d+(\.\d+)?(ms|s|m|h)?$/u)]);
    case 'switch':
      return z.boolean();
    case 'choice':
      return z.enum(type.choices as [string, ...string[]]);
    case 'list':
      return z.array(z.string().min(1)).min(1);
    case 'store':
      return z.string().regex(/^(auto|branch|branch:.+|dir:.+|artifact|artifact:.+\.ya?ml)$/u);
    case 'limit':
      return z.union([z.number().min(0), z.string().min(1).max(200)]);
    case 'shard':
      return z.string().regex(/^\d+\/\d+$/u);
  }
}

const optionShapes = Object.fromEntries(
  fileOptionNames.map((name) => {
    const option = optionOf(name);
    const standard = option.default === null ? '' : ` Default: ${defaultText(option.default)}.`;
    return [name, shape(option.type).optional().describe(`${option.doc}${standard}`)];
  }),
);

function entryShape(
  keys: Readonly<Record<string, { readonly type: ValueType; readonly needed?: true; readonly doc: string }>>,
): z.ZodType {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(keys).map(([name, { type, needed, doc }]) => {
        const value = shape(type);
        return [name, (needed === true ? value : value.optional()).describe(doc)];
      }),
    ),
  );
}

/** The configuration file; its JSON Schema is published for editors. */
export const configSchema = z.strictObject({
  $schema: z.string().optional().describe('Path or address of this schema, for editors.'),
  suites: z
    .array(suiteSchema)
    .min(1, 'must have at least one suite; leave it out for the default')
    .max(1000)
    .optional()
    .describe(`What is measured. Default: one tinybench suite of the files ${defaultSuiteFiles}.`),
  policies: z
    .array(entryShape(policyKeys))
    .max(mostEntries)
    .optional()
    .describe('What is different for some benchmarks or metrics; a later entry goes before an earlier one.'),
  accept: z
    .array(entryShape(acceptKeys))
    .max(mostEntries)
    .optional()
    .describe('Regressions that are expected: each is accepted up to its bound, and shown.'),
  budgets: z
    .array(z.union([entryShape(budgetKeys), importShape]))
    .max(mostEntries)
    .optional()
    .describe('Values that metrics have to keep, and tables of such values.'),
  ...optionShapes,
});

/** Gives its argument back; it is there for the types, in a configuration written in TypeScript or JavaScript. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another realm has another Object.prototype, which is known by having no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object of a class' : `a ${typeof value}`;
}

function checkKeys(
  object: object,
  known: readonly string[],
  source: string,
  at: readonly PropertyKey[],
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const where = at.length === 0 ? '' : ` in ${pathText(at)}`;
    throw new PerfGateError(`${source}: unknown key ${JSON.stringify(key.slice(0, 80))}${where}`, {
      remedy: suggestion(key, known),
    });
  }
}

function checkSuiteKeys(suites: unknown, source: string): void {
  if (!Array.isArray(suites)) return;
  for (const [index, suite] of (suites as unknown[]).entries()) {
    if (!isPlainObject(suite)) {
      throw new PerfGateError(`${source}: suites[${String(index)}] is ${nameOf(suite)}: expected an object`);
    }
    const { kind } = suite;
    const kinds = Object.keys(suiteSchemas);
    if (typeof kind !== 'string' || !Object.hasOwn(suiteSchemas, kind)) {
      const found =
        typeof kind === 'string'
          ? `${JSON.stringify(kind.slice(0, 80))} is unknown`
          : 'is missing or no text';
      throw new PerfGateError(`${source}: suites[${String(index)}].kind ${found}`, {
        remedy: typeof kind === 'string' ? suggestion(kind, kinds) : `Use one of: ${kinds.join(', ')}.`,
      });
    }
    const { shape: known } = suiteSchemas[kind as keyof typeof suiteSchemas];
    checkKeys(suite, Object.keys(known), source, ['suites', index]);
    if (kind !== 'service') continue;
    for (const { at, object, keys } of partsOf(suite))
      checkKeys(object, keys, source, ['suites', index, ...at]);
  }
}

/**
 * Checks that `value` is a configuration.
 * @throws PerfGateError that names the source, the place and what was expected there.
 */
export function parseConfigInput(value: unknown, source: string): ConfigInput {
  if (!isPlainObject(value)) {
    throw new PerfGateError(`${source}: the configuration is ${nameOf(value)}: expected an object`, {
      remedy: 'Make it an object of options, or remove the file to use the defaults.',
    });
  }
  checkKeys(value, Object.keys(configSchema.shape), source, []);
  for (const name of fileOptionNames) {
    const raw = value[name];
    if (raw === undefined) continue;
    const read = readValue(optionOf(name).type, raw, 'file');
    if ('expected' in read) throw new PerfGateError(`${source}: ${name}: expected ${read.expected}`);
  }
  checkSuiteKeys(value.suites, source);
  readPolicyEntries(value, source);
  readBudgets(value, source);
  const result = checked(configSchema, value);
  if ('fault' in result) throw new PerfGateError(`${source}: ${result.fault}`);
  // The static type is made from the same table as the schema, which zod cannot see.
  return result.value as ConfigInput;
}
