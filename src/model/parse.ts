import type { z } from 'zod';
import { PerfGateError } from './errors.ts';

/** Where in a document, as a reader would write it: `samples[3].values[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${String(part)}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text === '' ? 'the document' : text;
}

/**
 * Parses untrusted JSON by a schema whose documents carry `schema: <schemaName>`.
 * @throws PerfGateError with the source, the place and the expectation.
 */
export function parseDocument<T>(schema: z.ZodType<T>, schemaName: string, json: unknown, source: string): T {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new PerfGateError(`${source} is not a ${schemaName} document: it is not a JSON object`);
  }
  const found = (json as { schema?: unknown }).schema;
  if (found !== schemaName) {
    const what =
      typeof found === 'string'
        ? `its schema is ${JSON.stringify(found.slice(0, 80))}`
        : 'it names no schema';
    throw new PerfGateError(`${source} is not a ${schemaName} document: ${what}`, {
      remedy: 'Give a file that this version of perf-gate wrote.',
    });
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new PerfGateError(
    `${source} is not a valid ${schemaName} document: ${issue === undefined ? 'invalid' : `${pathText(issue.path)}: ${issue.message}`}`,
  );
}
