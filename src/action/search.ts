import type { BaselineStore } from '../baseline/store.ts';
import type { resolveConfig } from '../config/index.ts';
import { history } from '../gate.ts';
import { longestReport, updateRollingIssue, type GithubContext, type GitHubApi } from '../github/index.ts';
import { matchesName, PerfGateError } from '../model/index.ts';
import { historyMarkdown, historySubject } from '../report/index.ts';
import { version } from '../version.ts';
import { explained, say, warn } from './saying.ts';

/** Searches the whole stored history, and keeps ONE issue up to date about what got slower. Changes no verdict. */
export async function searchStored(
  api: GitHubApi,
  context: GithubContext,
  config: ReturnType<typeof resolveConfig>,
  openStore: () => Promise<BaselineStore>,
): Promise<void> {
  try {
    const found = await history({ ...config, only: null }, { openStore, matchesName, toolVersion: version });
    const subject = historySubject(found);
    const { owner, name } = context.repository;
    const body = historyMarkdown(found, `${context.serverUrl}/${owner}/${name}`);
    const update = await updateRollingIssue(api, {
      key: config.suite,
      title: `Performance: what got slower (${config.suite})`,
      body: body.length > longestReport ? `${body.slice(0, longestReport - 10)}\n…\n` : body,
      subject,
      open: subject !== '',
    });
    if ('url' in update) say(`The issue about the stored history was ${update.did}: ${update.url}`);
    else if ('skipped' in update) say(`No issue: ${update.skipped}`);
    else {
      const remedy = update.remedy === undefined ? '' : `. ${update.remedy}`;
      warn([`The issue about the stored history could not be brought up to date: ${update.failed}${remedy}`]);
    }
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    warn([`The stored history could not be searched: ${explained(error)}`]);
  }
}
