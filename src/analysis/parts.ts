import {
  matcherOf,
  partText,
  type Decision,
  type JudgedBudget,
  type Part,
  type PartName,
  type Reason,
  type Verdict,
} from '../model/index.ts';

/** What was measured apart from the rest, judged by its share of alpha. */
export interface JudgedPart {
  readonly part: PartName;
  readonly decision: Decision;
}

/**
 * One decision out of those of its parts. Each part was judged by its own rounds, coins and controls; a test over parts would rest
 * on no coin. Unchanged code fails the whole when it fails a part, so with shares of alpha that were fixed before the first
 * round and add up to alpha, it does so with a probability of at most alpha (Boole's inequality), whatever the parts contain.
 *
 * @param parts one or more, of one commit, with names that differ.
 * @param gaps why the parts are not all that was to be judged; with any of them the whole cannot pass.
 * @param whole alpha of all parts together, also of those that are missing, and the name of the whole.
 */
export function joinParts(
  parts: readonly JudgedPart[],
  gaps: readonly Reason[],
  whole: Pick<Decision, 'suite' | 'alpha'>,
): Decision {
  const [first] = parts;
  if (first === undefined) throw new Error('a decision has one part or more');
  const decisions = parts.map(({ decision }) => decision);
  const failed = decisions.some(({ outcome }) => outcome === 'failed');
  const open = [...gaps, ...splitInVain(parts)];
  const judged = open.length === 0 && decisions.every(({ outcome }) => outcome !== 'could-not-judge');
  const strategies = decisions.map(({ strategy }) => strategy);
  const { schema, tool, tally, head, environment, conditions } = first.decision;
  return {
    ...{ schema, tool, tally, head, environment, conditions },
    ...whole,
    outcome: failed ? 'failed' : judged ? 'passed' : 'could-not-judge',
    observed: decisions.every(({ observed }) => observed),
    reasons: [...joinReasons(parts), ...open],
    warnings: shared(parts, ({ warnings }) => warnings).map(({ from, item }) => labelled(from, item)),
    strategy: (['compare', 'auto', 'stored'] as const).find((one) => strategies.includes(one)) ?? 'paired',
    family: decisions.reduce((sum, { family }) => sum + family, 0),
    minimumEffect: Math.min(...decisions.map(({ minimumEffect }) => minimumEffect)),
    looks: sameLooks(decisions),
    seed: null,
    control: null,
    seconds: Math.max(...decisions.map(({ seconds }) => seconds)),
    base: decisions.find(({ base }) => base !== null)?.base ?? null,
    metrics: Object.assign({}, ...decisions.map(({ metrics }) => metrics)) as Decision['metrics'],
    verdicts: joinVerdicts(parts),
    ...joinBudgets(parts),
    ...(decisions.every(({ sameTree }) => sameTree === true) ? { sameTree: true } : {}),
    failures: shared(parts, ({ failures }) => failures).map(({ from, item }) => ({
      ...item,
      message: labelled(from, item.message),
    })),
    parts: parts.map(partOf),
  };
}

/** Suites whose shards have nothing that can fail, each for itself no fault, and all together one. */
function splitInVain(parts: readonly JudgedPart[]): Reason[] {
  const places = new Map<string, JudgedPart[]>();
  for (const one of parts) {
    if (one.part.shard === null) continue;
    const key = partText({ ...one.part, shard: null });
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  const isSound = ({ decision: { outcome, sameTree, verdicts } }: JudgedPart): boolean =>
    outcome !== 'passed' ||
    sameTree === true ||
    verdicts.some(({ gating, kind }) => gating && kind !== 'ignored');
  return [...places].flatMap(([place, shards]): Reason[] => {
    if (shards.some(isSound)) return [];
    const message = `no shard of ${place} has measured anything that can fail`;
    return [{ kind: 'nothing-measured', benchmarks: [], message }];
  });
}

function partOf({ part, decision }: JudgedPart): Part {
  const { outcome, alpha, family, strategy, looks, seed, control, controlWorkload, seconds } = decision;
  const { base, head, environment, conditions, metrics, sameTree } = decision;
  return {
    ...part,
    name: partText(part),
    ...{ outcome, alpha, family, strategy, looks, seed, control, seconds },
    ...(controlWorkload === undefined ? {} : { controlWorkload }),
    ...{ base, head, environment, conditions, metrics },
    ...(sameTree === undefined ? {} : { sameTree }),
  };
}

/** Those of one kind as one reason, which names each part by its own message; failing kinds first, as in one part. */
function joinReasons(parts: readonly JudgedPart[]): Reason[] {
  const ordered = [...parts].sort(
    (a, b) => Number(b.decision.outcome === 'failed') - Number(a.decision.outcome === 'failed'),
  );
  const byKind = new Map<Reason['kind'], Reason>();
  for (const { part, decision } of ordered) {
    for (const { kind, benchmarks, message } of decision.reasons) {
      const before = byKind.get(kind);
      const here = labelled(part, message);
      byKind.set(kind, {
        kind,
        benchmarks: [...new Set([...(before?.benchmarks ?? []), ...benchmarks])],
        message: before === undefined ? here : bounded(`${before.message}; ${here}`),
      });
    }
  }
  return [...byKind.values()];
}

/** What a stored history has and no shard measured is missing once, not once in each shard. */
function joinVerdicts(parts: readonly JudgedPart[]): Verdict[] {
  const missing = new Set<string>();
  return parts.flatMap(({ part, decision }) =>
    decision.verdicts.flatMap((verdict): Verdict[] => {
      if (verdict.kind === 'missing' && part.shard !== null) {
        const { benchmark, metric } = verdict;
        const key = JSON.stringify([part.suite, part.system, benchmark, metric]);
        if (missing.has(key)) return [];
        missing.add(key);
      }
      return [{ ...verdict, part: partText(part) }];
    }),
  );
}

/** A budget of what other shards measure is judged there; where no shard measures it, that is said once. */
function joinBudgets(parts: readonly JudgedPart[]): Pick<Decision, 'budgets' | 'unmapped'> {
  const all = parts.flatMap(({ part, decision }) =>
    (decision.budgets ?? []).map((budget) => ({ part, place: partText({ ...part, shard: null }), budget })),
  );
  const idle = new Set<string>();
  const budgets = all.flatMap(({ part, place, budget }): JudgedBudget[] => {
    if (!budget.concerns && part.shard !== null) {
      const isMeant = isOf(budget);
      if (all.some((other) => other.place === place && isMeant(other.budget))) return [];
      const key = JSON.stringify([place, budget]);
      if (idle.has(key)) return [];
      idle.add(key);
    }
    return [{ ...budget, part: partText(part) }];
  });
  // Parts of one suite have the same tables.
  const rows = parts.flatMap(({ decision }) => decision.unmapped ?? []);
  const unmapped = [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
  return {
    ...(parts.some(({ decision }) => decision.budgets !== undefined) ? { budgets } : {}),
    ...(unmapped.length === 0 ? {} : { unmapped }),
  };
}

/** Whether another one is the judged one of a budget that concerns nothing, which has the globs of its benchmark and metric. */
function isOf(idle: JudgedBudget): (other: JudgedBudget) => boolean {
  const matches = matcherOf(idle);
  return ({ concerns, benchmark, metric, relativeTo, source, reason }) =>
    concerns &&
    matches(benchmark, metric) &&
    relativeTo === idle.relativeTo &&
    source === idle.source &&
    reason === idle.reason;
}

/** What the parts say, each thing once; `from` is the part that says it, null where all of them do. */
function shared<T>(
  parts: readonly JudgedPart[],
  of: (decision: Decision) => readonly T[],
): { readonly from: PartName | null; readonly item: T }[] {
  const said = new Map<string, { item: T; by: PartName[] }>();
  for (const { part, decision } of parts) {
    for (const item of of(decision)) {
      const key = JSON.stringify(item);
      const entry = said.get(key) ?? { item, by: [] };
      if (entry.by.at(-1) !== part) entry.by.push(part);
      said.set(key, entry);
    }
  }
  return [...said.values()].flatMap(({ item, by }): { from: PartName | null; item: T }[] =>
    by.length === parts.length ? [{ from: null, item }] : by.map((from) => ({ from, item })),
  );
}

function sameLooks(decisions: readonly Decision[]): number[] {
  const [first = [], ...others] = decisions.map(({ looks }) => looks);
  return others.every((looks) => JSON.stringify(looks) === JSON.stringify(first)) ? first : [];
}

function labelled(part: PartName | null, message: string): string {
  return part === null ? message : bounded(`${partText(part)}: ${message}`);
}

/** Characters of a reason or a warning; those of the schema of a decision. */
const longestMessage = 20_000;

function bounded(text: string): string {
  return text.length > longestMessage ? `${text.slice(0, longestMessage - 1)}…` : text;
}
