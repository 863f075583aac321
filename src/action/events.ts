import type { GithubContext } from '../github/context.ts';
import { PerfGateError } from '../model/index.ts';

/** What a run is for, by the event that started it. */
export interface Task {
  /**
   * merged: first parent of the merge commit that is checked out, else the merge base of the two commits; commit: that one; none:
   * there is nothing to compare with but the stored history.
   */
  readonly base:
    | { readonly kind: 'merged'; readonly base: string; readonly head: string }
    | { readonly kind: 'commit'; readonly sha: string }
    | { readonly kind: 'none' };
  /** The code is a proposal: it is judged by the policy of its base. */
  readonly proposed: boolean;
  /** The run becomes part of the stored history. */
  readonly appends: boolean;
  /** The whole stored history is searched for what moved. */
  readonly searches: boolean;
  readonly pull: number | null;
  readonly fork: boolean;
}

const stored = { base: { kind: 'none' }, proposed: false, searches: false, pull: null, fork: false } as const;

/**
 * @throws PerfGateError for events under which no benchmark may run.
 */
export function taskOf(context: GithubContext): Task {
  const { event } = context;
  switch (event.kind) {
    case 'pull_request':
      return {
        base: { kind: 'merged', base: event.baseSha, head: event.headSha },
        proposed: true,
        appends: false,
        searches: false,
        pull: event.number,
        fork: event.fork,
      };
    case 'merge_group':
      return {
        base: { kind: 'commit', sha: event.baseSha },
        proposed: true,
        appends: false,
        searches: false,
        pull: null,
        fork: false,
      };
    case 'push':
      return {
        ...stored,
        base: event.before === null ? { kind: 'none' } : { kind: 'commit', sha: event.before },
        appends: event.isDefault,
      };
    case 'schedule':
      return { ...stored, appends: true, searches: true };
    case 'workflow_dispatch':
      return context.ref === `refs/heads/${context.defaultBranch}`
        ? { ...stored, appends: true, searches: true }
        : { ...stored, appends: false };
    case 'release':
      return { ...stored, appends: false };
    case 'refused':
      throw new PerfGateError(
        `no benchmark runs under the event ${event.name}: it would run the code of strangers with the rights of this repository`,
        {
          remedy: 'Start the workflow on "pull_request"; docs/guides/forks.md shows how forks get a comment.',
        },
      );
    case 'workflow_run':
      throw new Error('nothing is measured under workflow_run, only published');
    case 'other':
      throw new PerfGateError(`perf-gate does not know what to compare under the event ${event.name}`, {
        remedy:
          'Start the workflow on "pull_request", "push", "schedule", "workflow_dispatch" or "merge_group".',
      });
  }
}
