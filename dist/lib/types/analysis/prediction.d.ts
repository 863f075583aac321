import { type Tails } from '../stats/tail-degrees.js';
import { type Comparison, type Levels } from './comparison.js';
/** The logs of one run by benchmark, always in the same order; NaN where the run has no value. */
export type Row = readonly number[];
/** Fewest earlier runs of a benchmark for a prediction; below, one odd run would decide everything. */
export declare const youngestHistory = 5;
/** Newest runs that are looked at: more bring nothing that shows on stored histories of public projects. */
export declare const historyWindow = 60;
/** What the earlier runs let one expect of a benchmark in a further run of unchanged code. */
export interface Prediction {
    /** Log of the expected value. */
    readonly expected: number;
    /** Spread of a further run around it, log scale, with the uncertainty of the expectation. */
    readonly spread: number;
    /** Degrees of freedom of the Student distribution of (value - expected) / spread. */
    readonly degrees: number;
    /** What `spread` is to be multiplied by for values above the expected one, and below it. */
    readonly tails: Pick<Tails, 'above' | 'below'>;
    /** Earlier runs since the last change of this benchmark. */
    readonly runs: number;
    /** profile: from the runs whose other benchmarks are most alike; level: from all. */
    readonly basis: 'profile' | 'level';
}
/** What is learnt from the earlier runs of one benchmark. */
export interface BenchmarkHistory {
    /** The rows used, since the last change, oldest first. */
    readonly rows: readonly number[];
    /** Null: the profile of the other benchmarks does not foretell this one better than its level does. */
    readonly typicalDistance: number | null;
    /** Variance of what the other runs fail to foretell of a run, moderated over the suite. */
    readonly variance: number;
    /** Degrees of freedom of `variance`, with what was borrowed. */
    readonly degrees: number;
    /** Each of `rows` predicted from the others: (value - expected) / spread. */
    readonly residuals: readonly number[];
    /** The spreads of those predictions, log scale. */
    readonly spreads: readonly number[];
}
/** What is learnt from the earlier runs of a suite; by benchmark, null where they are too few. */
export interface SuiteHistory {
    readonly rows: readonly Row[];
    readonly scales: readonly number[];
    readonly benchmarks: readonly (BenchmarkHistory | null)[];
    /** Of the residuals of all benchmarks together. */
    readonly tails: Tails;
}
/**
 * Learns how the runs of a suite vary.
 *
 * On shared machines most of what a run differs by is common to its benchmarks: another model of processor, a busy
 * neighbour. So a benchmark is predicted from the earlier runs whose *profile* over the other benchmarks is most like the
 * profile of the run in question (an inferred class of machine), moved by the median difference of those others; what a
 * benchmark does itself has no part in its own prediction. Where that does not foretell the earlier runs better than their
 * median does, the median of all runs is the prediction. How well either does is measured by predicting each earlier run
 * from the rest, and is the spread. The spreads are moderated over the suite ({@link moderateVariances}).
 *
 * @param rows oldest first; only the newest {@link historyWindow} count.
 */
export declare function learnSuite(rows: readonly Row[]): SuiteHistory;
/** Predicts each benchmark of a further run; null where the earlier runs are too few. The run's own value has no part in it. */
export declare function predictRun(history: SuiteHistory, run: Row): (Prediction | null)[];
/**
 * The movement that the benchmarks of each run share: the median, over benchmarks, of the difference from each one's own
 * median over the runs; NaN for runs with fewer than four benchmarks.
 *
 * @param rows the earlier runs and then the one in question, which has no part in the medians.
 */
export declare function commonMovements(rows: readonly Row[]): number[];
/**
 * Sets one new value beside its prediction: how far a further run of unchanged code may fall from what was expected, by
 * Student's t (prediction interval for one future observation; Hahn 1969) with tails as heavy as those of the earlier runs.
 *
 * @param next log of the value to judge.
 * @param extraVariance what the new run varies by beyond the earlier ones, log scale: it has fewer trials.
 */
export declare function comparePrediction(prediction: Prediction, next: number, levels: Levels, extraVariance?: number): Comparison;
