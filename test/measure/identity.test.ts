import { promises as fs } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../src/measure/same-files.ts';
import { tinybenchRunner } from '../../src/measure/tinybench/index.ts';
import { asGroup, noSignal, openWorkshop, requestOf, suiteOf, type Workshop } from './tinybench-project.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.dispose());

/** Reads at load and in the function, and loads a module only when called. */
const files = {
  'package.json': '{"type":"module"}',
  'package-lock.json': '{"lockfileVersion":3}',
  'README.md': 'adds\n',
  'sum.js': 'export const sum = (n) => { let s = 0; for (let i = 0; i < n; i++) s += i; return s; };\n',
  'unused.js': 'export const unused = 1;\n',
  'late/one.js': 'export const late = 1;\n',
  'late/two.js': 'export const late = 1;\n',
  'data/early.json': '{"n":100}',
  'data/now.txt': 'x',
  'data/beside.txt': 'x',
  'data/other.bin': 'x',
  'a.bench.js': `import { readFileSync } from 'node:fs';
import { sum } from './sum.js';
const at = (name) => new URL(name, import.meta.url);
const { n } = JSON.parse(readFileSync(at('data/early.json'), 'utf8'));
export default (bench) => {
  bench.add('sum', async () => { await import('./late/one.js'); sum(n + readFileSync(at('data/now.txt')).length); });
};
`,
};
type Files = Readonly<Record<string, string>>;

/** What the runner says of two sides with these files. */
async function identityOf(
  base: Files,
  head: Files,
  env: Files = {},
  suite = 'a.bench.js',
  tool: string | null = null,
): Promise<Identity> {
  const sides = [await workshop.side('base', base), await workshop.side('head', head)] as const;
  for (const { root } of tool === null ? [] : sides) {
    await fs.mkdir(path.join(root, 'node_modules'));
    const installed = path.resolve(import.meta.dirname, '../../node_modules', tool ?? '');
    await fs.symlink(installed, path.join(root, 'node_modules', tool ?? ''), 'junction');
  }
  const context = { ...workshop.context, env: { ...workshop.context.env, ...env } };
  const runner = tinybenchRunner(suiteOf([suite]), context);
  await runner.discover(sides[0], noSignal);
  const { benchmarks, failures } = await runner.discover(sides[1], noSignal);
  expect(failures).toEqual([]);
  const request = requestOf(asGroup(benchmarks), sides, { round: null });
  await runner.calibrate(request);
  if (runner.identity === undefined) throw new Error('the runner cannot tell');
  return runner.identity(request);
}

const withCode = (code: string): Files => ({
  ...files,
  'x.node': 'no addon',
  'a.bench.js': `${code}\n${files['a.bench.js']}`,
});

describe('identical', () => {
  it('where only files differ that are neither loaded nor like one that was read', async () => {
    const change = { 'README.md': 'adds quickly\n', 'unused.js': '', 'new.js': '', 'data/other.bin': 'y' };
    const identity = await identityOf(files, { ...files, ...change });
    expect(identity).toEqual({ identical: true, files: expect.any(Number) as number });
  });

  it('for TypeScript and for CommonJS', async () => {
    const suite = {
      'package.json': '{}',
      'b.bench.ts': `const { one } = require('./one'); module.exports = (bench: unknown) => { (bench as any).add('b', () => one()); };`,
      'one.ts': 'exports.one = (): number => 1;',
    };
    const run = (change: Files): Promise<Identity> =>
      identityOf(suite, { ...suite, ...change }, {}, 'b.bench.ts');
    expect((await run({ 'x.md': '' })).identical).toBe(true);
    expect(await run({ 'one.ts': 'exports.one = (): number => 2;' })).toMatchObject({
      because: 'one.ts differs',
    });
    // Resolved to another file, although nothing that base loads has changed.
    expect(await run({ 'one.js': 'exports.one = () => 1;' })).toMatchObject({
      because: 'one.js differs',
    });
  });

  for (const tool of ['tsx', 'esbuild'] as const) {
    it(`for TypeScript that ${tool} transforms, whose configuration counts`, async () => {
      const suite = {
        'package.json': '{"type":"module"}',
        'tsconfig.json': '{"extends":"./settings/base.json"}',
        'settings/base.json': '{"compilerOptions":{"useDefineForClassFields":true}}',
        'b.bench.ts': `import { One } from './one.ts'; export default (bench: any) => { bench.add('b', () => new One()); };`,
        'one.ts': 'export class One { two: number = 2; }',
      };
      const run = (change: Files): Promise<Identity> =>
        identityOf(suite, { ...suite, ...change }, {}, 'b.bench.ts', tool);
      expect((await run({ 'x.md': '' })).identical).toBe(true);
      const other = await run({ 'settings/base.json': suite['settings/base.json'].replace('true', 'false') });
      expect(other).toEqual(
        tool === 'tsx'
          ? { identical: false, because: 'one.ts differs' }
          : expect.objectContaining({ identical: true }),
      );
    });
  }

  it('where options of Node are numbers and switches', async () => {
    const identity = await identityOf(files, files, {
      NODE_OPTIONS: '--max-old-space-size=512 --no-warnings',
    });
    expect(identity.identical).toBe(true);
  });
});

describe('not identical, because of another version', () => {
  it.each<[string, Files, string]>([
    ['of a module', { 'sum.js': `${files['sum.js']}// x` }, 'sum.js differs'],
    ['of a module loaded late', { 'late/one.js': 'export const late = 2;' }, 'late/one.js differs'],
    [
      'of a module that may be loaded late',
      { 'late/two.js': 'export const late = 2;' },
      'late/two.js differs',
    ],
    ['of a file read while loading', { 'data/early.json': '{"n":200}' }, 'data/early.json differs'],
    ['of a file read by the function', { 'data/now.txt': 'xx' }, 'data/now.txt differs'],
    ['of a file like one that was read', { 'data/beside.txt': 'xx' }, 'data/beside.txt differs'],
    ['of package.json', { 'package.json': '{"type":"module","x":1}' }, 'package.json differs'],
    ['of the lock file', { 'package-lock.json': '{"lockfileVersion":4}' }, 'package-lock.json differs'],
    ['of the lock file, which is new', { 'yarn.lock': '' }, 'yarn.lock differs'],
  ])('%s', async (_, change, because) => {
    expect(await identityOf(files, { ...files, ...change })).toEqual({ identical: false, because });
  });

  it('of a file that only the measured phase reads', async () => {
    const hook = "{ beforeAll(mode) { if (mode === 'run') readFileSync(at('unused.js')); } }";
    const base = {
      ...files,
      'a.bench.js': files['a.bench.js'].replace('.length); });', `.length); }, ${hook});`),
    };
    const head = { ...base, 'unused.js': 'export {};\n' };
    expect(await identityOf(base, head)).toMatchObject({ because: 'unused.js differs' });
  });

  it.each(['', '() => '])('of an ES module behind an ES module that is required (%s)', async (late) => {
    const load = `const load = ${late}require('./one.mjs');`;
    const call = late === '' ? 'load.one()' : 'load().one()';
    const base = {
      'package.json': '{}',
      'c.bench.cjs': `${load} module.exports = (bench) => { bench.add('c', () => ${call}); };`,
      'one.mjs': "export { one } from './deep/two.mjs';",
      'deep/two.mjs': 'export const one = () => 1;',
      'deep/three.md': '',
    };
    expect(await identityOf(base, { ...base, 'deep/three.md': 'x' }, {}, 'c.bench.cjs')).toMatchObject({
      identical: true,
    });
    const head = { ...base, 'deep/two.mjs': 'export const one = () => 2;' };
    expect(await identityOf(base, head, {}, 'c.bench.cjs')).toMatchObject({
      because: 'deep/two.mjs differs',
    });
  });

  it.each([
    ['existsSync(at("new.txt"))', 'new.txt', 'new.txt differs'],
    ['readdirSync(at("data"))', 'data/new.bin', 'data is listed, and new.bin is not the same in it'],
    [
      'readdirSync(at("."), { recursive: true })',
      'data/new.bin',
      'data is listed, and new.bin is not the same in it',
    ],
    ['createRequire(import.meta.url).resolve("./new.cjs")', 'new.cjs', 'new.cjs differs'],
    ['await promises.readFile(at("new.txt")).catch(() => 0)', 'new.txt', 'new.txt differs'],
    ['createReadStream(at("new.txt")).on("error", () => 0)', 'new.txt', 'new.txt differs'],
    ['await new Promise((done) => open(at("new.txt"), done))', 'new.txt', 'new.txt differs'],
    ['realpathSync.native("new.txt", () => 0)', 'new.txt', 'new.txt differs'],
    ['statSync("new.txt", { throwIfNoEntry: false })', 'new.txt', 'new.txt differs'],
  ])('seen by %s', async (code, name, because) => {
    const names = 'existsSync, readdirSync, promises, createReadStream, open, realpathSync, statSync';
    const suite = files['a.bench.js']
      .replace('import {', "import { createRequire } from 'node:module';\nimport {")
      .replace('readFileSync }', `readFileSync, ${names} }`)
      .replace('const { n }', `try { ${code}; } catch {}\nconst { n }`);
    const base = { ...files, 'a.bench.js': suite };
    expect(await identityOf(base, { ...base, [name]: 'x' })).toEqual({ identical: false, because });
  });

  it.skipIf(process.platform === 'win32')('of a file behind a link', async () => {
    const base = { ...files, 'far/real.txt': 'x' };
    const suite = files['a.bench.js'].replace('const { n }', "readFileSync(at('link.txt'));\nconst { n }");
    const sides = [
      await workshop.side('base', { ...base, 'a.bench.js': suite }),
      await workshop.side('head', { ...base, 'a.bench.js': suite, 'far/real.txt': 'y' }),
    ] as const;
    for (const { root } of sides) await fs.symlink('far/real.txt', path.join(root, 'link.txt'));
    const runner = tinybenchRunner(suiteOf(['a.bench.js']), workshop.context);
    const { benchmarks } = await runner.discover(sides[0], noSignal);
    await runner.discover(sides[1], noSignal);
    const request = requestOf(asGroup(benchmarks), sides, { round: null });
    await runner.calibrate(request);
    expect(await runner.identity?.(request)).toMatchObject({ identical: false });
  });
});

describe('not identical, because what it reads cannot be known', () => {
  it.each([
    [
      'functions of fs are replaced',
      "import fs from 'node:fs'; const own = fs.openSync; fs.openSync = (...p) => own(...p);",
      /replaces functions of Node/u,
    ],
    [
      'it starts processes',
      "import { execFileSync } from 'node:child_process'; execFileSync(process.execPath, ['-e', '0']);",
      /starts processes/u,
    ],
    [
      'it starts a worker',
      "import { Worker } from 'node:worker_threads'; await new Promise((done) => new Worker('0', { eval: true }).on('exit', done));",
      /starts worker threads/u,
    ],
    [
      'it loads a native addon',
      "import { createRequire } from 'node:module'; try { createRequire(import.meta.url)('./x.node'); } catch {}",
      /native addon/u,
    ],
    ['it goes behind fs', "process.binding('fs');", /process\.binding/u],
    [
      'it registers hooks',
      "import { register } from 'node:module'; register('data:text/javascript,');",
      /module hooks/u,
    ],
    [
      'it connects to something',
      "import net from 'node:net'; const s = net.connect(1, '127.0.0.1'); s.on('error', () => {}); s.destroy();",
      /the network/u,
    ],
    ['it uses WASI', "import { WASI } from 'node:wasi';", /reads files unseen/u],
  ])('%s', async (_, code, because) => {
    const side = withCode(code);
    expect(await identityOf(side, side)).toMatchObject({
      identical: false,
      because: expect.stringMatching(because) as string,
    });
  });

  it('NODE_OPTIONS names a file', async () => {
    const side = { ...files, 'first.cjs': '' };
    expect(await identityOf(side, side, { NODE_OPTIONS: '--require ./first.cjs' })).toMatchObject({
      because: expect.stringContaining('NODE_OPTIONS') as string,
    });
  });

  it('its function fails in a whole trial, though not at first', async () => {
    const side = {
      ...files,
      'a.bench.js': `let run = false; export default (bench) => bench.add('x', () => { if (run) throw new Error('x'); }, { beforeAll(mode) { run = mode === 'run'; } });`,
    };
    expect(await identityOf(side, side)).toMatchObject({
      because: 'a trial that is watched does not succeed',
    });
  });
});
