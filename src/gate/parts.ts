import {
  inNoShard,
  mergeShards,
  partText,
  PerfGateError,
  refuseOverlap,
  shardText,
  type PartName,
  type Reason,
  type Run,
  type Shard,
} from '../model/index.ts';

/**
 * What is missing of a suite that was split into shards. Each shard has to be there, and as often as the others, where machines of
 * several kinds have measured the same suite.
 *
 * @param place whose shards they are.
 * @param sides the runs of each shard.
 * @param unjudged shards that are there and cannot be judged, which is said elsewhere.
 * @throws PerfGateError for a benchmark that two shards have measured, or shards that are not of one split.
 */
export function gapsOf(
  place: Omit<PartName, 'shard'>,
  sides: readonly (readonly Run[])[],
  unjudged: readonly Shard[] = [],
): Reason[] {
  const heads = sides.flatMap((runs) => runs.at(-1) ?? []);
  const [count, ...other] = new Set([
    ...heads.map(({ shards }) => shards?.count),
    ...unjudged.map(({ count: of }) => of),
  ]);
  if (other.length > 0) {
    const counts = [count, ...other].map((of) => (of === undefined ? 'a whole' : String(of)));
    throw new PerfGateError(
      `the shards of ${partText({ ...place, shard: null })} are not of one split: into ${counts.join(' and ')}`,
      { remedy: 'Give all that measure this suite the same number of shards.' },
    );
  }
  if (count === undefined) return [];
  const tally = tallyOf(count, [
    ...heads.flatMap(({ shards }) => shards?.indexes ?? []),
    ...unjudged.map(({ index }) => index),
  ]);
  const most = Math.max(...tally);
  if (most === 1) refuseOverlap(sides);
  const missing = tally.flatMap((times, at) => (times < most ? [at + 1] : []));
  if (missing.length > 0) return [missingShards(place, missing, count)];
  return unjudged.length > 0 ? [] : unmeasured(place, sides.flat());
}

/** How often each shard is there. */
function tallyOf(count: number, indexes: readonly number[]): number[] {
  const tally = Array.from({ length: count }, () => 0);
  for (const index of indexes) tally[index - 1] = (tally[index - 1] ?? 0) + 1;
  return tally;
}

/** How many parts share alpha, where the runs tell it: a shard that is missing keeps its share. */
export function sharers(heads: readonly Run[]): number {
  const suites = [...new Set(heads.map(({ suite }) => suite))];
  return suites.reduce((sum, suite) => {
    const own = heads.filter((run) => run.suite === suite);
    const count = own[0]?.shards?.count;
    if (count === undefined) return sum + own.length;
    const tally = tallyOf(
      count,
      own.flatMap(({ shards }) => shards?.indexes ?? []),
    );
    return sum + count * Math.max(...tally);
  }, 0);
}

function missingShards(place: Omit<PartName, 'shard'>, missing: readonly number[], count: number): Reason {
  const which = missing.map((index) => shardText({ index, count })).join(', ');
  const message = `${missing.length === 1 ? 'shard' : 'shards'} ${which} of ${partText({ ...place, shard: null })} left no run`;
  return { kind: 'missing-part', benchmarks: [], message };
}

function unmeasured(place: Omit<PartName, 'shard'>, runs: readonly Run[]): Reason[] {
  const benchmarks = inNoShard(runs);
  if (benchmarks.length === 0) return [];
  const what = benchmarks.length === 1 ? 'a benchmark' : `${String(benchmarks.length)} benchmarks`;
  const message = `no shard of ${partText({ ...place, shard: null })} has measured ${what} that the others left to it`;
  return [{ kind: 'in-no-shard', benchmarks, message }];
}

/**
 * The parts that runs of one commit are of, where nothing says it but the runs: one for each suite and machine class, and for each
 * shard.
 *
 * @param sides the runs of each part as they were given: head alone, or base and head.
 * @returns a name for each, all of them different.
 * @throws PerfGateError when they are of several commits, or two are of one part.
 */
export function partNames(sides: readonly (readonly [Run, ...Run[]])[]): PartName[] {
  const heads = sides.map((runs) => runs.at(-1) ?? runs[0]);
  for (const runs of sides) {
    const differs = runs.find((run, at) => run.commit.sha !== sides[0]?.[at]?.commit.sha);
    if (differs !== undefined) {
      throw new PerfGateError('the runs are of several commits, and one decision is about one change', {
        remedy: 'Judge the runs of each commit by themselves.',
      });
    }
  }
  const classes = (suite: string): number =>
    new Set(heads.filter((run) => run.suite === suite).map((run) => run.environment.fingerprint)).size;
  const seen = new Set<string>();
  return heads.map((head): PartName => {
    const { suite, environment, shards } = head;
    const [index, ...more] = shards?.indexes ?? [];
    const part: PartName = {
      suite,
      system: classes(suite) > 1 ? environment.fingerprint : null,
      shard:
        shards === undefined || index === undefined || more.length > 0
          ? null
          : { index, count: shards.count },
    };
    const name = partText(part);
    if (seen.has(name)) {
      throw new PerfGateError(`two of the runs are of ${name}`, {
        remedy: 'Give each run once, and compare runs that were measured twice one by one.',
      });
    }
    seen.add(name);
    return part;
  });
}

/** Runs of one machine class that are shards of one run, as that run. */
export function mergedByMachine(runs: readonly Run[]): Run[] {
  const places = new Map<string, Run[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.suite, run.environment.fingerprint]);
    places.set(key, [...(places.get(key) ?? []), run]);
  }
  return [...places.values()].map(mergeShards);
}

/** The name of the whole: the suites that it is about. */
export function suitesText(suites: readonly string[]): string {
  const text = [...new Set(suites)].join('+');
  return text.length <= 100 ? text : `${text.slice(0, 80)}+${String(suites.length)} suites`;
}
