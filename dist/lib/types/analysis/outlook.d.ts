import type { Metric, Policy } from '../model/index.js';
/** What further rounds of a benchmark would be good for. */
export interface Outlook {
    /** Another round would change nothing: it is decided, cannot be compared, or no planned look would decide it. */
    readonly settled: boolean;
    /** Rounds in all after which it may be decided; Infinity where no number of rounds is foreseen to. */
    readonly rounds: number;
}
export interface OutlookRequest {
    /** The gating metrics of one benchmark, value i of base and head from the same round. */
    readonly samples: readonly {
        readonly metric: Metric;
        readonly base: readonly number[];
        readonly head: readonly number[];
    }[];
    readonly looks: readonly number[];
    /** Comparisons that alpha is shared among. */
    readonly family: number;
    readonly policy: Policy;
}
/**
 * Judges one benchmark at the look that its rounds have reached, and foresees whether a later look may decide it.
 *
 * Stopping for want of hope is not binding: it costs power where the foresight is wrong, and no level, because a look that
 * is left out cannot reject. It is done only at looks that could have said regressed, so that what is left open has a
 * change of which it can be said that it would have been seen.
 */
export declare function outlookOf(request: OutlookRequest): Outlook;
