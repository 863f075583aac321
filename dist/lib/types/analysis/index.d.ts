export { biasAllowance } from './comparison.js';
export { compareRuns, fewestRoundsFor, firstSpeakingLook } from './compare-runs.js';
export { judgeAgainstHistory } from './history.js';
export { gatingMetrics } from './judging.js';
export { usualLooks } from './looks.js';
export { outlookOf, type Outlook } from './outlook.js';
