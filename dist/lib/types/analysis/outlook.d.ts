import { type Metric, type Policy } from '../model/index.js';
/** What further rounds of a benchmark would be good for. */
export interface Outlook {
    /** Another round would change nothing: it is decided, cannot be compared, or no planned look would decide it. */
    readonly settled: boolean;
    /** Rounds in all after which it may be decided; Infinity where no number of rounds is foreseen to. */
    readonly rounds: number;
}
/** What was measured of one metric of a benchmark so far, value i of base and head from the same round. */
export interface SoFar {
    readonly name: string;
    readonly base: readonly number[];
    readonly head: readonly number[];
}
/** What judging says before and while rounds are measured. */
export interface Prospect {
    /** Comparisons that alpha is shared among. */
    readonly family: number;
    /** Rounds with which the paired test can say regressed for each of them. */
    readonly fewestRounds: number;
    /** The first of these looks at which each of them can be regressed; Infinity where none is. */
    readonly speaking: (looks: readonly number[]) => number;
    /** The metric by which base is measured against itself; null where nothing gates. */
    readonly control: string | null;
    /** What further rounds of a benchmark are good for. */
    readonly outlook: (benchmark: string, samples: readonly SoFar[], looks: readonly number[]) => Outlook;
}
/**
 * Looks ahead from the benchmarks that will be measured on both sides; the same family and the same levels as when they
 * are judged.
 *
 * The outlook judges one benchmark at the look that its rounds have reached, and foresees whether a later look may decide
 * it. Stopping for want of hope is not binding: it costs power where the foresight is wrong, and no level, because a look
 * that is left out cannot reject. It is done only at looks that could have said regressed, so that what is left open has a
 * change of which it can be said that it would have been seen.
 */
export declare function prospectOf(policy: Policy, benchmarks: readonly {
    readonly id: string;
    readonly metrics: Readonly<Record<string, Metric>>;
}[]): Prospect;
