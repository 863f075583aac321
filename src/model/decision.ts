import { z } from 'zod';
import { judgedBudgetSchema, unmappedSchema } from './budget.ts';
import { metricSchema } from './metric.ts';
import { acceptanceFields } from './policy.ts';
import {
  commitSchema,
  conditionsSchema,
  environmentSchema,
  failureSchema,
  longestName,
  outcomeSchema,
  runSchema,
  shardSchema,
} from './run.ts';
import { parseDocument } from './parse.ts';
import { shardText } from './shards.ts';

export const decisionSchemaName = 'perf-gate.decision/1';

export const verdictKinds = [
  'regressed',
  'improved',
  'within',
  'inconclusive',
  'not-suspected',
  'identical',
  'added',
  'missing',
  'failed',
  'accepted',
  'ignored',
] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** A number that may be infinite; JSON has none, so null stands for it. */
const orInfinite = z.number().nullable();

export const methodSchema = z.enum(['signed-rank', 'moderated-t', 'rank-sum', 'prediction', 'exact']);
export type Method = z.infer<typeof methodSchema>;

export const verdictSchema = z.strictObject({
  benchmark: z.string().min(1).max(longestName),
  metric: z.string().min(1).max(100),
  gating: z.boolean().describe('Whether it can fail the build; the others are shown only.'),
  kind: z.enum(verdictKinds),
  change: z
    .strictObject({
      estimate: orInfinite.describe('null: infinite; the base value is 0 or next to nothing.'),
      low: orInfinite.describe('null: minus infinity.'),
      high: orInfinite.describe('null: plus infinity.'),
      confidence: z.number().min(0).max(1),
    })
    .nullable()
    .describe('(candidate - baseline) / baseline, a fraction, positive when the number grew.'),
  equivalence: z
    .strictObject({ low: orInfinite, high: orInfinite, confidence: z.number().min(0).max(1) })
    .nullable()
    .describe('Interval of the equivalence test; within is said when it lies inside the minimum effect.'),
  p: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'One-sided p in the direction of the estimate, adjusted for all planned looks, to be held against the `alpha` of this verdict.',
    ),
  method: methodSchema.nullable(),
  rounds: z
    .int()
    .min(0)
    .describe('Trials per side that were compared; for a history, the earlier runs used.'),
  base: z
    .number()
    .nullable()
    .describe(
      'Median of the base sample, in base units; against a history, what the earlier runs let one expect.',
    ),
  head: z.number().nullable().describe('Median of the head sample, in base units.'),
  noise: z
    .number()
    .min(0)
    .nullable()
    .describe('Spread of the change from round to round, a fraction (1.4826 x MAD of the log ratios).'),
  detectable: z
    .number()
    .min(0)
    .nullable()
    .describe(
      'Smallest change for the worse that this comparison would have called regressed in 80 % of cases; of a screened benchmark, that the screen would have sent on in 90 %.',
    ),
  roundsToSettle: z
    .int()
    .min(1)
    .nullable()
    .describe('For inconclusive: rounds that would settle it, as far as can be foreseen; null: none would.'),
  failure: failureSchema.nullable(),
  warnings: z.array(z.string().max(2000)),
  minimumEffect: z
    .number()
    .min(0)
    .describe('The minimum effect of this comparison, which the policy may set apart from the others.'),
  alpha: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('The share of alpha that p is held against; null: no test at a level was made.'),
  better: metricSchema.shape.better
    .nullable()
    .describe('Which direction is an improvement where the policy says so; null: as the metric says.'),
  reason: z
    .string()
    .max(1000)
    .nullable()
    .describe('Why the policy treats it otherwise than the rest, or ignores it, in the words of its author.'),
  part: z
    .string()
    .max(400)
    .exactOptional()
    .describe('Name of the part in `parts` that it is of; absent: there is one part.'),
  acceptance: z
    .strictObject({
      commit: acceptanceFields.commit,
      upTo: acceptanceFields.upTo,
      reason: acceptanceFields.reason,
      author: acceptanceFields.author,
      expires: acceptanceFields.expires,
    })
    .nullable()
    .describe('Of an accepted regression: who accepted how much, why and until when.'),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const reasonSchema = z.strictObject({
  kind: z.enum([
    'regressed',
    'missing',
    'failed',
    'added',
    'inconclusive',
    'nothing-measured',
    'set-up-failed',
    'load-failed',
    'unusable-values',
    'not-measured',
    'different-machine',
    'common-movement',
    'no-history',
    'contaminated',
    'interrupted',
    'budget-missed',
    'budget-unusable',
    'missing-part',
    'in-no-shard',
  ]),
  benchmarks: z.array(z.string().max(longestName)),
  message: z.string().max(20_000),
});
export type Reason = z.infer<typeof reasonSchema>;

/** What came out where equal code was measured on both sides. */
export const judgedControlSchema = z.strictObject({
  benchmark: z.string().min(1).max(longestName),
  metric: z.string().min(1).max(100),
  rounds: z.int().min(1),
  estimate: z.number().describe('Change of equal code, a fraction; 0 is the truth.'),
  low: orInfinite,
  high: orInfinite,
  confidence: z.number().min(0).max(1),
  noise: z.number().min(0),
  contaminated: z
    .boolean()
    .describe(
      'The interval excludes any change as small as the bias allowance: this machine cannot be trusted.',
    ),
});
export type JudgedControl = z.infer<typeof judgedControlSchema>;

const sideSchema = z.strictObject({ commit: commitSchema, started: z.string().max(40) });

/** What is measured by one job or in one run, where one decision is about several: a suite, or a shard of it, on a system. */
export const partNameSchema = z.strictObject({
  suite: runSchema.shape.suite,
  system: z.string().max(200).nullable().describe('What its machine is called; null: nothing calls it so.'),
  shard: shardSchema.nullable().describe('null: it is the whole suite.'),
});
export type PartName = z.infer<typeof partNameSchema>;

/** The name of a part, as in `parser ubuntu-24.04 2/3`. */
export function partText({ suite, system, shard }: PartName): string {
  return [suite, system, shard === null ? null : shardText(shard)].filter((text) => text !== null).join(' ');
}

const strategySchema = z
  .enum(['auto', 'paired', 'stored', 'compare'])
  .describe('auto: a run was screened by the stored history, and what was suspected was measured in pairs.');
const looksSchema = z
  .array(z.int().min(1))
  .describe('Rounds after which a benchmark was looked at and could stop; empty: all rounds were planned.');
const controlWorkloadSchema = judgedControlSchema
  .exactOptional()
  .describe('A workload of the tool in the places of both sides; absent: not measured.');
const sameTreeSchema = z
  .boolean()
  .exactOptional()
  .describe('true: both commits have the same tree, so nothing was measured and there are no verdicts.');

/** One part of a decision, with what is not the same in all of them. */
export const partSchema = partNameSchema.extend({
  name: z.string().min(1).max(400).describe('Unique among the parts; its verdicts carry it.'),
  outcome: outcomeSchema.describe('What it alone comes to.'),
  alpha: z.number().min(0).max(1).describe('Its share of the alpha of the decision.'),
  family: z.int().min(0).describe('Number of comparisons that this share is shared among.'),
  strategy: strategySchema,
  looks: looksSchema,
  seed: z.int().min(0).nullable(),
  control: judgedControlSchema.nullable(),
  controlWorkload: controlWorkloadSchema,
  seconds: z.number().min(0),
  base: sideSchema.nullable(),
  head: sideSchema,
  environment: environmentSchema,
  conditions: conditionsSchema,
  metrics: z.record(z.string().max(100), metricSchema),
  sameTree: sameTreeSchema,
});
export type Part = z.infer<typeof partSchema>;

/** What the gate decided: a function of verdicts, conditions and policy alone. */
export const decisionSchema = z.strictObject({
  schema: z.literal(decisionSchemaName),
  tool: z.strictObject({ name: z.literal('perf-gate'), version: z.string().max(40) }),
  suite: z.string().max(100),
  outcome: outcomeSchema,
  observed: z.boolean().describe('mode: observe; the outcome is reported and does not fail the job.'),
  tally: z
    .strictObject({ gates: z.int().min(1), failed: z.int().min(0), couldNotJudge: z.int().min(0) })
    .nullable()
    .describe(
      'mode: observe; outcomes of the newest stored runs that a gate measured; null: not counted, or none.',
    ),
  reasons: z.array(reasonSchema).describe('Why it failed or could not be judged; empty when passed.'),
  warnings: z.array(z.string().max(20_000)),
  strategy: strategySchema,
  alpha: z
    .number()
    .min(0)
    .max(1)
    .describe('Probability that unchanged code fails this gate, over the whole family.'),
  family: z.int().min(0).describe('Number of comparisons that alpha is shared among.'),
  minimumEffect: z.number().min(0),
  looks: looksSchema,
  seed: z.int().min(0).nullable(),
  control: judgedControlSchema
    .nullable()
    .describe('One benchmark of base measured against itself: what the machine does to equal code.'),
  controlWorkload: controlWorkloadSchema,
  seconds: z.number().min(0),
  baseline: z
    .string()
    .max(2000)
    .exactOptional()
    .describe('Where stored runs were looked for, and why there; absent: as the configuration says.'),
  base: sideSchema.nullable(),
  head: sideSchema,
  environment: environmentSchema,
  conditions: conditionsSchema,
  metrics: z.record(z.string().max(100), metricSchema),
  verdicts: z.array(verdictSchema),
  budgets: z
    .array(judgedBudgetSchema)
    .exactOptional()
    .describe('Values that the policy wants kept; absent: it has none.'),
  unmapped: z
    .array(unmappedSchema)
    .exactOptional()
    .describe('Rows of imported tables that no budget was made of; absent: none.'),
  sameTree: sameTreeSchema,
  failures: z.array(failureSchema).describe('Failures that belong to no single benchmark.'),
  parts: z
    .array(partSchema)
    .exactOptional()
    .describe(
      'What was measured apart and judged by shares of one alpha; absent: one part. Environment, conditions and base are then those of the first.',
    ),
});
export type Decision = z.infer<typeof decisionSchema>;

/**
 * Checks that `json` is a `perf-gate.decision/1` document.
 * @throws PerfGateError that names the place of the first fault.
 */
export function parseDecision(json: unknown, source = 'decision'): Decision {
  return parseDocument(decisionSchema, decisionSchemaName, json, source);
}
