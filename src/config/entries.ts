import { PerfGateError, policySchema, pathText, type Policy } from '../model/index.ts';
import { suggestion } from './nearest.ts';
import { options } from './options.ts';
import { readValue, type InputOf, type ValueOf, type ValueType } from './option-value.ts';

/** A key of an entry of `policies`, `accept` or `budgets`; the values are written as those of options. */
interface Key {
  readonly type: ValueType;
  /** An entry without it is refused. */
  readonly needed?: true;
  readonly doc: string;
}

const glob = { kind: 'text', placeholder: 'GLOB' } as const;
const text = { kind: 'text', placeholder: 'TEXT' } as const;

/** What an entry of `policies` may say; of two entries that concern one comparison the later wins, key by key. */
export const policyKeys = {
  benchmark: {
    type: glob,
    doc: 'The benchmarks that it is about, by their whole names, as --only reads it. Default: all.',
  },
  metric: { type: glob, doc: 'The metrics that it is about. Default: all.' },
  'minimum-effect': { type: options['minimum-effect'].type, doc: 'Their minimum effect.' },
  better: {
    type: { kind: 'choice', choices: ['lower', 'higher'] },
    doc: 'Which direction is an improvement, whatever the metric says of itself.',
  },
  gate: {
    type: { kind: 'switch' },
    doc: 'true: they can fail the build; false: they are reported only; whatever `metrics` says.',
  },
  'alpha-share': {
    type: { kind: 'integer', low: 1, high: 1000 },
    doc: 'Weight in sharing alpha; every other comparison has 1.',
  },
  missing: { type: options.missing.type, doc: options.missing.doc },
  failed: { type: options.failed.type, doc: options.failed.doc },
  added: { type: options.added.type, doc: options.added.doc },
  inconclusive: { type: options.inconclusive.type, doc: options.inconclusive.doc },
  ignore: {
    type: { kind: 'switch' },
    doc: 'true: they are listed with the reason and never judged; benchmarks of which every metric is ignored are not measured either.',
  },
  reason: { type: text, doc: 'Why; what is ignored needs one.' },
} as const satisfies Record<string, Key>;

/** What an entry of `accept` may say. */
export const acceptKeys = {
  benchmark: {
    type: glob,
    needed: true,
    doc: 'The benchmarks that get worse, by their whole names, as --only reads it.',
  },
  metric: { type: glob, doc: 'The metrics that get worse. Default: time.' },
  commit: {
    type: {
      kind: 'text',
      placeholder: 'COMMIT',
      pattern: /^[0-9a-f]{7,64}$/u,
      rule: 'a commit id of 7 or more hex digits',
    },
    doc: 'The commit that makes them worse: accepted of heads that contain it, until base contains it too. Without it, of any head.',
  },
  'up-to': {
    type: options['up-to'].type,
    needed: true,
    doc: 'Largest estimated change for the worse that is accepted.',
  },
  reason: { type: text, needed: true, doc: 'Why; shown in every report until it is over.' },
  author: { type: text, doc: 'Who accepts it.' },
  expires: {
    type: options.expires.type,
    doc: options.expires.doc,
  },
} as const satisfies Record<string, Key>;

/** What an entry of `budgets` may say. */
export const budgetKeys = {
  benchmark: {
    type: glob,
    needed: true,
    doc: 'The benchmarks that it is about, by their whole names, as --only reads it.',
  },
  metric: { type: glob, doc: 'The metrics that it is about. Default: time.' },
  target: {
    type: { kind: 'limit', sign: 'kept' },
    doc: 'Missing it warns. A sign says where the value should be (`< 50ms`); without one it is on the side that the metric calls better.',
  },
  critical: {
    type: { kind: 'limit', sign: 'broken' },
    doc: 'Missing it fails. A sign says what is too much or too little (`> 200ms`), as in tables of thresholds.',
  },
  'relative-to': {
    type: { kind: 'text', placeholder: 'NAME' },
    doc: 'Name of another benchmark of the same run: the limits (`1.2x`, `120%`) are for the quotient of the two.',
  },
  runs: {
    type: { kind: 'integer', low: 1, high: 1000 },
    doc: 'Runs in a row that have to miss a limit before it counts, the stored ones of this machine class before this one. Default: 1.',
  },
  for: {
    type: { kind: 'duration' },
    doc: 'Time that the runs in a row which miss a limit have to span before it counts.',
  },
  reason: { type: text, doc: 'Why; shown in reports.' },
} as const satisfies Record<string, Key>;

type Keys = Readonly<Record<string, Key>>;
type NeededOf<K extends Keys> = { [N in keyof K]: K[N] extends { needed: true } ? N : never }[keyof K];
type EntryInput<K extends Keys> = { readonly [N in NeededOf<K>]: InputOf<K[N]['type']> } & {
  readonly [N in keyof K]?: InputOf<K[N]['type']> | undefined;
};
/** An entry as its values were read, in base units. */
type Entry<K extends Keys> = { readonly [N in NeededOf<K>]: ValueOf<K[N]['type']> } & {
  readonly [N in keyof K]?: ValueOf<K[N]['type']>;
};

export type PolicyEntryInput = EntryInput<typeof policyKeys>;
export type AcceptEntryInput = EntryInput<typeof acceptKeys>;
export type BudgetEntryInput = EntryInput<typeof budgetKeys>;

/** Most entries of one list. */
export const mostEntries = 1000;

/** The entries of one list of the configuration, each an object; undefined: there is no list. */
export function entriesOf(
  raw: unknown,
  list: string,
  source: string,
): { readonly given: Readonly<Record<string, unknown>>; readonly at: string }[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw) || raw.length > mostEntries) {
    throw new PerfGateError(
      `${source}: ${list}: expected a list of at most ${String(mostEntries)} entries, each an object`,
    );
  }
  return (raw as unknown[]).map((entry, index) => {
    const at = `${source}: ${list}[${String(index)}]`;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      throw new PerfGateError(`${at}: expected an object`);
    }
    return { given: entry as Readonly<Record<string, unknown>>, at };
  });
}

/**
 * Reads one entry.
 * @param at source and place, for messages.
 */
export function readEntry<K extends Keys>(
  given: Readonly<Record<string, unknown>>,
  keys: K,
  at: string,
): Entry<K> {
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(keys, key)) continue;
    throw new PerfGateError(`${at}: unknown key ${JSON.stringify(key.slice(0, 80))}`, {
      remedy: suggestion(key, Object.keys(keys)),
    });
  }
  const values: Record<string, unknown> = {};
  for (const [key, { type, needed }] of Object.entries(keys)) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    if (value === undefined) {
      if (needed === true) {
        throw new PerfGateError(`${at}: ${key} is missing`, {
          remedy: `Give ${Object.keys(keys)
            .filter((name) => keys[name]?.needed)
            .join(', ')}.`,
        });
      }
      continue;
    }
    const read = readValue(type, value, 'file');
    if ('expected' in read) throw new PerfGateError(`${at}.${key}: expected ${read.expected}`);
    values[key] = read.value;
  }
  // Each value was read by the type of its key, which is what Entry says.
  return values as Entry<K>;
}

function readEntries<K extends Keys>(raw: unknown, list: string, keys: K, source: string): Entry<K>[] {
  return entriesOf(raw, list, source).map(({ given, at }) => readEntry(given, keys, at));
}

/**
 * The rules and acceptances of a configuration, in the words of the model.
 * @param source name of the configuration, for messages.
 * @throws PerfGateError that names entry and key.
 */
export function readPolicyEntries(
  input: { readonly policies?: unknown; readonly accept?: unknown },
  source: string,
): Pick<Policy, 'rules' | 'accept'> {
  const rules = readEntries(input.policies, 'policies', policyKeys, source).map((entry) => {
    const { 'minimum-effect': minimumEffect, 'alpha-share': alphaShare, ...rest } = entry;
    return {
      ...rest,
      ...(minimumEffect === undefined ? {} : { minimumEffect }),
      ...(alphaShare === undefined ? {} : { alphaShare }),
    };
  });
  const accept = readEntries(input.accept, 'accept', acceptKeys, source).map(
    ({ 'up-to': upTo, ...rest }) => ({ ...rest, upTo }),
  );
  const result = policySchema.safeParse({ rules, accept });
  if (result.success) return { rules: result.data.rules, accept: result.data.accept };
  const issue = result.error.issues[0];
  const [list, ...path] = issue?.path ?? [];
  throw new PerfGateError(
    `${source}: ${pathText([list === 'rules' ? 'policies' : 'accept', ...path])}: ${issue?.message ?? 'invalid'}`,
  );
}
