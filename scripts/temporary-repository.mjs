/** Real git repositories in temporary folders, for the demo and the examples, and the built gate in them. */
import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';

const cli = path.resolve(import.meta.dirname, '..', 'dist', 'cli', 'index.js');

// The user's git configuration (signing, hooks, templates) must not decide whether this works.
const nowhere = process.platform === 'win32' ? 'NUL' : '/dev/null';
const gitEnvironment = {
  GIT_CONFIG_GLOBAL: nowhere,
  GIT_CONFIG_SYSTEM: nowhere,
  GIT_AUTHOR_NAME: 'Demo',
  GIT_AUTHOR_EMAIL: 'demo@example.invalid',
  GIT_COMMITTER_NAME: 'Demo',
  GIT_COMMITTER_EMAIL: 'demo@example.invalid',
};

/** Fails with a remedy where the gate was not built. */
export async function requireBuiltGate() {
  const built = await stat(cli).catch(() => null);
  if (built === null) throw new Error('dist/cli/index.js is missing; run: npm run build');
}

/** A repository whose commits have fixed times and authors, so that their ids are the same everywhere. */
export class TemporaryRepository {
  /** Absolute real path of the work tree. */
  root;
  #commits = 0;

  constructor(root) {
    this.root = root;
  }

  static async create(prefix) {
    const repository = new TemporaryRepository(await realpath(await mkdtemp(path.join(tmpdir(), prefix))));
    repository.git(['init', '--quiet', '--initial-branch=main']);
    repository.git(['config', 'core.autocrlf', 'false']);
    return repository;
  }

  /** Runs git and returns what it printed, without the space around it. */
  git(args, time = '2026-01-01T00:00:00Z') {
    const environment = {
      ...process.env,
      ...gitEnvironment,
      GIT_AUTHOR_DATE: time,
      GIT_COMMITTER_DATE: time,
    };
    // Set when this runs inside a git hook, and then they would mean the outer repository.
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX']) delete environment[name];
    const result = spawnSync('git', args, { cwd: this.root, env: environment, encoding: 'utf8' });
    if (result.error !== undefined) throw new Error('cannot run git; install it', { cause: result.error });
    if (result.status !== 0) throw new Error(`git ${args[0]} failed: ${result.stderr.trim()}`);
    return result.stdout.trim();
  }

  /** Copies the folders over the work tree, one after the other, and commits; returns the commit's id. */
  async commit(folders, message) {
    for (const folder of folders) await cp(folder, this.root, { recursive: true });
    this.#commits += 1;
    this.git(['add', '--all']);
    this.git(
      ['commit', '--quiet', '--message', message],
      `2026-01-${String(this.#commits).padStart(2, '0')}T00:00:00Z`,
    );
    return this.git(['rev-parse', 'HEAD']);
  }

  /**
   * Runs the built `perf-gate gate` in the work tree; its standard streams are this process's own.
   * Resolves with its exit code, 128 + the signal's number when one ended it.
   */
  async gate(args) {
    const child = spawn(process.execPath, [cli, 'gate', ...args], { cwd: this.root, stdio: 'inherit' });
    // The terminal sends Ctrl-C to both; the gate ends in order, and this waits for it to clean up.
    const wait = () => undefined;
    const pass = () => child.kill('SIGTERM');
    process.on('SIGINT', wait);
    process.on('SIGTERM', pass);
    try {
      return await new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
      });
    } finally {
      process.off('SIGINT', wait);
      process.off('SIGTERM', pass);
    }
  }

  async remove() {
    await rm(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}
