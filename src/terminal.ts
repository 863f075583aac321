import type { Failure } from './model/index.ts';
import { differsLine, failureLine, planLine, progressLine, type Step } from './report/progress.ts';

/** The two streams of a process, as far as we use them. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Seconds between two plain progress lines where there is no terminal: a log should not fill up. */
const plainInterval = 15;

/** Results on standard output, progress on standard error; a live line only where somebody sees it. */
export class Terminal {
  readonly #streams: Streams;
  readonly #monotonic: () => number;
  #live = false;
  #lastPlain = -Infinity;
  /** How reports may look on standard output. */
  readonly look: { readonly color: boolean; readonly width: number; readonly unicode: boolean };

  /** @param monotonic seconds. */
  constructor(streams: Streams, env: NodeJS.ProcessEnv, monotonic: () => number) {
    this.#streams = streams;
    this.#monotonic = monotonic;
    const plain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
    this.look = {
      color: streams.stdout.isTTY === true && !plain,
      width: streams.stdout.columns ?? 100,
      // The Linux console and old Windows code pages have no box drawing.
      unicode: env.TERM !== 'linux' && env.PERF_GATE_ASCII === undefined,
    };
  }

  readonly out = (text: string): void => {
    this.endProgress();
    this.#streams.stdout.write(text);
  };

  /** A line for people on standard error. */
  readonly note = (line: string): void => {
    this.endProgress();
    this.#streams.stderr.write(`${line}\n`);
  };

  plan(
    plan: { looks: readonly number[]; seconds: { least: number; most: number }; warnings: readonly string[] },
    benchmarks: number,
    sides: number,
  ): void {
    this.note(planLine(plan, benchmarks, sides));
    for (const warning of plan.warnings) this.note(`Warning: ${warning}`);
  }

  differs(benchmarks: readonly string[], because: string): void {
    for (const benchmark of benchmarks) this.note(differsLine(benchmark, because));
  }

  failure(side: string, failure: Failure): void {
    this.note(failureLine(side, failure));
  }

  progress(step: Step): void {
    const { stderr } = this.#streams;
    if (stderr.isTTY === true) {
      // Back to the start, then erase to the end, so that a shorter line leaves nothing of a longer one.
      stderr.write(`\r${progressLine(step, (stderr.columns ?? 80) - 1)}\u001b[K`);
      this.#live = true;
      return;
    }
    if (this.#lastPlain === -Infinity) this.#lastPlain = this.#monotonic();
    if (this.#monotonic() - this.#lastPlain < plainInterval) return;
    this.#lastPlain = this.#monotonic();
    stderr.write(`${progressLine(step, 120)}\n`);
  }

  endProgress(): void {
    if (!this.#live) return;
    this.#live = false;
    this.#streams.stderr.write('\r\u001b[K');
  }
}
