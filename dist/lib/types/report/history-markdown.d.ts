import type { History } from '../model/index.js';
/** What an issue about a history is about, whatever the numbers are tonight; an empty text: nothing. */
export declare function historySubject(history: History): string;
/**
 * What got slower in a history and has not been repaired, as Markdown.
 * @param repository address of its page, for links to commits.
 */
export declare function historyMarkdown(history: History, repository: string): string;
