import type { BaselineStore } from '../baseline/store.ts';
import type { GitHubApi } from './api.ts';

export interface ArtifactStoreOptions {
  readonly api: GitHubApi;
  readonly repositoryId: number;
  readonly defaultBranch: string;
  /** Path of the workflow that writes the baseline: `.github/workflows/perf-baseline.yml`. */
  readonly workflowPath: string;
  /** A folder of our own, made and removed by the caller; the store unpacks into it. */
  readonly folder: string;
  /** A store in a folder, with the files that this one holds. */
  readonly open: (folder: string) => BaselineStore;
  /** Runs that are kept of each suite and machine class. */
  readonly keep: number;
  /** Says what a user should know, such as that all baselines have expired. */
  readonly warn: (message: string) => void;
}

/** A store in artifacts, which also can be kept from expiring. */
export interface ArtifactBaselineStore extends BaselineStore {
  /** Uploads the baseline anew when it is about to expire. */
  refresh(): Promise<'fresh' | 'refreshed' | 'empty'>;
}

export function openArtifactStore(_options: ArtifactStoreOptions): ArtifactBaselineStore {
  throw new Error('not built yet');
}
