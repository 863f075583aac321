import type { Decision, Verdict } from '../../model/index.ts';
import { metricOf, type Outline } from '../outline.ts';
import * as units from '../units.ts';
import { directionWords } from './change.ts';
import { plural } from './phrase.ts';

/** What an undecided row could have missed: up to 9 % slower. */
export function missedWords(decision: Decision, verdict: Verdict): string {
  if (verdict.detectable === null) return 'any change';
  const words = directionWords(verdict.metric, metricOf(decision, verdict));
  const lower = metricOf(decision, verdict)?.better !== 'higher';
  const worse = words === null ? 'worse' : lower ? words.grew : words.fell;
  return `up to ${units.percent(verdict.detectable, verdict.detectable)} ${worse}`;
}

/** Nothing was bounded, so nothing can be foreseen but the fewest rounds with which the test can speak at all. */
function isUnbounded(verdict: Verdict): boolean {
  return verdict.change === null || (verdict.change.low === null && verdict.change.high === null);
}

/** What would settle an undecided row. */
export function settleWords(decision: Decision, verdict: Verdict): string {
  if (decision.strategy === 'stored') return 'more stored runs';
  if (isUnbounded(verdict))
    return `no fewer than ${plural(verdict.roundsToSettle ?? verdict.rounds + 1, 'round')}`;
  return verdict.roundsToSettle === null
    ? 'no number of rounds'
    : `about ${plural(verdict.roundsToSettle, 'round')}`;
}

/** The advice below the undecided rows. */
export function inconclusiveAdvice(decision: Decision, outline: Outline): string {
  if (decision.strategy === 'stored') return 'The history grows with every run that is stored.';
  const needs = outline.inconclusive.map((verdict) => verdict.roundsToSettle);
  const settled = needs.filter((rounds) => rounds !== null);
  const most = settled.length === 0 ? null : settled.reduce((a, b) => Math.max(a, b));
  const quieter = 'a quieter machine or a longer benchmark would help';
  if (outline.inconclusive.every((verdict) => verdict.change === null))
    return 'They could not be compared at all.';
  if (outline.inconclusive.some(isUnbounded) && most !== null) {
    return `At least ${plural(most, 'round')} are needed to say anything.`;
  }
  if (most === null)
    return `More rounds would not settle ${needs.length === 1 ? 'this' : 'these'}; ${quieter}.`;
  const settle = `About ${plural(most, 'round')} would settle`;
  if (settled.length === needs.length) {
    return `${settle} ${needs.length === 1 ? 'it' : 'them all'}, as far as can be foreseen.`;
  }
  return `${settle} ${units.count(settled.length)} of them; for the others ${quieter}.`;
}
