import type { Decision, Verdict } from '../model/index.ts';
import { estimateOf } from './interval.ts';
import { metricOf } from './outline.ts';
import * as units from './units.ts';
import { visible } from './untrusted.ts';
import { shorten } from './width.ts';

/** What the cells of a row say, the same in every report. */

/** The change: `+12.3 %`. */
export function changeText(verdict: Verdict): string {
  if (verdict.change === null) return '—';
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

/** Base and head in fitting units. A tool may have a unit of its own, which is untrusted: `unitText` makes it safe. */
export function valuesText(
  decision: Decision,
  verdict: Verdict,
  unitText: (visibleUnit: string) => string = (unit) => unit,
): string {
  const metric = metricOf(decision, verdict);
  const unit = shorten(visible(metric?.unit ?? '1'), 20);
  const noise = metric?.kind === 'exact' ? 0 : verdict.noise;
  const values = units.transition(verdict.base, verdict.head, units.isScaled(unit) ? unit : '1', noise);
  if (units.isScaled(unit) || (verdict.base === null && verdict.head === null)) return values;
  return `${values}\u00a0${unitText(unit)}`;
}
