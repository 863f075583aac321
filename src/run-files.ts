import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseRun, PerfGateError, type Run } from './model/index.ts';

/** Files above this are no run files of ours. */
const largestRunFile = 256 * 1024 * 1024;

/**
 * Reads run files one after the other.
 * @throws PerfGateError that names the file which is none.
 */
export async function readRunFiles(cwd: string, files: readonly string[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const file of files) runs.push(await readRunFile(cwd, file));
  return runs;
}

/** @throws PerfGateError that names the file and what is wrong with it. */
async function readRunFile(cwd: string, name: string): Promise<Run> {
  const file = path.resolve(cwd, name);
  let text: string;
  try {
    if ((await stat(file)).size > largestRunFile) {
      throw new PerfGateError(`${name} is larger than any run file (${String(largestRunFile)} bytes)`);
    }
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof PerfGateError) throw cause;
    throw new PerfGateError(`cannot read the run file ${name}`, {
      cause,
      remedy: 'Give the path of a file that "perf-gate run" or "perf-gate gate" wrote.',
    });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PerfGateError(`${name} is not valid JSON`, {
      cause,
      remedy: 'Measure again; the file is damaged.',
    });
  }
  return parseRun(json, name);
}

/** A run as it stands in a file. */
export function runDocument(measured: Run): string {
  return `${JSON.stringify(measured)}\n`;
}
