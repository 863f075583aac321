import type { Decision } from '../model/index.js';
export interface MarkdownOptions {
    /** Most UTF-16 code units of the report, at least 1,000; GitHub refuses a comment of more than 65,536 characters. */
    readonly limit?: number;
    /** Opens what is folded, and folds no long table. */
    readonly verbose?: boolean;
    /** Draws the changes as a chart of Mermaid, which GitHub shows. */
    readonly charts?: boolean;
}
/** The first line of a report, by which its comment is found again. */
export declare function marker(suite: string): string;
/**
 * The decision as GitHub-flavoured Markdown for a comment or a job summary. It never exceeds `limit`: rows are folded first,
 * and then whole rows are left out, the least important first, and it is said which.
 */
export declare function markdownReport(decision: Decision, options?: MarkdownOptions): string;
