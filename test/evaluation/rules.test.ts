import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mean } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import {
  asv,
  bencherTTest,
  benchstat,
  criterion,
  gitPerf,
  perfgatePaired,
  perfgateSignificant,
  ratioAlert,
  rustcPerf,
  tachometer,
  tachometerInterval,
} from '../../scripts/evaluation/rules.ts';
import { seededRandom } from '../../src/stats/random.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/evaluation/rivals');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const cases = JSON.parse(read('samples.json')) as Record<string, { base: number[]; head: number[] }>;

function answers<T extends { name: string }>(name: string): T[] {
  return read(name)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}

describe('as the tools themselves answer', () => {
  test('benchstat: p to its three digits, and whether a difference is shown', () => {
    const rows = read('benchstat.csv')
      .split('\n')
      .flatMap((line) => {
        const [name = '', , , , , change, p] = line.split(',');
        return p?.startsWith('p=') === true ? [{ name, change, p: /p=(\S+)/u.exec(p)?.[1] }] : [];
      });
    expect(rows).toHaveLength(6);
    for (const { name, change, p } of rows) {
      const said = benchstat(cases[name]?.base ?? [], cases[name]?.head ?? []);
      expect(said.p?.toFixed(3), name).toBe(p);
      const expected =
        change === '~' ? 'unchanged' : change?.startsWith('+') === true ? 'regressed' : 'improved';
      expect(said.kind, name).toBe(expected);
    }
  });

  test('asv: the verdict, and p where no values are tied (it counts ties against itself)', () => {
    const rows = answers<{ name: string; p: number; worse: boolean }>('asv.jsonl');
    expect(rows).toHaveLength(6);
    for (const { name, p, worse } of rows) {
      const { base = [], head = [] } = cases[name] ?? {};
      const said = asv(base, head);
      expect(said.kind === 'regressed', name).toBe(worse);
      if (new Set([...base, ...head]).size === base.length + head.length) expect(said.p).toBeCloseTo(p, 10);
      else expect(said.p).toBeLessThanOrEqual(p);
    }
  });

  test('tachometer: its interval', () => {
    const rows = answers<{ name: string; low: number; high: number }>('tachometer.jsonl');
    expect(rows).toHaveLength(6);
    for (const { name, low, high } of rows) {
      const interval = tachometerInterval(cases[name]?.base ?? [], cases[name]?.head ?? []);
      // jstat's quantile of t is good to about eight digits.
      expect(interval.low).toBeCloseTo(low, 8);
      expect(interval.high).toBeCloseTo(high, 8);
    }
  });

  test('github-action-benchmark: whether the mean of head alerts against that of base', () => {
    const rows = answers<{ name: string; threshold: number; alert: boolean }>(
      'github-action-benchmark.jsonl',
    );
    expect(rows).toHaveLength(18);
    for (const { name, threshold, alert } of rows) {
      const { base = [], head = [] } = cases[name] ?? {};
      expect(ratioAlert(mean(base), mean(head), threshold).kind === 'regressed', name).toBe(alert);
    }
  });

  test('git-perf: whether the audit passes, at 3.9 and 4.1 standard deviations, and with more values than it takes', () => {
    const rows = answers<{ name: string; base?: number[]; value: number; passes: boolean }>('git-perf.jsonl');
    expect(rows).toHaveLength(35);
    for (const { name, base = cases[name]?.base ?? [], value, passes } of rows)
      expect(gitPerf(base, value).kind === 'unchanged', `${name} ${String(value)}`).toBe(passes);
    expect(rows.some(({ base = [] }) => base.length > 39)).toBe(true);
  });

  test('pytest-benchmark: mean:5%', () => {
    const rows = answers<{ name: string; worse: boolean }>('pytest-benchmark.jsonl');
    expect(rows).toHaveLength(6);
    for (const { name, worse } of rows) {
      const { base = [], head = [] } = cases[name] ?? {};
      expect(ratioAlert(mean(base), mean(head), 1.05).kind === 'regressed', name).toBe(worse);
    }
  });
});

describe('as computed by hand', () => {
  test('github-action-benchmark: the ratio must exceed its threshold', () => {
    expect(ratioAlert(10, 20, 2).kind).toBe('unchanged');
    expect(ratioAlert(10, 20.01, 2).kind).toBe('regressed');
    expect(ratioAlert(10, 11.01, 1.1).kind).toBe('regressed');
    expect(ratioAlert(10, 4, 2).kind).toBe('unchanged');
  });

  test('Bencher: mean 10, s = 1, n = 3, t(.99; 2) = 6.9646: the boundary is 18.042', () => {
    expect(bencherTTest([9, 10, 11], 18.04).kind).toBe('unchanged');
    expect(bencherTTest([9, 10, 11], 18.05).kind).toBe('regressed');
  });

  test('Bencher: nothing older than 64 values counts', () => {
    const recent = Array.from({ length: 64 }, (_, index) => 10 + (index % 2));
    expect(bencherTTest([1000, ...recent], 14)).toEqual(bencherTTest(recent, 14));
    expect(bencherTTest(recent, 14).kind).toBe('regressed');
  });

  test('git-perf: mean 10, s = 1: four of them', () => {
    expect(gitPerf([9, 10, 11], 14).kind).toBe('unchanged');
    expect(gitPerf([9, 10, 11], 14.01).kind).toBe('regressed');
    expect(gitPerf([9, 10, 11], 5.99).kind).toBe('improved');
  });

  test('rustc-perf: steps of 1, 2, 3, 4 and 5 %: Q1 = 2 %, Q3 = 4 %, so the threshold is 10 %', () => {
    const runs = [100];
    for (const step of [0.01, 0.02, 0.03, 0.04, 0.05]) runs.push((runs.at(-1) as number) * (1 + step));
    const last = runs.at(-1) as number;
    expect(rustcPerf(runs, last * 1.0999).kind).toBe('unchanged');
    expect(rustcPerf(runs, last * 1.1001).kind).toBe('regressed');
    expect(rustcPerf(runs, last * 0.8999).kind).toBe('improved');
    expect(rustcPerf([100], 100.19).kind).toBe('unchanged');
    expect(rustcPerf([100], 100.21).kind).toBe('regressed');
  });

  test('benchstat: three against three cannot reach .05 (p = 2/20), four can (p = 2/70)', () => {
    expect(benchstat([1, 2, 3], [4, 5, 6])).toEqual({ kind: 'unchanged', p: 0.1 });
    const four = benchstat([1, 2, 3, 4], [5, 6, 7, 8]);
    expect(four.kind).toBe('regressed');
    expect(four.p).toBeCloseTo(2 / 70, 12);
  });

  test('asv: five against five cannot reach .002 (p = 2/252), six (2/924) cannot, seven (2/3432) can, beyond 1.1', () => {
    const six = [100, 101, 102, 103, 104, 105];
    expect(
      asv(
        six,
        six.map((value) => value * 2),
      ).kind,
    ).toBe('unchanged');
    const seven = [...six, 106];
    expect(
      asv(
        seven,
        seven.map((value) => value * 1.09),
      ).kind,
    ).toBe('unchanged');
    expect(
      asv(
        seven,
        seven.map((value) => value * 1.11),
      ).kind,
    ).toBe('regressed');
    expect(
      asv(
        seven,
        seven.map((value) => value / 1.11),
      ).kind,
    ).toBe('improved');
  });

  test('tachometer: means 10 and 11, s = 1, n = 4: Var = (1/4 · 121 + 1/4 · 100) / 10⁴, t(.975; 3) = 3.18245', () => {
    const base = [9, 9.5, 10.5, 11].map((value) => 10 + (value - 10) / Math.sqrt(2.5 / 3));
    const head = base.map((value) => value + 1);
    const margin = 3.182446305 * Math.sqrt(221 / 4e4);
    const interval = tachometerInterval(base, head);
    expect(interval.low).toBeCloseTo(0.1 - margin, 8);
    expect(interval.high).toBeCloseTo(0.1 + margin, 8);
    expect(tachometer(base, head).kind).toBe('unchanged');
    expect(
      tachometer(
        base,
        base.map((value) => value + 4),
      ).kind,
    ).toBe('regressed');
    expect(
      tachometer(
        base,
        base.map((value) => value - 4),
      ).kind,
    ).toBe('improved');
  });

  test('perfgate: differences 1, 2, 3: mean 2, population deviation √(2/3), margin 2 √(2/9) = 0.943', () => {
    const base = [10, 10, 10];
    expect(perfgatePaired(base, [11, 12, 13], 0).kind).toBe('regressed');
    expect(perfgatePaired(base, [11, 12, 13], 0.2).kind).toBe('unchanged');
    expect(perfgatePaired(base, [11, 12, 13], 0.199).kind).toBe('regressed');
    expect(perfgatePaired(base, [9, 8, 7], 0).kind).toBe('improved');
    // Mean 0.9 with the same spread: the interval contains 0.
    expect(perfgateSignificant(base, [9.9, 10.9, 11.9])).toBe(false);
    expect(perfgateSignificant(base, [10, 11, 12])).toBe(true);
  });

  test('criterion: a clear change is one, a small or an uncertain one is none, a faster one is improved', () => {
    const base = Array.from({ length: 20 }, (_, index) => 100 + (index % 5) / 5);
    const times = (factor: number): number[] => base.map((value) => value * factor);
    const said = (head: readonly number[]): string => criterion(base, head, seededRandom(3), 2000).kind;
    expect(said(times(1.03))).toBe('regressed');
    // Significant, and within its noise threshold.
    expect(criterion(base, times(1.009), seededRandom(3), 2000).p).toBeLessThan(0.05);
    expect(said(times(1.009))).toBe('unchanged');
    expect(said(times(0.97))).toBe('improved');
    expect(said(base)).toBe('unchanged');
  });
});
