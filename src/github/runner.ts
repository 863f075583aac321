/**
 * What a step says to its runner: a thin layer over @actions/core, which escapes each value for its place.
 */
export { debug, info, notice, setFailed, setOutput, setSecret, warning } from '@actions/core';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** Relative to the repository, with `/`; null: it belongs to no file. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
}

/** Shows annotations at their lines. GitHub keeps ten of each level for a step; the tenth says how many were left out. */
export function annotate(_annotations: readonly Annotation[]): void {
  throw new Error('not built yet');
}

/** Longest summary in UTF-16 code units: GitHub takes 1 MiB of UTF-8 for a step, and shows nothing of a longer one. */
export const longestSummary = 340_000;

/** Adds Markdown to the summary of the job. */
export function writeSummary(_markdown: string): Promise<{ written: true } | { failed: string }> {
  return Promise.reject(new Error('not built yet'));
}
