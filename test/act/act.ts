import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { pinned } from '../../src/workflows.ts';
import type { Permissions } from '../github/fake/github.ts';
import type { Hub } from '../action/harness/hub.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The program, where `.ci/run` could install it. */
export const act = process.env.PERF_GATE_ACT;

/** A run of one workflow file of the repository. */
export interface ActRequest {
  /** Path in the repository, with `/`. */
  readonly workflow: string;
  readonly event: { readonly name: string; readonly payload: object };
  readonly sha: string;
  readonly runId: number;
  readonly runAttempt?: number;
  /** Job whose permissions the token gets; act does not look at them. */
  readonly job: string;
  /** The token of a fork's pull request can read, whatever the job asks for. */
  readonly fork?: boolean;
}

export interface ActResult {
  readonly code: number | null;
  readonly log: string;
}

/**
 * Runs workflows of a repository under nektos/act: its reading of YAML, expressions, conditions of jobs and steps, composite actions
 * and files of the runner is independent of our own harness.
 *
 * Given to it: the fake GitHub as server; our action as built; and stand-ins for actions/checkout and actions/github-script, because
 * nothing is downloaded. Where act differs from a runner: every step gets the variables of the runtime and the environment of act
 * itself; permissions, concurrency and path filters are not looked at; JavaScript runs on the node of the PATH; and a step that removes
 * the files by which it would set variables fails, which our benchmark step does: they are made anew, empty, while act runs.
 */
export class Act {
  readonly #hub: Hub;
  readonly #folder: string;
  #runs = 0;

  private constructor(hub: Hub, folder: string) {
    this.#hub = hub;
    this.#folder = folder;
  }

  static async create(hub: Hub, folder: string): Promise<Act> {
    const at = (name: string): string => path.join(folder, name);
    await mkdir(at('gate'), { recursive: true });
    await cp(path.join(root, 'action.yml'), path.join(at('gate'), 'action.yml'));
    await cp(path.join(root, 'dist'), path.join(at('gate'), 'dist'), { recursive: true });
    await cp(path.join(import.meta.dirname, 'checkout'), at('checkout'), { recursive: true });
    await cp(path.join(import.meta.dirname, 'github-script'), at('github-script'), { recursive: true });
    const script = path.join(root, 'test/action/harness/github-script.mjs');
    await cp(script, path.join(at('github-script'), 'github-script.mjs'));
    return new Act(hub, folder);
  }

  async run(request: ActRequest): Promise<ActResult> {
    const { fake, repository, serverUrl } = this.#hub;
    const { event, sha, runId, runAttempt = 1 } = request;
    const folder = path.join(this.#folder, `run-${String((this.#runs += 1))}`);
    const clone = path.join(folder, 'clone');
    const home = path.join(folder, 'home');
    await mkdir(clone, { recursive: true });
    await mkdir(home);
    // act takes the commit of some events from the work tree that it is started in.
    const at = repository.at(clone);
    await at.git('init', '--quiet');
    await at.git('fetch', '--quiet', '--depth=1', fake.repositoryPath, sha);
    await at.git('checkout', '--quiet', '--detach', sha);
    const text = await at.git('show', `${sha}:${request.workflow}`);
    const document = parse(text) as { jobs: Record<string, { permissions: Permissions }> };
    const asked = document.jobs[request.job]?.permissions;
    if (asked === undefined)
      throw new Error(`${request.workflow} has no job ${request.job} with permissions`);
    const permissions =
      request.fork === true
        ? (Object.fromEntries(Object.keys(asked).map((scope) => [scope, 'read'])) as Permissions)
        : asked;
    const { id, owner, name } = fake.repository;
    const eventFile = path.join(folder, 'event.json');
    const repo = { id, name, full_name: `${owner}/${name}`, owner: { login: owner }, default_branch: 'main' };
    await writeFile(eventFile, JSON.stringify({ repository: repo, ...event.payload }));
    const given = {
      GITHUB_SERVER_URL: serverUrl,
      GITHUB_API_URL: fake.apiUrl,
      GITHUB_REPOSITORY: `${owner}/${name}`,
      GITHUB_REPOSITORY_OWNER: owner,
      GITHUB_REPOSITORY_ID: String(id),
      GITHUB_RUN_ID: String(runId),
      GITHUB_RUN_ATTEMPT: String(runAttempt),
      GITHUB_WORKFLOW_REF: `${owner}/${name}/${request.workflow}@refs/heads/main`,
      ACTIONS_RESULTS_URL: `${fake.serverUrl}/`,
      ACTIONS_RUNTIME_URL: `${fake.serverUrl}/`,
      ACTIONS_RUNTIME_TOKEN: fake.runtimeToken(runId),
    };
    const githubScript = /actions\/github-script@[0-9a-f]{40}/u.exec(
      await readFile(path.join(root, 'action.yml'), 'utf8'),
    )?.[0];
    if (githubScript === undefined) throw new Error('action.yml pins no actions/github-script');
    const local = (action: string, place: string): string[] => [
      '--local-repository',
      `${action}=${path.join(this.#folder, place)}`,
    ];
    const args = [
      event.name,
      ...['--workflows', request.workflow, '--eventpath', eventFile, '--actor', 'writer'],
      ...[
        '--platform',
        'ubuntu-latest=-self-hosted',
        '--no-skip-checkout',
        '--no-cache-server',
        '--defaultbranch',
        'main',
      ],
      ...['--secret', 'GITHUB_TOKEN'],
      ...local(pinned.checkout.replace(/ #.*$/u, ''), 'checkout'),
      ...local(githubScript, 'github-script'),
      ...local('org/perf-gate@v1', 'gate'),
      ...Object.entries(given).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ];
    return start(args, clone, {
      PATH: process.env.PATH ?? '',
      LANG: 'C.UTF-8',
      HOME: home,
      XDG_CACHE_HOME: path.join(home, '.cache'),
      XDG_CONFIG_HOME: path.join(home, '.config'),
      TMPDIR: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      // From the environment, so that it is on no command line.
      GITHUB_TOKEN: fake.token(permissions),
    });
  }
}

/** Runs act to its end, or until `timeout` milliseconds are over. */
async function start(args: readonly string[], cwd: string, env: Record<string, string>): Promise<ActResult> {
  if (act === undefined) throw new Error('PERF_GATE_ACT does not name the program');
  const child = spawn(act, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const again = setInterval(() => {
    remakeFiles(path.join(env.XDG_CACHE_HOME ?? '', 'act'));
  }, 50);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, log });
      });
    });
  } finally {
    clearInterval(again);
  }
}

/** The files of the runner, in each job that act is running. */
function remakeFiles(cache: string): void {
  for (const job of existsSync(cache) ? readdirSync(cache) : []) {
    for (const name of ['outputcmd.txt', 'statecmd.txt', 'pathcmd.txt', 'envs.txt', 'SUMMARY.md']) {
      try {
        writeFileSync(path.join(cache, job, 'act', 'workflow', name), '', { flag: 'a' });
      } catch {
        // It is no job, or one that is over.
      }
    }
  }
}
