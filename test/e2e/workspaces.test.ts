import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { skipBecause } from '../skip.ts';
import { kinds, Project } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

const pnpm = 'npx --yes pnpm@9.15.9';

/** Runs a command line by the platform's shell, which finds `npx.cmd` on Windows too. */
async function execute(line: string, cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(line, { cwd, shell: true, timeout: 100_000 });
  return stdout;
}

const sum = (to: string): string =>
  `export const sum = (n) => { let s = 0; for (let i = 0; i < ${to}; i++) s += i; return s; };\n`;

const suite = (name: string): string =>
  `import { sum } from '@example/${name}';\nexport default (bench) => { bench.add('sum', () => { sum(2000); }); };\n`;

const library = (name: string): Record<string, string> => ({
  [`packages/${name}/package.json`]: JSON.stringify({
    name: `@example/${name}`,
    version: '1.0.0',
    type: 'module',
    main: 'index.js',
    dependencies: { outside: 'file:../../vendor/outside' },
  }),
  [`packages/${name}/index.js`]: `import 'outside';\n${sum('n')}`,
});

const workspace = {
  '.gitignore': '.perf-gate/\nnode_modules/\n',
  'package.json': '{"name":"root","private":true}',
  'pnpm-workspace.yaml': 'packages: ["packages/*"]\n',
  // A package of no workspace goes into pnpm's own folder, and every package gets a link to it.
  'vendor/outside/package.json': '{"name":"outside","version":"1.0.0","main":"index.js"}',
  'vendor/outside/index.js': '',
  ...library('changed'),
  ...library('same'),
  'packages/app/package.json': JSON.stringify({
    name: 'app',
    private: true,
    type: 'module',
    dependencies: { '@example/changed': 'workspace:*', '@example/same': 'workspace:*' },
  }),
  'packages/app/changed.bench.js': suite('changed'),
  'packages/app/same.bench.js': suite('same'),
};

describe('a workspace of pnpm', () => {
  it('has each side run its own packages, with dependencies copied', async (context) => {
    project = await Project.create(workspace);
    try {
      await execute(`${pnpm} --version`, project.around);
    } catch (error) {
      const why = /^npm error .*$/mu.exec(String(error))?.[0] ?? '';
      skipBecause(context, `npx cannot get pnpm, as without a network: ${why}`);
    }
    // Its store lies beside the repository, so that nothing of this machine is used or changed.
    const store = path.join(project.around, 'pnpm-store');
    await execute(`${pnpm} install --offline --ignore-scripts --store-dir "${store}"`, project.root);
    const links = ['@example/changed', '@example/same'].map((name) => `packages/app/node_modules/${name}`);
    for (const name of [...links, 'packages/same/node_modules/outside']) {
      expect((await lstat(project.file(name))).isSymbolicLink(), name).toBe(true);
    }
    await project.repository.commit('lock file');
    await project.repository.git('switch', '--quiet', '--create', 'change');
    await project.repository.write({ 'packages/changed/index.js': `import 'outside';\n${sum('3 * n')}` });
    await project.repository.commit('three times the work');

    // So small an alpha leaves no room for a false alarm of the unchanged one.
    const ended = await project.gate(['--alpha', '0.1%', '--rounds', '12'], {
      cwd: project.file('packages/app'),
    });
    const decision = await project.readDecision('packages/app/.perf-gate/decision.json');
    const gating = decision.verdicts.filter((verdict) => verdict.gating);
    const found = kinds({ ...decision, verdicts: gating });
    expect(found['changed > sum'], ended.stderr).toBe('regressed');
    expect(Object.keys(found).sort()).toEqual(['changed > sum', 'same > sum']);
    expect(found['same > sum']).not.toMatch(/^(?:regressed|failed|missing|added)$/u);
    expect(ended.code).toBe(1);
    expect(decision.warnings.join('\n')).not.toMatch(/link|dependenc/u);
    const changed = gating.find(({ benchmark }) => benchmark === 'changed > sum')?.change?.estimate;
    expect(changed).toBeGreaterThan(1);
    expect(changed).toBeLessThan(4);
  }, 180_000);
});
