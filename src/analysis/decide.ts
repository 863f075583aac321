import type { Decision, Failure, Policy, Reaction, Reason, Verdict } from '../model/index.ts';

/** What the outcome is made of; nothing else counts. */
export interface Evidence {
  readonly verdicts: readonly Verdict[];
  /** Benchmarks that fail on base, or whose values cannot be compared: no statement about head can be made of them. */
  readonly failsOnBase: ReadonlySet<string>;
  /** Failures that belong to no single benchmark. */
  readonly failures: readonly Failure[];
  /** Both commits have the same tree: there was nothing to measure. */
  readonly sameTree: boolean;
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
  const named = (kind: Verdict['kind']): string[] => [
    ...new Set(gating.filter((verdict) => verdict.kind === kind).map((verdict) => verdict.benchmark)),
  ];
  const failing: Reason[] = [];
  const blocking: Reason[] = [...evidence.obstacles];
  const warnings: string[] = [];
  const react = (reaction: Reaction, reason: Reason, into: Reason[]): void => {
    if (reason.benchmarks.length === 0 || reaction === 'ignore') return;
    if (reaction === 'fail') into.push(reason);
    else warnings.push(reason.message);
  };

  react('fail', reasonFor('regressed', named('regressed'), 'got worse'), failing);
  react(policy.missing, reasonFor('missing', named('missing'), 'missing on head'), failing);
  const failed = named('failed');
  const onHead = failed.filter((benchmark) => !evidence.failsOnBase.has(benchmark));
  const onBoth = failed.filter((benchmark) => evidence.failsOnBase.has(benchmark));
  react(policy.failed, reasonFor('failed', onHead, 'failing on head'), failing);
  react(
    policy.failed,
    reasonFor('failed', onBoth, 'failing on both sides, so nothing was measured'),
    blocking,
  );
  react(policy.added, reasonFor('added', named('added'), 'new, with nothing to compare to'), failing);
  react(policy.inconclusive, reasonFor('inconclusive', named('inconclusive'), 'too noisy to tell'), failing);

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
  const measured = gating.some((verdict) => verdict.kind !== 'failed' && verdict.kind !== 'missing');
  if (!measured && !evidence.sameTree && failing.length === 0 && blocking.length === 0) {
    blocking.push({ kind: 'nothing-measured', benchmarks: [], message: 'no benchmark was measured' });
  }
  if (failing.length > 0) return { outcome: 'failed', reasons: [...failing, ...blocking], warnings };
  if (blocking.length > 0) return { outcome: 'could-not-judge', reasons: blocking, warnings };
  return { outcome: 'passed', reasons: [], warnings };
}

function reasonFor(kind: Reason['kind'], benchmarks: readonly string[], what: string): Reason {
  const count = benchmarks.length === 1 ? '1 benchmark' : `${String(benchmarks.length)} benchmarks`;
  return { kind, benchmarks: [...benchmarks], message: `${count} ${what}` };
}
