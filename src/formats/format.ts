import type { Failure, Metric } from '../model/index.ts';

/** What one benchmark of a tool's output gave for one metric, in base units. */
export interface ParsedSample {
  readonly benchmark: string;
  readonly metric: string;
  /** All from one process, so they are summarised within its trial and never pooled. Never empty. */
  readonly values: readonly number[];
}

/** What a tool's output says. A benchmark with a failure has no sample of the failed metric. */
export interface ParsedResults {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly samples: readonly ParsedSample[];
  /** Benchmarks that the tool itself reports as failed, impossible values, names given twice. */
  readonly failures: readonly Failure[];
}

/** One output format: its name as written in configurations, and its reader. */
export interface Format {
  readonly name: string;
  /** One line for help texts. */
  readonly description: string;
  /**
   * Reads a whole output.
   * @throws PerfGateError with the place and the offending text, when the text is not of this format.
   */
  parse(text: string): ParsedResults;
}

/**
 * Why this value cannot be a measurement of this metric; null when it can. Times and rates of zero are impossible: they
 * come from a clock that is too coarse or from code that did not run.
 */
export function valueFault(value: unknown, metric: Metric): string | null {
  if (typeof value !== 'number') return `is ${shown(value)}, not a number`;
  if (!Number.isFinite(value)) return `is ${String(value)}`;
  if ((metric.unit === 's' || metric.unit === 'Hz') && value <= 0) {
    return `is ${String(value)}; a ${metric.unit === 's' ? 'time' : 'rate'} must be greater than zero`;
  }
  if (metric.unit === 'B' && value < 0) return `is ${String(value)}; a size cannot be negative`;
  return null;
}

/** Untrusted text or value for a message: one line, quoted, at most `longest` characters. */
export function shown(value: unknown, longest = 60): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  const points = Array.from(text.slice(0, 2 * longest + 2));
  return points.length > longest ? `${points.slice(0, longest).join('')}…` : text;
}
