import { type Decision, type PolicyInput, type Run } from '../model/index.js';
import type { Screened } from './screen.js';
/** The decision where one run of head was enough: nothing in it is suspected, and nothing else is to be measured. */
export declare function decideScreened(history: readonly Run[], run: Run, screened: Screened, policyInput?: PolicyInput): Decision;
/** The decision about what was measured in pairs, joined with what the screen let pass. */
export declare function joinScreened(decision: Decision, screenedRun: Run, screened: Screened): Decision;
