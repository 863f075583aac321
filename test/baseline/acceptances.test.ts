import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalBranch } from '../../src/baseline/data-branch.ts';
import { DirectoryStore } from '../../src/baseline/directory.ts';
import { GitBranchStore } from '../../src/baseline/git-branch.ts';
import type { BaselineStore } from '../../src/baseline/store.ts';
import { git } from '../../src/git/git.ts';
import { parseAcceptance, type StoredAcceptance } from '../../src/model/index.ts';
import { runOf, temporaryFolder } from './run-of.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await folder.remove();
});

function acceptanceOf(over: Partial<StoredAcceptance> = {}): StoredAcceptance {
  return parseAcceptance({
    schema: 'perf-gate.acceptance/1',
    tool: { name: 'perf-gate', version: '0.1.0' },
    suite: 'default',
    recorded: '2026-03-04T05:06:07.089Z',
    benchmark: 'parse > *',
    commit: '0123456789abcdef0123456789abcdef01234567',
    upTo: 0.12,
    reason: 'checks its input now',
    ...over,
  });
}

const stores: Record<string, () => Promise<BaselineStore>> = {
  'a folder': () => Promise.resolve(new DirectoryStore(join(folder.path, 'store'))),
  'a branch': async () => {
    const bare = join(folder.path, 'bare.git');
    await git(['init', '-q', '--bare', bare], { cwd: folder.path });
    return new GitBranchStore(new LocalBranch(bare, 'perf-gate', process.env), () => Promise.resolve());
  },
};

describe.each(Object.entries(stores))('the acceptances of %s', (_, open) => {
  test('are kept beside the runs, which neither list nor prune them', async () => {
    const store = await open();
    expect(await store.acceptances('default', 'fail')).toEqual({ acceptances: [], unreadable: [] });
    const first = await store.accept(acceptanceOf());
    expect(first).toMatchObject({ created: true, added: true });
    expect(first.path).toMatch(/^acceptances\/default\/20260304T050607089Z-[0-9a-f]{12}\.json$/u);
    expect(await store.accept(acceptanceOf())).toMatchObject({ path: first.path, added: false });
    const earlier = acceptanceOf({ recorded: '2026-03-03T00:00:00.000Z', reason: 'before' });
    expect(await store.accept(earlier)).toMatchObject({ created: false, added: true });
    await store.accept(acceptanceOf({ suite: 'other' }));
    await store.append(runOf({ started: '2026-01-01T00:00:00.000Z' }));
    await store.append(runOf());
    expect(await store.list({ suite: null, fingerprint: null, last: null })).toHaveLength(2);
    expect(await store.prune({ suite: null, keep: 1 })).toHaveLength(1);
    const { acceptances } = await store.acceptances('default', 'fail');
    expect(acceptances.map(({ reason }) => reason)).toEqual(['before', 'checks its input now']);
  });
});

describe.each(Object.entries(stores))('what is added to %s in one step', (_, open) => {
  test('is what each by itself would be', async () => {
    const store = await open();
    const runs = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'].map((started) =>
      runOf({ started }),
    );
    const acceptances = [acceptanceOf(), acceptanceOf({ suite: 'other' })];
    const first = await store.add({ runs, acceptances });
    expect(first.created).toBe(true);
    expect([...first.runs, ...first.acceptances].map(({ added }) => added)).toEqual([true, true, true, true]);
    const [run, acceptance] = [runOf(), acceptanceOf({ reason: 'another' })];
    const second = await store.add({ runs: [...runs, run, run], acceptances: [acceptance] });
    expect(second.created).toBe(false);
    expect(second.runs.map(({ added }) => added)).toEqual([false, false, true, false]);
    expect(second.acceptances.map(({ added }) => added)).toEqual([true]);
    expect(await store.append(run)).toMatchObject({ path: second.runs[2]?.path, added: false });
    expect(await store.add({ runs })).toMatchObject({ created: false });
    expect(await store.list({ suite: null, fingerprint: null, last: null })).toHaveLength(3);
    expect((await store.acceptances('default', 'fail')).acceptances).toHaveLength(2);
  });
});

test('a branch gets one commit for what is added in one step', async () => {
  const store = await stores['a branch']?.();
  const runs = Array.from({ length: 30 }, (_, day) =>
    runOf({ started: new Date(Date.UTC(2026, 0, 1 + 2 * day)).toISOString() }),
  );
  await store?.add({ runs, acceptances: [acceptanceOf()] });
  const at = { cwd: join(folder.path, 'bare.git') };
  expect(await git(['rev-list', '--count', 'perf-gate'], at)).toBe('1');
  const message = await git(['log', '-1', '--format=%B', 'perf-gate'], at);
  expect(message).toMatch(/^default at 0123456789ab and 30 more\n\nruns\/default\//u);
  expect(message.split('\n').length).toBeLessThan(30);
});

test('a damaged acceptance is an error that names it, or is left out when that is asked for', async () => {
  const store = new DirectoryStore(join(folder.path, 'store'));
  const { path } = await store.accept(acceptanceOf());
  await store.accept(acceptanceOf({ reason: 'another' }));
  const file = join(folder.path, 'store', path);
  const text = await fs.readFile(file, 'utf8');
  for (const [damage, what] of [
    ['{', /are not JSON/u],
    [text.replace('0.12', '0.5'), /content hash/u],
    [text.replace('"default"', '"other"'), /its suite is other/u],
    [text.replace('acceptance/1', 'acceptance/9'), /acceptance\/9/u],
  ] as const) {
    await fs.writeFile(file, damage);
    await expect(store.acceptances('default', 'fail')).rejects.toThrow(what);
    await expect(store.acceptances('default', 'fail')).rejects.toThrow(`${path} in folder`);
    const { acceptances, unreadable } = await store.acceptances('default', 'skip');
    expect(acceptances).toHaveLength(1);
    expect(unreadable).toMatchObject([{ path }]);
  }
});
