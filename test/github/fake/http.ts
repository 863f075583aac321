import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: object | Buffer;
}

/** What a test wants to go wrong. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  /** null: the connection breaks without an answer. */
  readonly answer: Answer | null;
  /** The request is carried out before it fails. */
  readonly late?: boolean;
  times: number;
}

/** A real server on loopback that answers by one function, and can be made to fail. */
export class LoopbackServer {
  /** `http://127.0.0.1:port`. */
  url = '';
  /** Every request with the status it got. */
  readonly log: { method: string; path: string; status: number | null }[] = [];
  readonly #faults: Fault[] = [];
  readonly #before: { method: string; path: RegExp; work: () => void | Promise<void> }[] = [];
  readonly #server: Server;

  constructor(answer: (asked: Asked) => Answer | Promise<Answer>) {
    this.#server = createServer((request, response) => {
      void this.#serve(request, response, answer).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  fail(
    method: string,
    path: RegExp,
    answer: Answer | null,
    more: { times?: number; late?: boolean } = {},
  ): void {
    this.#faults.push({ method, path, answer, times: more.times ?? 1, late: more.late ?? false });
  }

  /** Something that happens once, just before a request is answered. */
  before(method: string, path: RegExp, work: () => void | Promise<void>): void {
    this.#before.push({ method, path, work });
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
    answer: (asked: Asked) => Answer | Promise<Answer>,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const method = request.method ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked: Asked = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks),
    };
    const fits = (entry: { method: string; path: RegExp }): boolean =>
      entry.method === method && entry.path.test(url.pathname);
    const interruption = this.#before.findIndex(fits);
    if (interruption !== -1) await this.#before.splice(interruption, 1)[0]?.work();
    const fault = this.#faults.find((entry) => entry.times > 0 && fits(entry));
    if (fault !== undefined) fault.times -= 1;
    const honest = fault === undefined || fault.late === true ? await answer(asked) : null;
    const given = fault === undefined ? honest : fault.answer;
    this.log.push({ method, path: url.pathname, status: given?.status ?? null });
    if (given === null) {
      response.destroy();
      return;
    }
    const { status, headers, body } = given;
    const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    response.writeHead(status, {
      ...(body === undefined || Buffer.isBuffer(body)
        ? {}
        : { 'content-type': 'application/json; charset=utf-8' }),
      ...headers,
    });
    response.end(bytes);
  }
}
