import { existsSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { fake, fakeFiles, Project, steady } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

/** Processes that have to do with the project: Linux tells by their command line, folder or environment. */
async function processesOf(of: Project): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    const id = Number(name);
    if (!Number.isInteger(id) || id === process.pid) continue;
    const facts = await Promise.all([
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
      readFile(`/proc/${name}/environ`, 'utf8').catch(() => ''),
      readlink(`/proc/${name}/cwd`).catch(() => ''),
    ]);
    if (facts.some((fact) => fact.includes(of.around))) found.push(id);
  }
  return found;
}

/** Nothing that was started may live on; what was killed a moment ago may still be in the table. */
async function expectNoProcess(of: Project): Promise<void> {
  if (process.platform !== 'linux') return;
  let left = await processesOf(of);
  for (let attempt = 0; attempt < 50 && left.length > 0; attempt += 1) {
    await sleep(100);
    left = await processesOf(of);
  }
  expect(left, 'processes that live on').toEqual([]);
}

const slowFiles = {
  'package.json': '{"type":"module"}',
  'sum.js': 'export const sum = (n) => { let s = 0; for (let i = 0; i < n; i++) s += i; return s; };',
  'sum.bench.js':
    'import { sum } from "./sum.js"; export default (bench) => { bench.add("sum", () => { sum(1000); }); };',
};

// A signal to a process of Windows ends it without a word; there Ctrl-C is an event of the console.
describe.skipIf(process.platform === 'win32')('an interruption', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s in the middle of measuring keeps what was measured and leaves nothing behind',
    async (signal) => {
      project = await Project.ofCommits(slowFiles, { 'README.md': 'a change' });
      const running = project.start(['gate', '--base', 'main', '--rounds', '100000', '--no-shortcut']);
      await running.saw(/Measuring 1 benchmark/u);
      await sleep(1500);
      if (process.platform === 'linux') expect((await processesOf(project)).length).toBeGreaterThan(1);
      running.child.kill(signal);
      const ended = await running.ended;
      expect(ended.code).toBe(130);
      expect(ended.stderr).toMatch(/Interrupted: ending what runs/u);
      expect(ended.stderr).toMatch(/What was measured so far is in .*\.perf-gate/u);
      expect(ended.stdout).toMatch(/[Ii]nterrupted/u);
      await expectNoProcess(project);
      expect(await project.leftOver()).toEqual([]);
      const [base, head] = [
        await project.readRun('.perf-gate/base.json'),
        await project.readRun('.perf-gate/head.json'),
      ];
      expect([base.complete, head.complete]).toEqual([false, false]);
      expect(head.samples.map(({ values }) => values.length)).toEqual(
        base.samples.map(({ values }) => values.length),
      );
      const decision = await project.readDecision();
      expect(decision.outcome).not.toBe('passed');
      expect(decision.reasons.map(({ kind }) => kind)).toContain('interrupted');
    },
  );

  it('that it cannot see leaves its copies, and the next gate removes them', async () => {
    project = await Project.ofFakes({ a: steady(1e-3) }, [
      { name: 'a', times: steady(1e-3, 1), does: 'hang', fromRound: 0 },
    ]);
    const running = project.start(['gate', '--base', 'main', '--seed', '1']);
    await running.saw(/^copying dependencies/mu);
    await sleep(500);
    running.child.kill('SIGKILL');
    await running.ended;
    const [left, ...more] = await project.leftOver();
    expect(left).toMatch(/^perf-gate-/u);
    expect(more).toEqual([]);
    await project.write('bench.fake.json', fake({ a: steady(1e-3, 1) }));
    const next = await project.gate();
    expect(next.stderr).toMatch(/^removed .* which a perf-gate that was killed had left$/mu);
    expect(next.code).toBe(0);
  });

  it('said twice ends at once, and still leaves nothing behind', async () => {
    project = await Project.create({
      ...fakeFiles(
        { a: steady(1e-3) },
        { setup: `node -e "process.on('SIGTERM',()=>{});setTimeout(()=>{},60000)"` },
      ),
    });
    await project.write('bench.fake.json', '{"benchmarks":[]}');
    const running = project.start(['gate']);
    await running.saw(/^setting up /mu);
    await sleep(300);
    running.child.kill('SIGINT');
    // Two signals of one kind that both wait are one.
    await running.saw(/Interrupted/u);
    running.child.kill('SIGINT');
    expect((await running.ended).code).toBe(130);
    await expectNoProcess(project);
    expect(await project.leftOver()).toEqual([]);
  });

  it('in the set-up ends it', async () => {
    project = await Project.ofFakes(
      { a: steady(1e-3) },
      { a: steady(1e-3, 1) },
      { setup: 'node -e "setTimeout(()=>{},60000)"' },
    );
    const running = project.start(['gate', '--base', 'main']);
    await running.saw(/^setting up /mu);
    await sleep(300);
    running.child.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.code).toBe(130);
    expect(ended.stderr).not.toMatch(/defect/u);
    await expectNoProcess(project);
    expect(await project.leftOver()).toEqual([]);
    expect(existsSync(project.file('.perf-gate/head.json'))).toBe(false);
  });

  it('of a benchmark that hangs ends it, and blames the interruption and not the benchmark', async () => {
    project = await Project.ofFakes({ a: steady(1e-3), b: steady(1e-3) }, [
      { name: 'a', times: steady(1e-3, 1) },
      { name: 'b', times: steady(1e-3), does: 'hang', fromRound: 4 },
    ]);
    const running = project.start(['gate', '--base', 'main', '--seed', '1']);
    await running.saw(/Measuring/u);
    await sleep(500);
    running.child.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.code).toBe(130);
    const base = await project.readRun('.perf-gate/base.json');
    const head = await project.readRun('.perf-gate/head.json');
    expect([base.complete, head.complete]).toEqual([false, false]);
    expect(head.failures).toEqual([]);
    const lengths = head.samples.map(({ values }) => values.length);
    expect(lengths).toEqual(base.samples.map(({ values }) => values.length));
    expect(Math.min(...lengths)).toBe(4);
  });

  it('ends a configuration that never returns', async () => {
    project = await Project.create({
      'perf-gate.config.mjs': 'process.stderr.write("loading"); for (;;);',
      'a.bench.js': '',
    });
    const running = project.start(['gate']);
    await running.saw(/loading/u);
    running.child.kill('SIGINT');
    // Killed by the signal, so there is no code.
    expect((await running.ended).code).toBeNull();
  });
});
