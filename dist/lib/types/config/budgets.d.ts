import { z } from 'zod';
import { type Policy } from '../model/index.js';
/** An entry of `budgets` that takes them from a table. */
export declare const importShape: z.ZodObject<{
    from: z.ZodString;
    map: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodUnion<readonly [z.ZodString, z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodOptional<z.ZodString>;
        'relative-to': z.ZodOptional<z.ZodString>;
        runs: z.ZodOptional<z.ZodInt>;
        for: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        reason: z.ZodOptional<z.ZodString>;
    }, z.core.$strict>]>>>;
    rows: z.ZodOptional<z.ZodArray<z.ZodObject<{
        source: z.ZodString;
        text: z.ZodString;
        section: z.ZodString;
        name: z.ZodString;
        column: z.ZodNullable<z.ZodString>;
        benchmark: z.ZodNullable<z.ZodString>;
        metric: z.ZodNullable<z.ZodString>;
        target: z.ZodNullable<z.ZodString>;
        targetSign: z.ZodEnum<{
            kept: "kept";
            broken: "broken";
        }>;
        critical: z.ZodNullable<z.ZodString>;
        runs: z.ZodNullable<z.ZodInt>;
        seconds: z.ZodNullable<z.ZodNumber>;
        fault: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>>>;
}, z.core.$strict>;
export type BudgetImportInput = z.input<typeof importShape>;
/**
 * The budgets of a configuration, in the words of the model, and the rows of its tables that none was made of.
 * @param source name of the configuration, for messages.
 * @throws PerfGateError that names entry and key.
 */
export declare function readBudgets(input: {
    readonly budgets?: unknown;
}, source: string): Pick<Policy, 'budgets' | 'unmapped'>;
