import { csvRecords } from './csv.ts';
import { PerfGateError } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { addLoad, loadUnits } from './load-metrics.ts';
import { refuseCutOff } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Run redis-benchmark with --csv.';
const header = [
  'test',
  'rps',
  'avg_latency_ms',
  'min_latency_ms',
  'p50_latency_ms',
  'p95_latency_ms',
  'p99_latency_ms',
];

/** What redis-benchmark prints with `--csv`; versions before 6.2 print the rates only. */
export const redisBenchmark: Format = {
  name: 'redis-benchmark',
  description: 'redis-benchmark, CSV (--csv)',
  tool: 'redis-benchmark, valkey-benchmark',
  reads: 'each test: requests per second, average latency and percentiles',
  units: loadUnits,
  values: 'one',
  evidence: 'captured',
  example: 'redis-benchmark --csv -t get,set',
  recognises: (text) => /^"test","rps","avg_latency_ms"/mu.test(text),
  parse(text) {
    refuseCutOff(text);
    const results = new Results();
    for (const { fields, line } of csvRecords(text, { delimiter: ',', remedy })) {
      const [test = '', rate = '', mean, , p50, p95, p99] = fields;
      if (test === 'test' && header.every((column, index) => fields[index] === column)) continue;
      if (fields.length !== 2 && fields.length !== 8) {
        throw new PerfGateError(
          `line ${String(line)} has ${String(fields.length)} cells; 8 were expected, or 2 of old versions: ${shown(fields.join(','))}`,
          { remedy },
        );
      }
      const latencies = fields.length === 2 ? {} : { mean, p50, p95, p99 };
      addLoad(results, test, { latencies, factor: 1e-3, rate, requests: null }, `line ${String(line)}`);
    }
    return results.end('a row for each test');
  },
};
