import { prospectOf, usualLooks } from '../analysis/index.ts';
import type { Config } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { measure, type Measured } from '../measure/measure.ts';
import { policyFor, runSchemaName, type Commit, type Run } from '../model/index.ts';
import type { Ports } from './ports.ts';

export async function measureCopies(
  config: Config,
  ports: Ports,
  repository: Repository,
  base: Commit | null,
  selects: (benchmark: string, metrics: readonly string[]) => boolean = () => true,
): Promise<Measured> {
  const rules = policyFor(config.policy);
  const ignores = (benchmark: string, metrics: readonly string[]): boolean =>
    metrics.every((metric) => rules(benchmark, metric).ignore);
  const sides = await ports.makeSides(repository, base);
  try {
    return await measure({
      config,
      sides,
      runners: config.suites.map(ports.runnerFor),
      selects: (benchmark, metrics) =>
        (config.only === null || ports.matchesName(config.only, benchmark)) &&
        // What is ignored is neither screened nor measured in pairs, and is told.
        (ignores(benchmark, metrics) || selects(benchmark, metrics)),
      ignores,
      judging: {
        looks: usualLooks,
        prospect: (benchmarks) => prospectOf(config.policy, benchmarks),
      },
      recordedSeconds: config.shard === null ? new Map() : await ports.recordedSeconds(repository.head),
      controlWorkload: ports.controlWorkload,
      seed: config.seed ?? ports.drawSeed(),
      signal: ports.signal,
      onEvent: ports.onEvent,
      toolVersion: ports.toolVersion,
      environment: ports.environment,
      watchConditions: ports.watchConditions,
      monotonic: ports.monotonic,
      now: ports.now,
    });
  } finally {
    await sides.dispose();
  }
}

/** Runs of two commits with one tree: whatever would be measured, it would be the same on both sides. */
export async function sameTree(
  config: Config,
  ports: Ports,
  repository: Repository,
  base: Commit,
): Promise<{ base: Run; head: Run }> {
  const started = ports.now().toISOString();
  const startedAt = ports.monotonic();
  const conditions = await (await ports.watchConditions()).finish();
  const environment = await ports.environment({ runtime: { name: 'none', version: '0' }, notes: {} });
  const seed = config.seed ?? ports.drawSeed();
  const run = (side: 'base' | 'head', commit: Commit): Run => ({
    schema: runSchemaName,
    tool: { name: 'perf-gate', version: ports.toolVersion },
    suite: config.suite,
    commit,
    started,
    seconds: ports.monotonic() - startedAt,
    environment,
    metrics: {},
    samples: [],
    failures: [],
    identical: [{ benchmark: null, files: null, reason: 'same-tree' }],
    // Their names are not known, and nobody has to measure them.
    ...(config.shard === null
      ? {}
      : { shards: { indexes: [config.shard.index], count: config.shard.count, elsewhere: [] } }),
    conditions,
    seed,
    pairing: { id: `${String(seed)}-${started}`, side },
    complete: true,
    warnings: [],
  });
  return { base: run('base', base), head: run('head', repository.head) };
}
