import { spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  LocalBranch,
  RemoteBranch,
  type DataBranch,
  type OpenBranch,
} from '../../src/baseline/data-branch.ts';
import { GitBranchStore, markerFile } from '../../src/baseline/git-branch.ts';
import { git, gitOrNull } from '../../src/git/git.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { runOf, temporaryFolder } from './run-of.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let bare: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  bare = await bareRepository('remote.git');
});
afterEach(async () => {
  await folder.remove();
});

const all = { suite: null, fingerprint: null, last: null };
const of = { suite: 'default', fingerprint: 'linux-x64-epyc-4', last: 10 };
const fast = async (): Promise<void> => Promise.resolve();

/** A bare repository that serves partial clones, as GitHub does. */
async function bareRepository(name: string, ...args: string[]): Promise<string> {
  const path = join(folder.path, name);
  await git(['init', '-q', '--bare', ...args, path], { cwd: folder.path });
  await git(['config', 'uploadpack.allowFilter', 'true'], { cwd: path });
  return path;
}

function remoteBranch(path = bare, url = pathToFileURL(path).href): RemoteBranch {
  return new RemoteBranch({
    branch: 'perf-gate',
    url,
    name: 'origin',
    credential: null,
    settings: [],
    outer: process.env,
    temporary: folder.path,
  });
}

function storeOf(branch: DataBranch = remoteBranch()): GitBranchStore {
  return new GitBranchStore(branch, fast);
}

/** The bare repository's own branch: quicker, for what does not depend on the way there. */
function onBare(): GitBranchStore {
  return storeOf(new LocalBranch(bare, 'perf-gate', process.env));
}

function minute(index: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
}

async function thrownBy(work: Promise<unknown>): Promise<PerfGateError> {
  const error: unknown = await work.then(
    () => 'nothing was thrown',
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PerfGateError);
  return error as PerfGateError;
}

/** Commits files on a branch of a bare repository without any of our code; null removes one. */
async function commitFiles(
  path: string,
  files: Readonly<Record<string, string | null>>,
  branch = 'perf-gate',
): Promise<string> {
  const options = { cwd: path, env: { GIT_INDEX_FILE: join(folder.path, 'index') } };
  const tip = await gitOrNull(['rev-parse', '--verify', '-q', `refs/heads/${branch}`], options);
  await git(['read-tree', ...(tip === null ? ['--empty'] : [tip])], options);
  for (const [name, text] of Object.entries(files)) {
    if (text === null) {
      await git(['update-index', '--force-remove', name], options);
      continue;
    }
    const oid = await git(['hash-object', '-w', '--stdin'], { ...options, input: text });
    await git(['update-index', '--add', '--cacheinfo', `100644,${oid},${name}`], options);
  }
  const tree = await git(['write-tree'], options);
  const commit = await git(
    [
      ...['-c', 'user.name=Someone', '-c', 'user.email=someone@example.com'],
      ...['commit-tree', ...(tip === null ? [] : ['-p', tip]), '-m', 'by hand', tree],
    ],
    options,
  );
  await git(['update-ref', `refs/heads/${branch}`, commit], options);
  return commit;
}

async function filesOf(path: string): Promise<string[]> {
  return (await git(['ls-tree', '-r', '--name-only', 'perf-gate'], { cwd: path })).split('\n');
}

async function hook(path: string, name: string, script: string): Promise<void> {
  await fs.mkdir(join(path, 'hooks'), { recursive: true });
  await fs.writeFile(join(path, 'hooks', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

/** A branch on which something happens before each attempt to move it. */
function disturbed(inner: DataBranch, before: (attempt: number) => Promise<void>): DataBranch {
  let attempt = 0;
  return {
    branch: inner.branch,
    description: inner.description,
    open: async (): Promise<OpenBranch> => {
      const open = await inner.open();
      return {
        ...open,
        move: async (next, expected) => {
          attempt += 1;
          await before(attempt);
          return open.move(next, expected);
        },
      };
    },
  };
}

/** Runs that are on the branch, by their value. */
async function values(store: GitBranchStore, last = 100): Promise<(number | undefined)[]> {
  const { runs } = await store.read({ ...of, last }, 'fail');
  return runs.map(({ run }) => run.samples[0]?.values[0]);
}

describe('a branch of a remote', () => {
  test('begins with the first run, and the same run is stored once', async () => {
    const store = storeOf();
    expect(await store.list(all)).toEqual([]);
    expect(await store.read(of, 'fail')).toEqual({ runs: [], unreadable: [] });
    const first = await store.append(runOf());
    expect(first).toMatchObject({ created: true, added: true });
    const tip = await git(['rev-parse', 'perf-gate'], { cwd: bare });
    expect(await store.append(runOf())).toMatchObject({ path: first.path, created: false, added: false });
    expect(await git(['rev-parse', 'perf-gate'], { cwd: bare })).toBe(tip);
    expect(await filesOf(bare)).toEqual(['README.md', markerFile, first.path]);
    expect((await store.read(of, 'fail')).runs).toEqual([{ name: (await store.list(all))[0], run: runOf() }]);
    // Nothing of the temporary repositories is left.
    expect((await fs.readdir(folder.path)).sort()).toEqual(['remote.git']);
  });

  test('commits under its own name, whoever the user is', async () => {
    await storeOf().append(runOf());
    expect(await git(['log', '-1', '--format=%an <%ae> %cn <%ce> %G?', 'perf-gate'], { cwd: bare })).toBe(
      'perf-gate <perf-gate@users.noreply.github.com> perf-gate <perf-gate@users.noreply.github.com> N',
    );
  });

  test('gives the last runs by time, whatever order they came in', async () => {
    const store = storeOf();
    for (const index of [3, 1, 2]) await store.append(runOf({ started: minute(index), value: index }));
    await store.append(runOf({ started: '2126-01-01T00:00:00.000Z', value: 100 }));
    await store.append(runOf({ started: '2020-01-01T00:00:00.000Z', value: 0 }));
    expect(await values(store)).toEqual([0, 1, 2, 3, 100]);
    expect(await values(store, 2)).toEqual([3, 100]);
  });

  test('fetches of a large history only what the last K need', async () => {
    const store = storeOf();
    const { path } = await store.append(runOf());
    // 40 months with 25 files each, in which no run could be read.
    const files: Record<string, string> = {};
    for (let index = 0; index < 1000; index += 1) {
      const day = String(1 + (index % 25)).padStart(2, '0');
      const year = String(2010 + Math.floor(index / 250));
      const month = String(1 + (Math.floor(index / 25) % 10)).padStart(2, '0');
      const name = `${year}${month}${day}T000000000Z-none-0123456789ab.json`;
      files[`${path.split('/').slice(0, 3).join('/')}/${year}/${month}/${name}`] = `no run ${String(index)}`;
    }
    const stream = Object.entries(files).map(
      ([name, text]) => `M 100644 inline ${name}\ndata ${String(text.length)}\n${text}\n`,
    );
    await git(['fast-import', '--quiet'], {
      cwd: bare,
      input: `commit refs/heads/perf-gate\ncommitter a <a@b> 0 +0000\ndata 1\nx\nfrom refs/heads/perf-gate^0\n${stream.join('')}`,
    });
    const inner = remoteBranch();
    let fetches = 0;
    const objects: string[] = [];
    const counted: DataBranch = {
      branch: inner.branch,
      description: inner.description,
      open: async () => {
        const open = await inner.open();
        return {
          ...open,
          fetch: async (oids) => {
            fetches += 1;
            await open.fetch(oids);
          },
          close: async () => {
            objects.push(await git(['count-objects', '-v'], open.git));
            await open.close();
          },
        };
      },
    };
    expect(await values(storeOf(counted), 1)).toEqual([0.25]);
    // One for the newest month's names, one for the run.
    expect(fetches).toBe(2);
    const count = (text: string | undefined): number =>
      [...(text ?? '').matchAll(/^(?:count|in-pack): (\d+)$/gmu)].reduce((sum, [, n]) => sum + Number(n), 0);
    expect(count(objects[0])).toBeLessThan(25);

    // Ten unreadable files come in one round trip, not in ten.
    fetches = 0;
    const { unreadable, runs } = await storeOf(counted).read({ ...of, last: 11 }, 'skip');
    expect([runs.length, unreadable.length]).toEqual([1, 10]);
    expect(fetches).toBe(3);
    // And writing opens the month that is written to, no other.
    await storeOf(counted).append(runOf({ started: minute(7), value: 7 }));
    expect(count(objects[2])).toBeLessThan(35);
    expect(await storeOf().list(all)).toHaveLength(1002);
    await git(['fsck', '--strict'], { cwd: bare });
  });

  test('reads from a server without partial clones', async () => {
    await git(['config', 'uploadpack.allowFilter', 'false'], { cwd: bare });
    const store = storeOf();
    await store.append(runOf({ value: 1 }));
    await store.append(runOf({ value: 2, started: minute(1) }));
    expect(await values(store)).toHaveLength(2);
    await store.prune({ suite: null, keep: 1 });
    expect(await values(store)).toHaveLength(1);
  });

  test('reads from a server that filters no trees', async () => {
    await git(['config', 'uploadpackfilter.tree.allow', 'false'], { cwd: bare });
    const store = storeOf();
    await store.append(runOf({ value: 1 }));
    await store.append(runOf({ value: 2, started: minute(1) }));
    expect(await values(store)).toHaveLength(2);
  });

  test('works with long object ids', async () => {
    const path = await bareRepository('sha256.git', '--object-format=sha256');
    await commitFiles(path, { 'a.txt': 'a' }, 'main');
    const store = storeOf(remoteBranch(path));
    await store.append(runOf());
    await store.append(runOf({ value: 2, started: minute(1) }));
    expect(await values(store)).toHaveLength(2);
  });

  test('twelve writers at a time lose nothing', async () => {
    const url = pathToFileURL(bare).href;
    const script = join(folder.path, 'writer.mjs');
    // One file, so that twelve processes do not each translate the sources.
    await build({
      entryPoints: [join(import.meta.dirname, 'writer.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'silent',
    });
    const writers = Array.from({ length: 12 }, async (_, number) => {
      const child = spawn(process.execPath, [script, url, String(number)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const code = await new Promise((resolve) => child.on('close', resolve));
      return { code, said };
    });
    for (const { code, said } of await Promise.all(writers))
      expect({ code, said }).toMatchObject({ code: 0 });
    const { runs } = await storeOf().read({ ...of, last: 100 }, 'fail');
    expect(runs).toHaveLength(12);
    expect(new Set(runs.map(({ run }) => run.samples[0]?.values[0])).size).toBe(12);
    expect(await git(['rev-list', '--count', 'perf-gate'], { cwd: bare })).toBe('12');
    expect(await git(['rev-list', '--max-parents=0', '--count', 'perf-gate'], { cwd: bare })).toBe('1');
  }, 60_000);

  test('two that create the branch at once both get their run in', async () => {
    const branch = disturbed(remoteBranch(), async (attempt) => {
      if (attempt === 1) await storeOf().append(runOf({ value: 1 }));
    });
    expect(await storeOf(branch).append(runOf({ value: 2 }))).toMatchObject({ created: false, added: true });
    expect((await values(storeOf())).sort()).toEqual([1, 2]);
    expect(await git(['rev-list', '--max-parents=0', '--count', 'perf-gate'], { cwd: bare })).toBe('1');
  });

  test('begins anew when the branch is deleted, also while it writes', async () => {
    const store = storeOf();
    await store.append(runOf({ value: 1 }));
    await git(['update-ref', '-d', 'refs/heads/perf-gate'], { cwd: bare });
    expect(await store.list(all)).toEqual([]);
    expect(await store.append(runOf({ value: 2 }))).toMatchObject({ created: true });
    const branch = disturbed(remoteBranch(), async (attempt) => {
      if (attempt === 1) await git(['update-ref', '-d', 'refs/heads/perf-gate'], { cwd: bare });
    });
    expect(await storeOf(branch).append(runOf({ value: 3 }))).toMatchObject({ created: true });
    expect(await values(store)).toEqual([3]);
  });

  test('gives up after a bounded number of tries, with a word', async () => {
    const store = onBare();
    await store.append(runOf());
    let moves = 0;
    const branch = disturbed(new LocalBranch(bare, 'perf-gate', process.env), async (attempt) => {
      moves = attempt;
      await commitFiles(bare, { 'note.txt': String(attempt) });
    });
    const error = await thrownBy(storeOf(branch).append(runOf({ value: 2 })));
    expect(error.message).toMatch(/others wrote to it at each of 30 tries/u);
    expect(moves).toBe(30);
  });

  test('says that the branch is protected', async () => {
    await storeOf().append(runOf());
    await hook(bare, 'pre-receive', 'echo "GH006: Protected branch update failed" >&2; exit 1');
    const error = await thrownBy(storeOf().append(runOf({ value: 2 })));
    expect(error.message).toMatch(/branch perf-gate of origin: the branch is protected, or a hook declined/u);
    expect(error.remedy).toMatch(/protection rule.*--store/u);
    expect(error.output).toContain('GH006');
    expect(await values(storeOf())).toEqual([0.25]);
  });

  test('says that force pushes are not allowed when it would prune', async () => {
    for (const index of [1, 2]) await storeOf().append(runOf({ started: minute(index), value: index }));
    await git(['config', 'receive.denyNonFastForwards', 'true'], { cwd: bare });
    const error = await thrownBy(storeOf().prune({ suite: null, keep: 1 }));
    expect(error.remedy).toMatch(/force pushes/u);
    expect(await values(storeOf())).toEqual([1, 2]);
  });

  test('says that the name is taken by a folder of branches', async () => {
    await commitFiles(bare, { 'a.txt': 'a' }, 'perf-gate/other');
    const error = await thrownBy(storeOf().append(runOf()));
    expect(error.remedy).toMatch(/--store branch:NAME/u);
  });

  test('says that there is no such repository, without the password in its address', async () => {
    const branch = remoteBranch(bare, 'http://user:hunter2@127.0.0.1:1/x.git');
    const error = await thrownBy(storeOf(branch).list(all));
    expect(error.message).toMatch(/cannot (?:read|work on) branch perf-gate of origin/u);
    expect(`${error.message}${error.output ?? ''}${String(error.stack)}`).not.toContain('hunter2');
    const missing = await thrownBy(storeOf(remoteBranch(join(folder.path, 'nothing'))).read(of, 'fail'));
    expect(missing.remedy).toMatch(/git remote -v/u);
  });

  test('keeps foreign files and ignores them', async () => {
    const store = storeOf();
    const { path } = await store.append(runOf());
    const month = path.slice(0, path.lastIndexOf('/'));
    const foreign = {
      'data/other.json': '{}',
      'runs/NOT a suite/x': 'x',
      [`${month}/notes.txt`]: 'x',
      'runs/default/linux-x64-epyc-4/index.html': 'x',
      'README.md': 'my own words',
      'café.txt': 'x',
    };
    await commitFiles(bare, foreign);
    expect(await store.list(all)).toHaveLength(1);
    await store.append(runOf({ value: 2, started: minute(1) }));
    await store.prune({ suite: null, keep: 1 });
    for (const [name, text] of Object.entries(foreign)) {
      expect(await git(['show', `perf-gate:${name}`], { cwd: bare })).toBe(text);
    }
    await git(['fsck', '--strict'], { cwd: bare });
  });

  test('refuses to write to a branch that holds something else', async () => {
    const tip = await commitFiles(bare, { 'package.json': '{}', 'README.md': 'x', 'runs/x/y.py': 'x' });
    const attempts = [() => onBare().append(runOf()), () => onBare().prune({ suite: null, keep: 1 })];
    for (const attempt of attempts) {
      const error = await thrownBy(attempt());
      expect(error.message).toContain('"package.json"');
      expect(error.remedy).toContain(markerFile);
    }
    expect(await git(['rev-parse', 'perf-gate'], { cwd: bare })).toBe(tip);
    // The remedy works.
    await commitFiles(bare, { [markerFile]: '' });
    expect(await onBare().append(runOf())).toMatchObject({ created: false, added: true });
  });

  test('says what is on a branch that holds something else, instead of giving no run', async () => {
    const files = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [`${name}.js`, '']));
    const tip = await commitFiles(bare, files);
    const readers = [() => onBare().list(all), () => onBare().read(of, 'skip'), () => storeOf().list(all)];
    for (const reader of readers) {
      const error = await thrownBy(reader());
      expect(error.message).toMatch(
        /^branch perf-gate of .* exists and holds no perf-gate data; on it are "a\.js", .*"e\.js" and 2 more$/u,
      );
      expect(error.remedy).toMatch(/--store branch:NAME.*perf-gate baseline update/u);
    }
    expect(await git(['rev-parse', 'perf-gate'], { cwd: bare })).toBe(tip);
  });

  test('begins in a branch that has a README alone', async () => {
    await commitFiles(bare, { 'README.md': 'mine', LICENSE: 'mine', '.gitattributes': '' });
    await onBare().append(runOf());
    expect(await git(['show', 'perf-gate:README.md'], { cwd: bare })).toBe('mine');
    expect(await filesOf(bare)).toContain(markerFile);
  });

  test('names a damaged file, skips it only when told to, and never overwrites it', async () => {
    const store = onBare();
    const { path } = await store.append(runOf());
    await store.append(runOf({ value: 2, started: minute(1) }));
    const text = await git(['show', `perf-gate:${path}`], { cwd: bare });
    await commitFiles(bare, { [path]: text.slice(0, 100) });
    const error = await thrownBy(store.read(of, 'fail'));
    expect(error.message).toContain(
      `${path} in branch perf-gate of the local repository is not a readable run`,
    );
    expect(error.remedy).toBeDefined();
    const { runs, unreadable } = await store.read(of, 'skip');
    expect([runs.length, unreadable[0]?.path]).toEqual([1, path]);
    expect((await thrownBy(store.append(runOf()))).message).toContain(path);
    expect(await git(['show', `perf-gate:${path}`], { cwd: bare })).toBe(text.slice(0, 100));
  });

  test('names a run that lies under another machine', async () => {
    const store = onBare();
    const { path } = await store.append(runOf());
    const text = await git(['show', `perf-gate:${path}`], { cwd: bare });
    await commitFiles(bare, { [path.replace('epyc-4', 'm1')]: `${text}\n` });
    const error = await thrownBy(store.read({ ...of, fingerprint: 'linux-x64-m1' }, 'fail'));
    expect(error.message).toMatch(/its fingerprint is linux-x64-epyc-4, its path says linux-x64-m1/u);
    expect((await store.read(of, 'fail')).runs).toHaveLength(1);
  });

  test('says so when a file stands where a folder is needed', async () => {
    await commitFiles(bare, { [markerFile]: '', 'runs/default': 'a file' });
    const error = await thrownBy(onBare().append(runOf()));
    expect(error.message).toMatch(/runs\/default: it is a file, not a folder/u);
  });

  test('prunes by beginning the history anew', async () => {
    const store = storeOf();
    for (const index of [1, 2, 3]) {
      await store.append(runOf({ started: minute(index), value: index }));
      await store.append(runOf({ started: minute(index), suite: 'other' }));
    }
    await store.append(runOf({ started: '2020-01-01T00:00:00Z', value: 0 }));
    const tip = await git(['rev-parse', 'perf-gate'], { cwd: bare });
    expect(await store.prune({ suite: 'default', keep: 10 })).toEqual([]);
    expect(await git(['rev-parse', 'perf-gate'], { cwd: bare })).toBe(tip);
    const removed = await store.prune({ suite: 'default', keep: 2 });
    expect(removed).toHaveLength(2);
    expect(removed[0]).toContain('/2020/01/');
    expect(await values(store)).toEqual([2, 3]);
    expect(await store.list({ ...all, suite: 'other' })).toHaveLength(3);
    expect(await git(['rev-list', '--count', 'perf-gate'], { cwd: bare })).toBe('1');
    expect((await filesOf(bare)).some((name) => name.includes('/2020/'))).toBe(false);
    await git(['fsck', '--strict'], { cwd: bare });
    // And it can be written to afterwards.
    await store.append(runOf({ started: minute(4), value: 4 }));
    expect(await values(store)).toEqual([2, 3, 4]);
  });

  test('prunes again when someone wrote in between, and loses nothing of theirs', async () => {
    for (const index of [1, 2, 3]) await storeOf().append(runOf({ started: minute(index), value: index }));
    let attempts = 0;
    const branch = disturbed(remoteBranch(), async (attempt) => {
      attempts = attempt;
      if (attempt === 1) await storeOf().append(runOf({ started: minute(4), value: 4 }));
    });
    expect(await storeOf(branch).prune({ suite: null, keep: 2 })).toHaveLength(2);
    expect(attempts).toBe(2);
    expect(await values(storeOf())).toEqual([3, 4]);
  });

  test('writes on a branch that was pruned in between', async () => {
    for (const index of [1, 2]) await storeOf().append(runOf({ started: minute(index), value: index }));
    const branch = disturbed(remoteBranch(), async (attempt) => {
      if (attempt !== 1) return;
      await storeOf().prune({ suite: null, keep: 1 });
      await git(['gc', '-q', '--prune=now'], { cwd: bare });
    });
    await storeOf(branch).append(runOf({ started: minute(3), value: 3 }));
    expect(await values(storeOf())).toEqual([2, 3]);
    expect(await git(['rev-list', '--count', 'perf-gate'], { cwd: bare })).toBe('2');
  });

  test('keeps a credential out of arguments, files and other addresses', async () => {
    const branch = new RemoteBranch({
      branch: 'perf-gate',
      url: 'https://example.invalid/x.git',
      name: 'origin',
      credential: { url: 'https://example.invalid/', header: 'Authorization: Basic c2VjcmV0' },
      settings: [['core.sshCommand', 'touch evil']],
      outer: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'url.x.insteadOf', GIT_CONFIG_VALUE_0: 'https://' },
      temporary: folder.path,
    });
    const open = await branch.open();
    try {
      const config = await git(['config', '--list', '--show-scope'], open.git);
      expect(config).toContain('http.https://example.invalid/.extraheader=Authorization: Basic c2VjcmV0');
      expect(config).not.toMatch(/^(?:global|system)\t/mu);
      expect(config).not.toMatch(/sshcommand|insteadof/iu);
      expect(
        await gitOrNull(['config', '--get-urlmatch', 'http.extraHeader', 'https://other.invalid/'], open.git),
      ).toBe(null);
      const files = await fs.readdir(open.git.cwd, { recursive: true, withFileTypes: true });
      for (const file of files.filter((entry) => entry.isFile())) {
        expect(await fs.readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('c2VjcmV0');
      }
    } finally {
      await open.close();
    }
  });
});

describe('a branch of the local repository', () => {
  /** A user's repository with a commit, staged, changed and untracked files, hooks that fail, and signing that fails. */
  async function userRepository(): Promise<string> {
    const path = join(folder.path, 'user');
    await git(['init', '-q', '-b', 'main', path], { cwd: folder.path });
    await fs.writeFile(join(path, 'a.txt'), 'one');
    await git(['add', '.'], { cwd: path });
    await git(['-c', 'user.name=U', '-c', 'user.email=u@x', 'commit', '-qm', 'first'], { cwd: path });
    await fs.writeFile(join(path, 'a.txt'), 'changed');
    await fs.writeFile(join(path, 'staged.txt'), 'staged');
    await git(['add', 'staged.txt'], { cwd: path });
    await fs.writeFile(join(path, 'untracked.txt'), 'untracked');
    const hooks = ['reference-transaction', 'pre-push', 'pre-commit', 'post-commit', 'pre-receive', 'update'];
    for (const name of hooks) await hook(join(path, '.git'), name, `touch "${folder.path}/hook-ran"; exit 1`);
    await git(['config', 'commit.gpgSign', 'true'], { cwd: path });
    await git(['config', 'gpg.program', 'false'], { cwd: path });
    await git(['config', 'user.useConfigOnly', 'true'], { cwd: path });
    return path;
  }

  function localStore(path: string): GitBranchStore {
    return storeOf(new LocalBranch(join(path, '.git'), 'perf-gate', process.env));
  }

  test('is the only thing that changes in it', async () => {
    const path = await userRepository();
    const snapshot = async () => ({
      head: await fs.readFile(join(path, '.git', 'HEAD'), 'utf8'),
      index: (await fs.readFile(join(path, '.git', 'index'))).toString('hex'),
      config: await fs.readFile(join(path, '.git', 'config'), 'utf8'),
      refs: (await git(['for-each-ref', '--format=%(refname) %(objectname)'], { cwd: path }))
        .split('\n')
        .filter((line) => !line.startsWith('refs/heads/perf-gate ')),
      status: await git(['status', '--porcelain'], { cwd: path }),
      files: (await fs.readdir(join(path, '.git'))).filter((name) => name !== 'logs').sort(),
      tree: (await fs.readdir(path)).sort(),
    });
    await git(['status'], { cwd: path });
    const before = await snapshot();
    const store = localStore(path);
    expect(await store.append(runOf({ value: 1, started: minute(1) }))).toMatchObject({ created: true });
    expect(await store.append(runOf({ value: 2, started: minute(2) }))).toMatchObject({ created: false });
    expect(await store.append(runOf({ value: 2, started: minute(2) }))).toMatchObject({ added: false });
    expect(await values(store)).toEqual([1, 2]);
    expect(await store.prune({ suite: null, keep: 1 })).toHaveLength(1);
    expect(await values(store)).toEqual([2]);
    expect(await snapshot()).toEqual(before);
    expect(await fs.readdir(folder.path)).not.toContain('hook-ran');
  });

  test('is refused while it is checked out somewhere', async () => {
    const path = await userRepository();
    await localStore(path).append(runOf());
    await fs.rm(join(path, '.git', 'hooks'), { recursive: true });
    await git(['worktree', 'add', '-q', join(folder.path, 'other'), 'perf-gate'], { cwd: path });
    const error = await thrownBy(localStore(path).append(runOf({ value: 2 })));
    expect(error.message).toMatch(/checked out in a work tree/u);
  });

  test('is not taken for empty when its objects are lost', async () => {
    const path = await userRepository();
    await localStore(path).append(runOf());
    const tip = await git(['rev-parse', 'perf-gate'], { cwd: path });
    await fs.rm(join(path, '.git', 'objects', tip.slice(0, 2), tip.slice(2)));
    for (const attempt of [
      () => localStore(path).list(all),
      () => localStore(path).append(runOf({ value: 2 })),
      () => localStore(path).prune({ suite: null, keep: 1 }),
    ]) {
      const error = await thrownBy(attempt());
      expect(error.message).toContain(`git object ${tip} is missing`);
      expect(error.remedy).toMatch(/git fsck/u);
    }
    expect(await git(['rev-parse', 'perf-gate'], { cwd: path })).toBe(tip);
  });

  test('loses nothing when many write to it', async () => {
    const path = await userRepository();
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        new GitBranchStore(new LocalBranch(join(path, '.git'), 'perf-gate', process.env)).append(
          runOf({ value: index, started: minute(index) }),
        ),
      ),
    );
    expect(await values(localStore(path))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('redoes its work when the branch moved, was made or was deleted in between', async () => {
    const path = await userRepository();
    const disturb = (act: () => Promise<unknown>): GitBranchStore =>
      storeOf(
        disturbed(new LocalBranch(join(path, '.git'), 'perf-gate', process.env), async (attempt) => {
          if (attempt === 1) await act();
        }),
      );
    await disturb(() => localStore(path).append(runOf({ value: 1, started: minute(1) }))).append(
      runOf({ value: 2, started: minute(2) }),
    );
    expect(await values(localStore(path))).toEqual([1, 2]);
    await fs.rm(join(path, '.git', 'hooks'), { recursive: true });
    const again = await disturb(() =>
      git(['update-ref', '-d', 'refs/heads/perf-gate'], { cwd: path }),
    ).append(runOf({ value: 3, started: minute(3) }));
    expect(again.created).toBe(true);
    expect(await values(localStore(path))).toEqual([3]);
  });
});
