import { z } from 'zod';
import { baseUnit, ownMetrics, PerfGateError, type Metric } from '../model/index.ts';
import { parseCsv } from './csv.ts';
import { shown, type Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { linesOf, nameWith, printedNumber, times } from './printed.ts';
import { Results } from './results.ts';

const allocated: Metric = { unit: 'B', better: 'lower', kind: 'exact' };
const needed = ['Method', 'Mean'];
const remedy = 'Run the benchmarks with --exporters fulljson and print the file *-report-full.json.';

const documentShape = z.looseObject({
  Benchmarks: z.array(
    z.looseObject({
      FullName: z.string(),
      DisplayInfo: z.string().optional(),
      Statistics: z
        .looseObject({ OriginalValues: z.array(z.unknown()) })
        .nullable()
        .optional(),
      Memory: z.looseObject({ BytesAllocatedPerOperation: z.unknown() }).nullable().optional(),
      Measurements: z
        .array(
          z.looseObject({
            IterationMode: z.string(),
            IterationStage: z.string().optional(),
            Operations: z.number(),
            Nanoseconds: z.number(),
          }),
        )
        .nullable()
        .optional(),
    }),
  ),
});
type Benchmark = z.infer<typeof documentShape>['Benchmarks'][number];

/** The characteristics of a job without its name, which is drawn anew for every build. */
function jobOf({ DisplayInfo = '' }: Benchmark): string {
  const job = DisplayInfo.slice(DisplayInfo.lastIndexOf(': ') + 2);
  return /\((.*)\)(?: \[.*\])?$/u.exec(job)?.[1] ?? job;
}

/** Nanoseconds for each operation, one number for each iteration, outliers and overhead taken off by the tool. */
function valuesOf(benchmark: Benchmark): readonly unknown[] {
  const results = (benchmark.Measurements ?? []).filter(
    ({ IterationMode, IterationStage }) =>
      IterationMode === 'Result' || (IterationMode === 'Workload' && IterationStage === 'Result'),
  );
  if (results.length > 0) return results.map(({ Nanoseconds, Operations }) => Nanoseconds / Operations);
  return benchmark.Statistics?.OriginalValues ?? [];
}

/** What BenchmarkDotNet's JSON exporters write. */
export const benchmarkDotNet: Format = {
  name: 'benchmarkdotnet',
  description: 'BenchmarkDotNet, JSON (--exporters fulljson, briefjson)',
  tool: 'BenchmarkDotNet',
  reads:
    "every measured iteration (stage `Result`), by full name with parameters, and the job's characteristics where there are several jobs; the allocated memory of the memory diagnoser",
  units: 'time (s), allocated (B, exact)',
  values: 'all',
  evidence: 'data',
  example:
    'dotnet run -c Release -- --exporters fulljson >&2 && cat BenchmarkDotNet.Artifacts/results/*-report-full.json',
  recognises: (_, json) => {
    const document = json();
    return typeof document === 'object' && document !== null && 'HostEnvironmentInfo' in document;
  },
  parse(text) {
    const { Benchmarks: benchmarks } = fitting(documentShape, parseJsonOutput(text));
    const results = new Results();
    const count = new Map<string, number>();
    for (const { FullName } of benchmarks) count.set(FullName, (count.get(FullName) ?? 0) + 1);
    for (const [index, benchmark] of benchmarks.entries()) {
      const place = `Benchmarks[${String(index)}]`;
      const several = (count.get(benchmark.FullName) ?? 0) > 1;
      const name = several ? `${benchmark.FullName} [${jobOf(benchmark)}]` : benchmark.FullName;
      const values = valuesOf(benchmark);
      if (values.length === 0) {
        results.fail(name, 'threw', `${place} has no measurements: the benchmark failed`);
        continue;
      }
      results.add({
        benchmark: name,
        metric: 'time',
        declared: ownMetrics.time,
        values: values.map((value) => times(value, 1e-9)),
        place,
      });
      const bytes = benchmark.Memory?.BytesAllocatedPerOperation;
      if (bytes !== undefined && bytes !== null)
        results.add({ benchmark: name, metric: 'allocated', declared: allocated, values: [bytes], place });
    }
    return results.end('a benchmark that the filter matches');
  },
};

// Columns that describe the job. What else stands before `Mean` is a parameter.
const jobColumns = new Set(
  `Job AnalyzeLaunchVariance EvaluateOverhead MaxAbsoluteError MaxRelativeError MinInvokeCount MinIterationTime OutlierMode
  Affinity EnvironmentVariables Jit LargeAddressAware Platform PowerPlanMode Runtime AllowVeryLargeObjects Concurrent CpuGroups
  Force HeapAffinitizeMask HeapCount NoAffinitize RetainVm Server Arguments BuildConfiguration Clock EngineFactory
  NuGetReferences Toolchain IsMutator InvocationCount IterationCount IterationTime LaunchCount MaxIterationCount
  MaxWarmupIterationCount MemoryRandomization MinIterationCount MinWarmupIterationCount RunStrategy UnrollFactor
  WarmupCount`.split(/\s+/u),
);

interface Row {
  readonly line: number;
  readonly cell: (column: string) => string;
}

// BenchmarkDotNet counts a KB as 1024 bytes.
const sizes: Readonly<Record<string, number>> = { B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

function quantity(cell: string, decimalComma: boolean): { value: unknown; unit: string } {
  const [, number = cell, unit = ''] = /^(.*?)\s*([a-zA-Zμµ]+)$/u.exec(cell) ?? [];
  const text = decimalComma
    ? number.replaceAll(/[.\s\u00a0\u202f](?=\d{3})/gu, '').replace(',', '.')
    : number;
  return { value: printedNumber(text), unit };
}

function addRows(
  results: Results,
  columns: readonly string[],
  rows: readonly Row[],
  decimalComma: boolean,
): void {
  const described = columns.slice(0, columns.indexOf('Mean')).filter((column) => column !== 'Method');
  const naming = described.filter((column) => {
    if (['Type', 'Namespace'].includes(column)) return false;
    if (!jobColumns.has(column)) return true;
    return column !== 'Job' && new Set(rows.map(({ cell }) => cell(column))).size > 1;
  });
  for (const { line, cell } of rows) {
    const place = `line ${String(line)}`;
    const owner = ['Namespace', 'Type'].map(cell).filter((part) => part !== '');
    const name = nameWith(
      [...owner, cell('Method').replaceAll(/^'|'$/gu, '')].join('.'),
      naming.map((column) => [column, cell(column)] as const),
    );
    const mean = cell('Mean');
    if (mean === 'NA' || mean === '?') {
      results.fail(name, 'threw', `${place}: its mean is ${mean}: the benchmark failed`);
      continue;
    }
    const { value, unit } = quantity(mean, decimalComma);
    const base = baseUnit(unit);
    if (base.unit === 's')
      results.add({
        benchmark: name,
        metric: 'time',
        declared: ownMetrics.time,
        values: [times(value, base.factor)],
        place,
      });
    else results.fail(name, 'bad-value', `${place}: its mean is ${shown(mean)}, which is no time`);
    const bytes = cell('Allocated');
    if (['', 'NA', '?'].includes(bytes)) continue;
    const size = bytes === '-' ? { value: 0, unit: 'B' } : quantity(bytes, decimalComma);
    const factor = Object.hasOwn(sizes, size.unit) ? (sizes[size.unit] ?? 1) : NaN;
    results.add({
      benchmark: name,
      metric: 'allocated',
      declared: allocated,
      values: [times(size.value, factor)],
      place,
    });
  }
}

/** What BenchmarkDotNet's CSV exporter writes: the means only. */
export const benchmarkDotNetCsv: Format = {
  name: 'benchmarkdotnet-csv',
  description: 'BenchmarkDotNet, CSV report',
  tool: 'BenchmarkDotNet',
  reads: 'the means, by method with parameters; with semicolons a comma marks the fraction',
  units: 'time (s), allocated (B, exact)',
  values: 'one',
  evidence: 'data',
  example: 'dotnet run -c Release >&2 && cat BenchmarkDotNet.Artifacts/results/*-report.csv',
  recognises: (text) =>
    /^[^\n]*/u
      .exec(text)?.[0]
      .split(/[,;]/u)
      .filter((column) => needed.includes(column)).length === 2,
  parse(text) {
    // Where a comma marks the fraction, the cells are separated by semicolons.
    const [header = ''] = text.split('\n', 1);
    const semicolons = header.includes(';');
    const { columns, rows } = parseCsv(text, { delimiter: semicolons ? ';' : ',', required: needed, remedy });
    const results = new Results();
    addRows(results, columns, rows, semicolons);
    return results.end('a row for each benchmark');
  },
};

/** The table that BenchmarkDotNet prints at the end, as in its GitHub Markdown report: the means only. */
export const benchmarkDotNetText: Format = {
  name: 'benchmarkdotnet-text',
  description: 'BenchmarkDotNet, the table it prints',
  tool: 'BenchmarkDotNet',
  reads: 'the means, by method with parameters',
  units: 'time (s), allocated (B, exact)',
  values: 'one',
  evidence: 'documentation',
  example: 'dotnet run -c Release',
  recognises: (text) => /\| *Method *\|/u.test(text) && /\| *Mean *\|/u.test(text),
  parse(text) {
    const cellsOf = (line: string): string[] =>
      line
        .trim()
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.replaceAll('**', '').trim());
    const table = linesOf(text)
      .filter((line) => line.text.trim().startsWith('|'))
      .map(({ number, text: line }) => ({ line: number, cells: cellsOf(line) }));
    const start = table.findLastIndex(({ cells }) => needed.every((column) => cells.includes(column)));
    const header = table[start];
    if (header === undefined) {
      throw new PerfGateError(
        'the output names no benchmark: it has no table with the columns "Method" and "Mean"',
        { remedy },
      );
    }
    const { cells: columns } = header;
    const rows = table
      .slice(start + 1)
      .filter(({ cells }) => cells.some((cell) => /[^-:\s]/u.test(cell)))
      .map(({ line, cells }): Row => {
        if (cells.length !== columns.length) {
          throw new PerfGateError(
            `line ${String(line)} has ${String(cells.length)} cells and the header ${String(columns.length)}`,
            { remedy: 'The output may be cut off, or other text may be mixed into it.' },
          );
        }
        return { line, cell: (column) => cells[columns.indexOf(column)] ?? '' };
      });
    const results = new Results();
    addRows(results, columns, rows, false);
    return results.end('a row for each benchmark');
  },
};
