export { biasAllowance } from './comparison.js';
export { compareRuns, fewestRoundsFor, judgeAgainstHistory } from './judge.js';
