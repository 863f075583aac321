import { PerfGateError } from '../model/index.ts';
import type { Format } from './format.ts';
import { addLoad, loadUnits, type LatencyMetric } from './load-metrics.ts';
import { linesOf, nameWith, printedNumber, sectionsOf, type Line } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Print what sysbench prints, from its first line to its last.';

// sysbench does not print which test it runs; these lines give it away.
const kinds: readonly (readonly [string, RegExp])[] = [
  ['oltp', /^SQL statistics:/mu],
  ['cpu', /^CPU speed:/mu],
  ['memory', /^Running memory speed test/mu],
  ['fileio', /^File operations:|^Throughput:\n +read,/mu],
  ['threads', /^Running the test[^]*thread_yields/mu],
];

function addRun(results: Results, title: string | null, lines: readonly Line[]): void {
  const place = `line ${String(lines[0]?.number ?? 1)}`;
  const all = lines.map(({ text }) => text).join('\n');
  const after = (pattern: RegExp): string | undefined => pattern.exec(all)?.[1];
  const threads = after(/^Number of threads: (\d+)$/mu) ?? '1';
  const kind = kinds.find(([, pattern]) => pattern.test(all))?.[0] ?? 'sysbench';
  const name = title ?? nameWith(kind, [['threads', threads]]);
  const fatal = after(/^FATAL: (.*)$/mu);
  if (fatal !== undefined) {
    results.fail(name, 'threw', `${place}: ${fatal}`);
    return;
  }
  const seconds = printedNumber(after(/^ +total time: +(\S+)s$/mu) ?? '');
  const events = printedNumber(after(/^ +total number of events: +(\S+)$/mu) ?? '');
  if (typeof seconds !== 'number' || typeof events !== 'number') {
    throw new PerfGateError(
      `${place}: the output of sysbench is cut off: its general statistics are missing`,
      { remedy },
    );
  }
  const latencies: Partial<Record<LatencyMetric, unknown>> = {};
  const mean = after(/^ +avg: +(\S+)$/mu);
  if (mean !== undefined) latencies.mean = mean;
  for (const share of ['50', '90', '95', '99'] as const) {
    const value = after(new RegExp(`^ +${share}th percentile: +(\\S+)$`, 'mu'));
    if (value !== undefined) latencies[`p${share}`] = value;
  }
  const ignored = after(/^ +ignored errors: +(\d+) /mu);
  const requests =
    ignored === undefined ? null : { failed: Number(ignored), total: events + Number(ignored) };
  addLoad(results, name, { latencies, factor: 1e-3, rate: events / seconds, requests }, place);
}

/** What sysbench prints. */
export const sysbench: Format = {
  name: 'sysbench',
  description: 'sysbench, what it prints',
  tool: 'sysbench',
  reads:
    'events per second, the average latency and the percentile; it does not print what it ran: the benchmark is called by its kind (`cpu`, `memory`, `oltp`…) and threads, or by a line `=== name ===` before it',
  units: loadUnits,
  values: 'one',
  evidence: 'captured',
  example: 'sysbench cpu --time=10 run',
  recognises: (text) => /^sysbench \d+\./mu.test(text) && /^General statistics:$/mu.test(text),
  parse(text) {
    const results = new Results();
    for (const { title, lines } of sectionsOf(linesOf(text))) {
      const starts = lines.flatMap((line, index) => (/^sysbench \d+\./u.test(line.text) ? [index] : []));
      for (const [index, start] of starts.entries()) {
        addRun(results, title, lines.slice(start, starts[index + 1]));
      }
      if (title !== null && starts.length === 0)
        results.fail(title, 'bad-output', 'sysbench printed no results');
    }
    return results.end('what sysbench prints');
  },
};
