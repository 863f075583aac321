import { randomInt } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from './baseline/open.ts';
import type { BaselineStore } from './baseline/store.ts';
import type { CommandName } from './config/commands.ts';
import { loadConfigFile, resolveConfig, type Config, type SuiteConfig } from './config/index.ts';
import { options, type Flags } from './config/options.ts';
import {
  baseCheck,
  doctor,
  doctorExitCode,
  doctorText,
  loadCheck,
  programCheck,
  storeCheck,
  type Check,
} from './doctor.ts';
import * as useCases from './gate.ts';
import { standingOf } from './git/ancestry.ts';
import { resolveBase } from './git/base.ts';
import { gitOrNull } from './git/git.ts';
import { findRepository, isSameTree, type Repository } from './git/repository.ts';
import { init } from './init.ts';
import { commandRunner } from './measure/command.ts';
import { makeSides } from './measure/copies.ts';
import { controlWorkload } from './measure/control.ts';
import { readEnvironment, watchConditions } from './measure/environment.ts';
import { fakeRunner } from './measure/fake.ts';
import type { MeasureEvent } from './measure/measure.ts';
import { benchmarkEnvironment } from './measure/process-environment.ts';
import type { Side } from './measure/sides.ts';
import type { SuiteRunner } from './measure/suite-runner.ts';
import { tinybenchRunner, type TinybenchContext } from './measure/tinybench/index.ts';
import {
  acceptanceSchemaName,
  matchesName,
  parseAcceptance,
  parseRun,
  PerfGateError,
  type Decision,
  type Run,
  type StoredAcceptance,
} from './model/index.ts';
import { checkWritable, makeOutputFolder, writeTogether, writeWhole } from './output-file.ts';
import { jsonReport, markdownReport, terminalReport } from './report/index.ts';
import { historyJson, historyReport } from './report/history.ts';
import { runText, storedRunsText } from './report/stored.ts';
import { withoutCommands } from './report/untrusted.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** What the process around a command gives it. */
export interface Session {
  readonly command: CommandName;
  readonly positionals: readonly string[];
  readonly flags: Flags;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  /** From now on Ctrl-C aborts this signal and no longer ends the program. */
  readonly listen: () => AbortSignal;
  /** Absolute path of the folder with the bundles `trial`, `trial-hooks` and `control`. */
  readonly bundles: string;
}

/** Seconds that the set-up of one side may take, whatever the time budget of measuring. */
const setupTimeout = 1800;

/** Files above this are no run files of ours. */
const largestRunFile = 256 * 1024 * 1024;

/**
 * Runs a command; the exit code is what it gives.
 * @throws PerfGateError for what ends with exit code 2.
 */
export async function runCommand(session: Session): Promise<number> {
  const { command, cwd, flags, terminal } = session;
  if (command === 'init') {
    await init({ cwd, write: terminal.out });
    return 0;
  }
  if (command === 'doctor') return runDoctor(session);
  const config = resolveConfig({ cwd, flags, file: await loadConfigFile(cwd, flags.config ?? null) });
  for (const file of [config.json, config.markdown])
    if (file !== null && file !== '-') await checkWritable(file);
  switch (command) {
    case 'gate':
      return gate(session, config);
    case 'run':
      return run(session, config);
    case 'compare': {
      const [base, head] = session.positionals;
      const decision = await useCases.compare(
        await readRunFile(cwd, base ?? ''),
        await readRunFile(cwd, head ?? ''),
        config,
        { matchesName, standingOf },
      );
      return report(session, config, decision);
    }
    case 'judge': {
      const runs = await readRunFiles(cwd, session.positionals);
      return report(session, config, await useCases.judge(runs, config, portsOf(session, config)));
    }
    case 'history': {
      const openStore = async (): Promise<BaselineStore> => openConfiguredStore(session, config);
      const found = await useCases.history(config, { openStore, matchesName, toolVersion: version });
      await result(session, config, historyJson(found), historyReport(found, terminal.look));
      return 0;
    }
    case 'baseline update':
    case 'baseline list':
    case 'baseline show':
    case 'baseline prune':
    case 'baseline accept':
      return baseline(session, config, command);
  }
}

async function gate(session: Session, config: Config): Promise<number> {
  const { terminal } = session;
  const gated = await useCases.gate(config, portsOf(session, config));
  terminal.endProgress();
  const files: [string, string][] = [
    [path.join(config.output, 'head.json'), runDocument(gated.head)],
    [path.join(config.output, 'decision.json'), jsonReport(gated.decision)],
  ];
  if (gated.base !== null) files.unshift([path.join(config.output, 'base.json'), runDocument(gated.base)]);
  // The report is worth more than the files: a full disk must not swallow it.
  const written = await settle([writeTogether(files)]);
  const code = await report(session, config, gated.decision, written);
  if (!gated.head.complete) terminal.note(`What was measured so far is in ${config.output}.`);
  return code;
}

async function run(session: Session, config: Config): Promise<number> {
  const { terminal } = session;
  const measured = await useCases.run(config, portsOf(session, config));
  terminal.endProgress();
  const file = path.join(config.output, 'run.json');
  const content = runDocument(measured);
  const written = await settle([
    writeWhole(file, content),
    ...(config.json === null || config.json === '-' ? [] : [writeWhole(config.json, content)]),
  ]);
  terminal.out(config.json === '-' ? content : runText(measured));
  if (written !== null) throw written;
  terminal.note(`The run is in ${file}.`);
  if (!measured.complete) return 130;
  return measured.failures.length > 0 || measured.samples.length === 0 ? 2 : 0;
}

async function baseline(
  session: Session,
  config: Config,
  command: Extract<CommandName, `baseline ${string}`>,
): Promise<number> {
  const { terminal, cwd, flags } = session;
  const suite = flags.suite ?? (config.source === null ? null : config.suite);
  // Read before the store is opened, so that a bad file changes nothing.
  const runs = command === 'baseline update' ? await readRunFiles(cwd, session.positionals) : [];
  const store = await openConfiguredStore(session, config);
  switch (command) {
    case 'baseline update': {
      for (const measured of runs) {
        if (!measured.complete) {
          throw new PerfGateError('a run that was interrupted is no baseline', {
            remedy: 'Measure it again.',
          });
        }
        if (measured.identical !== undefined) {
          throw new PerfGateError('a run that left out what was the same on both sides is no baseline', {
            remedy: 'Store what "perf-gate run" measures, or gate with --no-shortcut.',
          });
        }
      }
      for (const measured of runs) {
        const stored = await store.append(measured);
        if (stored.created) terminal.note(`The ${store.description} did not exist and was begun.`);
        terminal.out(`${stored.added ? 'added' : 'already there'}: ${stored.path}\n`);
      }
      return 0;
    }
    case 'baseline list': {
      const names = await store.list({ suite, fingerprint: null, last: null });
      const listed = names.map((name) => ({ ...name, started: name.started.toISOString() }));
      await result(
        session,
        config,
        `${JSON.stringify(listed, null, 2)}\n`,
        storedRunsText(names, store.description),
      );
      return 0;
    }
    case 'baseline show': {
      const shown = await storedRun(store, session.positionals[0] ?? 'latest', suite, config);
      await result(session, config, runDocument(shown), runText(shown));
      return 0;
    }
    case 'baseline prune': {
      if (config.keep === null) {
        throw new PerfGateError('it is not said how many runs to keep', {
          remedy: 'Give --keep N: the newest N of each suite and machine class stay.',
        });
      }
      const removed = await store.prune({ suite, keep: config.keep });
      for (const file of removed) terminal.out(`removed: ${file}\n`);
      terminal.note(`${String(removed.length)} removed from the ${store.description}.`);
      return 0;
    }
    case 'baseline accept': {
      const recorded = await store.accept(await acceptanceOf(session, config));
      if (recorded.created) terminal.note(`The ${store.description} did not exist and was begun.`);
      terminal.out(`${recorded.added ? 'accepted' : 'already there'}: ${recorded.path}\n`);
      return 0;
    }
  }
}

/** @throws PerfGateError for what is missing or means nothing. */
async function acceptanceOf({ flags }: Session, config: Config): Promise<StoredAcceptance> {
  const { benchmark, reason, expires, 'up-to': upTo } = flags;
  if (benchmark === undefined || upTo === undefined || reason === undefined) {
    throw new PerfGateError('it is not said what is accepted', {
      remedy:
        'Give --benchmark GLOB, --up-to with the largest change that is accepted, and --reason with the reason.',
    });
  }
  const at = { cwd: config.project };
  const wanted = flags.commit ?? options.commit.default;
  let commit: string | null = null;
  if (wanted !== 'none') {
    commit = await gitOrNull(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${wanted}^{commit}`],
      at,
    );
    if (commit === null) {
      throw new PerfGateError(`there is no commit ${JSON.stringify(wanted.slice(0, 200))} to accept`, {
        remedy: 'Give --commit a revision of this repository, or "none" to accept it of any head.',
      });
    }
  }
  const acceptance: StoredAcceptance = {
    schema: acceptanceSchemaName,
    tool: { name: 'perf-gate', version },
    suite: config.suite,
    recorded: new Date().toISOString(),
    benchmark,
    metric: flags.metric ?? options.metric.default,
    commit,
    upTo,
    reason,
    author: flags.author ?? (await gitOrNull(['config', '--get', 'user.name'], at)),
    expires: expires ?? null,
  };
  return parseAcceptance(acceptance, 'what is accepted');
}

async function storedRun(
  store: BaselineStore,
  wanted: string,
  suite: string | null,
  config: Config,
): Promise<Run> {
  const names = await store.list({ suite, fingerprint: null, last: null });
  const name = wanted === 'latest' ? names.at(-1) : names.find((candidate) => candidate.path === wanted);
  if (name === undefined) {
    throw new PerfGateError(
      names.length === 0
        ? `no run is stored in the ${store.description}`
        : `the ${store.description} has no run ${JSON.stringify(wanted.slice(0, 300))}`,
      { remedy: 'Run "perf-gate baseline list" to see what is there.' },
    );
  }
  // Newer ones of the same machine class come with it; the last is cut off by its place among them.
  const same = names.filter((other) => other.suite === name.suite && other.fingerprint === name.fingerprint);
  const last = same.length - same.findIndex((other) => other.path === name.path);
  const read = await store.read(
    { suite: name.suite, fingerprint: name.fingerprint, last },
    config.unreadable,
  );
  const found = read.runs.find((entry) => entry.name.path === name.path);
  if (found !== undefined) return found.run;
  const reason = read.unreadable.find((entry) => entry.path === name.path)?.message ?? 'it is gone';
  throw new PerfGateError(`${name.path} of the ${store.description} cannot be shown: ${reason}`);
}

async function runDoctor(session: Session): Promise<number> {
  const { terminal, cwd, flags, env } = session;
  const findings = await doctor({
    cwd,
    flags,
    checks: (config, repository) => [
      ...programAndLoadChecks(session, config, repository),
      ...(repository === null
        ? []
        : [baseCheck(config.base, async () => resolveBase(repository, config.base, env))]),
      {
        name: 'store',
        run: async () =>
          storeCheck(await openConfiguredStore(session, config), config.suite, config.unreadable).run(),
      },
    ],
  });
  const json = flags.json;
  const document = `${JSON.stringify(findings, null, 2)}\n`;
  if (json !== undefined && json !== '-') await writeWhole(path.resolve(cwd, json), document);
  terminal.out(json === '-' ? document : doctorText(findings));
  return doctorExitCode(findings);
}

/** Commands are looked for and not run, which may take minutes; files of benchmarks are loaded. */
function programAndLoadChecks(session: Session, config: Config, repository: Repository | null): Check[] {
  const env = benchmarkEnvironment(session.env, config.passEnv);
  const checks: Check[] = [];
  if (config.setup !== null) checks.push(programCheck('set-up', config.setup, config.project, env));
  for (const [index, suite] of config.suites.entries()) {
    if (suite.kind === 'command') {
      const line = typeof suite.command === 'string' ? suite.command : (suite.command[0] ?? '');
      checks.push(programCheck('benchmarks', line, config.project, env));
    } else if (repository !== null) {
      const side: Side = {
        name: 'head',
        commit: repository.head,
        root: repository.root,
        project: config.project,
        forbidden: [],
      };
      const label = suite.name ?? `suites[${String(index)}]`;
      checks.push(loadCheck(label, runnerFor(suite, session, config, env), side));
    }
  }
  return checks;
}

/**
 * Prints the decision and writes what was asked for.
 * @param fault what could not be written before; it is thrown when all else is done.
 */
async function report(
  session: Session,
  config: Config,
  decision: Decision,
  fault: Error | null = null,
): Promise<number> {
  const { terminal } = session;
  const json = config.json === null ? null : jsonReport(decision);
  const markdown = config.markdown === null ? null : markdownReport(decision, { verbose: config.verbose });
  // In a log a line of what a benchmark printed could be taken for a command to the job that runs this.
  const toOut =
    config.json === '-'
      ? json
      : config.markdown === '-' && markdown !== null
        ? withoutCommands(markdown)
        : null;
  terminal.out(toOut ?? terminalReport(decision, { ...terminal.look, verbose: config.verbose }));
  const files: Promise<void>[] = [];
  if (json !== null && config.json !== null && config.json !== '-') files.push(writeWhole(config.json, json));
  if (markdown !== null && config.markdown !== null && config.markdown !== '-') {
    files.push(writeWhole(config.markdown, markdown));
  }
  const unwritten = await settle(files);
  if (fault !== null) throw fault;
  if (unwritten !== null) throw unwritten;
  return useCases.exitCodeOf(decision, config.couldNotJudge);
}

async function result(session: Session, config: Config, json: string, text: string): Promise<void> {
  session.terminal.out(config.json === '-' ? json : text);
  if (config.json !== null && config.json !== '-') await writeWhole(config.json, json);
}

function portsOf(session: Session, config: Config): useCases.Ports {
  const { env, terminal } = session;
  const signal = session.listen();
  const trialEnv = benchmarkEnvironment(env, config.passEnv);
  return {
    findRepository,
    resolveBase: async (repository, wanted) => resolveBase(repository, wanted, env, signal),
    isSameTree: async (repository, base) => {
      if (base.sha === null || !(await isSameTree(repository, base.sha))) return false;
      await makeOutputFolder(config.output);
      return true;
    },
    makeSides: async (repository, base) => {
      // Before minutes are spent, and not before it is known that there is something to measure.
      await makeOutputFolder(config.output);
      return makeSides({
        repository,
        project: config.project,
        base,
        setup: config.setup,
        env: trialEnv,
        signal,
        log: (line) => {
          if (!config.quiet) terminal.note(line);
        },
        timeout: setupTimeout,
      });
    },
    runnerFor: (suite) => runnerFor(suite, session, config, trialEnv),
    controlWorkload: config.suites.every(({ kind }) => kind === 'fake')
      ? null
      : controlWorkload(path.join(session.bundles, 'control', 'index.js'), {
          ...tinybenchContext(session, config, trialEnv),
          // A project of another language need not have a node of its own.
          node: process.execPath,
        }),
    openStore: async () => openConfiguredStore(session, config),
    standingOf,
    matchesName,
    environment: async ({ runtime, notes }) => readEnvironment({ runtime, notes, env }),
    watchConditions,
    monotonic: () => performance.now() / 1000,
    now: () => new Date(),
    drawSeed: () => randomInt(2 ** 31),
    signal,
    onEvent: (event) => {
      if (!config.quiet) showEvent(terminal, event, config.verbose);
    },
    toolVersion: version,
  };
}

function tinybenchContext(
  session: Session,
  config: Config,
  env: Readonly<Record<string, string>>,
): TinybenchContext {
  return {
    node: 'node',
    trialEntry: [path.join(session.bundles, 'trial', 'index.js')],
    trialHooks: path.join(session.bundles, 'trial-hooks', 'index.js'),
    env,
    timeout: config.trialTimeout,
  };
}

function runnerFor(
  suite: SuiteConfig,
  session: Session,
  config: Config,
  env: Readonly<Record<string, string>>,
): SuiteRunner {
  switch (suite.kind) {
    case 'tinybench':
      return tinybenchRunner(suite, tinybenchContext(session, config, env));
    case 'command':
      return commandRunner(suite, { env, trialTimeout: config.trialTimeout });
    case 'fake':
      return fakeRunner(suite);
  }
}

function showEvent(terminal: Terminal, event: MeasureEvent, verbose: boolean): void {
  switch (event.kind) {
    case 'discovered':
      return;
    case 'differs':
      if (verbose) terminal.differs(event.benchmarks, event.because);
      return;
    case 'control':
      if (verbose) {
        const seconds = event.secondsPerRound.toFixed(1);
        terminal.note(
          `The control workload takes ${seconds} s in each of ${String(event.rounds)} rounds at most.`,
        );
      }
      return;
    case 'planned':
      terminal.plan(event.plan, event.benchmarks, event.sides);
      return;
    case 'progress':
      terminal.progress(event);
      return;
    case 'failed':
      terminal.failure(event.side, event.failure);
  }
}

async function openConfiguredStore(session: Session, config: Config): Promise<BaselineStore> {
  return openStore(config.store, { cwd: config.project, env: session.env });
}

async function readRunFiles(cwd: string, files: readonly string[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (const file of files) runs.push(await readRunFile(cwd, file));
  return runs;
}

async function readRunFile(cwd: string, name: string): Promise<Run> {
  const file = path.resolve(cwd, name);
  let text: string;
  try {
    if ((await stat(file)).size > largestRunFile) {
      throw new PerfGateError(`${name} is larger than any run file (${String(largestRunFile)} bytes)`);
    }
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof PerfGateError) throw cause;
    throw new PerfGateError(`cannot read the run file ${name}`, {
      cause,
      remedy: 'Give the path of a file that "perf-gate run" or "perf-gate gate" wrote.',
    });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PerfGateError(`${name} is not valid JSON`, {
      cause,
      remedy: 'Measure again; the file is damaged.',
    });
  }
  return parseRun(json, name);
}

function runDocument(measured: Run): string {
  return `${JSON.stringify(measured)}\n`;
}

/** Waits for all; the first error among them, or null. */
async function settle(promises: readonly Promise<void>[]): Promise<Error | null> {
  for (const outcome of await Promise.allSettled(promises)) {
    if (outcome.status === 'rejected') {
      return outcome.reason instanceof Error ? outcome.reason : new Error(String(outcome.reason));
    }
  }
  return null;
}
