import type { ComparisonPolicy, Metric, Verdict } from '../model/index.js';
import { type Comparison, type Levels } from './comparison.js';
/** Everything about a verdict that its comparison does not say. */
export interface Subject {
    readonly benchmark: string;
    readonly metric: string;
    readonly gating: boolean;
    readonly policy: ComparisonPolicy;
    readonly base: number | null;
    readonly head: number | null;
    readonly warnings: readonly string[];
}
/** Verdict for a benchmark that was not compared: added, missing, failed, ignored, identical. */
export declare function withoutComparison(subject: Subject, kind: 'added' | 'missing' | 'failed' | 'ignored' | 'identical' | 'inconclusive', rest?: Partial<Pick<Verdict, 'failure' | 'rounds'>>): Verdict;
/**
 * Turns a comparison into a verdict.
 *
 * - regressed: the test of "worse by no more than the bias allowance" rejects at its level AND the estimate is beyond
 *   the minimum effect;
 * - improved: likewise in the other direction;
 * - within: the equivalence interval lies inside ± the minimum effect;
 * - inconclusive (against a history: not-suspected): none of these.
 *
 * The first two and the third exclude each other: both intervals contain the estimate.
 */
export declare function verdictOf(subject: Subject, comparison: Comparison, metric: Metric, levels: Levels): Verdict;
