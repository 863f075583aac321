import { fileURLToPath } from 'node:url';

export type Phase = 'warmup' | 'run';
export type Hook = (phase: Phase) => unknown;

/** A benchmark as the project's file registered it, ready to be measured. */
export interface Registered {
  readonly name: string;
  /** Name of the Bench or the describe blocks it was added to; null: none. */
  readonly bench: string | null;
  /** Line in the suite file, from 1. */
  readonly line: number | null;
  /** `this` of the function, which is its field `fn`: read at every call, as tinybench does. */
  readonly self: { readonly fn: (this: unknown) => unknown };
  /** What the options say; null: the first call tells. */
  readonly async: boolean | null;
  readonly signal: AbortSignal | null;
  readonly setup: Hook | null;
  readonly teardown: Hook | null;
  readonly beforeAll: Hook | null;
  readonly beforeEach: Hook | null;
  readonly afterEach: Hook | null;
  readonly afterAll: Hook | null;
}

export const nameSeparator = ' > ';

/** Name inside the file. */
export function fullName(benchmark: Registered): string {
  return benchmark.bench === null || benchmark.bench === ''
    ? benchmark.name
    : `${benchmark.bench}${nameSeparator}${benchmark.name}`;
}

// Only discovery wants lines; taking a stack for each of thousands of benchmarks would cost every trial.
let located: string | null = null;

/** From now on {@link locate} finds lines of this file. */
export function locateIn(file: string): void {
  located = file;
}

/** The line of the suite file that the current call came from, if it came from there. */
export function locate(): number | null {
  if (located === null) return null;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  if (typeof stack !== 'string') return null;
  for (const frame of stack.split('\n')) {
    const match = /\(?((?:file:\/\/)?[^()]+?):(\d+):\d+\)?$/u.exec(frame.replace(/^\s*at (?:async )?/u, ''));
    const place = match?.[1];
    if (place === undefined) continue;
    let path = place;
    try {
      if (place.startsWith('file://')) path = fileURLToPath(new URL(place.replace(/[?#].*$/u, '')));
    } catch {
      continue;
    }
    if (path === located) return Number(match?.[2]);
  }
  return null;
}
