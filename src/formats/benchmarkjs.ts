import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, LineReader, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { groupedNumberIn, lineFault, LineFeeder } from './lines.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };
const rate: Metric = { unit: 'Hz', better: 'higher', kind: 'noisy' };

const entry = z.object({
  name: z.unknown().optional(),
  hz: z.unknown().optional(),
  mean: z.unknown().optional(),
  error: z.unknown().optional(),
  aborted: z.unknown().optional(),
  stats: z.object({ sample: z.array(z.unknown()).nullish(), mean: z.unknown().optional() }).nullish(),
});

/** The benchmarks of a list, of a document with one, or of a suite, which is like an array. */
function entriesOf(document: unknown): unknown[] | null {
  if (Array.isArray(document)) return document as unknown[];
  if (typeof document !== 'object' || document === null) return null;
  const { results, benchmarks, length } = document as Readonly<Record<string, unknown>>;
  for (const list of [results, benchmarks]) if (Array.isArray(list)) return list as unknown[];
  if (typeof length === 'number' && Number.isInteger(length) && length >= 0 && length < 1e5) {
    return Array.from(document as ArrayLike<unknown>);
  }
  return 'hz' in document ? [document] : null;
}

function parseDocument(document: unknown): ParsedResults {
  const entries = fitting(z.array(entry), entriesOf(document));
  const results = new Results();
  for (const [index, { name, hz, mean, error, aborted, stats }] of entries.entries()) {
    const place = `[${String(index)}]`;
    const failure = error ?? (aborted === true ? 'it was aborted' : undefined);
    if (typeof name === 'string' && failure !== undefined) {
      const { message } = failure as { readonly message?: unknown };
      results.fail(name, 'threw', typeof message === 'string' ? message : 'it threw');
      continue;
    }
    const sample = stats?.sample ?? [];
    const period = stats?.mean ?? mean;
    if (sample.length > 0 || period !== undefined) {
      const values = sample.length > 0 ? sample : [period];
      results.add({ benchmark: name, metric: 'time', declared: time, values, place });
    } else results.add({ benchmark: name, metric: 'rate', declared: rate, values: [hz], place });
  }
  return results.end('`JSON.stringify(suite)`');
}

class BenchmarkJsReader implements LineReader {
  readonly #results = new Results();

  line(text: string, number: number): void {
    const runs = text.lastIndexOf(' ops/sec \u00b1');
    const times = text.lastIndexOf(' x ', runs);
    if (runs === -1 || times === -1) {
      const [, name, error] = /^([^:]+): ((?:[A-Z]\w*)?Error\b.*)$/u.exec(text) ?? [];
      if (name !== undefined) this.#results.fail(name.trim(), 'threw', error ?? '');
      return;
    }
    const value = groupedNumberIn(text.slice(times + 3, runs).trim());
    if (value === undefined) throw lineFault(number, text, '`NAME x 1,234 ops/sec ±1.2%` was expected');
    this.#results.add({
      benchmark: text.slice(0, times).trim(),
      metric: 'rate',
      declared: rate,
      values: [value],
      place: number,
    });
  }

  end(): ParsedResults {
    return this.#results.end('`console.log(String(event.target))` on each cycle of the suite');
  }
}

function isEntry(one: unknown): boolean {
  return typeof one === 'object' && one !== null && 'name' in one && 'hz' in one && !('latency' in one);
}

/** What a suite of benchmark.js prints by `String(benchmark)`, and its JSON. */
export const benchmarkJs: Format = {
  name: 'benchmarkjs',
  description: 'what benchmark.js prints, or its JSON',
  tool: 'benchmark.js',
  reads:
    'Lines `NAME x 1,234 ops/sec ±1.2% (90 runs sampled)`, or JSON of the suite or its benchmarks: every sample of `stats.sample`, else `mean`, else `hz`. Prefer JSON: text is rounded',
  units: 'rate (Hz) of text, time (s) of JSON',
  values: 'all that it keeps',
  evidence: 'data',
  example: 'node bench.js',
  recognises: (text, json) => {
    if (/ x [\d.,]+ ops\/sec \u00b1/u.test(text)) return true;
    const entries = entriesOf(json());
    return entries !== null && entries.length > 0 && entries.every(isEntry);
  },
  parse(text) {
    if (!text.includes(' ops/sec \u00b1') && /^[ \t]*[{[]/mu.test(text))
      return parseDocument(parseJsonOutput(text));
    const feeder = new LineFeeder(new BenchmarkJsReader());
    feeder.push(text);
    return feeder.end();
  },
};
