import { PerfGateError } from './errors.ts';
import type { Run } from './run.ts';

/**
 * One run out of its shards.
 * @throws PerfGateError when they are not of one suite, commit and machine class, or share a benchmark.
 */
export function mergeShards(runs: readonly Run[]): Run {
  const [first, ...rest] = runs;
  if (first === undefined) throw new PerfGateError('no run is given');
  if (rest.length === 0) return first;
  const seen = new Set<string>();
  for (const shard of runs) {
    const differs =
      shard.suite !== first.suite
        ? 'suite'
        : shard.commit.sha !== first.commit.sha
          ? 'commit'
          : shard.environment.fingerprint !== first.environment.fingerprint
            ? 'machine class'
            : null;
    if (differs !== null) {
      throw new PerfGateError(`the runs are no shards of one run: they differ in their ${differs}`, {
        remedy: 'Judge them one by one.',
      });
    }
    for (const { benchmark, metric } of shard.samples) {
      const key = JSON.stringify([benchmark, metric]);
      if (seen.has(key)) {
        throw new PerfGateError(
          `two of the runs have ${metric} of ${JSON.stringify(benchmark.slice(0, 200))}`,
          {
            remedy: 'Shards of one run have different benchmarks; judge other runs one by one.',
          },
        );
      }
      seen.add(key);
    }
  }
  const ignored = [...new Set(runs.flatMap((shard) => shard.ignored ?? []))];
  const identical = runs.flatMap((shard) => shard.identical ?? []);
  const locations = runs.flatMap((shard) => shard.locations ?? []);
  return {
    ...first,
    ...(identical.length === 0 ? {} : { identical }),
    started: runs.map((shard) => shard.started).sort()[0] ?? first.started,
    seconds: Math.max(...runs.map((shard) => shard.seconds)),
    metrics: Object.assign({}, ...runs.map((shard) => shard.metrics)) as Run['metrics'],
    samples: runs.flatMap((shard) => shard.samples),
    failures: runs.flatMap((shard) => shard.failures),
    ...(locations.length === 0 ? {} : { locations }),
    ...(ignored.length === 0 ? {} : { ignored }),
    complete: runs.every((shard) => shard.complete),
    warnings: [...new Set(runs.flatMap((shard) => shard.warnings))],
  };
}
