import { baseUnit, type Metric } from '../model/index.ts';
import type { LineReader, ParsedResults } from './format.ts';
import { cutOff, lineFault, lineFormat, numberIn } from './lines.ts';
import { Results } from './results.ts';

const prefix = 'perf-gate: ';
const expectation = '`perf-gate: NAME METRIC=VALUE UNIT` was expected';

function isRate(unit: string): boolean {
  return unit === 'Hz' || /\/s(?:ec)?$/u.test(unit);
}

class ProtocolReader implements LineReader {
  readonly #results = new Results();

  line(text: string, number: number, unfinished: boolean): void {
    if (!text.startsWith(prefix)) return;
    if (unfinished) throw cutOff(number, text);
    const said = text.slice(prefix.length).trim();
    const failed = said.endsWith(' failed') ? said.length - 7 : said.indexOf(' failed: ');
    if (failed > 0) {
      this.#results.fail(said.slice(0, failed).trim(), 'threw', said.slice(failed + 1));
      return;
    }
    const words = said.split(/\s+/u);
    const about = { higher: false, lower: false, exact: false };
    for (let last = words.at(-1); last !== undefined && Object.hasOwn(about, last); last = words.at(-1)) {
      about[last as keyof typeof about] = true;
      words.pop();
    }
    const unit = words.at(-1)?.includes('=') === false ? (words.pop() ?? '') : '';
    const measured = words.pop() ?? '';
    const equals = measured.indexOf('=');
    const benchmark = words.join(' ');
    const metric = measured.slice(0, Math.max(0, equals));
    const value = numberIn(measured.slice(equals + 1));
    if (benchmark === '' || metric === '' || value === undefined || (about.higher && about.lower)) {
      throw lineFault(number, text, expectation);
    }
    const base = baseUnit(unit);
    const better: Metric['better'] = about.higher || (!about.lower && isRate(base.unit)) ? 'higher' : 'lower';
    this.#results.add({
      benchmark,
      metric,
      declared: { unit: base.unit.slice(0, 40), better, kind: about.exact ? 'exact' : 'noisy' },
      values: [value],
      factor: base.factor,
      place: number,
      repeats: true,
    });
  }

  end(): ParsedResults {
    return this.#results.end('`echo "perf-gate: parse time=12.5 ms"`');
  }
}

/** Lines that any program can print, a shell script with `echo` too. */
export const protocol = lineFormat(
  {
    name: 'lines',
    description: 'lines "perf-gate: NAME METRIC=VALUE UNIT"',
    tool: 'shell scripts and any other program',
    reads:
      'Lines `perf-gate: NAME METRIC=VALUE UNIT`, optionally followed by `higher` or `lower` (which is better) and `exact`, and `perf-gate: NAME failed: MESSAGE`; all other lines are left alone. The same name and metric once more is another value of the trial',
    units: 'metrics of any name; units such as ms, KiB, ops/s are converted',
    values: 'all',
    evidence: 'captured',
    example: 'sh bench.sh',
    recognises: (text) => /^perf-gate: .*\S=\S/mu.test(text),
  },
  () => new ProtocolReader(),
);
