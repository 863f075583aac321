import { afterEach, describe, expect, it } from 'vitest';
import { kinds, Project, type Ended } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

/** Reads at load, in the function, and loads a module only when called. */
const files = {
  'package.json': '{"name":"adder","type":"module"}',
  'package-lock.json': '{"name":"adder","lockfileVersion":3,"packages":{}}',
  'README.md': 'adds\n',
  'sum.js': 'export const sum = (n) => { let s = 0; for (let i = 0; i < n; i++) s += i; return s; };\n',
  'unused.js': 'export const unused = 1;\n',
  'late/late.js': 'export const late = 1;\n',
  'data/early.json': '{"n":100}',
  'data/now.txt': 'x',
  'data/beside.txt': 'x',
  'sum.bench.js': `import { readFileSync } from 'node:fs';
import { sum } from './sum.js';
const at = (name) => new URL(name, import.meta.url);
const { n } = JSON.parse(readFileSync(at('data/early.json'), 'utf8'));
export default (bench) => {
  bench.add('sum', async () => { await import('./late/late.js'); sum(n + readFileSync(at('data/now.txt')).length); });
};
`,
};

/** A few rounds: these tests look at what is measured, not at times. */
const few = ['--rounds', '2', '--verbose'];

async function gate(change: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  project = await Project.ofCommits(files, change);
  return project.gate([...few, ...args]);
}

async function kindsOf(of: Project | null): Promise<Record<string, string>> {
  const decision = await of?.readDecision();
  if (decision === undefined) throw new Error('there is no project');
  return kinds({ ...decision, verdicts: decision.verdicts.filter(({ gating }) => gating) });
}

/** What the program said it measured a benchmark for. */
function reason(ended: Ended): string | undefined {
  return /is measured: (.*)/u.exec(ended.stderr)?.[1];
}

describe('a benchmark whose files are the same on both sides', () => {
  it('is identical, and passes without a round', async () => {
    const ended = await gate({ 'README.md': 'adds quickly\n', 'unused.js': 'export const unused = 2;\n' });
    expect(ended.stderr).not.toContain('is measured');
    expect(await kindsOf(project)).toEqual({ 'sum > sum': 'identical' });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('so nothing needed measuring');
    expect(ended.stdout).toContain('1 identical (the same files on both sides)');
    const [base, head] = [
      await project?.readRun('.perf-gate/base.json'),
      await project?.readRun('.perf-gate/head.json'),
    ];
    expect(head?.samples).toEqual([]);
    expect(base?.identical).toEqual(head?.identical);
    expect(head?.identical).toEqual([
      { benchmark: 'sum > sum', files: expect.any(Number) as number, reason: 'same-files' },
    ]);
    const again = await project?.run(['compare', '.perf-gate/base.json', '.perf-gate/head.json']);
    expect(again?.code).toBe(0);
    expect(again?.stdout).toContain('1 identical');
  });

  it('is measured with --no-shortcut, and with shortcut: false in the configuration', async () => {
    const ended = await gate({ 'README.md': 'adds quickly\n' }, '--no-shortcut');
    expect(Object.values(await kindsOf(project))).not.toContain('identical');
    expect(ended.stderr).toContain('Measuring 1 benchmark');
    await project?.write('perf-gate.config.json', '{"shortcut": false}');
    await project?.gate(few);
    expect(Object.values(await kindsOf(project))).not.toContain('identical');
  });

  it('does not keep one beside it from being measured, and is not in the family', async () => {
    const other = files['sum.bench.js'].replace('./sum.js', './product.js').replaceAll('sum', 'product');
    const product = files['sum.js'].replace('sum', 'product');
    project = await Project.ofCommits(
      { ...files, 'product.js': product, 'product.bench.js': other },
      { 'product.js': product.replace('i < n', 'i < 9 * n + 9000') },
    );
    const ended = await project.gate(['--rounds', '7']);
    expect(await kindsOf(project)).toEqual({ 'product > product': 'regressed', 'sum > sum': 'identical' });
    expect((await project.readDecision()).family).toBe(1);
    expect(ended.code).toBe(1);
  });
});

describe('a benchmark is measured', () => {
  it('when a module that it loads differs, and says so', async () => {
    const ended = await gate({ 'sum.js': `${files['sum.js']}// changed\n` });
    expect(reason(ended)).toBe('sum.js differs');
    expect(Object.values(await kindsOf(project))).not.toContain('identical');
  });

  it('when what the set-up installs differs', async () => {
    const setup = 'const fs = require("node:fs"); fs.mkdirSync("node_modules/dep", { recursive: true }); ';
    const install = (version: number): string =>
      `${setup}fs.writeFileSync("node_modules/dep/index.js", "module.exports = ${String(version)}");`;
    project = await Project.ofCommits(
      {
        ...files,
        '.gitignore': 'node_modules/\n.perf-gate/\n',
        'perf-gate.config.json': '{"setup":"node install.cjs"}',
        'install.cjs': install(1),
        'sum.bench.js': `import dep from 'dep';\n${files['sum.bench.js']}`,
      },
      { 'install.cjs': install(2) },
    );
    expect(reason(await project.gate(few))).toBe('node_modules/dep/index.js differs');
  });
});

describe('commits with the same tree', () => {
  const command = {
    'perf-gate.config.json': JSON.stringify({
      setup: 'node -e "process.exit(1)"',
      suites: [{ kind: 'command', name: 'c', command: 'node -e 0' }],
    }),
  };

  it('pass at once, without the set-up', async () => {
    project = await Project.create(command);
    await project.repository.git('switch', '--quiet', '--create', 'change');
    await project.repository.git('commit', '--quiet', '--allow-empty', '--message', 'nothing');
    const ended = await project.gate([]);
    expect(ended.stdout).toContain('both commits have the same files, so nothing needed measuring');
    expect(ended.code).toBe(0);
    expect((await project.readDecision()).sameTree).toBe(true);
    const again = await project.run(['compare', '.perf-gate/base.json', '.perf-gate/head.json']);
    expect(again.code).toBe(0);
    // Of another run it says nothing.
    const head = await project.readRun('.perf-gate/head.json');
    await project.write(
      '.perf-gate/other.json',
      JSON.stringify({ ...head, pairing: { id: 'x', side: 'head' } }),
    );
    const apart = await project.run(['compare', '.perf-gate/base.json', '.perf-gate/other.json']);
    expect(apart.code).toBe(2);
    expect((await project.gate(['--no-shortcut'])).stderr).toContain('set-up');
    await project.write('new.txt', 'x');
    expect((await project.gate([])).stderr).toContain('set-up');
  });
});

describe('a command suite', () => {
  it('is measured as soon as any file differs: nobody knows what it reads', async () => {
    const config = { suites: [{ kind: 'command', name: 'c', command: 'node -e 0' }] };
    project = await Project.ofCommits(
      { 'perf-gate.config.json': JSON.stringify(config), 'README.md': 'a' },
      { 'README.md': 'b' },
    );
    await project.gate(few);
    expect(Object.values(await kindsOf(project))).not.toContain('identical');
  });
});
