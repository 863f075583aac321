import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

const report = z.object({
  benchmarks: z.array(
    z.object({
      name: z.unknown().optional(),
      version: z.string().nullish(),
      browser: z.object({ name: z.string() }).nullish(),
      differences: z.array(z.unknown()),
      samples: z.array(z.unknown()),
    }),
  ),
});

function parse(text: string): ParsedResults {
  const { benchmarks } = fitting(report, parseJsonOutput(text));
  const results = new Results();
  for (const [index, { name, version, browser, samples }] of benchmarks.entries()) {
    const about = [version, browser?.name].filter((part) => part != null && part !== '');
    results.add({
      benchmark: typeof name === 'string' && about.length > 0 ? `${name} (${about.join(', ')})` : name,
      metric: 'time',
      declared: time,
      values: samples,
      factor: 1e-3,
      place: `benchmarks[${String(index)}].samples`,
    });
  }
  return results.end('`tachometer --json-file FILE`');
}

/** The file of `tachometer --json-file`. */
export const tachometer: Format = {
  name: 'tachometer',
  description: 'the file of tachometer --json-file',
  tool: 'tachometer',
  reads:
    'Every sample. Named `benchmark [measurement] (version, browser)`. tachometer counts every measurement in milliseconds, those of an expression too',
  units: 'time (s)',
  values: 'all',
  evidence: 'data',
  example: 'npx tachometer --json-file bench.json bench.html',
  recognises: (_, json) => report.safeParse(json()).success,
  parse,
};
