import { z } from 'zod';
import { acceptanceFields, checked, PerfGateError } from '../model/index.ts';
import type { Comment, GitHubApi } from './api.ts';

/**
 * Longest `body` that {@link publishComment} takes, in UTF-16 code units. With our own lines a comment has at most
 * 60,000; GitHub refuses more than 65,536.
 */
export const longestReport = 50_000;
const longestState = 9_000;
/** Longest benchmark name that can be accepted by a comment. */
const longestName = 300;

export type CommentPolicy = 'always' | 'on-change' | 'on-regression' | 'never';

const regressionSchema = z.strictObject({
  benchmark: z.string().min(1).max(longestName),
  metric: z.string().min(1).max(100),
  upTo: acceptanceFields.upTo,
});
/** A regression that a reader of the comment can accept; `upTo` is the largest change that this covers, a fraction. */
export type AcceptableRegression = z.infer<typeof regressionSchema>;

const boundSchema = regressionSchema.extend({
  source: z.string().max(200).describe('The comment or label, and when it was written.'),
  commit: acceptanceFields.commit.unwrap().unwrap(),
  reason: acceptanceFields.reason,
  author: z.string().min(1).max(200),
});
/** An acceptance that is bound to the report it answered, so that it does not cover what came later. */
export type BoundAcceptance = z.infer<typeof boundSchema>;

const measuringSchema = z.strictObject({
  head: boundSchema.shape.commit.describe('Commit that is measured.'),
  runId: z.int().min(1),
  runAttempt: z.int().min(1),
});
/** A job that is making the next report. */
export type Measuring = z.infer<typeof measuringSchema>;

const stateSchema = z.strictObject({
  head: boundSchema.shape.commit.describe('Commit that the report is about.'),
  runId: z.int().min(1),
  runAttempt: z.int().min(1),
  bad: z.boolean().describe('Its headline is red.'),
  regressions: z.array(regressionSchema),
  accepted: z.array(boundSchema),
  measuring: measuringSchema
    .extend({
      reported: z
        .string()
        .max(40)
        .nullable()
        .describe(
          'When the folded report was written, ISO 8601; null: there is none, and the rest says nothing.',
        ),
    })
    .exactOptional()
    .describe('A job that is making the next report, or was ended before it had.'),
});
/** What a comment says about itself, kept in it unseen. */
export type CommentState = z.infer<typeof stateSchema>;

export interface PublishedComment {
  readonly url: string;
  /** When its report was written, ISO 8601. */
  readonly updatedAt: string;
  /** null: there is no report in it, or it cannot be read. */
  readonly state: CommentState | null;
}

export interface CommentRequest {
  /** Tells comments of several suites or workflows apart; the name of the suite. */
  readonly key: string;
  /** Markdown of the report, at most {@link longestReport}. */
  readonly body: string;
  readonly policy: CommentPolicy;
  /** Something moved, for better or worse. */
  readonly changed: boolean;
  readonly state: CommentState;
}

export type Publication =
  | { readonly url: string }
  | { readonly skipped: string }
  | { readonly failed: string; readonly remedy: string | undefined };

/** JSON on a line that is invisible in Markdown: nothing in it can end the HTML comment, mention or look like other text. */
export function hiddenLine(what: string, value: unknown): string {
  const json = JSON.stringify(value).replace(/[^ !"$%'()*+,./0-9:;=?A-Z[\\\]^_a-z{|}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  return `<!-- perf-gate:${what} ${json} -->`;
}

/** The first line of what is ours; the key tells ours apart. */
export function markerOf(what: 'comment' | 'issue', key: string): string {
  return hiddenLine(what, key);
}

/** The value of a {@link hiddenLine} that follows the marker; null: it is not there or not as we write it. */
export function hiddenValue<T>(what: string, body: string, schema: z.ZodType<T>): T | null {
  const [start, end] = [`<!-- perf-gate:${what} `, ' -->'];
  const line = body.split(/\r?\n/u, 2)[1];
  if (line?.startsWith(start) !== true || !line.endsWith(end)) return null;
  let json: unknown;
  try {
    json = JSON.parse(line.slice(start.length, -end.length));
  } catch {
    return null;
  }
  const result = checked(schema, json);
  return 'value' in result ? result.value : null;
}

/** What does not fit is left out: regressions first, which then can only be accepted by the configuration. */
function stateLine(state: CommentState): string {
  const regressions = state.regressions.filter(({ benchmark }) => benchmark.length <= longestName);
  const accepted = [...state.accepted];
  for (;;) {
    const line = hiddenLine('state', { ...state, regressions, accepted });
    if (line.length <= longestState) return line;
    if (regressions.length > 0) regressions.splice(Math.floor(regressions.length / 2));
    else accepted.splice(Math.floor(accepted.length / 2));
  }
}

async function ownComments(api: GitHubApi, pull: number, key: string): Promise<Comment[]> {
  const marker = markerOf('comment', key);
  const [viewer, comments] = [await api.viewer(), await api.listComments(pull)];
  // Anybody can write the marker; only we can write it under our name.
  return comments
    .filter(({ author, body }) => author === viewer && body.split(/\r?\n/u, 1)[0] === marker)
    .sort((a, b) => a.id - b.id);
}

function stateOf({ body }: Comment): CommentState | null {
  return hiddenValue('state', body, stateSchema);
}

function publishedOf(comment: Comment): PublishedComment {
  const { url, updatedAt } = comment;
  const state = stateOf(comment);
  if (state?.measuring === undefined) return { url, updatedAt, state };
  const { measuring, ...report } = state;
  // To say that the next one is being made is no new report: what was accepted since the last one counts.
  return measuring.reported === null
    ? { url, updatedAt, state: null }
    : { url, updatedAt: measuring.reported, state: report };
}

/**
 * The comment of a key as it stands now, for what an earlier run said; null: there is none.
 * @throws PerfGateError as the API does.
 */
export async function earlierComment(
  api: GitHubApi,
  pull: number,
  key: string,
): Promise<PublishedComment | null> {
  const [comment] = await ownComments(api, pull, key);
  return comment === undefined ? null : publishedOf(comment);
}

/** What a comment says comes from a later run (or a later attempt of the same). */
function isNewer(comment: Comment, than: CommentState): boolean {
  const { state } = publishedOf(comment);
  if (state === null) return false;
  return state.runId > than.runId || (state.runId === than.runId && state.runAttempt > than.runAttempt);
}

/**
 * One comment per key, found by marker and author, updated in place; doubles, which two jobs that create it at the same
 * time can leave, are removed. The policy says when one is begun: a comment that is there is brought up to date whatever it
 * says, except that under `never` only a red one is.
 *
 * Never throws for what GitHub says: a comment that fails changes no verdict.
 */
export async function publishComment(
  api: GitHubApi,
  pull: number,
  request: CommentRequest,
): Promise<Publication> {
  try {
    return await publish(api, pull, request);
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    if (request.policy === 'never') return { skipped: 'comments are switched off' };
    return { failed: error.message, remedy: error.remedy };
  }
}

async function publish(api: GitHubApi, pull: number, request: CommentRequest): Promise<Publication> {
  const { key, body, policy, changed, state } = request;
  if (body.length > longestReport) {
    throw new PerfGateError(
      `the report has ${String(body.length)} characters; a comment takes ${String(longestReport)}`,
    );
  }
  const text = `${markerOf('comment', key)}\n${stateLine(state)}\n${body}`;
  const newerRun = { skipped: 'a newer run has reported already' };

  const before = await ownComments(api, pull, key);
  const [first] = before;
  if (first === undefined) {
    const begins: Record<CommentPolicy, boolean> = {
      always: true,
      'on-change': changed || state.bad,
      'on-regression': state.bad,
      never: false,
    };
    if (policy === 'never') return { skipped: 'comments are switched off' };
    if (!begins[policy]) return { skipped: `there is nothing to say (comment: ${policy})` };
    await api.createComment(pull, text);
    // Only now can a job that did the same at the same time be seen.
    const now = await ownComments(api, pull, key);
    return settle(api, now, text, state);
  }
  if (policy === 'never' && publishedOf(first).state?.bad !== true) {
    return { skipped: 'comments are switched off' };
  }
  if (isNewer(first, state)) return newerRun;
  return settle(api, before, text, state);
}

const folded = ['<details><summary>The report before</summary>\n\n', '\n\n</details>\n'] as const;

/** The report in the text of a comment, which may be folded below a notice. */
function reportIn(text: string, isFolded: boolean): string {
  const body = text.split('\n').slice(2).join('\n');
  // The notice above it is ours, so the first is the one; a report could hold another.
  return isFolded ? body.slice(body.indexOf(folded[0]) + folded[0].length, -folded[1].length) : body;
}

/**
 * Says in the comment of a key that the next report is being made; the last one stays in it, folded. It is begun where there is none
 * only when `begins`. What {@link publishComment} writes later takes its place.
 *
 * Never throws for what GitHub says.
 * @param request.notice Markdown, of at most 1,000 characters.
 */
export async function announceMeasuring(
  api: GitHubApi,
  pull: number,
  request: {
    readonly key: string;
    readonly notice: string;
    readonly measuring: Measuring;
    readonly begins: boolean;
  },
): Promise<Publication> {
  const { key, notice, measuring, begins } = request;
  const text = (state: CommentState, report: string | null): string =>
    `${markerOf('comment', key)}\n${stateLine(state)}\n${notice}${report === null ? '' : `\n${folded[0]}${report}${folded[1]}`}`;
  try {
    const [first] = await ownComments(api, pull, key);
    if (first === undefined) {
      if (!begins) return { skipped: 'there is none yet' };
      const nothing = { ...measuring, bad: false, regressions: [], accepted: [] };
      const made = await api.createComment(
        pull,
        text({ ...nothing, measuring: { ...measuring, reported: null } }, null),
      );
      return { url: made.url };
    }
    const state = stateOf(first);
    if (state === null) return { skipped: 'it cannot be read' };
    const { runId, runAttempt } = measuring;
    const newest = state.measuring ?? state;
    if (newest.runId > runId || (newest.runId === runId && newest.runAttempt > runAttempt))
      return { skipped: 'a newer run is there already' };
    const { state: report, updatedAt } = publishedOf(first);
    const reported = report === null ? null : updatedAt;
    const kept = await api.updateComment(
      first.id,
      text(
        { ...(report ?? state), measuring: { ...measuring, reported } },
        report === null ? null : reportIn(first.body, state.measuring !== undefined),
      ),
    );
    return kept === null ? { skipped: 'it was removed' } : { url: kept.url };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return { failed: error.message, remedy: error.remedy };
  }
}

/** Leaves one comment, the oldest, with this text or a newer one. */
async function settle(
  api: GitHubApi,
  comments: readonly Comment[],
  text: string,
  state: CommentState,
): Promise<Publication> {
  const [first, ...doubles] = comments;
  if (first === undefined)
    return { failed: 'the comment was removed while it was written', remedy: undefined };
  const newest = doubles.find((comment) => isNewer(comment, state));
  const wanted = isNewer(first, state) ? first.body : (newest?.body ?? text);
  const kept = first.body === wanted ? first : await api.updateComment(first.id, wanted);
  // Somebody removed it between looking and writing; the others must not be removed too.
  if (kept === null)
    return { failed: 'the comment was removed while it was written', remedy: 'Run the job again.' };
  for (const double of doubles) await api.deleteComment(double.id);
  return { url: kept.url };
}
