import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { DirectoryStore } from '../../src/baseline/directory.ts';
import { ownMetrics, parseHistory } from '../../src/model/index.ts';
import { makeRun } from '../analysis/runs.ts';
import { expectError, fakeFiles, Project, steady } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

it('says what moved in a stored history, and exits 0 whatever did', async () => {
  project = await Project.create(fakeFiles({ parse: steady(1e-3) }));
  const folder = path.join(project.around, 'baselines');
  const flags = ['--store', `dir:${folder}`];
  const none = await project.run(['history', ...flags]);
  expect(none).toMatchObject({ code: 0, stdout: 'No run of default is stored.\n' });

  const store = new DirectoryStore(folder);
  const times = steady(1e-3);
  for (let day = 0; day < 40; day += 1) {
    await store.append(
      makeRun(
        { parse: [(times[day] ?? 1) * (day < 20 ? 1 : 1.2)], render: [times[39 - day] ?? 1] },
        {
          metrics: { time: ownMetrics.time },
          commit: { sha: String(day + 1).padStart(40, 'a'), ref: null, dirty: false, time: null },
          started: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
        },
      ),
    );
  }
  const told = await project.run(['history', ...flags]);
  expect(told.stdout).toMatch(/^1 change point in 2 series in the 40 stored runs/u);
  expect(told.stdout).toMatch(/^regressed +parse +time +2026-01-21 /mu);
  expect(told.code).toBe(0);

  const calm = await project.run(['history', ...flags, '--only', 'rend*']);
  expect(calm.stdout).toMatch(/^Nothing moved: 1 series in the 40 stored runs/u);
  expect(calm.code).toBe(0);

  const json = await project.run(['history', ...flags, '--json', '-']);
  const document = parseHistory(JSON.parse(json.stdout));
  expect(document.series.find((series) => series.benchmark === 'parse')?.changePoints).toMatchObject([
    { index: 20, verdict: 'regressed', at: { commit: '21'.padStart(40, 'a') } },
  ]);

  expectError(await project.run(['history', ...flags, '--smallest-segment', '1']), /smallest-segment/u, /./u);
  expectError(await project.run(['history', 'extra', ...flags]), /extra|argument/u, /./u);
});
