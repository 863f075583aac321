import { longestName, parseRun, runSchemaName, type Failure } from '../model/index.ts';
import { valueFault, type Format, type ParsedSample } from './format.ts';
import { parseJsonText } from './json-text.ts';

/** A `perf-gate.run/1` document, for programs that measure for themselves. */
export const perfGate: Format = {
  name: 'perf-gate',
  description: 'a perf-gate.run/1 document',
  tool: 'programs that measure for themselves',
  reads:
    'Samples and failures of a `perf-gate.run/1` document ([schema](schema/perf-gate.run.1.schema.json))',
  units: 'as the document declares them',
  values: 'all',
  evidence: 'captured',
  example: 'node bench.js',
  recognises: (_, json) => {
    const document = json();
    return (
      typeof document === 'object' &&
      document !== null &&
      'schema' in document &&
      document.schema === runSchemaName
    );
  },
  parse(text) {
    const run = parseRun(parseJsonText(text), 'the output');
    const samples: ParsedSample[] = [];
    const failures: Failure[] = [...run.failures];
    for (const { benchmark, metric, values } of run.samples) {
      const declared = run.metrics[metric];
      // The schema has checked that every metric is declared.
      if (declared === undefined) continue;
      let fault = values.length === 0 ? 'has no value' : null;
      for (const value of values) fault ??= valueFault(value, declared);
      if (fault === null) samples.push({ benchmark, metric, values });
      else {
        failures.push({
          benchmark: benchmark.slice(0, longestName),
          kind: 'bad-value',
          message: `${metric} ${fault}`,
          round: null,
        });
      }
    }
    return { metrics: run.metrics, samples, failures };
  },
};
