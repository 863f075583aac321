import { z } from 'zod';
import { ownMetrics, type Metric } from '../model/index.ts';
import { parseCsv } from './csv.ts';
import type { Format } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { printedNumber, times } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Render the results with ankerl::nanobench::templates::json().';
const instructions: Metric = { unit: '1', better: 'lower', kind: 'noisy' };

const documentShape = z.looseObject({
  results: z.array(
    z.looseObject({
      title: z.string().optional(),
      name: z.string(),
      batch: z.number().positive().optional(),
      measurements: z
        .array(z.looseObject({ elapsed: z.unknown(), instructions: z.number().optional() }))
        .optional(),
    }),
  ),
});

// A title that nobody chose.
const nameOf = (title: string, name: string): string =>
  title === '' || title === 'benchmark' ? name : `${title} > ${name}`;

/** What nanobench renders with its JSON template: every epoch, seconds for each unit of the batch. */
export const nanobench: Format = {
  name: 'nanobench',
  description: 'nanobench, JSON template',
  tool: 'nanobench',
  reads: 'every epoch, for one unit of the batch, by title and name',
  units: 'time (s), instructions (1) where the machine counts them',
  values: 'all',
  evidence: 'captured',
  example: './bench > results.json',
  recognises: (_, json) => {
    const document = json();
    if (typeof document !== 'object' || document === null || !('results' in document)) return false;
    const { results } = document;
    const first: unknown = Array.isArray(results) ? results[0] : undefined;
    return typeof first === 'object' && first !== null && 'median(elapsed)' in first;
  },
  parse(text) {
    const results = new Results();
    for (const [index, result] of fitting(documentShape, parseJsonOutput(text)).results.entries()) {
      const place = `results[${String(index)}]`;
      const name = nameOf(result.title ?? '', result.name);
      const perUnit = 1 / (result.batch ?? 1);
      const epochs = result.measurements ?? [];
      const median = result['median(elapsed)'];
      const elapsed = epochs.length > 0 ? epochs.map((epoch) => epoch.elapsed) : [median];
      results.add({
        benchmark: name,
        metric: 'time',
        declared: ownMetrics.time,
        values: elapsed.map((value) => times(value, perUnit)),
        place,
      });
      const counted = epochs.flatMap((epoch) => epoch.instructions ?? []);
      // 0: the machine gives no access to its counters.
      if (counted.length > 0 && counted.every((count) => count > 0)) {
        results.add({
          benchmark: name,
          metric: 'instructions',
          declared: instructions,
          values: counted.map((count) => count * perUnit),
          place,
        });
      }
    }
    return results.end('a benchmark that ran before the results are rendered');
  },
};

/** What nanobench renders with its CSV template: the medians only. */
export const nanobenchCsv: Format = {
  name: 'nanobench-csv',
  description: 'nanobench, CSV template',
  tool: 'nanobench',
  reads: 'the medians, for one unit of the batch, by title and name',
  units: 'time (s), instructions (1) where the machine counts them',
  values: 'one',
  evidence: 'captured',
  example: './bench > results.csv',
  recognises: (text) => /^"title"; ?"name"; ?"unit"; ?"batch"; ?"elapsed"/mu.test(text),
  parse(text) {
    const { rows } = parseCsv(text, { delimiter: ';', required: ['name', 'elapsed', 'batch'], remedy });
    const results = new Results();
    for (const { line, cell } of rows) {
      const place = `line ${String(line)}`;
      const batch = printedNumber(cell('batch'));
      const scale = typeof batch === 'number' && batch > 0 ? 1 / batch : NaN;
      const name = nameOf(cell('title'), cell('name'));
      results.add({
        benchmark: name,
        metric: 'time',
        declared: ownMetrics.time,
        values: [times(printedNumber(cell('elapsed')), scale)],
        place,
      });
      const count = printedNumber(cell('instructions'));
      if (typeof count === 'number' && count > 0) {
        results.add({
          benchmark: name,
          metric: 'instructions',
          declared: instructions,
          values: [count * scale],
          place,
        });
      }
    }
    return results.end('a row for each benchmark');
  },
};
