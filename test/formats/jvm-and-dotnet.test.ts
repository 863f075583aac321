import { describe, expect, it } from 'vitest';
import {
  benchmarkDotNet,
  benchmarkDotNetCsv,
  benchmarkDotNetText,
} from '../../src/formats/benchmarkdotnet.ts';
import { crank } from '../../src/formats/crank.ts';
import { jmh, jmhCsv, jmhText } from '../../src/formats/jmh.ts';
import { close, errorOf, fixture, parsed, valuesOf } from './fixture.ts';

interface JmhEntry {
  benchmark: string;
  mode: string;
  params?: Record<string, string>;
  primaryMetric: { rawData: number[][]; rawDataHistogram: [number, number][][][]; scoreUnit: string };
  secondaryMetrics: Record<string, { rawData: number[][] }>;
}

describe('jmh', () => {
  it('reads every iteration of throughput benchmarks, with parameters in their names', () => {
    const text = fixture('jmh/bencher.json');
    const results = parsed(jmh, text);
    const entries = JSON.parse(text) as JmhEntry[];
    expect(results.metrics).toEqual({ rate: { unit: 'Hz', better: 'higher', kind: 'noisy' } });
    expect(results.failures).toEqual([]);
    expect(valuesOf(results, 'rate')).toEqual(
      Object.fromEntries(
        entries.map(({ benchmark, params = {}, primaryMetric }) => [
          `${benchmark} (computeType=${params.computeType ?? ''})`,
          primaryMetric.rawData.flat(),
        ]),
      ),
    );
    expect(results.samples).toHaveLength(6);
  });

  it('scales operations per minute', () => {
    const text = fixture('jmh/ojalgo.json');
    const rates = parsed(jmh, text).samples.map(({ values }) => values);
    const entries = JSON.parse(text) as JmhEntry[];
    expect(entries[0]?.primaryMetric.scoreUnit).toBe('ops/min');
    expect(rates).toEqual(
      entries.map(({ primaryMetric }) => close(primaryMetric.rawData.flat().map((value) => value / 60))),
    );
  });

  it('reads the histograms of mode sample, its percentiles and the allocation rate', () => {
    const text = fixture('jmh/collection-benchmark.json');
    const results = parsed(jmh, text);
    const [first] = JSON.parse(text) as JmhEntry[];
    const name = 'benchmark.CollectionBenchmark.benchmarkAddAll (listSize=50, mode=sample)';
    const means = (first?.primaryMetric.rawDataHistogram ?? []).flat().map((iteration) => {
      const calls = iteration.reduce((sum, [, count]) => sum + count, 0);
      return iteration.reduce((sum, [value, count]) => sum + (value * count) / calls, 0) / 1000;
    });
    const own = Object.fromEntries(
      results.samples
        .filter(({ benchmark }) => benchmark === name)
        .map(({ metric, values }) => [metric, values]),
    );
    expect(own.time?.length).toBe(5);
    for (const [index, mean] of means.entries()) expect(own.time?.[index]).toBeCloseTo(mean, 12);
    expect(own.p99).toEqual(
      close([JSON.parse(/"99\.0": ([^,]+)/u.exec(text)?.[1] ?? '') as number].map((ms) => ms / 1000)),
    );
    expect(own['gc.alloc.rate.norm']).toEqual(first?.secondaryMetrics['gc.alloc.rate.norm']?.rawData.flat());
    expect(results.metrics['gc.alloc.rate.norm']).toEqual({ unit: 'B', better: 'lower', kind: 'noisy' });
    expect(Object.keys(own).sort()).toEqual(['gc.alloc.rate.norm', 'p50', 'p90', 'p95', 'p99', 'time']);
  });

  it.each([
    ['0', 'is 0; a time'],
    ['-1', 'is -1e-9; a time'],
    ['"NaN"', 'is "NaN", not a number'],
    ['1e999', 'is Infinity'],
  ])('takes a score of %s as a failure of that benchmark', (value, message) => {
    const entry = (name: string, score: string): string =>
      `{"benchmark":"${name}","mode":"avgt","primaryMetric":{"score":1,"scoreUnit":"ns/op","rawData":[[${score}]]}}`;
    const results = parsed(jmh, `[${entry('bad', value)},${entry('good', '5')}]`);
    expect(valuesOf(results, 'time')).toEqual({ good: close([5e-9]) });
    expect(results.failures).toMatchObject([{ benchmark: 'bad', kind: 'bad-value' }]);
    expect(results.failures[0]?.message).toContain(message);
  });

  it('takes a benchmark that is there twice as a failure, and the methods of a group as benchmarks', () => {
    const score = { score: 1, scoreUnit: 'ns/op', rawData: [[2]] };
    const entry = { benchmark: 'a', mode: 'avgt', primaryMetric: score };
    const twice = parsed(jmh, JSON.stringify([entry, entry]));
    expect(twice.failures).toMatchObject([{ benchmark: 'a', kind: 'duplicate-name' }]);
    const group = { ...entry, secondaryMetrics: { get: score, 'gc.time': { ...score, scoreUnit: 'ms' } } };
    expect(Object.keys(valuesOf(parsed(jmh, JSON.stringify([group])), 'time'))).toEqual(['a', 'a:get']);
  });

  it('refuses what is cut off or something else, with the place', () => {
    const text = fixture('jmh/bencher.json');
    expect(errorOf(() => parsed(jmh, text.slice(0, 3000))).message).toMatch(/cut off: .* at line \d+/u);
    expect(errorOf(() => parsed(jmh, '[{"benchmark":"a"}]')).message).toContain('[0].mode');
    expect(errorOf(() => parsed(jmh, '[]')).message).toContain('names no benchmark');
  });
});

describe('jmh-text', () => {
  const text = fixture('jmh/benchzoo.txt');

  it('reads every iteration of the log, and refuses values that JMH printed too roughly', () => {
    const results = parsed(jmhText, text);
    const owner = 'io.nyrkio.benchzoo.jmh.SampleBenchmark';
    const iterations = (name: string): number[] => {
      const [, block = ''] = text.split(`# Benchmark: ${owner}.${name}\n`);
      const [log = ''] = block.split('Result "');
      return Array.from(
        log.matchAll(/^Iteration +\d+: ([\d.]+) ms\/op$/gmu),
        (match) => Number(match[1]) / 1000,
      );
    };
    expect(valuesOf(results, 'time')).toEqual(
      Object.fromEntries(
        ['benchmark1', 'benchmark3', 'benchmark4'].map((name) => [
          `${owner}.${name}`,
          close(iterations(name)),
        ]),
      ),
    );
    expect(iterations('benchmark3')).toHaveLength(3);
    expect(results.failures).toHaveLength(1);
    expect(results.failures[0]).toMatchObject({ benchmark: `${owner}.benchmark2`, kind: 'bad-value' });
    expect(results.failures[0]?.message).toContain('10^-4 ms/op');
  });

  it('reads the table alone, with parameters', () => {
    const table = [
      'Benchmark       (size)  (kind)   Mode  Cnt     Score    Error  Units',
      'Bench.sort          10     N/A  thrpt    5     1.500 ±  0.100  ops/us',
      'Bench.sort         100    tree   avgt            NaN           ns/op',
      'Bench.sort:gc.count 10    tree   avgt    5     3.000           counts',
      'Bench.one           10    tree     ss        250.000           ms/op',
      '',
    ].join('\n');
    const results = parsed(jmhText, table);
    expect(valuesOf(results, 'rate')).toEqual({ 'Bench.sort (size=10)': close([1.5e6]) });
    expect(valuesOf(results, 'time')).toEqual({ 'Bench.one (size=10, kind=tree, mode=ss)': close([0.25]) });
    expect(results.failures).toMatchObject([
      { benchmark: 'Bench.sort (size=100, kind=tree)', kind: 'bad-value' },
    ]);
  });

  it('takes failed iterations as failures, reads CRLF and colours, and refuses a log that ends early', () => {
    const broken = text.replace('Iteration   2: 1.913 ms/op', 'Iteration   2: <failure>\r');
    const failed = parsed(jmhText, broken).failures.find(({ kind }) => kind === 'threw');
    expect(failed?.benchmark).toBe('io.nyrkio.benchzoo.jmh.SampleBenchmark.benchmark3');
    const dressed = text.replaceAll('\n', '\r\n').replaceAll('Iteration', '\u001b[32mIteration');
    expect(parsed(jmhText, dressed)).toEqual(parsed(jmhText, text));
    const cut = text.slice(0, text.indexOf('# Run complete'));
    expect(errorOf(() => parsed(jmhText, cut)).message).toContain('cut off');
  });
});

describe('jmh-csv', () => {
  it('reads the scores', () => {
    const text = fixture('jmh/benchzoo.csv');
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    expect(valuesOf(parsed(jmhCsv, text), 'time')).toEqual(
      Object.fromEntries(rows.map((row) => [row[0]?.replaceAll('"', ''), close([Number(row[4]) / 1000])])),
    );
    expect(rows).toHaveLength(4);
    expect(errorOf(() => parsed(jmhCsv, `${text.trimEnd().slice(0, -40)}\n`)).message).toContain(
      'line 5 has 1 cells',
    );
  });
});

interface DotNet {
  Benchmarks: {
    FullName: string;
    Statistics: { OriginalValues: number[] };
    Memory?: { BytesAllocatedPerOperation: number };
  }[];
}

describe('benchmarkdotnet', () => {
  it.each(['benchmarkdotnet/benchzoo.json', 'benchmarkdotnet/unitsnet.json'])(
    'reads every iteration of %s',
    (file) => {
      const text = fixture(file);
      const results = parsed(benchmarkDotNet, text);
      // The tool's own list of the same values, which the reader takes from the measurements.
      const { Benchmarks: benchmarks } = JSON.parse(text) as DotNet;
      for (const { FullName, Statistics, Memory } of benchmarks) {
        const times = valuesOf(results, 'time')[FullName] ?? [];
        expect([...times].sort()).toEqual(
          close(Statistics.OriginalValues.map((value) => value * 1e-9).sort()),
        );
        const bytes = Memory?.BytesAllocatedPerOperation;
        if (bytes !== undefined) expect(valuesOf(results, 'allocated')[FullName]).toEqual([bytes]);
      }
      expect(results.failures).toEqual([]);
    },
  );

  it('tells jobs apart, and takes a benchmark without statistics as a failure', () => {
    const one = (DisplayInfo: string, values: number[]): unknown => ({
      FullName: 'A.B(N: 3)',
      DisplayInfo,
      Statistics: values.length === 0 ? null : { OriginalValues: values },
    });
    const results = parsed(
      benchmarkDotNet,
      JSON.stringify({
        Benchmarks: [
          one('A.B: Job-XYZ(Runtime=.NET 8.0) [N=3]', [5]),
          one('A.B: .NET 9.0(Runtime=.NET 9.0)', []),
        ],
      }),
    );
    expect(Object.keys(valuesOf(results, 'time'))).toEqual(['A.B(N: 3) [Runtime=.NET 8.0]']);
    expect(results.failures).toMatchObject([{ benchmark: 'A.B(N: 3) [Runtime=.NET 9.0]', kind: 'threw' }]);
  });

  it('reads the CSV, with thousands separators', () => {
    const text = fixture('benchmarkdotnet/benchzoo.csv');
    expect(text).toContain('"2,150,230.74 μs"');
    expect(valuesOf(parsed(benchmarkDotNetCsv, text), 'time')).toEqual({
      Benchmark1: close([2.15023074]),
      Benchmark2: close([97.98e-6]),
      Benchmark3: close([6151.17e-6]),
      Benchmark4: close([2.15024592]),
    });
  });

  it('reads CSV of a locale with decimal commas, parameters, and failed benchmarks', () => {
    const results = parsed(
      benchmarkDotNetCsv,
      'Method;Job;Runtime;Size;Mean;Error;Allocated\r\nSort;Job-A;.NET 8.0;10;1.234,5 ns;0,1 ns;1,5 KB\r\nFind;Job-A;.NET 8.0;10;NA;NA;NA\r\n',
    );
    expect(valuesOf(results, 'time')).toEqual({ 'Sort (Size=10)': close([1234.5e-9]) });
    expect(valuesOf(results, 'allocated')).toEqual({ 'Sort (Size=10)': [1536] });
    expect(results.metrics.allocated).toEqual({ unit: 'B', better: 'lower', kind: 'exact' });
    expect(results.failures).toMatchObject([{ benchmark: 'Find (Size=10)', kind: 'threw' }]);
  });

  it('reads the printed table', () => {
    const results = parsed(
      benchmarkDotNetText,
      [
        '// * Summary *',
        '',
        '| Method | N   | Mean       | Error   | Allocated |',
        '|------- |---- |-----------:|--------:|----------:|',
        '| **Sort**   | **10**  | 1,234.5 ns | 0.12 ns |         - |',
        '| Sort   | 100 |         NA |      NA |        NA |',
        '',
        '// * Warnings *',
        '',
      ].join('\n'),
    );
    expect(valuesOf(results, 'time')).toEqual({ 'Sort (N=10)': close([1234.5e-9]) });
    expect(valuesOf(results, 'allocated')).toEqual({ 'Sort (N=10)': [0] });
    expect(results.failures).toMatchObject([{ benchmark: 'Sort (N=100)', kind: 'threw' }]);
    expect(errorOf(() => parsed(benchmarkDotNetText, 'nothing\n')).message).toContain('has no table');
  });
});

describe('crank', () => {
  const document = {
    returnCode: 0,
    jobResults: {
      jobs: {
        load: {
          results: {
            'http/rps/mean': 1000,
            'http/latency/50': 2000,
            'http/latency/mean': 2500,
            'http/requests': 400,
            'http/requests/badresponses': 1,
            'http/requests/errors': 1,
          },
          metadata: [{ name: 'http/latency/mean', description: 'Mean latency (us)' }],
        },
        application: { results: { 'benchmarks/start-time': 120, 'benchmarks/working-set': 50 } },
      },
    },
  };

  it('reads what the load generator says and the resources of the jobs', () => {
    const results = parsed(crank, JSON.stringify(document));
    expect(valuesOf(results, 'p50')).toEqual({ load: close([0.002]) });
    expect(valuesOf(results, 'mean')).toEqual({ load: close([0.0025]) });
    expect(valuesOf(results, 'rate')).toEqual({ load: [1000] });
    expect(valuesOf(results, 'errors')).toEqual({ load: [0.005] });
    expect(valuesOf(results, 'start-time')).toEqual({ application: [0.12] });
    expect(valuesOf(results, 'memory')).toEqual({ application: [50 * 2 ** 20] });
  });

  it('takes a run that failed as a failure of its jobs', () => {
    const failed = parsed(crank, JSON.stringify({ ...document, returnCode: 3 }));
    expect(failed.samples).toEqual([]);
    expect(failed.failures.map(({ benchmark }) => benchmark)).toEqual(['load', 'application']);
  });
});
