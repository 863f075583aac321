import { PerfGateError } from '../model/index.ts';
import type { Format } from './format.ts';
import { addLoad, loadUnits, type LatencyMetric } from './load-metrics.ts';
import { linesOf, sectionsOf, type Line } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Print what hey prints, from its first line to its last.';

function addRun(results: Results, name: string, lines: readonly Line[]): void {
  const latencies: Partial<Record<LatencyMetric, unknown>> = {};
  const place = `line ${String(lines[0]?.number ?? 1)}`;
  let rate: string | null = null;
  let failed = 0;
  let total = 0;
  for (const { text } of lines) {
    const average = /^ +Average:\s+(\S+) secs$/u.exec(text)?.[1];
    if (average !== undefined) latencies.mean = average;
    // Some versions print the sign twice.
    const [, share, value] = /^ +(50|90|95|99)%%? in (\S+) secs$/u.exec(text) ?? [];
    if (share !== undefined) latencies[`p${share}` as LatencyMetric] = value;
    rate = /^ +Requests\/sec:\s+(\S+)$/u.exec(text)?.[1] ?? rate;
    const [, status, answers] = /^ +\[(\d{3})\]\s+(\d+) responses$/u.exec(text) ?? [];
    const errors = /^ +\[(\d+)\]\s+(?!\d+ responses$)\S/u.exec(text)?.[1];
    if (answers !== undefined) {
      total += Number(answers);
      if (Number(status) >= 400) failed += Number(answers);
    } else if (errors !== undefined) {
      total += Number(errors);
      failed += Number(errors);
    }
  }
  if (rate === null || lines.every(({ text }) => !/^(?:Status code|Error) distribution:$/u.test(text))) {
    throw new PerfGateError(`${place}: the output of hey is cut off: its counts of responses are missing`, {
      remedy,
    });
  }
  addLoad(results, name, { latencies, factor: 1, rate, requests: { failed, total } }, place);
}

/** What hey prints. */
export const hey: Format = {
  name: 'hey',
  description: 'hey, what it prints',
  tool: 'hey',
  reads:
    'the average, the percentiles and the counts, in steps of 0.1 ms; hey does not print the URL: the benchmark is called `hey`, or by a line `=== name ===` before it. Answers from 400 on and connection errors are errors',
  units: loadUnits,
  values: 'one',
  evidence: 'data',
  example: 'hey -z 10s http://localhost:8080/',
  recognises: (text) => /^Response time histogram:$/mu.test(text) && /^ +Slowest:\s/mu.test(text),
  parse(text) {
    const results = new Results();
    for (const { title, lines } of sectionsOf(linesOf(text))) {
      const starts = lines.flatMap((line, index) => (line.text === 'Summary:' ? [index] : []));
      for (const [index, start] of starts.entries()) {
        addRun(results, title ?? 'hey', lines.slice(start, starts[index + 1]));
      }
      if (title !== null && starts.length === 0) results.fail(title, 'bad-output', 'hey printed no summary');
    }
    return results.end('what hey prints');
  },
};
