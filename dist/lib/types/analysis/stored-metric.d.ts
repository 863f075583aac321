import { type Environment, type Metric, type Policy, type Run } from '../model/index.js';
import { type Comparison, type Levels } from './comparison.js';
import { type Row, type SuiteHistory } from './prediction.js';
/** Complete runs of one machine class, oldest first: those that a run with this environment may be compared with. */
export declare function comparableRuns(history: readonly Run[], environment: Environment): Run[];
/** The runs without the samples that the policy ignores. */
export declare function judgedOnly(runs: readonly Run[], policy: Policy): Run[];
/** The values of one metric over a suite and its earlier runs, as logs; columns are `benchmarks`. */
export interface StoredMetric {
    readonly metric: string;
    readonly benchmarks: readonly string[];
    /** By run, oldest first, newest {@link historyWindow}. */
    readonly rows: readonly Row[];
    readonly learnt: SuiteHistory;
    /** By benchmark: pooled variance between the trials of one run, log scale; 0 where no run has two. */
    readonly trialVariances: readonly number[];
    /** By benchmark: mean over the runs of what their number of trials leaves of it in their medians. */
    readonly summaryVariances: readonly number[];
}
/** Learns what `history` (comparable runs, oldest first) says about `metric`. */
export declare function learnMetric(history: readonly Run[], metric: string): StoredMetric;
/** The logs of a run's medians in the columns of `stored`; NaN where it has no positive value. */
export declare function rowOf(run: Run, stored: StoredMetric): Row;
/**
 * What a run with this many trials varies by beyond the stored ones: the spread between runs is learnt from the runs
 * themselves, and only where the new run has fewer trials than they have is it less certain than they are.
 */
export declare function extraVariance(stored: StoredMetric, column: number, trials: number): number;
/** How far all benchmarks of a run moved together, beside how far the earlier runs did. */
export interface CommonMovement {
    readonly metric: string;
    /** Benchmarks that it is the median of. */
    readonly benchmarks: number;
    /** Median over the benchmarks of the change from their own medians over the earlier runs, a fraction. */
    readonly change: number;
    readonly comparison: Comparison;
}
/** Null where fewer than four benchmarks or too few earlier runs make a common movement. */
export declare function commonMovementOf(stored: StoredMetric, run: Run, levels: Levels): CommonMovement | null;
/** Whether the movement is for the worse, beyond the minimum effect, and beyond what earlier runs did at `level`. */
export declare function isSuspicious(movement: CommonMovement, metric: Metric, policy: Policy, level: number): boolean;
/** "The time of all 12 benchmarks moved together by +8.3 %", the number as reports write it. */
export declare function wordsOf(movement: CommonMovement): string;
