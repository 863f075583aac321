import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BaselineStore } from '../baseline/store.ts';
import { readActionInputs } from '../config/action-inputs.ts';
import { parseConfigInput, resolveConfig, type Config } from '../config/index.ts';
import { exitCodeOf, judgeGate, rescreen, withTally, type GateRuns, type MeasuredGate } from '../gate.ts';
import {
  acceptableRegressions,
  acceptedOnMerged,
  findAcceptances,
  GitHubApi,
  longestReport,
  publishComment,
  pullsMergedBy,
  readContext,
  standingByApi,
  type BoundAcceptance,
} from '../github/index.ts';
import { annotate, longestSummary, setFailed, setOutput, writeSummary } from '../github/runner.ts';
import { killMarked } from '../measure/process-tree.ts';
import {
  isBroken,
  matchesName,
  messageOf,
  PerfGateError,
  type Acceptance,
  type Decision,
  type Run,
  type SourceLocation,
  type Standing,
  type StoredAcceptance,
} from '../model/index.ts';
import { benchmarkNotes, jsonReport, markdownReport, faultReport } from '../report/index.ts';
import { earlierAttempt, withAttempt } from './attempts.ts';
import { leaveRun, takeRun } from './handover.ts';
import { measuredText, parseMeasured, readMeasured, type Found, type FoundRuns } from './measured.ts';
import { withPolicy } from './policy.ts';
import { readPlan, type ActionPlan } from './plan.ts';
import { openActionStore, refreshStore, type StoreAccess } from './store.ts';
import { leaveReport, publishRun } from './publish.ts';
import { explained, failStep, say, warn } from './saying.ts';
import { searchStored } from './search.ts';
import { openSnapshot } from './snapshot.ts';
import { version } from '../version.ts';

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
  /** What was accepted on the pull requests that this push has merged. */
  readonly record: readonly StoredAcceptance[];
}

interface Job extends StoreAccess {
  readonly plan: ActionPlan;
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
  const job: Job = { plan, context, api, token, temporary: env.RUNNER_TEMP ?? '', comment, part };
  if (part === 'measure') {
    await leave(job);
    return;
  }

  const verdict = await judge(job);
  await publish(job, verdict, env);
  // One for all that follows: what is added to artifacts is not seen by another one before this workflow run is over.
  let opened: Promise<BaselineStore> | null = null;
  const openStore = (): Promise<BaselineStore> => (opened ??= openJobStore(job, verdict.config));
  const kept = plan.appends ? await keep(verdict, openStore) : { added: false, fault: null };
  if (plan.searches) {
    await searchStored(api, context, verdict.config, openStore);
    if (!kept.added) await refresh(openStore);
  }
  conclude(verdict, kept.fault);
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
  let record: readonly StoredAcceptance[] = [];
  try {
    const isSuiteKnown = plan.policy.from !== 'code' || plan.flags.suite !== undefined;
    // Before what was measured is looked at: it holds whether or not that is sound.
    const early = isSuiteKnown ? await acceptedByMerging(job, config.suite) : null;
    record = early?.record ?? [];
    const found = await measuredRuns(job, isSuiteKnown ? config.suite : null);
    if (plan.policy.from === 'code') config = configOf(plan, found.config);
    const store = await openSnapshot(plan.baseline.folder, plan.baseline.digest);
    const openStore = (): Promise<BaselineStore> => Promise.resolve(store);
    checkRuns(plan, found.runs);
    const accepted = await acceptances(api, plan, config);
    const merged = early ?? (await acceptedByMerging(job, config.suite));
    record = merged.record;
    const accept = [...config.policy.accept, ...accepted.found, ...record.map(policyOf)];
    config = { ...config, policy: { ...config.policy, accept } };
    const policy = config;
    const earlier = await earlierAttempt(job, config, () => openJobStore(job, policy));
    const measured: MeasuredGate = {
      runs: await gateRuns(found.runs, config, openStore),
      warnings: [
        ...plan.warnings,
        ...accepted.warnings,
        ...merged.warnings,
        ...earlier.warnings,
        ...found.warnings,
      ],
    };
    const judged = await judgeGate(measured, config, openStore, (base, head, commit) =>
      standingIn(job, base, head, commit),
    );
    const run = withAttempt({ ...wholeRun(measured.runs), outcome: judged.outcome }, context);
    const counted = await withTally(judged, run, config, openStore);
    const decision: Decision = {
      ...counted,
      ...(plan.store === null ? {} : { baseline: plan.store.said }),
    };
    return {
      decision,
      fault: null,
      config,
      suite: decision.suite,
      run: earlier.stored ? null : run,
      locations: run.locations ?? [],
      accepted: accepted.bound,
      record,
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
      record,
    };
  }
}

/** Where the commit of an acceptance stands: as `prepare` saw it in the clone, else as GitHub says. */
async function standingIn(
  { plan, api }: Job,
  base: string | null,
  head: string | null,
  commit: string,
): Promise<Standing> {
  if ([plan.proposed, plan.head.sha].some((sha) => sha?.startsWith(commit))) return 'open';
  const known = plan.standings[commit] ?? 'unknown';
  return known === 'unknown' ? standingByApi(api, base, head, commit) : known;
}

function policyOf({
  benchmark,
  metric,
  commit,
  upTo,
  reason,
  author,
  expires,
}: StoredAcceptance): Acceptance {
  return { benchmark, metric, commit, upTo, reason, author, expires, stored: true };
}

/** What was accepted on the pull requests that the push of this job has merged. */
async function acceptedByMerging(
  { context, api }: Job,
  suite: string,
): Promise<{ readonly record: readonly StoredAcceptance[]; readonly warnings: readonly string[] }> {
  const { event, repository } = context;
  if (event.kind !== 'push' || !event.isDefault || event.branch === null) return { record: [], warnings: [] };
  const { before, after, branch } = event;
  try {
    const record: StoredAcceptance[] = [];
    for (const pull of await pullsMergedBy(api, { before, after, branch, repositoryId: repository.id }))
      record.push(...(await acceptedOnMerged(api, pull, suite, version)));
    return { record, warnings: [] };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return {
      record: [],
      warnings: [`What was accepted before the merge could not be read: ${explained(error)}`],
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
    changed:
      decision !== null &&
      (decision.verdicts.some(({ kind }) => moved.includes(kind)) ||
        (decision.budgets ?? []).some(({ target, critical }) => isBroken(target) || isBroken(critical))),
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

/** @throws PerfGateError when it is known that it cannot be written, or not known which one it is. */
async function openJobStore(job: Job, config: Config): Promise<BaselineStore> {
  const { store: chosen } = job.plan;
  if (config.store.kind !== 'auto') return openActionStore(config.store, config, job);
  if (chosen === null) {
    throw new PerfGateError('it could not be found out where the stored runs are', {
      remedy: 'The warnings of this job say why; or name the store with the input "store".',
    });
  }
  if (chosen.refusal !== null) throw new PerfGateError(chosen.refusal);
  return openActionStore(chosen.store, config, job);
}

/** Adds the run and what was accepted to the store. @returns why that could not be; null: it could. */
async function keep(
  { run, record }: Verdict,
  openStore: () => Promise<BaselineStore>,
): Promise<{ readonly added: boolean; readonly fault: string | null }> {
  const isWhole = run !== null && run.complete && run.identical === undefined && run.samples.length > 0;
  const runs = isWhole ? [run] : [];
  if (runs.length === 0 && record.length === 0) return { added: false, fault: null };
  try {
    const store = await openStore();
    const stored = await store.add({ runs, acceptances: record });
    const all = [...stored.runs, ...stored.acceptances];
    for (const { path: file, added } of all)
      say(`${added ? 'Stored' : 'Stored already'} in the ${store.description}: ${file}`);
    return { added: all.some(({ added }) => added), fault: null };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    const what = runs.length > 0 ? 'the run' : 'what was accepted';
    return { added: false, fault: `${what} could not be stored: ${explained(error)}` };
  }
}

/** Keeps what is stored from expiring. Changes no verdict. */
async function refresh(openStore: () => Promise<BaselineStore>): Promise<void> {
  try {
    await refreshStore(await openStore());
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    warn([`The stored runs could not be kept from expiring: ${explained(error)}`]);
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
  const missed = (decision.budgets ?? []).filter(({ critical }) => isBroken(critical)).length;
  const budgets = missed === 0 ? '' : `, ${String(missed)} critical budgets missed`;
  if (code === 1)
    setFailed(
      `perf-gate failed: ${String(regressed)} regressed${budgets}; the summary of the job has the report`,
    );
  else if (code !== 0) setFailed('perf-gate could not judge; the summary of the job has the report');
  if (unstored !== null) setFailed(`perf-gate: ${unstored}`);
}

await main(process.env).catch(failStep);
