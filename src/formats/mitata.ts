import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

const report = z.object({
  layout: z.array(z.object({ name: z.string().nullish() })).nullish(),
  benchmarks: z.array(
    z.object({
      alias: z.string().nullish(),
      group: z.number().nullish(),
      runs: z.array(
        z.object({
          name: z.unknown().optional(),
          args: z.record(z.string(), z.unknown()).nullish(),
          error: z.unknown().optional(),
          stats: z
            .object({
              samples: z.array(z.unknown()).nullish(),
              p50: z.unknown().optional(),
              avg: z.unknown().optional(),
            })
            .nullish(),
        }),
      ),
    }),
  ),
});

/** The report itself, or in the `results` of a document around it. */
function reportOf(document: unknown): unknown {
  if (typeof document !== 'object' || document === null || 'benchmarks' in document) return document;
  return 'results' in document ? document.results : document;
}

/** Arguments that are not in the name already. */
function argumentsOf(args: Readonly<Record<string, unknown>> | null | undefined): string {
  const pairs = Object.entries(args ?? {}).map(([name, value]) => `${name}=${String(value)}`);
  return pairs.length === 0 ? '' : ` (${pairs.join(', ')})`;
}

function parse(text: string): ParsedResults {
  const { layout, benchmarks } = fitting(report, reportOf(parseJsonOutput(text)));
  const results = new Results();
  for (const [index, { alias, group, runs }] of benchmarks.entries()) {
    const prefix = layout?.[group ?? 0]?.name;
    for (const [run, { name, args, error, stats }] of runs.entries()) {
      // A name that says `$n` holds its arguments already.
      const own = typeof name === 'string' && name === alias ? `${name}${argumentsOf(args)}` : name;
      const benchmark = typeof own === 'string' && prefix != null ? `${prefix} > ${own}` : own;
      if (typeof benchmark === 'string' && error !== undefined && error !== null) {
        const { message } = error as { readonly message?: unknown };
        results.fail(benchmark, 'threw', typeof message === 'string' ? message : 'it threw');
        continue;
      }
      const samples = stats?.samples ?? [];
      results.add({
        benchmark,
        metric: 'time',
        declared: time,
        values: samples.length > 0 ? samples : [stats?.p50 ?? stats?.avg],
        factor: 1e-9,
        place: `benchmarks[${String(index)}].runs[${String(run)}].stats`,
      });
    }
  }
  return results.end("`await run({ format: 'json' })`");
}

/** What mitata prints as JSON; it runs under Node, Bun and Deno alike. */
export const mitata: Format = {
  name: 'mitata',
  description: "mitata's JSON, under Node, Bun or Deno",
  tool: 'mitata (Node, Bun, Deno)',
  reads:
    'Every sample where the file has them (`format: { json: { samples: true } }`), else the median. Named `group > benchmark`, with arguments that the name does not hold in brackets; heap and counters are not read',
  units: 'time (s)',
  values: 'all that it keeps',
  evidence: 'data',
  example: 'bun bench.js',
  recognises: (_, json) => {
    const found = report.safeParse(reportOf(json()));
    if (!found.success || found.data.benchmarks.length === 0) return false;
    const runs = found.data.benchmarks.flatMap((benchmark) => benchmark.runs);
    return runs.every(({ name }) => typeof name === 'string');
  },
  parse,
};
