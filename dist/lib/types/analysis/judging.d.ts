import { type ComparisonPolicy, type Decision, type Failure, type Metric, type Policy, type Reason, type Run, type Sample, type Verdict } from '../model/index.js';
import { type Levels } from './comparison.js';
import { type Subject } from './verdict.js';
/** A pair of a benchmark and a metric. */
export type Key = string;
export declare const keyOf: (benchmark: string, metric: string) => Key;
export declare function notPositive(subject: Subject, rounds: number): Verdict;
/** The comparisons that alpha is shared among, fixed before anything is known of them. */
export interface Family {
    readonly size: number;
    /** Levels of a comparison that is looked at once. One outside the family gets the share that it would have in it. */
    readonly levels: (comparison: Weighted) => Levels;
    /** Rounds with which the paired test can say regressed for each comparison of the family. */
    readonly fewestRounds: number;
    /** The first of these looks at which each comparison of the family can be regressed; Infinity where none is. */
    readonly speaking: (looks: readonly number[]) => number;
}
/** A comparison with its weight in sharing alpha. */
export interface Weighted {
    readonly policy: Pick<ComparisonPolicy, 'alphaShare' | 'minimumEffect'>;
}
/**
 * Each comparison gets alpha × its share / the sum of the shares, so that the levels add up to alpha (weighted
 * Bonferroni; Holm 1979, section 4): shares that were fixed beforehand move power to where it is wanted and cost nothing.
 */
export declare function familyOf(policy: Policy, comparisons: readonly Weighted[]): Family;
export declare function byKey(run: Run): Map<Key, Sample>;
export declare function byBenchmark(failures: readonly Failure[]): Map<string, Failure>;
export interface Pair {
    readonly benchmark: string;
    readonly metric: string;
    readonly gating: boolean;
    readonly policy: ComparisonPolicy;
}
/** Every benchmark with every metric it has in any of the runs, and with its gating metrics where it only failed or was not measured. */
export declare function allPairs(runs: readonly Run[], policy: Policy, metrics: Readonly<Record<string, Metric>>): Pair[];
/** Whether this run left the benchmark unmeasured, because it was the same on both sides then. */
export declare function isLeftOut(run: Run, benchmark: string): boolean;
/** Whether it can fail the build. */
export declare function canGate({ gating, policy }: Pair): boolean;
/** Whether benchmarks of its suite were left to other runs. */
export declare function isShard(run: Run): boolean;
/** For a row of a run that was made beside another one than it is judged against. */
export declare function notMeasured(subject: Subject): Verdict;
/** For a row that `run` has no values of; the policy of now may judge what that of the run ignored. */
export declare function missing(subject: Subject, run: Run): Verdict;
export declare function leftOut(verdicts: readonly Verdict[]): Reason[];
/**
 * Metrics of the policy. Where a suite has neither `time` nor `p50` (another tool's output) and the policy names no other,
 * all that it has; metrics that somebody named and that are not there gate nothing, and that is an obstacle.
 */
export declare function gatingMetrics(policy: Policy, metrics: Readonly<Record<string, unknown>>): Set<string>;
/** Whether any of these metrics of a benchmark can fail the build. */
export declare function canFail(policy: Policy): (benchmark: string, metrics: readonly string[]) => boolean;
export declare function gatingWarnings(policy: Policy, metrics: Readonly<Record<string, Metric>>): string[];
export declare function unknownMetrics(policy: Policy, metrics: Readonly<Record<string, Metric>>, pairs: readonly Pair[]): Reason[];
/** Gating rows with values on both sides that no test can compare: they were measured, and still nothing is known. */
export declare function unusable(verdicts: readonly Verdict[], rounds: number): Reason[];
export declare function interruptions(runs: readonly Run[]): Reason[];
export declare function document(run: Run, policy: Policy, family: number, verdicts: Verdict[], failures: Failure[]): Omit<Decision, 'outcome' | 'reasons' | 'warnings' | 'strategy' | 'control' | 'controlWorkload' | 'base' | 'seconds' | 'metrics'>;
/** The metric as the policy of a comparison sees it. */
export declare function metricFor(metric: Metric, policy: ComparisonPolicy): Metric;
