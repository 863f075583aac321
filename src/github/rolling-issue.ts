import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PerfGateError } from '../model/index.ts';
import type { GitHubApi, Issue } from './api.ts';
import { hiddenLine, hiddenValue, longestReport, markerOf } from './comment.ts';

/** The label by which our issues are found. */
const label = 'perf-gate';

export interface RollingIssue {
  /** Tells the issues of several suites apart. */
  readonly key: string;
  /** At most 200 characters. */
  readonly title: string;
  /** Markdown, at most {@link longestReport}. */
  readonly body: string;
  /** What it is about (the change points), in any form: an issue that a person closed stays closed while this stays the same. */
  readonly subject: string;
  /** Something moved that has not been dealt with. */
  readonly open: boolean;
}

export type IssueUpdate =
  | { readonly url: string; readonly did: 'opened' | 'updated' | 'reopened' | 'closed' | 'left closed' }
  | { readonly skipped: string }
  | { readonly failed: string; readonly remedy: string | undefined };

const stateSchema = z.strictObject({ subject: z.string().max(64), closed: z.boolean() });

/**
 * ONE issue per key, found by label, author and marker: opened when something moved, kept up to date, closed when it is over,
 * and opened again when something new moved.
 *
 * Never throws for what GitHub says: an issue that fails changes no verdict.
 */
export async function updateRollingIssue(api: GitHubApi, issue: RollingIssue): Promise<IssueUpdate> {
  try {
    return await update(api, issue);
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return { failed: error.message, remedy: error.remedy };
  }
}

async function ownIssues(api: GitHubApi, key: string): Promise<Issue[]> {
  const marker = markerOf('issue', key);
  const issues = await api.listIssues({ label, creator: await api.viewer() });
  return issues
    .filter(({ body }) => body.split(/\r?\n/u, 1)[0] === marker)
    .sort((a, b) => a.number - b.number);
}

async function update(api: GitHubApi, issue: RollingIssue): Promise<IssueUpdate> {
  if (issue.body.length > longestReport) {
    throw new PerfGateError(
      `the text of the issue has ${String(issue.body.length)} characters; it takes ${String(longestReport)}`,
    );
  }
  const title = issue.title.slice(0, 200);
  const subject = createHash('sha256').update(issue.subject).digest('hex');
  const state = hiddenLine('state', { subject, closed: !issue.open });
  const text = `${markerOf('issue', issue.key)}\n${state}\n${issue.body}`;

  const before = await ownIssues(api, issue.key);
  const open = before.filter((found) => found.state === 'open');
  if (!issue.open) {
    for (const { number } of open) await api.updateIssue(number, { title, body: text, state: 'closed' });
    const [first] = open;
    return first === undefined ? { skipped: 'nothing moved' } : { url: first.url, did: 'closed' };
  }
  if (open.length > 0) return settle(api, open, { title, body: text }, 'updated');
  const last = before.at(-1);
  if (last !== undefined) {
    const old = hiddenValue('state', last.body, stateSchema);
    // Closed, and not by us: somebody has seen this and does not want to be told again.
    if (old !== null && !old.closed && old.subject === subject) return { url: last.url, did: 'left closed' };
    const { url } = await api.updateIssue(last.number, { title, body: text, state: 'open' });
    return { url, did: 'reopened' };
  }
  await api.createIssue({ title, body: text, labels: [label] });
  // Only now can a job that did the same at the same time be seen.
  const now = (await ownIssues(api, issue.key)).filter((found) => found.state === 'open');
  return settle(api, now, { title, body: text }, 'opened');
}

/** Leaves one open issue, the oldest, with this text. */
async function settle(
  api: GitHubApi,
  open: readonly Issue[],
  text: { title: string; body: string },
  did: 'opened' | 'updated',
): Promise<IssueUpdate> {
  const [first, ...doubles] = open;
  if (first === undefined) return { failed: 'the issue was closed while it was opened', remedy: undefined };
  if (first.title !== text.title || first.body !== text.body) await api.updateIssue(first.number, text);
  for (const { number } of doubles) await api.updateIssue(number, { state: 'closed' });
  return { url: first.url, did };
}
