import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { parseDecision, parseRun, type Decision, type Run } from '../../src/model/index.ts';
import { TemporaryRepository } from '../git/temporary-repository.ts';

/** The built program; a copy of dist elsewhere can be tested by naming its cli/index.js. */
const cli = process.env.PERF_GATE_TEST_CLI ?? path.resolve(import.meta.dirname, '../../dist/cli/index.js');

/** A benchmark of a fake suite, as its file has it. */
export interface FakeBenchmark {
  readonly name: string;
  readonly times?: readonly number[];
  readonly does?: 'hang' | 'throw' | 'exit' | 'print garbage' | 'return NaN' | 'measure 0';
  readonly fromRound?: number;
  readonly line?: number;
}

/** How the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs; `ended` never rejects for what it does. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard error has matched; rejects when the program ends before. */
  saw(pattern: RegExp): Promise<void>;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Times that vary by a few tenths of a per cent, differently for each `shift`, as real ones do. */
export function steady(seconds: number, shift = 0): number[] {
  return Array.from({ length: 40 }, (_, round) => {
    const turn = ((round + 1) * (shift + 7) * 0.618_033_988_749_895) % 1;
    return seconds * (1 + 0.002 * (turn - 0.5));
  });
}

/** Times so scattered that nothing can be said of a change of a few per cent. */
export function scattered(seconds: number, shift = 0): number[] {
  return Array.from({ length: 40 }, (_, round) => {
    const turn = ((round + 1) * (shift + 3) * 0.618_033_988_749_895) % 1;
    return seconds * Math.exp(0.8 * (turn - 0.5));
  });
}

/** Content of `bench.fake.json`. */
export function fake(
  benchmarks: Readonly<Record<string, readonly number[]>> | readonly FakeBenchmark[],
): string {
  const list = Array.isArray(benchmarks)
    ? (benchmarks as readonly FakeBenchmark[])
    : Object.entries(benchmarks as Readonly<Record<string, readonly number[]>>).map(([name, times]) => ({
        name,
        times,
      }));
  return JSON.stringify({ benchmarks: list });
}

export const fakeConfig = { suites: [{ kind: 'fake', file: 'bench.fake.json' }] } as const;

/** Files of a project that is measured by a fake suite. */
export function fakeFiles(
  benchmarks: Parameters<typeof fake>[0],
  config: Readonly<Record<string, unknown>> = {},
): Record<string, string> {
  return {
    'perf-gate.config.json': JSON.stringify({ ...fakeConfig, ...config }),
    'bench.fake.json': fake(benchmarks),
  };
}

/** A repository with the built program run in it. Its temporary folder is its own, so that what is left over is seen. */
export class Project {
  readonly repository: TemporaryRepository;
  readonly root: string;
  /** Folder beside the repository, for what a test needs besides. */
  readonly around: string;
  /** Temporary folder of every program run here. */
  readonly temporary: string;

  private constructor(repository: TemporaryRepository, temporary: string) {
    this.repository = repository;
    this.root = repository.root;
    this.around = repository.around;
    this.temporary = temporary;
  }

  /** A project with these files committed to `main`. */
  static async create(files: Readonly<Record<string, string>>): Promise<Project> {
    const repository = await TemporaryRepository.create();
    const temporary = path.join(repository.around, 'tmp');
    await mkdir(temporary);
    const project = new Project(repository, temporary);
    await repository.write({ '.gitignore': '.perf-gate/\n', ...files });
    await repository.commit('base');
    return project;
  }

  /** A project whose base is the branch `main` and whose head is the branch `change`. */
  static async ofCommits(
    base: Readonly<Record<string, string>>,
    head: Readonly<Record<string, string>>,
  ): Promise<Project> {
    const project = await Project.create(base);
    await project.repository.git('switch', '--quiet', '--create', 'change');
    await project.repository.write(head);
    await project.repository.commit('head');
    return project;
  }

  /** Base and head differ in what the fake suite measures. */
  static async ofFakes(
    base: Parameters<typeof fake>[0],
    head: Parameters<typeof fake>[0],
    config: Readonly<Record<string, unknown>> = {},
  ): Promise<Project> {
    return Project.ofCommits(fakeFiles(base, config), { 'bench.fake.json': fake(head) });
  }

  file(name: string): string {
    return path.join(this.root, name);
  }

  start(args: readonly string[], { cwd = this.root, env = {} }: Surroundings = {}): Running {
    const temporary = { TMPDIR: this.temporary, TEMP: this.temporary, TMP: this.temporary };
    const child = spawn(process.execPath, [cli, ...args], {
      cwd,
      env: { ...outerEnvironment(), ...temporary, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let over = false;
    const watchers = new Set<() => void>();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      for (const watcher of watchers) watcher();
    });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        over = true;
        for (const watcher of watchers) watcher();
        resolve({ code, stdout, stderr });
      });
    });
    const saw = (pattern: RegExp): Promise<void> =>
      new Promise((resolve, reject) => {
        const watcher = (): void => {
          if (pattern.test(stderr)) resolve();
          else if (over) reject(new Error(`it ended without having said ${String(pattern)}:\n${stderr}`));
        };
        watchers.add(watcher);
        watcher();
      });
    return { child, ended, saw };
  }

  /** Runs the program to its end; nothing of it may stay in the temporary folder. */
  async run(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
    const ended = await this.start(args, surroundings).ended;
    expect(await this.leftOver(), 'left over in the temporary folder').toEqual([]);
    return ended;
  }

  /** Gates this project against `main`. */
  async gate(args: readonly string[] = [], surroundings: Surroundings = {}): Promise<Ended> {
    const seed = args.includes('--seed') ? [] : ['--seed', '1'];
    return this.run(['gate', '--base', 'main', ...seed, ...args], surroundings);
  }

  /** Names of our folders in the temporary folder. */
  async leftOver(): Promise<string[]> {
    return (await readdir(this.temporary)).filter((name) => name.startsWith('perf-gate'));
  }

  async readRun(name: string): Promise<Run> {
    return parseRun(JSON.parse(await readFile(this.file(name), 'utf8')), name);
  }

  async readDecision(name = '.perf-gate/decision.json'): Promise<Decision> {
    return parseDecision(JSON.parse(await readFile(this.file(name), 'utf8')), name);
  }

  async write(name: string, content: string): Promise<void> {
    await mkdir(path.dirname(this.file(name)), { recursive: true });
    await writeFile(this.file(name), content);
  }

  remove(): Promise<void> {
    return this.repository.remove();
  }
}

/** What the tests were started with, less what would change the program's ways. */
function outerEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (/^(?:GITHUB_|VITEST|GIT_|NODE_OPTIONS$|NO_COLOR$|FORCE_COLOR$|CI$|TERM$)/u.test(name)) {
      Reflect.deleteProperty(env, name);
    }
  }
  // A user's own configuration of git, such as signing, is no part of the tests.
  const nowhere = os.devNull;
  return { ...env, GIT_CONFIG_GLOBAL: nowhere, GIT_CONFIG_SYSTEM: nowhere };
}

/** Kind of the verdict of each benchmark, by name; the metric is that of fake suites. */
export function kinds(decision: Decision): Record<string, string> {
  return Object.fromEntries(decision.verdicts.map(({ benchmark, kind }) => [benchmark, kind]));
}

/** Text without control characters but line breaks, for which a terminal or a log would do something. */
export function expectHarmless(text: string): void {
  const worst = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.exec(text);
  expect(worst === null ? null : JSON.stringify(worst[0]), 'control characters in the output').toBeNull();
  expect(text, 'a workflow command').not.toMatch(/^\s*::/mu);
}

/** An error as every command shows it: exit code 2, nothing on standard output, what is wrong and what to do. */
export function expectError(ended: Ended, what: RegExp, remedy: RegExp): void {
  expect(ended.stderr).toMatch(what);
  expect(ended.stderr).toMatch(remedy);
  expect(ended.stderr).not.toContain('this is a defect of perf-gate');
  expect(ended.stderr).toMatch(/^perf-gate: /mu);
  expect(ended.stdout).toBe('');
  expect(ended.code).toBe(2);
}
