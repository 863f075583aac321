import { type Decision, type Failure, type Metric, type Policy, type Reason, type Run, type Sample, type Verdict } from '../model/index.js';
import { type Levels } from './comparison.js';
import { type Subject } from './verdict.js';
/** A pair of a benchmark and a metric. */
export type Key = string;
export declare const keyOf: (benchmark: string, metric: string) => Key;
export declare function notPositive(subject: Subject, rounds: number): Verdict;
/** Levels of comparisons that are looked at once. */
export declare function levelsOf(policy: Policy, family: number): Levels;
export declare function byKey(run: Run): Map<Key, Sample>;
export declare function byBenchmark(failures: readonly Failure[]): Map<string, Failure>;
export interface Pair {
    readonly benchmark: string;
    readonly metric: string;
    readonly gating: boolean;
}
/** Every benchmark with every metric it has in any of the runs, and with its gating metrics where it only failed. */
export declare function allPairs(runs: readonly Run[], policy: Policy, metrics: Readonly<Record<string, Metric>>): Pair[];
/** Whether this run left the benchmark unmeasured, because it was the same on both sides then. */
export declare function isLeftOut(run: Run, benchmark: string): boolean;
/** For a row of a run that was made beside another one than it is judged against. */
export declare function notMeasured(subject: Subject): Verdict;
export declare function leftOut(verdicts: readonly Verdict[]): Reason[];
/**
 * Metrics of the policy. Where a suite has no `time` (another tool's output) and the policy names no other, all that it
 * has; metrics that somebody named and that are not there gate nothing, and that is an obstacle.
 */
export declare function gatingMetrics(policy: Policy, metrics: Readonly<Record<string, Metric>>): Set<string>;
export declare function gatingWarnings(policy: Policy, metrics: Readonly<Record<string, Metric>>): string[];
export declare function unknownMetrics(policy: Policy, metrics: Readonly<Record<string, Metric>>): Reason[];
/** Gating rows with values on both sides that no test can compare: they were measured, and still nothing is known. */
export declare function unusable(verdicts: readonly Verdict[], rounds: number): Reason[];
export declare function interruptions(runs: readonly Run[]): Reason[];
export declare function document(run: Run, policy: Policy, family: number, verdicts: Verdict[], failures: Failure[]): Omit<Decision, 'outcome' | 'reasons' | 'warnings' | 'strategy' | 'control' | 'base' | 'seconds' | 'metrics'>;
