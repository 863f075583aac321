import { describe, expect, test } from 'vitest';
import { searchHistory } from '../../src/analysis/index.ts';
import { changePointPolicySchema, ownMetrics, parseHistory, type History } from '../../src/model/index.ts';
import { historyJson, historyReport } from '../../src/report/history.ts';
import { makeRun } from '../analysis/runs.ts';

const look = { color: false, width: 120, unicode: true };

/** Days of January on, one run each; `value` of each benchmark by day. */
function historyOf(
  days: number,
  benchmarks: Readonly<Record<string, (day: number) => number>>,
  commit: (day: number) => string = (day) => String(day).padStart(40, '0'),
): History {
  const runs = Array.from({ length: days }, (_, day) =>
    makeRun(Object.fromEntries(Object.entries(benchmarks).map(([name, value]) => [name, [value(day)]])), {
      metrics: { time: ownMetrics.time },
      commit: { sha: commit(day), ref: null, dirty: false, time: null },
      started: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
    }),
  );
  return {
    ...searchHistory(runs, changePointPolicySchema.parse({})),
    tool: { name: 'perf-gate', version: '0.0.0' },
    suite: 'default',
    only: null,
  };
}

const wobble = (day: number): number => 1 + 0.002 * ((day * 7) % 5);

describe('the report of a history', () => {
  test('names what moved, when and between which commits, the newest first', () => {
    const text = historyReport(
      historyOf(60, {
        'parse > big': (day) => wobble(day) * (day < 40 ? 1 : 1.1),
        render: (day) => wobble(day) * (day < 20 ? 2 : 1),
        calm: wobble,
      }),
      look,
    );
    expect(text).toContain(
      '2 change points in 3 series in the 60 stored runs of default, 2026-01-01 to 2026-03-01.',
    );
    const rows = text.split('\n').filter((line) => /^(regressed|improved)/u.test(line));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^regressed +parse > big +time +2026-02-10 +0{12}\.\.0{12} +\+10\.0 % +<1e-9$/u);
    expect(rows[1]).toMatch(/^improved +render .* −50\.0 %/u);
  });

  test('says in words that nothing moved, and what was searched', () => {
    expect(historyReport(historyOf(30, { calm: wobble }), look)).toBe(
      'Nothing moved: 1 series in the 30 stored runs of default, 2026-01-01 to 2026-01-30 was searched.\n',
    );
    expect(historyReport(historyOf(0, {}), look)).toBe('No run of default is stored.\n');
  });

  test('tells a drift apart', () => {
    const text = historyReport(historyOf(80, { creeping: (day) => wobble(day) * (1 + day / 400) }), look);
    expect(text).toMatch(/^1 slow drift in 1 series/u);
    expect(text).toMatch(/drift: time of creeping drifted by \+\d\d\.\d % in all, over 80 runs/u);
  });

  test('says which histories are too young', () => {
    const text = historyReport(historyOf(9, { calm: wobble }), look);
    expect(text).toContain('Nothing could be searched yet');
    expect(text).toContain('1 series too young to search: 9 of the 12 runs');
  });

  test('says where the code cannot be the cause', () => {
    const one = historyOf(60, { calm: (day) => wobble(day) * (day < 30 ? 1 : 1.2) }, () => 'a'.repeat(40));
    expect(historyReport(one, look)).toContain('same commit aaaaaaaaaaaa');
    expect(historyReport(one, look)).toContain('look at the machine');
  });

  test('shows hostile names as what they are', () => {
    const hostile = '\u001b[2J\u202e::error::\n::set-output name=x::y';
    const history = historyOf(60, { [hostile]: (day) => wobble(day) * (day < 30 ? 1 : 1.2) });
    for (const unicode of [true, false]) {
      const text = historyReport({ ...history, only: '\u001b[31m::error::' }, { ...look, unicode });
      expect(text).not.toContain('\u001b');
      expect(text).not.toContain('\u202e');
      expect(text).not.toMatch(/^\s*::/mu);
    }
  });

  test('the document can be read back', () => {
    const history = historyOf(60, { calm: (day) => wobble(day) * (day < 30 ? 1 : 1.2) });
    const text = historyJson(history);
    expect(parseHistory(JSON.parse(text))).toEqual(history);
    expect(historyJson(history)).toBe(text);
  });
});
