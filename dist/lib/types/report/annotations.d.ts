import type { Decision } from '../model/index.js';
/** What is said of one benchmark at the line that defines it. */
export interface BenchmarkNote {
    readonly benchmark: string;
    /** Name of the part that it is of; absent: there is one part. */
    readonly part?: string;
    /** error: it makes the gate red. */
    readonly level: 'error' | 'warning';
    readonly title: string;
    /** One line of plain text. */
    readonly message: string;
}
/** What got worse or failed on head, the worst first; a metric of its own counts as one. */
export declare function benchmarkNotes(decision: Decision): BenchmarkNote[];
