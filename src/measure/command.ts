import type { CommandSuite } from '../config/config.ts';
import { benchmarkFiles } from './benchmark-files.ts';
import {
  anyFormat,
  findFormat,
  mergeResults,
  readResults,
  type ParsedResults,
  type Selection,
} from '../formats/index.ts';
import {
  longestName,
  messageOf,
  ownMetrics,
  PerfGateError,
  type Failure,
  type Metric,
} from '../model/index.ts';
import { lastWords, startProcess, type Ended } from './process.ts';
import { ResultFiles } from './result-files.ts';
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

/** More bytes than this of what a command prints or writes are not read as results. */
const resultsLimit = 32 * 1024 * 1024;

/** Stands in a command for the pattern of the benchmarks that are to run. */
const placeholder = '{select}';

/** Longest pattern; Windows takes 32,767 characters of command line. */
const longestPattern = 16_000;

/** A failure before it is said which benchmark and round it concerns. */
type WholeFailure = Omit<Failure, 'benchmark' | 'round'>;

/** Text that holds results. */
interface Written {
  /** Path relative to the project; null: standard output. */
  readonly file: string | null;
  readonly bytes: Buffer;
}

/** How one run of the command went. */
type CommandRun =
  | {
      readonly ok: true;
      readonly seconds: number;
      /** What is to be read as results. */
      readonly results: readonly Written[];
      /** Whether there was more than is read. */
      readonly tooMuch: boolean;
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

/** @throws PerfGateError when the command asks for a selection that nothing can make. */
function selectionOf({ name, command, format }: CommandSuite): Selection | null {
  const found = format === null ? null : findFormat(format);
  const words = typeof command === 'string' ? [command] : command;
  if (!words.some((word) => word.includes(placeholder))) return null;
  const where = `the command of suite ${JSON.stringify(name)} has ${placeholder}`;
  if (found?.selection === undefined) {
    const what = format === null ? 'and there is no format' : `which format ${format} cannot fill in`;
    throw new PerfGateError(`${where}, ${what}`, {
      remedy: 'Leave it out: then all benchmarks run in every round.',
    });
  }
  if (typeof command === 'string' && process.platform === 'win32') {
    throw new PerfGateError(`${where}, which the shell of Windows cannot be given safely`, {
      remedy: 'Write the command as a list of words.',
    });
  }
  return found.selection;
}

async function writtenTo(files: ResultFiles): Promise<Written[] | null> {
  const found = await files.read(resultsLimit);
  return found === null ? null : [...found].map(([file, bytes]) => ({ file, bytes }));
}

class CommandRunner implements SuiteRunner {
  private readonly suite: CommandSuite;
  private readonly context: CommandContext;
  private readonly accounting: Accounting | null;
  private readonly known = new Map<string, Metric>();
  /** Seconds of the run that learnt the names: it serves as calibration too, for a command may take minutes. */
  private readonly discovered = new Map<SideName, number>();
  /** How many benchmarks a side has. */
  private readonly counts = new Map<SideName, number>();
  /** How the tool is told which to run; null: the command does not ask. */
  private readonly selection: Selection | null;
  /** The format of the first output, where any was allowed: those that follow are of the same. */
  private taken: string | null = null;

  constructor(suite: CommandSuite, context: CommandContext) {
    if (suite.command.length === 0) {
      throw new PerfGateError(`the command of suite ${JSON.stringify(suite.name)} is empty`, {
        remedy: 'Give the command line that is to be measured.',
      });
    }
    if (suite.results.length > 0 && suite.format === null) {
      throw new PerfGateError(`suite ${JSON.stringify(suite.name)} has \`results\` and no \`format\``, {
        remedy: 'Name the format of the files, or `auto`.',
      });
    }
    this.suite = suite;
    this.selection = selectionOf(suite);
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
    const taken =
      this.suite.format === anyFormat && side.name === 'head'
        ? [`The output of ${JSON.stringify(this.suite.name)} is read as format ${this.taken ?? ''}.`]
        : [];
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
    this.counts.set(side.name, benchmarks.size);
    return { ...base, benchmarks: [...benchmarks.values()], failures, warnings: taken };
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
    const run = await this.run(side, request, request.group);
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
    if (run.tooMuch) {
      return bad(`the results are too long: more than ${String(resultsLimit)} bytes are not read`);
    }
    const { results: globs, format } = this.suite;
    if (run.results.length === 0) {
      return bad(`the command wrote no file that \`results\` means: ${globs.join(', ')}`);
    }
    let results: ParsedResults;
    let at: string | null = null;
    try {
      const parts: { file: string; results: ParsedResults }[] = [];
      for (const { file, bytes } of run.results) {
        at = file;
        const read = readResults(this.taken ?? format ?? '', bytes, file ?? undefined);
        this.taken = read.format;
        parts.push({ file: file ?? 'the output', results: read });
      }
      results = mergeResults(parts);
    } catch (thrown) {
      if (!(thrown instanceof PerfGateError)) throw thrown;
      const where = at === null ? '' : `${at}: `;
      return bad(`${where}${messageOf(thrown)}${thrown.remedy === undefined ? '' : `. ${thrown.remedy}`}`);
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

  /** The command with the benchmarks that shall run, for tools that can be told. */
  private commandFor(side: SideName, group: readonly Benchmark[] | null): CommandSuite['command'] {
    const { command } = this.suite;
    if (this.selection === null) return command;
    let pattern = this.selection.all;
    if (group !== null && group.length < (this.counts.get(side) ?? 0)) {
      const some = this.selection.of(group.map(({ name }) => name));
      if (some.length <= longestPattern) pattern = some;
    }
    if (typeof command !== 'string')
      return command.map((word) => word.replaceAll(placeholder, () => pattern));
    const quoted = `'${pattern.replaceAll("'", "'\\''")}'`;
    return command.replaceAll(placeholder, () => quoted);
  }

  private async run(
    side: Side,
    { seed, timeout, signal }: Pick<RoundRequest, 'seed' | 'timeout' | 'signal'>,
    group: readonly Benchmark[] | null = null,
  ): Promise<CommandRun> {
    const command = this.commandFor(side.name, group);
    const windows = process.platform === 'win32';
    let line: CommandLine;
    if (typeof command !== 'string') line = { file: command[0] ?? '', args: command.slice(1) };
    else if (windows) line = { file: command, args: [] };
    else line = { file: '/bin/sh', args: ['-c', command] };

    const files = this.suite.results.length === 0 ? null : new ResultFiles(side.project, this.suite.results);
    await files?.look();
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
        ...(this.accounting === null && files === null ? { stdoutLimit: resultsLimit } : {}),
      });
      const ended = await running.ended;
      const output = lastWords(running);
      const fault = faultOf(ended, timeout);
      if (fault !== null) return { ok: false, failure: { ...fault, ...(output === '' ? {} : { output }) } };
      let written: readonly Written[] | null = [];
      if (files !== null) written = await writtenTo(files);
      else if (this.accounting === null) written = [{ file: null, bytes: running.stdout() }];
      return {
        ok: true,
        seconds: ended.seconds,
        results: written ?? [],
        tooMuch: written === null || (files === null && running.lostStdout() > 0),
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
