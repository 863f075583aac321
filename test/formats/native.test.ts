import { describe, expect, it } from 'vitest';
import { catch2Text, catch2Xml } from '../../src/formats/catch2.ts';
import {
  googleBenchmark,
  googleBenchmarkCsv,
  googleBenchmarkText,
} from '../../src/formats/google-benchmark.ts';
import { nanobench, nanobenchCsv } from '../../src/formats/nanobench.ts';
import { close, errorOf, fixture, parsed, valuesOf } from './fixture.ts';

interface GoogleEntry {
  name: string;
  run_type?: string;
  aggregate_name?: string;
  real_time: number;
  cpu_time: number;
  time_unit: string;
  items_per_second?: number;
  bytes_per_second?: number;
}

const scale: Record<string, number> = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1 };

describe('google-benchmark', () => {
  it.each([
    ['google-benchmark/bencher.json', 2],
    ['google-benchmark/benchzoo.json', 4],
    ['google-benchmark/kokkos.json', 12],
  ])('reads %s', (file, count) => {
    const text = fixture(file);
    const results = parsed(googleBenchmark, text);
    const { benchmarks } = JSON.parse(text) as { benchmarks: GoogleEntry[] };
    const of = (pick: (entry: GoogleEntry) => number): Record<string, unknown> =>
      Object.fromEntries(
        benchmarks.map((one) => [one.name, close([pick(one) * (scale[one.time_unit] ?? NaN)])]),
      );
    expect(Object.keys(valuesOf(results, 'time'))).toHaveLength(count);
    expect(valuesOf(results, 'time')).toEqual(of((one) => one.real_time));
    expect(valuesOf(results, 'cpu')).toEqual(of((one) => one.cpu_time));
    expect(results.failures).toEqual([]);
  });

  it('takes repetitions as one sample, errors as failures, and no aggregates', () => {
    const text = fixture('google-benchmark/captured.json');
    const results = parsed(googleBenchmark, text);
    const { benchmarks } = JSON.parse(text) as { benchmarks: GoogleEntry[] };
    const repetitions = benchmarks.filter((one) => one.name === 'BM_Sort/repeats:3');
    expect(repetitions).toHaveLength(3);
    const times = valuesOf(results, 'time');
    expect(times['BM_Sort/repeats:3']).toEqual(close(repetitions.map((one) => one.real_time * 1e-6)));
    expect(Object.keys(times)).toEqual([
      'BM_Fill/64',
      'BM_Fill/4096',
      'BM_Sort/repeats:3',
      'BM_N/64',
      'BM_N/256',
      'BM_N/1024',
    ]);
    expect(valuesOf(results, 'rate')['BM_Sort/repeats:3']).toEqual(
      repetitions.map((one) => one.items_per_second),
    );
    expect(valuesOf(results, 'bytes_per_second')['BM_Fill/64']).toEqual([benchmarks[0]?.bytes_per_second]);
    expect(results.failures).toMatchObject([{ benchmark: 'BM_Broken', kind: 'threw' }]);
    expect(results.failures[0]?.message).toContain('no such file');
  });

  it('takes the median where only aggregates are reported', () => {
    const text = fixture('google-benchmark/aggregates.json');
    const { benchmarks } = JSON.parse(text) as { benchmarks: GoogleEntry[] };
    const median = benchmarks.find((one) => one.aggregate_name === 'median')?.real_time ?? NaN;
    expect(valuesOf(parsed(googleBenchmark, text), 'time')).toEqual({
      'BM_Sort/repeats:3': close([median * 1e-6]),
    });
  });

  it('does not count what was skipped, and refuses impossible values', () => {
    const entry = { name: 'a', run_type: 'iteration', real_time: 0, cpu_time: 0, time_unit: 'ns' };
    const results = parsed(
      googleBenchmark,
      JSON.stringify({
        benchmarks: [entry, { ...entry, name: 'b', real_time: 5 }, { ...entry, name: 'c', skipped: true }],
      }),
    );
    expect(results.failures).toMatchObject([{ benchmark: 'a', kind: 'bad-value' }]);
    expect(results.samples).toEqual([{ benchmark: 'b', metric: 'time', values: close([5e-9]) }]);
    expect(errorOf(() => parsed(googleBenchmark, '{"benchmarks":[{}]}')).message).toContain(
      'benchmarks[0].name',
    );
  });
});

describe('google-benchmark-text', () => {
  it('reads what is printed, and takes a time that is printed as 0 as a failure', () => {
    const results = parsed(googleBenchmarkText, fixture('google-benchmark/benchzoo.txt'));
    expect(valuesOf(results, 'time')).toEqual({
      'benchmark1/iterations:1': close([2.15]),
      benchmark3: close([4e-6]),
      'benchmark4/iterations:1': close([2.15]),
    });
    expect(valuesOf(results, 'cpu')['benchmark1/iterations:1']).toEqual(close([43e-6]));
    expect(results.failures).toMatchObject([{ benchmark: 'benchmark2', kind: 'bad-value' }]);
  });

  it('takes repetitions as one sample and errors as failures, whatever is mixed in', () => {
    const text = fixture('google-benchmark/captured.txt');
    const printed = Array.from(
      text.matchAll(/^BM_Sort\/repeats:3 +([\d.]+) us/gmu),
      (match) => Number(match[1]) * 1e-6,
    );
    expect(printed).toHaveLength(3);
    const rate = Number(/items_per_second=([\d.]+)k\/s/u.exec(text)?.[1]) * 1000;
    for (const written of [
      text,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('BM_', '\u001b[0;32mBM_').replaceAll('BM_N/64', 'warming up\nBM_N/64'),
    ]) {
      const results = parsed(googleBenchmarkText, written);
      expect(valuesOf(results, 'time')['BM_Sort/repeats:3']).toEqual(close(printed));
      expect(valuesOf(results, 'rate')['BM_Sort/repeats:3']?.[0]).toBeCloseTo(rate, 6);
      expect(Object.keys(valuesOf(results, 'time'))).toHaveLength(6);
      expect(results.failures).toMatchObject([{ benchmark: 'BM_Broken', kind: 'threw' }]);
    }
    expect(errorOf(() => parsed(googleBenchmarkText, 'BM_A 1 ns 1 ns 1\n')).message).toContain('has no line');
  });
});

describe('google-benchmark-csv', () => {
  const text = fixture('google-benchmark/benchzoo.csv');

  it('reads each row after the description of the machine', () => {
    expect(valuesOf(parsed(googleBenchmarkCsv, text), 'time')).toEqual({
      'benchmark1/iterations:1': close([2.15011]),
      benchmark2: close([0.000358927e-3]),
      benchmark3: close([0.00425568e-3]),
      'benchmark4/iterations:1': close([2.15011]),
    });
  });

  it('names the line of the output where it is cut off', () => {
    const line = text.trimEnd().split('\n').length;
    expect(errorOf(() => parsed(googleBenchmarkCsv, `${text.trimEnd().slice(0, -8)}\n`)).message).toContain(
      `line ${String(line)} has`,
    );
  });
});

describe('catch2', () => {
  it('reads the means of the XML', () => {
    const text = fixture('catch2/benchzoo.xml');
    const names = Array.from(text.matchAll(/<BenchmarkResults name="([^"]+)"/gu), (match) => match[1] ?? '');
    const means = Array.from(text.matchAll(/<mean value="([^"]+)"/gu), (match) => Number(match[1]) * 1e-9);
    expect(valuesOf(parsed(catch2Xml, text), 'time')).toEqual(
      Object.fromEntries(names.map((name, index) => [`${name} > ${name}`, close([means[index] ?? NaN])])),
    );
    expect(names).toHaveLength(4);
  });

  it('reads what is printed, also from the log of a CI system', () => {
    const text = fixture('catch2/benchzoo.txt');
    expect(valuesOf(parsed(catch2Text, text), 'time')).toEqual({
      'benchmark1 > benchmark1': close([2.1501]),
      'benchmark2 > benchmark2': close([320.579e-9]),
      'benchmark3 > benchmark3': close([2.54342e-6]),
      'benchmark4 > benchmark4': close([2.15011]),
    });
    const log = valuesOf(parsed(catch2Text, fixture('catch2/benchzoo-log.txt')), 'time');
    expect(log['benchmark3 > benchmark3']).toEqual(close([2.83424e-6]));
    expect(Object.keys(log)).toHaveLength(4);
  });

  it('reads version 2', () => {
    expect(valuesOf(parsed(catch2Text, fixture('catch2/github-action-benchmark.txt')), 'time')).toEqual({
      'Fibonacci > Fibonacci 10': close([344e-9]),
      'Fibonacci > Fibonacci 20': close([41.731e-6]),
      'More Fibonacci > Fibonacci~ 5!': close([36e-9]),
      'More Fibonacci > Fibonacci-15_bench': close([3.789e-6]),
    });
  });

  it('reads sections, marked-up and wrapped names, and takes what failed as failures', () => {
    const long = 'a benchmark with a name that is so long that the table has to wrap it twice or more';
    for (const [format, file] of [
      [catch2Xml, 'catch2/captured.xml'],
      [catch2Text, 'catch2/captured.txt'],
    ] as const) {
      const results = parsed(format, fixture(file));
      const names = Object.keys(valuesOf(results, 'time'));
      expect(names).toContain('sorting > sort 100 <ints> & "quotes"');
      expect(names).toContain(`sorting > large inputs > ${long}`);
      expect(results.failures).toContainEqual(
        expect.objectContaining({ benchmark: 'broken benchmark > throws', kind: 'threw' }),
      );
    }
    const { failures } = parsed(catch2Xml, fixture('catch2/captured.xml'));
    expect(failures.map(({ benchmark }) => benchmark)).toContain('failing test > measured');
  });

  it('refuses what is cut off, with the place', () => {
    const xml = fixture('catch2/benchzoo.xml');
    expect(errorOf(() => parsed(catch2Xml, xml.slice(0, 1500))).message).toMatch(/line \d+, column \d+/u);
    const text = fixture('catch2/benchzoo.txt');
    expect(errorOf(() => parsed(catch2Text, text.slice(0, 1500))).message).toContain('cut off');
  });

  it('refuses documents that define entities', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx">]><Catch2TestRun name="&b;"></Catch2TestRun>';
    expect(errorOf(() => parsed(catch2Xml, bomb)).message).toContain('document type');
  });
});

describe('nanobench', () => {
  interface Nano {
    results: { title: string; name: string; batch: number; measurements: { elapsed: number }[] }[];
  }

  it('reads every epoch for one unit of the batch', () => {
    const text = fixture('nanobench/captured.json');
    const { results } = JSON.parse(text) as Nano;
    expect(results).toHaveLength(2);
    expect(results[0]?.measurements).toHaveLength(7);
    expect(valuesOf(parsed(nanobench, text), 'time')).toEqual(
      Object.fromEntries(
        results.map(({ title, name, batch, measurements }) => [
          `${title} > ${name}`,
          close(measurements.map(({ elapsed }) => elapsed / batch)),
        ]),
      ),
    );
  });

  it('reads the medians of the CSV', () => {
    const text = fixture('nanobench/captured.csv');
    const medians = Array.from(
      text.matchAll(/"number";1000;([\d.e-]+);/gu),
      (match) => Number(match[1]) / 1000,
    );
    expect(medians).toHaveLength(2);
    expect(Object.values(valuesOf(parsed(nanobenchCsv, text), 'time'))).toEqual(
      medians.map((one) => close([one])),
    );
    // As older versions write it.
    const spaced = text.replaceAll(';', '; ');
    expect(parsed(nanobenchCsv, spaced)).toEqual(parsed(nanobenchCsv, text));
  });
});
