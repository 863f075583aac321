import { describe, expect, test } from 'vitest';
import { detectChangePoints, searchHistory } from '../../src/analysis/index.ts';
import { changePointPolicySchema, ownMetrics, PerfGateError } from '../../src/model/index.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { makeRun } from './runs.ts';

/** Values around levels, each for so many points. */
function levels(pieces: readonly (readonly [number, number])[], spread = 0.01, seed = 1): number[] {
  const random = seededRandom(seed);
  return pieces.flatMap(([level, count]) =>
    Array.from({ length: count }, () => level + Math.abs(level || 1) * spread * (2 * random() - 1)),
  );
}

describe('detectChangePoints', () => {
  test('tells place, interval, levels, change and p', () => {
    const { changePoints, drift } = detectChangePoints(
      levels([
        [1e-3, 40],
        [1.2e-3, 40],
        [0.9e-3, 40],
      ]),
    );
    expect(drift).toBeNull();
    expect(changePoints.map(({ index }) => index)).toEqual([40, 80]);
    const [up, down] = changePoints;
    expect(up?.change).toBeCloseTo(0.2, 1);
    expect(down?.change).toBeCloseTo(-0.25, 1);
    for (const point of changePoints) {
      expect(point.low).toBeLessThanOrEqual(point.index);
      expect(point.high).toBeGreaterThanOrEqual(point.index);
      expect(point.change).toBeCloseTo((point.after - point.before) / point.before, 12);
      expect(point.p).toBeLessThan(1e-6);
    }
  });

  test('the unit makes no difference', () => {
    const values = levels([
      [1, 30],
      [1.3, 30],
    ]);
    const [one] = detectChangePoints(values).changePoints;
    const [other] = detectChangePoints(values.map((value) => value * 1024)).changePoints;
    expect(other?.index).toBe(one?.index);
    expect(other?.change).toBeCloseTo(one?.change ?? NaN, 9);
  });

  test('a spike, or several near each other, is no change', () => {
    const values = levels([[10, 100]]);
    for (const point of [0, 30, 31, 32, 60, 66, 99]) values[point] = 50;
    expect(detectChangePoints(values).changePoints).toEqual([]);
  });

  test('spikes, however far, hide no step', () => {
    const values = levels([
      [10, 30],
      [11, 30],
    ]);
    for (const point of [12, 44]) values[point] = 50;
    expect(detectChangePoints(values).changePoints).toMatchObject([{ index: 30 }]);
  });

  test('nothing moves in constant, short and empty series', () => {
    const nothing = { changePoints: [], drift: null };
    expect(detectChangePoints([])).toEqual(nothing);
    expect(detectChangePoints([1, 2, 3])).toEqual(nothing);
    expect(detectChangePoints(new Array<number>(200).fill(7))).toEqual(nothing);
    expect(detectChangePoints(new Array<number>(200).fill(0))).toEqual(nothing);
  });

  test('one step of exact numbers is found where it is', () => {
    const values = [...new Array<number>(20).fill(1000), ...new Array<number>(20).fill(1050)];
    const { changePoints } = detectChangePoints(values);
    expect(changePoints).toMatchObject([{ index: 20, low: 20, high: 20 }]);
    expect(changePoints[0]?.change).toBeCloseTo(0.05, 9);
  });

  test('values may be negative or zero', () => {
    const crossing = levels([
      [-5, 30],
      [5, 30],
    ]);
    expect(detectChangePoints(crossing).changePoints).toMatchObject([{ index: 30 }]);
    expect(detectChangePoints(crossing).changePoints[0]?.change).toBeCloseTo(2, 1);
    const fromZero = [...new Array<number>(20).fill(0), ...new Array<number>(20).fill(3)];
    expect(detectChangePoints(fromZero).changePoints).toMatchObject([{ index: 20, before: 0, change: null }]);
  });

  test('the policy asks for an effect and a length', () => {
    const values = levels([
      [1, 40],
      [1.05, 8],
      [1, 40],
    ]);
    expect(detectChangePoints(values).changePoints).toHaveLength(2);
    expect(detectChangePoints(values, { smallestSegment: 9 }).changePoints).toEqual([]);
    expect(detectChangePoints(values, { minimumEffect: 0.1 }).changePoints).toEqual([]);
    expect(detectChangePoints(values, { minimumSpreads: 10 }).changePoints).toEqual([]);
  });

  test('a value that is none is named', () => {
    expect(() => detectChangePoints([1, NaN])).toThrow(PerfGateError);
    expect(() => detectChangePoints([1, NaN])).toThrow('value 1 of the series is NaN');
  });

  test('gives the same for the same', () => {
    const values = levels([
      [1, 50],
      [2, 50],
    ]);
    expect(JSON.stringify(detectChangePoints(values))).toBe(JSON.stringify(detectChangePoints(values)));
  });
});

describe('searchHistory', () => {
  const policy = changePointPolicySchema.parse({});
  const fingerprint = (name: string): ReturnType<typeof makeRun>['environment'] => ({
    ...makeRun({}).environment,
    fingerprint: name,
  });
  const history = levels([
    [1, 30],
    [1.5, 30],
  ]).map((value, day) =>
    makeRun(
      { slow: [value], quiet: [2 + (day % 3) / 1000], fast: { rate: [1 / value] } },
      {
        metrics: { time: ownMetrics.time, rate: { unit: 'Hz', better: 'higher', kind: 'noisy' } },
        commit: { sha: String(day).padStart(40, '0'), ref: null, dirty: false, time: null },
        started: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
      },
    ),
  );

  test('names the commits between which it came, whatever the order of the runs', () => {
    const found = searchHistory([...history].reverse(), policy);
    const slow = found.series.find((series) => series.benchmark === 'slow');
    expect(slow?.changePoints).toMatchObject([
      {
        index: 30,
        verdict: 'regressed',
        at: { commit: history[30]?.commit.sha, started: history[30]?.started },
        lastBefore: { commit: history[29]?.commit.sha },
        firstAfter: { commit: history[30]?.commit.sha },
      },
    ]);
    expect(found.series.find((series) => series.benchmark === 'fast')?.changePoints).toMatchObject([
      { index: 30, verdict: 'regressed' },
    ]);
    expect(found.series.find((series) => series.benchmark === 'quiet')?.changePoints).toEqual([]);
    expect(found).toMatchObject({ family: 3, runs: 60, warnings: [] });
  });

  test('never mixes machine classes or units', () => {
    const mixed = history.map((run, day) => ({
      ...run,
      environment: fingerprint(day % 2 === 0 ? 'quick' : 'slow'),
      samples: run.samples.map((sample) => ({
        ...sample,
        values: day % 2 === 0 ? [1 + day / 1e5] : [5 + day / 1e5],
      })),
    }));
    const found = searchHistory(mixed, policy);
    expect(found.series).toHaveLength(6);
    expect(found.series.flatMap((series) => series.changePoints)).toEqual([]);
    const renamed = history.map((run, day) =>
      day < 30 ? run : { ...run, metrics: { ...run.metrics, time: { ...ownMetrics.time, unit: 'ms' } } },
    );
    const slow = searchHistory(renamed, policy).series.filter((series) => series.benchmark === 'slow');
    expect(slow.map((series) => series.runs)).toEqual([30, 30]);
  });

  test('says which histories are too young and which runs were left out', () => {
    const interrupted = { ...makeRun({ slow: [1] }), complete: false };
    const found = searchHistory([...history.slice(0, 11), interrupted], policy);
    expect(found.series.map((series) => series.young)).toEqual([true, true, true]);
    expect(found.family).toBe(0);
    expect(found.warnings).toEqual(['1 of 12 stored runs were interrupted, and were left out.']);
  });
});
