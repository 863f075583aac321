import { z } from 'zod';
import { baseUnit, ownMetrics, PerfGateError, type Metric } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { linesOf, nameWith, printedNumber, type Line } from './printed.ts';
import { Results } from './results.ts';

interface Measurements {
  readonly benchmark: string;
  readonly criterion: string;
  readonly unit: string;
  readonly values: unknown[];
  readonly place: string;
}

/** The criterion `total` is the time of the benchmark; others keep their names. */
function addAll(results: Results, measured: Iterable<Measurements>): void {
  for (const { benchmark, criterion, unit, values, place } of measured) {
    const base = baseUnit(unit);
    const isTime = criterion === 'total' && base.unit === 's';
    const declared: Metric = isTime ? ownMetrics.time : { unit: base.unit, better: 'lower', kind: 'noisy' };
    const metric = isTime ? 'time' : criterion;
    results.add({ benchmark, metric, declared, values, factor: base.factor, place });
  }
}

function nameOf(suite: string, benchmark: string, details: Readonly<Record<string, unknown>>): string {
  const parameters = Object.entries(details).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [],
  );
  const given = parameters.filter(([, value]) => value !== '' && value !== 'None');
  return nameWith([suite, benchmark].filter((part) => part !== '').join(' > '), given);
}

const tool = 'ReBench';
const units = 'time (s) of the criterion `total`; the other criteria by their names; lower is better';

/** The data file that ReBench keeps: tab-separated, every invocation and iteration. */
export const rebench: Format = {
  name: 'rebench',
  description: 'ReBench, data file',
  tool,
  reads:
    'every measurement, by suite and benchmark with executor, arguments, cores, input size and variable value',
  units,
  values: 'all',
  evidence: 'documentation',
  example: 'rebench -df out.data rebench.conf && cat out.data',
  recognises: (text) => /^invocation\titeration\tvalue\tunit\tcriterion\t/mu.test(text),
  parse(text) {
    const remedy = 'Print the data file of ReBench (-df FILE) as a whole.';
    let columns: string[] | null = null;
    const measured = new Map<string, Measurements>();
    const read = ({ number, text: line }: Line): void => {
      if (line === '' || line.startsWith('#')) return;
      const cells = line.split('\t');
      if (columns === null || line.startsWith('invocation\t')) {
        columns = cells;
        const missing = ['value', 'unit', 'criterion', 'benchmark'].find((column) => !cells.includes(column));
        if (missing === undefined) return;
        throw new PerfGateError(`line ${String(number)}: the header lacks "${missing}": ${shown(line)}`, {
          remedy,
        });
      }
      const known = columns;
      const cell = (column: string): string => cells[known.indexOf(column)] ?? '';
      if (cell('benchmark') === '') {
        throw new PerfGateError(`line ${String(number)} is cut off: ${shown(line)}`, { remedy });
      }
      const benchmark = nameOf(cell('suite'), cell('benchmark'), {
        executor: cell('executor'),
        args: cell('extraArgs'),
        cores: cell('cores'),
        'input size': cell('inputSize'),
        'var value': cell('varValue'),
      });
      const [criterion, unit] = [cell('criterion'), cell('unit')];
      const key = JSON.stringify([benchmark, criterion, unit]);
      let own = measured.get(key);
      own ??= { benchmark, criterion, unit, values: [], place: `line ${String(number)} and after` };
      own.values.push(printedNumber(cell('value')));
      measured.set(key, own);
    };
    linesOf(text).forEach(read);
    const results = new Results();
    addAll(results, measured.values());
    return results.end('a row for each measurement');
  },
};

const documentShape = z.looseObject({
  criteria: z.array(z.looseObject({ i: z.number(), c: z.string(), u: z.string() })),
  data: z.array(
    z.looseObject({
      runId: z.looseObject({
        benchmark: z.looseObject({
          name: z.string(),
          suite: z.looseObject({
            name: z.string(),
            executor: z.looseObject({ name: z.string() }).nullish(),
          }),
        }),
      }),
      d: z.array(z.looseObject({ m: z.array(z.array(z.unknown()).nullable()) })).nullish(),
    }),
  ),
});

/** What ReBench sends to ReBenchDB. */
export const rebenchJson: Format = {
  name: 'rebench-json',
  description: 'ReBench, JSON for ReBenchDB',
  tool,
  reads: 'every measurement of every invocation',
  units,
  values: 'all',
  evidence: 'data',
  example: 'cat rebenchdb.json',
  recognises: (_, json) => {
    const document = json();
    return typeof document === 'object' && document !== null && 'criteria' in document && 'data' in document;
  },
  parse(text) {
    const { criteria, data } = fitting(documentShape, parseJsonOutput(text));
    const results = new Results();
    for (const [index, { runId, d: invocations }] of data.entries()) {
      const place = `data[${String(index)}]`;
      const { benchmark } = runId;
      const name = nameOf(benchmark.suite.name, benchmark.name, {
        executor: benchmark.suite.executor?.name,
        args: runId.extraArgs,
        cores: runId.cores,
        'input size': runId.inputSize,
        'var value': runId.varValue,
      });
      if ((invocations ?? []).length === 0) {
        results.fail(name, 'bad-output', `${place} has no measurements`);
        continue;
      }
      const measured = criteria.map(({ i, c, u }): Measurements => {
        // A measurement that is missing is null.
        const values = (invocations ?? []).flatMap(({ m }) => m[i] ?? []).filter((value) => value !== null);
        return { benchmark: name, criterion: c, unit: u, values, place: `${place}: ${c}` };
      });
      addAll(
        results,
        measured.filter(({ values, criterion }) => values.length > 0 || criterion === 'total'),
      );
    }
    return results.end('an entry for each run');
  },
};
