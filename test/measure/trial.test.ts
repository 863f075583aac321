import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envelope, type LoadCommand } from '../../src/measure/trial/protocol.ts';
import { openWorkshop, type Workshop } from './tinybench-project.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(async () => {
  await workshop.dispose();
});

function start(cwd: string): ChildProcess {
  const [entry] = workshop.context.trialEntry;
  if (entry === undefined) throw new Error('no entry');
  return fork(entry, {
    cwd,
    env: workshop.context.env,
    execPath: workshop.context.node,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function loaded(text: string): Promise<{ child: ChildProcess; reply: unknown }> {
  const side = await workshop.side('head', { 'package.json': '{"type":"module"}', 'a.bench.js': text });
  const child = start(side.project);
  const command: LoadCommand = {
    kind: 'load',
    file: path.join(side.project, 'a.bench.js'),
    root: side.root,
    forbidden: [],
    hooks: workshop.context.trialHooks,
    typescript: 'sucrase',
    esbuild: null,
    hooked: true,
    observed: false,
    list: true,
  };
  child.send({ envelope, ...command });
  const [reply] = (await once(child, 'message')) as [unknown];
  return { child, reply };
}

describe('a trial', () => {
  it('ends when its orchestrator is gone, whatever the benchmark keeps open', async () => {
    const { child, reply } = await loaded(
      'setInterval(() => {}, 1000); export default (bench) => { bench.add("x", () => 1); };',
    );
    expect(reply).toMatchObject({ envelope, kind: 'loaded', benchmarks: [{ name: 'x', line: 1 }] });
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });

  it('takes no notice of messages that are not from its orchestrator', async () => {
    const { child } = await loaded('export default (bench) => { bench.add("x", () => 1); };');
    const seen: unknown[] = [];
    child.on('message', (message) => seen.push(message));
    child.send({ kind: 'exit' });
    child.send('exit');
    child.send({ envelope, kind: 'calibrate', name: 'x' });
    await once(child, 'message');
    expect(seen).toMatchObject([{ kind: 'calibrated' }]);
    const ended = once(child, 'exit');
    child.send({ envelope, kind: 'exit' });
    expect(await ended).toEqual([0, null]);
  });

  it('says what it is when a person starts it', () => {
    const [entry = ''] = workshop.context.trialEntry;
    const result = spawnSync(workshop.context.node, [entry], { cwd: workshop.folder, encoding: 'utf8' });
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).toContain('part of perf-gate');
  });
});
