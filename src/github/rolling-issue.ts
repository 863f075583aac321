import type { GitHubApi } from './api.ts';

export interface RollingIssue {
  /** Tells the issues of several suites apart. */
  readonly key: string;
  readonly title: string;
  /** Markdown, at most 50,000 UTF-16 code units. */
  readonly body: string;
  /** What it is about (the change points), in any form: an issue that a person closed stays closed while this stays the same. */
  readonly subject: string;
  /** Something moved that has not been dealt with. */
  readonly open: boolean;
}

export type IssueUpdate =
  | { readonly url: string; readonly did: 'opened' | 'updated' | 'reopened' | 'closed' | 'left closed' }
  | { readonly skipped: string }
  | { readonly failed: string; readonly remedy?: string };

/** ONE issue per key: opened, updated, closed, reopened. Never throws for what GitHub says. */
export function updateRollingIssue(_api: GitHubApi, _issue: RollingIssue): Promise<IssueUpdate> {
  return Promise.reject(new Error('not built yet'));
}
