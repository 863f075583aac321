import { baseUnit, type Metric } from '../model/index.ts';
import type { LineReader, ParsedResults } from './format.ts';
import { cutOff, LineFeeder, lineFault, lineFormat, numberIn } from './lines.ts';
import { Results } from './results.ts';
import { lastPart } from './selection.ts';

interface Unit {
  readonly metric: string;
  readonly declared: Metric;
  readonly factor: number;
}

/**
 * A unit of a result line. `ns/op` is the time; every other unit is a metric of its own, named as it is written. A
 * quantity may have a prefix that says of what (`p99-ns`), as in the units that benchstat knows.
 */
function unitOf(written: string): Unit {
  if (written === 'ns/op' || written === 'sec/op') {
    return {
      metric: 'time',
      declared: { unit: 's', better: 'lower', kind: 'noisy' },
      factor: written === 'ns/op' ? 1e-9 : 1,
    };
  }
  const [quantity = ''] = written.split('/');
  const whole = baseUnit(written);
  const known =
    whole.unit === 'Hz' || whole.unit === 'B/s'
      ? whole
      : baseUnit(quantity.slice(quantity.lastIndexOf('-') + 1));
  const base = ['s', 'B', 'B/s', 'Hz'].includes(known.unit)
    ? known
    : { unit: written.replace(/\/op$/u, ''), factor: 1 };
  return {
    metric: written,
    declared: {
      unit: base.unit.slice(0, 40),
      better: /\/s(?:ec)?$/u.test(written) ? 'higher' : 'lower',
      kind: 'noisy',
    },
    factor: base.factor,
  };
}

// https://pkg.go.dev/golang.org/x/perf/benchfmt: no lower-case letter follows "Benchmark".
const nameOnly = /^(Benchmark(?!\p{Ll})\S*)\s*$/u;
const startsResult = /^Benchmark(?!\p{Ll})\S*[ \t]/u;
const failed = /^\s*--- FAIL: (Benchmark(?!\p{Ll})\S*)/u;
const failedPackage = /^FAIL[ \t]+(\S+)/u;

interface Measurement {
  readonly value: number;
  readonly unit: string;
}

/** The measurements of the fields after the number of iterations; null when they are none, e.g. those of a log line. */
function measurementsIn(fields: readonly string[], from: number): Measurement[] | null {
  if (fields.length <= from || (fields.length - from) % 2 !== 0) return null;
  const measurements: Measurement[] = [];
  for (let index = from; index < fields.length; index += 2) {
    const value = numberIn(fields[index] ?? '');
    if (value === undefined) return null;
    measurements.push({ value, unit: fields[index + 1] ?? '' });
  }
  return measurements;
}

/** What the test binaries of one package print. */
class GoReader implements LineReader {
  readonly #results = new Results();
  readonly #units = new Map<string, Unit>();
  readonly #amendments = new Map<string, Partial<Metric>>();
  /** What each package prints: test2json cuts lines where the program flushed. */
  readonly #printed = new Map<string, LineFeeder>();
  #number = 0;
  /** A line without end, whose last unit may be cut off. */
  #unfinishedLine: string | null = null;
  readonly #package = { name: null as string | null };
  /** A benchmark whose name was printed, and whose result is on a later line because it printed something itself. */
  #waiting: { readonly benchmark: string; readonly number: number } | null = null;

  line(text: string, number: number, unfinished: boolean): void {
    this.#unfinishedLine = unfinished ? text : null;
    this.#number = number;
    if (text.startsWith('{"') && text.includes('"Action"')) this.#event(text, number);
    else this.#line(text, number, this.#package);
  }

  end(): ParsedResults {
    for (const printed of this.#printed.values()) printed.end();
    this.#giveUpWaiting();
    for (const [metric, change] of this.#amendments) this.#results.amend(metric, change);
    return this.#results.end('`go test -run=^$ -bench=. ./...`');
  }

  /** An event of `go test -json` (go doc test2json). */
  #event(text: string, number: number): void {
    let event: { readonly Action?: unknown; readonly Package?: unknown; readonly Output?: unknown };
    try {
      event = JSON.parse(text) as typeof event;
    } catch {
      throw lineFault(number, text, 'an event of `go test -json` was expected');
    }
    const name = typeof event.Package === 'string' ? event.Package : '';
    if (event.Action !== 'output' || typeof event.Output !== 'string') return;
    let printed = this.#printed.get(name);
    if (printed === undefined) {
      const at = { name: name === '' ? null : name };
      printed = new LineFeeder({
        line: (line) => {
          this.#line(line, this.#number, at);
        },
        end: () => ({ metrics: {}, samples: [], failures: [] }),
      });
      this.#printed.set(name, printed);
    }
    printed.push(event.Output);
  }

  #line(text: string, number: number, at: { name: string | null }): void {
    if (startsResult.test(text)) {
      this.#result(text, number, at);
    } else if (nameOnly.test(text)) {
      // With -v: the result follows with the name once more, or never, if it only holds others.
    } else if (text.startsWith('pkg:')) {
      at.name = text.slice(4).trim();
    } else if (text.startsWith('Unit ')) {
      this.#unit(text);
    } else if (failed.test(text)) {
      const name = failed.exec(text)?.[1] ?? '';
      this.#results.fail(this.#label(name, at), 'threw', `line ${String(number)}: ${text.trim()}`);
      this.#waiting = null;
    } else if (failedPackage.test(text)) {
      this.#giveUpWaiting();
      this.#results.fail(null, 'exited', `line ${String(number)}: ${text.trim()}`);
    } else if (this.#waiting !== null && /^\s*\d/u.test(text)) {
      const fields = text.trim().split(/\s+/u);
      const measurements = measurementsIn(fields, 1);
      if (measurements === null || !/^\d+$/u.test(fields[0] ?? '')) return;
      this.#add(this.#waiting.benchmark, measurements, number);
      this.#waiting = null;
    }
  }

  #result(text: string, number: number, at: { readonly name: string | null }): void {
    this.#giveUpWaiting();
    const fields = text.trim().split(/\s+/u);
    const name = this.#label(fields[0] ?? '', at);
    const measurements = /^\d+$/u.test(fields[1] ?? '') ? measurementsIn(fields, 2) : null;
    if (measurements !== null) this.#add(name, measurements, number);
    else if (/^\d/u.test(fields[1] ?? '') && fields.some((field) => /^(?:ns|B|allocs)\/op$/u.test(field))) {
      throw lineFault(number, text, 'iterations and pairs of value and unit were expected');
    } else this.#waiting = { benchmark: name, number };
  }

  #add(benchmark: string, measurements: readonly Measurement[], number: number): void {
    for (const { value, unit: written } of measurements) {
      let unit = this.#units.get(written);
      if (unit === undefined) {
        if (this.#unfinishedLine !== null && !/\/(?:op|s)$/u.test(written)) {
          throw cutOff(number, this.#unfinishedLine);
        }
        unit = unitOf(written);
        this.#units.set(written, unit);
      }
      const { metric, declared, factor } = unit;
      this.#results.add({
        benchmark,
        metric,
        declared,
        values: [value],
        factor,
        place: number,
        repeats: true,
      });
    }
  }

  /** `Unit ns/op assume=exact better=lower`. */
  #unit(text: string): void {
    const [, written = '', ...settings] = text.trim().split(/\s+/u);
    const { metric } = unitOf(written);
    const known = this.#amendments.get(metric) ?? {};
    const has = (setting: string): boolean => settings.includes(setting);
    this.#amendments.set(metric, {
      ...known,
      ...(has('assume=exact') ? { kind: 'exact' as const } : {}),
      ...(has('better=higher') ? { better: 'higher' as const } : {}),
      ...(has('better=lower') ? { better: 'lower' as const } : {}),
    });
  }

  #giveUpWaiting(): void {
    if (this.#waiting === null) return;
    const { benchmark, number } = this.#waiting;
    this.#waiting = null;
    this.#results.fail(benchmark, 'bad-output', `line ${String(number)} names it, and no result follows`);
  }

  #label(name: string, { name: path }: { readonly name: string | null }): string {
    return path === null || path === '' ? name : `${path} > ${name}`;
  }
}

/** Name of the function: without package, parameters and number of processors. */
function functionOf(benchmark: string): string {
  const name = lastPart(benchmark);
  return (name.split('/')[0] ?? '').replace(/-\d+$/u, '');
}

/** Output of `go test -bench`, as text or as events, and every other in the format of Go's benchmark data. */
export const go = lineFormat(
  {
    name: 'go',
    description: 'go test -bench, as text or by -json',
    tool: 'Go `testing`',
    reads:
      'Result lines with all their units (`-benchmem`, `b.ReportMetric`) and `Unit` lines. Named `package > BenchmarkName/parameters-GOMAXPROCS`, as printed; with `-count` every line is a value of one trial.',
    units: 'time (s) of `ns/op`; `B/op` (B), `allocs/op`, `MB/s` (B/s) and others by their unit',
    values: 'all',
    evidence: 'data',
    example: 'go test -run=^$ -bench={select} ./...',
    recognises: (text) =>
      /^Benchmark(?!\p{Ll})\S*\s+\d+\s+\S+ [^\s/]+\/op(?:\s|$)/mu.test(text) ||
      /^\{"(?:Time|Action)":.*"Action":"(?:start|run|output)"|^\{"Action":"(?:start|run|output)"/mu.test(
        text,
      ),
    selection: {
      all: '.',
      of: (benchmarks) => `^(?:${[...new Set(benchmarks.map(functionOf))].join('|')})$`,
    },
  },
  () => new GoReader(),
);
