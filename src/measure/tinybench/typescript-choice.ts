import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { realPath } from '../trial/territory.ts';

/** How a project's TypeScript is run. */
export interface TypeScriptChoice {
  readonly kind: 'tsx' | 'esbuild' | 'sucrase';
  /** For people: `tsx 4.19.2`. */
  readonly label: string;
  /** Arguments that node needs before the program. */
  readonly nodeArguments: readonly string[];
  /** Absolute path of the project's esbuild, where that is the choice. */
  readonly esbuild: string | null;
}

const builtIn = '3.35';

function versionOf(packageFile: string): string {
  const parsed = JSON.parse(readFileSync(packageFile, 'utf8')) as { version?: unknown };
  return typeof parsed.version === 'string' ? parsed.version.slice(0, 40) : '';
}

/** Looks up what the project has installed; runs nothing of it. */
export function chooseTypeScript(project: string, among: 'any' | 'without tsx'): TypeScriptChoice {
  const require = createRequire(join(project, 'package.json'));
  const find = (name: string): { entry: string; version: string } | null => {
    try {
      return {
        entry: realPath(require.resolve(name)),
        version: versionOf(require.resolve(`${name}/package.json`)),
      };
    } catch {
      return null;
    }
  };
  const tsx = among === 'any' ? find('tsx') : null;
  if (tsx !== null) {
    return {
      kind: 'tsx',
      label: `tsx ${tsx.version}`,
      nodeArguments: ['--import', pathToFileURL(tsx.entry).href],
      esbuild: null,
    };
  }
  const esbuild = find('esbuild');
  if (esbuild !== null) {
    return {
      kind: 'esbuild',
      label: `esbuild ${esbuild.version}`,
      nodeArguments: [],
      esbuild: esbuild.entry,
    };
  }
  return { kind: 'sucrase', label: `sucrase ${builtIn} (built in)`, nodeArguments: [], esbuild: null };
}
