import { z } from 'zod';
import { globSchema } from './name-glob.ts';
import { agree, isWithin } from './quantity.ts';

const words = z.string().min(1).max(1000);
const source = z.string().max(300).nullable();

const finite = z.number().min(0);
const common = {
  written: z.string().min(1).max(200).describe('As its author wrote it.'),
  unit: z
    .string()
    .max(40)
    .describe('Base unit of the numbers (s, B, Hz), %, a word of a tool, or empty: a pure number.'),
};

/** What a value is held against: one number whose direction the metric gives, or the range that is kept, ends included. */
const limitSchema = z.union([
  z.strictObject({
    ...common,
    value: finite.describe('On which side it is kept is what the metric calls better.'),
  }),
  z
    .strictObject({
      ...common,
      low: finite.nullable().describe('null: no lower end.'),
      high: finite.nullable().describe('null: no upper end.'),
    })
    .refine(({ low, high }) => low !== null || high !== null, 'must have an end')
    .refine(({ low, high }) => low === null || high === null || low < high, 'must have its ends in order'),
]);

/** Values that metrics of head have to keep, whatever base has. */
export const budgetSchema = z
  .strictObject({
    benchmark: globSchema,
    metric: globSchema.default('time'),
    relativeTo: z
      .string()
      .min(1)
      .max(1000)
      .nullable()
      .default(null)
      .describe(
        'Name of a benchmark of the same run: the limits are for the quotient of the two; null: for the value.',
      ),
    target: limitSchema.nullable().default(null).describe('Missing it warns.'),
    critical: limitSchema.nullable().default(null).describe('Missing it fails.'),
    runs: z
      .int()
      .min(1)
      .max(1000)
      .default(1)
      .describe('Runs in a row that have to miss a limit before it counts.'),
    seconds: z
      .number()
      .gt(0)
      .nullable()
      .default(null)
      .describe('Time that the runs in a row have to span before it counts; null: none.'),
    source: source.default(null).describe('Where it was imported from; null: the configuration itself.'),
    reason: words.nullable().default(null),
  })
  .check((context) => {
    const { target, critical } = context.value;
    const fault = (message: string): void => {
      context.issues.push({ code: 'custom', input: context.value, message });
    };
    if (target === null && critical === null) fault('needs a target or a critical value');
    if (target === null || target.unit !== critical?.unit) return;
    if (!agree(target, critical))
      fault(
        `has a target of ${target.written} and a critical value of ${critical.written}, which are kept on different sides; the sign of a critical value says what is too much`,
      );
    else if (!('value' in target) && !('value' in critical) && !isWithin(target, critical))
      fault(
        `has a target of ${target.written}, which is missed later than the critical value of ${critical.written}`,
      );
  });
export type Budget = z.infer<typeof budgetSchema>;

/** A row of an imported table that no budget was made of. */
export const unmappedSchema = z.strictObject({
  source: z.string().max(300).describe('File and line.'),
  row: z.string().max(1000).describe('Untrusted text: what stands there.'),
  reason: z.string().max(1000),
});
export type Unmapped = z.infer<typeof unmappedSchema>;

const orInfinite = z.number().nullable();

const judgedLimitSchema = z.strictObject({
  written: z.string().max(200),
  low: z.number().nullable().describe('Lower end of what keeps it, in the unit of the metric; null: none.'),
  high: z.number().nullable().describe('Upper end; null: none.'),
  state: z
    .enum(['met', 'missed', 'undecided'])
    .describe(
      'missed and met are said only where the noise does not explain it; undecided: either may be true.',
    ),
  headroom: z
    .number()
    .nullable()
    .describe(
      'Distance of the value from the nearer end that it must not pass, as a fraction of that end; negative: it lies beyond; null: the end is 0.',
    ),
  p: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'Of "it is missed", adjusted for all planned looks, to be held against `alpha`; null: no test was made.',
    ),
  alpha: z
    .number()
    .min(0)
    .max(1)
    .describe('Level of the test: the alpha of the gate, shared equally among all limits of this kind.'),
  row: z.int().min(0).describe('Newest runs in a row that missed it, this one included.'),
  sustained: z
    .boolean()
    .nullable()
    .describe('Whether it was missed in as many runs as it takes; null: one is enough.'),
});
export type JudgedLimit = z.infer<typeof judgedLimitSchema>;

export const budgetMethodSchema = z.enum(['sign', 'moderated-t', 'exact']);
export type BudgetMethod = z.infer<typeof budgetMethodSchema>;

/** What came out for one metric of one benchmark under one budget. */
export const judgedBudgetSchema = z.strictObject({
  benchmark: z.string().min(1).max(20_000).describe('The glob of the budget, where it concerns nothing.'),
  metric: z.string().min(1).max(1000).describe('Likewise.'),
  concerns: z.boolean().describe('false: no benchmark of this run has such a name.'),
  relativeTo: z.string().max(1000).nullable(),
  source,
  reason: words.nullable(),
  runs: z.int().min(1),
  seconds: z.number().nullable(),
  value: z
    .number()
    .nullable()
    .describe(
      'Median of the trials of head, in base units; of a relative budget, of the quotients; null: not measured.',
    ),
  interval: z
    .strictObject({ low: orInfinite, high: orInfinite, confidence: z.number().min(0).max(1) })
    .nullable()
    .describe('Interval of the value; met is said when it lies inside the limit. null: none can be given.'),
  trials: z.int().min(0),
  method: budgetMethodSchema.nullable().describe('What gave the interval; null: too few trials for any.'),
  target: judgedLimitSchema.nullable(),
  critical: judgedLimitSchema.nullable(),
  compliance: z
    .strictObject({
      runs: z.int().min(1),
      target: z.int().min(0).nullable(),
      critical: z.int().min(0).nullable(),
    })
    .nullable()
    .describe(
      'Of how many stored runs, this one included, the values as they stand kept the limits; null: no stored run was read.',
    ),
  note: z.string().max(2000).nullable().describe('Why it could not be judged, or what to know about it.'),
  part: z
    .string()
    .max(400)
    .exactOptional()
    .describe('Name of the part in `parts` that it was judged in; absent: there is one part.'),
});
export type JudgedBudget = z.infer<typeof judgedBudgetSchema>;

/** Whether a limit is missed, and has been for as long as it takes to count. */
export function isBroken(limit: JudgedLimit | null): boolean {
  return limit !== null && limit.state === 'missed' && limit.sustained !== false;
}
