import type { Metric } from '../model/index.ts';
import { printedNumber, times } from './printed.ts';
import type { Results } from './results.ts';

const latency: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

/** What the documentation says of the metrics of a load tool. */
export const loadUnits =
  'mean, p50, p90, p95, p97.5, p99, p99.9 (s) as far as the tool gives them; rate (Hz); errors (1)';

/**
 * What load tools measure, by the same names whatever the tool. `errors` is declared exact because it is 0 in every trial of a
 * service that works, and no ratio can be made of 0; trials that differ are judged as noisy ones.
 */
export const loadMetrics = {
  mean: latency,
  p50: latency,
  p90: latency,
  p95: latency,
  'p97.5': latency,
  p99: latency,
  'p99.9': latency,
  rate: { unit: 'Hz', better: 'higher', kind: 'noisy' },
  errors: { unit: '1', better: 'lower', kind: 'exact' },
} as const satisfies Readonly<Record<string, Metric>>;

export type LatencyMetric = Exclude<keyof typeof loadMetrics, 'rate' | 'errors'>;

export interface Load {
  /** In the tool's unit; texts are numbers as the tool wrote them. */
  readonly latencies: Readonly<Partial<Record<LatencyMetric, unknown>>>;
  /** Seconds in the unit of the latencies. */
  readonly factor: number;
  /** Requests, iterations or transactions per second; null: the tool does not say. */
  readonly rate: unknown;
  /** Requests that failed of all that were made; null: the tool does not count them. */
  readonly requests: { readonly failed: number; readonly total: number } | null;
}

const numberOf = (value: unknown): unknown => (typeof value === 'string' ? printedNumber(value) : value);

/**
 * Adds what a load tool says of one kind of request. Latencies of 0 are left out, because the clocks of many tools are whole
 * milliseconds; where nothing else is left they are a failure. When every request failed, the latencies are those of errors, and the benchmark has failed.
 */
export function addLoad(results: Results, benchmark: string, load: Load, place: string): void {
  const { latencies, factor, rate, requests } = load;
  if (requests !== null && requests.failed >= requests.total) {
    const message =
      requests.total > 0 ? `all ${String(requests.total)} requests failed` : 'no request was made';
    results.fail(benchmark, 'bad-output', `${place}: ${message}`);
    return;
  }
  const given = Object.entries(latencies)
    .map(([name, text]) => [name as LatencyMetric, numberOf(text)] as const)
    .filter(([, duration]) => duration !== undefined);
  const useless = rate === null && given.every(([, duration]) => duration === 0);
  const add = (metric: keyof typeof loadMetrics, value: unknown): void => {
    const declared = loadMetrics[metric];
    results.add({ benchmark, metric, declared, values: [value], place: `${place}: ${metric}` });
  };
  for (const [name, duration] of given) if (duration !== 0 || useless) add(name, times(duration, factor));
  if (rate !== null) add('rate', numberOf(rate));
  if (requests !== null) add('errors', requests.failed / requests.total);
}

/**
 * Percentile of sorted values: the smallest that at least this share of them do not exceed (nearest rank, as hdr
 * histograms define it).
 *
 * @param sorted ascending, not empty.
 * @param share in (0, 1].
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

/** Mean and percentiles of single requests, in the unit of the values; not empty. */
export function latenciesOf(values: readonly number[]): Load['latencies'] {
  const sorted = Float64Array.from(values).sort();
  return {
    mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length,
    p50: percentile(sorted, 0.5),
    p90: percentile(sorted, 0.9),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
  };
}

/** What a request is called where a tool prints its address: host and port may differ between the sides. */
export function pathOf(address: string): string {
  try {
    const url = new URL(address);
    return `${url.pathname}${url.search}`;
  } catch {
    return address;
  }
}
