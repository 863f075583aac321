export { idleEntries } from './acceptance.ts';
export { biasAllowance } from './comparison.ts';
export { compareRuns } from './compare-runs.ts';
export { judgeAgainstHistory } from './history.ts';
export { usualLooks } from './looks.ts';
export { prospectOf, type Outlook, type Prospect } from './outlook.ts';
