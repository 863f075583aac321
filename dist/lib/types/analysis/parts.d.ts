import { type Decision, type PartName, type Reason } from '../model/index.js';
/** What was measured apart from the rest, judged by its share of alpha. */
export interface JudgedPart {
    readonly part: PartName;
    readonly decision: Decision;
}
/**
 * One decision out of those of its parts. Each part was judged by its own rounds, coins and controls; a test over parts would rest
 * on no coin. Unchanged code fails the whole when it fails a part, so with shares of alpha that were fixed before the first
 * round and add up to alpha, it does so with a probability of at most alpha (Boole's inequality), whatever the parts contain.
 *
 * @param parts one or more, of one commit, with names that differ.
 * @param gaps why the parts are not all that was to be judged; with any of them the whole cannot pass.
 * @param whole alpha of all parts together, also of those that are missing, and the name of the whole.
 */
export declare function joinParts(parts: readonly JudgedPart[], gaps: readonly Reason[], whole: Pick<Decision, 'suite' | 'alpha'>): Decision;
