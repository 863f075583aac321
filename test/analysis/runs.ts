import { ownMetrics, type Failure, type Metric, type Run } from '../../src/model/index.ts';

/** Hand-made runs: `samples` by benchmark, then metric (or the values of `time` alone). */
export function makeRun(
  samples: Readonly<Record<string, readonly number[] | Readonly<Record<string, readonly number[]>>>>,
  rest: Partial<Run> & { metrics?: Record<string, Metric> } = {},
): Run {
  const flat = Object.entries(samples).flatMap(([benchmark, given]) =>
    Object.entries(Array.isArray(given) ? { time: given as readonly number[] } : given).map(
      ([metric, values]) => ({
        benchmark,
        metric,
        values: [...(values as readonly number[])],
      }),
    ),
  );
  return {
    schema: 'perf-gate.run/1',
    tool: { name: 'perf-gate', version: '0.0.0' },
    suite: 'default',
    commit: { sha: 'a'.repeat(40), ref: null, dirty: false, time: null },
    started: '2026-01-02T03:04:05.000Z',
    seconds: 1,
    environment: {
      fingerprint: 'test-cpu-2-x64-linux-node-20.19',
      cpu: { model: 'Test CPU', cores: 2 },
      memory: 2 ** 33,
      arch: 'x64',
      os: { name: 'linux', release: '6.0' },
      runtime: { name: 'node', version: 'v20.19.0' },
      orchestrator: { name: 'node', version: 'v20.19.0' },
      notes: {},
    },
    metrics: { time: ownMetrics.time },
    samples: flat,
    failures: [],
    conditions: { loadAverage: null, steal: null, pressure: null },
    seed: 1,
    complete: true,
    warnings: [],
    ...rest,
  };
}

/** Two runs measured in rounds together. */
export function makePair(
  base: Parameters<typeof makeRun>[0],
  head: Parameters<typeof makeRun>[0],
  rest: Partial<Run> = {},
): [Run, Run] {
  return [
    makeRun(base, { ...rest, pairing: { id: 'p', side: 'base' } }),
    makeRun(head, {
      ...rest,
      commit: { sha: 'b'.repeat(40), ref: 'topic', dirty: false, time: null },
      pairing: { id: 'p', side: 'head' },
    }),
  ];
}

export function failureOf(benchmark: string | null, kind: Failure['kind'] = 'threw'): Failure {
  return { benchmark, kind, message: 'Error: it broke', round: 0 };
}

/** `count` values around `centre`, whose logs are spread evenly over ± `spread`. */
export function around(centre: number, count: number, spread: number, turn = 0): number[] {
  return Array.from({ length: count }, (_, index) => {
    const place = ((index * 7 + turn * 3) % count) / Math.max(1, count - 1);
    return centre * Math.exp(spread * (2 * place - 1));
  });
}
