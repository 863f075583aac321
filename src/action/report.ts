import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BaselineStore } from '../baseline/store.ts';
import { readActionInputs } from '../config/action-inputs.ts';
import { parseConfigInput, resolveConfig, type Config } from '../config/index.ts';
import { exitCodeOf, judgeGate, rescreen, withTally, type GateRuns, type MeasuredGate } from '../gate.ts';
import {
  acceptableRegressions,
  findAcceptances,
  GitHubApi,
  longestReport,
  publishComment,
  readContext,
  type BoundAcceptance,
  type GithubContext,
} from '../github/index.ts';
import { annotate, longestSummary, setFailed, setOutput, writeSummary } from '../github/runner.ts';
import { killMarked } from '../measure/process-tree.ts';
import {
  matchesName,
  messageOf,
  PerfGateError,
  type Acceptance,
  type Decision,
  type Run,
  type SourceLocation,
} from '../model/index.ts';
import { benchmarkNotes, jsonReport, markdownReport, faultReport } from '../report/index.ts';
import { earlierAttempt, withAttempt } from './attempts.ts';
import { leaveRun, takeRun } from './handover.ts';
import { measuredText, parseMeasured, readMeasured, type Found, type FoundRuns } from './measured.ts';
import { withPolicy } from './policy.ts';
import { readPlan, type ActionPlan } from './plan.ts';
import { openActionStore } from './store.ts';
import { leaveReport, publishRun } from './publish.ts';
import { explained, failStep, say, warn } from './saying.ts';
import { searchStored } from './search.ts';
import { openSnapshot } from './snapshot.ts';

/** What is said, whether it is a decision or that there is none. */
interface Verdict {
  readonly decision: Decision | null;
  readonly fault: PerfGateError | null;
  readonly config: Config;
  readonly suite: string;
  /** What may be stored; null: nothing, or an earlier attempt has stored its run. */
  readonly run: Run | null;
  /** Where the benchmarks of head are defined, as far as that is known. */
  readonly locations: readonly SourceLocation[];
  /** Acceptances that the next comment has to remember. */
  readonly accepted: readonly BoundAcceptance[];
}

interface Job {
  readonly plan: ActionPlan;
  readonly context: GithubContext;
  readonly api: GitHubApi;
  readonly token: string;
  readonly comment: ReturnType<typeof readActionInputs>['comment'];
  readonly part: ReturnType<typeof readActionInputs>['part'];
}

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const { token, comment, part } = readActionInputs(env.PERF_GATE_INPUTS ?? '');
  const context = await readContext(env, (file) => readFile(file, 'utf8'));
  const api = new GitHubApi({ token, repository: context.repository, apiUrl: context.apiUrl });
  if (context.event.kind === 'workflow_run') {
    await publishRun(api, context, context.event, comment);
    return;
  }
  const plan = await readPlan(env.PERF_GATE_PLAN ?? '', env.PERF_GATE_DIGEST ?? '');
  // What the benchmarks left running could otherwise change what is read next.
  await killMarked(plan.mark);
  // The benchmarks may have been told how the job's later steps find their programs.
  process.env.PATH = plan.path;
  const job: Job = { plan, context, api, token, comment, part };
  if (part === 'measure') {
    await leave(job);
    return;
  }

  const verdict = await judge(job);
  await publish(job, verdict, env);
  const unstored = verdict.run !== null && plan.appends ? await append(job, verdict, verdict.run) : null;
  if (plan.searches) await searchStored(api, context, verdict.config, token);
  conclude(verdict, unstored);
}

/** Leaves what was measured for the job that judges; that measuring failed is for that job to say, too. */
async function leave({ plan, context }: Job): Promise<void> {
  let config = configOf(plan, null);
  let text: string;
  try {
    text = await readMeasured(path.join(plan.folder, 'measured.json'));
    const found = parseMeasured(text);
    if (plan.policy.from === 'code') config = configOf(plan, found.config);
    checkRuns(plan, found.runs);
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    text = measuredText({ error }, null);
    warn([`Nothing could be measured: ${explained(error)}`]);
  }
  say(`Left for the job that judges: ${await leaveRun(text, config.suite, context)}`);
}

/** What was measured, in this job or in another one of this workflow run. */
async function measuredRuns({ plan, api, context, part }: Job, suite: string | null): Promise<Found> {
  if (part === 'gate') return parseMeasured(await readMeasured(path.join(plan.folder, 'measured.json')));
  const { text, warnings } = await takeRun(api, context, suite);
  const found = parseMeasured(text);
  return { ...found, warnings: [...warnings, ...found.warnings] };
}

async function judge(job: Job): Promise<Verdict> {
  const { plan, api, context } = job;
  let config = configOf(plan, null);
  try {
    const isSuiteKnown = plan.policy.from !== 'code' || plan.flags.suite !== undefined;
    const found = await measuredRuns(job, isSuiteKnown ? config.suite : null);
    if (plan.policy.from === 'code') config = configOf(plan, found.config);
    const store = await openSnapshot(plan.baseline.folder, plan.baseline.digest);
    const openStore = (): Promise<BaselineStore> => Promise.resolve(store);
    checkRuns(plan, found.runs);
    const accepted = await acceptances(api, plan, config);
    config = {
      ...config,
      policy: { ...config.policy, accept: [...config.policy.accept, ...accepted.found] },
    };
    const earlier = await earlierAttempt(job, config);
    const measured: MeasuredGate = {
      runs: await gateRuns(found.runs, config, openStore),
      warnings: [...plan.warnings, ...accepted.warnings, ...earlier.warnings, ...found.warnings],
    };
    const judged = await judgeGate(measured, config, openStore, (_base, _head, commit) => {
      const isHead = [plan.proposed, plan.head.sha].some((sha) => sha?.startsWith(commit));
      return Promise.resolve(isHead ? 'open' : (plan.standings[commit] ?? 'unknown'));
    });
    const run = withAttempt({ ...wholeRun(measured.runs), outcome: judged.outcome }, context);
    const decision = await withTally(judged, run, config, openStore);
    return {
      decision,
      fault: null,
      config,
      suite: decision.suite,
      run: earlier.stored ? null : run,
      locations: run.locations ?? [],
      accepted: accepted.bound,
    };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return {
      decision: null,
      fault: error,
      config,
      suite: config.suite,
      run: null,
      locations: [],
      accepted: [],
    };
  }
}

function configOf(plan: ActionPlan, code: unknown): Config {
  const { policy, workspace, project, flags } = plan;
  const input =
    policy.from === 'code' && code !== null
      ? parseConfigInput(code, policy.file ?? 'the configuration')
      : policy.input;
  const file =
    input === null ? null : { path: path.join(project, policy.file ?? 'perf-gate.config.json'), input };
  const config = resolveConfig({ cwd: workspace, flags, file: withPolicy(file, policy, project) });
  // History alone fails a job only where that was asked for.
  return plan.observes ? { ...config, mode: 'observe' } : config;
}

/** @throws PerfGateError when the runs are not those that this job was to measure. */
function checkRuns(plan: ActionPlan, runs: FoundRuns): void {
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
    samples: [...run.samples.filter(({ benchmark }) => !measured.has(benchmark)), ...head.samples],
    ...locationsOf([run, head]),
  };
}

function locationsOf(runs: readonly Run[]): Pick<Run, 'locations'> {
  const all = runs.flatMap(({ locations }) => locations ?? []);
  const byName = new Map(all.map((location) => [location.benchmark, location]));
  return byName.size === 0 ? {} : { locations: [...byName.values()] };
}

/** What people with write access accepted on the pull request. */
async function acceptances(
  api: GitHubApi,
  plan: ActionPlan,
  config: Config,
): Promise<{ found: readonly Acceptance[]; bound: readonly BoundAcceptance[]; warnings: readonly string[] }> {
  if (plan.pull === null) return { found: [], bound: [], warnings: [] };
  try {
    const found = await findAcceptances(api, plan.pull, config.suite);
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

/** Writes files, summary and comment. What cannot be done is a warning, and changes no verdict. */
async function publish(job: Job, verdict: Verdict, env: NodeJS.ProcessEnv): Promise<void> {
  const { decision, fault, config, suite } = verdict;
  const render = (limit: number, charts: boolean): string =>
    decision === null
      ? faultReport(suite, fault ?? new PerfGateError('nothing was measured'))
      : markdownReport(decision, { limit, verbose: config.verbose, charts });
  const summary = render(longestSummary, true);
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
  const url = await comment(job, verdict, render(longestReport, false), faults);
  setOutput('comment-url', url ?? '');
  warn(faults);
  annotateLines(job, verdict);
}

/** @returns the address of the comment; null: there is none. */
async function comment(
  { plan, context, api, comment: policy }: Job,
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
    policy,
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

/** Says what got worse at the lines that define it, where they are known. */
function annotateLines({ plan }: Job, { decision, locations }: Verdict): void {
  if (decision === null) return;
  const folder = path.relative(plan.workspace, plan.project).split(path.sep).join('/');
  const places = new Map(locations.map((location) => [location.benchmark, location]));
  annotate(
    benchmarkNotes(decision).flatMap(({ benchmark, level, title, message }) => {
      const place = places.get(benchmark);
      if (place === undefined) return [];
      const file = path.posix.join(folder, place.file);
      // What is outside of the repository is nothing that GitHub could show.
      if (/^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/u.test(file)) return [];
      return [{ level, title: `perf-gate: ${title}`, message, file, line: place.line }];
    }),
  );
}

/** Adds the run to the store. @returns why it could not be. */
async function append({ context, token }: Job, { config }: Verdict, run: Run): Promise<string | null> {
  if (!run.complete || run.identical !== undefined || run.samples.length === 0) return null;
  try {
    const store = await openActionStore(config, context, token);
    const stored = await store.append(run);
    say(`${stored.added ? 'Stored' : 'Stored already'} in the ${store.description}: ${stored.path}`);
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
