import type { History, Moved, Searched } from '../model/index.ts';
import { signedPercent } from './units.ts';
import { messageLine, prose, tableCode, visible } from './untrusted.ts';

/** Rows of an issue; the rest is counted. */
const mostRows = 100;

interface Row {
  readonly series: Searched;
  readonly point: Moved;
}

/** The last change of a series, when it was for the worse: what was repaired since is no longer news. */
function standing({ series }: History): Row[] {
  return series
    .flatMap((one) => {
      const point = one.changePoints.at(-1);
      return point?.verdict === 'regressed' ? [{ series: one, point }] : [];
    })
    .toSorted((a, b) => Date.parse(b.point.at.started) - Date.parse(a.point.at.started));
}

/** What an issue about a history is about, whatever the numbers are tonight; an empty text: nothing. */
export function historySubject(history: History): string {
  const changes = standing(history).map(({ series, point }) =>
    JSON.stringify([
      series.benchmark,
      series.metric,
      series.fingerprint,
      point.at.commit ?? point.at.started,
    ]),
  );
  const drifts = history.series
    .filter(({ drift }) => drift !== null)
    .map(({ benchmark, metric, fingerprint }) => JSON.stringify(['drift', benchmark, metric, fingerprint]));
  return [...changes, ...drifts].sort().join('\n');
}

/**
 * What got slower in a history and has not been repaired, as Markdown.
 * @param repository address of its page, for links to commits.
 */
export function historyMarkdown(history: History, repository: string): string {
  const rows = standing(history);
  const drifting = history.series.filter(({ drift }) => drift !== null);
  const parts = [
    rows.length === 0 && drifting.length === 0
      ? `Nothing in the stored history of ${tableCode(visible(history.suite))} is slower than it was.`
      : `In the stored history of ${tableCode(visible(history.suite))} (${String(history.runs)} runs) these got worse and stayed so.`,
  ];
  if (rows.length > 0) {
    const cells = rows
      .slice(0, mostRows)
      .map(({ series, point }) => [
        tableCode(visible(series.benchmark)),
        tableCode(visible(series.metric)),
        point.change === null ? 'from 0' : signedPercent(point.change, null),
        range(point, repository),
        point.at.started.slice(0, 10),
        tableCode(visible(series.fingerprint)),
      ]);
    const head = ['Benchmark', 'Metric', 'Change', 'Commits', 'Since', 'Machine class'];
    parts.push([head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n'));
    if (rows.length > mostRows) parts.push(`${String(rows.length - mostRows)} more are not shown.`);
  }
  if (drifting.length > 0) {
    const lines = drifting
      .slice(0, mostRows)
      .map(
        ({ benchmark, metric }) =>
          `- ${tableCode(visible(benchmark))} ${tableCode(visible(metric))} drifts slowly`,
      );
    parts.push(lines.join('\n'));
  }
  if (history.warnings.length > 0) {
    parts.push(
      history.warnings
        .slice(0, 20)
        .map((text) => `- ${prose(messageLine(text).slice(0, 500))}`)
        .join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function range({ lastBefore, firstAfter }: Moved, repository: string): string {
  const from = lastBefore.commit;
  const to = firstAfter.commit;
  if (from === null || to === null) return '';
  return `[${from.slice(0, 12)}…${to.slice(0, 12)}](${repository}/compare/${from}...${to})`;
}
