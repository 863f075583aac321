/**
 * How much load the generator of service suites makes: requests per second of a server that does nothing, by `wrk` and by ours
 * in turns, and how busy the server's core was. Needs `wrk` on the PATH, a build, and two idle cores: where the server is not
 * busy, the figures tell how its machine shares cores out, and nothing of the generators.
 *
 *     npm run bench:load -- [--rounds N] [--connections N]
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { Generator } from '../src/measure/service/generator.ts';
import { median } from 'simple-statistics';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const seconds = 2;
const server = `
  const server = require('node:http').createServer((request, response) => response.end());
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('message', () => process.send(process.cpuUsage()));
  process.on('disconnect', () => process.exit());`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '10' },
  },
});
const rounds = Number(values.rounds);
const connections = Number(values.connections);

const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
const [port] = (await once(child, 'message')) as [number];

async function cpuSeconds(): Promise<number> {
  child.send('usage');
  const [usage] = (await once(child, 'message')) as [NodeJS.CpuUsage];
  return (usage.user + usage.system) / 1e6;
}

async function byWrk(): Promise<number> {
  const args = [
    '-t1',
    `-c${String(connections)}`,
    `-d${String(seconds)}s`,
    `http://127.0.0.1:${String(port)}/`,
  ];
  const { stdout } = await promisify(execFile)('wrk', args);
  const found = /Requests\/sec:\s*([\d.]+)/u.exec(stdout)?.[1];
  if (found === undefined) throw new Error(`wrk said something else than expected:\n${stdout}`);
  return Number(found);
}

const generator = new Generator({
  servers: [],
  node: process.execPath,
  entry: [path.join(root, 'dist', 'load', 'index.js')],
  env: { PATH: process.env.PATH ?? '' },
  timeout: 600,
  signal: new AbortController().signal,
});

/** @param passes of each connection. */
async function byUs(passes: number): Promise<number> {
  const answer = await generator.ask({
    kind: 'slot',
    target: 0,
    load: { kind: 'closed', passes },
    kept: true,
    errors: 0,
  });
  if (!answer.ok) throw new Error(answer.fault.message);
  return answer.reply.passes / answer.reply.seconds;
}

try {
  const home = { method: 'GET', path: '/', headers: {}, body: null, status: null, contains: null };
  const targets = [{ host: '127.0.0.1', port, requests: [home] }];
  await generator.ask({ kind: 'begin', targets, connections, timeout: 10 });
  const pace = await byUs(5000);
  const passes = Math.round((pace * seconds) / connections);
  const rates: Record<'wrk' | 'perf-gate', number[]> = { wrk: [], 'perf-gate': [] };
  say('round  wrk req/s  server busy  perf-gate req/s  server busy');
  for (let round = 0; round < rounds; round += 1) {
    const cells: string[] = [];
    for (const [name, load] of [
      ['wrk', byWrk],
      ['perf-gate', async () => byUs(passes)],
    ] as const) {
      const [before, started] = [await cpuSeconds(), performance.now()];
      const rate = await load();
      const busy = (await cpuSeconds()) - before;
      rates[name].push(rate);
      cells.push(rate.toFixed(0), `${((100_000 * busy) / (performance.now() - started)).toFixed(0)} %`);
    }
    say([String(round + 1), ...cells].map((cell) => cell.padStart(10)).join(' '));
  }
  const [wrk, ours] = [median(rates.wrk), median(rates['perf-gate'])];
  say(
    `median: wrk ${wrk.toFixed(0)}/s, perf-gate ${ours.toFixed(0)}/s: ${((100 * ours) / wrk).toFixed(0)} % of wrk`,
  );
} finally {
  await generator.end();
  child.disconnect();
}
