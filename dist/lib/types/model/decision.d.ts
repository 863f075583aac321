import { z } from 'zod';
export declare const decisionSchemaName = "perf-gate.decision/1";
export declare const verdictKinds: readonly ["regressed", "improved", "within", "inconclusive", "not-suspected", "identical", "added", "missing", "failed", "accepted", "ignored"];
export type VerdictKind = (typeof verdictKinds)[number];
export declare const methodSchema: z.ZodEnum<{
    exact: "exact";
    "signed-rank": "signed-rank";
    "moderated-t": "moderated-t";
    "rank-sum": "rank-sum";
    prediction: "prediction";
}>;
export type Method = z.infer<typeof methodSchema>;
export declare const verdictSchema: z.ZodObject<{
    benchmark: z.ZodString;
    metric: z.ZodString;
    gating: z.ZodBoolean;
    kind: z.ZodEnum<{
        missing: "missing";
        failed: "failed";
        added: "added";
        inconclusive: "inconclusive";
        ignored: "ignored";
        identical: "identical";
        regressed: "regressed";
        improved: "improved";
        within: "within";
        "not-suspected": "not-suspected";
        accepted: "accepted";
    }>;
    change: z.ZodNullable<z.ZodObject<{
        estimate: z.ZodNullable<z.ZodNumber>;
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        confidence: z.ZodNumber;
    }, z.core.$strict>>;
    equivalence: z.ZodNullable<z.ZodObject<{
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        confidence: z.ZodNumber;
    }, z.core.$strict>>;
    p: z.ZodNullable<z.ZodNumber>;
    method: z.ZodNullable<z.ZodEnum<{
        exact: "exact";
        "signed-rank": "signed-rank";
        "moderated-t": "moderated-t";
        "rank-sum": "rank-sum";
        prediction: "prediction";
    }>>;
    rounds: z.ZodInt;
    base: z.ZodNullable<z.ZodNumber>;
    head: z.ZodNullable<z.ZodNumber>;
    noise: z.ZodNullable<z.ZodNumber>;
    detectable: z.ZodNullable<z.ZodNumber>;
    roundsToSettle: z.ZodNullable<z.ZodInt>;
    failure: z.ZodNullable<z.ZodObject<{
        benchmark: z.ZodNullable<z.ZodString>;
        kind: z.ZodEnum<{
            "set-up": "set-up";
            load: "load";
            threw: "threw";
            "timed-out": "timed-out";
            exited: "exited";
            "bad-output": "bad-output";
            "bad-value": "bad-value";
            "other-side": "other-side";
            interrupted: "interrupted";
            "duplicate-name": "duplicate-name";
        }>;
        message: z.ZodString;
        output: z.ZodExactOptional<z.ZodString>;
        round: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>>;
    warnings: z.ZodArray<z.ZodString>;
    minimumEffect: z.ZodNumber;
    alpha: z.ZodNullable<z.ZodNumber>;
    better: z.ZodNullable<z.ZodEnum<{
        lower: "lower";
        higher: "higher";
    }>>;
    reason: z.ZodNullable<z.ZodString>;
    acceptance: z.ZodNullable<z.ZodObject<{
        commit: z.ZodDefault<z.ZodNullable<z.ZodString>>;
        upTo: z.ZodNumber;
        reason: z.ZodString;
        author: z.ZodDefault<z.ZodNullable<z.ZodString>>;
        expires: z.ZodDefault<z.ZodNullable<z.ZodString>>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type Verdict = z.infer<typeof verdictSchema>;
export declare const reasonSchema: z.ZodObject<{
    kind: z.ZodEnum<{
        missing: "missing";
        failed: "failed";
        added: "added";
        inconclusive: "inconclusive";
        interrupted: "interrupted";
        regressed: "regressed";
        "nothing-measured": "nothing-measured";
        "set-up-failed": "set-up-failed";
        "load-failed": "load-failed";
        "unusable-values": "unusable-values";
        "not-measured": "not-measured";
        "different-machine": "different-machine";
        "common-movement": "common-movement";
        "no-history": "no-history";
        contaminated: "contaminated";
    }>;
    benchmarks: z.ZodArray<z.ZodString>;
    message: z.ZodString;
}, z.core.$strict>;
export type Reason = z.infer<typeof reasonSchema>;
/** What came out where equal code was measured on both sides. */
export declare const judgedControlSchema: z.ZodObject<{
    benchmark: z.ZodString;
    metric: z.ZodString;
    rounds: z.ZodInt;
    estimate: z.ZodNumber;
    low: z.ZodNullable<z.ZodNumber>;
    high: z.ZodNullable<z.ZodNumber>;
    confidence: z.ZodNumber;
    noise: z.ZodNumber;
    contaminated: z.ZodBoolean;
}, z.core.$strict>;
export type JudgedControl = z.infer<typeof judgedControlSchema>;
/** What the gate decided: a function of verdicts, conditions and policy alone. */
export declare const decisionSchema: z.ZodObject<{
    schema: z.ZodLiteral<"perf-gate.decision/1">;
    tool: z.ZodObject<{
        name: z.ZodLiteral<"perf-gate">;
        version: z.ZodString;
    }, z.core.$strict>;
    suite: z.ZodString;
    outcome: z.ZodEnum<{
        failed: "failed";
        passed: "passed";
        "could-not-judge": "could-not-judge";
    }>;
    observed: z.ZodBoolean;
    tally: z.ZodNullable<z.ZodObject<{
        gates: z.ZodInt;
        failed: z.ZodInt;
        couldNotJudge: z.ZodInt;
    }, z.core.$strict>>;
    reasons: z.ZodArray<z.ZodObject<{
        kind: z.ZodEnum<{
            missing: "missing";
            failed: "failed";
            added: "added";
            inconclusive: "inconclusive";
            interrupted: "interrupted";
            regressed: "regressed";
            "nothing-measured": "nothing-measured";
            "set-up-failed": "set-up-failed";
            "load-failed": "load-failed";
            "unusable-values": "unusable-values";
            "not-measured": "not-measured";
            "different-machine": "different-machine";
            "common-movement": "common-movement";
            "no-history": "no-history";
            contaminated: "contaminated";
        }>;
        benchmarks: z.ZodArray<z.ZodString>;
        message: z.ZodString;
    }, z.core.$strict>>;
    warnings: z.ZodArray<z.ZodString>;
    strategy: z.ZodEnum<{
        compare: "compare";
        stored: "stored";
        auto: "auto";
        paired: "paired";
    }>;
    alpha: z.ZodNumber;
    family: z.ZodInt;
    minimumEffect: z.ZodNumber;
    looks: z.ZodArray<z.ZodInt>;
    seed: z.ZodNullable<z.ZodInt>;
    control: z.ZodNullable<z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodString;
        rounds: z.ZodInt;
        estimate: z.ZodNumber;
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        confidence: z.ZodNumber;
        noise: z.ZodNumber;
        contaminated: z.ZodBoolean;
    }, z.core.$strict>>;
    controlWorkload: z.ZodExactOptional<z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodString;
        rounds: z.ZodInt;
        estimate: z.ZodNumber;
        low: z.ZodNullable<z.ZodNumber>;
        high: z.ZodNullable<z.ZodNumber>;
        confidence: z.ZodNumber;
        noise: z.ZodNumber;
        contaminated: z.ZodBoolean;
    }, z.core.$strict>>;
    seconds: z.ZodNumber;
    base: z.ZodNullable<z.ZodObject<{
        commit: z.ZodObject<{
            sha: z.ZodNullable<z.ZodString>;
            ref: z.ZodNullable<z.ZodString>;
            dirty: z.ZodBoolean;
            time: z.ZodNullable<z.ZodString>;
        }, z.core.$strict>;
        started: z.ZodString;
    }, z.core.$strict>>;
    head: z.ZodObject<{
        commit: z.ZodObject<{
            sha: z.ZodNullable<z.ZodString>;
            ref: z.ZodNullable<z.ZodString>;
            dirty: z.ZodBoolean;
            time: z.ZodNullable<z.ZodString>;
        }, z.core.$strict>;
        started: z.ZodString;
    }, z.core.$strict>;
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
    conditions: z.ZodObject<{
        loadAverage: z.ZodNullable<z.ZodNumber>;
        steal: z.ZodNullable<z.ZodNumber>;
        pressure: z.ZodNullable<z.ZodNumber>;
    }, z.core.$strict>;
    metrics: z.ZodRecord<z.ZodString, z.ZodObject<{
        unit: z.ZodString;
        better: z.ZodEnum<{
            lower: "lower";
            higher: "higher";
        }>;
        kind: z.ZodEnum<{
            exact: "exact";
            noisy: "noisy";
        }>;
    }, z.core.$strict>>;
    verdicts: z.ZodArray<z.ZodObject<{
        benchmark: z.ZodString;
        metric: z.ZodString;
        gating: z.ZodBoolean;
        kind: z.ZodEnum<{
            missing: "missing";
            failed: "failed";
            added: "added";
            inconclusive: "inconclusive";
            ignored: "ignored";
            identical: "identical";
            regressed: "regressed";
            improved: "improved";
            within: "within";
            "not-suspected": "not-suspected";
            accepted: "accepted";
        }>;
        change: z.ZodNullable<z.ZodObject<{
            estimate: z.ZodNullable<z.ZodNumber>;
            low: z.ZodNullable<z.ZodNumber>;
            high: z.ZodNullable<z.ZodNumber>;
            confidence: z.ZodNumber;
        }, z.core.$strict>>;
        equivalence: z.ZodNullable<z.ZodObject<{
            low: z.ZodNullable<z.ZodNumber>;
            high: z.ZodNullable<z.ZodNumber>;
            confidence: z.ZodNumber;
        }, z.core.$strict>>;
        p: z.ZodNullable<z.ZodNumber>;
        method: z.ZodNullable<z.ZodEnum<{
            exact: "exact";
            "signed-rank": "signed-rank";
            "moderated-t": "moderated-t";
            "rank-sum": "rank-sum";
            prediction: "prediction";
        }>>;
        rounds: z.ZodInt;
        base: z.ZodNullable<z.ZodNumber>;
        head: z.ZodNullable<z.ZodNumber>;
        noise: z.ZodNullable<z.ZodNumber>;
        detectable: z.ZodNullable<z.ZodNumber>;
        roundsToSettle: z.ZodNullable<z.ZodInt>;
        failure: z.ZodNullable<z.ZodObject<{
            benchmark: z.ZodNullable<z.ZodString>;
            kind: z.ZodEnum<{
                "set-up": "set-up";
                load: "load";
                threw: "threw";
                "timed-out": "timed-out";
                exited: "exited";
                "bad-output": "bad-output";
                "bad-value": "bad-value";
                "other-side": "other-side";
                interrupted: "interrupted";
                "duplicate-name": "duplicate-name";
            }>;
            message: z.ZodString;
            output: z.ZodExactOptional<z.ZodString>;
            round: z.ZodNullable<z.ZodInt>;
        }, z.core.$strict>>;
        warnings: z.ZodArray<z.ZodString>;
        minimumEffect: z.ZodNumber;
        alpha: z.ZodNullable<z.ZodNumber>;
        better: z.ZodNullable<z.ZodEnum<{
            lower: "lower";
            higher: "higher";
        }>>;
        reason: z.ZodNullable<z.ZodString>;
        acceptance: z.ZodNullable<z.ZodObject<{
            commit: z.ZodDefault<z.ZodNullable<z.ZodString>>;
            upTo: z.ZodNumber;
            reason: z.ZodString;
            author: z.ZodDefault<z.ZodNullable<z.ZodString>>;
            expires: z.ZodDefault<z.ZodNullable<z.ZodString>>;
        }, z.core.$strict>>;
    }, z.core.$strict>>;
    sameTree: z.ZodExactOptional<z.ZodBoolean>;
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
            "other-side": "other-side";
            interrupted: "interrupted";
            "duplicate-name": "duplicate-name";
        }>;
        message: z.ZodString;
        output: z.ZodExactOptional<z.ZodString>;
        round: z.ZodNullable<z.ZodInt>;
    }, z.core.$strict>>;
}, z.core.$strict>;
export type Decision = z.infer<typeof decisionSchema>;
/**
 * Checks that `json` is a `perf-gate.decision/1` document.
 * @throws PerfGateError that names the place of the first fault.
 */
export declare function parseDecision(json: unknown, source?: string): Decision;
