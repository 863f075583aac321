import { z } from 'zod';
import {
  envelope,
  longestBenchmarkName,
  longestMessage,
  mostBenchmarks,
  mostFiles,
  type Reply,
} from '../trial/protocol.ts';

const marked = { envelope: z.literal(envelope) };
/** Seconds of one iteration: a year is more than any timeout lets pass. */
const seconds = z.number().min(0).max(3.2e7);

const path = z.string().max(10_000);

const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...marked,
    kind: z.literal('loaded'),
    version: z.string().max(80),
    benchmarks: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(longestBenchmarkName),
          line: z.int().min(1).nullable(),
        }),
      )
      .max(mostBenchmarks),
    warnings: z.array(z.string().max(1000)).max(100),
    files: z.array(path).max(mostFiles),
    seconds,
    transformed: z.boolean(),
    hooksNeeded: z.boolean(),
  }),
  z.strictObject({ ...marked, kind: z.literal('calibrated'), timed: seconds, wall: seconds }),
  z.strictObject({ ...marked, kind: z.literal('ready') }),
  z.strictObject({ ...marked, kind: z.literal('slot'), times: z.array(seconds).max(100_000), cpu: seconds }),
  z.strictObject({
    ...marked,
    kind: z.literal('finished'),
    memory: z
      .number()
      .min(0)
      .max(2 ** 53),
  }),
  z.strictObject({
    ...marked,
    kind: z.literal('touched'),
    modules: z
      .array(
        z.strictObject({
          file: path,
          code: z.string().length(64).nullable(),
          late: z.boolean(),
        }),
      )
      .max(mostFiles),
    read: z.array(path).max(mostFiles),
    met: z.array(path).max(mostFiles),
    listed: z.array(z.strictObject({ folder: path, recursive: z.boolean() })).max(mostFiles),
    blind: z.string().max(200).nullable(),
  }),
  z.strictObject({
    ...marked,
    kind: z.literal('failed'),
    failure: z.enum(['load', 'threw', 'bad-value', 'other-side']),
    message: z.string().max(longestMessage + 2000),
    stack: z.string().max(longestMessage),
    fatal: z.boolean(),
  }),
]);

/** Reads what a trial sent; null when it is not a message of ours, or not within its bounds. */
export function parseReply(message: unknown): Reply | null {
  const parsed = replySchema.safeParse(message);
  return parsed.success ? parsed.data : null;
}
