import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluationOf, type Evaluation } from '../scripts/evaluation/results.ts';
import { calibration } from '../scripts/figures/calibration.ts';
import { cost, falseAlarms, power } from '../scripts/figures/evaluation.ts';
import { changePoints } from '../scripts/figures/history.ts';
import { figures } from '../scripts/figures.ts';
import { between } from '../scripts/generate.ts';
import { calibrationTables, type Calibration } from './calibration/results.ts';

const root = path.resolve(import.meta.dirname, '..');

async function readText(file: string): Promise<string> {
  return readFile(path.join(root, file), 'utf8');
}

const simulated = JSON.parse(await readText('docs/figures/calibration.json')) as Calibration;

/** Hostile names: what is drawn is text. */
function evaluation(): Evaluation {
  const caught = Object.fromEntries(
    ['1', '2', '5'].map((size, index) => [size, { count: 10 * (index + 1), of: 40 }]),
  );
  return evaluationOf(
    60,
    ['perf-gate', 'criterion, p < .05 & "more"', '</text><script>'].map((rule, index) => ({
      rule,
      falseAlarms: { count: 7 * index, of: 20 },
      caught,
      seconds: 100 + index,
      rounds: 8.25,
      slowed: { '5': { seconds: 130, rounds: 11 } },
    })),
  );
}

test('figures are what npm run figures draws', async () => {
  for (const [file, content] of await figures()) expect(await readText(file), file).toBe(content);
});

test('the tables of the calibration are those of its numbers', async () => {
  const page = await readText('docs/statistics.md');
  const cells = (text: string): string[] =>
    text.split('\n').map((line) => line.replaceAll(/\s+/gu, ' ').replaceAll(/-{3,}/gu, '---'));
  expect(cells(page)).toEqual(cells(between(page, 'calibration', calibrationTables(simulated))));
});

describe.each([
  ['power', () => power(evaluation())],
  ['false alarms', () => falseAlarms(evaluation())],
  ['cost', () => cost(evaluation())],
  ['change points', changePoints],
  ['calibration', () => calibration(simulated)],
])('the figure of %s', (_, draw) => {
  const svg = draw();

  test('is told in words, for both backgrounds, and loads and runs nothing', () => {
    expect(svg).toMatch(/<title id="title">[^<]+<\/title>/u);
    expect(svg).toMatch(/<desc id="desc">[^<]{40,}<\/desc>/u);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/<script|<image|<foreignObject|href=|url\(|@import|@font-face|\son\w+=/u);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
  });

  test('is well-formed: every element that is opened is closed', () => {
    const open: string[] = [];
    for (const [, closing, name, , self] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[^<>]*?)?)(\/?)>/gu)) {
      if (self === '/') continue;
      if (closing === '') open.push(name ?? '');
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });
});
