import path from 'node:path';
import { promises as fs } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCpuList, usableCpus } from '../../src/measure/one-cpu.ts';
import type { Side } from '../../src/measure/sides.ts';
import type { Benchmark, RoundOutcome, SuiteRunner, TrialOutcome } from '../../src/measure/suite-runner.ts';
import { tinybenchRunner } from '../../src/measure/tinybench/index.ts';
import {
  asGroup,
  noSignal,
  openWorkshop,
  requestOf,
  runnerOf,
  suiteOf,
  type Workshop,
} from './tinybench-project.ts';

// Where there is one CPU, no taskset, or no Linux, the system chooses.
const cpus = await usableCpus();

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(async () => {
  await workshop.dispose();
});

interface Found {
  readonly runner: SuiteRunner;
  readonly benchmarks: readonly Benchmark[];
  readonly sides: readonly [Side, Side];
}

/** Both sides with the same suite, `HEAD` in it being true on head only. */
async function project(text: string, file = 'a.bench.js'): Promise<Found> {
  const files = (head: boolean): Record<string, string> => ({
    'package.json': '{"type":"module"}',
    'side.js': `export const HEAD = ${String(head)};`,
    [file]: text,
  });
  const sides = [
    await workshop.side('base', files(false)),
    await workshop.side('head', files(true)),
  ] as const;
  const runner = runnerOf(workshop, [file]);
  const found = await runner.discover(sides[1], noSignal);
  expect(found.failures).toEqual([]);
  return { runner, benchmarks: found.benchmarks, sides };
}

function outcomeOf(outcome: RoundOutcome, side: 'base' | 'head', id: string): TrialOutcome {
  const found = outcome[side]?.get(id);
  if (found === undefined) throw new Error(`no outcome of ${id} on ${side}`);
  return found;
}

function timeOf(outcome: RoundOutcome, side: 'base' | 'head', id: string, metric = 'time'): number {
  const found = outcomeOf(outcome, side, id);
  if (!found.ok) throw new Error(found.failure.message);
  return found.measurements[metric] ?? Number.NaN;
}

const spin = `const spin = (n) => { let sum = 0; for (let i = 0; i < n; i += 1) sum += i ^ (sum & 7); return sum; };
const wait = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
import { HEAD } from './side.js';
`;

describe('a round', () => {
  it('sees a function that works twice as long on head, sync and async', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      export default (bench) => {
        bench.add('sync', () => spin(HEAD ? 60_000 : 30_000));
        bench.add('async', async () => { await null; return spin(HEAD ? 60_000 : 30_000); });
      };`);
    for (const benchmark of benchmarks) {
      const group = asGroup([benchmark]);
      const { secondsPerRound, failed } = await runner.calibrate(requestOf(group, sides, { round: null }));
      expect(failed.base?.size).toBe(0);
      expect(secondsPerRound).toBeGreaterThan(0);
      const outcome = await runner.round(requestOf(group, sides));
      for (const metric of ['time', 'cpu']) {
        const ratio =
          timeOf(outcome, 'head', benchmark.id, metric) / timeOf(outcome, 'base', benchmark.id, metric);
        expect(ratio).toBeGreaterThan(1.5);
        expect(ratio).toBeLessThan(2.7);
      }
      expect(timeOf(outcome, 'head', benchmark.id, 'memory')).toBeGreaterThan(1e7);
      expect(timeOf(outcome, 'head', benchmark.id, 'tail')).toBeGreaterThanOrEqual(
        timeOf(outcome, 'head', benchmark.id),
      );
    }
  });

  it('measures a function of nanoseconds in batches, and one of a tenth of a second in few iterations', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      import { writeFileSync } from 'node:fs';
      export default (bench) => {
        let calls = 0;
        bench.add('short', () => calls++);
        bench.add('slow', () => { slow += 1; wait(100); });
        let slow = 0;
        process.on('exit', () => writeFileSync('calls-' + (slow > 0 ? 'slow' : 'short'), String(slow || calls)));
      };`);
    for (const benchmark of benchmarks) {
      const group = asGroup([benchmark]);
      await runner.calibrate(requestOf(group, sides, { round: null }));
      const outcome = await runner.round(requestOf(group, sides));
      expect(timeOf(outcome, 'base', benchmark.id)).toBeGreaterThan(0);
      const counts = await Promise.all(
        sides.map(async ({ project: folder }) =>
          Number(await fs.readFile(path.join(folder, `calls-${benchmark.name}`), 'utf8')),
        ),
      );
      // The same number of calls on both sides: what JIT and garbage collector do depends on it.
      expect(counts[0]).toBe(counts[1]);
      if (benchmark.name === 'short') expect(counts[0]).toBeGreaterThan(10_000);
      else expect(counts[0]).toBeLessThanOrEqual(7);
    }
  });

  it.skipIf(cpus.length < 2)(
    'keeps both sides on one CPU while they take turns, another one in other rounds; what has several threads keeps all',
    async () => {
      const { runner, benchmarks, sides } = await project(`${spin}
        import { readFileSync, writeFileSync } from 'node:fs';
        import { Worker } from 'node:worker_threads';
        let seen = '';
        const look = () => { seen = /^Cpus_allowed_list:\\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'latin1'))[1]; };
        const tell = (name) => () => writeFileSync('cpus-' + name, seen);
        const workers = [];
        const busy = 'for (;;) ;';
        export default (bench) => {
          bench.add('single', () => { spin(20_000); look(); }, { afterAll: tell('single') });
          bench.add('threads', () => { spin(20_000); look(); }, {
            beforeAll: () => { for (let i = workers.length; i < 3; i += 1) workers.push(new Worker(busy, { eval: true })); },
            afterAll: tell('threads'),
          });
        };`);
      const listed = async (name: string): Promise<string[]> =>
        Promise.all(
          sides.map(async ({ project: folder }) => fs.readFile(path.join(folder, `cpus-${name}`), 'utf8')),
        );
      const drawn = new Set<string>();
      for (const benchmark of benchmarks) {
        const group = asGroup([benchmark]);
        await runner.calibrate(requestOf(group, sides, { round: null }));
        for (const seed of benchmark.name === 'single' ? [1, 2, 3, 4, 5, 6, 7, 8] : [1]) {
          const outcome = await runner.round(requestOf(group, sides, { seed }));
          expect(timeOf(outcome, 'head', benchmark.id)).toBeGreaterThan(0);
          const [base = '', head] = await listed(benchmark.name);
          expect(head).toBe(base);
          if (benchmark.name === 'single') drawn.add(base);
          else expect(parseCpuList(base)).toEqual(cpus);
        }
      }
      expect([...drawn].every((list) => parseCpuList(list).length === 1)).toBe(true);
      expect(drawn.size).toBeGreaterThan(1);
    },
  );

  it('runs one side alone where there is no base', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      export default (bench) => { bench.add('one', () => spin(1000)); };`);
    const group = asGroup(benchmarks);
    await runner.calibrate(requestOf(group, [sides[1]], { round: null, first: 'head' }));
    const outcome = await runner.round(requestOf(group, [sides[1]], { first: 'head' }));
    expect(outcome.base).toBeUndefined();
    expect(timeOf(outcome, 'head', 'a > one')).toBeGreaterThan(0);
  });

  it('honours the duration that a benchmark reports', async () => {
    const { runner, benchmarks, sides } = await project(
      `export default (bench) => { bench.add('own clock', () => ({ overriddenDuration: 250 })); };`,
    );
    const group = asGroup(benchmarks);
    await runner.calibrate(requestOf(group, sides, { round: null }));
    const outcome = await runner.round(requestOf(group, sides));
    expect(timeOf(outcome, 'base', 'a > own clock')).toBe(0.25);
    expect(timeOf(outcome, 'head', 'a > own clock', 'tail')).toBe(0.25);
  });

  it('calls the hooks in the order of tinybench, and leaves beforeEach and afterEach out of the time', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      import { Bench } from 'tinybench';
      import { writeFileSync } from 'node:fs';
      const log = [];
      const say = (what) => { if (log.at(-1) !== what) log.push(what); };
      const bench = new Bench({
        setup: (task, mode) => say('setup ' + task.name + ' ' + mode),
        teardown: async (task, mode) => { say('teardown ' + task.name + ' ' + mode); writeFileSync('log', log.join('\\n')); },
      });
      bench.add('x', function () { if (this.name !== 'x') throw new Error('this'); say('fn'); wait(1); }, {
        async beforeAll(mode) { say('beforeAll ' + this.name + ' ' + mode); },
        beforeEach(mode) { log.length < 40 && say('beforeEach ' + mode); wait(5); },
        afterEach(mode) { log.length < 40 && say('afterEach ' + mode); },
        afterAll(mode) { say('afterAll ' + mode); },
      });
      export default bench;`);
    const group = asGroup(benchmarks);
    await runner.calibrate(requestOf(group, sides, { round: null }));
    const outcome = await runner.round(requestOf(group, sides));
    expect(timeOf(outcome, 'base', 'a > x')).toBeLessThan(0.004);
    const log = (await fs.readFile(path.join(sides[0].project, 'log'), 'utf8')).split('\n');
    const start = ['setup x warmup', 'beforeAll x warmup', 'beforeEach warmup', 'fn', 'afterEach warmup'];
    expect(log.slice(0, 5)).toEqual(start);
    const turn = log.indexOf('setup x run');
    expect(log.slice(turn - 2, turn + 2)).toEqual([
      'afterAll warmup',
      'teardown x warmup',
      'setup x run',
      'beforeAll x run',
    ]);
    expect(log.slice(-2)).toEqual(['afterAll run', 'teardown x run']);
  });

  it('compiles hot code where it is called, so that both sides of unchanged code settle on the same', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      export default (bench) => {
        bench.add('one', () => {
          if (!process.execArgv.includes('--no-concurrent-recompilation')) throw new Error('compiles elsewhere');
          return spin(1000);
        });
      };`);
    const group = asGroup(benchmarks);
    const { failed } = await runner.calibrate(requestOf(group, sides, { round: null }));
    expect(failed.base?.size).toBe(0);
    const outcome = await runner.round(requestOf(group, sides));
    for (const side of ['base', 'head'] as const)
      expect(outcomeOf(outcome, side, 'a > one').ok, side).toBe(true);
  });

  it('shares seeds between the sides, and draws others for the next round', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      import { appendFileSync } from 'node:fs';
      appendFileSync('random', Math.random() + '\\n');
      export default (bench) => { bench.add('one', () => spin(1000)); };`);
    const group = asGroup(benchmarks);
    await runner.calibrate(requestOf(group, sides, { round: null }));
    for (const seed of [0, 5]) await runner.round(requestOf(group, sides, { seed }));
    const drawn = await Promise.all(
      sides.map(async (side) =>
        (await fs.readFile(path.join(side.project, 'random'), 'utf8')).trim().split('\n'),
      ),
    );
    const [base, head] = drawn.map((lines) => lines.slice(-2));
    expect(base).toEqual(head);
    expect(base?.[0]).not.toBe(base?.[1]);
  });
});

describe('files that take long to load', () => {
  it('share a process, in the same shuffled order on both sides; a fault stays with its benchmark', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      import { appendFileSync } from 'node:fs';
      wait(350);
      const add = (bench, name, fn) => bench.add(name, fn, { beforeAll(mode) { if (mode === 'run') appendFileSync('order', name); } });
      export default (bench) => {
        for (const name of 'abcd') add(bench, name, () => spin(1000));
        add(bench, 'x', () => { if (HEAD) throw new Error('only on head'); return spin(1000); });
      };`);
    expect(runner.groups(benchmarks)).toEqual([benchmarks]);
    const group = asGroup(benchmarks);
    const { failed } = await runner.calibrate(requestOf(group, sides, { round: null }));
    expect(failed.base?.size).toBe(0);
    expect([...(failed.head ?? [])]).toMatchObject([
      ['a > x', { kind: 'threw', benchmark: 'a > x', round: null }],
    ]);
    const outcome = await runner.round(requestOf(group, sides));
    expect(outcomeOf(outcome, 'head', 'a > x')).toMatchObject({
      ok: false,
      failure: { kind: 'threw', message: 'Error: only on head', round: 0 },
    });
    for (const id of ['a > a', 'a > d']) {
      const found = outcomeOf(outcome, 'head', id);
      expect(found.ok).toBe(true);
      // The peak is the process's, and the process measured five.
      if (found.ok) expect(found.measurements).not.toHaveProperty('memory');
    }
    const [base, head] = await Promise.all(
      sides.map((side) => fs.readFile(path.join(side.project, 'order'), 'utf8')),
    );
    expect(base?.replace('x', '')).toBe(head);
    expect(
      Array.from(base ?? '')
        .sort()
        .join(''),
    ).toBe('abcdx');
    expect(base).not.toBe('abcdx');
  });

  it('one that kills its process fails; in calibration the others are measured all the same', async () => {
    const { runner, benchmarks, sides } = await project(`${spin}
      wait(350);
      export default (bench) => {
        bench.add('a', () => spin(1000));
        bench.add('killer', () => { if (HEAD) process.exit(3); });
        bench.add('b', () => spin(1000));
      };`);
    const group = asGroup(benchmarks);
    const { failed } = await runner.calibrate(requestOf(group, sides, { round: null }));
    expect([...(failed.head ?? [])].map(([id, { kind }]) => [id, kind])).toEqual([['a > killer', 'exited']]);
    const outcome = await runner.round(requestOf(group, sides));
    for (const { id } of benchmarks) expect(outcomeOf(outcome, 'base', id).ok).toBe(true);
    const killer = outcomeOf(outcome, 'head', 'a > killer');
    expect(killer).toMatchObject({ ok: false, failure: { kind: 'exited' } });
    const unmeasured = [...(outcome.head ?? [])].filter(([id, of]) => !of.ok && id !== 'a > killer');
    for (const [, of] of unmeasured) {
      if (!of.ok) expect(of.failure.message).toMatch(/^not measured: the process it shares .*killer/u);
    }
  });

  it('are recognised by the time that loading took', async () => {
    const { runner, benchmarks } = await project(
      'export default (bench) => { bench.add("a", () => 1); bench.add("b", () => 1); };',
    );
    // A machine under load may be slow to start any process: then one group is right too.
    expect([1, 2]).toContain(runner.groups(benchmarks).length);
    expect(runner.groups(benchmarks).flat()).toEqual(benchmarks);
  });
});

describe('a benchmark that fails', () => {
  it.each([
    [
      'throws',
      '() => { console.log("printed before"); throw new TypeError("boom"); }',
      'threw',
      /TypeError: boom/u,
    ],
    ['rejects', 'async () => { throw new Error("later"); }', 'threw', /later/u],
    [
      'throws nothing that can be shown',
      '() => { throw { toString() { throw 1; } }; }',
      'threw',
      /cannot be shown/u,
    ],
    ['exits', '() => { process.exit(0); }', 'exited', /exit code 0/u],
    [
      'is killed',
      '() => { process.kill(process.pid, "SIGKILL"); return new Promise(() => {}); }',
      'exited',
      /SIGKILL|exit code/u,
    ],
    [
      'rejects in the background',
      '() => { Promise.reject(new Error("nobody waits")); return new Promise((r) => setTimeout(r, 20)); }',
      'threw',
      /nobody waits/u,
    ],
    [
      'throws in a timer',
      '() => { setTimeout(() => { throw new Error("from a timer"); }); return new Promise((r) => setTimeout(r, 100)); }',
      'threw',
      /from a timer/u,
    ],
    ['hangs', '() => { for (;;); }', 'timed-out', /killed/u],
    ['never resolves', '() => new Promise(() => {})', 'timed-out', /killed/u],
    [
      'sends garbage',
      '() => { process.send({ kind: "slot", times: [1] }); return new Promise((r) => setTimeout(r, 200)); }',
      'bad-output',
      /IPC/u,
    ],
    [
      'forges a reply out of bounds',
      '() => { process.send({ envelope: "perf-gate.trial/1", kind: "calibrated", timed: -1, wall: 1e300 }); return new Promise((r) => setTimeout(r, 200)); }',
      'bad-output',
      /IPC/u,
    ],
    [
      'closes the channel',
      '() => { process.disconnect(); return new Promise(() => {}); }',
      'exited',
      /ended/u,
    ],
    ['reports NaN', '() => ({ overriddenDuration: NaN })', 'bad-value', /NaN/u],
    ['reports a text', '() => ({ overriddenDuration: "3" })', 'bad-value', /string/u],
    ['reports 0', '() => ({ overriddenDuration: 0 })', 'bad-value', /0 ms/u],
    ['is aborted', '() => 1, { signal: AbortSignal.abort() }', 'threw', /aborted/u],
    ['loads the other side', '() => import("linked/lib.js").catch(() => 1)', 'other-side', /lib\.js/u],
    ['fails in its set-up', '() => 1, { beforeAll() { throw new Error("no port"); } }', 'threw', /no port/u],
  ] as const)('because it %s says so, and only of itself', async (_how, definition, kind, message) => {
    const text = `export default (bench) => { bench.add('bad', ${definition}); };`;
    const files = { 'package.json': '{"type":"module"}', 'a.bench.js': text };
    const base = await workshop.side('base', { 'pkg/package.json': '{}', 'pkg/lib.js': '' });
    const head = await workshop.side('head', files);
    await fs.mkdir(path.join(head.project, 'node_modules'));
    await fs.symlink(
      path.join(base.project, 'pkg'),
      path.join(head.project, 'node_modules/linked'),
      'junction',
    );
    const side = { ...head, forbidden: [base.root] };
    const runner = tinybenchRunner(suiteOf(['a.bench.js']), workshop.context);
    const { benchmarks, failures } = await runner.discover(side, noSignal);
    expect(failures).toEqual([]);
    const request = requestOf(asGroup(benchmarks), [side], {
      round: null,
      timeout: kind === 'timed-out' ? 1 : 20,
      first: 'head',
    });
    const { failed } = await runner.calibrate(request);
    let failure = failed.head?.get('a > bad');
    if (failure === undefined) {
      // Zero is only seen once it is measured.
      const outcome = outcomeOf(await runner.round({ ...request, round: 0 }), 'head', 'a > bad');
      if (!outcome.ok) failure = outcome.failure;
    }
    expect(failure).toMatchObject({ benchmark: 'a > bad', kind });
    expect(failure?.message).toMatch(message);
    if (kind === 'threw' && definition.includes('printed')) {
      expect(failure?.output).toContain('printed before');
      expect(failure?.output).toContain('a.bench.js:1');
    }
    expect((failure?.output ?? '').length).toBeLessThanOrEqual(8192);
  });

  it('is told from an interruption', async () => {
    const { runner, benchmarks, sides } = await project(
      'export default (bench) => { bench.add("x", () => new Promise((r) => setTimeout(r, 50))); };',
    );
    const group = asGroup(benchmarks);
    await runner.calibrate(requestOf(group, sides, { round: null }));
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 300);
    const outcome = await runner.round(requestOf(group, sides, { signal: controller.signal }));
    expect(outcomeOf(outcome, 'base', 'a > x')).toMatchObject({
      ok: false,
      failure: { kind: 'interrupted' },
    });
    expect(outcomeOf(outcome, 'head', 'a > x')).toMatchObject({
      ok: false,
      failure: { kind: 'interrupted' },
    });
  });
});

describe('the runtime', () => {
  it('that cannot be started is a fault of the set-up, not of a benchmark', async () => {
    const side = await workshop.side('head', { 'a.bench.js': '' });
    const runner = tinybenchRunner(suiteOf(['a.bench.js']), { ...workshop.context, node: 'no-such-node' });
    await expect(runner.discover(side, noSignal)).rejects.toThrow('cannot start no-such-node');
  });
});
