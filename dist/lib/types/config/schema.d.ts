import { z } from 'zod';
import { type BudgetImportInput } from './budgets.js';
import { type AcceptEntryInput, type BudgetEntryInput, type PolicyEntryInput } from './entries.js';
import { type FileOptions } from './options.js';
/** The glob of suite files that is used where none is given. */
export declare const defaultSuiteFiles = "**/*.bench.{js,mjs,cjs,ts,mts,cts}";
declare const suiteSchema: z.ZodDiscriminatedUnion<[z.ZodObject<{
    kind: z.ZodLiteral<"tinybench">;
    name: z.ZodOptional<z.ZodString>;
    files: z.ZodOptional<z.ZodArray<z.ZodString>>;
    support: z.ZodOptional<z.ZodArray<z.ZodString>>;
}, z.core.$strict>, z.ZodObject<{
    kind: z.ZodLiteral<"command">;
    name: z.ZodString;
    command: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
    support: z.ZodOptional<z.ZodArray<z.ZodString>>;
    format: z.ZodOptional<z.ZodString>;
    results: z.ZodOptional<z.ZodArray<z.ZodString>>;
}, z.core.$strict>, z.ZodObject<{
    kind: z.ZodLiteral<"service">;
    name: z.ZodString;
    start: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
    ready: z.ZodOptional<z.ZodObject<{
        path: z.ZodOptional<z.ZodString>;
        timeout: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
    }, z.core.$strict>>;
    stop: z.ZodOptional<z.ZodObject<{
        signal: z.ZodOptional<z.ZodEnum<{
            SIGTERM: "SIGTERM";
            SIGINT: "SIGINT";
            SIGHUP: "SIGHUP";
            SIGQUIT: "SIGQUIT";
            SIGKILL: "SIGKILL";
        }>>;
        grace: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
    }, z.core.$strict>>;
    scenarios: z.ZodArray<z.ZodObject<{
        path: z.ZodOptional<z.ZodString>;
        requests: z.ZodOptional<z.ZodArray<z.ZodObject<{
            method: z.ZodOptional<z.ZodEnum<{
                GET: "GET";
                POST: "POST";
                PUT: "PUT";
                PATCH: "PATCH";
                DELETE: "DELETE";
                OPTIONS: "OPTIONS";
            }>>;
            path: z.ZodString;
            headers: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
            body: z.ZodOptional<z.ZodString>;
            'body-file': z.ZodOptional<z.ZodString>;
            expect: z.ZodOptional<z.ZodObject<{
                status: z.ZodOptional<z.ZodUnion<readonly [z.ZodInt, z.ZodArray<z.ZodInt>]>>;
                body: z.ZodOptional<z.ZodString>;
            }, z.core.$strict>>;
        }, z.core.$strict>>>;
        method: z.ZodOptional<z.ZodEnum<{
            GET: "GET";
            POST: "POST";
            PUT: "PUT";
            PATCH: "PATCH";
            DELETE: "DELETE";
            OPTIONS: "OPTIONS";
        }>>;
        headers: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
        body: z.ZodOptional<z.ZodString>;
        'body-file': z.ZodOptional<z.ZodString>;
        expect: z.ZodOptional<z.ZodObject<{
            status: z.ZodOptional<z.ZodUnion<readonly [z.ZodInt, z.ZodArray<z.ZodInt>]>>;
            body: z.ZodOptional<z.ZodString>;
        }, z.core.$strict>>;
        name: z.ZodString;
    }, z.core.$strict>>;
    profile: z.ZodOptional<z.ZodEnum<{
        load: "load";
        smoke: "smoke";
    }>>;
    connections: z.ZodOptional<z.ZodInt>;
    rate: z.ZodOptional<z.ZodNumber>;
    duration: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
    'warm-up': z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
    'request-timeout': z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
    'allowed-errors': z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
    support: z.ZodOptional<z.ZodArray<z.ZodString>>;
}, z.core.$strict>, z.ZodObject<{
    kind: z.ZodLiteral<"fake">;
    name: z.ZodOptional<z.ZodString>;
    file: z.ZodString;
}, z.core.$strict>], "kind">;
/** A suite as a user writes it. */
export type SuiteInput = z.input<typeof suiteSchema>;
/** A configuration as a user writes it; everything left out takes its default. */
export type ConfigInput = FileOptions & {
    /** For editors. */
    readonly $schema?: string | undefined;
    /** What is measured. Default: one tinybench suite. */
    readonly suites?: readonly SuiteInput[] | undefined;
    /** What is different for some benchmarks or metrics. */
    readonly policies?: readonly PolicyEntryInput[] | undefined;
    /** Regressions that are expected. */
    readonly accept?: readonly AcceptEntryInput[] | undefined;
    /** Values to keep, and tables of such values. */
    readonly budgets?: readonly (BudgetEntryInput | BudgetImportInput)[] | undefined;
};
/** The configuration file; its JSON Schema is published for editors. */
export declare const configSchema: z.ZodObject<{
    $schema: z.ZodOptional<z.ZodString>;
    suites: z.ZodOptional<z.ZodArray<z.ZodDiscriminatedUnion<[z.ZodObject<{
        kind: z.ZodLiteral<"tinybench">;
        name: z.ZodOptional<z.ZodString>;
        files: z.ZodOptional<z.ZodArray<z.ZodString>>;
        support: z.ZodOptional<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>, z.ZodObject<{
        kind: z.ZodLiteral<"command">;
        name: z.ZodString;
        command: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
        support: z.ZodOptional<z.ZodArray<z.ZodString>>;
        format: z.ZodOptional<z.ZodString>;
        results: z.ZodOptional<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>, z.ZodObject<{
        kind: z.ZodLiteral<"service">;
        name: z.ZodString;
        start: z.ZodUnion<readonly [z.ZodString, z.ZodArray<z.ZodString>]>;
        ready: z.ZodOptional<z.ZodObject<{
            path: z.ZodOptional<z.ZodString>;
            timeout: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        }, z.core.$strict>>;
        stop: z.ZodOptional<z.ZodObject<{
            signal: z.ZodOptional<z.ZodEnum<{
                SIGTERM: "SIGTERM";
                SIGINT: "SIGINT";
                SIGHUP: "SIGHUP";
                SIGQUIT: "SIGQUIT";
                SIGKILL: "SIGKILL";
            }>>;
            grace: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        }, z.core.$strict>>;
        scenarios: z.ZodArray<z.ZodObject<{
            path: z.ZodOptional<z.ZodString>;
            requests: z.ZodOptional<z.ZodArray<z.ZodObject<{
                method: z.ZodOptional<z.ZodEnum<{
                    GET: "GET";
                    POST: "POST";
                    PUT: "PUT";
                    PATCH: "PATCH";
                    DELETE: "DELETE";
                    OPTIONS: "OPTIONS";
                }>>;
                path: z.ZodString;
                headers: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
                body: z.ZodOptional<z.ZodString>;
                'body-file': z.ZodOptional<z.ZodString>;
                expect: z.ZodOptional<z.ZodObject<{
                    status: z.ZodOptional<z.ZodUnion<readonly [z.ZodInt, z.ZodArray<z.ZodInt>]>>;
                    body: z.ZodOptional<z.ZodString>;
                }, z.core.$strict>>;
            }, z.core.$strict>>>;
            method: z.ZodOptional<z.ZodEnum<{
                GET: "GET";
                POST: "POST";
                PUT: "PUT";
                PATCH: "PATCH";
                DELETE: "DELETE";
                OPTIONS: "OPTIONS";
            }>>;
            headers: z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodString>>;
            body: z.ZodOptional<z.ZodString>;
            'body-file': z.ZodOptional<z.ZodString>;
            expect: z.ZodOptional<z.ZodObject<{
                status: z.ZodOptional<z.ZodUnion<readonly [z.ZodInt, z.ZodArray<z.ZodInt>]>>;
                body: z.ZodOptional<z.ZodString>;
            }, z.core.$strict>>;
            name: z.ZodString;
        }, z.core.$strict>>;
        profile: z.ZodOptional<z.ZodEnum<{
            load: "load";
            smoke: "smoke";
        }>>;
        connections: z.ZodOptional<z.ZodInt>;
        rate: z.ZodOptional<z.ZodNumber>;
        duration: z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        'warm-up': z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        'request-timeout': z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        'allowed-errors': z.ZodOptional<z.ZodUnion<readonly [z.ZodNumber, z.ZodString]>>;
        support: z.ZodOptional<z.ZodArray<z.ZodString>>;
    }, z.core.$strict>, z.ZodObject<{
        kind: z.ZodLiteral<"fake">;
        name: z.ZodOptional<z.ZodString>;
        file: z.ZodString;
    }, z.core.$strict>], "kind">>>;
    policies: z.ZodOptional<z.ZodArray<z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>>>;
    accept: z.ZodOptional<z.ZodArray<z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>>>;
    budgets: z.ZodOptional<z.ZodArray<z.ZodUnion<readonly [z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>, z.ZodObject<{
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
    }, z.core.$strict>]>>>;
}, z.core.$strict>;
/** Gives its argument back; it is there for the types, in a configuration written in TypeScript or JavaScript. */
export declare function defineConfig(config: ConfigInput): ConfigInput;
/**
 * Checks that `value` is a configuration.
 * @throws PerfGateError that names the source, the place and what was expected there.
 */
export declare function parseConfigInput(value: unknown, source: string): ConfigInput;
export {};
