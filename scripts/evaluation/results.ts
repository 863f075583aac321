/** What the evaluation gave, as JSON for figures and other readers. */
import { z } from 'zod';
import { arms } from './bank.ts';
import type { Procedure } from './procedures.ts';
import { gateSize, type Tally } from './tally.ts';

const shareSchema = z.strictObject({ count: z.int().min(0), of: z.int().min(0) });

/** What gates took in the mean. */
const spentSchema = z.strictObject({
  seconds: z.number().min(0).describe('Wall seconds of a gate.'),
  rounds: z.number().min(0).describe('Rounds of a benchmark.'),
});
export type Spent = z.infer<typeof spentSchema>;

const ruleSchema = z.strictObject({
  rule: z.string().min(1),
  falseAlarms: shareSchema.describe('Gates of unchanged code in which anything was called regressed.'),
  caught: z
    .record(z.string(), shareSchema)
    .describe('By slowdown in per cent: slower benchmarks that were called regressed.'),
  seconds: spentSchema.shape.seconds.describe('Wall seconds of a gate of unchanged code.'),
  rounds: spentSchema.shape.rounds.describe('Rounds of a benchmark in a gate of unchanged code.'),
  slowed: z
    .record(z.string(), spentSchema)
    .describe('By slowdown in per cent: the same of gates in which a quarter of the benchmarks are slower.'),
});
export type RuleResult = z.infer<typeof ruleSchema>;

export const evaluationSchema = z.strictObject({
  gateSize: z.int().min(1),
  windows: z
    .int()
    .min(0)
    .describe('Benchmarks in the recordings that share no round: more cannot be independent of each other.'),
  rules: z.array(ruleSchema).min(1),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

/** A procedure that remembers what the gates in which something was slowed took, by slowdown. */
export function watched(procedure: Procedure): {
  procedure: Procedure;
  slowed: () => Readonly<Record<string, Spent>>;
} {
  const sums = new Map<string, { seconds: number; rounds: number; gates: number }>();
  return {
    procedure: {
      name: procedure.name,
      judge: (draws, random) => {
        const judged = procedure.judge(draws, random);
        const changed = draws.find(({ slowed }) => slowed);
        if (changed === undefined) return judged;
        const size = arms[changed.head]?.name ?? '';
        const sum = sums.get(size) ?? { seconds: 0, rounds: 0, gates: 0 };
        for (const { seconds, rounds } of judged.verdicts) {
          sum.seconds += seconds;
          sum.rounds += rounds / judged.verdicts.length;
        }
        sum.gates += 1;
        sums.set(size, sum);
        return judged;
      },
    },
    slowed: () =>
      Object.fromEntries(
        [...sums].map(([size, { seconds, rounds, gates }]) => [
          size,
          { seconds: rounded(seconds / gates), rounds: rounded(rounds / gates) },
        ]),
      ),
  };
}

export function ruleResult(tally: Tally, slowed: Readonly<Record<string, Spent>>): RuleResult {
  const { procedure, falseAlarms, caught, seconds, rounds } = tally;
  return {
    rule: procedure,
    falseAlarms: { count: falseAlarms.count, of: falseAlarms.of },
    caught: Object.fromEntries([...caught].map(([size, { count, of }]) => [size, { count, of }])),
    seconds: rounded(seconds),
    rounds: rounded(rounds),
    slowed: { ...slowed },
  };
}

export function evaluationOf(windows: number, rules: readonly RuleResult[]): Evaluation {
  return { gateSize, windows, rules: [...rules] };
}

/** Four digits: more are not known. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
