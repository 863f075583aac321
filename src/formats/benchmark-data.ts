import { longestName, PerfGateError, type Metric, type Run } from '../model/index.ts';
import { shown } from './format.ts';
import { resultsOfEntries } from './github-action-benchmark.ts';
import { jsonFault } from './json-text.ts';
import { runOfResults } from './results-run.ts';
import { decodeText } from './text.ts';

/** A history that another tool has kept. */
export interface ImportedHistory {
  /** In the order of the file; the same entry gives the same run, byte for byte. */
  readonly runs: readonly Run[];
  /** Values that cannot be measurements, one sentence each, with their place. They quote untrusted text. */
  readonly leftOut: readonly string[];
}

/** Tools of github-action-benchmark by which a higher value is better, whatever its unit. */
const higherIsBetter: readonly string[] = ['benchmarkjs', 'pytest', 'customBiggerIsBetter'];

const remedy =
  'Give the data.js that github-action-benchmark keeps on its branch, or the JSON file of its external-data-json-path.';

/** The program only assigns; what is assigned is JSON. */
const assignment = /^\s*window\.BENCHMARK_DATA\s*=\s*/u;

function textOf(bytes: Uint8Array, source: string): string {
  try {
    return decodeText(bytes);
  } catch (cause) {
    if (!(cause instanceof PerfGateError)) throw cause;
    throw new PerfGateError(`${source} is no text`, { remedy, cause });
  }
}

function jsonOf(text: string, source: string): unknown {
  const head = assignment.exec(text)?.[0] ?? '';
  // Spaces instead, so that places in messages are those of the file.
  const json = head.replace(/[^\n]/gu, ' ') + text.slice(head.length).replace(/;\s*$/u, '');
  if (json.trim() === '') throw new PerfGateError(`${source} is empty`, { remedy });
  try {
    return JSON.parse(json);
  } catch {
    // The parser's own message quotes the file, and tells the place in some versions only.
    throw new PerfGateError(`${source} ${jsonFault(json)}`, { remedy });
  }
}

/** Which way is better: those that say it in their name are believed, of the others a rate is better when it is higher. */
function betterOf(tool: string, unit: string): Metric['better'] {
  if (higherIsBetter.includes(tool)) return 'higher';
  return tool !== 'customSmallerIsBetter' && unit === 'Hz' ? 'higher' : 'lower';
}

/** Some histories have their values as text. */
function numberOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return /^\s*[+-]?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?\s*$/iu.test(value) ? Number(value) : value;
}

/**
 * Reads a history of github-action-benchmark: `window.BENCHMARK_DATA = {…}`, or the object alone. The program is not run.
 *
 * Each entry becomes a run of one trial, with its date and commit. Benchmarks are called `<name of the chart> > <name>`. The machine
 * is not told, so the machine class of all of them is `unknown`.
 * @param bytes the file.
 * @param source what messages call the file.
 * @param suite name of the suite in the store.
 * @throws PerfGateError with the place of what is no such history.
 */
export function readBenchmarkData(bytes: Uint8Array, source: string, suite: string): ImportedHistory {
  const fault = (place: string, value: unknown, expectation: string): PerfGateError =>
    new PerfGateError(`${source} is no history: ${place} is ${shown(value)}; ${expectation}`, { remedy });
  const record = (place: string, value: unknown): Record<string, unknown> => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    throw fault(place, value, 'an object was expected');
  };
  const list = (place: string, value: unknown): readonly unknown[] => {
    if (Array.isArray(value)) return value;
    throw fault(place, value, 'an array was expected');
  };
  const { entries } = record('it', jsonOf(textOf(bytes, source), source));
  const runs: Run[] = [];
  const leftOut: string[] = [];
  for (const [chart, history] of Object.entries(record('entries', entries))) {
    const at = `entries[${shown(chart)}]`;
    if (chart === '' || chart.length > 200)
      throw fault(at, chart, 'a name of 1 to 200 characters was expected');
    for (const [index, value] of list(at, history).entries()) {
      const place = `${at}[${String(index)}]`;
      const { commit, date, tool, benches } = record(place, value);
      const { id, timestamp } = record(`${place}.commit`, commit);
      if (typeof id !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(id))
        throw fault(`${place}.commit.id`, id, 'a full commit id was expected');
      if (!Number.isInteger(date) || (date as number) <= 0 || (date as number) > 253_402_300_799_999)
        throw fault(`${place}.date`, date, 'milliseconds since 1970 were expected');
      if (typeof tool !== 'string') throw fault(`${place}.tool`, tool, 'the name of a tool was expected');
      const isTime =
        typeof timestamp === 'string' && timestamp.length <= 40 && !Number.isNaN(Date.parse(timestamp));
      if (timestamp !== undefined && !isTime)
        throw fault(`${place}.commit.timestamp`, timestamp, 'a time was expected');
      const named = (name: string): string => `${chart} > ${name}`.slice(0, longestName);
      const entries = list(`${place}.benches`, benches);
      if (entries.length === 0) continue;
      const results = resultsOfEntries(entries, {
        better: (unit) => betterOf(tool, unit),
        number: numberOf,
        fault: (inside, found, expectation) => fault(`${place}.benches${inside}`, found, expectation),
      }).end('an entry with a name and a value');
      leftOut.push(...results.failures.map(({ message }) => `${place}.benches: ${message}`));
      if (results.samples.length === 0) continue;
      const imported = runOfResults(
        {
          metrics: results.metrics,
          samples: results.samples.map((sample) => ({ ...sample, benchmark: named(sample.benchmark) })),
          failures: results.failures.map((failure) => ({
            ...failure,
            benchmark: failure.benchmark === null ? null : named(failure.benchmark),
          })),
        },
        // Not measured by any version of ours, and the same whichever version reads it.
        'import',
        new Date(date as number),
      );
      const time = isTime ? timestamp : null;
      runs.push({ ...imported, suite, commit: { sha: id, ref: null, dirty: false, time } });
    }
  }
  return { runs, leftOut };
}
