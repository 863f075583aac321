import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { joinParts, type JudgedPart } from '../analysis/index.ts';
import type { BaselineStore } from '../baseline/store.ts';
import { readActionInputs, type ActionSettings } from '../config/action-inputs.ts';
import { parseConfigInput, resolveConfig, sharing, type Config } from '../config/index.ts';
import { exitCodeOf, gapsOf, judgeGate, rescreen, suitesText, withTally, type GateRuns } from '../gate.ts';
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
  durationsOf,
  isBroken,
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
  type Standing,
  type StoredAcceptance,
} from '../model/index.ts';
import { benchmarkNotes, jsonReport, markdownReport, faultReport } from '../report/index.ts';
import { earlierAttempt, withAttempt } from './attempts.ts';
import { leaveRun, takeRuns, type TakenRun, type TakenRuns } from './handover.ts';
import { measuredText, parseMeasured, readMeasured, type Found, type FoundRuns } from './measured.ts';
import { withPolicy } from './policy.ts';
import { readPlan, type ActionPlan, type PlannedProject } from './plan.ts';
import {
  openActionStore,
  refreshStore,
  type ChosenStore,
  type FixedStore,
  type StoreAccess,
} from './store.ts';
import { leaveReport, publishRun } from './publish.ts';
import { explained, failStep, say, warn } from './saying.ts';
import { searchStored } from './search.ts';
import { openSnapshot } from './snapshot.ts';
import { version } from '../version.ts';

/** What is said, whether it is a decision or that there is none. */
interface Verdict {
  readonly decision: Decision | null;
  readonly fault: PerfGateError | null;
  /** Those of the suites. What this job does is the same in all of them. */
  readonly configs: Configs;
  /** The suites that it is about; the key of the comment. */
  readonly suite: string;
  readonly runs: readonly MeasuredRun[];
  /** Acceptances that the next comment has to remember. */
  readonly accepted: readonly BoundAcceptance[];
  /** What was accepted on the pull requests that this push has merged. */
  readonly record: readonly StoredAcceptance[];
}

type Configs = readonly [Config, ...Config[]];

interface MeasuredRun {
  readonly part: PartName;
  readonly config: Config;
  readonly run: Run;
  /** An earlier attempt of this workflow run has stored its own, which stays the only one. */
  readonly stored: boolean;
}

interface Job extends StoreAccess {
  readonly plan: ActionPlan;
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
  const job: Job = { plan, context, api, token, temporary: env.RUNNER_TEMP ?? '', settings };
  if (settings.work === 'measure') {
    await leave(job);
    return;
  }

  const verdict = await judge(job);
  await publish(job, verdict, env);
  const { configs } = verdict;
  const openStore = storesOf(job, configs);
  const kept = plan.appends ? await keep(verdict, openStore) : { added: false, fault: null };
  if (plan.searches) {
    for (const config of configs) await searchStored(api, context, config, () => openStore(config));
    if (!kept.added) await refresh(configs, openStore);
  }
  conclude(verdict, kept.fault);
}

/** Leaves what was measured for the job that judges; that measuring failed is for that job to say, too. */
async function leave({ plan, context, settings }: Job): Promise<void> {
  const [project] = plan.projects;
  let config = configOf(plan, project, null);
  const part = (): PartName => ({ suite: config.suite, system: settings.system, shard: config.shard });
  let text: string;
  try {
    text = await readMeasured(path.join(plan.folder, 'measured.json'));
    const found = parseMeasured(text);
    config = configOf(plan, project, found.config);
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
  if (settings.work === 'gate') {
    const text = await readMeasured(path.join(plan.folder, 'measured.json'));
    const part = { suite: config.suite, system: null, shard: null };
    return { runs: [{ part, text, warnings: [] }], parts: 1 };
  }
  const suites = isSuiteKnown(plan) ? configs.map(({ suite }) => suite) : null;
  return takeRuns(api, context, suites, plan.flags.parts ?? null);
}

async function judge(job: Job): Promise<Verdict> {
  const { plan, context } = job;
  let configs = configsOf(plan);
  let record: readonly StoredAcceptance[] = [];
  try {
    // Before what was measured is looked at: it holds whether or not that is sound.
    const early = isSuiteKnown(plan) ? await acceptedByMerging(job, configs) : null;
    record = early?.record ?? [];
    const taken = await measuredRuns(job);
    const faults: PartFault[] = [];
    const found = taken.runs.flatMap((one) => tried(one.part, faults, () => parsedRun(one)) ?? []);
    const [project] = plan.projects;
    const [first] = found;
    if (project.policy.from === 'code' && first !== undefined)
      configs = [configOf(plan, project, first.found.config)];
    const suite = suiteOf(configs);
    const store = await openSnapshot(plan.baseline.folder, plan.baseline.digest);
    const accepted = await acceptances(job, suite);
    const merged = early ?? (await acceptedByMerging(job, configs));
    record = merged.record;
    const judged: JudgedRuns[] = [];
    for (const one of found) {
      const own = configs.find((config) => config.suite === one.part.suite) ?? configs[0];
      // In one job the share of alpha is what its own input says.
      const isAlone = job.settings.work === 'gate';
      const config = accepting(isAlone ? own : sharing(own, taken.parts), accepted.found, record);
      const part = isAlone ? { ...one.part, suite: own.suite } : one.part;
      const result = await judgePart(job, { ...one, part }, config, store).catch((error: unknown) =>
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
        : joinParts(judged, gaps, { suite, alpha: configs[0].alpha });
    const earlier = await earlierAttempt(job, suite, judged, storesOf(job, configs));
    const said = [...plan.warnings, ...accepted.warnings, ...merged.warnings, ...earlier.warnings];
    const counted = await withTally(
      { ...whole, warnings: [...said, ...whole.warnings] },
      only.run,
      only.config,
      () => Promise.resolve(store),
    );
    return {
      decision: { ...counted, ...storedRunsSaid(plan) },
      fault: null,
      configs,
      suite: counted.suite,
      runs: judged.map(({ part, config, run }) => ({
        part,
        config,
        run: withAttempt({ ...run, outcome: whole.outcome }, part, context),
        stored: earlier.isStored(part),
      })),
      accepted: accepted.bound,
      record,
    };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return {
      decision: null,
      fault: error,
      configs,
      suite: suiteOf(configs),
      runs: [],
      accepted: [],
      record,
    };
  }
}

/** Whether the suites are known without what the benchmark step says. */
function isSuiteKnown({ projects: [{ policy }], flags }: ActionPlan): boolean {
  return policy.from !== 'code' || flags.suite !== undefined;
}

function suiteOf(configs: Configs): string {
  return suitesText(configs.map(({ suite }) => suite));
}

/** With what was accepted on the pull request of this job, and on those that it has merged. */
function accepting(config: Config, open: readonly Acceptance[], merged: readonly StoredAcceptance[]): Config {
  const own = merged.filter(({ suite }) => suite === config.suite).map(policyOf);
  return { ...config, policy: { ...config.policy, accept: [...config.policy.accept, ...open, ...own] } };
}

function storedRunsSaid({ projects }: ActionPlan): Pick<Decision, 'baseline'> {
  const said = new Set(projects.flatMap(({ store }) => store?.said ?? []));
  return said.size === 0 ? {} : { baseline: [...said].join('; ').slice(0, 2000) };
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

interface JudgedRuns extends JudgedPart, Omit<MeasuredRun, 'stored'> {
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
  job: Job,
  { part, found }: FoundPart,
  config: Config,
  store: BaselineStore,
): Promise<JudgedRuns> {
  const openStore = (): Promise<BaselineStore> => Promise.resolve(store);
  checkRuns(job.plan, found.runs, part);
  const runs = await gateRuns(found.runs, config, openStore);
  const decision = await judgeGate(
    { runs, warnings: found.warnings },
    config,
    openStore,
    (base, head, commit) => standingIn(job, base, head, commit),
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

/** What was accepted on the pull requests that the push of this job has merged: by one comment for each of the suites. */
async function acceptedByMerging(
  { context, api }: Job,
  configs: Configs,
): Promise<{ readonly record: readonly StoredAcceptance[]; readonly warnings: readonly string[] }> {
  const { event, repository } = context;
  if (event.kind !== 'push' || !event.isDefault || event.branch === null) return { record: [], warnings: [] };
  const { before, after, branch } = event;
  try {
    const record: StoredAcceptance[] = [];
    for (const pull of await pullsMergedBy(api, { before, after, branch, repositoryId: repository.id })) {
      const accepted = await acceptedOnMerged(api, pull, suiteOf(configs), version);
      for (const { suite } of configs) record.push(...accepted.map((one) => ({ ...one, suite })));
    }
    return { record, warnings: [] };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return {
      record: [],
      warnings: [`What was accepted before the merge could not be read: ${explained(error)}`],
    };
  }
}

function configsOf(plan: ActionPlan): Configs {
  const [first, ...rest] = plan.projects;
  return [configOf(plan, first, null), ...rest.map((project) => configOf(plan, project, null))];
}

/** @param code what the benchmark step says of a configuration that is code; null: nothing yet. */
function configOf(
  { workspace, flags, observes }: ActionPlan,
  { folder, policy }: PlannedProject,
  code: unknown,
): Config {
  const input =
    policy.from === 'code' && code !== null
      ? parseConfigInput(code, policy.file ?? 'the configuration')
      : policy.input;
  const file =
    input === null ? null : { path: path.join(folder, policy.file ?? 'perf-gate.config.json'), input };
  const config = {
    ...resolveConfig({ cwd: workspace, flags, file: withPolicy(file, policy, folder) }),
    project: folder,
  };
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
  { api, plan }: Job,
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

/** Writes files, summary and comment. What cannot be done is a warning, and changes no verdict. */
async function publish(job: Job, verdict: Verdict, env: NodeJS.ProcessEnv): Promise<void> {
  const { decision, fault, suite } = verdict;
  const [{ verbose }] = verdict.configs;
  const render = (limit: number, charts: boolean): string =>
    decision === null
      ? faultReport(suite, fault ?? new PerfGateError('nothing was measured'))
      : markdownReport(decision, { limit, verbose, charts });
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
function annotateLines({ plan }: Job, { decision, runs }: Verdict): void {
  if (decision === null) return;
  const keyOf = (part: string | undefined, benchmark: string): string => JSON.stringify([part, benchmark]);
  const places = new Map<string, { readonly file: string; readonly line: number }>();
  for (const { part, config, run } of runs) {
    const folder = path.relative(plan.workspace, config.project).split(path.sep).join('/');
    const name = decision.parts === undefined ? undefined : partText(part);
    for (const { benchmark, file, line } of run.locations ?? [])
      places.set(keyOf(name, benchmark), { file: path.posix.join(folder, file), line });
  }
  annotate(
    benchmarkNotes(decision).flatMap(({ part, benchmark, level, title, message }) => {
      const place = places.get(keyOf(part, benchmark));
      // What is outside of the repository is nothing that GitHub could show.
      if (place === undefined || /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/u.test(place.file)) return [];
      return [{ level, title: `perf-gate: ${title}`, message, ...place }];
    }),
  );
}

/**
 * The stores of this job, each opened once: what is added to artifacts is not seen by another one before this workflow run is over.
 * Opening throws a PerfGateError when it is known that it cannot be written, or not known which one it is.
 */
function storesOf(job: Job, configs: Configs): (config: Config) => Promise<BaselineStore> {
  const opened = new Map<string, Promise<BaselineStore>>();
  const history = Math.max(...configs.map((config) => config.history));
  return async ({ suite, store: asked, project }) => {
    const at = configs.findIndex((config) => config.suite === suite);
    const store = asked.kind === 'auto' ? writable(job.plan.projects[at]?.store ?? null) : asked;
    const key = JSON.stringify(store);
    const known = opened.get(key) ?? openActionStore(store, { project, history }, job);
    opened.set(key, known);
    return known;
  };
}

function writable(chosen: ChosenStore | null): FixedStore {
  if (chosen === null) {
    throw new PerfGateError('it could not be found out where the stored runs are', {
      remedy: 'The warnings of this job say why; or name the store with the input "store".',
    });
  }
  if (chosen.refusal !== null) throw new PerfGateError(chosen.refusal);
  return chosen.store;
}

/** Adds the runs and what was accepted to the stores. @returns why that could not be; null: it could. */
async function keep(
  { runs, record, configs }: Verdict,
  openStore: (config: Config) => Promise<BaselineStore>,
): Promise<{ readonly added: boolean; readonly fault: string | null }> {
  let added = false;
  let what = 'the run';
  try {
    const whole = storableRuns(runs);
    const contents = new Map<BaselineStore, { runs: Run[]; acceptances: StoredAcceptance[] }>();
    for (const config of configs) {
      const ofSuite = ({ suite }: { readonly suite: string }): boolean => suite === config.suite;
      const own = { runs: whole.filter(ofSuite), acceptances: record.filter(ofSuite) };
      if (own.runs.length === 0 && own.acceptances.length === 0) continue;
      what = own.runs.length > 0 ? 'the run' : 'what was accepted';
      const store = await openStore(config);
      const { runs: others, acceptances } = contents.get(store) ?? { runs: [], acceptances: [] };
      contents.set(store, {
        runs: [...others, ...own.runs],
        acceptances: [...acceptances, ...own.acceptances],
      });
    }
    for (const [store, content] of contents) {
      what = content.runs.length > 0 ? 'the run' : 'what was accepted';
      const stored = await store.add(content);
      for (const one of [...stored.runs, ...stored.acceptances]) {
        say(`${one.added ? 'Stored' : 'Stored already'} in the ${store.description}: ${one.path}`);
        added ||= one.added;
      }
    }
    return { added, fault: null };
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    return { added, fault: `${what} could not be stored: ${explained(error)}` };
  }
}

/** One run for each kind of machine that measured a suite. */
function storableRuns(runs: readonly MeasuredRun[]): Run[] {
  const places = new Map<string, Run[]>();
  for (const { part, run, stored } of runs) {
    const { complete, identical, samples, environment } = run;
    if (stored || !complete || identical !== undefined || samples.length === 0) continue;
    const key = JSON.stringify([part.suite, part.system, environment.fingerprint]);
    places.set(key, [...(places.get(key) ?? []), run]);
  }
  return Array.from(places.values(), mergeShards);
}

/** Keeps what is stored from expiring. Changes no verdict. */
async function refresh(
  configs: Configs,
  openStore: (config: Config) => Promise<BaselineStore>,
): Promise<void> {
  try {
    const stores = new Set<BaselineStore>();
    for (const config of configs) stores.add(await openStore(config));
    for (const store of stores) await refreshStore(store);
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    warn([`The stored runs could not be kept from expiring: ${explained(error)}`]);
  }
}

/** Fails the step, when it must fail, and last of all. */
function conclude({ decision, fault, configs }: Verdict, unstored: string | null): void {
  const [{ couldNotJudge }] = configs;
  if (decision === null) {
    if (fault === null) return;
    if (couldNotJudge === 'fail') failStep(fault);
    else warn([`perf-gate could not judge: ${explained(fault)}`]);
    return;
  }
  const code = exitCodeOf(decision, couldNotJudge);
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
