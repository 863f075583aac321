import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/stats/normal.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { stoppedMean } from '../../src/stats/stopped-mean.ts';

const looks = [14, 20, 28, 40].map((count) => ({
  count,
  boundary: 0.005 + (3.66 * 0.03) / Math.sqrt(count),
}));

describe('the mean of values that stopped when it was large', () => {
  test('at the first look is what it is', () => {
    expect(stoppedMean(0.05, looks.slice(0, 1), 0.03)).toBe(0.05);
  });

  test('at a later look comes down a little', () => {
    for (const mean of [0.0296, 0.032, 0.036]) {
      const corrected = stoppedMean(mean, looks.slice(0, 2), 0.03);
      expect(corrected).toBeLessThan(mean);
      expect(corrected).toBeGreaterThan(0.8 * mean);
    }
  });

  test('has a probability of one half to be passed under its result, by simulation', () => {
    // Where three looks stop, half of all paths under the corrected mean are at least as extreme as the path was.
    const seen = 0.031;
    const truth = stoppedMean(seen, looks.slice(0, 3), 0.03);
    const random = seededRandom(31);
    const count = 20_000;
    let extreme = 0;
    for (let path = 0; path < count; path += 1) {
      let sum = 0;
      let values = 0;
      for (const [index, look] of looks.slice(0, 3).entries()) {
        for (; values < look.count; values += 1)
          sum += truth + 0.03 * normalQuantile(Math.max(random(), 1e-12));
        if (sum / values >= (index === 2 ? seen : look.boundary)) {
          extreme += 1;
          break;
        }
      }
    }
    expect(Math.abs(extreme / count - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / count));
  });

  test('halves the bias of what stopped', () => {
    const random = seededRandom(32);
    let raw = 0;
    let corrected = 0;
    const count = 800;
    for (let path = 0; path < count; path += 1) {
      let sum = 0;
      let values = 0;
      for (const [index, look] of looks.entries()) {
        for (; values < look.count; values += 1)
          sum += 0.035 + 0.03 * normalQuantile(Math.max(random(), 1e-12));
        if (sum / values < look.boundary && index < looks.length - 1) continue;
        raw += sum / values - 0.035;
        corrected += stoppedMean(sum / values, looks.slice(0, index + 1), 0.03) - 0.035;
        break;
      }
    }
    expect(raw).toBeGreaterThan(0);
    expect(Math.abs(corrected)).toBeLessThan(raw / 2);
  });
});
