import {
  isBroken,
  isWithin,
  limitIn,
  matcherOf,
  policyFor,
  type Budget,
  type Decision,
  type JudgedBudget,
  type JudgedLimit,
  type Metric,
  type Policy,
  type Range,
  type Reason,
  type Run,
  type Verdict,
} from '../model/index.ts';
import type { ModeratedT } from '../stats/moderated-t.ts';
import { boundedValue, fitsOf, headroomOf, keeps, stateOf, type Deciders } from './bounded-value.ts';
import { fewestForModel, medianOrNull } from './comparison.ts';
import { byKey, keyOf, metricFor } from './judging.ts';
import { comparableRuns } from './stored-metric.ts';

/**
 * Judges the budgets of the policy and joins them with a decision.
 *
 * A critical value that is missed fails the gate, whatever else is said, unless the controls show that the machine cannot be
 * trusted; a missed target is only shown. The critical values share alpha among them (Bonferroni), so the probability that any
 * of those that are kept fails the gate is at most alpha; so do the targets. "met" is said at the level of the equivalence test.
 *
 * @param history stored runs, oldest first; those of other machine classes are left out.
 */
export function withBudgets(
  decision: Decision,
  head: Run,
  history: readonly Run[],
  policy: Policy,
): Decision {
  const unmapped = policy.unmapped.length === 0 ? {} : { unmapped: policy.unmapped };
  if (policy.budgets.length === 0) return { ...decision, ...unmapped };
  const judge = new BudgetJudge(decision, head, comparableRuns(history, head.environment), policy);
  const judged = judge.all();
  const budgets = judged.map(({ budget }) => budget);
  const unusable = judged.flatMap(({ budget, unusable: why }) => (why === null ? [] : [{ budget, why }]));

  const failing: Reason[] = [];
  const blocking: Reason[] = [];
  const warnings: string[] = [];
  const missed = budgets.filter(({ critical }) => isBroken(critical));
  if (missed.length > 0) {
    const message = `${countOf(missed)} the critical value`;
    // Red is vetoed for the whole gate: absolute values of a machine that favours one side are no better than its changes.
    if (decision.reasons.some(({ kind }) => kind === 'contaminated'))
      warnings.push(`On this machine ${message}.`);
    else failing.push({ kind: 'budget-missed', benchmarks: namesOf(missed), message });
  }
  for (const { budget, why } of unusable) {
    const message = `the budget for ${budget.metric} of ${budget.benchmark.slice(0, 200)}${budget.source === null ? '' : ` (${budget.source})`} cannot be judged: ${why}`;
    blocking.push({ kind: 'budget-unusable', benchmarks: [budget.benchmark], message });
  }
  const reactions = policyFor(policy);
  const open = budgets.filter(({ critical }) => critical?.state === 'undecided');
  const reactedTo = (reaction: 'fail' | 'warn'): JudgedBudget[] =>
    open.filter(({ benchmark, metric }) => reactions(benchmark, metric).inconclusive === reaction);
  const toFail = reactedTo('fail');
  if (toFail.length > 0) {
    const message = `whether ${toFail.length === 1 ? 'a critical value is' : `${String(toFail.length)} critical values are`} kept cannot be told`;
    failing.push({ kind: 'inconclusive', benchmarks: namesOf(toFail), message });
  }
  const toWarn = reactedTo('warn');
  if (toWarn.length > 0) {
    const names = toWarn
      .slice(0, 5)
      .map(({ benchmark, metric }) => `${metric} of ${benchmark.slice(0, 100)}`);
    warnings.push(
      `Whether a critical value is kept cannot be told: ${names.join(', ')}${toWarn.length > 5 ? ', …' : ''}.`,
    );
  }
  return {
    ...decision,
    ...unmapped,
    budgets,
    outcome:
      failing.length > 0
        ? 'failed'
        : blocking.length > 0 && decision.outcome === 'passed'
          ? 'could-not-judge'
          : decision.outcome,
    reasons: [...failing, ...decision.reasons, ...blocking],
    warnings: [...decision.warnings, ...warnings],
  };
}

function namesOf(budgets: readonly JudgedBudget[]): string[] {
  return [...new Set(budgets.map(({ benchmark }) => benchmark))];
}

function countOf(missed: readonly JudgedBudget[]): string {
  const [first] = missed;
  return first !== undefined && missed.length === 1
    ? `${first.metric} of ${JSON.stringify(first.benchmark.slice(0, 200))} misses`
    : `${String(missed.length)} budgets miss`;
}

/** A budget and one metric of one benchmark that it is about. */
interface Concern {
  readonly budget: Budget;
  readonly benchmark: string;
  readonly metric: string;
  readonly declared: Metric;
  readonly ranges: Ranges;
}

interface Ranges {
  readonly target: Range | null;
  readonly critical: Range | null;
}

type LimitKind = keyof Ranges;
const limitKinds: readonly LimitKind[] = ['target', 'critical'];

interface Judged {
  readonly budget: JudgedBudget;
  /** What is wrong with the budget itself; null: nothing. */
  readonly unusable: string | null;
}

/** What is true of one run under one concern. */
interface Standing extends Deciders {
  readonly run: Run;
  readonly values: readonly number[];
}

class BudgetJudge {
  readonly #decision: Decision;
  readonly #head: Run;
  /** Newest first. */
  readonly #earlier: readonly Run[];
  readonly #policy: Policy;
  readonly #rules: ReturnType<typeof policyFor>;
  readonly #looks: number;
  readonly #fits = new Map<Run, Map<string, Map<string, ModeratedT | null>>>();

  constructor(decision: Decision, head: Run, history: readonly Run[], policy: Policy) {
    this.#decision = decision;
    this.#head = head;
    this.#earlier = history.toReversed();
    this.#policy = policy;
    this.#rules = policyFor(policy);
    this.#looks = head.pairing?.looks?.length ?? 1;
  }

  all(): Judged[] {
    const found = this.#policy.budgets.map((budget) => this.#concerns(budget));
    const concerns = found.flat().flatMap((one) => ('ranges' in one ? [one] : []));
    // Fixed by what was measured, not by what came out.
    const shares = Object.fromEntries(
      limitKinds.map((kind) => [kind, concerns.filter(({ ranges }) => ranges[kind] !== null).length]),
    ) as Record<LimitKind, number>;
    const alphas = {
      target: this.#policy.alpha / Math.max(1, shares.target),
      critical: this.#policy.alpha / Math.max(1, shares.critical),
    };
    return found
      .flat()
      .map((one) => ('ranges' in one ? { budget: this.#judge(one, alphas), unusable: null } : one));
  }

  /** What a budget is about in this run: metrics with values, and what has none with the reason. */
  #concerns(budget: Budget): (Concern | Judged)[] {
    const matches = matcherOf(budget);
    const { samples, metrics } = this.#head;
    const measured = samples.filter(
      ({ benchmark, metric, values }) =>
        values.length > 0 && matches(benchmark, metric) && benchmark !== budget.relativeTo,
    );
    const known = new Set(samples.flatMap(({ benchmark, values }) => (values.length > 0 ? [benchmark] : [])));
    const unmeasured = new Map<string, Verdict>();
    const isNamed = matcherOf({ benchmark: budget.benchmark, metric: '*' });
    for (const verdict of this.#decision.verdicts) {
      if (!known.has(verdict.benchmark) && isNamed(verdict.benchmark, ''))
        unmeasured.set(verdict.benchmark, verdict);
    }
    const rows = [
      ...measured.map(({ benchmark, metric }) =>
        this.#rules(benchmark, metric).ignore
          ? unjudged(budget, benchmark, metric, whyUnmeasured('ignored'))
          : this.#concern(budget, benchmark, metric, metrics[metric] as Metric),
      ),
      ...Array.from(unmeasured, ([benchmark, { kind }]) =>
        unjudged(budget, benchmark, budget.metric, whyUnmeasured(kind)),
      ),
    ];
    if (rows.length > 0) return rows;
    if (this.#decision.sameTree === true) {
      return [unjudged(budget, budget.benchmark, budget.metric, whyUnmeasured('identical'))];
    }
    const others = samples.filter(({ benchmark }) => isNamed(benchmark, ''));
    const there = [...new Set(others.map(({ metric }) => metric))].slice(0, 10).join(', ');
    const note =
      others.length === 0
        ? 'No benchmark of this name is measured here.'
        : `It has no such metric; there are: ${there}.`;
    const nothing = unjudged(budget, budget.benchmark, budget.metric, note);
    return [{ ...nothing, budget: { ...nothing.budget, concerns: false } }];
  }

  #concern(budget: Budget, benchmark: string, metric: string, written: Metric): Concern | Judged {
    const declared = metricFor(written, this.#rules(benchmark, metric));
    const unit = budget.relativeTo === null ? declared.unit : '1';
    const none = (why: string): Judged => ({
      budget: { ...blank(budget, benchmark, metric), note: `It cannot be judged: ${why}.` },
      unusable: why,
    });
    const ranges: Record<LimitKind, Range | null> = { target: null, critical: null };
    for (const kind of limitKinds) {
      const limit = budget[kind];
      if (limit === null) continue;
      ranges[kind] = limitIn(limit, unit, declared.better);
      if (ranges[kind] === null) {
        const wanted =
          budget.relativeTo === null
            ? `${metric} is measured in ${unit === '1' ? 'no unit' : unit}`
            : 'the quotient of two values has no unit';
        return none(`the ${kind} ${limit.written} is not in its unit, because ${wanted}`);
      }
    }
    const { target, critical } = ranges;
    if (target !== null && critical !== null && !isWithin(target, critical)) {
      return none(
        `its target ${budget.target?.written ?? ''} is missed later than its critical value ${budget.critical?.written ?? ''}, as ${declared.better} is better`,
      );
    }
    if (budget.relativeTo !== null && valuesIn(this.#head, benchmark, metric, budget.relativeTo) === null) {
      return none(`${budget.relativeTo.slice(0, 200)}, which it is relative to, has no such values here`);
    }
    return { budget, benchmark, metric, declared, ranges };
  }

  #judge(concern: Concern, alphas: Readonly<Record<LimitKind, number>>): JudgedBudget {
    const { budget, benchmark, metric, ranges } = concern;
    const level =
      Math.min(...limitKinds.map((kind) => (ranges[kind] === null ? 1 : alphas[kind]))) / this.#looks;
    const now = this.#standing(this.#head, concern, level) as Standing;
    const value = medianOrNull(now.values);
    const metLevel = this.#policy.equivalenceLevel;
    const interval = now.met?.interval(metLevel / this.#looks) ?? null;
    const notes: string[] = [];
    if (now.missed === null) notes.push(tooFew(now.values, level));
    const limit = (kind: LimitKind): JudgedLimit | null => {
      const range = ranges[kind];
      if (range === null) return null;
      const judged = this.#judgeLimit(concern, range, now, alphas[kind], level, notes);
      const written = budget[kind]?.written ?? '';
      return { written, ...range, headroom: headroomOf(value ?? NaN, range), alpha: alphas[kind], ...judged };
    };
    const target = limit('target');
    const critical = limit('critical');
    return {
      ...blank(budget, benchmark, metric),
      value,
      interval:
        interval === null
          ? null
          : { low: orNull(interval.low), high: orNull(interval.high), confidence: 1 - 2 * metLevel },
      trials: now.values.length,
      method: now.met?.method ?? null,
      target,
      critical,
      compliance: this.#compliance(concern),
      note: notes.length === 0 ? null : [...new Set(notes)].join(' '),
    };
  }

  #judgeLimit(
    concern: Concern,
    range: Range,
    now: Standing,
    alpha: number,
    level: number,
    notes: string[],
  ): Pick<JudgedLimit, 'state' | 'p' | 'row' | 'sustained'> {
    const metLevel = this.#policy.equivalenceLevel;
    const stateIn = (one: Standing): ReturnType<typeof stateOf> =>
      stateOf(one, range, alpha, metLevel, one.run.pairing?.looks?.length ?? 1);
    const alone = stateIn(now);
    const wanted = this.#runsWanted(concern.budget);
    if (wanted === null) return { ...alone, row: alone.state === 'missed' ? 1 : 0, sustained: null };

    const standings = (count: number): Standing[] =>
      [this.#head, ...this.#earlier.slice(0, count - 1)].flatMap(
        (run) => this.#standing(run, concern, level) ?? [],
      );
    const row = (all: readonly Standing[], misses: (standing: Standing) => boolean): number => {
      const first = all.findIndex((standing) => !misses(standing));
      return first === -1 ? all.length : first;
    };
    if (wanted === Infinity) {
      const seen = row(standings(this.#earlier.length + 1), (one) => stateIn(one).state === 'missed');
      return { ...alone, row: seen, sustained: alone.state === 'missed' ? false : null };
    }
    const asked = standings(wanted);
    if (asked.length === wanted && wanted >= fewestForModel && asked.some(({ missed }) => missed === null)) {
      // Single trials: the runs are what repeats, and their values what varies.
      const medians = asked.map(({ values }) => medianOrNull(values) as number);
      const deciders = this.#decidersOf(medians, concern.declared, level, fitsOf([medians])[0] ?? null, 1);
      if (deciders.missed !== null) {
        const together = stateOf(deciders, range, alpha, metLevel, 1);
        const seen = row(asked, ({ values }) => !keeps(medianOrNull(values) as number, range));
        notes.push(
          `Judged by one value of each of ${String(wanted)} runs, because single runs have too few trials.`,
        );
        const sustained = together.state === 'missed' && seen === wanted;
        return { ...together, row: seen, sustained: together.state === 'missed' ? sustained : null };
      }
    }
    const seen = row(asked, (one) => stateIn(one).state === 'missed');
    return { ...alone, row: seen, sustained: alone.state === 'missed' ? seen === wanted : null };
  }

  /** Newest runs that have to miss a limit, this one included; Infinity: more than are stored; null: one is enough. */
  #runsWanted({ runs, seconds }: Budget): number | null {
    if (runs === 1 && seconds === null) return null;
    if (seconds === null) return runs <= this.#earlier.length + 1 ? runs : Infinity;
    const end = Date.parse(this.#head.started) + 1000 * this.#head.seconds;
    const spanning = [this.#head, ...this.#earlier].findIndex(
      ({ started }) => end - Date.parse(started) >= 1000 * seconds,
    );
    if (spanning === -1) return Infinity;
    const wanted = Math.max(runs, spanning + 1);
    return wanted <= this.#earlier.length + 1 ? wanted : Infinity;
  }

  #standing(run: Run, { budget, benchmark, metric, declared }: Concern, level: number): Standing | null {
    const values = valuesIn(run, benchmark, metric, budget.relativeTo);
    if (values === null || run.metrics[metric]?.unit !== declared.unit) return null;
    const fit =
      budget.relativeTo === null
        ? (this.#fitsOf(run, metric).get(benchmark) ?? null)
        : (fitsOf([values])[0] ?? null);
    return {
      run,
      values,
      ...this.#decidersOf(values, declared, level, fit, run.pairing?.looks?.length ?? 1),
    };
  }

  #decidersOf(
    values: readonly number[],
    metric: Metric,
    level: number,
    fit: ModeratedT | null,
    looks: number,
  ): Deciders {
    return {
      missed: boundedValue(values, metric, level, fit),
      met: boundedValue(values, metric, this.#policy.equivalenceLevel / looks, fit),
    };
  }

  #fitsOf(run: Run, metric: string): Map<string, ModeratedT | null> {
    const ofRun = this.#fits.get(run) ?? new Map<string, Map<string, ModeratedT | null>>();
    this.#fits.set(run, ofRun);
    const found = ofRun.get(metric);
    if (found !== undefined) return found;
    const samples = run.samples.filter((sample) => sample.metric === metric);
    const fits = fitsOf(samples.map(({ values }) => values));
    const made = new Map(samples.map(({ benchmark }, index) => [benchmark, fits[index] ?? null]));
    ofRun.set(metric, made);
    return made;
  }

  #compliance({ budget, benchmark, metric, declared, ranges }: Concern): JudgedBudget['compliance'] {
    if (this.#earlier.length === 0) return null;
    const values = [this.#head, ...this.#earlier].flatMap((run) =>
      run.metrics[metric]?.unit === declared.unit
        ? (medianOrNull(valuesIn(run, benchmark, metric, budget.relativeTo) ?? []) ?? [])
        : [],
    );
    const kept = (range: Range | null): number | null =>
      range === null ? null : values.filter((value) => keeps(value, range)).length;
    return { runs: values.length, target: kept(ranges.target), critical: kept(ranges.critical) };
  }
}

/** The values of a sample, one for each trial, or their quotients to those of another benchmark; null: there are none. */
function valuesIn(
  run: Run,
  benchmark: string,
  metric: string,
  relativeTo: string | null,
): readonly number[] | null {
  const samples = samplesOf(run);
  const values = samples.get(keyOf(benchmark, metric))?.values ?? [];
  if (values.length === 0) return null;
  if (relativeTo === null) return values;
  const others = samples.get(keyOf(relativeTo, metric))?.values ?? [];
  // Value i of both was measured in round i; one of them may have stopped earlier.
  const quotients = others.slice(0, values.length).map((other, index) => (values[index] as number) / other);
  return quotients.length > 0 && quotients.every(Number.isFinite) ? quotients : null;
}

const samplesByRun = new WeakMap<Run, ReturnType<typeof byKey>>();

function samplesOf(run: Run): ReturnType<typeof byKey> {
  const samples = samplesByRun.get(run) ?? byKey(run);
  samplesByRun.set(run, samples);
  return samples;
}

function blank(budget: Budget, benchmark: string, metric: string): JudgedBudget {
  const { relativeTo, source, reason, runs, seconds } = budget;
  return {
    ...{ benchmark, metric, concerns: true, relativeTo, source, reason, runs, seconds },
    ...{ value: null, interval: null, trials: 0, method: null, target: null, critical: null },
    ...{ compliance: null, note: null },
  };
}

function unjudged(budget: Budget, benchmark: string, metric: string, note: string): Judged {
  return { budget: { ...blank(budget, benchmark, metric), note }, unusable: null };
}

function whyUnmeasured(kind: Verdict['kind']): string {
  if (kind === 'identical') return 'Not measured, because both sides run the same files.';
  if (kind === 'failed') return 'Not measured, because the benchmark failed.';
  if (kind === 'missing') return 'Not measured, because head does not have the benchmark.';
  return kind === 'ignored' ? 'Not judged, because the policy ignores it.' : 'Not measured.';
}

function tooFew(values: readonly number[], level: number): string {
  const needed = Math.ceil(-Math.log2(level) - 1e-9);
  const count = values.length === 1 ? 'One trial tells' : `${String(values.length)} trials tell`;
  if (values.length < fewestForModel) {
    return `${count} nothing about the noise: with ${String(fewestForModel)} or more a model of it can, and with ${String(needed)} or more none is needed.`;
  }
  return `Some values are zero or less, for which there is no model of the noise: ${String(needed)} trials need none.`;
}

function orNull(end: number): number | null {
  return Number.isFinite(end) ? end : null;
}
