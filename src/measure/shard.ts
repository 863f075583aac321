import { assignShards, shardText, type Run, type Shard } from '../model/index.ts';
import type { Found } from './discover.ts';

/** One shard of what was found, and what is left to the others. */
export interface TakenShard {
  readonly found: Found;
  readonly shards: NonNullable<Run['shards']>;
  /** Whether a benchmark is of this shard. */
  readonly has: (benchmark: string) => boolean;
  readonly warnings: readonly string[];
}

/**
 * Takes one shard out of everything that both sides have, whether or not it will be measured: ignored benchmarks and those that
 * failed already are of one shard too.
 *
 * @param failed benchmarks that discovery found at fault.
 * @param seconds as stored runs recorded them.
 */
export function takeShard(
  found: Found,
  failed: readonly string[],
  { index, count }: Shard,
  seconds: ReadonlyMap<string, number>,
): TakenShard {
  const planned = found.planned.map(({ benchmark }) => benchmark.id);
  const names = [...new Set([...planned, ...found.ignored, ...failed])];
  const shards = assignShards(names, seconds, count);
  const has = (benchmark: string): boolean => shards.get(benchmark) === index;
  const elsewhere = names.filter((name) => !has(name));
  const empty = elsewhere.length === names.length;
  return {
    found: {
      ...found,
      planned: found.planned.filter(({ benchmark }) => has(benchmark.id)),
      ignored: found.ignored.filter(has),
    },
    shards: { indexes: [index], count, elsewhere },
    has,
    warnings: empty
      ? [
          `Shard ${shardText({ index, count })} is empty: ${names.length === 1 ? 'there is 1 benchmark' : `there are ${String(names.length)} benchmarks`}.`,
        ]
      : [],
  };
}
