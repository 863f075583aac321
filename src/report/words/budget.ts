import { isBroken, type Decision, type JudgedBudget, type JudgedLimit } from '../../model/index.ts';
import { metricsOf, type Outline } from '../outline.ts';
import * as units from '../units.ts';
import { metricName } from './change.ts';
import { subjectPhrase } from './part.ts';
import { joined, plural, type Phrase } from './phrase.ts';

// Limits stand as their author wrote them, which is untrusted like every other text of a configuration or a table.

/** `p99` of `api > orders`; of a relative budget with what it is relative to. */
export function budgetSubject(decision: Decision, budget: JudgedBudget): Phrase {
  const { metric, relativeTo } = budget;
  return [
    ...metricName(metric),
    ' of ',
    ...subjectPhrase(decision, budget),
    ...(relativeTo === null ? [] : [' relative to ', { name: relativeTo }]),
  ];
}

/** A number as its limits are written: a share as per cent, a quotient as a factor, the rest in the unit of the metric. */
function numberText(decision: Decision, budget: JudgedBudget, value: number): Phrase {
  const { interval, metric, relativeTo } = budget;
  const half =
    interval?.low == null || interval.high === null
      ? null
      : (interval.high - interval.low) / 2 / Math.abs(value);
  const noise = budget.method === 'exact' ? 0 : half === 0 || !Number.isFinite(half ?? 0) ? null : half;
  const written = (budget.critical ?? budget.target)?.written ?? '';
  const metrics = metricsOf(decision, budget);
  const unit = Object.hasOwn(metrics, metric) ? (metrics[metric]?.unit ?? '1') : '1';
  if (written.includes('%') && (relativeTo !== null || unit === '1'))
    return [units.percent(value, half === null ? null : half * value)];
  if (relativeTo !== null) return [`×${units.quantity(value, '1', noise)}`];
  if (units.isScaled(unit)) return [units.quantity(value, unit, noise)];
  return [`${units.quantity(value, '1', noise)} `, { said: unit }];
}

/** 231 ms; — where nothing was measured. */
export function budgetValue(decision: Decision, budget: JudgedBudget): Phrase {
  return budget.value === null ? ['—'] : numberText(decision, budget, budget.value);
}

/** 228 ms … 240 ms; null: there is no interval, or it has no width. */
export function budgetInterval(decision: Decision, budget: JudgedBudget): Phrase | null {
  const { interval, method } = budget;
  if (interval === null || method === 'exact') return null;
  const end = (value: number | null, infinite: string): Phrase =>
    value === null ? [infinite] : numberText(decision, budget, value);
  return [...end(interval.low, '−∞'), ' … ', ...end(interval.high, '∞')];
}

function roomText(budget: JudgedBudget, limit: JudgedLimit): string {
  const { headroom, high } = limit;
  if (headroom === null) return '';
  const size = units.percent(headroom, Math.abs(headroom) < 0.1 ? 0.005 : 0.05);
  if (headroom >= 0) return `, ${size} left`;
  return `, ${size} ${high !== null && (budget.value ?? 0) > high ? 'over' : 'under'}`;
}

function stateText(budget: JudgedBudget, limit: JudgedLimit): string {
  const { state, sustained, row } = limit;
  if (state === 'met') return 'kept';
  if (state === 'undecided') return 'not sure';
  if (sustained !== false) return 'missed';
  return budget.runs > 1
    ? `missed in ${units.count(row)} of ${plural(budget.runs, 'run')} in a row`
    : `missed, not for ${units.duration(budget.seconds ?? 0)} yet`;
}

/** < 50ms: kept, 38 % left; — where there is no such limit. */
export function limitPhrase(budget: JudgedBudget, kind: 'target' | 'critical'): Phrase {
  const limit = budget[kind];
  if (limit === null) return ['—'];
  return [{ said: limit.written }, `: ${stateText(budget, limit)}${roomText(budget, limit)}`];
}

/** What a row of the first table says below its change: critical > 200ms missed: 231 ms, 15.5 % over (KPI.md, line 9). */
export function missedPhrase(decision: Decision, budget: JudgedBudget): Phrase {
  const kind = isBroken(budget.critical) ? 'critical' : 'target';
  const limit = budget[kind];
  if (limit === null) return [];
  const { relativeTo, source, reason } = budget;
  return [
    `${kind} `,
    { said: limit.written },
    ' missed: ',
    ...budgetValue(decision, budget),
    ...(relativeTo === null ? [] : [' relative to ', { name: relativeTo }]),
    roomText(budget, limit),
    ...(source === null ? [] : [' (', { said: source }, ')']),
    ...(reason === null ? [] : [': ', { said: reason }]),
  ];
}

/** How many of the stored runs kept it: target in 57 of 60; null: no stored run was read. */
export function compliancePhrase({ compliance, target, critical }: JudgedBudget): string | null {
  if (compliance === null) return null;
  const { runs } = compliance;
  const part = (kept: number | null): string | null =>
    kept === null
      ? null
      : `${units.count(kept)} of ${units.count(runs)} (${units.share(Math.floor((1000 * kept) / runs) / 1000)})`;
  const parts = [
    target === null ? null : part(compliance.target),
    critical === null ? null : part(compliance.critical),
  ];
  return parts.map((text) => text ?? '—').join(' · ');
}

/** The clause of a headline about budgets that are missed. */
export function missedClause(
  decision: Decision,
  outline: Outline,
  kind: 'target' | 'critical',
): Phrase | null {
  const missed = outline.budgets.filter(
    (budget) => isBroken(budget[kind]) && (kind === 'critical' || !isBroken(budget.critical)),
  );
  const [worst] = missed;
  const limit = worst?.[kind];
  if (worst === undefined || limit == null) return null;
  const value = budgetValue(decision, worst);
  const one: Phrase = [
    ...budgetSubject(decision, worst),
    ' is ',
    ...value,
    kind === 'critical' ? ' and misses its critical value ' : ' and misses its target ',
    { said: limit.written },
  ];
  if (missed.length === 1) return one;
  const what = kind === 'critical' ? 'critical values are' : 'targets are';
  return [`${units.count(missed.length)} ${what} missed, the worst: `, ...one];
}

/** Budgets: 1 missed, 3 kept, 1 not sure; null: there are none. */
export function budgetCounts(outline: Outline): string | null {
  const { budgets } = outline;
  if (budgets.length === 0) return null;
  const count = (wanted: string): number => budgets.filter((budget) => budgetWord(budget) === wanted).length;
  const parts = [
    'critical missed',
    'target missed',
    'not sure',
    'missed, but not long enough',
    'kept',
    'not judged',
  ].flatMap((word) => {
    const number = count(word);
    return number === 0 ? [] : [`${units.count(number)} ${word}`];
  });
  return `${plural(budgets.length, 'budget')}: ${parts.join('; ')}.`;
}

function budgetWord({ target, critical }: JudgedBudget): string {
  if (target === null && critical === null) return 'not judged';
  if (isBroken(critical)) return 'critical missed';
  if (isBroken(target)) return 'target missed';
  const states = [target?.state, critical?.state];
  if (states.includes('missed')) return 'missed, but not long enough';
  return states.includes('undecided') ? 'not sure' : 'kept';
}

/** What is known of how budgets were judged, for the statistician. */
export function budgetFacts(decision: Decision, outline: Outline): Phrase | null {
  const methods = new Set(outline.budgets.map(({ method }) => method));
  const limits = outline.budgets.flatMap(({ target, critical }) =>
    [target, critical].filter((one) => one !== null),
  );
  const [first] = outline.budgets.flatMap(({ interval }) => interval ?? []);
  if (limits.length === 0) return null;
  const tests: Phrase[] = [];
  if (methods.has('sign')) tests.push(['sign test of the median']);
  if (methods.has('moderated-t')) {
    tests.push([
      'moderated t test where the trials are too few for that, which rests on a model of the noise',
    ]);
  }
  if (methods.has('exact')) tests.push(['exact metrics as they are']);
  const alpha = units.probability(decision.alpha);
  const levels = `missed at ${alpha} over all critical values, and at ${alpha} over all targets`;
  const met = first === undefined ? '' : `; kept at ${units.share((1 - first.confidence) / 2)} each`;
  return [`${levels}${met}`, ...(tests.length === 0 ? [] : ['; ', ...joined(tests)])];
}
