import { afterEach, describe, expect, it } from 'vitest';
import { DirectoryStore } from '../../src/baseline/directory.ts';
import { recordedSeconds } from '../../src/gate.ts';
import type { Commit, Run } from '../../src/model/index.ts';
import { makeRun } from '../analysis/runs.ts';
import { temporaryFolder } from '../baseline/run-of.ts';

let remove: (() => Promise<void>) | null = null;
afterEach(async () => {
  await remove?.();
});

async function storeOf(runs: readonly Partial<Run>[]): Promise<DirectoryStore> {
  const folder = await temporaryFolder();
  remove = folder.remove;
  const store = new DirectoryStore(folder.path);
  for (const run of runs) await store.append(makeRun({ a: [1], b: [1] }, run));
  return store;
}

const commit = (time: string | null): Commit => ({ sha: 'c'.repeat(40), ref: null, dirty: false, time });
const noon = commit('2026-03-04T12:00:00Z');

describe('the durations by which shards are split', () => {
  it('are those of the newest run that recorded them, on whichever machine', async () => {
    const { environment } = makeRun({});
    const store = await storeOf([
      { started: '2026-03-01T00:00:00.000Z', durations: { a: 1, b: 1, c: 1 } },
      { started: '2026-03-02T00:00:00.000Z', durations: { a: 2 } },
      {
        started: '2026-03-03T00:00:00.000Z',
        durations: { b: 3 },
        environment: { ...environment, fingerprint: 'another-machine' },
      },
      { started: '2026-03-03T00:00:00.000Z', durations: { a: 9 }, suite: 'other' },
      { started: '2026-03-03T01:00:00.000Z' },
    ]);
    expect(await recordedSeconds(store, 'default', noon)).toEqual(
      new Map([
        ['a', 2],
        ['b', 3],
        ['c', 1],
      ]),
    );
  });

  it('do not change with a run that is stored while the jobs of a matrix begin', async () => {
    const store = await storeOf([{ started: '2026-03-03T00:00:00.000Z', durations: { a: 1, b: 2 } }]);
    const before = await recordedSeconds(store, 'default', noon);
    expect(before.size).toBe(2);
    // Begun before the commit was made, and stored after the first job has looked.
    await store.append(makeRun({ a: [1] }, { started: '2026-03-04T11:30:00.000Z', durations: { a: 7 } }));
    expect(await recordedSeconds(store, 'default', noon)).toEqual(before);
    // A later commit sees it.
    expect((await recordedSeconds(store, 'default', commit('2026-03-04T18:00:00Z'))).get('a')).toBe(7);
  });

  it('are none without runs or without a commit to go by', async () => {
    const store = await storeOf([]);
    expect((await recordedSeconds(store, 'default', noon)).size).toBe(0);
    await store.append(makeRun({ a: [1] }, { durations: { a: 7 } }));
    expect((await recordedSeconds(store, 'default', commit(null))).size).toBe(0);
  });
});
