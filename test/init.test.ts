import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfigFile, resolveConfig } from '../src/config/index.ts';
import { init } from '../src/init.ts';
import { PerfGateError } from '../src/model/index.ts';

let root: string;
let count = 0;

beforeAll(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), 'perf-gate-init-'));
});

afterAll(async () => {
  await fs.rm(root, { recursive: true, force: true });
});

async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(root, String(count++));
  await fs.mkdir(folder);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  }
  return folder;
}

/** What init writes and says. */
async function written(cwd: string): Promise<{ config: unknown; said: string }> {
  let said = '';
  const [file = ''] = await init({
    cwd,
    write: (text) => {
      said += text;
    },
  });
  expect(path.dirname(file)).toBe(cwd);
  // What it wrote is a configuration.
  resolveConfig({ cwd, flags: {}, file: await loadConfigFile(cwd, null) });
  return { config: JSON.parse(await fs.readFile(file, 'utf8')), said };
}

const bench = 'export default (bench) => { bench.add("x", () => 1); };';
const files = ['**/*.bench.{js,mjs,cjs,ts,mts,cts}'];

describe('init', () => {
  it('fits the configuration to benchmark files and the lock file', async () => {
    const { config, said } = await written(
      await project({
        'package.json': '{"name": "@scope/My Lib", "devDependencies": {"tinybench": "6"}}',
        'package-lock.json': '{}',
        'bench/a.bench.js': bench,
        'node_modules/x/x.bench.js': bench,
      }),
    );
    expect(config).toEqual({
      suite: 'scope-my-lib',
      setup: 'npm ci',
      suites: [{ kind: 'tinybench', files }],
    });
    expect(said).toContain('Found 1 benchmark file(s), bench/a.bench.js among them.');
    expect(said).toContain('Wrote perf-gate.config.json.');
    expect(said).toContain('perf-gate doctor');
  });

  it.each([
    [{ 'pnpm-lock.yaml': '' }, 'pnpm install --frozen-lockfile'],
    [{ 'yarn.lock': '' }, 'yarn install --frozen-lockfile'],
    [{ 'yarn.lock': '', '.yarnrc.yml': '' }, 'yarn install --immutable'],
    [{ 'yarn.lock': '', 'package.json': '{"packageManager": "yarn@4.1.0"}' }, 'yarn install --immutable'],
    [
      { 'yarn.lock': '', 'package.json': '{"packageManager": "yarn@1.22.0"}' },
      'yarn install --frozen-lockfile',
    ],
    [{ 'bun.lock': '' }, 'bun install --frozen-lockfile'],
    [
      { 'package-lock.json': '', 'pnpm-lock.yaml': '', 'package.json': '{"packageManager": "pnpm@9.0.0"}' },
      'pnpm install --frozen-lockfile',
    ],
  ])('%j is set up by %s', async (some, setup) => {
    const { config } = await written(await project({ ...some, 'a.bench.js': bench }));
    expect(config).toMatchObject({ setup });
  });

  it('finds the lock file of a workspace above', async () => {
    const top = await project({
      '.git/HEAD': '',
      'pnpm-lock.yaml': '',
      'packages/a/a.bench.js': bench,
      'packages/a/package.json': '{"name": "a"}',
    });
    const { config } = await written(path.join(top, 'packages', 'a'));
    expect(config).toMatchObject({ setup: 'pnpm install --frozen-lockfile', suite: 'a' });
  });

  it('builds first when the benchmarks import what a build makes', async () => {
    const { config } = await written(
      await project({
        'package.json': '{"scripts": {"build": "tsc"}}',
        'package-lock.json': '{}',
        'a.bench.js': `import { sum } from './dist/sum.js'; ${bench}`,
      }),
    );
    expect(config).toMatchObject({ setup: 'npm ci && npm run build' });
  });

  it('measures a script where there are no benchmark files, and says so', async () => {
    const { config, said } = await written(
      await project({ 'package.json': '{"scripts": {"bench": "node b.js"}, "dependencies": {"x": "1"}}' }),
    );
    expect(config).toEqual({ suites: [{ kind: 'command', name: 'bench', command: 'npm run bench' }] });
    expect(said).toContain('measured as a whole');
    expect(said).toContain('There is no lock file');
  });

  it('shows how to write a benchmark where there is none', async () => {
    const { config, said } = await written(await project({}));
    expect(config).toEqual({ suites: [{ kind: 'tinybench', files }] });
    expect(said).toContain('No benchmark was found. Write one');
  });

  it('takes files of vitest bench too', async () => {
    const { config } = await written(await project({ 'a.bench.ts': "import { bench } from 'vitest';" }));
    expect(config).toEqual({ suites: [{ kind: 'tinybench', files }] });
  });

  it.each(['perf-gate.config.json', 'perf-gate.config.ts'])('never overwrites %s', async (name) => {
    const cwd = await project({ [name]: 'mine', 'a.bench.js': bench });
    await expect(init({ cwd, write: () => undefined })).rejects.toThrow(`${name} exists already`);
    expect(await fs.readFile(path.join(cwd, name), 'utf8')).toBe('mine');
    expect((await fs.readdir(cwd)).sort()).toEqual(['a.bench.js', name]);
  });

  it('refuses a package.json that is broken, and writes nothing', async () => {
    const cwd = await project({ 'package.json': '{' });
    await expect(init({ cwd, write: () => undefined })).rejects.toThrow(PerfGateError);
    expect(await fs.readdir(cwd)).toEqual(['package.json']);
  });
});
