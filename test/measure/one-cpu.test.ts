import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { cpuTicks, isOneThread, moveTo, parseCpuList, usableCpus } from '../../src/measure/one-cpu.ts';

// Where there is one CPU, no taskset, or no Linux, nothing is moved, and nothing can be seen.
const cpus = await usableCpus();

function allowed(pid: number): readonly number[] {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'latin1');
  return parseCpuList(/^Cpus_allowed_list:\s*(.*)$/mu.exec(status)?.[1] ?? '');
}

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(code: string): Promise<number> {
  const child = spawn(process.execPath, ['-e', `${code}; process.stdout.write('ready')`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', () => {
      resolve(child.pid ?? 0);
    });
  });
}

describe('a list of CPUs', () => {
  it.each([
    ['0-2,5', [0, 1, 2, 5]],
    ['3\n', [3]],
    ['', []],
    ['none', []],
  ])('%j is %j', (text, list) => {
    expect(parseCpuList(text)).toEqual(list);
  });
});

describe.skipIf(cpus.length < 2)('processes on one CPU', () => {
  it('stay there with all their threads until they are let go', async () => {
    const one = await start('setInterval(() => {}, 1000)');
    const other = await start('setInterval(() => {}, 1000)');
    const last = cpus.at(-1) ?? 0;
    await moveTo([last], [one, other]);
    expect([allowed(one), allowed(other)]).toEqual([[last], [last]]);
    await moveTo(cpus, [one]);
    expect([allowed(one), allowed(other)]).toEqual([cpus, [last]]);
  });

  it('that are gone are no error', async () => {
    await expect(moveTo(cpus, [2 ** 22 - 1])).resolves.toBeUndefined();
    expect(cpuTicks(2 ** 22 - 1)).toBeNull();
  });
});

describe('what works in one thread', () => {
  it.skipIf(cpus.length < 2)('is told from what works in several', async () => {
    const spin = 'const end = Date.now() + 600; while (Date.now() < end);';
    const idle = { main: 0, all: 0 };
    const single = cpuTicks(await start(spin));
    expect(isOneThread(idle, single)).toBe(true);
    const threads = cpuTicks(
      await start(
        `const { Worker } = require('node:worker_threads');
         const buffer = new SharedArrayBuffer(4);
         for (let i = 0; i < 3; i += 1) {
           new Worker('const { workerData } = require("node:worker_threads"); let n = 0; while (n < 3e8) n += 1; Atomics.add(new Int32Array(workerData), 0, 1); Atomics.notify(new Int32Array(workerData), 0);', { eval: true, workerData: buffer });
         }
         const done = new Int32Array(buffer);
         for (let seen = 0; seen < 3; seen = Atomics.load(done, 0)) Atomics.wait(done, 0, seen)`,
      ),
    );
    expect(isOneThread(idle, threads)).toBe(false);
  });

  it('cannot be said of what nothing is known of, and is taken for granted of what did next to nothing', () => {
    expect(isOneThread(null, { main: 100, all: 100 })).toBe(false);
    expect(isOneThread({ main: 5, all: 5 }, { main: 5, all: 8 })).toBe(true);
    expect(isOneThread({ main: 50, all: 60 }, { main: 60, all: 90 })).toBe(false);
  });
});
