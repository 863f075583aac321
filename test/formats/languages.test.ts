import { describe, expect, it } from 'vitest';
import { benchmarkIps } from '../../src/formats/benchmark-ips.ts';
import { benchmarkLuau } from '../../src/formats/benchmarkluau.ts';
import { julia } from '../../src/formats/julia.ts';
import { phpbench } from '../../src/formats/phpbench.ts';
import { rebench, rebenchJson } from '../../src/formats/rebench.ts';
import { close, errorOf, fixture, parsed, valuesOf } from './fixture.ts';

describe('julia', () => {
  it('reads every sample of each trial', () => {
    const text = fixture('julia/benchzoo.json');
    const results = parsed(julia, text);
    const trial = (name: string): { times: number[]; memory: number } => {
      const written = new RegExp(
        `"${name}":\\["Trial",\\{"allocs":\\d+.*?"memory":(\\d+).*?"times":(\\[[^\\]]*\\])`,
        'u',
      );
      const [, memory, times] = written.exec(text) ?? [];
      return { times: JSON.parse(times ?? '[]') as number[], memory: Number(memory) };
    };
    for (const name of ['benchmark1', 'benchmark2', 'benchmark3', 'benchmark4']) {
      const { times, memory } = trial(name);
      expect(times.length).toBeGreaterThan(2);
      expect(valuesOf(results, 'time')[name]).toEqual(close(times.map((value) => value * 1e-9)));
      expect(valuesOf(results, 'allocated')[name]).toEqual([memory]);
    }
    expect(results.metrics.allocations).toEqual({ unit: '1', better: 'lower', kind: 'exact' });
  });

  it('reads estimates in nested groups', () => {
    const results = parsed(julia, fixture('julia/SecondQuantizedAlgebra.json'));
    expect(results.samples).toEqual([
      {
        benchmark: 'Jaynes–Cummings > First order Schrieffer-Wolf',
        metric: 'time',
        values: close([125170e-9]),
      },
      { benchmark: 'Jaynes–Cummings > First order Schrieffer-Wolf', metric: 'allocated', values: [56000] },
      { benchmark: 'Jaynes–Cummings > First order Schrieffer-Wolf', metric: 'allocations', values: [1287] },
    ]);
  });

  it('names the place of what it does not know', () => {
    const of = (value: unknown): string => JSON.stringify([{ BenchmarkTools: '1' }, [value]]);
    expect(errorOf(() => parsed(julia, of(['TrialRatio', {}]))).message).toContain('[1][0] is "TrialRatio"');
    expect(errorOf(() => parsed(julia, of(['BenchmarkGroup', { data: { a: 3 } }]))).message).toContain(
      '.data.a is 3',
    );
    expect(errorOf(() => parsed(julia, '{}')).message).toContain('the document is an object');
    let deep: unknown = ['Trial', { times: [1], memory: 0, allocs: 0 }];
    for (let depth = 0; depth < 200; depth++) deep = ['BenchmarkGroup', { data: { a: deep } }];
    expect(errorOf(() => parsed(julia, of(deep))).message).toContain('nested groups');
    const zero = parsed(
      julia,
      of(['BenchmarkGroup', { data: { a: ['Trial', { times: [5, 0], memory: 0, allocs: 0 }] } }]),
    );
    expect(zero.failures).toMatchObject([{ benchmark: 'a', kind: 'bad-value' }]);
  });
});

describe('benchmark-ips', () => {
  it('reads the rates', () => {
    const text = fixture('benchmark-ips/benchzoo.json');
    const rates = Array.from(text.matchAll(/"ips": ([\d.]+)/gu), (match) => Number(match[1]));
    const results = parsed(benchmarkIps, text);
    expect(results.samples.map(({ values }) => values)).toEqual(rates.map((rate) => [rate]));
    expect(results.metrics).toEqual({ rate: { unit: 'Hz', better: 'higher', kind: 'noisy' } });
    // The tool's own document is the list alone.
    const list = JSON.stringify((JSON.parse(text) as { benchmarks: unknown }).benchmarks);
    expect(parsed(benchmarkIps, list)).toEqual(results);
  });
});

describe('phpbench', () => {
  const text = fixture('phpbench/benchzoo.xml');

  it('reads every iteration', () => {
    const results = parsed(phpbench, text);
    const subjects = text.split('<subject ').slice(1);
    expect(subjects).toHaveLength(4);
    for (const subject of subjects) {
      const name = /name="(\w+)"/u.exec(subject)?.[1] ?? '';
      // The tool's own division, which the reader does itself.
      const times = Array.from(subject.matchAll(/time-avg="([\d.]+)"/gu), (match) => Number(match[1]) * 1e-6);
      const peaks = Array.from(subject.matchAll(/mem-peak="(\d+)"/gu), (match) => Number(match[1]));
      expect(valuesOf(results, 'time')[`BenchzooSample\\SampleBench::${name}`]).toEqual(close(times));
      expect(valuesOf(results, 'memory')[`BenchzooSample\\SampleBench::${name}`]).toEqual(peaks);
    }
  });

  it('names parameter sets, and takes errors as failures', () => {
    const variant = (set: string, inner: string): string =>
      `<variant><parameter-set name="${set}"/>${inner}</variant>`;
    const results = parsed(
      phpbench,
      `<phpbench><suite><benchmark class="\\A"><subject name="b">${variant('small &amp; old', '<iteration time-net="10" time-revs="5"/>')}${variant('large', '<errors><error exception-class="E">no data</error></errors>')}${variant('none', '')}</subject></benchmark></suite></phpbench>`,
    );
    expect(valuesOf(results, 'time')).toEqual({ 'A::b (small & old)': close([2e-6]) });
    expect(results.failures).toMatchObject([
      { benchmark: 'A::b (large)', kind: 'threw', message: 'no data' },
      { benchmark: 'A::b (none)', kind: 'bad-output' },
    ]);
  });
});

describe('benchmarkluau', () => {
  const text = fixture('benchmarkluau/github-action-benchmark.txt');

  it('reads the averages', () => {
    expect(valuesOf(parsed(benchmarkLuau, text), 'time')).toEqual({
      base64: close([0.015041]),
      chess: close([0.06956]),
      life: close([0.085089]),
    });
    const results = parsed(benchmarkLuau, `${text}\nSUCCESS: x : nanms +/- 1% on other\nFAILED: y: exit 1\n`);
    expect(Object.keys(valuesOf(results, 'time'))).toContain('base64 on luau');
    expect(results.failures).toMatchObject([
      { benchmark: 'y', kind: 'threw' },
      { benchmark: 'x on other', kind: 'bad-value' },
    ]);
  });
});

describe('rebench', () => {
  it('reads what is sent to ReBenchDB', () => {
    const results = parsed(rebenchJson, fixture('rebench/rebenchdb.json'));
    expect(results.samples).toEqual([
      {
        benchmark: 'macro-startup > NBody (executor=SOMns-graal, args=1 0 10000, cores=1)',
        metric: 'time',
        values: close([0.383821, 0.432783, 0.48253]),
      },
    ]);
  });

  it('reads the data file', () => {
    const text = [
      '#!/usr/bin/rebench -df out.data rebench.conf',
      '# Start time: 2026-01-01',
      'invocation\titeration\tvalue\tunit\tcriterion\tbenchmark\texecutor\tsuite\textraArgs\tcores\tinputSize\tvarValue',
      '1\t1\t12.5\tms\ttotal\tNBody\tVM\tmacro\t10\t1\t\t',
      '1\t1\t3.5\tms\tGC\tNBody\tVM\tmacro\t10\t1\t\t',
      '1\t2\t13.5\tms\ttotal\tNBody\tVM\tmacro\t10\t1\t\t',
      '',
    ].join('\n');
    const name = 'macro > NBody (executor=VM, args=10, cores=1)';
    const results = parsed(rebench, text);
    expect(valuesOf(results, 'time')).toEqual({ [name]: close([0.0125, 0.0135]) });
    expect(valuesOf(results, 'GC')).toEqual({ [name]: close([0.0035]) });
    expect(errorOf(() => parsed(rebench, `${text}1\t3\t14\n`)).message).toContain('line 7 is cut off');
    expect(errorOf(() => parsed(rebench, 'invocation\titeration\n')).message).toContain('lacks "value"');
  });
});
