import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { RemoteBranch } from '../baseline/data-branch.ts';
import { DirectoryStore } from '../baseline/directory.ts';
import { GitBranchStore } from '../baseline/git-branch.ts';
import { openStore } from '../baseline/open.ts';
import type { BaselineStore } from '../baseline/store.ts';
import type { Config, StoreConfig } from '../config/index.ts';
import { PermissionMissing, type GitHubApi } from '../github/api.ts';
import { ArtifactStore, keepsArtifacts } from '../github/artifact-store.ts';
import type { GithubContext } from '../github/context.ts';
import { gitCredential } from '../github/credential.ts';
import { PerfGateError } from '../model/index.ts';
import { say, warn } from './saying.ts';

/** A store as it is known where one has to be opened. */
export type FixedStore = Exclude<StoreConfig, { kind: 'auto' }>;

/** Where the stored runs of this job are. */
export interface ChosenStore {
  readonly store: FixedStore;
  /** What a report says of it: where, and why there. */
  readonly said: string;
  /** Why nothing can be stored, and what would change that; null: nothing is known that speaks against it. */
  readonly refusal: string | null;
}

/** What opening a store of this job takes. */
export interface StoreAccess {
  readonly context: GithubContext;
  readonly api: GitHubApi;
  readonly token: string;
  /** RUNNER_TEMP. */
  readonly temporary: string;
}

/** Runs of each suite and machine class that an artifact keeps, if no more are judged by. */
const keptInArtifacts = 200;

const grants =
  'Add `contents: write` under `permissions:` in the workflow to keep the baseline on a branch, or `actions: read` to keep it in artifacts.';

/**
 * Finds where the stored runs are, where the configuration leaves that open: the branch, when it is there or the token may begin it;
 * else artifacts, when the token may read them.
 * @param appends this job adds a run.
 * @throws PerfGateError when the branch cannot be asked for.
 */
export async function chooseStore(
  config: Config,
  access: StoreAccess,
  appends: boolean,
): Promise<ChosenStore> {
  const { store } = config;
  if (store.kind !== 'auto') {
    const { description } = await openActionStore(store, config, access);
    return { store, said: description, refusal: null };
  }
  const onBranch: FixedStore = { kind: 'branch', branch: store.branch, remote: null };
  const branch = openBranch(store.branch, access);
  const there = `branch ${store.branch}`;
  const chosen = (said: string): ChosenStore => ({ store: onBranch, said, refusal: null });
  if (await branch.exists()) return chosen(`${there}, which is there`);
  if (appends && (await branch.mayWrite())) return chosen(`${there}, which the token may begin`);
  if (!keepsArtifacts(access.context.serverUrl))
    return chosen(`${there}, because this server has no artifacts to read`);
  const inArtifacts: FixedStore = { kind: 'artifact', workflow: null };
  const artifacts = await openActionStore(inArtifacts, config, access);
  let isEmpty: boolean;
  try {
    isEmpty = (await artifacts.list({ suite: null, fingerprint: null, last: 1 })).length === 0;
  } catch (error) {
    if (!(error instanceof PermissionMissing)) throw error;
    const without = `there is no ${there}, and artifacts cannot be looked for without the permission actions: read`;
    return {
      store: onBranch,
      said: `none: ${without}`,
      refusal: `the token may neither write the branch ${store.branch} nor read artifacts. ${grants}`,
    };
  }
  const { description } = artifacts;
  const said = appends
    ? `${description}, because there is no ${there} and the token may not begin one`
    : isEmpty
      ? `none yet: there is no ${there}, and nothing in the ${description}`
      : `${description}, because there is no ${there} to read`;
  return { store: inArtifacts, said, refusal: null };
}

/**
 * The store with the baselines: a branch is reached with the token of the job, and not by what is checked out.
 * @throws PerfGateError when it cannot be one of this job.
 */
export async function openActionStore(
  store: FixedStore,
  { project, history }: Pick<Config, 'project' | 'history'>,
  access: StoreAccess,
): Promise<BaselineStore> {
  switch (store.kind) {
    case 'dir':
      return openStore(store, { cwd: project });
    case 'branch':
      return store.remote === null ? openBranch(store.branch, access) : openStore(store, { cwd: project });
    case 'artifact':
      return openArtifacts(store.workflow, history, access);
  }
}

function openBranch(branch: string, { context, token }: StoreAccess): GitBranchStore {
  const { owner, name } = context.repository;
  const url = `${context.serverUrl}/${owner}/${name}.git`;
  return new GitBranchStore(
    new RemoteBranch({
      branch,
      url,
      name: `${owner}/${name}`,
      credential: gitCredential(token, context.serverUrl),
      settings: [],
      outer: process.env,
    }),
  );
}

async function openArtifacts(
  workflow: string | null,
  history: number,
  { context, api, temporary }: StoreAccess,
): Promise<ArtifactStore> {
  if (!keepsArtifacts(context.serverUrl)) {
    throw new PerfGateError(
      `the baseline cannot be in artifacts: ${context.serverUrl} has none that can be read`,
      {
        remedy: 'Keep it on a branch with `store: branch` and `contents: write`.',
      },
    );
  }
  const workflowPath = workflow === null ? context.workflowPath : `.github/workflows/${workflow}`;
  if (workflowPath === null) {
    throw new PerfGateError('the runner does not say which workflow this is, and artifacts are found by it', {
      remedy: 'Name the file of the workflow that stores runs: `store: artifact:NAME.yml`.',
    });
  }
  return new ArtifactStore({
    api,
    repositoryId: context.repository.id,
    defaultBranch: context.defaultBranch,
    workflowPath,
    writer: context.workflowPath,
    folder: await mkdtemp(path.join(temporary, 'perf-gate-artifacts-')),
    open: (folder) => new DirectoryStore(folder),
    keep: Math.max(keptInArtifacts, history),
    warn: (message) => {
      warn([message]);
    },
  });
}

/**
 * Keeps a baseline in artifacts from expiring, on a night that added nothing to it.
 * @throws PerfGateError as reading and uploading do.
 */
export async function refreshStore(store: BaselineStore): Promise<void> {
  if (!(store instanceof ArtifactStore)) return;
  const refreshed = await store.refresh();
  if (refreshed === 'refreshed') say(`Uploaded anew, because they would expire: ${store.description}`);
}
