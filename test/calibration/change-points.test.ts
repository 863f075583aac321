import { describe, expect, test } from 'vitest';
import { detectChangePoints } from '../../src/analysis/index.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';

/** Claims about change points by their definition: series are simulated, and what was found is counted. */

/** Standard deviation of the noise, a fraction of the level. */
const spread = 0.02;

function normal(random: Random): number {
  return normalQuantile(Math.max(random(), 1e-12));
}

/** Noise of so many points, in standard deviations. */
type Noise = (random: Random, count: number) => number[];

const each =
  (draw: (random: Random) => number): Noise =>
  (random, count) =>
    Array.from({ length: count }, () => draw(random));

const autoregressive =
  (correlation: number): Noise =>
  (random, count) => {
    let state = normal(random);
    const fresh = Math.sqrt(1 - correlation ** 2);
    return Array.from({ length: count }, () => (state = correlation * state + fresh * normal(random)));
  };

const worlds: Record<string, Noise> = {
  normal: each(normal),
  'skewed (log-normal tail)': each((random) => Math.exp(normal(random))),
  'heavy tails (Student, 2 degrees)': each(
    (random) => normal(random) / Math.sqrt(-Math.log(Math.max(random(), 1e-12))),
  ),
  'autocorrelated (0.3)': autoregressive(0.3),
  'autocorrelated (0.5)': autoregressive(0.5),
  'autocorrelated (0.7)': autoregressive(0.7),
  'autocorrelated (0.8)': autoregressive(0.8),
  'spikes, one in twenty': each((random) => normal(random) + (random() < 0.05 ? 15 : 0)),
  'rounded coarsely': each((random) => 2 * Math.round(0.5 * normal(random))),
};

function seriesOf(noise: readonly number[], level: (point: number) => number = () => 0): number[] {
  return noise.map((value, point) => Math.exp(spread * (value + level(point))));
}

function fourErrors(probability: number, count: number): number {
  return 4 * Math.sqrt((probability * (1 - probability)) / count);
}

describe.each(Object.entries(worlds))('a series without a change: %s', (_, noise) => {
  test.each([60, 400])(
    'of %d points has a change point or a drift at most as often as alpha says',
    (count) => {
      const random = seededRandom(21);
      const times = 300;
      const alpha = 0.05;
      let moved = 0;
      let drifting = 0;
      for (let index = 0; index < times; index += 1) {
        const { changePoints, drift } = detectChangePoints(seriesOf(noise(random, count)), { alpha });
        if (changePoints.length > 0) moved += 1;
        if (drift !== null) drifting += 1;
      }
      expect(moved / times).toBeLessThanOrEqual(alpha + fourErrors(alpha, times));
      expect(drifting / times).toBeLessThanOrEqual(alpha + fourErrors(alpha, times));
    },
  );
});

test('the effect that is asked for is not what keeps false alarms away', () => {
  const random = seededRandom(22);
  const times = 200;
  let moved = 0;
  for (let index = 0; index < times; index += 1) {
    const values = seriesOf(normalSeries(random, 200));
    if (
      detectChangePoints(values, { alpha: 0.05, minimumEffect: 1e-4, minimumSpreads: 0 }).changePoints
        .length > 0
    )
      moved += 1;
  }
  expect(moved / times).toBeLessThanOrEqual(0.05 + fourErrors(0.05, times));
});

function normalSeries(random: Random, count: number): number[] {
  return each(normal)(random, count);
}

test.each([
  ['independent noise', worlds.normal as Noise],
  ['autocorrelated noise', autoregressive(0.5)],
])('slow drift is drift and no chain of change points, in %s', (_, noise) => {
  const random = seededRandom(23);
  const times = 200;
  const count = 300;
  let chains = 0;
  let drifting = 0;
  for (let index = 0; index < times; index += 1) {
    const { changePoints, drift } = detectChangePoints(
      seriesOf(noise(random, count), (point) => (10 * point) / count),
    );
    if (changePoints.length > 0) chains += 1;
    if (drift !== null) drifting += 1;
  }
  expect(chains / times).toBeLessThanOrEqual(0.05);
  expect(drifting / times).toBeGreaterThan(0.9);
});

test('a step is found beside a drift, and both are told', () => {
  const random = seededRandom(24);
  const times = 100;
  let both = 0;
  for (let index = 0; index < times; index += 1) {
    const { changePoints, drift } = detectChangePoints(
      seriesOf(normalSeries(random, 300), (point) => point / 60 + (point < 140 ? 0 : 8)),
    );
    if (changePoints.some((found) => Math.abs(found.index - 140) <= 2) && drift !== null) both += 1;
  }
  expect(both / times).toBeGreaterThan(0.8);
});

test.each([
  [2, 0.85],
  [3, 0.97],
])('a change of %d standard deviations is found, and its interval holds it', (size, least) => {
  const random = seededRandom(25);
  const times = 300;
  let found = 0;
  let covered = 0;
  let sum = 0;
  for (let index = 0; index < times; index += 1) {
    const place = 30 + Math.floor(random() * 60);
    const { changePoints } = detectChangePoints(
      seriesOf(normalSeries(random, 120), (point) => (point < place ? 0 : size)),
    );
    const near = changePoints.find((point) => Math.abs(point.index - place) <= 5);
    if (near === undefined) continue;
    found += 1;
    if (near.low <= place && place <= near.high) covered += 1;
    sum += near.change ?? NaN;
  }
  expect(found / times).toBeGreaterThan(least);
  expect(covered / found).toBeGreaterThanOrEqual(0.95 - fourErrors(0.95, found));
  expect(Math.abs(sum / found / Math.expm1(spread * size) - 1)).toBeLessThan(0.05);
});

test('autocorrelated noise leaves the interval its coverage', () => {
  const random = seededRandom(26);
  let found = 0;
  let covered = 0;
  for (let index = 0; index < 300; index += 1) {
    const { changePoints } = detectChangePoints(
      seriesOf(autoregressive(0.4)(random, 120), (point) => (point < 60 ? 0 : 4)),
    );
    const near = changePoints.find((point) => Math.abs(point.index - 60) <= 10);
    if (near === undefined) continue;
    found += 1;
    if (near.low <= 60 && 60 <= near.high) covered += 1;
  }
  expect(found).toBeGreaterThan(200);
  expect(covered / found).toBeGreaterThanOrEqual(0.95 - fourErrors(0.95, found));
});

test('appended points leave well-established change points where they are', () => {
  const random = seededRandom(27);
  const levels = [0, 5, 1, 7, 3];
  const length = 60;
  const appended = 300;
  let nights = 0;
  let same = 0;
  for (let index = 0; index < 20; index += 1) {
    const known = levels.length * length;
    // What comes later has more noise and changes of its own.
    const noise = normalSeries(random, known + appended).map((value, point) =>
      point < known ? value : 2 * value,
    );
    const values = seriesOf(noise, (point) =>
      point < known
        ? (levels[Math.floor(point / length)] ?? 0)
        : 3 + 12 * (Math.floor((point - known) / 100) % 2),
    );
    const old = (count: number): number[] =>
      detectChangePoints(values.slice(0, count))
        .changePoints.map((point) => point.index)
        .filter((point) => point < known - length / 2);
    const first = old(known);
    expect(first).toHaveLength(levels.length - 1);
    for (let count = known + 15; count <= known + appended; count += 15) {
      nights += 1;
      if (JSON.stringify(old(count)) === JSON.stringify(first)) same += 1;
    }
  }
  expect(same / nights).toBeGreaterThan(0.98);
});
