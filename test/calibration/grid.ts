import { clopperPearson } from '../../scripts/evaluation/clopper-pearson.ts';
import { biasAllowance, compareRuns, prospectOf, usualLooks } from '../../src/analysis/index.ts';
import { shareAt } from '../../src/analysis/looks.ts';
import { ownMetrics, policySchema, type Decision, type Policy } from '../../src/model/index.ts';
import { randomInteger, seededRandom, type Random } from '../../src/stats/random.ts';
import { signedRankTest } from '../../src/stats/signed-rank.ts';
import { makePair } from '../analysis/runs.ts';
import { benchmarksOf, worlds, type Sides, type Truth, type World, type WorldName } from './worlds.ts';

/**
 * The grid: whole gates in every world, for every number of rounds and of benchmarks and every way to stop, judged by
 * {@link compareRuns} and counted. Three claims are held against their own levels:
 *
 * - alarm: a gate in which nothing changed, head being slower by no more than the bias allowance, says regressed;
 * - miss: an interval does not hold the true change, at the confidence that is printed beside it;
 * - within: a change of the minimum effect is called within.
 */
export const claims = ['alarm', 'miss', 'within'] as const;
export type Claim = (typeof claims)[number];

/** How the rounds of a benchmark come to an end. */
export const stops = ['once', 'settled', 'impatient', 'out of time'] as const;
export type Stop = (typeof stops)[number];

export interface Design {
  /** Rounds of a single look; the most rounds there can be where there are several. */
  readonly rounds: number;
  readonly benchmarks: number;
  readonly stop: Stop;
}

const alpha = 0.05;
// Small, so that it is the test that keeps false alarms away and not the filter of its estimate.
const alarmPolicy = policySchema.parse({ alpha, minimumEffect: 0.006 });
// Large beside the noise, so that within is said at all.
const withinPolicy = policySchema.parse({ alpha, minimumEffect: 0.1 });
/** A hair beyond the edge: numbers without noise are not to fall on its inner side by the rounding of their last digit. */
const edge = withinPolicy.minimumEffect * (1 + 1e-9);

/** What is simulated in a cell of the grid. */
const simulations: readonly { readonly truth: Truth; readonly policy: Policy }[] = [
  { truth: { change: 0, bias: 0 }, policy: alarmPolicy },
  { truth: { change: 0, bias: biasAllowance(alarmPolicy.minimumEffect) }, policy: alarmPolicy },
  { truth: { change: edge, bias: 0 }, policy: withinPolicy },
];

/** How often something came true, and how often it may have in the mean. */
export class Rate {
  count = 0;
  of = 0;
  #allowed = 0;

  add(yes: boolean, nominal: number): void {
    this.of += 1;
    this.#allowed += nominal;
    if (yes) this.count += 1;
  }

  join(other: Rate): void {
    this.count += other.count;
    this.of += other.of;
    this.#allowed += other.#allowed;
  }

  /** The mean of what it may be; 0 where nothing was counted. */
  get nominal(): number {
    return this.#allowed / Math.max(1, this.of);
  }

  /**
   * Whether the rate may be what it is said to be: the lower 99.99 % bound of what was seen is not above it. Where the
   * nominal rates differ the count varies less than a binomial one of their mean (Hoeffding 1956), so the bound is safe.
   */
  get holds(): boolean {
    return this.of === 0 || clopperPearson(this.count, this.of, 0.9998).low <= this.nominal;
  }
}

export type Rates = Readonly<Record<Claim, Rate>>;

export function noRates(): Rates {
  return { alarm: new Rate(), miss: new Rate(), within: new Rate() };
}

export interface Cell extends Design {
  readonly world: WorldName;
  readonly rates: Rates;
}

/** All designs of the whole grid; every number of rounds meets a family of one, and every family few and many rounds. */
export const designs: readonly Design[] = [
  ...[
    [4, 1],
    [7, 1],
    [7, 8],
    [12, 1],
    [12, 50],
    [20, 8],
    [20, 200],
    [40, 1],
    [60, 1],
    [60, 50],
  ].map(([rounds = 0, benchmarks = 0]): Design => ({ rounds, benchmarks, stop: 'once' })),
  ...(
    [
      ['settled', 1],
      ['settled', 20],
      ['settled', 200],
      ['impatient', 1],
      ['impatient', 20],
      ['out of time', 1],
      ['out of time', 20],
    ] as const
  ).map(([stop, benchmarks]): Design => ({ rounds: usualLooks.at(-1) ?? 0, benchmarks, stop })),
];

/**
 * Simulates one cell.
 *
 * @param effort gates of one benchmark that a simulation has; fewer of larger ones.
 * @param world to be simulated in the place of the one with this name.
 */
export function simulate(name: WorldName, design: Design, effort: number, world: World = worlds[name]): Cell {
  const rates = noRates();
  // Larger gates tell less about the family for the same work.
  const gates = Math.max(4, Math.round((effort * (world.tied ? 0.2 : 1)) / design.benchmarks ** 0.75));
  for (const [index, { truth, policy }] of simulations.entries()) {
    const random = seededRandom(seedOf(`${name} ${JSON.stringify(design)} ${String(index)}`));
    const judge = judgeFor(design, policy);
    for (let gate = 0; gate < gates; gate += 1)
      count(rates, world, truth, policy, judge(measured(world, truth, design, policy, random)));
  }
  return { ...design, world: name, rates };
}

function count(rates: Rates, world: World, truth: Truth, policy: Policy, { verdicts }: Decision): void {
  const atEdge = truth.change !== 0;
  if (!atEdge)
    rates.alarm.add(
      verdicts.some(({ kind }) => kind === 'regressed'),
      policy.alpha,
    );
  // What errs together counts once.
  for (const { kind, change } of world.together ? verdicts.slice(0, 1) : verdicts) {
    if (atEdge) rates.within.add(kind === 'within', policy.equivalenceLevel);
    // A bias that comes and goes leaves no single change that an interval could hold.
    if (change === null || (truth.bias > 0 && world.bias !== undefined)) continue;
    const log = Math.log1p(truth.change) + truth.bias;
    const missed =
      Math.log1p(change.low ?? -1) > log + 1e-9 || Math.log1p(change.high ?? Infinity) < log - 1e-9;
    rates.miss.add(missed, 1 - change.confidence);
  }
}

function measured(
  world: World,
  truth: Truth,
  { rounds, benchmarks, stop }: Design,
  policy: Policy,
  random: Random,
): Sides[] {
  const all = benchmarksOf(world, truth, benchmarks, random);
  const metrics = { time: ownMetrics.time };
  const ids = all.map((_, index) => ({ id: String(index), metrics }));
  const prospect = stop === 'settled' ? prospectOf(policy, ids) : null;
  for (const [index, sides] of all.entries()) {
    if (stop === 'once') sides.measure(rounds);
    // Time runs out where it likes, between two looks as well.
    else if (stop === 'out of time') sides.measure(7 + randomInteger(random, rounds - 6));
    else {
      for (const look of usualLooks) {
        sides.measure(look);
        const soFar = { name: 'time', base: sides.base, head: sides.head };
        if (prospect?.outlook(String(index), [soFar], usualLooks).settled === true) break;
        // The worst that impatience can do: to stop at the first look that is mistaken.
        if (prospect === null && isMistaken(sides, truth, policy, policy.alpha / benchmarks)) break;
      }
    }
  }
  return all;
}

/** Whether the test that could be mistaken about this benchmark is, at the look that its rounds have reached. */
function isMistaken({ base, head }: Sides, truth: Truth, policy: Policy, level: number): boolean {
  const ratios = head.map((time, round) => Math.log(time / (base[round] as number)));
  const here = (whole: number): number => whole * shareAt(usualLooks, ratios.length, whole);
  if (truth.change === 0)
    return signedRankTest(ratios, biasAllowance(policy.minimumEffect)).greater <= here(level);
  return signedRankTest(ratios, Math.log1p(policy.minimumEffect)).less <= here(policy.equivalenceLevel);
}

function judgeFor({ stop }: Design, policy: Policy): (sides: readonly Sides[]) => Decision {
  return (sides) => {
    const of = (side: 'base' | 'head'): Record<string, readonly number[]> =>
      Object.fromEntries(sides.map((one, index) => [`b${String(index)}`, one[side]]));
    const [base, head] = makePair(of('base'), of('head'));
    if (stop !== 'once')
      for (const run of [base, head]) if (run.pairing !== undefined) run.pairing.looks = [...usualLooks];
    return compareRuns(base, head, policy);
  };
}

/** FNV-1a: a cell keeps its stream when others come or go. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
