import { z } from 'zod';
import { messageOf, type Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { numberIn } from './lines.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

const statistics = z.object({
  samples: z.array(z.unknown()).nullish(),
  p50: z.unknown().optional(),
  mean: z.unknown().optional(),
});
// Milliseconds. Before version 3 the statistics stood in the result itself, and there was no median.
const result = z.object({
  latency: statistics.nullish(),
  samples: z.array(z.unknown()).nullish(),
  mean: z.unknown().optional(),
  error: z.unknown().optional(),
});
const task = z.object({ name: z.unknown().optional(), result: result.nullish() });
/** A row of `bench.table()`; nanoseconds. */
const row = z.object({
  'Task name': z.unknown().optional(),
  'Latency med (ns)': z.unknown().optional(),
  'Latency median (ns)': z.unknown().optional(),
  'Latency avg (ns)': z.unknown().optional(),
  'Latency average (ns)': z.unknown().optional(),
  'Average Time (ns)': z.unknown().optional(),
  Error: z.unknown().optional(),
});

function entriesOf(document: unknown): unknown[] | null {
  if (Array.isArray(document)) return document as unknown[];
  if (typeof document !== 'object' || document === null) return null;
  const { results, tasks } = document as { readonly results?: unknown; readonly tasks?: unknown };
  const list = Array.isArray(tasks) ? tasks : results;
  return Array.isArray(list) ? (list as unknown[]) : null;
}

function hasKey(entry: unknown, key: string): boolean {
  return typeof entry === 'object' && entry !== null && key in entry;
}

function isRow(entry: unknown): boolean {
  return hasKey(entry, 'Task name');
}

function messageIn(error: unknown): string {
  if (typeof error === 'string') return error;
  if (hasKey(error, 'message')) return String((error as { message: unknown }).message);
  return messageOf(error);
}

/** `2152302783 ± 3600.1`; tables of some versions have thousands in groups. */
function firstNumber(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  const [written = ''] = cell.split(/[ \u00b1]/u);
  return numberIn(written) ?? cell;
}

function addRow(entry: unknown, place: string, results: Results): void {
  const found = fitting(row, entry);
  const benchmark = found['Task name'];
  if (typeof benchmark === 'string' && found.Error !== undefined) {
    results.fail(benchmark, 'threw', messageIn(found.Error));
    return;
  }
  const cell =
    found['Latency med (ns)'] ??
    found['Latency median (ns)'] ??
    found['Latency avg (ns)'] ??
    found['Latency average (ns)'] ??
    found['Average Time (ns)'];
  const values = [firstNumber(cell)];
  results.add({ benchmark, metric: 'time', declared: time, values, factor: 1e-9, place });
}

function addTask(entry: unknown, place: string, results: Results): void {
  const { name, result: own } = fitting(task, entry);
  // JSON of tasks, or of results that were given their names.
  const found = own ?? fitting(result, entry);
  if (typeof name === 'string' && found.error !== undefined && found.error !== null) {
    results.fail(name, 'threw', messageIn(found.error));
    return;
  }
  const { latency } = found;
  const samples = latency?.samples ?? found.samples ?? [];
  const values = samples.length > 0 ? samples : [latency?.p50 ?? latency?.mean ?? found.mean];
  results.add({ benchmark: name, metric: 'time', declared: time, values, factor: 1e-3, place });
}

function parse(text: string): ParsedResults {
  const document = parseJsonOutput(text);
  const entries = entriesOf(document);
  if (entries === null) fitting(z.array(row), document);
  const results = new Results();
  for (const [index, entry] of (entries ?? []).entries()) {
    const place = `[${String(index)}]`;
    if (isRow(entry)) addRow(entry, place, results);
    else addTask(entry, place, results);
  }
  return results.end('`console.log(JSON.stringify(bench.table()))`');
}

/** Results of tinybench as JSON. Files of tinybench need no format: a tinybench suite measures them better. */
export const tinybench: Format = {
  name: 'tinybench',
  description: "JSON of tinybench's table() or results",
  tool: 'tinybench',
  reads:
    'Rows of `bench.table()` (the median), or tasks or results with their names (every sample where they are kept, else the median). A tinybench *suite* needs no format and is measured better',
  units: 'time (s)',
  values: 'all that it keeps',
  evidence: 'data',
  example: 'node bench.js',
  recognises: (_, json) => {
    const entries = entriesOf(json());
    if (entries === null || entries.length === 0) return false;
    return entries.every((entry) => {
      if (isRow(entry)) return true;
      if (!hasKey(entry, 'name')) return false;
      const own = (entry as { result?: unknown }).result ?? entry;
      return hasKey(own, 'latency') && hasKey(own, 'throughput');
    });
  },
  parse,
};
