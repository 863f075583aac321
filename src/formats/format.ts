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

/** Takes the lines of an output as they come, so that it need not be kept. */
export interface LineReader {
  /**
   * One line without its end and without colours.
   * @param number from 1.
   * @param unfinished the output ended before the line did: maybe it was cut off there.
   * @throws PerfGateError with the number and the offending text.
   */
  line(text: string, number: number, unfinished: boolean): void;
  /** @throws PerfGateError when no benchmark was named. */
  end(): ParsedResults;
}

/** How the tool is told to run some of its benchmarks only. */
export interface Selection {
  /** What makes it run all. */
  readonly all: string;
  /**
   * A pattern of the tool's own that matches at least these benchmarks, as one argument.
   * @param benchmarks names as `parse` gave them; not empty.
   */
  of(benchmarks: readonly string[]): string;
}

/** One output format: its name as written in configurations, its reader, and what the documentation says of it. */
export interface Format {
  readonly name: string;
  /** One line for help texts. */
  readonly description: string;
  readonly tool: string;
  /** What of the output is read, and what each benchmark is called. */
  readonly reads: string;
  /** Metrics with their base units: `time (s)`. */
  readonly units: string;
  /** How many values of one process are read. */
  readonly values: 'all' | 'all that it keeps' | 'one';
  /**
   * What its tests read: `captured`, outputs of the tool, run for this; `data`, outputs that public projects keep;
   * `documentation`, what its documentation or source shows.
   */
  readonly evidence: 'captured' | 'data' | 'documentation';
  /** A command line that prints it. */
  readonly example: string;
  /**
   * Whether a text is surely of this format, for `format: auto`.
   * @param text without colours.
   * @param json the document, when the text is one of JSON; else undefined.
   */
  recognises(text: string, json: () => unknown): boolean;
  /** Absent where the tool has no way to select by name. */
  readonly selection?: Selection;
  /**
   * Reads a whole output.
   * @param file path of the file it stood in; for formats that tell the benchmark by their path alone.
   * @throws PerfGateError with the place and the offending text, when the text is not of this format.
   */
  parse(text: string, file?: string): ParsedResults;
  /** For formats of lines: reads an output without keeping it. */
  lines?(): LineReader;
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
