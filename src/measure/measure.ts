import {
  PerfGateError,
  runSchemaName,
  type Conditions,
  type Environment,
  type Failure,
  type Identical,
  type Metric,
  type Run,
  type Sample,
  type SourceLocation,
} from '../model/index.ts';
import { randomInteger, seededRandom, shuffled, type Random } from '../stats/random.ts';
import { Agenda, patience, secondsOf, type Work } from './agenda.ts';
import {
  chooseBenchmark,
  prepareWorkload,
  roundsOfControl,
  RunningControl,
  type ControlWorkload,
} from './control.ts';
import { planRounds, type Plan } from './plan.ts';
import { discover, type DiscoverRequest, type Planned } from './discover.ts';
import { takeShard } from './shard.ts';
import type { Side, SideName } from './sides.ts';
import type { Benchmark, Group, SuiteRunner, TrialOutcome } from './suite-runner.ts';

/** What measuring tells while it goes on. */
export type MeasureEvent =
  | { readonly kind: 'discovered'; readonly benchmarks: number; readonly added: number }
  | { readonly kind: 'planned'; readonly plan: Plan; readonly benchmarks: number; readonly sides: number }
  | {
      readonly kind: 'progress';
      readonly round: number;
      /** The look that this round is on the way to. */
      readonly rounds: number;
      readonly benchmark: string;
      /** Benchmarks that are still measured. */
      readonly open: number;
      /** Fraction of the work that is done. */
      readonly done: number;
      readonly secondsLeft: number;
    }
  /** Seconds that a round of the control workload takes, and how many rounds it has at most. */
  | { readonly kind: 'control'; readonly secondsPerRound: number; readonly rounds: number }
  /** Benchmarks whose files are not the same on both sides, with what speaks against it. */
  | { readonly kind: 'differs'; readonly benchmarks: readonly string[]; readonly because: string }
  | { readonly kind: 'failed'; readonly side: SideName; readonly failure: Failure };

export interface MeasureRequest extends DiscoverRequest {
  /** What judging asks of measuring; this module knows nothing of statistics. */
  readonly judging: {
    /** Rounds after which benchmarks shall be looked at, ascending. */
    readonly looks: readonly number[];
    /** Told before the first round what will be measured on both sides. */
    readonly prospect: (
      benchmarks: readonly { readonly id: string; readonly metrics: Readonly<Record<string, Metric>> }[],
    ) => {
      /** Fewest rounds at which all of it can be judged. */
      readonly fewestRounds: number;
      /** The first of these looks at which all of it can be judged; Infinity: none. */
      readonly speaking: (looks: readonly number[]) => number;
      /** The metric by which base is measured against itself; null: none. */
      readonly control: string | null;
      /** What more rounds of one benchmark would be good for, from what its metrics have so far. */
      readonly outlook: (
        benchmark: string,
        samples: readonly {
          readonly name: string;
          readonly base: readonly number[];
          readonly head: readonly number[];
        }[],
        looks: readonly number[],
      ) => { readonly settled: boolean; readonly rounds: number };
    };
  };
  /** By benchmark: seconds that one trial took in stored runs. Shards are split by them. */
  readonly recordedSeconds: ReadonlyMap<string, number>;
  /** The workload of ours that is measured beside the benchmarks; null: none. */
  readonly controlWorkload: ControlWorkload | null;
  readonly seed: number;
  readonly onEvent: (event: MeasureEvent) => void;
  readonly toolVersion: string;
  readonly environment: (facts: {
    runtime: { name: string; version: string };
    notes: Record<string, string>;
  }) => Promise<Environment>;
  readonly watchConditions: () => Promise<{ finish(): Promise<Conditions> }>;
  /** Monotonic seconds; the clock of the wall may jump. */
  readonly monotonic: () => number;
  /** Wall time, for the record only. */
  readonly now: () => Date;
}

export interface Measured {
  readonly base: Run | null;
  readonly head: Run;
}

/** Rounds for benchmarks that only one side has: enough to see that they work and what they take. */
const roundsAlone = 5;

/** Characters of one warning; those of the schema of a run. */
const longestWarning = 2000;

/** What has been measured of one side. */
class SideRecord {
  readonly values = new Map<string, Map<string, number[]>>();
  readonly inner = new Map<string, Map<string, number[][]>>();
  failures: Failure[] = [];

  /** Benchmarks that have failed. */
  failed(): string[] {
    return this.failures.flatMap(({ benchmark }) => benchmark ?? []);
  }

  /** Forgets the failures of the benchmarks that are left to other shards. */
  leave(has: (benchmark: string) => boolean): void {
    this.failures = this.failures.filter(({ benchmark }) => benchmark === null || has(benchmark));
  }

  add(benchmark: string, outcome: TrialOutcome & { ok: true }, told: (metric: string) => boolean): void {
    for (const [metric, value] of Object.entries(outcome.measurements)) {
      if (told(metric)) append(this.values, benchmark, metric, value);
    }
    for (const [metric, values] of Object.entries(outcome.inner ?? {})) {
      if (told(metric)) append(this.inner, benchmark, metric, [...values]);
    }
  }

  /** The side has this benchmark, and it cannot be measured: samples without values say so. */
  addUnmeasured(benchmark: string, metrics: Iterable<string>): void {
    this.values.set(benchmark, new Map(Array.from(metrics, (metric) => [metric, []])));
  }

  /** In the given order of benchmarks: the order of measuring is random. */
  samples(order: Iterable<string>): Sample[] {
    const samples: Sample[] = [];
    for (const benchmark of order) {
      for (const [metric, values] of this.values.get(benchmark) ?? []) {
        const inner = this.inner.get(benchmark)?.get(metric);
        samples.push({ benchmark, metric, values, ...(inner === undefined ? {} : { inner }) });
      }
    }
    return samples;
  }
}

function append<T>(store: Map<string, Map<string, T[]>>, benchmark: string, metric: string, value: T): void {
  const metrics = store.get(benchmark) ?? new Map<string, T[]>();
  store.set(benchmark, metrics);
  const values = metrics.get(metric) ?? [];
  metrics.set(metric, values);
  values.push(value);
}

/**
 * Measures both sides in rounds (or head alone when there is no base).
 *
 * Every round of every group is one trial of each side, next to each other in time; one fair coin per round decides
 * everything that has an order: which directory holds which side, which process starts first, which slot is first. The
 * rounds of all groups are spread over the whole duration, so that a slow minute of the machine hits all of them a little
 * and none of them entirely.
 *
 * Interrupted by the signal, it gives what was measured so far, marked as incomplete.
 *
 * @throws PerfGateError when no benchmark is found.
 */
export async function measure(request: MeasureRequest): Promise<Measured> {
  const { sides, monotonic } = request;
  const interrupted = (): boolean => isAborted(request.signal);
  const started = request.now();
  const startedAt = monotonic();
  const random = seededRandom(request.seed);
  const records: Record<SideName, SideRecord> = { base: new SideRecord(), head: new SideRecord() };
  const warnings: string[] = [...sides.warnings];
  if (sides.fixed !== null) warnings.push(sides.fixed);
  const fail = (side: SideName, failure: Failure): void => {
    records[side].failures.push(failure);
    request.onEvent({ kind: 'failed', side, failure });
  };
  const watch = await request.watchConditions();

  const all = await discover(request, warnings, fail);
  const { shard } = request.config;
  const taken =
    shard === null
      ? null
      : takeShard(all, [...records.base.failed(), ...records.head.failed()], shard, request.recordedSeconds);
  const found = taken?.found ?? all;
  if (taken !== null) {
    for (const record of [records.base, records.head]) record.leave(taken.has);
    warnings.push(...taken.warnings);
  }
  const paired = found.planned.filter((planned) => planned.sides.length === 2).length;
  request.onEvent({
    kind: 'discovered',
    benchmarks: found.planned.length,
    added: found.planned.length - paired,
  });

  // Before minutes are spent: what the suites call their metrics is known once they have been loaded.
  const metrics = mergeMetrics(request.runners);
  for (const { benchmark, runner, sides: runnable } of found.planned) {
    if (runnable.length === 0) records.base.addUnmeasured(benchmark.id, Object.keys(runner.metrics));
  }
  const calibrated = await calibrate(request, found.planned, random, fail);
  const durations = durationsOf(calibrated);
  const { work, identical } = await leaveOutIdentical(calibrated, request);
  const together = work.filter((item) => item.sides.length === (sides.base === null ? 1 : 2));
  const alone = work.filter((item) => !together.includes(item));
  const prospect = request.judging.prospect(
    together.flatMap(({ group, runner }) => group.map(({ id }) => ({ id, metrics: runner.metrics }))),
  );
  const plan = planRounds({
    rounds: request.config.rounds ?? (sides.base === null ? roundsAlone : null),
    fewest: sides.base === null ? 1 : prospect.fewestRounds,
    looks: request.judging.looks,
    speaking: prospect.speaking,
    secondsPerRound: secondsOf(together),
    timeBudget: request.config.timeBudget,
  });
  const aloneRounds = Math.min(roundsAlone, plan.looks[0]);
  if (together.length > 0) warnings.push(...plan.warnings);
  if (work.length > 0) {
    const extra = aloneRounds * secondsOf(alone);
    const seconds = { least: plan.seconds.least + extra, most: plan.seconds.most + extra };
    request.onEvent({
      kind: 'planned',
      plan: { ...plan, seconds },
      benchmarks: count(work),
      sides: sides.base === null ? 1 : 2,
    });
  }

  const { control, workload } = await startControls(request, together, prospect.control, warnings);
  const controls = [control, workload].filter((one) => one !== null);
  const measureStart = monotonic();
  const failed = new Set<string>();
  const agenda = new Agenda(together, plan);
  const coin = coinsOf(plan);
  let late = false;
  let rounds = 0;
  for (const look of plan.looks) {
    for (; rounds < look && !interrupted(); rounds += 1) {
      const elapsed = monotonic() - measureStart;
      if (rounds > 0 && request.config.rounds === null && elapsed > patience * request.config.timeBudget) {
        late = true;
        break;
      }
      const now: Work[] = rounds < aloneRounds ? [...together, ...alone] : [...together];
      now.push(...controls.filter((one) => one.wants(rounds)).map((one) => one.work));
      for (const item of shuffled(now, random)) {
        // The coin and the seed are drawn whatever happens, so that one benchmark does not change the rest of the run.
        const first = coin(item, rounds, random);
        const seed = randomInteger(random, 2 ** 31);
        const controlled = controls.find(({ work }) => work === item);
        const group =
          controlled === undefined
            ? item.group.filter(({ id }) => !failed.has(id) && !agenda.stopped.has(id))
            : item.group;
        if (!isGroup(group) || interrupted()) continue;
        request.onEvent({
          kind: 'progress',
          round: rounds,
          rounds: look,
          benchmark: group[0].id,
          open: count(together) - agenda.stopped.size,
          ...agenda.progress(monotonic() - measureStart),
        });
        await sides.place(first === 'base');
        const outcome = await item.runner.round({
          group,
          sides: item.sides,
          first,
          round: rounds,
          seed,
          timeout: request.config.trialTimeout,
          signal: request.signal,
        });
        agenda.did(item, group.length);
        if (interrupted()) break;
        if (controlled !== undefined) controlled.keep(outcome);
        else for (const benchmark of group) keepRound(benchmark, item.sides, outcome, records, failed, fail);
      }
      if (interrupted()) break;
    }
    if (late || interrupted() || look === plan.looks.at(-1)) break;
    const outlooks = new Map<string, number>();
    for (const { id } of together.flatMap((item) => item.group)) {
      if (failed.has(id) || agenda.stopped.has(id)) continue;
      const samples = [...(records.head.values.get(id) ?? [])].map(([name, head]) => {
        return { name, head, base: records.base.values.get(id)?.get(name) ?? [] };
      });
      const outlook = prospect.outlook(id, samples, plan.looks);
      if (!outlook.settled) outlooks.set(id, outlook.rounds);
    }
    const left = agenda.goOn(outlooks, look, request.config.timeBudget, monotonic() - measureStart);
    if (left > 0) {
      warnings.push(
        `The time budget ended measuring ${left === 1 ? 'a benchmark' : `${String(left)} benchmarks`} that more rounds might have decided, after ${String(look)} rounds.`,
      );
    }
    if (agenda.stopped.size >= count(together)) break;
  }
  if (late) {
    warnings.push(
      `Measuring took longer than foreseen; the time budget ended it after ${String(rounds)} rounds.`,
    );
  }
  const complete = !interrupted();
  const conditions = await watch.finish();
  const runtime = found.runtime ?? { name: 'none', version: '0' };
  const environment = await request.environment({ runtime, notes: found.notes });
  if (!complete) {
    warnings.push(`Interrupted after ${String(rounds)} of ${String(plan.looks.at(-1))} rounds.`);
  }
  const locations = found.planned.flatMap(
    ({ benchmark: { id, file, line }, sides: has }): SourceLocation[] =>
      file === null || line === null || !has.some((side) => side.name === 'head')
        ? []
        : [{ benchmark: id, file, line }],
  );
  const order = new Set(found.planned.map(({ benchmark }) => benchmark.id));
  // Ended by the time before the first look: what is there was not chosen by what was seen, so it is one look at all.
  const looks = rounds < plan.looks[0] || plan.looks.length === 1 ? null : [...plan.looks];
  const [benchmarkSample, workloadSample] = [control?.sample ?? null, workload?.sample ?? null];
  const pairing = `${String(request.seed)}-${started.toISOString()}`;
  const run = (side: Side): Run => {
    const samples = records[side.name].samples(order);
    // Where all failed, the metrics tell what could not be measured.
    const measuredMetrics = new Set(
      samples.length === 0 ? Object.keys(metrics) : samples.map((sample) => sample.metric),
    );
    return {
      schema: runSchemaName,
      tool: { name: 'perf-gate', version: request.toolVersion },
      suite: request.config.suite,
      commit: side.commit,
      started: started.toISOString(),
      seconds: monotonic() - startedAt,
      environment,
      metrics: Object.fromEntries(Object.entries(metrics).filter(([name]) => measuredMetrics.has(name))),
      samples,
      failures: records[side.name].failures,
      ...(side.name === 'base' || locations.length === 0 ? {} : { locations }),
      ...(found.ignored.length === 0 ? {} : { ignored: [...found.ignored] }),
      ...(identical.length === 0 ? {} : { identical }),
      ...(taken === null ? {} : { shards: taken.shards }),
      ...(durations.length === 0 ? {} : { durations: Object.fromEntries(durations) }),
      conditions,
      seed: request.seed,
      ...(sides.base === null
        ? {}
        : { pairing: { id: pairing, side: side.name, ...(looks === null ? {} : { looks }) } }),
      ...(side.name === 'base' || benchmarkSample === null ? {} : { control: benchmarkSample }),
      ...(side.name === 'base' || workloadSample === null ? {} : { controlWorkload: workloadSample }),
      complete,
      // Both runs of a pair come from one measurement; the head's carries what there is to say about it.
      warnings: side.name === 'head' ? warnings.map(shortened) : [],
    };
  };
  return { base: sides.base === null ? null : run(sides.base), head: run(sides.head) };
}

/** The controls that run beside the benchmarks; none where nothing is measured in pairs or nothing gates. */
async function startControls(
  request: MeasureRequest,
  together: readonly Work[],
  metric: string | null,
  warnings: string[],
): Promise<{ control: RunningControl | null; workload: RunningControl | null }> {
  const { base, head } = request.sides;
  if (base === null || metric === null || together.length === 0) return { control: null, workload: null };
  const chosen = chooseBenchmark(together, base, request.seed);
  const control = chosen === null ? null : new RunningControl(chosen, metric);
  if (request.controlWorkload === null || isAborted(request.signal)) return { control, workload: null };
  const { signal } = request;
  const timeout = request.config.trialTimeout;
  const prepared = await prepareWorkload(request.controlWorkload, base, head, { timeout, signal });
  if (typeof prepared !== 'string') {
    request.onEvent({ kind: 'control', secondsPerRound: prepared.secondsPerRound, rounds: roundsOfControl });
    return { control, workload: new RunningControl(prepared, 'time') };
  }
  if (!isAborted(signal)) warnings.push(`The control workload could not be measured: ${prepared}`);
  return { control, workload: null };
}

/**
 * Which side is first: one fair coin for each round. With so few rounds that a model decides, one for every two, and the
 * second has the places of the first swapped: three fair coins fall alike in one of four gates, and then what a place
 * costs looks like a change that every round shows.
 */
function coinsOf(plan: Plan): (item: Work, round: number, random: Random) => SideName {
  const latest = new Map<Work, SideName>();
  return (item, round, random) => {
    const drawn = random() < 0.5 ? 'base' : 'head';
    const swapped = latest.get(item) === 'base' ? 'head' : 'base';
    const first = plan.decides === 'coin' || round % 2 === 0 ? drawn : swapped;
    latest.set(item, first);
    return first;
  };
}

/** Keeps a round of one benchmark only when every side of it measured, so that the samples stay in step. */
function keepRound(
  benchmark: Benchmark,
  sides: readonly Side[],
  outcome: Awaited<ReturnType<SuiteRunner['round']>>,
  records: Record<SideName, SideRecord>,
  failed: Set<string>,
  fail: (side: SideName, failure: Failure) => void,
): void {
  const outcomes = sides.map((side) => ({ side, trial: outcome[side.name]?.get(benchmark.id) }));
  for (const { side, trial } of outcomes) {
    if (trial?.ok === true) continue;
    failed.add(benchmark.id);
    fail(
      side.name,
      trial?.failure ?? {
        benchmark: benchmark.id,
        kind: 'bad-output',
        message: 'its trial ended without a measurement',
        round: null,
      },
    );
  }
  if (failed.has(benchmark.id)) return;
  // A metric that one side could not tell this time (CPU time below the clock's tick) is left out on both.
  const told = (metric: string): boolean =>
    outcomes.every(({ trial }) => trial?.ok === true && Object.hasOwn(trial.measurements, metric));
  for (const { side, trial } of outcomes)
    if (trial?.ok === true) records[side.name].add(benchmark.id, trial, told);
}

async function calibrate(
  request: MeasureRequest,
  planned: readonly Planned[],
  random: Random,
  fail: (side: SideName, failure: Failure) => void,
): Promise<Work[]> {
  const work: Work[] = [];
  for (const runner of request.runners) {
    for (const sideNames of ['base head', 'head', 'base']) {
      const those = planned.filter(
        (item) => item.runner === runner && item.sides.map((side) => side.name).join(' ') === sideNames,
      );
      const sides = those[0]?.sides;
      if (sides === undefined) continue;
      for (const group of runner.groups(those.map(({ benchmark }) => benchmark))) {
        if (isAborted(request.signal)) return work;
        const calibration = await runner.calibrate({
          group,
          sides,
          first: random() < 0.5 ? 'base' : 'head',
          round: null,
          seed: randomInteger(random, 2 ** 31),
          timeout: request.config.trialTimeout,
          signal: request.signal,
        });
        const bad = new Set<string>();
        for (const side of sides) {
          for (const [id, failure] of calibration.failed[side.name] ?? []) {
            bad.add(id);
            if (!isAborted(request.signal)) fail(side.name, failure);
          }
        }
        const rest = group.filter((benchmark) => !bad.has(benchmark.id));
        if (isGroup(rest))
          work.push({ group: rest, runner, sides, secondsPerRound: calibration.secondsPerRound });
      }
    }
  }
  return work;
}

/** Seconds that one trial of each benchmark is foreseen to take, for those who split the suite later. */
function durationsOf(work: readonly Work[]): [string, number][] {
  return work.flatMap(({ group, sides, secondsPerRound }): [string, number][] => {
    const seconds = secondsPerRound / (group.length * sides.length);
    return seconds > 0 ? group.map(({ id }) => [id, Number(seconds.toPrecision(3))]) : [];
  });
}

/** Takes the benchmarks out that are the same on both sides. */
async function leaveOutIdentical(
  calibrated: readonly Work[],
  request: MeasureRequest,
): Promise<{ work: readonly Work[]; identical: Identical[] }> {
  if (!request.config.shortcut) return { work: calibrated, identical: [] };
  const work: Work[] = [];
  const identical: Identical[] = [];
  for (const item of calibrated) {
    if (item.sides.length < 2 || item.runner.identity === undefined || isAborted(request.signal)) {
      work.push(item);
      continue;
    }
    const identity = await item.runner.identity({
      group: item.group,
      sides: item.sides,
      first: 'base',
      round: null,
      // Nothing is measured.
      seed: 1,
      timeout: request.config.trialTimeout,
      signal: request.signal,
    });
    const benchmarks = item.group.map(({ id }) => id);
    if (identity.identical) {
      for (const benchmark of benchmarks)
        identical.push({ benchmark, files: identity.files, reason: 'same-files' });
    } else {
      work.push(item);
      request.onEvent({ kind: 'differs', benchmarks, because: identity.because });
    }
  }
  return { work, identical };
}

/** A call, because the compiler takes a property it has tested for a constant, across awaits too. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** @throws PerfGateError when two suites mean different things by one metric. */
function mergeMetrics(runners: readonly SuiteRunner[]): Record<string, Metric> {
  const merged: Record<string, Metric> = {};
  for (const runner of runners) {
    for (const [name, metric] of Object.entries(runner.metrics)) {
      const other = merged[name];
      if (other !== undefined && (other.unit !== metric.unit || other.better !== metric.better)) {
        throw new PerfGateError(
          `two suites have a metric ${name}, in ${other.unit} (${other.better} is better) and in ${metric.unit} (${metric.better} is better)`,
          { remedy: 'Measure them by two configurations, each with a `suite` name of its own.' },
        );
      }
      merged[name] = metric;
    }
  }
  return merged;
}

/** Warnings quote failures, which may be longer than a warning of a run may be. */
function shortened(warning: string): string {
  return warning.length > longestWarning ? `${warning.slice(0, longestWarning - 1)}…` : warning;
}

function isGroup(benchmarks: readonly Benchmark[]): benchmarks is Group {
  return benchmarks.length > 0;
}

function count(work: readonly Work[]): number {
  return work.reduce((total, item) => total + item.group.length, 0);
}
