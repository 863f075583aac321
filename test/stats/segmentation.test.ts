import { describe, expect, test } from 'vitest';
import { stationaryNoise } from '../../src/stats/autocorrelation.ts';
import { PieceSums } from '../../src/stats/piece-sums.ts';
import { seededRandom, type Random } from '../../src/stats/random.ts';
import { runningMedian } from '../../src/stats/running.ts';
import { segment } from '../../src/stats/segmentation.ts';
import { commonTrend } from '../../src/stats/trend.ts';

function noise(random: Random): number {
  return random() + random() + random() + random() - 2;
}

/** Squared deviations from the best level. */
function pieceCost(values: Float64Array, from: number, to: number): number {
  const points = values.subarray(from, to);
  const level = points.reduce((sum, value) => sum + value, 0) / points.length;
  return points.reduce((sum, value) => sum + (value - level) ** 2, 0);
}

function costOf(values: Float64Array, starts: readonly number[], penalty: number): number {
  const ends = [...starts, values.length];
  return [0, ...starts].reduce(
    (sum, from, i) => sum + pieceCost(values, from, ends[i] ?? 0),
    penalty * starts.length,
  );
}

/** By trying every last change for every end. */
function smallestCost(values: Float64Array, penalty: number): number {
  const best = [-penalty];
  for (let end = 1; end <= values.length; end += 1) {
    let least = Infinity;
    for (let from = 0; from < end; from += 1) {
      least = Math.min(least, (best[from] ?? 0) + penalty + pieceCost(values, from, end));
    }
    best.push(least);
  }
  return best[values.length] ?? NaN;
}

describe('segment', () => {
  test.each([0.01, 0.3, 2, 20])('costs as little as the best of all partitions, penalty %d', (penalty) => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = seededRandom(seed);
      const count = 2 + Math.floor(random() * 40);
      const values = Float64Array.from({ length: count }, () => noise(random) + (random() < 0.2 ? 3 : 0));
      const found = segment(values, penalty);
      expect(found).toEqual([...found].sort((a, b) => a - b));
      expect(costOf(values, found, penalty)).toBeCloseTo(smallestCost(values, penalty), 9);
    }
  });

  test('finds a clean step where it is, far from zero too', () => {
    const values = Float64Array.from({ length: 60 }, (_, point) => 1e9 + (point < 23 ? 0 : 1));
    expect(segment(values, 1)).toEqual([23]);
  });

  test('leaves short and constant series whole', () => {
    expect(segment(new Float64Array(0), 1)).toEqual([]);
    expect(segment(Float64Array.of(1), 1)).toEqual([]);
    expect(segment(Float64Array.of(4, 4, 4), 1)).toEqual([]);
  });
});

test('the running median is the median of each window', () => {
  const random = seededRandom(3);
  for (const [count, half] of [
    [1, 3],
    [5, 10],
    [40, 0],
    [40, 3],
    [200, 11],
  ] as const) {
    const values = Float64Array.from({ length: count }, () => Math.floor(10 * noise(random)));
    const expected = values.map((_, point) => {
      const window = values.slice(Math.max(0, point - half), point + half + 1).sort();
      const middle = window.length >> 1;
      const upper = window[middle] ?? NaN;
      return window.length % 2 === 1 ? upper : ((window[middle - 1] ?? NaN) + upper) / 2;
    });
    expect(runningMedian(values, half)).toEqual(expected);
  }
});

test('sums of a piece are those of its points', () => {
  const random = seededRandom(4);
  const values = Float64Array.from({ length: 50 }, () => 1000 + noise(random));
  const sums = new PieceSums(values);
  for (const [from, to] of [
    [0, 50],
    [7, 19],
    [30, 31],
    [10, 15],
  ] as const) {
    const points = values.subarray(from, to);
    const mean = points.reduce((sum, value) => sum + value, 0) / points.length;
    const middle = (from + to - 1) / 2;
    const piece = sums.of(from, to);
    expect(piece.mean).toBeCloseTo(mean, 9);
    expect(piece.squares).toBeCloseTo(
      points.reduce((sum, value) => sum + (value - mean) ** 2, 0),
      6,
    );
    const places = points.map((_, i) => from + i - middle);
    const slope =
      places.reduce((sum, place, i) => sum + place * (points[i] ?? NaN), 0) /
      Math.max(
        1e-300,
        places.reduce((sum, place) => sum + place ** 2, 0),
      );
    expect(piece.lineSquares).toBeCloseTo(
      points.reduce((sum, value, i) => sum + (value - mean - slope * (places[i] ?? NaN)) ** 2, 0),
      6,
    );
  }
});

describe('stationaryNoise', () => {
  const autoregressive = (random: Random, correlation: number, count: number): Float64Array => {
    let state = 0;
    return Float64Array.from(
      { length: count },
      () => (state = correlation * state + Math.sqrt(1 - correlation ** 2) * noise(random)),
    );
  };

  test.each([0, 0.5, 0.8])('estimates variance and correlation %d, a standard error high', (correlation) => {
    const random = seededRandom(6);
    const count = 20_000;
    const values = autoregressive(random, correlation, count);
    // Levels are no noise where the change between them is known.
    for (let point = 5000; point < 9000; point += 1) values[point] = (values[point] ?? NaN) + 50;
    const found = stationaryNoise(values, [5000, 9000], 1e-9);
    expect(Math.abs(found.correlation - correlation - 1 / Math.sqrt(count))).toBeLessThan(0.03);
    // The noise is a sum of four uniform numbers, of variance 1/12 each.
    expect(found.variance / (4 / 12)).toBeGreaterThan(0.9);
    expect(found.variance / (4 / 12)).toBeLessThan(1.2);
  });

  test('has the least noise where no two neighbours are in one piece', () => {
    const found = stationaryNoise(Float64Array.of(1, 5, 9), [1, 2], 0.5);
    expect(found.variance * (1 - found.correlation)).toBeCloseTo(0.25, 12);
  });
});

describe('commonTrend', () => {
  test('is the slope that pieces share', () => {
    const values = Float64Array.from({ length: 200 }, (_, point) => 0.5 * point + (point < 90 ? 0 : 40));
    expect(commonTrend(values, [90], 0)?.slope).toBeCloseTo(0.5, 9);
  });

  test('needs enough points', () => {
    expect(commonTrend(Float64Array.of(1, 2, 3, 4), [], 0)).toBeNull();
  });

  test('is as rarely significant as it says, in autocorrelated noise', () => {
    const random = seededRandom(5);
    const count = 800;
    let significant = 0;
    for (let series = 0; series < count; series += 1) {
      let state = noise(random);
      const values = Float64Array.from({ length: 150 }, () => (state = 0.6 * state + noise(random)));
      if ((commonTrend(values, [], 0)?.p ?? 1) <= 0.05) significant += 1;
    }
    expect(significant / count).toBeGreaterThan(0.02);
    // It holds its level only as the series grows.
    expect(significant / count).toBeLessThan(0.1);
  });
});
