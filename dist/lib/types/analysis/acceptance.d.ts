import { type Decision, type Policy, type StandingOf, type Verdict } from '../model/index.js';
/**
 * Regressions that were expected become `accepted`.
 *
 * It is the estimate that must not be larger than what is accepted, as it is the estimate that the minimum effect is held
 * against: an interval that holds in ninety-nine gates of a hundred reaches far beyond any sensible bound. Where it does, the
 * verdict says so.
 *
 * @param started when head was measured; acceptances that ended before do not hold.
 */
export declare function accepted(verdicts: readonly Verdict[], policy: Policy, started: string, standingOf: StandingOf): Verdict[];
/**
 * What stands in the policy and does nothing, so that it can be corrected or removed. Entries that come from a store are
 * its record, and are not spoken about.
 */
export declare function idleEntries(policy: Policy, decision: Decision, standingOf: StandingOf): string[];
