/**
 * Loader hooks of a trial, on Node's loader thread: our stand-ins for `tinybench` and `vitest`, TypeScript, and the watch
 * on where modules come from. Also the main thread's source of the TypeScript transform, so that the trial itself stays small.
 */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type Module from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { isForeign, isOwn, realPath, trespassMessage, type Territory, type Trespass } from './territory.ts';
import {
  formatOf,
  toJavaScript,
  typescriptCandidates,
  typescriptExtension,
  type Esbuild,
} from './typescript.ts';

export * from './typescript.ts';

export interface HooksData {
  readonly port: MessagePort;
  readonly territory: Territory;
  /** Names exported by each module that we stand in for. */
  readonly replaced: Readonly<Record<string, readonly string[]>>;
  readonly typescript: 'tsx' | 'esbuild' | 'sucrase';
  readonly esbuild: string | null;
  /** Whether to tell what code is compiled. */
  readonly observed: boolean;
}

/** What the loader thread tells the main thread. */
export type HooksMessage =
  | { readonly kind: 'loaded'; readonly file: string }
  | { readonly kind: 'resolved'; readonly file: string }
  | { readonly kind: 'compiled'; readonly file: string; readonly code: string }
  | { readonly kind: 'transformed' }
  | { readonly kind: 'replaced' }
  | ({ readonly kind: 'trespass' } & Trespass);

const scheme = 'perf-gate:';
let data: HooksData | null = null;
let esbuild: Esbuild | null = null;

function say(message: HooksMessage): void {
  data?.port.postMessage(message);
}

/** Path of a file URL, without the query that other loaders add; null for everything else. */
function pathOf(url: string | undefined): string | null {
  if (url?.startsWith('file:') !== true) return null;
  try {
    const parsed = new URL(url);
    parsed.search = '';
    parsed.hash = '';
    return fileURLToPath(parsed);
  } catch {
    return null;
  }
}

/**
 * SHA-256 in hex of code about to be compiled. Configuration of a transform shows in it, whatever file it comes from;
 * an embedded source map, which names the copy, is left out.
 */
export function digestOf(code: NonNullable<Module.LoadFnOutput['source']>): string {
  const text = typeof code === 'string' ? code : Buffer.from(code as Uint8Array).toString();
  const bare = text.replace(/^\/\/# sourceMappingURL=data:.*$/gmu, '');
  return createHash('sha256').update(bare).digest('hex');
}

export async function initialize(given: HooksData): Promise<void> {
  data = given;
  if (given.typescript === 'esbuild' && given.esbuild !== null) {
    const module = (await import(/* webpackIgnore: true */ pathToFileURL(given.esbuild).href)) as {
      default?: Esbuild;
    } & Esbuild;
    esbuild = module.default ?? module;
  }
}

const missing = new Set(['ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT', 'MODULE_NOT_FOUND']);

export const resolve: Module.ResolveHook = async (specifier, context, nextResolve) => {
  if (data !== null && Object.hasOwn(data.replaced, specifier)) {
    say({ kind: 'replaced' });
    // A require that passes through these hooks needs a CommonJS module.
    const required = context.conditions.includes('require') && !context.conditions.includes('import');
    return {
      url: `${scheme}${specifier}${required ? '?required' : ''}`,
      format: required ? 'commonjs' : 'module',
      shortCircuit: true,
    };
  }
  let result: Module.ResolveFnOutput;
  try {
    result = await nextResolve(specifier, context);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    const parent = context.parentURL;
    const relative = /^(?:\.{1,2}(?:\/|$)|\/|file:)/u.test(specifier);
    if (data === null || data.typescript === 'tsx' || !relative || parent === undefined) throw error;
    if (typeof code !== 'string' || !missing.has(code)) throw error;
    const path = pathOf(new URL(specifier, parent).href);
    const found =
      path === null
        ? undefined
        : typescriptCandidates(path).find((file) => existsSync(file) && statSync(file).isFile());
    if (found === undefined) throw error;
    say({ kind: 'replaced' });
    result = await nextResolve(pathToFileURL(found).href, context);
  }
  const path = pathOf(result.url);
  if (data?.observed === true && path !== null) say({ kind: 'resolved', file: path });
  if (data !== null && path !== null && isForeign(path, data.territory)) {
    const trespass: Trespass = {
      file: realPath(path),
      importer: pathOf(context.parentURL) ?? context.parentURL ?? null,
    };
    say({ kind: 'trespass', ...trespass });
    throw new Error(trespassMessage(trespass));
  }
  return result;
};

export const load: Module.LoadHook = async (url, context, nextLoad) => {
  const loaded = await loadModule(url, context, nextLoad);
  const path = pathOf(url);
  const { source } = loaded;
  if (data?.observed === true && path !== null && source !== undefined && (source as unknown) !== null)
    say({ kind: 'compiled', file: realPath(path), code: digestOf(source) });
  return loaded;
};

const loadModule: Module.LoadHook = async (url, context, nextLoad) => {
  if (data !== null && url.startsWith(scheme)) {
    const required = url.endsWith('?required');
    const name = url.slice(scheme.length).replace('?required', '');
    const modules = `globalThis[Symbol.for('perf-gate.trial')][${JSON.stringify(name)}]`;
    const names = data.replaced[name] ?? [];
    const source = required
      ? `module.exports = ${modules};`
      : [
          `const replaced = ${modules};`,
          ...names
            .filter((exported) => exported !== 'default')
            .map((exported) => `export const ${exported} = replaced.${exported};`),
          'export default replaced.default ?? replaced;',
        ].join('\n');
    return { format: required ? 'commonjs' : 'module', source, shortCircuit: true };
  }
  const path = pathOf(url);
  if (data !== null && path !== null) {
    const file = realPath(path);
    if (!isOwn(file, data.territory)) say({ kind: 'loaded', file });
  }
  if (data !== null && data.typescript !== 'tsx' && path !== null && typescriptExtension.test(path)) {
    const source = await readFile(path, 'utf8');
    const format = formatOf(path, source);
    say({ kind: 'transformed' });
    // Without a source Node loads it by its CommonJS loader, where our extension handler transforms it.
    if (format === 'commonjs') return { format, source: null as unknown as string, shortCircuit: true };
    return { format, source: await toJavaScript(source, path, format, esbuild), shortCircuit: true };
  }
  return nextLoad(url, context);
};
