import { z } from 'zod';
import { budgetSchema, unmappedSchema } from './budget.ts';
import { metricSchema } from './metric.ts';
import { globSchema, nameMatcher } from './name-glob.ts';

const reaction = z.enum(['fail', 'warn', 'ignore']);
export type Reaction = z.infer<typeof reaction>;

const minimumEffect = z.number().gt(0).lt(10);
const words = z.string().min(1).max(1000);

/** What is different for the comparisons that `benchmark` and `metric` match; a field that is absent changes nothing. */
export const ruleSchema = z
  .strictObject({
    benchmark: globSchema.default('*'),
    metric: globSchema.default('*'),
    minimumEffect: minimumEffect.exactOptional(),
    better: metricSchema.shape.better.exactOptional(),
    gate: z.boolean().exactOptional().describe('Whether they can fail the build, whatever `metrics` says.'),
    alphaShare: z
      .number()
      .gt(0)
      .max(1000)
      .exactOptional()
      .describe('Weight in sharing alpha; every other comparison has 1.'),
    missing: reaction.exactOptional(),
    failed: reaction.exactOptional(),
    added: reaction.exactOptional(),
    inconclusive: reaction.exactOptional(),
    ignore: z.boolean().exactOptional().describe('They are listed and never judged.'),
    reason: words.exactOptional().describe('Shown in reports; an ignored comparison needs one.'),
  })
  .check((context) => {
    if (context.value.ignore !== true || context.value.reason !== undefined) return;
    const message = 'what is ignored needs a reason, which reports show';
    context.issues.push({ code: 'custom', input: context.value, path: ['reason'], message });
  });
export type Rule = z.infer<typeof ruleSchema>;

/** A day of the calendar, UTC: `2027-01-31`. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u, 'must be a date such as 2027-01-31')
  .refine((text) => {
    const time = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
  }, 'must be a day of the calendar');

/** A regression that is expected: which, how large, why, and until when. */
export const acceptanceFields = {
  benchmark: globSchema,
  metric: globSchema.default('time'),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/u, 'must be a commit id of 7 or more hex digits')
    .nullable()
    .default(null)
    .describe(
      'The commit that makes it worse: it is accepted of heads that contain this commit, until base contains it too; null: of any head.',
    ),
  upTo: z
    .number()
    .gt(0)
    .lt(1000)
    .describe('Largest estimated change for the worse that is accepted, a fraction.'),
  reason: words,
  author: z.string().min(1).max(200).nullable().default(null),
  expires: daySchema
    .nullable()
    .default(null)
    .describe('The last day (UTC) on which it holds, by the start of the head run; null: no end.'),
};

export const acceptanceSchema = z.strictObject({
  ...acceptanceFields,
  stored: z.boolean().default(false).describe('It comes from the store, not from the configuration.'),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

/**
 * Where the commit of an acceptance stands: `open`, head contains it and base does not; `over`, base contains it too;
 * `elsewhere`, it is not part of head; `unknown`, the clone cannot tell.
 */
export type Standing = 'open' | 'over' | 'elsewhere' | 'unknown';
/** The standing of each commit that an acceptance names. */
export type StandingOf = (commit: string) => Standing;

/** Of functions and commands the time; of services the median time of an answer. Tails need many more rounds, so they are named when wanted. */
export const defaultMetrics = ['time', 'p50'] as const;

/** What the gate promises and how it reacts; every default is here and nowhere else. */
export const policySchema = z.strictObject({
  alpha: z
    .number()
    .gt(0)
    .lt(0.5)
    .default(0.01)
    .describe('Probability that unchanged code fails one gate run, over all benchmarks together.'),
  minimumEffect: minimumEffect
    .default(0.02)
    .describe('Estimated changes smaller than this fraction are never called regressed or improved.'),
  equivalenceLevel: z
    .number()
    .gt(0)
    .lt(0.5)
    .default(0.05)
    .describe('Level of the equivalence test behind "within".'),
  requiredSensitivity: z
    .number()
    .gt(0)
    .lt(10)
    .default(0.1)
    .describe(
      'A stored history screens the benchmarks in which it catches a change of this fraction nine times in ten.',
    ),
  metrics: z
    .array(z.string().min(1))
    .min(1)
    .default([...defaultMetrics])
    .describe('Metrics that can fail the build; the others are reported.'),
  missing: reaction.default('fail').describe('A benchmark of the base that head no longer has.'),
  failed: reaction.default('fail').describe('A benchmark that works on base and fails on head.'),
  added: reaction.default('ignore').describe('A benchmark that base does not have.'),
  inconclusive: reaction.default('warn').describe('Too noisy to say regressed or within.'),
  rules: z
    .array(ruleSchema)
    .max(1000)
    .default([])
    .describe('What is different for some comparisons; of two that match, the later wins field by field.'),
  accept: z.array(acceptanceSchema).max(10_000).default([]).describe('Regressions that are expected.'),
  budgets: z
    .array(budgetSchema)
    .max(10_000)
    .default([])
    .describe('Values that metrics of head have to keep.'),
  unmapped: z
    .array(unmappedSchema)
    .max(10_000)
    .default([])
    .describe('Rows of imported tables that no budget was made of, to be listed.'),
});
export type Policy = z.infer<typeof policySchema>;
/** A policy as a caller may give it: everything left out takes its default. */
export type PolicyInput = z.input<typeof policySchema>;

/** What holds for one comparison. */
export interface ComparisonPolicy {
  readonly minimumEffect: number;
  readonly equivalenceLevel: number;
  /** null: as the metric says. */
  readonly better: 'lower' | 'higher' | null;
  /** null: as the list of gating metrics says. */
  readonly gate: boolean | null;
  /** Weight in sharing alpha. */
  readonly alphaShare: number;
  readonly missing: Reaction;
  readonly failed: Reaction;
  readonly added: Reaction;
  readonly inconclusive: Reaction;
  readonly ignore: boolean;
  /** Why it is treated otherwise; of an ignored comparison, why it is ignored. */
  readonly reason: string | null;
}

/** The policy of each comparison: its rules over what holds for all. The globs are read once. */
export function policyFor(policy: Policy): (benchmark: string, metric: string) => ComparisonPolicy {
  const rules = policy.rules.map((rule) => ({ rule, fields: changesOf(rule), matches: matcherOf(rule) }));
  return (benchmark, metric) => {
    const { minimumEffect: effect, equivalenceLevel, missing, failed, added, inconclusive } = policy;
    let result: ComparisonPolicy = {
      ...{ minimumEffect: effect, equivalenceLevel, missing, failed, added, inconclusive },
      ...{ better: null, gate: null, alphaShare: 1, ignore: false, reason: null },
    };
    for (const { rule, fields, matches } of rules) {
      if (!matches(benchmark, metric)) continue;
      const earlier = rule.ignore === false ? null : result.reason;
      const stays = result.ignore && rule.ignore === undefined;
      result = { ...result, ...fields, reason: stays ? earlier : (rule.reason ?? earlier) };
    }
    return result;
  };
}

/** What a rule sets, without its globs. */
function changesOf(rule: Rule): Partial<ComparisonPolicy> {
  const fields = Object.entries(rule).filter(([name]) => name !== 'benchmark' && name !== 'metric');
  return Object.fromEntries(fields);
}

/** Whether a rule or an acceptance is about a comparison. */
export function matcherOf(
  globs: Pick<Rule, 'benchmark' | 'metric'>,
): (benchmark: string, metric: string) => boolean {
  const benchmarks = nameMatcher(globs.benchmark);
  const metrics = nameMatcher(globs.metric);
  return (benchmark, metric) => benchmarks(benchmark) && metrics(metric);
}
