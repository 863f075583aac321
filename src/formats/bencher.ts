import { z } from 'zod';
import { ownMetrics, type Metric } from '../model/index.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { loadMetrics } from './load-metrics.ts';
import { Results } from './results.ts';
import type { Format } from './format.ts';

const documentShape = z.record(z.string(), z.record(z.string(), z.looseObject({ value: z.unknown() })));

const lower = (unit: string): Metric => ({ unit, better: 'lower', kind: 'noisy' });
// The measures that Bencher defines, in its units; it counts the rest without a unit.
const measures: Readonly<Record<string, readonly [metric: string, Metric, factor: number]>> = {
  latency: ['time', ownMetrics.time, 1e-9],
  throughput: ['rate', loadMetrics.rate, 1],
  'build-time': ['build-time', lower('s'), 1],
  'file-size': ['file-size', { ...lower('B'), kind: 'exact' }, 1],
};

/** Bencher Metric Format: `{"benchmark": {"measure": {"value": 1.5}}}`. */
export const bencherMetricFormat: Format = {
  name: 'bencher',
  description: 'Bencher Metric Format, JSON {benchmark: {measure: {value}}}',
  tool: 'Bencher',
  reads:
    '`value` of each measure; bounds are not read. It does not tell which way your own measures are better: lower is assumed, and `better` in the configuration says otherwise',
  units:
    '`latency` is time (s), `throughput` is rate (Hz), build-time (s), file-size (B); your own by their names (1)',
  values: 'one',
  evidence: 'data',
  example: 'bencher mock',
  recognises: (_, json) => {
    const document = json();
    if (typeof document !== 'object' || document === null || Array.isArray(document)) return false;
    const benchmarks: unknown[] = Object.values(document);
    return (
      benchmarks.length > 0 &&
      benchmarks.every(
        (benchmark) =>
          typeof benchmark === 'object' &&
          benchmark !== null &&
          !Array.isArray(benchmark) &&
          Object.values(benchmark).length > 0 &&
          Object.values(benchmark).every(
            (measure) => typeof measure === 'object' && measure !== null && 'value' in measure,
          ),
      )
    );
  },
  parse(text) {
    const results = new Results();
    for (const [benchmark, own] of Object.entries(fitting(documentShape, parseJsonOutput(text)))) {
      const place = benchmark.slice(0, 100);
      if (Object.keys(own).length === 0) results.fail(benchmark, 'bad-output', `${place} has no measure`);
      for (const [measure, { value }] of Object.entries(own)) {
        const known = Object.hasOwn(measures, measure) ? measures[measure] : undefined;
        const [metric, declared, factor] = known ?? [measure, lower('1'), 1];
        results.add({
          benchmark,
          metric,
          declared,
          values: [value],
          factor,
          place: `${place}.${measure}.value`,
        });
      }
    }
    return results.end('a benchmark with a measure');
  },
};
