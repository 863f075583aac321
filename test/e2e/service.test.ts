import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Project } from './project.ts';

const example = path.resolve(import.meta.dirname, '../../fixtures/service');

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(path.join(example, folder));
  const entries = names.map(async (name) => [name, await readFile(path.join(example, folder, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

/** Processes that have to do with the project: Linux tells by their command line and environment. */
async function processesOf(of: Project): Promise<string[]> {
  if (!existsSync('/proc/self/environ')) return [];
  const found: string[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name) || Number(name) === process.pid) continue;
    const facts = ['cmdline', 'environ'].map((fact) =>
      readFile(`/proc/${name}/${fact}`, 'utf8').catch(() => ''),
    );
    const [line = '', environment = ''] = await Promise.all(facts);
    if (line.includes(of.around) || environment.includes(of.around)) found.push(line);
  }
  return found;
}

async function expectNoProcess(of: Project): Promise<void> {
  let left = await processesOf(of);
  for (let attempt = 0; attempt < 300 && left.length > 0; attempt += 1) {
    await sleep(100);
    left = await processesOf(of);
  }
  expect(left, 'processes that live on').toEqual([]);
}

/** Waits until both servers run: between two rounds there are none. */
async function serversOf(of: Project): Promise<void> {
  if (process.platform !== 'linux') return sleep(3000);
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const found = (await processesOf(of)).filter((line) => line.includes('server.js'));
    if (found.length >= 2) return;
    await sleep(50);
  }
  throw new Error('the servers were never seen');
}

// Rounds take seconds here: four scenarios on two servers.
describe('a gate of the example service', { timeout: 300_000 }, () => {
  it('names the endpoint that got slower, and no other', async () => {
    project = await Project.ofCommits(await filesOf('base'), await filesOf('head'));
    const ended = await project.gate(['--rounds', '9']);
    expect(ended.stderr).not.toMatch(/defect/u);
    const decision = await project.readDecision();
    const regressed = decision.verdicts.filter(({ kind, gating }) => kind === 'regressed' && gating);
    expect(regressed.map(({ benchmark, metric }) => [benchmark, metric])).toEqual([
      ['desk > positions', 'p50'],
    ]);
    // Five queries instead of one besides the first: three times as long.
    expect(regressed[0]?.change?.estimate).toBeGreaterThan(1);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/p50 latency of .*desk > positions/u);
    const head = await project.readRun('.perf-gate/head.json');
    expect(Object.keys(head.metrics).sort()).toEqual(['p50', 'p95', 'p99', 'throughput']);
    await expectNoProcess(project);
  });

  it('fails where an endpoint answers with errors that base does not', async () => {
    const broken = "export async function positions() { throw new Error('column does not exist'); }";
    project = await Project.ofCommits(await filesOf('base'), { 'positions.js': broken });
    const ended = await project.gate(['--rounds', '5', '--only', '*positions']);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/its server gave wrong answers or none.*status 500/su);
    const { verdicts } = await project.readDecision();
    expect(verdicts.map(({ kind }) => kind)).toContain('failed');
  });

  it('cannot judge a server that starts on neither side, and shows what it printed', async () => {
    const files = await filesOf('base');
    project = await Project.create({
      ...files,
      'server.js': 'console.error("cannot reach the storage"); process.exit(1);',
    });
    await project.write('positions.js', `${files['positions.js'] ?? ''}\n`);
    const ended = await project.gate(['--rounds', '5']);
    expect(ended.code).toBe(2);
    expect(ended.stdout + ended.stderr).toMatch(/did not get ready/u);
    expect(ended.stdout + ended.stderr).toMatch(/cannot reach the storage/u);
  });

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'leaves no process behind when it is ended by %s under load',
    async (signal) => {
      project = await Project.ofCommits(await filesOf('base'), await filesOf('head'));
      const running = project.start(['gate', '--base', 'main', '--rounds', '1000']);
      await running.saw(/Measuring 4 benchmarks/u);
      await serversOf(project);
      running.child.kill(signal);
      const ended = await running.ended;
      expect(ended.stderr).not.toMatch(/defect/u);
      await expectNoProcess(project);
      // Killed, it can end nothing itself; its copies stay for the next gate to remove.
      if (signal === 'SIGKILL') return;
      expect(ended.code).toBe(130);
      expect(await project.leftOver()).toEqual([]);
    },
  );
});
