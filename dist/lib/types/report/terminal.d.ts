import { type Decision } from '../model/index.js';
export interface TerminalOptions {
    readonly color: boolean;
    /** Columns; fewer than 40 are treated as 40. */
    readonly width: number;
    /** false: ASCII only. */
    readonly unicode: boolean;
    /** Shows every row, and the statistics of each. */
    readonly verbose: boolean;
}
/**
 * The decision for a terminal or a job log. Lines are at most `width` columns wide; no line is a workflow command, and no
 * control character but the newline, and colours if asked for, is written.
 */
export declare function terminalReport(decision: Decision, options: TerminalOptions): string;
