import type { Decision, Verdict, VerdictKind } from '../../model/index.ts';
import type { Outline } from '../outline.ts';
import * as units from '../units.ts';
import { commonWord } from './change.ts';
import { capitalised, plural } from './phrase.ts';

/** The title of a section of rows that have one verdict. */
export function sectionTitle(decision: Decision, kind: VerdictKind, verdicts: readonly Verdict[]): string {
  if (kind === 'regressed') return capitalised(commonWord(decision, verdicts) ?? 'worse');
  if (kind === 'improved') return capitalised(commonWord(decision, verdicts) ?? 'better');
  if (kind === 'inconclusive') return 'Not sure';
  if (kind === 'accepted') return 'Worse, and accepted';
  return capitalised(verdictWord(kind, decision.minimumEffect));
}

/** The title of the rows that are worse or miss a budget. */
export function worstTitle(decision: Decision, outline: Outline): string {
  const { regressed, missed } = outline;
  if (missed.size === 0) return sectionTitle(decision, 'regressed', regressed);
  return regressed.length === 0 ? 'Budget missed' : 'Worse, or budget missed';
}

export function verdictWord(kind: VerdictKind, minimumEffect: number): string {
  switch (kind) {
    case 'within':
      return `within ±${units.share(minimumEffect)}`;
    case 'identical':
      return 'identical';
    case 'not-suspected':
      return 'not suspected';
    case 'added':
      return 'new';
    case 'regressed':
    case 'improved':
    case 'inconclusive':
    case 'missing':
    case 'failed':
    case 'accepted':
    case 'ignored':
      return kind;
  }
}

/**
 * What the verdicts mean, for the reader who meets them for the first time.
 * @param tested some of them rest on a test; the others on exact numbers.
 */
export function verdictMeaning(kind: VerdictKind, minimumEffect: number, tested: boolean): string {
  const least = units.share(minimumEffect);
  const size = tested
    ? `by an estimated ${least} or more, and chance does not explain it`
    : `by more than ${least}`;
  switch (kind) {
    case 'regressed':
      return `it is worse, ${size}`;
    case 'improved':
      return `it is better, ${size}`;
    case 'within':
      return `shown to have changed by less than ${least}`;
    case 'inconclusive':
      return 'the noise allows neither a change nor its absence to be shown';
    case 'not-suspected':
      return 'the stored history gave no reason to measure it again';
    case 'identical':
      return 'both sides run the same files, so nothing was measured';
    case 'added':
      return 'the base has no such benchmark';
    case 'missing':
      return 'the base has it and head does not';
    case 'failed':
      return 'it did not run';
    case 'accepted':
      return 'worse, and accepted beforehand';
    case 'ignored':
      return 'left out by the configuration';
  }
}

/** 1 regressed, 9 within ±2 %, 1 new. */
export function countsSentence(outline: Outline, minimumEffect: number): string {
  const within = outline.gating.filter((verdict) => verdict.kind === 'within');
  const alike = within.every((verdict) => verdict.minimumEffect === minimumEffect);
  const parts = outline.counts.map(
    ([kind, number]) =>
      `${units.count(number)} ${kind === 'within' && !alike ? 'within their minimum effect' : verdictWord(kind, minimumEffect)}${kind === 'identical' ? ' (the same files on both sides)' : ''}`,
  );
  const compared = outline.gating.length;
  if (compared === 0) return 'No benchmark was compared.';
  const subject =
    compared === outline.benchmarks
      ? plural(compared, 'benchmark')
      : `${plural(compared, 'comparison')} of ${plural(outline.benchmarks, 'benchmark')}`;
  return `${subject}: ${parts.join(', ')}.`;
}

export function subjectWord(outline: Outline): string {
  return outline.gating.length === outline.benchmarks ? 'benchmark' : 'comparison';
}
