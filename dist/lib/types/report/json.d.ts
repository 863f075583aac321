import { type Decision } from '../model/index.js';
/**
 * The decision as a `perf-gate.decision/1` document: keys in the order of the schema, names of metrics and notes sorted, a
 * newline at the end. The same decision gives the same bytes.
 * @throws PerfGateError if the decision is not valid, since nothing may be written that cannot be read back.
 */
export declare function jsonReport(decision: Decision): string;
