import { baseUnit, longestName, PerfGateError, type Metric } from '../model/index.ts';
import { shown, type Format, type ParsedResults } from './format.ts';
import { parseJsonText } from './json-text.ts';
import { Results } from './results.ts';

type Better = Metric['better'];

// One metric name has one direction, so that entries of both formats can stand in one run.
const metricNames: Readonly<Record<Better, Readonly<Record<string, string>>>> = {
  lower: { s: 'time', B: 'size', Hz: 'frequency', '1': 'value' },
  higher: { s: 'duration', B: 'capacity', Hz: 'rate', '1': 'score' },
};

const shape = '{"name": "parse", "unit": "ms", "value": 12.5}';

/** How a list of `{name, unit, value}` is to be read. */
export interface EntryReading {
  /** @param unit base unit of the entry. */
  readonly better: (unit: string) => Better;
  /** What a value stands for, where it is not a number. */
  readonly number?: (value: unknown) => unknown;
  /** The error about a value that no entry can have; `place` such as `[2].name`. */
  readonly fault: (place: string, value: unknown, expectation: string) => PerfGateError;
}

/** What the entries say; impossible values and names given twice are failures. */
export function resultsOfEntries(entries: readonly unknown[], reading: EntryReading): Results {
  const { better, number = (value: unknown): unknown => value, fault } = reading;
  const results = new Results();
  for (const [index, entry] of entries.entries()) {
    const at = `[${String(index)}]`;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      throw fault(at, entry, 'an object was expected');
    }
    const { name, unit, value } = entry as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || name.length > longestName) {
      throw fault(`${at}.name`, name, `a name of 1 to ${String(longestName)} characters was expected`);
    }
    if (unit !== undefined && (typeof unit !== 'string' || unit.length > 40)) {
      throw fault(`${at}.unit`, unit, 'a unit of at most 40 characters was expected');
    }
    const base = baseUnit(unit ?? '');
    const direction = better(base.unit);
    results.add({
      benchmark: name,
      metric: metricNames[direction][base.unit] ?? base.unit,
      declared: { unit: base.unit, better: direction, kind: 'noisy' },
      values: [number(value)],
      factor: base.factor,
      place: `${at}.value`,
    });
  }
  return results;
}

function parseEntries(text: string, better: Better): ParsedResults {
  const document = parseJsonText(text);
  const fault = (place: string, value: unknown, expectation: string): PerfGateError =>
    new PerfGateError(`the output does not fit the format: ${place} is ${shown(value)}; ${expectation}`, {
      remedy: `Print an array of objects like ${shape}.`,
    });
  if (!Array.isArray(document)) throw fault('it', document, 'an array was expected');
  return resultsOfEntries(document as unknown[], { better: () => better, fault }).end(
    `an array of objects like ${shape}`,
  );
}

/** Whether it is a list of such entries, which does not tell which way is better. */
function isEntries(document: unknown): boolean {
  if (!Array.isArray(document) || document.length === 0) return false;
  return (document as unknown[]).every(
    (entry) => typeof entry === 'object' && entry !== null && 'name' in entry && 'value' in entry,
  );
}

const both = {
  tool: 'github-action-benchmark',
  reads: '`value` of each entry; `range` and `extra` are not read',
  values: 'one',
  evidence: 'data',
  example: 'node bench.js',
  recognises: (_, json) => isEntries(json()),
} as const satisfies Partial<Format>;

/** The JSON of github-action-benchmark's tool of the same name. */
export const customSmallerIsBetter: Format = {
  ...both,
  name: 'customSmallerIsBetter',
  description: 'JSON [{name, unit, value}], smaller is better',
  units: 'time (s), size (B), frequency (Hz), value, or the unit itself; lower is better',
  parse: (text) => parseEntries(text, 'lower'),
};

/** The JSON of github-action-benchmark's tool of the same name. */
export const customBiggerIsBetter: Format = {
  ...both,
  name: 'customBiggerIsBetter',
  description: 'JSON [{name, unit, value}], bigger is better',
  units: 'duration (s), capacity (B), rate (Hz), score, or the unit itself; higher is better',
  parse: (text) => parseEntries(text, 'higher'),
};
