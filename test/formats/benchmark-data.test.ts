import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalRun } from '../../src/baseline/layout.ts';
import { readBenchmarkData } from '../../src/formats/index.ts';
import { parseRun, PerfGateError } from '../../src/model/index.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/imports/github-action-benchmark');
const commit = { id: 'a'.repeat(40), timestamp: '2024-10-03T04:24:55+02:00' };
const entry = {
  commit,
  date: 1728597324257,
  tool: 'cargo',
  benches: [{ name: 'parse', value: 2, unit: 'ns/iter', range: '± 1' }],
};

function read(data: unknown): ReturnType<typeof readBenchmarkData> {
  return readBenchmarkData(
    Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
    'data.js',
    'default',
  );
}

/** A history of one entry that differs from a sound one. */
const withEntry = (change: object): unknown => ({
  entries: { 'My chart': [entry, { ...entry, ...change }] },
});

describe('a history of github-action-benchmark', () => {
  it('is read as the tool has written it, with dates and commits, in base units', async () => {
    const { runs, leftOut } = readBenchmarkData(
      await readFile(path.join(fixtures, 'graphblas-sharp.js')),
      'data.js',
      'graphs',
    );
    expect(leftOut).toEqual([]);
    expect(runs).toHaveLength(10);
    expect(runs[0]).toMatchObject({
      suite: 'graphs',
      commit: { sha: '6a0b88c13ad6bfdb8b49f271641ef33a9194e449', time: '2023-03-06T22:39:01+03:00' },
      started: new Date(1678133371873).toISOString(),
      environment: { fingerprint: 'unknown' },
      metrics: { time: { unit: 's', better: 'lower', kind: 'noisy' } },
    });
    const last = runs.at(-1)?.samples.find(({ benchmark }) => benchmark === 'BFS > wing.mtx');
    expect(last?.metric).toBe('time');
    expect(last?.values[0]).toBeCloseTo(0.0784717451, 10);
    for (const run of runs) expect(parseRun(JSON.parse(canonicalRun(run).toString()))).toEqual(run);
  });

  it('is read from the object alone, and with values as text', async () => {
    const bytes = await readFile(path.join(fixtures, 'asterinas.json'));
    const { runs, leftOut } = readBenchmarkData(bytes, 'data.json', 'default');
    expect(leftOut).toEqual([]);
    expect(runs.map(({ samples }) => samples.length)).toEqual([2, 2]);
    expect(runs[0]?.samples[0]?.values).toEqual([10646.84]);
    expect(runs[0]?.metrics).toEqual({
      'Kbytes/sec': { unit: 'Kbytes/sec', better: 'higher', kind: 'noisy' },
    });
    // The same as a program, with what editors and minifiers make of it.
    const script = `\uFEFF\r\n window.BENCHMARK_DATA= ${bytes.toString()};\n`;
    expect(read(script)).toEqual({ runs, leftOut });
  });

  it.each([
    ['cargo', 'ns/iter', 'lower', 'time'],
    ['benchmarkjs', 'ops/sec', 'higher', 'rate'],
    ['pytest', 'iter/sec', 'higher', 'rate'],
    ['jmh', 'ops/s', 'higher', 'rate'],
    ['customSmallerIsBetter', 'ops/s', 'lower', 'frequency'],
    ['customBiggerIsBetter', 'ms', 'higher', 'duration'],
    ['customSmallerIsBetter', 'MiB', 'lower', 'size'],
    ['go', 'B/op', 'lower', 'size'],
  ])('of %s in %s: %s is better', (tool, unit, better, metric) => {
    const [run] = read({
      entries: { a: [{ ...entry, tool, benches: [{ name: 'x', value: 3, unit }] }] },
    }).runs;
    expect(run?.metrics).toMatchObject({ [metric]: { better } });
  });

  it('leaves out what can be no measurement, and says where', () => {
    const benches = [
      { name: 'a', value: null, unit: 'ns' },
      { name: 'b', value: '1,234', unit: 'ns' },
      { name: 'c', value: 0, unit: 'ns' },
      { name: 'd', value: 5, unit: 'ns' },
      { name: 'd', value: 6, unit: 'ns' },
      { name: 'e', value: 7, unit: 'ns' },
    ];
    const { runs, leftOut } = read(withEntry({ benches }));
    expect(runs[1]?.samples.map(({ benchmark }) => benchmark)).toEqual(['My chart > e']);
    expect(leftOut).toEqual([
      'entries["My chart"][1].benches: [0].value is null, not a number',
      'entries["My chart"][1].benches: [1].value is "1,234", not a number',
      'entries["My chart"][1].benches: [2].value is 0; a time must be greater than zero',
      'entries["My chart"][1].benches: the name "d" is given twice; the second time at [4].value',
    ]);
    expect(read(withEntry({ benches: [] })).runs).toHaveLength(1);
  });

  it('takes names for names, whatever they are', () => {
    const hostile = '\u001b[2J::error::x <script>|`@all` \u202e';
    const { runs } = read(
      `{"entries":{"__proto__":[${JSON.stringify({ ...entry, benches: [{ name: hostile, value: 1 }] })}],"constructor":[]}}`,
    );
    expect(runs[0]?.samples[0]?.benchmark).toBe(`__proto__ > ${hostile}`);
    expect(({} as { entries?: unknown }).entries).toBeUndefined();
  });

  it.each([
    ['', 'data.js is empty'],
    ['window.BENCHMARK_DATA = ', 'data.js is empty'],
    ['window.BENCHMARK_DATA = {\n  "entries": {', 'is cut off: its JSON is not complete at line 2'],
    ['window.BENCHMARK_DATA = {"a": evil()}', 'is not JSON: line 1, column 31: unexpected "evil()}"'],
    ['alert(1); window.BENCHMARK_DATA = {}', 'is not JSON: line 1, column 1: unexpected "alert(1)'],
    ['window.BENCHMARK_DATA = {}; alert(1)', 'is not JSON: line 1, column 27: unexpected "; alert(1)"'],
    ['[]', 'it is []; an object was expected'],
    ['{}', 'entries is missing; an object was expected'],
    [{ entries: { a: {} } }, 'entries["a"] is {}; an array was expected'],
    [{ entries: { a: [null] } }, 'entries["a"][0] is null; an object was expected'],
    [withEntry({ commit: undefined }), 'entries["My chart"][1].commit is missing'],
    [withEntry({ commit: { id: '123abc' } }), '[1].commit.id is "123abc"; a full commit id was expected'],
    [withEntry({ commit: { ...commit, timestamp: 'soon' } }), '[1].commit.timestamp is "soon"; a time'],
    [withEntry({ date: '2024' }), '[1].date is "2024"; milliseconds since 1970 were expected'],
    [withEntry({ date: 1e300 }), '[1].date is 1e+300; milliseconds'],
    [withEntry({ tool: 3 }), '[1].tool is 3; the name of a tool was expected'],
    [withEntry({ benches: {} }), '[1].benches is {}; an array was expected'],
    [withEntry({ benches: [{ value: 1 }] }), '[1].benches[0].name is missing; a name of 1 to 20000'],
    [withEntry({ benches: [{ name: 'x', value: 1, unit: 7 }] }), '[1].benches[0].unit is 7; a unit'],
  ])('%j is no history', (data, message) => {
    const reading = (): unknown => read(data);
    expect(reading).toThrow(PerfGateError);
    expect(reading).toThrow(message);
  });

  it('that is no text is refused', () => {
    expect(() => readBenchmarkData(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]), 'data.js', 'x')).toThrow(
      'data.js is no text',
    );
  });
});
