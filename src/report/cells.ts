import type { Decision, Verdict } from '../model/index.ts';
import { changedSign, estimateOf, grew } from './interval.ts';
import { metricOf } from './outline.ts';
import * as units from './units.ts';
import { visible } from './untrusted.ts';
import { shorten } from './width.ts';

/** What the cells of a row say, the same in every report. */

/** The change: `+12.3 %`; in words where a relative change has no meaning. */
export function changeText(verdict: Verdict): string {
  if (verdict.change === null) return '—';
  if (verdict.method === 'exact') {
    if (changedSign(verdict)) return 'new sign';
    if (verdict.base === 0 && verdict.head !== 0) return 'from 0';
    if (verdict.change.estimate === null) return grew(verdict) ? '×∞' : units.signedPercent(-Infinity, null);
  }
  const resolution = units.resolutionOf(verdict.change, verdict.noise);
  return units.signedPercent(estimateOf(verdict.change), resolution);
}

/** An interval with as many digits as the change. */
export function rangeText(verdict: Verdict, interval: Verdict['equivalence']): string {
  if (interval === null) return '—';
  if (verdict.method === 'exact') return 'exact';
  return units.percentRange(interval.low, interval.high, units.resolutionOf(verdict.change, verdict.noise));
}

/** The spread from round to round, which an exact metric does not have. */
export function noiseText(verdict: Verdict): string {
  return units.noisePercent(verdict.method === 'exact' ? null : verdict.noise);
}

/** The smallest change that would have been called regressed; for an exact metric every change is seen. */
export function detectableText(verdict: Verdict): string {
  return verdict.detectable === null || verdict.method === 'exact'
    ? '—'
    : units.percent(verdict.detectable, verdict.detectable);
}

/**
 * Whether a reader who divides the shown head by the shown base would get a visibly different change: by more than one
 * percentage point and a fifth of it. Both are right: base and head are medians of each side by itself.
 */
export function mediansDisagree({ change, method, base, head }: Verdict): boolean {
  if (change === null || base === null || head === null || method === null || method === 'exact')
    return false;
  if (base <= 0 || head <= 0) return false;
  const estimate = Math.log1p(estimateOf(change));
  return Math.abs(Math.log(head / base) - estimate) > Math.max(0.01, Math.abs(estimate) / 5);
}

/** Base and head in fitting units; an asterisk where they and the change disagree. A tool may have a unit of its own, which is untrusted: `unitText` makes it safe. */
export function valuesText(
  decision: Decision,
  verdict: Verdict,
  unitText: (visibleUnit: string) => string = (unit) => unit,
): string {
  const metric = metricOf(decision, verdict);
  const unit = shorten(visible(metric?.unit ?? '1'), 20);
  const noise = metric?.kind === 'exact' ? 0 : verdict.noise;
  const values = units.transition(verdict.base, verdict.head, units.isScaled(unit) ? unit : '1', noise);
  const mark = mediansDisagree(verdict) ? '\u00a0*' : '';
  if (units.isScaled(unit) || (verdict.base === null && verdict.head === null)) return values + mark;
  return `${values}\u00a0${unitText(unit)}${mark}`;
}
