import { z } from 'zod';
declare const reaction: z.ZodEnum<{
    fail: "fail";
    warn: "warn";
    ignore: "ignore";
}>;
export type Reaction = z.infer<typeof reaction>;
/** What the gate promises and how it reacts; every default is here and nowhere else. */
export declare const policySchema: z.ZodObject<{
    alpha: z.ZodDefault<z.ZodNumber>;
    minimumEffect: z.ZodDefault<z.ZodNumber>;
    equivalenceLevel: z.ZodDefault<z.ZodNumber>;
    requiredSensitivity: z.ZodDefault<z.ZodNumber>;
    metrics: z.ZodDefault<z.ZodArray<z.ZodString>>;
    missing: z.ZodDefault<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
    failed: z.ZodDefault<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
    added: z.ZodDefault<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
    inconclusive: z.ZodDefault<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
}, z.core.$strict>;
export type Policy = z.infer<typeof policySchema>;
/** A policy as a caller may give it: everything left out takes its default. */
export type PolicyInput = z.input<typeof policySchema>;
export {};
