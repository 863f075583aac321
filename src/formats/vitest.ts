import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';
import { lastPart, literally } from './selection.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

const report = z.object({
  files: z.array(
    z.object({
      filepath: z.string(),
      groups: z.array(
        z.object({
          fullName: z.string(),
          benchmarks: z.array(
            z.object({
              name: z.unknown().optional(),
              samples: z.array(z.unknown()).nullish(),
              median: z.unknown().optional(),
              mean: z.unknown().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

function parse(text: string): ParsedResults {
  const { files } = fitting(report, parseJsonOutput(text));
  const results = new Results();
  for (const [at, { groups }] of files.entries()) {
    for (const [among, { fullName, benchmarks }] of groups.entries()) {
      for (const [index, { name, samples, median, mean }] of benchmarks.entries()) {
        results.add({
          benchmark: typeof name === 'string' ? `${fullName} > ${name}` : name,
          metric: 'time',
          declared: time,
          values: samples != null && samples.length > 0 ? samples : [median ?? mean],
          factor: 1e-3,
          place: `files[${String(at)}].groups[${String(among)}].benchmarks[${String(index)}]`,
        });
      }
    }
  }
  return results.end('`vitest bench --run --outputJson FILE`');
}

/** The file of `vitest bench --outputJson`. */
export const vitest: Format = {
  name: 'vitest',
  description: 'the file of vitest bench --outputJson',
  tool: 'vitest bench',
  reads:
    'Every sample where the file has them (`benchmark.includeSamples`), else the median. Named `file > suite > benchmark`',
  units: 'time (s)',
  values: 'all that it keeps',
  evidence: 'data',
  example: 'npx vitest bench --run --outputJson bench.json -t {select}',
  recognises: (_, json) => report.safeParse(json()).success,
  selection: {
    all: '.',
    // It is matched against the names of suite and benchmark, without the file.
    of: (benchmarks) => benchmarks.map((name) => literally(lastPart(name))).join('|'),
  },
  parse,
};
