export { detectChangePoints } from './change-points.ts';
export { biasAllowance } from './comparison.ts';
export { compareRuns, fewestRoundsFor } from './compare-runs.ts';
export { judgeAgainstHistory } from './history.ts';
export { searchHistory } from './search-history.ts';
