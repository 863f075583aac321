import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { loadConfigFile, resolveConfig, type Config } from '../config/index.ts';
import { measureGate, planGate } from '../gate.ts';
import { machinePorts } from '../machine.ts';
import { benchmarkEnvironment } from '../measure/process-environment.ts';
import { killMarked } from '../measure/process-tree.ts';
import { messageOf, PerfGateError } from '../model/index.ts';
import { withoutCommands } from '../report/untrusted.ts';
import { Terminal } from '../terminal.ts';
import { measuredText } from './measured.ts';
import { evaluatedPolicy, withPolicy } from './policy.ts';
import { readPlan, type ActionPlan } from './plan.ts';
import { openSnapshot } from './snapshot.ts';

/** The log of the job, in which nothing that a benchmark is called or prints is a workflow command. */
const harmless = (stream: NodeJS.WriteStream): { write(text: string): unknown } => ({
  write: (text: string) => stream.write(withoutCommands(text)),
});

async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const plan = await readPlan(env.PERF_GATE_PLAN ?? '', null);
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      interrupt.abort();
    });
  }
  const result = path.join(plan.folder, 'measured.json');
  let code: unknown = null;
  let note: string | null = null;
  try {
    const file = await loadConfigFile(plan.workspace, plan.flags.config ?? null);
    const stated = plan.projects[0].policy;
    const policy = stated.from === 'code' ? await evaluatedPolicy(stated, file, plan.workspace) : stated;
    const judged = withPolicy(file, policy, plan.workspace);
    if (stated.from === 'code') {
      code = judged?.input ?? null;
      note = policy.note;
    }
    const config: Config = {
      ...resolveConfig({ cwd: plan.workspace, flags: plan.flags, file: judged }),
      output: path.join(plan.folder, 'output'),
      base: plan.base?.sha ?? 'none',
    };
    const measured = await measure(plan, config, env, interrupt.signal);
    const warnings = [...(note === null ? [] : [note]), ...measured.warnings];
    await writeFile(result, measuredText({ measured: { ...measured, warnings } }, code));
  } catch (error) {
    if (!(error instanceof PerfGateError)) throw error;
    process.stderr.write(`${withoutCommands(messageOf(error))}\n`);
    await writeFile(result, measuredText({ error }, code));
    process.exitCode = 2;
  } finally {
    await killMarked(plan.mark);
  }
}

async function measure(
  plan: ActionPlan,
  asked: Config,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): ReturnType<typeof measureGate> {
  // Without a base there is no pair, whatever the configuration says.
  const config: Config =
    plan.base === null && asked.strategy === 'paired' ? { ...asked, strategy: 'auto' } : asked;
  const terminal = new Terminal(
    { stdout: harmless(process.stdout), stderr: harmless(process.stderr) },
    env,
    () => performance.now() / 1000,
  );
  const machine = {
    env,
    terminal,
    bundles: path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..'),
    nodeVersion: await nodeVersion(benchmarkEnvironment(env)),
  };
  const ports = {
    ...machinePorts(machine, config, () => openSnapshot(plan.baseline.folder, null), signal),
    // Found before, with the token that fetching it may need.
    resolveBase: () => {
      if (plan.base === null) throw new Error('this plan has no base');
      return Promise.resolve(plan.base);
    },
    isSameTree: () => Promise.resolve(plan.sameTree),
    recordedSeconds: () => Promise.resolve(new Map(Object.entries(plan.recordedSeconds))),
  };
  return measureGate(await planGate(config, ports), config, ports);
}

/** Of the node on the PATH, which runs the benchmarks; this process is run by that of the runner. */
async function nodeVersion(env: Readonly<Record<string, string>>): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('node', ['--version'], { env, timeout: 60_000 });
    return stdout.trim().replace(/^v/u, '');
  } catch {
    return process.versions.node;
  }
}

await main(process.env);
