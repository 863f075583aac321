import { z } from 'zod';
export declare const historySchemaName = "perf-gate.history/1";
declare const historyRunSchema: z.ZodObject<{
    started: z.ZodString;
    commit: z.ZodNullable<z.ZodString>;
}, z.core.$strict>;
/** A stored run, as far as a change point names it. */
export type HistoryRun = z.infer<typeof historyRunSchema>;
declare const movedSchema: z.ZodObject<{
    index: z.ZodInt;
    low: z.ZodInt;
    high: z.ZodInt;
    before: z.ZodNumber;
    after: z.ZodNumber;
    change: z.ZodNullable<z.ZodNumber>;
    p: z.ZodNumber;
    verdict: z.ZodEnum<{
        regressed: "regressed";
        improved: "improved";
    }>;
    at: z.ZodObject<{
        started: z.ZodString;
        commit: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>;
    lastBefore: z.ZodObject<{
        started: z.ZodString;
        commit: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>;
    firstAfter: z.ZodObject<{
        started: z.ZodString;
        commit: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>;
}, z.core.$strict>;
export type Moved = z.infer<typeof movedSchema>;
declare const searchedSchema: z.ZodObject<{
    benchmark: z.ZodString;
    metric: z.ZodString;
    definition: z.ZodObject<{
        unit: z.ZodString;
        better: z.ZodEnum<{
            lower: "lower";
            higher: "higher";
        }>;
        kind: z.ZodEnum<{
            noisy: "noisy";
            exact: "exact";
        }>;
    }, z.core.$strict>;
    fingerprint: z.ZodString;
    runs: z.ZodInt;
    first: z.ZodObject<{
        started: z.ZodString;
        commit: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>;
    last: z.ZodObject<{
        started: z.ZodString;
        commit: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>;
    young: z.ZodBoolean;
    changePoints: z.ZodArray<z.ZodObject<{
        index: z.ZodInt;
        low: z.ZodInt;
        high: z.ZodInt;
        before: z.ZodNumber;
        after: z.ZodNumber;
        change: z.ZodNullable<z.ZodNumber>;
        p: z.ZodNumber;
        verdict: z.ZodEnum<{
            regressed: "regressed";
            improved: "improved";
        }>;
        at: z.ZodObject<{
            started: z.ZodString;
            commit: z.ZodNullable<z.ZodString>;
        }, z.core.$strict>;
        lastBefore: z.ZodObject<{
            started: z.ZodString;
            commit: z.ZodNullable<z.ZodString>;
        }, z.core.$strict>;
        firstAfter: z.ZodObject<{
            started: z.ZodString;
            commit: z.ZodNullable<z.ZodString>;
        }, z.core.$strict>;
    }, z.core.$strict>>;
    drift: z.ZodNullable<z.ZodObject<{
        change: z.ZodNullable<z.ZodNumber>;
        p: z.ZodNumber;
    }, z.core.$strict>>;
}, z.core.$strict>;
/** One metric of one benchmark on one machine class. */
export type Searched = z.infer<typeof searchedSchema>;
/** What moved in the stored history, and when. */
export declare const historySchema: z.ZodObject<{
    schema: z.ZodLiteral<"perf-gate.history/1">;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"perf-gate">;
        version: z.ZodString;
    }, z.core.$strict>;
    suite: z.ZodString;
    only: z.ZodNullable<z.ZodString>;
    policy: z.ZodObject<{
        alpha: z.ZodNonOptional<z.ZodDefault<z.ZodNumber>>;
        minimumEffect: z.ZodNonOptional<z.ZodDefault<z.ZodNumber>>;
        minimumSpreads: z.ZodNonOptional<z.ZodDefault<z.ZodNumber>>;
        smallestSegment: z.ZodNonOptional<z.ZodDefault<z.ZodInt>>;
    }, z.core.$strict>;
    family: z.ZodInt;
    runs: z.ZodInt;
    series: z.ZodArray<z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodString;
        definition: z.ZodObject<{
            unit: z.ZodString;
            better: z.ZodEnum<{
                lower: "lower";
                higher: "higher";
            }>;
            kind: z.ZodEnum<{
                noisy: "noisy";
                exact: "exact";
            }>;
        }, z.core.$strict>;
        fingerprint: z.ZodString;
        runs: z.ZodInt;
        first: z.ZodObject<{
            started: z.ZodString;
            commit: z.ZodNullable<z.ZodString>;
        }, z.core.$strict>;
        last: z.ZodObject<{
            started: z.ZodString;
            commit: z.ZodNullable<z.ZodString>;
        }, z.core.$strict>;
        young: z.ZodBoolean;
        changePoints: z.ZodArray<z.ZodObject<{
            index: z.ZodInt;
            low: z.ZodInt;
            high: z.ZodInt;
            before: z.ZodNumber;
            after: z.ZodNumber;
            change: z.ZodNullable<z.ZodNumber>;
            p: z.ZodNumber;
            verdict: z.ZodEnum<{
                regressed: "regressed";
                improved: "improved";
            }>;
            at: z.ZodObject<{
                started: z.ZodString;
                commit: z.ZodNullable<z.ZodString>;
            }, z.core.$strict>;
            lastBefore: z.ZodObject<{
                started: z.ZodString;
                commit: z.ZodNullable<z.ZodString>;
            }, z.core.$strict>;
            firstAfter: z.ZodObject<{
                started: z.ZodString;
                commit: z.ZodNullable<z.ZodString>;
            }, z.core.$strict>;
        }, z.core.$strict>>;
        drift: z.ZodNullable<z.ZodObject<{
            change: z.ZodNullable<z.ZodNumber>;
            p: z.ZodNumber;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    warnings: z.ZodArray<z.ZodString>;
}, z.core.$strict>;
export type History = z.infer<typeof historySchema>;
/**
 * Checks that `json` is a `perf-gate.history/1` document.
 * @throws PerfGateError that names the place of the first fault and what was expected there.
 */
export declare function parseHistory(json: unknown, source?: string): History;
export {};
