import { idleEntries } from '../analysis/index.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { Config } from '../config/config.ts';
import type { Acceptance, Decision, Policy, Standing, StandingOf } from '../model/index.ts';
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

/** Judges with the acceptances of the configuration and those of a store. */
export async function judgeWith(
  config: Config,
  { base, head, standingOf: ask }: Subject,
  stored: readonly Acceptance[],
  judgeBy: (policy: Policy, standingOf: StandingOf) => Decision,
): Promise<Decision> {
  const policy: Policy = { ...config.policy, accept: [...config.policy.accept, ...stored] };
  const standings = new Map<string, Standing>();
  for (const { commit } of policy.accept) {
    if (commit === null || ask === null || standings.has(commit)) continue;
    standings.set(commit, await ask(base, head, commit));
  }
  const standingOf: StandingOf = (commit) => standings.get(commit) ?? 'open';
  const decision = judgeBy(policy, standingOf);
  // With --only, in one of several parts, or behind a screen, most entries concern nothing that is here.
  const whole = config.only === null && config.parts === 1 && decision.strategy !== 'auto';
  const idle = whole ? idleEntries(policy, decision, standingOf) : [];
  return { ...decision, warnings: [...decision.warnings, ...idle] };
}
