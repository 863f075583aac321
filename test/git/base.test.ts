import { existsSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveBase } from '../../src/git/base.ts';
import { findRepository, readCommit } from '../../src/git/repository.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { TemporaryRepository } from './temporary-repository.ts';

let here: TemporaryRepository;
beforeEach(async () => {
  here = await TemporaryRepository.create('a repository ü');
});
afterEach(async () => {
  await here.remove();
});

/** The PerfGateError that the promise rejects with. */
async function refusal(promise: Promise<unknown>): Promise<PerfGateError> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(PerfGateError);
  return thrown as PerfGateError;
}

async function base(wanted: string, environment: Record<string, string> = {}): Promise<string | null> {
  return (await resolveBase(await findRepository(here.root), wanted, environment)).sha;
}

describe('findRepository', () => {
  test('finds the top level from a folder inside, with HEAD', async () => {
    await here.write({ 'packages/a/index.js': '1' });
    const sha = await here.commit();
    const found = await findRepository(path.join(here.root, 'packages/a'));
    expect(found.root).toBe(here.root);
    expect(found.gitDir).toBe(path.join(here.root, '.git'));
    expect(found.shallow).toBe(false);
    expect(found.head).toMatchObject({ sha, ref: 'main', dirty: false });
    const { time } = found.head;
    expect(time === null ? null : new Date(time).toISOString()).toBe(time);
    expect(new Date(time ?? '').getTime() / 1000).toBe(
      Number(await here.git('show', '-s', '--format=%ct', 'HEAD')),
    );
  });

  test('has no ref where HEAD is detached', async () => {
    await here.commit();
    await here.git('checkout', '--quiet', '--detach');
    expect((await findRepository(here.root)).head.ref).toBeNull();
  });

  test.each([
    ['an untracked file', { 'new.txt': 'x' }, true],
    ['a changed file', { 'a.txt': 'changed' }, true],
    ['our own output alone', { '.perf-gate/run.json': '{}', 'sub/.perf-gate/x': '' }, false],
    ['an ignored file', { 'ignored.log': 'x' }, false],
  ] as const)('dirty with %s: %s', async (_name, files, dirty) => {
    await here.write({ 'a.txt': 'a', '.gitignore': '*.log\n' });
    await here.commit();
    await here.write(files);
    expect((await findRepository(here.root)).head.dirty).toBe(dirty);
  });

  test('dirty with a deleted and with a staged file', async () => {
    await here.write({ 'a.txt': 'a', 'b.txt': 'b' });
    await here.commit();
    await rm(path.join(here.root, 'a.txt'));
    expect((await findRepository(here.root)).head.dirty).toBe(true);
    await here.git('checkout', '--quiet', '--', 'a.txt');
    await here.git('mv', 'a.txt', 'c.txt');
    expect((await findRepository(here.root)).head.dirty).toBe(true);
  });

  test('looking does not write the index', async () => {
    await here.write({ 'a.txt': 'a' });
    await here.commit();
    // A refresh would be due: the file is newer than the index knows, with the same content.
    await here.write({ 'a.txt': 'a' });
    const index = path.join(here.root, '.git/index');
    const before = await stat(index);
    await findRepository(here.root);
    expect((await stat(index)).mtimeMs).toBe(before.mtimeMs);
  });

  test('says what to do without a repository', async () => {
    const outside = path.join(here.around, 'outside');
    await mkdir(outside);
    const error = await refusal(findRepository(outside));
    expect(error.message).toContain('is not in a git repository');
    expect(error.message).toContain(outside);
    expect(error.remedy).toContain('git init');
  });

  test('says so for a folder that is not there, a repository without commits, and a bare one', async () => {
    expect((await refusal(findRepository(path.join(here.around, 'gone')))).message).toContain('no folder');
    expect((await refusal(findRepository(here.root))).message).toContain('has no commit yet');
    await here.git('init', '--quiet', '--bare', '../bare.git');
    const bare = await refusal(findRepository(path.join(here.around, 'bare.git')));
    expect(bare.message).toContain('without a work tree');
  });

  test('reads a merge commit with its parents', async () => {
    const first = await here.commit();
    await here.git('checkout', '--quiet', '-b', 'other');
    const second = await here.commit('other\n\nparent of nothing\n');
    await here.git('checkout', '--quiet', 'main');
    await here.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'other');
    expect((await readCommit(here.root, 'HEAD')).parents).toEqual([first, second]);
  });
});

describe('resolveBase', () => {
  test('auto is the merge base with local main', async () => {
    const fork = await here.commit('fork');
    await here.git('checkout', '--quiet', '-b', 'feature');
    await here.commit('feature');
    await here.git('checkout', '--quiet', 'main');
    await here.commit('main goes on');
    await here.git('checkout', '--quiet', 'feature');
    const found = await resolveBase(await findRepository(here.root), 'auto');
    expect(found).toMatchObject({ sha: fork, ref: 'main', dirty: false });
    expect(found.time).not.toBeNull();
  });

  test('auto prefers what origin/HEAD names, and the remote branch over the local one', async () => {
    const first = await here.commit('first');
    const second = await here.commit('second');
    await here.commit('third');
    await here.git('update-ref', 'refs/remotes/origin/main', second);
    expect(await base('auto')).toBe(second);
    await here.git('update-ref', 'refs/remotes/origin/trunk', first);
    await here.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect(await base('auto')).toBe(first);
  });

  test('auto uses the configured default branch, and says so when there is none', async () => {
    const first = await here.commit('first');
    await here.git('branch', '--quiet', '-m', 'main', 'topic');
    const error = await refusal(base('auto'));
    expect(error.message).toContain('cannot find the default branch');
    expect(error.remedy).toContain('--base');
    await here.git('branch', 'entwicklung', first);
    await here.git('config', 'init.defaultBranch', 'entwicklung');
    await here.commit('second');
    expect(await base('auto')).toBe(first);
  });

  test('auto on a pull request is the first parent of the merge commit, only there', async () => {
    const fork = await here.commit('fork');
    await here.git('checkout', '--quiet', '-b', 'feature');
    await here.commit('feature');
    await here.git('checkout', '--quiet', 'main');
    const target = await here.commit('main goes on');
    await here.git('checkout', '--quiet', '--detach', 'main');
    await here.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'feature');
    const merged = await here.git('rev-parse', 'HEAD');
    const job = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: merged, GITHUB_BASE_REF: 'main' };
    await here.git('branch', '--quiet', '--force', 'main', fork);
    expect(await base('auto', job)).toBe(target);
    // The job checked out something else than GitHub's merge commit: a merge in it is the author's own.
    expect(await base('auto', { ...job, GITHUB_SHA: target })).toBe(fork);
    expect(await base('auto', { ...job, GITHUB_EVENT_NAME: 'push' })).toBe(fork);
  });

  test('base equals head: an error with a clean tree, the commit itself with a dirty one', async () => {
    const sha = await here.commit();
    for (const wanted of ['auto', 'HEAD', 'main', sha]) {
      const error = await refusal(base(wanted));
      expect(error.message).toContain(
        'base commit equals head commit (' + sha.slice(0, 12) + ') and nothing is uncommitted',
      );
      expect(error.remedy).toContain('--base HEAD~1');
    }
    await here.write({ 'new.js': '1' });
    for (const wanted of ['auto', 'HEAD']) expect(await base(wanted)).toBe(sha);
  });

  test('takes branches, tags, ids and branches of origin', async () => {
    const first = await here.commit('first');
    await here.git('tag', '-a', 'v1', '-m', 'v1');
    await here.commit('second');
    await here.git('update-ref', 'refs/remotes/origin/release', first);
    for (const wanted of ['HEAD~1', 'v1', first, first.slice(0, 10), 'release']) {
      expect(await base(wanted)).toBe(first);
    }
  });

  test.each([
    ['an unknown name', 'nowhere'],
    ['what git would take for an option', '--upload-pack=touch x'],
    ['nothing', ''],
    ['a file', 'HEAD:file'],
    ['a name without end', 'a'.repeat(2000)],
  ])('refuses %s', async (_name, wanted) => {
    await here.commit();
    const error = await refusal(base(wanted));
    expect(error.remedy).toBeDefined();
    expect(error.message.length).toBeLessThan(600);
  });

  test('unrelated histories have no base', async () => {
    await here.commit();
    await here.git('checkout', '--quiet', '--orphan', 'other');
    await here.commit('unrelated');
    expect((await refusal(base('auto'))).message).toContain('no common ancestor');
  });
});

describe('shallow clones', () => {
  async function shallowClone(): Promise<TemporaryRepository> {
    const folder = path.join(here.around, 'shallow');
    await here.git('clone', '--quiet', '--depth=1', pathToFileURL(here.root).href, folder);
    const clone = here.at(folder);
    await clone.identify();
    return clone;
  }

  test('a history cut off before the merge base is said, with the remedy', async () => {
    await here.commit('fork');
    await here.git('checkout', '--quiet', '-b', 'feature');
    await here.commit('feature');
    const clone = await shallowClone();
    const found = await findRepository(clone.root);
    expect(found.shallow).toBe(true);
    const error = await refusal(resolveBase(found, 'auto'));
    expect(error.remedy).toContain('git fetch --unshallow');
    expect(error.remedy).toContain('fetch-depth: 0');
    await clone.git('remote', 'set-head', 'origin', '--delete');
    await clone.git('fetch', '--quiet', '--depth=1', 'origin', 'main:refs/remotes/origin/main', '--force');
    const cut = await refusal(resolveBase(await findRepository(clone.root), 'auto'));
    expect(cut.message).toContain('cannot find the merge base of HEAD and origin/main');
    expect(cut.remedy).toContain('git fetch --unshallow');
  });

  test('the recorded first parent is fetched alone, without a ref or FETCH_HEAD', async () => {
    const target = await here.commit('fork');
    await here.git('checkout', '--quiet', '-b', 'feature');
    await here.commit('feature');
    await here.git('checkout', '--quiet', '--detach', target);
    await here.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'feature');
    const merged = await here.git('rev-parse', 'HEAD');
    await here.git('checkout', '--quiet', '-b', 'merged');
    await here.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = await shallowClone();
    const refs = await clone.git('for-each-ref');
    const job = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: merged };
    const found = await findRepository(clone.root);
    expect((await resolveBase(found, 'auto', job)).sha).toBe(target);
    expect(await clone.git('for-each-ref')).toBe(refs);
    expect(existsSync(path.join(clone.root, '.git/FETCH_HEAD'))).toBe(false);
    expect(await clone.git('rev-parse', 'HEAD')).toBe(merged);
    for (const wanted of ['HEAD^', 'HEAD~1', target])
      expect((await resolveBase(found, wanted)).sha).toBe(target);
  });

  test('a parent that cannot be fetched is said with the remedy', async () => {
    await here.commit('first');
    await here.commit('second');
    const clone = await shallowClone();
    await clone.git('remote', 'set-url', 'origin', pathToFileURL(path.join(here.around, 'gone')).href);
    const error = await refusal(resolveBase(await findRepository(clone.root), 'HEAD~1'));
    expect(error.message).toContain('is not in this clone: it is shallow');
    expect(error.remedy).toContain('git fetch --unshallow');
    expect(error.output).toContain('gone');
    const other = await refusal(resolveBase(await findRepository(clone.root), 'HEAD~2'));
    expect(other.remedy).toContain('git fetch --unshallow');
  });
});
