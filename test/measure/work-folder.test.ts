import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeWorkFolder } from '../../src/measure/work-folder.ts';

let around: string;
let temporary: string;
let lines: string[];
let children: ChildProcess[];
beforeEach(async () => {
  around = await realpath(await mkdtemp(path.join(os.tmpdir(), 'perf-gate-folder-')));
  temporary = path.join(around, 'tmp');
  await mkdir(temporary);
  lines = [];
  children = [];
});
afterEach(async () => {
  for (const child of children) await killed(child);
  await rm(around, { recursive: true, force: true });
});

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** A process that lives until it is killed. */
function living(cwd = around): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { cwd, stdio: 'ignore' });
  children.push(child);
  return child;
}

async function make(): Promise<string> {
  const made = await makeWorkFolder(temporary, path.join(around, 'repository'), (line) => lines.push(line));
  await made.dispose();
  return made.path;
}

/** What a gate of this machine that was killed leaves behind, with other facts about its process. */
async function leftover(name: string, facts: Readonly<Record<string, unknown>>): Promise<string> {
  const folder = path.join(temporary, name);
  await mkdir(path.join(folder, 'a'), { recursive: true });
  await writeFile(path.join(folder, 'a/file'), 'copied');
  const own = await makeWorkFolder(temporary, path.join(around, 'repository'), () => undefined);
  const owner = JSON.parse(await readFile(path.join(own.path, 'owner.json'), 'utf8')) as object;
  await own.dispose();
  await writeFile(path.join(folder, 'owner.json'), JSON.stringify({ ...owner, ...facts }));
  return folder;
}

/** The id of a process that has ended. */
async function dead(): Promise<number> {
  const child = living();
  const { pid = 0 } = child;
  await killed(child);
  return pid;
}

describe('the folder of the copies', () => {
  test('is made, named as ours, and removed', async () => {
    const made = await make();
    expect(path.dirname(made)).toBe(temporary);
    expect(path.basename(made)).toMatch(/^perf-gate-/u);
    expect(await readdir(temporary)).toEqual([]);
  });

  test('of a process that was killed is removed, and said', async () => {
    const folder = await leftover('perf-gate-dead', { pid: await dead() });
    await make();
    expect(await readdir(temporary)).toEqual([]);
    expect(lines).toEqual([`removed ${folder}, which a perf-gate that was killed had left`]);
  });

  test('of a living process stays', async () => {
    const { pid } = living();
    await leftover('perf-gate-live', { pid, started: null });
    await leftover('perf-gate-self', {});
    await make();
    expect((await readdir(temporary)).sort()).toEqual(['perf-gate-live', 'perf-gate-self']);
  });

  test.runIf(process.platform === 'linux')('of an earlier process with the same id is removed', async () => {
    await leftover('perf-gate-earlier', { started: 1 });
    await make();
    expect(await readdir(temporary)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('in which a process still runs stays', async () => {
    const folder = await leftover('perf-gate-used', { pid: await dead() });
    const child = living(path.join(folder, 'a'));
    await make();
    expect(existsSync(path.join(folder, 'a/file'))).toBe(true);
    await killed(child);
    await make();
    expect(existsSync(folder)).toBe(false);
  });

  test('of another machine, boot or container stays, as its process cannot be seen', async () => {
    await leftover('perf-gate-far', { pid: await dead(), realm: 'elsewhere' });
    await make();
    expect(await readdir(temporary)).toEqual(['perf-gate-far']);
  });

  test('stays where it does not say whose it is', async () => {
    const pid = await dead();
    await mkdir(path.join(temporary, 'perf-gate-none'));
    await mkdir(path.join(temporary, 'perf-gate-damaged'));
    await writeFile(path.join(temporary, 'perf-gate-damaged/owner.json'), '{');
    await leftover('perf-gate-tool', { pid, tool: 'another' });
    await leftover('perf-gate-pid', { pid: -1 });
    await leftover('other-name', { pid });
    await writeFile(path.join(temporary, 'perf-gate-file'), '');
    const before = await readdir(temporary);
    await make();
    expect(await readdir(temporary)).toEqual(before);
  });

  test('is not followed through a link, nor are links in it', async () => {
    const pid = await dead();
    const real = await leftover('real', { pid });
    await symlink(real, path.join(temporary, 'perf-gate-link'), 'junction');
    const outside = path.join(around, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'mine'), 'kept');
    const folder = await leftover('perf-gate-with-link', { pid });
    await symlink(outside, path.join(folder, 'a/link'), 'junction');
    await make();
    expect((await readdir(temporary)).sort()).toEqual(['perf-gate-link', 'real']);
    expect(await readFile(path.join(real, 'a/file'), 'utf8')).toBe('copied');
    expect(await readFile(path.join(outside, 'mine'), 'utf8')).toBe('kept');
  });
});
