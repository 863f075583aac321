import Client from 'autocannon/lib/httpClient.js';
import type { Target, WireRequest } from './protocol.ts';

/** Seconds; how long a pass may take is watched by the slot, for all connections together. */
const never = 3600;

/** What a connection tells its slot. It may begin the next pass at once. */
export interface Passes {
  /** A pass is over. @param error what went wrong; null: nothing. */
  over(connection: Connection, error: string | null): void;
}

/**
 * One connection of the load generator: autocannon's HTTP client, which sends by itself as soon as it can, held back until a
 * pass begins. It watches what autocannon does not: an answer that is not HTTP, a connection that is closed in the middle,
 * and a server that says it will close.
 */
export class Connection {
  readonly #requests: readonly WireRequest[];
  readonly #passes: Passes;
  readonly #client: Client;
  /** Sends the next request of the sequence. */
  #send: () => void = () => undefined;
  /** Index of the request that is under way; null: no pass is. */
  #step: number | null = null;
  /** The answer to the request under way has not come. */
  #awaiting = false;
  /** The server said that it closes after this answer: the next request has to wait for the new connection. */
  #closing = false;
  /** A request waits for the new connection. */
  #held = false;
  /** Of the last answer, where it is looked at. */
  #body = '';
  #gone = false;
  /** Why it broke while no pass was under way; null: it did not. */
  #lost: string | null = null;

  constructor(target: Target, passes: Passes) {
    this.#requests = target.requests;
    this.#passes = passes;
    this.#client = new Client({
      hostname: target.host,
      port: target.port,
      requests: target.requests.map(({ method, path, headers, body, contains }) => ({
        method,
        path,
        headers,
        ...(body === null ? {} : { body: Buffer.from(body, 'base64') }),
        ...(contains === null ? {} : { onResponse: (_: number, text: string) => (this.#body = text) }),
      })),
      pipelining: 1,
      timeout: never,
      setupClient: (client) => {
        this.#hold(client);
      },
    });
  }

  /** Resolves when it is connected, or when it cannot be: then passes fail. */
  connected(): Promise<void> {
    const { conn } = this.#client;
    if (!conn.connecting) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        resolve();
      };
      conn.once('connect', done);
      conn.once('error', done);
      conn.once('close', done);
    });
  }

  /** Begins a pass; there must be none under way. */
  begin(): void {
    this.#step = 0;
    const lost = this.#lost;
    if (lost === null) this.#request();
    else {
      // Not at once: whoever begins a pass does not expect it to be over.
      queueMicrotask(() => {
        this.#passes.over(this, lost);
      });
    }
  }

  close(): void {
    this.#gone = true;
    this.#client.destroy();
  }

  /** The pass has failed, and with it the connection: autocannon would go on in the middle of the sequence. */
  fail(error: string): void {
    if (this.#gone) return;
    this.close();
    if (this.#step === null) {
      this.#lost = error;
      return;
    }
    this.#step = null;
    this.#passes.over(this, error);
  }

  #hold(client: Client): void {
    this.#send = client._doRequest.bind(client);
    // Called on every connection that is made, and after every answer.
    client._doRequest = () => {
      this.#mayGoOn();
    };
    const execute = client.parser.execute.bind(client.parser);
    client.parser.execute = (chunk) => {
      const result = execute(chunk);
      if (result instanceof Error) this.fail('the answer is not HTTP');
      return result;
    };
    client.on('headers', (head: { shouldKeepAlive: boolean }) => {
      this.#closing = !head.shouldKeepAlive;
      if (!this.#awaiting) this.fail('an answer that was not asked for');
    });
    client.on('response', (status: number) => {
      this.#answered(status);
    });
    client.on('connError', (error: NodeJS.ErrnoException) => {
      this.fail(`the connection broke (${error.code ?? error.message})`);
    });
  }

  #request(): void {
    if (this.#closing) this.#held = true;
    else {
      this.#awaiting = true;
      this.#send();
    }
  }

  #answered(status: number): void {
    if (!this.#awaiting || this.#step === null) return;
    this.#awaiting = false;
    const { status: wanted, contains } = this.#requests[this.#step] as WireRequest;
    const fits = wanted === null ? status >= 200 && status < 300 : wanted.includes(status);
    if (!fits) this.fail(`status ${String(status)}`);
    else if (contains !== null && !this.#body.includes(contains)) {
      this.fail(`status ${String(status)} with another body than expected`);
    }
  }

  #mayGoOn(): void {
    if (this.#gone) return;
    if (this.#awaiting) {
      this.fail('the connection was closed before the end of the answer');
      return;
    }
    if (this.#held) {
      // It is a new connection.
      this.#held = false;
      this.#closing = false;
      this.#request();
      return;
    }
    if (this.#step === null) {
      this.#closing = false;
      return;
    }
    this.#step += 1;
    if (this.#step < this.#requests.length) {
      this.#request();
      return;
    }
    this.#step = null;
    this.#passes.over(this, null);
  }
}
