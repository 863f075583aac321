import type { GitHubApi } from './api.ts';

/** Longest `body` that {@link publishComment} takes, in UTF-16 code units: with our own lines a comment has at most 60,000. */
export const longestReport = 50_000;

export type CommentPolicy = 'always' | 'on-change' | 'on-regression' | 'never';

/** A regression that a reader of the comment can accept. */
export interface AcceptableRegression {
  readonly benchmark: string;
  readonly metric: string;
  /** Largest change that accepting it covers, a fraction. */
  readonly upTo: number;
}

/** What a comment says about itself, kept in it unseen. */
export interface CommentState {
  /** Commit that the report is about. */
  readonly head: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** Its headline is red. */
  readonly bad: boolean;
  readonly regressions: readonly AcceptableRegression[];
}

export interface PublishedComment {
  readonly url: string;
  readonly state: CommentState;
}

export interface CommentRequest {
  /** Tells comments of several suites or workflows apart; the name of the suite. */
  readonly key: string;
  /** Markdown of the report, at most {@link longestReport}. */
  readonly body: string;
  readonly policy: CommentPolicy;
  /** Something moved, for better or worse. */
  readonly changed: boolean;
  readonly state: CommentState;
}

export type Publication =
  | { readonly url: string }
  | { readonly skipped: string }
  | { readonly failed: string; readonly remedy?: string };

/** The comment of a key as it stands now, for what an earlier run said; null: none. @throws PerfGateError as the API does. */
export function earlierComment(
  _api: GitHubApi,
  _pull: number,
  _key: string,
): Promise<PublishedComment | null> {
  return Promise.reject(new Error('not built yet'));
}

/** One comment per key, updated in place. Never throws for what GitHub says: a comment that fails changes no verdict. */
export function publishComment(
  _api: GitHubApi,
  _pull: number,
  _request: CommentRequest,
): Promise<Publication> {
  return Promise.reject(new Error('not built yet'));
}
