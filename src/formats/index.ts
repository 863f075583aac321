import { closest, distance } from 'fastest-levenshtein';
import { PerfGateError } from '../model/index.ts';
import { shown, type Format, type ParsedResults } from './format.ts';
import { customBiggerIsBetter, customSmallerIsBetter } from './github-action-benchmark.ts';
import { perfGate } from './perf-gate.ts';
import { decodeText } from './text.ts';

export type { Format, ParsedResults, ParsedSample } from './format.ts';
export { readBenchmarkData, type ImportedHistory } from './benchmark-data.ts';
export { runOfResults } from './results-run.ts';

/** Every format that can be read: a new one is a file of its own and a line here. */
export const formats: readonly Format[] = [perfGate, customSmallerIsBetter, customBiggerIsBetter];

/**
 * The format of this name.
 * @throws PerfGateError that names the nearest format.
 */
export function findFormat(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const names = formats.map((format) => format.name);
  const short = name.slice(0, 60);
  const nearest = closest(
    short.toLowerCase(),
    names.map((known) => known.toLowerCase()),
  );
  const known = names.find((candidate) => candidate.toLowerCase() === nearest) ?? '';
  const near = distance(short.toLowerCase(), nearest) <= Math.max(3, known.length / 3);
  throw new PerfGateError(`there is no format ${shown(name)}`, {
    remedy: `${near ? `Did you mean "${known}"? ` : ''}Use one of: ${names.join(', ')}.`,
  });
}

/**
 * Reads a tool's whole output; values come in base units.
 * @throws PerfGateError for an unknown format, or for text that is not of the format, with place and offending text.
 */
export function readResults(format: string, text: string | Uint8Array): ParsedResults {
  return findFormat(format).parse(decodeText(text));
}
