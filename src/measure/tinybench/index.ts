import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TinybenchSuite } from '../../config/config.ts';
import { longestName, ownMetrics, type Failure } from '../../model/index.ts';
import { randomInteger, seededRandom, shuffled } from '../../stats/random.ts';
import type { Side, SideName } from '../sides.ts';
import type {
  Benchmark,
  Calibration,
  Discovery,
  Group,
  RoundOutcome,
  RoundRequest,
  SuiteRunner,
  TrialOutcome,
} from '../suite-runner.ts';
import { FileComparison, relativeTo, type Identity, type Touched } from '../same-files.ts';
import { planCounts, plannedSeconds, type Counts, type Pace } from './plan.ts';
import { benchmarkFiles } from '../benchmark-files.ts';
import { cpuTicks, isOneThread, moveTo, usableCpus } from '../one-cpu.ts';
import { pairTimes, summarise, type MeasuredSlot } from './summary.ts';
import { TrialProcess, v8Flags, type Fault } from './trial-process.ts';
import { chooseTypeScript, type TypeScriptChoice } from './typescript-choice.ts';

/** What the runner needs from the program around it. */
export interface TinybenchContext {
  /** The project's own node: an absolute path, or a name on the PATH of `env`. */
  readonly node: string;
  /** Arguments of node that start a trial: the path of the built entry, in tests with flags before it. */
  readonly trialEntry: readonly string[];
  /** Absolute path of the built module with the loader hooks. */
  readonly trialHooks: string;
  /** Complete environment of the trials; see benchmarkEnvironment. */
  readonly env: Readonly<Record<string, string>>;
  /** Seconds that loading a file may take in discovery. */
  readonly timeout: number;
}

/** Loading that takes longer than this, in seconds, is paid once for all benchmarks of a file. */
const slowLoading = 0.3;
/** Fixed while discovering: nothing is measured. */
const discoverySeed = 1;

type Outcomes = Map<string, TrialOutcome>;

function loadingOf(file: string): string {
  return `loading ${file}`;
}
function measuringOf(benchmark: Benchmark): string {
  return `measuring ${JSON.stringify(benchmark.id.slice(0, 200))}`;
}

/** The suite file of a group; every benchmark of this kind has one. */
function fileOf(benchmark: Benchmark): string {
  if (benchmark.file === null) throw new TypeError(`${benchmark.id} has no file`);
  return benchmark.file;
}

function isTypeScript(file: string): boolean {
  return /\.[cm]?ts$/u.test(file);
}

/** tsx takes long to start, so it is for suites that are TypeScript themselves; what others import, our hooks transform. */
function typescriptFor(side: Side, file: string): TypeScriptChoice {
  return chooseTypeScript(side.project, isTypeScript(file) ? 'any' : 'without tsx');
}

/** Whether these options of Node are switches and numbers only; a path would be loaded before anything is watched. */
function namesNoFiles(options: string): boolean {
  return options
    .split(/\s+/u)
    .every(
      (word) => word === '' || (/^--[a-z0-9-]+(?:=\d+)?$/u.test(word) && !/config|env-file/u.test(word)),
    );
}

function inOrder(sides: readonly Side[], first: SideName): Side[] {
  return [...sides].sort((left, right) => Number(right.name === first) - Number(left.name === first));
}

function failureOf(
  fault: Fault,
  benchmark: string | null,
  round: number | null,
  message = fault.message,
): Failure {
  return {
    benchmark,
    kind: fault.kind,
    message,
    ...(fault.output === '' ? {} : { output: fault.output }),
    round,
  };
}

/** Measures files that register benchmarks with tinybench, or with vitest's `bench`. */
class TinybenchRunner implements SuiteRunner {
  readonly controls = true;
  readonly metrics = ownMetrics;
  readonly #suite: TinybenchSuite;
  readonly #context: TinybenchContext;
  /** Longest time that loading a file took, by file. */
  readonly #loading = new Map<string, number>();
  /** Files that load otherwise without our hooks, on one side at least: then both sides have them in every round. */
  readonly #hooksNeeded = new Set<string>();
  /** By side and file: what discovery saw loaded from the copy, relative to it. */
  readonly #loaded = new Map<string, readonly (string | null)[]>();
  readonly #comparison = new FileComparison();
  /** By benchmark id; fixed once calibrated, so that every round runs the same schedule. */
  readonly #counts = new Map<string, Counts>();

  constructor(suite: TinybenchSuite, context: TinybenchContext) {
    this.#suite = suite;
    this.#context = context;
  }

  async files(side: Side): Promise<readonly string[]> {
    return benchmarkFiles(side.project, [...this.#suite.files, ...this.#suite.support]);
  }

  #start(side: Side, file: string, seed: number, timeout: number, signal: AbortSignal): TrialProcess {
    return new TrialProcess({
      node: this.#context.node,
      args: [...v8Flags(seed), ...typescriptFor(side, file).nodeArguments, ...this.#context.trialEntry],
      cwd: side.project,
      env: this.#context.env,
      timeout,
      signal,
    });
  }

  #load(
    trial: TrialProcess,
    side: Side,
    file: string,
    purpose: 'list' | 'calibrate' | 'observe' | 'measure',
  ): ReturnType<typeof trial.ask<'loaded'>> {
    const choice = typescriptFor(side, file);
    return trial.ask(
      {
        kind: 'load',
        // The control workload's path is absolute: it is in no copy.
        file: resolve(side.project, file),
        root: side.root,
        forbidden: side.forbidden,
        hooks: this.#context.trialHooks,
        typescript: choice.kind,
        esbuild: choice.esbuild,
        hooked: purpose !== 'measure' || this.#hooksNeeded.has(file),
        list: purpose === 'list',
        observed: purpose === 'observe',
      },
      'loaded',
      loadingOf(file),
    );
  }

  async discover(side: Side, signal: AbortSignal): Promise<Discovery> {
    const benchmarks: Benchmark[] = [];
    const failures: Failure[] = [];
    const warnings: string[] = [];
    const loaded = new Map<string, readonly string[]>();
    const notes: Record<string, string> = {
      'v8 flags':
        '--hash-seed and --random-seed, the same on both sides of a round, drawn for each round; --no-concurrent-recompilation',
    };
    let version: string | null = null;
    let typescript: string | null = null;
    notes['cpu of a round'] =
      (await usableCpus()).length > 1 ? 'one for both sides, drawn for each round' : 'left to the system';
    const files = await benchmarkFiles(side.project, this.#suite.files);
    for (const file of files) {
      if (!existsSync(join(side.project, file))) {
        failures.push({
          benchmark: null,
          kind: 'load',
          message: `${file}: there is no such file`,
          round: null,
        });
        continue;
      }
      const trial = this.#start(side, file, discoverySeed, this.#context.timeout, signal);
      try {
        const answer = await this.#load(trial, side, file, 'list');
        if (!answer.ok) {
          const { fault } = answer;
          // A file that ends the process did not load, however it did that.
          const kind = fault.kind === 'exited' || fault.kind === 'threw' ? 'load' : fault.kind;
          failures.push(failureOf({ ...fault, kind }, null, null, `${file}: ${fault.message}`));
          continue;
        }
        const { reply } = answer;
        this.#loading.set(file, Math.max(reply.seconds, this.#loading.get(file) ?? 0));
        if (reply.hooksNeeded) this.#hooksNeeded.add(file);
        version = reply.version;
        loaded.set(file, reply.files);
        this.#loaded.set(
          `${side.name} ${file}`,
          reply.files.map((path) => relativeTo(side, path)),
        );
        warnings.push(...reply.warnings.map((warning) => `${file}: ${warning}`));
        if (isTypeScript(file)) typescript = typescriptFor(side, file).label;
        else if (reply.transformed) typescript ??= typescriptFor(side, file).label;
        for (const { name, line } of reply.benchmarks) {
          const id = `${this.#suite.name ?? file.replace(/(?:\.bench)?\.[^./]+$/u, '')} > ${name}`;
          if (id.length > longestName) {
            const message = `${file}: a benchmark's name has ${String(id.length)} characters with its file; the longest allowed is ${String(longestName)}`;
            failures.push({ benchmark: null, kind: 'load', message, round: null });
          } else benchmarks.push({ id, name, file, line });
        }
      } finally {
        await trial.end();
      }
    }
    if (typescript !== null) notes.typescript = typescript;
    const unique = this.#refuseDuplicates(benchmarks, failures);
    return {
      benchmarks: unique,
      failures,
      warnings,
      notes,
      runtime: version === null ? null : { name: 'node', version },
      loaded,
    };
  }

  /** Two benchmarks of one name cannot be told apart in any report or store, so neither is measured. */
  #refuseDuplicates(benchmarks: readonly Benchmark[], failures: Failure[]): Benchmark[] {
    const byId = new Map<string, Benchmark[]>();
    for (const benchmark of benchmarks) {
      const same = byId.get(benchmark.id);
      if (same === undefined) byId.set(benchmark.id, [benchmark]);
      else same.push(benchmark);
    }
    const unique: Benchmark[] = [];
    for (const [id, [benchmark, ...others]] of byId) {
      if (benchmark === undefined) continue;
      if (others.length === 0) {
        unique.push(benchmark);
        continue;
      }
      const places = [benchmark, ...others].map(({ file, line }) =>
        line === null ? (file ?? '') : `${file ?? ''}:${String(line)}`,
      );
      const shown = places.slice(0, 5).join(', ');
      const message = `${String(places.length)} benchmarks have this name (${shown}); none of them is measured. Give each a name of its own.`;
      failures.push({ benchmark: id, kind: 'duplicate-name', message, round: null });
    }
    return unique;
  }

  groups(benchmarks: readonly Benchmark[]): readonly Group[] {
    const groups: [Benchmark, ...Benchmark[]][] = [];
    const shared = new Map<string, [Benchmark, ...Benchmark[]]>();
    for (const benchmark of benchmarks) {
      const file = fileOf(benchmark);
      const group = shared.get(file);
      if (group !== undefined) {
        group.push(benchmark);
        continue;
      }
      const alone: [Benchmark, ...Benchmark[]] = [benchmark];
      groups.push(alone);
      if ((this.#loading.get(file) ?? 0) > slowLoading) shared.set(file, alone);
    }
    return groups;
  }

  async calibrate(request: RoundRequest): Promise<Calibration> {
    const file = fileOf(request.group[0]);
    const failed: Partial<Record<SideName, Map<string, Failure>>> = {};
    const paces = new Map<string, Pace[]>();
    let loadSeconds = 0;
    for (const side of inOrder(request.sides, request.first)) {
      const faults = new Map<string, Failure>();
      failed[side.name] = faults;
      const open = [...request.group];
      // A benchmark that takes its process down must not take its neighbours with it: they get a new one.
      while (open.length > 0) {
        const trial = this.#start(side, file, request.seed, this.#wholeTimeout(request), request.signal);
        try {
          trial.allow(request.timeout);
          const answer = await this.#load(trial, side, file, 'calibrate');
          if (!answer.ok) {
            for (const { id } of open) faults.set(id, failureOf(answer.fault, id, request.round));
            break;
          }
          loadSeconds = Math.max(loadSeconds, trial.age);
          while (open.length > 0 && !trial.dead) {
            const benchmark = open.shift();
            if (benchmark === undefined) break;
            trial.allow(request.timeout);
            const { id, name } = benchmark;
            const measured = await trial.ask(
              { kind: 'calibrate', name },
              'calibrated',
              measuringOf(benchmark),
            );
            if (measured.ok) paces.set(id, [...(paces.get(id) ?? []), measured.reply]);
            else faults.set(id, failureOf(measured.fault, id, request.round));
          }
        } finally {
          await trial.end();
        }
      }
    }
    let seconds = loadSeconds;
    for (const { id } of request.group) {
      const of = paces.get(id);
      if (of === undefined) continue;
      const counts = planCounts(of);
      this.#counts.set(id, counts);
      seconds += plannedSeconds(counts, of);
    }
    return { secondsPerRound: seconds, failed };
  }

  async identity(request: RoundRequest): Promise<Identity> {
    const file = fileOf(request.group[0]);
    const [base, head] = request.sides;
    if (base === undefined || head === undefined)
      throw new TypeError('identity is a question about two sides');
    const options = this.#context.env.NODE_OPTIONS ?? '';
    if (!namesNoFiles(options)) {
      return { identical: false, because: 'NODE_OPTIONS may load files that are not watched' };
    }
    // What differs already in what loading brought in needs no trial.
    const files = [base, head].flatMap((side) => this.#loaded.get(`${side.name} ${file}`) ?? []);
    const inside = new Set(files.filter((path) => path !== null));
    const different = await this.#comparison.firstDifferent(base, head, inside);
    if (different !== null) return { identical: false, because: `${different} differs` };
    const touched = await Promise.all([this.#observe(base, request), this.#observe(head, request)]);
    const [onBase, onHead] = touched;
    if (onBase === null || onHead === null) {
      return { identical: false, because: 'a trial that is watched does not succeed' };
    }
    return this.#comparison.compare(base, head, onBase, onHead);
  }

  /** Runs a trial as long as a measured one and tells what it touched; null: it failed. */
  async #observe(side: Side, request: RoundRequest): Promise<Touched | null> {
    const file = fileOf(request.group[0]);
    const trial = this.#start(side, file, request.seed, this.#wholeTimeout(request), request.signal);
    try {
      trial.allow(request.timeout);
      const load = await this.#load(trial, side, file, 'observe');
      if (!load.ok) return null;
      for (const benchmark of request.group) {
        const { id, name } = benchmark;
        const counts = this.#counts.get(id);
        if (counts === undefined) return null;
        const { batch, batches, slots, warmup } = counts;
        const doing = measuringOf(benchmark);
        trial.allow(request.timeout);
        if (!(await trial.ask({ kind: 'prepare', name, batch, warmup }, 'ready', doing)).ok) return null;
        for (let slot = 0; slot < slots; slot += 1) {
          if (!(await trial.ask({ kind: 'slot', batches }, 'slot', doing)).ok) return null;
        }
        if (!(await trial.ask({ kind: 'finish' }, 'finished', doing)).ok) return null;
      }
      const told = await trial.ask({ kind: 'touched' }, 'touched', loadingOf(file));
      return told.ok ? { ...told.reply, runtime: load.reply.version } : null;
    } finally {
      await trial.end();
    }
  }

  /** A backstop only: what each benchmark may take is watched as it runs. */
  #wholeTimeout(request: RoundRequest): number {
    return request.timeout * (2 * request.group.length + 1);
  }

  async round(request: RoundRequest): Promise<RoundOutcome> {
    const file = fileOf(request.group[0]);
    const timeout = this.#wholeTimeout(request);
    const trials = inOrder(request.sides, request.first).map((side) => {
      const process = this.#start(side, file, request.seed, timeout, request.signal);
      return { side, process, outcomes: new Map() as Outcomes };
    });
    type Trial = (typeof trials)[number];
    const outcome: Partial<Record<SideName, Outcomes>> = {};
    for (const trial of trials) outcome[trial.side.name] = trial.outcomes;
    const fail = (trial: Trial, { id }: Benchmark, fault: Fault, message = fault.message): void => {
      trial.outcomes.set(id, { ok: false, failure: failureOf(fault, id, request.round, message) });
    };
    try {
      await Promise.all(
        trials.map(async (trial) => {
          trial.process.allow(request.timeout);
          const answer = await this.#load(trial.process, trial.side, file, 'measure');
          if (!answer.ok) for (const benchmark of request.group) fail(trial, benchmark, answer.fault);
        }),
      );
      // The same order on both sides, another in each round: what one benchmark leaves behind must not always meet the same next one.
      for (const benchmark of shuffled(request.group, seededRandom(request.seed))) {
        const ready = trials.filter((trial) => !trial.outcomes.has(benchmark.id));
        await this.#measure(benchmark, ready, request, (trial, fault) => {
          fail(trial, benchmark, fault);
          if (!fault.dead) return;
          for (const other of request.group) {
            if (trial.outcomes.has(other.id)) continue;
            const why = `not measured: the process it shares with other benchmarks died while ${measuringOf(benchmark)} (${fault.message})`;
            fail(trial, other, fault, why.slice(0, 10_000));
          }
        });
      }
    } finally {
      await Promise.all(trials.map(async ({ process }) => process.end()));
    }
    return outcome;
  }

  /** Measures one benchmark in the processes that can: warmed at the same time, then slot by slot in turns. */
  async #measure<T extends { readonly process: TrialProcess; readonly outcomes: Outcomes }>(
    benchmark: Benchmark,
    ready: readonly T[],
    request: RoundRequest,
    fail: (trial: T, fault: Fault) => void,
  ): Promise<void> {
    const { id, name } = benchmark;
    const counts = this.#counts.get(id);
    if (counts === undefined) {
      const message = 'it could not be calibrated, so it is not measured';
      for (const trial of ready) fail(trial, { kind: 'bad-value', message, output: '', dead: false });
      return;
    }
    const { batch, batches, slots, warmup } = counts;
    const doing = measuringOf(benchmark);
    const measured = new Map<T, MeasuredSlot[]>();
    const pids: number[] = [];
    await Promise.all(
      ready.map(async (trial) => {
        const { pid } = trial.process;
        const before = pid === undefined ? null : cpuTicks(pid);
        trial.process.allow(request.timeout);
        const answer = await trial.process.ask({ kind: 'prepare', name, batch, warmup }, 'ready', doing);
        if (answer.ok) measured.set(trial, []);
        else fail(trial, answer.fault);
        if (pid !== undefined && isOneThread(before, cpuTicks(pid))) pids.push(pid);
      }),
    );
    const cpus = await usableCpus();
    // Warming up, they had one each; what works in several threads keeps them.
    const together = cpus.length > 1 && pids.length === ready.length;
    if (together) {
      const drawn = cpus[randomInteger(seededRandom(request.seed), cpus.length)] ?? 0;
      await moveTo([drawn], pids);
    }
    for (let slot = 0; slot < slots; slot += 1) {
      // ABBA: over two slots both sides have been first once, and the coin behind `first` swaps the whole pattern.
      const turn = slot % 2 === 0 ? ready : [...ready].reverse();
      for (const trial of turn) {
        const of = measured.get(trial);
        if (of === undefined) continue;
        const answer = await trial.process.ask({ kind: 'slot', batches }, 'slot', doing);
        if (
          answer.ok &&
          answer.reply.times.length === batches &&
          answer.reply.times.every((time) => time > 0)
        ) {
          of.push(answer.reply);
          continue;
        }
        measured.delete(trial);
        fail(
          trial,
          answer.ok
            ? { kind: 'bad-value', message: 'a batch has no positive time', output: '', dead: false }
            : answer.fault,
        );
      }
    }
    if (together && request.group.length > 1) await moveTo(cpus, pids);
    const summaries = new Map([...measured].map(([trial, of]) => [trial, summarise(of, batch)]));
    const [one, other] = [...summaries.values()];
    const times = one === undefined || other === undefined ? [] : pairTimes(one.slots, other.slots);
    for (const [index, [trial, summary]] of [...summaries].entries()) {
      const answer = await trial.process.ask({ kind: 'finish' }, 'finished', doing);
      if (!answer.ok) {
        fail(trial, answer.fault);
        continue;
      }
      const { tail, mean, cpu, slots: inner } = summary;
      const time = times[index] ?? summary.time;
      const measurements: Record<string, number> = { time, tail, mean };
      // Where the system counts CPU time in coarse ticks, a short trial may have used none: then there is no number.
      if (cpu > 0) measurements.cpu = cpu;
      // The peak belongs to the process, so it says something about a benchmark that had one to itself.
      if (request.group.length === 1 && answer.reply.memory > 0) measurements.memory = answer.reply.memory;
      trial.outcomes.set(id, { ok: true, measurements, inner: { time: inner } });
    }
  }
}

/** A runner for suite files of tinybench or of vitest's `bench`. */
export function tinybenchRunner(suite: TinybenchSuite, context: TinybenchContext): SuiteRunner {
  return new TinybenchRunner(suite, context);
}
