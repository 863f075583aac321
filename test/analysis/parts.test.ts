import { describe, expect, it } from 'vitest';
import { compareRuns, joinParts, judgeAgainstHistory, type JudgedPart } from '../../src/analysis/index.ts';
import {
  parseDecision,
  parseLimit,
  type Decision,
  type PartName,
  type PolicyInput,
  type Run,
} from '../../src/model/index.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { around, failureOf, makePair, makeRun } from './runs.ts';

const on = (system: string | null, shard: PartName['shard'] = null, suite = 'default'): PartName => ({
  suite,
  system,
  shard,
});
type BudgetInput = NonNullable<PolicyInput['budgets']>[number];

const whole = { suite: 'default', alpha: 0.01 };
const share = { alpha: 0.005 };

function part(name: PartName, [base, head]: readonly [Run, Run], alpha = 0.005): JudgedPart {
  return { part: name, decision: compareRuns(base, head, { alpha }) };
}

const same = makePair({ a: around(1, 20, 0.01) }, { a: around(1, 20, 0.01, 1) });
const slower = makePair({ a: around(1, 20, 0.01) }, { a: around(1.3, 20, 0.01, 1) });

describe('a decision about parts', () => {
  it('keeps benchmarks of one name on two systems apart', () => {
    const joined = joinParts([part(on('linux'), slower), part(on('macos'), same)], [], whole);
    expect(() => parseDecision(JSON.parse(JSON.stringify(joined)))).not.toThrow();
    expect(joined.verdicts.map(({ part: of, benchmark, kind }) => [of, benchmark, kind])).toEqual([
      ['default linux', 'a', 'regressed'],
      ['default macos', 'a', 'within'],
    ]);
    expect(joined).toMatchObject({ outcome: 'failed', alpha: 0.01, family: 2, seed: null, control: null });
    expect(joined.parts?.map(({ name, outcome, alpha }) => [name, outcome, alpha])).toEqual([
      ['default linux', 'failed', 0.005],
      ['default macos', 'passed', 0.005],
    ]);
    // Each was held against its share.
    for (const { alpha } of joined.verdicts) expect(alpha).toBe(0.005);
  });

  it('fails for a regression whatever else is missing, and never passes with a gap', () => {
    const gap = [{ kind: 'missing-part' as const, benchmarks: [], message: 'shard 2/2 left no run' }];
    expect(joinParts([part(on('linux'), slower)], gap, whole)).toMatchObject({ outcome: 'failed' });
    const open = joinParts([part(on('linux'), same)], gap, whole);
    expect(open.outcome).toBe('could-not-judge');
    expect(open.reasons).toEqual(gap);
    expect(joinParts([part(on('linux'), same)], [], whole).outcome).toBe('passed');
  });

  it('is open where one machine cannot be trusted, and keeps the conditions of each', () => {
    const [base, head] = slower;
    const biased = {
      benchmark: 'a',
      metric: 'time',
      base: around(1, 20, 0.001),
      head: around(1.1, 20, 0.001),
    };
    const conditions = { loadAverage: 7, steal: 0.2, pressure: null };
    const contaminated = part(on('linux'), [base, { ...head, control: biased, conditions }]);
    const joined = joinParts([contaminated, part(on('macos'), same)], [], whole);
    expect(joined.outcome).toBe('could-not-judge');
    expect(joined.reasons.map(({ kind }) => kind)).toEqual(['contaminated']);
    expect(joined.reasons[0]?.message).toMatch(/^default linux: /u);
    expect(joined.parts?.[0]).toMatchObject({ conditions, control: { contaminated: true } });
    expect(joined.parts?.[1]).toMatchObject({ control: null });
  });

  it('says what all parts say once, and what one says with its name', () => {
    const warned = (pair: readonly [Run, Run], warnings: string[]): [Run, Run] => [
      pair[0],
      { ...pair[1], warnings },
    ];
    const joined = joinParts(
      [part(on('linux'), warned(same, ['both', 'here'])), part(on('macos'), warned(same, ['both']))],
      [],
      whole,
    );
    expect(joined.warnings).toEqual(['both', 'default linux: here']);
    const [base, head] = same;
    const failures = [failureOf(null, 'load')];
    const broken: [Run, Run] = [base, { ...head, failures }];
    const alike = joinParts([part(on('linux'), broken), part(on('macos'), broken)], [], whole);
    expect(alike.failures).toEqual(failures);
    expect(alike.outcome).toBe('could-not-judge');
  });

  it('has a shard without benchmarks, which is nothing to be said', () => {
    const shards = { indexes: [2], count: 2, elsewhere: ['a'] };
    const empty = makePair({}, {}, { shards });
    const joined = joinParts(
      [part(on(null, { index: 1, count: 2 }), same), part(on(null, { index: 2, count: 2 }), empty)],
      [],
      whole,
    );
    expect(joined).toMatchObject({ outcome: 'passed', reasons: [] });
    // Nor one with nothing that can fail, as long as another has something.
    const ignore = { rules: [{ benchmark: 'b', ignore: true, reason: 'of no use' }] };
    const ignored = makePair({}, {}, { ignored: ['b'], shards: { ...shards, elsewhere: ['a'] } });
    const second: JudgedPart = {
      part: on(null, { index: 2, count: 2 }),
      decision: compareRuns(...ignored, ignore),
    };
    expect(second.decision.verdicts.map(({ kind }) => kind)).toEqual(['ignored']);
    expect(joinParts([part(on(null, { index: 1, count: 2 }), same), second], [], whole).outcome).toBe(
      'passed',
    );
    const vain = joinParts([part(on(null, { index: 1, count: 2 }), empty), second], [], whole);
    expect(vain.outcome).toBe('could-not-judge');
    expect(vain.reasons.map(({ kind }) => kind)).toEqual(['nothing-measured']);
    // A whole suite without benchmarks is another thing.
    expect(part(on(null), makePair({}, {})).decision.outcome).toBe('could-not-judge');
  });
});

describe('shards beside a stored history', () => {
  const history = Array.from({ length: 12 }, (_, night) =>
    makeRun(
      { a: [around(1, 12, 0.01)[night] ?? 1], b: [around(2, 12, 0.01)[night] ?? 1] },
      { started: `2026-01-${String(night + 1).padStart(2, '0')}T00:00:00.000Z` },
    ),
  );
  const now = { started: '2026-02-01T00:00:00.000Z' };
  const judged = (run: Run): Decision => judgeAgainstHistory(history, run, share);
  const first = makeRun({ a: [1] }, { ...now, shards: { indexes: [1], count: 2, elsewhere: ['b'] } });
  const second = makeRun({ b: [2] }, { ...now, shards: { indexes: [2], count: 2, elsewhere: ['a'] } });

  it('do not miss what the others have', () => {
    const kinds = [first, second].map((run) =>
      judged(run).verdicts.map(({ benchmark, kind }) => [benchmark, kind]),
    );
    expect(kinds).toEqual([[['a', 'within']], [['b', 'within']]]);
  });

  it('miss once what none of them has any more', () => {
    const gone = history.map((run) => ({
      ...run,
      samples: [...run.samples, { benchmark: 'old', metric: 'time', values: [1] }],
    }));
    const parts = [first, second].map((run, at): JudgedPart => ({
      part: on(null, { index: at + 1, count: 2 }),
      decision: judgeAgainstHistory(gone, run, share),
    }));
    const joined = joinParts(parts, [], whole);
    expect(
      joined.verdicts.filter(({ kind }) => kind === 'missing').map(({ benchmark }) => benchmark),
    ).toEqual(['old']);
    expect(joined.outcome).toBe('failed');
  });

  it('that were stored by machines of several kinds hide nothing that is gone', () => {
    const latest = makeRun(
      { a: [1] },
      { started: '2026-01-31T00:00:00.000Z', shards: { indexes: [1], count: 2, elsewhere: ['b', 'gone'] } },
    );
    const decision = judgeAgainstHistory([...history, latest], makeRun({ a: [1], b: [2] }, now), share);
    expect(
      Object.fromEntries(decision.verdicts.map(({ benchmark, kind }) => [benchmark, kind])),
    ).toMatchObject({
      gone: 'missing',
      b: 'within',
    });
    const fresh = judgeAgainstHistory([latest], makeRun({ a: [1], b: [2] }, now), share);
    const verdict = fresh.verdicts.find(({ benchmark }) => benchmark === 'b');
    expect(verdict).toMatchObject({ kind: 'inconclusive' });
    expect(verdict?.warnings[0]).toContain('another machine measured it');
  });
});

describe('budgets in several parts', () => {
  const limits = (benchmark: string, critical: string): BudgetInput => ({
    ...{ benchmark, metric: 'time', runs: 1, seconds: null, relativeTo: null, source: null, reason: null },
    target: null,
    critical: parseLimit(critical, 'broken'),
  });
  const budgets = [limits('a', '> 2s'), limits('b', '> 500ms'), limits('gone', '> 1s')];
  const unmapped = [{ source: 'KPI.md, line 3', row: 'Boot time', reason: 'no entry of "map" names it' }];
  const shard = (index: number, name: string): JudgedPart => {
    const [base, head] = makePair({ [name]: around(1, 20, 0.01) }, { [name]: around(1, 20, 0.01, 1) });
    const decision = compareRuns(base, head, { alpha: 0.005, budgets, unmapped });
    return { part: on(null, { index, count: 2 }), decision };
  };

  it('are judged where their benchmark is, and fail the whole', () => {
    const joined = joinParts([shard(1, 'a'), shard(2, 'b')], [], whole);
    expect(() => parseDecision(JSON.parse(JSON.stringify(joined)))).not.toThrow();
    expect(
      joined.budgets?.map(({ part: of, benchmark, critical }) => [of, benchmark, critical?.state]),
    ).toEqual([
      ['default 1/2', 'a', 'met'],
      ['default 1/2', 'gone', undefined],
      ['default 2/2', 'b', 'missed'],
    ]);
    expect(joined.outcome).toBe('failed');
    expect(joined.reasons.map(({ kind }) => kind)).toEqual(['budget-missed']);
    expect(joined.unmapped).toEqual(unmapped);
  });

  it('are said of each system that does not measure what they are about', () => {
    const [one, other] = [shard(1, 'a'), shard(2, 'b')];
    const joined = joinParts(
      [
        { ...one, part: on('linux') },
        { ...other, part: on('macos') },
      ],
      [],
      whole,
    );
    expect(joined.budgets?.filter(({ concerns }) => !concerns)).toHaveLength(4);
  });

  it('are absent where no part has any', () => {
    const joined = joinParts([part(on('linux'), same), part(on('macos'), same)], [], whole);
    expect(joined).not.toHaveProperty('budgets');
    expect(joined).not.toHaveProperty('unmapped');
  });
});

describe('alpha over parts', () => {
  /** Gates of unchanged code in `parts` parts that fail, each part judged at `alpha`. */
  function failures(gates: number, parts: number, alpha: number, seed: number): number {
    const random = seededRandom(seed);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    let failed = 0;
    for (let gate = 0; gate < gates; gate += 1) {
      const judged = Array.from({ length: parts }, (_, at): JudgedPart => {
        // Machines of unlike noise, and benchmarks of one part that share the noise of its rounds.
        const spread = 0.02 * (at + 1);
        const samples = (): Record<string, number[]> => {
          const shared = Array.from({ length: 14 }, () => normal());
          const values = (): number[] => shared.map((common) => Math.exp(spread * (common + normal())));
          return { a: values(), b: values(), c: values() };
        };
        const pair = makePair(samples(), samples());
        const decision = compareRuns(...pair, { alpha, minimumEffect: 1e-4 });
        return { part: on(`system-${String(at)}`), decision };
      });
      if (joinParts(judged, [], { suite: 'default', alpha: 0.1 }).outcome === 'failed') failed += 1;
    }
    return failed / gates;
  }

  it('is kept when each has its share, and would not be without', () => {
    const gates = 300;
    // Three standard errors of a proportion of 0.1 in so many gates.
    const slack = 3 * Math.sqrt((0.1 * 0.9) / gates);
    expect(failures(gates, 4, 0.1 / 4, 1)).toBeLessThanOrEqual(0.1 + slack);
    expect(failures(gates, 4, 0.1, 1)).toBeGreaterThan(0.1 + slack);
  });
});
