import type { Control, Decision, JudgedControl, Reason, Run, Verdict } from '../model/index.ts';
import { comparePaired, largestBias, lookingOnce } from './comparison.ts';

/** Level of both controls and both directions together: small, because it stops a gate that is otherwise sound. */
const controlLevel = 0.001;

/** Fewer rounds than this describe nothing. */
const fewestRounds = 5;

/** What the controls of a gate say about its machine. */
export interface Controls {
  readonly shown: Pick<Decision, 'control' | 'controlWorkload'>;
  /** Empty: nothing speaks against it. */
  readonly obstacles: readonly Reason[];
}

/** Of runs that were not measured in rounds. */
export const noControls: Controls = { shown: { control: null }, obstacles: [] };

/**
 * Judges equal code against itself: one benchmark of the user's, and the workload of ours. The coin makes the rounds of
 * equal code as good as even, so the tests of "no more than the bias allowance" reject in one of a thousand gates at most,
 * unless something favours a place that the coin cannot swap.
 */
export function judgeControls(run: Run): Controls {
  const control = judgeControl(run.control);
  const workload = judgeControl(run.controlWorkload);
  const obstacle = (judged: JudgedControl | null, what: string, benchmarks: string[]): Reason[] => {
    if (judged?.contaminated !== true) return [];
    const size = `${(100 * judged.estimate).toFixed(1)} %`;
    const message = `${what} seems to have changed by ${size} when it is measured against itself: something on this machine favours one of the two sides`;
    return [{ kind: 'contaminated', benchmarks, message }];
  };
  return {
    shown: { control, ...(workload === null ? {} : { controlWorkload: workload }) },
    obstacles: [
      ...obstacle(control, 'the same code', control === null ? [] : [control.benchmark]),
      ...obstacle(workload, 'the control workload, which is the same code on both sides,', []),
    ],
  };
}

function judgeControl(control: Control | undefined): JudgedControl | null {
  if (control === undefined) return null;
  const rounds = Math.min(control.base.length, control.head.length);
  if (rounds < fewestRounds || [...control.base, ...control.head].some((value) => !(value > 0))) return null;
  // Half of it for each control, of that half for each direction.
  const level = controlLevel / 4;
  const ratios = control.base
    .slice(0, rounds)
    .map((value, index) => Math.log((control.head[index] as number) / value));
  const { estimate, interval, equivalence, noise } = comparePaired(ratios, lookingOnce(level, shownLevel));
  const fraction = (value: number): number | null => (Number.isFinite(value) ? Math.expm1(value) : null);
  return {
    benchmark: control.benchmark,
    metric: control.metric,
    rounds,
    estimate: Math.expm1(estimate),
    low: fraction(equivalence.low),
    high: fraction(equivalence.high),
    confidence: 1 - 2 * shownLevel,
    noise: Math.expm1(noise),
    contaminated: interval.low > largestBias || interval.high < -largestBias,
  };
}

/** Tail of the interval that is shown: the usual 90 %. */
const shownLevel = 0.05;

/** Where equal code seems changed, no change of any code can be believed: what was regressed is left open. */
export function vetoed(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.map((verdict) =>
    verdict.kind === 'regressed' && verdict.method !== 'exact'
      ? {
          ...verdict,
          kind: 'inconclusive',
          warnings: [
            ...verdict.warnings,
            'It would be regressed, and the control shows that this machine cannot be trusted now.',
          ],
        }
      : verdict,
  );
}
