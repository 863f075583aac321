import { baseUnit, longestName, PerfGateError, type Failure, type Metric } from '../model/index.ts';
import { shown, valueFault, type Format, type ParsedResults, type ParsedSample } from './format.ts';
import { parseJsonText } from './json-text.ts';

type Better = Metric['better'];

// One metric name has one direction, so that entries of both formats can stand in one run.
const metricNames: Readonly<Record<Better, Readonly<Record<string, string>>>> = {
  lower: { s: 'time', B: 'size', Hz: 'frequency', '1': 'value' },
  higher: { s: 'duration', B: 'capacity', Hz: 'rate', '1': 'score' },
};

function fault(index: number, key: string, value: unknown, expectation: string): PerfGateError {
  const place = key === '' ? `[${String(index)}]` : `[${String(index)}].${key}`;
  return new PerfGateError(
    `the output does not fit the format: ${place} is ${shown(value)}; ${expectation}`,
    {
      remedy: 'Print an array of objects like {"name": "parse", "unit": "ms", "value": 12.5}.',
    },
  );
}

function parseEntries(text: string, better: Better): ParsedResults {
  const document = parseJsonText(text);
  if (!Array.isArray(document)) {
    throw new PerfGateError(
      `the output does not fit the format: it is ${shown(document)}; an array was expected`,
      {
        remedy: 'Print an array of objects like {"name": "parse", "unit": "ms", "value": 12.5}.',
      },
    );
  }
  const metrics: Record<string, Metric> = {};
  const samples = new Map<string, ParsedSample>();
  const failures = new Map<string, Failure>();
  for (const [index, entry] of (document as unknown[]).entries()) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      throw fault(index, '', entry, 'an object was expected');
    }
    const { name, unit, value } = entry as Record<string, unknown>;
    if (typeof name !== 'string' || name === '' || name.length > longestName) {
      throw fault(index, 'name', name, `a name of 1 to ${String(longestName)} characters was expected`);
    }
    if (unit !== undefined && (typeof unit !== 'string' || unit.length > 40)) {
      throw fault(index, 'unit', unit, 'a unit of at most 40 characters was expected');
    }
    const base = baseUnit(unit ?? '');
    const metric = metricNames[better][base.unit] ?? base.unit;
    const declared: Metric = { unit: base.unit, better, kind: 'noisy' };
    const fail = (kind: Failure['kind'], message: string): void => {
      samples.delete(name);
      failures.set(name, { benchmark: name, kind, message, round: null });
    };
    const scaled = typeof value === 'number' ? value * base.factor : value;
    const wrong = valueFault(scaled, declared);
    if (samples.has(name) || failures.has(name)) {
      fail('duplicate-name', `the name ${shown(name)} is given twice; the second time at [${String(index)}]`);
    } else if (wrong !== null) {
      fail('bad-value', `[${String(index)}].value ${wrong}`);
    } else {
      Object.defineProperty(metrics, metric, { value: declared, enumerable: true, configurable: true });
      samples.set(name, { benchmark: name, metric, values: [scaled as number] });
    }
  }
  if (samples.size + failures.size === 0) {
    throw new PerfGateError('the output names no benchmark: its array is empty', {
      remedy: 'Make the command report at least one benchmark.',
    });
  }
  return { metrics, samples: [...samples.values()], failures: [...failures.values()] };
}

/** The JSON of github-action-benchmark's tool of the same name. `range` and `extra` are not read. */
export const customSmallerIsBetter: Format = {
  name: 'customSmallerIsBetter',
  description: 'JSON [{name, unit, value}], smaller is better',
  parse: (text) => parseEntries(text, 'lower'),
};

/** The JSON of github-action-benchmark's tool of the same name. `range` and `extra` are not read. */
export const customBiggerIsBetter: Format = {
  name: 'customBiggerIsBetter',
  description: 'JSON [{name, unit, value}], bigger is better',
  parse: (text) => parseEntries(text, 'higher'),
};
