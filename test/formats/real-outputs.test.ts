import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats, readResults, type ParsedResults } from '../../src/formats/index.ts';

const root = path.resolve(import.meta.dirname, '../../fixtures/formats');

function text(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function read(format: string, file: string): ParsedResults {
  return readResults(format, readFileSync(path.join(root, file)), file);
}

function document(file: string): unknown {
  return JSON.parse(text(file));
}

/** `benchmark | metric` → values. */
function table({ samples }: ParsedResults): Map<string, readonly number[]> {
  return new Map(samples.map(({ benchmark, metric, values }) => [`${benchmark} | ${metric}`, values]));
}

/** The file says them in another unit: equal but for the last bits. */
function expectValues(found: readonly number[] | undefined, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((found?.[index] ?? NaN) / value - 1)).toBeLessThan(1e-12);
  }
}

const time = { unit: 's', better: 'lower', kind: 'noisy' };

describe('real outputs of Go', () => {
  /** Every pair of number and unit of every result line, read by cutting at blanks. */
  function pairs(file: string): Map<string, number[]> {
    const found = new Map<string, number[]>();
    let group = '';
    for (const line of text(file).split('\n')) {
      if (line.startsWith('pkg: ')) group = `${line.slice(5)} > `;
      const words = line.split(/[ \t]+/u);
      if (!line.startsWith('Benchmark')) continue;
      for (let index = 2; index + 1 < words.length; index += 2) {
        const key = `${group}${words[0] ?? ''} | ${words[index + 1] ?? ''}`;
        found.set(key, [...(found.get(key) ?? []), Number(words[index])]);
      }
    }
    return found;
  }

  it.each(['old.txt', 'new.txt', 'five.txt', 'iavl.txt', 'gopher-celery.txt'])(
    '%s: every number of every line',
    (file) => {
      const results = read('go', `go/${file}`);
      expect(results.failures).toEqual([]);
      const expected = pairs(`go/${file}`);
      const found = table(results);
      expect(found.size).toBe(expected.size);
      for (const [key, values] of expected) {
        const isTime = key.endsWith(' | ns/op');
        const sample = found.get(isTime ? key.replace(/ns\/op$/u, 'time') : key);
        if (isTime) {
          expectValues(
            sample,
            values.map((value) => value / 1e9),
          );
        } else expect(sample).toEqual(values);
      }
    },
  );

  it('events.json: the same by events, whatever lies between them', () => {
    const { samples, metrics, failures } = read('go', 'go/events.json');
    const name = 'github.com/nyrkio/benchzoo/frameworks/language/go-test-bench > BenchmarkBenchmark';
    expect(failures).toEqual([]);
    expect(metrics).toEqual({
      time,
      'B/op': { unit: 'B', better: 'lower', kind: 'noisy' },
      'allocs/op': { unit: 'allocs', better: 'lower', kind: 'noisy' },
    });
    const found = table({ samples, metrics, failures });
    expectValues(found.get(`${name}1-2 | time`), [2.150387943]);
    expectValues(found.get(`${name}2-2 | time`), [992e-9]);
    expectValues(found.get(`${name}4-2 | time`), [2.151883962]);
    expect(found.get(`${name}4-2 | B/op`)).toEqual([1648]);
    expect(found.get(`${name}4-2 | allocs/op`)).toEqual([20]);
    expect(samples).toHaveLength(12);
  });
});

describe('real outputs of Rust', () => {
  it.each([
    ['json-parsing.txt', 40],
    ['issue-390.txt', 4],
    ['colours.txt', 4],
  ])('libtest, %s', (file, count) => {
    const results = read('libtest', `libtest/${file}`);
    // By the right end of the line: the number before the unit.
    const expected = text(`libtest/${file}`)
      .split('\n')
      .filter((line) => line.includes(' ns/iter'))
      .map((line) => {
        const words = (line.split(' ns/iter')[0] ?? '').split(' ');
        return [words[1] ?? '', Number((words.at(-1) ?? '').replaceAll(',', ''))] as const;
      });
    expect(expected).toHaveLength(count);
    expect(results.failures).toEqual([]);
    expect(results.samples.map(({ benchmark }) => benchmark)).toEqual(expected.map(([name]) => name));
    for (const [name, nanoseconds] of expected) {
      expectValues(table(results).get(`${name} | time`), [nanoseconds / 1e9]);
    }
  });

  it('libtest, many.txt: other units', () => {
    const found = table(read('libtest', 'libtest/many.txt'));
    expectValues(found.get('tests::one_digit | time'), [1e-6]);
    expectValues(found.get('tests::two_digit | time'), [22e-3]);
    expectValues(found.get('tests::three_digit | time'), [333]);
    expect(found.size).toBe(6);
  });

  it('libtest, two-runs.txt: what stands there twice is a failure', () => {
    const results = read('libtest', 'libtest/two-runs.txt');
    expect(results.samples).toEqual([]);
    expect(results.failures.map(({ kind }) => kind)).toEqual(Array(6).fill('duplicate-name'));
  });

  it('criterion', () => {
    const found = table(read('criterion', 'criterion/dogfood.txt'));
    expect([...found.keys()]).toEqual([
      'Adapter::Magic (JSON) | time',
      'Adapter::Json | time',
      'Adapter::Magic (Rust) | time',
      'Adapter::Rust | time',
    ]);
    // The middle one of each three.
    const middles = [...text('criterion/dogfood.txt').matchAll(/\[\S+ µs (\S+) µs/gu)];
    expectValues(
      [...found.values()].flat(),
      middles.map((match) => Number(match[1]) / 1e6),
    );
    const other = table(read('criterion', 'criterion/benchzoo.txt'));
    expectValues(other.get('benchmark2 | time'), [206.8e-9]);
    expectValues(other.get('benchmark3 | time'), [401.99e-12]);
    expectValues(other.get('benchmark1 | time'), [2.1504]);
    expect(other.size).toBe(4);
  });

  it('the files of criterion, named by their path', () => {
    const file = 'criterion-json/target/criterion/par_exec delay/new/sample.json';
    const { iters, times } = document(file) as { iters: number[]; times: number[] };
    const [sample] = read('criterion-json', file).samples;
    expect(sample?.benchmark).toBe('par_exec delay');
    expect(sample?.values).toHaveLength(100);
    expectValues(
      sample?.values,
      times.map((total, index) => total / 1e9 / (iters[index] ?? NaN)),
    );
    const estimates = read('criterion-json', file.replace('sample', 'estimates'));
    expectValues(estimates.samples[0]?.values, [2.020757953891376e-9]);
    const old = read(
      'criterion-json',
      'criterion-json/target/criterion/Fibonacci2/Iterative/21/base/estimates.json',
    );
    expect(old.samples[0]?.benchmark).toBe('Fibonacci2/Iterative/21');
    expectValues(old.samples[0]?.values, [5.173405844184566e-9]);
  });

  it('iai-callgrind, all counts exact', () => {
    const results = read('iai-callgrind', 'iai-callgrind/first-run.txt');
    const name = 'test_lib_bench_readme_example_fibonacci::bench_fibonacci_group::bench_fibonacci';
    expect(Object.values(results.metrics)).toEqual(
      Array(6).fill({ unit: '1', better: 'lower', kind: 'exact' }),
    );
    const found = table(results);
    expect(found.get(`${name} short:10 | instructions`)).toEqual([1733]);
    expect(found.get(`${name} long:30 | estimated-cycles`)).toEqual([35638757]);
    expect(found.get(`${name} long:30 | l2-hits`)).toEqual([0]);
    const second = read('iai-callgrind', 'iai-callgrind/second-run.txt');
    expect(second.failures).toEqual([]);
    expect(table(second).get('my_benchmark::group::bench_sort ascending:vec! [1, 2] | instructions')).toEqual(
      [5518],
    );
    expect(table(second).get('my_benchmark::group::bench_sort ascending:vec! [1, 2] | total-bytes')).toEqual([
      1024,
    ]);
    expect(table(second).get('my_benchmark::group::bench_sort descending:vec! [2, 1] | l1-hits')).toEqual([
      7575,
    ]);
    const old = table(read('iai-callgrind', 'iai-callgrind/before-0.4.txt'));
    expect(old.get('my_benchmark::bench_fibonacci_short | instructions')).toEqual([2798]);
  });

  it('divan, named by the branches of its tree', () => {
    const results = read('divan', 'divan/table.txt');
    expect(results.failures).toEqual([]);
    const found = table(results);
    expect([...found.keys()]).toEqual([
      'collections::clone | time',
      'collections::counters::measured | time',
      'collections::counters::measured_sparse | time',
      'collections::transfer::10 | time',
      'collections::transfer::200 | time',
    ]);
    expectValues([...found.values()].flat(), [143e-6, 27.78e-3, 147.5e-3, 208e-6, 1.102e-3]);
  });
});

describe('real outputs of JavaScript tools', () => {
  it('tinybench: every sample', () => {
    const results = read('tinybench', 'tinybench/benchzoo.json');
    const { results: entries } = document('tinybench/benchzoo.json') as {
      results: { name: string; latency: { samples: number[] } }[];
    };
    expect(entries).toHaveLength(4);
    for (const { name, latency } of entries) {
      expectValues(
        table(results).get(`${name} | time`),
        latency.samples.map((milliseconds) => milliseconds / 1e3),
      );
    }
  });

  it('vitest: the medians', () => {
    const medians = [...text('vitest/four.json').matchAll(/"median": ([\d.]+)/gu)].map((match) =>
      Number(match[1]),
    );
    const results = read('vitest', 'vitest/four.json');
    expectValues(
      results.samples.flatMap(({ values }) => values),
      medians.map((milliseconds) => milliseconds / 1e3),
    );
    expect(results.samples[0]?.benchmark).toBe('fib.bench.ts > fibonacci > fib(10)');
    expect(results.samples).toHaveLength(4);
  });

  it('benchmark.js: text and JSON', () => {
    const json = read('benchmarkjs', 'benchmarkjs/benchzoo.json');
    expect(json.metrics).toEqual({ time });
    const means = [...text('benchmarkjs/benchzoo.json').matchAll(/"mean": ([\d.e-]+)/gu)];
    expect(json.samples.flatMap(({ values }) => values)).toEqual(means.map((match) => Number(match[1])));
    const printed = read('benchmarkjs', 'benchmarkjs/output.txt');
    expect(printed.metrics).toEqual({ rate: { unit: 'Hz', better: 'higher', kind: 'noisy' } });
    expect(Object.fromEntries(table(printed))).toEqual({
      'fib(10) | rate': [1431759],
      'fib(20) | rate': [12146],
      'createObjectBuffer with 200 comments | rate': [81.61],
    });
    expect(read('benchmarkjs', 'benchmarkjs/issue-506.txt').samples).toHaveLength(6);
  });

  it('mitata: the document after what it draws', () => {
    const medians = [...text('mitata/benchzoo.txt').matchAll(/"p50": ([\d.]+)/gu)];
    const results = read('mitata', 'mitata/benchzoo.txt');
    expect(results.samples.map(({ benchmark }) => benchmark)).toEqual(
      [1, 2, 3, 4].map((number) => `benchmark${String(number)}`),
    );
    expectValues(
      results.samples.flatMap(({ values }) => values),
      medians.map((match) => Number(match[1]) / 1e9),
    );
  });

  it('Deno: averages, and what threw', () => {
    const results = read('deno', 'deno/bench.json');
    expectValues(table(results).get('url_bench.ts > URL parsing | time'), [412.75e-9]);
    expect(results.failures).toEqual([
      { benchmark: 'url_bench.ts > timing > Date.now()', kind: 'threw', message: 'no clock', round: null },
    ]);
  });

  it('tachometer: every sample of every version and browser', () => {
    for (const file of ['tachometer/zero-percent-change.json', 'tachometer/glob-results.json']) {
      const { benchmarks } = document(file) as { benchmarks: { samples: number[] }[] };
      const { samples } = read('tachometer', file);
      expect(samples).toHaveLength(benchmarks.length);
      for (const [index, sample] of samples.entries()) {
        expectValues(
          sample.values,
          (benchmarks[index]?.samples ?? []).map((milliseconds) => milliseconds / 1e3),
        );
      }
    }
    expect(read('tachometer', 'tachometer/zero-percent-change.json').samples[1]?.benchmark).toBe(
      'test_bench (local-framework, chrome)',
    );
  });
});

describe('real outputs of Python tools', () => {
  it('pytest-benchmark: every round where they are kept, else the median', () => {
    const file = 'pytest-benchmark/with-data.json';
    const { benchmarks } = document(file) as {
      benchmarks: { fullname: string; stats: { data: number[] } }[];
    };
    const found = table(read('pytest-benchmark', file));
    expect(found.size).toBe(4);
    for (const { fullname, stats } of benchmarks) expect(found.get(`${fullname} | time`)).toEqual(stats.data);
    const old = read('pytest-benchmark', 'pytest-benchmark/old.json');
    expect(Object.fromEntries(table(old))).toEqual({
      'tests/test_normal.py::test_xfast_parametrized[0] | time': [2.2016379230260297e-7],
    });
    expect(read('pytest-benchmark', 'pytest-benchmark/four.json').samples).toHaveLength(4);
  });

  it('asv: by the prefix of the function', () => {
    const results = read('asv', 'asv/sunpy.json');
    const found = table(results);
    expect(found.get('benchmarks_for_is_time.TimeSuite.time_is_time | time')).toEqual([
      0.0003064363636371347,
    ]);
    expect(found.get('benchmarks_for_map.MemSuite.mem_sunpy_map | size')).toEqual([280]);
    expect(found.get('benchmarks_for_map.PeakMemorySuite.peakmem_sunpy_map | peak-memory')).toEqual([
      110366720,
    ]);
    expect(found.size).toBe(10);
    // It holds Infinity, which JSON has no word for.
    expect(read('asv', 'asv/benchzoo.json').samples).toHaveLength(4);
    expect(() => read('asv', 'asv/empty.json')).toThrow('names no benchmark');
  });

  it('pyperf: every value, no warm-up', () => {
    const { benchmarks } = document('pyperf/py38.json') as {
      benchmarks: { runs: { values?: number[] }[] }[];
    };
    const expected = benchmarks[0]?.runs.flatMap(({ values }) => values ?? []);
    const { samples } = read('pyperf', 'pyperf/py38.json');
    expect(samples).toEqual([{ benchmark: 'telco', metric: 'time', values: expected }]);
    expect(expected?.length).toBe(60);
  });
});

describe('other real outputs', () => {
  it('hyperfine: every time, and CPU time', () => {
    for (const file of ['hyperfine/one.json', 'hyperfine/1brc.json', 'hyperfine/sha.json']) {
      const { results } = document(file) as {
        results: { command: string; times: number[]; user: number; system: number }[];
      };
      const found = table(read('hyperfine', file));
      for (const { command, times, user, system } of results) {
        expect(found.get(`${command} | time`)).toEqual(times);
        expect(found.get(`${command} | cpu`)).toEqual([user + system]);
      }
      expect(found.size).toBe(2 * results.length);
    }
  });

  it('customSmallerIsBetter', () => {
    const found = table(read('customSmallerIsBetter', 'custom/benchzoo.json'));
    expectValues(found.get('benchmark2 | time'), [50e-6]);
    expectValues(found.get('benchmark3 | time'), [1e-3]);
  });

  it('lines of a shell script', () => {
    const results = read('lines', 'lines/script.txt');
    expect(results.metrics).toEqual({
      time,
      output: { unit: 'B', better: 'lower', kind: 'exact' },
      requests: { unit: 'Hz', better: 'higher', kind: 'noisy' },
      score: { unit: '1', better: 'higher', kind: 'noisy' },
    });
    const found = table(results);
    expectValues(found.get('parse small file | time'), [0.0125, 0.0115]);
    expect(found.get('parse small file | output')).toEqual([482 * 1024]);
    expect(found.get('serve n=8 | requests')).toEqual([5120]);
    expect(found.get('serve n=8 | score')).toEqual([0.93]);
    expect(results.failures).toEqual([
      { benchmark: 'render', kind: 'threw', message: 'failed: out of memory', round: null },
    ]);
  });
});

describe('auto', () => {
  it.each([
    ['go', 'go/old.txt'],
    ['go', 'go/events.json'],
    ['libtest', 'libtest/colours.txt'],
    ['criterion', 'criterion/dogfood.txt'],
    ['criterion-json', 'criterion-json/target/criterion/fib 20/new/sample.json'],
    ['criterion-json', 'criterion-json/target/criterion/Fibonacci2/Iterative/21/base/estimates.json'],
    ['iai-callgrind', 'iai-callgrind/second-run.txt'],
    ['divan', 'divan/table.txt'],
    ['tinybench', 'tinybench/benchzoo.json'],
    ['vitest', 'vitest/four.json'],
    ['benchmarkjs', 'benchmarkjs/benchzoo.json'],
    ['benchmarkjs', 'benchmarkjs/output.txt'],
    ['mitata', 'mitata/benchzoo.txt'],
    ['deno', 'deno/bench.json'],
    ['tachometer', 'tachometer/glob-results.json'],
    ['pytest-benchmark', 'pytest-benchmark/with-data.json'],
    ['asv', 'asv/sunpy.json'],
    ['pyperf', 'pyperf/py38.json'],
    ['hyperfine', 'hyperfine/one.json'],
    ['lines', 'lines/script.txt'],
  ])('recognises %s in %s', (format, file) => {
    const bytes = readFileSync(path.join(root, file));
    expect(readResults('auto', bytes).format).toBe(format);
  });

  it('refuses what may be of two formats, and what is of none', () => {
    expect(() => readResults('auto', '[{"name": "a", "value": 1}]')).toThrow(
      'may be of several formats: customSmallerIsBetter, customBiggerIsBetter',
    );
    expect(() => readResults('auto', 'hello\n')).toThrow('not recognised; it begins with "hello"');
    expect(() => readResults('auto', '')).toThrow('not recognised');
  });

  it('knows every format by a sample, but for those of github-action-benchmark', () => {
    const names = formats.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('auto');
  });
});
