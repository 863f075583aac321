import type { Metric, Sample } from '../model/index.ts';
import { moderatedTs, type ModeratedT } from '../stats/moderated-t.ts';
import { fewestRounds } from '../stats/signed-rank.ts';
import { compareFewRounds, fewestForModel, type Comparison, type Levels } from './comparison.ts';
import type { Key } from './judging.ts';

/**
 * What judges a comparison where the coin cannot: with n rounds the exact test has no p below 2^-n, and a command that
 * takes minutes has no time for more. Which comparisons these are follows from the planned rounds and the levels, never
 * from what was seen: a method that is tried when another has failed to find something has no error rate.
 */
export type FewRounds = (key: Key, levels: Levels) => Comparison | null;

interface PairedSample {
  readonly key: Key;
  readonly metric: string;
  readonly base: Pick<Sample, 'values'> | undefined;
  readonly head: Pick<Sample, 'values'> | undefined;
}

/**
 * Learns how the samples of a suite vary from round to round, metric by metric.
 *
 * @param samples those that will be compared, of runs that were measured in rounds and are looked at once.
 */
export function learnFewRounds(
  samples: readonly PairedSample[],
  metrics: Readonly<Record<string, Metric>>,
): FewRounds {
  // What was planned is what most samples have; one that could not tell its metric in a round has fewer.
  const planned = samples.reduce((most, { head }) => Math.max(most, head?.values.length ?? 0), 0);
  if (planned < fewestForModel) return () => null;
  let learnt: ReadonlyMap<Key, Learnt> | null = null;
  return (key, levels) => {
    if (fewestRounds(levels.whole) <= planned) return null;
    const found = (learnt ??= learn(samples, metrics)).get(key);
    return found === undefined ? null : compareFewRounds(found.ratios, found.fit, levels);
  };
}

interface Learnt {
  readonly ratios: readonly number[];
  readonly fit: ModeratedT;
}

function learn(
  samples: readonly PairedSample[],
  metrics: Readonly<Record<string, Metric>>,
): ReadonlyMap<Key, Learnt> {
  const byMetric = new Map<string, { key: Key; ratios: number[] }[]>();
  for (const { key, metric, base, head } of samples) {
    if (metrics[metric]?.kind === 'exact') continue;
    const ratios = ratiosOf(base?.values ?? [], head?.values ?? []);
    if (ratios === null || ratios.length < fewestForModel) continue;
    const suite = byMetric.get(metric);
    if (suite === undefined) byMetric.set(metric, [{ key, ratios }]);
    else suite.push({ key, ratios });
  }
  const learnt = new Map<Key, Learnt>();
  for (const suite of byMetric.values()) {
    const fits = moderatedTs(suite.map(({ ratios }) => ratios));
    for (const [index, { key, ratios }] of suite.entries())
      learnt.set(key, { ratios, fit: fits[index] as ModeratedT });
  }
  return learnt;
}

/** log(head / base) by round; null where the sides are out of step or have no ratio. */
function ratiosOf(base: readonly number[], head: readonly number[]): number[] | null {
  if (base.length !== head.length || [...base, ...head].some((value) => !(value > 0))) return null;
  return head.map((value, round) => Math.log(value / (base[round] as number)));
}
