import type { Token, Tokens } from 'marked';
import { z } from 'zod';
import { parseQuantity, PerfGateError, readLimit } from '../model/index.ts';
import { readJson } from './json.ts';

export const mostRows = 5000;

const longestText = 1000;
const text = z.string().max(longestText);

/** One value of a table of KPIs, as it stands there. */
export const kpiRowSchema = z.strictObject({
  source: z.string().max(300).describe('File and line.'),
  text: text.describe('What stands there.'),
  section: text.describe('The nearest heading above; empty: none.'),
  name: text,
  column: text.nullable().describe('Of a table with several values in a row: which of them.'),
  benchmark: z.string().min(1).max(longestText).nullable().describe('Where the table names it.'),
  metric: z.string().min(1).max(longestText).nullable(),
  target: text.nullable(),
  targetSign: z.enum(['kept', 'broken']).describe('What the sign of the target says.'),
  critical: text.nullable(),
  runs: z.int().min(1).max(1000).nullable(),
  seconds: z.number().gt(0).nullable(),
  fault: text.nullable().describe('Why it cannot be read.'),
});
export type KpiRow = z.infer<typeof kpiRowSchema>;

type Given = Partial<KpiRow> & Pick<KpiRow, 'source' | 'name' | 'text'>;

function rowOf(given: Given): KpiRow {
  const row: KpiRow = {
    ...{ section: '', column: null, benchmark: null, metric: null, target: null, targetSign: 'kept' },
    ...{ critical: null, runs: null, seconds: null, fault: null },
    ...given,
  };
  const cut = (value: string): string => value.slice(0, longestText);
  const target = lasting(row.target);
  const critical = lasting(row.critical);
  return {
    ...row,
    source: row.source.slice(0, 300),
    text: cut(row.text),
    section: cut(row.section),
    name: cut(row.name),
    metric: row.metric ?? metricIn(row.name),
    target: target.text === null ? null : cut(target.text),
    critical: critical.text === null ? null : cut(critical.text),
    runs: row.runs ?? target.runs ?? critical.runs,
    seconds: row.seconds ?? target.seconds ?? critical.seconds,
  };
}

/** `> 500ms for 5 minutes`, `> 500ms for 3 runs`: the limit, and how long it has to be missed. */
function lasting(cell: string | null): { text: string | null; runs: number | null; seconds: number | null } {
  const match = cell === null ? null : /^(.*?)[\s,;]*\bfor\s+(\S.*?)\.?\s*$/iu.exec(cell);
  const span = match === null ? null : spanOf(match[2] ?? '');
  return { text: span === null ? cell : (match?.[1] ?? ''), ...(span ?? { runs: null, seconds: null }) };
}

/** `5 minutes`, `3 runs`, `3 runs in a row`; null: neither. */
function spanOf(written: string): { runs: number | null; seconds: number | null } | null {
  const runs = /^(\d{1,3})\s+runs?(?:\s+in\s+a\s+row)?$/iu.exec(written.trim());
  if (runs !== null) return Number(runs[1]) >= 1 ? { runs: Number(runs[1]), seconds: null } : null;
  const time = parseQuantity(written);
  return time?.unit === 's' && time.value > 0 ? { runs: null, seconds: time.value } : null;
}

const statistics: Readonly<Record<string, string>> = {
  max: 'max',
  maximum: 'max',
  min: 'min',
  minimum: 'min',
  mean: 'mean',
  average: 'mean',
  avg: 'mean',
  median: 'p50',
};

/** The metric that a heading of a column or a name says: p95, mean; null: none. */
function metricIn(name: string): string | null {
  const percentile = /(?:^|[\s(])p(\d{1,2}(?:\.\d{1,3})?)(?=$|[\s),:])/iu.exec(name)?.[1];
  if (percentile !== undefined) return `p${percentile}`;
  const [first = ''] = name.trim().toLowerCase().split(/\s+/u);
  return Object.hasOwn(statistics, first) ? (statistics[first] ?? null) : null;
}

const alertClause =
  /((?:<=|>=|[<>≤≥])\s*\d(?:[\d,.]*\d)?[^,;<>≤≥]*?)\s*\b(target|warning|warn|critical)\b/giu;

/** `p95 > 200ms warning, > 500ms critical for 5 minutes`; null: it is not of this form. */
function alertOf(
  line: string,
): Pick<KpiRow, 'name' | 'target' | 'targetSign' | 'critical' | 'runs' | 'seconds'> | null {
  let target: string | null = null;
  let targetSign: KpiRow['targetSign'] = 'broken';
  let critical: string | null = null;
  const clauses = [...line.matchAll(alertClause)];
  const [first] = clauses;
  if (first === undefined) return null;
  for (const [, limit = '', kind = ''] of clauses) {
    if (kind.toLowerCase() === 'critical') critical = limit;
    else {
      target = limit;
      targetSign = kind.toLowerCase() === 'target' ? 'kept' : 'broken';
    }
  }
  const { runs, seconds } = lasting(line);
  const name = line.slice(0, first.index).replace(/[\s:–—-]+$/u, '');
  return { name, target, targetSign, critical, runs, seconds };
}

// ---- Markdown

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&nbsp;': ' ',
  '&le;': '≤',
  '&ge;': '≥',
};

function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'br') return ' ';
      // A list or table below an item is no part of its words.
      if (['list', 'table', 'code'].includes(token.type)) return '';
      if ('tokens' in token && Array.isArray(token.tokens)) return plain(token.tokens);
      return 'text' in token && typeof token.text === 'string' ? token.text : '';
    })
    .join('')
    .replaceAll(/&(?:lt|gt|amp|nbsp|le|ge);/gu, (entity) => entities[entity] ?? entity)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

type Role = 'name' | 'benchmark' | 'metric' | 'target' | 'warning' | 'critical' | 'for' | 'words' | 'value';

const roles: readonly (readonly [RegExp, Role])[] = [
  [/^benchmark$/iu, 'benchmark'],
  [/^(?:target|goal|objective|slo|budget)(?: value)?$/iu, 'target'],
  [/^warn(?:ing)?(?: threshold| value| level)?$/iu, 'warning'],
  [/^(?:critical|fail|failure)(?: threshold| value| level)?$/iu, 'critical'],
  [/^(?:for|sustained|runs)$/iu, 'for'],
  [/^(?:description|notes?|comments?|remarks?)$/iu, 'words'],
];

function rolesOf(headings: readonly string[]): Role[] {
  const found = headings.map(
    (heading): Role => roles.find(([pattern]) => pattern.test(heading))?.[1] ?? 'value',
  );
  if (found.includes('benchmark')) {
    return found.map((role, index) => (/^metric$/iu.test(headings[index] ?? '') ? 'metric' : role));
  }
  return found.map((role, index) => (index === 0 ? 'name' : role));
}

/** Nothing is said there. */
function isEmpty(cell: string): boolean {
  return /^(?:[-–—]*|n\/?a)$/iu.test(cell);
}

/** `8` under `p50 (ms)` is `8 ms`. */
function withUnit(cell: string, unit: string | null): string {
  return unit !== null && parseQuantity(cell)?.unit === '' ? `${cell} ${unit}` : cell;
}

function tableRows(table: Tokens.Table, section: string, sourceAt: (line: number) => string): KpiRow[] {
  const headings = table.header.map(({ tokens }) => plain(tokens));
  const role = rolesOf(headings);
  const thresholds = role.some((one) => ['target', 'warning', 'critical'].includes(one));
  return table.rows.flatMap((cells, index): KpiRow[] => {
    const texts = cells.map(({ tokens }) => plain(tokens));
    const cell = (wanted: Role): string | null => {
      const found = texts[role.indexOf(wanted)];
      return found === undefined || isEmpty(found) ? null : found;
    };
    // The heading and its rule stand above.
    const source = sourceAt(index + 2);
    const name = cell('name') ?? cell('benchmark') ?? '';
    const span = cell('for') === null ? null : spanOf((cell('for') ?? '').replace(/^(\d+)$/u, '$1 runs'));
    const common = {
      source,
      section,
      name,
      benchmark: cell('benchmark'),
      metric: cell('metric'),
      ...(span ?? {}),
    };
    const written = texts.filter((one) => one !== '').join(' | ');
    if (thresholds) {
      const [target, warning, critical] = [cell('target'), cell('warning'), cell('critical')];
      const fault =
        target !== null && warning !== null
          ? 'it has both a target and a warning'
          : target === null && warning === null && critical === null
            ? 'it has no value'
            : cell('for') !== null && span === null
              ? `${JSON.stringify(cell('for'))} is neither a time nor a number of runs`
              : null;
      const sign = warning === null ? 'kept' : 'broken';
      const row = rowOf({
        ...common,
        text: written,
        target: target ?? warning,
        targetSign: sign,
        critical,
        fault,
      });
      return [row];
    }
    const values = texts.flatMap((one, column): KpiRow[] => {
      if (role[column] !== 'value' || isEmpty(one)) return [];
      const alert = alertOf(one);
      if (alert !== null) {
        return [
          rowOf({ ...common, ...alert, name, text: written, metric: common.metric ?? metricIn(alert.name) }),
        ];
      }
      const [, label = '', unit = null] = /^(.*?)\s*(?:\(([^)]+)\))?$/u.exec(headings[column] ?? '') ?? [];
      const target = withUnit(one, unit);
      const metric = common.metric ?? metricIn(label);
      const several = role.filter((other) => other === 'value').length > 1;
      const fault =
        readLimit(target) === null ? `${JSON.stringify(one.slice(0, 80))} is no number with a unit` : null;
      const words = `${name} | ${headings[column] ?? ''}: ${one}`;
      return [rowOf({ ...common, text: words, column: several ? label : null, metric, target, fault })];
    });
    return values.length > 0 ? values : [rowOf({ ...common, text: written, fault: 'it has no value' })];
  });
}

/** A line of its own that gives a value: `p95 response time: 65ms`, `0% error rate`, or an alert; null: prose. */
function lineRow(line: string, section: string, source: string): KpiRow | null {
  const alert = alertOf(line);
  if (alert !== null) return rowOf({ source, section, text: line, ...alert });
  const labelled = /^([^:]{1,200}):\s*((?:<=|>=|[<>≤≥])?\s*\d.*)$/u.exec(line);
  if (labelled !== null) {
    const [, name = '', target = ''] = labelled;
    const fault =
      readLimit(lasting(target).text ?? '') === null
        ? `${JSON.stringify(target.slice(0, 80))} is no number with a unit`
        : null;
    return rowOf({ source, section, text: line, name: name.trim(), target, fault });
  }
  const leading = /^((?:<=|>=|[<>≤≥])?\s*[\d.,]+\s*(?:%|[a-zA-Zµ]{1,3}\b))\s+([\p{L}].*)$/u.exec(line);
  if (leading === null || readLimit(leading[1] ?? '') === null) return null;
  return rowOf({ source, section, text: line, name: leading[2] ?? '', target: leading[1] ?? '' });
}

async function markdownRows(content: string, file: string): Promise<KpiRow[]> {
  const { lexer } = await import('marked');
  const rows: KpiRow[] = [];
  let section = '';
  const walk = (tokens: readonly Token[], from: number): void => {
    let line = from;
    for (const token of tokens) {
      const start = line;
      const sourceAt = (below: number): string => `${file}, line ${String(start + below)}`;
      if (token.type === 'heading') section = plain(token.tokens ?? []);
      else if (token.type === 'table') rows.push(...tableRows(token as Tokens.Table, section, sourceAt));
      else if (token.type === 'list') {
        let itemLine = start;
        for (const item of (token as Tokens.List).items) {
          const found = lineRow(plain(item.tokens), section, `${file}, line ${String(itemLine)}`);
          if (found !== null) rows.push(found);
          const nested = item.tokens.findIndex(({ type }) => type === 'list' || type === 'table');
          if (nested !== -1) {
            const before = item.tokens
              .slice(0, nested)
              .map(({ raw }) => raw)
              .join('');
            walk(item.tokens.slice(nested), itemLine + breaks(before) + (before.endsWith('\n') ? 0 : 1));
          }
          itemLine += breaks(item.raw);
        }
      } else if (token.type === 'paragraph') {
        const found = lineRow(plain(token.tokens ?? []), section, sourceAt(0));
        if (found !== null) rows.push(found);
      }
      line += breaks(token.raw);
    }
  };
  walk(lexer(content), 1);
  return rows;
}

function breaks(raw: string): number {
  return raw.split('\n').length - 1;
}

// ---- JSON

const nameKeys = ['name', 'kpi', 'title', 'endpoint', 'query'];
const valueKeys = ['target', 'warning', 'critical'];
const rowKeys = [...nameKeys, ...valueKeys, 'benchmark', 'metric', 'unit', 'for', 'runs'];
const wordKeys = ['description', 'note', 'notes', 'comment'];
const deepest = 20;

function jsonRows(value: unknown, file: string): KpiRow[] {
  const rows: KpiRow[] = [];
  const walk = (node: unknown, at: string, section: string, key: string, depth: number): void => {
    const source = `${file}, ${at === '' ? 'the document' : at}`;
    if (depth > deepest) {
      throw new PerfGateError(`${source} is nested too deeply`, { remedy: 'Give a table of KPIs.' });
    }
    if (Array.isArray(node)) {
      for (const [index, one] of (node as unknown[]).entries())
        walk(one, `${at}[${String(index)}]`, section, key, depth + 1);
    } else if (typeof node === 'object' && node !== null) {
      const object = node as Readonly<Record<string, unknown>>;
      if (valueKeys.some((one) => Object.hasOwn(object, one)))
        rows.push(objectRow(object, source, section, key));
      else {
        for (const [name, one] of Object.entries(object))
          walk(one, at === '' ? name : `${at}.${name}`, key === '' ? section : key, name, depth + 1);
      }
    } else if (typeof node === 'string') {
      const found = alertOf(node);
      if (found !== null)
        rows.push(
          rowOf({
            source,
            section,
            text: `${key}: ${node}`,
            ...found,
            name: key,
            metric: metricIn(found.name),
          }),
        );
      else if (readLimit(lasting(node).text ?? '') !== null)
        rows.push(rowOf({ source, section, text: `${key}: ${node}`, name: key, target: node }));
    } else if (typeof node === 'number') {
      rows.push(rowOf({ source, section, text: `${key}: ${String(node)}`, name: key, target: String(node) }));
    }
  };
  walk(value, '', '', '', 0);
  return rows;
}

function objectRow(
  object: Readonly<Record<string, unknown>>,
  source: string,
  section: string,
  key: string,
): KpiRow {
  const faults: string[] = [];
  const word = (name: string): string | null => {
    const value = object[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    faults.push(`${name} is neither a text nor a number`);
    return null;
  };
  const unit = word('unit');
  const limit = (name: string): string | null => {
    const value = word(name);
    return value === null ? null : withUnit(value, unit);
  };
  for (const name of Object.keys(object)) {
    if (!rowKeys.includes(name) && !wordKeys.includes(name))
      faults.push(`the key ${JSON.stringify(name.slice(0, 80))} is unknown`);
  }
  const [target, warning, critical] = [limit('target'), limit('warning'), limit('critical')];
  if (target !== null && warning !== null) faults.push('it has both a target and a warning');
  const lastsFor = word('for');
  const runs = word('runs');
  const span = lastsFor === null ? null : spanOf(lastsFor);
  if (lastsFor !== null && span === null)
    faults.push(`${JSON.stringify(lastsFor.slice(0, 80))} is neither a time nor a number of runs`);
  const count = runs === null ? null : Number(runs);
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= 1000))
    faults.push('runs is no number of runs');
  const benchmark = word('benchmark');
  const metric = word('metric');
  const name = nameKeys.map(word).find((one) => one !== null) ?? benchmark ?? metric ?? key;
  const isNamed = name !== metric || benchmark !== null;
  return rowOf({
    source,
    section: section === '' && name !== key ? key : section,
    name,
    text: JSON.stringify(object),
    benchmark,
    // A table of KPIs calls their names metrics where it has no benchmarks.
    metric: isNamed ? metric : null,
    target: target ?? warning,
    targetSign: warning === null ? 'kept' : 'broken',
    critical,
    runs: span?.runs ?? (faults.length === 0 ? count : null),
    seconds: span?.seconds ?? null,
    fault: faults[0] ?? null,
  });
}

/**
 * The rows of a table of KPIs in Markdown or JSON. What looks like a row and cannot be read is a row with a fault.
 * @param file its name, for messages; the ending tells the language.
 * @throws PerfGateError when it is no such file, or when it has no row.
 */
export async function readKpis(content: string, file: string): Promise<KpiRow[]> {
  const ending = /\.([^./\\]+)$/u.exec(file)?.[1]?.toLowerCase() ?? '';
  if (!['md', 'markdown', 'json'].includes(ending)) {
    throw new PerfGateError(`${file} is no table of KPIs that can be read: it must be Markdown or JSON`, {
      remedy: 'Name a file that ends with .md, .markdown or .json.',
    });
  }
  const rows =
    ending === 'json' ? jsonRows(readJson(content, file), file) : await markdownRows(content, file);
  if (rows.length === 0 || rows.length > mostRows) {
    const count =
      rows.length === 0 ? 'has no row of a table of KPIs' : `has more than ${String(mostRows)} rows`;
    throw new PerfGateError(`${file} ${count}`, {
      remedy:
        'Give a table whose first column names what is measured, with columns such as Target and Critical.',
    });
  }
  return rows;
}
