import type { Standing } from '../model/index.ts';
import { GitError, git, gitOrNull } from './git.ts';
import { readCommit, type Repository } from './repository.ts';

/**
 * Whether `sha` is or descends from `ancestor`; null where the clone cannot tell: one of them is not there, or the history
 * is cut off.
 */
async function contains(repository: Repository, sha: string, ancestor: string): Promise<boolean | null> {
  const at = { cwd: repository.root };
  for (const commit of [sha, ancestor]) {
    if ((await gitOrNull(['rev-parse', '--verify', '--quiet', `${commit}^{commit}`], at)) === null)
      return null;
  }
  try {
    await git(['merge-base', '--is-ancestor', ancestor, sha], at);
    return true;
  } catch (error) {
    if (!(error instanceof GitError) || error.code !== 1) throw error;
    return repository.shallow ? null : false;
  }
}

/**
 * Where a commit stands to the two sides.
 * @param base null: there is no base, or its commit is not known.
 * @param commit a commit id, or the first 7 or more digits of one.
 */
export async function standingOf(
  repository: Repository,
  base: string | null,
  head: string | null,
  commit: string,
): Promise<Standing> {
  if (head === null) return 'unknown';
  if (head.startsWith(commit)) return 'open';
  const inBase = base === null ? null : await contains(repository, base, commit);
  if (inBase === true) return 'over';
  // A shallow clone of a merge commit has neither of its sides' histories, and still names what is merged.
  const merged = await gitOrNull(['cat-file', '-t', head], { cwd: repository.root });
  const parents = merged === 'commit' ? (await readCommit(repository.root, head)).parents : [];
  if (parents.slice(1).some((parent) => parent.startsWith(commit))) return 'open';
  const inHead = await contains(repository, head, commit);
  if (inHead === false) return 'elsewhere';
  return inHead === true && inBase === false ? 'open' : 'unknown';
}
