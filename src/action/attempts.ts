import type { BaselineStore } from '../baseline/store.ts';
import type { Config } from '../config/index.ts';
import { earlierComment, type GithubContext, type GitHubApi } from '../github/index.ts';
import { messageOf, PerfGateError, type Run } from '../model/index.ts';
import type { ActionPlan } from './plan.ts';

const noteOfRun = 'workflow run';
const noteOfAttempt = 'workflow run attempt';

/** The run with a note of the workflow run that measured it, by which its reruns find it in the store. */
export function withAttempt(run: Run, { runId, runAttempt }: GithubContext): Run {
  const notes = {
    ...run.environment.notes,
    [noteOfRun]: String(runId),
    [noteOfAttempt]: String(runAttempt),
  };
  return { ...run, environment: { ...run.environment, notes } };
}

/**
 * A rerun measures anew, and does not make unsaid what an earlier attempt of the same workflow run came to: by its comment on the
 * pull request, or by the run that it stored, which stays the only one.
 * @returns whether there is such a stored run, and what to say; what cannot be read is said, too.
 */
export async function earlierAttempt(
  job: {
    readonly plan: ActionPlan;
    readonly context: GithubContext;
    readonly api: GitHubApi;
  },
  config: Config,
  openStore: () => Promise<BaselineStore>,
): Promise<{ readonly stored: boolean; readonly warnings: readonly string[] }> {
  const { plan, context, api } = job;
  if (context.runAttempt === 1) return { stored: false, warnings: [] };
  const said = (attempt: number, what: string): string =>
    `This is attempt ${String(context.runAttempt)} of this run; attempt ${String(attempt)} ${what}.`;
  try {
    if (plan.pull !== null) {
      const earlier = (await earlierComment(api, plan.pull, config.suite))?.state ?? null;
      if (earlier?.runId !== context.runId || earlier.runAttempt >= context.runAttempt) {
        return { stored: false, warnings: [] };
      }
      return { stored: false, warnings: [said(earlier.runAttempt, earlier.bad ? 'was red' : 'was not red')] };
    }
    if (!plan.appends) return { stored: false, warnings: [] };
    const run = await storedRun(await openStore(), config.suite, plan, context);
    if (run === null) return { stored: false, warnings: [] };
    const came = { passed: 'passed', failed: 'failed', 'could-not-judge': 'could not judge' };
    const what = run.outcome === undefined ? 'measured' : came[run.outcome];
    const stays = 'Its run stays in the stored history, and this one is not added.';
    return { stored: true, warnings: [`${said(attemptOf(run), what)} ${stays}`] };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const warning = `What an earlier attempt of this run came to could not be read: ${messageOf(error)}`;
    return { stored: false, warnings: [warning] };
  }
}

function attemptOf(run: Run): number {
  return Number(run.environment.notes[noteOfAttempt]);
}

/** The newest run that an earlier attempt has stored, on whatever machine; null: none has. */
async function storedRun(
  store: BaselineStore,
  suite: string,
  { head }: ActionPlan,
  { runId, runAttempt }: GithubContext,
): Promise<Run | null> {
  const names = await store.list({ suite, fingerprint: null, last: null });
  const found: Run[] = [];
  for (const fingerprint of new Set(names.map((name) => name.fingerprint))) {
    const ofClass = names.filter((name) => name.fingerprint === fingerprint);
    const first = ofClass.findIndex(({ commit }) => commit !== null && head.sha?.startsWith(commit) === true);
    if (first === -1) continue;
    // Others may be added between the two questions.
    const last = ofClass.length - first + 100;
    const { runs } = await store.read({ suite, fingerprint, last }, 'skip');
    found.push(
      ...runs
        .map(({ run }) => run)
        .filter(
          (run) =>
            run.commit.sha === head.sha &&
            run.environment.notes[noteOfRun] === String(runId) &&
            attemptOf(run) < runAttempt,
        ),
    );
  }
  return found.sort((a, b) => attemptOf(b) - attemptOf(a))[0] ?? null;
}
