import type { Acceptance, Decision } from '../model/index.ts';
import type { GitHubApi } from './api.ts';
import type { AcceptableRegression } from './comment.ts';

/** What of a decision a reader of its comment can accept, and up to which change. */
export function acceptableRegressions(_decision: Decision): AcceptableRegression[] {
  return [];
}

export interface FoundAcceptances {
  /** One entry for each benchmark and metric, bound to the commit and the change that was reported when it was accepted. */
  readonly acceptances: readonly Acceptance[];
  /** Comments and labels that accept nothing, and why, one sentence each; untrusted text in them is quoted. */
  readonly refused: readonly string[];
}

/**
 * Labels and comments `perf-gate: accept <glob> because <reason>` on a pull request, by people whose write access the API
 * confirms.
 * @param key of the comment with the report that they answer.
 */
export function findAcceptances(_api: GitHubApi, _pull: number, _key: string): Promise<FoundAcceptances> {
  return Promise.reject(new Error('not built yet'));
}
