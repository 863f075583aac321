import type { BaselineStore, StoredRuns } from '../baseline/store.ts';
import type { Config } from '../config/config.ts';
import { matchesName, type Run } from '../model/index.ts';
import type { Ports } from './ports.ts';

export async function readHistory(
  config: Config,
  store: BaselineStore,
  run: Run,
): Promise<{ runs: Run[]; warnings: string[] }> {
  const query = { suite: run.suite, fingerprint: run.environment.fingerprint, last: config.history };
  const stored = await store.read(query, config.unreadable);
  return {
    // A run is not evidence about itself.
    runs: stored.runs
      .map((entry) => only(entry.run, config, { matchesName }))
      .filter((earlier) => !isSameRun(earlier, run)),
    warnings: unreadableWarnings(stored, store),
  };
}

export function unreadableWarnings(
  { unreadable }: Pick<StoredRuns, 'unreadable'>,
  store: BaselineStore,
): string[] {
  return unreadable.map(
    ({ path, message }) => `${path} of the ${store.description} was left out: ${message}`,
  );
}

export function isSameRun(a: Run, b: Run): boolean {
  return a.started === b.started && a.seed === b.seed && a.commit.sha === b.commit.sha;
}

export function only(run: Run, config: Config, ports: Pick<Ports, 'matchesName'>): Run {
  const glob = config.only;
  if (glob === null) return run;
  return {
    ...run,
    samples: run.samples.filter((sample) => ports.matchesName(glob, sample.benchmark)),
    failures: run.failures.filter(
      ({ benchmark }) => benchmark === null || ports.matchesName(glob, benchmark),
    ),
    ...(run.shards === undefined
      ? {}
      : {
          shards: {
            ...run.shards,
            elsewhere: run.shards.elsewhere.filter((name) => ports.matchesName(glob, name)),
          },
        }),
    ...(run.ignored === undefined
      ? {}
      : { ignored: run.ignored.filter((name) => ports.matchesName(glob, name)) }),
    ...(run.identical === undefined
      ? {}
      : {
          identical: run.identical.filter(
            ({ benchmark }) => benchmark === null || ports.matchesName(glob, benchmark),
          ),
        }),
  };
}
