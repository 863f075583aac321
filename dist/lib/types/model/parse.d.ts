import type { z } from 'zod';
/** Where in a document, as a reader would write it: `samples[3].values[0]`. */
export declare function pathText(path: readonly PropertyKey[]): string;
/**
 * Checks a value by a schema.
 * @returns the value, or the first fault as a clause with its place: `suites[0].name is missing; it must be a text`.
 */
export declare function checked<T>(schema: z.ZodType<T>, value: unknown): {
    value: T;
} | {
    fault: string;
};
/**
 * Parses untrusted JSON by a schema whose documents carry `schema: <schemaName>`.
 * @throws PerfGateError with the source, the place and the expectation.
 */
export declare function parseDocument<T>(schema: z.ZodType<T>, schemaName: string, json: unknown, source: string): T;
