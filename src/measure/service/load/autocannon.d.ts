/** The part of autocannon that speaks HTTP over one connection; its package declares no types for it. */
declare module 'autocannon/lib/httpClient.js' {
  import type { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  interface ClientOptions {
    readonly hostname: string;
    readonly port: number;
    readonly requests: readonly {
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body?: Buffer;
      /** Called before `response` is emitted, with status and body. */
      readonly onResponse?: (status: number, body: string) => void;
    }[];
    readonly pipelining: number;
    /** Seconds. */
    readonly timeout: number;
    /** Called before it connects. */
    readonly setupClient: (client: Client) => void;
  }

  /** Emits `response` (status, bytes, milliseconds), `headers`, `connError`. */
  class Client extends EventEmitter {
    constructor(options: ClientOptions);
    readonly conn: Socket;
    readonly parser: { execute: (chunk: Buffer) => number | Error };
    /** Sends the next request; called by itself when connected and after each response. */
    _doRequest: () => void;
    destroy(): void;
  }
  export default Client;
}
