import { PerfGateError, type Failure } from '../../model/index.ts';
import { startProcess, type Ended, type RunningProcess } from '../process.ts';
import { envelope, type Command, type Reply } from '../trial/protocol.ts';
import { parseReply } from './reply.ts';

/** What went wrong in a trial, before it is known which benchmarks it concerns. */
export interface Fault {
  readonly kind: Failure['kind'];
  readonly message: string;
  readonly output: string;
  /** The process can measure nothing more. */
  readonly dead: boolean;
}

export type Answer<Kind extends Reply['kind']> =
  | { readonly ok: true; readonly reply: Extract<Reply, { kind: Kind }> }
  | { readonly ok: false; readonly fault: Fault };

export interface TrialProcessRequest {
  readonly node: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Seconds after which the process is killed whatever happens. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Bytes of captured output that a failure shows. */
const shownOutput = 8 * 1024;
/** Seconds that a trial has to end by itself when it is told to. */
const exitSeconds = 2;

/**
 * What a trial printed before a message may be read after it, because the two come through different pipes. It lies in
 * its pipe by then, so that one turn of the event loop reads it.
 */
const readWhatWasPrinted = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * What both processes of a round share so that they differ in the code alone. The seeds place objects and order hash tables.
 * Optimised code compiled in another thread is put in whenever that thread is done, with what was known by then, so that two
 * processes of the same program settle on different code; compiled where it is asked for, they settle on the same.
 *
 * @param seed of the round, in [0, 2^31).
 */
export function v8Flags(seed: number): string[] {
  // V8 takes 0 for "draw one".
  const flag = String((seed % (2 ** 31 - 1)) + 1);
  return [`--hash-seed=${flag}`, `--random-seed=${flag}`, '--no-concurrent-recompilation'];
}

/** A running trial. One command is under way at a time; what comes unasked is a fault. */
export class TrialProcess {
  readonly #request: TrialProcessRequest;
  readonly #running: RunningProcess;
  #waiting: { doing: string; resolve: (reply: Reply | null) => void } | null = null;
  #fault: Fault | null = null;
  #ended: Ended | null = null;
  #left: number;
  readonly #startedAt = performance.now();

  constructor(request: TrialProcessRequest) {
    this.#request = request;
    this.#left = request.timeout;
    this.#running = startProcess({
      file: request.node,
      args: request.args,
      cwd: request.cwd,
      env: request.env,
      ipc: true,
      timeout: request.timeout,
      signal: request.signal,
      outputLimit: shownOutput,
      onMessage: (message) => {
        this.#receive(message);
      },
    });
    void this.#running.ended.then((ended) => {
      this.#ended = ended;
      this.#settle(null);
    });
  }

  /** Seconds since the process was started. */
  get age(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  /** Of the process; undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#running.pid;
  }

  /** Gives the next commands together this many seconds of the trial's own time; waiting for the other side is free. */
  allow(seconds: number): void {
    this.#left = seconds;
  }

  get dead(): boolean {
    return this.#fault?.dead === true || this.#ended !== null;
  }

  #settle(reply: Reply | null): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(reply);
  }

  /** Records the first fault that ends this trial; the process is killed, because nothing it says counts any more. */
  #die(kind: Failure['kind'], message: string, stack = ''): void {
    const fault = { kind, message, output: this.#output(stack), dead: true };
    this.#fault ??= fault;
    void this.#running.kill();
    void readWhatWasPrinted().then(() => {
      if (this.#fault === fault) this.#fault = { ...fault, output: this.#output(stack) };
      this.#settle(null);
    });
  }

  #output(stack: string): string {
    const printed = this.#running.output();
    const text = stack === '' ? printed : printed === '' ? stack : `${printed.trimEnd()}\n${stack}`;
    return text.slice(-shownOutput);
  }

  #receive(message: unknown): void {
    if (this.#fault !== null) return;
    const reply = parseReply(message);
    if (reply === null) {
      this.#die(
        'bad-output',
        'the process sent something over the IPC channel that is not a valid message of a trial: a benchmark must not use process.send',
      );
    } else if (reply.kind === 'failed' && reply.fatal) {
      const kind =
        reply.failure === 'threw' ? `nothing caught an exception: ${reply.message}` : reply.message;
      this.#die(reply.failure, kind, reply.stack);
    } else if (this.#waiting === null) {
      this.#die('bad-output', 'the process sent a message that it was not asked for');
    } else this.#settle(reply);
  }

  #endFault(ended: Ended, doing: string): Fault {
    const fault = (kind: Failure['kind'], message: string): Fault => ({
      kind,
      message,
      output: this.#output(''),
      dead: true,
    });
    if (ended.aborted) return fault('interrupted', `interrupted while ${doing}`);
    if (ended.timedOut)
      return fault('timed-out', `killed: no end after ${String(this.#request.timeout)} s while ${doing}`);
    const how = ended.signalName === null ? `exit code ${String(ended.code)}` : `signal ${ended.signalName}`;
    return fault('exited', `the process ended with ${how} while ${doing}`);
  }

  /**
   * Gives a command and waits for its answer.
   * @param doing what the trial does now, for messages: `loading x.bench.js`.
   * @throws PerfGateError when the runtime cannot be started at all.
   */
  async ask<Kind extends Reply['kind']>(
    command: Command,
    expected: Kind,
    doing: string,
  ): Promise<Answer<Kind>> {
    if (this.#fault !== null) return { ok: false, fault: this.#fault };
    if (this.#ended === null) {
      const before = performance.now();
      const reply = await new Promise<Reply | null>((resolve) => {
        const limit = this.#left;
        const timer = setTimeout(
          () => {
            this.#die(
              'timed-out',
              `killed: it used up the time that a trial may take (--trial-timeout) while ${doing}`,
            );
          },
          Math.min(Math.max(limit, 0.001) * 1000, 2 ** 31 - 1),
        );
        this.#waiting = {
          doing,
          resolve: (answer) => {
            clearTimeout(timer);
            resolve(answer);
          },
        };
        this.#running.send({ envelope, ...command });
      });
      this.#left -= (performance.now() - before) / 1000;
      if (reply?.kind === 'failed') {
        await readWhatWasPrinted();
        const fault = {
          kind: reply.failure,
          message: reply.message,
          output: this.#output(reply.stack),
          dead: false,
        };
        return { ok: false, fault };
      }
      if (reply?.kind === expected) return { ok: true, reply: reply as Extract<Reply, { kind: Kind }> };
      if (reply !== null)
        this.#die('bad-output', `the process answered ${reply.kind} instead of ${expected}`);
    }
    const fault = this.#fault as Fault | null;
    if (fault !== null) return { ok: false, fault };
    const ended = this.#ended ?? (await this.#running.ended);
    if (ended.error !== null) {
      throw new PerfGateError(`cannot start ${this.#request.node} in ${this.#request.cwd}`, {
        remedy: 'Install Node.js so that node is on the PATH.',
        cause: ended.error,
      });
    }
    this.#fault = this.#endFault(ended, doing);
    return { ok: false, fault: this.#fault };
  }

  /** Ends the process, politely first; resolves when it and what it started are gone. */
  async end(): Promise<void> {
    if (this.#ended === null && this.#fault?.dead !== true) {
      this.#fault ??= { kind: 'exited', message: 'the trial is over', output: '', dead: true };
      this.#running.send({ envelope, kind: 'exit' });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, exitSeconds * 1000);
      });
      await Promise.race([this.#running.ended, late]);
      clearTimeout(timer);
    }
    await this.#running.kill();
    await this.#running.ended;
  }
}
