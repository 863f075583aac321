import { type Decision, type PolicyInput, type Run } from '../model/index.js';
/**
 * Judges one run against earlier ones of the same suite.
 *
 * @param history oldest first; runs of another machine class are left out, and that is said.
 */
export declare function judgeAgainstHistory(history: readonly Run[], run: Run, policyInput?: PolicyInput): Decision;
