import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../baseline/open.ts';
import type { BaselineStore } from '../baseline/store.ts';
import { readActionInputs } from '../config/action-inputs.ts';
import { resolveConfig, type Config } from '../config/index.ts';
import { recordedSeconds } from '../gate/durations.ts';
import { standingOf } from '../git/ancestry.ts';
import { resolveBase } from '../git/base.ts';
import { configEnvironment, gitOrNull } from '../git/git.ts';
import { findRepository, isSameTree, readCommit, type Repository } from '../git/repository.ts';
import { GitHubApi } from '../github/api.ts';
import { announceMeasuring, type CommentPolicy } from '../github/comment.ts';
import { readContext, type GithubContext } from '../github/context.ts';
import { gitCredential } from '../github/credential.ts';
import { setOutput } from '../github/runner.ts';
import { readEnvironment } from '../measure/environment.ts';
import { messageOf, PerfGateError, type Commit, type Standing } from '../model/index.ts';
import { measuringNotice } from '../report/index.ts';
import { taskOf, type Task } from './events.ts';
import { configOfWorkTree, ownPolicy, policyOfBase, withPolicy } from './policy.ts';
import { writePlan, type ActionPlan, type PlannedProject, type PolicySource } from './plan.ts';
import { explained, failStep, say, warn } from './saying.ts';
import { digestOfFolder, takeSnapshot } from './snapshot.ts';
import { chooseStore, openActionStore, type ChosenStore } from './store.ts';

/** Names that the shell of the benchmark step may look up. */
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/u;

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const settings = readActionInputs(env.PERF_GATE_INPUTS ?? '');
  const context = await readContext(env, (file) => readFile(file, 'utf8'));
  // Then the last step publishes what another run has measured.
  if (context.event.kind === 'workflow_run') return;
  const task = taskOf(context);
  const workspace = needed(env, 'GITHUB_WORKSPACE');
  const passEnv = settings.flags['pass-env'] ?? [];
  const bad = passEnv.find((name) => !variableName.test(name));
  if (bad !== undefined) {
    throw new PerfGateError(
      `pass-env names ${JSON.stringify(bad.slice(0, 80))}, which is no name of a variable`,
      {
        remedy: 'Give names of letters, digits and underscores.',
      },
    );
  }
  const api = new GitHubApi({
    token: settings.token,
    repository: context.repository,
    apiUrl: context.apiUrl,
  });
  const credential = gitCredential(settings.token, context.serverUrl);
  const header = `http.${credential.url}.extraheader`;
  // The empty one drops what a checkout may have left there: a server refuses two.
  const gitEnv = configEnvironment(
    [
      [header, ''],
      [header, credential.header],
    ],
    env,
  );
  const folder = await mkdtemp(path.join(needed(env, 'RUNNER_TEMP'), 'perf-gate-'));
  const repository = await findRepository(workspace);
  const warnings: string[] = [];

  if (await hasToken(repository)) warnings.push(persistedToken);

  // A job that judges may be given the configurations of several suites, one in each line.
  const names = settings.work === 'judge' ? linesOf(settings.flags.config) : [settings.flags.config];
  const files: (string | null)[] = [];
  for (const name of names) files.push(await configOfWorkTree(workspace, name));
  // Only to learn what base is asked for; a proposal that asks for another one is seen in its report.
  const asked = await Promise.all(
    files.map(async (file) => settings.flags.base ?? (await ownPolicy(file)).input?.base ?? 'auto'),
  );
  checkAgreement('base', asked);
  const base = await baseOf({
    asked: asked[0] ?? 'auto',
    ...{ task, context, repository, api, gitEnv, warnings },
  });
  const policies: PolicySource[] = [];
  for (const [index, file] of files.entries()) {
    const scratch = path.join(folder, 'base', String(index));
    policies.push(
      task.proposed && base !== null
        ? await policyOfBase(repository, base, file, scratch)
        : await ownPolicy(file),
    );
  }
  warnings.push(...policies.flatMap(({ note }) => note ?? []));
  const [first, ...others] = policies.map((policy, index) => ({
    policy,
    config: configOf(policy, files[index] ?? null, workspace, settings.flags),
  }));
  if (first === undefined) throw new Error('there is one configuration or none');
  const { policy, config } = first;
  const configs = [config, ...others.map((one) => one.config)];
  checkTogether(configs, policies);
  const usesBase = config.strategy === 'stored' ? null : base;

  const access = { context, api, token: settings.token, temporary: needed(env, 'RUNNER_TEMP') };
  const baseline = path.join(folder, 'baseline');
  await mkdir(baseline);
  const chosen = new Map<string, ChosenStore>();
  const chosenFor = async (one: Config): Promise<ChosenStore> => {
    const key = JSON.stringify(one.store);
    const known = chosen.get(key);
    if (known !== undefined) return known;
    const found = await chooseStore(one, access, task.appends);
    chosen.set(key, found);
    say(`Stored runs: ${found.said}.`);
    return found;
  };
  try {
    // Where another job judges, it reads the store; pairs are measured without.
    for (const one of settings.work === 'measure' ? [] : configs) {
      warnings.push(
        ...(await takeSnapshot({
          store: await openActionStore((await chosenFor(one)).store, one, access),
          folder: baseline,
          suite: policy.from === 'code' && settings.flags.suite === undefined ? null : one.suite,
          fingerprint: one.mode === 'observe' || settings.work === 'judge' ? null : await machineClass(env),
          last: one.history,
          unreadable: one.unreadable,
        })),
      );
    }
  } catch (error) {
    // Pairs need no history; a run that is judged by it alone cannot do without.
    if (!(error instanceof PerfGateError) || usesBase === null) throw error;
    warnings.push(`The stored baseline cannot be read: ${explained(error)}`);
  }

  const recorded =
    config.shard === null
      ? {}
      : await secondsFor(
          async () => openActionStore((await chosenFor(config)).store, config, access),
          config,
          repository,
          warnings,
        );
  const planned = (one: typeof first): PlannedProject => ({
    folder: one.config.project,
    policy: one.policy,
    store: chosen.get(JSON.stringify(one.config.store)) ?? null,
  });
  const plan: ActionPlan = {
    mark: randomUUID(),
    workspace,
    folder,
    path: env.PATH ?? '',
    flags: settings.flags,
    projects: [planned(first), ...others.map(planned)],
    base: usesBase,
    head: repository.head,
    proposed: context.event.kind === 'pull_request' ? context.event.headSha : null,
    sameTree:
      usesBase?.sha != null &&
      configs.some(({ shortcut }) => shortcut) &&
      (await isSameTree(repository, usesBase.sha)),
    pull: task.pull,
    fork: task.fork,
    appends: task.appends,
    searches: task.searches,
    observes: usesBase === null && config.strategy !== 'stored',
    baseline: { folder: baseline, digest: await digestOfFolder(baseline) },
    recordedSeconds: recorded,
    standings: await standings(configs, repository, usesBase, baseline),
    warnings,
  };
  const planFile = path.join(folder, 'plan.json');
  const digest = await writePlan(planFile, plan);
  warn(warnings);
  say(
    plan.base === null ? 'One run is judged by the stored history.' : `Compared with ${plan.base.sha ?? ''}.`,
  );
  setOutput('plan', planFile);
  setOutput('digest', digest);
  setOutput('mark', plan.mark);
  setOutput('node', process.execPath);
  setOutput('pass-env', passEnv.join(' '));
  setOutput('measures', String(settings.work !== 'judge'));
  // Last, so that nothing is announced that does not begin; and where another job measures, it has done so already.
  const isSuiteKnown = policy.from !== 'code' || settings.flags.suite !== undefined;
  if (settings.announces && settings.work === 'gate' && isSuiteKnown)
    await announce(api, context, plan, config.suite, settings.comment);
}

/** Says on the pull request that its report is being made. */
async function announce(
  api: GitHubApi,
  context: GithubContext,
  { pull, fork, proposed }: ActionPlan,
  suite: string,
  policy: CommentPolicy,
): Promise<void> {
  if (pull === null || fork || proposed === null || policy === 'never') return;
  const { runId, runAttempt, serverUrl, repository } = context;
  const page = `${serverUrl}/${repository.owner}/${repository.name}/actions/runs/${String(runId)}`;
  const url = runAttempt === 1 ? page : `${page}/attempts/${String(runAttempt)}`;
  const announced = await announceMeasuring(api, pull, {
    key: suite,
    notice: measuringNotice(proposed, url, runAttempt),
    measuring: { head: proposed, runId, runAttempt },
    begins: policy === 'always',
  });
  if ('failed' in announced)
    warn([`The comment could not say that it is being measured: ${announced.failed}`]);
}

const persistedToken =
  'actions/checkout left its token where the benchmarks can read it. Give that step "with: { persist-credentials: false }".';

/** Whether the configuration of git hands a credential to everybody who can read the clone. */
async function hasToken({ root }: Repository): Promise<boolean> {
  const pattern = '^(http\\..*\\.extraheader|credential\\..*)$';
  const found = await gitOrNull(['config', '--local', '--includes', '--name-only', '--get-regexp', pattern], {
    cwd: root,
  });
  return found !== null && found !== '';
}

function needed(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value !== undefined && value !== '') return value;
  throw new PerfGateError(`the environment variable ${name} is not set`, {
    remedy: 'Run this as a step of a GitHub Actions workflow.',
  });
}

/** The configuration that judges, as far as it is known before the benchmark step. */
function configOf(
  policy: PolicySource,
  file: string | null,
  workspace: string,
  flags: ActionPlan['flags'],
): Config {
  const found =
    file === null ? null : { path: file, input: policy.from === 'head' ? (policy.input ?? {}) : {} };
  return resolveConfig({ cwd: workspace, flags, file: withPolicy(found, policy, workspace) });
}

/** How the fingerprints of this machine begin, whatever runs the benchmarks. */
async function machineClass(env: NodeJS.ProcessEnv): Promise<string> {
  const { fingerprint } = await readEnvironment({ runtime: { name: 'none', version: '0' }, notes: {}, env });
  return fingerprint.replace(/none-0$/u, '');
}

async function baseOf(request: {
  readonly asked: string;
  readonly task: Task;
  readonly context: GithubContext;
  readonly repository: Repository;
  readonly api: GitHubApi;
  readonly gitEnv: Readonly<Record<string, string>>;
  readonly warnings: string[];
}): Promise<Commit | null> {
  const { asked, task, context, repository, api, gitEnv, warnings } = request;
  const resolve = (wanted: string): Promise<Commit> =>
    resolveBase(
      repository,
      wanted,
      { GITHUB_EVENT_NAME: context.eventName, GITHUB_SHA: context.sha },
      undefined,
      gitEnv,
    );
  if (asked === 'none') return null;
  if (asked !== 'auto') return resolve(asked);
  switch (task.base.kind) {
    case 'none':
      return null;
    case 'commit':
      try {
        return await resolve(task.base.sha);
      } catch (error) {
        if (!(error instanceof PerfGateError) || task.proposed) throw error;
        // A forced push takes away what was there before.
        warnings.push(`There is no commit to compare with: ${messageOf(error)}`);
        return null;
      }
    case 'merged': {
      const { head } = repository;
      const isMerge = head.sha !== null && (await readCommit(repository.root, head.sha)).parents.length > 1;
      if (head.sha === context.sha && isMerge) return resolve('auto');
      return resolve(await api.mergeBase(task.base.base, head.sha ?? task.base.head));
    }
  }
}

/**
 * What the suite is split by. A job that cannot read the store splits by names alone; where the other jobs can, the judging job sees
 * that they did not split alike.
 */
async function secondsFor(
  open: () => Promise<BaselineStore>,
  config: Config,
  { head }: Repository,
  warnings: string[],
): Promise<Record<string, number>> {
  try {
    return Object.fromEntries(await recordedSeconds(await open(), config.suite, head));
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    warnings.push(`The shards are split by names, because no stored run can be read: ${messageOf(error)}`);
    return {};
  }
}

/** The texts of an input that has one in each line. */
function linesOf(text: string | undefined): (string | undefined)[] {
  const lines = (text ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return lines.length === 0 ? [undefined] : lines;
}

/** @throws PerfGateError when the configurations of one decision ask for different things. */
function checkAgreement(option: string, values: readonly (string | number)[]): void {
  const different = [...new Set(values)];
  if (different.length <= 1) return;
  throw new PerfGateError(
    `the configurations that this job judges by differ in ${option}: ${different.join(', ')}`,
    { remedy: `Give ${option} as an input of this job, or judge these suites by jobs of their own.` },
  );
}

/** @throws PerfGateError when several configurations cannot make one decision. */
function checkTogether(configs: readonly Config[], policies: readonly PolicySource[]): void {
  if (configs.length === 1) return;
  if (policies.some(({ from }) => from === 'code')) {
    throw new PerfGateError('one of several configurations is code, so that its suite is not known here', {
      remedy: 'Write it as JSON or YAML, or judge its suite by a job of its own.',
    });
  }
  const suites = configs.map(({ suite }) => suite);
  const twice = suites.find((suite, index) => suites.indexOf(suite) !== index);
  if (twice !== undefined) {
    throw new PerfGateError(`two of the configurations have the suite name ${twice}`, {
      remedy: 'Give each configuration a "suite" of its own.',
    });
  }
  const of = (option: string, value: (config: Config) => string | number): void => {
    checkAgreement(option, configs.map(value));
  };
  of('strategy', ({ strategy }) => strategy);
  of('mode', ({ mode }) => mode);
  of('could-not-judge', ({ couldNotJudge }) => couldNotJudge);
  of('alpha', ({ alpha }) => alpha);
}

/** Asked now, because after the benchmarks git would read what they may have written into the repository. */
async function standings(
  configs: readonly Config[],
  repository: Repository,
  base: Commit | null,
  baseline: string,
): Promise<Record<string, Standing>> {
  const found: Record<string, Standing> = {};
  for (const config of configs) {
    const store = await openStore({ kind: 'dir', path: baseline }, { cwd: config.project });
    const stored = await store.acceptances(config.suite, 'skip');
    for (const { commit } of [...config.policy.accept, ...stored.acceptances]) {
      if (commit === null || Object.hasOwn(found, commit)) continue;
      found[commit] = await standingOf(repository, base?.sha ?? null, repository.head.sha, commit);
    }
  }
  return found;
}

await main(process.env).catch(failStep);
