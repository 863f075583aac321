import {
  acceptableRegressions,
  longestReport,
  publishComment,
  pullRequestOfRun,
  readArtifact,
  uploadArtifact,
  type Artifact,
  type CommentPolicy,
  type GithubContext,
  type GitHubApi,
  type WorkflowRunEvent,
} from '../github/index.ts';
import { parseDecision, PerfGateError, type Decision } from '../model/index.ts';
import { jsonReport, markdownReport } from '../report/index.ts';
import { explained, say, warn } from './saying.ts';

const prefix = 'perf-gate-report-';
const file = 'decision.json';
const limits = { archive: 16 * 1024 * 1024, content: 64 * 1024 * 1024, files: 1 };
/** Reports of one run; a pull request can upload as many as it likes. */
const mostReports = 20;

/** Leaves the decision for the workflow that may comment where this one may not. */
export async function leaveReport(decision: Decision): Promise<void> {
  try {
    const files = new Map([[file, Buffer.from(jsonReport(decision))]]);
    await uploadArtifact(`${prefix}${decision.suite}`, files, { retentionDays: 5 });
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    warn([`The report could not be left for the workflow that comments: ${explained(error)}`]);
  }
}

/**
 * Comments what a run for a fork has decided. Its artifacts are the work of a stranger: they are bounded and parsed, the text is
 * rendered here, and which pull request it is for is what GitHub says of the run.
 */
export async function publishRun(
  api: GitHubApi,
  context: GithubContext,
  run: WorkflowRunEvent,
  policy: CommentPolicy,
): Promise<void> {
  const pull = await pullRequestOfRun(api, context.repository, run);
  if ('none' in pull) {
    say(`Nothing is published: ${pull.none}.`);
    return;
  }
  const artifacts = (await api.listRunArtifacts(run.runId)).filter(({ name }) => name.startsWith(prefix));
  if (artifacts.length === 0) say('Nothing is published: the run left no report.');
  if (artifacts.length > mostReports) {
    throw new PerfGateError(
      `the run left ${String(artifacts.length)} reports, more than ${String(mostReports)}`,
    );
  }
  const seen = new Set<string>();
  for (const artifact of artifacts) {
    const decision = await readReport(api, artifact, run);
    if (seen.has(decision.suite)) throw new PerfGateError('the run left two reports of one suite');
    seen.add(decision.suite);
    const published = await publishComment(api, pull.number, {
      key: decision.suite,
      body: markdownReport(decision, { limit: longestReport }),
      policy,
      changed: decision.verdicts.some(({ kind }) => kind === 'regressed' || kind === 'improved'),
      state: {
        head: run.headSha,
        runId: run.runId,
        runAttempt: run.runAttempt,
        bad: decision.outcome !== 'passed' && !decision.observed,
        regressions: acceptableRegressions(decision),
        accepted: [],
      },
    });
    if ('url' in published) say(`Published: ${published.url}`);
    else if ('skipped' in published) say(`No comment: ${published.skipped}`);
    else {
      throw new PerfGateError(`the comment could not be written: ${published.failed}`, {
        ...(published.remedy === undefined ? {} : { remedy: published.remedy }),
      });
    }
  }
}

async function readReport(api: GitHubApi, artifact: Artifact, run: WorkflowRunEvent): Promise<Decision> {
  const refuse = (what: string): PerfGateError =>
    new PerfGateError(
      `will not publish the artifact ${JSON.stringify(artifact.name.slice(0, 200))}: ${what}`,
      {
        remedy: 'It was not written by the gate of that run: look at what the pull request uploads.',
      },
    );
  if (artifact.run?.id !== run.runId) throw refuse('it is of another run');
  const files = await readArtifact(api, artifact, limits);
  const content = files.get(file);
  if (content === undefined) throw refuse(`it has no ${file}`);
  let json: unknown;
  try {
    json = JSON.parse(content.toString('utf8'));
  } catch {
    throw refuse(`${file} is not valid JSON`);
  }
  const decision = parseDecision(json, `${file} of the artifact`);
  if (artifact.name !== `${prefix}${decision.suite}`) throw refuse('it is of another suite than its name');
  const { sha } = decision.head.commit;
  // A pull request is measured merged with its base.
  if (sha === null || (sha !== run.headSha && !(await api.parentsOf(sha)).includes(run.headSha))) {
    throw refuse('it is about another commit');
  }
  return decision;
}
