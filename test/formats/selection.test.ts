import { describe, expect, it } from 'vitest';
import { findFormat } from '../../src/formats/index.ts';

function patternOf(format: string, benchmarks: readonly string[]): string {
  const selection = findFormat(format)?.selection;
  if (selection === undefined) throw new Error(`${format} selects nothing`);
  return selection.of(benchmarks);
}

describe('the pattern of a selection', () => {
  it('of Go names functions, whose parameters are all run', () => {
    const names = [
      'example.com/a > BenchmarkA/n=1-8',
      'example.com/a > BenchmarkA/n=2-8',
      'BenchmarkB_2-8',
      'BenchmarkC',
    ];
    expect(patternOf('go', names)).toBe('^(?:BenchmarkA|BenchmarkB_2|BenchmarkC)$');
  });

  it('of criterion matches whole names, and the beginning of those that it prints cut', () => {
    const cut = `${'x'.repeat(97)}...`;
    const pattern = new RegExp(patternOf('criterion', ['group/f(x) [1]', cut]), 'u');
    expect(pattern.test('group/f(x) [1]')).toBe(true);
    expect(pattern.test('x'.repeat(120))).toBe(true);
    for (const other of ['group/f(x) [1]2', 'a group/f(x) [1]', 'group/fx 1'])
      expect(pattern.test(other)).toBe(false);
  });

  it('of vitest and Deno matches the names without files', () => {
    const names = ['a.bench.ts > suite > adds (1+1)', 'a.bench.ts > suite > b|c'];
    expect(new RegExp(patternOf('vitest', names), 'u').test('suite adds (1+1)')).toBe(true);
    expect(new RegExp(patternOf('vitest', names), 'u').test('suite b')).toBe(false);
    const deno = /^\/(.*)\/$/su.exec(patternOf('deno', names))?.[1] ?? '';
    expect(new RegExp(deno, 'u').test('b|c')).toBe(true);
    expect(new RegExp(deno, 'u').test('adds 11')).toBe(false);
  });

  it('of pytest and asv names functions', () => {
    expect(patternOf('pytest-benchmark', ['t/a.py::TestB::test_c[1-x::y]', 't/a.py::test_d'])).toBe(
      'test_c or test_d',
    );
    const pattern = new RegExp(patternOf('asv', ["mod.Suite.time_a(1, 'x')", 'mod.time_b']), 'u');
    expect(pattern.test("mod.Suite.time_a(2, 'x')")).toBe(true);
    expect(pattern.test('mod.time_b')).toBe(true);
    expect(pattern.test('modXtime_b')).toBe(false);
  });
});
