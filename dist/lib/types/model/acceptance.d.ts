import { z } from 'zod';
export declare const acceptanceSchemaName = "perf-gate.acceptance/1";
/** A regression that somebody expects, as a store keeps it. */
export declare const storedAcceptanceSchema: z.ZodObject<{
    pull: z.ZodExactOptional<z.ZodObject<{
        number: z.ZodInt;
        head: z.ZodString;
    }, z.core.$strict>>;
    benchmark: z.ZodString;
    metric: z.ZodDefault<z.ZodString>;
    commit: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    upTo: z.ZodNumber;
    reason: z.ZodString;
    author: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    expires: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    schema: z.ZodLiteral<"perf-gate.acceptance/1">;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"perf-gate">;
        version: z.ZodString;
    }, z.core.$strict>;
    suite: z.ZodString;
    recorded: z.ZodISODateTime;
}, z.core.$strict>;
export type StoredAcceptance = z.infer<typeof storedAcceptanceSchema>;
/**
 * Checks that `json` is a `perf-gate.acceptance/1` document.
 * @throws PerfGateError that names the place of the first fault.
 */
export declare function parseAcceptance(json: unknown, source?: string): StoredAcceptance;
