/** Turns TypeScript into JavaScript where the project brings no tsx: by its own esbuild, else by sucrase. */
import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type * as Sucrase from 'sucrase';

export type ModuleFormat = 'module' | 'commonjs';

/** The part of esbuild that is used. */
export interface Esbuild {
  transform(source: string, options: object): Promise<{ code: string }>;
  transformSync(source: string, options: object): { code: string };
}

export const typescriptExtension = /\.[cm]?ts$/u;

/** What a TypeScript author who writes `./x.js`, `./x` or `./folder` may mean; absolute path in, paths to try out. */
export function typescriptCandidates(path: string): string[] {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const found: string[] = [];
  if (extension === '.js') found.push(`${stem}.ts`);
  if (extension === '.mjs') found.push(`${stem}.mts`);
  if (extension === '.cjs') found.push(`${stem}.cts`);
  if (!/^\.[cm]?[jt]s$/u.test(extension)) {
    for (const end of ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json']) found.push(path + end);
    for (const end of ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']) found.push(join(path, `index${end}`));
  }
  return found;
}

/** `type` of the nearest package.json. */
function packageType(file: string): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    try {
      const text = readFileSync(join(folder, 'package.json'), 'utf8');
      const parsed = JSON.parse(text) as unknown;
      const type = typeof parsed === 'object' && parsed !== null ? (parsed as { type?: unknown }).type : null;
      return typeof type === 'string' ? type : null;
    } catch {
      if (dirname(folder) === folder) return null;
    }
  }
}

/**
 * Node's own rule by extension and package type; a file of a package without a type is a module when it is written as
 * one and needs nothing that only CommonJS has.
 */
export function formatOf(file: string, source: string): ModuleFormat {
  if (file.endsWith('.mts')) return 'module';
  if (file.endsWith('.cts')) return 'commonjs';
  if (packageType(file) === 'module') return 'module';
  if (
    /\bimport\.meta\b|^\s*(?:export\s+default\s+)?await\b|^(?:const|let|var)\b[^;]*=\s*await\b/mu.test(source)
  )
    return 'module';
  if (/\brequire\s*\(|\b__dirname\b|\b__filename\b|\bmodule\.exports\b|^\s*exports\./mu.test(source))
    return 'commonjs';
  return /^\s*(?:import|export)\b/mu.test(source) ? 'module' : 'commonjs';
}

function esbuildOptions(file: string, format: ModuleFormat): object {
  return {
    loader: 'ts',
    format: format === 'module' ? 'esm' : 'cjs',
    target: 'node20',
    sourcefile: file,
    sourcemap: 'inline',
    sourcesContent: false,
  };
}

// Loaded when the first file needs it: most trials meet no TypeScript and must not pay for it.
let sucrase: typeof Sucrase | null = null;

/** Makes {@link toJavaScriptSync} able to work without an esbuild. */
export async function loadSucrase(): Promise<void> {
  if (sucrase !== null) return;
  // Bundlers disagree on whether names of CommonJS show on the namespace or on its default.
  const module = (await import('sucrase')) as typeof Sucrase & { default?: typeof Sucrase };
  sucrase = typeof module.transform === 'function' ? module : (module.default ?? module);
}

function bySucrase(source: string, file: string, format: ModuleFormat): string {
  if (sucrase === null) throw new Error('the TypeScript transform is not loaded');
  // Sucrase keeps every line where it was, so that stacks are right without a source map.
  return sucrase.transform(source, {
    transforms: format === 'module' ? ['typescript'] : ['typescript', 'imports'],
    filePath: file,
    disableESTransforms: true,
    preserveDynamicImport: true,
    injectCreateRequireForImportRequire: format === 'module',
  }).code;
}

/** @throws what the transform says about the source, with its place. */
export async function toJavaScript(
  source: string,
  file: string,
  format: ModuleFormat,
  esbuild: Esbuild | null,
): Promise<string> {
  if (esbuild === null) {
    await loadSucrase();
    return bySucrase(source, file, format);
  }
  return (await esbuild.transform(source, esbuildOptions(file, format))).code;
}

/** The same for `require`, which cannot wait. */
export function toJavaScriptSync(
  source: string,
  file: string,
  format: ModuleFormat,
  esbuild: Esbuild | null,
): string {
  if (esbuild === null) return bySucrase(source, file, format);
  return esbuild.transformSync(source, esbuildOptions(file, format)).code;
}
