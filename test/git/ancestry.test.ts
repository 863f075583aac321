import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { standingOf } from '../../src/git/ancestry.ts';
import { findRepository } from '../../src/git/repository.ts';
import { TemporaryRepository } from './temporary-repository.ts';

let repository: TemporaryRepository;
beforeEach(async () => {
  repository = await TemporaryRepository.create();
});
afterEach(async () => {
  await repository.remove();
});

test('a commit is open on its branch, over once base has it, elsewhere on another branch', async () => {
  const start = await repository.commit('start');
  await repository.git('switch', '--quiet', '--create', 'slow');
  const slow = await repository.commit('slower');
  const later = await repository.commit('later');
  await repository.git('switch', '--quiet', '--create', 'other', start);
  const other = await repository.commit('other');
  const found = await findRepository(repository.root);
  const at = async (base: string | null, head: string | null): Promise<string> =>
    standingOf(found, base, head, slow.slice(0, 12));
  expect(await at(start, slow)).toBe('open');
  expect(await at(start, later)).toBe('open');
  expect(await at(slow, later)).toBe('over');
  expect(await at(later, later)).toBe('over');
  expect(await at(start, other)).toBe('elsewhere');
  expect(await at(null, later)).toBe('unknown');
  expect(await at(start, null)).toBe('unknown');
  expect(await standingOf(found, start, later, '0123456789')).toBe('unknown');
});

test('a clone without history knows the head and what a merge merges, and nothing else', async () => {
  const start = await repository.commit('start');
  await repository.git('switch', '--quiet', '--create', 'slow');
  const early = await repository.commit('early');
  const slow = await repository.commit('slower');
  await repository.git('switch', '--quiet', 'main');
  await repository.commit('main moves');
  await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'slow');
  const merge = await repository.git('rev-parse', 'HEAD');
  const folder = path.join(repository.around, 'shallow');
  await repository.git('clone', '--quiet', '--depth=1', pathToFileURL(repository.root).href, folder);
  const found = await findRepository(folder);
  expect(found.shallow).toBe(true);
  expect(await standingOf(found, start, merge, merge)).toBe('open');
  expect(await standingOf(found, start, merge, slow)).toBe('open');
  expect(await standingOf(found, start, merge, early)).toBe('unknown');
});
