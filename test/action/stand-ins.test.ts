import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../baseline/run-of.ts';
import { withHub } from './harness/hub.ts';

const run = promisify(execFile);
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await folder.remove();
});

/** Starts a stand-in as a runner would; what it printed, and its outputs. */
async function start(
  file: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; log: string; outputs: string }> {
  const output = path.join(folder.path, 'output');
  await writeFile(output, '');
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const ended = await run(process.execPath, [file], {
    cwd: folder.path,
    env: {
      PATH: process.env.PATH,
      GITHUB_OUTPUT: output,
      GITHUB_WORKSPACE: folder.path,
      ...env,
      ...(Object.fromEntries(given) as Record<string, string>),
    },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, log: stdout + stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, log: stdout + stderr };
    },
  );
  return { ...ended, outputs: await readFile(output, 'utf8') };
}

describe('in the place of actions/github-script', () => {
  const file = path.join(import.meta.dirname, 'harness', 'github-script.mjs');
  const good = { script: "return require('node:path').sep.length", 'github-token': 'x' };

  it('a script runs, and what it throws fails the step', async () => {
    const fine = await start(file, good);
    expect(fine).toMatchObject({ code: 0, outputs: expect.stringContaining('result<<') as string });
    const thrown = await start(file, { ...good, script: 'throw new Error("no\\nway")' });
    expect(thrown.code).toBe(1);
    expect(thrown.log).toContain('::error::Unhandled error: Error: no%0Away');
    const late = await start(file, { ...good, script: 'Promise.reject(new Error("late"))' });
    expect(late.code).toBe(1);
  });

  it.each([
    ['an unknown input', { ...good, colour: 'red' }, 'Unexpected input INPUT_COLOUR'],
    ['no token', { script: good.script }, 'Input required and not supplied: github-token'],
    ['no script', { 'github-token': 'x' }, 'Input required and not supplied: script'],
  ])('%s is refused', async (_, inputs, said) => {
    const ended = await start(file, inputs);
    expect(ended.code).toBe(1);
    expect(ended.log).toContain(said);
  });
});

describe('in the place of actions/checkout, under act', () => {
  const file = path.resolve(import.meta.dirname, '..', 'act', 'checkout', 'index.mjs');
  const world = withHub({ 'a.txt': 'a' });
  const good = { token: '', ref: '', 'fetch-depth': '1', 'persist-credentials': 'false' };

  async function checkout(inputs: Readonly<Record<string, string>>): Promise<{ code: number; log: string }> {
    const { fake, serverUrl } = world.hub;
    return start(file, inputs, {
      GITHUB_SERVER_URL: serverUrl,
      GITHUB_REPOSITORY: `${fake.repository.owner}/${fake.repository.name}`,
      GITHUB_SHA: await world.hub.sha('main'),
      GIT_CONFIG_NOSYSTEM: '1',
    });
  }

  it('the commit is there, and the token only when it may stay', async () => {
    const token = world.hub.fake.token({ contents: 'read' });
    for (const [persist, found] of [
      ['false', false],
      ['true', true],
    ] as const) {
      const ended = await checkout({ ...good, token, 'persist-credentials': persist });
      expect(ended).toEqual({ code: 0, log: '', outputs: '' });
      expect(await readFile(path.join(folder.path, 'a.txt'), 'utf8')).toBe('a');
      const config = await readFile(path.join(folder.path, '.git', 'config'), 'utf8');
      expect(config.includes('AUTHORIZATION')).toBe(found);
      await folder.remove();
      folder = await temporaryFolder();
    }
  });

  it('an unknown input, no token, and one that is not known are refused', async () => {
    const token = world.hub.fake.token({ contents: 'read' });
    expect(await checkout({ ...good, token, colour: 'red' })).toMatchObject({ code: 1 });
    expect((await checkout(good)).log).toContain('Input required and not supplied: token');
    expect((await checkout({ ...good, token: 'ghs_guessed' })).code).toBe(1);
  });
});
