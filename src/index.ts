/** What the commands are made of, for programs. */
import { readResults, runOfResults } from './formats/index.ts';
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
 * @throws PerfGateError for an unknown format, or text that is not of it, with the place and the offending text.
 */
export function parseResults(format: string, text: string | Uint8Array): Run {
  return runOfResults(readResults(format, text), version, new Date());
}
