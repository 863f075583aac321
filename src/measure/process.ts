import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import spawn from 'cross-spawn';
import { FirstBytes, LastBytes } from './bounded-output.ts';
import { forgetTree, killLimit, killTree, trackTree, type Tree } from './process-tree.ts';

export interface ProcessRequest {
  /** Absolute path, or a name that is looked up on the PATH of `env`; with `shell`, a command line. */
  readonly file: string;
  readonly args: readonly string[];
  /** Runs `file` as a command line by the platform's shell; `args` must be empty then. */
  readonly shell?: boolean;
  readonly cwd: string;
  /** The complete environment. Only the marker by which leftovers are found is added to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Opens an IPC channel (JSON serialization). */
  readonly ipc?: boolean;
  /** Seconds after which the whole tree is killed. */
  readonly timeout: number;
  /** When aborted, the whole tree is killed. */
  readonly signal: AbortSignal;
  /** Bytes kept of stdout, of stderr, and of both together: the last ones. Default 64 KiB. */
  readonly outputLimit?: number;
  /**
   * For output that is parsed: stdout() keeps the *first* so many bytes, and `lostStdout` counts the rest.
   * `output()` goes on to keep the end.
   */
  readonly stdoutLimit?: number;
  readonly onMessage?: (message: unknown) => void;
}

export interface Ended {
  readonly code: number | null;
  readonly signalName: string | null;
  readonly timedOut: boolean;
  readonly aborted: boolean;
  /** Wall seconds from just before the start to the exit of the process itself. */
  readonly seconds: number;
  /** It could not be started. */
  readonly error: Error | null;
}

export interface RunningProcess {
  readonly pid: number | undefined;
  /** Sends over IPC; ignored after the end. */
  send(message: object): void;
  /** Resolves when the process has ended and what it left running is dead; never rejects. */
  readonly ended: Promise<Ended>;
  stdout(): Buffer;
  stderr(): Buffer;
  /** Both, interleaved as they came; the last `outputLimit` bytes. Untrusted text. */
  output(): string;
  /** Bytes of stdout that did not fit `stdoutLimit` (always 0 without it). */
  lostStdout(): number;
  /** Kills the whole tree; resolves when it is dead. */
  kill(): Promise<void>;
}

const defaultOutputLimit = 64 * 1024;
/** Seconds to wait for pipes to close after the exit: only a process that escaped the kill still holds them. */
const drainLimit = 1;
const marker = 'PERF_GATE_TRIAL';

/**
 * The end of what a program printed, to be shown with its failure: at most about `longest` characters of untrusted text.
 * The two streams come through different pipes, so that much output on the one would push the error message on the
 * other out of the end: each then gets its half.
 */
export function lastWords(running: RunningProcess, longest = 8000): string {
  const both = running.output().trim();
  if (both.length <= longest) return both;
  const err = running.stderr().toString('utf8').trim();
  const half = Math.floor(longest / 2);
  return err === ''
    ? `…${both.slice(-longest)}`
    : `…${both.slice(-half)}\n\nstandard error:\n${err.slice(-half)}`;
}

const nothingStarted = (ended: Ended): RunningProcess => ({
  pid: undefined,
  send: () => undefined,
  ended: Promise.resolve(ended),
  stdout: () => Buffer.alloc(0),
  stderr: () => Buffer.alloc(0),
  output: () => '',
  lostStdout: () => 0,
  kill: () => Promise.resolve(),
});

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/**
 * Starts a program in a process group of its own, without standard input, with bounded output.
 *
 * Never throws for what the program or its name does: a program that cannot be started is an `ended` with an `error`.
 * When it ends, for whatever reason, what it left running is killed (see `killGuarantee` of process-tree.ts), so that no background
 * process of one trial disturbs the next. When this process ends by `process.exit` or an exception, running trees are
 * killed too; when it is killed hard, an IPC child must end itself on `disconnect`, and others live on.
 */
export function startProcess(request: ProcessRequest): RunningProcess {
  const notStarted = { code: null, signalName: null, timedOut: false, seconds: 0 };
  if (request.signal.aborted) return nothingStarted({ ...notStarted, aborted: true, error: null });

  const id = randomUUID();
  // A gate may run inside a trial of another gate: its processes then carry both marks, and either finds them.
  const outer = request.env[marker];
  const env = { ...request.env, [marker]: outer === undefined ? id : `${outer},${id}` };
  const started = process.hrtime.bigint();
  const secondsSinceStart = (): number => Number(process.hrtime.bigint() - started) / 1e9;

  let child: ChildProcess;
  try {
    child = spawn(request.file, [...request.args], {
      cwd: request.cwd,
      env,
      shell: request.shell ?? false,
      // On Windows it would open a console window.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe', ...(request.ipc === true ? (['ipc'] as const) : [])],
      serialization: 'json',
    });
  } catch (thrown) {
    return nothingStarted({ ...notStarted, aborted: false, error: asError(thrown) });
  }

  const limit = request.outputLimit ?? defaultOutputLimit;
  const first = request.stdoutLimit === undefined ? null : new FirstBytes(request.stdoutLimit);
  const out = first ?? new LastBytes(limit);
  const err = new LastBytes(limit);
  const both = new LastBytes(limit);
  child.stdout?.on('data', (chunk: Buffer) => {
    out.push(chunk);
    both.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err.push(chunk);
    both.push(chunk);
  });
  // A pipe may break when its reader is destroyed after the drain; there is nothing left to read then.
  child.stdout?.on('error', () => undefined);
  child.stderr?.on('error', () => undefined);
  if (request.onMessage !== undefined) child.on('message', request.onMessage);

  const { pid } = child;
  const tree = pid === undefined ? null : trackTree(pid, id);

  let timedOut = false;
  let aborted = false;
  let exited = false;
  let killing: Promise<void> | null = null;
  let gaveUp: () => void = () => undefined;
  const killRunning = async (running: Tree): Promise<void> => {
    await killTree(running, true);
    // A process in uninterruptible sleep dies when the kernel lets it; the gate does not wait for that.
    setTimeout(gaveUp, killLimit * 1000).unref();
  };
  const kill = (): Promise<void> => (killing ??= tree === null ? Promise.resolve() : killRunning(tree));

  const abort = (): void => {
    aborted = true;
    void kill();
  };
  request.signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(
    () => {
      timedOut = true;
      void kill();
    },
    Math.min(request.timeout * 1000, 2 ** 31 - 1),
  );

  type Exit = Pick<Ended, 'code' | 'signalName' | 'seconds' | 'error'>;
  const exit = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signalName) => {
      resolve({ code, signalName, seconds: secondsSinceStart(), error: null });
    });
    child.on('error', (error) => {
      // Later errors are of sending and killing, and the exit still comes.
      if (child.pid !== undefined) return;
      const where = existsSync(request.cwd) ? error : new Error(`the folder ${request.cwd} does not exist`);
      resolve({ code: null, signalName: null, seconds: 0, error: where });
    });
    gaveUp = () => {
      resolve({ code: null, signalName: null, seconds: secondsSinceStart(), error: null });
    };
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });

  const end = async (): Promise<Ended> => {
    const how = await exit;
    exited = true;
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
    if (tree !== null) {
      await killing;
      await killTree(tree, false);
      forgetTree(tree);
      // Not only 'close': a process that survived may hold the pipes for ever.
      const drained = new AbortController();
      const grace = sleep(drainLimit * 1000, undefined, { signal: drained.signal }).catch(() => undefined);
      await Promise.race([closed, grace]);
      drained.abort();
      child.stdout?.destroy();
      child.stderr?.destroy();
      if (child.connected) child.disconnect();
    }
    return { ...how, timedOut, aborted };
  };
  const ended = end();

  return {
    pid,
    send(message) {
      // The channel may break between the check and the writing; the end is told by `ended`.
      if (!exited && child.connected) child.send(message, () => undefined);
    },
    ended,
    stdout: () => out.bytes(),
    stderr: () => err.bytes(),
    output: () => both.text(),
    lostStdout: () => first?.lost ?? 0,
    async kill() {
      if (!exited) await kill();
      await ended;
    },
  };
}
