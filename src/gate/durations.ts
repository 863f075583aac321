import type { BaselineStore } from '../baseline/store.ts';
import type { Commit } from '../model/index.ts';

/** What has begun so long before a commit was made has been stored when that commit is measured: jobs end within six hours. */
const settled = 6 * 3600 * 1000;

/** Newest runs that are looked at: a run may be stored in as many files as it has shards. */
const recent = 40;

/** A run more or less that is stored while these are read changes nothing. */
const spare = 20;

/**
 * Seconds that one trial of each benchmark took in stored runs, from the newest run that recorded it.
 *
 * The jobs of a matrix have to split a suite alike although they read the store at different times: only runs that had begun six
 * hours before the commit that they all measure count.
 *
 * @returns by benchmark; empty where no such run is stored, or where there is no commit to go by.
 * @throws PerfGateError when the store cannot be read.
 */
export async function recordedSeconds(
  store: BaselineStore,
  suite: string,
  head: Commit,
): Promise<Map<string, number>> {
  const seconds = new Map<string, number>();
  if (head.time === null) return seconds;
  const latest = Date.parse(head.time) - settled;
  const names = await store.list({ suite, fingerprint: null, last: null });
  const chosen = names.filter(({ started }) => started.getTime() < latest).slice(-recent);
  const [oldest] = chosen;
  if (oldest === undefined) return seconds;
  const paths = new Set(chosen.map((name) => name.path));
  const last = names.length - names.indexOf(oldest) + spare;
  const { runs } = await store.read({ suite, fingerprint: null, last }, 'skip');
  for (const { name, run } of runs) {
    if (!paths.has(name.path)) continue;
    // Oldest first, so that the newest stays.
    for (const [benchmark, value] of Object.entries(run.durations ?? {})) seconds.set(benchmark, value);
  }
  return seconds;
}
