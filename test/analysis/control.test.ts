import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../src/analysis/index.ts';
import { decisionSchema, parseRun, type Control, type Decision, type Run } from '../../src/model/index.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { around, makePair } from './runs.ts';

const steady = around(0.001, 20, 0.003);

function equalCode(benchmark: string, change = 0, rounds = 14): Control {
  return {
    benchmark,
    metric: 'time',
    base: around(1, rounds, 0.003),
    head: around(1 + change, rounds, 0.003, 1),
  };
}

type Controls = Partial<Pick<Run, 'control' | 'controlWorkload'>>;

function gate(slow: number, controls: Controls): Decision {
  const [base, head] = makePair({ a: steady }, { a: steady.map((value) => value * (1 + slow)) });
  return compareRuns(base, parseRun(JSON.parse(JSON.stringify({ ...head, ...controls }))));
}

test('the decision carries the load, steal time and pressure under which head was measured', () => {
  const conditions = { loadAverage: 3.5, steal: 0.25, pressure: 40 };
  const [base, head] = makePair({ a: steady }, { a: steady });
  expect(compareRuns(base, { ...head, conditions }).conditions).toEqual(conditions);
});

describe('equal code on both sides', () => {
  test('is shown as what the machine does to it', () => {
    const controls = { control: equalCode('a'), controlWorkload: equalCode('control workload', 0.002) };
    const decision = gate(0.1, controls);
    expect(decision.outcome).toBe('failed');
    expect(decision.control).toMatchObject({ benchmark: 'a', rounds: 14, contaminated: false });
    expect(decision.controlWorkload).toMatchObject({ benchmark: 'control workload', contaminated: false });
    expect(Math.abs((decision.controlWorkload?.estimate ?? 1) - 0.002)).toBeLessThan(0.003);
    expect(decision.controlWorkload?.low).toBeLessThan(0.005);
    expect(decisionSchema.safeParse(JSON.parse(JSON.stringify(decision))).success).toBe(true);
  });

  test.each([
    ['a benchmark', { control: equalCode('a', 0.05), controlWorkload: equalCode('control workload') }, ['a']],
    ['the workload', { control: equalCode('a'), controlWorkload: equalCode('control workload', 0.05) }, []],
    ['the workload, which is all there is', { controlWorkload: equalCode('control workload', -0.05) }, []],
  ] as const)('vetoes red when it seems changed: %s', (_, controls, benchmarks) => {
    const decision = gate(0.1, controls);
    expect(decision.outcome).toBe('could-not-judge');
    expect(decision.verdicts[0]?.kind).toBe('inconclusive');
    expect(decision.reasons).toMatchObject([{ kind: 'contaminated', benchmarks }]);
    // It never makes anything red.
    expect(gate(0, controls).outcome).toBe('could-not-judge');
    expect(gate(0, controls).verdicts[0]?.kind).toBe('within');
  });

  test('of a few rounds describes nothing, and absent ones are not made up', () => {
    const few = gate(0.1, { control: equalCode('a', 0.5, 4), controlWorkload: equalCode('x', 0.5, 4) });
    expect(few).toMatchObject({ outcome: 'failed', control: null });
    expect(few).not.toHaveProperty('controlWorkload');
    expect(gate(0.1, {})).toMatchObject({ outcome: 'failed', control: null });
  });

  test('vetoes at most at the level of both together when nothing is wrong', () => {
    const random = seededRandom(41);
    const noisy = (): number[] =>
      Array.from({ length: 14 }, () => Math.exp(0.01 * normalQuantile(Math.max(random(), 1e-12))));
    const gates = 6000;
    let vetoed = 0;
    for (let index = 0; index < gates; index += 1) {
      const [base, head] = makePair({ a: steady }, { a: steady });
      // Sides that differ by the whole bias allowance, always in one direction: the worst that is forgiven.
      const control = (benchmark: string): Control => {
        return { benchmark, metric: 'time', base: noisy(), head: noisy().map((value) => value * 1.005) };
      };
      head.control = control('a');
      head.controlWorkload = control('control workload');
      if (compareRuns(base, head).reasons.some(({ kind }) => kind === 'contaminated')) vetoed += 1;
    }
    // Four standard errors of a binomial count around one in a thousand.
    expect(vetoed / gates).toBeLessThanOrEqual(0.001 + 4 * Math.sqrt((0.001 * 0.999) / gates));
  });
});
