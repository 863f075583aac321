import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/index.ts';
import { benchmarkNotes, markdownReport } from '../../src/report/index.ts';
import { compared, decision, failure, hostileNames, verdict } from './decisions.ts';

const regressed = compared('csv > parse', 'regressed', 0.001, 0.312, 0.01);
const failed = verdict({ benchmark: 'csv > write', kind: 'failed', failure: failure({}) });
const reasons = (['regressed', 'failed'] as const).map((kind) => ({ kind, benchmarks: [], message: '' }));

describe('what is said at the line of a benchmark', () => {
  it('is what got worse with its numbers, and what failed with its message', () => {
    const notes = benchmarkNotes(
      decision({
        outcome: 'failed',
        reasons,
        verdicts: [
          failed,
          compared('csv > read', 'within', 0.001, 0.001, 0.01),
          compared('csv > sort', 'improved', 0.001, -0.2, 0.01),
          regressed,
          compared('csv > size', 'regressed', 1000, 0.5, 0.01, { metric: 'memory' }),
        ],
      }),
    );
    expect(notes.map(({ benchmark, level }) => [benchmark, level])).toEqual([
      ['csv > size', 'error'],
      ['csv > parse', 'error'],
      ['csv > write', 'error'],
    ]);
    const [size, parse, write] = notes.map(({ title, message }) =>
      [title, message].map((text) => text.replaceAll('\u00a0', ' ')),
    );
    expect(size?.[1]).toMatch(/^csv > size · memory: \+50/u);
    expect(parse).toEqual([
      'Regressed: +31.2 %',
      expect.stringMatching(/^csv > parse: \+31\.2 % \(.*\), 1\.00 → 1\.31 ms$/u),
    ]);
    expect(write).toEqual([
      'Failed on head',
      "csv > write: it threw an error in round 3: TypeError: Cannot read properties of undefined (reading 'length')",
    ]);
  });

  it('is a warning where it makes nothing red', () => {
    for (const over of [
      { outcome: 'failed' as const, reasons, observed: true },
      { outcome: 'could-not-judge' as const, reasons: [] },
      { outcome: 'passed' as const, reasons: [] },
    ]) {
      const levels = benchmarkNotes(decision({ ...over, verdicts: [regressed, failed] }));
      expect(levels.map(({ level }) => level)).toEqual(['warning', 'warning']);
    }
  });

  it.each(hostileNames)('is one line for %j', (name) => {
    const [note] = benchmarkNotes(decision({ verdicts: [{ ...regressed, benchmark: name }] }));
    expect(note?.benchmark).toBe(name);
    // eslint-disable-next-line no-control-regex -- they are what must not be there
    expect(note?.message).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/u);
    expect(note?.message.length).toBeLessThan(400);
  });
});

describe('the chart of the changes', () => {
  const chartOf = (verdicts: Verdict[]): string | null =>
    /```mermaid\n([^]*?)\n```/u.exec(markdownReport(decision({ verdicts }), { charts: true }))?.[1] ?? null;

  it('has a bar for each, the largest change first', () => {
    const verdicts = [
      compared('a', 'within', 0.001, 0.004, 0.01),
      compared('b', 'regressed', 0.001, 0.312, 0.01),
      compared('c', 'improved', 0.001, -0.1, 0.01),
      compared('d', 'regressed', 0.001, 9, 0.01),
      verdict({ benchmark: 'e', kind: 'missing' }),
    ];
    const chart = chartOf(verdicts);
    const markdown = markdownReport(decision({ verdicts }), { charts: true });
    expect(chart).toBe(
      [
        'xychart-beta horizontal',
        '  x-axis ["d", "b", "a"]',
        '  y-axis "grew by, per cent" 0 --> 200',
        '  bar [200.00, 31.20, 0.40]',
      ].join('\n'),
    );
    expect(markdown).toContain(
      [
        'xychart-beta horizontal',
        '  x-axis ["c"]',
        '  y-axis "shrank by, per cent" 0 --> 10',
        '  bar [10.00]',
      ].join('\n'),
    );
  });

  it('is there only when it is asked for, and when there are two', () => {
    const two = [regressed, { ...regressed, benchmark: 'other' }];
    expect(markdownReport(decision({ verdicts: two }))).not.toContain('mermaid');
    expect(chartOf([regressed])).toBeNull();
    expect(chartOf(two)).not.toBeNull();
  });

  it('takes no name for anything but a name', () => {
    const chart = chartOf(hostileNames.map((name) => ({ ...regressed, benchmark: name }))) ?? '';
    const lines = chart.split('\n');
    expect(lines).toHaveLength(4);
    const labels = /^ {2}x-axis \[(.*)\]$/u.exec(lines[1] ?? '')?.[1]?.split(', "') ?? [];
    expect(labels).toHaveLength(hostileNames.length);
    expect(chart).not.toMatch(/[`;#%&<{}|\\]|-->.*-->|""/u);
  });

  it('has the forty largest', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      compared(`b${String(index)}`, 'regressed', 0.001, 0.1 + index / 100, 0.01),
    );
    const chart = chartOf(many) ?? '';
    expect(chart.match(/"b\d+"/gu)).toHaveLength(40);
    expect(chart).toContain('["b59", ');
  });
});
