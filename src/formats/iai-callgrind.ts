import type { LineReader, ParsedResults } from './format.ts';
import { cutOff, groupedNumberIn, lineFault, lineFormat } from './lines.ts';
import { Results } from './results.ts';

const counter = /^ {2}\s*([A-Z][A-Za-z0-9 +/.%-]{0,60}):\s+(\S+)/u;

class IaiCallgrindReader implements LineReader {
  readonly #results = new Results();
  #benchmark: { readonly name: string; readonly number: number } | null = null;
  #counters = 0;

  line(text: string, number: number, unfinished: boolean): void {
    // What follows compares two benchmarks of this run, whose counts were told before.
    if (/^ {2}\s*Comparison with /u.test(text)) this.#close();
    const [, label, written = ''] = counter.exec(text) ?? [];
    if (label !== undefined && this.#benchmark !== null) {
      if (unfinished && !written.includes('|')) throw cutOff(number, text);
      this.#counter(label, written, text, number);
    } else if (/^\S+::\S/u.test(text)) {
      this.#close();
      this.#benchmark = { name: text.trim(), number };
    }
  }

  end(): ParsedResults {
    this.#close();
    return this.#results.end('`cargo bench` of an iai-callgrind benchmark');
  }

  /** `Instructions:  1734|1730  (+0.23121%)`: of this run, and of the one before, which is not read. */
  #counter(label: string, written: string, text: string, number: number): void {
    if (this.#benchmark === null) return;
    // Without a number there is nothing that was counted: paths, and counters of the earlier run alone.
    if (!/^[\d|]/u.test(written)) return;
    const [now = ''] = written.split('|');
    if (now === '' || now === 'N/A') return;
    const value = groupedNumberIn(now);
    if (value === undefined) throw lineFault(number, text, '`Instructions: 1734|1730` was expected');
    this.#counters += 1;
    this.#results.add({
      benchmark: this.#benchmark.name,
      metric: label.toLowerCase().replaceAll(' ', '-'),
      declared: { unit: '1', better: 'lower', kind: 'exact' },
      values: [value],
      place: number,
    });
  }

  #close(): void {
    const last = this.#benchmark;
    if (last !== null && this.#counters === 0) {
      this.#results.fail(
        last.name,
        'bad-output',
        `line ${String(last.number)} names it, and no count follows`,
      );
    }
    this.#benchmark = null;
    this.#counters = 0;
  }
}

/** What iai-callgrind and its successor gungraun print. */
export const iaiCallgrind = lineFormat(
  {
    name: 'iai-callgrind',
    description: 'what iai-callgrind or gungraun prints',
    tool: 'iai-callgrind, gungraun',
    reads:
      'Every count of this run (`instructions`, `l1-hits`, `ram-hits`, `estimated-cycles`, `total-bytes`, …). Named `file::group::function id:arguments`',
    units: 'counts, exact; lower is better',
    values: 'one',
    evidence: 'documentation',
    example: 'cargo bench --bench parse',
    recognises: (text) => /^\S+::\S.*\n {2}\s*(?:=+ .*\n {2}\s*)?Instructions:\s+\d/mu.test(text),
  },
  () => new IaiCallgrindReader(),
);
