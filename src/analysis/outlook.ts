import type { Metric, Policy, Verdict } from '../model/index.ts';
import { normalQuantile } from '../stats/normal.ts';
import { compareSamples } from './compare-runs.ts';
import { biasAllowance } from './comparison.ts';
import { levelsOf } from './judging.ts';
import { shareAt } from './looks.ts';

/** What further rounds of a benchmark would be good for. */
export interface Outlook {
  /** Another round would change nothing: it is decided, cannot be compared, or no planned look would decide it. */
  readonly settled: boolean;
  /** Rounds in all after which it may be decided; Infinity where no number of rounds is foreseen to. */
  readonly rounds: number;
}

export interface OutlookRequest {
  /** The gating metrics of one benchmark, value i of base and head from the same round. */
  readonly samples: readonly {
    readonly metric: Metric;
    readonly base: readonly number[];
    readonly head: readonly number[];
  }[];
  readonly looks: readonly number[];
  /** Comparisons that alpha is shared among. */
  readonly family: number;
  readonly policy: Policy;
}

/** How much nearer to a decision than its estimate a change is assumed to be, in standard errors. */
const optimism = 0.5;

/** A benchmark that is foreseen to need more than this part of the last look will rarely be decided there. */
const hopeful = 0.75;

/**
 * Judges one benchmark at the look that its rounds have reached, and foresees whether a later look may decide it.
 *
 * Stopping for want of hope is not binding: it costs power where the foresight is wrong, and no level, because a look that
 * is left out cannot reject. It is done only at looks that could have said regressed, so that what is left open has a
 * change of which it can be said that it would have been seen.
 */
export function outlookOf(request: OutlookRequest): Outlook {
  const { looks, policy } = request;
  const levels = levelsOf(policy, request.family);
  const outlooks = request.samples.map(({ metric, base, head }): Outlook => {
    const rounds = Math.min(base.length, head.length);
    const subject = { benchmark: '-', metric: '-', gating: true, base: null, head: null, warnings: [] };
    const [a, b] = [{ values: [...base] }, { values: [...head] }];
    const verdict = compareSamples(subject, a, b, metric, policy, levels, true, looks);
    if (verdict.kind !== 'inconclusive' || verdict.change === null) return { settled: true, rounds };
    const needed = Math.max(roundsNeeded(verdict, looks, levels.whole, policy), rounds + 1);
    const last = looks.at(-1) ?? rounds;
    const hopeless = shareAt(looks, verdict.rounds, levels.whole) > 0 && needed > hopeful * last;
    return { settled: rounds >= last || hopeless, rounds: needed };
  });
  const open = outlooks.filter((outlook) => !outlook.settled);
  return {
    settled: open.length === 0,
    rounds: Math.max(0, ...(open.length === 0 ? outlooks : open).map((outlook) => outlook.rounds)),
  };
}

/** Rounds after which the last look's tests would reject half of the time, if the change lay a little nearer. */
function roundsNeeded(verdict: Verdict, looks: readonly number[], whole: number, policy: Policy): number {
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
    size + leeway > edge
      ? needed(whole * shareAt(looks, last, whole), size + leeway - biasAllowance)
      : Infinity;
  return Math.ceil(Math.min(asWithin, asChanged));
}
