import { baseUnit, ownMetrics, PerfGateError, type Metric } from '../model/index.ts';
import { csvRecords } from './csv.ts';
import { shown, type Format } from './format.ts';
import { linesOf, printedNumber, sectionsOf, times, withoutFolders, type Line } from './printed.ts';
import { Results } from './results.ts';

const tool = 'perf stat';
const counter: Metric = { unit: '1', better: 'lower', kind: 'noisy' };
const remedy = 'Run perf stat with -o FILE, or -o /dev/stdout, and print all of it.';
const units = 'time (s), cpu (s) of the task clock; the events by their names (1, lower is better)';
const clocks: Readonly<Record<string, 'time' | 'cpu'>> = {
  duration_time: 'time',
  'task-clock': 'cpu',
  'cpu-clock': 'cpu',
};

/** An event with a user-space suffix counts the same thing: `cycles:u`. */
function addEvent(
  results: Results,
  seen: Set<string>,
  {
    benchmark,
    event,
    value,
    unit,
    place,
  }: Record<'benchmark' | 'event' | 'value' | 'unit' | 'place', string>,
): void {
  // What this machine has no counter for; the same on both sides.
  if (value === '<not supported>') return;
  const number = printedNumber(value);
  const clock = clocks[event.replace(/:[a-zA-Z]+$/u, '')];
  if (clock !== undefined) {
    // Without a unit it is nanoseconds.
    const { factor } = baseUnit(unit === '' ? 'ns' : unit === 'msec' ? 'ms' : unit);
    // The task clock and the CPU clock tell the same.
    if (seen.has(clock)) return;
    seen.add(clock);
    results.add({ benchmark, metric: clock, declared: ownMetrics[clock], values: [number], factor, place });
    return;
  }
  const base = baseUnit(unit);
  const declared: Metric = { ...counter, unit: base.unit };
  results.add({ benchmark, metric: event, declared, values: [times(number, base.factor)], place });
}

/** What `perf stat` prints. */
export const perfStat: Format = {
  name: 'perf-stat',
  description: 'perf stat, what it prints',
  tool,
  reads:
    'every event, and the time elapsed; named by the command without folders. Events that the machine does not support are left out',
  units,
  values: 'one',
  evidence: 'captured',
  example: 'perf stat -o /dev/stdout ./bench',
  recognises: (text) => /^ *Performance counter stats for /mu.test(text),
  parse(text) {
    const results = new Results();
    let benchmark: string | null = null;
    let elapsed = true;
    let seen = new Set<string>();
    const cutOff = (number: number): PerfGateError =>
      new PerfGateError(
        `the output is cut off before line ${String(number)}: "seconds time elapsed" is missing`,
        { remedy },
      );
    const lines = linesOf(text);
    for (const { number, text: line } of lines) {
      const place = `line ${String(number)}`;
      const command = /^ *Performance counter stats for '(.*)'(?: \(\d+ runs\))?:$/u.exec(line)?.[1];
      if (command !== undefined) {
        if (!elapsed) throw cutOff(number);
        benchmark = withoutFolders(command);
        elapsed = false;
        seen = new Set();
        continue;
      }
      if (benchmark === null || elapsed) continue;
      const seconds = /^ +([\d.,]+)(?: \+- [\d.,]+)? seconds time elapsed\b/u.exec(line)?.[1];
      if (seconds !== undefined) {
        elapsed = true;
        addEvent(results, seen, { benchmark, event: 'duration_time', value: seconds, unit: 's', place });
        continue;
      }
      const [, value, unit = '', event = ''] =
        /^ +([\d.,]+|<not (?:counted|supported)>) +(?:(msec|ns|Joules|MiB|Bytes) +)?([^\s#][^\s]*)/u.exec(
          line,
        ) ?? [];
      if (value === undefined) continue;
      addEvent(results, seen, { benchmark, event, value, unit, place: `${place}: ${event}` });
    }
    if (!elapsed) throw cutOff(lines.length);
    return results.end('what perf stat prints');
  },
};

/** What `perf stat -x,` prints. */
export const perfStatCsv: Format = {
  name: 'perf-stat-csv',
  description: 'perf stat, CSV (-x, or -x;)',
  tool,
  reads:
    'every event of the benchmark `perf stat`, or of those that lines `=== name ===` begin. It has a time only with `-e duration_time`. Not with `-I` and `-A`',
  units,
  values: 'one',
  evidence: 'captured',
  example: 'perf stat -x, -e duration_time,task-clock,instructions -o /dev/stdout ./bench',
  recognises: (text) =>
    /^(?:[\d.]+|<not (?:counted|supported)>)[,;][a-zA-Z]*[,;][\w.:/-]+[,;](?:[\d.]+%[,;])?\d+[,;]\d/mu.test(
      text,
    ),
  parse(text) {
    const results = new Results();
    const read = (lines: readonly Line[], benchmark: string): void => {
      const seen = new Set<string>();
      for (const { number, text: line } of lines) {
        if (line === '' || line.startsWith('#')) continue;
        const delimiter = /^[^,;\t|]*([,;\t|])/u.exec(line)?.[1];
        const [record] = delimiter === undefined ? [] : csvRecords(line, { delimiter, remedy });
        const [value = '', unit = '', event = ''] = record?.fields ?? [];
        if (record === undefined || record.fields.length < 5 || event === '') {
          throw new PerfGateError(`line ${String(number)} is no line of perf stat -x: ${shown(line)}`, {
            remedy,
          });
        }
        addEvent(results, seen, { benchmark, event, value, unit, place: `line ${String(number)}: ${event}` });
      }
    };
    for (const { title, lines } of sectionsOf(linesOf(text))) read(lines, title ?? 'perf stat');
    return results.end('a line for each event');
  },
};
