import { z } from 'zod';
import { parseDocument } from './parse.ts';
import { acceptanceFields } from './policy.ts';
import { runSchema } from './run.ts';

export const acceptanceSchemaName = 'perf-gate.acceptance/1';

/** A regression that somebody expects, as a store keeps it. */
export const storedAcceptanceSchema = z.strictObject({
  schema: z.literal(acceptanceSchemaName),
  tool: runSchema.shape.tool,
  suite: runSchema.shape.suite,
  recorded: z.iso.datetime().max(40).describe('When it was recorded, UTC.'),
  ...acceptanceFields,
  pull: z
    .strictObject({ number: z.int().min(1), head: acceptanceFields.commit.unwrap().unwrap() })
    .exactOptional()
    .describe('The pull request that it was accepted on, and the commit of it that was judged then.'),
});
export type StoredAcceptance = z.infer<typeof storedAcceptanceSchema>;

/**
 * Checks that `json` is a `perf-gate.acceptance/1` document.
 * @throws PerfGateError that names the place of the first fault.
 */
export function parseAcceptance(json: unknown, source = 'acceptance'): StoredAcceptance {
  return parseDocument(storedAcceptanceSchema, acceptanceSchemaName, json, source);
}
