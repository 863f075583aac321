import { get } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceSuite } from '../../config/config.ts';
import { lastWords, startProcess, type Ended, type RunningProcess } from '../process.ts';
import type { Fault } from './generator.ts';

export interface ServerRequest {
  readonly suite: ServiceSuite;
  /** One that is free. */
  readonly port: number;
  /** Folder in which it is started. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Seconds after which it is killed whatever happens. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Seconds between two attempts to reach a server that is starting. */
const retry = 0.02;
/** Seconds that one attempt may take. */
const attempt = 2;
/** Where a server may listen; the first that answers is loaded. */
const hosts = ['127.0.0.1', '::1'] as const;
/** Seconds to wait for the end of a server that has just broken its connections. */
const dying = 0.5;

/** So many different ports that nothing listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  try {
    return await Promise.all(
      servers.map(
        (server) =>
          new Promise<number>((resolve, reject) => {
            server.once('error', reject);
            server.listen(0, () => {
              resolve((server.address() as AddressInfo).port);
            });
          }),
      ),
    );
  } finally {
    await Promise.all(
      servers.map(
        (server) =>
          new Promise((resolve) => {
            server.close(resolve);
          }),
      ),
    );
  }
}

/** null: it listens, and answers the path where there is one; else what it did instead. */
function reach(host: string, port: number, path: string | null): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      resolve(error.code ?? error.message);
    };
    if (path === null) {
      const socket = connect({ host, port, timeout: attempt * 1000 }, () => {
        socket.destroy();
        resolve(null);
      });
      socket.on('error', failed);
      socket.on('timeout', () => {
        socket.destroy();
        resolve('ETIMEDOUT');
      });
      return;
    }
    const request = get({ host, port, path, agent: false, timeout: attempt * 1000 }, (response) => {
      const { statusCode = 0 } = response;
      response.destroy();
      resolve(statusCode >= 200 && statusCode < 300 ? null : `status ${String(statusCode)}`);
    });
    request.on('error', failed);
    request.on('timeout', () => {
      request.destroy();
      resolve('no answer');
    });
  });
}

/** A server of one side, from its start to its end. */
export class Server {
  readonly port: number;
  /** The address at which it answers, once it is ready. */
  host: string = hosts[0];
  readonly #suite: ServiceSuite;
  readonly #running: RunningProcess;
  #ended: Ended | null = null;
  #stopping = false;

  constructor(request: ServerRequest) {
    const { port } = request;
    this.port = port;
    this.#suite = request.suite;
    const { start } = request.suite;
    const filled = (text: string): string => text.replaceAll('{port}', String(port));
    const windows = process.platform === 'win32';
    const line =
      typeof start !== 'string'
        ? { file: filled(start[0] ?? ''), args: start.slice(1).map(filled) }
        : windows
          ? { file: filled(start), args: [], shell: true }
          : { file: '/bin/sh', args: ['-c', filled(start)] };
    this.#running = startProcess({
      ...line,
      cwd: request.cwd,
      // Nothing but the port tells the sides apart, and that is drawn by the system.
      env: { ...request.env, PORT: String(port) },
      timeout: request.timeout,
      signal: request.signal,
    });
    void this.#running.ended.then((ended) => {
      this.#ended = ended;
    });
  }

  /** null: it could not be started. */
  get pid(): number | null {
    return this.#running.pid ?? null;
  }

  /** Why it can serve no more; null: it runs. */
  get fault(): Fault | null {
    if (this.#ended === null || this.#stopping) return null;
    const { aborted, timedOut, error, signalName, code } = this.#ended;
    const output = lastWords(this.#running);
    if (aborted) return { kind: 'interrupted', message: 'the server was interrupted', output: '' };
    if (error !== null)
      return { kind: 'exited', message: `the server could not be started: ${error.message}`, output };
    if (timedOut) {
      const message = 'the server was killed: the trial took longer than it may (--trial-timeout)';
      return { kind: 'timed-out', message, output };
    }
    const meaning = code === 127 ? ' (program not found)' : '';
    const how = signalName ?? `exit code ${String(code)}${meaning}`;
    return { kind: 'exited', message: `the server ended with ${how}`, output };
  }

  /** The same, when something has gone wrong that its end would explain. */
  async faultSoon(): Promise<Fault | null> {
    await Promise.race([this.#running.ended, sleep(dying * 1000)]);
    return this.fault;
  }

  /** The end of what it printed. */
  get output(): string {
    return lastWords(this.#running);
  }

  /** Waits until it is ready; null: it is. */
  async ready(signal: AbortSignal): Promise<Fault | null> {
    const { path, timeout } = this.#suite.ready;
    const deadline = performance.now() + timeout * 1000;
    let last = 'nothing';
    while (performance.now() < deadline && !signal.aborted) {
      for (const host of hosts) {
        const early = this.#earlyEnd();
        if (early !== null) return early;
        const seen = await reach(host, this.port, path);
        if (seen === null) {
          this.host = host;
          // Another program may have taken the port, and answer in its place while it gives up.
          return this.#earlyEnd();
        }
        // What a server says is worth more than that nobody listens at the other address.
        if (host === hosts[0] || seen !== 'ECONNREFUSED') last = seen;
      }
      await sleep(retry * 1000);
    }
    if (signal.aborted) return { kind: 'interrupted', message: 'the server was interrupted', output: '' };
    const what = path ?? 'its port';
    const message =
      `no success at ${what} within ${String(timeout)} s, but ${last}. ` +
      `The server has to listen on the port of the variable PORT (${String(this.port)} here)`;
    return { kind: 'not-ready', message, output: this.output };
  }

  #earlyEnd(): Fault | null {
    if (this.#ended === null) return null;
    const fault = this.fault ?? { kind: 'exited', message: 'the server ended', output: this.output };
    return fault.kind === 'exited'
      ? { ...fault, kind: 'not-ready', message: `${fault.message} before it was ready` }
      : fault;
  }

  /** Ends it, politely first; resolves when it and what it started are gone. */
  async stop(): Promise<void> {
    const { signal, grace } = this.#suite.stop;
    const { pid } = this.#running;
    if (this.#ended === null && pid !== undefined && process.platform !== 'win32') {
      this.#stopping = true;
      try {
        // The whole group: a shell or npm in front of the server need not pass it on.
        process.kill(-pid, signal);
      } catch {
        // It has just ended.
      }
      const waited = new AbortController();
      await Promise.race([
        this.#running.ended,
        sleep(grace * 1000, undefined, { signal: waited.signal }).catch(() => undefined),
      ]);
      waited.abort();
    }
    await this.#running.kill();
  }
}
