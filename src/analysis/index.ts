export { biasAllowance } from './comparison.ts';
export { compareRuns, fewestRoundsFor, judgeAgainstHistory } from './judge.ts';
