import { PerfGateError } from '../model/index.ts';
import {
  acceptancesFolder,
  compareNames,
  isAcceptanceName,
  isFingerprint,
  isSuite,
  parseRunPath,
  runsFolder,
} from './layout.ts';
import type { StoredRunName } from './store.ts';

/** The folders of a store, asked for level by level so that each level can be one round trip. */
export interface RunFolders {
  /** Names of the folders in each of `paths`, in their order; none where a path is missing. */
  folders(paths: readonly string[]): Promise<readonly (readonly string[])[]>;
  /** Names of the files in each of `paths`, likewise. */
  files(paths: readonly string[]): Promise<readonly (readonly string[])[]>;
}

export interface NameQuery {
  readonly suite: string | null;
  readonly fingerprint: string | null;
  readonly last: number | null;
}

/** @throws PerfGateError when a part of the query cannot be one, before it becomes part of a path. */
function check(query: NameQuery): void {
  if (query.suite !== null && !isSuite(query.suite)) {
    throw new PerfGateError(`${JSON.stringify(query.suite.slice(0, 120))} is not a name of a suite`, {
      remedy: 'Use lower-case letters, digits, dots, dashes and underscores, at most 100.',
    });
  }
  if (query.fingerprint !== null && !isFingerprint(query.fingerprint)) {
    throw new PerfGateError(
      `${JSON.stringify(query.fingerprint.slice(0, 220))} is not a machine fingerprint`,
    );
  }
  if (query.last !== null && (!Number.isSafeInteger(query.last) || query.last < 0)) {
    throw new PerfGateError(`cannot list the last ${String(query.last)} runs`, {
      remedy: 'Give a whole number.',
    });
  }
}

async function below(
  tree: RunFolders,
  parents: readonly string[],
  accept: (name: string) => boolean,
): Promise<string[]> {
  const names = await tree.folders(parents);
  return parents.flatMap((parent, index) =>
    (names[index] ?? []).filter(accept).map((name) => `${parent}/${name}`),
  );
}

/**
 * Names of runs, oldest first. Months are opened from the newest backwards and only as many as `last` needs, so the
 * cost does not grow with the age of the store. Files that no run could be called are passed over.
 */
export async function listRuns(tree: RunFolders, query: NameQuery): Promise<StoredRunName[]> {
  check(query);
  const { suite, fingerprint, last } = query;
  if (last === 0) return [];
  const suites = suite === null ? await below(tree, [runsFolder], isSuite) : [`${runsFolder}/${suite}`];
  const machines =
    fingerprint === null
      ? await below(tree, suites, isFingerprint)
      : suites.map((path) => `${path}/${fingerprint}`);
  const years = await below(tree, machines, (name) => /^\d{4}$/u.test(name));
  const byMonth = new Map<string, string[]>();
  for (const path of await below(tree, years, (name) => /^(?:0[1-9]|1[0-2])$/u.test(name))) {
    const month = path.slice(-'yyyy/mm'.length);
    byMonth.set(month, [...(byMonth.get(month) ?? []), path]);
  }
  const months = [...byMonth].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, paths]) => paths);

  const names: StoredRunName[] = [];
  // Twice as many months each time: few round trips where runs are rare, little waste where they are many.
  let step = last === null ? months.length : 1;
  for (let next = 0; next < months.length; next += step, step *= 2) {
    if (last !== null && names.length >= last) break;
    const folders = months.slice(next, next + step).flat();
    const files = await tree.files(folders);
    for (const [index, folder] of folders.entries()) {
      for (const file of files[index] ?? []) {
        const name = parseRunPath(`${folder}/${file}`);
        if (name !== null) names.push(name);
      }
    }
  }
  names.sort(compareNames);
  return last === null ? names : names.slice(-last);
}

/**
 * Paths of the acceptances of a suite, oldest first.
 * @throws PerfGateError when `suite` cannot be one.
 */
export async function listAcceptances(tree: RunFolders, suite: string): Promise<string[]> {
  check({ suite, fingerprint: null, last: null });
  const folder = `${acceptancesFolder}/${suite}`;
  const [files = []] = await tree.files([folder]);
  return files
    .filter(isAcceptanceName)
    .sort()
    .map((file) => `${folder}/${file}`);
}

/**
 * The paths that retention removes: all but the newest `keep` of each suite and machine class.
 * @param names oldest first.
 * @throws PerfGateError unless `keep` is a whole number of at least 1.
 */
export function expired(names: readonly StoredRunName[], keep: number): string[] {
  if (!Number.isSafeInteger(keep) || keep < 1) {
    throw new PerfGateError(`cannot keep ${String(keep)} runs`, {
      remedy: 'Give a whole number of at least 1.',
    });
  }
  const kept = new Map<string, number>();
  const paths: string[] = [];
  for (const { suite, fingerprint, path } of [...names].reverse()) {
    const key = `${suite}/${fingerprint}`;
    const count = (kept.get(key) ?? 0) + 1;
    kept.set(key, count);
    if (count > keep) paths.push(path);
  }
  return paths.reverse();
}
