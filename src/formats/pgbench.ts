import { PerfGateError } from '../model/index.ts';
import type { Format } from './format.ts';
import { addLoad, loadUnits } from './load-metrics.ts';
import { linesOf, nameWith, printedNumber, sectionsOf, withoutFolders, type Line } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Print what pgbench prints, from its first line to its last.';

function addRun(results: Results, title: string | null, lines: readonly Line[]): void {
  const place = `line ${String(lines[0]?.number ?? 1)}`;
  const after = (pattern: RegExp): string | undefined => {
    for (const { text } of lines) {
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const parameters = (
    [
      ['scaling factor', after(/^scaling factor: (.*)$/u)],
      ['query mode', after(/^query mode: (.*)$/u)],
      ['clients', after(/^number of clients: (.*)$/u)],
      ['threads', after(/^number of threads: (.*)$/u)],
    ] as const
  ).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const script = withoutFolders(after(/^transaction type: (.*)$/u) ?? 'pgbench');
  const name = title ?? nameWith(script, parameters);
  if (after(/^(Run was aborted)/u) !== undefined) {
    results.fail(name, 'threw', `${place}: the run was aborted; its results are incomplete`);
    return;
  }
  // Versions before 14 print it twice.
  const rate =
    after(/^tps = (\S+) \((?:without initial connection time|excluding connections establishing)\)$/u) ??
    after(/^tps = (\S+)(?: |$)/u);
  if (rate === undefined) {
    throw new PerfGateError(`${place}: the output of pgbench is cut off: "tps =" is missing`, { remedy });
  }
  const done = printedNumber(after(/^number of transactions actually processed: (\d+)/u) ?? '');
  const failed = printedNumber(after(/^number of failed transactions: (\d+)/u) ?? '0');
  const counted = typeof done === 'number' && typeof failed === 'number';
  addLoad(
    results,
    name,
    {
      latencies: { mean: after(/^latency average = (\S+) ms$/u) },
      factor: 1e-3,
      rate,
      requests: counted ? { failed, total: done + failed } : null,
    },
    place,
  );
}

/** What pgbench prints. */
export const pgbench: Format = {
  name: 'pgbench',
  description: 'pgbench, what it prints',
  tool: 'pgbench (PostgreSQL)',
  reads:
    'the average latency, transactions per second without the time to connect, and the share of failed transactions; named by the script with scaling factor, query mode, clients and threads, or by a line `=== name ===` before it',
  units: loadUnits,
  values: 'one',
  evidence: 'captured',
  example: 'pgbench -T 30 -c 4 -f query.sql bench',
  recognises: (text) => /^(?:starting vacuum\.\.\.|pgbench \()/mu.test(text) && /^tps = /mu.test(text),
  parse(text) {
    const results = new Results();
    for (const { title, lines } of sectionsOf(linesOf(text))) {
      const starts = lines.flatMap((line, index) =>
        line.text.startsWith('transaction type: ') ? [index] : [],
      );
      for (const [index, start] of starts.entries()) {
        addRun(results, title, lines.slice(start, starts[index + 1]));
      }
      if (title !== null && starts.length === 0)
        results.fail(title, 'bad-output', 'pgbench printed no results');
    }
    return results.end('what pgbench prints');
  },
};
