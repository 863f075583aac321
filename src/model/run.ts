import { z } from 'zod';
import { metricSchema } from './metric.ts';
import { parseDocument } from './parse.ts';

export const runSchemaName = 'perf-gate.run/1';

/** Longest benchmark name that is kept; names come from untrusted code and end in tables and file contents. */
export const longestName = 20_000;

const nameRule =
  'must be a name of small letters, digits, dots, dashes and underscores that starts with a letter or digit';
const name = z.string().min(1).max(longestName);
const isoTime = z
  .string()
  .max(40)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'must be an ISO 8601 time');

export const commitSchema = z.strictObject({
  sha: z
    .string()
    .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/u, 'must be a full commit id')
    .nullable()
    .describe('The commit that was measured; null outside a repository.'),
  ref: z.string().max(1000).nullable().describe('Branch or name it was reached by.'),
  dirty: z.boolean().describe('Uncommitted or untracked files were measured with it.'),
  time: isoTime.nullable().describe('Committer time.'),
});
export type Commit = z.infer<typeof commitSchema>;

export const environmentSchema = z.strictObject({
  fingerprint: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,199}$/u, nameRule)
    .describe('Key of the machine class: runs with different fingerprints are not comparable in silence.'),
  cpu: z.strictObject({ model: z.string().max(300), cores: z.int().min(1) }),
  memory: z.number().min(0).describe('Bytes.'),
  arch: z.string().max(40),
  os: z.strictObject({ name: z.string().max(80), release: z.string().max(200) }),
  runtime: z
    .strictObject({ name: z.string().max(40), version: z.string().max(80) })
    .describe('The runtime that ran the benchmarks.'),
  orchestrator: z
    .strictObject({ name: z.string().max(40), version: z.string().max(80) })
    .describe('The runtime that ran perf-gate.'),
  notes: z
    .record(z.string().max(80), z.string().max(500))
    .describe('Recorded, never keyed: image, transform, flags.'),
});
export type Environment = z.infer<typeof environmentSchema>;

export const sampleSchema = z.strictObject({
  benchmark: name,
  metric: z.string().min(1).max(100),
  values: z.array(z.number()).describe('One measurement per trial, in time order, in base units.'),
  inner: z
    .array(z.array(z.number()))
    .exactOptional()
    .describe('What a tool reported inside each trial; feeds the summary of that trial and is never pooled.'),
});
export type Sample = z.infer<typeof sampleSchema>;

export const failureSchema = z.strictObject({
  benchmark: name.nullable().describe('null: it concerns a whole suite or side.'),
  kind: z.enum([
    'set-up',
    'load',
    'threw',
    'timed-out',
    'exited',
    'bad-output',
    'bad-value',
    'not-ready',
    'bad-answer',
    'left-open',
    'other-side',
    'interrupted',
    'duplicate-name',
  ]),
  message: z.string().max(20_000).describe('Untrusted text: what went wrong.'),
  output: z
    .string()
    .max(40_000)
    .exactOptional()
    .describe('Untrusted text: the end of what the program printed.'),
  round: z.int().min(0).nullable().describe('The round it happened in, from 0.'),
});
export type Failure = z.infer<typeof failureSchema>;

export const conditionsSchema = z.strictObject({
  loadAverage: z.number().min(0).nullable().describe('One-minute load average before measuring.'),
  steal: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('Fraction of CPU time taken by the hypervisor while measuring.'),
  pressure: z.number().min(0).nullable().describe('CPU pressure, per cent of time some task waited (avg60).'),
});
export type Conditions = z.infer<typeof conditionsSchema>;

/** What a gate can come to. */
export const outcomeSchema = z.enum(['passed', 'failed', 'could-not-judge']);
/** Equal code on both sides, measured in the same rounds and by the same coins as base against head. */
export const controlSchema = z.strictObject({
  benchmark: name,
  metric: z.string().min(1).max(100),
  base: z.array(z.number()),
  head: z.array(z.number()).describe('The trials in the place of head; they ran the same code.'),
});
export type Control = z.infer<typeof controlSchema>;

export const identicalSchema = z.strictObject({
  benchmark: name.nullable().describe('null: all benchmarks, whose names nobody asked for.'),
  files: z.int().min(0).nullable().describe('Files that were compared; null: whole trees, by git.'),
  reason: z
    .enum(['same-files', 'same-tree'])
    .describe('same-files: what was loaded and read is the same; same-tree: the commits have the same tree.'),
});
export type Identical = z.infer<typeof identicalSchema>;

export const locationSchema = z.strictObject({
  benchmark: name,
  file: z.string().min(1).max(4096).describe('Relative to the project, with `/`. Untrusted text.'),
  line: z.int().min(1),
});
/** Where a benchmark is defined. */
export type SourceLocation = z.infer<typeof locationSchema>;

/** Which shard of a suite, of how many. */
export const shardSchema = z.strictObject({ index: z.int().min(1), count: z.int().min(1).max(1000) });
export type Shard = z.infer<typeof shardSchema>;

/** What a run has when the benchmarks of its suite were split among several. */
export const runShardsSchema = z.strictObject({
  indexes: z.array(z.int().min(1)).min(1).max(1000).describe('The shards that it has, from 1, ascending.'),
  count: shardSchema.shape.count.describe('The shards that there are.'),
  elsewhere: z.array(name).describe('Benchmarks that were found and left to the other shards.'),
});

/** All samples of one commit on one machine, with its environment and its failures. */
export const runSchema = z
  .strictObject({
    schema: z.literal(runSchemaName),
    tool: z.strictObject({ name: z.literal('perf-gate'), version: z.string().max(40) }),
    suite: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/u, nameRule)
      .describe('Name of the set of suites that one configuration measures; leads the path in a store.'),
    commit: commitSchema,
    started: isoTime,
    seconds: z.number().min(0).describe('How long measuring took.'),
    environment: environmentSchema,
    metrics: z.record(z.string().max(100), metricSchema),
    samples: z.array(sampleSchema),
    failures: z.array(failureSchema),
    locations: z
      .array(locationSchema)
      .exactOptional()
      .describe('Where benchmarks are defined, as far as that is known; at most one for each.'),
    ignored: z
      .array(name)
      .exactOptional()
      .describe('Benchmarks that were found and not measured, because the policy ignores all of them.'),
    identical: z
      .array(identicalSchema)
      .exactOptional()
      .describe(
        'Not measured, because it is the same on both sides of the pairing; of other runs it says nothing.',
      ),
    shards: runShardsSchema
      .exactOptional()
      .describe('It has some shards of its suite and not all; absent: it has all benchmarks.'),
    durations: z
      .record(name, z.number().gt(0))
      .exactOptional()
      .describe('By benchmark: seconds that one trial was foreseen to take; shards are split by them.'),
    conditions: conditionsSchema,
    seed: z.int().min(0).describe('Seed of every coin of this run.'),
    pairing: z
      .strictObject({
        id: z.string().min(1).max(100),
        side: z.enum(['base', 'head']),
        looks: z
          .array(z.int().min(1))
          .min(1)
          .max(1000)
          .exactOptional()
          .describe(
            'Ascending: after so many rounds a benchmark was looked at and could stop, as planned before the first; absent: all rounds were planned.',
          ),
      })
      .exactOptional()
      .describe(
        'Runs with the same id were measured in rounds: value i of one side belongs to value i of the other.',
      ),
    control: controlSchema.exactOptional().describe('One benchmark of base, measured against itself.'),
    controlWorkload: controlSchema
      .exactOptional()
      .describe('A workload of the tool, measured in the places of both sides.'),
    outcome: outcomeSchema
      .exactOptional()
      .describe('What the gate that measured it decided; absent: it was measured without judging.'),
    complete: z.boolean().describe('false: interrupted; what was measured so far.'),
    warnings: z.array(z.string().max(2000)),
  })
  .check((context) => {
    const run = context.value;
    const looks = run.pairing?.looks ?? [];
    if (looks.some((rounds, index) => rounds <= (looks[index - 1] ?? 0))) {
      const path = ['pairing', 'looks'];
      context.issues.push({ code: 'custom', input: looks, path, message: 'must be ascending' });
    }
    const { indexes = [], count = 0 } = run.shards ?? {};
    if (indexes.some((index, at) => index > count || index <= (indexes[at - 1] ?? 0))) {
      const message = `must be ascending and at most ${String(count)}`;
      context.issues.push({ code: 'custom', input: indexes, path: ['shards', 'indexes'], message });
    }
    const seen = new Set<string>();
    for (const [index, sample] of run.samples.entries()) {
      const report = (message: string): void => {
        context.issues.push({ code: 'custom', input: sample, path: ['samples', index], message });
      };
      if (!Object.hasOwn(run.metrics, sample.metric))
        report(`metric ${JSON.stringify(sample.metric)} is not declared`);
      const key = JSON.stringify([sample.benchmark, sample.metric]);
      if (seen.has(key)) report('this benchmark has another sample of the same metric');
      seen.add(key);
    }
  });
export type Run = z.infer<typeof runSchema>;

/**
 * Checks that `json` is a `perf-gate.run/1` document.
 * @throws PerfGateError that names the place of the first fault and what was expected there.
 */
export function parseRun(json: unknown, source = 'run'): Run {
  return parseDocument(runSchema, runSchemaName, json, source);
}
