import { tmpdir } from 'node:os';
import { z } from 'zod';
import type { Failure } from '../../model/index.ts';
import { lastWords, startProcess, type RunningProcess } from '../process.ts';
import { envelope, longestError, mostErrors, type Command, type Reply } from './load/protocol.ts';

/** What went wrong, before it is known which benchmarks it concerns. */
export interface Fault {
  readonly kind: Failure['kind'];
  readonly message: string;
  /** Untrusted text: the end of what was printed; empty: nothing. */
  readonly output: string;
}

export interface GeneratorRequest {
  /** Absolute path of the node that runs perf-gate: the generator is ours, whatever the service is written in. */
  readonly node: string;
  /** Arguments of node that start the generator. */
  readonly entry: readonly string[];
  /** Process ids of servers that shall not outlive this process, even when it is killed. */
  readonly servers: readonly number[];
  readonly env: Readonly<Record<string, string>>;
  /** Seconds after which it is killed whatever happens. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

interface ReplyTo {
  begin: Extract<Reply, { kind: 'begun' }>;
  slot: Extract<Reply, { kind: 'slot' }>;
  finish: Extract<Reply, { kind: 'finished' }>;
}
export type Answer<Kind extends Command['kind']> =
  { readonly ok: true; readonly reply: ReplyTo[Kind] } | { readonly ok: false; readonly fault: Fault };

const kinds = { begin: 'begun', slot: 'slot', finish: 'finished' } as const;
const seconds = z.number().min(0).max(3.2e7);
const count = z.int().min(0);
const marked = { envelope: z.literal(envelope) };
const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...marked, kind: z.literal('begun') }),
  z.strictObject({
    ...marked,
    kind: z.literal('slot'),
    passes: count,
    errors: z
      .record(z.string().max(longestError), count)
      .refine((errors) => Object.keys(errors).length <= mostErrors + 1),
    busy: seconds,
    seconds,
    median: seconds.nullable(),
  }),
  z.strictObject({
    ...marked,
    kind: z.literal('finished'),
    recorded: count,
    p50: seconds,
    p95: seconds,
    p99: seconds,
  }),
]);

/** The running load generator of a round. One command is under way at a time. */
export class Generator {
  readonly #running: RunningProcess;
  #waiting: ((message: unknown) => void) | null = null;

  constructor(request: GeneratorRequest) {
    this.#running = startProcess({
      file: request.node,
      args: [...request.entry, ...request.servers.map(String)],
      cwd: tmpdir(),
      env: request.env,
      ipc: true,
      timeout: request.timeout,
      signal: request.signal,
      onMessage: (message) => {
        this.#waiting?.(message);
      },
    });
    void this.#running.ended.then(() => this.#waiting?.(null));
  }

  /** Gives a command and waits for its answer, whose length is bounded by the generator's own time limits. */
  async ask<Kind extends Command['kind']>(command: Command & { kind: Kind }): Promise<Answer<Kind>> {
    const message = await new Promise<unknown>((resolve) => {
      this.#waiting = resolve;
      void this.#running.ended.then(() => {
        resolve(null);
      });
      this.#running.send({ envelope, ...command });
    });
    this.#waiting = null;
    const reply = replySchema.safeParse(message);
    if (reply.success && reply.data.kind === kinds[command.kind]) {
      return { ok: true, reply: reply.data as unknown as ReplyTo[Kind] };
    }
    const output = lastWords(this.#running);
    if (message !== null) {
      const text = 'the load generator sent something that is no answer';
      return { ok: false, fault: { kind: 'bad-output', message: text, output } };
    }
    const ended = await this.#running.ended;
    if (ended.aborted)
      return { ok: false, fault: { kind: 'interrupted', message: 'interrupted', output: '' } };
    const text = ended.timedOut
      ? 'the load took longer than a trial may (--trial-timeout)'
      : `the load generator ended with ${ended.signalName ?? `exit code ${String(ended.code)}`}`;
    return { ok: false, fault: { kind: ended.timedOut ? 'timed-out' : 'exited', message: text, output } };
  }

  /** Resolves when it is gone. */
  async end(): Promise<void> {
    await this.#running.kill();
  }
}
