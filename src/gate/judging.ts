import { compareRuns, decideScreened, joinScreened, judgeAgainstHistory } from '../analysis/index.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { Config } from '../config/config.ts';
import {
  messageOf,
  PerfGateError,
  type Decision,
  type Policy,
  type Run,
  type StandingOf,
} from '../model/index.ts';
import { judgeWith, readAcceptances, type Subject } from './acceptances.ts';
import type { Ports } from './ports.ts';
import type { GateRuns, MeasuredGate } from './runs.ts';
import { readHistory } from './stored.ts';

/** Judges what a gate measured. The store is opened only where it is needed. */
export async function judgeGate(
  { runs, warnings }: MeasuredGate,
  config: Config,
  openStore: Ports['openStore'],
  standingOf: Subject['standingOf'],
): Promise<Decision> {
  switch (runs.kind) {
    case 'stored':
      return withWarnings(await judgeStored(runs.head, config, await openStore(), standingOf), warnings);
    case 'screened': {
      const { history, run, screened } = runs.screening;
      return finish(decideScreened(history, run, screened, config.policy), config, warnings);
    }
    case 'same-tree':
      return finish(compareRuns(runs.base, runs.head, config.policy), config, warnings);
    case 'paired': {
      const earlier = await earlierRuns(runs, config, openStore);
      return judgePaired(
        runs,
        earlier.runs,
        [...warnings, ...earlier.warnings],
        config,
        openStore,
        standingOf,
      );
    }
  }
}

/** What budgets are held against besides this run; nothing else that is measured in pairs needs a history. */
async function earlierRuns(
  { head, screening }: Extract<GateRuns, { kind: 'paired' }>,
  config: Config,
  openStore: Ports['openStore'],
): Promise<{ runs: readonly Run[]; warnings: readonly string[] }> {
  if (config.policy.budgets.length === 0) return { runs: [], warnings: [] };
  if (screening !== null) return { runs: screening.history, warnings: [] };
  try {
    return await readHistory(config, await openStore(), head);
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const why = `The stored history cannot be read, so budgets are judged by this run alone: ${messageOf(error)}`;
    return { runs: [], warnings: [why] };
  }
}

async function judgePaired(
  { base, head, screening }: Extract<GateRuns, { kind: 'paired' }>,
  history: readonly Run[],
  warnings: readonly string[],
  config: Config,
  openStore: Ports['openStore'],
  standingOf: Subject['standingOf'],
): Promise<Decision> {
  const subject = { base: base.commit.sha, head: head.commit.sha, standingOf };
  const judgeBy = (policy: Policy, standings: StandingOf): Decision => {
    const compared = compareRuns(base, head, policy, standings, history);
    return screening === null ? compared : joinScreened(compared, screening.run, screening.screened);
  };
  const decision = await judgeWith(config, subject, [], judgeBy);
  if (!hasRegressed(decision)) return finish(decision, config, warnings);
  // Only now: a gate that passes needs no store, and one that cannot be reached leaves a regression what it is.
  try {
    const stored = await readAcceptances(config, await openStore(), head.suite);
    const again = await judgeWith(config, subject, stored.acceptances, judgeBy);
    return finish(again, config, [...warnings, ...stored.warnings]);
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const warning = `What the store says is accepted could not be read: ${messageOf(error)}`;
    return finish(decision, config, [...warnings, warning]);
  }
}

function hasRegressed(decision: Decision): boolean {
  return decision.verdicts.some(({ gating, kind }) => gating && kind === 'regressed');
}

/** Judges one run by the stored history alone. */
export async function judgeStored(
  head: Run,
  config: Config,
  store: BaselineStore,
  standingOf: Subject['standingOf'],
): Promise<Decision> {
  const history = await readHistory(config, store, head);
  const stored = await readAcceptances(config, store, head.suite);
  // The baseline has moved when all of the history has, which the oldest run tells.
  const base = history.runs[0]?.commit.sha ?? null;
  const decision = await judgeWith(
    config,
    { base, head: head.commit.sha, standingOf },
    stored.acceptances,
    (policy, standings) => judgeAgainstHistory(history.runs, head, policy, standings),
  );
  return finish(decision, config, [...history.warnings, ...stored.warnings]);
}

function withWarnings(decision: Decision, warnings: readonly string[]): Decision {
  return { ...decision, warnings: [...warnings, ...decision.warnings] };
}

/** Adds what every decision says besides its verdicts. */
export function finish(decision: Decision, config: Config, warnings: readonly string[]): Decision {
  const { budgets } = decision;
  return {
    ...withWarnings(decision, warnings),
    // With --only most budgets concern nothing that is here.
    ...(budgets === undefined || config.only === null
      ? {}
      : { budgets: budgets.filter(({ concerns }) => concerns) }),
    observed: config.mode === 'observe',
  };
}
