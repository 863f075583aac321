/**
 * A trial: a process of the project's own node that loads one suite file and measures its benchmarks when told to. It
 * decides nothing: counts, order and time come over IPC. Nothing heavy is imported here, because every round starts it twice.
 */
import { tinybench } from './bench.ts';
import { byName, collect, NotASuite, type Collected } from './collecting.ts';
import { intercept, type Watch } from './interception.ts';
import { BadValue, Measuring } from './measuring.ts';
import type { Observer } from './observation.ts';
import {
  envelope,
  longestBenchmarkName,
  longestMessage,
  mostBenchmarks,
  mostFiles,
  type Command,
  type FailedReply,
  type LoadCommand,
  type Reply,
  type TouchedReply,
} from './protocol.ts';
import { fullName, locateIn, type Registered } from './registry.ts';
import { isWithin, trespassMessage } from './territory.ts';
import { vitest } from './vitest.ts';

// Taken before the project's code runs, which may replace them.
const send = process.send?.bind(process);
const exit = process.exit.bind(process);
const now = performance.now.bind(performance);

let watch: Watch | null = null;
let observer: Observer | null = null;
/** Modules of an observed trial that loading brought in, and the folder whose files it tells. */
let observed: { readonly early: ReadonlySet<string>; readonly root: string } | null = null;
let benchmarks: ReadonlyMap<string, Registered> = new Map();
let active: Measuring | null = null;
let loading = false;

function reply(message: Reply, sent?: () => void): void {
  // The orchestrator is gone: so are we, by the disconnect handler.
  if (send === undefined || !process.connected) return;
  send({ envelope, ...message }, undefined, undefined, () => {
    sent?.();
  });
}

function textOf(thrown: unknown): { message: string; stack: string } {
  try {
    const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `threw ${String(thrown)}`;
    const stack = thrown instanceof Error && typeof thrown.stack === 'string' ? thrown.stack : '';
    return { message: message.slice(0, longestMessage), stack: stack.slice(0, longestMessage) };
  } catch {
    return { message: 'threw a value that cannot be shown', stack: '' };
  }
}

function failed(thrown: unknown, fatal: boolean): FailedReply {
  const text = textOf(thrown);
  const trespass = watch?.trespass() ?? null;
  if (trespass !== null)
    return {
      kind: 'failed',
      failure: 'other-side',
      message: trespassMessage(trespass).slice(0, longestMessage),
      stack: '',
      fatal,
    };
  if (thrown instanceof BadValue)
    return { kind: 'failed', failure: 'bad-value', message: thrown.message, stack: '', fatal };
  if (thrown instanceof NotASuite)
    return { kind: 'failed', failure: 'load', message: thrown.message, stack: '', fatal };
  return { kind: 'failed', failure: loading ? 'load' : 'threw', ...text, fatal };
}

async function load(command: LoadCommand): Promise<Reply> {
  if (command.list) locateIn(command.file);
  watch = await intercept(command, { tinybench, vitest }, (work) =>
    observer === null ? work() : observer.quietly(work),
  );
  if (command.observed) observer = (await import('./observation.ts')).observe();
  loading = true;
  const start = now();
  let collected: Collected;
  try {
    collected = await collect(command.file);
    const trespass = watch.trespass();
    // The file may have caught the error that our hooks threw.
    if (trespass !== null) throw new Error(trespassMessage(trespass));
    if (collected.benchmarks.length > mostBenchmarks)
      throw new NotASuite(`it registers more than ${String(mostBenchmarks)} benchmarks`);
    // A file whose benchmarks are all skipped says so in a warning; one without any is a mistake.
    if (collected.benchmarks.length === 0 && collected.warnings.length === 0)
      throw new NotASuite(
        'it registers no benchmark: export a function that receives a Bench, or add benchmarks to a Bench while loading',
      );
    for (const benchmark of collected.benchmarks) {
      const { length } = fullName(benchmark);
      if (benchmark.name === '' || length > longestBenchmarkName)
        throw new NotASuite(
          benchmark.name === ''
            ? 'it has a benchmark with an empty name'
            : `it has a benchmark whose name has ${String(length)} characters; the longest allowed is ${String(longestBenchmarkName)}`,
        );
    }
    benchmarks = byName(collected.benchmarks);
  } finally {
    loading = false;
  }
  if (command.observed) observed = { early: new Set(watch.files()), root: command.root };
  return {
    kind: 'loaded',
    version: process.versions.node,
    benchmarks: command.list
      ? collected.benchmarks.map((benchmark) => ({ name: fullName(benchmark), line: benchmark.line }))
      : [],
    warnings: command.list ? collected.warnings.map((warning) => warning.slice(0, 1000)).slice(0, 100) : [],
    files: command.list ? watch.files().slice(0, mostFiles) : [],
    seconds: (now() - start) / 1000,
    transformed: watch.transformed(),
    hooksNeeded: watch.hooksNeeded(),
  };
}

function benchmarkNamed(name: string): Registered {
  const found = benchmarks.get(name);
  if (found !== undefined) return found;
  throw new NotASuite(
    `it registered no benchmark of the name ${JSON.stringify(name.slice(0, 200))} this time`,
  );
}

function touched(): TouchedReply {
  if (watch === null || observer === null || observed === null) throw new Error('this trial is not observed');
  const { early, root } = observed;
  const here = (file: string): boolean => isWithin(file, root);
  const { read, met, listed, blind } = observer.touched();
  const codes = watch.codes();
  const files = watch.files().filter(here);
  const modules = new Set(files);
  const all = {
    modules: files.map((file) => ({ file, code: codes.get(file) ?? null, late: !early.has(file) })),
    // Node's own loader of CommonJS modules reads them by the functions that are watched.
    read: read.filter((file) => here(file) && !modules.has(file)),
    met: [...new Set([...met, ...watch.resolved()])].filter(here),
    listed: listed.filter(({ folder }) => here(folder) || isWithin(root, folder)),
  };
  if (Object.values(all).some((list) => list.length > mostFiles)) {
    const why = `it touches more than ${String(mostFiles)} files`;
    return { kind: 'touched', modules: [], read: [], met: [], listed: [], blind: blind ?? why };
  }
  return { kind: 'touched', ...all, blind };
}

async function answer(command: Exclude<Command, { kind: 'exit' }>): Promise<Reply> {
  switch (command.kind) {
    case 'load':
      return load(command);
    case 'calibrate': {
      active = new Measuring(benchmarkNamed(command.name));
      const { timed, wall } = await active.calibrate();
      return { kind: 'calibrated', timed, wall };
    }
    case 'prepare':
      active = new Measuring(benchmarkNamed(command.name));
      await active.prepare(command.batch, command.warmup);
      return { kind: 'ready' };
    case 'slot': {
      if (active === null) throw new Error('no benchmark is prepared');
      const { times, cpu } = await active.slot(command.batches);
      return { kind: 'slot', times, cpu };
    }
    case 'finish':
      await active?.finish();
      active = null;
      return { kind: 'finished', memory: process.resourceUsage().maxRSS * 1024 };
    case 'touched':
      return touched();
  }
}

async function respond(command: Command): Promise<void> {
  if (command.kind === 'exit') {
    exit(0);
    return;
  }
  let result: Reply;
  try {
    result = await answer(command);
    // A module loaded lazily by the benchmark itself, and its error caught.
    const trespass = watch?.trespass() ?? null;
    if (trespass !== null && result.kind !== 'loaded') result = failed(null, false);
  } catch (error) {
    result = failed(error, false);
    const measuring = active;
    active = null;
    await measuring?.abandon();
  }
  reply(result);
}

// What nothing caught leaves the process in an unknown state: it is told, and the process ends.
let dying = false;
const die = (thrown: unknown): void => {
  if (dying) return;
  dying = true;
  reply(failed(thrown, true), () => {
    exit(1);
  });
};
process.on('uncaughtException', die);
process.on('unhandledRejection', die);
process.on('disconnect', () => {
  exit(0);
});
process.on('message', (message) => {
  if (dying || typeof message !== 'object' || message === null) return;
  if (!('envelope' in message) || message.envelope !== envelope) return;
  void respond(message as unknown as Command);
});
if (send === undefined) {
  process.stderr.write('this program is a part of perf-gate and is started by it\n');
  process.exitCode = 2;
}
