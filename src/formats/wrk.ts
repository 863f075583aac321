import { PerfGateError } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { addLoad, loadUnits, pathOf, type LatencyMetric } from './load-metrics.ts';
import { linesOf, printedNumber, sectionsOf, times, type Line } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Print what wrk prints, from its first line to its last; give it --latency.';
const units: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Seconds. */
function duration(text: string): unknown {
  const [, number = '', unit = ''] = /^(-?[\d.]+|-?nan)(us|ms|s|m|h)$/u.exec(text) ?? [];
  return unit === '' ? text : times(printedNumber(number), units[unit] ?? NaN);
}

const percentileNames: Readonly<Record<string, LatencyMetric>> = {
  '50': 'p50',
  '90': 'p90',
  '95': 'p95',
  '97.5': 'p97.5',
  '99': 'p99',
  '99.9': 'p99.9',
};

function addRun(results: Results, title: string | null, lines: readonly Line[]): void {
  const latencies: Partial<Record<LatencyMetric, unknown>> = {};
  let url = '';
  let answered = NaN;
  let failed = 0;
  let unanswered = 0;
  let rate: string | null = null;
  const place = `line ${String(lines[0]?.number ?? 1)}`;
  for (const { text } of lines) {
    const match = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
    url = match(/^Running \S+ test @ (\S+)$/u) ?? url;
    const mean = match(/^ {4}Latency +(\S+)/u);
    if (mean !== undefined) latencies.mean = duration(mean);
    const [, share, value] = /^ *(\d+(?:\.\d+)?)% +(\S+)$/u.exec(text) ?? [];
    const metric = percentileNames[String(Number(share))];
    if (metric !== undefined && value !== undefined) latencies[metric] ??= duration(value);
    answered = Number(match(/^ *(\d+) requests in /u) ?? answered);
    rate = match(/^Requests\/sec: +(\S+)$/u) ?? rate;
    failed += Number(match(/^ *Non-2xx or 3xx responses: (\d+)$/u) ?? 0);
    const socket = /^ *Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$/u.exec(text);
    unanswered += (socket?.slice(1) ?? []).reduce((sum, count) => sum + Number(count), 0);
  }
  if (rate === null || Number.isNaN(answered)) {
    throw new PerfGateError(`${place}: the output of wrk is cut off: "Requests/sec:" is missing`, { remedy });
  }
  const requests = { failed: failed + unanswered, total: answered + unanswered };
  addLoad(results, title ?? pathOf(url), { latencies, factor: 1, rate, requests }, place);
}

/** What wrk and wrk2 print. */
export const wrk: Format = {
  name: 'wrk',
  description: 'wrk and wrk2, what they print (--latency)',
  tool: 'wrk, wrk2',
  reads:
    'the latencies and counts of each run; named by the path and query of the URL, or by a line `=== name ===` before the run. Percentiles need `--latency`. Answers other than 2xx and 3xx and socket errors are errors',
  units: loadUnits,
  values: 'one',
  evidence: 'captured',
  example: 'wrk --latency -d 10s http://localhost:8080/search',
  recognises: (text) => /^Running \S+ test @ /mu.test(text) && /^ +Thread Stats /mu.test(text),
  parse(text) {
    const results = new Results();
    for (const { title, lines } of sectionsOf(linesOf(text))) {
      const starts = lines.flatMap((line, index) => (line.text.startsWith('Running ') ? [index] : []));
      if (title !== null && starts.length === 0) {
        results.fail(
          title,
          'bad-output',
          `wrk did not run: ${shown(lines.map((line) => line.text).join(' '))}`,
        );
      }
      for (const [index, start] of starts.entries())
        addRun(results, title, lines.slice(start, starts[index + 1]));
    }
    return results.end('what wrk prints');
  },
};
