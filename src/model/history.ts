import { z } from 'zod';
import { changePointPolicySchema, changePointSchema, driftSchema } from './change-point.ts';
import { metricSchema } from './metric.ts';
import { parseDocument } from './parse.ts';
import { longestName, runSchema } from './run.ts';

export const historySchemaName = 'perf-gate.history/1';

const historyRunSchema = z.strictObject({
  started: runSchema.shape.started,
  commit: runSchema.shape.commit.shape.sha,
});
/** A stored run, as far as a change point names it. */
export type HistoryRun = z.infer<typeof historyRunSchema>;

const movedSchema = changePointSchema.extend({
  verdict: z
    .enum(['regressed', 'improved'])
    .describe('Whether the change is for the worse, by what is better.'),
  at: historyRunSchema.describe('The first run of the new level.'),
  lastBefore: historyRunSchema.describe('The change came after this run (the one before `low`)'),
  firstAfter: historyRunSchema.describe('and not after this one (`high`).'),
});
export type Moved = z.infer<typeof movedSchema>;

const searchedSchema = z.strictObject({
  benchmark: z.string().min(1).max(longestName),
  metric: z.string().min(1).max(100),
  definition: metricSchema.describe('Of the newest run.'),
  fingerprint: z.string().max(200).describe('The machine class that all these runs are of.'),
  runs: z.int().min(1).describe('Runs with a value.'),
  first: historyRunSchema,
  last: historyRunSchema,
  young: z
    .boolean()
    .describe('Too few runs for a level before and one after a change: nothing was searched.'),
  changePoints: z.array(movedSchema).describe('In time order.'),
  drift: driftSchema.nullable().describe('null: none is shown.'),
});
/** One metric of one benchmark on one machine class. */
export type Searched = z.infer<typeof searchedSchema>;

/** What moved in the stored history, and when. */
export const historySchema = z.strictObject({
  schema: z.literal(historySchemaName),
  tool: runSchema.shape.tool,
  suite: runSchema.shape.suite,
  only: z.string().nullable().describe('Glob that chose the benchmarks; null: all.'),
  policy: changePointPolicySchema
    .required()
    .describe('alpha is that of the whole search; each series has its share of it.'),
  family: z.int().min(0).describe('Series that were searched, among which alpha is divided.'),
  runs: z.int().min(0).describe('Stored runs that were read.'),
  series: z.array(searchedSchema),
  warnings: z.array(z.string()),
});
export type History = z.infer<typeof historySchema>;

/**
 * Checks that `json` is a `perf-gate.history/1` document.
 * @throws PerfGateError that names the place of the first fault and what was expected there.
 */
export function parseHistory(json: unknown, source = 'history'): History {
  return parseDocument(historySchema, historySchemaName, json, source);
}
