import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What the kernel accounted to a command and to all descendants that were waited for. Exact figures at the exit (wait4),
 * without polling; Node itself does not hand them out, so the command runs below programs that do.
 */
export interface ResourceUse {
  /** User and system seconds of all processes together. */
  readonly cpu?: number;
  /** Peak resident bytes of the largest single process. */
  readonly memory?: number;
}

export interface CommandLine {
  readonly file: string;
  readonly args: readonly string[];
}

export interface Accounting {
  readonly metrics: readonly (keyof ResourceUse)[];
  /** What this machine cannot tell, and what would help. */
  readonly warnings: readonly string[];
  /** How it is told; null when nothing is. */
  readonly source: string | null;
  /** The same command, started so that its account is written into this folder. */
  wrap(command: CommandLine, folder: string): CommandLine;
  /** What was written; a figure is absent when the command was killed before it was. */
  read(folder: string): Promise<ResourceUse>;
}

function programOnPath(name: string, pathVariable: string | undefined): string | null {
  // The usual places too: the environment of a trial may have no PATH.
  for (const folder of [...(pathVariable ?? '').split(path.delimiter), '/usr/bin', '/bin']) {
    if (!path.isAbsolute(folder)) continue;
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here.
    }
  }
  return null;
}

/** How `time` is asked for memory, and how its answer is read; null: not a `time` that tells exactly. */
interface TimeProgram {
  readonly file: string;
  readonly options: readonly string[];
  /** Bytes, or null. */
  peak(text: string): number | null;
}

function timeProgram(pathVariable: string | undefined): TimeProgram | null {
  const file = programOnPath('time', pathVariable);
  if (file === null) return null;
  if (process.platform === 'darwin') {
    const probe = spawnSync(file, ['-l', '-o', '/dev/null', '--', '/usr/bin/true'], { timeout: 5000 });
    if (probe.status !== 0) return null;
    return {
      file,
      options: ['-l', '-o'],
      peak(text) {
        const found = /^\s*(\d+)\s+maximum resident set size/mu.exec(text)?.[1];
        return found === undefined ? null : Number(found);
      },
    };
  }
  // BusyBox has a `time` too, which multiplies the peak by the page size in some versions.
  const probe = spawnSync(file, ['--version'], { timeout: 5000, encoding: 'utf8' });
  if (probe.status !== 0 || !/\bGNU\b/u.test(`${probe.stdout}${probe.stderr}`)) return null;
  return {
    file,
    options: ['-q', '-f', '%M', '-o'],
    peak(text) {
      const found = /^(\d+)\s*$/u.exec(text)?.[1];
      return found === undefined ? null : Number(found) * 1024;
    },
  };
}

// `time` is bash's keyword: milliseconds from getrusage, where `times` and GNU time give ticks of ten. The braces keep it in
// the outer shell, and `exec` keeps the command from being taken for a builtin. Error output of the command bypasses the account.
const bashScript =
  'TIMEFORMAT="%3U %3S"; exec 3>&2 2>"$1"; shift; time { (exec -- "$@" 2>&3 3>&-); }; exit $?';

/**
 * What this machine can tell about a command's resource use. Starts `time --version` once.
 * @param pathVariable PATH by which `bash` and `time` are looked up.
 */
export function findAccounting(pathVariable: string | undefined): Accounting {
  const windows = process.platform === 'win32';
  const bash = windows ? null : programOnPath('bash', pathVariable);
  const time = windows ? null : timeProgram(pathVariable);
  const warnings: string[] = [];
  if (windows) {
    warnings.push('CPU time and memory of commands are not measured on Windows.');
  } else {
    if (bash === null) {
      warnings.push('CPU time of commands is not measured: there is no bash; install it to have it.');
    }
    if (time === null) {
      warnings.push(
        process.platform === 'darwin'
          ? 'Memory of commands is not measured: the `time` of this system cannot write to a file.'
          : 'Memory of commands is not measured: there is no GNU time; install the package `time` to have it.',
      );
    }
  }
  const sources = [...(bash === null ? [] : ['bash time']), ...(time === null ? [] : [time.file])];
  return {
    metrics: [...(bash === null ? [] : (['cpu'] as const)), ...(time === null ? [] : (['memory'] as const))],
    warnings,
    source: sources.length === 0 ? null : sources.join(', '),
    wrap(command, folder) {
      let { file, args } = command;
      if (time !== null) {
        args = [...time.options, path.join(folder, 'memory'), '--', file, ...args];
        file = time.file;
      }
      if (bash !== null) {
        // -p: no start-up file and no functions from the environment.
        args = ['-p', '-c', bashScript, 'perf-gate', path.join(folder, 'cpu'), file, ...args];
        file = bash;
      }
      return { file, args };
    },
    async read(folder) {
      const text = (name: string): Promise<string> =>
        readFile(path.join(folder, name), 'utf8').catch(() => '');
      // The decimal separator is the locale's.
      const cpu = /^(\d+)[.,](\d{3}) (\d+)[.,](\d{3})\s*$/u.exec(bash === null ? '' : await text('cpu'));
      const memory = time === null ? null : time.peak(await text('memory'));
      return {
        ...(cpu === null
          ? {}
          : { cpu: Number(cpu[1]) + Number(cpu[3]) + (Number(cpu[2]) + Number(cpu[4])) / 1000 }),
        ...(memory === null ? {} : { memory }),
      };
    },
  };
}

/** Runs `use` with a new empty folder for an account, and removes it. */
export async function withAccountFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'perf-gate-'));
  try {
    return await use(folder);
  } finally {
    // What a command left open there on Windows must not fail the trial.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}
