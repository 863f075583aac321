import { ownMetrics, type Metric } from '../model/index.ts';
import { cutOff, lineFault, lineFormat, numberIn } from './lines.ts';
import { loadMetrics, type LatencyMetric } from './load-metrics.ts';
import { Results } from './results.ts';
import type { Format } from './format.ts';

const percentiles: Readonly<Record<string, LatencyMetric>> = {
  '0.5': 'p50',
  '0.9': 'p90',
  '0.95': 'p95',
  '0.975': 'p97.5',
  '0.99': 'p99',
  '0.999': 'p99.9',
};

const lower = (unit: string): Metric => ({ unit, better: 'lower', kind: 'noisy' });

/** What a family measures, by its unit, which is the end of its name too. */
function metricOf(family: string): readonly [name: string, Metric] {
  if (family.endsWith('_per_second')) return ['rate', loadMetrics.rate];
  if (family.endsWith('_seconds')) return ['time', ownMetrics.time];
  if (family.endsWith('_bytes')) return ['size', lower('B')];
  return ['value', lower('1')];
}

interface Labelled {
  readonly name: string;
  /** As written, with what it is separated by. */
  readonly labels: readonly (readonly [key: string, written: string])[];
  readonly value: string;
}

const label = /([a-zA-Z_][a-zA-Z0-9_]*)=("(?:[^"\\\n]|\\.)*"),?/uy;

function sampleIn(text: string): Labelled | null {
  const name = /^[a-zA-Z_:][a-zA-Z0-9_:]*/u.exec(text)?.[0];
  if (name === undefined) return null;
  let at = name.length;
  const labels: [string, string][] = [];
  if (text[at] === '{') {
    label.lastIndex = at + 1;
    for (;;) {
      at = label.lastIndex;
      const found = label.exec(text);
      if (found === null) break;
      labels.push([found[1] ?? '', found[2] ?? '']);
    }
    if (text[at] !== '}') return null;
    at += 1;
  }
  // A time stamp and an exemplar may follow.
  const value = /^ +(\S+)(?: |$)/u.exec(text.slice(at))?.[1];
  return value === undefined ? null : { name, labels, value };
}

/** OpenMetrics text, and the older text format of Prometheus. */
export const openMetrics: Format = lineFormat(
  {
    name: 'openmetrics',
    description: 'OpenMetrics or Prometheus text',
    tool: 'OpenMetrics, Prometheus',
    reads:
      'gauges, counters and quantiles of summaries, each named by its family and labels; `_sum` and `_count` of summaries and histograms as their mean; buckets and infos are not read',
    units:
      'by the end of the name: `_seconds` is time (s), `_bytes` size (B), `_per_second` rate (Hz), else value (1); quantiles p50, p90… (s); lower is better but for the rate',
    values: 'one',
    evidence: 'documentation',
    example: 'curl -s http://localhost:9090/metrics',
    recognises: (text) =>
      /^# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (?:gauge|counter|summary|histogram|unknown|untyped)$/mu.test(text),
  },
  () => {
    const results = new Results();
    const types = new Map<string, string>();
    const sums = new Map<string, { sum?: number; count?: number; family: string; place: string }>();
    const nameOf = (family: string, labels: Labelled['labels']): string =>
      labels.length === 0
        ? family
        : `${family}{${labels.map(([key, written]) => `${key}=${written}`).join(',')}}`;
    return {
      line(text, number, unfinished) {
        if (unfinished && text !== '# EOF') throw cutOff(number, text);
        const place = `line ${String(number)}`;
        const [, declared, type] = /^# TYPE (\S+) (\S+)$/u.exec(text) ?? [];
        if (declared !== undefined && type !== undefined) types.set(declared, type);
        if (text.startsWith('#') || text.trim() === '') return;
        const sample = sampleIn(text);
        if (sample === null) throw lineFault(number, text, 'a name, labels and a value were expected');
        const { name, labels } = sample;
        const value = numberIn(sample.value);
        if (value === undefined) throw lineFault(number, text, 'its value is no number');
        const [, owner = name, part = ''] = /^(.*)_(sum|count|bucket|created|info)$/u.exec(name) ?? [];
        const ownType = types.get(owner) ?? '';
        if (part !== '' && (ownType === 'summary' || ownType === 'histogram')) {
          if (part !== 'sum' && part !== 'count') return;
          const benchmark = nameOf(owner, labels);
          const own = sums.get(benchmark) ?? { family: owner, place };
          own[part] = value;
          sums.set(benchmark, own);
          return;
        }
        if (
          part === 'created' ||
          part === 'info' ||
          types.get(name) === 'info' ||
          types.get(name) === 'stateset'
        )
          return;
        const quantile =
          types.get(name) === 'summary' ? labels.find(([key]) => key === 'quantile') : undefined;
        if (quantile === undefined) {
          // A counter's name ends in _total, its family's does not.
          const [metric, own] = metricOf(name.replace(/_total$/u, ''));
          results.add({ benchmark: nameOf(name, labels), metric, declared: own, values: [value], place });
          return;
        }
        const metric = percentiles[String(Number(quantile[1].slice(1, -1)))];
        const [kind, own] = metricOf(name);
        // A window without observations has no quantiles.
        if (metric === undefined || Number.isNaN(value)) return;
        const rest = labels.filter(([key]) => key !== 'quantile');
        results.add({
          benchmark: nameOf(name, rest),
          metric: kind === 'time' ? metric : `${kind}-${metric}`,
          declared: own,
          values: [value],
          place,
        });
      },
      end() {
        for (const [benchmark, { sum, count, family, place }] of sums) {
          if (sum === undefined || count === undefined || count === 0) continue;
          const [kind, declared] = metricOf(family);
          const metric = kind === 'time' ? 'mean' : `${kind}-mean`;
          results.add({ benchmark, metric, declared, values: [sum / count], place });
        }
        return results.end('a sample of a gauge, a counter, a summary or a histogram');
      },
    };
  },
);
