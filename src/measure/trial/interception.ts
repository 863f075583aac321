/** Puts our stand-ins and our watch into both module systems of this process. */
import { readFileSync } from 'node:fs';
import Module, { register } from 'node:module';
import { dirname, extname, isAbsolute, resolve as resolvePath } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import type * as Hooks from './hooks.ts';
import type { HooksData, HooksMessage } from './hooks.ts';
import type { LoadCommand } from './protocol.ts';
import { isForeign, realPath, trespassMessage, type Territory, type Trespass } from './territory.ts';

/** The parts of Node's CommonJS loader that every tool of this kind replaces; they have been stable since Node 12. */
interface CommonJs {
  _load(request: string, parent: unknown, isMain: boolean): unknown;
  _resolveFilename(request: string, parent: unknown, ...rest: unknown[]): string;
  _extensions: Record<string, (module: CompiledModule, file: string) => void>;
  prototype: {
    load(this: CompiledModule, file: string): unknown;
    _compile(this: CompiledModule, code: string, file: string, ...rest: unknown[]): unknown;
  };
}
interface CompiledModule {
  filename: string | null;
  _compile(code: string, file: string): void;
}

/** What is known about the modules that this process has loaded. */
export interface Watch {
  /** The first module that belongs to the other side, if there was one. */
  trespass(): Trespass | null;
  /** Absolute real paths, in order of loading. */
  files(): readonly string[];
  /** Absolute paths that names of modules stand for, loaded or not; of an observed trial. */
  resolved(): readonly string[];
  /** By absolute real path, of an observed trial: digest of the code that was compiled. */
  codes(): ReadonlyMap<string, string>;
  /** Whether our hooks have transformed TypeScript. */
  transformed(): boolean;
  /** Whether our hooks did more than watch. */
  hooksNeeded(): boolean;
}

const replacedKey = Symbol.for('perf-gate.trial');

export async function intercept(
  command: LoadCommand,
  replaced: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  quietly: <T>(work: () => T) => T,
): Promise<Watch> {
  Reflect.set(globalThis, replacedKey, replaced);
  const territory: Territory = {
    root: command.root,
    forbidden: command.forbidden,
    own: dirname(realPath(command.hooks)),
  };
  const files = new Set<string>();
  const resolved = new Set<string>();
  const codes = new Map<string, string>();
  let trespass: Trespass | null = null;
  let transformed = false;
  let replacing = false;

  const { port1, port2 } = new MessageChannel();
  const typescriptSuite = /\.[cm]?ts$/u.test(command.file);
  const hooksUrl = pathToFileURL(command.hooks).href;
  const data: HooksData = {
    port: port2,
    territory,
    replaced: Object.fromEntries(Object.entries(replaced).map(([name, of]) => [name, Object.keys(of)])),
    typescript: command.typescript,
    esbuild: command.esbuild,
    observed: command.observed,
  };
  // Before the registration: this import is ours and needs no watching.
  const transform =
    typescriptSuite && command.typescript !== 'tsx'
      ? ((await import(/* webpackIgnore: true */ hooksUrl)) as typeof Hooks)
      : null;
  if (command.hooked) register(hooksUrl, { data, transferList: [port2] });
  // Nobody listens on the port: it is read when somebody asks, and so does not keep the process alive.
  const drain = (): void => {
    for (;;) {
      const received = receiveMessageOnPort(port1) as { message: HooksMessage } | undefined;
      if (received === undefined) return;
      const { message } = received;
      if (message.kind === 'loaded') files.add(message.file);
      else if (message.kind === 'resolved') resolved.add(message.file);
      else if (message.kind === 'compiled') codes.set(message.file, message.code);
      else if (message.kind === 'transformed') transformed = true;
      else if (message.kind === 'replaced') replacing = true;
      else trespass ??= { file: message.file, importer: message.importer };
    }
  };

  const cjs = Module as unknown as CommonJs;
  const load = cjs._load.bind(Module);
  cjs._load = (request, parent, isMain) =>
    Object.hasOwn(replaced, request) ? commonJsOf(replaced[request]) : load(request, parent, isMain);
  const resolveFilename = cjs._resolveFilename.bind(Module);
  cjs._resolveFilename = (request, parent, ...rest) => {
    // As builtins do, so that require.resolve works where tinybench is not even installed.
    if (Object.hasOwn(replaced, request)) return request;
    try {
      const found = resolveFilename(request, parent, ...rest);
      if (command.observed) resolved.add(found);
      return found;
    } catch (error) {
      const importer = filenameOf(parent);
      if (transform === null || importer === null || !/^\.{1,2}(?:\/|$)/u.test(request)) throw error;
      const path = resolvePath(dirname(importer), request);
      for (const candidate of transform.typescriptCandidates(path)) {
        try {
          return resolveFilename(candidate, parent, ...rest);
        } catch {
          // The next spelling, and in the end the first error.
        }
      }
      throw error;
    }
  };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the module as `this` below
  const loadModule = cjs.prototype.load;
  cjs.prototype.load = function (this: CompiledModule, file: string): unknown {
    files.add(realPath(file));
    if (isForeign(file, territory)) {
      const found: Trespass = { file: realPath(file), importer: filenameOf(Reflect.get(this, 'parent')) };
      trespass ??= found;
      throw new Error(trespassMessage(found));
    }
    return loadModule.call(this, file);
  };

  if (command.observed) {
    const { digestOf } = (await import(/* webpackIgnore: true */ hooksUrl)) as typeof Hooks;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with the module as `this` below
    const compile = cjs.prototype._compile;
    cjs.prototype._compile = function (this: CompiledModule, code, file, ...rest) {
      codes.set(realPath(file), digestOf(code));
      return compile.call(this, code, file, ...rest);
    };
  }

  if (transform !== null) {
    let esbuild: Hooks.Esbuild | null = null;
    if (command.typescript === 'esbuild' && command.esbuild !== null) {
      // Its output names its sources by a map; sucrase's lines are right as they are.
      process.setSourceMapsEnabled(true);
      esbuild = load(command.esbuild, null, false) as Hooks.Esbuild;
    } else await transform.loadSucrase();
    const handler = (module: CompiledModule, file: string): void => {
      transformed = true;
      const source = readFileSync(file, 'utf8');
      const format = extname(file) === '.mts' ? 'module' : 'commonjs';
      if (format === 'module')
        throw new Error(`${file} is an ES module and cannot be loaded by require; import it`);
      const code = quietly(() => transform.toJavaScriptSync(source, file, format, esbuild));
      module._compile(code, file);
    };
    for (const extension of ['.ts', '.cts', '.mts']) cjs._extensions[extension] = handler;
  }

  return {
    trespass: () => {
      drain();
      return trespass;
    },
    files: () => {
      drain();
      return [...files];
    },
    resolved: () => {
      drain();
      return [...resolved].filter(isAbsolute);
    },
    codes: () => {
      drain();
      return codes;
    },
    transformed: () => {
      drain();
      return transformed;
    },
    hooksNeeded: () => {
      drain();
      return replacing || transformed || typescriptSuite;
    },
  };
}

function filenameOf(module: unknown): string | null {
  if (typeof module !== 'object' || module === null) return null;
  const { filename } = module as { filename?: unknown };
  return typeof filename === 'string' ? filename : null;
}

/** What `require` gives: the exports, and `default` for those who come from transpiled ES modules. */
const commonJsModules = new WeakMap<object, object>();
function commonJsOf(exports: Readonly<Record<string, unknown>> | undefined): unknown {
  if (exports === undefined) return undefined;
  const known = commonJsModules.get(exports);
  if (known !== undefined) return known;
  const made = Object.defineProperty({ ...exports }, '__esModule', { value: true });
  commonJsModules.set(exports, made);
  return made;
}
