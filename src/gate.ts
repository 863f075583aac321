import { compareRuns, searchHistory } from './analysis/index.ts';
import type { Config } from './config/config.ts';
import { judgeWith, type Subject } from './gate/acceptances.ts';
import { finish, judgeGate, judgeStored } from './gate/judging.ts';
import { measureCopies } from './gate/measuring.ts';
import { planGate } from './gate/planning.ts';
import type { Ports } from './gate/ports.ts';
import { measureGate } from './gate/runs.ts';
import { only, unreadableWarnings } from './gate/stored.ts';
import { withTally } from './gate/tally.ts';
import type { Repository } from './git/repository.ts';
import type { Measured } from './measure/measure.ts';
import {
  changePointPolicySchema,
  mergeShards,
  PerfGateError,
  type Decision,
  type History,
  type Run,
} from './model/index.ts';

export { judgeGate, judgeStored } from './gate/judging.ts';
export { planGate, type GatePlan } from './gate/planning.ts';
export type { Ports } from './gate/ports.ts';
export { measureGate, type GateRuns, type MeasuredGate } from './gate/runs.ts';
export { rescreen, type Screening } from './gate/screening.ts';
export { withTally } from './gate/tally.ts';

export interface Gated extends Measured {
  readonly decision: Decision;
}

/** The main job: finds what is to be compared, measures what is needed, and judges. */
export async function gate(config: Config, ports: Ports): Promise<Gated> {
  const plan = await planGate(config, ports);
  const measured = await measureGate(plan, config, ports);
  const decision = await judgeGate(measured, config, ports.openStore, standingIn(plan.repository, ports));
  // Head tells what was decided, so that gates can be counted when its run is stored.
  const head: Run = { ...measured.runs.head, outcome: decision.outcome };
  return {
    base: measured.runs.base,
    head,
    decision: await withTally(decision, head, config, ports.openStore),
  };
}

function standingIn(repository: Repository | null, ports: Pick<Ports, 'standingOf'>): Subject['standingOf'] {
  if (repository === null) return null;
  return (base, head, commit) => ports.standingOf(repository, base, head, commit);
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
  ports: Pick<Ports, 'matchesName'>,
): Promise<Decision> {
  if (base.suite !== head.suite) {
    throw new PerfGateError(`the runs are of different suites: ${base.suite} and ${head.suite}`, {
      remedy: 'Compare runs of one suite.',
    });
  }
  const [a, b] = [only(base, config, ports), only(head, config, ports)];
  const subject = { base: a.commit.sha, head: b.commit.sha, standingOf: null };
  const decision = await judgeWith(config, subject, [], (policy, standingOf) =>
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
  const decision = await judgeStored(merged, config, store, standingIn(repository, ports));
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
