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
  const partly = (side: 'base' | 'head', kind: Verdict['kind']): Verdict[] => {
    const there = new Set(evidence.verdicts.flatMap((one) => (one[side] === null ? [] : [one.benchmark])));
    return gating.filter((verdict) => verdict.kind === kind && there.has(verdict.benchmark));
  };
  react(
    policy.missing,
    reasonFor('missing', named('missing'), 'missing on head', partly('head', 'missing')),
    failing,
  );
  const failed = named('failed');
  const onHead = failed.filter((benchmark) => !evidence.failsOnBase.has(benchmark));
  const onBoth = failed.filter((benchmark) => evidence.failsOnBase.has(benchmark));
  react(policy.failed, reasonFor('failed', onHead, 'failing on head'), failing);
  react(
    policy.failed,
    reasonFor('failed', onBoth, 'failing on both sides, so nothing was measured'),
    blocking,
  );
  react(
    policy.added,
    reasonFor('added', named('added'), 'new, with nothing to compare to', partly('base', 'added')),
    failing,
  );
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

/** @param partial rows of benchmarks of which this metric alone is meant. */
function reasonFor(
  kind: Reason['kind'],
  benchmarks: readonly string[],
  what: string,
  partial: readonly Verdict[] = [],
): Reason {
  const there = new Set(partial.map(({ benchmark }) => benchmark));
  const whole = benchmarks.filter((benchmark) => !there.has(benchmark)).length;
  const parts =
    whole > 0 || partial.length === 0 ? [whole === 1 ? '1 benchmark' : `${String(whole)} benchmarks`] : [];
  const [first] = partial;
  if (first !== undefined) {
    parts.push(
      partial.length === 1
        ? `metric ${first.metric} of ${JSON.stringify(first.benchmark.slice(0, 200))}`
        : `${String(partial.length)} metrics`,
    );
  }
  return { kind, benchmarks: [...benchmarks], message: `${parts.join(' and ')} ${what}` };
}
