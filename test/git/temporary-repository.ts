import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { git } from '../../src/git/git.ts';

/** A real repository in a temporary folder, for tests. */
export class TemporaryRepository {
  /** Absolute real path of the work tree. */
  readonly root: string;
  /** Folder that holds the work tree and whatever else the test puts beside it. */
  readonly around: string;

  private constructor(around: string, root: string) {
    this.around = around;
    this.root = root;
  }

  static async create(name = 'repository'): Promise<TemporaryRepository> {
    const around = await realpath(await mkdtemp(path.join(tmpdir(), 'perf-gate-test-')));
    const repository = new TemporaryRepository(around, path.join(around, name));
    await mkdir(repository.root);
    await repository.git('init', '--quiet', '--initial-branch=main');
    await repository.identify();
    return repository;
  }

  /** The other work tree that a test made, such as a clone. */
  at(folder: string): TemporaryRepository {
    return new TemporaryRepository(this.around, folder);
  }

  async identify(): Promise<void> {
    for (const [key, value] of [
      ['user.name', 'Tester'],
      ['user.email', 'tester@example.invalid'],
      ['commit.gpgsign', 'false'],
      ['core.autocrlf', 'false'],
    ] as const) {
      await this.git('config', key, value);
    }
  }

  git(...args: string[]): Promise<string> {
    // Submodules and clones of these tests are folders of this machine, which git refuses by default.
    return git(['-c', 'protocol.file.allow=always', ...args], { cwd: this.root });
  }

  async write(files: Readonly<Record<string, string | object>>): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.root, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    }
  }

  async link(target: string, name: string): Promise<void> {
    const file = path.join(this.root, name);
    await mkdir(path.dirname(file), { recursive: true });
    // Junctions need no rights on Windows; elsewhere the type is not looked at.
    await symlink(target, file, path.isAbsolute(target) ? 'junction' : 'dir');
  }

  /** Commits everything that is not ignored; gives the commit id. */
  async commit(message = 'change'): Promise<string> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message);
    return this.git('rev-parse', 'HEAD');
  }

  async remove(): Promise<void> {
    await rm(this.around, { recursive: true, force: true, maxRetries: 5 });
  }
}
