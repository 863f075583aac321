/**
 * Draws the figures of docs/statistics.md from the numbers beside them:
 *
 *     npm run figures
 *
 * docs/figures/calibration.json is written by `npm run calibrate -- --write`, evaluation.json by `npm run evaluate -- --write`;
 * what has no numbers yet is not drawn. The same numbers give the same bytes.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Calibration } from '../test/calibration/results.ts';
import { evaluationSchema } from './evaluation/results.ts';
import { calibration } from './figures/calibration.ts';
import { cost, falseAlarms, power } from './figures/evaluation.ts';
import { changePoints } from './figures/history.ts';
import { between } from './generate.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function numbers(name: string): Promise<unknown> {
  const file = path.join(root, 'docs', 'figures', name);
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : null;
}

/** Every figure, and the page that shows them: paths relative to the repository, with `/`, and contents. */
export async function figures(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const page = 'docs/statistics.md';
  let shown = await readFile(path.join(root, page), 'utf8');
  const draw = (
    marker: string,
    drawn: readonly (readonly [name: string, alt: string, svg: string])[],
  ): void => {
    for (const [name, , content] of drawn) files.set(`docs/figures/${name}.svg`, content);
    const images = drawn.map(([name, alt]) => `![${alt}](figures/${name}.svg)`);
    shown = between(shown, marker, images.join('\n\n'));
  };
  const evaluated = await numbers('evaluation.json');
  if (evaluated !== null) {
    const evaluation = evaluationSchema.parse(evaluated);
    draw('figures of the evaluation', [
      ['power', 'Slowdowns that are caught, by their size and by rule', power(evaluation)],
      ['false-alarms', 'False alarms of a gate of unchanged code, by rule', falseAlarms(evaluation)],
      ['cost', 'Time and rounds of a gate, by rule, unchanged and slowed', cost(evaluation)],
    ]);
  }
  const simulated = await numbers('calibration.json');
  if (simulated !== null)
    draw('figure of the calibration', [
      [
        'calibration',
        'Error rates in simulated worlds, beside what is promised',
        calibration(simulated as Calibration),
      ],
    ]);
  draw('figure of the change points', [
    ['change-points', 'A recorded history, its change points and where each may be', changePoints()],
  ]);
  files.set(page, shown);
  return files;
}

async function main(): Promise<void> {
  await mkdir(path.join(root, 'docs', 'figures'), { recursive: true });
  for (const [file, content] of await figures()) await writeFile(path.join(root, file), content);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
