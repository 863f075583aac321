import {
  matcherOf,
  policySchema,
  type ComparisonPolicy,
  type Environment,
  type Metric,
  type Policy,
  type PolicyInput,
  type Run,
  type Verdict,
} from '../model/index.ts';
import { lookingOnce } from './comparison.ts';
import { compareExact, exactValue } from './exact.ts';
import {
  commonMovementOf,
  comparableRuns,
  extraVariance,
  isSuspicious,
  judgedOnly,
  learnMetric,
  rowOf,
  type CommonMovement,
  type StoredMetric,
} from './stored-metric.ts';
import { allPairs, byBenchmark, byKey, keyOf, metricFor } from './judging.ts';
import { comparePrediction, predictRun, type BenchmarkHistory, type Prediction } from './prediction.ts';
import { verdictOf, type Subject } from './verdict.ts';

/** Share of unchanged benchmarks that a screen sends on to be measured in pairs. */
export const screenLevel = 0.1;

/** Share of changes of the required size that a screen sends on. */
const screenPower = 0.9;

/** Benchmarks that are measured in pairs when all moved together: enough to tell the machine from the code. */
const witnesses = 3;

/** Whether one run can stand for a benchmark. */
export interface PlannedScreen {
  readonly benchmark: string;
  /** true: one run screens it; false: it is measured in pairs at once. */
  readonly screened: boolean;
  /** Change for the worse, a fraction, that one run is expected to catch nine times in ten; null where nothing is known. */
  readonly catches: number | null;
  /** In words, why. */
  readonly reason: string;
}

/** A screened benchmark that is to be measured in pairs. */
export interface Suspect {
  readonly benchmark: string;
  /** Null where it is not for a number: it failed, or is missing. */
  readonly metric: string | null;
  /** p of the screen; null where it is not for a number. */
  readonly p: number | null;
  /** In words, why. */
  readonly reason: string;
}

/** What one run of the suite says. Every benchmark that was planned to be screened is in exactly one of the two lists. */
export interface Screened {
  readonly suspects: readonly Suspect[];
  /** One verdict for each gating metric, `not-suspected` (exact ones: within or improved). */
  readonly notSuspected: readonly Verdict[];
  /** By gating metric where all benchmarks moved by more than the minimum effect; to be reported whatever else is said. */
  readonly commonMovements: readonly CommonMovement[];
}

/**
 * Decides which benchmarks one run can stand for: those in which the stored runs of this machine class let a screen
 * catch a change of `requiredSensitivity` nine times in ten while it sends on one in ten of those that did not change.
 *
 * To be called before anything is measured, so that nothing measured has a part in the plan. The caller runs the suite once
 * if any benchmark is screened, passes that run to {@link screen}, and then measures in pairs the suspects, the
 * unscreened benchmarks and those that no stored run has. The family of the paired tests is exactly these: their rounds are
 * fresh data, so alpha holds for them however they were chosen.
 *
 * @param history stored runs, oldest first; those of another machine class or interrupted do not count.
 * @param environment of the machine that will measure.
 * @returns one entry for each benchmark of the newest comparable run; empty when there is none.
 */
export function planScreen(
  history: readonly Run[],
  environment: Environment,
  policyInput: PolicyInput = {},
): PlannedScreen[] {
  return planOf(comparableRuns(history, environment), policySchema.parse(policyInput)).plan;
}

/**
 * Screens one run: a benchmark is a suspect when it is worse than nine in ten unchanged runs would be, beside what the
 * earlier runs let one expect of it in this one. Failing closed, a benchmark that failed, is missing or has no positive
 * value is a suspect too.
 *
 * When all benchmarks moved together for the worse, further than nine in ten earlier runs did, that could be the machine or
 * the code; the benchmarks that vary least are then suspects as its witnesses, and paired rounds will tell.
 *
 * @param history what {@link planScreen} was given.
 * @param run one run of the suite, of head.
 */
export function screen(history: readonly Run[], run: Run, policyInput: PolicyInput = {}): Screened {
  const policy = policySchema.parse(policyInput);
  const comparable = comparableRuns(history, run.environment);
  const { plan, rules, metrics } = planOf(comparable, policy);
  const samples = byKey(run);
  const failures = byBenchmark(run.failures);
  const latest = comparable.at(-1);
  const before = latest === undefined ? new Map<string, never>() : byKey(latest);
  const levels = lookingOnce(screenLevel, policy.equivalenceLevel);
  const stored = [
    ...new Map([...rules.values()].flat().map((rule) => [rule.metric, rule.stored])).values(),
  ].filter((one) => one !== null);
  const predictions = new Map(stored.map((one) => [one, predictRun(one.learnt, rowOf(run, one))]));

  const suspects: Suspect[] = [];
  const quiet: { benchmark: string; spread: number; verdicts: Verdict[] }[] = [];
  for (const { benchmark, screened } of plan) {
    if (!screened) continue;
    if (failures.has(benchmark)) {
      suspects.push({ benchmark, metric: null, p: null, reason: 'it failed' });
      continue;
    }
    const verdicts: Verdict[] = [];
    let suspect: Suspect | null = null;
    let spread = 0;
    for (const rule of rules.get(benchmark) ?? []) {
      const { metric } = rule;
      const declared = metricFor(metrics[metric] as Metric, rule.policy);
      const values = samples.get(keyOf(benchmark, metric))?.values ?? [];
      const past = before.get(keyOf(benchmark, metric));
      const subject: Subject = {
        benchmark,
        metric,
        gating: true,
        policy: rule.policy,
        base: null,
        head: null,
        warnings: [],
      };
      if (rule.stored === null) {
        const now = exactValue(values);
        const then = exactValue(past?.values ?? []);
        if (now === null || then === null) {
          suspect ??= { benchmark, metric, p: null, reason: `${metric} is not one exact value` };
          continue;
        }
        const verdict = compareExact({ ...subject, base: then, head: now }, then, now, 1, declared);
        if (verdict.kind === 'regressed')
          suspect ??= { benchmark, metric, p: null, reason: `${metric} differs from the newest stored run` };
        verdicts.push(verdict);
        continue;
      }
      const next = rowOf(run, rule.stored)[rule.column] ?? NaN;
      const prediction = predictions.get(rule.stored)?.[rule.column] ?? null;
      if (Number.isNaN(next) || prediction === null) {
        suspect ??= { benchmark, metric, p: null, reason: `it has no ${metric} that can be compared` };
        continue;
      }
      const extra = extraVariance(rule.stored, rule.column, values.length);
      const now: Prediction = { ...prediction, spread: Math.hypot(prediction.spread, Math.sqrt(extra)) };
      const comparison = comparePrediction(now, next, levels);
      const residual = ((next - now.expected) / now.spread) * rule.up;
      const as = rule.residuals.filter((earlier) => earlier >= residual).length;
      const p = (1 + as) / (1 + rule.residuals.length);
      if (residual > rule.threshold)
        suspect ??= { benchmark, metric, p, reason: `${metric} is worse than in nine of ten unchanged runs` };
      const base = Math.exp(now.expected);
      verdicts.push({
        ...verdictOf({ ...subject, base, head: Math.exp(next) }, comparison, declared, levels),
        kind: 'not-suspected',
        // Screening spends nothing of alpha.
        alpha: null,
        p,
        detectable: changeOf(now.spread * (rule.threshold + rule.margin), rule.up),
        roundsToSettle: null,
      });
      spread = Math.max(spread, now.spread);
    }
    if (suspect !== null) suspects.push(suspect);
    else quiet.push({ benchmark, spread, verdicts });
  }

  const movements = stored
    .map((one) => commonMovementOf(one, run, levels))
    .filter((movement) => movement !== null)
    .filter((movement) => Math.abs(movement.change) > policy.minimumEffect);
  // One movement for each metric, in the direction that its first comparison has.
  const declaredOf = (metric: string): Metric => {
    const rule = [...rules.values()].flat().find((one) => one.metric === metric) as Rule;
    return metricFor(metrics[metric] as Metric, rule.policy);
  };
  const suspicious = movements.find((movement) =>
    isSuspicious(movement, declaredOf(movement.metric), policy, screenLevel),
  );
  if (suspicious !== undefined) {
    quiet.sort((a, b) => a.spread - b.spread);
    for (const { benchmark } of quiet.splice(0, witnesses)) {
      const reason = `all benchmarks moved together, and it is among those that vary least`;
      suspects.push({ benchmark, metric: suspicious.metric, p: null, reason });
    }
  }
  return {
    suspects,
    notSuspected: quiet.flatMap((one) => one.verdicts),
    commonMovements: movements,
  };
}

/** How one gating metric of one benchmark is screened; `stored` is null for an exact one. */
interface Rule {
  readonly metric: string;
  readonly policy: ComparisonPolicy;
  readonly stored: StoredMetric | null;
  readonly column: number;
  /** 1 where more is worse, -1 where less is. */
  readonly up: 1 | -1;
  /** Residuals of the earlier runs, greater is worse. */
  readonly residuals: readonly number[];
  /** In spreads: what is worse than this is suspected. */
  readonly threshold: number;
  /** In spreads: how much luck nine in ten runs do not exceed. */
  readonly margin: number;
  /** Log ratio for the worse that nine in ten earlier runs would have been sent on with. */
  readonly catches: number;
}

function planOf(
  comparable: readonly Run[],
  policy: Policy,
): {
  plan: PlannedScreen[];
  rules: Map<string, Rule[]>;
  metrics: Readonly<Record<string, Metric>>;
} {
  const latest = comparable.at(-1);
  if (latest === undefined) return { plan: [], rules: new Map(), metrics: {} };
  const metrics = latest.metrics;
  const all = allPairs([latest], policy, metrics);
  const pairs = all.filter((pair) => pair.gating && !pair.policy.ignore);
  const learntFrom = judgedOnly(comparable, policy);
  const learnt = new Map<string, StoredMetric>();
  for (const { metric } of pairs) {
    if (metrics[metric]?.kind !== 'exact' && !learnt.has(metric))
      learnt.set(metric, learnMetric(learntFrom, metric));
  }
  const plan: PlannedScreen[] = [];
  const rules = new Map<string, Rule[]>();
  const budgets = policy.budgets.map(matcherOf);
  const budgeted = new Set([
    ...policy.budgets.map(({ relativeTo }) => relativeTo),
    ...all.flatMap(({ benchmark, metric }) =>
      budgets.some((matches) => matches(benchmark, metric)) ? [benchmark] : [],
    ),
  ]);
  for (const benchmark of new Set(pairs.map((pair) => pair.benchmark))) {
    if (budgeted.has(benchmark)) {
      const reason = 'it has a budget, and one run does not bound a value';
      plan.push({ benchmark, screened: false, catches: null, reason });
      continue;
    }
    const own = pairs.filter((pair) => pair.benchmark === benchmark);
    const noisy = own.filter(({ metric }) => learnt.has(metric)).length;
    // Bonferroni over the metrics of a benchmark, so that it is the benchmark that is sent on one time in ten.
    const level = screenLevel / Math.max(1, noisy);
    const needed = Math.ceil(1 / level) - 1;
    let catches = 0;
    let runs = Infinity;
    const found: Rule[] = [];
    for (const { metric, policy: its } of own) {
      const up = metricFor(metrics[metric] as Metric, its).better === 'higher' ? -1 : 1;
      const here = { metric, policy: its, up } as const;
      const stored = learnt.get(metric) ?? null;
      if (stored === null) {
        found.push({ ...here, stored, column: -1, residuals: [], threshold: 0, margin: 0, catches: 0 });
        continue;
      }
      const column = stored.benchmarks.indexOf(benchmark);
      const past: BenchmarkHistory | null = stored.learnt.benchmarks[column] ?? null;
      runs = Math.min(
        runs,
        past?.residuals.length ?? stored.rows.filter((row) => !Number.isNaN(row[column] ?? NaN)).length,
      );
      if (past === null || past.residuals.length < needed) continue;
      const rule = screenRule(past, up, level);
      found.push({ ...here, stored, column, ...rule });
      catches = Math.max(catches, changeOf(rule.catches, up));
    }
    if (found.length < own.length) {
      const reason = `the history is too young: ${String(runs)} of ${String(needed)} runs`;
      plan.push({ benchmark, screened: false, catches: null, reason });
      continue;
    }
    rules.set(benchmark, found);
    const screened = catches <= policy.requiredSensitivity;
    const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`;
    const reason = screened
      ? `one run catches a change of ${percent(catches)} nine times in ten`
      : `one run catches only a change of ${percent(catches)} nine times in ten, and ${percent(policy.requiredSensitivity)} are required`;
    plan.push({ benchmark, screened, catches, reason });
  }
  return { plan, rules, metrics };
}

/**
 * The screen of one metric of one benchmark, from the earlier runs and without an assumption about their distribution.
 *
 * @param history with at least 1 / level - 1 runs.
 * @param up 1 where more is worse, -1 where less is.
 * @param level share of unchanged runs that are sent on.
 */
export function screenRule(
  history: Pick<BenchmarkHistory, 'residuals' | 'spreads'>,
  up: 1 | -1,
  level: number,
): Pick<Rule, 'residuals' | 'threshold' | 'margin' | 'catches'> {
  const residuals = history.residuals.map((residual) => residual * up);
  const threshold = upperQuantile(residuals, level);
  // What each earlier run would have had to be worse by to be sent on.
  const needed = residuals.map((residual, run) => (threshold - residual) * (history.spreads[run] as number));
  return {
    residuals,
    threshold,
    margin: upperQuantile(
      residuals.map((residual) => -residual),
      1 - screenPower,
    ),
    catches: upperQuantile(needed, 1 - screenPower),
  };
}

/**
 * The value that a further one of the same distribution exceeds with probability `tail` at most, whatever that
 * distribution (the order statistic of split conformal prediction; Vovk, Gammerman & Shafer 2005).
 *
 * @param values at least 1 / tail - 1 of them.
 */
function upperQuantile(values: readonly number[], tail: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  // Less a hair, because (10 + 1) × (1 - 0.1) is not below 10 by rounding alone.
  const place = Math.ceil((sorted.length + 1) * (1 - tail) - 1e-9);
  return sorted[Math.min(place, sorted.length) - 1] as number;
}

/** Size of a change for the worse as a fraction. */
function changeOf(logRatio: number, up: 1 | -1): number {
  const size = Math.max(0, logRatio);
  return up === 1 ? Math.expm1(size) : -Math.expm1(-size);
}
