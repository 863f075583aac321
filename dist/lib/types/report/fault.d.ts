import { type PerfGateError } from '../model/index.js';
/** A report as Markdown where there is no decision: what is wrong, and what to do about it. */
export declare function faultReport(suite: string, fault: PerfGateError): string;
