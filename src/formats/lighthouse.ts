import { z } from 'zod';
import { ownMetrics, type Metric } from '../model/index.ts';
import type { Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { pathOf } from './load-metrics.ts';
import { Results } from './results.ts';

const documentShape = z.looseObject({
  lighthouseVersion: z.string(),
  requestedUrl: z.string().optional(),
  finalUrl: z.string().optional(),
  configSettings: z.looseObject({ formFactor: z.string().optional() }).optional(),
  runtimeError: z.looseObject({ code: z.string(), message: z.string().optional() }).nullish(),
  audits: z.record(
    z.string(),
    z.looseObject({
      numericValue: z.unknown().optional(),
      scoreDisplayMode: z.string().optional(),
      errorMessage: z.string().optional(),
    }),
  ),
});

const seconds: Metric = { unit: 's', better: 'lower', kind: 'noisy' };
// Sums that may well be 0, of which no ratio can be made: exact while all trials agree.
const blocking: Metric = { unit: 'ms', better: 'lower', kind: 'exact' };
const shift: Metric = { unit: '1', better: 'lower', kind: 'exact' };
const size: Metric = { unit: 'B', better: 'lower', kind: 'noisy' };
const audited: readonly (readonly [audit: string, metric: string, Metric, factor: number])[] = [
  ['largest-contentful-paint', 'time', ownMetrics.time, 1e-3],
  ['first-contentful-paint', 'first-contentful-paint', seconds, 1e-3],
  ['speed-index', 'speed-index', seconds, 1e-3],
  ['interactive', 'interactive', seconds, 1e-3],
  ['total-blocking-time', 'total-blocking-time', blocking, 1],
  ['cumulative-layout-shift', 'cumulative-layout-shift', shift, 1],
  ['total-byte-weight', 'total-byte-weight', size, 1],
];

/** The report that Lighthouse writes with `--output json`. */
export const lighthouse: Format = {
  name: 'lighthouse',
  description: 'Lighthouse, JSON (--output json)',
  tool: 'Lighthouse',
  reads:
    'the metrics of the page, named by its path and the form factor; `time` is the Largest Contentful Paint. Scores are not read: they are rounded functions of the metrics',
  units:
    'time, first-contentful-paint, speed-index, interactive (s); total-blocking-time (ms), cumulative-layout-shift (1), both exact; total-byte-weight (B)',
  values: 'one',
  evidence: 'data',
  example: 'lighthouse http://localhost:8080/ --output json --only-categories performance --quiet',
  recognises: (_, json) => {
    const document = json();
    return typeof document === 'object' && document !== null && 'lighthouseVersion' in document;
  },
  parse(text) {
    const report = fitting(documentShape, parseJsonOutput(text));
    const results = new Results();
    const page = pathOf(report.requestedUrl ?? report.finalUrl ?? '/');
    const device = report.configSettings?.formFactor;
    const benchmark = device === undefined ? page : `${page} (${device})`;
    const { runtimeError } = report;
    if (runtimeError !== undefined && runtimeError !== null && runtimeError.code !== 'NO_ERROR') {
      results.fail(benchmark, 'threw', `${runtimeError.code}: ${runtimeError.message ?? ''}`);
    }
    for (const [id, metric, declared, factor] of audited) {
      const audit = report.audits[id];
      // Versions have different audits, and --only-audits leaves some out; the time must be there.
      if (audit === undefined && metric !== 'time') continue;
      const place = `audits.${id}`;
      const value = audit?.numericValue;
      if (value === undefined) {
        results.fail(
          benchmark,
          'bad-output',
          `${place} has no value: ${audit?.errorMessage ?? 'it was not measured'}`,
        );
      } else
        results.add({ benchmark, metric, declared, values: [value], factor, place: `${place}.numericValue` });
    }
    return results.end('a report');
  },
};
