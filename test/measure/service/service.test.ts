import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceSuite } from '../../../src/config/config.ts';
import type { Failure } from '../../../src/model/index.ts';
import { serviceRunner } from '../../../src/measure/service/index.ts';
import { Server, freePorts } from '../../../src/measure/service/server.ts';
import type { Side } from '../../../src/measure/sides.ts';
import type { Group, RoundOutcome, RoundRequest, TrialOutcome } from '../../../src/measure/suite-runner.ts';
import { listens, scenario, server, suiteOf, Workshop } from './workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await Workshop.open();
});
afterEach(async () => {
  await workshop.expectNothingLeft();
});
afterAll(async () => {
  await workshop.close();
});

const fine = server('setTimeout(() => response.end("hello"), 10);');

async function sides(base: string, head = base): Promise<Side[]> {
  const files = (text: string): Record<string, string> => ({ 'server.mjs': text });
  return [await workshop.side('base', files(base)), await workshop.side('head', files(head))];
}

async function requestFor(
  suite: ServiceSuite,
  of: readonly Side[],
  more: Partial<RoundRequest> = {},
): Promise<RoundRequest> {
  const [head] = of;
  if (head === undefined) throw new Error('no side');
  const signal = new AbortController().signal;
  const { benchmarks } = await serviceRunner(suite, workshop.context).discover(head, signal);
  const group = [...benchmarks] as unknown as Group;
  return { group, sides: of, first: 'base', round: 0, seed: 1, timeout: 30, signal, ...more };
}

/** Calibrates and runs one round; what fails in calibration is what comes of it. */
async function roundOf(
  suite: ServiceSuite,
  of: readonly Side[],
  more: Partial<RoundRequest> = {},
): Promise<RoundOutcome> {
  const runner = serviceRunner(suite, workshop.context);
  const request = await requestFor(suite, of, more);
  const calibration = await runner.calibrate({ ...request, round: null });
  const failed = Object.fromEntries(
    Object.entries(calibration.failed).map(([name, failures]) => [
      name,
      new Map([...failures].map(([id, failure]): [string, TrialOutcome] => [id, { ok: false, failure }])),
    ]),
  );
  if (Object.values(calibration.failed).some((failures) => failures.size > 0)) return failed;
  expect(calibration.secondsPerRound).toBeGreaterThan(0);
  return runner.round(request);
}

function measured(
  outcome: RoundOutcome,
  side: 'base' | 'head',
  id: string,
): Readonly<Record<string, number>> {
  const trial = outcome[side]?.get(id);
  if (trial?.ok !== true) throw new Error(JSON.stringify(trial ?? 'no outcome'));
  return trial.measurements;
}

/** The failure of the only scenario on head; base, which is fine, has none. */
async function failureOf(
  text: string,
  suite: ServiceSuite = suiteOf({}),
  more: Partial<RoundRequest> = {},
): Promise<Failure> {
  const outcome = await roundOf(suite, (await sides(fine, text)).slice(1), more);
  const trial = outcome.head?.get('api > home');
  if (trial === undefined || trial.ok) throw new Error('it did not fail');
  return trial.failure;
}

describe('a service', () => {
  it('is measured on both sides, and the slower side is slower', async () => {
    const slow = server('setTimeout(() => response.end("hello"), 60);');
    const suite = suiteOf({ duration: 0.5 });
    const outcome = await roundOf(suite, await sides(fine, slow));
    const [base, head] = [measured(outcome, 'base', 'api > home'), measured(outcome, 'head', 'api > home')];
    expect(base.p50).toBeGreaterThan(0.009);
    expect(head.p50).toBeGreaterThan(0.055);
    expect(head.p50).toBeGreaterThan((base.p50 ?? NaN) + 0.03);
    expect(head.throughput).toBeLessThan(0.7 * (base.throughput ?? NaN));
    expect(Object.keys(base)).not.toContain('success');
  });

  it('is given its port by the environment and in the command line', async () => {
    const text = `
      import { createServer } from 'node:http';
      if (process.argv[2] !== '--port=' + process.env.PORT) process.exit(3);
      createServer((request, response) => response.end()).listen(Number(process.env.PORT));`;
    for (const start of [
      [process.execPath, 'server.mjs', '--port={port}'],
      'node server.mjs --port={port}',
    ]) {
      const outcome = await roundOf(suiteOf({}, { start }), await sides(text));
      expect(measured(outcome, 'head', 'api > home').p50).toBeGreaterThan(0);
    }
  });

  it('is loaded at a rate, from when each pass is due', async () => {
    const suite = suiteOf({ rate: 40, connections: 10, duration: 0.5 });
    const outcome = await roundOf(suite, await sides(fine));
    const head = measured(outcome, 'head', 'api > home');
    expect(head.p50).toBeGreaterThan(0.009);
    expect(Object.keys(head)).not.toContain('throughput');
  });

  it('takes sequences as one pass, with their own bodies, headers and expectations', async () => {
    const text = server(`
      let body = '';
      request.on('data', (chunk) => (body += chunk)).on('end', () => setTimeout(() => {
        const known = request.method === 'POST' ? body === '{"a":1}' && request.headers['x-key'] === 'k' : request.url === '/last?of=1';
        response.writeHead(known ? (request.method === 'POST' ? 201 : 200) : 500).end(known ? 'order is filled' : 'no');
      }, 20));`);
    const post = { method: 'POST', path: '/orders', headers: { 'x-key': 'k' } };
    const last = { path: '/last?of=1', expect: { status: null, body: 'filled' } };
    const expectation = { status: [201], body: null };
    const suite = suiteOf(
      { duration: 0.3 },
      {
        scenarios: [
          scenario('order', { ...post, body: '{"a":1}', expect: expectation }, last),
          scenario('order from a file', { ...post, bodyFile: 'data/order.json', expect: expectation }),
        ],
      },
    );
    const files = { 'server.mjs': text, 'data/order.json': '{"a":1}' };
    const both = [await workshop.side('base', files), await workshop.side('head', files)];
    expect(await serviceRunner(suite, workshop.context).files(both[0] as Side)).toEqual(['data/order.json']);
    const outcome = await roundOf(suite, both);
    expect(measured(outcome, 'head', 'api > order').p50).toBeGreaterThan(0.038);
    expect(measured(outcome, 'head', 'api > order from a file').p50).toBeLessThan(0.038);
  });

  it('may close the connection after each answer', async () => {
    const text = server(
      'response.setHeader("connection", "close"); setTimeout(() => response.end("bye"), 5);',
    );
    const outcome = await roundOf(suiteOf({}), await sides(text));
    expect(measured(outcome, 'base', 'api > home').p50).toBeGreaterThan(0.004);
  });

  it('may fail as often as is allowed, and its success rate is then measured', async () => {
    const text = server(
      'response.writeHead(count++ % 10 === 0 ? 503 : 200); setTimeout(() => response.end(), 2);',
      'let count = 0;',
    );
    const outcome = await roundOf(suiteOf({ allowedErrors: 0.2, duration: 0.5 }), await sides(text));
    const { success } = measured(outcome, 'head', 'api > home');
    expect(success).toBeGreaterThan(0.8);
    expect(success).toBeLessThan(0.97);
  });
});

describe('a service that does not work fails and says how:', () => {
  it('never ready', async () => {
    const suite = suiteOf({}, { ready: { path: null, timeout: 0.7 } });
    const failure = await failureOf('console.log("booting"); setInterval(() => {}, 1000);', suite);
    expect(failure).toMatchObject({ kind: 'not-ready', benchmark: 'api > home', output: 'booting' });
    expect(failure.message).toMatch(/its port within 0\.7 s, but ECONNREFUSED.*PORT/u);
  });

  it('never ready at its path', async () => {
    const suite = suiteOf({}, { ready: { path: '/health', timeout: 0.7 } });
    const failure = await failureOf(server('response.writeHead(503).end();'), suite);
    expect(failure).toMatchObject({ kind: 'not-ready' });
    expect(failure.message).toMatch(/\/health within 0\.7 s, but status 503/u);
  });

  it('ends before it is ready', async () => {
    const failure = await failureOf('console.error("no database"); process.exit(4);');
    expect(failure).toMatchObject({ kind: 'not-ready', output: 'no database' });
    expect(failure.message).toBe('the server ended with exit code 4 before it was ready');
  });

  it('cannot be started', async () => {
    const failure = await failureOf(fine, suiteOf({}, { start: ['no-such-program-here'] }));
    expect(failure.kind).toBe('not-ready');
    expect(failure.message).toMatch(/could not be started|ended with/u);
  });

  it('dies under load', async () => {
    const text = server(
      'if (++count > 30) { console.error("out of luck"); process.exit(7); } response.end();',
      'let count = 0;',
    );
    const failure = await failureOf(text, suiteOf({ duration: 1 }));
    expect(failure).toMatchObject({ kind: 'exited', output: 'out of luck' });
    expect(failure.message).toBe('the server ended with exit code 7 under the load of "api > home"');
  });

  it('answers with errors, however fast', async () => {
    const failure = await failureOf(server('response.writeHead(500).end();'));
    expect(failure).toMatchObject({ kind: 'bad-answer' });
    expect(failure.message).toMatch(/^1 of 1 passes failed, and none is allowed: 1 × status 500$/u);
  });

  it('answers with errors more often than is allowed', async () => {
    const text = server('response.writeHead(count++ % 2 === 0 ? 500 : 200).end();', 'let count = 0;');
    const failure = await failureOf(text, suiteOf({ allowedErrors: 0.01, duration: 0.5 }));
    expect(failure.message).toMatch(/passes failed, and 1 % are allowed: \d+ × status 500/u);
  });

  it('answers something else', async () => {
    const body = { status: null, body: 'expected' };
    const suite = suiteOf({}, { scenarios: [scenario('home', { expect: body })] });
    expect((await failureOf(fine, suite)).message).toMatch(/status 200 with another body than expected/u);
  });

  it('answers garbage', async () => {
    const text = `
      import { createServer } from 'node:net';
      createServer((socket) => socket.on('data', () => socket.write('garbage\\r\\n\\r\\n')).on('error', () => {})).listen(Number(process.env.PORT));`;
    expect(await failureOf(text)).toMatchObject({
      kind: 'bad-answer',
      message: expect.stringMatching(/the answer is not HTTP/u) as string,
    });
  });

  it('closes the connection instead of answering', async () => {
    const failure = await failureOf(server('request.socket.destroy();'));
    expect(failure.kind).toBe('bad-answer');
    expect(failure.message).toMatch(/the connection (was closed before the end of the answer|broke)/u);
  });

  it('does not answer in time', async () => {
    const failure = await failureOf(server('request.resume();'), suiteOf({ timeout: 0.4 }));
    expect(failure).toMatchObject({ kind: 'bad-answer' });
    expect(failure.message).toMatch(/no answer within 0\.4 s/u);
  });

  it('cannot keep up with the rate', async () => {
    const text = server('setTimeout(() => response.end(), 100);');
    const suite = suiteOf({ rate: 50, connections: 1, warmUp: 0.4, timeout: 0.5 });
    expect((await failureOf(text, suite)).message).toMatch(/no answer within 0\.5 s|not sent within 0\.5 s/u);
  });

  it.runIf(process.platform === 'linux')('leaks sockets', async () => {
    const text = `
      import { createServer } from 'node:http';
      const server = createServer((request, response) => response.end('ok'));
      // It never learns that its clients are gone.
      server.on('connection', (socket) => { const { emit } = socket; socket.emit = (name, ...rest) => name === 'end' ? true : emit.call(socket, name, ...rest); socket.allowHalfOpen = true; });
      server.listen(Number(process.env.PORT));`;
    const failure = await failureOf(text);
    expect(failure.kind).toBe('left-open');
    expect(failure.message).toMatch(/^\d+ connections that their clients have closed are still open/u);
  });

  it('misses the file of a body', async () => {
    const suite = suiteOf({}, { scenarios: [scenario('home', { bodyFile: 'order.json' })] });
    expect(await failureOf(fine, suite)).toMatchObject({
      kind: 'load',
      message: expect.stringMatching(/body of a request cannot be read: .*order\.json/u) as string,
    });
  });

  it('and the other scenarios of a server that died are not measured, by name', async () => {
    const text = server('if (request.url === "/die") process.exit(1); response.end();');
    const scenarios = [scenario('home'), scenario('die', { path: '/die' })];
    const outcome = await roundOf(suiteOf({}, { scenarios }), (await sides(fine, text)).slice(1));
    const failures = [...(outcome.head?.values() ?? [])].flatMap((trial) =>
      trial.ok ? [] : [trial.failure],
    );
    expect(failures.map(({ kind }) => kind)).toContain('exited');
    expect(failures.some(({ message }) => message.includes('under the load of "api > die"'))).toBe(true);
  });
});

describe('a server', () => {
  async function started(text: string, stop: ServiceSuite['stop']): Promise<{ one: Server; side: Side }> {
    const side = await workshop.side('head', { 'server.mjs': text });
    const [port = 0] = await freePorts(1);
    const { signal } = new AbortController();
    const suite = suiteOf({}, { stop });
    const { env } = workshop.context;
    const one = new Server({ suite, port, cwd: side.project, env, timeout: 30, signal });
    expect(await one.ready(signal)).toBeNull();
    return { one, side };
  }

  it.skipIf(process.platform === 'win32')('is asked to end, and has the time to', async () => {
    const text = `import { writeFileSync } from 'node:fs'; ${fine}
      process.on('SIGINT', () => setTimeout(() => { writeFileSync('ended', 'in order'); process.exit(); }, 200));`;
    const { one, side } = await started(text, { signal: 'SIGINT', grace: 10 });
    await one.stop();
    expect(await readFile(path.join(side.project, 'ended'), 'utf8')).toBe('in order');
    expect(await listens(one.port)).toBe(false);
  });

  it('that does not end when asked is killed, with what it started', async () => {
    const text = `import { spawn } from 'node:child_process'; ${fine}
      process.on('SIGTERM', () => {});
      spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { detached: true }).unref();`;
    const { one } = await started(text, { signal: 'SIGTERM', grace: 0.3 });
    await sleep(200);
    await one.stop();
    expect(await listens(one.port)).toBe(false);
    await workshop.expectNothingLeft();
  });

  it('and the load on it end when the gate is interrupted', async () => {
    const interruption = new AbortController();
    const suite = suiteOf({ duration: 30 });
    const request = await requestFor(suite, await sides(fine), { signal: interruption.signal });
    const runner = serviceRunner(suite, workshop.context);
    await runner.calibrate({ ...request, round: null });
    const round = runner.round(request);
    await sleep(700);
    interruption.abort();
    const outcome = await round;
    expect([...(outcome.head?.values() ?? [])]).toMatchObject([
      { ok: false, failure: { kind: 'interrupted' } },
    ]);
    await workshop.expectNothingLeft();
  });
});
