import { PerfGateError } from './errors.ts';
import type { Run, Shard } from './run.ts';

/**
 * Splits benchmarks among shards, the longest first and each to the shard with the least so far (longest processing time
 * first; Graham 1969). It depends on nothing but its arguments, so jobs that are given the same agree.
 *
 * @param names in any order, each once.
 * @param seconds by name; one that is not there counts as the median of those that are, and where none is, all count alike.
 * @param count of shards.
 * @returns the shard of each name, from 1.
 */
export function assignShards(
  names: readonly string[],
  seconds: ReadonlyMap<string, number>,
  count: number,
): Map<string, number> {
  const known = names.flatMap((name) => seconds.get(name) ?? []).sort((a, b) => a - b);
  const usual = known[known.length >> 1] ?? 1;
  const items = names.map((name) => ({ name, seconds: seconds.get(name) ?? usual }));
  items.sort((a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1));
  const loads = Array.from({ length: count }, () => 0);
  const shards = new Map<string, number>();
  for (const item of items) {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + item.seconds;
    shards.set(item.name, least + 1);
  }
  return shards;
}

/** A shard as it is written: `2/3`. */
export function shardText({ index, count }: Shard): string {
  return `${String(index)}/${String(count)}`;
}

/**
 * @param shards of one suite on one system, each with the runs of its sides.
 * @throws PerfGateError for a benchmark that two of them have measured.
 */
export function refuseOverlap(shards: readonly (readonly Run[])[]): void {
  const owners = new Map<string, string>();
  for (const runs of shards) {
    const label = runs[0]?.shards?.indexes.join(', ') ?? '';
    for (const name of new Set(runs.flatMap(namesOf))) {
      const other = owners.get(name);
      if (other !== undefined) {
        throw new PerfGateError(
          `the shards ${other} and ${label} have both measured ${JSON.stringify(name.slice(0, 200))}`,
          {
            remedy:
              'Measure all shards again, with the same options: they did not find the same benchmarks or the same stored runs.',
          },
        );
      }
      owners.set(name, label);
    }
  }
}

/** Benchmarks that every one of these runs left to the others. */
export function inNoShard(runs: readonly Run[]): string[] {
  const here = new Set(runs.flatMap(namesOf));
  const left = new Set(runs.flatMap((run) => run.shards?.elsewhere ?? []));
  return [...left].filter((name) => !here.has(name)).sort();
}

/** Every benchmark that a run says anything of. */
function namesOf(run: Run): string[] {
  const failed = run.failures.flatMap(({ benchmark }) => benchmark ?? []);
  const identical = (run.identical ?? []).flatMap(({ benchmark }) => benchmark ?? []);
  return [...run.samples.map(({ benchmark }) => benchmark), ...failed, ...identical, ...(run.ignored ?? [])];
}

/**
 * One run out of its shards. What belongs to the rounds of one shard (pairing, controls) is left out.
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
            : shard.shards?.count !== first.shards?.count
              ? 'number of shards'
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
    schema: first.schema,
    tool: first.tool,
    suite: first.suite,
    commit: first.commit,
    started: runs.map((shard) => shard.started).sort()[0] ?? first.started,
    seconds: Math.max(...runs.map((shard) => shard.seconds)),
    environment: first.environment,
    metrics: Object.assign({}, ...runs.map((shard) => shard.metrics)) as Run['metrics'],
    samples: runs.flatMap((shard) => shard.samples),
    failures: runs.flatMap((shard) => shard.failures),
    ...(locations.length === 0 ? {} : { locations }),
    ...(ignored.length === 0 ? {} : { ignored }),
    ...(identical.length === 0 ? {} : { identical }),
    ...shardsOf(runs),
    ...durationsOf(runs),
    conditions: first.conditions,
    seed: first.seed,
    ...(first.outcome === undefined ? {} : { outcome: first.outcome }),
    complete: runs.every((shard) => shard.complete),
    warnings: [...new Set(runs.flatMap((shard) => shard.warnings))],
  };
}

/** The shards of a merged run; none where it has them all. */
function shardsOf(runs: readonly Run[]): Pick<Run, 'shards'> {
  const count = runs[0]?.shards?.count;
  if (count === undefined) return {};
  const indexes = runs.flatMap((run) => run.shards?.indexes ?? []).sort((a, b) => a - b);
  if (indexes.length === count) return {};
  return { shards: { indexes, count, elsewhere: inNoShard(runs) } };
}

/** The durations that any of these runs recorded. */
export function durationsOf(runs: readonly Run[]): Pick<Run, 'durations'> {
  const all = runs.flatMap((run) => Object.entries(run.durations ?? {}));
  return all.length === 0 ? {} : { durations: Object.fromEntries(all) };
}
