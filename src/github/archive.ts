import { DefaultArtifactClient } from '@actions/artifact';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fromBufferPromise } from 'yauzl';
import { messageOf, PerfGateError } from '../model/index.ts';
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
 * @throws PerfGateError when digest, size, number or a path of files is not as it must be.
 */
export async function readArtifact(
  api: GitHubApi,
  artifact: Artifact,
  limits: ArchiveLimits,
): Promise<Map<string, Buffer>> {
  const refused = (what: string): PerfGateError =>
    new PerfGateError(
      `will not read the artifact ${JSON.stringify(artifact.name)} (${String(artifact.id)}): ${what}`,
      {
        remedy: 'Remove that artifact on the page of its workflow run, if it should not be there.',
      },
    );
  if (artifact.expired) throw refused('it has expired');
  if (artifact.size > limits.archive) {
    throw refused(`it has ${String(artifact.size)} bytes, more than ${String(limits.archive)}`);
  }
  if (artifact.digest === null) throw refused('GitHub tells no digest of it');
  const bytes = await api.downloadArtifact(artifact.id, limits.archive);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if (digest !== artifact.digest)
    throw refused(`its digest is ${digest}, and GitHub says ${artifact.digest}`);
  try {
    return await unzip(bytes, limits);
  } catch (error) {
    throw refused(messageOf(error));
  }
}

const unixKind = 0o170000;
const unixFile = 0o100000;

/** yauzl itself refuses absolute paths, `..`, backslashes, and files that are not as large as they say. */
async function unzip(bytes: Buffer, limits: ArchiveLimits): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { strictFileNames: true });
  const files = new Map<string, Buffer>();
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, externalFileAttributes } = entry;
    const shown = JSON.stringify(fileName.slice(0, 200));
    if (zip.entryCount > limits.files) throw new Error(`it has more than ${String(limits.files)} files`);
    if (fileName.endsWith('/')) continue;
    const kind = (externalFileAttributes >>> 16) & unixKind;
    if (kind !== 0 && kind !== unixFile) throw new Error(`${shown} is no plain file`);
    if (entry.isEncrypted()) throw new Error(`${shown} is encrypted`);
    if (files.has(fileName)) throw new Error(`${shown} is there twice`);
    size += uncompressedSize;
    if (size > limits.content) throw new Error(`its files have more than ${String(limits.content)} bytes`);
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(fileName, Buffer.concat(chunks));
  }
  return files;
}

/** An artifact of this name is there already in this workflow run. */
export class ArtifactNameTaken extends PerfGateError {}

/**
 * Uploads files as an artifact of this run. Needs no permission, but the variables that GitHub gives to its own steps.
 * @param files by path with `/`.
 * @param options.retentionDays null: as long as the repository keeps artifacts.
 * @throws ArtifactNameTaken; PerfGateError outside a step of a workflow and on GitHub Enterprise Server.
 */
export async function uploadArtifact(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: { retentionDays: number | null },
): Promise<{ readonly id: number; readonly digest: string }> {
  const folder = await fs.mkdtemp(path.join(process.env.RUNNER_TEMP ?? tmpdir(), 'perf-gate-artifact-'));
  try {
    const places: string[] = [];
    for (const [file, content] of files) {
      const place = path.join(folder, ...file.split('/'));
      await fs.mkdir(path.dirname(place), { recursive: true });
      await fs.writeFile(place, content, { flag: 'wx' });
      places.push(place);
    }
    const { retentionDays } = options;
    const uploaded = await new DefaultArtifactClient().uploadArtifact(name, places, folder, {
      compressionLevel: 6,
      ...(retentionDays === null ? {} : { retentionDays }),
    });
    if (uploaded.id === undefined || uploaded.digest === undefined) throw new Error('GitHub gives it no id');
    return { id: uploaded.id, digest: `sha256:${uploaded.digest}` };
  } catch (error) {
    throw uploadError(name, error);
  } finally {
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function uploadError(name: string, error: unknown): PerfGateError {
  const what = `cannot upload the artifact ${JSON.stringify(name)}`;
  const message = messageOf(error);
  // The client tells what happened by its message alone.
  if (message.includes('(409)')) return new ArtifactNameTaken(`${what}: this run has one of that name`);
  if (/ACTIONS_R(?:UNTIME_TOKEN|ESULTS_URL)/u.test(message)) {
    return new PerfGateError(`${what}: only a step of GitHub Actions with \`uses:\` can`, {
      remedy: 'Use perf-gate as an action, or keep the baseline on a branch with --store branch.',
    });
  }
  if (error instanceof Error && error.name === 'GHESNotSupportedError') {
    return new PerfGateError(`${what}: GitHub Enterprise Server does not take them`, {
      remedy: 'Keep the baseline on a branch with --store branch.',
    });
  }
  return new PerfGateError(`${what}: ${message}`, { cause: error, remedy: 'Run the job again later.' });
}
