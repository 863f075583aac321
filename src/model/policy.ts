import { z } from 'zod';

const reaction = z.enum(['fail', 'warn', 'ignore']);
export type Reaction = z.infer<typeof reaction>;

/** What the gate promises and how it reacts; every default is here and nowhere else. */
export const policySchema = z.strictObject({
  alpha: z
    .number()
    .gt(0)
    .lt(0.5)
    .default(0.01)
    .describe('Probability that unchanged code fails one gate run, over all benchmarks together.'),
  minimumEffect: z
    .number()
    .gt(0)
    .lt(10)
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
    .default(['time'])
    .describe('Metrics that can fail the build; the others are reported.'),
  missing: reaction.default('fail').describe('A benchmark of the base that head no longer has.'),
  failed: reaction.default('fail').describe('A benchmark that works on base and fails on head.'),
  added: reaction.default('ignore').describe('A benchmark that base does not have.'),
  inconclusive: reaction.default('warn').describe('Too noisy to say regressed or within.'),
});
export type Policy = z.infer<typeof policySchema>;
/** A policy as a caller may give it: everything left out takes its default. */
export type PolicyInput = z.input<typeof policySchema>;
