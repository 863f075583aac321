import { z } from 'zod';
import { parseCsv } from './csv.ts';
import type { Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { addLoad, loadUnits } from './load-metrics.ts';
import { printedNumber } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Run locust with --headless --csv NAME and print NAME_stats.csv.';
const tool = 'Locust';
const latencyColumns = [
  ['mean', 'Average Response Time'],
  ['p50', '50%'],
  ['p90', '90%'],
  ['p95', '95%'],
  ['p99', '99%'],
  ['p99.9', '99.9%'],
] as const;

/** The `_stats.csv` that Locust writes with `--csv`. */
export const locust: Format = {
  name: 'locust',
  description: 'Locust, CSV (--csv, the file NAME_stats.csv)',
  tool,
  reads: 'each row: a method with a name, and the row `Aggregated`; percentiles have whole milliseconds',
  units: loadUnits,
  values: 'one',
  evidence: 'data',
  example: 'locust --headless -u 10 -t 30s --csv out && cat out_stats.csv',
  recognises: (text) => /^"?Type"?,"?Name"?,"?Request Count"?,/mu.test(text),
  parse(text) {
    const required = ['Type', 'Name', 'Request Count', 'Failure Count', 'Requests/s'];
    const start = Math.max(0, text.search(/^"?Type"?,"?Name"?,/mu));
    const { rows } = parseCsv(text.slice(start), {
      delimiter: ',',
      required,
      remedy,
      skipped: text.slice(0, start).split('\n').length - 1,
    });
    const results = new Results();
    for (const { line, cell } of rows) {
      const count = (column: string): number => {
        const value = printedNumber(cell(column));
        return typeof value === 'number' ? value : NaN;
      };
      const latencies = latencyColumns
        .map(([metric, column]) => [metric, cell(column)] as const)
        .filter(([, value]) => value !== '' && value !== 'N/A');
      addLoad(
        results,
        [cell('Type'), cell('Name')].filter((part) => part !== '').join(' '),
        {
          latencies: Object.fromEntries(latencies),
          factor: 1e-3,
          rate: cell('Requests/s'),
          requests: { failed: count('Failure Count'), total: count('Request Count') },
        },
        `line ${String(line)}`,
      );
    }
    return results.end('a row for each request');
  },
};

const count = z.number().min(0);
const documentShape = z.array(
  z.looseObject({
    name: z.string(),
    method: z.string().nullish(),
    num_requests: count,
    num_failures: count,
    total_response_time: count,
    response_times: z.record(z.string(), count),
    start_time: z.number(),
    last_request_timestamp: z.number().nullish(),
  }),
);

/** What Locust prints with `--json`: for each name a histogram of rounded milliseconds. */
export const locustJson: Format = {
  name: 'locust-json',
  description: 'Locust, JSON (--json)',
  tool,
  reads: 'the histogram and the counts of each method with a name',
  units: loadUnits,
  values: 'one',
  evidence: 'documentation',
  example: 'locust --headless -u 10 -t 30s --json',
  recognises: (_, json) => {
    const document = json();
    const first: unknown = Array.isArray(document) ? document[0] : undefined;
    return (
      typeof first === 'object' && first !== null && 'num_requests' in first && 'response_times' in first
    );
  },
  parse(text) {
    const results = new Results();
    for (const [index, one] of fitting(documentShape, parseJsonOutput(text)).entries()) {
      const times = Object.entries(one.response_times)
        .map(([key, requests]) => [Number(key), requests] as const)
        .sort(([a], [b]) => a - b);
      const ranks = percentilesOf(times, [0.5, 0.9, 0.95, 0.99, 0.999]);
      const seconds = (one.last_request_timestamp ?? NaN) - one.start_time;
      addLoad(
        results,
        [one.method ?? '', one.name].filter((part) => part !== '').join(' '),
        {
          latencies: {
            mean: one.total_response_time / one.num_requests,
            p50: ranks[0],
            p90: ranks[1],
            p95: ranks[2],
            p99: ranks[3],
            'p99.9': ranks[4],
          },
          factor: 1e-3,
          rate: seconds > 0 ? one.num_requests / seconds : null,
          requests: { failed: one.num_failures, total: one.num_requests },
        },
        `[${String(index)}]`,
      );
    }
    return results.end('an object for each request');
  },
};

/** Nearest-rank percentiles of values with their counts, ascending; NaN where there is none. */
function percentilesOf(counted: readonly (readonly [number, number])[], shares: readonly number[]): number[] {
  const total = counted.reduce((sum, [, requests]) => sum + requests, 0);
  return shares.map((share) => {
    const rank = Math.ceil(share * total);
    let seen = 0;
    for (const [value, requests] of counted) {
      seen += requests;
      if (seen >= rank) return value;
    }
    return NaN;
  });
}
