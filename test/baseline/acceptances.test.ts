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
