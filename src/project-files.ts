import { promises as fs } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { gitBytes, GitError } from './git/git.ts';

const mostFiles = 1_000_000;

/** Walks a folder outside of a repository; what tools leave behind is not the project. */
async function walk(root: string): Promise<string[]> {
  const found: string[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await fs.readdir(path.join(root, folder), { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) open.push(file);
      else if (entry.isFile()) found.push(file);
      if (found.length > mostFiles) return found;
    }
  }
  return found;
}

/**
 * The files of a project, relative to it with `/`, sorted: in a repository the tracked ones and the untracked ones that
 * are not ignored, elsewhere all outside node_modules and hidden folders.
 */
export async function projectFiles(project: string): Promise<string[]> {
  let files: string[];
  try {
    const bytes = await gitBytes(['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: project,
    });
    // A file that is tracked and was removed is listed, one with a merge conflict several times.
    const listed = new Set(bytes.toString('utf8').split('\0'));
    listed.delete('');
    files = [...listed].filter((file) => !file.split('/').includes('node_modules'));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    files = await walk(project);
  }
  return files.sort();
}

/** Those of the files that any of the globs matches. */
export function matchingFiles(files: readonly string[], globs: readonly string[]): string[] {
  const matches = picomatch(globs.map((glob) => glob.replace(/^\.\//u, '')));
  return files.filter((file) => matches(file));
}

/** Whether there is a file at this path; a folder is none. */
export async function isFile(file: string): Promise<boolean> {
  try {
    return (await fs.stat(file)).isFile();
  } catch {
    return false;
  }
}
