import {
  ArtifactNameTaken,
  readArtifact,
  uploadArtifact,
  type Artifact,
  type GithubContext,
  type GitHubApi,
} from '../github/index.ts';
import { partText, PerfGateError, type PartName } from '../model/index.ts';
import { say } from './saying.ts';

const prefix = 'perf-gate-run-';
const file = 'measured.json';
const limits = { archive: 64 * 1024 * 1024, content: 256 * 1024 * 1024, files: 1 };

/** An artifact that says by its name that it is a run. */
interface LeftRun {
  readonly artifact: Artifact;
  readonly part: PartName;
  /** How many share alpha, as the job that left it was told. */
  readonly parts: number;
  /** Of the workflow run, from 1. */
  readonly attempt: number;
}

/** What one measuring job left. */
export interface TakenRun {
  readonly part: PartName;
  /** Document of the benchmark step, bounded and not yet parsed; or why there is none. */
  readonly text: string | PerfGateError;
  readonly warnings: readonly string[];
}

export interface TakenRuns {
  /** One or more, in the order of their names. */
  readonly runs: readonly [TakenRun, ...TakenRun[]];
  /** How many share alpha, those that left nothing among them. */
  readonly parts: number;
}

/** Names of artifacts stand for parts, so that two jobs that measure one part meet in one name. */
function nameOf({ suite, system, shard }: PartName, parts: number, attempt: number): string {
  const where = system === null ? '' : `@${system}`;
  const which = shard === null ? '' : `+${String(shard.index)}-of-${String(shard.count)}`;
  // Artifacts outlive the attempt that made them, and their names are taken then.
  return `${prefix}${suite}${where}${which}${parts === 1 ? '' : `+${String(parts)}-parts`}.${String(attempt)}`;
}

const namePattern =
  /^perf-gate-run-([a-z0-9][a-z0-9._-]{0,99})(?:@([A-Za-z0-9][A-Za-z0-9._-]{0,79}))?(?:\+([1-9]\d{0,3})-of-([1-9]\d{0,3}))?(?:\+([1-9]\d{0,3})-parts)?\.([1-9]\d{0,5})$/u;

function leftRun(artifact: Artifact): LeftRun | null {
  const match = namePattern.exec(artifact.name);
  if (match === null) return null;
  const [, suite = '', system, index, count, parts = '1', attempt] = match;
  const shard =
    index === undefined || count === undefined ? null : { index: Number(index), count: Number(count) };
  if (shard !== null && shard.index > shard.count) return null;
  const part = { suite, system: system ?? null, shard };
  return { artifact, part, parts: Number(parts), attempt: Number(attempt) };
}

/**
 * Leaves what was measured for the job of this workflow run that judges. Needs no permission.
 * @param text document of the benchmark step.
 * @param parts how many measuring jobs share alpha.
 * @returns the name of the artifact.
 * @throws PerfGateError when it is too large, when another job has left a run of this part, or where there are no artifacts.
 */
export async function leaveRun(
  text: string,
  part: PartName,
  parts: number,
  { runAttempt }: Pick<GithubContext, 'runAttempt'>,
): Promise<string> {
  const content = Buffer.from(text);
  if (content.length > limits.content) {
    throw new PerfGateError(
      `what was measured has ${String(content.length)} bytes; an artifact takes ${String(limits.content)}`,
      { remedy: 'Measure fewer benchmarks or rounds, or split them into shards.' },
    );
  }
  const name = nameOf(part, parts, runAttempt);
  try {
    await uploadArtifact(name, new Map([[file, content]]), { retentionDays: 5 });
  } catch (cause) {
    if (!(cause instanceof ArtifactNameTaken)) throw cause;
    throw new PerfGateError(`another job of this workflow run has left a run of ${partText(part)}`, {
      remedy:
        'Tell the jobs apart: give each with "mode: measure" a "shard" of the suite, a "suite" or a "system" of its own, and all of them their number as "parts".',
      cause,
    });
  }
  return name;
}

/**
 * Takes what the jobs with `mode: measure` left in this workflow run. It is the work of the code that was measured: bounded here, and
 * to be parsed and compared with the plan.
 * @param suites those to be judged; null: whichever there is, as long as it is one.
 * @param expected how many share alpha, as the judging job was told; null: as the measuring jobs were.
 * @throws PerfGateError when there is none, or when they cannot be the parts of one decision.
 */
export async function takeRuns(
  api: GitHubApi,
  { runId, runAttempt }: Pick<GithubContext, 'runId' | 'runAttempt'>,
  suites: readonly string[] | null,
  expected: number | null,
): Promise<TakenRuns> {
  const all = (await api.listRunArtifacts(runId)).flatMap((artifact) => {
    const left = leftRun(artifact);
    return left === null || artifact.run?.id !== runId || left.attempt > runAttempt ? [] : [left];
  });
  const others = [...new Set(all.map(({ part }) => part.suite))].filter(
    (suite) => suites?.includes(suite) !== true,
  );
  if (suites === null && others.length > 1) {
    throw new PerfGateError(
      `the measuring jobs left runs of several suites: ${others.slice(0, 5).join(', ')}`,
      {
        remedy: 'Give each suite a job with "mode: judge" and its name as "suite".',
      },
    );
  }
  if (suites !== null && others.length > 0)
    say(`Not judged here, because they are of other suites: ${others.join(', ')}`);
  const ours = newestOf(all.filter(({ part }) => suites === null || suites.includes(part.suite)));
  const [first, ...rest] = ours;
  if (first === undefined) {
    throw new PerfGateError(
      `no job of this workflow run has left a run${suites === null ? '' : ` of the suite ${suites.join(' or ')}`}`,
      {
        remedy:
          'Let a job with "mode: measure" and the same "suite" run before this one, and name it under "needs:"; its log says what went wrong.',
      },
    );
  }
  const parts = partsOf(ours, expected);
  const read = async ({ artifact, part, attempt }: LeftRun): Promise<TakenRun> => ({
    part,
    text: await textOf(api, artifact),
    warnings:
      attempt === runAttempt
        ? []
        : [`It was measured in attempt ${String(attempt)} of this workflow run, and not again in this one.`],
  });
  const runs: [TakenRun, ...TakenRun[]] = [await read(first)];
  for (const left of rest) runs.push(await read(left));
  return { runs, parts };
}

/** The newest of each part, by name. */
function newestOf(all: readonly LeftRun[]): LeftRun[] {
  const newest = new Map<string, LeftRun>();
  for (const left of all) {
    const name = partText(left.part);
    const other = newest.get(name);
    if (other?.attempt === left.attempt) {
      throw new PerfGateError(`there are two artifacts with a run of ${name}`, {
        remedy: 'Run all jobs again; each that measures needs a part of its own.',
      });
    }
    if (other === undefined || other.attempt < left.attempt) newest.set(name, left);
  }
  const inOrder = new Intl.Collator('en', { numeric: true });
  return [...newest].sort(([a], [b]) => inOrder.compare(a, b)).map(([, left]) => left);
}

/** How many share alpha. Each measured with its share, so all have to have been told the same. */
function partsOf(ours: readonly LeftRun[], expected: number | null): number {
  const told = [...new Set(ours.map(({ parts }) => parts))];
  const [parts = 1] = told;
  const remedy =
    'Give each job with "mode: measure" as "parts" how many there are: in one matrix ${{ strategy.job-total }}.';
  if (told.length > 1) {
    throw new PerfGateError(
      `the measuring jobs do not agree on how many of them share alpha: ${told.join(', ')}`,
      { remedy },
    );
  }
  if (ours.length > parts) {
    const names = ours.map(({ part }) => partText(part));
    throw new PerfGateError(
      `${String(ours.length)} measuring jobs left runs (${names.slice(0, 10).join(', ')}), and each took its share of alpha for that of one in ${String(parts)}`,
      { remedy },
    );
  }
  if (expected !== null && expected !== parts) {
    throw new PerfGateError(
      `this job was told of ${String(expected)} parts, and the measuring jobs of ${String(parts)}`,
      { remedy: 'Give all jobs the same "parts".' },
    );
  }
  return parts;
}

async function textOf(api: GitHubApi, artifact: Artifact): Promise<string | PerfGateError> {
  try {
    const content = (await readArtifact(api, artifact, limits)).get(file);
    if (content !== undefined) return content.toString('utf8');
    return new PerfGateError(`the artifact ${artifact.name} has no ${file}`, {
      remedy: 'It was not written by perf-gate: look at what the measuring job uploads.',
    });
  } catch (error) {
    if (error instanceof PerfGateError) return error;
    throw error;
  }
}
