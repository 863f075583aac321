import { z } from 'zod';
import { baseUnit, ownMetrics, PerfGateError, type Metric } from '../model/index.ts';
import { parseCsv } from './csv.ts';
import { shown, type Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { linesOf, printedNumber, times } from './printed.ts';
import { loadMetrics } from './load-metrics.ts';
import { Results } from './results.ts';

const remedy = 'Run the benchmarks with --benchmark_format=json.';
const bytesPerSecond: Metric = { unit: 'B/s', better: 'higher', kind: 'noisy' };

interface Entry {
  readonly name: string;
  readonly place: string;
  readonly unit: string;
  readonly real: unknown;
  readonly cpu: unknown;
  readonly items: unknown;
  readonly bytes: unknown;
  /** null: it worked. */
  readonly error: string | null;
}

/** All repetitions of a benchmark have its name: they are its sample. */
function addEntries(results: Results, entries: readonly Entry[]): void {
  const benchmarks = new Map<string, Entry[]>();
  for (const entry of entries) {
    const repetitions = benchmarks.get(entry.name);
    if (repetitions === undefined) benchmarks.set(entry.name, [entry]);
    else repetitions.push(entry);
  }
  for (const [name, repetitions] of benchmarks) {
    for (const { error, place } of repetitions)
      if (error !== null) results.fail(name, 'threw', `${place}: ${error}`);
    const [first] = repetitions;
    const { factor, unit } = baseUnit(first?.unit ?? '');
    const place = first?.place ?? '';
    if (unit !== 's') {
      results.fail(name, 'bad-value', `${place}: its unit ${shown(unit)} is no time`);
      continue;
    }
    const values = (pick: (entry: Entry) => unknown, scale: number): unknown[] =>
      repetitions
        .map(pick)
        .filter((value) => value !== undefined)
        .map((value) => times(value, scale));
    results.add({
      benchmark: name,
      metric: 'time',
      declared: ownMetrics.time,
      values: values((entry) => entry.real, factor),
      place,
    });
    const cpu = values((entry) => entry.cpu, factor);
    // A call that waits uses less CPU time than its clock can tell.
    if (cpu.length > 0 && cpu.every((value) => value !== 0))
      results.add({ benchmark: name, metric: 'cpu', declared: ownMetrics.cpu, values: cpu, place });
    const items = values((entry) => entry.items, 1);
    if (items.length > 0)
      results.add({ benchmark: name, metric: 'rate', declared: loadMetrics.rate, values: items, place });
    const bytes = values((entry) => entry.bytes, 1);
    if (bytes.length > 0)
      results.add({
        benchmark: name,
        metric: 'bytes_per_second',
        declared: bytesPerSecond,
        values: bytes,
        place,
      });
  }
}

const documentShape = z.looseObject({
  benchmarks: z.array(
    z.looseObject({
      name: z.string(),
      run_name: z.string().optional(),
      run_type: z.string().optional(),
      aggregate_name: z.string().optional(),
      time_unit: z.string().optional(),
      error_occurred: z.boolean().optional(),
      error_message: z.string().optional(),
      skipped: z.boolean().optional(),
    }),
  ),
});
type Reported = z.infer<typeof documentShape>['benchmarks'][number];

const suffix = /_(?:mean|median|stddev|cv|BigO|RMS)$/u;

/** Versions before 1.5 tell aggregates by their names only. */
function isAggregate(entry: Reported, names: ReadonlySet<string>): boolean {
  if (entry.run_type !== undefined) return entry.run_type === 'aggregate';
  return suffix.test(entry.name) && names.has(entry.name.replace(suffix, ''));
}

/** What Google Benchmark writes with `--benchmark_format=json`. */
export const googleBenchmark: Format = {
  name: 'google-benchmark',
  description: 'Google Benchmark, JSON (--benchmark_format=json)',
  tool: 'Google Benchmark',
  reads:
    'every repetition, by name; the median where only aggregates are reported. Of counters those that the library knows are read. A benchmark that was skipped was not measured',
  units: 'time (s, real time), cpu (s), rate (Hz, items per second), bytes_per_second (B/s)',
  values: 'all',
  evidence: 'data',
  example: './bench --benchmark_format=json --benchmark_repetitions=5',
  recognises: (_, json) => {
    const document = json();
    if (typeof document !== 'object' || document === null || !('benchmarks' in document)) return false;
    const { benchmarks } = document;
    const first: unknown = Array.isArray(benchmarks) ? benchmarks[0] : undefined;
    return typeof first === 'object' && first !== null && ('real_time' in first || 'error_occurred' in first);
  },
  parse(text) {
    const { benchmarks } = fitting(documentShape, parseJsonOutput(text));
    const names = new Set(benchmarks.map(({ name }) => name));
    const aggregates = new Set(benchmarks.filter((entry) => isAggregate(entry, names)));
    const measured = new Set(
      benchmarks.filter((entry) => !aggregates.has(entry)).map((one) => one.run_name ?? one.name),
    );
    const entries: Entry[] = [];
    for (const [index, entry] of benchmarks.entries()) {
      if (entry.skipped === true) continue;
      const aggregate = aggregates.has(entry);
      // With --benchmark_report_aggregates_only there is nothing else.
      const wanted = aggregate
        ? entry.aggregate_name === 'median' && !measured.has(entry.run_name ?? '')
        : true;
      if (!wanted) continue;
      entries.push({
        name: aggregate ? (entry.run_name ?? entry.name) : entry.name,
        place: `benchmarks[${String(index)}]`,
        unit: entry.time_unit ?? 'ns',
        real: entry.real_time,
        cpu: entry.cpu_time,
        items: entry.items_per_second,
        bytes: entry.bytes_per_second,
        error: entry.error_occurred === true ? (entry.error_message ?? 'it failed') : null,
      });
    }
    const results = new Results();
    addEntries(results, entries);
    return results.end('a benchmark that --benchmark_filter matches');
  },
};

const timeUnits = new Set(['ns', 'us', 'ms', 's']);

/** What Google Benchmark prints. It rounds; JSON does not. */
export const googleBenchmarkText: Format = {
  name: 'google-benchmark-text',
  description: 'Google Benchmark, what it prints',
  tool: 'Google Benchmark',
  reads: 'every repetition, by name, as rounded as it is printed; a time that is printed as 0 is a failure',
  units: 'time (s, real time), cpu (s), rate (Hz, items per second)',
  values: 'all',
  evidence: 'data',
  example: './bench',
  recognises: (text) => /^Benchmark +Time +CPU +Iterations/mu.test(text),
  parse(text) {
    const lines = linesOf(text);
    const start = lines.findIndex(({ text: line }) => /^Benchmark +Time +CPU +Iterations/u.test(line));
    if (start === -1) {
      throw new PerfGateError(
        'the output names no benchmark: it has no line "Benchmark Time CPU Iterations"',
        { remedy },
      );
    }
    const entries: Entry[] = [];
    const medians: Entry[] = [];
    for (const { number, text: line } of lines.slice(start + 1)) {
      const place = `line ${String(number)}`;
      const none = { place, unit: 'ns', real: undefined, cpu: undefined, items: undefined, bytes: undefined };
      const failed = / ERROR OCCURRED: '(.*)'$/u.exec(line);
      if (failed !== null) {
        entries.push({ ...none, name: line.slice(0, failed.index).trim(), error: failed[1] ?? '' });
        continue;
      }
      const cells = line.split(/\s+/u);
      const at = cells.findLastIndex(
        (cell, index) =>
          timeUnits.has(cell) &&
          timeUnits.has(cells[index + 2] ?? '') &&
          /^\d+$/u.test(cells[index + 3] ?? ''),
      );
      if (at < 2) continue;
      const name = cells.slice(0, at - 1).join(' ');
      const rate = (key: string): unknown => {
        const cell = cells.slice(at + 4).find((one) => one.startsWith(`${key}=`));
        const [, number_ = '', prefix = ''] = /=([\d.e+-]+)([kMGT]?)i?\/s$/u.exec(cell ?? '') ?? [];
        if (number_ === '') return undefined;
        return times(printedNumber(number_), prefix === '' ? 1 : (prefixes[prefix] ?? NaN));
      };
      const unit = cells[at] ?? '';
      const cpuScale = baseUnit(cells[at + 2] ?? '').factor / baseUnit(unit).factor;
      const entry: Entry = {
        ...none,
        name,
        unit,
        real: printedNumber(cells[at - 1] ?? ''),
        cpu: times(printedNumber(cells[at + 1] ?? ''), cpuScale),
        items: rate('items_per_second'),
        error: null,
      };
      if (!suffix.test(name)) entries.push(entry);
      else if (name.endsWith('_median')) medians.push({ ...entry, name: name.replace(suffix, '') });
    }
    const results = new Results();
    const named = new Set(entries.map(({ name }) => name));
    addEntries(results, [...entries, ...medians.filter(({ name }) => !named.has(name))]);
    return results.end('a benchmark that --benchmark_filter matches');
  },
};

const prefixes: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** What Google Benchmark writes with `--benchmark_format=csv`. */
export const googleBenchmarkCsv: Format = {
  name: 'google-benchmark-csv',
  description: 'Google Benchmark, CSV (--benchmark_format=csv)',
  tool: 'Google Benchmark',
  reads: 'every repetition, by name',
  units: 'time (s, real time), cpu (s), rate (Hz, items per second), bytes_per_second (B/s)',
  values: 'all',
  evidence: 'data',
  example: './bench --benchmark_format=csv',
  recognises: (text) => /^name,iterations,real_time,cpu_time,time_unit/mu.test(text),
  parse(text) {
    // The description of the machine may stand before the table.
    const start = Math.max(0, text.search(/^name,iterations,/mu));
    const { rows } = parseCsv(text.slice(start), {
      delimiter: ',',
      required: ['name', 'real_time', 'cpu_time', 'time_unit'],
      remedy,
      skipped: text.slice(0, start).split('\n').length - 1,
    });
    const optional = (cell: string): unknown => (cell === '' ? undefined : printedNumber(cell));
    const entries = rows.map(({ line, cell }): Entry => ({
      name: cell('name'),
      place: `line ${String(line)}`,
      unit: cell('time_unit') === '' ? 'ns' : cell('time_unit'),
      real: optional(cell('real_time')),
      cpu: optional(cell('cpu_time')),
      items: optional(cell('items_per_second')),
      bytes: optional(cell('bytes_per_second')),
      error: cell('error_occurred') === 'true' ? cell('error_message') : null,
    }));
    const names = new Set(entries.map(({ name }) => name));
    const results = new Results();
    addEntries(
      results,
      entries.filter(({ name }) => !suffix.test(name) || !names.has(name.replace(suffix, ''))),
    );
    return results.end('a benchmark that --benchmark_filter matches');
  },
};
