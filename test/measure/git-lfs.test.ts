import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { devNull } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi, type TestContext } from 'vitest';
import { resolveBase } from '../../src/git/base.ts';
import { findRepository } from '../../src/git/repository.ts';
import { makeSides } from '../../src/measure/copies.ts';
import type { Sides } from '../../src/measure/sides.ts';
import { TemporaryRepository } from '../git/temporary-repository.ts';
import { skipBecause } from '../skip.ts';

let author: TemporaryRepository;
let work: string;
let remote: string;
let open: Sides[];
beforeEach(async () => {
  vi.stubEnv('GIT_CONFIG_SYSTEM', devNull);
  vi.stubEnv('GIT_CONFIG_GLOBAL', devNull);
  author = await TemporaryRepository.create('author');
  work = path.join(author.around, 'work');
  remote = path.join(author.around, 'remote.git');
  await mkdir(work);
  open = [];
});
afterEach(async () => {
  for (const sides of open) await sides.dispose();
  expect(await readdir(work)).toEqual([]);
  await author.remove();
  vi.unstubAllEnvs();
});

async function needLfs(context: TestContext): Promise<void> {
  try {
    await promisify(execFile)('git', ['lfs', 'version']);
  } catch {
    skipBecause(context, 'git-lfs is not installed');
  }
}

/** Larger than any pointer. */
const content = (word: string): string => `${word} `.repeat(1000);

/**
 * A clone as a job has it: LFS brought the contents of head alone, and those of base are at the remote, which is a folder.
 * `changed.bin` differs between the two commits, `same.bin` does not.
 */
async function clone(): Promise<TemporaryRepository> {
  await author.git('init', '--quiet', '--bare', '--initial-branch=main', remote);
  await author.git('lfs', 'install', '--local');
  await author.git('lfs', 'track', '*.bin');
  await author.git('remote', 'add', 'origin', pathToFileURL(remote).href);
  await author.write({ 'changed.bin': content('old'), 'same.bin': content('same') });
  await author.commit();
  await author.git('push', '--quiet', 'origin', 'main');
  await author.write({ 'changed.bin': content('new') });
  await author.commit();
  await author.git('push', '--quiet', 'origin', 'main');
  const folder = path.join(author.around, 'clone');
  await author.git('clone', '--quiet', pathToFileURL(remote).href, folder);
  const made = author.at(folder);
  await made.identify();
  await made.git('lfs', 'install', '--local');
  await made.git('lfs', 'pull');
  return made;
}

async function copies(of: TemporaryRepository): Promise<Sides> {
  const repository = await findRepository(of.root);
  const sides = await makeSides({
    repository,
    project: of.root,
    base: await resolveBase(repository, 'HEAD~1'),
    setup: null,
    env: {},
    signal: new AbortController().signal,
    log: () => undefined,
    timeout: 60,
    workFolder: work,
  });
  open.push(sides);
  return sides;
}

async function contents(sides: Sides, name: string): Promise<{ base: string; head: string }> {
  const roots = { base: sides.base?.root ?? '', head: sides.head.root };
  return {
    base: await readFile(path.join(roots.base, name), 'utf8'),
    head: await readFile(path.join(roots.head, name), 'utf8'),
  };
}

describe('git-lfs itself', () => {
  test('brings the contents of base from the remote, and leaves the clone as it was', async (context) => {
    await needLfs(context);
    const of = await clone();
    expect(await readFile(path.join(of.root, 'changed.bin'), 'utf8')).toBe(content('new'));
    const sides = await copies(of);
    expect(sides.warnings).toEqual([]);
    expect(await contents(sides, 'changed.bin')).toEqual({ base: content('old'), head: content('new') });
    expect(await contents(sides, 'same.bin')).toEqual({ base: content('same'), head: content('same') });
    expect(await of.git('status', '--porcelain')).toBe('');
  });

  test('without the remote leaves a pointer and says so, and keeps the contents that are there', async (context) => {
    await needLfs(context);
    const of = await clone();
    await rename(remote, `${remote}.gone`);
    const sides = await copies(of);
    const changed = await contents(sides, 'changed.bin');
    expect(changed.head).toBe(content('new'));
    expect(changed.base).toMatch(/^version https:\/\/git-lfs/u);
    expect(await contents(sides, 'same.bin')).toEqual({ base: content('same'), head: content('same') });
    const [fault, count, unlike, ...more] = sides.warnings;
    expect(fault).toMatch(/git-lfs .* did not bring all contents of base \(.+\): run "git lfs fetch origin/u);
    expect(count).toContain('base has 1 Git LFS pointer file in place of contents, the first is changed.bin');
    expect(unlike).toContain('changed.bin is a Git LFS pointer on base and has its contents on head');
    expect(more).toEqual([]);
  });

  test('says the same of an object that the remote has lost', async (context) => {
    await needLfs(context);
    const of = await clone();
    await rm(path.join(remote, 'lfs'), { recursive: true });
    const sides = await copies(of);
    expect((await contents(sides, 'changed.bin')).base).toMatch(/^version https:\/\/git-lfs/u);
    expect(sides.warnings.join('\n')).toMatch(/did not bring all contents of base/u);
  });
});
