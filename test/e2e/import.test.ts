import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { expectError, expectHarmless, fakeFiles, Project, steady } from './project.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/imports/github-action-benchmark');
const real = path.join(fixtures, 'graphblas-sharp.js');

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

async function opened(): Promise<Project> {
  project = await Project.create(fakeFiles({ parse: steady(1e-3) }));
  return project;
}

it.each([
  ['a folder', ['--store', 'dir:../baselines']],
  ['a branch', ['--store', 'branch:results']],
])('imports a history of github-action-benchmark into %s, once', async (_, store) => {
  const of = await opened();
  const first = await of.run(['baseline', 'import', real, ...store]);
  expect(first.stderr).toMatch(/did not exist and was begun/u);
  expect(first.stdout).toMatch(/graphblas-sharp\.js: 10 of 10 runs added to the [^;]*$/mu);
  expect(first.code).toBe(0);
  const again = await of.run(['baseline', 'import', real, ...store]);
  expect(again.stdout).toMatch(/: 0 of 10 runs added to the .*; the others were there already$/mu);

  const listed = await of.run(['baseline', 'list', ...store, '--json', '-']);
  const runs = JSON.parse(listed.stdout) as { started: string; commit: string; fingerprint: string }[];
  expect(runs).toHaveLength(10);
  expect(runs[0]).toMatchObject({ commit: '6a0b88c13ad6', fingerprint: 'unknown' });
  expect(runs[0]?.started).toBe(new Date(1678133371873).toISOString());
  const history = await of.run(['history', ...store]);
  expect(history.stdout).toMatch(/in the 10 stored runs/u);
  expect(history.code).toBe(0);
  // On a branch one commit, not one for each run.
  if (store[1] === 'branch:results')
    expect(await of.repository.git('rev-list', '--count', 'results')).toBe('1');
});

it('judges nothing by what is imported, because the machine is not known', async () => {
  const of = await opened();
  const store = ['--store', 'dir:../baselines'];
  await of.run(['baseline', 'import', real, ...store]);
  await of.run(['run', '--rounds', '3']);
  const judged = await of.run(['judge', '.perf-gate/run.json', ...store]);
  expect(judged.stdout).toMatch(/no earlier run of suite default on this machine class/u);
  expect(judged.code).toBe(2);
});

it('refuses what is none, names the place, and stores nothing', async () => {
  const of = await opened();
  const store = ['--store', 'dir:../baselines'];
  const text = await readFile(real, 'utf8');
  const damaged = path.join(of.around, 'damaged.js');
  await writeFile(damaged, text.replace('"date": 1678133371873', '"date": "\\u001b[2Jsoon"'));
  const refused = await of.run(['baseline', 'import', real, damaged, ...store]);
  expectError(
    refused,
    /entries\["BFS"\]\[0\]\.date is "\\u001b\[2Jsoon"; milliseconds/u,
    /Give the data\.js/u,
  );
  expectHarmless(refused.stderr);
  expect((await of.run(['baseline', 'list', ...store])).stdout).toMatch(/^No run is stored/u);
  await writeFile(damaged, text.slice(0, text.indexOf('"message"')));
  expectError(await of.run(['baseline', 'import', damaged, ...store]), /is cut off/u, /data\.js/u);
  expectError(await of.run(['baseline', 'import', 'none.js', ...store]), /cannot read none\.js/u, /path/u);
  expectError(await of.run(['baseline', 'import', ...store]), /FILE/u, /./u);
});

it('says what it leaves out', async () => {
  const of = await opened();
  const file = path.join(of.around, 'zero.js');
  await writeFile(file, (await readFile(real, 'utf8')).replace(/"value": [\d.]+/u, '"value": "\u202enone"'));
  const ended = await of.run(['baseline', 'import', file, '--store', 'dir:../baselines']);
  expect(ended.stderr).toMatch(
    /left out: entries\["BFS"\]\[0\]\.benches: \[0\]\.value is ".*none", not a number/u,
  );
  expectHarmless(ended.stderr);
  expect(ended.stdout).toMatch(/10 of 10 runs added/u);
  expect(ended.code).toBe(0);
});

it('reads a history in artifacts only in the Action, and says so', async () => {
  const of = await opened();
  for (const args of [['list'], ['show'], ['prune', '--keep', '1'], ['import', real]]) {
    expectError(
      await of.run(['baseline', ...args, '--store', 'artifact']),
      /kept in artifacts, which only a job of GitHub Actions reaches/u,
      /--store branch:NAME or --store dir:PATH/u,
    );
  }
  const doctor = await of.run(['doctor', '--store', 'artifact', '--json', '-']);
  expect(JSON.parse(doctor.stdout)).toContainEqual(
    expect.objectContaining({
      check: 'store',
      level: 'ok',
      message: 'artifacts, which only the Action reaches',
    }),
  );
});
