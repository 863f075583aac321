/**
 * Takes note of every file that the project's code touches in this process, and of what would make such a list
 * incomplete. Only the one trial that looks for identical sides has it: measured rounds run on functions as they are.
 */
import child from 'node:child_process';
import dgram from 'node:dgram';
import fs from 'node:fs';
import Module, { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import workers from 'node:worker_threads';

export interface Touched {
  /** Absolute paths whose contents were read, as given and with links resolved. */
  readonly read: readonly string[];
  /** Absolute paths that were asked about (existence, state, links), or written. */
  readonly met: readonly string[];
  readonly listed: readonly { readonly folder: string; readonly recursive: boolean }[];
  /** Why the lists may be incomplete; null: nothing speaks for it. */
  readonly blind: string | null;
}

export interface Observer {
  touched(): Touched;
  /** Runs work of ours, of which no note is taken. */
  quietly<T>(work: () => T): T;
}

type Callable = (this: unknown, ...parts: unknown[]) => unknown;

// Taken before the project's code runs, which may replace them.
const { apply, construct } = Reflect;
const realpath = fs.realpathSync.native;

const reads = /^(?:open|readFile|createReadStream|copyFile|cp)(?:Sync|AsBlob)?$/u;
const lists = /^(?:readdir|opendir|scandir|glob|cp|watch|watchFile)(?:Sync)?$/u;

function pathOf(value: unknown): string | null {
  try {
    if (typeof value === 'string') return resolve(value.startsWith('file:') ? fileURLToPath(value) : value);
    if (value instanceof URL) return fileURLToPath(value);
    if (value instanceof Uint8Array) return resolve(Buffer.from(value).toString());
  } catch {
    // No path that the function itself would take.
  }
  return null;
}

function isRecursive(name: string, parts: readonly unknown[]): boolean {
  if (name.startsWith('glob') || name.startsWith('cp')) return true;
  return parts.some((part) => typeof part === 'object' && part !== null && 'recursive' in part);
}

/** The path with every link resolved, for a file that does not exist too. */
function resolved(path: string): string {
  for (let folder = path, rest = ''; ;) {
    try {
      return join(realpath(folder), rest);
    } catch {
      const parent = dirname(folder);
      if (parent === folder) return path;
      rest = join(folder.slice(parent.length), rest);
      folder = parent;
    }
  }
}

/** Puts the watch into this process, for good. */
export function observe(): Observer {
  const read = new Set<string>();
  const met = new Set<string>();
  const listed = new Map<string, boolean>();
  let blind: string | null = null;
  let quiet = 0;

  const note = (name: string, parts: readonly unknown[]): void => {
    if (quiet > 0) return;
    const path = pathOf(name.startsWith('glob') ? '.' : parts[0]);
    if (path === null) return;
    if (lists.test(name)) listed.set(path, listed.get(path) === true || isRecursive(name, parts));
    if (reads.test(name)) read.add(path);
    else met.add(path);
  };
  const blindBy = (why: string): void => {
    if (quiet === 0) blind ??= why;
  };

  const checks: (() => boolean)[] = [];
  /** Puts a function in front of a method; what hangs on the method (`native`, promisify's symbol) hangs on both. */
  const before = (
    owner: object,
    name: string,
    watch: (parts: readonly unknown[]) => void,
  ): Callable | null => {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') return null;
    const watched: Callable = function (...parts) {
      watch(parts);
      return apply(original, this, parts);
    };
    for (const key of Reflect.ownKeys(original)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(original, key);
      if (descriptor !== undefined) Reflect.defineProperty(watched, key, descriptor);
    }
    if (!Reflect.set(owner, name, watched)) {
      blindBy(`${name} cannot be watched in this version of Node`);
      return null;
    }
    checks.push(() => Reflect.get(owner, name) === watched);
    return watched;
  };

  for (const owner of [fs, fs.promises]) {
    for (const name of Object.keys(owner)) {
      // Classes open their files by the functions.
      if (/^[A-Z_]/u.test(name)) continue;
      const watched = before(owner, name, (parts) => {
        note(name, parts);
      });
      if (watched !== null && Object.hasOwn(watched, 'native')) {
        before(watched, 'native', (parts) => {
          note(name, parts);
        });
      }
    }
  }

  for (const name of ['spawnSync', 'execSync', 'execFileSync']) {
    before(child, name, () => {
      blindBy('it starts processes');
    });
  }
  before(child.ChildProcess.prototype, 'spawn', () => {
    blindBy('it starts processes');
  });
  before(process, 'dlopen', () => {
    blindBy('it loads a native addon');
  });
  for (const name of ['binding', '_linkedBinding']) {
    before(process, name, () => {
      blindBy("it uses Node's internals (process.binding)");
    });
  }
  before(process, 'loadEnvFile', ([file]) => {
    note('readFile', [file ?? '.env']);
  });
  for (const [owner, names] of [
    [net.Socket.prototype, ['connect']],
    [dgram.Socket.prototype, ['bind', 'connect', 'send']],
  ] as const) {
    for (const name of names) {
      before(owner, name, () => {
        blindBy('it uses the network');
      });
    }
  }
  for (const name of ['register', 'registerHooks']) {
    before(Module, name, () => {
      blindBy('it registers module hooks of its own');
    });
  }
  workers.Worker = new Proxy(workers.Worker, {
    construct: (target, parts, made): object => {
      blindBy('it starts worker threads');
      return construct(target, parts, made) as object;
    },
  });
  // From here on `import { readFile } from 'node:fs'` gives what has just been put there.
  syncBuiltinESMExports();

  const bothOf = (paths: Iterable<string>): string[] => [
    ...new Set([...paths].flatMap((path) => [path, resolved(path)])),
  ];
  return {
    touched: () => {
      // These read files on their own, below everything that is watched here.
      const deep = (process as { moduleLoadList?: readonly string[] }).moduleLoadList;
      if (deep === undefined || deep.some((name) => /^NativeModule (?:sqlite|wasi)$/u.test(name)))
        blindBy('it uses a part of Node that reads files unseen');
      if (!checks.every((isOurs) => isOurs())) blindBy('it replaces functions of Node');
      quiet += 1;
      try {
        return {
          read: bothOf(read),
          met: bothOf(met),
          listed: [...listed].flatMap(([folder, recursive]) =>
            bothOf([folder]).map((path) => ({ folder: path, recursive })),
          ),
          blind,
        };
      } finally {
        quiet -= 1;
      }
    },
    quietly: (work) => {
      quiet += 1;
      try {
        return work();
      } finally {
        quiet -= 1;
      }
    },
  };
}
