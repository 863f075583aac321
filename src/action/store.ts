import { openStore } from '../baseline/open.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { Config } from '../config/index.ts';
import type { GithubContext } from '../github/context.ts';
import { gitCredential } from '../github/credential.ts';

/** The store with the baselines: a branch is reached with the token of the job, and not by what is checked out. */
export async function openActionStore(
  { store, project }: Config,
  context: Pick<GithubContext, 'serverUrl' | 'repository'>,
  token: string,
): Promise<BaselineStore> {
  if (store.kind === 'dir' || store.remote !== null) return openStore(store, { cwd: project });
  const { owner, name } = context.repository;
  return openStore(
    { ...store, remote: `${context.serverUrl}/${owner}/${name}.git` },
    { cwd: project, credential: gitCredential(token, context.serverUrl) },
  );
}
