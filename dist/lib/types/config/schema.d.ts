import { z } from 'zod';
import { type AcceptEntryInput, type PolicyEntryInput } from './entries.js';
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
    }, z.core.$strict>, z.ZodObject<{
        kind: z.ZodLiteral<"fake">;
        name: z.ZodOptional<z.ZodString>;
        file: z.ZodString;
    }, z.core.$strict>], "kind">>>;
    policies: z.ZodOptional<z.ZodArray<z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>>>;
    accept: z.ZodOptional<z.ZodArray<z.ZodType<unknown, unknown, z.core.$ZodTypeInternals<unknown, unknown>>>>;
}, z.core.$strict>;
/** Gives its argument back; it is there for the types, in a configuration written in TypeScript or JavaScript. */
export declare function defineConfig(config: ConfigInput): ConfigInput;
/**
 * Checks that `value` is a configuration.
 * @throws PerfGateError that names the source, the place and what was expected there.
 */
export declare function parseConfigInput(value: unknown, source: string): ConfigInput;
export {};
