/**
 * The bank: trials recorded once, from which gates are drawn. One file for each occasion and workload, one JSON document
 * a line: a session (a start of the recorder, with fresh copies) and then the rounds measured in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { PerfGateError } from '../../src/model/index.ts';

/** What is measured together in a round: the same program, doing so many units of work a call. */
export const arms = [
  { name: 'base', units: 100 },
  { name: 'same', units: 100 },
  { name: '1', units: 101 },
  { name: '2', units: 102 },
  { name: '5', units: 105 },
  { name: '10', units: 110 },
  { name: '20', units: 120 },
  { name: '50', units: 150 },
] as const;
export type ArmName = (typeof arms)[number]['name'];

const count = z.int().min(1);
/** In units of the session's `resolution`. */
const duration = z.int().min(0);
/** One entry an arm, in the order of {@link arms}. */
const perArm = <T extends z.ZodType>(item: T): z.ZodArray<T> => z.array(item).length(arms.length);

const sessionSchema = z.strictObject({
  kind: z.literal('session'),
  occasion: z.string().min(1),
  workload: z.string().min(1),
  started: z.string(),
  seed: z.int().min(0),
  units: perArm(count),
  resolution: z.number().gt(0).describe('Seconds of one step of the durations of the rounds.'),
  counts: z.strictObject({ batch: count, batches: count, slots: count, warmup: count }),
  pairSeconds: z
    .array(z.number().gt(0))
    .min(1)
    .describe('Wall seconds of rounds of two arms alone, as a gate has them.'),
  environment: z.strictObject({ cores: count, arch: z.string(), os: z.string(), node: z.string() }),
});
export type Session = z.infer<typeof sessionSchema>;

const roundSchema = z.strictObject({
  kind: z.literal('round'),
  seed: z.int().min(0),
  order: z.array(z.int().min(0)).length(arms.length).describe('Arms from the first place to the last.'),
  load: z.number().min(0).describe('One-minute load average before the round.'),
  seconds: z.number().gt(0).describe('Wall seconds of the round, all arms together.'),
  startUp: perArm(z.number().gt(0)).describe('Seconds until the suite file was loaded.'),
  time: perArm(duration),
  tail: perArm(duration),
  mean: perArm(duration),
  cpu: perArm(duration),
  slots: perArm(z.array(duration).min(1)).describe('The fastest batch of each slot.'),
});
export type Round = z.infer<typeof roundSchema>;

const lineSchema = z.discriminatedUnion('kind', [sessionSchema, roundSchema]);

/** What was recorded of one workload on one occasion. */
export interface Recording {
  readonly occasion: string;
  readonly workload: string;
  /** Not empty. */
  readonly sessions: readonly Session[];
  /** In time order. */
  readonly rounds: readonly Round[];
}

/**
 * Reads the lines of one file. A last line without its end was torn by an interruption, and is left out.
 * @throws PerfGateError that names file and line of what is not of the format.
 */
export function parseRecording(text: string, source: string): Recording {
  const lines = text.split('\n');
  lines.pop();
  const sessions: Session[] = [];
  const rounds: Round[] = [];
  for (const [index, line] of lines.entries()) {
    const fault = (what: string): PerfGateError =>
      new PerfGateError(`${source}, line ${String(index + 1)}: ${what}`, {
        remedy: 'Remove the file and record it again (npm run evaluate:record).',
      });
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw fault('not JSON');
    }
    const parsed = lineSchema.safeParse(json);
    if (!parsed.success) throw fault(z.prettifyError(parsed.error));
    const entry = parsed.data;
    if (entry.kind === 'session') sessions.push(entry);
    else if (sessions.length === 0) throw fault('a round before the first session');
    else rounds.push(entry);
  }
  const [first] = sessions;
  if (first === undefined) {
    throw new PerfGateError(`${source}: no session is recorded in it`, {
      remedy: 'Remove the file and record it again (npm run evaluate:record).',
    });
  }
  return { occasion: first.occasion, workload: first.workload, sessions, rounds };
}

/**
 * All recordings under a folder (`occasion/workload.jsonl.gz`, or `.jsonl` while they are recorded), by name.
 * @throws PerfGateError when there is none.
 */
export function readBank(folder: string): Recording[] {
  const names = (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => /\.jsonl(?:\.gz)?$/u.test(name))
    .sort();
  if (names.length === 0) {
    throw new PerfGateError(`${folder} holds no recording`, {
      remedy: 'Record one: npm run evaluate:record -- --occasion NAME --rounds N.',
    });
  }
  return names.map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return parseRecording((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), name);
  });
}
