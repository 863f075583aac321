import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats, readResults, readStream, type ParsedResults } from '../../src/formats/index.ts';
import { PerfGateError } from '../../src/model/index.ts';

const root = path.resolve(import.meta.dirname, '../../fixtures/formats');

/** An output of each format. */
const outputs: Readonly<Record<string, string>> = {
  'perf-gate': 'perf-gate/run.json',
  lines: 'lines/script.txt',
  customSmallerIsBetter: 'custom/benchzoo.json',
  customBiggerIsBetter: 'custom/benchzoo.json',
  tinybench: 'tinybench/benchzoo.json',
  vitest: 'vitest/four.json',
  benchmarkjs: 'benchmarkjs/output.txt',
  mitata: 'mitata/benchzoo.txt',
  deno: 'deno/bench.json',
  tachometer: 'tachometer/glob-results.json',
  go: 'go/five.txt',
  libtest: 'libtest/many.txt',
  criterion: 'criterion/benchzoo.txt',
  'criterion-json': 'criterion-json/target/criterion/fib 20/new/sample.json',
  divan: 'divan/table.txt',
  'iai-callgrind': 'iai-callgrind/second-run.txt',
  'pytest-benchmark': 'pytest-benchmark/with-data.json',
  asv: 'asv/sunpy.json',
  pyperf: 'pyperf/py38.json',
  hyperfine: 'hyperfine/1brc.json',
  jmh: 'jmh/bencher.json',
  'jmh-text': 'jmh/benchzoo.txt',
  'jmh-csv': 'jmh/benchzoo.csv',
  benchmarkdotnet: 'benchmarkdotnet/benchzoo.json',
  'benchmarkdotnet-csv': 'benchmarkdotnet/benchzoo.csv',
  'benchmarkdotnet-text': 'benchmarkdotnet/table.txt',
  'google-benchmark': 'google-benchmark/captured.json',
  'google-benchmark-text': 'google-benchmark/captured.txt',
  'google-benchmark-csv': 'google-benchmark/benchzoo.csv',
  'catch2-xml': 'catch2/captured.xml',
  'catch2-text': 'catch2/captured.txt',
  nanobench: 'nanobench/captured.json',
  'nanobench-csv': 'nanobench/captured.csv',
  julia: 'julia/benchzoo.json',
  'benchmark-ips': 'benchmark-ips/benchzoo.json',
  phpbench: 'phpbench/benchzoo.xml',
  benchmarkluau: 'benchmarkluau/github-action-benchmark.txt',
  crank: 'crank/hello.json',
  'k6-summary': 'k6/sca-server.json',
  'k6-ndjson': 'k6/benchzoo.ndjson',
  autocannon: 'autocannon/mion-express.json',
  wrk: 'wrk/captured.txt',
  hey: 'hey/benchzoo.txt',
  vegeta: 'vegeta/benchzoo.json',
  locust: 'locust/benchzoo.csv',
  'locust-json': 'locust/stats.json',
  gatling: 'gatling/benchzoo.log',
  jmeter: 'jmeter/benchzoo.csv',
  pgbench: 'pgbench/tpcb.txt',
  sysbench: 'sysbench/cpu.txt',
  'redis-benchmark': 'redis-benchmark/captured.csv',
  lighthouse: 'lighthouse/benchzoo.json',
  rebench: 'rebench/out.data',
  'rebench-json': 'rebench/rebenchdb.json',
  cachegrind: 'valgrind/cachegrind.out',
  callgrind: 'valgrind/callgrind.out',
  'perf-stat': 'perf-stat/captured.txt',
  'perf-stat-csv': 'perf-stat/captured.csv',
  'gnu-time': 'gnu-time/captured.txt',
  'size-limit': 'sizes/size-limit.json',
  sizes: 'sizes/wc.txt',
  bencher: 'bencher/bencher.json',
  openmetrics: 'openmetrics/metrics.txt',
  junit: 'junit/vitest.xml',
};

const cases = Object.entries(outputs).map(([format, file]) => {
  return { format, text: readFileSync(path.join(root, file), 'utf8') };
});
const strict = new Set(['perf-gate', 'customSmallerIsBetter', 'customBiggerIsBetter']);
const documents = new Set(cases.filter(({ text }) => /^\s*[{[]/u.test(text)).map(({ format }) => format));
documents.add('mitata');
/** What is read are single requests: fewer have other percentiles. */
const summarised = new Set(['gatling', 'jmeter']);
/** Tables and documents that are read as a whole: a line of a log in them is an error. */
const unmixed = new Set(
  `jmh-csv benchmarkdotnet-csv google-benchmark-csv catch2-xml nanobench-csv phpbench locust jmeter redis-benchmark rebench
  perf-stat-csv sizes openmetrics junit`.split(/\s+/u),
);

/** The benchmarks that a text tells something of, or the error that says that it cannot be read. */
function outcome(format: string, text: string | Uint8Array): ParsedResults | PerfGateError {
  try {
    return readResults(format, text);
  } catch (thrown) {
    if (thrown instanceof PerfGateError) return thrown;
    throw thrown;
  }
}

function namesIn({ samples, failures }: ParsedResults): Set<string | null> {
  return new Set([...samples, ...failures].map(({ benchmark }) => benchmark));
}

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

describe('every format', () => {
  it('is here', () => {
    expect(Object.keys(outputs).sort()).toEqual(formats.map(({ name }) => name).sort());
  });

  it.each(cases)('$format: reads every encoding and line end alike', ({ format, text }) => {
    const expected = readResults(format, text);
    const windows = text.replaceAll('\n', '\r\n');
    for (const bytes of [
      Buffer.from(windows),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(windows, 'utf16le'),
      Buffer.from(`\uFEFF${windows}`, 'utf16le'),
      Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    ]) {
      // UTF-16 without a mark is known by its first two letters.
      if (bytes[1] === 0 && bytes[3] !== 0) continue;
      expect(readResults(format, bytes)).toEqual(expected);
    }
  });

  it.each(cases)('$format: reads in pieces what it reads at once', async ({ format, text }) => {
    const expected = readResults(format, text);
    for (const size of [1, 7, 4096]) expect(await readStream(format, pieces(text, size))).toEqual(expected);
    const windows = text.replaceAll('\n', '\r\n');
    expect(await readStream(format, pieces(windows, 5))).toEqual(expected);
  });

  it.each(cases)('$format: leaves lines of a log and colours alone', ({ format, text }) => {
    const expected = readResults(format, text);
    const log = [
      '> project@1.0.0 bench',
      '[12:00:01] \u001b[32mstarting\u001b[39m',
      '> node bench.js',
      '',
      '',
    ];
    const mixed = `${log.join('\n')}${text.endsWith('\n') ? text : `${text}\n`}\n\u001b[1mDone in 3.2 s.\u001b[22m\n`;
    if (strict.has(format)) {
      expect(() => readResults(format, mixed)).toThrow('line 1, column 1: unexpected "> project');
      return;
    }
    if (unmixed.has(format)) {
      expect(outcome(format, mixed)).toBeInstanceOf(PerfGateError);
      return;
    }
    const results = readResults(format, mixed);
    // Values are the same; places in messages are not.
    expect(results.samples).toEqual(expected.samples);
    expect(namesIn(results)).toEqual(namesIn(expected));
    if (documents.has(format)) return;
    const coloured = text.replaceAll(/\b(\d+(?:\.\d+)?)\b/gu, '\u001b[33m$1\u001b[39m');
    expect(readResults(format, coloured).samples).toEqual(expected.samples);
  });

  it.each(cases)(
    '$format: an output that is cut off is an error, or tells the benchmarks so far',
    ({ format, text }) => {
      const whole = readResults(format, text);
      const known = namesIn(whole);
      for (let cut = 0; cut < 60; cut++) {
        const part = text.slice(0, Math.floor((text.length * cut) / 60));
        const found = outcome(format, part);
        if (found instanceof PerfGateError) {
          expect(found.message).toMatch(/cut off|empty|names no benchmark|line \d+|unexpected/u);
          continue;
        }
        // A document that is cut off is never one.
        if (summarised.has(format)) continue;
        if (documents.has(format)) expect(part.slice(0, -1).trimEnd().at(-1)).toMatch(/[\]}]/u);
        for (const { benchmark, metric, values } of found.samples) {
          const sample = whole.samples.find((one) => one.benchmark === benchmark && one.metric === metric);
          if (sample !== undefined) expect(sample.values.slice(0, values.length)).toEqual(values);
          else expect(known.has(benchmark)).toBe(false);
        }
      }
    },
  );

  it.each(cases)('$format: refuses what is none', ({ format }) => {
    for (const text of [
      '',
      '\n\n',
      'hello',
      '{}',
      '[]',
      'null',
      '0',
      '[[[[',
      '{"benchmarks": 3}',
      '\u0000\u0001',
    ]) {
      expect(outcome(format, text), text).toBeInstanceOf(PerfGateError);
    }
    expect(outcome(format, Buffer.from([0xff, 0xff, 0x31]))).toBeInstanceOf(PerfGateError);
  });
});

describe('numbers', () => {
  /** How each format writes one benchmark with this number, in its own unit. */
  const writers: readonly [format: string, write: (number: string) => string][] = [
    ['lines', (number) => `perf-gate: a time=${number} s\n`],
    ['go', (number) => `BenchmarkA-8 \t 100 \t ${number} ns/op\nPASS\n`],
    ['libtest', (number) => `test a ... bench: ${number} ns/iter (+/- 1)\n`],
    ['criterion', (number) => `a   time:   [1.0 ms ${number} ms 1.2 ms]\n`],
    ['benchmarkjs', (number) => `a x ${number} ops/sec ±1.00% (90 runs sampled)\n`],
    [
      'divan',
      (number) =>
        `b  fastest │ slowest │ median │ mean │ samples │ iters\n╰─ a  1 ms │ 2 ms │ ${number} ms │ 2 ms │ 100 │ 100\n`,
    ],
    ['customSmallerIsBetter', (number) => `[{"name": "a", "unit": "s", "value": ${number}}]`],
    ['hyperfine', (number) => `{"results": [{"command": "a", "times": [${number}]}]}`],
    ['pytest-benchmark', (number) => `{"benchmarks": [{"fullname": "a", "stats": {"median": ${number}}}]}`],
    ['asv', (number) => `{"commit_hash": "", "results": {"time_a": ${number}}}`],
    [
      'pyperf',
      (number) =>
        `{"version": "1.0", "metadata": {"name": "a"}, "benchmarks": [{"runs": [{"values": [${number}]}]}]}`,
    ],
    ['mitata', (number) => `{"benchmarks": [{"runs": [{"name": "a", "stats": {"p50": ${number}}}]}]}`],
    [
      'vitest',
      (number) =>
        `{"files": [{"filepath": "f", "groups": [{"fullName": "g", "benchmarks": [{"name": "a", "median": ${number}}]}]}]}`,
    ],
    ['tinybench', (number) => `[{"name": "a", "latency": {"p50": ${number}}}]`],
    ['tachometer', (number) => `{"benchmarks": [{"name": "a", "differences": [], "samples": [${number}]}]}`],
    [
      'deno',
      (number) =>
        `{"version": 1, "runtime": "Deno", "benches": [{"origin": "f", "name": "a", "results": [{"ok": {"avg": ${number}}}]}]}`,
    ],
    ['criterion-json', (number) => `{"mean": {"point_estimate": ${number}}}`],
  ];

  it.each(writers)('%s: exponents', (format, write) => {
    const factor = readResults(format, write('1')).samples[0]?.values[0] ?? NaN;
    for (const written of ['2.5e3', '2.5E+3', '2500']) {
      expect((readResults(format, write(written)).samples[0]?.values[0] ?? NaN) / factor).toBeCloseTo(
        2500,
        9,
      );
    }
  });

  it.each(writers)(
    '%s: zero, negative, NaN and infinity are failures or errors, never values',
    (format, write) => {
      for (const written of ['0', '-1', '0.0', 'NaN', 'Infinity', '-Infinity', '1e999']) {
        const found = outcome(format, write(written));
        if (found instanceof PerfGateError) {
          // JSON has no words for these; some formats are read strictly.
          expect(found.message).toMatch(/line \d+|fit the format|names no benchmark/u);
          continue;
        }
        expect(found.samples).toEqual([]);
        expect(found.failures).toMatchObject([{ kind: 'bad-value' }]);
      }
    },
  );

  it.each(writers)('%s: what may be a thousand or a decimal is an error with the text', (format, write) => {
    const grouped = new Set(['libtest', 'benchmarkjs', 'divan']);
    for (const written of ['1,5', '1.431.759', "1'000", '1 000', '1,5e3']) {
      const found = outcome(format, write(written));
      if (found instanceof PerfGateError) expect(found.message).toMatch(/line \d+/u);
      else {
        // In a list of JSON it is two numbers; a broken line of Go is one without result.
        expect(found.failures.length + Number(write('').includes('[]'))).toBeGreaterThan(0);
      }
    }
    if (!grouped.has(format)) return;
    const one = readResults(format, write('1431759.5')).samples;
    expect(readResults(format, write('1,431,759.5')).samples).toEqual(one);
  });
});

describe('names', () => {
  it.each([
    ['libtest', 'test a ... bench: 1 ns/iter (+/- 1)\ntest a ... bench: 2 ns/iter (+/- 1)\n'],
    ['criterion', 'a  time:   [1 ms 2 ms 3 ms]\na  time:   [1 ms 2 ms 3 ms]\n'],
    ['benchmarkjs', 'a x 1 ops/sec ±1%\na x 2 ops/sec ±1%\n'],
    ['iai-callgrind', 'f::g a\n  Instructions: 1|1\nf::g a\n  Instructions: 1|1\n'],
    ['hyperfine', '{"results": [{"command": "a", "times": [1]}, {"command": "a", "times": [2]}]}'],
    [
      'pytest-benchmark',
      '{"benchmarks": [{"fullname": "a", "stats": {"median": 1}}, {"fullname": "a", "stats": {"median": 1}}]}',
    ],
    [
      'tinybench',
      '[{"Task name": "a", "Latency med (ns)": "1 ± 1"}, {"Task name": "a", "Latency med (ns)": "2 ± 1"}]',
    ],
  ])('%s: a name that comes twice is a failure', (format, text) => {
    const { samples, failures } = readResults(format, text);
    expect(samples).toEqual([]);
    expect(failures).toMatchObject([{ kind: 'duplicate-name' }]);
  });

  it('Go and lines: it is measured once more', () => {
    expect(readResults('go', 'BenchmarkA 1 5 ns/op\nBenchmarkA 1 6 ns/op\n').samples).toHaveLength(1);
    expect(readResults('lines', 'perf-gate: a t=1\nperf-gate: a t=2\n').samples[0]?.values).toEqual([1, 2]);
  });

  it('of objects are names like others', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const { samples, metrics } = readResults('lines', `perf-gate: ${name} ${name}=1\n`);
      expect(samples).toEqual([{ benchmark: name, metric: name, values: [1] }]);
      expect(Object.hasOwn(metrics, name)).toBe(true);
    }
  });
});

describe('auto', () => {
  // Entries of both are written alike, and lists of sizes like many other lists.
  const unknown = new Set(['customSmallerIsBetter', 'customBiggerIsBetter', 'sizes']);
  // These tell their benchmark by the path of the file alone.
  const known = cases.filter(({ format }) => !unknown.has(format) && format !== 'criterion-json');

  it.each(known)('$format: is recognised, and taken for no other', ({ format, text }) => {
    expect(readResults('auto', text).format).toBe(format);
    expect(readResults('auto', text.replaceAll('\n', '\r\n')).format).toBe(format);
  });
});
