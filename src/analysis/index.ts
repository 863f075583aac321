export { detectChangePoints } from './change-points.ts';
export { biasAllowance } from './comparison.ts';
export { compareRuns, fewestRoundsFor, firstSpeakingLook } from './compare-runs.ts';
export { judgeAgainstHistory } from './history.ts';
export { gatingMetrics } from './judging.ts';
export { usualLooks } from './looks.ts';
export { outlookOf, type Outlook } from './outlook.ts';
export { searchHistory } from './search-history.ts';
