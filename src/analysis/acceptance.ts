import {
  matcherOf,
  type Acceptance,
  type Decision,
  type Policy,
  type Rule,
  type StandingOf,
  type Verdict,
} from '../model/index.ts';

/**
 * Regressions that were expected become `accepted`.
 *
 * It is the estimate that must not be larger than what is accepted, as it is the estimate that the minimum effect is held
 * against: an interval that holds in ninety-nine gates of a hundred reaches far beyond any sensible bound. Where it does, the
 * verdict says so.
 *
 * @param started when head was measured; acceptances that ended before do not hold.
 */
export function accepted(
  verdicts: readonly Verdict[],
  policy: Policy,
  started: string,
  standingOf: StandingOf,
): Verdict[] {
  const acceptances = policy.accept.map((acceptance) => ({ acceptance, matches: matcherOf(acceptance) }));
  return verdicts.map((verdict) => {
    if (!verdict.gating || verdict.kind !== 'regressed') return verdict;
    const refused: string[] = [];
    for (const { acceptance, matches } of acceptances) {
      if (!matches(verdict.benchmark, verdict.metric)) continue;
      const fault = faultOf(acceptance, verdict, started, standingOf);
      if (fault === null) return acceptedBy(acceptance, verdict);
      if (fault !== 'elsewhere') refused.push(`Not accepted: ${fault}.`);
    }
    return refused.length === 0
      ? verdict
      : { ...verdict, warnings: [...verdict.warnings, ...new Set(refused)] };
  });
}

/** Why an acceptance does not hold for a verdict; `elsewhere`: it is about another change; null: it holds. */
function faultOf(
  acceptance: Acceptance,
  verdict: Verdict,
  started: string,
  standingOf: StandingOf,
): string | null {
  const { commit, expires, upTo } = acceptance;
  const standing = commit === null ? 'open' : standingOf(commit);
  if (standing === 'elsewhere') return 'elsewhere';
  if (isExpired(acceptance, started)) return `the acceptance ended on ${String(expires)}`;
  if (standing === 'over') {
    return `base contains the commit ${String(commit)} that was accepted, so this is another change`;
  }
  if (standing === 'unknown') {
    return `whether the accepted commit ${String(commit)} is part of head and not of base cannot be told in this clone; fetch the whole history`;
  }
  const estimate = verdict.change?.estimate ?? null;
  if (estimate === null || Math.abs(estimate) > upTo) return `it is more than the ${percent(upTo)} accepted`;
  return null;
}

function acceptedBy(acceptance: Acceptance, verdict: Verdict): Verdict {
  const { commit, upTo, reason, author, expires } = acceptance;
  const { change } = verdict;
  const worst = change === null ? null : (change.estimate ?? 0) < 0 ? change.low : change.high;
  const beyond = worst === null || Math.abs(worst) > upTo;
  const word = `Accepted up to ${percent(upTo)}; the likely range goes beyond that.`;
  return {
    ...verdict,
    kind: 'accepted',
    acceptance: { commit, upTo, reason, author, expires },
    warnings: beyond ? [...verdict.warnings, word] : verdict.warnings,
  };
}

function isExpired({ expires }: Acceptance, started: string): boolean {
  return expires !== null && new Date(started).toISOString().slice(0, 10) > expires;
}

/** Verdicts that leave open whether there is something to accept. */
const unsettled: readonly Verdict['kind'][] = ['regressed', 'accepted', 'inconclusive', 'failed', 'missing'];

/**
 * What stands in the policy and does nothing, so that it can be corrected or removed. Entries that come from a store are
 * its record, and are not spoken about.
 */
export function idleEntries(policy: Policy, decision: Decision, standingOf: StandingOf): string[] {
  const concerned = (entry: Pick<Rule, 'benchmark' | 'metric'>): Verdict[] => {
    const matches = matcherOf(entry);
    return decision.verdicts.filter((verdict) => matches(verdict.benchmark, verdict.metric));
  };
  const nameOf = ({ benchmark, metric }: Pick<Rule, 'benchmark' | 'metric'>): string =>
    metric === '*' ? JSON.stringify(benchmark) : `${metric} of ${JSON.stringify(benchmark)}`;
  const rules = policy.rules
    .filter((rule) => concerned(rule).length === 0)
    .map((rule) => `The policy for ${nameOf(rule)} concerns nothing that is here: correct or remove it.`);
  const acceptances = policy.accept.flatMap((acceptance): string[] => {
    const { commit, expires, stored } = acceptance;
    const standing = commit === null ? 'open' : standingOf(commit);
    if (stored || standing === 'elsewhere') return [];
    const verdicts = concerned(acceptance);
    const why = isExpired(acceptance, decision.head.started)
      ? `ended on ${String(expires)}`
      : standing === 'over'
        ? `is over, because base contains ${String(commit)}`
        : verdicts.length === 0
          ? 'concerns nothing that is here'
          : verdicts.some(({ kind }) => unsettled.includes(kind))
            ? null
            : 'has nothing to accept: none of it got worse';
    return why === null ? [] : [`The acceptance for ${nameOf(acceptance)} ${why}. Remove it.`];
  });
  return [...rules, ...acceptances];
}

/** A bound that a person wrote, as it was written. */
function percent(fraction: number): string {
  return `${String(Number((fraction * 100).toPrecision(12)))} %`;
}
