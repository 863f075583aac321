import { z } from 'zod';
import type { Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { addLoad, loadUnits, pathOf, type LatencyMetric } from './load-metrics.ts';
import { Results } from './results.ts';

const count = z.number().min(0).optional();
const documentShape = z.looseObject({
  title: z.string().nullish(),
  url: z.string(),
  errors: count,
  non2xx: count,
  mismatches: count,
  requests: z.looseObject({ average: z.unknown(), total: z.number().min(0) }),
  latency: z.record(z.string(), z.unknown()),
});

const percentiles: readonly (readonly [LatencyMetric, string])[] = [
  ['mean', 'average'],
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p97.5', 'p97_5'],
  ['p99', 'p99'],
  ['p99.9', 'p99_9'],
];

/** What autocannon prints with `--json`. */
export const autocannon: Format = {
  name: 'autocannon',
  description: 'autocannon, JSON (--json)',
  tool: 'autocannon',
  reads:
    'the histogram of latencies, which has whole milliseconds, and the counts; named by the title (`--title`), or by the path and query of the URL. Answers other than 2xx, mismatches and connection errors are errors',
  units: loadUnits,
  values: 'one',
  evidence: 'data',
  example: 'autocannon --json --title search http://localhost:3000/search',
  recognises: (_, json) => {
    const document = json();
    return (
      typeof document === 'object' && document !== null && 'pipelining' in document && 'non2xx' in document
    );
  },
  parse(text) {
    const { title, url, requests, latency, ...counts } = fitting(documentShape, parseJsonOutput(text));
    const { errors = 0, non2xx = 0, mismatches = 0 } = counts;
    const results = new Results();
    const name = title ?? '';
    addLoad(
      results,
      name === '' ? pathOf(url) : name,
      {
        latencies: Object.fromEntries(percentiles.map(([metric, key]) => [metric, latency[key]])),
        factor: 1e-3,
        rate: requests.average,
        // Timeouts are among the errors, and no answers.
        requests: { failed: errors + non2xx + mismatches, total: requests.total + errors },
      },
      'the result',
    );
    return results.end('the result of a test');
  },
};
