import { z } from 'zod';
export declare const runSchemaName = "perf-gate.run/1";
/** Longest benchmark name that is kept; names come from untrusted code and end in tables and file contents. */
export declare const longestName = 20000;
export declare const commitSchema: z.ZodObject<{
    sha: z.ZodNullable<z.ZodString>;
    ref: z.ZodNullable<z.ZodString>;
    dirty: z.ZodBoolean;
    time: z.ZodNullable<z.ZodString>;
}, z.core.$strict>;
export type Commit = z.infer<typeof commitSchema>;
export declare const environmentSchema: z.ZodObject<{
    fingerprint: z.ZodString;
    cpu: z.ZodObject<{
        model: z.ZodString;
        cores: z.ZodInt;
    }, z.core.$strict>;
    memory: z.ZodNumber;
    arch: z.ZodString;
    os: z.ZodObject<{
        name: z.ZodString;
        release: z.ZodString;
    }, z.core.$strict>;
    runtime: z.ZodObject<{
        name: z.ZodString;
        version: z.ZodString;
    }, z.core.$strict>;
    orchestrator: z.ZodObject<{
        name: z.ZodString;
        version: z.ZodString;
    }, z.core.$strict>;
    notes: z.ZodRecord<z.ZodString, z.ZodString>;
}, z.core.$strict>;
export type Environment = z.infer<typeof environmentSchema>;
export declare const sampleSchema: z.ZodObject<{
    benchmark: z.ZodString;
    metric: z.ZodString;
    values: z.ZodArray<z.ZodNumber>;
    inner: z.ZodExactOptional<z.ZodArray<z.ZodArray<z.ZodNumber>>>;
}, z.core.$strict>;
export type Sample = z.infer<typeof sampleSchema>;
export declare const failureSchema: z.ZodObject<{
    benchmark: z.ZodNullable<z.ZodString>;
    kind: z.ZodEnum<{
        "set-up": "set-up";
        load: "load";
        threw: "threw";
        "timed-out": "timed-out";
        exited: "exited";
        "bad-output": "bad-output";
        "bad-value": "bad-value";
        "not-ready": "not-ready";
        "bad-answer": "bad-answer";
        "left-open": "left-open";
        "other-side": "other-side";
        interrupted: "interrupted";
        "duplicate-name": "duplicate-name";
    }>;
    message: z.ZodString;
    output: z.ZodExactOptional<z.ZodString>;
    round: z.ZodNullable<z.ZodInt>;
}, z.core.$strict>;
export type Failure = z.infer<typeof failureSchema>;
export declare const conditionsSchema: z.ZodObject<{
    loadAverage: z.ZodNullable<z.ZodNumber>;
    steal: z.ZodNullable<z.ZodNumber>;
    pressure: z.ZodNullable<z.ZodNumber>;
}, z.core.$strict>;
export type Conditions = z.infer<typeof conditionsSchema>;
/** What a gate can come to. */
export declare const outcomeSchema: z.ZodEnum<{
    passed: "passed";
    failed: "failed";
    "could-not-judge": "could-not-judge";
}>;
/** Equal code on both sides, measured in the same rounds and by the same coins as base against head. */
export declare const controlSchema: z.ZodObject<{
    benchmark: z.ZodString;
    metric: z.ZodString;
    base: z.ZodArray<z.ZodNumber>;
    head: z.ZodArray<z.ZodNumber>;
}, z.core.$strict>;
export type Control = z.infer<typeof controlSchema>;
export declare const identicalSchema: z.ZodObject<{
    benchmark: z.ZodNullable<z.ZodString>;
    files: z.ZodNullable<z.ZodInt>;
    reason: z.ZodEnum<{
        "same-files": "same-files";
        "same-tree": "same-tree";
    }>;
}, z.core.$strict>;
export type Identical = z.infer<typeof identicalSchema>;
export declare const locationSchema: z.ZodObject<{
    benchmark: z.ZodString;
    file: z.ZodString;
    line: z.ZodInt;
}, z.core.$strict>;
/** Where a benchmark is defined. */
export type SourceLocation = z.infer<typeof locationSchema>;
/** Which shard of a suite, of how many. */
export declare const shardSchema: z.ZodObject<{
    index: z.ZodInt;
    count: z.ZodInt;
}, z.core.$strict>;
export type Shard = z.infer<typeof shardSchema>;
/** What a run has when the benchmarks of its suite were split among several. */
export declare const runShardsSchema: z.ZodObject<{
    indexes: z.ZodArray<z.ZodInt>;
    count: z.ZodInt;
    elsewhere: z.ZodArray<z.ZodString>;
}, z.core.$strict>;
/** All samples of one commit on one machine, with its environment and its failures. */
export declare const runSchema: z.ZodObject<{
    schema: z.ZodLiteral<"perf-gate.run/1">;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"perf-gate">;
        version: z.ZodString;
    }, z.core.$strict>;
    suite: z.ZodString;
    commit: z.ZodObject<{
        sha: z.ZodNullable<z.ZodString>;
        ref: z.ZodNullable<z.ZodString>;
        dirty: z.ZodBoolean;
        time: z.ZodNullable<z.ZodString>;
    }, z.core.$strict>;
    started: z.ZodString;
    seconds: z.ZodNumber;
    environment: z.ZodObject<{
        fingerprint: z.ZodString;
        cpu: z.ZodObject<{
            model: z.ZodString;
            cores: z.ZodInt;
        }, z.core.$strict>;
        memory: z.ZodNumber;
        arch: z.ZodString;
        os: z.ZodObject<{
            name: z.ZodString;
            release: z.ZodString;
        }, z.core.$strict>;
        runtime: z.ZodObject<{
            name: z.ZodString;
            version: z.ZodString;
        }, z.core.$strict>;
        orchestrator: z.ZodObject<{
            name: z.ZodString;
            version: z.ZodString;
        }, z.core.$strict>;
        notes: z.ZodRecord<z.ZodString, z.ZodString>;
    }, z.core.$strict>;
    metrics: z.ZodRecord<z.ZodString, z.ZodObject<{
        unit: z.ZodString;
        better: z.ZodEnum<{
            lower: "lower";
            higher: "higher";
        }>;
        kind: z.ZodEnum<{
            noisy: "noisy";
            exact: "exact";
        }>;
    }, z.core.$strict>>;
    samples: z.ZodArray<z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodString;
        values: z.ZodArray<z.ZodNumber>;
        inner: z.ZodExactOptional<z.ZodArray<z.ZodArray<z.ZodNumber>>>;
    }, z.core.$strict>>;
    failures: z.ZodArray<z.ZodObject<{
        benchmark: z.ZodNullable<z.ZodString>;
        kind: z.ZodEnum<{
            "set-up": "set-up";
            load: "load";
            threw: "threw";
            "timed-out": "timed-out";
            exited: "exited";
            "bad-output": "bad-output";
            "bad-value": "bad-value";
            "not-ready": "not-ready";
            "bad-answer": "bad-answer";
            "left-open": "left-open";
            "other-side": "other-side";
            interrupted: "interrupted";
            "duplicate-name": "duplicate-name";
        }>;
        message: z.ZodString;
        output: z.ZodExactOptional<z.ZodString>;
        round: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>>;
    locations: z.ZodExactOptional<z.ZodArray<z.ZodObject<{
        benchmark: z.ZodString;
        file: z.ZodString;
        line: z.ZodInt;
    }, z.core.$strict>>>;
    ignored: z.ZodExactOptional<z.ZodArray<z.ZodString>>;
    identical: z.ZodExactOptional<z.ZodArray<z.ZodObject<{
        benchmark: z.ZodNullable<z.ZodString>;
        files: z.ZodNullable<z.ZodInt>;
        reason: z.ZodEnum<{
            "same-files": "same-files";
            "same-tree": "same-tree";
        }>;
    }, z.core.$strict>>>;
    shards: z.ZodExactOptional<z.ZodObject<{
        indexes: z.ZodArray<z.ZodInt>;
        count: z.ZodInt;
        elsewhere: z.ZodArray<z.ZodString>;
    }, z.core.$strict>>;
    durations: z.ZodExactOptional<z.ZodRecord<z.ZodString, z.ZodNumber>>;
    conditions: z.ZodObject<{
        loadAverage: z.ZodNullable<z.ZodNumber>;
        steal: z.ZodNullable<z.ZodNumber>;
        pressure: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strict>;
    seed: z.ZodInt;
    pairing: z.ZodExactOptional<z.ZodObject<{
        id: z.ZodString;
        side: z.ZodEnum<{
            base: "base";
            head: "head";
        }>;
        looks: z.ZodExactOptional<z.ZodArray<z.ZodInt>>;
    }, z.core.$strict>>;
    control: z.ZodExactOptional<z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodString;
        base: z.ZodArray<z.ZodNumber>;
        head: z.ZodArray<z.ZodNumber>;
    }, z.core.$strict>>;
    controlWorkload: z.ZodExactOptional<z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodString;
        base: z.ZodArray<z.ZodNumber>;
        head: z.ZodArray<z.ZodNumber>;
    }, z.core.$strict>>;
    outcome: z.ZodExactOptional<z.ZodEnum<{
        passed: "passed";
        failed: "failed";
        "could-not-judge": "could-not-judge";
    }>>;
    complete: z.ZodBoolean;
    warnings: z.ZodArray<z.ZodString>;
}, z.core.$strict>;
export type Run = z.infer<typeof runSchema>;
/**
 * Checks that `json` is a `perf-gate.run/1` document.
 * @throws PerfGateError that names the place of the first fault and what was expected there.
 */
export declare function parseRun(json: unknown, source?: string): Run;
