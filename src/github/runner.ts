/**
 * What a step says to its runner, by @actions/core, which escapes each value for its place: a line break in a value cannot
 * begin a workflow command of its own. Plain lines are not here: they are texts of src/report, in which nothing is a command.
 */
import { error, notice, summary, warning } from '@actions/core';
import { messageOf } from '../model/index.ts';

export { debug, setFailed, setOutput, setSecret } from '@actions/core';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** Relative to the repository, with `/`; null: it belongs to no file. */
  readonly file: string | null;
  /** From 1; null: to no line. */
  readonly line: number | null;
}

/** GitHub shows ten of each level for a step, and 4,096 characters of each. The tenth is for what makes the step fail. */
const annotationsShown = 9;
const longestMessage = 4000;
const longestTitle = 200;

// What cannot be seen can make a log look like another; line breaks are escaped by @actions/core.
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function cut(text: string, longest: number): string {
  const seen = text.replace(unseen, '\ufffd');
  return seen.length <= longest ? seen : `${seen.slice(0, longest - 1)}…`;
}

/** Shows annotations at their lines: nine of each level, of which the last tells how many there would be more. */
export function annotate(annotations: readonly Annotation[]): void {
  for (const [level, show] of [
    ['error', error],
    ['warning', warning],
    ['notice', notice],
  ] as const) {
    const all = annotations.filter((annotation) => annotation.level === level);
    const shown = all.length <= annotationsShown ? all : all.slice(0, annotationsShown - 1);
    for (const { title, message, file, line } of shown) {
      show(cut(message, longestMessage), {
        title: cut(title, longestTitle),
        ...(file === null ? {} : { file: cut(file, 1000) }),
        ...(file === null || line === null ? {} : { startLine: line }),
      });
    }
    const more = all.length - shown.length;
    if (more > 0) show(`${String(more)} more are in the report.`, { title: 'perf-gate' });
  }
}

const mebibyte = 1024 * 1024;

/** Longest summary in UTF-16 code units that fits whatever it holds: GitHub takes 1 MiB of UTF-8 from a step, or nothing. */
export const longestSummary = 340_000;

/** Adds Markdown to the summary of the job. A summary that fails changes no verdict. */
export async function writeSummary(
  markdown: string,
): Promise<{ readonly written: true } | { readonly failed: string }> {
  const bytes = Buffer.byteLength(markdown);
  if (bytes > mebibyte - 1024) {
    return { failed: `the summary has ${String(bytes)} bytes; GitHub takes ${String(mebibyte)} from a step` };
  }
  try {
    await summary.addRaw(markdown, true).write();
    return { written: true };
  } catch (thrown) {
    // A second try must not write what is still in the buffer of this one.
    summary.emptyBuffer();
    return { failed: messageOf(thrown) };
  }
}
