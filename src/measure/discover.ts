import type { Config } from '../config/config.ts';
import { PerfGateError, type Failure } from '../model/index.ts';
import type { Side, SideName, Sides } from './sides.ts';
import type { Benchmark, Discovery, SuiteRunner } from './suite-runner.ts';

/**
 * A benchmark with the runner of its suite and the sides that can run it: none where base's own file has it and head's
 * version of that file, which base runs, no longer has.
 */
export interface Planned {
  readonly benchmark: Benchmark;
  readonly runner: SuiteRunner;
  readonly sides: readonly Side[];
}

export interface DiscoverRequest {
  readonly config: Config;
  readonly sides: Sides;
  readonly runners: readonly SuiteRunner[];
  /** Whether a benchmark of this name and with these metrics is wanted. */
  readonly selects: (benchmark: string, metrics: readonly string[]) => boolean;
  /** Whether a benchmark with these metrics is ignored altogether, so that it need not be measured. */
  readonly ignores: (benchmark: string, metrics: readonly string[]) => boolean;
  readonly signal: AbortSignal;
}

export interface Found {
  readonly planned: readonly Planned[];
  /** Benchmarks that are there and are not planned, because they are ignored. */
  readonly ignored: readonly string[];
  readonly runtime: Discovery['runtime'];
  readonly notes: Record<string, string>;
}

/**
 * Finds the benchmarks of both sides. With `bench-from: head` base gets head's benchmark files; where one of them does
 * not load there, base's own takes its place if there is one, else its benchmarks are added ones.
 *
 * With `only`, a file that does not load on head is a failure when nothing selected was found, or when base has a selected
 * benchmark that head does not have: it may be in that file. Else it is a warning.
 */
export async function discover(
  request: DiscoverRequest,
  warnings: string[],
  fail: (side: SideName, failure: Failure) => void,
): Promise<Found> {
  const { sides, signal, config } = request;
  const { base, head } = sides;
  const planned: Planned[] = [];
  const ignored: string[] = [];
  const notes: Record<string, string> = {};
  const seen = new Set<string>();
  /** What there is before `only` leaves some of it out. */
  const known = new Set<string>();
  const failures: Failure[] = [];
  let runtime: Discovery['runtime'] = null;
  let files = 0;
  const plan = (item: Planned): void => {
    if (request.ignores(item.benchmark.id, Object.keys(item.runner.metrics))) ignored.push(item.benchmark.id);
    else planned.push(item);
  };
  for (const runner of request.runners) {
    const selects = (id: string): boolean => request.selects(id, Object.keys(runner.metrics));
    const onHead = await runner.discover(head, signal);
    const headFiles = await runner.files(head);
    files += headFiles.length;
    Object.assign(notes, onHead.notes);
    runtime ??= onHead.runtime;
    warnings.push(...onHead.warnings);
    for (const failure of onHead.failures) {
      failures.push(failure);
      if (failure.benchmark !== null && selects(failure.benchmark)) fail('head', failure);
    }
    for (const { id } of onHead.benchmarks) known.add(id);
    const headIds = new Set(onHead.benchmarks.map(({ id }) => id));

    let onBase: readonly Benchmark[] = [];
    if (base !== null) {
      const own = await runner.discover(base, signal);
      const chosen =
        config.benchFrom === 'head'
          ? await discoverWithHeadsFiles(runner, sides, base, headFiles, own, signal)
          : own;
      onBase = chosen.benchmarks;
      warnings.push(...chosen.warnings.filter((warning) => !warnings.includes(warning)));
      const [ours, theirs] = [onHead.notes.typescript, chosen.notes.typescript];
      if (ours !== undefined && theirs !== undefined && ours !== theirs) {
        warnings.push(
          `TypeScript is made to run by ${ours} on head and by ${theirs} on base; a difference between the two can look like a change of the code.`,
        );
      }
      // A file that loads on neither side is told once, by head's failure.
      const told = new Set(onHead.failures.map((failure) => failure.benchmark));
      for (const failure of chosen.failures) {
        if (failure.benchmark !== null && !selects(failure.benchmark)) continue;
        if (failure.benchmark !== null && (headIds.has(failure.benchmark) || told.has(failure.benchmark))) {
          fail('base', failure);
        } else if (
          failure.benchmark === null &&
          !onHead.failures.some(({ message }) => message === failure.message)
        ) {
          warnings.push(`Base: ${failure.message}`);
        } else if (failure.benchmark !== null) {
          warnings.push(`Base: ${quoted(failure.benchmark)}: ${failure.message}`);
        }
      }
      // What base's own files have and head no longer has would vanish without a word.
      const runnable = new Set(onBase.map(({ id }) => id));
      const missing = [...own.benchmarks, ...onBase].filter(({ id }) => !headIds.has(id) && !told.has(id));
      for (const benchmark of missing) {
        if (selects(benchmark.id) && !seen.has(benchmark.id)) {
          seen.add(benchmark.id);
          plan({ benchmark, runner, sides: runnable.has(benchmark.id) ? [base] : [] });
        }
      }
    }
    const baseIds = new Set(onBase.map(({ id }) => id));
    for (const benchmark of onHead.benchmarks) {
      if (!selects(benchmark.id)) continue;
      if (seen.has(benchmark.id)) {
        fail('head', {
          benchmark: benchmark.id,
          kind: 'duplicate-name',
          message: 'another suite has a benchmark of the same name; give one of the suites a `name`',
          round: null,
        });
        continue;
      }
      seen.add(benchmark.id);
      const both = base !== null && baseIds.has(benchmark.id);
      plan({ benchmark, runner, sides: both ? [base, head] : [head] });
    }
    if (signal.aborted) break;
  }
  const onHead = planned.filter(({ sides: has }) => has.some((side) => side.name === 'head')).length;
  // A selected benchmark that only base has may be the one that did not load on head.
  const leftOut = config.only !== null && onHead + ignored.length > 0 && onHead === planned.length;
  for (const failure of failures.filter(({ benchmark }) => benchmark === null)) {
    if (!leftOut) fail('head', failure);
    else {
      warnings.push(
        `Left out with --only, because it did not load and no selected benchmark is known to be in it: ${failure.message}`,
      );
    }
  }
  if (planned.length + ignored.length === 0 && !signal.aborted)
    throw nothingFound(config, files, [...known], failures);
  if (onHead + ignored.length === 0 && !signal.aborted) warnings.push('Head has no benchmark of its own.');
  return { planned, ignored, runtime, notes };
}

function nothingFound(
  config: Config,
  files: number,
  known: readonly string[],
  failures: readonly Failure[],
): PerfGateError {
  if (config.only !== null && known.length > 0) {
    const some = known.slice(0, 5).map(quoted).join(', ');
    return new PerfGateError(`no benchmark has a name like ${quoted(config.only)}`, {
      remedy: `Give --only another glob, in which * stands for any characters. There are ${some}${known.length > 5 ? ', …' : ''}.`,
      // The one that was meant may be among those that did not load.
      ...(failures.length === 0
        ? {}
        : {
            output: failures
              .map(({ message }) => message)
              .join('\n')
              .slice(0, 20_000),
          }),
    });
  }
  const where = config.source ?? config.project;
  if (failures.length > 0) {
    const output = failures.map(
      ({ message, output: said }) => `${message}${said === undefined ? '' : `\n${said}`}`,
    );
    return new PerfGateError(`no benchmark of ${where} could be loaded`, {
      remedy: 'Run one of the benchmark files by itself to see what is wrong with it.',
      output: output.join('\n').slice(0, 20_000),
    });
  }
  return new PerfGateError(
    files === 0
      ? `no benchmark was found in ${where}`
      : `${files === 1 ? 'the only benchmark file' : `none of the ${String(files)} benchmark files`} of ${where} ${files === 1 ? 'registers no' : 'registers a'} benchmark`,
    {
      remedy:
        files === 0
          ? 'Write a file such as bench/example.bench.js that default-exports (bench) => { bench.add(name, fn) }, or name a command in the configuration; "perf-gate init" helps.'
          : 'Default-export (bench) => { bench.add(name, fn) } from it.',
    },
  );
}

/** An untrusted name for a message. */
function quoted(name: string): string {
  return JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);
}

/** Head's benchmarks against base's code; base's own file where head's does not load there. */
async function discoverWithHeadsFiles(
  runner: SuiteRunner,
  sides: Sides,
  base: Side,
  headFiles: readonly string[],
  own: Discovery,
  signal: AbortSignal,
): Promise<Discovery> {
  if (headFiles.length === 0) return own;
  const filesOf = (discovery: Discovery): Set<string | null> =>
    new Set(discovery.benchmarks.map(({ file }) => file));
  await sides.takeFromHead(headFiles);
  const exchanged = await runner.discover(base, signal);
  const ownFiles = filesOf(own);
  const loaded = filesOf(exchanged);
  const unusable = headFiles.filter((file) => ownFiles.has(file) && !loaded.has(file));
  if (unusable.length === 0 || signal.aborted) return exchanged;
  await sides.giveBack(unusable);
  const mixed = await runner.discover(base, signal);
  const word = (file: string): string =>
    `${file}: head's version does not load on base, so base runs its own; a change of the benchmark can look like a change of the code.`;
  return { ...mixed, warnings: [...mixed.warnings, ...unusable.map(word)] };
}
