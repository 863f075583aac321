import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Generator } from '../../../src/measure/service/generator.ts';
import type { SlotLoad, SlotReply, WireRequest } from '../../../src/measure/service/load/protocol.ts';
import { Recording } from '../../../src/measure/service/load/recording.ts';
import { Workshop } from './workshop.ts';

/**
 * Milliseconds by which a quantile may be off for other reasons than the generator's counting: the network stack and timers.
 * Where a busy machine makes processes wait for a core, what the server and this process saw of that comes on top. The delays of
 * the servers are far above both on a machine that is not overloaded; where it is, another attempt is made.
 */
const floor = 6;
const attempts = { retry: 4 } as const;

/** Milliseconds that the event loop of this process was late at worst. */
const witness = monitorEventLoopDelay({ resolution: 5 });
witness.enable();

let workshop: Workshop;
beforeAll(async () => {
  workshop = await Workshop.open();
});
afterAll(async () => {
  await workshop.expectNothingLeft();
  await workshop.close();
});

/** A server in a process of its own that notes how long it took for each answer, from the request to the end of the answer. */
class TruthfulServer {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** @param delay body of (index) that gives milliseconds. @param more statements. */
  static async start(delay: string, more = ''): Promise<TruthfulServer> {
    const file = path.join(workshop.folder, `truth-${String(Date.now())}.cjs`);
    await writeFile(
      file,
      `const { createServer } = require('node:http');
       const times = [];
       const lag = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
       lag.enable();
       let count = 0;
       let random = 12345;
       const draw = () => (random = (random * 48271) % 2147483647) / 2147483647;
       const delay = (index) => { ${delay} };
       const server = createServer((request, response) => {
         const start = performance.now();
         response.on('finish', () => times.push(performance.now() - start));
         setTimeout(() => response.end('ok'), delay(count++));
       });
       ${more}
       process.on('message', (word) => word === 'forget' ? (times.length = count = 0, lag.reset(), process.send('forgotten')) : process.send([times, lag.max / 1e6]));
       process.on('disconnect', () => process.exit());
       server.listen(0, '127.0.0.1', () => process.send(server.address().port));`,
    );
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const [port] = (await once(child, 'message')) as [number];
    return new TruthfulServer(child, port);
  }

  /** Milliseconds of every answer, ascending, and those that the server or this process had to wait for a core at worst. */
  async truth(): Promise<{ readonly times: readonly number[]; readonly lag: number }> {
    this.#child.send('times');
    const [[times, lag]] = (await once(this.#child, 'message')) as [[number[], number]];
    return { times: times.toSorted((a, b) => a - b), lag: Math.max(lag, witness.max / 1e6) - 5 };
  }

  /** Forgets what it has answered so far. */
  async forget(): Promise<void> {
    witness.reset();
    this.#child.send('forget');
    await once(this.#child, 'message');
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}

const home: WireRequest = { method: 'GET', path: '/', headers: {}, body: null, status: null, contains: null };

interface Loaded {
  readonly slot: SlotReply;
  readonly recorded: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Loads a server by a generator that is warm. */
async function load(
  server: TruthfulServer,
  slot: SlotLoad,
  connections: number,
  requests: readonly WireRequest[] = [home],
): Promise<Loaded> {
  const { node, loadEntry: entry, env } = workshop.context;
  const generator = new Generator({
    node,
    entry,
    servers: [],
    env,
    timeout: 60,
    signal: new AbortController().signal,
  });
  try {
    const targets = [{ host: '127.0.0.1', port: server.port, requests }];
    expect(await generator.ask({ kind: 'begin', targets, connections, timeout: 10 })).toMatchObject({
      ok: true,
    });
    const ask = { kind: 'slot', target: 0, errors: 0 } as const;
    await generator.ask({ ...ask, load: { kind: 'closed', passes: 1 }, kept: false });
    await server.forget();
    const loaded = await generator.ask({ ...ask, load: slot, kept: true });
    if (!loaded.ok) throw new Error(loaded.fault.message);
    const finished = await generator.ask({ kind: 'finish', target: 0 });
    if (!finished.ok) throw new Error(finished.fault.message);
    const { recorded, p50, p95, p99 } = finished.reply;
    return { slot: loaded.reply, recorded, p50: 1000 * p50, p95: 1000 * p95, p99: 1000 * p99 };
  } finally {
    await generator.end();
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/** Our quantiles are those that the server itself saw: within 2 % and the floor. */
function expectTruth(
  loaded: Loaded,
  { times: truth, lag }: Awaited<ReturnType<TruthfulServer['truth']>>,
): void {
  expect(loaded.recorded).toBe(truth.length);
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
    ['p99', 0.99],
  ] as const) {
    const promised = quantile(truth, share);
    const seen = loaded[name];
    expect(seen, `${name}, where the server saw ${String(promised)} ms`).toBeGreaterThan(0.98 * promised - 1);
    expect(seen, `${name}, where the server saw ${String(promised)} ms`).toBeLessThan(
      1.02 * promised + floor + lag,
    );
  }
}

describe('the quantiles of a load are those of the server', attempts, () => {
  it.each([
    ['all answers take the same time', 'return 100;'],
    ['the times are exponential', 'return -100 * Math.log(draw());'],
    ['every twentieth answer takes long', 'return index % 20 === 19 ? 400 : 80;'],
  ])('when %s, closed and open', async (_, delay) => {
    for (const slot of [
      { kind: 'closed', passes: 20 },
      { kind: 'open', passes: 400, rate: 200 },
    ] as const) {
      const server = await TruthfulServer.start(delay);
      try {
        const loaded = await load(server, slot, slot.kind === 'open' ? 200 : 20);
        expect(loaded.slot.errors).toEqual({});
        expectTruth(loaded, await server.truth());
      } finally {
        await server.end();
      }
    }
  });

  it('and the throughput of a closed load is that of its connections', async () => {
    const server = await TruthfulServer.start('return 100;');
    try {
      const { slot, recorded } = await load(server, { kind: 'closed', passes: 10 }, 10);
      const { times, lag } = await server.truth();
      const mean = times.reduce((total, time) => total + time, 0) / times.length / 1000;
      const throughput = (recorded * 10) / slot.busy;
      expect(throughput).toBeLessThan(1.02 * (10 / mean));
      expect(throughput).toBeGreaterThan(0.98 * (10 / (mean + (floor + lag) / 1000)));
    } finally {
      await server.end();
    }
  });
});

describe('a stall of the server', attempts, () => {
  // Half of the time it does nothing at all: it does not even take requests, so that it cannot see that they wait.
  const stalls =
    'const cell = new Int32Array(new SharedArrayBuffer(4)); setInterval(() => Atomics.wait(cell, 0, 0, 500), 1000);';

  it('is not hidden by an open load, even over few connections', async () => {
    for (const connections of [2, 100]) {
      const server = await TruthfulServer.start('return 5;', stalls);
      try {
        // Four periods: of the passes that are due at even distances a quarter waits longer than 250 ms.
        const loaded = await load(server, { kind: 'open', passes: 160, rate: 40 }, connections);
        expect(loaded.slot.errors).toEqual({});
        expect(loaded.p95).toBeGreaterThan(400);
        expect(loaded.p99).toBeGreaterThan(450);
        expect(quantile((await server.truth()).times, 0.95)).toBeLessThan(250);
      } finally {
        await server.end();
      }
    }
  });

  it('hardly shows in a closed load, which waits with the server', async () => {
    const server = await TruthfulServer.start('return 5;', stalls);
    try {
      const loaded = await load(server, { kind: 'closed', passes: 250 }, 1);
      expect(loaded.p95).toBeLessThan(250);
    } finally {
      await server.end();
    }
  });

  it('spares no pass that is due meanwhile: each is sent, or is an error', async () => {
    const server = await TruthfulServer.start('return 200;');
    try {
      // Ten times what one connection can do: the last passes are due at 2 s and sent much later.
      const loaded = await load(server, { kind: 'open', passes: 30, rate: 50 }, 1);
      expect(loaded.recorded).toBe(30);
      expect(loaded.p99).toBeGreaterThan(30 * 200 - 600 - 200);
    } finally {
      await server.end();
    }
  });
});

describe('a recording', () => {
  it('has the quantiles of what was added, to four digits, from a microsecond to minutes', () => {
    for (const scale of [1e-6, 1e-3, 1, 10]) {
      const recording = new Recording();
      for (let index = 1000; index >= 1; index -= 1) recording.add(index * scale);
      for (const share of [0.5, 0.95, 0.99]) {
        expect(recording.quantile(share) / (1000 * share * scale)).toBeCloseTo(1, 3);
      }
    }
  });
});
