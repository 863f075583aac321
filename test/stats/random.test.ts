import { expect, test } from 'vitest';
import { randomInteger, seededRandom, shuffled } from '../../src/stats/random.ts';

test('the same seed gives the same stream and another seed another', () => {
  const stream = (seed: number): number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, random);
  };
  expect(stream(7)).toEqual(stream(7));
  expect(stream(7)).not.toEqual(stream(8));
});

test('numbers are uniform on [0, 1)', () => {
  const random = seededRandom(1);
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 100_000; draw += 1) {
    const index = randomInteger(random, 10);
    counts[index] = (counts[index] ?? NaN) + 1;
  }
  // Chi-squared with 9 degrees of freedom: 27.9 is its upper 0.1 %.
  const statistic = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(statistic).toBeLessThan(27.9);
});

test('neighbouring seeds give unrelated first coins', () => {
  let heads = 0;
  for (let seed = 0; seed < 10_000; seed += 1) if (seededRandom(seed)() < 0.5) heads += 1;
  // Four standard deviations of a fair coin.
  expect(Math.abs(heads - 5_000)).toBeLessThan(200);
});

test('every order of a shuffle is equally likely and the input stays as it is', () => {
  const random = seededRandom(2);
  const items = Object.freeze(['a', 'b', 'c']);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 6_000; draw += 1) {
    const order = shuffled(items, random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // Chi-squared with 5 degrees of freedom: 20.5 is its upper 0.1 %.
  const statistic = [...counts.values()].reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
  expect(statistic).toBeLessThan(20.5);
});
