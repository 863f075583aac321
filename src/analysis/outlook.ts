import { policyFor, type ComparisonPolicy, type Metric, type Policy, type Verdict } from '../model/index.ts';
import { normalQuantile } from '../stats/normal.ts';
import { compareSamples } from './compare-runs.ts';
import type { Levels } from './comparison.ts';
import { familyOf, gatingMetrics, type Pair } from './judging.ts';
import { shareAt } from './looks.ts';

/** What further rounds of a benchmark would be good for. */
export interface Outlook {
  /** Another round would change nothing: it is decided, cannot be compared, or no planned look would decide it. */
  readonly settled: boolean;
  /** Rounds in all after which it may be decided; Infinity where no number of rounds is foreseen to. */
  readonly rounds: number;
}

/** What was measured of one metric of a benchmark so far, value i of base and head from the same round. */
export interface SoFar {
  readonly name: string;
  readonly base: readonly number[];
  readonly head: readonly number[];
}

/** What judging says before and while rounds are measured. */
export interface Prospect {
  /** Comparisons that alpha is shared among. */
  readonly family: number;
  /** Rounds with which the paired test can say regressed for each of them. */
  readonly fewestRounds: number;
  /** The first of these looks at which each of them can be regressed; Infinity where none is. */
  readonly speaking: (looks: readonly number[]) => number;
  /** The metric by which base is measured against itself; null where nothing gates. */
  readonly control: string | null;
  /** What further rounds of a benchmark are good for. */
  readonly outlook: (benchmark: string, samples: readonly SoFar[], looks: readonly number[]) => Outlook;
}

/** How much nearer to a decision than its estimate a change is assumed to be, in standard errors. */
const optimism = 0.5;

/** A benchmark that is foreseen to need more than this part of the last look will rarely be decided there. */
const hopeful = 0.75;

/**
 * Looks ahead from the benchmarks that will be measured on both sides; the same family and the same levels as when they
 * are judged.
 *
 * The outlook judges one benchmark at the look that its rounds have reached, and foresees whether a later look may decide
 * it. Stopping for want of hope is not binding: it costs power where the foresight is wrong, and no level, because a look
 * that is left out cannot reject. It is done only at looks that could have said regressed, so that what is left open has a
 * change of which it can be said that it would have been seen.
 */
export function prospectOf(
  policy: Policy,
  benchmarks: readonly { readonly id: string; readonly metrics: Readonly<Record<string, Metric>> }[],
): Prospect {
  const rules = policyFor(policy);
  const all: Record<string, Metric> = {};
  for (const { metrics } of benchmarks) Object.assign(all, metrics);
  const gates = gatingMetrics(policy, all);
  const pairOf = (benchmark: string, metric: string): Pair => {
    const own = rules(benchmark, metric);
    return { benchmark, metric, gating: own.gate ?? gates.has(metric), policy: own };
  };
  const comparisons = benchmarks.flatMap(({ id, metrics }) =>
    Object.entries(metrics).flatMap(([name, { kind }]) => {
      const pair = pairOf(id, name);
      return pair.gating && !pair.policy.ignore && kind !== 'exact' ? [pair] : [];
    }),
  );
  const family = familyOf(policy, comparisons);
  return {
    family: family.size,
    fewestRounds: family.fewestRounds,
    speaking: family.speaking,
    control: [...gates, ...comparisons.map((pair) => pair.metric)][0] ?? null,
    outlook: (benchmark, samples, looks) => {
      const outlooks = samples.flatMap(({ name, base, head }): Outlook[] => {
        const pair = pairOf(benchmark, name);
        const metric = all[name];
        if (metric === undefined || !pair.gating || pair.policy.ignore) return [];
        const levels = family.levels(pair);
        const rounds = Math.min(base.length, head.length);
        const subject = { ...pair, base: null, head: null, warnings: [] };
        const [a, b] = [{ values: [...base] }, { values: [...head] }];
        const verdict = compareSamples(subject, a, b, metric, levels, true, looks);
        if (verdict.kind !== 'inconclusive' || verdict.change === null) return [{ settled: true, rounds }];
        const needed = Math.max(roundsNeeded(verdict, looks, levels, pair.policy), rounds + 1);
        const last = looks.at(-1) ?? rounds;
        const hopeless = shareAt(looks, verdict.rounds, levels.whole) > 0 && needed > hopeful * last;
        return [{ settled: rounds >= last || hopeless, rounds: needed }];
      });
      const open = outlooks.filter((outlook) => !outlook.settled);
      return {
        settled: open.length === 0,
        rounds: Math.max(0, ...(open.length === 0 ? outlooks : open).map((outlook) => outlook.rounds)),
      };
    },
  };
}

/** Rounds after which the last look's tests would reject half of the time, if the change lay a little nearer. */
function roundsNeeded(
  verdict: Verdict,
  looks: readonly number[],
  { whole, bias }: Levels,
  policy: ComparisonPolicy,
): number {
  const estimate = verdict.change?.estimate ?? null;
  if (estimate === null || verdict.noise === null) return Infinity;
  const noise = Math.log1p(verdict.noise);
  const last = looks.at(-1) ?? 1;
  const leeway = (optimism * noise) / Math.sqrt(Math.max(1, verdict.rounds));
  const size = Math.abs(Math.log1p(estimate));
  const edge = Math.log1p(policy.minimumEffect);
  const needed = (level: number, distance: number): number =>
    distance > 0 ? ((normalQuantile(level) * noise) / distance) ** 2 : Infinity;
  const { equivalenceLevel } = policy;
  const asWithin = needed(
    equivalenceLevel * shareAt(looks, last, equivalenceLevel),
    edge - Math.max(0, size - leeway),
  );
  const asChanged =
    size + leeway > edge ? needed(whole * shareAt(looks, last, whole), size + leeway - bias) : Infinity;
  return Math.ceil(Math.min(asWithin, asChanged));
}
