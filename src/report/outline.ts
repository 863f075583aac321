import type { Decision, JudgedBudget, JudgedLimit, Metric, Verdict, VerdictKind } from '../model/index.ts';
import { isBroken, verdictKinds } from '../model/index.ts';
import { axisOf, drawnChange, estimateOf, grew, type Axis, type Change } from './interval.ts';

/** The verdicts of a decision in the order in which a reader wants them; nothing is decided here. */
export interface Outline {
  readonly regressed: readonly Verdict[];
  /** Worse, or with a budget that is missed, in one order: what fails the gate first, and then by how far it is off. */
  readonly worst: readonly Verdict[];
  /** The budgets that a row of `worst` misses. */
  readonly missed: ReadonlyMap<Verdict, readonly JudgedBudget[]>;
  /** All budgets, worst first. */
  readonly budgets: readonly JudgedBudget[];
  readonly improved: readonly Verdict[];
  readonly inconclusive: readonly Verdict[];
  readonly accepted: readonly Verdict[];
  /** Missing or added metrics of benchmarks that are there on both sides. */
  readonly partial: ReadonlySet<Verdict>;
  /** Failed and missing. */
  readonly broken: readonly Verdict[];
  /** Of `broken`, one for each benchmark that has nothing to show, and each metric that alone is missing. */
  readonly brokenOnce: readonly Verdict[];
  readonly added: readonly Verdict[];
  /** within, identical, not-suspected, ignored. */
  readonly unremarkable: readonly Verdict[];
  /** All that can fail the build. */
  readonly gating: readonly Verdict[];
  /** Metrics that are shown only. */
  readonly others: readonly Verdict[];
  /** Those of `others` that moved. */
  readonly moved: readonly Verdict[];
  /** Of the gating verdicts, in the order of `verdictKinds`, kinds that occur only. */
  readonly counts: readonly (readonly [VerdictKind, number])[];
  /** Different benchmarks among the gating verdicts. */
  readonly benchmarks: number;
  readonly axis: Axis;
  /** Smallest and largest number of rounds of the tests, or of the exact comparisons where there is no test; null: nothing was compared. */
  readonly rounds: readonly [number, number] | null;
}

/** The metrics that a verdict or a budget is of. */
export function metricsOf(decision: Decision, row: Pick<Verdict, 'part'>): Decision['metrics'] {
  // Two suites may mean two things by one name.
  return (decision.parts?.find(({ name }) => name === row.part) ?? decision).metrics;
}

/** The metric of a verdict, as its policy sees it; undefined for a name that the decision does not declare. */
export function metricOf(decision: Decision, verdict: Verdict): Metric | undefined {
  const metrics = metricsOf(decision, verdict);
  const metric = Object.hasOwn(metrics, verdict.metric) ? metrics[verdict.metric] : undefined;
  return metric === undefined || verdict.better === null ? metric : { ...metric, better: verdict.better };
}

/** Whether the verdict rests on a test; that of an exact metric needs none. */
export function isTested(verdict: Verdict): boolean {
  return verdict.method !== null && verdict.method !== 'exact';
}

function badness(decision: Decision, verdict: Verdict): number {
  if (verdict.change === null) return 0;
  // Half the throughput is as bad as twice the time: only logarithms rank them so.
  const estimate = grew(verdict) ? estimateOf(verdict.change) : -Math.abs(estimateOf(verdict.change));
  const size = Math.log1p(Math.max(-1, estimate));
  return metricOf(decision, verdict)?.better === 'higher' ? -size : size;
}

/** A verdict or a budget. */
type Row = Pick<Verdict, 'benchmark' | 'metric' | 'part'>;

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byName(a: Row, b: Row): number {
  return order(a.benchmark, b.benchmark) || order(a.metric, b.metric) || order(a.part ?? '', b.part ?? '');
}

/** A benchmark of a part. */
function keyOf({ benchmark, part }: Verdict): string {
  return JSON.stringify([part, benchmark]);
}

/** A metric of a benchmark of a part. */
function rowKey({ benchmark, metric, part }: Row): string {
  return JSON.stringify([part, benchmark, metric]);
}

/** How far a value lies beyond a limit, as a logarithm; 0 within. */
function overshoot(budget: JudgedBudget, limit: JudgedLimit | null): number {
  const { value } = budget;
  if (limit === null || value === null) return 0;
  const { low, high } = limit;
  if (high !== null && value > high) return Math.log(value / high);
  return low !== null && value < low ? Math.log(low / value) : 0;
}

function isUnsure({ target, critical, concerns }: JudgedBudget): boolean {
  return !concerns || critical?.state === 'undecided' || target?.state === 'undecided';
}

/** 0: fails, 1: warns, 2: not sure, 3: missed and not long enough, 4: kept, 5: not measured. */
function budgetRank(budget: JudgedBudget): number {
  const { target, critical } = budget;
  if (isBroken(critical)) return 0;
  if (isBroken(target)) return 1;
  if (isUnsure(budget)) return 2;
  if (critical?.state === 'missed' || target?.state === 'missed') return 3;
  return target === null && critical === null ? 5 : 4;
}

function budgetsWorstFirst(budgets: readonly JudgedBudget[]): JudgedBudget[] {
  const off = (budget: JudgedBudget): number =>
    Math.max(overshoot(budget, budget.critical), overshoot(budget, budget.target));
  const room = ({ target, critical }: JudgedBudget): number =>
    Math.min(...[target, critical].map((limit) => limit?.headroom ?? Infinity));
  return [...budgets].sort(
    (a, b) =>
      budgetRank(a) - budgetRank(b) ||
      // Infinity less itself is no number, and then the names decide.
      off(b) - off(a) ||
      room(a) - room(b) ||
      byName(a, b),
  );
}

export function outlineOf(decision: Decision): Outline {
  const gating = decision.verdicts.filter((verdict) => verdict.gating).sort(byName);
  const others = decision.verdicts.filter((verdict) => !verdict.gating).sort(byName);
  const worst = new Map(decision.verdicts.map((verdict) => [verdict, badness(decision, verdict)]));
  const compareBadness = (a: Verdict, b: Verdict): number => {
    const [left, right] = [worst.get(a) ?? 0, worst.get(b) ?? 0];
    return left === right ? byName(a, b) : left - right;
  };
  const only = (...kinds: readonly VerdictKind[]): Verdict[] =>
    gating.filter((verdict) => kinds.includes(verdict.kind));
  const worstFirst = (verdicts: Verdict[]): Verdict[] => verdicts.sort((a, b) => compareBadness(b, a));

  const regressed = worstFirst(only('regressed'));
  const budgets = budgetsWorstFirst(decision.budgets ?? []);
  const missedByKey = new Map<string, JudgedBudget[]>();
  for (const budget of budgets.filter((one) => budgetRank(one) <= 1)) {
    const key = rowKey(budget);
    missedByKey.set(key, [...(missedByKey.get(key) ?? []), budget]);
  }
  const missed = new Map(
    decision.verdicts.flatMap((verdict) => {
      const found = missedByKey.get(rowKey(verdict));
      return found === undefined ? [] : [[verdict, found] as const];
    }),
  );
  const fails = (verdict: Verdict): boolean =>
    regressed.includes(verdict) || (missed.get(verdict) ?? []).some(({ critical }) => isBroken(critical));
  const size = (verdict: Verdict): number =>
    Math.max(
      regressed.includes(verdict) ? (worst.get(verdict) ?? 0) : 0,
      ...(missed.get(verdict) ?? []).map((budget) =>
        overshoot(budget, isBroken(budget.critical) ? budget.critical : budget.target),
      ),
    );
  const worstRows = [...new Set([...regressed, ...missed.keys()])]
    .map((verdict) => ({ verdict, fails: fails(verdict), size: size(verdict) }))
    .sort(
      (a, b) =>
        Number(b.fails) - Number(a.fails) ||
        (a.size === b.size ? byName(b.verdict, a.verdict) : b.size - a.size),
    )
    .map(({ verdict }) => verdict);
  const improved = only('improved').sort(compareBadness);
  const inconclusive = worstFirst(only('inconclusive'));
  const accepted = worstFirst(only('accepted'));
  // The axis fits the rows that say something; the wide intervals of the others may run out of it.
  const drawn = [[...worstRows, ...improved, ...accepted], inconclusive, gating].find(
    (verdicts) => verdicts.length > 0,
  );
  const changes = (verdicts: readonly Verdict[]): Change[] =>
    verdicts.flatMap((verdict) => drawnChange(verdict) ?? []);
  const judged = gating.some(isTested)
    ? gating.filter(isTested)
    : gating.filter(({ method }) => method !== null);
  // Screened by earlier runs, next to what was measured in rounds: the rounds are told.
  const inRounds = judged.filter(({ method }) => method !== 'prediction');
  const rounds = (inRounds.length === 0 ? judged : inRounds).map((verdict) => verdict.rounds);
  const onHead = new Set(decision.verdicts.flatMap((one) => (one.head === null ? [] : [keyOf(one)])));
  const onBase = new Set(decision.verdicts.flatMap((one) => (one.base === null ? [] : [keyOf(one)])));
  const partial = new Set(
    gating.filter(
      (one) =>
        (one.kind === 'missing' && onHead.has(keyOf(one))) ||
        (one.kind === 'added' && onBase.has(keyOf(one))),
    ),
  );
  const broken = only('failed', 'missing');
  const firstOf = new Map(broken.map((verdict) => [keyOf(verdict), verdict] as const).reverse());
  return {
    partial,
    regressed,
    worst: worstRows,
    missed,
    budgets,
    improved,
    inconclusive,
    accepted,
    broken,
    brokenOnce: broken.filter((verdict) => partial.has(verdict) || firstOf.get(keyOf(verdict)) === verdict),
    added: only('added'),
    unremarkable: only('within', 'identical', 'not-suspected', 'ignored'),
    gating,
    others,
    moved: others
      .filter((verdict) => verdict.kind === 'regressed' || verdict.kind === 'improved')
      .sort((a, b) => Math.abs(worst.get(b) ?? 0) - Math.abs(worst.get(a) ?? 0) || byName(a, b)),
    counts: verdictKinds.flatMap((kind) => {
      const number = gating.filter((verdict) => verdict.kind === kind).length;
      return number === 0 ? [] : [[kind, number] as const];
    }),
    benchmarks: new Set(gating.map((verdict) => verdict.benchmark)).size,
    axis: axisOf(changes(drawn ?? []), decision.minimumEffect),
    rounds:
      rounds.length === 0
        ? null
        : rounds.reduce<readonly [number, number]>(
            ([least, most], n) => [Math.min(least, n), Math.max(most, n)],
            [Infinity, 0],
          ),
  };
}
