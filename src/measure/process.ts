import { execFile, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { promisify } from 'node:util';
import spawn from 'cross-spawn';

export interface ProcessRequest {
  /** Absolute path, or a name that is looked up on the PATH of `env`; with `shell`, a command line. */
  readonly file: string;
  readonly args: readonly string[];
  /** Runs `file` as a command line by the platform's shell; `args` must be empty then. */
  readonly shell?: boolean;
  readonly cwd: string;
  /** The complete environment. Only the marker by which leftovers are found is added to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Opens an IPC channel (JSON serialization). */
  readonly ipc?: boolean;
  /** Seconds after which the whole tree is killed. */
  readonly timeout: number;
  /** When aborted, the whole tree is killed. */
  readonly signal: AbortSignal;
  /** Bytes kept of stdout, of stderr, and of both together: the last ones. Default 64 KiB. */
  readonly outputLimit?: number;
  /**
   * For output that is parsed: stdout() keeps the *first* so many bytes, and `lostStdout` counts the rest.
   * `output()` goes on to keep the end.
   */
  readonly stdoutLimit?: number;
  readonly onMessage?: (message: unknown) => void;
}

export interface Ended {
  readonly code: number | null;
  readonly signalName: string | null;
  readonly timedOut: boolean;
  readonly aborted: boolean;
  /** Wall seconds from just before the start to the exit of the process itself. */
  readonly seconds: number;
  /** It could not be started. */
  readonly error: Error | null;
}

export interface RunningProcess {
  readonly pid: number | undefined;
  /** Sends over IPC; ignored after the end. */
  send(message: object): void;
  /** Resolves when the process has ended and what it left running is dead; never rejects. */
  readonly ended: Promise<Ended>;
  stdout(): Buffer;
  stderr(): Buffer;
  /** Both, interleaved as they came; the last `outputLimit` bytes. Untrusted text. */
  output(): string;
  /** Bytes of stdout that did not fit `stdoutLimit` (always 0 without it). */
  lostStdout(): number;
  /** Kills the whole tree; resolves when it is dead. */
  kill(): Promise<void>;
}

const defaultOutputLimit = 64 * 1024;
/** Seconds to wait for pipes to close after the exit: only a process that escaped the kill still holds them. */
const drainLimit = 1;
/** Seconds after which killing gives up on a process that does not die (uninterruptible sleep, another user's). */
const killLimit = 5;
const marker = 'PERF_GATE_TRIAL';

/** One sentence for this platform: which processes are guaranteed to die with a trial. */
export const killGuarantee: string =
  process.platform === 'linux'
    ? 'Linux: a trial, its descendants, its process group and session, and every daemon that still carries its environment are killed; ' +
      'only a process that was detached from all of its ancestors and also cleared its environment, or that runs as another user, can survive.'
    : process.platform === 'win32'
      ? 'Windows: on a timeout or interruption a trial and its descendants are killed; a process whose parent has already ended can survive.'
      : 'This platform: a trial, its process group, and on a timeout or interruption its descendants are killed; a daemon that left the group and ' +
        'whose parent has ended can survive.';

/** The last `limit` bytes of what was pushed, in constant memory however much comes. */
class LastBytes {
  private ring: Buffer | null = null;
  private written = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(chunk: Buffer): void {
    if (this.limit === 0) return;
    this.ring ??= Buffer.alloc(this.limit);
    const kept = chunk.length > this.limit ? chunk.subarray(chunk.length - this.limit) : chunk;
    this.written += chunk.length - kept.length;
    const at = this.written % this.limit;
    const fits = kept.copy(this.ring, at);
    if (fits < kept.length) kept.copy(this.ring, 0, fits);
    this.written += kept.length;
  }

  bytes(): Buffer {
    if (this.ring === null) return Buffer.alloc(0);
    if (this.written <= this.limit) return Buffer.from(this.ring.subarray(0, this.written));
    const at = this.written % this.limit;
    return Buffer.concat([this.ring.subarray(at), this.ring.subarray(0, at)]);
  }

  text(): string {
    const text = this.bytes().toString('utf8');
    // The cut may have gone through a character.
    return this.written > this.limit ? text.replace(/^\uFFFD{1,3}/u, '') : text;
  }
}

/** The first `limit` bytes of what was pushed, and how many came after them. */
class FirstBytes {
  private readonly chunks: Buffer[] = [];
  private kept = 0;
  private readonly limit: number;
  lost = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(chunk: Buffer): void {
    const part = chunk.subarray(0, this.limit - this.kept);
    if (part.length > 0) this.chunks.push(part);
    this.kept += part.length;
    this.lost += chunk.length - part.length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

/** What identifies the processes of one trial. */
interface Tree {
  readonly pid: number;
  readonly mark: string;
  /** Linux: start of the first process in clock ticks since boot; nothing older can belong to the tree. */
  readonly startTicks: number;
}

interface LinuxProcess {
  readonly pid: number;
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  readonly startTicks: number;
}

// Every process of the machine is read after every trial: this costs a third of what readFileSync would.
const statBuffer = Buffer.alloc(1024);

function readLinuxProcess(pid: number): LinuxProcess | null {
  let text: string;
  try {
    const file = openSync(`/proc/${String(pid)}/stat`, 'r');
    try {
      text = statBuffer.toString('latin1', 0, readSync(file, statBuffer));
    } finally {
      closeSync(file);
    }
  } catch {
    return null; // It ended meanwhile.
  }
  // The name is in parentheses and may itself contain parentheses and spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    state: fields[0] ?? '',
    parent: Number(fields[1]),
    group: Number(fields[2]),
    session: Number(fields[3]),
    startTicks: Number(fields[19]),
  };
}

/** Living processes of the tree, by group, session, ancestry or environment. */
function membersOnLinux(tree: Tree): number[] {
  const candidates: LinuxProcess[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/u.test(entry)) continue;
    const pid = Number(entry);
    if (pid === process.pid) continue;
    const found = readLinuxProcess(pid);
    if (found !== null && found.startTicks >= tree.startTicks && found.state !== 'X') candidates.push(found);
  }
  const members = new Set<number>();
  for (const candidate of candidates) {
    if (candidate.group === tree.pid || candidate.session === tree.pid || candidate.pid === tree.pid) {
      members.add(candidate.pid);
      continue;
    }
    if (candidate.state === 'Z') continue;
    try {
      if (readFileSync(`/proc/${String(candidate.pid)}/environ`, 'latin1').includes(tree.mark)) {
        members.add(candidate.pid);
      }
    } catch {
      // It ended meanwhile, or belongs to another user.
    }
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const { pid, parent } of candidates) {
      if (!members.has(pid) && members.has(parent)) {
        members.add(pid);
        grew = true;
      }
    }
  }
  // A zombie is dead already: it only waits for its parent to read its exit code.
  return candidates.filter(({ pid, state }) => members.has(pid) && state !== 'Z').map(({ pid }) => pid);
}

/** Sends SIGKILL; false when there is nothing (left) that we may kill. A negative id means a group. */
function killPosix(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

const hasProc = process.platform === 'linux' && existsSync('/proc/self/stat');

/** Waits, or until the signal is aborted. */
async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await setTimeoutPromise(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(
    () => undefined,
  );
}

/** One pass over the tree; false when it found nothing that it could kill. */
function killOnce(tree: Tree): boolean {
  if (!hasProc) return killPosix(-tree.pid);
  const killed = membersOnLinux(tree).map(killPosix);
  return killed.includes(true);
}

/** Pids of the descendants by the `ps` of BSD and macOS, taken while the ancestry still exists. */
async function descendantsByPs(root: number): Promise<number[]> {
  let listing: string;
  try {
    listing = (await promisify(execFile)('ps', ['-axo', 'pid=,ppid='], { timeout: killLimit * 1000 })).stdout;
  } catch {
    return [];
  }
  const children = new Map<number, number[]>();
  for (const line of listing.split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/u).map(Number);
    if (pid === undefined || parent === undefined) continue;
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    for (const child of children.get(pid) ?? []) {
      found.push(child);
      open.push(child);
    }
  }
  return found;
}

/**
 * Kills everything that belongs to the tree and waits until it is gone.
 * @param rootAlive the first process has not been reaped yet, so its pid is certainly still its own.
 */
async function killTree(tree: Tree, rootAlive: boolean): Promise<void> {
  if (process.platform === 'win32') {
    if (!rootAlive) return;
    await promisify(execFile)('taskkill', ['/PID', String(tree.pid), '/T', '/F'], {
      windowsHide: true,
      timeout: killLimit * 1000,
    }).catch(() => undefined); // It fails when the process has just ended.
    return;
  }
  if (!hasProc && rootAlive) {
    for (const pid of await descendantsByPs(tree.pid)) killPosix(pid);
  }
  const deadline = performance.now() + killLimit * 1000;
  for (let wait = 1; killOnce(tree) && performance.now() < deadline; wait = Math.min(2 * wait, 50)) {
    await pause(wait);
  }
}

/** Trees that may still have processes; killed when this process ends in an orderly way without having ended them. */
const living = new Set<Tree>();
let watchingExit = false;

function killLiving(): void {
  for (const tree of living) {
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/PID', String(tree.pid), '/T', '/F'], { windowsHide: true });
    } else {
      // No waiting is possible here; a second and third pass catch what was being forked during the first.
      for (let pass = 0; pass < 3 && killOnce(tree); pass++);
    }
  }
}

// Names under which machines of this trade keep what must not reach code under test. TOKENIZERS_* and the like are not secrets.
const secretName =
  /TOKEN(?!IZ)|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY|^ACTIONS_|^INPUT_/iu;
// Files by which a step speaks to its runner, and the channel and instruments of the parent process itself.
const notInherited = new Set([
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_UNIQUE_ID',
  'NODE_V8_COVERAGE',
]);

/**
 * The environment that the user's code may see: the parent's, less what is secret by its name, what steers the runner
 * of the job, and what belongs to the parent process alone. NODE_OPTIONS is kept.
 */
export function benchmarkEnvironment(parent: NodeJS.ProcessEnv): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent)) {
    if (value === undefined || secretName.test(name) || notInherited.has(name.toUpperCase())) continue;
    environment[name] = value;
  }
  return environment;
}

/**
 * The end of what a program printed, to be shown with its failure: at most about `longest` characters of untrusted text.
 * The two streams come through different pipes, so that much output on the one would push the error message on the
 * other out of the end: each then gets its half.
 */
export function lastWords(running: RunningProcess, longest = 8000): string {
  const both = running.output().trim();
  if (both.length <= longest) return both;
  const err = running.stderr().toString('utf8').trim();
  const half = Math.floor(longest / 2);
  return err === ''
    ? `…${both.slice(-longest)}`
    : `…${both.slice(-half)}\n\nstandard error:\n${err.slice(-half)}`;
}

const nothingStarted = (ended: Ended): RunningProcess => ({
  pid: undefined,
  send: () => undefined,
  ended: Promise.resolve(ended),
  stdout: () => Buffer.alloc(0),
  stderr: () => Buffer.alloc(0),
  output: () => '',
  lostStdout: () => 0,
  kill: () => Promise.resolve(),
});

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/**
 * Starts a program in a process group of its own, without standard input, with bounded output.
 *
 * Never throws for what the program or its name does: a program that cannot be started is an `ended` with an `error`.
 * When it ends, for whatever reason, what it left running is killed (see `killGuarantee`), so that no background
 * process of one trial disturbs the next. When this process ends by `process.exit` or an exception, running trees are
 * killed too; when it is killed hard, an IPC child must end itself on `disconnect`, and others live on.
 */
export function startProcess(request: ProcessRequest): RunningProcess {
  const notStarted = { code: null, signalName: null, timedOut: false, seconds: 0 };
  if (request.signal.aborted) return nothingStarted({ ...notStarted, aborted: true, error: null });

  const id = randomUUID();
  // A gate may run inside a trial of another gate: its processes then carry both marks, and either finds them.
  const outer = request.env[marker];
  const env = { ...request.env, [marker]: outer === undefined ? id : `${outer},${id}` };
  const started = process.hrtime.bigint();
  const secondsSinceStart = (): number => Number(process.hrtime.bigint() - started) / 1e9;

  let child: ChildProcess;
  try {
    child = spawn(request.file, [...request.args], {
      cwd: request.cwd,
      env,
      shell: request.shell ?? false,
      // On Windows it would open a console window.
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe', ...(request.ipc === true ? (['ipc'] as const) : [])],
      serialization: 'json',
    });
  } catch (thrown) {
    return nothingStarted({ ...notStarted, aborted: false, error: asError(thrown) });
  }

  const limit = request.outputLimit ?? defaultOutputLimit;
  const first = request.stdoutLimit === undefined ? null : new FirstBytes(request.stdoutLimit);
  const out = first ?? new LastBytes(limit);
  const err = new LastBytes(limit);
  const both = new LastBytes(limit);
  child.stdout?.on('data', (chunk: Buffer) => {
    out.push(chunk);
    both.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    err.push(chunk);
    both.push(chunk);
  });
  // A pipe may break when its reader is destroyed after the drain; there is nothing left to read then.
  child.stdout?.on('error', () => undefined);
  child.stderr?.on('error', () => undefined);
  if (request.onMessage !== undefined) child.on('message', request.onMessage);

  const { pid } = child;
  const tree: Tree | null =
    pid === undefined
      ? null
      : { pid, mark: id, startTicks: (hasProc ? readLinuxProcess(pid)?.startTicks : null) ?? 0 };
  if (tree !== null) {
    living.add(tree);
    if (!watchingExit) {
      watchingExit = true;
      process.on('exit', killLiving);
    }
  }

  let timedOut = false;
  let aborted = false;
  let exited = false;
  let killing: Promise<void> | null = null;
  let gaveUp: () => void = () => undefined;
  const killRunning = async (running: Tree): Promise<void> => {
    await killTree(running, true);
    // A process in uninterruptible sleep dies when the kernel lets it; the gate does not wait for that.
    setTimeout(gaveUp, killLimit * 1000).unref();
  };
  const kill = (): Promise<void> => (killing ??= tree === null ? Promise.resolve() : killRunning(tree));

  const abort = (): void => {
    aborted = true;
    void kill();
  };
  request.signal.addEventListener('abort', abort, { once: true });
  const timer = setTimeout(
    () => {
      timedOut = true;
      void kill();
    },
    Math.min(request.timeout * 1000, 2 ** 31 - 1),
  );

  type Exit = Pick<Ended, 'code' | 'signalName' | 'seconds' | 'error'>;
  const exit = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signalName) => {
      resolve({ code, signalName, seconds: secondsSinceStart(), error: null });
    });
    child.on('error', (error) => {
      // Later errors are of sending and killing, and the exit still comes.
      if (child.pid !== undefined) return;
      const where = existsSync(request.cwd) ? error : new Error(`the folder ${request.cwd} does not exist`);
      resolve({ code: null, signalName: null, seconds: 0, error: where });
    });
    gaveUp = () => {
      resolve({ code: null, signalName: null, seconds: secondsSinceStart(), error: null });
    };
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });

  const end = async (): Promise<Ended> => {
    const how = await exit;
    exited = true;
    clearTimeout(timer);
    request.signal.removeEventListener('abort', abort);
    if (tree !== null) {
      await killing;
      await killTree(tree, false);
      living.delete(tree);
      // Not only 'close': a process that survived may hold the pipes for ever.
      const drained = new AbortController();
      await Promise.race([closed, pause(drainLimit * 1000, drained.signal)]);
      drained.abort();
      child.stdout?.destroy();
      child.stderr?.destroy();
      if (child.connected) child.disconnect();
    }
    return { ...how, timedOut, aborted };
  };
  const ended = end();

  return {
    pid,
    send(message) {
      // The channel may break between the check and the writing; the end is told by `ended`.
      if (!exited && child.connected) child.send(message, () => undefined);
    },
    ended,
    stdout: () => out.bytes(),
    stderr: () => err.bytes(),
    output: () => both.text(),
    lostStdout: () => first?.lost ?? 0,
    async kill() {
      if (!exited) await kill();
      await ended;
    },
  };
}
