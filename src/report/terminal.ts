import { isBroken, type Decision, type Failure, type JudgedBudget, type Verdict } from '../model/index.ts';
import { changeText, detectableText, mediansDisagree, noiseText, rangeText, valuesText } from './cells.ts';
import { acceptedPhrase, ignoredPhrases, ownEffect } from './exceptions.ts';
import {
  asciiGlyphs,
  axisLabel,
  drawInterval,
  drawnChange,
  shownInterval,
  unicodeGlyphs,
} from './interval.ts';
import { isTested, outlineOf, type Outline } from './outline.ts';
import * as units from './units.ts';
import { ascii, messageLine, visible, visibleLines, withoutCommands } from './untrusted.ts';
import { displayWidth, padEnd, padStart, shorten, wrap } from './width.ts';
import * as words from './words/index.ts';

export interface TerminalOptions {
  readonly color: boolean;
  /** Columns; fewer than 40 are treated as 40. */
  readonly width: number;
  /** false: ASCII only. */
  readonly unicode: boolean;
  /** Shows every row, and the statistics of each. */
  readonly verbose: boolean;
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;
type Paint = keyof typeof codes;
const escape = String.fromCharCode(27);

interface Column {
  readonly title: string;
  readonly side: 'left' | 'right';
  readonly paint: (verdict: Verdict) => Paint | null;
  readonly text: (verdict: Verdict) => string;
  /** It belongs to a test, and is left out where there is none. */
  readonly tests?: boolean;
}

const gap = '  ';
const indent = '    ';
const messageShown = 600;
/** One long cell moves its own row and not all others. */
const widestColumn = 18;

/** Writes one report; every text passes `clean` before its width is measured. */
class Page {
  readonly #lines: string[] = [];
  readonly #options: TerminalOptions;
  readonly width: number;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.width = Math.max(40, Math.floor(options.width));
  }

  /** `text` must be visible. */
  clean(text: string): string {
    return this.#options.unicode ? text : ascii(text);
  }

  paint(text: string, paint: Paint | null): string {
    if (!this.#options.color || paint === null || text.trim() === '') return text;
    return `${escape}[${String(codes[paint])}m${text}${escape}[0m`;
  }

  get mark(): string {
    return this.#options.unicode ? '…' : '...';
  }

  phrase(parts: words.Phrase, nameWidth = 60): string {
    const text = parts
      .map((part) => {
        if (typeof part === 'string') return part;
        if ('name' in part) return `\`${shorten(this.clean(visible(part.name)), nameWidth, this.mark)}\``;
        return shorten(this.clean(messageLine(part.said)), messageShown, this.mark);
      })
      .join('');
    return this.clean(text);
  }

  line(text = ''): void {
    this.#lines.push(text.replaceAll('\u00a0', ' ').trimEnd());
  }

  /** A gap between parts, never two. */
  gap(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.line();
  }

  /** Prose, wrapped, with `hang` before every line but the first. */
  prose(text: string, paint: Paint | null = null, first = '', hang = first): void {
    const room = this.width - Math.max(displayWidth(first), displayWidth(hang));
    for (const [index, part] of wrap(text, room).entries()) {
      this.line((index === 0 ? first : hang) + this.paint(part, paint));
    }
  }

  toString(): string {
    return withoutCommands(`${this.#lines.join('\n')}\n`);
  }
}

function verdictPaint(verdict: Verdict): Paint | null {
  if (verdict.kind === 'regressed') return 'red';
  if (verdict.kind === 'improved') return 'green';
  return verdict.kind === 'inconclusive' ? 'yellow' : null;
}

function columnsFor(
  decision: Decision,
  outline: Outline,
  glyphs: typeof unicodeGlyphs,
  cells: number,
  tested: boolean,
): Column[] {
  const columns: Column[] = [
    { title: 'change', side: 'right', paint: verdictPaint, text: changeText },
    {
      title: axisLabel(outline.axis, cells),
      side: 'left',
      paint: verdictPaint,
      text: (verdict) => drawInterval(drawnChange(verdict), outline.axis, cells, glyphs),
    },
    {
      title: 'likely range',
      tests: true,
      side: 'right',
      paint: () => null,
      text: (verdict) => rangeText(verdict, shownInterval(verdict)),
    },
    {
      title: 'base → head',
      side: 'right',
      paint: () => null,
      text: (verdict) => valuesText(decision, verdict),
    },
    {
      title: 'noise',
      tests: true,
      side: 'right',
      paint: () => 'dim',
      text: (verdict) => noiseText(verdict),
    },
    {
      title: 'p',
      tests: true,
      side: 'right',
      paint: () => 'dim',
      text: (verdict) => (verdict.p === null ? '—' : units.probability(verdict.p)),
    },
  ];
  return columns.filter(({ tests }) => tested || tests !== true);
}

/** Rows in columns that all sections of a report share; a row is broken into lines where the columns do not fit. */
class Rows {
  readonly #page: Page;
  readonly #columns: readonly Column[];
  readonly #widths: readonly number[];
  readonly #nameWidth: number | null;
  readonly #label: (verdict: Verdict) => string;
  #titled = false;

  constructor(
    page: Page,
    decision: Decision,
    outline: Outline,
    verdicts: readonly Verdict[],
    glyphs: typeof unicodeGlyphs,
  ) {
    this.#page = page;
    this.#label = (verdict) => {
      const part = words.rowPart(decision, verdict);
      const name = page.clean(visible(verdict.benchmark) + (part === null ? '' : ` (${visible(part)})`));
      if (verdict.metric === 'time') return name;
      const metric = page.phrase(words.metricName(verdict.metric)).replaceAll('`', '');
      return `${shorten(name, page.width, page.mark)}${page.clean(' · ')}${metric}`;
    };
    const measure = (columns: readonly Column[]): number[] =>
      columns.map((column) =>
        verdicts.reduce(
          (widest, verdict) =>
            Math.max(widest, Math.min(widestColumn, displayWidth(page.clean(column.text(verdict))))),
          displayWidth(page.clean(column.title)),
        ),
      );
    const tested = verdicts.some(isTested);
    const least = 11;
    const trial = measure(columnsFor(decision, outline, glyphs, least, tested));
    const total = trial.reduce((sum, width) => sum + width + gap.length, 0);
    const names = verdicts.reduce(
      (widest, verdict) => Math.max(widest, displayWidth(this.#label(verdict))),
      0,
    );
    // On one line with the name if that fits; else the name has a line of its own and the drawing gets what is left.
    const inline = gap.length + names + total <= page.width;
    const spare = page.width - total - (inline ? gap.length + names : indent.length - gap.length);
    const cells = least + Math.min(18, Math.max(0, spare));
    this.#nameWidth = inline ? names : null;
    this.#columns = columnsFor(decision, outline, glyphs, cells, tested);
    this.#widths = measure(this.#columns);
  }

  /** Lines of cells, each within the width of the page. */
  #layout(cells: readonly string[], paints: readonly (Paint | null)[], start: string): void {
    const page = this.#page;
    let line = start;
    let used = displayWidth(start);
    // A line that starts with a name needs a gap before its first cell; one that starts with the indent does not.
    let empty = this.#nameWidth === null;
    for (const [index, wanted] of cells.entries()) {
      const cell = shorten(wanted, page.width - indent.length, page.mark);
      const width = Math.min(
        page.width - indent.length,
        Math.max(this.#widths[index] ?? 0, displayWidth(cell)),
      );
      if (!empty && used + gap.length + width > page.width) {
        page.line(line);
        line = indent;
        used = indent.length;
        empty = true;
      }
      const padded = this.#columns[index]?.side === 'left' ? padEnd(cell, width) : padStart(cell, width);
      const spaced = (empty ? '' : gap) + padded;
      line += page.paint(spaced, paints[index] ?? null);
      used += displayWidth(spaced);
      empty = false;
    }
    page.line(line);
  }

  titles(): void {
    if (this.#titled) return;
    this.#titled = true;
    const start = this.#nameWidth === null ? indent : gap + ' '.repeat(this.#nameWidth);
    this.#layout(
      this.#columns.map((column) => this.#page.clean(column.title)),
      this.#columns.map(() => 'dim'),
      start,
    );
  }

  row(verdict: Verdict): void {
    const page = this.#page;
    const label = shorten(this.#label(verdict), this.#nameWidth ?? page.width - gap.length, page.mark);
    const cells = this.#columns.map((column) => page.clean(column.text(verdict)));
    const paints = this.#columns.map((column) => column.paint(verdict));
    if (this.#nameWidth === null) {
      page.line(gap + page.paint(label, 'bold'));
      this.#layout(cells, paints, indent);
    } else {
      this.#layout(
        cells,
        paints,
        gap + page.paint(label, 'bold') + ' '.repeat(this.#nameWidth - displayWidth(label)),
      );
    }
  }
}

function statisticsLine(verdict: Verdict): string {
  const word = words.verdictWord(verdict.kind, verdict.minimumEffect);
  if (verdict.method === null) return word;
  if (verdict.method === 'exact') return `${word} · compared exactly`;
  const parts = [
    word,
    `n ${units.count(verdict.rounds)}`,
    verdict.method,
    verdict.change === null || verdict.change.confidence === 1
      ? null
      : `interval ${rangeText(verdict, verdict.change)} (${units.confidencePercent(verdict.change.confidence)})`,
    verdict.equivalence === null
      ? null
      : `equivalence ${rangeText(verdict, verdict.equivalence)} (${units.confidencePercent(verdict.equivalence.confidence)})`,
    verdict.detectable === null ? null : `detectable ${detectableText(verdict)}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function printOutput(page: Page, failure: Failure, lines: number): void {
  if (failure.output === undefined || failure.output.trim() === '') return;
  const bar = page.clean('│') === '│' ? '│ ' : '| ';
  for (const line of visibleLines(failure.output.trimEnd()).slice(-lines)) {
    const room = page.width - indent.length - bar.length;
    page.line(indent + page.paint(bar + shorten(page.clean(line), room, page.mark), 'dim'));
  }
}

function printHeadline(page: Page, decision: Decision, outline: Outline, options: TerminalOptions): void {
  const { sign, tone, word, sentence } = words.headline(decision, outline);
  const paint = tone === 'good' ? 'green' : tone === 'bad' ? 'red' : 'yellow';
  const start = options.unicode ? `${sign} ${word}:` : `${word}:`;
  const [first = '', ...more] = wrap(`${start} ${page.phrase(sentence)}`, page.width);
  page.line(first.startsWith(start) ? page.paint(start, paint) + first.slice(start.length) : first);
  for (const line of more) page.line(line);
  page.prose(page.phrase(words.comparedPhrase(decision, outline)), 'dim');
  const observed = words.observedSentence(decision);
  if (observed !== null) page.prose(observed);

  if (decision.outcome === 'passed') return;
  const judged = decision.outcome === 'failed';
  const kinds = [...new Set(decision.reasons.map((reason) => reason.kind))];
  if (!judged) {
    page.gap();
    for (const reason of decision.reasons) page.prose(page.phrase([{ said: reason.message }]), null, gap);
  }
  const remedies = kinds
    .map((kind) => (judged && kind !== 'missing' && kind !== 'added' ? null : words.remedy(kind)))
    .filter((text) => text !== null);
  if (remedies.length > 0) {
    page.gap();
    page.prose(`What to do: ${remedies.join(' ')}`);
  }
}

const budgetsShown = 20;

function budgetPaint({ target, critical }: JudgedBudget): Paint | null {
  if (isBroken(critical)) return 'red';
  return isBroken(target) || critical?.state === 'undecided' ? 'yellow' : null;
}

/** All budgets, worst first: the value, its limits with the room that is left, and how often stored runs kept them. */
function printBudgets(page: Page, decision: Decision, outline: Outline, options: TerminalOptions): void {
  const { budgets } = outline;
  if (budgets.length > 0) {
    page.gap();
    page.line(page.paint('Budgets', 'bold'));
    const shown = budgets.slice(0, options.verbose ? budgets.length : budgetsShown);
    const cells = shown.map((budget) => [
      page.phrase(words.budgetValue(decision, budget)),
      ...(['target', 'critical'] as const).flatMap((kind) =>
        budget[kind] === null ? [] : [`${kind} ${page.phrase(words.limitPhrase(budget, kind))}`],
      ),
      ...[words.compliancePhrase(budget)].flatMap((text) => (text === null ? [] : [`stored runs: ${text}`])),
    ]);
    for (const [index, budget] of shown.entries()) {
      page.prose(page.phrase(words.budgetSubject(decision, budget), page.width - 20), null, gap, indent);
      // The value is the one number by which rows are compared.
      const [value = '', ...rest] = cells[index] ?? [];
      if (budget.value !== null) page.prose([value, ...rest].join('   '), budgetPaint(budget), indent);
      if (options.verbose) {
        const interval = words.budgetInterval(decision, budget);
        const parts = [
          interval === null ? null : `interval ${page.phrase(interval)}`,
          `n ${units.count(budget.trials)}`,
          budget.method,
          budget.source === null ? null : page.phrase([{ said: budget.source }]),
        ];
        page.prose(page.clean(parts.filter((part) => part !== null).join(' · ')), 'dim', indent);
      }
      if (budget.note !== null) page.prose(page.phrase([{ said: budget.note }]), 'dim', indent);
    }
    const rest = budgets.length - shown.length;
    if (rest > 0) page.line(`${gap}and ${units.count(rest)} more; --verbose shows them`);
  }
  const unmapped = decision.unmapped ?? [];
  if (unmapped.length === 0) return;
  page.gap();
  page.line(page.paint('Rows without a budget', 'bold'));
  const shown = unmapped.slice(0, options.verbose ? unmapped.length : 5);
  for (const { source, row, reason } of shown) {
    page.prose(
      page.phrase([{ said: source }, ': ', { said: row }, ': ', { said: reason }]),
      null,
      gap,
      indent,
    );
  }
  const rest = unmapped.length - shown.length;
  if (rest > 0) page.line(`${gap}and ${units.count(rest)} more; --verbose shows them`);
}

/**
 * The decision for a terminal or a job log. Lines are at most `width` columns wide; no line is a workflow command, and no
 * control character but the newline, and colours if asked for, is written.
 */
export function terminalReport(decision: Decision, options: TerminalOptions): string {
  const page = new Page(options);
  const outline = outlineOf(decision);
  const glyphs = options.unicode ? unicodeGlyphs : asciiGlyphs;
  printHeadline(page, decision, outline, options);

  const main = [...outline.worst, ...outline.improved, ...outline.inconclusive, ...outline.accepted];
  const quiet = options.verbose ? [...outline.unremarkable, ...outline.added, ...outline.others] : [];
  const rows = new Rows(page, decision, outline, [...main, ...quiet], glyphs);
  const worstTitle = words.worstTitle(decision, outline);
  const section = (
    title: string,
    verdicts: readonly Verdict[],
    extra?: (verdict: Verdict) => string,
  ): void => {
    if (verdicts.length === 0) return;
    page.gap();
    page.line(page.paint(page.clean(title), 'bold'));
    rows.titles();
    for (const verdict of verdicts) {
      rows.row(verdict);
      for (const budget of title === worstTitle ? (outline.missed.get(verdict) ?? []) : []) {
        const paint = isBroken(budget.critical) ? 'red' : 'yellow';
        page.prose(page.phrase(words.missedPhrase(decision, budget)), paint, indent);
      }
      const effect = ownEffect(decision, verdict);
      if (effect !== null) page.prose(page.clean(effect), 'dim', indent);
      if (extra !== undefined) page.prose(page.clean(extra(verdict)), 'dim', indent);
      if (options.verbose) page.prose(page.clean(statisticsLine(verdict)), 'dim', indent);
    }
  };
  const drawn = (verdicts: readonly Verdict[], extra?: (verdict: Verdict) => string): void => {
    const [first] = verdicts;
    if (first !== undefined) section(words.sectionTitle(decision, first.kind, verdicts), verdicts, extra);
  };
  const printBroken = (): void => {
    if (outline.broken.length === 0) return;
    page.gap();
    page.line(page.paint('Failed or missing', 'bold'));
    for (const verdict of outline.brokenOnce) {
      page.prose(
        page.phrase(words.brokenWords(decision, verdict, outline), page.width - 10),
        null,
        gap,
        indent,
      );
      if (verdict.failure !== null) printOutput(page, verdict.failure, options.verbose ? 40 : 8);
    }
  };
  const brokenDecides = decision.reasons.some(({ kind }) => kind === 'failed' || kind === 'missing');

  section(worstTitle, outline.worst);
  if (brokenDecides) printBroken();
  drawn(outline.improved);
  drawn(outline.inconclusive, (verdict) => {
    const missed = `could have missed ${words.missedWords(decision, verdict)}`;
    return outline.inconclusive.length === 1
      ? missed
      : `${missed}; ${words.settleWords(decision, verdict)} would settle it`;
  });
  if (outline.inconclusive.length > 0)
    page.prose(page.clean(words.inconclusiveAdvice(decision, outline)), null, gap);
  drawn(outline.accepted, (verdict) => page.phrase(acceptedPhrase(verdict) ?? []));
  const ignored = ignoredPhrases(decision.verdicts);
  if (ignored.length > 0) {
    page.gap();
    page.line(page.paint('Ignored', 'bold'));
    const shown = options.verbose ? ignored.length : 5;
    for (const phrase of ignored.slice(0, shown)) page.prose(page.phrase(phrase), null, gap, indent);
    const rest = ignored.length - shown;
    if (rest > 0) page.line(`${gap}and ${units.count(rest)} more; --verbose shows them`);
  }
  if (!brokenDecides) printBroken();

  if (decision.failures.length > 0) {
    page.gap();
    page.line(page.paint('Failures', 'bold'));
    for (const failure of decision.failures) {
      const who: words.Phrase = failure.benchmark === null ? [] : [{ name: failure.benchmark }, ': '];
      page.prose(page.phrase([...who, ...words.failurePhrase(failure)]), null, gap, indent);
      printOutput(page, failure, options.verbose ? 40 : 8);
    }
  }
  if (options.verbose) {
    section('Unremarkable', [...outline.unremarkable, ...outline.added]);
    section('Other metrics, not judged', outline.others);
  }
  if (main.length > 0) {
    const { zero, band, line, estimate } = glyphs;
    const change = main.some(isTested)
      ? `${line}${estimate}${line} the change and its likely range`
      : `${estimate} the change`;
    const least = `${band}${band} less than ${units.share(decision.minimumEffect)}`;
    page.gap();
    // Our own signs, which are ASCII already where they have to be.
    page.prose(`${zero} no change   ${least}   ${change}`, 'dim', gap);
  }
  if ([...main, ...quiet].some(mediansDisagree)) {
    page.prose(page.clean(`* ${words.mediansSentence(decision)}`), 'dim', gap, indent);
  }

  printBudgets(page, decision, outline, options);

  const moved = words.movedSentence(decision, outline);
  if (moved !== null) {
    page.gap();
    page.prose(page.phrase(moved));
  }
  const warnings = words.sharedWarnings(decision, outline.gating);
  if (warnings.length > 0) {
    page.gap();
    page.line(page.paint('Warnings', 'bold'));
    const shown = options.verbose ? warnings.length : 5;
    for (const warning of warnings.slice(0, shown)) {
      page.prose(page.phrase(words.warningPhrase(warning)), null, gap, indent);
    }
    const rest = warnings.length - shown;
    if (rest > 0) page.line(`${gap}and ${units.count(rest)} more; --verbose shows them`);
  }

  page.gap();
  page.prose(page.clean(words.countsSentence(outline, decision.minimumEffect)));
  const budgetCounts = words.budgetCounts(outline);
  if (budgetCounts !== null) page.prose(budgetCounts);
  page.gap();
  const facts = words
    .methodFacts(decision, outline)
    .map(([label, value]) => [label, `${label.toLowerCase()}: ${page.phrase(value)}`] as const);
  const machine = new Set(['Machine', 'Runtime', 'Measured by', 'Conditions']);
  const minor = new Set(['Note', 'Base measured', 'Head measured', 'Took']);
  const print = (wanted: (label: string) => boolean): void => {
    const texts = facts.flatMap(([label, text]) => (wanted(label) ? [text] : []));
    if (texts.length > 0) page.prose(page.clean(texts.join(' · ')), 'dim');
  };
  print((label) => !machine.has(label) && !minor.has(label) && label !== 'Part');
  for (const [label, text] of facts) if (label === 'Part') page.prose(page.clean(text), 'dim', '', gap);
  print((label) => machine.has(label));
  if (options.verbose) print((label) => minor.has(label));
  return page.toString();
}
