import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';

const metricsOfUnits: Readonly<Record<string, { readonly metric: string; readonly declared: Metric }>> = {
  second: { metric: 'time', declared: { unit: 's', better: 'lower', kind: 'noisy' } },
  byte: { metric: 'size', declared: { unit: 'B', better: 'lower', kind: 'noisy' } },
  integer: { metric: 'value', declared: { unit: '1', better: 'lower', kind: 'noisy' } },
};

const metadata = z.object({ name: z.string().optional(), unit: z.string().optional() });
const report = z.object({
  version: z.string(),
  metadata: metadata.nullish(),
  benchmarks: z.array(
    z.object({
      metadata: metadata.nullish(),
      runs: z.array(z.object({ values: z.array(z.unknown()).nullish() })),
    }),
  ),
});

function parse(text: string): ParsedResults {
  const { benchmarks, metadata: common } = fitting(report, parseJsonOutput(text));
  const results = new Results();
  for (const [index, { runs, metadata: own }] of benchmarks.entries()) {
    const place = `benchmarks[${String(index)}].runs`;
    const unit = own?.unit ?? common?.unit ?? 'second';
    const { metric, declared } = metricsOfUnits[unit] ?? {
      metric: unit.slice(0, 40),
      declared: { unit: unit.slice(0, 40), better: 'lower', kind: 'noisy' },
    };
    // Runs without values calibrated the number of loops.
    const values = runs.flatMap((run) => run.values ?? []);
    results.add({ benchmark: own?.name ?? common?.name, metric, declared, values, place });
  }
  return results.end('`python3 bench.py -o FILE` of a pyperf script');
}

/** The file of pyperf and pyperformance. */
export const pyperf: Format = {
  name: 'pyperf',
  description: 'the file of pyperf -o',
  tool: 'pyperf, pyperformance',
  reads: 'Every value of every process that pyperf started, warm-ups left out; together they are one trial',
  units: 'time (s), size (B), value',
  values: 'all',
  evidence: 'data',
  example: 'python3 bench.py -o bench.json',
  recognises: (_, json) => report.safeParse(json()).success,
  parse,
};
