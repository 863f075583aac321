import { z } from 'zod';
declare const reaction: z.ZodEnum<{
    fail: "fail";
    warn: "warn";
    ignore: "ignore";
}>;
export type Reaction = z.infer<typeof reaction>;
/** What is different for the comparisons that `benchmark` and `metric` match; a field that is absent changes nothing. */
export declare const ruleSchema: z.ZodObject<{
    benchmark: z.ZodDefault<z.ZodString>;
    metric: z.ZodDefault<z.ZodString>;
    minimumEffect: z.ZodExactOptional<z.ZodNumber>;
    better: z.ZodExactOptional<z.ZodEnum<{
        lower: "lower";
        higher: "higher";
    }>>;
    gate: z.ZodExactOptional<z.ZodBoolean>;
    alphaShare: z.ZodExactOptional<z.ZodNumber>;
    missing: z.ZodExactOptional<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
    failed: z.ZodExactOptional<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
    added: z.ZodExactOptional<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
    inconclusive: z.ZodExactOptional<z.ZodEnum<{
        fail: "fail";
        warn: "warn";
        ignore: "ignore";
    }>>;
    ignore: z.ZodExactOptional<z.ZodBoolean>;
    reason: z.ZodExactOptional<z.ZodString>;
}, z.core.$strict>;
export type Rule = z.infer<typeof ruleSchema>;
/** A day of the calendar, UTC: `2027-01-31`. */
export declare const daySchema: z.ZodString;
/** A regression that is expected: which, how large, why, and until when. */
export declare const acceptanceFields: {
    benchmark: z.ZodString;
    metric: z.ZodDefault<z.ZodString>;
    commit: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    upTo: z.ZodNumber;
    reason: z.ZodString;
    author: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    expires: z.ZodDefault<z.ZodNullable<z.ZodString>>;
};
export declare const acceptanceSchema: z.ZodObject<{
    stored: z.ZodDefault<z.ZodBoolean>;
    benchmark: z.ZodString;
    metric: z.ZodDefault<z.ZodString>;
    commit: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    upTo: z.ZodNumber;
    reason: z.ZodString;
    author: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    expires: z.ZodDefault<z.ZodNullable<z.ZodString>>;
}, z.core.$strict>;
export type Acceptance = z.infer<typeof acceptanceSchema>;
/**
 * Where the commit of an acceptance stands: `open`, head contains it and base does not; `over`, base contains it too;
 * `elsewhere`, it is not part of head; `unknown`, the clone cannot tell.
 */
export type Standing = 'open' | 'over' | 'elsewhere' | 'unknown';
/** The standing of each commit that an acceptance names. */
export type StandingOf = (commit: string) => Standing;
/** Of functions and commands the time; of services the median time of an answer. Tails need many more rounds, so they are named when wanted. */
export declare const defaultMetrics: readonly ["time", "p50"];
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
    rules: z.ZodDefault<z.ZodArray<z.ZodObject<{
        benchmark: z.ZodDefault<z.ZodString>;
        metric: z.ZodDefault<z.ZodString>;
        minimumEffect: z.ZodExactOptional<z.ZodNumber>;
        better: z.ZodExactOptional<z.ZodEnum<{
            lower: "lower";
            higher: "higher";
        }>>;
        gate: z.ZodExactOptional<z.ZodBoolean>;
        alphaShare: z.ZodExactOptional<z.ZodNumber>;
        missing: z.ZodExactOptional<z.ZodEnum<{
            fail: "fail";
            warn: "warn";
            ignore: "ignore";
        }>>;
        failed: z.ZodExactOptional<z.ZodEnum<{
            fail: "fail";
            warn: "warn";
            ignore: "ignore";
        }>>;
        added: z.ZodExactOptional<z.ZodEnum<{
            fail: "fail";
            warn: "warn";
            ignore: "ignore";
        }>>;
        inconclusive: z.ZodExactOptional<z.ZodEnum<{
            fail: "fail";
            warn: "warn";
            ignore: "ignore";
        }>>;
        ignore: z.ZodExactOptional<z.ZodBoolean>;
        reason: z.ZodExactOptional<z.ZodString>;
    }, z.core.$strict>>>;
    accept: z.ZodDefault<z.ZodArray<z.ZodObject<{
        stored: z.ZodDefault<z.ZodBoolean>;
        benchmark: z.ZodString;
        metric: z.ZodDefault<z.ZodString>;
        commit: z.ZodDefault<z.ZodNullable<z.ZodString>>;
        upTo: z.ZodNumber;
        reason: z.ZodString;
        author: z.ZodDefault<z.ZodNullable<z.ZodString>>;
        expires: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    }, z.core.$strict>>>;
    budgets: z.ZodDefault<z.ZodArray<z.ZodObject<{
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
    }, z.core.$strict>>>;
    unmapped: z.ZodDefault<z.ZodArray<z.ZodObject<{
        source: z.ZodString;
        row: z.ZodString;
        reason: z.ZodString;
    }, z.core.$strict>>>;
}, z.core.$strict>;
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
export declare function policyFor(policy: Policy): (benchmark: string, metric: string) => ComparisonPolicy;
/** Whether a rule or an acceptance is about a comparison. */
export declare function matcherOf(globs: Pick<Rule, 'benchmark' | 'metric'>): (benchmark: string, metric: string) => boolean;
export {};
