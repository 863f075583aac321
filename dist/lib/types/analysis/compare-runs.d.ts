import { type Decision, type Metric, type Policy, type PolicyInput, type Run, type Sample, type Verdict } from '../model/index.js';
import { type Levels } from './comparison.js';
import { type Subject } from './verdict.js';
/**
 * Judges two runs, of a base and of a head.
 *
 * Runs that share a pairing id are compared round by round; others as samples measured apart, which is worth less, and
 * the decision says so. Alpha is shared equally among the gating comparisons (Bonferroni 1936), so the probability that
 * unchanged code fails is at most alpha however the benchmarks depend on each other.
 */
export declare function compareRuns(base: Run, head: Run, policyInput?: PolicyInput): Decision;
/** The first of these looks at which one of `family` comparisons can be regressed; Infinity where none is. */
export declare function firstSpeakingLook(policy: Policy, looks: readonly number[], family: number): number;
/** Rounds with which the paired test can say regressed for one of `family` comparisons at all. */
export declare function fewestRoundsFor(policy: Policy, family: number): number;
/** Compares one metric of one benchmark; `looks` as planned for paired rounds, null where there is one look only. */
export declare function compareSamples(subject: Subject, base: Pick<Sample, 'values'>, head: Pick<Sample, 'values'>, metric: Metric, policy: Policy, levels: Levels, paired: boolean, looks: readonly number[] | null): Verdict;
