import { z } from 'zod';
import type { Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { addLoad, loadUnits } from './load-metrics.ts';
import { Results } from './results.ts';

const documentShape = z.looseObject({
  latencies: z.record(z.string(), z.unknown()),
  requests: z.number().min(0),
  throughput: z.unknown(),
  success: z.number().min(0).max(1),
});

/** What `vegeta report -type=json` prints. */
export const vegeta: Format = {
  name: 'vegeta',
  description: 'vegeta, JSON (vegeta report -type=json)',
  tool: 'vegeta',
  reads:
    'the latencies, the throughput (requests per second that succeeded) and the share of failed requests of the benchmark `vegeta`',
  units: loadUnits,
  values: 'one',
  evidence: 'data',
  example: 'vegeta attack -targets targets.txt -duration 10s | vegeta report -type=json',
  recognises: (_, json) => {
    const document = json();
    return (
      typeof document === 'object' && document !== null && 'latencies' in document && 'bytes_in' in document
    );
  },
  parse(text) {
    const { latencies, requests, throughput, success } = fitting(documentShape, parseJsonOutput(text));
    const results = new Results();
    addLoad(
      results,
      'vegeta',
      {
        latencies: {
          mean: latencies.mean,
          p50: latencies['50th'],
          p90: latencies['90th'],
          p95: latencies['95th'],
          p99: latencies['99th'],
        },
        factor: 1e-9,
        rate: throughput,
        requests: { failed: Math.round((1 - success) * requests), total: requests },
      },
      'the report',
    );
    return results.end('the report of an attack');
  },
};
