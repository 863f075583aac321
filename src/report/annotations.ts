import type { Decision, Verdict } from '../model/index.ts';
import { changeText, rangeText, valuesText } from './cells.ts';
import { shownInterval } from './interval.ts';
import { isTested, outlineOf } from './outline.ts';
import { messageLine, visible } from './untrusted.ts';
import { shorten } from './width.ts';
import * as words from './words/index.ts';

/** What is said of one benchmark at the line that defines it. */
export interface BenchmarkNote {
  readonly benchmark: string;
  /** Name of the part that it is of; absent: there is one part. */
  readonly part?: string;
  /** error: it makes the gate red. */
  readonly level: 'error' | 'warning';
  readonly title: string;
  /** One line of plain text. */
  readonly message: string;
}

const nameShown = 100;
const messageShown = 600;

function plain(phrase: words.Phrase): string {
  return phrase
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('name' in part) return shorten(visible(part.name), nameShown);
      return shorten(messageLine(part.said), messageShown);
    })
    .join('');
}

/** What got worse or failed on head, the worst first; a metric of its own counts as one. */
export function benchmarkNotes(decision: Decision): BenchmarkNote[] {
  const outline = outlineOf(decision);
  const decides = (kind: Verdict['kind']): boolean =>
    !decision.observed &&
    decision.outcome === 'failed' &&
    decision.reasons.some((reason) => reason.kind === kind);
  const noteOf = (verdict: Verdict, title: string, message: string): BenchmarkNote => ({
    benchmark: verdict.benchmark,
    ...(verdict.part === undefined ? {} : { part: verdict.part }),
    level: decides(verdict.kind) ? 'error' : 'warning',
    title,
    message,
  });
  const regressed = outline.regressed.map((verdict) => {
    const metric = verdict.metric === 'time' ? [] : [' · ', ...words.metricName(verdict.metric)];
    const name = plain([...words.subjectPhrase(decision, verdict), ...metric]);
    const range = isTested(verdict) ? ` (${rangeText(verdict, shownInterval(verdict))})` : '';
    // Without the asterisk of a footnote that is not here.
    const values = valuesText(decision, verdict).replace(/\u00a0\*$/u, '');
    const change = changeText(verdict);
    return noteOf(verdict, `Regressed: ${change}`, `${name}: ${change}${range}, ${values}`);
  });
  const failed = outline.broken
    .filter(({ kind }) => kind === 'failed')
    .map((verdict) =>
      noteOf(verdict, 'Failed on head', plain(words.brokenWords(decision, verdict, outline))),
    );
  return [...regressed, ...failed];
}
