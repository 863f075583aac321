import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { expectError, expectHarmless, fake, fakeFiles, Project, scattered, steady } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

const root = path.resolve(import.meta.dirname, '../..');
const times = { 'api > orders': steady(0.06, 1), 'api > health': steady(0.004, 2) };

/** Nothing changed: whatever is said is said by budgets alone. The head has one more commit, so that something is measured. */
async function opened(
  budgets: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
  head: Parameters<typeof fake>[0] = { ...times, 'api > health': steady(0.004, 3) },
): Promise<Project> {
  project = await Project.ofFakes(times, head, { budgets, ...more });
  return project;
}

const words = (text: string): string => text.replaceAll(/\s+/gu, ' ');

describe('budgets of the configuration', () => {
  it('pass while they are kept, and are shown with the room that is left', async () => {
    const of = await opened([{ benchmark: 'api > *', target: '80ms', critical: '100ms' }]);
    const ended = await of.gate(['--verbose', '--markdown', 'report.md']);
    expect(ended.code).toBe(0);
    expect(words(ended.stdout)).toMatch(
      /60\.0\d* ms target 80ms: kept, 25 % left critical 100ms: kept, 40 % left/u,
    );
    expect(words(ended.stdout)).toContain('2 budgets: 2 kept.');
    expect(ended.stdout).toMatch(/^✅ Passed: nothing regressed/u);
    expectHarmless(ended.stdout);
    expect(await readFile(of.file('report.md'), 'utf8')).toContain('#### Budgets');
    const { budgets } = await of.readDecision();
    expect(budgets).toHaveLength(2);
    expect(budgets?.[0]).toMatchObject({
      benchmark: 'api > orders',
      method: 'sign',
      critical: { state: 'met' },
    });
  });

  it('that miss a target pass with a warning; a critical value fails with exit code 1', async () => {
    const target = await opened([{ benchmark: 'api > orders', target: '50ms', critical: '100ms' }]);
    const warned = await target.gate();
    expect(warned.code).toBe(0);
    expect(words(warned.stdout)).toMatch(
      /Passed, with a warning: .*time of `api > orders` is 60\.0\d* ms and misses its target 50ms/u,
    );
    await target.remove();
    const critical = await opened([{ benchmark: 'api > orders', target: '40ms', critical: '> 50ms' }]);
    const failed = await critical.gate();
    expect(failed.code).toBe(1);
    expect(words(failed.stdout)).toMatch(
      /time of `api > orders` is 60\.0\d* ms and misses its critical value > 50ms/u,
    );
    expect(words(failed.stdout)).toMatch(/critical > 50ms missed: 60\.0\d* ms, 20 % over/u);
  });

  it('that noise could explain neither pass nor fail', async () => {
    const of = await opened(
      [{ benchmark: 'api > orders', critical: '60ms' }],
      {},
      { ...times, 'api > orders': scattered(0.06) },
    );
    const ended = await of.gate();
    expect(ended.code).toBe(0);
    expect(words(ended.stdout)).toContain('critical 60ms: not sure');
    expect(words(ended.stdout)).toContain(
      'Whether a critical value is kept cannot be told: time of api > orders.',
    );
    expect((await of.gate(['--inconclusive', 'fail'])).code).toBe(1);
  });

  it('stand beside regressions in one table, the worst first', async () => {
    const slower = { 'api > orders': steady(0.06, 1), 'api > health': steady(0.0044, 3) };
    const of = await opened([{ benchmark: 'api > orders', critical: '50ms' }], {}, slower);
    const ended = await of.gate(['--markdown', 'report.md']);
    expect(ended.code).toBe(1);
    const report = await readFile(of.file('report.md'), 'utf8');
    const table = /#### Worse, or budget missed\n\n(?:\|.*\n)+/u.exec(report)?.[0] ?? '';
    expect(table.indexOf('api > orders')).toBeGreaterThan(0);
    expect(table.indexOf('api > health')).toBeGreaterThan(table.indexOf('api > orders'));
    expect((await of.readDecision()).reasons.map(({ kind }) => kind)).toEqual(['budget-missed', 'regressed']);
  });

  it('relative to another benchmark, in either order', async () => {
    const of = await opened([
      { benchmark: 'api > orders', 'relative-to': 'api > health', target: '10x', critical: '1600%' },
      { benchmark: 'api > health', 'relative-to': 'api > orders', critical: '50%' },
    ]);
    const ended = await of.gate();
    expect(ended.code).toBe(0);
    expect(words(ended.stdout)).toContain('time of `api > orders` relative to `api > health`');
    expect((await of.readDecision()).budgets).toMatchObject([
      { value: expect.closeTo(15, 0) as number, target: { state: 'missed' }, critical: { state: 'met' } },
      { critical: { state: 'met' } },
    ]);
  });

  it('that concern nothing warn, but not with --only', async () => {
    const of = await opened([{ benchmark: 'api > oders', critical: '50ms' }]);
    const ended = await of.gate();
    expect(ended.stdout).toMatch(/^✅ Passed, with a warning/u);
    expect(ended.stdout).toContain('No benchmark of this name is measured here.');
    expect((await of.gate(['--only', 'api > health'])).stdout).not.toContain('oders');
  });

  it('in a unit that the metric has not could not be judged', async () => {
    const of = await opened([{ benchmark: 'api > orders', critical: '50 MB' }]);
    const ended = await of.gate();
    expect(ended.code).toBe(2);
    expect(words(ended.stdout)).toContain(
      'the critical 50 MB is not in its unit, because time is measured in s',
    );
    expect(words(ended.stdout)).toContain('What to do: Correct the budget');
  });
});

describe('budgets that have to be missed several times in a row', () => {
  it('fail once main and this change have missed them so often', async () => {
    const of = await opened([{ benchmark: 'api > orders', critical: '50ms', runs: 3 }]);
    const store = ['--store', `dir:${path.join(of.around, 'store')}`];
    for (const [code, said] of [
      [0, 'missed in 1 of 3 runs in a row'],
      [0, 'missed in 2 of 3 runs in a row'],
      [1, 'critical 50ms: missed, 20 % over'],
    ] as const) {
      const ended = await of.gate(store);
      expect(words(ended.stdout)).toContain(said);
      expect(ended.code).toBe(code);
      const head = path.join('.perf-gate', 'head.json');
      expect((await of.run(['baseline', 'update', ...store, head])).code).toBe(0);
    }
    expect((await of.readDecision()).budgets?.[0]?.compliance).toEqual({
      runs: 3,
      target: null,
      critical: 0,
    });
  });

  it('are judged by this run alone where the store cannot be read, and that is said', async () => {
    const of = await opened([{ benchmark: 'api > orders', critical: '50ms' }]);
    const file = path.join(of.around, 'file');
    await writeFile(file, '');
    const ended = await of.gate(['--store', `dir:${file}`]);
    expect(ended.code).toBe(1);
    expect(words(ended.stdout)).toContain('budgets are judged by this run alone');
  });
});

describe('tables of KPIs', () => {
  it('that a team keeps are read as they stand, and every row is told', async () => {
    const map = {
      'Order Execution Latency': 'api > orders',
      'API Response Time': { benchmark: 'api > health', reason: 'the probe' },
    };
    const of = await opened([{ from: 'docs/KPI.md', map }], {});
    await of.write(
      'docs/KPI.md',
      await readFile(path.join(root, 'fixtures/kpi/kpis-with-critical-thresholds.md'), 'utf8'),
    );
    const ended = await of.gate(['--verbose']);
    expect(ended.code).toBe(0);
    expect(words(ended.stdout)).toMatch(
      /60\.0\d* ms target < 100ms: kept, 40 % left critical > 500ms: kept, 88 % left/u,
    );
    expect(ended.stdout).toContain('docs/KPI.md, line 19');
    expect(words(ended.stdout)).toContain('docs/KPI.md, line 22: Dashboard Rendering Time');
    const decision = await of.readDecision();
    expect(decision.budgets).toHaveLength(2);
    expect(decision.unmapped).toHaveLength(9);
  });

  it('are no way to other files, and are missed when they are gone', async () => {
    const of = await opened([{ from: 'KPI.md', map: {} }]);
    expectError(await of.gate(), /there is no file .*KPI\.md/u, /from/u);
    await of.write('perf-gate.config.json', JSON.stringify({ budgets: [{ from: '../KPI.md' }] }));
    expectError(await of.gate(), /"\.\.\/KPI\.md" lies outside/u, /beside the configuration/u);
  });
});

it('budgets of a command are judged by what it uses', async () => {
  const suites = [
    { kind: 'command', name: 'sleep', command: [process.execPath, '-e', 'setTimeout(() => {}, 60)'] },
  ];
  const budgets = [
    { benchmark: 'sleep', critical: '30s' },
    { benchmark: 'sleep', metric: 'memory', target: '< 1 MB', critical: '> 100 GB' },
  ];
  project = await Project.create({ 'perf-gate.config.json': JSON.stringify({ suites, budgets }) });
  await appendFile(project.file('perf-gate.config.json'), '\n');
  await project.repository.write({ more: 'x' });
  const ended = await project.gate(['--rounds', '3', '--no-shortcut']);
  expect(ended.code).toBe(0);
  const found = (await project.readDecision()).budgets;
  expect(found).toMatchObject([
    { metric: 'time', method: 'moderated-t', critical: { state: 'met' } },
    { metric: 'memory', target: { state: 'missed' }, critical: { state: 'met' } },
  ]);
});

it('two run files are held to the budgets of the configuration', async () => {
  const of = await opened([{ benchmark: 'api > orders', critical: '50ms' }]);
  await of.gate();
  await cp(of.file('.perf-gate/base.json'), of.file('base.json'));
  await cp(of.file('.perf-gate/head.json'), of.file('head.json'));
  const ended = await of.run(['compare', 'base.json', 'head.json']);
  expect(ended.code).toBe(1);
  expect(words(ended.stdout)).toContain('misses its critical value 50ms');
});

describe('the guide', () => {
  const page = async (): Promise<{ json: string[]; table: string }> => {
    const text = await readFile(path.join(root, 'docs/guides/budgets.md'), 'utf8');
    const blocks = (language: string): string[] =>
      [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gmsu'))].map(
        (match) => match[1] ?? '',
      );
    return { json: blocks('json'), table: blocks('md')[0] ?? '' };
  };

  it('shows budgets that do what it says', async () => {
    const [shown = ''] = (await page()).json;
    const base = {
      'api > search': steady(1.5, 1),
      'api > orders': steady(0.06, 2),
      'api > orders v2': steady(0.12, 3),
    };
    project = await Project.ofCommits(
      { ...fakeFiles(base), 'perf-gate.config.json': shown },
      { 'bench.fake.json': fake({ ...base, 'api > search': steady(1.5, 4) }) },
    );
    const ended = await project.gate();
    expect(ended.code).toBe(1);
    const { budgets = [], reasons } = await project.readDecision();
    expect(reasons).toMatchObject([
      { kind: 'budget-missed', benchmarks: ['api > search', 'api > orders v2'] },
    ]);
    const state = (benchmark: string, target: string | undefined, relative = false): unknown => {
      const found = budgets.find(
        (one) =>
          one.benchmark === benchmark &&
          one.target?.written === target &&
          (one.relativeTo !== null) === relative,
      );
      return [found?.target?.state, found?.critical?.state, found?.critical?.sustained];
    };
    expect(state('api > orders', '50ms')).toEqual(['missed', 'met', null]);
    // One run of three in a row.
    expect(state('api > search', '< 300ms')).toEqual(['missed', 'missed', false]);
    expect(state('api > search', '50ms')).toEqual(['missed', 'missed', null]);
    expect(state('api > orders v2', undefined, true)).toEqual([undefined, 'missed', null]);
    expect(words(ended.stdout)).toContain('may cost half as much again');
  });

  it('shows a table of KPIs whose rows are budgets, or told', async () => {
    const { json, table } = await page();
    const base = { 'api > orders': steady(0.06, 2), 'api > health': steady(0.006, 3) };
    project = await Project.ofCommits(
      { ...fakeFiles(base), 'perf-gate.config.json': json[1] ?? '', 'KPI.md': table },
      { 'bench.fake.json': fake({ ...base, 'api > orders': steady(0.06, 4) }) },
    );
    const ended = await project.gate();
    expect(ended.code).toBe(0);
    const { budgets = [], unmapped = [] } = await project.readDecision();
    expect(budgets).toMatchObject([
      {
        benchmark: 'api > orders',
        target: { state: 'met' },
        critical: { state: 'met' },
        source: 'KPI.md, line 5',
      },
      { benchmark: 'api > health', target: { state: 'missed' }, critical: null },
    ]);
    expect(unmapped.map(({ row }) => row.split(' | ')[0])).toEqual([
      'Dashboard Rendering',
      'search: p95 > 200ms warning, > 500ms critical for 5 minutes',
    ]);
  });
});

describe('a configuration with nonsense in its budgets', () => {
  it.each([
    [
      { benchmark: 'a', target: 'fast' },
      /budgets\[0\]\.target: expected a number with its unit, such as 50ms/u,
    ],
    [{ benchmark: 'a' }, /budgets\[0\]: it needs a target or a critical value/u],
    [{ target: '5ms' }, /budgets\[0\]: benchmark is missing/u],
    [{ benchmark: 'a', target: '5ms', crtical: '9ms' }, /budgets\[0\]: unknown key "crtical"/u],
    [{ benchmark: 'a', target: '< 5ms', critical: '< 9ms' }, /kept on different sides/u],
    [
      { benchmark: 'a', target: '< 9ms', critical: '> 5ms' },
      /is missed later than the critical value of > 5ms/u,
    ],
    [{ benchmark: '{a', target: '5ms' }, /benchmark .*brace/u],
    [{ benchmark: 'a', target: '5ms', runs: 0 }, /budgets\[0\]\.runs: expected a whole number/u],
    [{ benchmark: 'a', target: '5ms', for: 'long' }, /budgets\[0\]\.for: expected a time/u],
    [{ from: 'KPI.md', mapp: {} }, /budgets\[0\]: unknown key "mapp"/u],
    [{ from: 'KPI.md', map: { nobody: 'a' } }, /map\["nobody"\] names no row/u],
    ['a', /budgets\[0\]: expected an object/u],
  ])('%j is refused with its place', async (entry, what) => {
    project = await Project.create({
      ...fakeFiles(times),
      'KPI.md': '| KPI | Target |\n| - | - |\n| somebody | 5ms |\n',
      'perf-gate.config.json': JSON.stringify({ budgets: [entry] }),
    });
    expectError(await project.gate(), what, /./u);
  });
});
