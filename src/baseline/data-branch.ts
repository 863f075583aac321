import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configEnvironment, git, GitError, gitOrNull, type Setting } from '../git/git.ts';
import { messageOf, PerfGateError } from '../model/index.ts';
import { newObject, type NewObject, type ObjectFormat, type ObjectSource } from './git-objects.ts';

/** A secret for one server, handed to git by environment only. */
export interface Credential {
  /** The header is sent to URLs that begin with this and to no other, e.g. `https://github.com/`. */
  readonly url: string;
  /** A whole HTTP header, e.g. `Authorization: Basic …`. */
  readonly header: string;
}

/** A branch while one operation works on it. */
export interface OpenBranch extends ObjectSource {
  /** The commit it is at now, with its trees and files here or fetchable; null: there is no such branch. */
  tip(): Promise<string | null>;
  /**
   * Moves the branch from `expected` (null: must not exist) to `next`, or leaves it alone.
   * @returns false when someone else moved it, so that the work has to be redone on the new tip.
   * @throws PerfGateError when it may not be moved.
   */
  move(next: string, expected: string | null): Promise<boolean>;
  /** Whether who asks may push at all; nothing is sent. @param commit any that is here. */
  mayMove(commit: string): Promise<boolean>;
  close(): Promise<void>;
}

export interface DataBranch {
  readonly branch: string;
  /** For people: `branch perf-gate of origin`. */
  readonly description: string;
  open(): Promise<OpenBranch>;
}

/** Takes user names and passwords out of URLs in a text. */
export function withoutSecrets(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/giu, '$1***@');
}

function said(error: GitError): string {
  return withoutSecrets(error.stderr).slice(-4000);
}

/** What git says when two writers meet: the loser does its work again. */
const contention =
  /\[rejected\]|cannot lock ref|failed to update ref|failed to lock|reference already exists|incorrect old value|\.lock': File exists|missing necessary objects|unable to migrate objects|shallow update not allowed/u;
/** Looks like contention, and waiting does not help. */
const obstacle =
  /hook declined|protected branch|GH006|GH013|cannot create|reference broken|Permission denied|No space left|Read-only file system|quota exceeded/iu;
/** The connection failed, not the request. */
const transient =
  /HTTP 5\d\d|returned error: (?:429|5\d\d)|RPC failed|early EOF|unexpected disconnect|Connection (?:reset|timed out)|Operation timed out|Internal Server Error|remote end hung up upon/iu;

/** Who asks is known, or is not, and may not do it. */
const denied =
  /Permission (?:to .* )?denied|returned error: 40[13]|Authentication failed|could not read (?:Username|Password)|not granted|read[- ]only|Invalid username|insufficient permission/iu;

/** What to do about a refusal, by what git or the server said; the first that fits. */
const refusals: readonly (readonly [RegExp, string, string])[] = [
  [
    /No space left|quota exceeded/iu,
    'the disk is full',
    'Free some disk space, or use another store with --store dir:PATH.',
  ],
  [
    /cannot create/u,
    'another branch has a name that begins with this one',
    'Name another branch with --store branch:NAME.',
  ],
  [
    /protected branch|GH006|GH013|rule violations|hook declined|\(non-fast-forward\)|denying|prohibited|not allowed to (?:force )?push/iu,
    'the branch is protected, or a hook declined',
    'Let perf-gate write to this branch (take it out of the protection rule; pruning also needs force pushes), name another with --store branch:NAME, or use --store dir:PATH (in the Action: `store: artifact`).',
  ],
  [
    denied,
    'no permission',
    'Give the token or key permission to write (in a workflow: `permissions: contents: write`), or use --store dir:PATH.',
  ],
  [
    /not found|does not exist|does not appear to be a git repository|returned error: 404/iu,
    'there is no such repository, or it may not be seen',
    'Check the address with `git remote -v`, and that the token or key may read it.',
  ],
  [
    /Could not resolve|Failed to connect|unable to access|Could not read from remote|Connection|timed out/iu,
    'it cannot be reached',
    'Check the network and try again, or use --store dir:PATH.',
  ],
];

function refused(what: string, error: unknown): PerfGateError {
  if (!(error instanceof GitError))
    return new PerfGateError(`${what}: ${messageOf(error)}`, { cause: error });
  if (error.code === null && error.stderr.startsWith('cannot run git')) {
    return new PerfGateError(`${what}: git cannot be run`, {
      remedy: 'Install git and put it on the PATH.',
      cause: error,
    });
  }
  const found = refusals.find(([pattern]) => pattern.test(error.stderr));
  // No cause: its message and arguments may quote a URL with a password.
  return new PerfGateError(`${what}: ${found?.[1] ?? `git ${error.args[0] ?? ''} failed`}`, {
    ...(found === undefined ? {} : { remedy: found[2] }),
    output: said(error),
  });
}

/** Any failure of git while working on a branch, as an error for people. */
export function branchError(branch: DataBranch, error: unknown): PerfGateError {
  return error instanceof PerfGateError
    ? error
    : refused(`cannot work on ${withoutSecrets(branch.description)}`, error);
}

/** Whether trying again may help: the objects of a tip that was replaced and collected, or a broken connection. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof GitError &&
    (transient.test(error.stderr) || /not our ref|unadvertised object/u.test(error.stderr))
  );
}

/**
 * A commit of ours: neither the user's name, nor hooks, nor signing take part.
 * @param parent null: the commit begins a history.
 * @param time seconds since 1970.
 */
export function newCommit(
  commit: { tree: string; parent: string | null; message: string; time: number },
  format: ObjectFormat,
): NewObject {
  const who = `perf-gate <perf-gate@users.noreply.github.com> ${String(commit.time)} +0000`;
  const lines = [
    `tree ${commit.tree}`,
    ...(commit.parent === null ? [] : [`parent ${commit.parent}`]),
    `author ${who}`,
    `committer ${who}`,
  ];
  return newObject('commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}\n`), format);
}

/** The branch as it is in a repository on this machine. Only objects and this one ref are written there. */
export class LocalBranch implements DataBranch {
  readonly branch: string;
  readonly description: string;
  readonly #gitDir: string;
  readonly #outer: Readonly<Record<string, string | undefined>>;

  /** @param gitDir the common git directory, absolute. */
  constructor(gitDir: string, branch: string, outer: Readonly<Record<string, string | undefined>>) {
    this.branch = branch;
    this.description = `branch ${branch} of the local repository`;
    this.#gitDir = gitDir;
    this.#outer = outer;
  }

  open(): Promise<OpenBranch> {
    const ref = `refs/heads/${this.branch}`;
    const options = {
      cwd: this.#gitDir,
      env: {
        GIT_DIR: this.#gitDir,
        ...configEnvironment([['core.hooksPath', join(this.#gitDir, 'perf-gate-no-hooks')]], this.#outer),
      },
    };
    const move = async (next: string, expected: string | null): Promise<boolean> => {
      const trees = await git(['worktree', 'list', '--porcelain'], options);
      if (trees.split('\n').includes(`branch ${ref}`)) {
        throw new PerfGateError(`cannot write to ${this.description}: it is checked out in a work tree`, {
          remedy: 'Check out another branch there, or name another store with --store.',
        });
      }
      try {
        // The empty string stands for "must not exist" whatever the length of object ids.
        await git(
          ['update-ref', '--no-deref', '-m', 'perf-gate: baseline', ref, next, expected ?? ''],
          options,
        );
        return true;
      } catch (error) {
        if (error instanceof GitError && contention.test(error.stderr) && !obstacle.test(error.stderr)) {
          return false;
        }
        throw refused(`cannot write to ${this.description}`, error);
      }
    };
    return Promise.resolve({
      git: options,
      format: async () =>
        (await git(['rev-parse', '--show-object-format'], options)) === 'sha256' ? 'sha256' : 'sha1',
      fetch: () => Promise.resolve(),
      tip: () => gitOrNull(['rev-parse', '--verify', '--quiet', ref], options),
      move,
      mayMove: () => Promise.resolve(true),
      close: () => Promise.resolve(),
    });
  }
}

export interface RemoteOptions {
  readonly branch: string;
  readonly url: string;
  /** Where pushes go, when elsewhere. */
  readonly pushUrl?: string;
  /** For people: the remote's name or URL. */
  readonly name: string;
  readonly credential: Credential | null;
  /** How the user's own repository reaches its remotes (proxy, credential helper, ssh command). */
  readonly settings: readonly Setting[];
  /** The environment that git will see. */
  readonly outer: Readonly<Record<string, string | undefined>>;
  /** Folder for the temporary repository; the system's by default. */
  readonly temporary?: string;
}

const remote = 'perf-gate-store';
const localTip = 'refs/perf-gate/tip';

// runs/<suite>/<machine>/<year> are trees of depth 1 to 4; months and files come when they are needed. A server that
// knows no tree filter gives all names without contents, and one that knows none gives everything.
const filters = ['tree:5', 'blob:none', null] as const;

/**
 * The branch as it is in a remote repository, worked on in a bare repository of our own that lives as long as the
 * operation. It begins without templates, so it has no hooks, and takes its settings by environment.
 */
export class RemoteBranch implements DataBranch {
  readonly branch: string;
  readonly description: string;
  readonly #options: RemoteOptions;
  #filter = 0;
  #format: ObjectFormat = 'sha1';

  constructor(options: RemoteOptions) {
    this.branch = options.branch;
    this.description = `branch ${options.branch} of ${withoutSecrets(options.name)}`;
    this.#options = options;
  }

  async open(): Promise<OpenBranch> {
    const folder = await fs.mkdtemp(join(this.#options.temporary ?? tmpdir(), 'perf-gate-store-'));
    const close = async (): Promise<void> => {
      // What cannot be removed is left to the system; the work itself is done.
      await fs.rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    };
    let config = '';
    const init = async (): Promise<void> => {
      await this.#init(folder);
      config = await fs.readFile(join(folder, 'config'), 'utf8');
    };
    // Only while fetching is the repository a partial one: reading then says what is missing, instead of fetching
    // objects one by one. A fetch with a filter notes that in the repository's configuration.
    const makeWhole = async (): Promise<void> => fs.writeFile(join(folder, 'config'), config);
    try {
      await init();
    } catch (error) {
      await close();
      throw error;
    }
    const ref = `refs/heads/${this.branch}`;
    const options = { cwd: folder, env: this.#environment(folder, []) };
    const fetching = {
      cwd: folder,
      env: this.#environment(folder, [[`remote.${remote}.promisor`, 'true']]),
    };

    const useLongIds = async (): Promise<void> => {
      this.#format = 'sha256';
      await fs.rm(folder, { recursive: true, maxRetries: 5 });
      await init();
    };

    const fetch = async (oids: readonly string[]): Promise<void> => {
      await git(
        [
          // Without it the server is told of the tip, and leaves out what it believes to be here.
          ...[
            '-c',
            'fetch.negotiationAlgorithm=noop',
            'fetch',
            '--quiet',
            '--no-tags',
            '--no-write-fetch-head',
          ],
          ...['--filter=blob:none', '--stdin', remote],
        ],
        { ...fetching, input: oids.map((oid) => `${oid}\n`).join('') },
      );
      await makeWhole();
    };

    const tip = async (): Promise<string | null> => {
      for (;;) {
        const filter = filters[this.#filter];
        try {
          await git(
            [
              ...['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head'],
              ...(typeof filter === 'string' ? [`--filter=${filter}`] : []),
              remote,
              `+${ref}:${localTip}`,
            ],
            typeof filter === 'string' ? fetching : options,
          );
          await makeWhole();
          return await git(['rev-parse', '--verify', `${localTip}^{commit}`], options);
        } catch (error) {
          if (!(error instanceof GitError)) throw error;
          if (error.stderr.includes("couldn't find remote ref")) return null;
          if (this.#format === 'sha1' && error.stderr.includes('mismatched algorithms')) {
            await useLongIds();
          } else if (error.stderr.includes('filter') && this.#filter < filters.length - 1) {
            this.#filter += 1;
          } else if (transient.test(error.stderr)) {
            throw error;
          } else {
            throw refused(`cannot read ${this.description}`, error);
          }
        }
      }
    };

    const move = async (next: string, expected: string | null): Promise<boolean> => {
      try {
        await git(
          [
            ...['push', '--quiet', '--no-verify', '--no-signed', '--recurse-submodules=no'],
            // The lease makes it a compare-and-swap: nothing is forced unless the branch is still where it was read,
            // and a commit on top of it needs no force.
            `--force-with-lease=${ref}:${expected ?? ''}`,
            remote,
            `${next}:${ref}`,
          ],
          options,
        );
        return true;
      } catch (error) {
        if (!(error instanceof GitError)) throw error;
        if (contention.test(error.stderr) && !obstacle.test(error.stderr)) return false;
        if (this.#format === 'sha1' && error.stderr.includes("this repository's hash algorithm")) {
          // An empty repository shows its format only now.
          await useLongIds();
          return false;
        }
        if (transient.test(error.stderr)) throw error;
        throw refused(`cannot write to ${this.description}`, error);
      }
    };

    const mayMove = async (commit: string): Promise<boolean> => {
      try {
        // Where the branch is does not matter: nothing is sent, but the server says whether it would listen.
        await git(
          ['push', '--quiet', '--dry-run', '--no-verify', '--no-signed', remote, `+${commit}:${ref}`],
          options,
        );
        return true;
      } catch (error) {
        if (!(error instanceof GitError) || transient.test(error.stderr)) throw error;
        if (denied.test(error.stderr)) return false;
        throw refused(`cannot write to ${this.description}`, error);
      }
    };

    const format = (): Promise<ObjectFormat> => Promise.resolve(this.#format);
    return { git: options, format, fetch, tip, move, mayMove, close };
  }

  async #init(folder: string): Promise<void> {
    await fs.mkdir(folder, { recursive: true });
    await git(['init', '--quiet', '--bare', '--template=', `--object-format=${this.#format}`, folder], {
      cwd: folder,
    });
  }

  #environment(folder: string, more: readonly Setting[]): Record<string, string> {
    const { credential, outer, url, pushUrl, settings } = this.#options;
    const own: Setting[] = [
      ['core.hooksPath', join(folder, 'no-hooks')],
      ['gc.auto', '0'],
      ['maintenance.auto', 'false'],
      ['protocol.version', '2'],
      ['fetch.recurseSubmodules', 'false'],
      ['fetch.writeCommitGraph', 'false'],
      ['fetch.prune', 'false'],
      ['push.followTags', 'false'],
      // Both ends of a difference are here only along the paths that changed.
      ['pack.useSparse', 'true'],
      // A connection that hangs must not hang the gate: under 1 byte a second for a minute.
      ['http.lowSpeedLimit', '1'],
      ['http.lowSpeedTime', '60'],
      [`remote.${remote}.url`, url],
      [`remote.${remote}.pushurl`, pushUrl ?? url],
    ];
    if (credential === null) {
      return { GIT_DIR: folder, ...configEnvironment([...settings, ...own, ...more], outer) };
    }
    // With a secret in hand no configuration but ours counts: one that a benchmark wrote to the home folder could
    // send it elsewhere or start a program.
    const secret: Setting[] = [
      ['credential.helper', ''],
      [`http.${credential.url}.extraHeader`, credential.header],
    ];
    return {
      GIT_DIR: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: join(folder, 'no-config'),
      GIT_CONFIG_PARAMETERS: '',
      GIT_ASKPASS: '',
      SSH_ASKPASS: '',
      ...configEnvironment([...own, ...secret, ...more], {}),
    };
  }
}
