import { z } from 'zod';
import { baseUnit, ownMetrics, PerfGateError, type Metric } from '../model/index.ts';
import { parseCsv } from './csv.ts';
import { shown, type Format, type ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { linesOf, nameWith, printedNumber, times, type Line } from './printed.ts';
import { loadMetrics } from './load-metrics.ts';
import { Results } from './results.ts';

const remedy = 'Run the benchmarks with -rf json -rff FILE and print the file.';

const perUnit: Readonly<Record<string, number>> = {
  ns: 1e9,
  us: 1e6,
  ms: 1e3,
  s: 1,
  min: 1 / 60,
  hr: 1 / 3600,
  day: 1 / 86400,
};
const long: Readonly<Record<string, number>> = { hr: 3600, day: 86400 };

/** `ns/op` is a time, `ops/ms` a rate; null: another unit, e.g. of a profiler. */
function scaleOf(unit: string): { name: 'time' | 'rate'; metric: Metric; factor: number } | null {
  const rate = /^ops\/(\w+)$/u.exec(unit)?.[1];
  if (rate !== undefined && Object.hasOwn(perUnit, rate)) {
    return { name: 'rate', metric: loadMetrics.rate, factor: perUnit[rate] ?? 1 };
  }
  const time = /^(\w+)\/op$/u.exec(unit)?.[1];
  if (time === undefined) return null;
  const base = Object.hasOwn(long, time) ? { unit: 's', factor: long[time] ?? 1 } : baseUnit(time);
  return base.unit === 's' ? { name: 'time', metric: ownMetrics.time, factor: base.factor } : null;
}

/** Two modes measure a time for each call in other ways than the average: they are other benchmarks. */
function nameOf(name: string, mode: string, parameters: readonly (readonly [string, string])[]): string {
  const own = mode === 'sample' || mode === 'ss' ? [['mode', mode] as const] : [];
  return nameWith(name, [...parameters, ...own]);
}

const scoreShape = z.looseObject({
  score: z.unknown(),
  scoreUnit: z.string(),
  scorePercentiles: z.record(z.string(), z.unknown()).optional(),
  rawData: z.array(z.array(z.unknown())).optional(),
  rawDataHistogram: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))).optional(),
});
const documentShape = z.array(
  z.looseObject({
    benchmark: z.string(),
    mode: z.string(),
    params: z.record(z.string(), z.string()).optional(),
    primaryMetric: scoreShape,
    secondaryMetrics: z.record(z.string(), scoreShape).optional(),
  }),
);
type Score = z.infer<typeof scoreShape>;

/** One number for each iteration of each fork. */
function valuesOf(score: Score): readonly unknown[] {
  if (score.rawDataHistogram !== undefined) {
    return score.rawDataHistogram.flat().map((iteration) => {
      let sum = 0;
      let count = 0;
      for (const [value, calls] of iteration) {
        sum += value * calls;
        count += calls;
      }
      return sum / count;
    });
  }
  const raw = score.rawData?.flat() ?? [];
  return raw.length > 0 ? raw : [score.score];
}

const percentiles = [
  ['p50', '50.0'],
  ['p90', '90.0'],
  ['p95', '95.0'],
  ['p99', '99.0'],
] as const;

// What JMH's profilers add (`gc.count`, `·stack`, `perf.`), and the percentiles of single calls, which the main metric has too.
const isExtra = (label: string): boolean => /^(?:·|p[01]\.|[a-z0-9]+\.)/u.test(label);

function addScore(results: Results, name: string, score: Score, place: string): void {
  const scale = scaleOf(score.scoreUnit);
  if (scale === null) {
    results.fail(
      name,
      'bad-value',
      `${place}: the unit ${shown(score.scoreUnit)} is neither time/op nor ops/time`,
    );
    return;
  }
  const { factor, metric } = scale;
  const values = valuesOf(score).map((value) => times(value, factor));
  results.add({ benchmark: name, metric: scale.name, declared: metric, values, place });
  if (score.rawDataHistogram === undefined) return;
  for (const [own, key] of percentiles) {
    const value = score.scorePercentiles?.[key];
    // A call that is shorter than a tick of the clock.
    if (value === undefined || value === 0) continue;
    results.add({
      benchmark: name,
      metric: own,
      declared: loadMetrics[own],
      values: [times(value, factor)],
      place,
    });
  }
}

function parseJson(text: string): ParsedResults {
  const results = new Results();
  for (const [index, one] of fitting(documentShape, parseJsonOutput(text)).entries()) {
    const place = `[${String(index)}]`;
    const parameters = Object.entries(one.params ?? {});
    addScore(
      results,
      nameOf(one.benchmark, one.mode, parameters),
      one.primaryMetric,
      `${place}.primaryMetric`,
    );
    for (const [label, score] of Object.entries(one.secondaryMetrics ?? {})) {
      const where = `${place}.secondaryMetrics`;
      if (/^·?gc\.alloc\.rate\.norm$/u.test(label)) {
        const name = nameOf(one.benchmark, one.mode, parameters);
        const metric: Metric = { unit: 'B', better: 'lower', kind: 'noisy' };
        results.add({
          benchmark: name,
          metric: 'gc.alloc.rate.norm',
          declared: metric,
          values: valuesOf(score),
          place: where,
        });
      } else if (!isExtra(label) && scaleOf(score.scoreUnit) !== null) {
        // The methods of a group, and auxiliary counters of the benchmark's own.
        addScore(results, nameOf(`${one.benchmark}:${label}`, one.mode, parameters), score, where);
      }
    }
  }
  return results.end('a benchmark that the pattern matches');
}

/** What JMH writes with `-rf json`. */
export const jmh: Format = {
  name: 'jmh',
  description: 'JMH, JSON (-rf json)',
  tool: 'JMH',
  reads:
    'every iteration of every fork, by class, method and parameters; the modes `sample` and `ss` are named as a parameter. Of profilers `gc.alloc.rate.norm` is read',
  units: 'time (s) or rate (Hz) by the mode; p50, p90, p95, p99 (s) in mode `sample`; gc.alloc.rate.norm (B)',
  values: 'all',
  evidence: 'data',
  example: 'java -jar benchmarks.jar -rf json -rff out.json >/dev/null && cat out.json',
  recognises: (_, json) => {
    const document = json();
    const first: unknown = Array.isArray(document) ? document[0] : undefined;
    return typeof first === 'object' && first !== null && 'primaryMetric' in first;
  },
  parse: parseJson,
};

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function addText(
  results: Results,
  name: string,
  values: readonly string[],
  unit: string,
  place: string,
): void {
  const rounded = values.find((value) => value.startsWith('≈'));
  if (rounded !== undefined) {
    const digits = Array.from(rounded, (one) => {
      const digit = superscripts.indexOf(one);
      return one === '⁻' ? '^-' : digit === -1 ? one : String(digit);
    }).join('');
    results.fail(
      name,
      'bad-value',
      `${place}: JMH prints ${digits} ${unit}, which is too rough to compare; use a smaller unit (-tu ns) or JSON`,
    );
    return;
  }
  const scale = scaleOf(unit);
  if (scale === null) {
    results.fail(name, 'bad-value', `${place}: the unit ${shown(unit)} is neither time/op nor ops/time`);
    return;
  }
  results.add({
    benchmark: name,
    metric: scale.name,
    declared: scale.metric,
    values: values.map((value) => times(printedNumber(value), scale.factor)),
    place,
  });
}

const modes: Readonly<Record<string, string>> = {
  'Throughput, ops/time': 'thrpt',
  'Average time, time/op': 'avgt',
  'Sampling time': 'sample',
  'Single shot invocation time': 'ss',
};

interface Measured {
  name: string;
  mode: string;
  parameters: [string, string][];
  readonly iterations: { value: string; unit: string }[];
  readonly line: number;
}

function addLog(results: Results, lines: readonly Line[]): void {
  // JMH announces every fork again.
  const measured = new Map<string, Measured>();
  let mode = '';
  let current: Measured | undefined;
  for (const { number, text } of lines) {
    const place = `line ${String(number)}`;
    const named = /^# (Benchmark mode|Benchmark|Parameters): (.*)$/u.exec(text);
    if (named !== null) {
      const [, key, value = ''] = named;
      if (key === 'Benchmark mode') mode = modes[value] ?? '';
      else if (key === 'Benchmark') {
        current = { name: value, mode, parameters: [], iterations: [], line: number };
      } else if (current !== undefined) {
        current.parameters = value
          .replace(/^\(|\)$/gu, '')
          .split(', ')
          .map((pair) => {
            const [parameter = '', ...rest] = pair.split(' = ');
            return [parameter, rest.join(' = ')];
          });
      }
      continue;
    }
    if (current !== undefined && /^# (?:Fork|Run progress):/u.test(text)) {
      const name = nameOf(current.name, current.mode, current.parameters);
      current = measured.get(name) ?? current;
      measured.set(name, current);
      continue;
    }
    const iteration = /^Iteration +\d+: (.*)$/u.exec(text)?.[1];
    if (iteration === undefined || current === undefined) continue;
    const name = nameOf(current.name, current.mode, current.parameters);
    const found =
      /^(?:n = \d+, mean = )?(≈ ?\S+|[\d.,eE+-]+|NaN)(?: ±\([\d.]+%\) \S+)? (\w+\/\w+)(?:,|$)/u.exec(
        iteration,
      );
    if (found === null) {
      const kind = iteration.includes('<failure>') ? 'threw' : 'bad-output';
      results.fail(name, kind, `${place}: ${kind === 'threw' ? 'it failed' : shown(iteration)}`);
    } else {
      current.iterations.push({ value: found[1] ?? '', unit: found[2] ?? '' });
    }
  }
  for (const [name, { iterations, line }] of measured) {
    const place = `line ${String(line)}`;
    if (iterations.length === 0) results.fail(name, 'bad-output', `${place}: it has no measured iteration`);
    else {
      const values = iterations.map(({ value }) => value);
      addText(results, name, values, iterations[0]?.unit ?? '', place);
    }
  }
}

function isTableHead(line: string): boolean {
  const columns = line.trim().split(/\s+/u);
  return columns[0] === 'Benchmark' && columns.at(-1) === 'Units' && columns.includes('Mode');
}

function addTable(results: Results, lines: readonly Line[]): void {
  const start = lines.findIndex(({ text }) => isTableHead(text));
  if (start === -1) return;
  const header = lines[start]?.text ?? '';
  const parameters = Array.from(header.matchAll(/\(([^()]*)\)/gu), (match) => match[1] ?? '');
  for (const { number, text } of lines.slice(start + 1)) {
    if (text === '') break;
    const place = `line ${String(number)}`;
    const cells = text.split(/\s+/u);
    const at = parameters.length + 1;
    const mode = cells[at] ?? '';
    const [name = ''] = cells;
    if (!['thrpt', 'avgt', 'sample', 'ss'].includes(mode)) {
      throw new PerfGateError(`${place} is no row of the table above it: ${shown(text)}`, { remedy });
    }
    const label = /:(.*)$/u.exec(name)?.[1];
    if (label !== undefined && isExtra(label)) continue;
    const rest = cells.slice(at + 1).filter((cell) => cell !== '');
    const unit = rest.at(-1) ?? '';
    // The count is left out where it is 1, the error where it cannot be told.
    const sign = rest.indexOf('±');
    const numbers = sign === -1 ? rest.slice(0, -1) : rest.slice(0, sign);
    const score = numbers.at(-2) === '≈' ? `≈ ${numbers.at(-1) ?? ''}` : (numbers.at(-1) ?? '');
    const pairs = parameters
      .map((parameter, index) => [parameter, cells[index + 1] ?? ''] as const)
      .filter(([, value]) => value !== 'N/A');
    addText(results, nameOf(name, mode, pairs), [score], unit, place);
  }
}

/** What JMH prints: every iteration of its log, or, where there is only the table at its end, the scores. */
export const jmhText: Format = {
  name: 'jmh-text',
  description: 'JMH, what it prints',
  tool: 'JMH',
  reads:
    'every iteration of the log, by class, method and parameters; where there is only the table at the end, its scores. A value like `≈ 10⁻⁴` is a failure: it is too rough',
  units: 'time (s) or rate (Hz) by the mode',
  values: 'all',
  evidence: 'data',
  example: 'java -jar benchmarks.jar',
  recognises: (text) =>
    /^# JMH version: /mu.test(text) || isTableHead(/^Benchmark\s[^\n]*$/mu.exec(text)?.[0] ?? ''),
  parse(text) {
    const lines = linesOf(text);
    const results = new Results();
    if (lines.some((line) => line.text.startsWith('# Benchmark: '))) {
      if (!lines.some((line) => line.text.startsWith('# Run complete.'))) {
        throw new PerfGateError('the output is cut off: "# Run complete." is missing', { remedy });
      }
      addLog(results, lines);
    } else {
      addTable(results, lines);
    }
    return results.end('a benchmark that the pattern matches');
  },
};

/** What JMH writes with `-rf csv`: the scores only. */
export const jmhCsv: Format = {
  name: 'jmh-csv',
  description: 'JMH, CSV (-rf csv)',
  tool: 'JMH',
  reads: 'the scores, by class, method and parameters',
  units: 'time (s) or rate (Hz) by the mode',
  values: 'one',
  evidence: 'data',
  example: 'java -jar benchmarks.jar -rf csv -rff out.csv >/dev/null && cat out.csv',
  recognises: (text) => /^"Benchmark"[,;]"Mode"[,;]"Threads"/mu.test(text),
  parse(text) {
    const { columns, rows } = parseCsv(text, {
      delimiter: text.slice(0, 200).includes('";"') ? ';' : ',',
      required: ['Benchmark', 'Mode', 'Score', 'Unit'],
      remedy,
    });
    const results = new Results();
    for (const { line, cell } of rows) {
      const name = cell('Benchmark');
      const label = /:(.*)$/u.exec(name)?.[1];
      if (label !== undefined && isExtra(label)) continue;
      const pairs = columns
        .filter((column) => column.startsWith('Param: ') && cell(column) !== '')
        .map((column) => [column.slice('Param: '.length), cell(column)] as const);
      addText(
        results,
        nameOf(name, cell('Mode'), pairs),
        [cell('Score')],
        cell('Unit'),
        `line ${String(line)}`,
      );
    }
    return results.end('a benchmark that the pattern matches');
  },
};
