import {
  ArtifactNameTaken,
  readArtifact,
  uploadArtifact,
  type Artifact,
  type GithubContext,
  type GitHubApi,
} from '../github/index.ts';
import { PerfGateError } from '../model/index.ts';
import { say } from './saying.ts';

const prefix = 'perf-gate-run-';
const file = 'measured.json';
const limits = { archive: 64 * 1024 * 1024, content: 256 * 1024 * 1024, files: 1 };

/** An artifact that says by its name that it is a run. */
interface LeftRun {
  readonly artifact: Artifact;
  readonly suite: string;
  /** Of the workflow run, from 1. */
  readonly attempt: number;
}

/**
 * Leaves what was measured for the job of this workflow run that judges. Needs no permission.
 * @param text document of the benchmark step.
 * @returns the name of the artifact.
 * @throws PerfGateError when it is too large, when another job has left a run of this suite, or where there are no artifacts.
 */
export async function leaveRun(
  text: string,
  suite: string,
  { runAttempt }: Pick<GithubContext, 'runAttempt'>,
): Promise<string> {
  const content = Buffer.from(text);
  if (content.length > limits.content) {
    throw new PerfGateError(
      `what was measured has ${String(content.length)} bytes; an artifact takes ${String(limits.content)}`,
      { remedy: 'Measure fewer benchmarks or rounds.' },
    );
  }
  // Artifacts outlive the attempt that made them, and their names are taken then.
  const name = `${prefix}${suite}.${String(runAttempt)}`;
  try {
    await uploadArtifact(name, new Map([[file, content]]), { retentionDays: 5 });
  } catch (cause) {
    if (!(cause instanceof ArtifactNameTaken)) throw cause;
    throw new PerfGateError(`another job of this workflow run has left a run of the suite ${suite}`, {
      remedy:
        'Give each job with "mode: measure", each of a matrix too, a "suite" and a job with "mode: judge" of its own.',
      cause,
    });
  }
  return name;
}

/**
 * Takes what a job with `mode: measure` left in this workflow run. It is the work of the code that was measured: bounded here, and
 * to be parsed and compared with the plan.
 * @param suite null: whichever there is, as long as it is one.
 * @throws PerfGateError when there is none, when there are several, or when the artifact is not as it must be.
 */
export async function takeRun(
  api: GitHubApi,
  { runId, runAttempt }: Pick<GithubContext, 'runId' | 'runAttempt'>,
  suite: string | null,
): Promise<{ readonly text: string; readonly warnings: readonly string[] }> {
  const all = (await api.listRunArtifacts(runId)).flatMap((artifact): LeftRun[] => {
    const [, found, attempt] =
      /^perf-gate-run-([a-z0-9][a-z0-9._-]{0,99})\.([1-9]\d{0,5})$/u.exec(artifact.name) ?? [];
    if (found === undefined || artifact.run?.id !== runId) return [];
    return [{ artifact, suite: found, attempt: Number(attempt) }];
  });
  const others = new Set(all.map((left) => left.suite).filter((name) => name !== suite));
  if (suite === null && others.size > 1) {
    throw new PerfGateError(
      `the measuring jobs left runs of several suites: ${[...others].slice(0, 5).join(', ')}`,
      {
        remedy: 'Give each suite a job with "mode: judge" and its name as "suite".',
      },
    );
  }
  if (suite !== null && others.size > 0)
    say(`Not judged here, because they are of other suites: ${[...others].join(', ')}`);
  const ours = all
    .filter((left) => (suite === null || left.suite === suite) && left.attempt <= runAttempt)
    .sort((a, b) => b.attempt - a.attempt);
  const [newest, second] = ours;
  if (newest === undefined) {
    throw new PerfGateError(
      `no job of this workflow run has left a run${suite === null ? '' : ` of the suite ${suite}`}`,
      {
        remedy:
          'Let a job with "mode: measure" and the same "suite" run before this one, and name it under "needs:"; its log says what went wrong.',
      },
    );
  }
  if (newest.attempt === second?.attempt)
    throw new PerfGateError(`there are two artifacts ${newest.artifact.name}`, {
      remedy: 'Run all jobs again.',
    });
  const content = (await readArtifact(api, newest.artifact, limits)).get(file);
  if (content === undefined) {
    throw new PerfGateError(`the artifact ${newest.artifact.name} has no ${file}`, {
      remedy: 'It was not written by perf-gate: look at what the measuring job uploads.',
    });
  }
  const warnings =
    newest.attempt === runAttempt
      ? []
      : [
          `It was measured in attempt ${String(newest.attempt)} of this workflow run, and not again in this one.`,
        ];
  return { text: content.toString('utf8'), warnings };
}
