import { z } from 'zod';
import { baseUnit, type Metric } from '../model/index.ts';
import type { Format, LineReader, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { lineFault, lineFormat, numberIn } from './lines.ts';
import { Results } from './results.ts';
import { literally } from './selection.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

// The second of the three is the estimate. Changes since the last run are in per cent, which is no unit of a value.
const estimate = /^time:\s+\[(\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\]\s*$/u;
const changed = /^time:\s+\[[-+\u2212]\S*% [-+\u2212]\S*% [-+\u2212]\S*%\]/u;
const begins = /^Benchmarking (.+?)(?:: (?:Warming up|Collecting|Analyzing|Complete).*)?$/u;

class CriterionReader implements LineReader {
  readonly #results = new Results();
  /** The line before: a name that is too long for the column stands alone in it. */
  #before = '';
  readonly #begun = new Map<string, number>();

  line(text: string, number: number): void {
    const [, begun] = begins.exec(text) ?? [];
    if (begun !== undefined) this.#begun.set(begun, this.#begun.get(begun) ?? number);
    else {
      const at = text.lastIndexOf('time:');
      const rest = text.slice(at);
      if (at !== -1 && /^time:\s+\[/u.test(rest) && !changed.test(rest)) {
        this.#estimate(text.slice(0, at).trim(), rest, number);
      }
    }
    this.#before = text;
  }

  end(): ParsedResults {
    for (const [name, number] of this.#begun) {
      if (this.#results.has(name)) continue;
      this.#results.fail(name, 'bad-output', `line ${String(number)} begins it, and no result follows`);
    }
    return this.#results.end('`cargo bench` of a criterion benchmark');
  }

  #estimate(own: string, text: string, number: number): void {
    const found = estimate.exec(text);
    const [, , , written = '', unit = ''] = found ?? [];
    const benchmark = own === '' ? this.#before.trim() : own;
    const value = numberIn(written);
    if (found === null || value === undefined || benchmark === '') {
      throw lineFault(number, text, '`NAME time: [1.1 ms 1.2 ms 1.3 ms]` was expected');
    }
    const base = baseUnit(unit);
    const declared = base.unit === 's' ? time : { ...time, unit: base.unit.slice(0, 40) };
    this.#results.add({
      benchmark,
      metric: base.unit === 's' ? 'time' : base.unit,
      declared,
      values: [value],
      factor: base.factor,
      place: number,
    });
  }
}

/** Titles of more than a hundred characters are printed cut. */
function patternOf(title: string): string {
  const cut = title.endsWith('...');
  const escaped = literally(cut ? title.slice(0, -3) : title);
  return cut ? escaped : `${escaped}$`;
}

/** What a criterion benchmark prints. */
export const criterion = lineFormat(
  {
    name: 'criterion',
    description: 'what a criterion benchmark prints',
    tool: 'criterion',
    reads: 'Lines `NAME time: [low estimate high]`: the estimate. Named `group/function/parameter`',
    units: 'time (s), or the unit of a measurement of your own',
    values: 'one',
    evidence: 'data',
    example: 'cargo bench --bench parse -- {select}',
    recognises: (text) => /\btime:\s+\[[\d.]+ \S+ [\d.]+ \S+ [\d.]+ \S+\]\s*$/mu.test(text),
    selection: {
      all: '.',
      of: (benchmarks) => `^(?:${benchmarks.map(patternOf).join('|')})`,
    },
  },
  () => new CriterionReader(),
);

const sample = z.object({
  iters: z.array(z.number().positive()),
  times: z.array(z.unknown()),
});
const point = z.object({ point_estimate: z.unknown().optional() });
// Before 0.3 the names of the estimates were capitalised.
const estimates = z.union([
  z.object({ mean: point, slope: point.nullish() }),
  z.object({ Mean: point, Slope: point.nullish() }),
]);

/** The name in the path of a file that criterion writes: `target/criterion/group/function/new/sample.json`. */
function benchmarkOf(file: string | undefined): string {
  const parts = (file ?? '').replaceAll('\\', '/').split('/').slice(0, -2);
  const name = parts.slice(parts.lastIndexOf('criterion') + 1).join('/');
  return name === '' ? 'criterion' : name;
}

function parseFile(text: string, file: string | undefined): ParsedResults {
  const document = parseJsonOutput(text);
  const results = new Results();
  const own = { benchmark: benchmarkOf(file), metric: 'time', declared: time, factor: 1e-9 };
  if (isSample(document)) {
    const { iters, times } = fitting(sample, document);
    const values = times.map((total, index) =>
      typeof total === 'number' ? total / (iters[index] ?? NaN) : total,
    );
    results.add({ ...own, values, place: 'times' });
  } else {
    const found = fitting(estimates, document);
    const { mean, slope } = 'mean' in found ? found : { mean: found.Mean, slope: found.Slope };
    results.add({ ...own, values: [(slope ?? mean).point_estimate], place: 'point_estimate' });
  }
  return results.end('`target/criterion/**/new/sample.json`');
}

function isSample(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'iters' in document && 'times' in document;
}

/** The files that criterion keeps; they do not name the benchmark, their path does. */
export const criterionJson: Format = {
  name: 'criterion-json',
  description: "criterion's files sample.json and estimates.json",
  tool: 'criterion',
  reads:
    'The time of an iteration in each of the samples of `sample.json`, or the slope (else the mean) of `estimates.json`. Named by the path of the file',
  units: 'time (s)',
  values: 'all that it keeps',
  evidence: 'data',
  example: 'cargo bench --bench parse',
  recognises: (_, json) => {
    const document = json();
    return isSample(document) || estimates.safeParse(document).success;
  },
  parse: parseFile,
};
