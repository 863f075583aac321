import path from 'node:path';
import type { BaselineStore } from './baseline/store.ts';
import { baseline } from './commands/baseline.ts';
import { openConfiguredStore, result, type Session } from './commands/session.ts';
import { loadConfigFile, resolveConfig, type Config } from './config/index.ts';
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
import { resolveBase } from './git/base.ts';
import type { Repository } from './git/repository.ts';
import { init } from './init.ts';
import { machinePorts, suiteRunner } from './machine.ts';
import { benchmarkEnvironment } from './measure/process-environment.ts';
import type { Side } from './measure/sides.ts';
import { matchesName, PerfGateError, type Decision, type Run } from './model/index.ts';
import { checkWritable, writeTogether, writeWhole } from './output-file.ts';
import { jsonReport, markdownReport, terminalReport } from './report/index.ts';
import { historyJson, historyReport } from './report/history.ts';
import { runText } from './report/stored.ts';
import { withoutCommands } from './report/untrusted.ts';
import { readRunFiles, runDocument } from './run-files.ts';
import { version } from './version.ts';

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
      const runs = await readRunFiles(cwd, session.positionals);
      const decision = await useCases.compare(pairsOf(runs), config, { matchesName });
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
    case 'baseline import':
      return baseline(session, config, command);
  }
}

/** Run files as they were named: base and head, and again. */
function pairsOf(runs: readonly Run[]): [Run, Run][] {
  if (runs.length % 2 !== 0) {
    throw new PerfGateError(`${String(runs.length)} run files are no pairs of base and head`, {
      remedy: 'Name the base and the head of each part one after the other: BASE HEAD BASE HEAD.',
    });
  }
  return runs.flatMap((base, at): [Run, Run][] => {
    const head = runs[at + 1];
    return at % 2 === 0 && head !== undefined ? [[base, head]] : [];
  });
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
          config.store.kind === 'artifact'
            ? [{ level: 'ok', message: 'artifacts, which only the Action reaches', remedy: null }]
            : storeCheck(await openConfiguredStore(session, config), config.suite, config.unreadable).run(),
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
    if (suite.kind === 'command' || suite.kind === 'service') {
      const command = suite.kind === 'command' ? suite.command : suite.start;
      const line = typeof command === 'string' ? command : (command[0] ?? '');
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
      checks.push(loadCheck(label, suiteRunner(suite, session.bundles, config, env), side));
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

function portsOf(session: Session, config: Config): useCases.Ports {
  return machinePorts(session, config, async () => openConfiguredStore(session, config), session.listen());
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
