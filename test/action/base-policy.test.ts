import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { policyOfBase } from '../../src/action/policy.ts';
import { readBudgets } from '../../src/config/budgets.ts';
import { findRepository } from '../../src/git/repository.ts';
import type { Commit, Policy } from '../../src/model/index.ts';
import { TemporaryRepository } from '../git/temporary-repository.ts';

let repository: TemporaryRepository;
let scratch: string;
beforeEach(async () => {
  repository = await TemporaryRepository.create();
  scratch = await mkdtemp(path.join(tmpdir(), 'perf-gate-base-'));
});
afterEach(async () => {
  await repository.remove();
  await rm(scratch, { recursive: true, force: true });
});

const table = (limit: string): string => `| KPI | Critical |\n| - | - |\n| orders | ${limit} |\n`;
const config = JSON.stringify({ budgets: [{ from: 'docs/KPI.md', map: { orders: 'api > orders' } }] });

async function judgedBy(folder: string): Promise<{ note: string | null; budgets: Policy['budgets'] }> {
  const found = await findRepository(repository.root);
  const sha = (await repository.git('rev-parse', 'main')).trim();
  const commit: Commit = { sha, ref: 'main', dirty: false, time: null };
  const file = path.join(repository.root, folder, 'perf-gate.config.json');
  const { input, note } = await policyOfBase(found, commit, file, scratch);
  return { note, budgets: readBudgets(input ?? {}, 'c').budgets };
}

it.each(['', 'packages/api'])('a table of KPIs is that of the base, in %j', async (folder) => {
  const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  await repository.write({ [at('perf-gate.config.json')]: config, [at('docs/KPI.md')]: table('> 200ms') });
  await repository.commit('base');
  await repository.git('switch', '--quiet', '--create', 'change');
  await repository.write({ [at('docs/KPI.md')]: table('> 900ms') });
  await repository.commit('a softer limit');
  const { budgets, note } = await judgedBy(folder);
  expect(budgets).toMatchObject([{ benchmark: 'api > orders', critical: { written: '> 200ms', high: 0.2 } }]);
  expect(note).toMatch(
    /^This change sets budgets in perf-gate\.config\.json: it is judged by the policy of its base/u,
  );
});

it('a table that the base does not have is an error, and no other file is read instead', async () => {
  await repository.write({ 'perf-gate.config.json': config });
  await repository.commit('base');
  await repository.git('switch', '--quiet', '--create', 'change');
  await repository.write({ 'docs/KPI.md': table('> 900ms') });
  await repository.commit('a table');
  await expect(judgedBy('')).rejects.toThrow(/the base has no file docs\/KPI\.md/u);
});
