import { baseUnit, type Metric } from '../model/index.ts';
import type { LineReader, ParsedResults } from './format.ts';
import { groupedNumberIn, lineFault, lineFormat } from './lines.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };
const throughput: Metric = { unit: 'B/s', better: 'higher', kind: 'noisy' };

const bench = /^bench:\s+(\S+) (\S+)\/iter \(\+\/- [^)]*\)(?: = (\S+) (\S+\/s))?\s*$/u;

class LibtestReader implements LineReader {
  readonly #results = new Results();
  /** A test that has begun, and that printed something itself before its result. */
  #waiting: { readonly benchmark: string; readonly number: number } | null = null;

  line(text: string, number: number): void {
    const dots = text.startsWith('test ') ? text.indexOf(' ... ') : -1;
    if (dots > 5) {
      this.#giveUpWaiting();
      this.#waiting = { benchmark: text.slice(5, dots).trimEnd(), number };
      this.#outcome(text.slice(dots + 5), text, number);
    } else if (this.#waiting !== null) {
      // What it printed may have no line end of its own.
      const at = text.search(/bench:\s+\S+ \S+\/iter|(?:ok|FAILED|ignored)\s*$/u);
      if (at !== -1) this.#outcome(text.slice(at), text, number);
    }
  }

  end(): ParsedResults {
    this.#giveUpWaiting();
    return this.#results.end('`cargo bench` of a `#[bench]` function');
  }

  #outcome(outcome: string, text: string, number: number): void {
    if (this.#waiting === null) return;
    const { benchmark } = this.#waiting;
    if (/^(?:ok|ignored)\b/u.test(outcome)) {
      this.#waiting = null;
    } else if (outcome.startsWith('FAILED')) {
      this.#results.fail(benchmark, 'threw', `line ${String(number)}: ${text.trim()}`);
      this.#waiting = null;
    } else if (outcome.startsWith('bench:')) {
      const [, written, unit = '', rate, rateUnit = ''] = bench.exec(outcome) ?? [];
      const value = written === undefined ? undefined : groupedNumberIn(written);
      const base = baseUnit(unit);
      if (value === undefined || base.unit !== 's') {
        throw lineFault(number, text, '`bench: 1,234.5 ns/iter (+/- 6.7)` was expected');
      }
      this.#results.add({
        benchmark,
        metric: 'time',
        declared: time,
        values: [value],
        factor: base.factor,
        place: number,
      });
      if (rate !== undefined) {
        const { factor } = baseUnit(rateUnit);
        const values = [groupedNumberIn(rate)];
        this.#results.add({
          benchmark,
          metric: 'throughput',
          declared: throughput,
          values,
          factor,
          place: number,
        });
      }
      this.#waiting = null;
    }
  }

  #giveUpWaiting(): void {
    if (this.#waiting === null) return;
    const { benchmark, number } = this.#waiting;
    this.#waiting = null;
    this.#results.fail(benchmark, 'bad-output', `line ${String(number)} names it, and no result follows`);
  }
}

/** What `cargo bench` prints for functions with `#[bench]`, and criterion by `--output-format bencher`. */
export const libtest = lineFormat(
  {
    name: 'libtest',
    description: 'cargo bench of #[bench] functions',
    tool: "Rust's libtest; criterion by `--output-format bencher`",
    reads:
      'Lines `test NAME ... bench: …`: the median of each; `FAILED` is a failure, ignored tests are none',
    units: 'time (s), throughput (B/s)',
    values: 'one',
    evidence: 'data',
    example: 'cargo bench',
    recognises: (text) => /^test .+ \.\.\. bench:\s/mu.test(text),
  },
  () => new LibtestReader(),
);
