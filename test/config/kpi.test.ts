import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBudgets } from '../../src/config/budgets.ts';
import { readConfigFile } from '../../src/config/index.ts';
import { readKpis, type KpiRow } from '../../src/config/kpi.ts';
import { PerfGateError, type Policy } from '../../src/model/index.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/kpi');

async function read(file: string): Promise<{ rows: KpiRow[]; lines: string[] }> {
  const text = await readFile(path.join(fixtures, file), 'utf8');
  return { rows: await readKpis(text, file), lines: text.split('\n') };
}

function lineOf(row: KpiRow): number {
  return Number(/line (\d+)$/u.exec(row.source)?.[1]);
}

type Map_ = Readonly<Record<string, unknown>>;

function mapped(rows: readonly KpiRow[], map: Map_): Pick<Policy, 'budgets' | 'unmapped'> {
  return readBudgets({ budgets: [{ from: 'KPI.md', map, rows }] }, 'c.json');
}

describe('the tables of KPIs that teams keep', () => {
  it.each(['service-benchmarks.md', 'kpis-with-critical-thresholds.md'])(
    '%s: every cell of every row is read, or said not to be',
    async (file) => {
      const { rows, lines } = await read(file);
      for (const [index, line] of lines.entries()) {
        const isRow =
          line.startsWith('|') &&
          !/^\|[-| ]+\|$/u.test(line) &&
          !/^\|[-| ]+\|$/u.test(lines[index + 1] ?? '');
        const here = rows.filter((row) => lineOf(row) === index + 1);
        // By an independent reading: the cells that have a digit, less those that are names, notes and what they describe.
        const cells = line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim());
        const headings =
          lines.slice(0, index).findLast((_, above) => /^\|[-| ]+\|$/u.test(lines[above + 1] ?? '')) ?? '';
        const words = headings
          .split('|')
          .slice(1, -1)
          .map((cell) => /^(?:Description|Notes)$/u.test(cell.trim()));
        const values = isRow
          ? cells.filter((cell, column) => column > 0 && !words[column] && /\d/u.test(cell))
          : [];
        const found = here.flatMap(({ target, critical }) =>
          [target, critical].filter((one) => one !== null),
        );
        if (isRow) expect(found, line).toHaveLength(values.length);
        for (const [at, value] of values.entries())
          expect(found[at], line).toMatch(new RegExp(`^${value.replace('+', '\\+')}`, 'u'));
        for (const row of here) expect(line, row.source).toContain(row.name);
        for (const row of here) expect(row.fault, line).toBeNull();
      }
      expect(rows.length).toBe(file === 'service-benchmarks.md' ? 120 : 11);
    },
  );

  it('service-benchmarks.md: percentiles, alerts, lines and lists become budgets', async () => {
    const { rows } = await read('service-benchmarks.md');
    const { budgets, unmapped } = mapped(rows, {
      'Health Check': 'api > GET /health',
      'API Response Times > Throughput': { benchmark: 'api > *', metric: 'throughput' },
      'Webhook Processing > Throughput': { benchmark: 'hooks', metric: 'throughput' },
      'API p95 latency': { benchmark: 'api > *', runs: 3 },
      'Scenario 2: Peak Load > error rate': { benchmark: 'api > *', metric: 'errors' },
      'Optuna Optimization > 500 > Memory': { benchmark: 'optuna', metric: 'memory' },
      'Queue depth': { benchmark: 'queue', metric: 'depth' },
    });
    const short = budgets.map(({ benchmark, metric, target, critical, runs, source }) => ({
      benchmark,
      metric,
      target,
      critical,
      runs,
      line: Number(/\d+$/u.exec(source ?? '')?.[0]),
    }));
    const none = { critical: null, runs: 1 };
    const time = (value: number, written: string): unknown => ({ written, unit: 's', value });
    expect(short).toEqual([
      ...(
        [
          ['p50', 8],
          ['p95', 15],
          ['p99', 25],
          ['max', 45],
        ] as const
      ).map(([metric, ms]) => ({
        ...none,
        benchmark: 'api > GET /health',
        metric,
        target: time(ms / 1000, `${String(ms)} ms`),
        line: 7,
      })),
      {
        ...none,
        benchmark: 'api > *',
        metric: 'throughput',
        target: { written: '500+ requests/second sustained', unit: 'Hz', low: 500, high: null },
        line: 14,
      },
      {
        ...none,
        benchmark: 'hooks',
        metric: 'throughput',
        target: { written: '100/sec', unit: 'Hz', value: 100 },
        line: 23,
      },
      {
        ...none,
        benchmark: 'optuna',
        metric: 'memory',
        target: { written: '1200 MB', unit: 'B', value: 1.2e9 },
        line: 47,
      },
      {
        ...none,
        benchmark: 'api > *',
        metric: 'errors',
        target: { written: '0.01%', unit: '%', value: 0.01 },
        line: 104,
      },
      {
        benchmark: 'api > *',
        metric: 'p95',
        target: { written: '> 200ms', unit: 's', low: null, high: 0.2 },
        critical: { written: '> 500ms', unit: 's', low: null, high: 0.5 },
        runs: 3,
        line: 121,
      },
      {
        ...none,
        benchmark: 'queue',
        metric: 'depth',
        target: { written: '> 5,000', unit: '', low: null, high: 5000 },
        critical: { written: '> 9,000', unit: '', low: null, high: 9000 },
        line: 125,
      },
    ]);
    // Nothing is dropped: what has no budget is listed.
    expect(budgets.length + unmapped.length).toBe(rows.length);
    expect(unmapped.map(({ row }) => row)).toContain('Users: 100 concurrent');
  });

  it('kpis-with-critical-thresholds.md: targets and critical values on either side', async () => {
    const { rows } = await read('kpis-with-critical-thresholds.md');
    const { budgets } = mapped(rows, {
      'Order Execution Latency': { benchmark: 'orders', metric: 'p99' },
      'Market Data*': { benchmark: 'feed', metric: 'throughput' },
      'CPU Utilization': { benchmark: 'feed', metric: 'utilisation' },
      'API Response Time': 'api > *',
    });
    expect(budgets).toMatchObject([
      {
        metric: 'p99',
        target: { high: 0.1, low: null },
        critical: { high: 0.5, low: null },
        source: 'kpis-with-critical-thresholds.md, line 7',
      },
      { metric: 'throughput', target: { low: 1000, high: null }, critical: { low: 100, high: null } },
      { metric: 'utilisation', target: { unit: '%', high: 60 }, critical: { high: 90 } },
      { metric: 'time', target: { high: 0.05 }, critical: { high: 0.5 } },
    ]);
  });
});

describe('other forms', () => {
  it('an alert in one line, and how long it has to last', async () => {
    const text = `# API
- orders: p95 > 200ms warning, > 500ms critical for 5 minutes
- feed rate < 5,000/s warning; < 1,000/s critical for 3 runs in a row.

| KPI | Threshold |
| --- | --- |
| search | p99 > 1 s critical |
| memory | > 2GB for 2 hours |
`;
    const rows = await readKpis(text, 'a.md');
    expect(rows).toMatchObject([
      {
        name: 'orders: p95',
        metric: 'p95',
        target: '> 200ms',
        targetSign: 'broken',
        critical: '> 500ms',
        seconds: 300,
        runs: null,
      },
      { name: 'feed rate', target: '< 5,000/s', critical: '< 1,000/s', seconds: null, runs: 3 },
      { name: 'search', metric: 'p99', target: null, critical: '> 1 s', section: 'API' },
      { name: 'memory', target: '> 2GB', seconds: 7200 },
    ]);
    const { budgets } = mapped(rows, {
      'orders: p95': 'orders',
      'feed rate': { benchmark: 'feed', metric: 'throughput' },
    });
    expect(budgets).toMatchObject([
      { benchmark: 'orders', metric: 'p95', seconds: 300, target: { high: 0.2 }, critical: { high: 0.5 } },
      { benchmark: 'feed', runs: 3, target: { low: 5000 }, critical: { low: 1000 } },
    ]);
  });

  it('a table that names benchmarks and metrics needs no map', async () => {
    const text = `| Benchmark | Metric | Target | Critical | For |
| --- | --- | --- | --- | --- |
| \`api > orders\` | p99 | <10ms | 50ms | 3 |
| load | throughput | >1M rows/sec | | 10 min |
| cpu | utilisation | 60-80% | - | |
| ok | success | 98.5% | | |
| bad | size | soon | | |
| odd | size | 1 KB | > 9 KB | never |
| nothing | size | | | |
| turned | time | < 5ms | < 9ms | |
`;
    const { budgets, unmapped } = mapped(await readKpis(text.replaceAll('\n', '\r\n'), 'k.md'), {});
    expect(budgets).toMatchObject([
      {
        benchmark: 'api > orders',
        metric: 'p99',
        target: { high: 0.01 },
        critical: { value: 0.05 },
        runs: 3,
      },
      { benchmark: 'load', target: { low: 1e6 }, critical: null, seconds: 600 },
      { benchmark: 'cpu', target: { low: 60, high: 80, unit: '%' } },
      { benchmark: 'ok', target: { value: 98.5, unit: '%' } },
    ]);
    expect(unmapped.map(({ source, reason }) => `${source}: ${reason}`)).toEqual([
      'k.md, line 7: "soon" is no number with a unit',
      'k.md, line 8: "never" is neither a time nor a number of runs',
      'k.md, line 9: it has no value',
      expect.stringMatching(/^k\.md, line 10: .*kept on different sides/u),
    ]);
  });

  it('JSON, as a list, by name, or in sections', async () => {
    const text = JSON.stringify({
      version: '2',
      kpis: [
        {
          benchmark: 'a',
          metric: 'p99',
          target: '< 10ms',
          critical: '> 50ms',
          for: '5 minutes',
          description: 'x',
        },
        { name: 'Memory', target: 2, critical: 4, unit: 'GB', runs: 2 },
        { name: 'Odd', targt: '5ms', target: '5 ms' },
      ],
      api: { 'Order latency': '< 100ms', feed: 'p95 > 200ms warning, > 500ms critical' },
    });
    const rows = await readKpis(text, 'k.json');
    const { budgets, unmapped } = mapped(rows, {
      Memory: { benchmark: 'm', metric: 'memory' },
      'api > Order latency': 'orders',
      feed: 'feed',
    });
    expect(budgets).toMatchObject([
      { benchmark: 'a', metric: 'p99', seconds: 300, source: 'k.json, kpis[0]' },
      { benchmark: 'm', target: { value: 2e9 }, critical: { value: 4e9 }, runs: 2 },
      { benchmark: 'orders', metric: 'time', target: { high: 0.1 } },
      { benchmark: 'feed', metric: 'p95', critical: { high: 0.5 } },
    ]);
    expect(unmapped.map(({ source, reason }) => `${source}: ${reason}`)).toEqual([
      'k.json, version: no entry of "map" names it',
      'k.json, kpis[2]: the key "targt" is unknown',
    ]);
  });

  it.each([
    ['k.txt', '| a | b |', /must be Markdown or JSON/u],
    ['k.md', 'Nothing but prose: here.', /has no row/u],
    ['k.json', '{ "a": ', /k\.json, line 1/u],
    ['k.json', `${'['.repeat(60)}1${']'.repeat(60)}`, /nested too deeply/u],
  ])('%s is refused for what it has', async (file, text, what) => {
    await expect(readKpis(text, file)).rejects.toThrow(what);
  });

  it('takes no time that grows faster than the file', async () => {
    const long = `${'a '.repeat(5000)}> 5ms warning`;
    const text = `- ${long}\n- ${'> 5'.repeat(3000)}\n- ${'for '.repeat(3000)}> 1 s critical\n- a: 1${' '.repeat(9000)}x\n`;
    const rows = await readKpis(text, 'k.md');
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('a map', () => {
  const rows = readKpis(
    '# A\n\n| KPI | p50 (ms) | p99 (ms) | Memory (MB) |\n| - | - | - | - |\n| x | 1 | 2 | 3 |\n',
    'k.md',
  );

  it.each([
    [{ y: 'b' }, /map\["y"\] names no row/u, /x/u],
    [{ x: 'b' }, /which metric "x \| Memory \(MB\): 3" is about cannot be told/u, /metric/u],
    [{ x: { benchmark: 'b', metric: 'm' } }, /the row has several values/u, /"A > x > p99"/u],
    [{ x: { benchmark: '{b' } }, /brace|map/u, /./u],
    [{ x: { metric: 'm' } }, /map\["x"\]: benchmark is missing/u, /benchmark/u],
    [{ x: { benchmark: 'b', target: '5ms' } }, /unknown key "target"/u, /./u],
    [{ x: 5 }, /expected the name of a benchmark/u, /./u],
  ] as const)('%j is refused with its place', async (map, what, remedy) => {
    try {
      const { unmapped } = mapped(await rows, map);
      expect(unmapped.map(({ reason }) => reason).join()).toMatch(what);
    } catch (error) {
      if (!(error instanceof PerfGateError)) throw error;
      expect(error.message).toMatch(what);
      expect(`${error.remedy ?? ''} .`).toMatch(remedy);
    }
  });

  it('goes by the later of two entries', async () => {
    const { budgets } = mapped(await rows, {
      'A > *': { benchmark: 'all' },
      'x > Memory': { benchmark: 'b', metric: 'memory' },
    });
    expect(budgets.map(({ benchmark, metric }) => `${benchmark} ${metric}`)).toEqual([
      'all p50',
      'all p99',
      'b memory',
    ]);
  });
});

describe('a configuration that names a table', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'perf-gate-kpi-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function config(from: string): Promise<Pick<Policy, 'budgets' | 'unmapped'>> {
    const file = path.join(folder, 'perf-gate.config.json');
    await writeFile(
      file,
      JSON.stringify({
        budgets: [
          { from, map: { a: 'a' } },
          { benchmark: 'b', critical: '1 s' },
        ],
      }),
    );
    return readBudgets((await readConfigFile(file)).input, 'c');
  }

  it('has the budgets of both', async () => {
    await writeFile(path.join(folder, 'KPI.md'), '| KPI | Target |\n| - | - |\n| a | 5ms |\n| c | 6ms |\n');
    expect(await config('KPI.md')).toMatchObject({
      budgets: [
        { benchmark: 'a', source: 'KPI.md, line 3' },
        { benchmark: 'b', source: null },
      ],
      unmapped: [{ source: 'KPI.md, line 4', row: 'c | 6ms', reason: 'no entry of "map" names it' }],
    });
  });

  it.each([
    ['gone.md', /there is no file .*gone\.md/u],
    ['../KPI.md', /lies outside of the folder/u],
    ['a/../../KPI.md', /lies outside of the folder/u],
    ['/etc/passwd.md', /lies outside of the folder/u],
    ['C:\\KPI.md', /lies outside of the folder/u],
  ])('does not read %s', async (from, what) => {
    await expect(config(from)).rejects.toThrow(what);
  });

  it.skipIf(process.platform === 'win32')('follows no link out of its folder', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'perf-gate-outside-'));
    try {
      await writeFile(path.join(outside, 'secret.md'), '| KPI | Target |\n| - | - |\n| a | 5ms |\n');
      await symlink(path.join(outside, 'secret.md'), path.join(folder, 'KPI.md'));
      await expect(config('KPI.md')).rejects.toThrow(/lies outside of the folder/u);
    } finally {
      await rm(outside, { recursive: true, force: true });
    }
  });
});
