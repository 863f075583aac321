import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';
import { lastPart, literally } from './selection.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

const report = z.object({
  version: z.number(),
  runtime: z.string(),
  benches: z.array(
    z.object({
      origin: z.string(),
      group: z.string().nullish(),
      name: z.unknown().optional(),
      results: z.array(
        z.object({ ok: z.object({ avg: z.unknown().optional() }).nullish(), failed: z.unknown().optional() }),
      ),
    }),
  ),
});

/** Copies of a project lie in different folders, so only the name of the file can be part of a name. */
function fileOf(origin: string): string {
  return origin.slice(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
}

function wordsOf(failure: unknown): string {
  if (typeof failure === 'string') return failure;
  const text = JSON.stringify(failure);
  const { message } = (failure ?? {}) as { readonly message?: unknown };
  return typeof message === 'string' ? message : text;
}

function parse(text: string): ParsedResults {
  const { benches } = fitting(report, parseJsonOutput(text));
  const results = new Results();
  for (const [index, { origin, group, name, results: outcomes }] of benches.entries()) {
    const place = `benches[${String(index)}].results`;
    const path = [fileOf(origin), group, name].filter((part) => part != null && part !== '');
    const benchmark = typeof name === 'string' ? path.join(' > ') : name;
    const failed = outcomes.find((outcome) => outcome.ok == null);
    if (typeof benchmark === 'string' && failed !== undefined) {
      results.fail(benchmark, 'threw', wordsOf(failed.failed));
      continue;
    }
    const values = outcomes.map(({ ok }) => ok?.avg);
    results.add({ benchmark, metric: 'time', declared: time, values, factor: 1e-9, place });
  }
  return results.end('`deno bench --json`');
}

/** What `deno bench --json` prints. */
export const deno: Format = {
  name: 'deno',
  description: 'deno bench --json',
  tool: 'Deno bench',
  reads: 'The average of each benchmark, the only one that Deno gives. Named `file > group > benchmark`',
  units: 'time (s)',
  values: 'one',
  evidence: 'documentation',
  example: 'deno bench --json --filter {select}',
  recognises: (_, json) => {
    const found = report.safeParse(json());
    return found.success && /^deno/iu.test(found.data.runtime);
  },
  selection: {
    all: '/./',
    of: (benchmarks) => {
      const names = benchmarks.map((name) => lastPart(name));
      return `/${names.map(literally).join('|')}/`;
    },
  },
  parse,
};
