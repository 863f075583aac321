import { z } from 'zod';
import type { Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { loadMetrics } from './load-metrics.ts';
import { Results } from './results.ts';

const entries = z.array(
  z.looseObject({ name: z.string(), ips: z.unknown(), central_tendency: z.unknown().optional() }),
);
const documentShape = z.union([entries, z.looseObject({ benchmarks: entries })]);

/** What Ruby's benchmark-ips writes with `json!`: iterations per second. */
export const benchmarkIps: Format = {
  name: 'benchmark-ips',
  description: 'Ruby benchmark-ips, JSON (x.json!)',
  tool: 'benchmark-ips',
  reads: 'iterations per second of each benchmark; it keeps no samples',
  units: 'rate (Hz)',
  values: 'one',
  evidence: 'data',
  example: 'ruby bench.rb >/dev/null && cat results.json',
  recognises: (_, json) => {
    const document = json();
    const inner: unknown =
      typeof document === 'object' && document !== null && 'benchmarks' in document
        ? document.benchmarks
        : document;
    const first: unknown = Array.isArray(inner) ? inner[0] : undefined;
    return typeof first === 'object' && first !== null && 'ips' in first;
  },
  parse(text) {
    const document = fitting(documentShape, parseJsonOutput(text));
    const results = new Results();
    const list = Array.isArray(document) ? document : document.benchmarks;
    for (const [index, { name, ips, central_tendency: middle }] of list.entries()) {
      results.add({
        benchmark: name,
        metric: 'rate',
        declared: loadMetrics.rate,
        values: [ips ?? middle],
        place: `[${String(index)}].ips`,
      });
    }
    return results.end('an entry for each x.report');
  },
};
