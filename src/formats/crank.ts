import { z } from 'zod';
import { baseUnit, ownMetrics, type Metric } from '../model/index.ts';
import type { Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { addLoad } from './load-metrics.ts';
import { Results } from './results.ts';

const documentShape = z.looseObject({
  returnCode: z.number().optional(),
  jobResults: z.looseObject({
    jobs: z.record(
      z.string(),
      z.looseObject({
        results: z.record(z.string(), z.unknown()),
        metadata: z.array(z.looseObject({ name: z.string(), description: z.string().nullish() })).nullish(),
      }),
    ),
  }),
});

const latencies = {
  mean: 'http/latency/mean',
  p50: 'http/latency/50',
  p90: 'http/latency/90',
  p95: 'http/latency/95',
  p99: 'http/latency/99',
} as const;
const resources: readonly (readonly [string, string, Metric])[] = [
  ['benchmarks/start-time', 'start-time', { unit: 's', better: 'lower', kind: 'noisy' }],
  ['benchmarks/working-set', 'memory', ownMetrics.memory],
];
// The agents count in 1024s.
const sizes: Readonly<Record<string, number>> = { B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };

/** What .NET crank writes with `--json`: for each job what its load generator says, its start time and its memory. */
export const crank: Format = {
  name: 'crank',
  description: '.NET crank, JSON (--json)',
  tool: '.NET crank',
  reads: 'for each job what its load generator says, its start time and its working set',
  units: 'mean, p50, p90, p95, p99 (s), rate (Hz), errors (1), start-time (s), memory (B)',
  values: 'one',
  evidence: 'documentation',
  example: 'crank --config bench.yml --scenario hello --profile local --json out.json >&2 && cat out.json',
  recognises: (_, json) => {
    const document = json();
    return typeof document === 'object' && document !== null && 'jobResults' in document;
  },
  parse(text) {
    const { returnCode = 0, jobResults } = fitting(documentShape, parseJsonOutput(text));
    const results = new Results();
    for (const [job, { results: own, metadata }] of Object.entries(jobResults.jobs)) {
      const place = `jobResults.jobs.${job.slice(0, 80)}`;
      if (returnCode !== 0) {
        results.fail(job, 'exited', `crank ended with code ${String(returnCode)}`);
        continue;
      }
      const unitOf = (name: string, otherwise: string): string => {
        const description = metadata?.find((entry) => entry.name === name)?.description ?? '';
        return /\((\w+)\)/u.exec(description)?.[1] ?? otherwise;
      };
      const rate = own['http/rps/mean'];
      if (rate !== undefined) {
        const count = (name: string): number => {
          const value = own[name];
          return typeof value === 'number' ? value : 0;
        };
        const failed = count('http/requests/badresponses') + count('http/requests/errors');
        const total = own['http/requests'];
        addLoad(
          results,
          job,
          {
            latencies: Object.fromEntries(
              Object.entries(latencies).map(([metric, name]) => [metric, own[name]]),
            ),
            factor: baseUnit(unitOf(latencies.mean, 'ms')).factor,
            rate,
            requests: typeof total === 'number' ? { failed, total } : null,
          },
          place,
        );
      }
      for (const [name, metric, declared] of resources) {
        const value = own[name];
        if (value === undefined) continue;
        const unit = unitOf(name, declared.unit === 's' ? 'ms' : 'MB');
        const factor = declared.unit === 's' ? baseUnit(unit).factor : (sizes[unit] ?? NaN);
        results.add({
          benchmark: job,
          metric,
          declared,
          values: [value],
          factor,
          place: `${place}: ${name}`,
        });
      }
    }
    return results.end('a job with results, as crank writes with --json');
  },
};
