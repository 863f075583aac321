import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDecision } from '../../src/model/index.ts';
import { markdownReport, terminalReport } from '../../src/report/index.ts';
import { decisions } from './decisions.ts';

const folder = join(import.meta.dirname, '..', 'golden');
const update = process.env.UPDATE_GOLDEN === '1';

/** Compares with the file that a person has looked at; UPDATE_GOLDEN=1 writes it. */
function expectGolden(name: string, text: string): void {
  const file = join(folder, name);
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
}

describe.each(Object.entries(decisions))('%s', (name, decision) => {
  it('is a valid decision', () => {
    expect(() => parseDecision(JSON.parse(JSON.stringify(decision)))).not.toThrow();
  });

  it('is reported in Markdown as in the golden file', () => {
    expectGolden(`${name}.md`, markdownReport(decision));
  });

  it('is reported in a terminal as in the golden file', () => {
    const options = { color: false, unicode: true, verbose: false };
    expectGolden(`${name}.txt`, terminalReport(decision, { ...options, width: 80 }));
  });
});

describe('a failed decision in other terminals', () => {
  const decision = decisions['failed-everything'];
  if (decision === undefined) throw new Error('the decision is gone');
  const options = { color: false, unicode: true, verbose: false, width: 80 };

  it.each([
    ['wide', { ...options, width: 120 }],
    ['verbose', { ...options, width: 120, verbose: true }],
    ['ascii', { ...options, unicode: false }],
    ['color', { ...options, color: true }],
    ['narrow', { ...options, width: 50 }],
  ])('%s is as in the golden file', (name, given) => {
    expectGolden(`failed-everything.${name}.txt`, terminalReport(decision, given));
  });
});
