import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { GateRuns, MeasuredGate } from '../gate.ts';
import { checked, parseRun, PerfGateError, type Run } from '../model/index.ts';

/** Larger ones are none of ours: two runs and a screen, each as large as a run file may be. */
const largest = 768 * 1024 * 1024;

const errorSchema = z.strictObject({
  message: z.string().max(20_000),
  remedy: z.string().max(20_000).nullable(),
  output: z.string().max(40_000).nullable(),
});

const measuredSchema = z.strictObject({
  schema: z.literal('perf-gate.measured/1'),
  kind: z.enum(['stored', 'screened', 'same-tree', 'paired', 'failed']),
  base: z.unknown(),
  head: z.unknown(),
  screen: z.unknown(),
  /** What a configuration that is code came to. */
  config: z.unknown(),
  error: errorSchema.nullable(),
  warnings: z.array(z.string().max(20_000)).max(1000),
});

/** Runs as the benchmark step left them: parsed, and no more trustworthy than the code that was measured. */
export type FoundRuns =
  | { readonly kind: 'stored'; readonly head: Run }
  | { readonly kind: 'screened'; readonly screen: Run }
  | { readonly kind: 'same-tree'; readonly base: Run; readonly head: Run }
  | { readonly kind: 'paired'; readonly base: Run; readonly head: Run; readonly screen: Run | null };

export interface Found {
  readonly runs: FoundRuns;
  readonly config: unknown;
  readonly warnings: readonly string[];
}

type Outcome = { readonly measured: MeasuredGate } | { readonly error: PerfGateError };

function runsOf(runs: GateRuns): { base: Run | null; head: Run | null; screen: Run | null } {
  if (runs.kind === 'screened') return { base: null, head: null, screen: runs.head };
  return { base: runs.base, head: runs.head, screen: runs.screening?.run ?? null };
}

/** What measuring came to, as a document. */
export function measuredText(outcome: Outcome, config: unknown): string {
  const failed = 'error' in outcome;
  const nothing = { base: null, head: null, screen: null };
  const document: z.infer<typeof measuredSchema> = {
    schema: 'perf-gate.measured/1',
    kind: failed ? 'failed' : outcome.measured.runs.kind,
    ...(failed ? nothing : runsOf(outcome.measured.runs)),
    config,
    error: failed
      ? {
          message: outcome.error.message.slice(0, 20_000),
          remedy: outcome.error.remedy?.slice(0, 20_000) ?? null,
          output: outcome.error.output?.slice(-40_000) ?? null,
        }
      : null,
    warnings: failed ? [] : [...outcome.measured.warnings],
  };
  return JSON.stringify(document);
}

const source = 'what the benchmark step left';

/**
 * The document that the benchmark step left.
 * @throws PerfGateError when it left none, or one that is too large.
 */
export async function readMeasured(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > largest) throw new PerfGateError(`${source} is larger than any result`);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof PerfGateError) throw cause;
    throw new PerfGateError('the benchmark step ended without a result', {
      remedy: 'Its log says why; the time limit of the job and its memory are what usually ends it.',
      cause,
    });
  }
}

/**
 * Checks what the benchmark step left.
 * @throws PerfGateError when it is something else, or word that measuring failed.
 */
export function parseMeasured(text: string): Found {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PerfGateError(`${source} is not valid JSON`, { remedy: 'Run the job again.', cause });
  }
  const result = checked(measuredSchema, json);
  if ('fault' in result) throw new PerfGateError(`${source} is not valid: ${result.fault}`);
  const { kind, base, head, screen, config, error, warnings } = result.value;
  const run = (document: unknown, name: string): Run =>
    parseRun(document, `the run ${name} of the benchmark step`);
  const found = (runs: FoundRuns): Found => ({ runs, config, warnings });
  switch (kind) {
    case 'failed': {
      const { message, remedy, output } = error ?? {
        message: 'measuring failed',
        remedy: null,
        output: null,
      };
      throw new PerfGateError(message, {
        ...(remedy === null ? {} : { remedy }),
        ...(output === null ? {} : { output }),
      });
    }
    case 'stored':
      return found({ kind, head: run(head, 'head') });
    case 'screened':
      return found({ kind, screen: run(screen, 'screen') });
    case 'same-tree':
      return found({ kind, base: run(base, 'base'), head: run(head, 'head') });
    case 'paired':
      return found({
        kind,
        base: run(base, 'base'),
        head: run(head, 'head'),
        screen: screen === null ? null : run(screen, 'screen'),
      });
  }
}
