import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calibrateArm, measureArms, Places, type TrialContext } from '../../scripts/evaluation/arms-round.ts';
import { arms, parseRecording, readBank, type Round, type Session } from '../../scripts/evaluation/bank.ts';
import { openWorkshop } from '../measure/tinybench-project.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'perf-gate-bank-')));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const all = (value: number): number[] => arms.map(() => value);

const session: Session = {
  kind: 'session',
  occasion: 'one',
  workload: 'sort',
  started: '2026-01-01T00:00:00.000Z',
  seed: 1,
  units: arms.map(({ units }) => units),
  resolution: 1e-9,
  counts: { batch: 1, batches: 2, slots: 3, warmup: 4 },
  pairSeconds: [0.5],
  environment: { cores: 2, arch: 'x64', os: 'linux', node: '20.19.0' },
};

const round: Round = {
  kind: 'round',
  seed: 5,
  order: [...arms.keys()],
  load: 0.1,
  seconds: 2,
  startUp: all(0.1),
  time: all(100),
  tail: all(130),
  mean: all(110),
  cpu: all(110),
  slots: arms.map(() => [100, 101, 99]),
};

const lines = (...entries: readonly object[]): string =>
  entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

describe('a recording', () => {
  test('is read with all its sessions, without a line that was torn off', () => {
    const text = lines(session, round, session, { ...round, seed: 6 });
    const recording = parseRecording(`${text}{"kind":"round","se`, 'file');
    expect(recording.sessions).toHaveLength(2);
    expect(recording.rounds.map(({ seed }) => seed)).toEqual([5, 6]);
  });

  test.each([
    ['a round of other arms', lines(session, { ...round, time: [1, 2] }), /line 2/u],
    ['a round before a session', lines(round), /line 1: a round before/u],
    ['what is no JSON', `${lines(session)}round\n`, /line 2: not JSON/u],
    ['nothing', '', /no session/u],
  ])('is refused when it has %s', (_, text, message) => {
    expect(() => parseRecording(text, 'file')).toThrow(message);
  });

  test('is found compressed or not', async () => {
    await mkdir(path.join(folder, 'one'));
    await writeFile(path.join(folder, 'one', 'sort.jsonl.gz'), gzipSync(lines(session, round)));
    await writeFile(
      path.join(folder, 'one', 'hash.jsonl'),
      lines({ ...session, workload: 'hash' }, round, round),
    );
    expect(readBank(folder).map(({ workload, rounds }) => [workload, rounds.length])).toEqual([
      ['hash', 2],
      ['sort', 1],
    ]);
  });
});

test('the bank of the repository is small, broad, and slowed as its arms say', async () => {
  const bank = path.resolve(import.meta.dirname, '../../fixtures/evaluation/bank');
  const names = await readdir(bank, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4 * 1024 * 1024);
  const recordings = readBank(bank);
  expect(new Set(recordings.map(({ workload }) => workload)).size).toBeGreaterThanOrEqual(12);
  for (const { workload, occasion, rounds } of recordings) {
    const ratios = rounds
      .map(({ time }) => (time.at(-1) ?? Number.NaN) / (time[0] ?? Number.NaN))
      .sort((one, other) => one - other);
    const middle = ratios[ratios.length >> 1] ?? Number.NaN;
    // Recorded, so it does not vary: a workload that does not do half as much more work in this arm is broken.
    expect(middle, `${workload}, ${occasion}`).toBeGreaterThan(1.4);
    expect(middle, `${workload}, ${occasion}`).toBeLessThan(1.7);
  }
});

test('arms go to the places they are given, their contents with them', async () => {
  const count = 4;
  for (let arm = 0; arm < count; arm += 1) {
    await mkdir(path.join(folder, String(arm)));
    await writeFile(path.join(folder, String(arm), 'name'), String(arm));
  }
  const places = new Places(folder, count);
  for (const order of [
    [2, 3, 1, 0],
    [2, 3, 1, 0],
    [0, 1, 3, 2],
  ]) {
    await places.arrange(order);
    for (const [place, arm] of order.entries()) {
      expect(places.of(arm)).toBe(path.join(folder, String(place)));
      expect(await readFile(path.join(folder, String(place), 'name'), 'utf8')).toBe(String(arm));
    }
  }
});

test('a round measures every arm in as many slots, each from its own copy', async () => {
  const workshop = await openWorkshop();
  try {
    for (const arm of [0, 1, 2]) {
      const copy = path.join(folder, String(arm));
      await mkdir(copy);
      await writeFile(path.join(copy, 'package.json'), '{"type":"module"}');
      // Twenty times the work in the last arm: an order that no noise of a machine turns around.
      const body = `let s = 0; for (let i = 0; i < ${arm === 2 ? '200000' : '10000'}; i += 1) s += Math.sqrt(i); return s;`;
      await writeFile(
        path.join(copy, 'work.bench.js'),
        `export default (bench) => { bench.add('work', () => { ${body} }); };\n`,
      );
    }
    const context: TrialContext = {
      node: workshop.context.node,
      trialEntry: workshop.context.trialEntry[0] ?? '',
      trialHooks: workshop.context.trialHooks,
      env: workshop.context.env,
      signal: new AbortController().signal,
    };
    const places = new Places(folder, 3);
    const { counts } = await calibrateArm(context, 'work', places.of(0), 1);
    await places.arrange([1, 2, 0]);
    const trials = await measureArms(context, {
      workload: 'work',
      places,
      order: [1, 2, 0],
      seed: 3,
      counts: { ...counts, batches: 2, slots: 3, warmup: 2 },
    });
    expect([...trials.keys()]).toEqual([1, 2, 0]);
    for (const trial of trials.values()) {
      expect(trial.slots).toHaveLength(3);
      expect(trial.time).toBeLessThanOrEqual(trial.tail);
    }
    const time = (arm: number): number => trials.get(arm)?.time ?? Number.NaN;
    expect(time(2)).toBeGreaterThan(2 * Math.max(time(0), time(1)));
  } finally {
    await workshop.dispose();
  }
});

test('a trial that fails ends the round with its reason', async () => {
  const workshop = await openWorkshop();
  try {
    const copy = path.join(folder, '0');
    await mkdir(copy);
    await writeFile(path.join(copy, 'package.json'), '{"type":"module"}');
    await writeFile(path.join(copy, 'work.bench.js'), 'export default () => {};\n');
    const context: TrialContext = {
      node: workshop.context.node,
      trialEntry: workshop.context.trialEntry[0] ?? '',
      trialHooks: workshop.context.trialHooks,
      env: workshop.context.env,
      signal: new AbortController().signal,
    };
    await expect(calibrateArm(context, 'work', copy, 1)).rejects.toThrow(
      /work: load: it registers no benchmark/u,
    );
  } finally {
    await workshop.dispose();
  }
});
