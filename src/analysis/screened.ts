import { policySchema, type Decision, type PolicyInput, type Run } from '../model/index.ts';
import { withBudgets } from './budgets.ts';
import { decide } from './decide.ts';
import { allPairs, document, interruptions } from './judging.ts';
import type { Screened } from './screen.ts';
import type { CommonMovement } from './stored-metric.ts';
import { withoutComparison } from './verdict.ts';

/** The decision where one run of head was enough: nothing in it is suspected, and nothing else is to be measured. */
export function decideScreened(
  history: readonly Run[],
  run: Run,
  screened: Screened,
  policyInput: PolicyInput = {},
): Decision {
  const policy = policySchema.parse(policyInput);
  const ignored = allPairs([run], policy, run.metrics)
    .filter((pair) => pair.policy.ignore)
    .map((pair) => withoutComparison({ ...pair, base: null, head: null, warnings: [] }, 'ignored'));
  const verdicts = [...screened.notSuspected, ...ignored];
  const failures = run.failures.filter((failure) => failure.benchmark === null);
  const evidence = {
    verdicts,
    failsOnBase: new Set<string>(),
    failures,
    obstacles: interruptions([run]),
    nothingToMeasure: false,
  };
  const decided = decide(evidence, policy);
  const latest = history.at(-1);
  const decision: Decision = {
    ...document(run, policy, 0, verdicts, failures),
    ...decided,
    warnings: [...movementWarnings(screened.commonMovements), ...run.warnings, ...decided.warnings],
    strategy: 'auto',
    control: null,
    base: latest === undefined ? null : { commit: latest.commit, started: latest.started },
    seconds: run.seconds,
    metrics: run.metrics,
  };
  return withBudgets(decision, run, history, policy);
}

/** The decision about what was measured in pairs, joined with what the screen let pass. */
export function joinScreened(decision: Decision, screenedRun: Run, screened: Screened): Decision {
  return {
    ...decision,
    strategy: 'auto',
    seconds: decision.seconds + screenedRun.seconds,
    verdicts: [...decision.verdicts, ...screened.notSuspected],
    metrics: { ...screenedRun.metrics, ...decision.metrics },
    warnings: [
      ...movementWarnings(screened.commonMovements),
      ...new Set([...screenedRun.warnings, ...decision.warnings]),
    ],
  };
}

/** Reported whatever else is said: a suite that moved as a whole is never explained away. */
function movementWarnings(movements: readonly CommonMovement[]): string[] {
  return movements.map(
    ({ metric, change }) =>
      `All benchmarks moved together: ${metric} by ${change > 0 ? '+' : '−'}${(100 * Math.abs(change)).toFixed(1)} % against the stored runs. That can be the machine or the code.`,
  );
}
