#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCommandLine } from './config/command-line.ts';
import { messageOf, PerfGateError } from './model/errors.ts';

// What --help needs is imported above; everything else only when a command runs, because a start should cost nothing.
async function main(): Promise<number> {
  const parsed = parseCommandLine(process.argv.slice(2));
  if ('help' in parsed) {
    process.stdout.write(parsed.help);
    return 0;
  }
  if ('version' in parsed) {
    const { version } = await import('./version.ts');
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const { Terminal } = await import('./terminal.ts');
  const { runCommand } = await import('./commands.ts');
  const terminal = new Terminal(process, process.env, () => performance.now() / 1000);
  const interrupt = new AbortController();
  const onSignal = (): void => {
    if (interrupt.signal.aborted) process.exit(130);
    terminal.note('Interrupted: ending what runs, keeping what was measured. Once more ends at once.');
    interrupt.abort();
  };
  // Only from when there is something to end in order: a configuration is code, and one that never returns would keep our
  // handlers from ever running. SIGHUP too: with Node's own reaction to it the processes of a trial would live on.
  const listen = (): AbortSignal => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
    return interrupt.signal;
  };
  try {
    return await runCommand({
      ...parsed,
      cwd: process.cwd(),
      env: process.env,
      terminal,
      listen,
      nodeVersion: process.versions.node,
      bundles: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'),
    });
  } catch (error) {
    terminal.endProgress();
    if (interrupt.signal.aborted && !(error instanceof PerfGateError)) return 130;
    throw error;
  }
}

function explain(error: unknown): void {
  const { stderr } = process;
  if (!(error instanceof PerfGateError)) {
    stderr.write(`perf-gate: this is a defect of perf-gate, please report it\n`);
    stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return;
  }
  stderr.write(`perf-gate: ${plain(messageOf(error))}\n`);
  if (error.output !== undefined) {
    for (const line of error.output.trimEnd().split('\n')) stderr.write(`  | ${plain(line)}\n`);
  }
  if (error.remedy !== undefined) stderr.write(`${plain(error.remedy)}\n`);
}

/** Messages quote names and output of other programs: no control sequence of theirs may reach the terminal. */
function plain(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '').replaceAll(/^\s*::/gmu, ': :');
}

// Node would end with 1, which is our word for a regression.
process.on('uncaughtException', (error) => {
  explain(error);
  process.exit(2);
});
process.stderr.on('error', () => undefined);
let lost: Error | null = null;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) changes nothing about the verdict; a report that is lost does.
  if (error.code !== 'EPIPE') lost ??= error;
});

let code: number;
try {
  code = await main();
} catch (error) {
  explain(error);
  code = 2;
}
/** What could not be written is known once all of it has been tried. */
function end(): never {
  if (lost === null) process.exit(code);
  explain(new PerfGateError('cannot write to standard output', { cause: lost }));
  process.exit(2);
}

// Ending by hand: a handle that somebody left open must not keep a job waiting. What was written is flushed first.
process.exitCode = code;
process.stdout.write('', () => process.stderr.write('', () => setImmediate(end)));
