import { isAbsolute, resolve } from 'node:path';
import type { StoreConfig } from '../config/config.ts';
import { git, GitError, gitOrNull } from '../git/git.ts';
import { PerfGateError } from '../model/index.ts';
import { LocalBranch, RemoteBranch, withoutSecrets, type Credential } from './data-branch.ts';
import { DirectoryStore } from './directory.ts';
import { GitBranchStore } from './git-branch.ts';
import type { BaselineStore } from './store.ts';

export type { Credential } from './data-branch.ts';

export interface OpenOptions {
  /** The project: relative paths start here, and its repository is the local one. */
  readonly cwd: string;
  /** For the remote; without it git asks the user's own credential helpers. */
  readonly credential?: Credential;
  /** The environment that git sees; `process.env` unless a test gives another one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

function shown(text: string): string {
  return JSON.stringify(withoutSecrets(text.slice(0, 200)));
}

/** The rules of `git check-ref-format --branch`. */
function isBranch(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what must not be there
  if (name === '' || name === '@' || name.length > 200 || /[\u0000-\u0020\u007f~^:?*[\\]/u.test(name))
    return false;
  if (name.startsWith('-') || name.endsWith('.') || name.includes('..') || name.includes('@{')) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/**
 * Opens the store that a configuration names. Nothing is read or written yet.
 *
 * A branch store with `remote: null` is that of the remote `origin` when the repository has one, else of the local
 * repository; `remote: '.'` is always the local repository. So is `auto`.
 * @throws PerfGateError when a branch store is asked for outside a git repository, and for artifacts.
 */
export async function openStore(config: StoreConfig, options: OpenOptions): Promise<BaselineStore> {
  if (config.kind === 'dir') return new DirectoryStore(resolve(options.cwd, config.path));
  if (config.kind === 'artifact') {
    throw new PerfGateError('the baseline is kept in artifacts, which only a job of GitHub Actions reaches', {
      remedy:
        'Name another store with --store branch:NAME or --store dir:PATH; an artifact that was downloaded and unpacked is a folder.',
    });
  }
  const { branch } = config;
  if (!isBranch(branch)) throw new PerfGateError(`${shown(branch)} cannot name a branch`);
  const outer = options.env ?? process.env;
  const at = { cwd: options.cwd };
  const credential = options.credential ?? null;

  const remote = config.kind === 'auto' ? null : config.remote;
  const named = remote ?? 'origin';
  const isRemoteName = /^[\w.][\w./-]*$/u.test(named);
  if (isUrl(named)) {
    return new GitBranchStore(
      new RemoteBranch({ branch, url: named, name: named, credential, settings: [], outer }),
    );
  }
  const gitDir = await gitDirOf(options.cwd, branch);
  if (named === '.') return new GitBranchStore(new LocalBranch(gitDir, branch, outer));
  const url = isRemoteName ? await gitOrNull(['config', '--get', `remote.${named}.url`], at) : null;
  if (url === null) {
    if (remote === null) return new GitBranchStore(new LocalBranch(gitDir, branch, outer));
    if (!isAbsolute(named) && !named.startsWith('.')) {
      throw new PerfGateError(`the repository has no remote ${shown(named)}`, {
        remedy: 'Name one that `git remote -v` lists, a URL, or a path that begins with `.` or `/`.',
      });
    }
    const path = resolve(options.cwd, named);
    return new GitBranchStore(
      new RemoteBranch({ branch, url: path, name: path, credential, settings: [], outer }),
    );
  }
  // git itself takes a relative address from the top of the work tree.
  const top = (await gitOrNull(['rev-parse', '--show-toplevel'], at)) ?? gitDir;
  const address = async (args: readonly string[]): Promise<string> => {
    const found = await git(['remote', 'get-url', ...args, named], at);
    return isUrl(found) ? found : resolve(top, found);
  };
  return new GitBranchStore(
    new RemoteBranch({
      branch,
      url: await address([]),
      pushUrl: await address(['--push']),
      name: named,
      credential,
      settings: credential === null ? await connectionSettings(options.cwd) : [],
      outer,
    }),
  );
}

/** An address with a scheme, or `host:path`; `C:\path` is neither. */
function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) || /^[^/\\:]{2,}:/u.test(text);
}

async function gitDirOf(cwd: string, branch: string): Promise<string> {
  try {
    return resolve(cwd, await git(['rev-parse', '--git-common-dir'], { cwd }));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (error.code === null) {
      throw new PerfGateError(`cannot keep the baseline on branch ${branch}: git cannot be run in ${cwd}`, {
        remedy: 'Install git, or keep the baseline in a folder with --store dir:PATH.',
        cause: error,
      });
    }
    const outside = error.stderr.includes('not a git repository');
    throw new PerfGateError(
      outside
        ? `cannot keep the baseline on branch ${branch}: ${cwd} is not in a git repository`
        : `cannot keep the baseline on branch ${branch}: git refuses the repository of ${cwd}`,
      {
        remedy: outside
          ? 'Run inside a git repository, or keep the baseline in a folder with --store dir:PATH.'
          : 'Do what git says, or keep the baseline in a folder with --store dir:PATH.',
        output: error.stderr.slice(-4000),
      },
    );
  }
}

/** How this repository alone reaches its remotes; user-wide settings reach git without us. */
async function connectionSettings(cwd: string): Promise<(readonly [string, string])[]> {
  const text = await gitOrNull(
    [
      ...['config', '--local', '--includes', '--null', '--get-regexp'],
      '^(core\\.sshcommand|ssh\\.variant|http\\..*|credential\\..*)$',
    ],
    { cwd },
  );
  return (text ?? '')
    .split('\0')
    .map((entry): [string, string] => {
      const end = entry.indexOf('\n');
      return end < 0 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)];
    })
    .filter(([key]) => key !== '');
}
