import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { type Decision, parseDecision, verdictKinds, type Verdict } from '../../src/model/index.ts';
import { jsonReport, markdownReport, terminalReport } from '../../src/report/index.ts';
import { displayWidth } from '../../src/report/width.ts';
import { compared, decision, decisions, exactly, failure, hostileNames, verdict } from './decisions.ts';

// The same cases in every run: a test that fails now and then tells nothing about the change that was made.
fc.configureGlobal({ seed: 20261120 });

const name = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...Array.from('`|\\<>*_#@:-\n a')), minLength: 1, maxLength: 30 }),
);
const finite = fc.double({ noNaN: true, min: -0.99, max: 50 });

const anyVerdict: fc.Arbitrary<Verdict> = fc
  .record({
    benchmark: name,
    kind: fc.constantFrom(...verdictKinds),
    metric: fc.constantFrom('time', 'memory', 'throughput', 'instructions', 'a|b `c`', 'toString'),
    gating: fc.boolean(),
    estimate: finite,
    half: fc.double({ noNaN: true, min: 0, max: 2 }),
    base: fc.double({ noNaN: true, noDefaultInfinity: true }),
    text: name,
  })
  .map(({ benchmark, kind, metric, gating, estimate, half, base, text }) =>
    compared(benchmark, kind, base, estimate, half, {
      metric,
      gating,
      head: base,
      warnings: [text.slice(0, 2000)],
      failure: kind === 'failed' ? failure({ message: text, output: text.repeat(3) }) : null,
    }),
  );

const anyDecision: fc.Arbitrary<Decision> = fc
  .record({
    verdicts: fc.array(anyVerdict, { maxLength: 30 }),
    outcome: fc.constantFrom('passed' as const, 'failed' as const, 'could-not-judge' as const),
    observed: fc.boolean(),
    suite: name,
    message: name,
    kind: fc.constantFrom('regressed' as const, 'missing' as const, 'set-up-failed' as const),
  })
  .map(({ verdicts, outcome, observed, suite, message, kind }) =>
    decision({
      verdicts,
      outcome,
      observed,
      suite: suite.slice(0, 100),
      reasons: outcome === 'passed' ? [] : [{ kind, benchmarks: [message], message }],
      metrics: {
        ...decision().metrics,
        'a|b `c`': { unit: 'x|y\n', better: 'higher', kind: 'noisy' },
      },
    }),
  );

const forbidden = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u;

interface Tables {
  readonly rows: readonly (readonly number[])[];
  /** Lines that look like a row of a table, outside fences. */
  readonly lines: number;
}

/** Number of cells of every row of every table, as a Markdown parser sees them. */
function tablesOf(markdown: string): Tables {
  const rows: number[][] = [];
  const starts = (text: string): number => text.split('\n').filter((line) => line.startsWith('| ')).length;
  let fenced = 0;
  void marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
    if (token.type === 'code') fenced += starts(token.raw);
    if (token.type !== 'table') return;
    const table = token as { header: unknown[]; rows: unknown[][]; raw: string };
    // The parser cuts and fills rows to the width of the header, so the separators are counted in the source.
    const cells = table.raw
      .trim()
      .split('\n')
      .map((line) => line.replaceAll(/(?<!\\)((?:\\\\)*)\\\|/gu, '').split('|').length - 2);
    rows.push([...cells, table.header.length]);
  });
  return { rows, lines: starts(markdown) - fenced };
}

function expectSound(markdown: string): void {
  expect(markdown).not.toMatch(forbidden);
  const { rows, lines } = tablesOf(markdown);
  for (const table of rows) expect(new Set(table).size).toBe(1);
  // Every row of a table is in a table: none was cut off from its head, none is in a fence.
  expect(lines).toBe(rows.reduce((sum, table) => sum + table.length - 1, 0));
  const html = marked.parse(markdown, { gfm: true, async: false });
  expect(html.match(/<details/gu)?.length).toBe(html.match(/<\/details>/gu)?.length);
  expect(html).not.toMatch(/<(script|img|a|iframe)\b/iu);
}

describe('hostile decisions', () => {
  it('make sound Markdown within the limit', () => {
    fc.assert(
      fc.property(anyDecision, fc.integer({ min: 1000, max: 60_000 }), (given, limit) => {
        const markdown = markdownReport(given, { limit });
        expect(markdown.length).toBeLessThanOrEqual(limit);
        expect(markdown).toMatch(/^<!-- perf-gate:[A-Za-z0-9._-]* -->\n### /u);
        expectSound(markdown);
        expect(markdownReport(given, { limit })).toBe(markdown);
      }),
      { numRuns: 60 },
    );
  });

  it('make sound lines for a terminal', () => {
    fc.assert(
      fc.property(
        anyDecision,
        fc.integer({ min: 40, max: 160 }),
        fc.boolean(),
        fc.boolean(),
        (given, width, unicode, verbose) => {
          const options = { color: false, width, unicode, verbose };
          const text = terminalReport(given, options);
          expect(text).not.toMatch(forbidden);
          expect(text).not.toMatch(/^\s*::|##\[/mu);
          if (!unicode) expect(text).toMatch(/^[\n\u0020-\u007e]*$/u);
          for (const line of text.split('\n')) {
            // A neutralised command is spelled out after the line was laid out.
            if (!line.includes('\\u{')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          }
          expect(terminalReport(given, options)).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('differ from the plain text by colours only', () => {
    const given = decisions.hostile ?? decision();
    const options = { width: 100, unicode: true, verbose: true };
    const sequence = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'gu');
    const coloured = terminalReport(given, { ...options, color: true });
    expect(coloured).toMatch(sequence);
    const lines = (text: string): string[] => text.split('\n').map((line) => line.trimEnd());
    expect(lines(coloured.replaceAll(sequence, ''))).toEqual(
      lines(terminalReport(given, { ...options, color: false })),
    );
  });
});

describe('a long report', () => {
  const many = Array.from({ length: 3000 }, (_, index) =>
    compared(
      `benchmark ${String(index)}`,
      index < 100 ? 'regressed' : 'within',
      0.001,
      0.5 - index / 10_000,
      0.01,
    ),
  );
  const given = decision({
    outcome: 'failed',
    reasons: [{ kind: 'regressed', benchmarks: [], message: '100 regressed' }],
    verdicts: many,
  });

  it('folds first, then leaves out the least important rows, and says so', () => {
    const markdown = markdownReport(given);
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    expect(markdown.length).toBeGreaterThan(55_000);
    expect(markdown).toContain('Slower: 80 more');
    expect(markdown).toMatch(/Left out to keep this short enough: results in numbers \([\d,]+\)/u);
    expect(markdown).toContain('| `benchmark 99` |');
    expectSound(markdown);
  });

  it('keeps the verdict in the smallest room', () => {
    const markdown = markdownReport(given, { limit: 1000 });
    expect(markdown.length).toBeLessThanOrEqual(1000);
    expect(markdown).toContain('### ❌ Failed');
    expect(markdown).toContain('Left out');
  });
});

describe('words', () => {
  const failed = (one: Verdict): string => {
    const given = decision({
      outcome: 'failed',
      reasons: [{ kind: 'regressed', benchmarks: [one.benchmark], message: '' }],
      verdicts: [one],
    });
    const options = { color: false, width: 200, unicode: true, verbose: false };
    return terminalReport(given, options).split('\n')[0] ?? '';
  };

  it.each([
    ['time', 0.123, '❌ Failed: `x` got 12.3 % slower.'],
    ['time', 1.61, '❌ Failed: `x` takes 2.6 times as long.'],
    ['memory', 0.3, '❌ Failed: `x` uses 30.0 % more memory.'],
    ['throughput', -0.2, '❌ Failed: `x` has 20.0 % less throughput.'],
    ['cpu', 0.2, '❌ Failed: CPU time of `x` rose by 20.0 %.'],
    ['instructions', 0.2, '❌ Failed: `instructions` of `x` rose by 20.0 %.'],
  ])('for %s that changed by %s', (metric, change, line) => {
    expect(failed(compared('x', 'regressed', 1, change, 0.01, { metric }))).toBe(line);
  });

  it.each([
    ['from zero', 0, 12, 'rose from 0 to 12', 'from 0'],
    ['to zero', 12, 0, 'fell from 12 to 0', '−100 %'],
    ['below zero', 0, -5, 'fell from 0 to −5', 'from 0'],
    ['over zero', -4, 8, 'rose from −4 to 8', 'new sign'],
    ['over zero downwards', 8, -4, 'fell from 8 to −4', 'new sign'],
    ['below zero only', -10, -30, 'fell from −10 to −30', '−200 %'],
    ['from next to nothing', 1e-308, 5, 'rose from 1.00e-308 to 5', '×∞'],
    ['to more than can be pictured', 2, 5000, 'rose from 2 to 5,000', '×2,500'],
    ['to next to nothing', 12, 0.0001, 'fell from 12 to 0.000100', '−99.9992 %'],
    ['to the double', 2, 4, 'rose to 2.0 times what it was', '+100 %'],
  ])('of an exact metric that goes %s', (_, base, head, words, cell) => {
    const given = decision({
      outcome: 'failed',
      reasons: [{ kind: 'regressed', benchmarks: ['x'], message: '' }],
      metrics: { requests: { unit: '1', better: 'lower', kind: 'exact' } },
      verdicts: [exactly('x', 'requests', 'regressed', base, head)],
    });
    const options = { color: false, width: 200, unicode: true, verbose: false };
    const text = terminalReport(given, options);
    expect(text).toContain(`Failed: \`requests\` of \`x\` ${words}.\n`);
    expect(text).toMatch(new RegExp(`x · requests +${cell.replace('+', '\\+')} `, 'u'));
  });

  it('never says that nothing regressed when something did', () => {
    const given = decision({ verdicts: [compared('x', 'regressed', 1, 0.2, 0.01)] });
    expect(markdownReport(given)).not.toContain('nothing regressed');
  });

  it('never says that benchmarks were compared when none was', () => {
    const given = decision({ verdicts: [verdict({ benchmark: 'x', kind: 'failed' })] });
    expect(markdownReport(given)).toContain('`x` was not compared; 0 benchmarks compared');
  });

  it('say no word of statistics where only exact metrics were compared', () => {
    const given = decisions['only-exact'] ?? decision();
    const terminal = terminalReport(given, { color: false, width: 200, unicode: true, verbose: true });
    const markdown = markdownReport(given);
    for (const text of [terminal, markdown]) {
      expect(text).toContain('exact metrics are compared exactly, without statistics');
      expect(text).not.toMatch(/alpha|intervals:|equivalence:|100.%|chance|likely|from round to round/iu);
    }
  });

  it('give the levels of the tests, and no 100 %, where exact metrics stand beside them', () => {
    const markdown = markdownReport(decisions['doubled-and-from-zero'] ?? decision()).replaceAll(
      '\u00a0',
      ' ',
    );
    expect(markdown).toContain('- Intervals: 99.86 % for the change, 90 % for equivalence');
    expect(markdown).toContain('- Rounds (n): 20 rounds');
    expect(markdown).toContain('without statistics');
  });

  it('explain medians that visibly differ by another amount than the change', () => {
    const markdown = (head: number): string =>
      markdownReport(decision({ verdicts: [compared('x', 'regressed', 1, 0.1, 0.02, { head })] })).replaceAll(
        '\u00a0',
        ' ',
      );
    expect(markdown(1.066)).toMatch(/1\.00 → 1\.07 s \\\* \|/u);
    expect(markdown(1.066)).toContain('the change, which is taken round by round');
    for (const head of [1.09, 1.1, 1.115]) expect(markdown(head)).not.toContain('round by round, where');
  });

  it('name the metric where a benchmark lost or got one metric alone', () => {
    const kept = exactly('x', 'time', 'within', 1, 1);
    const of = (over: Parameters<typeof verdict>[0], outcome: Decision['outcome']): string => {
      const given = decision({
        outcome,
        reasons:
          outcome === 'failed' && (over.kind === 'missing' || over.kind === 'added')
            ? [{ kind: over.kind, benchmarks: ['x'], message: '' }]
            : [],
        verdicts: [kept, verdict(over)],
      });
      return terminalReport(given, { color: false, width: 200, unicode: true, verbose: false });
    };
    const lost = { benchmark: 'x', metric: 'memory', kind: 'missing', base: 2 } as const;
    expect(of(lost, 'failed')).toContain('Failed: metric `memory` of `x` is missing on head.');
    expect(of(lost, 'failed')).toContain('metric `memory` of `x`: the base has it and head does not');
    expect(of(lost, 'passed')).toContain('metric `memory` of `x` was not compared');
    const got = { benchmark: 'x', metric: 'memory', kind: 'added', head: 2 } as const;
    expect(of(got, 'failed')).toContain('Failed: metric `memory` of `x` is new');
    // Gone as a whole: one benchmark, however many metrics it had.
    const gone = [lost, { ...lost, metric: 'time' }].map((one) => verdict({ ...one, benchmark: 'y' }));
    expect(markdownReport(decision({ verdicts: [kept, ...gone] }))).toContain('`y` was not compared');
  });

  it('mentions a metric that moved though it is not judged', () => {
    const moved = compared('x', 'regressed', 1, 0.2, 0.01, { metric: 'memory', gating: false });
    const given = decision({ verdicts: [compared('x', 'within', 1, 0, 0.01), moved] });
    expect(markdownReport(given).replaceAll('\u00a0', ' ')).toContain(
      'worth a look: `x` uses 20.0 % more memory',
    );
  });
});

describe('jsonReport', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, reversed(inner)]),
    );
  };

  it.each(Object.entries(decisions))(
    'of %s can be read back, and does not depend on key order',
    (_, given) => {
      const text = jsonReport(given);
      expect(text.endsWith('}\n')).toBe(true);
      expect(parseDecision(JSON.parse(text))).toEqual(given);
      expect(jsonReport(reversed(given) as Decision)).toBe(text);
    },
  );

  it('refuses a decision that could not be read back', () => {
    expect(() => jsonReport(decision({ alpha: NaN }))).toThrow('alpha');
  });
});
