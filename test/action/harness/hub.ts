import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { parseAcceptance, type StoredAcceptance } from '../../../src/model/index.ts';
import { temporaryFolder } from '../../baseline/run-of.ts';
import { TemporaryRepository } from '../../git/temporary-repository.ts';
import { FakeGitHub, type Permissions } from '../../github/fake/github.ts';
import { runJob, type JobRequest, type JobResult } from './runner.ts';

/** A workflow as a user writes it, but in JSON, which is YAML. */
export function workflow(
  permissions: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
  checkout: Readonly<Record<string, string>> = {},
): string {
  return JSON.stringify({
    on: { pull_request: null, push: null, schedule: [{ cron: '0 3 * * *' }] },
    permissions,
    env,
    jobs: {
      perf: {
        'runs-on': 'ubuntu-latest',
        steps: [
          { uses: 'actions/checkout@v7', with: { 'persist-credentials': false, ...checkout } },
          { uses: 'org/perf-gate@v1', id: 'gate', with: inputs },
        ],
      },
    },
  });
}

export const forPulls: Permissions = { contents: 'read', 'pull-requests': 'write' };
export const forMain: Permissions = { contents: 'write' };

type More = Partial<
  Pick<JobRequest, 'between' | 'interruption' | 'secrets' | 'runAttempt' | 'runId' | 'workflow'>
> & {
  readonly permissions?: Permissions;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};

/** A pull request with the commit that GitHub merges it by; commit ids. */
export interface Pull {
  readonly number: number;
  readonly head: string;
  readonly merge: string;
  readonly base: string;
}

/** A repository on a fake GitHub, and the jobs that run for it. */
export class Hub {
  readonly fake: FakeGitHub;
  readonly repository: TemporaryRepository;
  readonly #folder: string;
  #jobs = 0;

  private constructor(fake: FakeGitHub, repository: TemporaryRepository, folder: string) {
    this.fake = fake;
    this.repository = repository;
    this.#folder = folder;
  }

  static async create(folder: string, files: Readonly<Record<string, string>>): Promise<Hub> {
    const fake = await FakeGitHub.start(folder);
    const repository = await TemporaryRepository.create();
    const hub = new Hub(fake, repository, folder);
    await hub.commit(files);
    return hub;
  }

  async close(): Promise<void> {
    await this.fake.server.close();
    await this.repository.remove();
  }

  /** The client of the artifacts takes any other host for a GitHub Enterprise Server, which has none. */
  get serverUrl(): string {
    return this.fake.serverUrl.replace('127.0.0.1', 'github.localhost');
  }

  async sha(revision: string): Promise<string> {
    return this.repository.git('rev-parse', revision);
  }

  /** Commits to the current branch, and pushes it. */
  async commit(files: Readonly<Record<string, string>>): Promise<string> {
    await this.repository.write(files);
    await this.repository.commit('work');
    await this.repository.git('push', '--quiet', '--force', this.fake.repositoryPath, 'HEAD');
    return this.sha('HEAD');
  }

  /** Opens a pull request with these changes, and makes the merge commit that GitHub would make. */
  async propose(
    files: Readonly<Record<string, string>>,
    from: { readonly fork?: boolean } = {},
  ): Promise<Pull> {
    const base = await this.sha('main');
    await this.repository.git('switch', '--quiet', '--create', 'topic');
    const head = await this.commit(files);
    await this.repository.git('switch', '--quiet', 'main');
    const headRepository = from.fork === true ? 999 : this.fake.repository.id;
    const headOwner = from.fork === true ? 'stranger' : this.fake.repository.owner;
    const number = this.fake.addPull({ headSha: head, baseSha: base, headRepository, headOwner });
    return { number, head, base, merge: await this.#merge(number) };
  }

  /** Pushes these changes to the branch of the pull request. */
  async update(pull: Pull, files: Readonly<Record<string, string>>): Promise<Pull> {
    await this.repository.git('switch', '--quiet', 'topic');
    const head = await this.commit(files);
    await this.repository.git('switch', '--quiet', 'main');
    const issue = this.fake.issues.find(({ number }) => number === pull.number);
    if (issue?.pull == null) throw new Error('there is no such pull request');
    issue.pull.headSha = head;
    return { ...pull, head, merge: await this.#merge(pull.number) };
  }

  /** The merge commit that GitHub makes. */
  async #merge(number: number): Promise<string> {
    const { repository } = this;
    await repository.git('switch', '--quiet', '--detach', 'main');
    await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'topic');
    const merge = await this.sha('HEAD');
    const ref = `HEAD:refs/pull/${String(number)}/merge`;
    await repository.git('push', '--quiet', '--force', this.fake.repositoryPath, ref);
    await repository.git('switch', '--quiet', 'main');
    return merge;
  }

  async runPull(pull: Pull, more: More & { readonly fork?: boolean } = {}): Promise<JobResult> {
    const { id, owner, name } = this.fake.repository;
    const repo = { id, name, owner: { login: owner } };
    const fork = { id: 999, name, owner: { login: 'stranger' } };
    const payload = {
      pull_request: {
        number: pull.number,
        draft: false,
        labels: [],
        head: { sha: pull.head, ref: 'topic', repo: more.fork === true ? fork : repo },
        base: { sha: pull.base, ref: 'main', repo },
      },
    };
    const ref = `refs/pull/${String(pull.number)}/merge`;
    return this.run({ name: 'pull_request', payload }, ref, pull.merge, { permissions: forPulls, ...more });
  }

  async runPush(before: string | null, after: string, more: More = {}): Promise<JobResult> {
    const payload = { before: before ?? '0'.repeat(40), after };
    return this.run({ name: 'push', payload }, 'refs/heads/main', after, { permissions: forMain, ...more });
  }

  async run(
    event: { readonly name: string; readonly payload: object },
    ref: string,
    sha: string,
    more: More = {},
  ): Promise<JobResult> {
    const { fake } = this;
    const permissions = more.permissions ?? {};
    const folder = path.join(this.#folder, `job-${String((this.#jobs += 1))}`);
    await mkdir(folder);
    const runId = more.runId ?? 5000 + this.#jobs;
    const token = fake.token(permissions);
    const { id, owner, name } = fake.repository;
    const repository = { id, name, owner: { login: owner }, default_branch: 'main' };
    return runJob({
      workflow: more.workflow ?? workflow(permissions, more.inputs, more.env),
      event: { name: event.name, payload: { repository, ...event.payload } },
      sha,
      ref,
      runId,
      repository: fake.repository,
      serverUrl: this.serverUrl,
      resultsUrl: `${fake.serverUrl}/`,
      apiUrl: fake.apiUrl,
      token,
      runtimeToken: fake.runtimeToken(runId),
      folder,
      checkout: (workspace, inputs) => this.#checkout(workspace, inputs, sha, token),
      ...(more.between === undefined ? {} : { between: more.between }),
      ...(more.interruption === undefined ? {} : { interruption: more.interruption }),
      ...(more.secrets === undefined ? {} : { secrets: more.secrets }),
      ...(more.runAttempt === undefined ? {} : { runAttempt: more.runAttempt }),
    });
  }

  /** As actions/checkout does it: one commit by its id (or everything), with the token, which stays unless that is declined. */
  async #checkout(
    workspace: string,
    inputs: Readonly<Record<string, string>>,
    sha: string,
    token: string,
  ): Promise<void> {
    const { owner, name } = this.fake.repository;
    const at = this.repository.at(workspace);
    const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
    const key = `http.${this.serverUrl}/.extraheader`;
    await at.git('init', '--quiet');
    await at.git('remote', 'add', 'origin', `${this.serverUrl}/${owner}/${name}`);
    await at.git('config', '--local', key, header);
    const { ref = '', 'fetch-depth': depth = '1' } = inputs;
    const wanted = ref === '' ? sha : ref;
    if (depth === '0') {
      const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
      await at.git('fetch', '--quiet', '--no-tags', 'origin', wanted, ...all);
    } else await at.git('fetch', '--quiet', `--depth=${depth}`, '--no-tags', 'origin', wanted);
    await at.git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    if (inputs['persist-credentials'] === 'false') await at.git('config', '--local', '--unset-all', key);
  }

  /** Presses one of the three buttons of a pull request; gives the commit that main is at then. */
  async merge(number: number, how: 'merge' | 'squash' | 'rebase'): Promise<string> {
    const { repository } = this;
    await repository.git('switch', '--quiet', 'main');
    switch (how) {
      case 'merge':
        await repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'topic');
        break;
      case 'squash':
        await repository.git('merge', '--quiet', '--squash', 'topic');
        await repository.git('commit', '--quiet', '-m', 'squashed');
        break;
      case 'rebase':
        // New commits whatever they stand on, as GitHub makes them.
        await repository.git('cherry-pick', '-x', 'main..topic');
    }
    await repository.git('push', '--quiet', this.fake.repositoryPath, 'main');
    const sha = await this.sha('main');
    this.fake.mergePull(number, sha);
    return sha;
  }

  /** Runs on the branch of the store, by their paths. */
  async stored(): Promise<string[]> {
    return this.#onBranch('runs/');
  }

  /** What the branch of the store keeps as accepted. */
  async accepted(): Promise<StoredAcceptance[]> {
    const remote = this.repository.at(this.fake.repositoryPath);
    const files = await this.#onBranch('acceptances/');
    const texts = await Promise.all(files.map((file) => remote.git('show', `perf-gate:${file}`)));
    return texts.map((text) => parseAcceptance(JSON.parse(text)));
  }

  async #onBranch(folder: string): Promise<string[]> {
    const listed = await this.repository
      .at(this.fake.repositoryPath)
      .git('ls-tree', '-r', '--name-only', 'refs/heads/perf-gate')
      .catch(() => '');
    return listed.split('\n').filter((name) => name.startsWith(folder));
  }
}

/** A hub for each test; what the fake GitHub did not expect fails the test. */
export function withHub(files: Readonly<Record<string, string>>): { readonly hub: Hub } {
  const world = {} as { hub: Hub };
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const folder = await temporaryFolder();
    remove = folder.remove;
    world.hub = await Hub.create(folder.path, files);
  });
  afterEach(async () => {
    await world.hub.close();
    await remove();
    expect(world.hub.fake.unexpected).toEqual([]);
  });
  return world;
}

/** The step of the workflow that is our action. */
export function gateOf(result: JobResult): Readonly<Record<string, string>> {
  const step = result.steps.find(({ id }) => id === 'gate');
  if (step === undefined) throw new Error('the workflow has no step "gate"');
  return step.outputs;
}

/** Everything that the steps of our action printed. */
export function logOf(result: JobResult): string {
  return result.steps.map(({ id, log }) => `--- ${id}\n${log}`).join('\n');
}
