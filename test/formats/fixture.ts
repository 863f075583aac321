import fs from 'node:fs';
import path from 'node:path';
import type { Format, ParsedResults } from '../../src/formats/format.ts';
import { decodeText } from '../../src/formats/text.ts';
import { PerfGateError } from '../../src/model/index.ts';

/** An output of a tool, from fixtures/formats. */
export function fixture(file: string): string {
  return fs.readFileSync(path.join(import.meta.dirname, '..', '..', 'fixtures', 'formats', file), 'utf8');
}

/** As an output is read: decoded, then parsed. */
export function parsed(format: Format, text: string): ParsedResults {
  return format.parse(decodeText(text));
}

/** The values of a metric by benchmark. */
export function valuesOf(results: ParsedResults, metric: string): Record<string, readonly number[]> {
  return Object.fromEntries(
    results.samples
      .filter((sample) => sample.metric === metric)
      .map((sample) => [sample.benchmark, sample.values]),
  );
}

export function errorOf(action: () => unknown): PerfGateError {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof PerfGateError) return thrown;
    throw thrown;
  }
  throw new Error('it did not fail');
}

/** Numbers that are equal but for the rounding of scaling them. */
export function close(values: readonly number[]): unknown[] {
  return values.map((value) =>
    value === 0 ? 0 : { asymmetricMatch: (other: unknown) => near(other, value) },
  );
}

function near(other: unknown, value: number): boolean {
  return typeof other === 'number' && Math.abs(other - value) <= 1e-12 * Math.abs(value);
}
