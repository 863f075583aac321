import { annotate, setFailed } from '../github/runner.ts';
import { messageOf, PerfGateError } from '../model/index.ts';
import { messageLine, visible, withoutCommands } from '../report/untrusted.ts';

/** A line of the log. */
export function say(line: string): void {
  process.stdout.write(`${withoutCommands(visible(line))}\n`);
}

/** Shown above the log of the run. */
export function warn(messages: readonly string[], level: 'warning' | 'notice' = 'warning'): void {
  annotate(
    messages.map((message) => ({
      level,
      title: 'perf-gate',
      message: messageLine(message),
      file: null,
      line: null,
    })),
  );
}

/** Ends a step as failed, with what is wrong and what to do. */
export function failStep(error: unknown): void {
  if (error instanceof PerfGateError) {
    setFailed(`perf-gate could not judge: ${explained(error)}`);
    return;
  }
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  setFailed(`this is a defect of perf-gate, please report it: ${messageLine(what)}`);
}

/** The message and the remedy of an error on one line. */
export function explained(error: PerfGateError): string {
  const text = messageLine(messageOf(error));
  return error.remedy === undefined ? text : `${text}. ${messageLine(error.remedy)}`;
}
