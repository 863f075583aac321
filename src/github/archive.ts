import type { Artifact, GitHubApi } from './api.ts';

/** What an archive may hold; whatever is beyond is an error. */
export interface ArchiveLimits {
  /** Bytes of the archive itself. */
  readonly archive: number;
  /** Bytes of all files together. */
  readonly content: number;
  readonly files: number;
}

/**
 * The files of an artifact by their path with `/`, in memory: nothing of it is written or executed.
 * @throws PerfGateError when digest, size, number or a path is not as it must be.
 */
export function readArtifact(
  _api: GitHubApi,
  _artifact: Artifact,
  _limits: ArchiveLimits,
): Promise<Map<string, Buffer>> {
  return Promise.reject(new Error('not built yet'));
}

/**
 * Uploads files as an artifact of this run. Names are unique in a run.
 * @throws PerfGateError when there is one of that name, or outside a step of a workflow.
 */
export function uploadArtifact(
  _name: string,
  _files: ReadonlyMap<string, Uint8Array>,
  _options: { retentionDays?: number },
): Promise<{ id: number; digest: string }> {
  return Promise.reject(new Error('not built yet'));
}
