import {
  policyFor,
  type Decision,
  type Failure,
  type Policy,
  type Reaction,
  type Reason,
  type Verdict,
} from '../model/index.ts';

/** Verdicts that the policy says how to react to. */
type ReactedKind = 'missing' | 'failed' | 'added' | 'inconclusive';

/** What the outcome is made of; nothing else counts. */
export interface Evidence {
  readonly verdicts: readonly Verdict[];
  /** Benchmarks that fail on base, or whose values cannot be compared: no statement about head can be made of them. */
  readonly failsOnBase: ReadonlySet<string>;
  /** Failures that belong to no single benchmark. */
  readonly failures: readonly Failure[];
  /** Faults that make judging impossible whatever the verdicts say. */
  readonly obstacles: readonly Reason[];
}

/**
 * The outcome of a gate: a function of verdicts, failures and policy alone.
 *
 * A proven regression fails whatever else is wrong; what could not be measured can never pass.
 */
export function decide(
  evidence: Evidence,
  policy: Policy,
): Pick<Decision, 'outcome' | 'reasons' | 'warnings'> {
  const gating = evidence.verdicts.filter((verdict) => verdict.gating);
  const failing: Reason[] = [];
  const blocking: Reason[] = [...evidence.obstacles];
  const warnings: string[] = [];
  const rules = policyFor(policy);
  // The policy may react to one benchmark otherwise than to another; of its metrics the strictest counts.
  const react = (
    kind: ReactedKind,
    what: string,
    into: Reason[],
    concerns: (benchmark: string) => boolean = () => true,
  ): void => {
    const named = (reaction: Reaction): string[] => [
      ...new Set(
        gating
          .filter((verdict) => verdict.kind === kind && concerns(verdict.benchmark))
          .filter((verdict) => rules(verdict.benchmark, verdict.metric)[kind] === reaction)
          .map((verdict) => verdict.benchmark),
      ),
    ];
    const fail = named('fail');
    const warn = named('warn').filter((benchmark) => !fail.includes(benchmark));
    if (fail.length > 0) into.push(reasonFor(kind, fail, what));
    if (warn.length > 0) warnings.push(reasonFor(kind, warn, what).message);
  };

  const regressed = gating.filter((verdict) => verdict.kind === 'regressed');
  if (regressed.length > 0) {
    const names = [...new Set(regressed.map((verdict) => verdict.benchmark))];
    failing.push(reasonFor('regressed', names, 'got worse'));
  }
  react('missing', 'missing on head', failing);
  const onBoth = (benchmark: string): boolean => evidence.failsOnBase.has(benchmark);
  react('failed', 'failing on head', failing, (benchmark) => !onBoth(benchmark));
  react('failed', 'failing on both sides, so nothing was measured', blocking, onBoth);
  react('added', 'new, with nothing to compare to', failing);
  react('inconclusive', 'too noisy to tell', failing);

  for (const failure of evidence.failures) {
    blocking.push({
      kind:
        failure.kind === 'interrupted'
          ? 'interrupted'
          : failure.kind === 'set-up'
            ? 'set-up-failed'
            : 'load-failed',
      benchmarks: [],
      message: failure.message,
    });
  }
  const measured = gating.some(({ kind }) => kind !== 'failed' && kind !== 'missing' && kind !== 'ignored');
  if (!measured && failing.length === 0 && blocking.length === 0) {
    const disarmed = evidence.verdicts.some(({ kind, gating: gates }) => kind === 'ignored' || !gates);
    const message = disarmed
      ? 'nothing that was measured can fail: what the policy does not ignore is reported only'
      : 'no benchmark was measured';
    blocking.push({ kind: 'nothing-measured', benchmarks: [], message });
  }
  if (failing.length > 0) return { outcome: 'failed', reasons: [...failing, ...blocking], warnings };
  if (blocking.length > 0) return { outcome: 'could-not-judge', reasons: blocking, warnings };
  return { outcome: 'passed', reasons: [], warnings };
}

function reasonFor(kind: Reason['kind'], benchmarks: readonly string[], what: string): Reason {
  const count = benchmarks.length === 1 ? '1 benchmark' : `${String(benchmarks.length)} benchmarks`;
  return { kind, benchmarks: [...benchmarks], message: `${count} ${what}` };
}
