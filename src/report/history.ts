import { parseHistory, type History, type HistoryRun, type Moved, type Searched } from '../model/index.ts';
import type { TerminalOptions } from './terminal.ts';
import * as units from './units.ts';
import { ascii, messageLine, visible, withoutCommands } from './untrusted.ts';
import { displayWidth, padEnd, padStart, shorten, wrap } from './width.ts';

/** The search as a `perf-gate.history/1` document, a newline at the end. The same search gives the same bytes. */
export function historyJson(history: History): string {
  return `${JSON.stringify(parseHistory(history, 'the history'), undefined, 2)}\n`;
}

type Look = Omit<TerminalOptions, 'verbose'>;

interface Column {
  readonly title: string;
  readonly side: 'left' | 'right';
  /** Widest cell in columns. */
  readonly widest: number;
}

const escape = String.fromCharCode(27);

/** What moved in a history, for people: every change point and every drift, or in words that nothing moved and what was searched. */
export function historyReport(history: History, look: Look): string {
  const lines: string[] = [];
  const clean = (text: string): string => (look.unicode ? text : ascii(text));
  const width = Math.max(40, look.width);
  const say = (text: string): void => {
    lines.push(...wrap(clean(text), width));
  };
  const searched = history.series.filter((series) => !series.young);
  const young = history.series.filter((series) => series.young);
  const classes = [...new Set(history.series.map((series) => series.fingerprint))];

  say(headline(history, searched));
  for (const fingerprint of classes) {
    const here = searched.filter((series) => series.fingerprint === fingerprint);
    const moved = here.flatMap((series) => series.changePoints.map((point) => ({ series, point })));
    const drifting = here.filter((series) => series.drift !== null);
    if (moved.length === 0 && drifting.length === 0) continue;
    lines.push('');
    say(`On ${visible(fingerprint)}:`);
    if (moved.length > 0) {
      // The newest first: it is what somebody can still do something about.
      const rows = moved.toSorted((a, b) => Date.parse(b.point.at.started) - Date.parse(a.point.at.started));
      const nameWidth = Math.max(16, width - 76);
      lines.push('');
      lines.push(
        ...table(
          [
            { title: '', side: 'left', widest: 9 },
            { title: 'benchmark', side: 'left', widest: nameWidth },
            { title: 'metric', side: 'left', widest: 12 },
            { title: 'first run', side: 'left', widest: 10 },
            { title: 'commits', side: 'left', widest: 26 },
            { title: 'change', side: 'right', widest: 10 },
            { title: 'p', side: 'right', widest: 8 },
          ],
          rows.map(({ series, point }) => [
            point.verdict,
            messageLine(series.benchmark),
            messageLine(series.metric),
            point.at.started.slice(0, 10),
            commitsText(point),
            changeText(series, point),
            probabilityText(point.p),
          ]),
          clean,
        ),
      );
      if (look.color)
        colour(
          lines,
          rows.length,
          rows.map(({ point }) => point.verdict),
        );
      const same = moved.filter(({ point }) => isSameCommit(point)).length;
      if (same > 0) {
        lines.push('');
        say(
          `"same commit": the level changed between two runs of one commit (${units.count(same)} ${same === 1 ? 'time' : 'times'}), so not by the code: look at the machine.`,
        );
      }
    }
    if (drifting.length > 0) lines.push('');
    for (const series of drifting) say(driftSentence(series));
  }
  if (young.length > 0) {
    const least = Math.min(...young.map((series) => series.runs));
    const most = Math.max(...young.map((series) => series.runs));
    const needed = 2 * history.policy.smallestSegment;
    lines.push('');
    say(
      `${seriesText(young.length)} too young to search: ${least === most ? units.count(least) : `${units.count(least)} to ${units.count(most)}`} of the ${units.count(needed)} runs that are needed (two levels of ${units.count(history.policy.smallestSegment)}; --smallest-segment).`,
    );
  }
  for (const warning of history.warnings) say(`Warning: ${messageLine(warning)}`);
  return withoutCommands(`${lines.map((line) => line.replaceAll('\u00a0', ' ').trimEnd()).join('\n')}\n`);
}

function headline(history: History, searched: readonly Searched[]): string {
  const runs = `${units.count(history.runs)} stored ${history.runs === 1 ? 'run' : 'runs'} of ${history.suite}`;
  const only = history.only === null ? '' : ` (only ${shorten(visible(history.only), 60)})`;
  if (history.runs === 0) return `No run of ${history.suite} is stored.`;
  if (history.series.length === 0) return `There is nothing to search in the ${runs}${only}.`;
  if (searched.length === 0) return `Nothing could be searched yet in the ${runs}${only}.`;
  const points = searched.reduce((sum, series) => sum + series.changePoints.length, 0);
  const drifting = searched.filter((series) => series.drift !== null).length;
  const first = searched.map((series) => series.first.started).reduce(earlier);
  const last = searched.map((series) => series.last.started).reduce((a, b) => (earlier(a, b) === a ? b : a));
  const where = `${seriesText(searched.length)} in the ${runs}${only}, ${first.slice(0, 10)} to ${last.slice(0, 10)}`;
  if (points === 0 && drifting === 0)
    return `Nothing moved: ${where} ${searched.length === 1 ? 'was' : 'were'} searched.`;
  const found = [
    ...(points === 0 ? [] : [`${units.count(points)} change ${points === 1 ? 'point' : 'points'}`]),
    ...(drifting === 0 ? [] : [`${units.count(drifting)} slow ${drifting === 1 ? 'drift' : 'drifts'}`]),
  ];
  return `${found.join(' and ')} in ${where}.`;
}

function earlier(a: string, b: string): string {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

function seriesText(number: number): string {
  return `${units.count(number)} series`;
}

function commitOf(run: HistoryRun): string {
  return run.commit === null ? 'unknown' : run.commit.slice(0, 12);
}

function isSameCommit({ lastBefore, firstAfter }: Moved): boolean {
  return lastBefore.commit !== null && lastBefore.commit === firstAfter.commit;
}

/** As git takes it: after the first commit, up to the second. */
function commitsText(point: Moved): string {
  if (isSameCommit(point)) return `same commit ${commitOf(point.firstAfter)}`;
  return `${commitOf(point.lastBefore)}..${commitOf(point.firstAfter)}`;
}

function changeText(series: Searched, point: Moved): string {
  return point.change === null
    ? units.transition(
        point.before,
        point.after,
        units.isScaled(series.definition.unit) ? series.definition.unit : '1',
        null,
      )
    : units.signedPercent(point.change, null);
}

/** So small a p says that the model is the larger doubt. */
function probabilityText(p: number): string {
  return p < 1e-9 ? '<1e-9' : units.probability(p);
}

function nameOf(series: Searched): string {
  return `${shorten(messageLine(series.metric), 20)} of ${shorten(messageLine(series.benchmark), 60)}`;
}

function driftSentence(series: Searched): string {
  const { drift } = series;
  if (drift === null) return '';
  const how =
    drift.change === null ? 'drifts slowly' : `drifted by ${units.signedPercent(drift.change, null)} in all`;
  return `drift: ${nameOf(series)} ${how}, over ${units.count(series.runs)} runs from ${series.first.started.slice(0, 10)} to ${series.last.started.slice(0, 10)} (p ${probabilityText(drift.p)}). No single commit did it.`;
}

function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  clean: (text: string) => string,
): string[] {
  const cells = [columns.map((column) => column.title), ...rows].map((row) =>
    row.map((cell, index) => shorten(clean(cell), columns[index]?.widest ?? 1, clean('…'))),
  );
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => displayWidth(row[index] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, index) => (columns[index]?.side === 'right' ? padStart : padEnd)(cell, widths[index] ?? 0))
      .join('  '),
  );
}

/** Paints the first column of the last lines. */
function colour(lines: string[], count: number, verdicts: readonly Moved['verdict'][]): void {
  for (let row = 0; row < count; row += 1) {
    const place = lines.length - count + row;
    const code = verdicts[row] === 'regressed' ? 31 : 32;
    lines[place] = (lines[place] ?? '').replace(/^(\w+)/u, `${escape}[${String(code)}m$1${escape}[0m`);
  }
}
