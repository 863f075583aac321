import {
  compareRuns,
  fewestRoundsFor,
  gatingMetrics,
  judgeAgainstHistory,
  outlookOf,
  usualLooks,
} from './analysis/index.ts';
import type { BaselineStore } from './baseline/store.ts';
import type { Config, SuiteConfig } from './config/config.ts';
import type { Repository } from './git/repository.ts';
import { measure, type Measured, type MeasureEvent, type MeasureRequest } from './measure/measure.ts';
import type { Sides } from './measure/sides.ts';
import type { SuiteRunner } from './measure/suite-runner.ts';
import { PerfGateError, runSchemaName, type Commit, type Decision, type Run } from './model/index.ts';

/** The world that the use cases work in; the command line and the action each make one. */
export interface Ports {
  readonly findRepository: (folder: string) => Promise<Repository>;
  readonly resolveBase: (repository: Repository, wanted: string) => Promise<Commit>;
  /** Whether the work tree is the tree of this commit, with nothing changed and nothing added. */
  readonly isSameTree: (repository: Repository, base: Commit) => Promise<boolean>;
  readonly makeSides: (repository: Repository, base: Commit | null) => Promise<Sides>;
  readonly runnerFor: (suite: SuiteConfig) => SuiteRunner;
  readonly openStore: () => Promise<BaselineStore>;
  readonly matchesName: (glob: string, name: string) => boolean;
  readonly environment: MeasureRequest['environment'];
  readonly watchConditions: MeasureRequest['watchConditions'];
  readonly monotonic: () => number;
  readonly now: () => Date;
  readonly drawSeed: () => number;
  readonly signal: AbortSignal;
  readonly onEvent: (event: MeasureEvent) => void;
  readonly toolVersion: string;
}

export interface Gated extends Measured {
  readonly decision: Decision;
}

/**
 * The main job: measures what is needed, and judges.
 *
 * Base and head are measured in rounds, unless there is no base or the history alone shall judge. The history screens
 * nothing yet, so `auto` measures every benchmark in pairs.
 */
export async function gate(config: Config, ports: Ports): Promise<Gated> {
  const repository = await ports.findRepository(config.project);
  if (config.base === 'none' && config.strategy === 'paired') {
    throw new PerfGateError('the strategy is paired and the base is none: there is no pair to measure', {
      remedy: 'Name a base, or use --strategy stored.',
    });
  }
  if (config.base === 'none' || config.strategy === 'stored') {
    // Opened before measuring: a store that cannot be read should say so in the first second.
    const store = await ports.openStore();
    await store.list({ suite: config.suite, fingerprint: null, last: 1 });
    const { head } = await measureCopies(config, ports, repository, null);
    const history = await readHistory(config, store, head);
    const decision = judgeAgainstHistory(history.runs, head, config.policy);
    return { base: null, head, decision: finish(decision, config, history.warnings) };
  }
  const base = await ports.resolveBase(repository, config.base);
  const measured =
    config.shortcut && (await ports.isSameTree(repository, base))
      ? await sameTree(config, ports, repository, base)
      : await measureCopies(config, ports, repository, base);
  if (measured.base === null) throw new Error('a base was asked for and not measured');
  return {
    ...measured,
    decision: finish(compareRuns(measured.base, measured.head, config.policy), config, []),
  };
}

/** Measures the work tree once and judges nothing. */
export async function run(config: Config, ports: Ports): Promise<Run> {
  const repository = await ports.findRepository(config.project);
  return (await measureCopies(config, ports, repository, null)).head;
}

/** Judges two run files. */
export function compare(base: Run, head: Run, config: Config, ports: Pick<Ports, 'matchesName'>): Decision {
  if (base.suite !== head.suite) {
    throw new PerfGateError(`the runs are of different suites: ${base.suite} and ${head.suite}`, {
      remedy: 'Compare runs of one suite.',
    });
  }
  const [a, b] = [only(base, config, ports), only(head, config, ports)];
  return finish(compareRuns(a, b, config.policy), config, []);
}

/** Judges runs against the store; several are the shards of one run and make one decision. */
export async function judge(runs: readonly Run[], config: Config, ports: Ports): Promise<Decision> {
  const merged = only(mergeShards(runs), config, ports);
  const history = await readHistory(config, await ports.openStore(), merged);
  return finish(judgeAgainstHistory(history.runs, merged, config.policy), config, history.warnings);
}

/** 0 passed, 1 failed, 2 could not judge, 130 interrupted; observing fails only where nothing could be observed. */
export function exitCodeOf(decision: Decision, couldNotJudge: Config['couldNotJudge']): 0 | 1 | 2 | 130 {
  if (decision.reasons.some((reason) => reason.kind === 'interrupted')) return 130;
  if (decision.observed) return 0;
  if (decision.outcome === 'failed') return 1;
  return decision.outcome === 'could-not-judge' && couldNotJudge === 'fail' ? 2 : 0;
}

async function measureCopies(
  config: Config,
  ports: Ports,
  repository: Repository,
  base: Commit | null,
): Promise<Measured> {
  const sides = await ports.makeSides(repository, base);
  try {
    return await measure({
      config,
      sides,
      runners: config.suites.map(ports.runnerFor),
      selects: (benchmark) => config.only === null || ports.matchesName(config.only, benchmark),
      judging: {
        gating: (metrics) => gatingMetrics(config.policy, metrics),
        fewestRounds: (family) => fewestRoundsFor(config.policy, family),
        looks: usualLooks,
        outlook: (samples, looks, family) => outlookOf({ samples, looks, family, policy: config.policy }),
      },
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
async function sameTree(
  config: Config,
  ports: Ports,
  repository: Repository,
  base: Commit,
): Promise<Measured> {
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
    conditions,
    seed,
    pairing: { id: `${String(seed)}-${started}`, side },
    complete: true,
    warnings: [],
  });
  return { base: run('base', base), head: run('head', repository.head) };
}

async function readHistory(
  config: Config,
  store: BaselineStore,
  run: Run,
): Promise<{ runs: Run[]; warnings: string[] }> {
  const query = { suite: run.suite, fingerprint: run.environment.fingerprint, last: config.history };
  const stored = await store.read(query, config.unreadable);
  return {
    // A run is not evidence about itself.
    runs: stored.runs.map((entry) => entry.run).filter((earlier) => !isSameRun(earlier, run)),
    warnings: stored.unreadable.map(
      ({ path, message }) => `${path} of the ${store.description} was left out: ${message}`,
    ),
  };
}

function isSameRun(a: Run, b: Run): boolean {
  return a.started === b.started && a.seed === b.seed && a.commit.sha === b.commit.sha;
}

function finish(decision: Decision, config: Config, warnings: readonly string[]): Decision {
  return {
    ...decision,
    observed: config.mode === 'observe',
    warnings: [...warnings, ...decision.warnings],
  };
}

function only(run: Run, config: Config, ports: Pick<Ports, 'matchesName'>): Run {
  const glob = config.only;
  if (glob === null) return run;
  return {
    ...run,
    samples: run.samples.filter((sample) => ports.matchesName(glob, sample.benchmark)),
    failures: run.failures.filter(
      ({ benchmark }) => benchmark === null || ports.matchesName(glob, benchmark),
    ),
    ...(run.identical === undefined
      ? {}
      : {
          identical: run.identical.filter(
            ({ benchmark }) => benchmark === null || ports.matchesName(glob, benchmark),
          ),
        }),
  };
}

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
  const identical = runs.flatMap((shard) => shard.identical ?? []);
  return {
    ...first,
    ...(identical.length === 0 ? {} : { identical }),
    started: runs.map((shard) => shard.started).sort()[0] ?? first.started,
    seconds: Math.max(...runs.map((shard) => shard.seconds)),
    metrics: Object.assign({}, ...runs.map((shard) => shard.metrics)) as Run['metrics'],
    samples: runs.flatMap((shard) => shard.samples),
    failures: runs.flatMap((shard) => shard.failures),
    complete: runs.every((shard) => shard.complete),
    warnings: [...new Set(runs.flatMap((shard) => shard.warnings))],
  };
}
