import { PerfGateError, type Metric } from '../model/index.ts';
import { shown, type Format, type ParsedResults } from './format.ts';
import { linesOf, printedNumber, withoutFolders, type Line } from './printed.ts';
import { Results } from './results.ts';

const count: Metric = { unit: '1', better: 'lower', kind: 'exact' };
const units = 'the events by their names (1, exact): Ir, and what was asked for beyond it';

/** The totals of each program: several files may stand one after the other. */
function parseTotals(text: string, tool: 'cachegrind' | 'callgrind'): ParsedResults {
  const remedy = `Print the whole file that valgrind writes with --tool=${tool} --${tool}-out-file=FILE.`;
  const results = new Results();
  let command: string | null = null;
  let events: readonly string[] = [];
  let started = 0;
  // callgrind writes the totals of each part and thread, and a summary of the part before them.
  let sums: number[] = [];
  let found = false;
  const close = (next: number): void => {
    if (command === null) return;
    if (!found) {
      throw new PerfGateError(
        `the output is cut off: the totals of the program that begins at line ${String(started)} are missing before line ${String(next)}`,
        { remedy },
      );
    }
    const benchmark = withoutFolders(command);
    for (const [index, event] of events.entries()) {
      const place = `line ${String(started)} and after: ${event}`;
      results.add({ benchmark, metric: event, declared: count, values: [sums[index]], place });
    }
    command = null;
  };
  const add = (line: Line, numbers: string): void => {
    const values = numbers.trim().split(/\s+/u).map(printedNumber);
    if (
      events.length === 0 ||
      values.some((value) => typeof value !== 'number') ||
      values.length > events.length
    ) {
      throw new PerfGateError(
        `line ${String(line.number)} does not fit the events above it: ${shown(line.text)}`,
        {
          remedy,
        },
      );
    }
    // Zeros at the end are left out.
    sums = events.map((_, index) => (sums[index] ?? 0) + ((values[index] as number | undefined) ?? 0));
    found = true;
  };
  const total = tool === 'cachegrind' ? 'summary: ' : 'totals: ';
  for (const line of linesOf(text)) {
    const next = /^cmd: *(.*)$/u.exec(line.text)?.[1];
    if (next !== undefined) {
      close(line.number);
      command = next === '' ? tool : next;
      started = line.number;
      [sums, found, events] = [[], false, []];
    } else if (line.text.startsWith('events: ')) {
      events = line.text.slice('events: '.length).trim().split(/\s+/u);
    } else if (line.text.startsWith(total)) add(line, line.text.slice(total.length));
  }
  close(text.split('\n').length);
  return results.end('a line `cmd:` with `events:` and their totals');
}

/** The file that Cachegrind writes. */
export const cachegrind: Format = {
  name: 'cachegrind',
  description: 'Cachegrind, its output file',
  tool: 'Valgrind (Cachegrind)',
  reads:
    'the totals of the program, named by its command line without folders; several files may follow each other',
  units,
  values: 'one',
  evidence: 'captured',
  example: 'valgrind --tool=cachegrind --cachegrind-out-file=cg.out ./bench >/dev/null && cat cg.out',
  recognises: (text) =>
    /^desc: I1 cache:|^summary: /mu.test(text) &&
    /^cmd: /mu.test(text) &&
    !/^totals: |^creator: callgrind/mu.test(text),
  parse: (text) => parseTotals(text, 'cachegrind'),
};

/** The file that Callgrind writes; also of iai-callgrind's benchmarks. */
export const callgrind: Format = {
  name: 'callgrind',
  description: 'Callgrind, its output file',
  tool: 'Valgrind (Callgrind)',
  reads:
    'the totals of the program, of all its parts and threads together, named by its command line without folders; several files may follow each other',
  units,
  values: 'one',
  evidence: 'captured',
  example: 'valgrind --tool=callgrind --callgrind-out-file=cg.out ./bench >/dev/null && cat cg.out',
  recognises: (text) => /^# callgrind format$|^creator: callgrind/mu.test(text),
  parse: (text) => parseTotals(text, 'callgrind'),
};
