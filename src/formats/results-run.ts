import { median } from 'simple-statistics';
import { runSchemaName, type Environment, type Run } from '../model/index.ts';
import type { ParsedResults } from './format.ts';

/** Nothing in a tool's output says reliably where it was measured. */
const unknownEnvironment: Environment = {
  fingerprint: 'unknown',
  cpu: { model: 'unknown', cores: 1 },
  memory: 0,
  arch: 'unknown',
  os: { name: 'unknown', release: 'unknown' },
  runtime: { name: 'unknown', version: 'unknown' },
  orchestrator: { name: 'unknown', version: 'unknown' },
  notes: {},
};

/**
 * A run of one trial: what a tool printed in one process is one measurement for each benchmark and metric, the median of
 * what it gave, with the values themselves beside it.
 *
 * @param now the time to record, since the output tells none.
 */
export function runOfResults(results: ParsedResults, toolVersion: string, now: Date): Run {
  return {
    schema: runSchemaName,
    tool: { name: 'perf-gate', version: toolVersion },
    suite: 'default',
    commit: { sha: null, ref: null, dirty: false, time: null },
    started: now.toISOString(),
    seconds: 0,
    environment: unknownEnvironment,
    metrics: { ...results.metrics },
    samples: results.samples.map(({ benchmark, metric, values }) => ({
      benchmark,
      metric,
      values: [median([...values])],
      inner: [[...values]],
    })),
    failures: [...results.failures],
    conditions: { loadAverage: null, steal: null, pressure: null },
    seed: 0,
    complete: true,
    warnings: [],
  };
}
