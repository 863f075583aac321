import type { CommandSuite } from '../config/config.ts';
import { benchmarkFiles } from './benchmark-files.ts';
import { findFormat, readResults, type ParsedResults } from '../formats/index.ts';
import {
  longestName,
  messageOf,
  ownMetrics,
  PerfGateError,
  type Failure,
  type Metric,
} from '../model/index.ts';
import { lastWords, startProcess, type Ended } from './process.ts';
import {
  findAccounting,
  withAccountFolder,
  type Accounting,
  type CommandLine,
  type ResourceUse,
} from './resource-use.ts';
import type { Side, SideName } from './sides.ts';
import type {
  Benchmark,
  Calibration,
  Discovery,
  RoundRequest,
  SuiteRunner,
  TrialOutcome,
} from './suite-runner.ts';

export interface CommandContext {
  /** What the command may see; `PYTHONHASHSEED` is added to it when it is not there. */
  readonly env: Readonly<Record<string, string>>;
  /** Seconds after which the run that learns the names is killed. */
  readonly trialTimeout: number;
}

/** More than this of a command's standard output is not read as results. */
const resultsLimit = 32 * 1024 * 1024;

/** A failure before it is said which benchmark and round it concerns. */
type WholeFailure = Omit<Failure, 'benchmark' | 'round'>;

/** How one run of the command went. */
type CommandRun =
  | {
      readonly ok: true;
      readonly seconds: number;
      /** Empty when it is not read. */
      readonly stdout: Buffer;
      /** Bytes of standard output that were too much. */
      readonly lost: number;
      /** The end of what was printed. */
      readonly output: string;
      readonly use: ResourceUse;
    }
  | { readonly ok: false; readonly failure: WholeFailure };

function clipped(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** What went wrong with an ended process, or null. */
function faultOf(ended: Ended, timeout: number): Pick<Failure, 'kind' | 'message'> | null {
  if (ended.aborted) return { kind: 'interrupted', message: 'the command was interrupted' };
  if (ended.error !== null) {
    return { kind: 'exited', message: `the command could not be started: ${ended.error.message}` };
  }
  if (ended.timedOut) {
    return { kind: 'timed-out', message: `the command was killed after ${String(timeout)} s` };
  }
  if (ended.signalName !== null) {
    return { kind: 'exited', message: `the command was ended by ${ended.signalName}` };
  }
  if (ended.code === 0) return null;
  const code = ended.code ?? -1;
  const meaning =
    code === 127
      ? ' (program not found)'
      : code > 128 && code < 160
        ? ` (ended by signal ${String(code - 128)})`
        : '';
  return { kind: 'exited', message: `the command exited with code ${String(code)}${meaning}` };
}

/** @param values not empty */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

class CommandRunner implements SuiteRunner {
  private readonly suite: CommandSuite;
  private readonly context: CommandContext;
  private readonly accounting: Accounting | null;
  private readonly known = new Map<string, Metric>();
  /** Seconds of the run that learnt the names: it serves as calibration too, for a command may take minutes. */
  private readonly discovered = new Map<SideName, number>();

  constructor(suite: CommandSuite, context: CommandContext) {
    if (suite.format !== null) findFormat(suite.format);
    if (suite.command.length === 0) {
      throw new PerfGateError(`the command of suite ${JSON.stringify(suite.name)} is empty`, {
        remedy: 'Give the command line that is to be measured.',
      });
    }
    this.suite = suite;
    this.context = context;
    this.accounting = suite.format === null ? findAccounting(context.env.PATH) : null;
    if (this.accounting !== null) {
      for (const metric of ['time', ...this.accounting.metrics] as const) {
        this.known.set(metric, ownMetrics[metric]);
      }
    }
  }

  /** With a format: what its output has named so far; discovery fills it. */
  get metrics(): Readonly<Record<string, Metric>> {
    return Object.fromEntries(this.known);
  }

  /** A command line does not tell which files it reads; what `support` does not name is each side's own. */
  async files(side: Side): Promise<readonly string[]> {
    return benchmarkFiles(side.project, this.suite.support);
  }

  async discover(side: Side, signal: AbortSignal): Promise<Discovery> {
    const base = { failures: [], warnings: [], notes: {}, runtime: null };
    if (this.accounting !== null) {
      const { warnings, source } = this.accounting;
      return {
        ...base,
        benchmarks: [this.benchmark(null)],
        warnings,
        notes: source === null ? {} : { 'resource use': source },
      };
    }
    const run = await this.run(side, { seed: 0, timeout: this.context.trialTimeout, signal });
    if (!run.ok) {
      return { ...base, benchmarks: [], failures: [{ ...run.failure, benchmark: null, round: null }] };
    }
    const results = this.results(run);
    if ('failure' in results) {
      return { ...base, benchmarks: [], failures: [{ ...results.failure, benchmark: null, round: null }] };
    }
    this.discovered.set(side.name, run.seconds);
    const failures: Failure[] = results.failures.map((failure) => ({
      ...failure,
      benchmark: failure.benchmark === null ? null : this.id(failure.benchmark),
      round: null,
    }));
    const failed = new Set(results.failures.map(({ benchmark }) => benchmark));
    const benchmarks = new Map<string, Benchmark>();
    for (const { benchmark: name } of results.samples) {
      const benchmark = this.benchmark(name);
      const other = benchmarks.get(benchmark.id);
      if (failed.has(name) || other?.name === name) continue;
      if (other === undefined) benchmarks.set(benchmark.id, benchmark);
      else {
        failures.push({
          benchmark: benchmark.id,
          kind: 'duplicate-name',
          message: `two names are the same in their first ${String(longestName)} characters`,
          round: null,
        });
      }
    }
    return { ...base, benchmarks: [...benchmarks.values()], failures };
  }

  groups(benchmarks: readonly Benchmark[]): readonly (readonly [Benchmark, ...Benchmark[]])[] {
    const [first, ...rest] = benchmarks;
    return first === undefined ? [] : [[first, ...rest]];
  }

  async calibrate(request: RoundRequest): Promise<Calibration> {
    let secondsPerRound = 0;
    const failed: Partial<Record<SideName, Map<string, Failure>>> = {};
    for (const side of request.sides) {
      const before = this.discovered.get(side.name);
      if (before !== undefined) {
        secondsPerRound += before;
        continue;
      }
      const started = process.hrtime.bigint();
      const outcomes = await this.trial(side, request);
      secondsPerRound += Number(process.hrtime.bigint() - started) / 1e9;
      const failures = new Map<string, Failure>();
      for (const [id, outcome] of outcomes) if (!outcome.ok) failures.set(id, outcome.failure);
      failed[side.name] = failures;
    }
    return { secondsPerRound, failed };
  }

  async round(request: RoundRequest): Promise<Partial<Record<SideName, ReadonlyMap<string, TrialOutcome>>>> {
    const outcome: Partial<Record<SideName, ReadonlyMap<string, TrialOutcome>>> = {};
    // One after the other: a command may use every core.
    for (const side of request.sides.toSorted(
      (a, b) => Number(b.name === request.first) - Number(a.name === request.first),
    )) {
      outcome[side.name] = await this.trial(side, request);
    }
    return outcome;
  }

  private id(name: string | null): string {
    return clipped(name === null ? this.suite.name : `${this.suite.name} > ${name}`, longestName - 1);
  }

  private benchmark(name: string | null): Benchmark {
    return { id: this.id(name), name: name ?? this.suite.name, file: null, line: null };
  }

  private async trial(side: Side, request: RoundRequest): Promise<Map<string, TrialOutcome>> {
    const outcomes = new Map<string, TrialOutcome>();
    const fail = (benchmark: Benchmark, failure: WholeFailure): void => {
      outcomes.set(benchmark.id, {
        ok: false,
        failure: { ...failure, benchmark: benchmark.id, round: request.round },
      });
    };
    const failAll = (failure: WholeFailure): typeof outcomes => {
      for (const benchmark of request.group) fail(benchmark, failure);
      return outcomes;
    };
    const run = await this.run(side, request);
    if (!run.ok) return failAll(run.failure);
    if (this.accounting !== null) {
      const measurements = { time: run.seconds, ...run.use };
      for (const { id } of request.group) outcomes.set(id, { ok: true, measurements });
      return outcomes;
    }
    const results = this.results(run);
    if ('failure' in results) return failAll(results.failure);

    const failures = new Map(results.failures.map((failure) => [failure.benchmark, failure]));
    const whole = failures.get(null);
    if (whole !== undefined) return failAll(whole);
    const measured = new Map<string, ParsedResults['samples']>();
    for (const sample of results.samples) {
      measured.set(sample.benchmark, [...(measured.get(sample.benchmark) ?? []), sample]);
    }
    for (const benchmark of request.group) {
      const failure = failures.get(benchmark.name);
      const samples = measured.get(benchmark.name);
      if (failure !== undefined) {
        fail(benchmark, failure);
      } else if (samples === undefined) {
        fail(benchmark, {
          kind: 'bad-output',
          message: 'the command did not report this benchmark',
          ...(run.output === '' ? {} : { output: run.output }),
        });
      } else {
        outcomes.set(benchmark.id, {
          ok: true,
          measurements: Object.fromEntries(samples.map(({ metric, values }) => [metric, median(values)])),
          // One process is one trial, however many values the tool took in it.
          inner: Object.fromEntries(
            samples.filter(({ values }) => values.length > 1).map(({ metric, values }) => [metric, values]),
          ),
        });
      }
    }
    return outcomes;
  }

  /** Reads what the command printed, and learns its metrics. */
  private results(run: CommandRun & { ok: true }): ParsedResults | { readonly failure: WholeFailure } {
    const bad = (message: string): { readonly failure: WholeFailure } => ({
      failure: {
        kind: 'bad-output',
        message: clipped(message, 4000),
        ...(run.output === '' ? {} : { output: run.output }),
      },
    });
    if (run.lost > 0) {
      return bad(
        `the command printed ${String(resultsLimit + run.lost)} bytes; more than ${String(resultsLimit)} are not read`,
      );
    }
    let results: ParsedResults;
    try {
      results = readResults(this.suite.format ?? '', run.stdout);
    } catch (thrown) {
      if (!(thrown instanceof PerfGateError)) throw thrown;
      return bad(`${messageOf(thrown)}${thrown.remedy === undefined ? '' : `. ${thrown.remedy}`}`);
    }
    for (const [name, metric] of Object.entries(results.metrics)) {
      const declared = this.known.get(name);
      if (declared === undefined) this.known.set(name, metric);
      else if (declared.unit !== metric.unit || declared.better !== metric.better) {
        return bad(
          `the metric ${JSON.stringify(name)} is in ${metric.unit}, ${metric.better} is better; before, it was in ` +
            `${declared.unit}, ${declared.better} is better`,
        );
      }
    }
    return results;
  }

  private async run(
    side: Side,
    { seed, timeout, signal }: Pick<RoundRequest, 'seed' | 'timeout' | 'signal'>,
  ): Promise<CommandRun> {
    const { command } = this.suite;
    const windows = process.platform === 'win32';
    let line: CommandLine;
    if (typeof command !== 'string') line = { file: command[0] ?? '', args: command.slice(1) };
    else if (windows) line = { file: command, args: [] };
    else line = { file: '/bin/sh', args: ['-c', command] };

    return withAccountFolder(async (folder): Promise<CommandRun> => {
      const started = this.accounting === null ? line : this.accounting.wrap(line, folder);
      const running = startProcess({
        ...started,
        shell: windows && typeof command === 'string',
        cwd: side.project,
        // Nothing here may tell the command which side it is. Both sides of a round share their randomness.
        env: { PYTHONHASHSEED: String(seed), ...this.context.env },
        timeout,
        signal,
        ...(this.accounting === null ? { stdoutLimit: resultsLimit } : {}),
      });
      const ended = await running.ended;
      const output = lastWords(running);
      const fault = faultOf(ended, timeout);
      if (fault !== null) return { ok: false, failure: { ...fault, ...(output === '' ? {} : { output }) } };
      return {
        ok: true,
        seconds: ended.seconds,
        stdout: this.accounting === null ? running.stdout() : Buffer.alloc(0),
        lost: running.lostStdout(),
        output,
        use: this.accounting === null ? {} : await this.accounting.read(folder),
      };
    });
  }
}

/**
 * Measures a command suite: one process per side and round, one side after the other.
 *
 * Without a format the benchmark has the name of the suite, and its metrics are `time` (wall seconds from start to exit, a
 * few milliseconds of the accounting programs included on both sides alike), `cpu` (user and system seconds of the command
 * and the descendants that it waited for) and `memory` (peak resident bytes of the largest process), as far as this
 * machine can tell them. With a format, the metrics are those that its output names.
 * @throws PerfGateError when the format is unknown or the command is empty.
 */
export function commandRunner(suite: CommandSuite, context: CommandContext): SuiteRunner {
  return new CommandRunner(suite, context);
}
