import { promises as fs } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Discovery } from '../../src/measure/suite-runner.ts';
import { noSignal, openWorkshop, runnerOf, type Workshop } from './tinybench-project.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(async () => {
  await workshop.dispose();
});

const asModule = { 'package.json': '{"type":"module"}' };

async function discover(
  files: Readonly<Record<string, string>>,
  patterns: readonly string[] = ['**/*.bench.{js,mjs,cjs,ts,mts,cts}'],
): Promise<Discovery> {
  const side = await workshop.side('head', { ...asModule, ...files });
  return runnerOf(workshop, patterns).discover(side, noSignal);
}

const names = (discovery: Discovery): string[] => discovery.benchmarks.map(({ id }) => id);

describe('what a suite file may export', () => {
  it('a function that receives a Bench, which may be async', async () => {
    const found = await discover({
      'bench/a.bench.js':
        'export default async (bench) => {\n  await null;\n  bench.add("one", () => 1)\n    .add("two", () => 2);\n};',
    });
    expect(found).toMatchObject({ failures: [], warnings: [] });
    expect(found.benchmarks).toEqual([
      { id: 'bench/a > one', name: 'one', file: 'bench/a.bench.js', line: 3 },
      { id: 'bench/a > two', name: 'two', file: 'bench/a.bench.js', line: 4 },
    ]);
    expect(found.runtime).toEqual({
      name: 'node',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/u) as string,
    });
    const loaded = found.loaded?.get('bench/a.bench.js') ?? [];
    expect(loaded.map((file) => path.basename(file))).toEqual(['a.bench.js']);
  });

  it('a Bench, or an array of benches and functions, without tinybench being installed', async () => {
    const found = await discover({
      'a.bench.js': `import { Bench } from 'tinybench'; const bench = new Bench({ name: 'first', time: 10 });
        bench.add('x', () => 1); export default [bench, (given) => { given.add('y', () => 2); }];`,
      'b.bench.js': `import { Bench, nToMs, mToNs, now, hrtimeNow } from 'tinybench'; export default new Bench().add('z', () => now() + hrtimeNow() + nToMs(1) + mToNs(1));`,
    });
    expect(found.failures).toEqual([]);
    expect(names(found)).toEqual(['a > first > x', 'a > y', 'b > z']);
  });

  it('with our Bench even where the project has tinybench itself', async () => {
    const side = await workshop.side('head', {
      ...asModule,
      'node_modules/tinybench/package.json': '{"name":"tinybench","version":"2.0.0","main":"index.js"}',
      'node_modules/tinybench/index.js': 'throw new Error("the real one was loaded");',
      'a.bench.js': 'import { Bench } from "tinybench"; export default new Bench().add("x", () => 1);',
      'b.bench.cjs': 'module.exports = new (require("tinybench").Bench)().add("y", () => 1);',
    });
    const found = await runnerOf(workshop, ['*.bench.*']).discover(side, noSignal);
    expect(found.failures).toEqual([]);
    expect(names(found)).toEqual(['a > x', 'b > y']);
  });

  it('nothing: the benches of a script that runs itself are taken, and its printing does no harm', async () => {
    const found = await discover({
      'major6.bench.js': `import { Bench } from 'tinybench';
        const bench = new Bench({ name: 'six', time: 1 });
        bench.add('a', () => 1, { async: false }).add('b', async () => 2);
        bench.addEventListener('cycle', () => {});
        await bench.run();
        console.table(bench.table());
        for (const task of bench.tasks) console.log(task.name, task.result.latency.mean.toFixed(3), task.result.throughput.mean, task.result.state);`,
      'major2.bench.js': `import { Bench } from 'tinybench';
        async function main() {
          const bench = new Bench({ time: 1 });
          bench.add('c', () => 1).todo('later').add('d', () => 2);
          await bench.warmup();
          await bench.run();
          console.table(bench.tasks.map(({ name, result }) => ({ name, hz: result?.hz.toFixed(0), p99: result?.p99, rme: result?.rme, samples: result?.samples.length })));
          bench.remove('d');
          if (bench.getTask('c') === undefined || bench.results.length !== 1) throw new Error('lost');
        }
        main();`,
    });
    expect(found.failures).toEqual([]);
    expect(names(found)).toEqual(['major2 > c', 'major6 > six > a', 'major6 > six > b']);
    expect(found.warnings).toEqual(['major2.bench.js: 1 marked todo: left out']);
  });

  it('CommonJS, with and without a transpiler', async () => {
    const found = await discover({
      'a.bench.cjs': `const { Bench } = require('tinybench'); module.exports = (bench) => { bench.add('x', () => 1); if (!(bench instanceof Bench)) throw new Error('other Bench'); };`,
      'b.bench.cjs': `const tinybench_1 = require('tinybench'); require.resolve('tinybench'); Object.defineProperty(exports, '__esModule', { value: true });
        exports.default = new tinybench_1.Bench(); exports.default.add('y', () => 1);`,
      'c.bench.cjs': `const { Bench } = require('./lib/wrap.cjs'); const bench = new Bench(); bench.add('z', () => 1); bench.run();`,
      'lib/wrap.cjs': `module.exports = { Bench: require('tinybench').Bench };`,
    });
    expect(found.failures).toEqual([]);
    expect(names(found)).toEqual(['a > x', 'b > y', 'c > z']);
    expect((found.loaded?.get('c.bench.cjs') ?? []).map((file) => path.basename(file)).sort()).toEqual([
      'c.bench.cjs',
      'wrap.cjs',
    ]);
  });

  it('the name of the suite takes the place of the file', async () => {
    const side = await workshop.side('head', {
      ...asModule,
      'a.js': 'export default (bench) => { bench.add("x", () => 1); };',
    });
    const found = await runnerOf(workshop, ['./a.js'], 'parsing').discover(side, noSignal);
    expect(names(found)).toEqual(['parsing > x']);
  });
});

describe('a file that is no suite', () => {
  it.each([
    ['throws', 'throw new Error("no database");', /no database/u],
    ['has a syntax error', 'export default (', /Unexpected/u],
    ['imports what is not there', 'import "./nowhere.js";', /nowhere\.js/u],
    ['exports something else', 'export default 42;', /default export is number/u],
    ['registers nothing', 'export default () => {};', /registers no benchmark/u],
    ['is empty', '', /registers no benchmark/u],
    ['exits', 'process.exit(0);', /exit code 0/u],
    ['gives no function', 'export default (b) => { b.add("x"); };', /has no function/u],
    ['has an empty name', 'export default (b) => { b.add("", () => 1); };', /empty name/u],
    [
      'has an endless name',
      'export default (b) => { b.add("x".repeat(20_001), () => 1); };',
      /20001 characters/u,
    ],
    [
      'rejects in the background',
      'Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 50));',
      /lost/u,
    ],
  ])('because it %s', async (_why, text, message) => {
    const found = await discover({ 'a.bench.js': text });
    expect(found.benchmarks).toEqual([]);
    expect(found.failures).toMatchObject([{ benchmark: null, kind: 'load' }]);
    expect(found.failures[0]?.message).toMatch(message);
    expect(found.failures[0]?.message).toContain('a.bench.js');
  });

  it('does not keep the others from being found, and one that is missing is named', async () => {
    const found = await discover(
      {
        'a.bench.js': 'console.log("before"); throw 1;',
        'b.bench.js': 'export default (b) => { b.add("x", () => 1); };',
      },
      ['a.bench.js', 'b.bench.js', 'c.bench.js'],
    );
    expect(names(found)).toEqual(['b > x']);
    expect(found.failures.map(({ message }) => message)).toEqual([
      'a.bench.js: threw 1',
      'c.bench.js: there is no such file',
    ]);
    expect(found.failures[0]?.output).toContain('before');
  });

  it('because it does not end', async () => {
    const side = await workshop.side('head', { ...asModule, 'a.bench.js': 'for (;;);' });
    const { tinybenchRunner } = await import('../../src/measure/tinybench/index.ts');
    const runner = tinybenchRunner(
      { kind: 'tinybench', name: null, files: ['a.bench.js'], support: [] },
      { ...workshop.context, timeout: 0.6 },
    );
    const found = await runner.discover(side, noSignal);
    expect(found.failures).toMatchObject([{ benchmark: null, kind: 'timed-out' }]);
  });
});

describe('names', () => {
  it('refuses a name that two benchmarks share, and measures neither', async () => {
    const found = await discover({
      'a.bench.js':
        'export default (b) => {\nb.add("x", () => 1);\nb.add("y", () => 1);\nb.add("x", () => 2);\n};',
    });
    expect(names(found)).toEqual(['a > y']);
    expect(found.failures).toMatchObject([{ benchmark: 'a > x', kind: 'duplicate-name' }]);
    expect(found.failures[0]?.message).toContain('a.bench.js:2, a.bench.js:4');
  });

  it('keeps pipes, line breaks, HTML and 10,000 characters as they are', async () => {
    const odd = [
      'a|b',
      'line\nbreak\u001b[31m',
      '<img src=x onerror=alert(1)>',
      'long'.repeat(2500),
      '__proto__',
    ];
    const found = await discover({
      'a.bench.js': `export default (b) => { for (const name of ${JSON.stringify(odd)}) b.add(name, () => 1); };`,
    });
    expect(found.failures).toEqual([]);
    expect(found.benchmarks.map(({ name }) => name)).toEqual(odd);
  });
});

describe('files of vitest', () => {
  it('have blocks in their names; skip and todo are left out', async () => {
    const found = await discover({
      'v.bench.js': `import { bench, describe } from 'vitest';
        describe('outer', async () => {
          bench('a', () => {}, { time: 10 });
          describe.each([1, 2])('size %i', (size) => { bench('b', () => size); });
          bench.skip('c', () => {});
        });
        describe.skip('gone', () => { throw new Error('not run'); });
        bench.todo('d');
        bench('top', () => {});`,
    });
    expect(found.failures).toEqual([]);
    expect(names(found)).toEqual([
      'v > outer > a',
      'v > outer > size 1 > b',
      'v > outer > size 2 > b',
      'v > top',
    ]);
    expect(found.warnings).toEqual(['v.bench.js: 3 marked skip or todo: left out']);
  });

  it('are narrowed by only', async () => {
    const found = await discover({
      'v.bench.js': `import { bench, describe } from 'vitest';
        describe('outer', () => { bench.only('a', () => {}); bench('b', () => {}); });
        describe.only('whole', () => { bench('c', () => {}); bench('d', () => {}); });
        bench('e', () => {});`,
    });
    expect(names(found)).toEqual(['v > outer > a', 'v > whole > c', 'v > whole > d']);
    expect(found.warnings[0]).toContain('2 left out');
  });

  it('are refused when they need hooks that would silently not run', async () => {
    const found = await discover({
      'v.bench.js': `import { bench, beforeAll } from 'vitest'; beforeAll(() => {}); bench('a', () => {});`,
    });
    expect(found.benchmarks).toEqual([]);
    expect(found.failures[0]?.message).toContain('beforeAll of vitest is not supported');
  });
});

describe('TypeScript', () => {
  const suite = {
    'src/value.ts': 'export enum Kind { A = 1 }\nexport const value: number = Kind.A;',
    'src/plain.ts': 'export const plain: string = "p";',
    'a.bench.ts': `import type { Bench } from 'tinybench';
import { value } from './src/value.js';
import { plain } from './src/plain';
interface Never { readonly x: number }

export default (bench: Bench): void => {
  bench.add(\`\${plain}\${value}\`, () => value);
};`,
  };
  const expected = [{ id: 'a > p1', name: 'p1', file: 'a.bench.ts', line: 7 }];

  async function install(side: { project: string }, name: string): Promise<void> {
    const target = path.join(side.project, 'node_modules', name);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.symlink(path.resolve(import.meta.dirname, '../../node_modules', name), target, 'junction');
  }

  for (const type of ['module', 'commonjs'] as const) {
    it(`of a package of type ${type} is run by our own transform where the project has none`, async () => {
      const found = await discover({ ...suite, 'package.json': JSON.stringify({ type }) });
      expect(found.failures).toEqual([]);
      expect(found.benchmarks).toEqual(expected);
      expect(found.notes.typescript).toBe('sucrase 3.35 (built in)');
    });

    for (const tool of ['tsx', 'esbuild'] as const) {
      it(`of a package of type ${type} is run by the project's own ${tool}`, async () => {
        const side = await workshop.side('head', { ...suite, 'package.json': JSON.stringify({ type }) });
        await install(side, tool);
        const found = await runnerOf(workshop, ['*.bench.ts']).discover(side, noSignal);
        expect(found.failures).toEqual([]);
        expect(found.benchmarks).toEqual(expected);
        expect(found.notes.typescript).toMatch(new RegExp(`^${tool} \\d+\\.\\d+`, 'u'));
        expect((found.loaded?.get('a.bench.ts') ?? []).map((file) => path.basename(file))).toEqual(
          expect.arrayContaining(['a.bench.ts', 'value.ts', 'plain.ts']),
        );
      });
    }
  }

  it('may be CommonJS, and may be imported by a JavaScript suite', async () => {
    const found = await discover({
      'a.bench.cts': `import value = require('./value.cjs'); const named: string = value.name;
        module.exports = (bench: { add(name: string, fn: () => unknown): void }) => { bench.add(named + require('./more').more, () => __dirname); };`,
      'value.cjs': 'exports.name = "c";',
      'more.cts': 'exports.more = "ts" as string;',
      'b.bench.js': 'import { x } from "./x.ts"; export default (bench) => { bench.add(x, () => 1); };',
      'x.ts': 'export const x: string = "js";',
    });
    expect(found.failures).toEqual([]);
    expect(names(found)).toEqual(['a > cts', 'b > js']);
  });

  it('that is wrong names its file', async () => {
    const found = await discover({ 'a.bench.ts': 'export default (bench: ) => 1;' });
    expect(found.failures).toMatchObject([{ kind: 'load' }]);
    expect(found.failures[0]?.message).toContain('a.bench.ts');
  });
});

describe('a file of the other side', () => {
  it.each([
    [
      'an ES module',
      'a.bench.js',
      'import { x } from "linked/lib.js"; export default (b) => { b.add("x", () => x); };',
    ],
    [
      'CommonJS',
      'a.bench.cjs',
      'const { x } = require("linked/lib.js"); module.exports = (b) => { b.add("x", () => x); };',
    ],
    [
      'an import whose error is caught',
      'a.bench.js',
      'await import("linked/lib.js").catch(() => 0); export default (b) => { b.add("x", () => 1); };',
    ],
  ])('fails by name, reached through a link from %s', async (_how, file, text) => {
    const base = await workshop.side('base', {
      'package.json': '{}',
      'pkg/package.json': '{}',
      'pkg/lib.js': 'exports.x = 1;',
    });
    const head = await workshop.side('head', { ...asModule, [file]: text });
    await fs.mkdir(path.join(head.project, 'node_modules'));
    await fs.symlink(
      path.join(base.project, 'pkg'),
      path.join(head.project, 'node_modules', 'linked'),
      'junction',
    );
    const side = { ...head, forbidden: [base.root] };
    const found = await runnerOf(workshop, [file]).discover(side, noSignal);
    expect(found.benchmarks).toEqual([]);
    expect(found.failures).toMatchObject([{ kind: 'other-side' }]);
    expect(found.failures[0]?.message).toContain(path.join(base.project, 'pkg', 'lib.js'));
    expect(found.failures[0]?.message).toContain(path.join(head.project, file));
  });

  it('is not one inside a copy that lies in the forbidden work tree', async () => {
    const head = await workshop.side('head', {
      ...asModule,
      'a.bench.ts': 'import "./lib.js"; export default (b: any) => { b.add("x", () => 1); };',
      'lib.js': '',
    });
    const found = await runnerOf(workshop, ['a.bench.ts']).discover(
      { ...head, forbidden: [workshop.folder] },
      noSignal,
    );
    expect(found.failures).toEqual([]);
    expect(names(found)).toEqual(['a > x']);
    expect((found.loaded?.get('a.bench.ts') ?? []).map((file) => path.basename(file))).toEqual([
      'a.bench.ts',
      'lib.js',
    ]);
  });
});
