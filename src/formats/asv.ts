import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';
import { literally } from './selection.ts';

const metricsOfKinds = [
  { kind: /^time(?:raw)?/iu, metric: 'time', declared: { unit: 's', better: 'lower', kind: 'noisy' } },
  { kind: /^peakmem/iu, metric: 'peak-memory', declared: { unit: 'B', better: 'lower', kind: 'noisy' } },
  { kind: /^mem/iu, metric: 'size', declared: { unit: 'B', better: 'lower', kind: 'noisy' } },
  // asv keeps the unit of these in another file, and takes lower for better.
  { kind: /^/u, metric: 'value', declared: { unit: '1', better: 'lower', kind: 'noisy' } },
] as const satisfies readonly { kind: RegExp; metric: string; declared: Metric }[];

const report = z.object({
  commit_hash: z.string(),
  env_name: z.unknown().optional(),
  result_columns: z.array(z.string()).optional(),
  results: z.record(z.string(), z.unknown()),
});
const params = z.array(z.array(z.string()));
const cells = z.object({
  result: z.array(z.unknown()).nullable(),
  params: params.nullish(),
  samples: z.array(z.array(z.unknown()).nullable()).nullish(),
});

/** What one benchmark gave: one value, and maybe samples, for each combination of its parameters. */
type Cells = z.infer<typeof cells>;

/** By the columns that the file names, or as version 1 wrote it: a number, or an object with lists. */
function cellsOf(entry: unknown, columns: readonly string[]): Cells {
  if (Array.isArray(entry)) {
    const row = entry as unknown[];
    const named = Object.fromEntries(columns.map((column, index) => [column, row[index]]));
    return fitting(cells, { ...named, result: named.result ?? null });
  }
  if (typeof entry === 'number' || entry === null) return { result: [entry] };
  return fitting(cells, entry);
}

/** The combinations of parameters, in the order of the results: the last changes fastest. */
function combinations(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>(
    (all, list) => all.flatMap((before) => list.map((value) => [...before, value])),
    [[]],
  );
}

function parse(text: string): ParsedResults {
  const { result_columns: columns = [], results: entries } = fitting(report, parseJsonOutput(text));
  const results = new Results();
  for (const [name, entry] of Object.entries(entries)) {
    const place = `results[${JSON.stringify(name)}]`;
    const found = cellsOf(entry, columns);
    const kind = name.split('.').at(-1) ?? name;
    const { metric, declared } = metricsOfKinds.find((one) => one.kind.test(kind)) ?? metricsOfKinds[3];
    const names = combinations(found.params ?? []).map((values) =>
      values.length === 0 ? name : `${name}(${values.join(', ')})`,
    );
    if (found.result === null) {
      for (const benchmark of names) results.fail(benchmark, 'threw', `${place}: asv records that it failed`);
      continue;
    }
    for (const [index, value] of found.result.entries()) {
      const benchmark = names[index] ?? `${name}(${String(index)})`;
      const samples = found.samples?.[index] ?? [];
      // A combination that the benchmark itself leaves out, by NotImplementedError.
      if (value === 'NaN') continue;
      if (value === null) results.fail(benchmark, 'threw', `${place}: asv records that it failed`);
      else {
        const values = samples.length > 0 ? samples : [value];
        results.add({ benchmark, metric, declared, values, place });
      }
    }
  }
  return results.end('`asv run`, whose results are in `.asv/results`');
}

/** A result file of asv. */
export const asv: Format = {
  name: 'asv',
  description: 'a result file of asv',
  tool: 'asv (airspeed velocity)',
  reads:
    'Every sample where the file has them (`--record-samples`), else the median. Named `module.Class.function(parameters)`; what asv records as failed is a failure, what it skipped is left out',
  units: 'time (s), peak-memory (B), size (B), value; by the prefix of the function',
  values: 'all that it keeps',
  evidence: 'data',
  example: 'asv run --python=same --set-commit-hash=HEAD --record-samples --bench {select}',
  recognises: (_, json) => {
    const document = json();
    return (
      typeof document === 'object' &&
      document !== null &&
      'env_name' in document &&
      report.safeParse(document).success
    );
  },
  selection: {
    all: '.',
    of: (benchmarks) =>
      `^(?:${[...new Set(benchmarks.map((name) => name.split('(')[0] ?? ''))].map(literally).join('|')})`,
  },
  parse,
};
