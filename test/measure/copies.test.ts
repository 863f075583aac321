import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { devNull } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { resolveBase } from '../../src/git/base.ts';
import { findRepository } from '../../src/git/repository.ts';
import { SetupError, makeSides } from '../../src/measure/copies.ts';
import type { SidesRequest } from '../../src/measure/copies.ts';
import type { Side, Sides } from '../../src/measure/sides.ts';
import { PerfGateError } from '../../src/model/index.ts';
import { TemporaryRepository } from '../git/temporary-repository.ts';

const windows = process.platform === 'win32';
const env = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
);
/** A command line that runs a script of the project with this node on every platform. */
const node = (script: string): string => `"${process.execPath}" ${script}`;

let here: TemporaryRepository;
let work: string;
let open: Sides[];
let lines: string[];
beforeEach(async () => {
  // Where git-lfs is installed, the configuration of the machine names it as a filter.
  vi.stubEnv('GIT_CONFIG_SYSTEM', devNull);
  vi.stubEnv('GIT_CONFIG_GLOBAL', devNull);
  here = await TemporaryRepository.create('a repository ü');
  work = path.join(here.around, 'work with spaces é');
  await mkdir(work);
  open = [];
  lines = [];
});
afterEach(async () => {
  for (const sides of open) await sides.dispose();
  // Whatever happened, nothing is left.
  expect(await readdir(work)).toEqual([]);
  await here.remove();
  vi.unstubAllEnvs();
});

async function copies(wanted = 'HEAD~1', options: Partial<SidesRequest> = {}): Promise<Sides> {
  const repository = await findRepository(here.root);
  const sides = await makeSides({
    repository,
    project: here.root,
    base: wanted === 'none' ? null : await resolveBase(repository, wanted),
    setup: null,
    env,
    signal: new AbortController().signal,
    log: (line) => lines.push(line),
    timeout: 60,
    workFolder: work,
    ...options,
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

const text = (side: Side, name: string): Promise<string> => readFile(path.join(side.root, name), 'utf8');
const has = (side: Side, name: string): boolean => existsSync(path.join(side.root, name));

describe('the two copies', () => {
  test('base is its commit, head the work tree as it is', async () => {
    await here.write({
      'a.js': 'old',
      'gone.js': 'x',
      'deep/er/file.js': 'old',
      '.gitignore': '*.log\n',
      '.gitattributes': 'exported.txt export-ignore\n',
      'exported.txt': 'kept',
    });
    await here.commit();
    await here.write({ 'a.js': 'committed' });
    await here.commit();
    await here.write({
      'a.js': 'uncommitted',
      'new.js': 'n',
      'x.log': 'ignored',
      '.perf-gate/run.json': '{}',
    });
    await rm(path.join(here.root, 'gone.js'));
    const sides = await copies();
    const base = baseOf(sides);
    expect(await text(base, 'a.js')).toBe('old');
    expect(await text(base, 'exported.txt')).toBe('kept');
    expect((await readdir(base.root)).sort()).toEqual(
      ['.gitattributes', '.gitignore', 'a.js', 'deep', 'exported.txt', 'gone.js'].sort(),
    );
    expect(await text(sides.head, 'a.js')).toBe('uncommitted');
    expect((await readdir(sides.head.root)).sort()).toEqual(
      ['.gitattributes', '.gitignore', 'a.js', 'deep', 'exported.txt', 'new.js'].sort(),
    );
    expect(sides.warnings).toContain('head is measured with its uncommitted and untracked files');
    expect(sides.head.commit.dirty).toBe(true);
  });

  test('with a dirty tree alone, the work tree is compared with its commit', async () => {
    await here.write({ 'a.js': 'committed' });
    await here.commit();
    await here.write({ 'a.js': 'uncommitted' });
    const sides = await copies('auto');
    expect(await text(baseOf(sides), 'a.js')).toBe('committed');
    expect(await text(sides.head, 'a.js')).toBe('uncommitted');
  });

  test('a clean tree has no word about uncommitted files', async () => {
    await here.write({ 'a.js': '1' });
    await here.commit();
    await here.commit();
    expect((await copies()).warnings).toEqual([]);
  });

  test('without base there is head alone', async () => {
    await here.write({ 'a.js': '1' });
    await here.commit();
    const sides = await copies('none');
    expect(sides.base).toBeNull();
    expect(sides.head.forbidden).toEqual([here.root]);
    await sides.place(true);
    await sides.takeFromHead(['a.js']);
    await sides.giveBack(['a.js']);
    expect(await text(sides.head, 'a.js')).toBe('1');
  });

  test('both live in real paths of equal length, each forbidden to the other, and trade places', async () => {
    await here.write({ 'packages/p/a.js': 'old' });
    await here.commit();
    await here.write({ 'packages/p/a.js': 'new' });
    await here.commit();
    const sides = await copies('HEAD~1', { project: path.join(here.root, 'packages', 'p') });
    const base = baseOf(sides);
    const { head } = sides;
    const first = base.root;
    const second = head.root;
    expect(sides.fixed).toBeNull();
    for (const baseFirst of [false, false, true, false, true, true]) {
      await sides.place(baseFirst);
      expect(base.root).toBe(baseFirst ? first : second);
      expect(head.root).toBe(baseFirst ? second : first);
      expect(base.root).toHaveLength(head.root.length);
      expect(await realpath(base.root)).toBe(base.root);
      expect(base.forbidden).toEqual([head.root, here.root]);
      expect(head.forbidden).toEqual([base.root, here.root]);
      expect(await readFile(path.join(base.project, 'a.js'), 'utf8')).toBe('old');
      expect(await readFile(path.join(head.project, 'a.js'), 'utf8')).toBe('new');
    }
  });

  test("head's benchmarks are laid over base's and taken away again", async () => {
    await here.write({ 'pkg/bench/both.js': 'base', 'pkg/bench/base-only.js': 'base' });
    await here.commit();
    await rm(path.join(here.root, 'pkg/bench/base-only.js'));
    await here.write({ 'pkg/bench/both.js': 'head', 'pkg/more/deep/new.js': 'head', 'pkg/more/two.js': '2' });
    await here.commit();
    const sides = await copies('HEAD~1', { project: path.join(here.root, 'pkg') });
    const base = baseOf(sides);
    const files = ['bench/both.js', 'bench/base-only.js', 'more/deep/new.js', 'more/two.js'];
    await sides.takeFromHead(files);
    // Twice, and after trading places: base's own must survive.
    await sides.place(false);
    await sides.takeFromHead(files);
    expect(await text(base, 'pkg/bench/both.js')).toBe('head');
    expect(await text(base, 'pkg/more/deep/new.js')).toBe('head');
    expect(has(base, 'pkg/bench/base-only.js')).toBe(false);
    await sides.giveBack(files.slice(0, 3));
    expect(has(base, 'pkg/more/deep')).toBe(false);
    expect(has(base, 'pkg/more/two.js')).toBe(true);
    await sides.giveBack(files);
    expect(await text(base, 'pkg/bench/both.js')).toBe('base');
    expect(await text(base, 'pkg/bench/base-only.js')).toBe('base');
    expect(await readdir(base.project)).toEqual(['bench']);
    expect(await text(sides.head, 'pkg/bench/both.js')).toBe('head');
    for (const bad of ['../../x', '/etc/passwd', 'a/../../b', '.']) {
      expect((await refusal(sides.takeFromHead([bad]))).message).toContain('is not a file of the project');
    }
  });

  test.skipIf(windows)("a folder of base that is a link does not lead head's files out", async () => {
    await here.write({ 'a.js': '1' });
    await symlink('..', path.join(here.root, 'bench'));
    await here.commit();
    await rm(path.join(here.root, 'bench'));
    await here.write({ 'bench/x.js': 'head' });
    await here.commit();
    const sides = await copies();
    const error = await refusal(sides.takeFromHead(['bench/x.js']));
    expect(error.message).toContain('bench is not a folder there');
    expect(error.remedy).toContain('bench-from: own');
  });

  test.skipIf(windows)('links stay links, of their own copy; executable files stay executable', async () => {
    await here.write({ 'src/a.js': 'old', 'run.sh': '#!/bin/sh\n', 'outside-is-elsewhere.txt': '' });
    await chmod(path.join(here.root, 'run.sh'), 0o755);
    await here.link('src/a.js', 'relative');
    await here.link(path.join(here.root, 'src/a.js'), 'absolute');
    await here.link('../a repository ü/src/a.js', 'detour');
    await here.link('../work with spaces é', 'out');
    await here.commit();
    await here.write({ 'src/a.js': 'new' });
    await here.commit();
    const sides = await copies();
    for (const [side, content] of [
      [baseOf(sides), 'old'],
      [sides.head, 'new'],
    ] as const) {
      for (const name of ['relative', 'absolute', 'detour']) {
        expect((await lstat(path.join(side.root, name))).isSymbolicLink()).toBe(true);
        expect(await text(side, name)).toBe(content);
        expect(path.isAbsolute(await readlink(path.join(side.root, name)))).toBe(false);
      }
      expect(await realpath(path.join(side.root, 'out'))).toBe(work);
      expect((await stat(path.join(side.root, 'run.sh'))).mode & 0o111).toBe(0o111);
    }
    expect(sides.warnings.join('\n')).toContain('out of the repository (out to');
    await sides.place(false);
    expect(await text(baseOf(sides), 'absolute')).toBe('old');
  });

  test.skipIf(windows)('a folder that became a link is copied as a link, not through it', async () => {
    await here.write({ 'folder/x.js': 'old', 'other/x.js': 'other' });
    await here.commit();
    await rm(path.join(here.root, 'folder'), { recursive: true });
    await here.link('other', 'folder');
    const sides = await copies('HEAD');
    expect(await readlink(path.join(sides.head.root, 'folder'))).toBe('other');
    expect(await text(sides.head, 'folder/x.js')).toBe('other');
    expect(await text(baseOf(sides), 'folder/x.js')).toBe('old');
  });

  test('a file that became a folder and back', async () => {
    await here.write({ thing: 'file', 'box/in.js': 'x' });
    await here.commit();
    await rm(path.join(here.root, 'thing'));
    await rm(path.join(here.root, 'box'), { recursive: true });
    await here.write({ 'thing/inside.js': 'now', box: 'file' });
    const sides = await copies('HEAD');
    expect(await text(sides.head, 'thing/inside.js')).toBe('now');
    expect(await text(sides.head, 'box')).toBe('file');
    expect(await text(baseOf(sides), 'thing')).toBe('file');
  });

  test('names with spaces, line breaks and other scripts', async () => {
    const names = ['größe ñ/with space.js', ...(windows ? [] : ['new\nline.js', '"quoted"\t.js'])];
    for (const name of names) await here.write({ [name]: 'old' });
    await here.commit();
    for (const name of names) await here.write({ [name]: 'new' });
    await here.commit();
    const sides = await copies();
    for (const name of names) {
      expect(await text(baseOf(sides), name)).toBe('old');
      expect(await text(sides.head, name)).toBe('new');
    }
  });

  test("the user's repository is as it was", async () => {
    await here.write({ 'a.js': 'old', 'bench/b.js': 'x' });
    await here.commit();
    await here.write({ 'a.js': 'new' });
    await here.commit();
    await here.write({ 'a.js': 'staged' });
    await here.git('add', 'a.js');
    await here.write({ 'a.js': 'uncommitted', 'new.js': '1' });
    await here.git('config', 'core.splitIndex', 'true');
    await here.git('update-index', '--split-index');
    await writeFile(
      path.join(here.root, '.git/hooks/post-index-change'),
      `#!/bin/sh\necho ran >> "${here.around.split(path.sep).join('/')}/hook-ran"\n`,
      { mode: 0o755 },
    );
    const state = async (): Promise<unknown> => {
      const index = path.join(here.root, '.git/index');
      const listed = (await readdir(path.join(here.root, '.git'))).sort();
      return {
        listed,
        status: await here.git('status', '--porcelain', '-uall'),
        refs: await here.git('for-each-ref'),
        worktrees: await here.git('worktree', 'list'),
        config: await readFile(path.join(here.root, '.git/config'), 'utf8'),
        index: createHash('sha256')
          .update(await readFile(index))
          .digest('hex'),
        written: (await stat(index)).mtimeMs,
      };
    };
    const before = await state();
    await rm(path.join(here.around, 'hook-ran'), { force: true });
    const sides = await copies('HEAD~1', { setup: node('-p 1') });
    await sides.place(false);
    await sides.takeFromHead(['bench/b.js']);
    await writeFile(path.join(sides.head.root, 'a.js'), 'by a benchmark');
    await sides.dispose();
    expect(await state()).toEqual(before);
    expect(existsSync(path.join(here.around, 'hook-ran'))).toBe(false);
    expect(await readFile(path.join(here.root, 'a.js'), 'utf8')).toBe('uncommitted');
  });

  test('a linked work tree has its own HEAD, base and files', async () => {
    await here.write({ 'a.js': 'old' });
    await here.commit();
    const folder = path.join(here.around, 'linked');
    await here.git('worktree', 'add', '--quiet', '-b', 'topic', folder);
    const linked = here.at(folder);
    await linked.write({ 'a.js': 'topic' });
    await linked.commit();
    const repository = await findRepository(folder);
    const sides = await copies('none', {
      repository,
      project: folder,
      base: await resolveBase(repository, 'auto'),
    });
    expect(await text(baseOf(sides), 'a.js')).toBe('old');
    expect(await text(sides.head, 'a.js')).toBe('topic');
    expect(sides.head.forbidden).toContain(folder);
  });

  test('refuses to copy into the repository, and a project outside of it or unknown to git', async () => {
    await here.write({ 'a.js': '1', '.gitignore': 'ignored/\n', 'ignored/x.js': '1' });
    await here.commit();
    const inside = await refusal(copies('none', { workFolder: here.root }));
    expect(inside.remedy).toContain('TMPDIR');
    expect((await refusal(copies('none', { project: here.around }))).message).toContain('outside');
    expect((await refusal(copies('none', { project: path.join(here.root, 'no') }))).message).toContain('no');
    const ignored = await refusal(copies('none', { project: path.join(here.root, 'ignored') }));
    expect(ignored.remedy).toContain('.gitignore');
  });

  test('base without the folder of the project: an empty one, without set-up, and said', async () => {
    await here.write({ 'a.js': '1' });
    await here.commit();
    await here.write({ 'pkg/setup.cjs': 'require("fs").writeFileSync("done", "")' });
    await here.commit();
    const sides = await copies('HEAD~1', { project: path.join(here.root, 'pkg'), setup: node('setup.cjs') });
    expect(await readdir(baseOf(sides).project)).toEqual([]);
    expect(has(sides.head, 'pkg/done')).toBe(true);
    expect(sides.warnings.join('\n')).toContain('base has no folder pkg');
  });

  test('built files that git ignores are missed in words', async () => {
    await here.write({ '.gitignore': 'dist/\n', 'dist/index.js': '1', 'lib/index.js': '1' });
    await here.commit();
    const warned = (await copies('none')).warnings;
    expect(warned.join('\n')).toContain('dist is ignored by git and not in the copies');
    expect(warned.join('\n')).not.toContain('lib');
    expect((await copies('none', { setup: node('-p 1') })).warnings).toEqual([]);
  });
});

describe('submodules and LFS', () => {
  async function library(): Promise<TemporaryRepository> {
    const folder = path.join(here.around, 'library');
    await mkdir(folder);
    const made = here.at(folder);
    await made.git('init', '--quiet', '--initial-branch=main');
    await made.identify();
    await made.write({ 'lib.js': 'old library' });
    await made.commit();
    return made;
  }

  async function withSubmodule(): Promise<{ inner: TemporaryRepository; library: TemporaryRepository }> {
    const made = await library();
    await here.git('submodule', '--quiet', 'add', made.root, 'vendor/lib');
    await here.commit('with submodule');
    await made.write({ 'lib.js': 'new library' });
    await made.commit();
    const inner = here.at(path.join(here.root, 'vendor/lib'));
    await inner.identify();
    await inner.git('pull', '--quiet');
    await here.commit('newer submodule');
    return { inner, library: made };
  }

  test('base has the commit that it records, head what is checked out, with its changes', async () => {
    const { inner } = await withSubmodule();
    await inner.write({ 'lib.js': 'changed library', 'more.js': 'untracked' });
    const sides = await copies();
    expect(await text(baseOf(sides), 'vendor/lib/lib.js')).toBe('old library');
    expect(await text(sides.head, 'vendor/lib/lib.js')).toBe('changed library');
    expect(await text(sides.head, 'vendor/lib/more.js')).toBe('untracked');
    expect(has(sides.head, 'vendor/lib/.git')).toBe(false);
    expect(has(baseOf(sides), 'vendor/lib/.git')).toBe(false);
    expect(await inner.git('status', '--porcelain')).toContain('lib.js');
  });

  test('a submodule that head removed comes from where git keeps it', async () => {
    await withSubmodule();
    await here.git('rm', '--quiet', '-f', 'vendor/lib');
    await here.commit('without submodule');
    const sides = await copies();
    expect(await text(baseOf(sides), 'vendor/lib/lib.js')).toBe('new library');
    expect(has(sides.head, 'vendor')).toBe(false);
  });

  test('a commit that is not here is an error with path, commit and remedy', async () => {
    const { library: origin } = await withSubmodule();
    const lost = '1234567890123456789012345678901234567890';
    await here.git('update-index', '--cacheinfo', `160000,${lost},vendor/lib`);
    await here.git('commit', '--quiet', '-m', 'records what nobody has');
    await here.git('add', 'vendor/lib');
    await here.git('commit', '--quiet', '-m', 'repaired');
    const error = await refusal(copies());
    expect(error.message).toContain('vendor/lib');
    expect(error.message).toContain(lost);
    expect(error.remedy).toContain('fetch origin');
    expect(origin.root).not.toBe('');
  });

  test('one that is not checked out is empty on both sides, and said', async () => {
    await withSubmodule();
    const folder = path.join(here.around, 'clone');
    await here.git('clone', '--quiet', here.root, folder);
    const repository = await findRepository(folder);
    const base = await resolveBase(repository, 'HEAD~1');
    const sides = await copies('none', { repository, project: folder, base });
    expect(await readdir(path.join(baseOf(sides).root, 'vendor/lib'))).toEqual([]);
    expect(await readdir(path.join(sides.head.root, 'vendor/lib'))).toEqual([]);
    expect(sides.warnings.join('\n')).toContain('submodule vendor/lib is not checked out');
  });

  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;

  test('a filter that is demanded and not there is said by its own words', async () => {
    await here.write({ '.gitattributes': '*.bin filter=lfs\n', 'one.bin': 'contents' });
    await here.commit();
    await here.git('config', 'filter.lfs.required', 'true');
    await here.git('config', 'filter.lfs.clean', 'no-such-program-lfs');
    await here.write({ 'one.bin': 'contentz' });
    const error = await refusal(findRepository(here.root));
    expect(error.remedy).toContain('git-lfs');
    expect(error.output).toContain('one.bin');
  });

  test('pointer files in place of contents are counted on both sides', async () => {
    await here.write({ 'data/one.bin': pointer, 'data/two.bin': pointer, 'readme.md': 'version' });
    await here.commit();
    await here.write({ 'data/one.bin': 'the contents' });
    await here.commit();
    const { warnings } = await copies();
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toContain('base has 2 Git LFS pointer files');
    expect(warnings[0]).toContain('data/one.bin');
    expect(warnings[1]).toContain('data/one.bin is a Git LFS pointer on base and has its contents on head');
    expect(warnings[2]).toContain('head has 1 Git LFS pointer file in');
    expect(warnings[2]).toContain('data/two.bin');
  });

  test('a filter that works is applied; one of LFS that does not leaves pointers and a word', async () => {
    await here.write({ '.gitattributes': '*.bin filter=lfs\n', 'one.bin': pointer });
    await here.commit();
    await here.commit();
    await here.write({ '../smudge.cjs': 'process.stdin.resume(); process.stdout.write("smudged")' });
    const script = path.join(here.around, 'smudge.cjs').split(path.sep).join('/');
    await here.git('config', 'filter.lfs.clean', 'cat');
    await here.git('config', 'filter.lfs.required', 'true');
    await here.git(
      'config',
      'filter.lfs.smudge',
      `"${process.execPath.split(path.sep).join('/')}" "${script}"`,
    );
    expect(await text(baseOf(await copies()), 'one.bin')).toBe('smudged');
    await here.git('config', 'filter.lfs.smudge', 'no-such-program-lfs');
    const sides = await copies();
    expect(await text(baseOf(sides), 'one.bin')).toBe(pointer);
    expect(sides.warnings.join('\n')).toContain('git-lfs is configured but did not bring all contents');
    expect(sides.warnings.join('\n')).toContain('no-such-program-lfs');
    expect(sides.warnings.join('\n')).toContain('base has 1 Git LFS pointer file');
  });
});

describe('set-up', () => {
  test('runs in the project of both copies, with the environment given', async () => {
    await here.write({
      'p/setup.cjs': 'require("fs").writeFileSync("made.txt", process.cwd().slice(-1) + process.env.GIVEN)',
    });
    await here.commit();
    await here.commit();
    const sides = await copies('HEAD~1', {
      project: path.join(here.root, 'p'),
      setup: node('setup.cjs'),
      env: { ...env, GIVEN: ' yes' },
    });
    expect(await text(baseOf(sides), 'p/made.txt')).toBe('p yes');
    expect(await text(sides.head, 'p/made.txt')).toBe('p yes');
    expect(existsSync(path.join(here.root, 'p/made.txt'))).toBe(false);
    expect(sides.fixed).toBeNull();
    expect(lines.join('\n')).toContain('setting up base');
  });

  test('a failure on base only names the side, what it said and what to do', async () => {
    await here.write({
      'setup.cjs': 'console.error("npm ERR! code E401\\nUnable to authenticate"); process.exit(7)',
    });
    await here.commit();
    await here.write({ 'setup.cjs': '' });
    await here.commit();
    const error = await refusal(copies('HEAD~1', { setup: node('setup.cjs') }));
    expect(error).toBeInstanceOf(SetupError);
    expect(error).toHaveProperty('side', 'base');
    expect(error.message).toContain('failed on base: it ended with exit code 7');
    expect(error.output).toContain('Unable to authenticate');
    expect(error.remedy).toContain('registry');
    expect(error.remedy).toContain('.env');
  });

  test('a failure on head, and one that never ends', async () => {
    await here.write({ 'setup.cjs': '' });
    await here.commit();
    await here.write({ 'setup.cjs': 'throw new Error("broken")' });
    await here.commit();
    const error = await refusal(copies('HEAD~1', { setup: node('setup.cjs') }));
    expect(error).toHaveProperty('side', 'head');
    expect(error.output).toContain('broken');
    expect(error.remedy).not.toContain('registry');
    await here.write({ 'setup.cjs': 'setInterval(() => {}, 1000)' });
    const endless = await refusal(copies('none', { setup: node('setup.cjs'), timeout: 0.5 }));
    expect(endless.message).toContain('did not end within 0.5 s');
  });

  test('an abort ends it and leaves nothing', async () => {
    const marker = path.join(here.around, 'started');
    await here.write({
      'setup.cjs': `require("fs").writeFileSync(${JSON.stringify(marker)}, ""); setInterval(() => {}, 1000)`,
    });
    await here.commit();
    const controller = new AbortController();
    const made = copies('none', { setup: node('setup.cjs'), signal: controller.signal });
    const watch = setInterval(() => {
      if (existsSync(marker)) controller.abort(new Error('stopped by the test'));
    }, 20);
    try {
      await expect(made).rejects.toThrow('stopped by the test');
    } finally {
      clearInterval(watch);
    }
    expect(await readdir(work)).toEqual([]);
    await expect(copies('none', { signal: controller.signal })).rejects.toThrow('stopped by the test');
  });

  test.each([
    [
      'a file with the path of its copy',
      'require("fs").mkdirSync("build"); require("fs").writeFileSync("build/cache.txt", "x".repeat(1048570) + process.cwd())',
    ],
    [
      'a link with it',
      'require("fs").mkdirSync("build"); require("fs").symlinkSync(process.cwd(), "build/cache.txt", "junction")',
    ],
  ])('%s keeps the copies in their places', async (_name, script) => {
    await here.write({ 'setup.cjs': script });
    await here.commit();
    await here.commit();
    const sides = await copies('HEAD~1', { setup: node('setup.cjs') });
    expect(sides.fixed).toContain('build/cache.txt');
    const { root } = baseOf(sides);
    await sides.place(false);
    expect(baseOf(sides).root).toBe(root);
  });

  test('files in node_modules may hold it', async () => {
    await here.write({
      'setup.cjs':
        'require("fs").mkdirSync("node_modules/x", { recursive: true }); require("fs").writeFileSync("node_modules/x/y", process.cwd())',
    });
    await here.commit();
    await here.commit();
    expect((await copies('HEAD~1', { setup: node('setup.cjs') })).fixed).toBeNull();
  });

  test.skipIf(windows)('a set-up that links to the work tree is caught', async () => {
    await here.write({
      'setup.cjs': `require("fs").mkdirSync("node_modules/@s", { recursive: true }); require("fs").symlinkSync(${JSON.stringify(here.root)}, "node_modules/@s/self", "junction")`,
      'package.json': {},
    });
    await here.commit();
    const error = await refusal(copies('none', { setup: node('setup.cjs') }));
    expect(error.message).toContain('node_modules/@s/self');
    expect(error.message).toContain('the wrong side');
  });

  test.skipIf(windows || process.getuid?.() === 0)(
    'folders without write permission are removed too',
    async () => {
      await here.write({
        'setup.cjs':
          'const fs = require("fs"); fs.mkdirSync("locked"); fs.writeFileSync("locked/x", ""); fs.chmodSync("locked", 0o500)',
      });
      await here.commit();
      await (await copies('none', { setup: node('setup.cjs') })).dispose();
      expect(await readdir(work)).toEqual([]);
    },
  );

  test('a program that ends without disposing leaves nothing either', async () => {
    await here.write({ 'a.js': '1' });
    await here.commit();
    const temporary = await mkdtemp(path.join(here.around, 'exit-'));
    const load = (name: string): string => JSON.stringify(new URL(`../../src/${name}`, import.meta.url).href);
    const script = `
      const { findRepository } = await import(${load('git/repository.ts')});
      const { makeSides } = await import(${load('measure/copies.ts')});
      const repository = await findRepository(${JSON.stringify(here.root)});
      const sides = await makeSides({ repository, project: repository.root, base: null, setup: null, env: {},
        signal: new AbortController().signal, log: () => {}, timeout: 1, workFolder: ${JSON.stringify(temporary)} });
      console.log(sides.head.root);
      process.exit(3);`;
    let thrown: unknown = null;
    try {
      execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        cwd: path.join(import.meta.dirname, '../..'),
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ status: 3 });
    expect((thrown as { stdout: string }).stdout).toContain(temporary);
    expect(await readdir(temporary)).toEqual([]);
  });
});
