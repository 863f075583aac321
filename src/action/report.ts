import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BaselineStore } from '../baseline/store.ts';
import { joinParts, type JudgedPart } from '../analysis/index.ts';
import { readActionInputs, type ActionSettings } from '../config/action-inputs.ts';
import { parseConfigInput, resolveConfig, sharing, type Config } from '../config/index.ts';
import { exitCodeOf, gapsOf, judgeGate, rescreen, suitesText, withTally, type GateRuns } from '../gate.ts';
import {
  acceptableRegressions,
  earlierComment,
  findAcceptances,
  GitHubApi,
  longestReport,
  publishComment,
  readContext,
  type BoundAcceptance,
  type GithubContext,
} from '../github/index.ts';
import { longestSummary, setFailed, setOutput, writeSummary } from '../github/runner.ts';
import { killMarked } from '../measure/process-tree.ts';
import {
  durationsOf,
  matchesName,
  mergeShards,
  messageOf,
  partText,
  PerfGateError,
  type Acceptance,
  type Decision,
  type PartName,
  type Reason,
  type Run,
} from '../model/index.ts';
import { jsonReport, markdownReport, faultReport } from '../report/index.ts';
import { leaveRun, takeRuns, type TakenRun, type TakenRuns } from './handover.ts';
import { measuredText, parseMeasured, readMeasured, type Found, type FoundRuns } from './measured.ts';
import { withPolicy } from './policy.ts';
import { readPlan, type ActionPlan, type PolicySource } from './plan.ts';
import { openActionStore } from './store.ts';
import { leaveReport, publishRun } from './publish.ts';
import { explained, failStep, say, warn } from './saying.ts';
import { searchStored } from './search.ts';
import { openSnapshot } from './snapshot.ts';

/** What is said, whether it is a decision or that there is none. */
interface Verdict {
  readonly decision: Decision | null;
  readonly fault: PerfGateError | null;
  /** The first, where there are several: what this job does is the same in all of them. */
  readonly config: Config;
  /** The suites that it is about; the key of the comment. */
  readonly suite: string;
  /** What may be stored. */
  readonly runs: readonly StorableRun[];
  /** Acceptances that the next comment has to remember. */
  readonly accepted: readonly BoundAcceptance[];
}

interface StorableRun {
  readonly part: PartName;
  readonly config: Config;
  readonly run: Run;
}

interface Job {
  readonly plan: ActionPlan;
  readonly context: GithubContext;
  readonly api: GitHubApi;
  readonly token: string;
  readonly settings: Pick<ActionSettings, 'comment' | 'work' | 'system'>;
}

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const settings = readActionInputs(env.PERF_GATE_INPUTS ?? '');
  const { token } = settings;
  const context = await readContext(env, (file) => readFile(file, 'utf8'));
  const api = new GitHubApi({ token, repository: context.repository, apiUrl: context.apiUrl });
  if (context.event.kind === 'workflow_run') {
    await publishRun(api, context, context.event, settings.comment);
    return;
  }
  const plan = await readPlan(env.PERF_GATE_PLAN ?? '', env.PERF_GATE_DIGEST ?? '');
  // What the benchmarks left running could otherwise change what is read next.
  await killMarked(plan.mark);
  // The benchmarks may have been told how the job's later steps find their programs.
  process.env.PATH = plan.path;
  const job: Job = { plan, context, api, token, settings };
  if (settings.work === 'measure') {
    await leave(job);
    return;
  }

  const verdict = await judge(job);
  await publish(job, verdict, env);
  const unstored = plan.appends ? await append(job, verdict) : null;
  if (plan.searches) {
    for (const config of plan.policies.length > 1 ? configsOf(plan) : [verdict.config])
      await searchStored(api, context, config, token);
  }
  conclude(verdict, unstored);
}

/** Leaves what was measured for the job that judges; that measuring failed is for that job to say, too. */
async function leave({ plan, context, settings }: Job): Promise<void> {
  const [policy] = plan.policies;
  let config = configOf(plan, policy, null);
  const part = (): PartName => ({ suite: config.suite, system: settings.system, shard: config.shard });
  let text: string;
  try {
    text = await readMeasured(path.join(plan.folder, 'measured.json'));
    const found = parseMeasured(text);
    config = configOf(plan, policy, found.config);
    checkRuns(plan, found.runs, part());
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    text = measuredText({ error }, null);
    warn([`Nothing could be measured: ${explained(error)}`]);
  }
  say(`Left for the job that judges: ${await leaveRun(text, part(), config.parts, context)}`);
}

/** What was measured, in this job or in others of this workflow run. */
async function measuredRuns({ plan, api, context, settings }: Job): Promise<TakenRuns> {
  const configs = configsOf(plan);
  const [config] = configs;
  const [policy] = plan.policies;
  if (settings.work === 'gate') {
    const text = await readMeasured(path.join(plan.folder, 'measured.json'));
    const part = { suite: config.suite, system: null, shard: null };
    return { runs: [{ part, text, warnings: [] }], parts: 1 };
  }
  const isSuiteKnown = policy.from !== 'code' || plan.flags.suite !== undefined;
  const suites = isSuiteKnown ? configs.map(({ suite }) => suite) : null;
  return takeRuns(api, context, suites, plan.flags.parts ?? null);
}

async function judge(job: Job): Promise<Verdict> {
  const { plan, api, context } = job;
  let configs = configsOf(plan);
  const suite = (): string => suitesText(configs.map((config) => config.suite));
  try {
    const taken = await measuredRuns(job);
    const faults: PartFault[] = [];
    const found = taken.runs.flatMap((one) => tried(one.part, faults, () => parsedRun(one)) ?? []);
    const [policy] = plan.policies;
    const [first] = found;
    if (policy.from === 'code' && first !== undefined) configs = [configOf(plan, policy, first.found.config)];
    const store = await openSnapshot(plan.baseline.folder, plan.baseline.digest);
    const accepted = await acceptances(api, plan, suite());
    const judged: JudgedRuns[] = [];
    for (const one of found) {
      const own = configs.find((config) => config.suite === one.part.suite) ?? configs[0];
      // In one job the share of alpha is what its own input says.
      const shared = job.settings.work === 'gate' ? own : sharing(own, taken.parts);
      const policies = { ...shared.policy, accept: [...shared.policy.accept, ...accepted.found] };
      const config = { ...shared, policy: policies };
      const part = job.settings.work === 'gate' ? { ...one.part, suite: config.suite } : one.part;
      const result = await judgePart(plan, { ...one, part }, config, store).catch((error: unknown) =>
        faultOf(part, faults, error),
      );
      if (result !== null) judged.push(result);
    }
    const [only, ...others] = judged;
    const [fault] = faults;
    if (only === undefined) throw fault?.error ?? new PerfGateError('nothing was measured');
    const gaps = gapsIn(taken, judged, faults);
    const whole =
      taken.parts === 1 && others.length === 0 && gaps.length === 0
        ? only.decision
        : joinParts(judged, gaps, { suite: suite(), alpha: configs[0].alpha });
    const said = [
      ...plan.warnings,
      ...accepted.warnings,
      ...(await earlierAttempt(api, context, plan, suite())),
    ];
    const runs = judged.map(({ part, config, run }): StorableRun => {
      return { part, config, run: { ...run, outcome: whole.outcome } };
    });
    const decision = await withTally(
      { ...whole, warnings: [...said, ...whole.warnings] },
      only.run,
      only.config,
      () => Promise.resolve(store),
    );
    return {
      decision,
      fault: null,
      config: configs[0],
      suite: decision.suite,
      runs,
      accepted: accepted.bound,
    };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return { decision: null, fault: error, config: configs[0], suite: suite(), runs: [], accepted: [] };
  }
}

/** A part that is there and cannot be judged. */
interface PartFault {
  readonly part: PartName;
  readonly error: PerfGateError;
}

interface FoundPart {
  readonly part: PartName;
  readonly found: Found;
}

interface JudgedRuns extends JudgedPart, StorableRun {
  /** Both sides, or the one that there is. */
  readonly sides: readonly Run[];
}

/** Keeps a fault of one part, which must not make the others unsaid. */
function faultOf(part: PartName, faults: PartFault[], error: unknown): null {
  if (!(error instanceof PerfGateError)) throw error;
  faults.push({ part, error });
  return null;
}

function tried<T>(part: PartName, faults: PartFault[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    return faultOf(part, faults, error);
  }
}

/** @throws PerfGateError when it could not be read or measured. */
function parsedRun({ part, text, warnings }: TakenRun): FoundPart {
  if (typeof text !== 'string') throw text;
  const found = parseMeasured(text);
  return { part, found: { ...found, warnings: [...warnings, ...found.warnings] } };
}

async function judgePart(
  plan: ActionPlan,
  { part, found }: FoundPart,
  config: Config,
  store: BaselineStore,
): Promise<JudgedRuns> {
  const openStore = (): Promise<BaselineStore> => Promise.resolve(store);
  checkRuns(plan, found.runs, part);
  const runs = await gateRuns(found.runs, config, openStore);
  const decision = await judgeGate(
    { runs, warnings: found.warnings },
    config,
    openStore,
    (_base, _head, commit) => {
      const isHead = [plan.proposed, plan.head.sha].some((sha) => sha?.startsWith(commit));
      return Promise.resolve(isHead ? 'open' : (plan.standings[commit] ?? 'unknown'));
    },
  );
  const sides = runs.base === null ? [runs.head] : [runs.base, runs.head];
  return { part, decision, config, run: wholeRun(runs), sides };
}

/** Why what was judged is not all that was to be judged. */
function gapsIn(taken: TakenRuns, judged: readonly JudgedRuns[], faults: readonly PartFault[]): Reason[] {
  const missing = taken.parts - taken.runs.length;
  const those = taken.runs.map(({ part }) => partText(part)).slice(0, 20);
  const unnamed = `${String(missing)} of ${String(taken.parts)} measuring jobs left no run; there are runs of ${those.join(', ')}`;
  const places = new Map(
    taken.runs.map(({ part: { suite, system } }) => [JSON.stringify([suite, system]), { suite, system }]),
  );
  const isAt = (place: Omit<PartName, 'shard'>, { suite, system }: PartName): boolean =>
    suite === place.suite && system === place.system;
  return [
    ...(missing > 0 ? [{ kind: 'missing-part' as const, benchmarks: [], message: unnamed }] : []),
    ...faults.map(({ part, error }) => ({
      kind: 'missing-part' as const,
      benchmarks: [],
      message: `${partText(part)}: ${explained(error)}`.slice(0, 20_000),
    })),
    ...[...places.values()].flatMap((place) =>
      gapsOf(
        place,
        judged.filter(({ part }) => isAt(place, part)).map(({ sides }) => sides),
        faults.flatMap(({ part }) => (isAt(place, part) ? (part.shard ?? []) : [])),
      ),
    ),
  ];
}

function configsOf(plan: ActionPlan): [Config, ...Config[]] {
  const [first, ...rest] = plan.policies;
  return [configOf(plan, first, null), ...rest.map((policy) => configOf(plan, policy, null))];
}

/** @param code what the benchmark step says of a configuration that is code; null: nothing yet. */
function configOf({ workspace, flags, observes }: ActionPlan, policy: PolicySource, code: unknown): Config {
  const input =
    policy.from === 'code' && code !== null
      ? parseConfigInput(code, policy.file ?? 'the configuration')
      : policy.input;
  const file =
    input === null ? null : { path: path.join(workspace, policy.file ?? 'perf-gate.config.json'), input };
  const config = resolveConfig({ cwd: workspace, flags, file: withPolicy(file, policy, workspace) });
  // History alone fails a job only where that was asked for.
  return observes ? { ...config, mode: 'observe' } : config;
}

/** @throws PerfGateError when the runs are not those that this part was to measure. */
function checkRuns(plan: ActionPlan, runs: FoundRuns, { suite, shard }: PartName): void {
  const refuse = (what: string): never => {
    throw new PerfGateError(`what the benchmark step left is not what it was to measure: ${what}`, {
      remedy: 'Run the job again; if that does not help, a benchmark writes into the files of the gate.',
    });
  };
  if (runs.kind === 'stored' && plan.base !== null) refuse('there is no base');
  if (runs.kind !== 'stored' && plan.base === null) refuse('there is a base');
  if (runs.kind === 'same-tree' && !plan.sameTree) refuse('it takes two trees for one');
  const heads = [
    ...('head' in runs ? [runs.head] : []),
    ...('screen' in runs && runs.screen !== null ? [runs.screen] : []),
  ];
  if (heads.some(({ commit }) => commit.sha !== plan.head.sha)) refuse('head is another commit');
  if ('base' in runs && runs.base.commit.sha !== plan.base?.sha) refuse('base is another commit');
  for (const run of 'base' in runs ? [runs.base, ...heads] : heads) {
    if (run.suite !== suite) refuse(`it is of the suite ${run.suite}`);
    const [index = null, ...more] = run.shards?.indexes ?? [];
    const isOurs = index === (shard?.index ?? null) && more.length === 0;
    if (!isOurs || run.shards?.count !== shard?.count) refuse('it is another shard');
  }
}

async function gateRuns(
  found: FoundRuns,
  config: Config,
  openStore: () => Promise<BaselineStore>,
): Promise<GateRuns> {
  const screened = (run: Run): ReturnType<typeof rescreen> =>
    rescreen(run, config, { openStore, matchesName });
  switch (found.kind) {
    case 'stored':
      return { kind: 'stored', base: null, head: found.head, screening: null };
    case 'screened': {
      const screening = await screened(found.screen);
      if (screening.rest > 0) {
        throw new PerfGateError('the stored history suspects benchmarks that were not measured in pairs', {
          remedy: 'Run the job again.',
        });
      }
      return { kind: 'screened', base: null, head: found.screen, screening };
    }
    case 'same-tree':
      return { kind: 'same-tree', base: found.base, head: found.head, screening: null };
    case 'paired': {
      const screening = found.screen === null ? null : await screened(found.screen);
      return { kind: 'paired', base: found.base, head: found.head, screening };
    }
  }
}

/** One run with every benchmark of head: those that needed no rounds as they were screened. */
function wholeRun({ head, screening }: GateRuns): Run {
  if (screening === null || screening.run === head) return head;
  const { run } = screening;
  const measured = new Set(head.samples.map(({ benchmark }) => benchmark));
  return {
    ...head,
    started: run.started,
    seconds: run.seconds + head.seconds,
    metrics: { ...run.metrics, ...head.metrics },
    ...durationsOf([run, head]),
    samples: [...run.samples.filter(({ benchmark }) => !measured.has(benchmark)), ...head.samples],
  };
}

/** What people with write access accepted on the pull request. */
async function acceptances(
  api: GitHubApi,
  plan: ActionPlan,
  key: string,
): Promise<{ found: readonly Acceptance[]; bound: readonly BoundAcceptance[]; warnings: readonly string[] }> {
  if (plan.pull === null) return { found: [], bound: [], warnings: [] };
  try {
    const found = await findAcceptances(api, plan.pull, key);
    return { found: found.acceptances, bound: found.bound, warnings: found.refused };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return {
      found: [],
      bound: [],
      warnings: [`What is accepted on the pull request could not be read: ${messageOf(error)}`],
    };
  }
}

/** A rerun measures anew, and does not make the earlier verdict unsaid. */
async function earlierAttempt(
  api: GitHubApi,
  context: GithubContext,
  plan: ActionPlan,
  key: string,
): Promise<string[]> {
  const { runAttempt, runId } = context;
  if (runAttempt === 1 || plan.pull === null) return [];
  try {
    const earlier = (await earlierComment(api, plan.pull, key))?.state ?? null;
    if (earlier?.runId !== runId || earlier.runAttempt >= runAttempt) return [];
    const said = earlier.bad ? 'was red' : 'was not red';
    return [
      `This is attempt ${String(runAttempt)} of this run; attempt ${String(earlier.runAttempt)} ${said}.`,
    ];
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return [`What an earlier attempt of this run said could not be read: ${messageOf(error)}`];
  }
}

/** Writes files, summary and comment. What cannot be done is a warning, and changes no verdict. */
async function publish(job: Job, verdict: Verdict, env: NodeJS.ProcessEnv): Promise<void> {
  const { decision, fault, config, suite } = verdict;
  const render = (limit: number): string =>
    decision === null
      ? faultReport(suite, fault ?? new PerfGateError('nothing was measured'))
      : markdownReport(decision, { limit, verbose: config.verbose });
  const summary = render(longestSummary);
  // A new folder: in the old one the benchmarks could have laid links.
  const folder = await mkdtemp(path.join(env.RUNNER_TEMP ?? '', 'perf-gate-report-'));
  const reportFile = path.join(folder, 'report.md');
  await writeFile(reportFile, summary);
  setOutput('report-file', reportFile);
  if (decision !== null) {
    const decisionFile = path.join(folder, 'decision.json');
    await writeFile(decisionFile, jsonReport(decision));
    setOutput('decision-file', decisionFile);
  }
  const count = (kind: string): number =>
    decision?.verdicts.filter((one) => one.gating && one.kind === kind).length ?? 0;
  setOutput('outcome', decision?.outcome ?? 'could-not-judge');
  for (const kind of ['regressed', 'improved', 'inconclusive']) setOutput(kind, String(count(kind)));

  const faults: string[] = [];
  const written = await writeSummary(summary);
  if ('failed' in written) faults.push(`The summary of the job could not be written: ${written.failed}`);
  const url = await comment(job, verdict, render(longestReport), faults);
  setOutput('comment-url', url ?? '');
  warn(faults);
}

/** @returns the address of the comment; null: there is none. */
async function comment(
  { plan, context, api, settings }: Job,
  { decision, suite, fault, accepted }: Verdict,
  body: string,
  faults: string[],
): Promise<string | null> {
  if (plan.pull === null) return null;
  if (plan.fork) {
    if (decision !== null) await leaveReport(decision);
    warn(
      [
        'The pull request is from a fork, where the token may not comment: the report is in the summary of the job.',
      ],
      'notice',
    );
    return null;
  }
  const moved = ['regressed', 'improved', 'missing', 'failed', 'added'];
  const published = await publishComment(api, plan.pull, {
    key: suite,
    body,
    policy: settings.comment,
    changed: decision?.verdicts.some(({ kind }) => moved.includes(kind)) ?? false,
    state: {
      head: plan.proposed ?? context.sha,
      runId: context.runId,
      runAttempt: context.runAttempt,
      bad: fault !== null || (decision !== null && decision.outcome !== 'passed' && !decision.observed),
      regressions: decision === null ? [] : acceptableRegressions(decision),
      accepted: [...accepted],
    },
  });
  if ('url' in published) return published.url;
  if ('failed' in published) {
    faults.push(
      `The comment could not be written: ${published.failed}${published.remedy === undefined ? '' : `. ${published.remedy}`}`,
    );
  } else say(`No comment: ${published.skipped}`);
  return null;
}

/** Adds the runs to the store, one for each kind of machine that measured a suite. @returns why one could not be. */
async function append({ context, token }: Job, { runs }: Verdict): Promise<string | null> {
  const places = new Map<string, StorableRun[]>();
  for (const one of runs) {
    const { complete, identical, samples, environment } = one.run;
    if (!complete || identical !== undefined || samples.length === 0) continue;
    const key = JSON.stringify([one.part.suite, one.part.system, environment.fingerprint]);
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  try {
    for (const [first, ...rest] of places.values()) {
      if (first === undefined) continue;
      const store = await openActionStore(first.config, context, token);
      const stored = await store.append(mergeShards([first, ...rest].map(({ run }) => run)));
      say(`${stored.added ? 'Stored' : 'Stored already'} in the ${store.description}: ${stored.path}`);
    }
    return null;
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return `the run could not be stored: ${explained(error)}`;
  }
}

/** Fails the step, when it must fail, and last of all. */
function conclude({ decision, fault, config }: Verdict, unstored: string | null): void {
  if (decision === null) {
    if (fault === null) return;
    if (config.couldNotJudge === 'fail') failStep(fault);
    else warn([`perf-gate could not judge: ${explained(fault)}`]);
    return;
  }
  const code = exitCodeOf(decision, config.couldNotJudge);
  const regressed = decision.verdicts.filter(({ gating, kind }) => gating && kind === 'regressed').length;
  if (code === 1)
    setFailed(`perf-gate failed: ${String(regressed)} regressed; the summary of the job has the report`);
  else if (code !== 0) setFailed('perf-gate could not judge; the summary of the job has the report');
  if (unstored !== null) setFailed(`perf-gate: ${unstored}`);
}

await main(process.env).catch(failStep);
