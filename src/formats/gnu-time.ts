import { ownMetrics, PerfGateError } from '../model/index.ts';
import type { Format } from './format.ts';
import { linesOf, printedNumber, sectionsOf, times, withoutFolders, type Line } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Run /usr/bin/time -v -o FILE COMMAND and print the file.';

/** Seconds of `h:mm:ss` or `m:ss.cc`. */
function clockSeconds(text: string): number | string {
  const parts = text.split(':').map(printedNumber);
  let seconds = 0;
  for (const part of parts) {
    if (typeof part !== 'number') return text;
    seconds = seconds * 60 + part;
  }
  return seconds;
}

function addRun(results: Results, title: string | null, lines: readonly Line[]): void {
  const place = `line ${String(lines[0]?.number ?? 1)} and after`;
  const after = (label: string): string => {
    const line = lines.find(({ text }) => text.trim().startsWith(`${label}: `));
    if (line !== undefined) return line.text.trim().slice(label.length + 2);
    throw new PerfGateError(`${place}: the output of time is cut off: "${label}" is missing`, { remedy });
  };
  const command = after('Command being timed').replaceAll(/^"|"$/gu, '');
  const benchmark = title ?? withoutFolders(command);
  const status = after('Exit status');
  const signal = lines.find(({ text }) => text.startsWith('Command terminated by signal'));
  if (status !== '0' || signal !== undefined) {
    const message = signal?.text ?? `the command exited with code ${status}`;
    results.fail(benchmark, 'exited', `${place}: ${message}`);
    return;
  }
  const elapsed = clockSeconds(after('Elapsed (wall clock) time (h:mm:ss or m:ss)'));
  const [user, system] = ['User', 'System'].map((kind) => printedNumber(after(`${kind} time (seconds)`)));
  const cpu = typeof user === 'number' && typeof system === 'number' ? user + system : user;
  const peak = printedNumber(after('Maximum resident set size (kbytes)'));
  const add = (metric: 'time' | 'cpu' | 'memory', value: unknown): void => {
    results.add({
      benchmark,
      metric,
      declared: ownMetrics[metric],
      values: [value],
      place: `${place}: ${metric}`,
    });
  };
  add('time', elapsed);
  // In steps of 10 ms: a program that waits uses less.
  if (cpu !== 0) add('cpu', cpu);
  add('memory', times(peak, 1024));
}

/** What GNU time prints with `-v`. */
export const gnuTime: Format = {
  name: 'gnu-time',
  description: 'GNU time, what it prints (-v)',
  tool: 'GNU time',
  reads:
    'elapsed time, CPU time and peak memory of each command, named by the command without folders, or by a line `=== name ===` before it. Times are in steps of 10 ms; without a `format` perf-gate measures the same more finely',
  units: 'time (s), cpu (s), memory (B)',
  values: 'one',
  evidence: 'captured',
  example: '/usr/bin/time -v -o out.txt ./program >/dev/null && cat out.txt',
  recognises: (text) =>
    /^[ \t]*Command being timed: "/mu.test(text) && /^[ \t]*Maximum resident set size/mu.test(text),
  parse(text) {
    const results = new Results();
    for (const { title, lines } of sectionsOf(linesOf(text))) {
      const ends = lines.flatMap((line, index) => (/^\s*Exit status: /u.test(line.text) ? [index + 1] : []));
      const open = lines.slice(ends.at(-1) ?? 0).find((line) => /^\s*Command being timed: /u.test(line.text));
      if (open !== undefined) {
        throw new PerfGateError(
          `line ${String(open.number)}: the output of time is cut off: "Exit status" is missing`,
          {
            remedy,
          },
        );
      }
      for (const [index, end] of ends.entries())
        addRun(results, title, lines.slice(ends[index - 1] ?? 0, end));
      if (title !== null && ends.length === 0) results.fail(title, 'bad-output', 'time printed nothing');
    }
    return results.end('what time -v prints');
  },
};
