import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';

/** Never searched: what is installed, and what tools keep for themselves. */
function isSearched(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.');
}

/**
 * The files of a project that the globs mean, relative to it with `/`, sorted. A pattern without a glob in it is a file
 * and is given whether it exists or not, so that a missing one fails by name. Links to folders are not followed.
 */
export async function benchmarkFiles(project: string, patterns: readonly string[]): Promise<string[]> {
  const literal = patterns.filter((pattern) => !picomatch.scan(pattern).isGlob);
  const globs = patterns.filter((pattern) => picomatch.scan(pattern).isGlob);
  const found = new Set(literal.map((file) => file.replace(/^\.\//u, '')));
  if (globs.length > 0) {
    const matches = picomatch(globs.map((glob) => glob.replace(/^\.\//u, '')));
    const search = async (folder: string): Promise<void> => {
      const entries = await readdir(join(project, folder), { withFileTypes: true });
      for (const entry of entries) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && isSearched(entry.name)) await search(path);
        else if (!entry.isDirectory() && matches(path)) found.add(path);
      }
    };
    await search('');
  }
  return [...found].sort();
}
