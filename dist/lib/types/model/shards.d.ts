import type { Run } from './run.js';
/**
 * One run out of its shards.
 * @throws PerfGateError when they are not of one suite, commit and machine class, or share a benchmark.
 */
export declare function mergeShards(runs: readonly Run[]): Run;
