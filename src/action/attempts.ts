import type { BaselineStore } from '../baseline/store.ts';
import type { Config } from '../config/index.ts';
import { earlierComment, type GithubContext, type GitHubApi } from '../github/index.ts';
import { messageOf, partText, PerfGateError, type PartName, type Run } from '../model/index.ts';
import type { ActionPlan } from './plan.ts';

const noteOfRun = 'workflow run';
const noteOfAttempt = 'workflow run attempt';
const noteOfSystem = 'system';

/** What has runs of its own in the store. */
type Place = Pick<PartName, 'suite' | 'system'>;

/** The run with a note of the workflow run that measured it, by which its reruns find it in the store. */
export function withAttempt(run: Run, { system }: Place, { runId, runAttempt }: GithubContext): Run {
  const notes = {
    ...run.environment.notes,
    [noteOfRun]: String(runId),
    [noteOfAttempt]: String(runAttempt),
    ...(system === null ? {} : { [noteOfSystem]: system }),
  };
  return { ...run, environment: { ...run.environment, notes } };
}

/**
 * A rerun measures anew, and does not make unsaid what an earlier attempt of the same workflow run came to: by its comment on the
 * pull request, or by the runs that it stored, which stay the only ones.
 * @param key of the comment.
 * @returns what has such a stored run, and what to say; what cannot be read is said, too.
 */
export async function earlierAttempt(
  job: {
    readonly plan: ActionPlan;
    readonly context: GithubContext;
    readonly api: GitHubApi;
  },
  key: string,
  parts: readonly { readonly part: PartName; readonly config: Config }[],
  openStore: (config: Config) => Promise<BaselineStore>,
): Promise<{ readonly isStored: (part: Place) => boolean; readonly warnings: readonly string[] }> {
  const { plan, context, api } = job;
  const stored = new Map<string, string>();
  const earlier = (warnings: readonly string[]): Awaited<ReturnType<typeof earlierAttempt>> => {
    return { isStored: (part) => stored.has(placeText(part)), warnings };
  };
  if (context.runAttempt === 1) return earlier([]);
  const said = (attempt: number, what: string): string =>
    `This is attempt ${String(context.runAttempt)} of this run; attempt ${String(attempt)} ${what}.`;
  try {
    if (plan.pull !== null) {
      const before = (await earlierComment(api, plan.pull, key))?.state ?? null;
      if (before?.runId !== context.runId || before.runAttempt >= context.runAttempt) return earlier([]);
      return earlier([said(before.runAttempt, before.bad ? 'was red' : 'was not red')]);
    }
    if (!plan.appends) return earlier([]);
    const places = new Map(parts.map((one) => [placeText(one.part), one]));
    for (const [name, { part, config }] of places) {
      const run = await storedRun(await openStore(config), part, plan, context);
      if (run === null) continue;
      const came = { passed: 'passed', failed: 'failed', 'could-not-judge': 'could not judge' };
      const what = run.outcome === undefined ? 'measured' : came[run.outcome];
      const which = places.size === 1 ? 'Its run' : `Its run of ${name}`;
      const stays = `${which} stays in the stored history, and this one is not added.`;
      stored.set(name, `${said(attemptOf(run), what)} ${stays}`);
    }
    return earlier([...stored.values()]);
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const warning = `What an earlier attempt of this run came to could not be read: ${messageOf(error)}`;
    return earlier([...stored.values(), warning]);
  }
}

function placeText({ suite, system }: Place): string {
  return partText({ suite, system, shard: null });
}

function attemptOf(run: Run): number {
  return Number(run.environment.notes[noteOfAttempt]);
}

/** The newest run that an earlier attempt has stored, on whatever machine; null: none has. */
async function storedRun(
  store: BaselineStore,
  { suite, system }: Place,
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
            (run.environment.notes[noteOfSystem] ?? null) === system &&
            attemptOf(run) < runAttempt,
        ),
    );
  }
  return found.sort((a, b) => attemptOf(b) - attemptOf(a))[0] ?? null;
}
