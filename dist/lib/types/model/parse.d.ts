import type { z } from 'zod';
/** Where in a document, as a reader would write it: `samples[3].values[0]`. */
export declare function pathText(path: readonly PropertyKey[]): string;
/**
 * Parses untrusted JSON by a schema whose documents carry `schema: <schemaName>`.
 * @throws PerfGateError with the source, the place and the expectation.
 */
export declare function parseDocument<T>(schema: z.ZodType<T>, schemaName: string, json: unknown, source: string): T;
