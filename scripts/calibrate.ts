/**
 * Simulates two sides and a coin, counts what the engine says wrongly, and holds it against what it promises:
 *
 *     npm run calibrate                    the whole grid, as Markdown tables; exit code 1 when a claim does not hold
 *     npm run calibrate -- --write         the same, into docs/statistics.md and docs/figures/calibration.json;
 *                                          npm run figures then draws them
 *
 * [--effort N] gates of one benchmark in each simulation (200)
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import { PerfGateError } from '../src/model/index.ts';
import { calibrate, calibrationTables } from '../test/calibration/results.ts';
import { between } from './generate.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function write(file: string, text: string): Promise<void> {
  const filepath = path.join(root, 'docs', file);
  await writeFile(
    filepath,
    await prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath }),
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { effort: { type: 'string', default: '200' }, write: { type: 'boolean', default: false } },
  });
  const effort = Number(values.effort);
  if (!Number.isInteger(effort) || effort < 1)
    throw new PerfGateError('--effort is a whole number from 1', { remedy: 'Leave it out for 200.' });
  const { calibration, broken } = calibrate(effort, (line) => process.stderr.write(`${line}\n`));
  const tables = calibrationTables(calibration);
  process.stdout.write(`${tables}\n`);
  for (const line of broken) process.stderr.write(`does not hold: ${line}\n`);
  if (broken.length > 0) {
    process.exitCode = 1;
    return;
  }
  if (!values.write) return;
  const page = await readFile(path.join(root, 'docs', 'statistics.md'), 'utf8');
  await write('statistics.md', between(page, 'calibration', tables));
  await write('figures/calibration.json', JSON.stringify(calibration));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof PerfGateError)) throw error;
  process.stderr.write(`calibrate: ${error.message}\n${error.remedy ?? ''}\n`);
  process.exitCode = 2;
}
