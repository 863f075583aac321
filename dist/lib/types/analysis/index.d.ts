export { biasAllowance } from './comparison.js';
export { compareRuns, fewestRoundsFor } from './compare-runs.js';
export { judgeAgainstHistory } from './history.js';
