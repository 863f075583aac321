import { type Decision, type PolicyInput, type Run, type StandingOf } from '../model/index.js';
/**
 * Judges one run against earlier ones of the same suite.
 *
 * Each benchmark is set beside what the earlier runs of this machine class let one expect of it in this run
 * ({@link learnSuite}). A movement that all benchmarks share is one more comparison of the family: it is reported apart,
 * and where it is worse than anything the earlier runs let one expect, the decision is `could-not-judge`, because a
 * history cannot tell a slower machine from a slower library that all benchmarks use.
 *
 * @param history oldest first; runs of another machine class are left out, and that is said.
 * @param standingOf whether the commits of acceptances are part of the history and of the run; without it they hold.
 */
export declare function judgeAgainstHistory(history: readonly Run[], run: Run, policyInput?: PolicyInput, standingOf?: StandingOf): Decision;
