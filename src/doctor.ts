import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BaselineStore } from './baseline/store.ts';
import { loadConfigFile, projectFolders, resolveConfig, type Config } from './config/index.ts';
import type { Flags } from './config/options.ts';
import { findRepository, type Repository } from './git/repository.ts';
import type { Side } from './measure/sides.ts';
import type { SuiteRunner } from './measure/suite-runner.ts';
import { messageOf, PerfGateError } from './model/index.ts';
import { findInstallation, readPackageJson } from './package-manager.ts';
import { isFile, matchingFiles, projectFiles } from './project-files.ts';
import { messageLine } from './report/untrusted.ts';

/** What one check found. A warning does not stop a gate; a problem does. */
export interface Finding {
  /** What was checked: `git`, `configuration`, … */
  readonly check: string;
  readonly level: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do about it; null when it is ok. */
  readonly remedy: string | null;
}

/** One thing that is looked at. What `run` throws is a problem in the words of the error. */
export interface Check {
  readonly name: string;
  run(): Promise<readonly Omit<Finding, 'check'>[]>;
}

export interface DoctorOptions {
  readonly cwd: string;
  readonly flags: Flags;
  /** Checks that need what only the caller can make, such as the base commit and the store. */
  readonly checks: (config: Config, repository: Repository | null) => readonly Check[];
}

type Result = Omit<Finding, 'check'>;

const execute = promisify(execFile);

function ok(message: string): Result {
  return { level: 'ok', message, remedy: null };
}

async function examine(check: Check): Promise<Finding[]> {
  let results: readonly Result[];
  try {
    results = await check.run();
  } catch (error) {
    const remedy = error instanceof PerfGateError ? (error.remedy ?? null) : null;
    results = [{ level: 'problem', message: messageOf(error), remedy }];
  }
  return results.map((result) => ({ check: check.name, ...result }));
}

function repositoryResults(repository: Repository): Result[] {
  const results = [ok(`repository ${repository.root}`)];
  if (repository.shallow) {
    results.push({
      level: 'warning',
      message: 'the clone is shallow: the base commit may not be in it',
      remedy: 'Run "git fetch --unshallow", or check out with fetch-depth: 0.',
    });
  }
  if (repository.head.dirty) {
    results.push({
      level: 'warning',
      message: 'there are uncommitted or untracked files, which are measured with head',
      remedy: 'Commit or stash them to measure the commit alone.',
    });
  }
  return results;
}

/** The node of the project, which runs the benchmarks; ours only orchestrates. */
async function nodeResults(folder: string): Promise<Result[]> {
  let version: string;
  try {
    version = (await execute('node', ['--version'], { cwd: folder, timeout: 20_000 })).stdout.trim();
  } catch (cause) {
    throw new PerfGateError('there is no node that can be run on the PATH', {
      remedy: 'Install Node.js 20.19 or later.',
      cause,
    });
  }
  const [major = 0, minor = 0] = version.replace(/^v/u, '').split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    return [
      {
        level: 'warning',
        message: `benchmarks run on node ${version}, which is older than 20.19`,
        remedy: 'Use Node.js 20.19 or later.',
      },
    ];
  }
  return [ok(`benchmarks run on node ${version}`)];
}

async function suiteResults(config: Config): Promise<Result[]> {
  const results: Result[] = [];
  const files = await projectFiles(config.project);
  for (const [index, suite] of config.suites.entries()) {
    const label = suite.name ?? `suites[${String(index)}]`;
    switch (suite.kind) {
      case 'tinybench': {
        const found = matchingFiles(files, suite.files);
        results.push(
          found.length > 0
            ? ok(`${label}: ${String(found.length)} benchmark file(s), such as ${found[0] ?? ''}`)
            : {
                level: 'problem',
                message: `${label}: no file matches ${suite.files.join(', ')}`,
                remedy: 'Write a benchmark file, or correct "files"; ignored files are not seen.',
              },
        );
        break;
      }
      case 'command': {
        const line = typeof suite.command === 'string' ? suite.command : suite.command.join(' ');
        results.push(ok(`${label}: ${line}`));
        break;
      }
      case 'service': {
        const line = typeof suite.start === 'string' ? suite.start : suite.start.join(' ');
        results.push(ok(`${label}: ${String(suite.scenarios.length)} scenario(s) of ${line}`));
        break;
      }
      case 'fake':
        results.push(
          (await isFile(path.resolve(config.project, suite.file)))
            ? ok(`${label}: ${suite.file}`)
            : {
                level: 'problem',
                message: `${label}: there is no file ${suite.file}`,
                remedy: 'Correct "file".',
              },
        );
    }
  }
  return results;
}

async function setupResults(config: Config): Promise<Result[]> {
  const installation = await findInstallation(await projectFolders(config.project));
  const packageJson = await readPackageJson(config.project);
  if (config.setup === null) {
    if (installation === null || packageJson?.dependencies.length === 0) return [ok('no set-up is needed')];
    return [
      {
        level: 'warning',
        message: `there is ${path.basename(installation.lockFile)} and no "setup": a commit with other dependencies cannot be set up`,
        remedy: `Set "setup" to "${installation.command}".`,
      },
    ];
  }
  if (/^npm ci\b/u.test(config.setup) && installation?.manager !== 'npm') {
    return [
      {
        level: 'problem',
        message: `setup "${config.setup}" needs a package-lock.json, and there is none`,
        remedy:
          installation === null
            ? 'Commit one, or set "setup" to another command.'
            : `Set "setup" to "${installation.command}".`,
      },
    ];
  }
  return [ok(`set-up: ${config.setup}`)];
}

/** Whether the base can be found. */
export function baseCheck(base: string, resolve: () => Promise<{ readonly sha: string | null }>): Check {
  return {
    name: 'base',
    async run() {
      if (base === 'none') return [ok('no base is asked for')];
      const { sha } = await resolve();
      return [ok(`${base} is ${sha === null ? 'a folder without a commit' : sha.slice(0, 12)}`)];
    },
  };
}

/** First words of the commands of a line; none where quotes or substitutions make them uncertain. */
function programsOf(line: string): string[] {
  if (/["'`$()<>\\^%]/u.test(line)) return [];
  return line.split(/&&|\|\||[;|&]/u).flatMap((part) => {
    const word = part
      .trim()
      .split(/\s+/u)
      .find((text) => !/^\w+=/u.test(text));
    return word === undefined || word === '' ? [] : [word];
  });
}

/** What the shell of Windows does itself. */
const ofCmd = /^(?:call|cd|chdir|copy|del|echo|exit|for|if|md|mkdir|move|rd|rem|ren|rmdir|set|start|type)$/iu;

/** Whether the shell that will run it can start a program of this name. */
async function canStart(
  program: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<boolean> {
  const windows = process.platform === 'win32';
  if (windows && ofCmd.test(program)) return true;
  if (windows && /[\\/]/u.test(program)) return isFile(path.resolve(folder, program));
  const [file, args] = windows ? ['where', [program]] : ['/bin/sh', ['-c', 'command -v "$1"', 'sh', program]];
  try {
    await execute(file, args, { cwd: folder, env, timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether the programs of a command line can be started; nothing is started.
 * @param name What the command is for, as a check is named.
 * @param env Environment that the command will get.
 */
export function programCheck(
  name: string,
  line: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Check {
  return {
    name,
    async run() {
      const programs = programsOf(line);
      if (programs.length === 0) return [ok(`"${line}" is for the shell to read; it was not tried`)];
      const results: Result[] = [];
      for (const program of new Set(programs)) {
        results.push(
          (await canStart(program, folder, env))
            ? ok(`${program} can be started`)
            : {
                level: 'problem',
                message: `"${line}" cannot run: there is no program ${program} on the PATH`,
                remedy: 'Install it, or correct the command.',
              },
        );
      }
      return results;
    },
  };
}

/** Whether a suite loads in the work tree, as it is installed there: what it has, or why it has not. */
export function loadCheck(label: string, runner: Pick<SuiteRunner, 'discover'>, side: Side): Check {
  return {
    name: 'benchmarks',
    async run() {
      const { benchmarks, failures, warnings } = await runner.discover(side, new AbortController().signal);
      const results: Result[] = [];
      const [first] = benchmarks;
      if (first !== undefined) {
        results.push(
          ok(
            `${label}: ${String(benchmarks.length)} benchmark(s) were loaded, such as ${JSON.stringify(first.id)}`,
          ),
        );
      } else if (failures.length === 0) {
        results.push({
          level: 'problem',
          message: `${label}: its files register no benchmark`,
          remedy: 'Default-export (bench) => { bench.add(name, fn) } from one of them.',
        });
      }
      for (const { benchmark, message, output } of failures) {
        const subject = benchmark === null ? '' : `${JSON.stringify(benchmark)}: `;
        const [said = ''] = (output ?? '').trim().split('\n');
        results.push({
          level: 'problem',
          message: `${label}: ${subject}${message}${said === '' || message.includes(said) ? '' : ` (${said})`}`,
          remedy: 'Run the file by itself to see what is wrong with it; are the dependencies installed?',
        });
      }
      for (const message of warnings) {
        results.push({
          level: 'warning',
          message: `${label}: ${message}`,
          remedy: 'See whether that is meant.',
        });
      }
      return results;
    },
  };
}

/** Whether the store can be read: its newest run of each machine class is opened. */
export function storeCheck(store: BaselineStore, suite: string, unreadable: 'fail' | 'skip'): Check {
  return {
    name: 'store',
    async run() {
      const names = await store.list({ suite, fingerprint: null, last: null });
      const machines = [...new Set(names.map((name) => name.fingerprint))];
      const results: Result[] = [
        ok(
          `${store.description}: ${String(names.length)} run(s) of ${suite}, ${String(machines.length)} machine class(es)`,
        ),
      ];
      for (const fingerprint of machines) {
        const read = await store.read({ suite, fingerprint, last: 1 }, unreadable);
        for (const { path: file, message } of read.unreadable) {
          results.push({
            level: 'warning',
            message: `${file} cannot be read: ${message}`,
            remedy: 'Remove it from the store.',
          });
        }
      }
      return results;
    },
  };
}

/**
 * Looks at everything that a gate needs. Nothing is measured, and nothing of ours is written.
 * @returns at least one finding for each check, in the order of a gate.
 */
export async function doctor({ cwd, flags, checks }: DoctorOptions): Promise<readonly Finding[]> {
  const found: { repository: Repository | null; config: Config | null } = { repository: null, config: null };
  const findings = await examine({
    name: 'git',
    async run() {
      found.repository = await findRepository(cwd);
      return repositoryResults(found.repository);
    },
  });
  findings.push(
    ...(await examine({
      name: 'configuration',
      async run() {
        const file = await loadConfigFile(cwd, flags.config ?? null);
        found.config = resolveConfig({ cwd, flags, file });
        return [ok(file === null ? 'none: the defaults are used' : file.path)];
      },
    })),
  );
  findings.push(...(await examine({ name: 'node', run: () => nodeResults(cwd) })));
  const { repository, config } = found;
  if (config === null) return findings;
  const rest: readonly Check[] = [
    { name: 'benchmarks', run: () => suiteResults(config) },
    { name: 'set-up', run: () => setupResults(config) },
    ...checks(config, repository),
  ];
  for (const check of rest) findings.push(...(await examine(check)));
  return findings;
}

/** 0 when a gate can run, 2 when there is a problem. */
export function doctorExitCode(findings: readonly Finding[]): 0 | 2 {
  return findings.some((finding) => finding.level === 'problem') ? 2 : 0;
}

/** The findings in words, one line each, with a second one for the remedy. */
export function doctorText(findings: readonly Finding[]): string {
  const levelWidth = 'problem'.length;
  const checkWidth = Math.max(...findings.map((finding) => finding.check.length));
  const lines = findings.flatMap(({ check, level, message, remedy }) => {
    const head = `${level.padEnd(levelWidth)}  ${check.padEnd(checkWidth)}  `;
    const first = `${head}${messageLine(message)}`;
    return remedy === null ? [first] : [first, `${' '.repeat(head.length)}${messageLine(remedy)}`];
  });
  const problems = findings.filter((finding) => finding.level === 'problem').length;
  const warnings = findings.filter((finding) => finding.level === 'warning').length;
  lines.push(
    '',
    problems > 0
      ? `${String(problems)} problem(s): a gate cannot be judged until they are solved.`
      : warnings > 0
        ? `No problem, ${String(warnings)} warning(s).`
        : 'All is well.',
  );
  return `${lines.join('\n')}\n`;
}
