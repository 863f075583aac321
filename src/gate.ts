import {
  canFail,
  compareRuns,
  decideScreened,
  idleEntries,
  joinScreened,
  judgeAgainstHistory,
  planScreen,
  prospectOf,
  screen,
  searchHistory,
  usualLooks,
  type Screened,
} from './analysis/index.ts';
import type { BaselineStore, StoredRuns } from './baseline/store.ts';
import type { Config, SuiteConfig } from './config/config.ts';
import type { Repository } from './git/repository.ts';
import { measure, type Measured, type MeasureEvent, type MeasureRequest } from './measure/measure.ts';
import type { Sides } from './measure/sides.ts';
import type { SuiteRunner } from './measure/suite-runner.ts';
import {
  changePointPolicySchema,
  mergeShards,
  messageOf,
  policyFor,
  PerfGateError,
  runSchemaName,
  type Acceptance,
  type Commit,
  type Decision,
  type History,
  type Policy,
  type Run,
  type Standing,
  type StandingOf,
} from './model/index.ts';

/** The world that the use cases work in; the command line and the action each make one. */
export interface Ports {
  readonly findRepository: (folder: string) => Promise<Repository>;
  readonly resolveBase: (repository: Repository, wanted: string) => Promise<Commit>;
  /** Whether the work tree is the tree of this commit, with nothing changed and nothing added. */
  readonly isSameTree: (repository: Repository, base: Commit) => Promise<boolean>;
  readonly makeSides: (repository: Repository, base: Commit | null) => Promise<Sides>;
  readonly runnerFor: (suite: SuiteConfig) => SuiteRunner;
  /** null: none, because no suite starts processes. */
  readonly controlWorkload: MeasureRequest['controlWorkload'];
  readonly openStore: () => Promise<BaselineStore>;
  /** Where the commit of an acceptance stands to the commits of the two sides. */
  readonly standingOf: (
    repository: Repository,
    base: string | null,
    head: string | null,
    commit: string,
  ) => Promise<Standing>;
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
 * Base and head are measured in rounds, unless there is no base or the history alone shall judge. Under `auto` one run of
 * head comes first for what the stored history can screen, and only what is suspected there goes on to rounds.
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
    await readAcceptances(config, store, config.suite);
    const { head } = await measureCopies(config, ports, repository, null);
    const decision = await judgeStored(head, config, ports, store, repository);
    return gated({ base: null, head }, decision, config, () => Promise.resolve(store));
  }
  const base = await ports.resolveBase(repository, config.base);
  if (config.shortcut && (await ports.isSameTree(repository, base))) {
    const same = await sameTree(config, ports, repository, base);
    if (same.base === null) throw new Error('a base was asked for and not compared');
    const decision = finish(compareRuns(same.base, same.head, config.policy), config, []);
    return gated(same, decision, config, ports.openStore);
  }
  const first = await screenFirst(config, ports, repository);
  if (first.screening !== null && first.screening.rest === 0) {
    const { history, run, screened } = first.screening;
    const decision = decideScreened(history, run, screened, config.policy);
    const measured = { base: null, head: run };
    return gated(measured, finish(decision, config, first.warnings), config, ports.openStore);
  }
  const passed = new Set(first.screening?.screened.notSuspected.map(({ benchmark }) => benchmark));
  const measured = await measureCopies(config, ports, repository, base, (name) => !passed.has(name));
  if (measured.base === null) throw new Error('a base was asked for and not measured');
  const { base: baseRun, head } = measured;
  const context = { repository, base: baseRun.commit.sha, head: head.commit.sha };
  const judgeBy = (policy: Policy, standingOf: StandingOf): Decision => {
    const compared = compareRuns(baseRun, head, policy, standingOf);
    if (first.screening === null) return compared;
    return joinScreened(compared, first.screening.run, first.screening.screened);
  };
  const decision = await judgeWith(config, ports, context, [], judgeBy);
  if (!hasRegressed(decision))
    return gated(measured, finish(decision, config, first.warnings), config, ports.openStore);
  // Only now: a gate that passes needs no store, and one that cannot be reached leaves a regression what it is.
  try {
    const stored = await readAcceptances(config, await ports.openStore(), head.suite);
    const again = await judgeWith(config, ports, context, stored.acceptances, judgeBy);
    return await gated(
      measured,
      finish(again, config, [...first.warnings, ...stored.warnings]),
      config,
      ports.openStore,
    );
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const warning = `What the store says is accepted could not be read: ${messageOf(error)}`;
    return gated(measured, finish(decision, config, [...first.warnings, warning]), config, ports.openStore);
  }
}

/** Head tells what was decided, so that gates can be counted when its run is stored. */
async function gated(
  measured: Measured,
  decision: Decision,
  config: Config,
  openStore: Ports['openStore'],
): Promise<Gated> {
  const head: Run = { ...measured.head, outcome: decision.outcome };
  return { base: measured.base, head, decision: await withTally(decision, head, config, openStore) };
}

/** Adds how earlier gates went, where this one only observes. */
async function withTally(
  decision: Decision,
  run: Run,
  config: Config,
  openStore: Ports['openStore'],
): Promise<Decision> {
  if (config.mode !== 'observe') return decision;
  try {
    const query = { suite: run.suite, fingerprint: null, last: config.history };
    const { runs } = await (await openStore()).read(query, 'skip');
    const outcomes = runs.flatMap((entry) =>
      entry.run.outcome === undefined || isSameRun(entry.run, run) ? [] : [entry.run.outcome],
    );
    const count = (wanted: Decision['outcome']): number =>
      outcomes.filter((outcome) => outcome === wanted).length;
    if (outcomes.length === 0) return decision;
    const tally = {
      gates: outcomes.length,
      failed: count('failed'),
      couldNotJudge: count('could-not-judge'),
    };
    return { ...decision, tally };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const warning = `Earlier gates could not be counted: ${messageOf(error)}`;
    return { ...decision, warnings: [...decision.warnings, warning] };
  }
}

function hasRegressed(decision: Decision): boolean {
  return decision.verdicts.some(({ gating, kind }) => gating && kind === 'regressed');
}

/** Judges with the acceptances of the configuration and those of a store. */
async function judgeWith(
  config: Config,
  ports: Pick<Ports, 'standingOf'>,
  context: { repository: Repository | null; base: string | null; head: string | null },
  stored: readonly Acceptance[],
  judgeBy: (policy: Policy, standingOf: StandingOf) => Decision,
): Promise<Decision> {
  const policy: Policy = { ...config.policy, accept: [...config.policy.accept, ...stored] };
  const standings = new Map<string, Standing>();
  const { repository, base, head } = context;
  for (const { commit } of policy.accept) {
    if (commit === null || repository === null || standings.has(commit)) continue;
    standings.set(commit, await ports.standingOf(repository, base, head, commit));
  }
  const standingOf: StandingOf = (commit) => standings.get(commit) ?? 'open';
  const decision = judgeBy(policy, standingOf);
  // With --only, or behind a screen, most entries concern nothing that is here.
  const whole = config.only === null && decision.strategy !== 'auto';
  const idle = whole ? idleEntries(policy, decision, standingOf) : [];
  return { ...decision, warnings: [...decision.warnings, ...idle] };
}

async function judgeStored(
  head: Run,
  config: Config,
  ports: Ports,
  store: BaselineStore,
  repository: Repository | null,
): Promise<Decision> {
  const history = await readHistory(config, store, head);
  const stored = await readAcceptances(config, store, head.suite);
  // The baseline has moved when all of the history has, which the oldest run tells.
  const base = history.runs[0]?.commit.sha ?? null;
  const decision = await judgeWith(
    config,
    ports,
    { repository, base, head: head.commit.sha },
    stored.acceptances,
    (policy, standingOf) => judgeAgainstHistory(history.runs, head, policy, standingOf),
  );
  return finish(decision, config, [...history.warnings, ...stored.warnings]);
}

interface Screening {
  readonly history: readonly Run[];
  readonly run: Run;
  readonly screened: Screened;
  /** Benchmarks that are to be measured in pairs. */
  readonly rest: number;
}

/**
 * Under `auto`: one run of what the stored history on this kind of machine can screen. A history that cannot be read is no
 * reason to fail, because pairs need none; it is said.
 */
async function screenFirst(
  config: Config,
  ports: Ports,
  repository: Repository,
): Promise<{ screening: Screening | null; warnings: string[] }> {
  // Rounds that were asked for by number are asked for of everything.
  if (config.strategy !== 'auto' || config.rounds !== null) return { screening: null, warnings: [] };
  // Which runtime will run the benchmarks is only known later; where it is another one than ours, nothing is screened.
  const runtime = config.suites.some(({ kind }) => kind === 'tinybench')
    ? { name: 'node', version: process.versions.node }
    : { name: 'none', version: '0' };
  const environment = await ports.environment({ runtime, notes: {} });
  let history: { runs: Run[]; warnings: string[] };
  try {
    const query = { suite: config.suite, fingerprint: environment.fingerprint, last: config.history };
    const store = await ports.openStore();
    const stored = await store.read(query, config.unreadable);
    history = {
      runs: stored.runs.map((entry) => only(entry.run, config, ports)),
      warnings: unreadableWarnings(stored, store),
    };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const why = `The stored history cannot be read, so everything is measured in pairs: ${error.message}`;
    return { screening: null, warnings: [why] };
  }
  const planned = planScreen(history.runs, environment, config.policy).filter((plan) => plan.screened);
  if (planned.length === 0) return { screening: null, warnings: history.warnings };
  const names = new Set(planned.map(({ benchmark }) => benchmark));
  const isGated = canFail(config.policy);
  const unscreened = new Set<string>();
  const reported = new Set<string>();
  let head: Run;
  try {
    ({ head } = await measureCopies(config, ports, repository, null, (name, metrics) => {
      if (!names.has(name)) (isGated(name, metrics) ? unscreened : reported).add(name);
      return names.has(name);
    }));
  } catch (error) {
    // None of them is there any more, or the set-up failed: measuring both sides tells.
    if (error instanceof PerfGateError) return { screening: null, warnings: history.warnings };
    throw error;
  }
  const screened = screen(history.runs, head, config.policy);
  const rest = unscreened.size + screened.suspects.length;
  const warnings = [...history.warnings];
  if (rest === 0 && reported.size > 0) {
    const named = [...reported].slice(0, 5).map((name) => name.slice(0, 100));
    const list = `${named.join(', ')}${reported.size > 5 ? ', …' : ''}`;
    warnings.push(`Not measured, because they are only reported and nothing else needed rounds: ${list}.`);
  }
  // Another runtime ran the benchmarks than the one that was thought: the plan was made for another machine class.
  const fits = head.environment.fingerprint === environment.fingerprint && head.complete;
  return {
    screening: fits ? { history: history.runs, run: head, screened, rest } : null,
    warnings: fits ? warnings : history.warnings,
  };
}

/** Measures the work tree once and judges nothing. */
export async function run(config: Config, ports: Ports): Promise<Run> {
  const repository = await ports.findRepository(config.project);
  return (await measureCopies(config, ports, repository, null)).head;
}

/** Judges two run files. */
export async function compare(
  base: Run,
  head: Run,
  config: Config,
  ports: Pick<Ports, 'matchesName' | 'standingOf'>,
): Promise<Decision> {
  if (base.suite !== head.suite) {
    throw new PerfGateError(`the runs are of different suites: ${base.suite} and ${head.suite}`, {
      remedy: 'Compare runs of one suite.',
    });
  }
  const [a, b] = [only(base, config, ports), only(head, config, ports)];
  const context = { repository: null, base: a.commit.sha, head: b.commit.sha };
  const decision = await judgeWith(config, ports, context, [], (policy, standingOf) =>
    compareRuns(a, b, policy, standingOf),
  );
  return finish(decision, config, []);
}

/** Judges runs against the store; several are the shards of one run and make one decision. */
export async function judge(runs: readonly Run[], config: Config, ports: Ports): Promise<Decision> {
  const merged = only(mergeShards(runs), config, ports);
  const store = await ports.openStore();
  const repository = await ports.findRepository(config.project).catch((error: unknown) => {
    if (error instanceof PerfGateError) return null;
    throw error;
  });
  const decision = await judgeStored(merged, config, ports, store, repository);
  return withTally(decision, merged, config, () => Promise.resolve(store));
}

/** What moved in the stored history of the suite, on every machine class. */
export async function history(
  config: Config,
  ports: Pick<Ports, 'openStore' | 'matchesName' | 'toolVersion'>,
): Promise<History> {
  const store = await ports.openStore();
  const { suite } = config;
  const names = await store.list({ suite, fingerprint: null, last: null });
  // A store is asked for a number of runs; that of its names is all of them.
  const stored = await store.read({ suite, fingerprint: null, last: names.length }, config.unreadable);
  const runs = stored.runs.map((entry) => only(entry.run, config, ports));
  const searched = searchHistory(
    runs,
    changePointPolicySchema.parse({
      alpha: config.policy.alpha,
      minimumEffect: config.policy.minimumEffect,
      smallestSegment: config.smallestSegment,
    }),
  );
  return {
    ...searched,
    tool: { name: 'perf-gate', version: ports.toolVersion },
    suite,
    only: config.only,
    warnings: [...unreadableWarnings(stored, store), ...searched.warnings],
  };
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

async function readAcceptances(
  config: Config,
  store: BaselineStore,
  suite: string,
): Promise<{ acceptances: Acceptance[]; warnings: string[] }> {
  const stored = await store.acceptances(suite, config.unreadable);
  return {
    acceptances: stored.acceptances.map(
      ({ benchmark, metric, commit, upTo, reason, author, expires }): Acceptance => {
        return { benchmark, metric, commit, upTo, reason, author, expires, stored: true };
      },
    ),
    warnings: unreadableWarnings(stored, store),
  };
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
    warnings: unreadableWarnings(stored, store),
  };
}

function unreadableWarnings({ unreadable }: Pick<StoredRuns, 'unreadable'>, store: BaselineStore): string[] {
  return unreadable.map(
    ({ path, message }) => `${path} of the ${store.description} was left out: ${message}`,
  );
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
