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
  /** There was nothing to measure: both commits have the same tree, or it is a shard without benchmarks that can fail. */
  readonly nothingToMeasure: boolean;
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
    const rows = (reaction: Reaction): Verdict[] =>
      gating
        .filter((verdict) => verdict.kind === kind && concerns(verdict.benchmark))
        .filter((verdict) => rules(verdict.benchmark, verdict.metric)[kind] === reaction);
    const fail = rows('fail');
    const failed = new Set(fail.map(({ benchmark }) => benchmark));
    const warn = rows('warn').filter(({ benchmark }) => !failed.has(benchmark));
    // Of a benchmark whose other metrics are there, this metric alone is meant.
    const side = kind === 'missing' ? 'head' : kind === 'added' ? 'base' : null;
    const there = new Set(
      evidence.verdicts.flatMap((one) => (side === null || one[side] === null ? [] : [one.benchmark])),
    );
    const reason = (of: readonly Verdict[]): Reason =>
      reasonFor(
        kind,
        of,
        what,
        of.filter(({ benchmark }) => there.has(benchmark)),
      );
    if (fail.length > 0) into.push(reason(fail));
    if (warn.length > 0) warnings.push(reason(warn).message);
  };

  const regressed = gating.filter((verdict) => verdict.kind === 'regressed');
  if (regressed.length > 0) failing.push(reasonFor('regressed', regressed, 'got worse', []));
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
  if (!measured && !evidence.nothingToMeasure && failing.length === 0 && blocking.length === 0) {
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

/** @param partial those of the rows of which this metric alone is meant, not the benchmark. */
function reasonFor(
  kind: Reason['kind'],
  rows: readonly Verdict[],
  what: string,
  partial: readonly Verdict[],
): Reason {
  const benchmarks = [...new Set(rows.map(({ benchmark }) => benchmark))];
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
  return { kind, benchmarks, message: `${parts.join(' and ')} ${what}` };
}
