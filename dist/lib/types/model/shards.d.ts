import type { Run, Shard } from './run.js';
/**
 * Splits benchmarks among shards, the longest first and each to the shard with the least so far (longest processing time
 * first; Graham 1969). It depends on nothing but its arguments, so jobs that are given the same agree.
 *
 * @param names in any order, each once.
 * @param seconds by name; one that is not there counts as the median of those that are, and where none is, all count alike.
 * @param count of shards.
 * @returns the shard of each name, from 1.
 */
export declare function assignShards(names: readonly string[], seconds: ReadonlyMap<string, number>, count: number): Map<string, number>;
/** A shard as it is written: `2/3`. */
export declare function shardText({ index, count }: Shard): string;
/**
 * @param shards of one suite on one system, each with the runs of its sides.
 * @throws PerfGateError for a benchmark that two of them have measured.
 */
export declare function refuseOverlap(shards: readonly (readonly Run[])[]): void;
/** Benchmarks that every one of these runs left to the others. */
export declare function inNoShard(runs: readonly Run[]): string[];
/**
 * One run out of its shards. What belongs to the rounds of one shard (pairing, controls) is left out.
 * @throws PerfGateError when they are not of one suite, commit and machine class, or share a benchmark.
 */
export declare function mergeShards(runs: readonly Run[]): Run;
/** The durations that any of these runs recorded. */
export declare function durationsOf(runs: readonly Run[]): Pick<Run, 'durations'>;
