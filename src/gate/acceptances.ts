import { idleEntries } from '../analysis/index.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { Config } from '../config/config.ts';
import {
  matcherOf,
  type Acceptance,
  type Decision,
  type Policy,
  type Standing,
  type StandingOf,
} from '../model/index.ts';
import { unreadableWarnings } from './stored.ts';

export async function readAcceptances(
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

/** What is judged: the commits of the two sides, and where other commits stand to them. */
export interface Subject {
  readonly base: string | null;
  readonly head: string | null;
  /** null: there is no repository that could tell. */
  readonly standingOf:
    ((base: string | null, head: string | null, commit: string) => Promise<Standing>) | null;
}

/** Acceptances that match what has regressed. */
function concerns({ verdicts }: Decision): (acceptance: Acceptance) => boolean {
  const regressed = verdicts.filter(({ gating, kind }) => gating && kind === 'regressed');
  return (acceptance) => {
    const matches = matcherOf(acceptance);
    return regressed.some(({ benchmark, metric }) => matches(benchmark, metric));
  };
}

/** Judges with the acceptances of the configuration and those of a store. */
export async function judgeWith(
  config: Config,
  { base, head, standingOf: ask }: Subject,
  stored: readonly Acceptance[],
  judgeBy: (policy: Policy, standingOf: StandingOf) => Decision,
): Promise<Decision> {
  const standings = new Map<string, Standing>();
  const standingOf: StandingOf = (commit) => standings.get(commit) ?? 'open';
  const judged = async (accept: readonly Acceptance[]): Promise<Decision> => {
    for (const { commit } of accept) {
      if (commit === null || ask === null || standings.has(commit)) continue;
      standings.set(commit, await ask(base, head, commit));
    }
    return judgeBy({ ...config.policy, accept: [...accept] }, standingOf);
  };
  const { accept } = config.policy;
  const first = await judged(accept);
  // A store keeps what was accepted for ever; where the commit stands is asked only of what could be meant here.
  const concerned = stored.filter(concerns(first));
  const decision = concerned.length === 0 ? first : await judged([...accept, ...concerned]);
  // With --only, in one of several parts, or behind a screen, most entries concern nothing that is here.
  const whole = config.only === null && config.parts === 1 && decision.strategy !== 'auto';
  const idle = whole ? idleEntries(config.policy, decision, standingOf) : [];
  return { ...decision, warnings: [...decision.warnings, ...idle] };
}
