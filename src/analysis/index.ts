export { biasAllowance } from './comparison.ts';
export { compareRuns, fewestRoundsFor } from './compare-runs.ts';
export { judgeAgainstHistory } from './history.ts';
export { planScreen, screen, type PlannedScreen, type Screened, type Suspect } from './screen.ts';
export type { CommonMovement } from './stored-metric.ts';
