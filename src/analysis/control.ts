import type { Decision, Run, Verdict } from '../model/index.ts';
import { biasAllowance, comparePaired, lookingOnce } from './comparison.ts';

/** Level of the control, both directions together: small, because it stops a gate that is otherwise sound. */
const controlLevel = 0.001;

/** Fewer rounds than this describe nothing. */
const fewestRounds = 5;

/**
 * Judges base against itself. The coin makes the rounds of equal code as good as even, so the test of "no more than the bias
 * allowance" rejects once in a thousand gates at most, unless something favours a place that the coin cannot swap.
 */
export function judgeControl(run: Run): Decision['control'] {
  const { control } = run;
  if (control === undefined) return null;
  const rounds = Math.min(control.base.length, control.head.length);
  if (rounds < fewestRounds || [...control.base, ...control.head].some((value) => !(value > 0))) return null;
  const level = controlLevel / 2;
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
    contaminated: interval.low > biasAllowance || interval.high < -biasAllowance,
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
