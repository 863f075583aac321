import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/**
 * Keeps the processes of a round on one CPU while they take turns.
 *
 * At any moment the CPUs of a virtual machine are not equally fast: each may share a core with another guest. A process
 * that has run stays where it is, so of two that take turns one may sit on the slow CPU for the whole round. Where both are on the same CPU,
 * what it suffers they suffer alike.
 */

const run = promisify(execFile);
/** Milliseconds; the program answers in two. */
const timeout = 5000;

/** `0-2,5` → 0, 1, 2, 5. */
export function parseCpuList(text: string): readonly number[] {
  return text.split(',').flatMap((part) => {
    const [, first, last] = /^\s*(\d+)(?:-(\d+))?\s*$/u.exec(part) ?? [];
    if (first === undefined) return [];
    const count = Math.min(Number(last ?? first) - Number(first) + 1, 4096);
    return Array.from({ length: Math.max(0, count) }, (_, index) => Number(first) + index);
  });
}

async function taskset(cpus: readonly number[], pid: number): Promise<void> {
  await run('taskset', ['-a', '-p', '-c', cpus.join(','), String(pid)], { timeout });
}

let known: Promise<readonly number[]> | null = null;

async function findCpus(): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  try {
    const status = readFileSync('/proc/self/status', 'latin1');
    const cpus = parseCpuList(/^Cpus_allowed_list:\s*(.*)$/mu.exec(status)?.[1] ?? '');
    // Changes nothing, and tells whether the program is there and understands.
    if (cpus.length > 1) await taskset(cpus, process.pid);
    return cpus;
  } catch {
    return [];
  }
}

/** CPUs that a process can be kept on; empty where the system offers no way. Asked once. */
export async function usableCpus(): Promise<readonly number[]> {
  return (known ??= findCpus());
}

/** CPU time of a process so far, in ticks of the system. */
export interface CpuTicks {
  readonly main: number;
  /** All threads, and children that were waited for. */
  readonly all: number;
}

/** Fields 14 to 17 of /proc/[pid]/stat (proc_pid_stat(5)): utime, stime, cutime, cstime. */
function ticks(file: string): readonly [own: number, children: number] {
  const text = readFileSync(file, 'latin1');
  // The name is in parentheses and may itself contain parentheses and spaces.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15);
  return [user + system, childUser + childSystem];
}

/** Null where the system does not tell, or the process is gone. */
export function cpuTicks(pid: number): CpuTicks | null {
  try {
    const [main] = ticks(`/proc/${String(pid)}/task/${String(pid)}/stat`);
    const [own, children] = ticks(`/proc/${String(pid)}/stat`);
    return { main, all: own + children };
  } catch {
    return null;
  }
}

/** What helpers of the runtime (the garbage collector's) may take of a program of one thread. */
const leastOfMain = 0.6;
/** Below this many ticks nothing can be said about shares. */
const fewTicks = 5;

/** Whether most of what the process did between the two was done by its main thread: then one CPU is all that it needs. */
export function isOneThread(before: CpuTicks | null, after: CpuTicks | null): boolean {
  if (before === null || after === null) return false;
  const all = after.all - before.all;
  return all < fewTicks || (after.main - before.main) / all >= leastOfMain;
}

/** Moves processes with all their threads; what they start follows. One that cannot be moved runs on where it is. */
export async function moveTo(cpus: readonly number[], pids: readonly number[]): Promise<void> {
  await Promise.all(pids.map(async (pid) => taskset(cpus, pid).catch(() => undefined)));
}
