import { z } from 'zod';

/**
 * What is measured. Values are always in base units: seconds (`s`), bytes (`B`), hertz (`Hz`), or a pure number (`1`);
 * a tool's own unit may be any short word, and is then not scaled in reports.
 */
export const metricSchema = z.strictObject({
  unit: z.string().min(1).max(40).describe('Base unit of the values: s, B, Hz, 1, or a word of the tool.'),
  better: z.enum(['lower', 'higher']).describe('Which direction is an improvement.'),
  kind: z
    .enum(['noisy', 'exact'])
    .describe(
      'noisy: judged by statistics; exact: the same program gives the same number, compared exactly.',
    ),
});
export type Metric = z.infer<typeof metricSchema>;

/** The metrics that perf-gate measures itself; other names come from a tool's output. */
export const ownMetrics = {
  time: { unit: 's', better: 'lower', kind: 'noisy' },
  tail: { unit: 's', better: 'lower', kind: 'noisy' },
  mean: { unit: 's', better: 'lower', kind: 'noisy' },
  cpu: { unit: 's', better: 'lower', kind: 'noisy' },
  memory: { unit: 'B', better: 'lower', kind: 'noisy' },
} as const satisfies Record<string, Metric>;
export type OwnMetric = keyof typeof ownMetrics;

/** The metrics of a service under load. The quantiles are of the time of a pass, from its (intended) start to its end. */
export const serviceMetrics = {
  p50: { unit: 's', better: 'lower', kind: 'noisy' },
  p95: { unit: 's', better: 'lower', kind: 'noisy' },
  p99: { unit: 's', better: 'lower', kind: 'noisy' },
  throughput: { unit: 'Hz', better: 'higher', kind: 'noisy' },
  /** Share of the passes without an error. Not the share of errors: that is 0 as a rule, and no ratio of zeros is a change. */
  success: { unit: '1', better: 'higher', kind: 'noisy' },
} as const satisfies Record<string, Metric>;
