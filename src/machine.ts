import { randomInt } from 'node:crypto';
import path from 'node:path';
import type { Config, SuiteConfig } from './config/index.ts';
import { recordedSeconds, type Ports } from './gate.ts';
import { standingOf } from './git/ancestry.ts';
import { resolveBase } from './git/base.ts';
import { findRepository, isSameTree } from './git/repository.ts';
import { commandRunner } from './measure/command.ts';
import { controlWorkload } from './measure/control.ts';
import { makeSides } from './measure/copies.ts';
import { readEnvironment, watchConditions } from './measure/environment.ts';
import { fakeRunner } from './measure/fake.ts';
import type { MeasureEvent } from './measure/measure.ts';
import { benchmarkEnvironment } from './measure/process-environment.ts';
import { serviceRunner } from './measure/service/index.ts';
import type { SuiteRunner } from './measure/suite-runner.ts';
import { tinybenchRunner, type TinybenchContext } from './measure/tinybench/index.ts';
import { matchesName } from './model/index.ts';
import { makeOutputFolder } from './output-file.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** What the process that measures gives to measuring. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  /** Absolute path of the folder with the bundles `trial`, `trial-hooks`, `control` and `load`. */
  readonly bundles: string;
  /** Version of the node on the PATH. */
  readonly nodeVersion: string;
}

/** Seconds that the set-up of one side may take, whatever the time budget of measuring. */
const setupTimeout = 1800;

/** The ports of the use cases on this machine. */
export function machinePorts(
  machine: Machine,
  config: Config,
  openStore: Ports['openStore'],
  signal: AbortSignal,
): Ports {
  const { env, terminal } = machine;
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
    runnerFor: (suite) => suiteRunner(suite, machine.bundles, config, trialEnv),
    controlWorkload: config.suites.every(({ kind }) => kind === 'fake')
      ? null
      : controlWorkload(path.join(machine.bundles, 'control', 'index.js'), {
          ...tinybenchContext(machine.bundles, config, trialEnv),
          // A project of another language need not have a node of its own.
          node: process.execPath,
        }),
    openStore,
    recordedSeconds: async (head) => recordedSeconds(await openStore(), config.suite, head),
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
    nodeVersion: machine.nodeVersion,
    toolVersion: version,
  };
}

function tinybenchContext(
  bundles: string,
  config: Config,
  env: Readonly<Record<string, string>>,
): TinybenchContext {
  return {
    node: 'node',
    trialEntry: [path.join(bundles, 'trial', 'index.js')],
    trialHooks: path.join(bundles, 'trial-hooks', 'index.js'),
    env,
    timeout: config.trialTimeout,
  };
}

/** What runs the benchmarks of a suite. */
export function suiteRunner(
  suite: SuiteConfig,
  bundles: string,
  config: Config,
  env: Readonly<Record<string, string>>,
): SuiteRunner {
  switch (suite.kind) {
    case 'tinybench':
      return tinybenchRunner(suite, tinybenchContext(bundles, config, env));
    case 'command':
      return commandRunner(suite, { env, trialTimeout: config.trialTimeout });
    case 'service':
      return serviceRunner(suite, {
        // The generator is ours, whatever the service is written in.
        node: process.execPath,
        loadEntry: [path.join(bundles, 'load', 'index.js')],
        env,
      });
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
