import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../src/model/index.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { fake, fakeFiles, Project, steady } from './project.ts';

/** The gate under `auto`, with a history that can see a change of a tenth. */
const names = ['parse', 'print', 'sort', 'walk', 'fold'];

let project: Project;
beforeEach(async () => {
  project = await Project.create(fakeFiles(times({})));
  await storeHistory(24);
});
afterEach(() => project.remove());

/** Times of a millisecond and more, and what is given instead. */
function times(changed: Readonly<Record<string, number>>): Record<string, number[]> {
  return Object.fromEntries(
    names.map((name, index) => [name, steady((1 + index) * 1e-3 * (changed[name] ?? 1))]),
  );
}

/** Runs of unchanged code that vary by a few tenths of a per cent, a day apart. */
async function storeHistory(count: number): Promise<void> {
  const output = path.join(project.around, 'first');
  expect((await project.run(['run', '--output', output])).code).toBe(0);
  const first = await project.readRun(path.relative(project.root, path.join(output, 'run.json')));
  const random = seededRandom(3);
  const files: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = new Date(Date.parse(first.started) - (count - index) * 86_400_000).toISOString();
    const samples = first.samples.map((sample) => {
      const day = 1 + 0.006 * (random() + random() + random() - 1.5);
      return { ...sample, values: sample.values.map((value) => value * day) };
    });
    const folder = path.join(project.around, `day-${String(index)}`);
    await mkdir(folder);
    const file = path.join(folder, 'run.json');
    await writeFile(file, JSON.stringify({ ...first, started, samples }));
    files.push(file);
  }
  expect((await project.run(['baseline', 'update', ...files])).code).toBe(0);
}

async function headIs(changed: Readonly<Record<string, number>>): Promise<void> {
  await project.repository.git('checkout', '--quiet', '-b', 'topic');
  await project.write('bench.fake.json', fake(times(changed)));
  await project.write('other.txt', 'something else');
  await project.repository.commit('head');
}

function kindsOf(decision: Decision): Record<string, string> {
  return Object.fromEntries(decision.verdicts.map(({ benchmark, kind }) => [benchmark, kind]));
}

describe('auto with a sharp history', () => {
  it('measures head once when nothing is suspected, and says what it could have seen', async () => {
    await headIs({});
    const ended = await project.gate([]);
    expect(ended.code).toBe(0);
    const decision = await project.readDecision();
    expect(decision.strategy).toBe('auto');
    expect(new Set(Object.values(kindsOf(decision)))).toEqual(new Set(['not-suspected']));
    for (const verdict of decision.verdicts) {
      expect(verdict.detectable).toBeGreaterThan(0);
      expect(verdict.detectable).toBeLessThanOrEqual(0.1);
    }
    expect(ended.stderr).not.toMatch(/copying base/u);
    expect(ended.stdout).toMatch(/5 not suspected/u);
  });

  it('measures in pairs what is suspected, and only that; pairs decide', async () => {
    await headIs({ sort: 1.3 });
    const ended = await project.gate([]);
    expect(ended.code).toBe(1);
    const decision = await project.readDecision();
    expect(kindsOf(decision)).toMatchObject({ sort: 'regressed', parse: 'not-suspected' });
    expect(decision.family).toBeLessThan(names.length);
    const base = await project.readRun('.perf-gate/base.json');
    expect(base.samples.map(({ benchmark }) => benchmark)).toContain('sort');
    expect(base.samples.map(({ benchmark }) => benchmark)).not.toContain('parse');
  });

  it('measures all in pairs with --strategy paired, and when rounds are asked for', async () => {
    await headIs({});
    for (const flags of [
      ['--strategy', 'paired'],
      ['--rounds', '8'],
    ]) {
      expect((await project.gate(flags)).code).toBe(0);
      expect((await project.readDecision()).strategy).toBe('paired');
    }
  });

  it('measures all in pairs where the sensitivity that is required is out of reach', async () => {
    await headIs({});
    expect((await project.gate(['--required-sensitivity', '0.1%'])).code).toBe(0);
    expect((await project.readDecision()).strategy).toBe('paired');
  });

  it('needs no pairs for what is ignored or only reported, and tells both', async () => {
    await headIs({ fold: 1.3, walk: 1.3 });
    const policies = [
      { benchmark: 'fold', ignore: true, reason: 'needs a database' },
      { benchmark: 'walk', gate: false },
    ];
    const { 'perf-gate.config.json': config } = fakeFiles(times({}), { policies });
    await project.write('perf-gate.config.json', config as string);
    const ended = await project.gate([]);
    expect(ended.code).toBe(0);
    expect(ended.stderr).not.toMatch(/copying base/u);
    expect(ended.stdout).toMatch(/only reported and nothing else needed rounds: walk\./u);
    const decision = await project.readDecision();
    expect(decision.strategy).toBe('auto');
    expect(kindsOf(decision)).toEqual({
      fold: 'ignored',
      parse: 'not-suspected',
      print: 'not-suspected',
      sort: 'not-suspected',
    });
  });

  it('misses no benchmark that is new or gone', async () => {
    await project.repository.git('checkout', '--quiet', '-b', 'topic');
    const renamed = Object.entries(times({})).map(
      ([name, of]) => [name === 'walk' ? 'fresh' : name, of] as const,
    );
    await project.write('bench.fake.json', fake(Object.fromEntries(renamed)));
    await project.repository.commit('head');
    expect((await project.gate([])).code).toBe(1);
    expect(kindsOf(await project.readDecision())).toMatchObject({
      walk: 'missing',
      fresh: 'added',
      parse: 'not-suspected',
    });
  });

  it('goes on with pairs where the history cannot be read, and says so', async () => {
    await headIs({});
    const ended = await project.gate(['--store', `dir:${path.join(project.root, 'bench.fake.json')}`]);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/cannot be read, so everything is measured in pairs/u);
  });
});
