import { lstat, open, readFile, readdir, readlink } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { PerfGateError, messageOf } from '../model/index.ts';
import { isWithin } from './copies-links.ts';
import { startProcess } from './process.ts';
import type { Ended } from './process.ts';
import type { SideName } from './sides.ts';

/** The configured set-up command did not succeed on one side. */
export class SetupError extends PerfGateError {
  readonly side: SideName;

  constructor(
    side: SideName,
    message: string,
    options: { remedy: string; output: string; cause?: Error | undefined },
  ) {
    super(message, {
      remedy: options.remedy,
      output: options.output,
      ...(options.cause === undefined ? {} : { cause: options.cause }),
    });
    this.side = side;
  }
}

function how(ended: Ended, timeout: number): string {
  if (ended.error !== null) return 'could not be started';
  if (ended.timedOut) return `did not end within ${String(timeout)} s`;
  if (ended.signalName !== null) return `was killed by ${ended.signalName}`;
  return `ended with exit code ${String(ended.code)}`;
}

/** What an install says when a registry refused it or was not reached; some answer "not found" to who is not known. */
const refused = /\bE?40[134]\b|ENEEDAUTH|ENOTFOUND|EAI_AGAIN|Unauthorized|Forbidden/u;

function remedyFor(side: SideName, output: string, unset: readonly Unset[]): string {
  const hints = [
    side === 'base'
      ? 'Run the command on the base commit to see it fail, or choose another base.'
      : 'Run the command in a fresh clone to see it fail.',
  ];
  const [first] = unset;
  if (first !== undefined) {
    const names = [...new Set(unset.map(({ variable }) => variable))].join(',');
    hints.unshift(
      `${first.file} needs ${first.variable} for its registry, and the set-up did not get it: variables named like secrets are passed on only when they are set and named, with --pass-env ${names}.`,
    );
  } else if (refused.test(output)) {
    hints.push(
      'It looks as if a package registry refused or was not reached: variables named like tokens are passed on to the set-up only when --pass-env names them; .npmrc, .yarnrc.yml and bunfig.toml of the project are copied even when git ignores them, those of your home folder are read as always.',
    );
  }
  hints.push('Files that git ignores, such as .env or built files, are not in the copies.');
  return hints.join(' ');
}

/** A variable that the configuration of a registry reads and the set-up does not have. */
interface Unset {
  /** As people call it: relative to the copy, or the user's own. */
  readonly file: string;
  readonly variable: string;
}

const registryFiles = ['.npmrc', '.yarnrc.yml', 'bunfig.toml'];

/** Looks in the folder of the project and those above it in the copy, and in the user's own configuration of npm. */
async function unsetVariables(
  root: string,
  project: string,
  env: Readonly<Record<string, string>>,
): Promise<Unset[]> {
  const files: string[] = [];
  for (let folder = project; isWithin(root, folder); folder = path.dirname(folder)) {
    files.push(...registryFiles.map((name) => path.join(folder, name)));
  }
  files.push(env.NPM_CONFIG_USERCONFIG ?? env.npm_config_userconfig ?? path.join(homedir(), '.npmrc'));
  const unset: Unset[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => '');
    // With a default, as in ${NAME-} or ${NAME:-none}, it may be left out.
    for (const [, variable = ''] of text.matchAll(/\$\{(\w{1,100})\}/gu)) {
      if ((env[variable] ?? '') !== '') continue;
      unset.push({ file: isWithin(root, file) ? shown(path.relative(root, file)) : file, variable });
    }
  }
  return unset;
}

/**
 * Runs the set-up command of one side by the platform's shell.
 * @param request.timeout Seconds.
 * @throws SetupError when it does not end with code 0; the reason of the signal when aborted.
 */
export async function runSetup(request: {
  readonly side: SideName;
  readonly command: string;
  /** The copy. */
  readonly root: string;
  /** Folder of the project in the copy. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { side, command, root, folder, env, timeout, signal } = request;
  signal.throwIfAborted();
  const running = startProcess({
    file: command,
    args: [],
    shell: true,
    cwd: folder,
    env,
    timeout,
    signal,
    outputLimit: 32 * 1024,
  });
  const ended = await running.ended;
  signal.throwIfAborted();
  if (ended.code === 0 && ended.error === null && !ended.timedOut) return;
  const output = running.output();
  throw new SetupError(
    side,
    `the set-up ${JSON.stringify(command)} failed on ${side}: it ${how(ended, timeout)}`,
    {
      remedy: remedyFor(side, output, await unsetVariables(root, folder, env)),
      output,
      cause: ended.error ?? undefined,
    },
  );
}

/** What tells one state of a file from another, by path relative to the copy. */
export type Snapshot = ReadonlyMap<string, string>;

/** Notes the state of every file and link of a copy outside its dependencies. */
export async function takeSnapshot(copy: string): Promise<Snapshot> {
  const states = new Map<string, string>();
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of await readdir(path.join(copy, folder), { withFileTypes: true })) {
      const relative = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') pending.push(relative);
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        const { size, mtimeMs, ctimeMs, ino } = await lstat(path.join(copy, relative));
        states.set(relative, [size, mtimeMs, ctimeMs, ino].join(' '));
      }
    }
  }
  return states;
}

const mostSearched = 512 * 1024 * 1024;
const chunkSize = 1024 * 1024;

/**
 * Looks for files that the set-up made or changed and that hold the path of their own copy, such as Python's virtual
 * environments and CMake's build folders: such a copy cannot be moved.
 *
 * @returns the first one found as a sentence; null when there is none.
 */
export async function findFixed(copy: string, before: Snapshot): Promise<string | null> {
  const after = await takeSnapshot(copy);
  const changed: { file: string; size: number }[] = [];
  for (const [file, state] of after) {
    if (before.get(file) === state) continue;
    const absolute = path.join(copy, file);
    const found = await lstat(absolute);
    if (found.isSymbolicLink()) {
      const target = await readlink(absolute);
      if (path.isAbsolute(target) && isWithin(copy, target)) return sentence(file);
    } else changed.push({ file, size: found.size });
  }
  // Small ones first: configuration names paths more often than data does.
  changed.sort((a, b) => a.size - b.size || (a.file < b.file ? -1 : 1));
  const needles = spellings(copy);
  let searched = 0;
  for (const { file, size } of changed) {
    searched += size;
    if (searched > mostSearched) {
      return 'the set-up wrote more than 512 MiB, too much to search for the path of the copy, so the copies keep their places';
    }
    try {
      if (await contains(path.join(copy, file), needles)) return sentence(file);
    } catch (error) {
      return `${shown(file)}, which the set-up made, cannot be searched for the path of its copy (${messageOf(error)}), so the copies keep their places`;
    }
  }
  return null;
}

function shown(file: string): string {
  return file.split(path.sep).join('/');
}

function sentence(file: string): string {
  return `${shown(file)}, which the set-up made, contains the absolute path of its copy, so the copies cannot trade places`;
}

function spellings(copy: string): Buffer[] {
  const forward = copy.split(path.sep).join('/');
  const texts = new Set([copy, forward, copy.replaceAll('\\', '\\\\'), encodeURI(forward)]);
  return [...texts].map((text) => Buffer.from(text));
}

async function contains(file: string, needles: readonly Buffer[]): Promise<boolean> {
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(chunkSize + overlap);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, chunkSize, null);
      if (bytesRead === 0) return false;
      const filled = buffer.subarray(0, kept + bytesRead);
      if (needles.some((needle) => filled.includes(needle))) return true;
      kept = Math.min(overlap, filled.length);
      filled.copy(buffer, 0, filled.length - kept);
    }
  } finally {
    await handle.close();
  }
}
