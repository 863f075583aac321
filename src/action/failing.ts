import { setFailed } from '../github/runner.ts';
import { messageOf, PerfGateError } from '../model/index.ts';
import { messageLine } from '../report/untrusted.ts';

/** Ends a step as failed, with what is wrong and what to do. */
export function failStep(error: unknown): void {
  if (error instanceof PerfGateError) {
    const { remedy } = error;
    const text = `perf-gate could not judge: ${messageLine(messageOf(error))}`;
    setFailed(remedy === undefined ? text : `${text}. ${messageLine(remedy)}`);
    return;
  }
  setFailed(
    `this is a defect of perf-gate, please report it: ${messageLine(error instanceof Error ? (error.stack ?? error.message) : String(error))}`,
  );
}
