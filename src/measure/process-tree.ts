import { execFile, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Seconds after which killing gives up on a process that does not die (uninterruptible sleep, another user's). */
export const killLimit = 5;

/** One sentence for this platform: which processes are guaranteed to die with a trial. */
export const killGuarantee: string =
  process.platform === 'linux'
    ? 'Linux: a trial, its descendants, its process group and session, and every daemon that still carries its environment are killed; ' +
      'only a process that was detached from all of its ancestors and also cleared its environment, or that runs as another user, can survive.'
    : process.platform === 'win32'
      ? 'Windows: on a timeout or interruption a trial and its descendants are killed; a process whose parent has already ended can survive.'
      : 'This platform: a trial, its process group, and on a timeout or interruption its descendants are killed; a daemon that left the group and ' +
        'whose parent has ended can survive.';

/** What identifies the processes of one trial. */
export interface Tree {
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

/** Start of a process in clock ticks since boot, which tells it from another with the same id; null: not told here. */
export function startOf(pid: number): number | null {
  return (hasProc ? readLinuxProcess(pid)?.startTicks : null) ?? null;
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

/**
 * One pass over the tree; false when it found nothing that it could kill.
 * @param dying takes what was killed where that can be told: pid, and its start in clock ticks since boot.
 */
function killOnce(tree: Tree, dying?: Map<number, number>): boolean {
  if (!hasProc) return killPosix(-tree.pid);
  let any = false;
  for (const pid of membersOnLinux(tree)) {
    const start = startOf(pid);
    if (!killPosix(pid)) continue;
    any = true;
    if (start !== null) dying?.set(pid, start);
  }
  return any;
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
export async function killTree(tree: Tree, rootAlive: boolean): Promise<void> {
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
  const dying = new Map<number, number>();
  for (
    let wait = 1;
    (killOnce(tree, dying) || isAnyLeft(dying)) && performance.now() < deadline;
    wait = Math.min(2 * wait, 50)
  ) {
    await sleep(wait);
  }
}

/**
 * Kills every process whose environment contains `mark`, and its descendants, and waits until they are gone. Where the system
 * does not show environments nothing is found; see {@link killGuarantee}.
 */
export async function killMarked(mark: string): Promise<void> {
  // No process has this id, so that only the mark decides.
  if (hasProc) await killTree({ pid: -1, mark, startTicks: 0 }, false);
}

/** A process that is about to die has lost its environment already, and with it the mark by which it was found. */
function isAnyLeft(dying: ReadonlyMap<number, number>): boolean {
  return [...dying].some(([pid, startTicks]) => {
    const found = readLinuxProcess(pid);
    return found !== null && found.startTicks === startTicks && found.state !== 'Z' && found.state !== 'X';
  });
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

/**
 * Notes the tree that a process which was just started begins.
 * @param mark What the environment of its processes contains.
 */
export function trackTree(pid: number, mark: string): Tree {
  const tree = { pid, mark, startTicks: startOf(pid) ?? 0 };
  living.add(tree);
  if (!watchingExit) {
    watchingExit = true;
    process.on('exit', killLiving);
  }
  return tree;
}

/** The tree is dead: nothing of it needs to be killed when this process ends. */
export function forgetTree(tree: Tree): void {
  living.delete(tree);
}
