import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/baseline/open.ts';
import type { BaselineStore } from '../../src/baseline/store.ts';
import { gitCredential } from '../../src/github/credential.ts';
import { git } from '../../src/git/git.ts';
import { runOf } from '../baseline/run-of.ts';
import { skipBecause } from '../skip.ts';
import type { Permissions } from './fake/github.ts';
import { thrownBy, withFake } from './with-fake.ts';

const world = withFake();
const all = { suite: null, fingerprint: null, last: null };

function remote(): string {
  return `${world.fake.serverUrl}/octo/demo`;
}

function store(permissions: Permissions): Promise<BaselineStore> {
  const credential = gitCredential(world.fake.token(permissions), world.fake.serverUrl);
  return openStore(
    { kind: 'branch', branch: 'perf-gate', remote: remote() },
    { cwd: world.folder, credential },
  );
}

describe('the branch store over smart HTTP', () => {
  it('writes with a token that may, and reads with one that may only read', async () => {
    await (await store({ contents: 'write' })).append(runOf());
    expect(await (await store({ contents: 'read' })).list(all)).toHaveLength(1);
    expect(await git(['for-each-ref', '--format=%(refname)'], { cwd: world.fake.repositoryPath })).toBe(
      'refs/heads/perf-gate',
    );
  });

  it('names the permission that is missing', async () => {
    const error = await thrownBy((await store({ contents: 'read' })).append(runOf()));
    expect(error.message).toContain('no permission');
    expect(error.remedy).toContain('permissions: contents: write');
    expect(world.fake.denied).toEqual(['git: contents: write']);
    expect(JSON.stringify(error)).not.toContain('ghs_');
    await thrownBy((await store({})).list(all));
  });

  it('outlasts a server that fails', async () => {
    world.fake.server.fail('GET', /info\/refs$/u, { status: 503 });
    await (await store({ contents: 'write' })).append(runOf());
    world.fake.server.fail('POST', /git-receive-pack$/u, { status: 502 });
    await (await store({ contents: 'write' })).append(runOf({ value: 2 }));
    expect(await (await store({ contents: 'read' })).list(all)).toHaveLength(2);
  });

  it('loses nothing when twenty jobs append at once', async () => {
    const numbers = Array.from({ length: 20 }, (_, number) => number);
    const jobs = numbers.map(async (value) => {
      const started = new Date(Date.UTC(2026, 0, 1, 0, value)).toISOString();
      await (await store({ contents: 'write' })).append(runOf({ started, value }));
    });
    await Promise.all(jobs);
    const found = await (
      await store({ contents: 'read' })
    ).read({ suite: 'default', fingerprint: null, last: 100 }, 'fail');
    expect(found.runs.map((entry) => entry.run.samples[0]?.values[0])).toEqual(numbers);
    // One commit each: nobody wrote over anybody.
    expect(await git(['rev-list', '--count', 'perf-gate'], { cwd: world.fake.repositoryPath })).toBe('20');
  }, 600_000);

  it('shows the token on no command line while git pushes', async (context) => {
    if (process.platform !== 'linux') skipBecause(context, 'command lines are read from /proc');
    const token = world.fake.token({ contents: 'write' });
    const credential = gitCredential(token, world.fake.serverUrl);
    const secret = credential.header.split(' ').at(-1) ?? '';
    let lines: string[] = [];
    world.fake.server.before('POST', /git-receive-pack$/u, async () => {
      lines = await commandLines();
    });
    const remoteStore = { kind: 'branch', branch: 'perf-gate', remote: remote() } as const;
    await (await openStore(remoteStore, { cwd: world.folder, credential })).append(runOf());
    expect(lines.some((line) => line.includes('push'))).toBe(true);
    expect(lines.filter((line) => line.includes(secret) || line.includes(token))).toEqual([]);
  });
});

async function commandLines(): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  return Promise.all(
    // A process may end while we look.
    processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
}
