import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdir, readFile, readdir, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveBase } from '../../src/git/base.ts';
import { findRepository } from '../../src/git/repository.ts';
import { makeSides } from '../../src/measure/copies.ts';
import type { Side, Sides } from '../../src/measure/sides.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { TemporaryRepository } from '../git/temporary-repository.ts';

const windows = process.platform === 'win32';
const env = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
);

let here: TemporaryRepository;
let work: string;
let open: Sides[];
beforeEach(async () => {
  here = await TemporaryRepository.create('ein Projekt ß');
  work = path.join(here.around, 'work');
  await mkdir(work);
  open = [];
});
afterEach(async () => {
  for (const sides of open) await sides.dispose();
  expect(await readdir(work)).toEqual([]);
  await here.remove();
});

async function copies(setup: string | null = null, project = here.root): Promise<Sides> {
  const repository = await findRepository(here.root);
  const sides = await makeSides({
    repository,
    project,
    base: await resolveBase(repository, 'HEAD~1'),
    setup,
    env,
    signal: new AbortController().signal,
    log: () => undefined,
    timeout: 60,
    workFolder: work,
  });
  open.push(sides);
  return sides;
}

function baseOf(sides: Sides): Side {
  if (sides.base === null) throw new Error('there is a base');
  return sides.base;
}

async function refusal(promise: Promise<unknown>): Promise<PerfGateError> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(PerfGateError);
  return thrown as PerfGateError;
}

/** What a fresh process of a copy gets from `require(name)`, and from which file. */
function required(side: Side, name: string, folder = ''): { value: unknown; file: string } {
  const script = `const name = ${JSON.stringify(name)};
    process.stdout.write(JSON.stringify({ value: require(name), file: require("fs").realpathSync(require.resolve(name)) }))`;
  const output = execFileSync(process.execPath, ['-e', script], {
    cwd: path.join(side.root, folder),
    encoding: 'utf8',
  });
  return JSON.parse(output) as { value: unknown; file: string };
}

function expectOwn(side: Side, name: string, value: unknown, folder = ''): void {
  const found = required(side, name, folder);
  expect(found.value).toBe(value);
  expect(found.file.startsWith(side.root + path.sep)).toBe(true);
}

/** Two commits in which packages/a exports 'old' and then 'new'. */
async function twoCommits(files: Readonly<Record<string, string | object>>): Promise<void> {
  await here.write({
    '.gitignore': 'node_modules\n',
    'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
    'packages/a/package.json': { name: 'pkg-a', version: '1.0.0' },
    'packages/a/index.js': 'module.exports = "old"',
    ...files,
  });
  await here.commit();
  await here.write({ 'packages/a/index.js': 'module.exports = "new"' });
  await here.commit();
}

describe('workspaces', () => {
  test('npm: each copy requires its own package, also after trading places', async () => {
    await here.write({
      '.gitignore': 'node_modules\n',
      'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
      'packages/a/package.json': { name: 'pkg-a', version: '1.0.0' },
      'packages/a/index.js': 'module.exports = "old"',
      'packages/b/package.json': { name: '@s/pkg-b', version: '1.0.0', dependencies: { 'pkg-a': '*' } },
      'packages/b/index.js': 'module.exports = "b of " + require("pkg-a")',
    });
    execFileSync('npm install --offline --no-audit --no-fund', {
      cwd: here.root,
      shell: true,
      stdio: 'pipe',
    });
    expect((await lstat(path.join(here.root, 'node_modules/pkg-a'))).isSymbolicLink()).toBe(true);
    await here.commit();
    await here.write({ 'packages/a/index.js': 'module.exports = "new"' });
    await here.commit();
    const sides = await copies();
    expect(sides.warnings).toEqual([]);
    for (const baseFirst of [true, false]) {
      await sides.place(baseFirst);
      expectOwn(baseOf(sides), 'pkg-a', 'old');
      expectOwn(sides.head, 'pkg-a', 'new');
      expectOwn(baseOf(sides), '@s/pkg-b', 'b of old');
      expectOwn(sides.head, '@s/pkg-b', 'b of new', 'packages/b');
    }
  });

  test('pnpm: its layout of links, absolute ones too, leads into each copy', async () => {
    await twoCommits({
      'pnpm-workspace.yaml': 'packages: ["packages/*"]\n',
      'pnpm-lock.yaml': 'lockfileVersion: "9.0"\n',
      'packages/b/package.json': { name: 'pkg-b', dependencies: { 'pkg-a': 'workspace:*', dep: '1.0.0' } },
      'packages/b/index.js': 'module.exports = require("pkg-a") + " " + require("dep")',
    });
    await here.write({
      'node_modules/.pnpm/dep@1.0.0/node_modules/dep/package.json': { name: 'dep', version: '1.0.0' },
      'node_modules/.pnpm/dep@1.0.0/node_modules/dep/index.js':
        'module.exports = "dep uses " + require("sub")',
      'node_modules/.pnpm/sub@1.0.0/node_modules/sub/index.js': 'module.exports = "sub"',
      'node_modules/.cache/tool/x': here.root,
    });
    await here.link('../../sub@1.0.0/node_modules/sub', 'node_modules/.pnpm/dep@1.0.0/node_modules/sub');
    await here.link('../../../node_modules/.pnpm/dep@1.0.0/node_modules/dep', 'packages/b/node_modules/dep');
    await here.link(path.join(here.root, 'packages/a'), 'packages/b/node_modules/pkg-a');
    await here.link(path.join(here.root, 'packages/b'), 'node_modules/pkg-b');
    if (!windows) {
      await here.write({
        'node_modules/.bin/starter': `#!/bin/sh\nbasedir=$(dirname "$0")\nexport NODE_PATH="${here.root}/node_modules/.pnpm/node_modules"\necho "$NODE_PATH"\n`,
      });
    }
    const sides = await copies();
    expect(sides.fixed === null || windows).toBe(true);
    for (const baseFirst of [true, false]) {
      await sides.place(baseFirst);
      expectOwn(baseOf(sides), './packages/b', 'old dep uses sub');
      expectOwn(sides.head, './packages/b', 'new dep uses sub');
      expectOwn(baseOf(sides), 'pkg-b', 'old dep uses sub');
    }
    for (const side of [baseOf(sides), sides.head]) {
      expect(existsSync(path.join(side.root, 'node_modules/.cache'))).toBe(false);
      if (windows) continue;
      expect(await readlink(path.join(side.root, 'packages/b/node_modules/pkg-a'))).toBe('../../a');
      const said = execFileSync('sh', [path.join(side.root, 'node_modules/.bin/starter')], {
        encoding: 'utf8',
      });
      expect(path.resolve(said.trim())).toBe(path.join(side.root, 'node_modules/.pnpm/node_modules'));
    }
  });

  test('installed files are copied: writing to one side changes no other', async () => {
    await twoCommits({ 'package-lock.json': '{}' });
    await here.write({ 'node_modules/dep/index.js': 'module.exports = 1' });
    const sides = await copies();
    await writeFile(path.join(sides.head.root, 'node_modules/dep/index.js'), 'module.exports = 2');
    expectOwn(baseOf(sides), 'dep', 1);
    expectOwn(sides.head, 'dep', 2);
    expect(await readFile(path.join(here.root, 'node_modules/dep/index.js'), 'utf8')).toBe(
      'module.exports = 1',
    );
  });

  test('dependencies that git was not told to ignore follow the same rules', async () => {
    await twoCommits({ '.gitignore': '' });
    await here.write({
      'node_modules/dep/index.js': 'module.exports = 1',
      'odd/node_modules/x/index.js': 'module.exports = 3',
    });
    await here.link(path.join(here.root, 'packages/a'), 'node_modules/pkg-a');
    const sides = await copies();
    expectOwn(baseOf(sides), 'dep', 1);
    expectOwn(baseOf(sides), 'pkg-a', 'old');
    expectOwn(sides.head, 'pkg-a', 'new');
    expect(existsSync(path.join(sides.head.root, 'odd/node_modules/x/index.js'))).toBe(true);
  });

  test('of committed dependencies each side has its own, the rest is copied', async () => {
    await here.write({
      'package.json': {},
      'node_modules/own/index.js': 'module.exports = "old"',
      'node_modules/left/index.js': 'module.exports = "base only"',
    });
    await here.commit();
    await here.write({
      'node_modules/own/index.js': 'module.exports = "new"',
      'node_modules/added/index.js': 'module.exports = "head only"',
    });
    await here.git('rm', '--quiet', '-r', 'node_modules/left');
    await here.commit();
    await here.write({
      '.git/info/exclude': 'node_modules\n',
      'node_modules/rest/index.js': 'module.exports = "installed"',
    });
    const sides = await copies();
    expectOwn(baseOf(sides), 'own', 'old');
    expectOwn(sides.head, 'own', 'new');
    expectOwn(baseOf(sides), 'left', 'base only');
    expectOwn(baseOf(sides), 'rest', 'installed');
    expect(existsSync(path.join(baseOf(sides).root, 'node_modules/added'))).toBe(false);
  });

  test('a node_modules that is a link to another folder is copied as a folder', async () => {
    await twoCommits({});
    await here.write({ '../elsewhere/node_modules/dep/index.js': 'module.exports = 1' });
    await here.link('../packages/a', '../elsewhere/node_modules/pkg-a');
    await here.link(path.join(here.around, 'elsewhere/node_modules'), 'node_modules');
    const sides = await copies();
    for (const [side, value] of [
      [baseOf(sides), 'old'],
      [sides.head, 'new'],
    ] as const) {
      expect((await lstat(path.join(side.root, 'node_modules'))).isDirectory()).toBe(true);
      expectOwn(side, 'dep', 1);
      if (!windows) expectOwn(side, 'pkg-a', value);
    }
  });
});

describe('links that lead out', () => {
  test('outside the repository: kept and named', async () => {
    await twoCommits({});
    await here.write({ '../linked/index.js': 'module.exports = "linked"' });
    await mkdir(path.join(here.root, 'node_modules'));
    await here.link(windows ? path.join(here.around, 'linked') : '../../linked', 'node_modules/linked');
    const sides = await copies();
    expect(required(baseOf(sides), 'linked').value).toBe('linked');
    expect(required(sides.head, 'linked').value).toBe('linked');
    const said = sides.warnings.join('\n');
    expect(said).toContain('node_modules/linked');
    expect(said).toContain(path.join(here.around, 'linked'));
  });

  test('back into the work tree by a link outside: to the own copy, or an error', async () => {
    await twoCommits({});
    await mkdir(path.join(here.root, 'node_modules'));
    // What `npm link` leaves: a global folder with a link to the work tree, and links to that.
    await here.link(path.join(here.root, 'packages'), '../global');
    await here.link(path.join(here.around, 'global/a'), 'node_modules/pkg-a');
    const sides = await copies();
    expectOwn(baseOf(sides), 'pkg-a', 'old');
    expectOwn(sides.head, 'pkg-a', 'new');
    if (windows) return;
    // Each of these three links is harmless by itself.
    await here.link(path.join(here.root, 'packages/a'), '../wrapped/a');
    await here.link(path.join(here.around, 'wrapped'), 'via');
    await here.link('../via/a', 'node_modules/detour');
    const error = await refusal(copies());
    expect(error.message).toContain('node_modules/detour');
    expect(error.message).toContain(path.join(here.root, 'packages/a'));
    expect(error.remedy).toContain('npm link');
  });
});

describe('when both sides ask for different dependencies', () => {
  const installed = { 'node_modules/dep/index.js': 'module.exports = 1' };

  test.each([
    ['the lock file', { 'package-lock.json': '{"changed":true}' }, 'package-lock.json differs'],
    ['a lock file of another tool', { 'yarn.lock': 'x' }, 'yarn.lock differs'],
    ['a dependency', { 'package.json': { dependencies: { dep: '2' } } }, 'package.json asks for other'],
    [
      "a workspace's dependency",
      { 'packages/a/package.json': { name: 'pkg-a', devDependencies: { dep: '2' } } },
      'packages/a/package.json asks for other',
    ],
    [
      'an override',
      { 'package.json': { dependencies: { dep: '1' }, overrides: { x: '1' } } },
      'package.json asks',
    ],
    ['a patch', { 'patches/dep+1.0.0.patch': 'other' }, 'patches/dep+1.0.0.patch differs'],
    ['package.json no longer being JSON', { 'package.json': '{' }, 'package.json asks for other'],
  ] as const)(
    '%s: an error without set-up; with one, base installs its own',
    async (_name, change, words) => {
      await here.write({
        '.gitignore': 'node_modules\n',
        'package.json': { dependencies: { dep: '1' } },
        'packages/a/package.json': { name: 'pkg-a' },
        'package-lock.json': '{}',
        'patches/dep+1.0.0.patch': 'one',
        'setup.cjs':
          'const fs = require("fs"); fs.writeFileSync("saw.txt", String(fs.existsSync("node_modules/dep")))',
      });
      await here.commit();
      await here.write(change);
      await here.commit();
      await here.write(installed);
      const error = await refusal(copies());
      expect(error.message).toContain('dependencies differ between base and head');
      expect(error.message).toContain(words);
      expect(error.remedy).toContain('setup: npm ci');
      const sides = await copies(`"${process.execPath}" setup.cjs`);
      expect(await readFile(path.join(baseOf(sides).root, 'saw.txt'), 'utf8')).toBe('false');
      expect(await readFile(path.join(sides.head.root, 'saw.txt'), 'utf8')).toBe('true');
    },
  );

  test('a package.json that differs otherwise, or in order, does not matter', async () => {
    await here.write({
      '.gitignore': 'node_modules\n',
      'package.json': { name: 'x', version: '1.0.0', dependencies: { dep: '1', other: '1' } },
      'package-lock.json': '{}',
    });
    await here.commit();
    await here.write({
      'package.json': { version: '2.0.0', dependencies: { other: '1', dep: '1' }, devDependencies: {} },
      'fixtures/package.json': { type: 'module' },
    });
    await here.commit();
    await here.write(installed);
    const sides = await copies();
    expectOwn(baseOf(sides), 'dep', 1);
    expect(sides.warnings).toEqual([]);
  });

  test('a base that needs nothing has nothing', async () => {
    await here.write({ '.gitignore': 'node_modules\n', 'package.json': { name: 'x' } });
    await here.commit();
    await here.write({ 'package.json': { name: 'x', dependencies: { dep: '1' } } });
    await here.commit();
    await here.write(installed);
    const sides = await copies();
    expect(existsSync(path.join(baseOf(sides).root, 'node_modules'))).toBe(false);
    expectOwn(sides.head, 'dep', 1);
  });

  test('each lock file governs its own folder', async () => {
    await here.write({
      '.gitignore': 'node_modules\n',
      'package.json': { dependencies: { dep: '1' } },
      'package-lock.json': '{}',
      'example/package.json': { dependencies: { dep: '1' } },
      'example/package-lock.json': '{}',
    });
    await here.commit();
    await here.write({
      'example/package.json': { dependencies: { dep: '2' } },
      'example/package-lock.json': '{"changed":true}',
    });
    await here.commit();
    await here.write(installed);
    expectOwn(baseOf(await copies()), 'dep', 1);
    await here.write({ 'example/node_modules/dep/index.js': 'module.exports = 2' });
    expect((await refusal(copies())).message).toContain('example/package-lock.json differs');
    const sides = await copies(`"${process.execPath}" -p 1`, path.join(here.root, 'example'));
    expect(required(baseOf(sides), 'dep', 'example').value).toBe(1);
    expect(required(sides.head, 'dep', 'example').value).toBe(2);
  });

  test('dependencies that are named and not installed are missed in words', async () => {
    await here.write({ 'package.json': { dependencies: { dep: '1' } } });
    await here.commit();
    await here.commit();
    expect((await copies()).warnings.join('\n')).toContain('none are installed');
    expect((await copies(`"${process.execPath}" -p 1`)).warnings).toEqual([]);
    await here.write({ '.gitignore': '.pnp.cjs\n', '.pnp.cjs': '' });
    expect((await copies()).warnings.join('\n')).toContain('yarn install');
  });
});

describe('registry configuration', () => {
  test('what git does not track is copied to both sides and said; what head adds is not', async () => {
    await here.write({ '.gitignore': '.npmrc\n', 'p/x.js': '1', '.yarnrc.yml': 'base: 1' });
    await here.commit();
    await here.write({ '.yarnrc.yml': 'head: 1', 'p/bunfig.toml': 'added by head' });
    await here.commit();
    await here.write({ '.npmrc': 'registry=https://registry.example.invalid', 'p/.npmrc': 'x=y' });
    const sides = await copies(null, path.join(here.root, 'p'));
    for (const side of [baseOf(sides), sides.head]) {
      expect(await readFile(path.join(side.root, '.npmrc'), 'utf8')).toContain('registry.example');
      expect(await readFile(path.join(side.root, 'p/.npmrc'), 'utf8')).toBe('x=y');
    }
    expect(await readFile(path.join(baseOf(sides).root, '.yarnrc.yml'), 'utf8')).toBe('base: 1');
    expect(existsSync(path.join(baseOf(sides).root, 'p/bunfig.toml'))).toBe(false);
    expect(sides.warnings.join('\n')).toContain('copied: .npmrc, p/.npmrc');
  });
});
