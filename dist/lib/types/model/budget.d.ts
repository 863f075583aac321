import { z } from 'zod';
/** Values that metrics of head have to keep, whatever base has. */
export declare const budgetSchema: z.ZodObject<{
    benchmark: z.ZodString;
    metric: z.ZodDefault<z.ZodString>;
    relativeTo: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    target: z.ZodDefault<z.ZodNullable<z.ZodUnion<readonly [z.ZodObject<{
        value: z.ZodNumber;
        written: z.ZodString;
        unit: z.ZodString;
    }, z.core.$strict>, z.ZodObject<{
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        written: z.ZodString;
        unit: z.ZodString;
    }, z.core.$strict>]>>>;
    critical: z.ZodDefault<z.ZodNullable<z.ZodUnion<readonly [z.ZodObject<{
        value: z.ZodNumber;
        written: z.ZodString;
        unit: z.ZodString;
    }, z.core.$strict>, z.ZodObject<{
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        written: z.ZodString;
        unit: z.ZodString;
    }, z.core.$strict>]>>>;
    runs: z.ZodDefault<z.ZodInt>;
    seconds: z.ZodDefault<z.ZodNullable<z.ZodNumber>>;
    source: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    reason: z.ZodDefault<z.ZodNullable<z.ZodString>>;
}, z.core.$strict>;
export type Budget = z.infer<typeof budgetSchema>;
/** A row of an imported table that no budget was made of. */
export declare const unmappedSchema: z.ZodObject<{
    source: z.ZodString;
    row: z.ZodString;
    reason: z.ZodString;
}, z.core.$strict>;
export type Unmapped = z.infer<typeof unmappedSchema>;
declare const judgedLimitSchema: z.ZodObject<{
    written: z.ZodString;
    low: z.ZodNullable<z.ZodNumber>;
    high: z.ZodNullable<z.ZodNumber>;
    state: z.ZodEnum<{
        met: "met";
        missed: "missed";
        undecided: "undecided";
    }>;
    headroom: z.ZodNullable<z.ZodNumber>;
    p: z.ZodNullable<z.ZodNumber>;
    alpha: z.ZodNumber;
    row: z.ZodInt;
    sustained: z.ZodNullable<z.ZodBoolean>;
}, z.core.$strict>;
export type JudgedLimit = z.infer<typeof judgedLimitSchema>;
export declare const budgetMethodSchema: z.ZodEnum<{
    exact: "exact";
    sign: "sign";
    "moderated-t": "moderated-t";
}>;
export type BudgetMethod = z.infer<typeof budgetMethodSchema>;
/** What came out for one metric of one benchmark under one budget. */
export declare const judgedBudgetSchema: z.ZodObject<{
    benchmark: z.ZodString;
    metric: z.ZodString;
    concerns: z.ZodBoolean;
    relativeTo: z.ZodNullable<z.ZodString>;
    source: z.ZodNullable<z.ZodString>;
    reason: z.ZodNullable<z.ZodString>;
    runs: z.ZodInt;
    seconds: z.ZodNullable<z.ZodNumber>;
    value: z.ZodNullable<z.ZodNumber>;
    interval: z.ZodNullable<z.ZodObject<{
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        confidence: z.ZodNumber;
    }, z.core.$strict>>;
    trials: z.ZodInt;
    method: z.ZodNullable<z.ZodEnum<{
        exact: "exact";
        sign: "sign";
        "moderated-t": "moderated-t";
    }>>;
    target: z.ZodNullable<z.ZodObject<{
        written: z.ZodString;
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        state: z.ZodEnum<{
            met: "met";
            missed: "missed";
            undecided: "undecided";
        }>;
        headroom: z.ZodNullable<z.ZodNumber>;
        p: z.ZodNullable<z.ZodNumber>;
        alpha: z.ZodNumber;
        row: z.ZodInt;
        sustained: z.ZodNullable<z.ZodBoolean>;
    }, z.core.$strict>>;
    critical: z.ZodNullable<z.ZodObject<{
        written: z.ZodString;
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        state: z.ZodEnum<{
            met: "met";
            missed: "missed";
            undecided: "undecided";
        }>;
        headroom: z.ZodNullable<z.ZodNumber>;
        p: z.ZodNullable<z.ZodNumber>;
        alpha: z.ZodNumber;
        row: z.ZodInt;
        sustained: z.ZodNullable<z.ZodBoolean>;
    }, z.core.$strict>>;
    compliance: z.ZodNullable<z.ZodObject<{
        runs: z.ZodInt;
        target: z.ZodNullable<z.ZodInt>;
        critical: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>>;
    note: z.ZodNullable<z.ZodString>;
    part: z.ZodExactOptional<z.ZodString>;
}, z.core.$strict>;
export type JudgedBudget = z.infer<typeof judgedBudgetSchema>;
/** Whether a limit is missed, and has been for as long as it takes to count. */
export declare function isBroken(limit: JudgedLimit | null): boolean;
export {};
