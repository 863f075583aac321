import type { Decision, Failure, Verdict, VerdictKind } from '../model/index.ts';
import { changeText, detectableText, mediansDisagree, noiseText, rangeText, valuesText } from './cells.ts';
import { changeChart } from './chart.ts';
import { acceptedPhrase, ignoredPhrases, ownEffect } from './exceptions.ts';
import { axisLabel, drawInterval, drawnChange, shownInterval, unicodeGlyphs } from './interval.ts';
import { isTested, outlineOf, type Outline } from './outline.ts';
import * as units from './units.ts';
import {
  codeSpan,
  fencedBlock,
  htmlText,
  messageLine,
  prose,
  tableCode,
  visible,
  visibleLines,
} from './untrusted.ts';
import { shorten } from './width.ts';
import * as words from './words/index.ts';

export interface MarkdownOptions {
  /** Most UTF-16 code units of the report, at least 1,000; GitHub refuses a comment of more than 65,536 characters. */
  readonly limit?: number;
  /** Opens what is folded, and folds no long table. */
  readonly verbose?: boolean;
  /** Draws the changes as a chart of Mermaid, which GitHub shows. */
  readonly charts?: boolean;
}

/** A part of the report that can be shortened by whole rows, so that no cut falls inside a table row or a fence. */
interface Block {
  /** What its rows are called when some are left out. */
  readonly what: string;
  /** Blocks of a smaller number get their room first. */
  readonly importance: number;
  readonly open: string;
  readonly rows: readonly string[];
  readonly close: string;
}

const namesShown = 60;
const messageShown = 600;
const outputLinesShown = 40;
const rowsUnfolded = 20;
const drawingCells = 25;
const roomForNotice = 500;

/** Numbers and their units stay on one line of a cell. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function phrase(parts: words.Phrase, code: (text: string) => string = codeSpan): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('name' in part) return code(shorten(visible(part.name), namesShown));
      return prose(shorten(messageLine(part.said), messageShown));
    })
    .join('');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function tableHead(columns: readonly (readonly [string, 'left' | 'right'])[]): string {
  const rule = columns.map(([, side]) => (side === 'left' ? ':--' : '--:'));
  return `${row(columns.map(([title]) => title))}\n${row(rule)}`;
}

function details(summary: string, verbose: boolean): readonly [open: string, close: string] {
  return [`<details${verbose ? ' open' : ''}><summary>${summary}</summary>\n\n`, '\n\n</details>'];
}

function nameCell(decision: Decision, verdict: Verdict): string {
  const name = phrase([{ name: verdict.benchmark }], tableCode);
  const metric = verdict.metric === 'time' ? '' : ` · ${phrase(words.metricName(verdict.metric), tableCode)}`;
  return `${name}${metric}${partCell(decision, verdict)}`;
}

/** Below a name; nothing where there is one part only. */
function partCell(decision: Decision, row: Pick<Verdict, 'benchmark' | 'part'>): string {
  const part = words.rowPart(decision, row);
  return part === null ? '' : `<br><sub>${unbroken(phrase([{ said: part }]))}</sub>`;
}

function changeCell(verdict: Verdict): string {
  return unbroken(changeText(verdict));
}

function rangeCell(verdict: Verdict, interval: Verdict['equivalence']): string {
  return unbroken(rangeText(verdict, interval));
}

function valuesCell(decision: Decision, verdict: Verdict): string {
  return unbroken(valuesText(decision, verdict, tableCode)).replace(/\*$/u, '\\*');
}

/** The table of rows that need attention: what a reader sees without opening anything. */
function drawnTable(
  decision: Decision,
  outline: Outline,
  verdicts: readonly Verdict[],
  isWorst: boolean,
): [string, string[]] {
  const undecided = !isWorst && verdicts[0]?.kind === 'inconclusive';
  const tested = verdicts.some(isTested);
  const label = codeSpan(unbroken(axisLabel(outline.axis, drawingCells)));
  const head = tableHead([
    ['Benchmark', 'left'],
    ['Change', 'right'],
    [label, 'left'],
    ...(undecided
      ? ([
          ['Could have missed', 'left'],
          ['Would settle it', 'left'],
        ] as const)
      : ([['Base → head', 'right']] as const)),
    ...(tested ? ([['Noise', 'right']] as const) : []),
  ]);
  const rows = verdicts.map((verdict) => {
    const effect = ownEffect(decision, verdict);
    const missed = isWorst ? (outline.missed.get(verdict) ?? []) : [];
    const below = [
      ...missed.map((budget) => phrase(words.missedPhrase(decision, budget), tableCode)),
      ...(effect === null ? [] : [unbroken(effect)]),
    ];
    return row([
      nameCell(decision, verdict) + below.map((text) => `<br><sub>${text}</sub>`).join(''),
      verdict.change === null
        ? '—'
        : `**${changeCell(verdict)}**${tested ? `<br><sub>${rangeCell(verdict, shownInterval(verdict))}</sub>` : ''}`,
      codeSpan(unbroken(drawInterval(drawnChange(verdict), outline.axis, drawingCells, unicodeGlyphs))),
      ...(undecided
        ? [unbroken(words.missedWords(decision, verdict)), unbroken(words.settleWords(decision, verdict))]
        : [valuesCell(decision, verdict)]),
      ...(tested ? [unbroken(noiseText(verdict))] : []),
    ]);
  });
  return [head, rows];
}

/** The footnote of a table whose rows have asterisks. */
function mediansNote(decision: Decision, verdicts: readonly Verdict[]): string {
  return verdicts.some(mediansDisagree) ? `<sub>\\* ${words.mediansSentence(decision)}</sub>` : '';
}

function legend(decision: Decision, tested: boolean): string {
  const least = units.share(decision.minimumEffect);
  const parts = [
    `${codeSpan('│')} no change`,
    `${codeSpan('··')} less than ${least}, too little to matter`,
    tested
      ? `${codeSpan('─●─')} the change, and the range it may well lie in`
      : `${codeSpan('●')} the change`,
    `${codeSpan('►')} goes on outside the drawing`,
    ...(tested ? ['noise: how much the change differs from round to round'] : []),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}

/** A paragraph below a table; nothing for an empty one. */
function below(text: string): string {
  return text === '' ? '' : `\n\n${text}`;
}

function drawnBlocks(
  decision: Decision,
  outline: Outline,
  verdicts: readonly Verdict[],
  importance: number,
  verbose: boolean,
): Block[] {
  const [first] = verdicts;
  if (first === undefined) return [];
  const isWorst = verdicts === outline.worst;
  const title = isWorst
    ? words.worstTitle(decision, outline)
    : words.sectionTitle(decision, first.kind, verdicts);
  const undecided = !isWorst && first.kind === 'inconclusive';
  const [head, rows] = drawnTable(decision, outline, verdicts, isWorst);
  const shown = verbose ? rows.length : rowsUnfolded;
  const blocks: Block[] = [
    {
      what: `rows of "${title}"`,
      importance,
      open: `#### ${title}\n\n${head}\n`,
      rows: rows.slice(0, shown),
      close: below(
        undecided
          ? words.inconclusiveAdvice(decision, outline)
          : mediansNote(decision, verdicts.slice(0, shown)),
      ),
    },
  ];
  const rest = rows.slice(shown);
  if (rest.length > 0) {
    const [open, close] = details(`${title}: ${units.count(rest.length)} more`, verbose);
    blocks.push({
      what: `rows of "${title}"`,
      importance: importance + 10,
      open: `${open}${head}\n`,
      rows: rest,
      close: undecided ? close : `${below(mediansNote(decision, verdicts.slice(shown)))}${close}`,
    });
  }
  return blocks;
}

/** The service-level table: every budget with its value and the room that is left, worst first. */
function budgetBlocks(decision: Decision, outline: Outline, verbose: boolean): Block[] {
  const { budgets } = outline;
  const has = (kind: 'target' | 'critical'): boolean => budgets.some((budget) => budget[kind] !== null);
  const stored = budgets.map(({ compliance }) => compliance?.runs ?? 0).reduce((a, b) => Math.max(a, b), 0);
  const both = has('target') && has('critical');
  const head = tableHead([
    ['Budget', 'left'],
    ['Value', 'right'],
    ...(has('target') ? ([['Target', 'left']] as const) : []),
    ...(has('critical') ? ([['Critical', 'left']] as const) : []),
    ...(stored === 0
      ? []
      : ([[`Kept in stored runs${both ? ' (target · critical)' : ''}`, 'left']] as const)),
  ]);
  const rows = budgets.map((budget) => {
    const { benchmark, metric, relativeTo, note, source } = budget;
    const interval = words.budgetInterval(decision, budget);
    const below: words.Phrase[] = [
      ...(source === null ? [] : [[{ said: source }]]),
      ...(note === null ? [] : [[{ said: note }]]),
    ];
    const subs = below.map((text) => `<br><sub>${phrase(text, tableCode)}</sub>`).join('');
    const name = `${phrase([{ name: benchmark }], tableCode)} · ${phrase(words.metricName(metric), tableCode)}`;
    const other = relativeTo === null ? '' : ` relative to ${phrase([{ name: relativeTo }], tableCode)}`;
    const limit = (kind: 'target' | 'critical'): string =>
      unbroken(phrase(words.limitPhrase(budget, kind), tableCode));
    return row([
      `${name}${other}${partCell(decision, budget)}${subs}`,
      unbroken(phrase(words.budgetValue(decision, budget), tableCode)) +
        (interval === null ? '' : `<br><sub>${unbroken(phrase(interval, tableCode))}</sub>`),
      ...(has('target') ? [limit('target')] : []),
      ...(has('critical') ? [limit('critical')] : []),
      ...(stored === 0 ? [] : [unbroken(words.compliancePhrase(budget) ?? '—')]),
    ]);
  });
  const shown = verbose ? rows.length : rowsUnfolded;
  const what = 'budgets';
  const blocks: Block[] = [];
  if (rows.length > 0)
    blocks.push({
      what,
      importance: 6,
      open: `#### Budgets\n\n${head}\n`,
      rows: rows.slice(0, shown),
      close: '',
    });
  if (rows.length > shown) {
    const [open, close] = details(`${units.count(rows.length - shown)} more budgets`, verbose);
    blocks.push({ what, importance: 42, open: `${open}${head}\n`, rows: rows.slice(shown), close });
  }
  const unmapped = decision.unmapped ?? [];
  if (unmapped.length > 0) {
    const [open, close] = details(
      `${words.plural(unmapped.length, 'row')} of imported tables without a budget`,
      verbose,
    );
    const items = unmapped.map(
      ({ source, row: text, reason }) =>
        `- ${phrase([{ said: source }, ': ', { said: text }, ': ', { said: reason }])}`,
    );
    blocks.push({ what: 'rows without a budget', importance: 46, open, rows: items, close });
  }
  return blocks;
}

type NumberColumn = readonly [title: string, side: 'left' | 'right', cell: (verdict: Verdict) => string];

const testColumns: readonly NumberColumn[] = [
  ['Interval', 'right', (verdict) => rangeCell(verdict, verdict.change)],
  ['Equivalence', 'right', (verdict) => rangeCell(verdict, verdict.equivalence)],
  ['p', 'right', (verdict) => (verdict.p === null ? '—' : units.probability(verdict.p))],
  ['n', 'right', (verdict) => units.count(verdict.rounds)],
  ['Test', 'left', (verdict) => verdict.method ?? '—'],
];

const precisionColumns: readonly NumberColumn[] = [
  ['Noise', 'right', (verdict) => unbroken(noiseText(verdict))],
  ['Detectable', 'right', detectableText],
];

function everythingBlock(decision: Decision, outline: Outline, verbose: boolean): Block[] {
  if (outline.gating.length === 0) return [];
  const quiet = outline.unremarkable.length + outline.added.length;
  const total = outline.gating.length;
  const all = total === 1 ? 'The one result in numbers' : `All ${units.count(total)} results in numbers`;
  const [open, close] = details(
    quiet === total || quiet === 0 ? all : `${all}, ${units.count(quiet)} of them unremarkable`,
    verbose,
  );
  const tested = outline.gating.some(isTested);
  const columns: readonly NumberColumn[] = [
    ['Benchmark', 'left', (verdict) => nameCell(decision, verdict)],
    ['Verdict', 'left', (verdict) => unbroken(words.verdictWord(verdict.kind, verdict.minimumEffect))],
    ['Change', 'right', changeCell],
    ...(tested ? testColumns : []),
    ['Base → head', 'right', (verdict) => valuesCell(decision, verdict)],
    ...(tested ? precisionColumns : []),
  ];
  const head = tableHead(columns.map(([title, side]) => [title, side]));
  const rows = [...outline.gating]
    .sort((a, b) => Number(isQuiet(a)) - Number(isQuiet(b)))
    .map((verdict) => row(columns.map(([, , cell]) => cell(verdict))));
  const note = below(mediansNote(decision, outline.gating));
  return [
    { what: 'results in numbers', importance: 40, open: `${open}${head}\n`, rows, close: `${note}${close}` },
  ];
}

function isQuiet(verdict: Verdict): boolean {
  return !['regressed', 'improved', 'inconclusive', 'accepted', 'failed', 'missing'].includes(verdict.kind);
}

function movedWord(verdict: Verdict): string {
  if (verdict.kind === 'regressed' || verdict.kind === 'improved') return 'yes';
  if (verdict.kind === 'within' || verdict.kind === 'identical') return 'no';
  return verdict.kind === 'inconclusive' ? 'not sure' : verdict.kind;
}

function othersBlock(decision: Decision, outline: Outline, verbose: boolean): Block[] {
  if (outline.others.length === 0) return [];
  const [open, close] = details('Other metrics, which are shown and not judged', verbose);
  const head = tableHead([
    ['Benchmark', 'left'],
    ['Metric', 'left'],
    ['Moved', 'left'],
    ['Change', 'right'],
    ['Interval', 'right'],
    ['Base → head', 'right'],
    ['Noise', 'right'],
  ]);
  const rows = outline.others.map((verdict) =>
    row([
      phrase([{ name: verdict.benchmark }], tableCode) + partCell(decision, verdict),
      phrase(words.metricName(verdict.metric), tableCode),
      unbroken(movedWord(verdict)),
      changeCell(verdict),
      rangeCell(verdict, shownInterval(verdict)),
      valuesCell(decision, verdict),
      unbroken(noiseText(verdict)),
    ]),
  );
  const note = below(mediansNote(decision, outline.others));
  return [
    {
      what: 'rows of other metrics',
      importance: 50,
      open: `${open}${head}\n`,
      rows,
      close: `${note}${close}`,
    },
  ];
}

function list(title: string, what: string, importance: number, items: readonly string[]): Block[] {
  if (items.length === 0) return [];
  return [
    {
      what,
      importance,
      open: title === '' ? '' : `#### ${title}\n\n`,
      rows: items.map((item) => `- ${item}`),
      close: '',
    },
  ];
}

function brokenBlocks(decision: Decision, outline: Outline, importance: number): Block[] {
  const items = outline.brokenOnce.map((verdict) => phrase(words.brokenWords(decision, verdict, outline)));
  const kinds = new Set(outline.broken.map((verdict) => verdict.kind));
  const title = kinds.size > 1 ? 'Failed and missing' : kinds.has('missing') ? 'Missing' : 'Failed';
  return list(title, 'what failed or is missing', importance, items);
}

function outputBlocks(decision: Decision, outline: Outline, verbose: boolean): Block[] {
  const failures: Failure[] = [
    ...decision.failures,
    ...outline.brokenOnce.flatMap(({ failure }) => (failure === null ? [] : [failure])),
  ];
  return failures.flatMap((failure, index) => {
    if (failure.output === undefined || failure.output.trim() === '') return [];
    const who =
      failure.benchmark === null
        ? `the ${failure.kind === 'set-up' ? 'set-up' : 'program'}`
        : `<code>${htmlText(shorten(visible(failure.benchmark), namesShown))}</code>`;
    const [open, close] = details(`What ${who} printed`, verbose);
    // The end is where programs say why they stopped.
    const lines = visibleLines(failure.output.trimEnd())
      .slice(-outputLinesShown)
      .map((line) => shorten(line, 200));
    return [
      {
        what: 'outputs of failed programs',
        importance: 60 + index,
        open,
        rows: [fencedBlock(lines)],
        close,
      },
    ];
  });
}

function warningBlocks(decision: Decision, outline: Outline, verbose: boolean): Block[] {
  const all = words
    .sharedWarnings(decision, outline.gating)
    .map((warning) => phrase(words.warningPhrase(warning)));
  const shown = verbose ? all.length : 5;
  const blocks = list('Warnings', 'warnings', 20, all.slice(0, shown));
  const rest = all.slice(shown).map((item) => `- ${item}`);
  if (rest.length > 0) {
    const [open, close] = details(`${units.count(rest.length)} more warnings`, verbose);
    blocks.push({ what: 'warnings', importance: 45, open, rows: rest, close });
  }
  return blocks;
}

function methodBlock(decision: Decision, outline: Outline, verbose: boolean): Block {
  const [open, close] = details('How it was measured and judged', verbose);
  const facts = words.methodFacts(decision, outline).map(([label, value]) => `- ${label}: ${phrase(value)}`);
  const tested = (kind: VerdictKind): boolean =>
    outline.gating.some((verdict) => verdict.kind === kind && isTested(verdict));
  const meanings = outline.counts.map(
    ([kind]) =>
      `- ${words.verdictWord(kind, decision.minimumEffect)}: ${words.verdictMeaning(kind, decision.minimumEffect, tested(kind))}`,
  );
  return {
    what: 'facts about the measurement',
    importance: 30,
    open,
    rows: meanings.length === 0 ? facts : [...facts, '\nWhat the verdicts mean:\n', ...meanings],
    close,
  };
}

function single(what: string, importance: number, text: string | null): Block[] {
  return text === null || text === '' ? [] : [{ what, importance, open: '', rows: [text], close: '' }];
}

function reasonBlocks(decision: Decision): Block[] {
  const judged = decision.outcome !== 'could-not-judge';
  if (judged && decision.outcome !== 'failed') return [];
  const messages = judged ? [] : decision.reasons.map((reason) => phrase([{ said: reason.message }]));
  const remedies = [...new Set(decision.reasons.map((reason) => reason.kind))]
    .map((kind) => (judged && kind !== 'missing' && kind !== 'added' ? null : words.remedy(kind)))
    .filter((text) => text !== null);
  return [
    ...(messages.length <= 1 ? single('reasons', 2, messages[0] ?? null) : list('', 'reasons', 2, messages)),
    ...(remedies.length === 0 ? [] : single('advice', 2, `**What to do:** ${remedies.join(' ')}`)),
  ];
}

/** The blocks in the order of the page. */
function blocksOf(decision: Decision, outline: Outline, verbose: boolean, charts: boolean): Block[] {
  const drawn = (verdicts: readonly Verdict[], importance: number): Block[] =>
    drawnBlocks(decision, outline, verdicts, importance, verbose);
  const brokenDecides = decision.reasons.some(({ kind }) => kind === 'failed' || kind === 'missing');
  const rows = [...outline.worst, ...outline.improved, ...outline.inconclusive, ...outline.accepted];
  const moved = words.movedSentence(decision, outline);
  const failures = decision.failures.map((failure) =>
    phrase([
      ...(failure.benchmark === null ? [] : [{ name: failure.benchmark }, ': ']),
      ...words.failurePhrase(failure),
    ]),
  );
  return [
    ...single('what was compared', 1, `<sub>${phrase(words.comparedPhrase(decision, outline))}</sub>`),
    ...single('the mode', 1, words.observedSentence(decision)),
    ...reasonBlocks(decision),
    ...drawn(outline.worst, 3),
    ...(brokenDecides ? brokenBlocks(decision, outline, 4) : []),
    ...drawn(outline.improved, 6),
    ...drawn(outline.inconclusive, 7),
    ...drawn(outline.accepted, 8),
    ...list(
      '',
      'what was accepted',
      8,
      outline.accepted.flatMap((verdict) => {
        const words = acceptedPhrase(verdict);
        return words === null ? [] : [phrase(words)];
      }),
    ),
    ...list(
      'Ignored',
      'ignored benchmarks',
      19,
      ignoredPhrases(decision.verdicts).map((words) => phrase(words)),
    ),
    ...(brokenDecides ? [] : brokenBlocks(decision, outline, 4)),
    ...list('Failures', 'failures', 5, failures),
    ...(rows.length > 0 ? single('the legend', 9, legend(decision, rows.some(isTested))) : []),
    ...budgetBlocks(decision, outline, verbose),
    ...single('other movements', 9, moved === null ? null : phrase(moved)),
    ...warningBlocks(decision, outline, verbose),
    ...single(
      'the counts',
      1,
      [words.countsSentence(outline, decision.minimumEffect), words.budgetCounts(outline)]
        .filter((text) => text !== null)
        .join(' '),
    ),
    ...single('the chart', 41, charts ? changeChart(decision, outline) : null),
    ...everythingBlock(decision, outline, verbose),
    ...othersBlock(decision, outline, verbose),
    ...outputBlocks(decision, outline, verbose),
    methodBlock(decision, outline, verbose),
  ];
}

/** As many rows of each block as fit into `room`, the important blocks first; a block shows whole rows or nothing. */
function fit(blocks: readonly Block[], room: number): Map<Block, number> {
  const taken = new Map<Block, number>();
  let left = room;
  for (const block of [...blocks].sort((a, b) => a.importance - b.importance)) {
    const frame = 2 + block.open.length + block.close.length;
    let used = frame;
    let rows = 0;
    for (const text of block.rows) {
      if (used + text.length + 1 > left) break;
      used += text.length + 1;
      rows++;
    }
    taken.set(block, rows);
    if (rows > 0) left -= used;
  }
  return taken;
}

function noticeOf(blocks: readonly Block[], taken: ReadonlyMap<Block, number>): string {
  const missing = new Map<string, number>();
  for (const block of blocks) {
    const rest = block.rows.length - (taken.get(block) ?? 0);
    if (rest > 0) missing.set(block.what, (missing.get(block.what) ?? 0) + rest);
  }
  if (missing.size === 0) return '';
  const parts = Array.from(missing, ([what, rest]) => `${what} (${units.count(rest)})`);
  const notice = `_Left out to keep this short enough: ${parts.join(', ')}. The JSON result has everything._`;
  return notice.length <= roomForNotice
    ? notice
    : `_Left out to keep this short enough: ${units.count(missing.size)} parts. The JSON result has everything._`;
}

/** The first line of a report, by which its comment is found again. */
export function marker(suite: string): string {
  return `<!-- perf-gate:${suite.replaceAll(/[^A-Za-z0-9._-]/gu, '-').replaceAll('--', '-')} -->`;
}

/**
 * The decision as GitHub-flavoured Markdown for a comment or a job summary. It never exceeds `limit`: rows are folded first,
 * and then whole rows are left out, the least important first, and it is said which.
 */
export function markdownReport(decision: Decision, options: MarkdownOptions = {}): string {
  const { limit = 60_000, verbose = false, charts = false } = options;
  const outline = outlineOf(decision);
  const { sign, word, sentence } = words.headline(decision, outline);
  let top = `${marker(decision.suite)}\n### ${sign} ${word}: ${phrase(sentence)}`;
  if (top.length + roomForNotice > limit) top = `${marker(decision.suite)}\n### ${sign} ${word}`;
  const blocks = blocksOf(decision, outline, verbose, charts);
  const render = (taken: ReadonlyMap<Block, number> | null): string[] =>
    blocks.flatMap((block) => {
      const rows = taken === null ? block.rows : block.rows.slice(0, taken.get(block) ?? 0);
      return rows.length === 0 ? [] : [`${block.open}${rows.join('\n')}${block.close}`];
    });
  const whole = `${[top, ...render(null)].join('\n\n')}\n`;
  if (whole.length <= limit) return whole;
  const taken = fit(blocks, limit - top.length - roomForNotice - 4);
  return `${[top, ...render(taken), noticeOf(blocks, taken)].join('\n\n')}\n`;
}
