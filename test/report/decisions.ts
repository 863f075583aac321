import { joinParts } from '../../src/analysis/index.ts';
import {
  type Decision,
  type Failure,
  type JudgedBudget,
  type JudgedLimit,
  ownMetrics,
  type Verdict,
} from '../../src/model/index.ts';

/** A verdict like those that the analysis gives; what a test is about is given in `over`. */
export function verdict(over: Partial<Verdict> & Pick<Verdict, 'benchmark' | 'kind'>): Verdict {
  return {
    metric: 'time',
    gating: true,
    change: null,
    equivalence: null,
    p: null,
    method: null,
    rounds: 0,
    base: null,
    head: null,
    noise: null,
    detectable: null,
    roundsToSettle: null,
    failure: null,
    warnings: [],
    minimumEffect: 0.02,
    alpha: null,
    better: null,
    reason: null,
    acceptance: null,
    ...over,
  };
}

/** A comparison of 20 rounds whose numbers fit together. */
export function compared(
  benchmark: string,
  kind: Verdict['kind'],
  base: number,
  estimate: number,
  half: number,
  over: Partial<Verdict> = {},
): Verdict {
  return verdict({
    benchmark,
    kind,
    change: { estimate, low: estimate - half, high: estimate + half * 1.1, confidence: 0.99857 },
    equivalence: { low: estimate - half * 0.6, high: estimate + half * 0.6, confidence: 0.9 },
    p: kind === 'regressed' || kind === 'improved' ? 0.0000019 : 0.31,
    method: 'signed-rank',
    rounds: 20,
    base,
    head: base * (1 + estimate),
    noise: half * 0.8,
    detectable: half * 1.7,
    ...over,
  });
}

/** A comparison of an exact metric, as the analysis gives it. */
export function exactly(
  benchmark: string,
  metric: string,
  kind: Verdict['kind'],
  base: number,
  head: number,
): Verdict {
  const ratio = (head - base) / Math.abs(base);
  const estimate = base === head ? 0 : Number.isFinite(ratio) ? ratio : null;
  return verdict({
    benchmark,
    metric,
    kind,
    change: { estimate, low: estimate, high: estimate, confidence: 1 },
    method: 'exact',
    rounds: 1,
    base,
    head,
    noise: 0,
    detectable: 0.02,
  });
}

/** A limit as the analysis judges it: kept at `high` at most, or at `low` at least. */
export function limit(
  written: string,
  state: JudgedLimit['state'],
  ends: { low?: number; high?: number },
  headroom: number | null,
  over: Partial<JudgedLimit> = {},
): JudgedLimit {
  const { low = null, high = null } = ends;
  return {
    ...{ written, low, high, state, headroom, sustained: null },
    ...{ p: state === 'missed' ? 0.0000019 : 0.8, alpha: 0.0025, row: state === 'missed' ? 1 : 0 },
    ...over,
  };
}

/** A budget of 20 trials. */
export function budgeted(
  benchmark: string,
  metric: string,
  value: number,
  over: Partial<JudgedBudget> = {},
): JudgedBudget {
  return {
    ...{
      benchmark,
      metric,
      concerns: true,
      relativeTo: null,
      source: null,
      reason: null,
      runs: 1,
      seconds: null,
    },
    ...{
      value,
      interval: { low: value * 0.99, high: value * 1.012, confidence: 0.9 },
      trials: 20,
      method: 'sign',
    },
    ...{ target: null, critical: null, compliance: null, note: null },
    ...over,
  };
}

export const failure = (over: Partial<Failure>): Failure => ({
  benchmark: null,
  kind: 'threw',
  message: "TypeError: Cannot read properties of undefined (reading 'length')",
  round: 2,
  ...over,
});

export function decision(over: Partial<Decision> = {}): Decision {
  return {
    schema: 'perf-gate.decision/1',
    tool: { name: 'perf-gate', version: '0.1.0' },
    suite: 'default',
    outcome: 'passed',
    observed: false,
    tally: null,
    reasons: [],
    warnings: [],
    strategy: 'paired',
    alpha: 0.01,
    family:
      over.verdicts?.filter((one) => one.gating && one.method !== null && one.method !== 'exact').length ?? 0,
    minimumEffect: 0.02,
    looks: [7, 10, 14, 20, 28, 40],
    control: {
      benchmark: 'src/parse.bench.ts > small document',
      metric: 'time',
      rounds: 14,
      estimate: 0.0012,
      low: -0.0021,
      high: 0.0046,
      confidence: 0.9,
      noise: 0.0061,
      contaminated: false,
    },
    controlWorkload: {
      benchmark: 'control workload',
      metric: 'time',
      rounds: 14,
      estimate: -0.0004,
      low: -0.0041,
      high: 0.0036,
      confidence: 0.9,
      noise: 0.012,
      contaminated: false,
    },
    seed: 20261120,
    seconds: 192.4,
    base: {
      commit: {
        sha: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
        ref: 'main',
        dirty: false,
        time: '2026-11-18T09:00:00Z',
      },
      started: '2026-11-20T10:00:00Z',
    },
    head: {
      commit: {
        sha: 'f0e1d2c3b4a5968778695a4b3c2d1e0f00112233',
        ref: 'faster-parser',
        dirty: true,
        time: '2026-11-20T09:30:00Z',
      },
      started: '2026-11-20T10:00:01Z',
    },
    environment: {
      fingerprint: 'epyc-7763-2-x64-linux-node-22.11',
      cpu: { model: 'AMD EPYC 7763 64-Core Processor', cores: 2 },
      memory: 8 * 2 ** 30,
      arch: 'x64',
      os: { name: 'Linux', release: '6.8.0-1017-azure' },
      runtime: { name: 'node', version: '22.11.0' },
      orchestrator: { name: 'node', version: '20.19.5' },
      notes: { transform: 'tsx 4.20.6', image: 'ubuntu-24.04' },
    },
    conditions: { loadAverage: 0.31, steal: 0.004, pressure: 1.2 },
    metrics: {
      ...ownMetrics,
      throughput: { unit: 'Hz', better: 'higher', kind: 'noisy' },
      instructions: { unit: 'instructions', better: 'lower', kind: 'exact' },
    },
    verdicts: [],
    failures: [],
    ...over,
  };
}

const quiet = [
  compared('src/parse.bench.ts > small document', 'within', 12.4e-6, 0.0021, 0.006),
  compared('src/parse.bench.ts > empty document', 'within', 310e-9, -0.004, 0.009),
  compared('src/print.bench.ts > pretty', 'within', 0.00312, 0.0068, 0.008),
  compared('src/print.bench.ts > compact', 'within', 0.00187, -0.0012, 0.007),
  verdict({ benchmark: 'src/schema.bench.ts > compile', kind: 'identical' }),
  verdict({ benchmark: 'src/schema.bench.ts > validate', kind: 'identical' }),
];

const tail = (benchmark: string, estimate: number, kind: Verdict['kind'] = 'within'): Verdict =>
  compared(benchmark, kind, 0.00151, estimate, 0.03, { metric: 'tail', gating: false });
const memory = (benchmark: string, estimate: number, kind: Verdict['kind'] = 'within'): Verdict =>
  compared(benchmark, kind, 48.3 * 2 ** 20, estimate, 0.01, { metric: 'memory', gating: false });

const regressed = compared('src/parse.bench.ts > large document', 'regressed', 0.001231, 0.1232, 0.0118);

/** Names that attack the place they end in; every one is a valid name of a benchmark. */
export const hostileNames = [
  'a | b || c \\| d \\',
  'line one\nline two\r\n::error::owned',
  '::error file=x::owned',
  '  ::set-output name=a::b',
  '##[error]owned',
  '`code` ``` fence',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '</code></td></table></details>',
  '@torvalds and #1 and GH-1 and 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d',
  'https://example.org and www.example.org :smile: $x^2$',
  '\u001b[31mred\u001b[0m \u001b]8;;http://example.org\u0007link\u001b]8;;\u0007',
  'user\u202egnp.exe \u2066isolate\u200bzero\ufeff',
  '--> <!-- perf-gate:default -->',
  '日本語のベンチマーク 👩‍👩‍👧‍👦 z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘',
  `long ${'x'.repeat(10_000)} end`,
  '- [ ] list\n# heading\n> quote\n1. one',
  '| --- | --- |',
  ' ',
  'Lone \ud800 surrogate',
];

/** Decisions of two suites on two systems, of which one was split into shards. */
const arm = {
  ...decision().environment,
  cpu: { model: 'Apple M1 (Virtual)', cores: 3 },
  arch: 'arm64',
  os: { name: 'macOS', release: '15.1' },
};
const share = { alpha: 0.0025 } as const;
const parts: Parameters<typeof joinParts>[0] = [
  {
    part: { suite: 'parser', system: 'ubuntu-24.04', shard: { index: 1, count: 2 } },
    decision: decision({
      ...share,
      outcome: 'failed',
      reasons: [{ kind: 'regressed', benchmarks: [regressed.benchmark], message: '1 benchmark got worse' }],
      verdicts: [...quiet.slice(0, 2), regressed, tail(regressed.benchmark, 0.171, 'regressed')],
    }),
  },
  {
    part: { suite: 'parser', system: 'ubuntu-24.04', shard: { index: 2, count: 2 } },
    decision: decision({ ...share, seed: 20261121, seconds: 220.1, verdicts: quiet.slice(2) }),
  },
  {
    part: { suite: 'parser', system: 'macos-15', shard: null },
    decision: decision({
      ...share,
      environment: arm,
      outcome: 'failed',
      reasons: [
        { kind: 'missing', benchmarks: ['src/old.bench.ts > gone'], message: '1 benchmark missing on head' },
      ],
      verdicts: [
        ...quiet,
        compared(regressed.benchmark, 'inconclusive', 0.00101, 0.031, 0.05, { roundsToSettle: 90 }),
        verdict({ benchmark: 'src/old.bench.ts > gone', kind: 'missing', base: 0.001 }),
      ],
    }),
  },
];

/** One decision for every outcome and every kind of verdict; the golden files show how each is reported. */
export const decisions: Readonly<Record<string, Decision>> = {
  passed: decision({
    head: { ...decision().head, commit: { ...decision().head.commit, dirty: false } },
    verdicts: [...quiet, tail('src/print.bench.ts > pretty', 0.004)],
  }),
  'failed-one': decision({
    outcome: 'failed',
    reasons: [{ kind: 'regressed', benchmarks: [regressed.benchmark], message: 'One benchmark regressed.' }],
    verdicts: [
      ...quiet,
      regressed,
      tail(regressed.benchmark, 0.171, 'regressed'),
      memory(regressed.benchmark, 0.342, 'regressed'),
      memory('src/print.bench.ts > pretty', 0.001),
    ],
  }),
  'failed-everything': decision({
    outcome: 'failed',
    reasons: [
      { kind: 'missing', benchmarks: ['src/old.bench.ts > gone'], message: 'One benchmark is missing.' },
      { kind: 'failed', benchmarks: ['src/io.bench.ts > stream'], message: 'One benchmark failed.' },
      {
        kind: 'regressed',
        benchmarks: [regressed.benchmark, 'src/query.bench.ts > join', 'src/query.bench.ts > scan'],
        message: 'Three benchmarks regressed.',
      },
    ],
    warnings: ['CPU time was taken by other guests of this machine for 4 % of the measurement.'],
    verdicts: [
      ...quiet,
      regressed,
      compared('src/query.bench.ts > join', 'regressed', 0.0412, 0.0371, 0.009, {
        warnings: ['time and CPU time disagree: CPU time did not change'],
      }),
      compared('src/query.bench.ts > scan', 'regressed', 231000, -0.081, 0.016, { metric: 'throughput' }),
      compared('src/query.bench.ts > index', 'improved', 0.00041, -0.214, 0.031),
      compared('src/io.bench.ts > copy', 'inconclusive', 0.0219, 0.031, 0.052, { roundsToSettle: 60 }),
      compared('src/io.bench.ts > fsync', 'inconclusive', 0.0871, -0.012, 0.21, {
        change: { estimate: -0.012, low: null, high: 0.42, confidence: 0.99857 },
        detectable: null,
      }),
      compared('src/query.bench.ts > sort', 'accepted', 0.0023, 0.061, 0.012, {
        acceptance: {
          commit: 'f0e1d2c3b4a5968778695a4b3c2d1e0f00112233',
          upTo: 0.08,
          reason: 'sorts by two keys now',
          author: 'Ada',
          expires: '2027-01-31',
        },
      }),
      verdict({
        benchmark: 'src/io.bench.ts > stream',
        kind: 'failed',
        failure: failure({
          benchmark: 'src/io.bench.ts > stream',
          output:
            'reading 40 files\n\u001b[31mTypeError\u001b[0m: boom\n    at stream (src/io.ts:12:3)\n::error::x',
        }),
      }),
      verdict({ benchmark: 'src/old.bench.ts > gone', kind: 'missing' }),
      verdict({ benchmark: 'src/query.bench.ts > new', kind: 'added', head: 0.0031, rounds: 20 }),
      verdict({
        benchmark: 'src/query.bench.ts > skipped',
        kind: 'ignored',
        reason: 'needs a database',
      }),
      compared('src/query.bench.ts > limit', 'not-suspected', 0.0071, 0.012, 0.04, {
        method: 'prediction',
        p: 0.4,
      }),
      tail(regressed.benchmark, 0.171, 'regressed'),
    ],
  }),
  'passed-with-warning': decision({
    verdicts: [
      ...quiet,
      compared('src/io.bench.ts > copy', 'inconclusive', 0.0219, 0.031, 0.052, { roundsToSettle: 60 }),
      compared('src/query.bench.ts > index', 'improved', 0.00041, -0.214, 0.031),
    ],
  }),
  'doubled-and-from-zero': decision({
    outcome: 'failed',
    reasons: [
      { kind: 'regressed', benchmarks: ['quadratic', 'wild', 'allocations'], message: 'Three regressed.' },
    ],
    metrics: { ...decision().metrics, allocations: { unit: '1', better: 'lower', kind: 'exact' } },
    verdicts: [
      compared('wild', 'regressed', 0.004, 14.2, 2.1),
      compared('quadratic', 'regressed', 0.93, 1.61, 0.12),
      compared('count', 'regressed', 521730856, 0.0000011, 0, {
        metric: 'instructions',
        method: 'exact',
        noise: 0,
        change: { estimate: 0.0000011, low: 0.0000011, high: 0.0000011, confidence: 1 },
        equivalence: null,
        head: 521731430,
        rounds: 1,
        p: null,
        detectable: 0.02,
      }),
      compared('allocations', 'regressed', 0, 0, 0, {
        metric: 'allocations',
        method: 'exact',
        head: 12,
        noise: 0,
        change: { estimate: null, low: null, high: null, confidence: 1 },
        equivalence: null,
        rounds: 1,
        p: null,
        detectable: 0.02,
      }),
      compared('large', 'regressed', 0.0412, 0.0371, 0.009),
    ],
  }),
  'only-exact': decision({
    outcome: 'failed',
    reasons: [{ kind: 'regressed', benchmarks: ['main.js'], message: '1 benchmark got worse' }],
    strategy: 'compare',
    warnings: ['No time is measured here, so these metrics gate: size, requests.'],
    metrics: {
      size: { unit: 'B', better: 'lower', kind: 'exact' },
      requests: { unit: '1', better: 'lower', kind: 'exact' },
    },
    verdicts: [
      exactly('main.js', 'size', 'regressed', 250_112, 264_903),
      exactly('vendor.js', 'size', 'within', 812_400, 812_388),
      exactly('style.css', 'size', 'improved', 40_118, 31_024),
      exactly('start page', 'requests', 'within', 12, 12),
    ],
  }),
  'no-ratio': decision({
    outcome: 'failed',
    reasons: [
      {
        kind: 'regressed',
        benchmarks: ['queries', 'balance', 'drift', 'cache'],
        message: '4 benchmarks got worse',
      },
    ],
    metrics: {
      ...decision().metrics,
      count: { unit: '1', better: 'lower', kind: 'exact' },
      instructions: { unit: 'instructions', better: 'lower', kind: 'exact' },
    },
    verdicts: [
      exactly('queries', 'count', 'regressed', 0, 12),
      exactly('balance', 'count', 'regressed', -4, 8),
      exactly('drift', 'count', 'regressed', 1e-308, 5),
      exactly('cache', 'instructions', 'regressed', 12, 90_000),
      exactly('retries', 'count', 'improved', 3, 0),
    ],
  }),
  'medians-disagree': decision({
    outcome: 'failed',
    reasons: [{ kind: 'regressed', benchmarks: ['parse'], message: '1 benchmark got worse' }],
    verdicts: [
      compared('parse', 'regressed', 0.001231, 0.1002, 0.021, { head: 0.001312 }),
      compared('print', 'regressed', 0.0412, 0.0371, 0.009),
      compared('scan', 'within', 0.00187, -0.0012, 0.007),
    ],
  }),
  'metric-missing': decision({
    outcome: 'failed',
    strategy: 'compare',
    reasons: [
      {
        kind: 'missing',
        benchmarks: ['main.js', 'old.js'],
        message: '1 benchmark and metric gzip of "main.js" missing on head',
      },
    ],
    metrics: {
      size: { unit: 'B', better: 'lower', kind: 'exact' },
      gzip: { unit: 'B', better: 'lower', kind: 'exact' },
    },
    verdicts: [
      exactly('main.js', 'size', 'within', 250_112, 250_114),
      verdict({ benchmark: 'main.js', metric: 'gzip', kind: 'missing', base: 80_441 }),
      verdict({ benchmark: 'old.js', metric: 'size', kind: 'missing', base: 11_020 }),
      verdict({ benchmark: 'old.js', metric: 'gzip', kind: 'missing', base: 3_011 }),
    ],
  }),
  'all-identical': decision({
    seconds: 0.8,
    seed: null,
    verdicts: quiet.filter((one) => one.kind === 'identical'),
  }),
  'only-added': decision({
    verdicts: [verdict({ benchmark: 'first > ever', kind: 'added', head: 0.001, rounds: 20 })],
  }),
  'set-up-failed': decision({
    outcome: 'could-not-judge',
    base: null,
    reasons: [
      {
        kind: 'set-up-failed',
        benchmarks: [],
        message: 'The set-up "npm ci" failed on base (1a2b3c4d5e) with exit code 1',
      },
    ],
    failures: [
      failure({
        kind: 'set-up',
        message: '"npm ci" ended with exit code 1',
        round: null,
        output: 'npm error code E401\nnpm error Unable to authenticate, your token seems to be invalid.\n',
      }),
    ],
  }),
  interrupted: decision({
    outcome: 'could-not-judge',
    reasons: [{ kind: 'interrupted', benchmarks: [], message: 'It was interrupted after 7 of 20 rounds' }],
    verdicts: quiet.slice(0, 2).map((one) => ({ ...one, kind: 'inconclusive' as const, rounds: 7 })),
  }),
  'no-history': decision({
    outcome: 'could-not-judge',
    strategy: 'stored',
    base: null,
    reasons: [
      {
        kind: 'no-history',
        benchmarks: [],
        message: 'The store has 2 runs for this kind of machine and 5 are needed',
      },
    ],
  }),
  'observed-failed': decision({
    outcome: 'failed',
    observed: true,
    tally: { gates: 14, failed: 2, couldNotJudge: 1 },
    reasons: [{ kind: 'regressed', benchmarks: [regressed.benchmark], message: 'One benchmark regressed.' }],
    verdicts: [...quiet, regressed],
  }),
  'parts-failed': joinParts(parts, [], { suite: 'parser', alpha: 0.01 }),
  'parts-missing': joinParts(
    parts.slice(1, 2),
    [
      {
        kind: 'missing-part',
        benchmarks: [],
        message: 'shard 1/2 of parser ubuntu-24.04 left no run',
      },
    ],
    { suite: 'parser', alpha: 0.01 },
  ),
  'observed-passed': decision({ observed: true, verdicts: quiet }),
  budgets: decision({
    outcome: 'failed',
    reasons: [
      {
        kind: 'budget-missed',
        benchmarks: ['api > orders', 'api > feed'],
        message: '2 budgets miss the critical value',
      },
      { kind: 'regressed', benchmarks: [regressed.benchmark], message: 'One benchmark regressed.' },
    ],
    warnings: ['Whether a critical value is kept cannot be told: memory of api > orders.'],
    metrics: {
      ...decision().metrics,
      p99: { unit: 's', better: 'lower', kind: 'noisy' },
      success: { unit: '1', better: 'higher', kind: 'noisy' },
    },
    verdicts: [
      ...quiet,
      regressed,
      compared('api > orders', 'within', 0.231, 0.004, 0.006, { metric: 'p99', gating: false }),
      compared('api > health', 'improved', 0.062, -0.03, 0.006, { metric: 'p99', gating: false }),
      compared('api > feed', 'within', 84, 0.001, 0.006, { metric: 'throughput', gating: false }),
      compared('api > orders', 'within', 3.9 * 1e9, 0.001, 0.006, { metric: 'memory', gating: false }),
      compared('api > v2', 'within', 0.013, 0.001, 0.006),
      compared('api > orders', 'within', 0.9991, 0.0001, 0.0002, { metric: 'success', gating: false }),
      verdict({ benchmark: 'api > cached', kind: 'identical' }),
    ],
    budgets: [
      budgeted('api > orders', 'success', 0.9991, {
        interval: { low: 0.9987, high: 0.9994, confidence: 0.9 },
        target: limit('99.5%', 'met', { low: 0.995 }, 0.0041),
        compliance: { runs: 60, target: 58, critical: null },
      }),
      budgeted('api > orders', 'p99', 0.231, {
        source: 'KPI.md, line 7',
        target: limit('< 100ms', 'missed', { high: 0.1 }, -1.31),
        critical: limit('> 200ms', 'missed', { high: 0.2 }, -0.155),
        compliance: { runs: 60, target: 3, critical: 57 },
      }),
      budgeted('api > health', 'p99', 0.06, {
        reason: 'the probe of the cluster',
        target: limit('50ms', 'missed', { high: 0.05 }, -0.2),
        critical: limit('500ms', 'met', { high: 0.5 }, 0.88),
      }),
      budgeted('api > feed', 'throughput', 84, {
        source: 'KPI.md, line 9',
        target: limit('> 1000/s', 'missed', { low: 1000 }, -0.916),
        critical: limit('< 100/s', 'missed', { low: 100 }, -0.16),
      }),
      budgeted('api > orders', 'memory', 3.9e9, {
        target: limit('< 2GB', 'missed', { high: 2e9 }, -0.95, { row: 2, sustained: false }),
        critical: limit('> 4GB', 'undecided', { high: 4e9 }, 0.025),
        runs: 3,
      }),
      budgeted('api > v2', 'time', 1.32, {
        relativeTo: 'api > v1',
        critical: limit('1.5x', 'met', { high: 1.5 }, 0.12),
      }),
      budgeted('api > cached', 'time', 0, {
        ...{ value: null, interval: null, trials: 0, method: null },
        note: 'Not measured, because both sides run the same files.',
      }),
      budgeted('api > gone', 'p99', 0, {
        ...{ value: null, interval: null, trials: 0, method: null, concerns: false },
        note: 'No benchmark of this name is measured here.',
      }),
    ],
    unmapped: [
      {
        source: 'KPI.md, line 22',
        row: 'Dashboard Rendering Time | … | < 500ms | > 2000ms',
        reason: 'no entry of "map" names it',
      },
    ],
  }),
  'budgets-target-missed': decision({
    verdicts: [...quiet, compared('api > health', 'within', 0.06, 0.003, 0.006)],
    budgets: [
      budgeted('api > health', 'time', 0.06, {
        target: limit('50ms', 'missed', { high: 0.05 }, -0.2),
        critical: limit('500ms', 'met', { high: 0.5 }, 0.88),
      }),
    ],
  }),
  'budgets-hostile': decision({
    outcome: 'failed',
    reasons: [{ kind: 'budget-missed', benchmarks: hostileNames, message: hostileNames.join(' ') }],
    verdicts: hostileNames.map((name) => compared(name, 'within', 0.001, 0.001, 0.01)),
    budgets: hostileNames.map((name) =>
      budgeted(name, 'time', 0.001, {
        source: name.slice(0, 300),
        reason: name.slice(0, 1000),
        relativeTo: name.slice(0, 1000),
        note: name.slice(0, 2000),
        critical: limit(name.slice(0, 200), 'missed', { high: 0.0005 }, -1),
      }),
    ),
    unmapped: hostileNames.map((name) => ({
      source: name.slice(0, 300),
      row: name.slice(0, 1000),
      reason: name.slice(0, 1000),
    })),
  }),
  hostile: decision({
    outcome: 'failed',
    reasons: [{ kind: 'failed', benchmarks: hostileNames, message: hostileNames.join(' ') }],
    warnings: hostileNames.map((name) => name.slice(0, 400)),
    environment: {
      ...decision().environment,
      cpu: { model: '::warning::cpu\n# heading', cores: 2 },
      notes: { '<b>note</b>': '@everyone' },
    },
    metrics: { ...decision().metrics, 'a|b `c`': { unit: 'x|y\n', better: 'higher', kind: 'noisy' } },
    verdicts: [
      ...hostileNames.map((name, index) =>
        compared(name, 'regressed', 0.001, 0.05 + index / 100, 0.01, {
          warnings: [name.slice(0, 400)],
        }),
      ),
      compared('own metric', 'regressed', 12, -0.2, 0.01, { metric: 'a|b `c`' }),
      ...hostileNames.map((name) =>
        verdict({
          benchmark: `failed ${name.slice(0, 300)}`,
          kind: 'failed',
          failure: failure({ benchmark: name, message: name, output: `${name}\n\`\`\`\`\n::error::x` }),
        }),
      ),
    ],
  }),
};
