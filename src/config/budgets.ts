import { z } from 'zod';
import {
  budgetSchema,
  nameMatcher,
  parseLimit,
  PerfGateError,
  type Budget,
  type Limit,
  type Policy,
  type Unmapped,
} from '../model/index.ts';
import { budgetKeys, entriesOf, readEntry } from './entries.ts';
import { kpiRowSchema, mostRows, type KpiRow } from './kpi.ts';
import { suggestion } from './nearest.ts';

/** What a row of a table is mapped to: a benchmark, or an entry without limits. */
const mapped = z.union([
  z.string().min(1).max(1000),
  z.strictObject({
    benchmark: z.string().min(1).max(1000),
    metric: z.string().min(1).max(1000).optional(),
    'relative-to': z.string().min(1).max(1000).optional(),
    runs: z.int().min(1).optional(),
    for: z.union([z.number().gt(0), z.string()]).optional(),
    reason: z.string().min(1).max(1000).optional(),
  }),
]);

/** An entry of `budgets` that takes them from a table. */
export const importShape = z.strictObject({
  from: z
    .string()
    .min(1)
    .max(1000)
    .describe('Markdown or JSON file with a table of values, in the folder of the configuration or below.'),
  map: z
    .record(z.string(), mapped)
    .optional()
    .describe(
      'Benchmarks of the rows, by a glob for the name of the row, or its heading and name ("Heading > Name"); with " > Column" where a row has several values.',
    ),
  rows: z
    .array(kpiRowSchema)
    .max(mostRows)
    .optional()
    .describe('What the file has; filled in when the configuration is read.'),
});
export type BudgetImportInput = z.input<typeof importShape>;

const mapKeys = {
  benchmark: budgetKeys.benchmark,
  metric: budgetKeys.metric,
  'relative-to': budgetKeys['relative-to'],
  runs: budgetKeys.runs,
  for: budgetKeys.for,
  reason: budgetKeys.reason,
} as const;
const importKeys = ['from', 'map', 'rows'];

/**
 * The budgets of a configuration, in the words of the model, and the rows of its tables that none was made of.
 * @param source name of the configuration, for messages.
 * @throws PerfGateError that names entry and key.
 */
export function readBudgets(
  input: { readonly budgets?: unknown },
  source: string,
): Pick<Policy, 'budgets' | 'unmapped'> {
  const budgets: Budget[] = [];
  const unmapped: Unmapped[] = [];
  for (const { given, at } of entriesOf(input.budgets, 'budgets', source)) {
    if (Object.hasOwn(given, 'from')) {
      const imported = readImport(given, at);
      budgets.push(...imported.budgets);
      unmapped.push(...imported.unmapped);
      continue;
    }
    const { 'relative-to': relativeTo, for: seconds, ...rest } = readEntry(given, budgetKeys, at);
    budgets.push(checkedBudget({ ...rest, relativeTo, seconds }, at));
  }
  return { budgets, unmapped };
}

type Draft = Partial<Record<keyof Budget, unknown>>;

function checkBudget(draft: Draft): { budget: Budget } | { fault: string } {
  const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
  const result = budgetSchema.safeParse(given);
  if (result.success) return { budget: result.data };
  const issue = result.error.issues[0];
  const key = issue?.path[0];
  return { fault: `${key === undefined ? 'it' : String(key)} ${issue?.message ?? 'is not valid'}` };
}

function checkedBudget(draft: Draft, at: string): Budget {
  const result = checkBudget(draft);
  if ('budget' in result) return result.budget;
  throw new PerfGateError(`${at}: ${result.fault}`, {
    remedy: 'Give a target, a critical value, or both; the target is the stricter one.',
  });
}

function readImport(
  given: Readonly<Record<string, unknown>>,
  at: string,
): { budgets: Budget[]; unmapped: Unmapped[] } {
  const unknown = Object.keys(given).find((key) => !importKeys.includes(key));
  if (unknown !== undefined) {
    throw new PerfGateError(`${at}: unknown key ${JSON.stringify(unknown.slice(0, 80))}`, {
      remedy: suggestion(unknown, ['from', 'map']),
    });
  }
  const { from, map = {} } = given;
  if (typeof from !== 'string' || from === '')
    throw new PerfGateError(`${at}.from: expected the path of a file`);
  if (typeof map !== 'object' || map === null || Array.isArray(map)) {
    throw new PerfGateError(`${at}.map: expected an object of rows and benchmarks`);
  }
  const mappings = Object.entries(map).map(([key, value]) => readMapping(key, value, at));
  // Before the file was read there is nothing to map.
  if (given.rows === undefined) return { budgets: [], unmapped: [] };
  const rows = z.array(kpiRowSchema).max(mostRows).safeParse(given.rows);
  if (!rows.success) throw new PerfGateError(`${at}.rows is not what reading ${from} gives`);
  return mapRows(rows.data, mappings);
}

interface Mapping {
  readonly at: string;
  readonly key: string;
  readonly matches: (name: string) => boolean;
  readonly entry: ReturnType<typeof readMapEntry>;
}

function readMapping(key: string, value: unknown, entryAt: string): Mapping {
  const at = `${entryAt}.map[${JSON.stringify(key.slice(0, 80))}]`;
  const entry = typeof value === 'string' ? { benchmark: value } : value;
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw new PerfGateError(
      `${at}: expected the name of a benchmark, or an object with benchmark and metric`,
    );
  }
  return { at, key, matches: nameMatcher(key), entry: readMapEntry({ ...entry }, at) };
}

function readMapEntry(
  given: Readonly<Record<string, unknown>>,
  at: string,
): Draft & { readonly benchmark: string; readonly metric?: string } {
  const { 'relative-to': relativeTo, for: seconds, ...rest } = readEntry(given, mapKeys, at);
  return { ...rest, relativeTo, seconds };
}

/** By what a row can be named: by itself, behind its heading, and each with the column of the value. */
function addressesOf({ section, name, column }: KpiRow): string[] {
  const names = section === '' ? [name] : [name, `${section} > ${name}`];
  return column === null ? names : [...names, ...names.map((one) => `${one} > ${column}`)];
}

function mapRows(
  rows: readonly KpiRow[],
  mappings: readonly Mapping[],
): { budgets: Budget[]; unmapped: Unmapped[] } {
  const budgets: Budget[] = [];
  const unmapped: Unmapped[] = [];
  const used = new Map<Mapping, KpiRow>();
  for (const row of rows) {
    const names = addressesOf(row);
    const mapping = mappings.findLast(({ matches }) => names.some(matches));
    const leave = (reason: string): void => {
      unmapped.push({ source: row.source, row: row.text, reason });
    };
    if (mapping === undefined && row.benchmark === null) {
      leave(row.fault ?? 'no entry of "map" names it');
      continue;
    }
    if (mapping !== undefined) {
      const other = used.get(mapping);
      // One metric for two columns of a row would be two limits for one value.
      if (mapping.entry.metric !== undefined && other?.source === row.source && other.name === row.name) {
        throw new PerfGateError(
          `${mapping.at}: the row has several values, and they cannot all be of one metric`,
          {
            remedy: `Name the column too, as in ${JSON.stringify(names.at(-1))}.`,
          },
        );
      }
      used.set(mapping, row);
    }
    const read = readLimits(row);
    if ('fault' in read) {
      leave(read.fault);
      continue;
    }
    const inSeconds = [read.target, read.critical].every((limit) => limit === null || limit.unit === 's');
    const metric = mapping?.entry.metric ?? row.metric ?? (inSeconds ? 'time' : null);
    if (metric === null) {
      if (mapping === undefined) {
        leave('which metric is meant cannot be told; give the table a column Metric');
        continue;
      }
      throw new PerfGateError(
        `${mapping.at}: which metric ${JSON.stringify(row.text.slice(0, 200))} is about cannot be told`,
        {
          remedy: 'Write { "benchmark": …, "metric": … } there.',
        },
      );
    }
    const sustained = { runs: row.runs ?? undefined, seconds: row.seconds ?? undefined };
    const own = mapping === undefined ? { benchmark: row.benchmark ?? '' } : defined(mapping.entry);
    const result = checkBudget({ ...sustained, ...own, ...read, metric, source: row.source });
    if ('fault' in result) leave(result.fault);
    else budgets.push(result.budget);
  }
  const idle = mappings.find((mapping) => !used.has(mapping));
  if (idle !== undefined) {
    const names = [...new Set(rows.map(({ name }) => name))];
    throw new PerfGateError(`${idle.at} names no row`, { remedy: suggestion(idle.key, names.slice(0, 100)) });
  }
  return { budgets, unmapped };
}

function defined(entry: Draft): Draft {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function readLimits(row: KpiRow): { target: Limit | null; critical: Limit | null } | { fault: string } {
  if (row.fault !== null) return { fault: row.fault };
  const target = row.target === null ? null : parseLimit(row.target, row.targetSign);
  const critical = row.critical === null ? null : parseLimit(row.critical, 'broken');
  const unread = row.target !== null && target === null ? row.target : row.critical;
  if ((row.target !== null && target === null) || (row.critical !== null && critical === null)) {
    return { fault: `${JSON.stringify(unread?.slice(0, 80))} is no number with a unit` };
  }
  return { target, critical };
}
