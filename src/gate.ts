import { compareRuns, joinParts, searchHistory } from './analysis/index.ts';
import type { Config } from './config/config.ts';
import { sharing } from './config/resolve.ts';
import { judgeWith, type Subject } from './gate/acceptances.ts';
import { finish, judgeGate, judgeStored } from './gate/judging.ts';
import { measureCopies } from './gate/measuring.ts';
import { gapsOf, mergedByMachine, partNames, sharers, suitesText } from './gate/parts.ts';
import { planGate } from './gate/planning.ts';
import type { Ports } from './gate/ports.ts';
import { measureGate } from './gate/runs.ts';
import { only, unreadableWarnings } from './gate/stored.ts';
import { withTally } from './gate/tally.ts';
import type { Repository } from './git/repository.ts';
import type { Measured } from './measure/measure.ts';
import {
  changePointPolicySchema,
  PerfGateError,
  shardText,
  type Decision,
  type History,
  type Run,
} from './model/index.ts';

export { judgeGate, judgeStored } from './gate/judging.ts';
export { recordedSeconds } from './gate/durations.ts';
export { gapsOf, suitesText } from './gate/parts.ts';
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
  const judged = await judgeGate(measured, config, ports.openStore, standingIn(plan.repository, ports));
  const decision = {
    ...judged,
    warnings: [...shardWarnings(measured.runs.head, config), ...judged.warnings],
  };
  // Head tells what was decided, so that gates can be counted when its run is stored.
  const head: Run = { ...measured.runs.head, outcome: decision.outcome };
  return {
    base: measured.runs.base,
    head,
    decision: await withTally(decision, head, config, ports.openStore),
  };
}

/** A decision about a shard must not be taken for one about the suite. */
function shardWarnings({ shards }: Run, { shard, alpha, parts }: Config): string[] {
  if (shard === null) return [];
  const left = shards?.elsewhere.length ?? 0;
  return [
    `This is shard ${shardText(shard)}, with 1/${String(parts)} of the alpha of ${String(alpha)}: ${left === 1 ? '1 benchmark is' : `${String(left)} benchmarks are`} left to the others.`,
  ];
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

/**
 * Judges run files of both sides; several pairs are parts that share alpha and make one decision.
 * @param pairs one or more.
 */
export async function compare(
  pairs: readonly (readonly [base: Run, head: Run])[],
  config: Config,
  ports: Pick<Ports, 'matchesName'>,
): Promise<Decision> {
  for (const [base, head] of pairs) {
    if (base.suite !== head.suite) {
      throw new PerfGateError(`the runs are of different suites: ${base.suite} and ${head.suite}`, {
        remedy: 'Compare runs of one suite.',
      });
    }
  }
  const sides = pairs.map(([base, head]): [Run, Run] => [
    only(base, config, ports),
    only(head, config, ports),
  ]);
  const own = sharing(config, sharers(sides.map(([, head]) => head)));
  return judgeParts(sides, sides, config, async ([base, head]) => {
    const subject = { base: base.commit.sha, head: head.commit.sha, standingOf: null };
    const decision = await judgeWith(own, subject, [], (policy, standingOf) =>
      compareRuns(base, head, policy, standingOf),
    );
    return finish(decision, own, []);
  });
}

/**
 * Judges runs against the store. Shards of one run that one kind of machine measured are judged as that run; other suites and other
 * kinds of machine are parts that share alpha, and all of them make one decision.
 */
export async function judge(runs: readonly Run[], config: Config, ports: Ports): Promise<Decision> {
  const shards = runs.map((run): [Run] => [only(run, config, ports)]);
  const merged = mergedByMachine(shards.flat());
  const store = await ports.openStore();
  const repository = await ports.findRepository(config.project).catch((error: unknown) => {
    if (error instanceof PerfGateError) return null;
    throw error;
  });
  const own = sharing(config, merged.length);
  const decision = await judgeParts(
    merged.map((run): [Run] => [run]),
    shards,
    config,
    ([run]) => judgeStored(run, own, store, standingIn(repository, ports)),
  );
  const [first] = merged;
  if (first === undefined) throw new PerfGateError('no run is given');
  return withTally(decision, first, config, () => Promise.resolve(store));
}

/** Judges each part, and joins the decisions; one that is not a shard is a decision by itself. */
async function judgeParts<Sides extends readonly [Run, ...Run[]]>(
  sides: readonly Sides[],
  shards: readonly (readonly Run[])[],
  config: Config,
  judgePart: (runs: Sides) => Promise<Decision>,
): Promise<Decision> {
  const parts = partNames(sides);
  const suites = [...new Set(parts.map(({ suite }) => suite))];
  const gaps = suites.flatMap((suite) =>
    gapsOf(
      { suite, system: null },
      shards.filter((runs) => runs[0]?.suite === suite),
    ),
  );
  const judged = [];
  for (const [at, part] of parts.entries())
    judged.push({ part, decision: await judgePart(sides[at] as Sides) });
  const [first] = judged;
  if (first !== undefined && judged.length === 1 && gaps.length === 0) return first.decision;
  return joinParts(judged, gaps, { suite: suitesText(suites), alpha: config.alpha });
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
