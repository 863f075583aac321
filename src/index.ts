/** What the commands are made of, for programs. */
import { anyFormat, readResults, readStream, runOfResults, type ReadResults } from './formats/index.ts';
import type { Run } from './model/index.ts';
import { version } from './version.ts';

export { compareRuns, detectChangePoints, judgeAgainstHistory } from './analysis/index.ts';
export { defineConfig, type ConfigInput } from './config/schema.ts';
export {
  parseDecision,
  parseRun,
  PerfGateError,
  type ChangePoint,
  type ChangePointPolicy,
  type ChangePointPolicyInput,
  type Conditions,
  type Decision,
  type Drift,
  type Environment,
  type Failure,
  type Metric,
  type Policy,
  type PolicyInput,
  type Reason,
  type Run,
  type Sample,
  type Verdict,
  type VerdictKind,
} from './model/index.ts';
export { jsonReport, markdownReport, terminalReport } from './report/index.ts';

/**
 * Reads the whole output of a benchmark tool as a run of one trial; values are in base units. Commit and machine are
 * unknown to it; set them when they are known.
 *
 * @param format a name of docs/formats.md, or `auto`: then a warning of the run says which it was taken for.
 * @throws PerfGateError for an unknown format, or text that is not of it, with the place and the offending text.
 */
export function parseResults(format: string, text: string | Uint8Array): Run {
  return runOf(format, readResults(format, text));
}

/**
 * The same of an output that comes in pieces, read while it comes. Of formats of lines nothing is kept but the values.
 *
 * @throws PerfGateError as `parseResults`.
 */
export async function parseStream(format: string, chunks: AsyncIterable<Uint8Array>): Promise<Run> {
  return runOf(format, await readStream(format, chunks));
}

function runOf(format: string, results: ReadResults): Run {
  const run = runOfResults(results, version, new Date());
  if (format !== anyFormat) return run;
  return { ...run, warnings: [`The output is read as format ${results.format}.`] };
}
