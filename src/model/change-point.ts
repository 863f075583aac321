import { z } from 'zod';

/** What a change point has to be; every default is here and nowhere else. */
export const changePointPolicySchema = z.strictObject({
  alpha: z
    .number()
    .gt(0)
    .lt(0.5)
    .default(0.01)
    .describe('Probability of finding a change point, or a drift, in a series that has none.'),
  minimumEffect: z
    .number()
    .gt(0)
    .lt(10)
    .default(0.0075)
    .describe('Changes smaller than this fraction are no change points.'),
  minimumSpreads: z
    .number()
    .min(0)
    .max(100)
    .default(1.3)
    .describe(
      'Changes smaller than so many standard deviations of the points around their levels, spikes counted, are none.',
    ),
  smallestSegment: z
    .int()
    .min(2)
    .max(1000)
    .default(6)
    .describe('Points that a level has to last; fewer are a spike.'),
});
export type ChangePointPolicy = z.infer<typeof changePointPolicySchema>;
/** A policy as a caller may give it: everything left out takes its default. */
export type ChangePointPolicyInput = z.input<typeof changePointPolicySchema>;

export const changePointSchema = z.strictObject({
  index: z.int().min(1).describe('First point of the new level.'),
  low: z.int().min(1).describe('The change lies, with 95 % confidence, at or after this point'),
  high: z.int().min(1).describe('and at or before this one.'),
  before: z
    .number()
    .describe('Level before, with spikes drawn in; a geometric mean where all values are positive.'),
  after: z.number().describe('Level after.'),
  change: z.number().nullable().describe('(after - before) / |before|, a fraction; null where before is 0.'),
  p: z.number().min(0).max(1).describe('Of no change, corrected for having looked everywhere in the series.'),
});
export type ChangePoint = z.infer<typeof changePointSchema>;

export const driftSchema = z.strictObject({
  change: z
    .number()
    .nullable()
    .describe(
      'Slow change from the first point to the last, without the change points, a fraction; null where the mean is 0.',
    ),
  p: z.number().min(0).max(1).describe('Of no trend, whatever the autocorrelation.'),
});
export type Drift = z.infer<typeof driftSchema>;
