import { baseUnit, type Metric } from '../model/index.ts';
import type { LineReader, ParsedResults } from './format.ts';
import { groupedNumberIn, lineFault, lineFormat } from './lines.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };
const columns = ['fastest', 'slowest', 'median', 'mean'];
// Each level of the tree takes three characters.
const branch = /^((?:[│ ] {2})*)[├╰]─ (\S.*)$/u;

class DivanReader implements LineReader {
  readonly #results = new Results();
  /** The names above a row, the first being that of the benchmark binary. */
  #path: string[] = [];
  /** A row without times: what it holds follows, or it ended before its result. */
  #open: { readonly name: string; readonly depth: number; readonly number: number } | null = null;
  #inTable = false;

  line(text: string, number: number): void {
    const heads = text.split('│').map((cell) => cell.trim());
    if (columns.every((column, index) => heads[index]?.endsWith(column) === true)) {
      this.#close(0);
      this.#path = [(heads[0] ?? '').slice(0, -'fastest'.length).trim()];
      this.#inTable = true;
      return;
    }
    const [, indent = '', rest] = branch.exec(text) ?? [];
    if (!this.#inTable || rest === undefined) return;
    const depth = indent.length / 3 + 1;
    this.#close(depth);
    this.#path.length = Math.min(this.#path.length, depth);
    this.#row(rest, depth, text, number);
  }

  end(): ParsedResults {
    this.#close(0);
    return this.#results.end('`cargo bench` of a divan benchmark');
  }

  #row(rest: string, depth: number, text: string, number: number): void {
    const [head = '', ...cells] = rest.split('│').map((cell) => cell.trim());
    // The first cell holds the name and the fastest time.
    const gap = head.lastIndexOf('  ');
    const name = gap === -1 ? head : head.slice(0, gap).trim();
    if (/(?:^|\s)\(ignored\)$/u.test(head)) return;
    this.#path.push(name);
    if (gap === -1 && cells.every((cell) => cell === '')) {
      this.#open = { name: this.#path.join('::'), depth, number };
      return;
    }
    const [written = '', unit = '', ...more] = (cells[columns.indexOf('median') - 1] ?? '').split(' ');
    const value = groupedNumberIn(written);
    const base = baseUnit(unit);
    const whole = cells.length >= columns.length - 1;
    if (!whole || value === undefined || base.unit !== 's' || more.length > 0) {
      throw lineFault(number, text, 'a row of times such as `1.5 ms` was expected');
    }
    this.#results.add({
      benchmark: this.#path.join('::'),
      metric: 'time',
      declared: time,
      values: [value],
      factor: base.factor,
      place: number,
    });
  }

  /** @param depth of the next row. */
  #close(depth: number): void {
    const open = this.#open;
    this.#open = null;
    if (open === null || depth > open.depth) return;
    this.#results.fail(
      open.name,
      'bad-output',
      `line ${String(open.number)} names it, and no result follows`,
    );
  }
}

/** The table that divan prints. */
export const divan = lineFormat(
  {
    name: 'divan',
    description: "divan's table",
    tool: 'divan',
    reads:
      'The median of each row; throughput and allocations are not read. Named `binary::module::function::argument`',
    units: 'time (s)',
    values: 'one',
    evidence: 'documentation',
    example: 'cargo bench --bench parse',
    recognises: (text) => /fastest +│ slowest +│ median +│ mean +│/u.test(text),
  },
  () => new DivanReader(),
);
