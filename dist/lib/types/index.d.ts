import type { Run } from './model/index.js';
export { compareRuns, detectChangePoints, judgeAgainstHistory } from './analysis/index.js';
export { defineConfig, type ConfigInput } from './config/schema.js';
export { parseDecision, parseRun, PerfGateError, type ChangePoint, type ChangePointPolicy, type ChangePointPolicyInput, type Conditions, type Decision, type Drift, type Environment, type Failure, type Metric, type Policy, type PolicyInput, type Reason, type Run, type Sample, type Verdict, type VerdictKind, } from './model/index.js';
export { jsonReport, markdownReport, terminalReport } from './report/index.js';
/**
 * Reads the whole output of a benchmark tool as a run of one trial; values are in base units. Commit and machine are
 * unknown to it; set them when they are known.
 *
 * @param format a name of docs/formats.md, or `auto`: then a warning of the run says which it was taken for.
 * @throws PerfGateError for an unknown format, or text that is not of it, with the place and the offending text.
 */
export declare function parseResults(format: string, text: string | Uint8Array): Run;
/**
 * The same of an output that comes in pieces, read while it comes. Of formats of lines nothing is kept but the values.
 *
 * @throws PerfGateError as `parseResults`.
 */
export declare function parseStream(format: string, chunks: AsyncIterable<Uint8Array>): Promise<Run>;
