import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formats, readResults } from '../../src/formats/index.ts';
import { parseJsonText } from '../../src/formats/json-text.ts';
import { baseUnit } from '../../src/model/unit.ts';
import { PerfGateError } from '../../src/model/index.ts';

const smaller = (entries: unknown): ReturnType<typeof readResults> =>
  readResults('customSmallerIsBetter', JSON.stringify(entries));

function errorOf(action: () => unknown): PerfGateError {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof PerfGateError) return thrown;
    throw thrown;
  }
  throw new Error('it did not fail');
}

describe('readResults', () => {
  it('reads github-action-benchmark entries into base units', () => {
    const results = smaller([
      { name: 'parse', unit: 'ms', value: 12, range: '± 3', extra: 'note' },
      { name: 'bundle', unit: 'KiB', value: 2 },
      { name: 'points', unit: 'points', value: -3 },
    ]);
    expect(results).toEqual({
      format: 'customSmallerIsBetter',
      metrics: {
        time: { unit: 's', better: 'lower', kind: 'noisy' },
        size: { unit: 'B', better: 'lower', kind: 'noisy' },
        points: { unit: 'points', better: 'lower', kind: 'noisy' },
      },
      samples: [
        { benchmark: 'parse', metric: 'time', values: [0.012] },
        { benchmark: 'bundle', metric: 'size', values: [2048] },
        { benchmark: 'points', metric: 'points', values: [-3] },
      ],
      failures: [],
    });
    const rate = readResults('customBiggerIsBetter', '[{"name": "parse", "unit": "ops/sec", "value": 9}]');
    expect(rate.metrics).toEqual({ rate: { unit: 'Hz', better: 'higher', kind: 'noisy' } });
    expect(rate.samples).toEqual([{ benchmark: 'parse', metric: 'rate', values: [9] }]);
  });

  it('reads every encoding that shells write', () => {
    const text = '[\r\n{"name": "größe", "unit": "s", "value": 1}\r\n]\r\n';
    const expected = readResults('customSmallerIsBetter', text);
    expect(expected.samples[0]?.benchmark).toBe('größe');
    const utf16 = Buffer.from(text, 'utf16le');
    const swapped = Buffer.from(utf16).swap16();
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      utf16,
      Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    ]) {
      expect(readResults('customSmallerIsBetter', bytes)).toEqual(expected);
    }
    expect(readResults('customSmallerIsBetter', `\uFEFF${text}`)).toEqual(expected);
  });

  it('refuses bytes that are not text', () => {
    const error = errorOf(() => readResults('customSmallerIsBetter', Buffer.from([0x5b, 0xff, 0x5d])));
    expect(error.message).toBe('the output is not UTF-8 text');
  });

  it('names the nearest format', () => {
    expect(errorOf(() => readResults('customSmallerisBeter', '')).remedy).toContain(
      'Did you mean "customSmallerIsBetter"?',
    );
    expect(errorOf(() => readResults('pytest', '')).remedy).toContain('Did you mean "pytest-benchmark"?');
    const far = errorOf(() => readResults('x'.repeat(10_000), ''));
    expect(far.remedy).not.toContain('Did you mean');
    for (const { name } of formats) expect(far.remedy).toContain(name);
    expect(far.message.length).toBeLessThan(200);
  });

  it.each([
    ['zero time', { value: 0, unit: 'ms' }, '[0].value is 0; a time must be greater than zero'],
    ['negative time', { value: -1, unit: 's' }, '[0].value is -1; a time'],
    ['zero rate', { value: 0, unit: 'ops/s' }, '[0].value is 0; a rate'],
    ['negative size', { value: -1, unit: 'B' }, '[0].value is -1; a size cannot be negative'],
    ['null, which JSON writes for NaN', { value: null, unit: 's' }, '[0].value is null, not a number'],
    ['no value', { unit: 's' }, '[0].value is missing, not a number'],
    ['text', { value: '12', unit: 's' }, '[0].value is "12", not a number'],
  ])('takes %s as a failure of that benchmark alone', (_, entry, message) => {
    const results = smaller([
      { name: 'bad', ...entry },
      { name: 'good', unit: 's', value: 1 },
    ]);
    expect(results.samples.map(({ benchmark }) => benchmark)).toEqual(['good']);
    expect(results.failures).toHaveLength(1);
    expect(results.failures[0]).toMatchObject({ benchmark: 'bad', kind: 'bad-value' });
    expect(results.failures[0]?.message).toContain(message);
  });

  it('takes a number beyond every float as a failure', () => {
    const results = readResults('customSmallerIsBetter', '[{"name": "a", "unit": "s", "value": 1e999}]');
    expect(results.failures[0]?.message).toBe('[0].value is Infinity');
  });

  it('takes a name given twice as a failure, and neither value', () => {
    const results = smaller([
      { name: 'a', unit: 's', value: 1 },
      { name: 'a', unit: 's', value: 2 },
      { name: 'a', unit: 's', value: 3 },
    ]);
    expect(results.samples).toEqual([]);
    expect(results.failures).toMatchObject([{ benchmark: 'a', kind: 'duplicate-name' }]);
  });

  it.each([
    ['', 'the output is empty'],
    [' \n', 'the output is empty'],
    ['{"a": 1}', 'it is {"a":1}; an array was expected'],
    ['[]', 'the output names no benchmark'],
    ['[3]', '[0] is 3; an object was expected'],
    ['[{"unit": "s", "value": 1}]', '[0].name is missing'],
    ['[{"name": "", "value": 1}]', '[0].name is ""'],
    ['[{"name": "a", "unit": 5, "value": 1}]', '[0].unit is 5'],
    ['[{"name": "a", "value": NaN}]', 'line 1, column 25: unexpected "NaN}]"'],
    ['[{"name": "a",\n "value": Infinity}]', 'line 2, column 11: unexpected "Infinity}]"'],
    ['> build\n[]', 'line 1, column 1: unexpected "> build"'],
    ['[1, 2', 'cut off: its JSON is not complete at line 1, column 6'],
  ])('refuses %j with its place', (text, message) => {
    expect(errorOf(() => readResults('customSmallerIsBetter', text)).message).toContain(message);
  });

  it('keeps messages short whatever is in the text', () => {
    for (const text of [`[${'x'.repeat(1e6)}`, `[{"name": ${JSON.stringify('n'.repeat(1e5))}}]`]) {
      expect(errorOf(() => readResults('customSmallerIsBetter', text)).message.length).toBeLessThan(300);
    }
  });

  it('has no failure mode but PerfGateError, and no impossible value comes through', () => {
    const entry = fc.record(
      {
        name: fc.oneof(fc.string(), fc.constant('__proto__'), fc.integer()),
        unit: fc.oneof(fc.constantFrom('s', 'B', 'ops/s', '__proto__', 'constructor'), fc.string()),
        value: fc.oneof(fc.double(), fc.string(), fc.integer()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(entry), fc.json()), fc.constantFrom(...formats), (document, format) => {
        const text = typeof document === 'string' ? document : JSON.stringify(document);
        try {
          const results = readResults(format.name, text);
          for (const { metric, values } of results.samples) {
            expect(Object.hasOwn(results.metrics, metric)).toBe(true);
            expect(values.every(Number.isFinite)).toBe(true);
          }
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PerfGateError);
        }
      }),
    );
  });
});

describe('the perf-gate format', () => {
  const run = {
    schema: 'perf-gate.run/1',
    tool: { name: 'perf-gate', version: '1' },
    suite: 's',
    commit: { sha: null, ref: null, dirty: false, time: null },
    started: '2026-01-01T00:00:00Z',
    seconds: 1,
    environment: {
      fingerprint: 'x',
      cpu: { model: '', cores: 1 },
      memory: 1,
      arch: '',
      os: { name: '', release: '' },
      runtime: { name: '', version: '' },
      orchestrator: { name: '', version: '' },
      notes: {},
    },
    metrics: { time: { unit: 's', better: 'lower', kind: 'noisy' } },
    samples: [
      { benchmark: 'a', metric: 'time', values: [1, 2] },
      { benchmark: 'zero', metric: 'time', values: [1, 0] },
      { benchmark: 'empty', metric: 'time', values: [] },
    ],
    failures: [{ benchmark: 'b', kind: 'threw', message: 'no', round: null }],
    conditions: { loadAverage: null, steal: null, pressure: null },
    seed: 0,
    complete: true,
    warnings: [],
  };

  it('hands on samples and failures, and finds impossible values', () => {
    const results = readResults('perf-gate', JSON.stringify(run));
    expect(results.metrics).toEqual(run.metrics);
    expect(results.samples).toEqual([{ benchmark: 'a', metric: 'time', values: [1, 2] }]);
    expect(results.failures).toMatchObject([
      { benchmark: 'b', kind: 'threw' },
      { benchmark: 'zero', kind: 'bad-value', message: 'time is 0; a time must be greater than zero' },
      { benchmark: 'empty', kind: 'bad-value', message: 'time has no value' },
    ]);
  });

  it('names the place of a fault', () => {
    const wrong = { ...run, samples: [{ benchmark: 'a', metric: 'time', values: ['x'] }] };
    expect(errorOf(() => readResults('perf-gate', JSON.stringify(wrong))).message).toContain(
      'samples[0].values[0]',
    );
    expect(errorOf(() => readResults('perf-gate', '{}')).message).toContain('names no schema');
  });
});

describe('baseUnit', () => {
  it.each([
    ['ns', 's', 1e-9],
    ['us', 's', 1e-6],
    ['\u00b5s', 's', 1e-6],
    ['\u03bcs/op', 's', 1e-6],
    ['ms', 's', 1e-3],
    ['ns/iter', 's', 1e-9],
    ['sec', 's', 1],
    ['B/op', 'B', 1],
    ['KB', 'B', 1000],
    ['KiB', 'B', 1024],
    ['MB', 'B', 1e6],
    ['GiB', 'B', 2 ** 30],
    ['ops/s', 'Hz', 1],
    ['op/sec', 'Hz', 1],
    ['iter/s', 'Hz', 1],
    ['kHz', 'Hz', 1000],
    ['', '1', 1],
    ['constructor', 'constructor', 1],
    ['allocs/op', 'allocs/op', 1],
  ])('%j', (written, unit, factor) => {
    expect(baseUnit(written)).toEqual({ unit, factor });
  });
});

describe('parseJsonText', () => {
  it('finds the place where a broken document stops being JSON', () => {
    // What is inserted is no JSON anywhere outside of a string, so its place is the fault.
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.nat(), (numbers, seed) => {
        const lines = JSON.stringify(numbers, null, 1).split('\n');
        const line = seed % lines.length;
        lines[line] = `@${lines[line] ?? ''}`;
        expect(errorOf(() => parseJsonText(lines.join('\n'))).message).toContain(
          `line ${String(line + 1)}, column 1: unexpected "@`,
        );
      }),
    );
  });

  it('calls every proper beginning of a document cut off', () => {
    const text = '[{"a": "b\\u00e9", "c": [true, null, {}], "d": {"e": "f"}}]';
    for (let length = 1; length < text.length; length++) {
      const { message } = errorOf(() => parseJsonText(text.slice(0, length)));
      // In the middle of a word or a string the fault is where it begins.
      expect(message).toMatch(/cut off|unexpected "(?:\\"|t|n)/u);
    }
    expect(() => parseJsonText(text)).not.toThrow();
  });

  it.each([
    ['[1,]', 'column 4: unexpected "]"'],
    ['[1,,2]', 'column 4: unexpected ",2]"'],
    ['{"a" 1}', 'column 6: unexpected "1}"'],
    ['{"a": 1,}', 'column 9: unexpected "}"'],
    ["{'a': 1}", 'column 2: unexpected'],
    ['[1} ', 'column 3: unexpected "} "'],
    ['[] []', 'column 4: unexpected "[]"'],
    ['[01]', 'column 2: unexpected "01]"'],
    ['["a\nb"]', 'line 1, column 2'],
    ['[1 2]', 'column 4: unexpected "2]"'],
  ])('%j', (text, message) => {
    expect(errorOf(() => parseJsonText(text)).message).toContain(message);
  });
});
