import type { Metric, Verdict } from '../model/index.ts';
import { withoutComparison, type Subject } from './verdict.ts';

/** The one value of a sample of an exact metric, or null when its trials differ. */
export function exactValue(values: readonly number[]): number | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

/** Compares a metric that the same program always gives the same number for: no statistics, no level, no p. */
export function compareExact(
  subject: Subject,
  base: number,
  head: number,
  rounds: number,
  metric: Metric,
): Verdict {
  const { policy } = subject;
  const quotient = base === head ? 0 : (head - base) / Math.abs(base);
  // From zero, or from so little that no number holds the quotient.
  const change = Number.isFinite(quotient) ? quotient : null;
  const beyond = change === null || Math.abs(change) > policy.minimumEffect;
  const worse = metric.better === 'lower' ? head > base : head < base;
  return {
    ...withoutComparison(subject, 'inconclusive'),
    kind: beyond ? (worse ? 'regressed' : 'improved') : 'within',
    change: { estimate: change, low: change, high: change, confidence: 1 },
    method: 'exact',
    rounds,
    base,
    head,
    noise: 0,
    detectable: policy.minimumEffect,
  };
}
