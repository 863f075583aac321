import { describe, expect, test } from 'vitest';
import { claims, noRates, Rate, simulate, type Design } from './grid.ts';
import { worldNames, worlds } from './worlds.ts';

/** A part of the grid; `npm run calibrate` simulates all of it. */
const part: readonly Design[] = [
  { rounds: 4, benchmarks: 1, stop: 'once' },
  { rounds: 7, benchmarks: 1, stop: 'once' },
  { rounds: 20, benchmarks: 8, stop: 'once' },
  { rounds: 60, benchmarks: 1, stop: 'once' },
  { rounds: 40, benchmarks: 1, stop: 'settled' },
  { rounds: 40, benchmarks: 1, stop: 'impatient' },
  { rounds: 40, benchmarks: 20, stop: 'out of time' },
];

const all = noRates();

describe.each(worldNames)('in a world of: %s', (world) => {
  test('no claim about errors is broken', () => {
    const pooled = noRates();
    for (const design of part) {
      const { rates } = simulate(world, design, 60);
      for (const claim of claims) {
        const { count, of, nominal } = rates[claim];
        expect(rates[claim].holds, `${claim}, ${JSON.stringify({ ...design, count, of, nominal })}`).toBe(
          true,
        );
        pooled[claim].join(rates[claim]);
        all[claim].join(rates[claim]);
      }
    }
    for (const claim of claims) expect(pooled[claim].holds, claim).toBe(true);
  });
});

test('no claim is broken over all worlds, and the cells were not empty', () => {
  for (const claim of claims) {
    expect(all[claim].of).toBeGreaterThan(1000);
    expect(all[claim].count).toBeGreaterThan(10);
    expect(all[claim].holds, claim).toBe(true);
  }
});

describe('the grid sees', () => {
  const design: Design = { rounds: 40, benchmarks: 1, stop: 'impatient' };

  test('a bias beyond the allowance', () => {
    const { rates } = simulate('normal', design, 60, { ...worlds.normal, bias: () => 6 });
    expect(rates.alarm.holds).toBe(false);
  });

  test('a rate a little above its level, in many cells together', () => {
    const rate = new Rate();
    for (let index = 0; index < 2000; index += 1) rate.add(index % 13 === 0, 0.05);
    expect(rate.holds).toBe(false);
    const right = new Rate();
    for (let index = 0; index < 2000; index += 1) right.add(index % 18 === 0, 0.05);
    expect(right.holds).toBe(true);
  });
});
