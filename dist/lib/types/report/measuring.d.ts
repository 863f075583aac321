/**
 * What a comment says while its report is being made, as Markdown. It stays true when the job is killed.
 * @param head commit id that is measured.
 * @param url page of the workflow run.
 * @param attempt of the workflow run, from 1.
 */
export declare function measuringNotice(head: string, url: string, attempt: number): string;
