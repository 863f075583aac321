import { spawn } from 'node:child_process';

/** A git command that ended with a non-zero code, could not be started, or was interrupted. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly args: readonly string[];
  /** Exit code; null: it could not be started or was killed. */
  readonly code: number | null;
  readonly stderr: string;

  constructor(args: readonly string[], code: number | null, stderr: string, cause?: unknown) {
    super(
      `git ${args[0] ?? ''} failed: ${stderr.trim() === '' ? `exit code ${String(code)}` : stderr.trim()}`,
      { cause },
    );
    this.args = args;
    this.code = code;
    this.stderr = stderr;
  }
}

export interface GitOptions {
  readonly cwd: string;
  /** Added to the environment of git, e.g. GIT_INDEX_FILE, or GIT_CONFIG_* that carry a credential. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  readonly signal?: AbortSignal;
}

/** A key of git's configuration and its value. */
export type Setting = readonly [key: string, value: string];

/** Configuration of git by environment: it is in no argument list and no file. Keeps what `outer` has of it. */
export function configEnvironment(
  settings: readonly Setting[],
  outer: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const before = Number(outer.GIT_CONFIG_COUNT ?? '0');
  const first = Number.isSafeInteger(before) && before > 0 ? before : 0;
  const env: Record<string, string> = { GIT_CONFIG_COUNT: String(first + settings.length) };
  for (const [index, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${String(first + index)}`] = key;
    env[`GIT_CONFIG_VALUE_${String(first + index)}`] = value;
  }
  return env;
}

// A hook or an outer git sets these for its own repository; ours is the one of `cwd`.
const ambient = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
];

function environment(extra: Readonly<Record<string, string>> | undefined): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const key of ambient) Reflect.deleteProperty(env, key);
  return { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', ...extra };
}

/**
 * Runs git and gives its standard output as bytes.
 * @throws GitError when it fails, with its standard error.
 */
export async function gitBytes(args: readonly string[], options: GitOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: options.cwd,
      env: environment(options.env),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', (cause) => {
      reject(new GitError(args, null, `cannot run git in ${options.cwd}`, cause));
    });
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(new GitError(args, code, Buffer.concat(err).toString('utf8')));
    });
    // git may end before it has read everything; its exit code says what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Like {@link gitBytes}, as text without the trailing line break. */
export async function git(args: readonly string[], options: GitOptions): Promise<string> {
  return (await gitBytes(args, options)).toString('utf8').replace(/\r?\n$/u, '');
}

/** Like {@link git}, but null when git says no with exit code 1 or 128 (a question such as "is there such a ref?"). */
export async function gitOrNull(args: readonly string[], options: GitOptions): Promise<string | null> {
  try {
    return await git(args, options);
  } catch (error) {
    if (error instanceof GitError && (error.code === 1 || error.code === 128)) return null;
    throw error;
  }
}
