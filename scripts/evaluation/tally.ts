/** Counts what procedures say about gates whose truth is known. */
import { median } from 'simple-statistics';
import { seededRandom } from '../../src/stats/random.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { arms, type ArmName } from './bank.ts';
import { disjointDraws, drawGate, type Draw, type Trials } from './draws.ts';
import type { Procedure } from './procedures.ts';

/** Benchmarks of a gate, and how many of them are slowed where any is. */
export const gateSize = 20;
export const slowedPerGate = 5;

/** Arms that do more work. */
export const slowdowns: readonly ArmName[] = arms.map(({ name }) => name).slice(2);

/** How often something came true. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Tally {
  readonly procedure: string;
  /** Gates of unchanged code in which anything was called regressed. */
  readonly falseAlarms: Share;
  /** Unchanged benchmarks called regressed. */
  readonly flagged: Share;
  /** Unchanged benchmarks that were inconclusive. */
  readonly inconclusive: Share;
  /** Gates, changed or not, that could not be judged. */
  readonly couldNotJudge: Share;
  /** By slowdown: slowed benchmarks called regressed in a gate that was judged. */
  readonly caught: ReadonlyMap<ArmName, Share>;
  /** By slowdown: slowed benchmarks that were inconclusive, or in a gate that could not be judged. */
  readonly undecided: ReadonlyMap<ArmName, Share>;
  /** Wall seconds and rounds of a gate of unchanged code, on average. */
  readonly seconds: number;
  readonly rounds: number;
  /** The median part of the time it may take that a gate of unchanged code took; null where there is no such bound. */
  readonly partOfTime: number | null;
  /** Unchanged benchmarks with p at most .05 and .1; null where the procedure has no p. */
  readonly p: readonly [Share, Share] | null;
}

class Counter implements Share {
  count = 0;
  of = 0;
  add(yes: boolean): void {
    this.of += 1;
    if (yes) this.count += 1;
  }
}

/** A stream of its own for each gate, so that all procedures meet the same gates. */
function randomOf(seed: number, arm: number, gate: number): ReturnType<typeof seededRandom> {
  return seededRandom(
    Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(arm + 1, 0x85ebca6b) ^ Math.imul(gate + 1, 0xc2b2ae35),
  );
}

/** Draws beyond `counted` only fill the gate. */
interface Gate {
  readonly draws: readonly Draw[];
  readonly counted: number;
  readonly random: ReturnType<typeof seededRandom>;
}

type Gates = (arm: ArmName | null) => Iterable<Gate>;

function tally(procedure: Procedure, gates: Gates): Tally {
  const falseAlarms = new Counter();
  const flagged = new Counter();
  const inconclusive = new Counter();
  const couldNotJudge = new Counter();
  const p05 = new Counter();
  const p10 = new Counter();
  let seconds = 0;
  let rounds = 0;
  const parts: number[] = [];
  for (const { draws, counted, random } of gates(null)) {
    const judged = procedure.judge(draws, random);
    couldNotJudge.add(judged.couldNotJudge);
    const taken = judged.verdicts.reduce((sum, verdict) => sum + verdict.seconds, 0);
    if (judged.allowed !== null) parts.push(taken / judged.allowed);
    falseAlarms.add(judged.verdicts.some(({ kind }) => kind === 'regressed'));
    for (const verdict of judged.verdicts.slice(0, counted)) {
      flagged.add(verdict.kind === 'regressed');
      inconclusive.add(verdict.kind === 'inconclusive');
      seconds += verdict.seconds;
      rounds += verdict.rounds;
      if (verdict.p === null) continue;
      p05.add(verdict.p <= 0.05);
      p10.add(verdict.p <= 0.1);
    }
  }
  const caught = new Map<ArmName, Counter>();
  const undecided = new Map<ArmName, Counter>();
  for (const arm of slowdowns) {
    const hits = new Counter();
    const open = new Counter();
    caught.set(arm, hits);
    undecided.set(arm, open);
    for (const { draws, counted, random } of gates(arm)) {
      const judged = procedure.judge(draws, random);
      couldNotJudge.add(judged.couldNotJudge);
      for (const [index, { slowed }] of draws.slice(0, counted).entries()) {
        if (!slowed) continue;
        const kind = judged.verdicts[index]?.kind;
        hits.add(kind === 'regressed' && !judged.couldNotJudge);
        open.add(kind === 'inconclusive' || judged.couldNotJudge);
      }
    }
  }
  return {
    procedure: procedure.name,
    falseAlarms,
    flagged,
    inconclusive,
    couldNotJudge,
    caught,
    undecided,
    seconds: seconds / falseAlarms.of,
    rounds: rounds / flagged.of,
    partOfTime: parts.length === 0 ? null : median(parts),
    p: p05.of === 0 ? null : [p05, p10],
  };
}

/**
 * Gates drawn with replacement. The bank is smaller than what is drawn from it: see
 * {@link shareText} for what that means for intervals.
 * @param gates of unchanged code; a fifth as many for each slowdown.
 */
export function tallyDrawn(
  procedure: Procedure,
  bank: readonly Trials[],
  gates: number,
  seed: number,
): Tally {
  return tally(procedure, function* (arm) {
    const count = arm === null ? gates : Math.ceil(gates / slowedPerGate);
    const index = arm === null ? 0 : slowdowns.indexOf(arm) + 1;
    for (let gate = 0; gate < count; gate += 1) {
      const random = randomOf(seed, index, gate);
      yield { draws: drawGate(bank, gateSize, arm, slowedPerGate, random), counted: gateSize, random };
    }
  });
}

/** Every window of rounds once, in gates as they come: few, and independent of each other as far as the machine lets them. */
export function tallyDisjoint(
  procedure: Procedure,
  bank: readonly Trials[],
  length: number,
  seed: number,
): Tally {
  return tally(procedure, function* (arm) {
    const random = randomOf(seed, arm === null ? 0 : slowdowns.indexOf(arm) + 1, 0);
    const draws = disjointDraws(bank, length, arm, random);
    for (let start = 0; start < draws.length; start += gateSize) {
      const fresh = draws.slice(start, start + gateSize);
      // The size of the family is part of some rules, so the last gate is filled with draws that have had their turn.
      const filled = Array.from(
        { length: gateSize },
        (_, index) => draws[(start + index) % draws.length] as Draw,
      );
      yield { draws: filled, counted: fresh.length, random };
    }
  });
}

function percent(fraction: number): string {
  const value = fraction * 100;
  return value >= 99.95 ? '100' : value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

/**
 * `4.8 (3.9–5.8)`: per cent with its exact 95 % interval; nothing drawn is a dash.
 *
 * @param independent how many of the draws can be independent of each other. Drawing more often from the same recordings
 *   adds no knowledge, so the interval is that of so many draws at most, the count rounded to the careful side.
 */
export function shareText({ count, of }: Share, independent = Number.POSITIVE_INFINITY): string {
  if (of === 0) return '–';
  const n = Math.min(of, independent);
  if (n < 1) return `${percent(count / of)} (0.0–100)`;
  const scaled = (count / of) * n;
  const { low } = clopperPearson(Math.floor(scaled), n);
  const { high } = clopperPearson(Math.ceil(scaled), n);
  return `${percent(count / of)} (${percent(low)}–${percent(high)})`;
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  return [head, head.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/**
 * The main table, in Markdown.
 * @param windows how many benchmarks the bank holds that share no round.
 */
export function mainTable(tallies: readonly Tally[], windows: number): string {
  const gates = Math.floor(windows / gateSize);
  return table([
    [
      `rule`,
      'gates with a false alarm, %',
      'unchanged flagged, %',
      ...slowdowns.map((arm) => `+${arm} % caught, %`),
      'inconclusive: unchanged, %',
      'at +5 %, %',
      'could not judge, %',
      'seconds of a gate',
      'of the time allowed, %',
    ],
    ...tallies.map((row) => [
      row.procedure,
      shareText(row.falseAlarms, gates),
      shareText(row.flagged, windows),
      ...slowdowns.map((arm) => shareText(row.caught.get(arm) ?? { count: 0, of: 0 }, windows)),
      shareText(row.inconclusive, windows),
      shareText(row.undecided.get('5') ?? { count: 0, of: 0 }, windows),
      shareText(row.couldNotJudge, gates),
      row.seconds.toFixed(0),
      row.partOfTime === null ? '–' : percent(row.partOfTime),
    ]),
  ]);
}

/** Per benchmark, from windows that share no round. */
export function disjointTable(tallies: readonly Tally[]): string {
  return table([
    ['rule', 'unchanged benchmarks flagged, %', 'of', ...slowdowns.map((arm) => `+${arm} % caught, %`)],
    ...tallies.map((row) => [
      row.procedure,
      shareText(row.flagged),
      String(row.flagged.of),
      ...slowdowns.map((arm) => shareText(row.caught.get(arm) ?? { count: 0, of: 0 })),
    ]),
  ]);
}

/** How often p of unchanged code is at most .05 and .1. */
export function pTable(tallies: readonly Tally[], windows: number): string {
  return table([
    ['p of', 'p ≤ .05, %', 'p ≤ .1, %'],
    ...tallies.flatMap(({ procedure, p }) =>
      p === null ? [] : [[procedure, shareText(p[0], windows), shareText(p[1], windows)]],
    ),
  ]);
}
