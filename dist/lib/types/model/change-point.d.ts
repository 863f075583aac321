import { z } from 'zod';
/** What a change point has to be; every default is here and nowhere else. */
export declare const changePointPolicySchema: z.ZodObject<{
    alpha: z.ZodDefault<z.ZodNumber>;
    minimumEffect: z.ZodDefault<z.ZodNumber>;
    minimumSpreads: z.ZodDefault<z.ZodNumber>;
    smallestSegment: z.ZodDefault<z.ZodInt>;
}, z.core.$strict>;
export type ChangePointPolicy = z.infer<typeof changePointPolicySchema>;
/** A policy as a caller may give it: everything left out takes its default. */
export type ChangePointPolicyInput = z.input<typeof changePointPolicySchema>;
export declare const changePointSchema: z.ZodObject<{
    index: z.ZodInt;
    low: z.ZodInt;
    high: z.ZodInt;
    before: z.ZodNumber;
    after: z.ZodNumber;
    change: z.ZodNullable<z.ZodNumber>;
    p: z.ZodNumber;
}, z.core.$strict>;
export type ChangePoint = z.infer<typeof changePointSchema>;
export declare const driftSchema: z.ZodObject<{
    change: z.ZodNullable<z.ZodNumber>;
    p: z.ZodNumber;
}, z.core.$strict>;
export type Drift = z.infer<typeof driftSchema>;
