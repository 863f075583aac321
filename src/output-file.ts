import { constants, existsSync } from 'node:fs';
import { access, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PerfGateError } from './model/index.ts';

/**
 * Checks that a file can be written, before minutes are spent on what goes into it.
 * @throws PerfGateError that names the folder.
 */
export async function checkWritable(file: string): Promise<void> {
  const folder = path.dirname(file);
  try {
    await access(folder, constants.W_OK);
  } catch (cause) {
    const fault = faultOf(cause);
    throw new PerfGateError(`cannot write ${file}${fault?.why ?? ''}`, {
      cause,
      remedy:
        fault === null
          ? `Make the folder ${folder}, or name another file.`
          : `${fault.remedy}Or name another file.`,
    });
  }
}

/**
 * Writes files that belong together, all of them or none: on a full disk those that were there before stay as they are.
 * @throws PerfGateError that names the file.
 */
export async function writeTogether(
  files: readonly (readonly [file: string, content: string])[],
): Promise<void> {
  const temporary = (file: string): string => `${file}.${String(process.pid)}.tmp`;
  let current = '';
  try {
    // One after the other, so that it is the same file that finds no room each time.
    for (const [file, content] of files) {
      current = file;
      const handle = await open(temporary(file), 'w');
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const [file] of files) {
      current = file;
      await rename(temporary(file), file);
    }
  } catch (cause) {
    for (const [file] of files) await rm(temporary(file), { force: true }).catch(() => undefined);
    throw new PerfGateError(`cannot write ${current}`, {
      cause,
      remedy: 'Make room there, or name another place.',
    });
  }
}

/**
 * Writes a file whole or not at all.
 * @throws PerfGateError that names the file.
 */
export async function writeWhole(file: string, content: string): Promise<void> {
  await writeTogether([[file, content]]);
}

/**
 * Makes our output folder, and finds out whether files can be written there; a new one tells git to leave it alone.
 * @throws PerfGateError that names the folder and says why not.
 */
export async function makeOutputFolder(folder: string): Promise<void> {
  try {
    // On a read-only file system Node's recursive mkdir says that there is no such folder.
    let there = folder;
    while (!existsSync(there) && there !== path.dirname(there)) there = path.dirname(there);
    await access(there, constants.W_OK);
    const first = await mkdir(folder, { recursive: true });
    if (first !== undefined) await writeFile(path.join(folder, '.gitignore'), '*\n');
  } catch (cause) {
    const fault = faultOf(cause);
    throw new PerfGateError(`cannot make the folder ${folder} or write in it${fault?.why ?? ''}`, {
      cause,
      remedy: `${fault?.remedy ?? ''}Name another one with --output.`,
    });
  }
}

function faultOf(thrown: unknown): { readonly why: string; readonly remedy: string } | null {
  switch (thrown instanceof Error && 'code' in thrown ? thrown.code : null) {
    case 'EACCES':
    case 'EPERM':
      return { why: ', because this user may not', remedy: 'Give this user the right to write there. ' };
    case 'EROFS':
      return {
        why: ', because the file system is read-only',
        remedy: 'Mount it so that it can be written. ',
      };
    case 'EEXIST':
    case 'ENOTDIR':
      return { why: ', because there is a file of that name', remedy: 'Remove it. ' };
    default:
      return null;
  }
}
