import { ownMetrics, PerfGateError, type Metric } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { parseJsonOutput } from './json-text.ts';
import { times } from './printed.ts';
import { Results } from './results.ts';

const remedy = 'Write the results with BenchmarkTools.save("results.json", results) and print the file.';
const allocated: Metric = { unit: 'B', better: 'lower', kind: 'exact' };
const allocations: Metric = { unit: '1', better: 'lower', kind: 'exact' };
// Groups are as deep as people nest them; the text is not ours.
const deepest = 100;

function fault(place: string, value: unknown, expectation: string): PerfGateError {
  // Not its text: it may be nested deeper than can be written.
  const found = Array.isArray(value) ? 'another list' : isRecord(value) ? 'an object' : shown(value);
  return new PerfGateError(
    `the output does not fit the format: ${place} is ${found}; ${expectation} was expected`,
    { remedy },
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value is written as the name of its type and its fields: `["Trial", {…}]`. */
function addValue(results: Results, written: unknown, path: readonly string[], place: string): void {
  const [type, fields] = Array.isArray(written) ? (written as unknown[]) : [];
  if (!isRecord(fields)) throw fault(place, written, 'a type and its fields');
  if (type === 'BenchmarkGroup') {
    if (path.length >= deepest) throw fault(place, type, `at most ${String(deepest)} nested groups`);
    if (!isRecord(fields.data)) throw fault(`${place}[1].data`, fields.data, 'an object');
    for (const [key, value] of Object.entries(fields.data)) {
      addValue(results, value, [...path, key], `${place}[1].data.${key.slice(0, 80)}`);
    }
    return;
  }
  const name = path.length === 0 ? 'benchmark' : path.join(' > ');
  // Each time is nanoseconds for one evaluation already.
  let values: readonly unknown[];
  if (type === 'TrialEstimate') values = [fields.time];
  else if (type === 'Trial' && Array.isArray(fields.times)) values = fields.times as unknown[];
  else throw fault(place, type, '"BenchmarkGroup", "Trial" or "TrialEstimate"');
  results.add({
    benchmark: name,
    metric: 'time',
    declared: ownMetrics.time,
    values: values.map((value) => times(value, 1e-9)),
    place,
  });
  results.add({ benchmark: name, metric: 'allocated', declared: allocated, values: [fields.memory], place });
  results.add({
    benchmark: name,
    metric: 'allocations',
    declared: allocations,
    values: [fields.allocs],
    place,
  });
}

/** What Julia's BenchmarkTools.save writes: every sample of a Trial. */
export const julia: Format = {
  name: 'julia',
  description: 'Julia BenchmarkTools, JSON of BenchmarkTools.save',
  tool: 'BenchmarkTools.jl',
  reads: 'every sample of a `Trial`, the time of a `TrialEstimate`, by groups and name',
  units: 'time (s), allocated (B, exact), allocations (1, exact)',
  values: 'all',
  evidence: 'data',
  example: 'julia bench.jl && cat results.json',
  recognises: (_, json) => {
    const document = json();
    const first: unknown = Array.isArray(document) ? document[0] : undefined;
    return typeof first === 'object' && first !== null && 'BenchmarkTools' in first;
  },
  parse(text) {
    const document = parseJsonOutput(text);
    const [versions, saved] = Array.isArray(document) ? (document as unknown[]) : [];
    if (!isRecord(versions) || !Array.isArray(saved)) {
      throw fault('the document', document, 'a list of versions and of what was saved');
    }
    const results = new Results();
    for (const [index, value] of (saved as unknown[]).entries()) {
      addValue(results, value, [], `[1][${String(index)}]`);
    }
    return results.end('a group with a trial');
  },
};
