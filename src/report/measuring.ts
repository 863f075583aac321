import { codeSpan } from './untrusted.ts';

/**
 * What a comment says while its report is being made, as Markdown. It stays true when the job is killed.
 * @param head commit id that is measured.
 * @param url page of the workflow run.
 * @param attempt of the workflow run, from 1.
 */
export function measuringNotice(head: string, url: string, attempt: number): string {
  const run = `[workflow run](${url})${attempt === 1 ? '' : ` in its attempt ${String(attempt)}`}`;
  return `### ⏳ Measuring ${codeSpan(head.slice(0, 12))}\n\nIts report will stand here. It is made by this ${run}; if that has ended and this is still here, it ended without a report.\n`;
}
