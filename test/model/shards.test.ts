import { describe, expect, it } from 'vitest';
import {
  assignShards,
  inNoShard,
  mergeShards,
  parseRun,
  refuseOverlap,
  type Run,
} from '../../src/model/index.ts';
import { failureOf, makeRun } from '../analysis/runs.ts';

const names = Array.from({ length: 20 }, (_, index) => `benchmark ${String(index)}`);
const sizes = (shards: ReadonlyMap<string, number>, seconds: (name: string) => number): number[] => {
  const loads = new Map<number, number>();
  for (const [name, shard] of shards) loads.set(shard, (loads.get(shard) ?? 0) + seconds(name));
  return [...loads.values()];
};

describe('splitting a suite into shards', () => {
  it('takes turns where nothing is known, whatever the order of the names', () => {
    const shards = assignShards(names, new Map(), 3);
    expect(sizes(shards, () => 1).sort()).toEqual([6, 7, 7]);
    expect(assignShards(names.toReversed(), new Map(), 3)).toEqual(shards);
    expect([...assignShards(names, new Map(), 1).values()]).toEqual(names.map(() => 1));
  });

  it('makes shards that take about as long, however unlike the benchmarks are', () => {
    const seconds = new Map(names.map((name, index) => [name, 1.4 ** index]));
    const loads = sizes(assignShards(names, seconds, 3), (name) => seconds.get(name) ?? 0);
    // Longest processing time first is at most 4/3 - 1/(3 * shards) of the best (Graham 1969), which is no less than the mean
    // and no less than the longest benchmark.
    const mean = loads.reduce((a, b) => a + b, 0) / 3;
    const longest = 1.4 ** 19;
    expect(Math.max(...loads)).toBeLessThanOrEqual((4 / 3 - 1 / 9) * Math.max(mean, longest));
    // Taking turns would be worse.
    const blind = sizes(assignShards(names, new Map(), 3), (name) => seconds.get(name) ?? 0);
    expect(Math.max(...loads)).toBeLessThan(Math.max(...blind));
  });

  it('counts a new benchmark as the usual one', () => {
    const seconds = new Map([
      ['slow', 9],
      ['usual', 3],
      ['quick', 1],
    ]);
    const shards = assignShards(['slow', 'usual', 'quick', 'new'], seconds, 2);
    expect(shards.get('new')).not.toBe(shards.get('slow'));
    expect(shards.get('usual')).not.toBe(shards.get('slow'));
  });

  it('has empty shards where there are more than benchmarks', () => {
    expect(new Set(assignShards(['a', 'b'], new Map(), 5).values())).toEqual(new Set([1, 2]));
  });
});

const shard = (
  index: number,
  here: readonly string[],
  elsewhere: readonly string[],
  rest: Partial<Run> = {},
): Run =>
  makeRun(Object.fromEntries(here.map((name) => [name, [1, 2]])), {
    shards: { indexes: [index], count: 3, elsewhere: [...elsewhere] },
    ...rest,
  });

describe('shards of one run', () => {
  const one = shard(1, ['a'], ['b', 'c'], { durations: { a: 1 }, pairing: { id: 'p', side: 'head' } });
  const two = shard(2, ['b'], ['a', 'c'], { durations: { b: 2 } });
  const three = shard(3, ['c'], ['a', 'b']);

  it('are one run where all are there, and say what is not where some are missing', () => {
    const whole = mergeShards([one, two, three]);
    expect(whole.samples.map(({ benchmark }) => benchmark)).toEqual(['a', 'b', 'c']);
    expect(whole.shards).toBeUndefined();
    expect(whole.pairing).toBeUndefined();
    expect(whole.durations).toEqual({ a: 1, b: 2 });
    const part = mergeShards([three, one]);
    expect(part.shards).toEqual({ indexes: [1, 3], count: 3, elsewhere: ['b'] });
    for (const run of [whole, part]) expect(() => parseRun(JSON.parse(JSON.stringify(run)))).not.toThrow();
  });

  it('of other splits, machines and commits are no such shards', () => {
    const other = { ...two, shards: { indexes: [2], count: 4, elsewhere: [] } };
    expect(() => mergeShards([one, other])).toThrow('differ in their number of shards');
    const environment = { ...two.environment, fingerprint: 'other' };
    expect(() => mergeShards([one, { ...two, environment }])).toThrow('differ in their machine class');
    expect(() => mergeShards([one, makeRun({ b: [1] })])).toThrow('differ in their number of shards');
  });

  it('leave no benchmark out and have none twice', () => {
    expect(inNoShard([one, two, three])).toEqual([]);
    expect(inNoShard([one, two])).toEqual(['c']);
    expect(inNoShard([one, shard(2, [], ['a', 'b', 'c']), three])).toEqual(['b']);
    // One that failed or is ignored has its shard too.
    const failed = shard(2, [], ['a', 'c'], { failures: [failureOf('b')] });
    expect(inNoShard([one, failed, three])).toEqual([]);
    const ignored = shard(2, [], ['a', 'c'], { ignored: ['b'] });
    expect(inNoShard([one, ignored, three])).toEqual([]);
    expect(() => {
      refuseOverlap([[one, one], [two], [three]]);
    }).not.toThrow();
    expect(() => {
      refuseOverlap([[one], [two], [shard(3, ['c', 'a'], ['b'])]]);
    }).toThrow('the shards 1 and 3 have both measured "a"');
    expect(() => {
      refuseOverlap([[one], [shard(2, [], [], { failures: [failureOf('a')] })]]);
    }).toThrow('have both measured "a"');
  });

  it.each([
    [[2, 1], 3],
    [[1, 1], 3],
    [[4], 3],
  ])('%j of %d are no shards of a document', (indexes, count) => {
    const run = makeRun({ a: [1] }, { shards: { indexes, count, elsewhere: [] } });
    expect(() => parseRun(run)).toThrow('shards.indexes must be ascending and at most 3');
  });
});
