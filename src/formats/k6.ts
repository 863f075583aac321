import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import { shown, type Format, type LineReader, type ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import { lineFault, lineFormat } from './lines.ts';
import { addLoad, loadUnits, type LatencyMetric, type Load } from './load-metrics.ts';
import { Results } from './results.ts';

// Parts of http_req_duration, most of them 0 on a connection that is open.
const phases = new Set(
  ['blocked', 'connecting', 'tls_handshaking', 'sending', 'waiting', 'receiving'].map(
    (part) => `http_req_${part}`,
  ),
);
const isPhase = (name: string): boolean => phases.has(name.replace(/\{.*$/su, ''));

const units = `${loadUnits}; of trends that are no times value-p50 and so on (1), size-p50 and so on (B), lower is better`;

interface Trend {
  readonly name: string;
  /** `time`, `data`, `default`; null: not told. */
  readonly contains: string | null;
  /** Milliseconds, bytes, or a number. */
  readonly latencies: Load['latencies'];
  readonly rate: unknown;
  readonly requests: Load['requests'];
}

function addTrend(results: Results, trend: Trend, place: string): void {
  const { name, contains, latencies, rate, requests } = trend;
  if (contains === 'time') {
    addLoad(results, name, { latencies, factor: 1e-3, rate, requests }, place);
    return;
  }
  const [prefix, unit] = contains === 'data' ? ['size', 'B'] : ['value', '1'];
  const declared: Metric = { unit, better: 'lower', kind: 'noisy' };
  for (const [part, value] of Object.entries(latencies)) {
    if (value === undefined) continue;
    const metric = `${prefix}-${part}`;
    results.add({ benchmark: name, metric, declared, values: [value], place: `${place}: ${metric}` });
  }
}

const values = z.record(z.string(), z.unknown());
const summaryShape = z.looseObject({
  metrics: z.record(
    z.string(),
    z.looseObject({
      type: z.string().optional(),
      contains: z.string().optional(),
      values: values.optional(),
    }),
  ),
});

const statistics: readonly (readonly [LatencyMetric, string])[] = [
  ['mean', 'avg'],
  ['p50', 'med'],
  ['p90', 'p(90)'],
  ['p95', 'p(95)'],
  ['p97.5', 'p(97.5)'],
  ['p99', 'p(99)'],
  ['p99.9', 'p(99.9)'],
];
// --summary-export does not tell which metrics are times; these are k6's own.
const ownTimes = /^(?:http_req_|ws_|grpc_req_|browser_|iteration_duration|group_duration)/u;

function parseSummary(text: string): ParsedResults {
  const { metrics } = fitting(summaryShape, parseJsonOutput(text));
  const results = new Results();
  const valuesOf = (name: string): Readonly<Record<string, unknown>> => {
    const entry = metrics[name];
    return entry === undefined ? {} : (entry.values ?? entry);
  };
  for (const [name, { type, contains }] of Object.entries(metrics)) {
    const own = valuesOf(name);
    const isTrend = type === undefined ? 'avg' in own && 'med' in own : type === 'trend';
    if (!isTrend || isPhase(name)) continue;
    const [, base = name, tags = ''] = /^([^{]*)(\{.*)$/su.exec(name) ?? [];
    const counter =
      base === 'http_req_duration' ? 'http_reqs' : base === 'iteration_duration' ? 'iterations' : '';
    const failures = base === 'http_req_duration' ? valuesOf(`http_req_failed${tags}`) : {};
    // Of a rate metric k6 counts as passes what was true: these requests failed.
    const { passes: failed, fails: worked } = failures;
    const counted = typeof failed === 'number' && typeof worked === 'number' && failed + worked > 0;
    addTrend(
      results,
      {
        name,
        contains: contains ?? (ownTimes.test(name) ? 'time' : null),
        latencies: Object.fromEntries(statistics.map(([metric, key]) => [metric, own[key]])),
        rate: valuesOf(`${counter}${tags}`).rate ?? null,
        requests: counted ? { failed, total: failed + worked } : null,
      },
      `metrics.${name.slice(0, 100)}`,
    );
  }
  return results.end('a trend of k6, such as iteration_duration');
}

const tool = 'k6';

/** The summary of a k6 test, in both of its shapes. */
export const k6Summary: Format = {
  name: 'k6-summary',
  description: 'k6, the summary as JSON (--summary-export, handleSummary)',
  tool,
  reads:
    'each trend, submetrics too, with the rate of requests or iterations and the share of failed requests; not the phases of a request, and no counters, gauges and rates of your own. With `--summary-export` k6 does not tell which of your own trends are times: they are read as numbers. Failed thresholds and checks are no failures of measuring',
  units,
  values: 'one',
  evidence: 'data',
  example: 'k6 run --quiet --summary-export=/dev/stdout script.js',
  recognises: (_, json) => {
    const document = json();
    if (typeof document !== 'object' || document === null || !('metrics' in document)) return false;
    const { metrics } = document;
    return (
      typeof metrics === 'object' &&
      metrics !== null &&
      ('iterations' in metrics || 'iteration_duration' in metrics)
    );
  },
  parse: parseSummary,
};

const metricLine = z.looseObject({
  type: z.literal('Metric'),
  metric: z.string(),
  data: z.looseObject({
    type: z.string(),
    contains: z.string().optional(),
    submetrics: z.array(z.looseObject({ suffix: z.string() })).nullish(),
  }),
});

interface Series {
  readonly name: string;
  readonly contains: string;
  /** Tags that a point must have. */
  readonly tags: readonly (readonly [string, string])[];
  readonly histogram: LatencyHistogram;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class PointReader implements LineReader {
  readonly #trends = new Map<string, readonly Series[]>();
  readonly #known = new Set<string>();
  readonly #results = new Results();
  #first = Infinity;
  #last = -Infinity;
  #failed = 0;
  #requests = 0;

  line(text: string, number: number): void {
    // k6 writes one object on a line; its log and its progress are no JSON.
    if (!text.startsWith('{')) return;
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      throw lineFault(number, text, 'a JSON object of k6 was expected; the output may be cut off');
    }
    if (!isRecord(parsed) || !isRecord(parsed.data)) throw lineFault(number, text, 'it has no "data"');
    if (parsed.type === 'Metric') this.#declare(fitting(metricLine, parsed));
    else if (parsed.type === 'Point' && typeof parsed.metric === 'string') {
      if (!this.#known.has(parsed.metric))
        throw lineFault(number, text, 'its metric was not declared before it');
      this.#point(parsed.metric, parsed.data, number, text);
    } else throw lineFault(number, text, 'its type is neither "Metric" nor "Point"');
  }

  end(): ParsedResults {
    const seconds = (this.#last - this.#first) / 1000;
    for (const series of [...this.#trends.values()].flat()) {
      const { name, contains, histogram } = series;
      if (histogram.count === 0) continue;
      const [p50, p90, p95, p99] = histogram.percentiles([0.5, 0.9, 0.95, 0.99]);
      const isCounted = /^(?:http_req_duration|iteration_duration)(?:\{|$)/u.test(name);
      addTrend(
        this.#results,
        {
          name,
          contains,
          latencies: { mean: histogram.mean, p50, p90, p95, p99 },
          rate: isCounted && seconds > 0 ? histogram.count / seconds : null,
          requests:
            name === 'http_req_duration' && this.#requests > 0
              ? { failed: this.#failed, total: this.#requests }
              : null,
        },
        shown(name),
      );
    }
    return this.#results.end('a line for each point of a trend, as `k6 run --out json=FILE` writes them');
  }

  #declare({ metric, data }: z.infer<typeof metricLine>): void {
    this.#known.add(metric);
    if (data.type !== 'trend' || isPhase(metric) || this.#trends.has(metric)) return;
    const contains = data.contains ?? 'default';
    const series = (suffix: string | null): Series => ({
      name: suffix === null ? metric : `${metric}{${suffix}}`,
      contains,
      tags: (suffix ?? '')
        .split(',')
        .filter((pair) => pair !== '')
        .map((pair) => {
          const colon = pair.indexOf(':');
          return [pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()];
        }),
      histogram: new LatencyHistogram(),
    });
    const submetrics = (data.submetrics ?? []).map(({ suffix }) => series(suffix));
    this.#trends.set(metric, [series(null), ...submetrics]);
  }

  #point(metric: string, data: Readonly<Record<string, unknown>>, number: number, text: string): void {
    const { time, value } = data;
    const at = typeof time === 'string' ? Date.parse(time) : NaN;
    if (Number.isNaN(at)) throw lineFault(number, text, 'it has no time');
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw lineFault(number, text, 'it has no value');
    if (at < this.#first) this.#first = at;
    if (at > this.#last) this.#last = at;
    if (metric === 'http_req_failed') {
      this.#requests += 1;
      if (value !== 0) this.#failed += 1;
    }
    const tags = isRecord(data.tags) ? data.tags : {};
    for (const series of this.#trends.get(metric) ?? []) {
      if (!series.tags.every(([key, wanted]) => tags[key] === wanted)) continue;
      if (value < 0) {
        this.#results.fail(
          series.name,
          'bad-value',
          `line ${String(number)} is ${String(value)}, less than zero`,
        );
      } else series.histogram.add(value);
    }
  }
}

/** Every point of a k6 test, one on a line. */
export const k6Ndjson: Format = lineFormat(
  {
    name: 'k6-ndjson',
    description: 'k6, every point as JSON lines (--out json)',
    tool,
    reads:
      'the points of each trend, submetrics too, as in the summary. Percentiles are of a histogram with buckets 0.1 % wide, so that a file of any length is read in the same memory',
    units,
    values: 'one',
    evidence: 'data',
    example: 'k6 run --quiet --no-summary --out json=/dev/stdout script.js',
    recognises: (text) => /^\{(?="(?:type|metric)":).{0,300}"type":"(?:Metric|Point)"/mu.test(text),
  },
  () => new PointReader(),
);
