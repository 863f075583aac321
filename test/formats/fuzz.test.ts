import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats, readResults, type ParsedSample } from '../../src/formats/index.ts';
import { PerfGateError } from '../../src/model/index.ts';

const root = path.resolve(import.meta.dirname, '../../fixtures/formats');

const seeds = [
  'go/five.txt',
  'go/events.json',
  'libtest/many.txt',
  'criterion/benchzoo.txt',
  'divan/table.txt',
  'iai-callgrind/second-run.txt',
  'benchmarkjs/output.txt',
  'lines/script.txt',
  'hyperfine/1brc.json',
  'deno/bench.json',
  'asv/sunpy.json',
  'jmh/benchzoo.txt',
  'jmh/benchzoo.csv',
  'benchmarkdotnet/table.txt',
  'google-benchmark/captured.txt',
  'catch2/captured.txt',
  'catch2/captured.xml',
  'julia/SecondQuantizedAlgebra.json',
  'phpbench/benchzoo.xml',
  'k6/rate-limiter.json',
  'k6/benchzoo.ndjson',
  'wrk/captured.txt',
  'hey/benchzoo.txt',
  'pgbench/tpcb.txt',
  'sysbench/cpu.txt',
  'redis-benchmark/captured.csv',
  'rebench/out.data',
  'valgrind/callgrind.out',
  'perf-stat/captured.txt',
  'perf-stat/captured.csv',
  'gnu-time/captured.txt',
  'openmetrics/metrics.txt',
  'junit/vitest.xml',
].map((file) => readFileSync(path.join(root, file), 'utf8'));

/** A real output with a few places of it replaced. */
const damaged = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 12 }),
        fc.oneof(
          fc.constantFrom(
            '\n',
            '\r',
            '\t',
            ' ',
            '-',
            '│',
            '\u001b[31m',
            '{',
            '[',
            '"',
            '0',
            '1e999',
            'NaN',
            ',',
            '::',
          ),
          fc.string({ maxLength: 8, unit: 'binary' }),
        ),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((before, [at, length, words]) => {
      const from = at % (before.length + 1);
      return before.slice(0, from) + words + before.slice(from + length);
    }, text),
  );

describe('whatever is read', () => {
  it('becomes possible values, failures with a name, or a PerfGateError', () => {
    const any = fc.oneof(damaged, fc.json(), fc.string({ unit: 'binary', maxLength: 400 }));
    fc.assert(
      fc.property(any, fc.constantFrom(...formats.map(({ name }) => name), 'auto'), (text, format) => {
        try {
          const { samples, metrics, failures } = readResults(format, text);
          expect(samples.length + failures.length).toBeGreaterThan(0);
          const failed = new Set(failures.map(({ benchmark }) => benchmark));
          for (const { benchmark, metric, values } of samples) {
            expect(benchmark).not.toBe('');
            expect(failed.has(benchmark)).toBe(false);
            expect(Object.hasOwn(metrics, metric)).toBe(true);
            expect(values.length).toBeGreaterThan(0);
            expect(values.every(Number.isFinite)).toBe(true);
            if (metrics[metric]?.unit === 's') expect(values.every((value) => value > 0)).toBe(true);
          }
        } catch (thrown) {
          if (!(thrown instanceof PerfGateError)) throw thrown;
          expect(thrown.message.length).toBeLessThan(1000);
        }
      }),
      { numRuns: 600, seed: 7 },
    );
  });

  it('takes time that grows with its length, not with the square of it', () => {
    // Counted by what would be the worst for each of the searches; a square takes minutes for this length.
    const length = 40_000;
    const repeated = (unit: string): string => unit.repeat(Math.ceil(length / unit.length));
    const texts = [
      repeated(' '),
      repeated('[\n'),
      repeated('{"a":\n'),
      repeated('[1] x\n'),
      repeated('test  '),
      `test ${repeated(' ')}...`,
      `Benchmark${repeated('1')} ns/op`,
      `BenchmarkA 1 ${repeated('1 ')}`,
      repeated('time: '),
      `a time: [${repeated('1 ')}`,
      repeated('├─ '),
      `b fastest │ slowest │ median │ mean │\n╰─ ${repeated('  a')}`,
      repeated('x '),
      `${repeated('x')} x 1 ops/sec \u00b1`,
      repeated('"'),
      repeated('a::b '),
      repeated('a: Error '),
      `perf-gate: ${repeated('a=')}`,
      repeated('\u001b['),
      repeated('\r'),
    ];
    for (const text of texts) {
      for (const format of [...formats.map(({ name }) => name), 'auto']) {
        try {
          readResults(format, text);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(PerfGateError);
        }
      }
    }
  }, 60_000);
});

describe('what is printed and read again', () => {
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/u);
  /** As a tool prints it: a few digits. */
  const number = fc.double({ min: 1e-3, max: 1e9, noNaN: true }).map((value) => Number(value.toPrecision(6)));
  const rows = fc.uniqueArray(fc.tuple(name, number), {
    selector: ([one]) => one,
    minLength: 1,
    maxLength: 20,
  });
  const grouped = (value: number): string => {
    const [whole = '', part] = value.toFixed(3).split('.');
    return `${whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')}.${part ?? ''}`;
  };

  const printers: readonly [
    format: string,
    print: (name: string, value: number) => string,
    called: (name: string) => string,
    factor: number,
    digits: (value: number) => number,
  ][] = [
    ['lines', (own, value) => `perf-gate: ${own} t=${String(value)} ms`, (own) => own, 1e-3, Number],
    [
      'go',
      (own, value) => `Benchmark_${own}-8   \t100\t${String(value)} ns/op`,
      (own) => `Benchmark_${own}-8`,
      1e-9,
      Number,
    ],
    [
      'libtest',
      (own, value) => `test ${own} ... bench: ${grouped(value)} ns/iter (+/- 1)`,
      (own) => own,
      1e-9,
      (value) => Number(value.toFixed(3)),
    ],
    [
      'criterion',
      (own, value) => `${own}  time:   [1 ms ${String(value)} µs 2 ms]`,
      (own) => own,
      1e-6,
      Number,
    ],
    [
      'benchmarkjs',
      (own, value) => `${own} x ${grouped(value)} ops/sec ±1.00% (9 runs sampled)`,
      (own) => own,
      1,
      (value) => Number(value.toFixed(3)),
    ],
    [
      'iai-callgrind',
      (own, value) => `a::b ${own}\n  Instructions:    ${String(Math.ceil(value))}|N/A   (*********)`,
      (own) => `a::b ${own}`,
      1,
      Math.ceil,
    ],
  ];

  it.each(printers)('%s', (format, print, called, factor, digits) => {
    fc.assert(
      fc.property(rows, (written) => {
        const text = `${written.map(([own, value]) => print(own, value)).join('\n')}\n`;
        const expected = written.map(([own, value]) => [called(own), digits(value) * factor] as const);
        const found = readResults(format, text).samples.map(({ benchmark, values }: ParsedSample) => {
          return [benchmark, values[0]] as const;
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 100, seed: 11 },
    );
  });
});
