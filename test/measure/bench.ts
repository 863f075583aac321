import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config, SuiteConfig } from '../../src/config/config.ts';
import { fakeRunner } from '../../src/measure/fake.ts';
import { measure, type Measured, type MeasureEvent, type MeasureRequest } from '../../src/measure/measure.ts';
import type { Side, SideName, Sides } from '../../src/measure/sides.ts';
import type {
  Benchmark,
  Discovery,
  Group,
  RoundOutcome,
  RoundRequest,
  SuiteRunner,
} from '../../src/measure/suite-runner.ts';
import { ownMetrics, policySchema, type Failure } from '../../src/model/index.ts';

/** Both sides as the scheduler sees them; what it does to them is noted. */
export class StandInSides implements Sides {
  readonly base: Side | null;
  readonly head: Side;
  readonly fixed: string | null = null;
  readonly warnings: readonly string[] = [];
  readonly placed: boolean[] = [];
  /** Files of head that lie on base now. */
  readonly taken = new Set<string>();

  constructor(base: Side | null, head: Side) {
    this.base = base;
    this.head = head;
  }

  place(baseFirst: boolean): Promise<void> {
    this.placed.push(baseFirst);
    return Promise.resolve();
  }

  takeFromHead(files: readonly string[]): Promise<void> {
    for (const file of files) this.taken.add(file);
    return Promise.resolve();
  }

  giveBack(files: readonly string[]): Promise<void> {
    for (const file of files) this.taken.delete(file);
    return Promise.resolve();
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

export function sideOf(name: SideName, project = path.resolve(`/${name}`)): Side {
  return {
    name,
    commit: { sha: (name === 'base' ? 'a' : 'b').repeat(40), ref: null, dirty: false, time: null },
    root: project,
    project,
    forbidden: [],
  };
}

export function standInSides(): StandInSides {
  return new StandInSides(sideOf('base'), sideOf('head'));
}

/** A complete configuration; nothing in it but what measuring reads matters. */
export function configOf(more: Partial<Config> = {}): Config {
  return {
    source: null,
    project: path.resolve('/project'),
    suite: 'default',
    suites: [],
    setup: null,
    passEnv: [],
    base: 'main',
    benchFrom: 'head',
    strategy: 'paired',
    shortcut: true,
    store: { kind: 'dir', path: path.resolve('/store') },
    mode: 'gate',
    couldNotJudge: 'fail',
    policy: policySchema.parse({}),
    alpha: 0.01,
    parts: 1,
    rounds: null,
    timeBudget: 300,
    trialTimeout: 120,
    only: null,
    shard: null,
    seed: null,
    history: 60,
    unreadable: 'fail',
    smallestSegment: 6,
    keep: null,
    output: path.resolve('/output'),
    json: null,
    markdown: null,
    quiet: false,
    verbose: false,
    ...more,
  };
}

/** One suite that is written down: which benchmarks each side has, and what their trials give. */
export interface Script {
  /** Names by side. */
  readonly base?: readonly string[];
  readonly head: readonly string[];
  /** Suite file of the benchmarks; null: none, as for commands. */
  readonly file?: string;
  /** What discovery finds on a side; default: the names above. */
  readonly discover?: (side: Side) => Partial<Discovery>;
  /** Failure of a trial, or null; `round` is null in calibration. */
  readonly fails?: (side: SideName, benchmark: string, round: number | null) => Failure | null;
  readonly secondsPerRound?: number;
  /** Called before every round. */
  readonly before?: (request: RoundRequest) => void;
}

/** A runner that follows its script; `rounds` are the requests it was given, in order. */
export class ScriptedRunner implements SuiteRunner {
  readonly metrics = { time: ownMetrics.time };
  readonly rounds: RoundRequest[] = [];
  readonly calibrations: RoundRequest[] = [];
  readonly #script: Script;

  constructor(script: Script) {
    this.#script = script;
  }

  files(): Promise<readonly string[]> {
    return Promise.resolve(this.#script.file === undefined ? [] : [this.#script.file]);
  }

  discover(side: Side): Promise<Discovery> {
    const names = this.#script[side.name] ?? [];
    return Promise.resolve({
      benchmarks: names.map((name) => benchmarkOf(name, this.#script.file ?? null)),
      failures: [],
      warnings: [],
      notes: {},
      runtime: { name: 'node', version: '20.0.0' },
      ...this.#script.discover?.(side),
    });
  }

  groups(benchmarks: readonly Benchmark[]): readonly Group[] {
    return benchmarks.map((benchmark): Group => [benchmark]);
  }

  calibrate(request: RoundRequest): ReturnType<SuiteRunner['calibrate']> {
    this.calibrations.push(request);
    const failed: Partial<Record<SideName, Map<string, Failure>>> = {};
    for (const side of request.sides) {
      const failures = new Map<string, Failure>();
      for (const { id } of request.group) {
        const failure = this.#script.fails?.(side.name, id, null);
        if (failure !== null && failure !== undefined) failures.set(id, failure);
      }
      failed[side.name] = failures;
    }
    return Promise.resolve({ secondsPerRound: this.#script.secondsPerRound ?? 0.5, failed });
  }

  round(request: RoundRequest): Promise<RoundOutcome> {
    this.#script.before?.(request);
    this.rounds.push(request);
    const outcome: Partial<
      Record<
        SideName,
        Map<string, { ok: true; measurements: Record<string, number> } | { ok: false; failure: Failure }>
      >
    > = {};
    for (const side of request.sides) {
      outcome[side.name] = new Map(
        request.group.map(({ id }) => {
          const failure = this.#script.fails?.(side.name, id, request.round) ?? null;
          return [
            id,
            failure === null
              ? { ok: true, measurements: { time: 1 + (request.round ?? 0) / 100 } }
              : { ok: false, failure },
          ];
        }),
      );
    }
    return Promise.resolve(outcome);
  }
}

export function benchmarkOf(name: string, file: string | null = null): Benchmark {
  return { id: name, name, file, line: null };
}

export function failureOf(benchmark: string | null, more: Partial<Failure> = {}): Failure {
  return { benchmark, kind: 'threw', message: 'Error: on purpose', round: null, ...more };
}

export interface Attempt {
  readonly runners: readonly SuiteRunner[];
  readonly sides?: StandInSides;
  readonly config?: Partial<Config>;
  readonly request?: Partial<MeasureRequest>;
}

/** Judging that looks once, and settles nothing before. */
export function onceAfter(rounds: number): MeasureRequest['judging'] {
  return {
    looks: [rounds],
    prospect: () => ({
      fewestRounds: 7,
      speaking: (looks) => looks.find((look) => look >= 7) ?? Infinity,
      control: 'time',
      outlook: () => ({ settled: false, rounds: Infinity }),
    }),
  };
}

/** Measures with a clock that stands still, and gives the events with the runs. */
export async function attempt({
  runners,
  sides = standInSides(),
  config = {},
  request = {},
}: Attempt): Promise<Measured & { events: readonly MeasureEvent[]; sides: StandInSides }> {
  const events: MeasureEvent[] = [];
  const measured = await measure({
    config: configOf(config),
    sides,
    runners,
    selects: () => true,
    ignores: () => false,
    judging: onceAfter(20),
    controlWorkload: null,
    seed: 1,
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
    recordedSeconds: new Map(),
    toolVersion: '0.0.0',
    environment: ({ runtime, notes }) =>
      Promise.resolve({
        fingerprint: 'machine',
        cpu: { model: 'a processor', cores: 2 },
        memory: 1e9,
        arch: 'x64',
        os: { name: 'linux', release: '6' },
        runtime,
        orchestrator: { name: 'node', version: '20.0.0' },
        notes,
      }),
    watchConditions: () =>
      Promise.resolve({ finish: () => Promise.resolve({ loadAverage: 0, steal: 0, pressure: 0 }) }),
    monotonic: () => 0,
    now: () => new Date('2026-01-02T03:04:05Z'),
    ...request,
  });
  return { ...measured, events, sides };
}

/** Fake suites in real files, one folder per side. */
export class FakeProjects {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<FakeProjects> {
    return new FakeProjects(await realpath(await mkdtemp(path.join(os.tmpdir(), 'perf-gate-fake-'))));
  }

  /** Sides with this content of `bench.json`; a string is written as it stands, null: there is no such file. */
  async sides(base: object | string | null, head: object | string | null): Promise<StandInSides> {
    const write = async (name: SideName, content: object | string | null): Promise<Side> => {
      const project = await mkdtemp(path.join(this.#folder, `${name}-`));
      await mkdir(project, { recursive: true });
      if (content !== null) {
        await writeFile(
          path.join(project, 'bench.json'),
          typeof content === 'string' ? content : JSON.stringify(content),
        );
      }
      return sideOf(name, project);
    };
    return new StandInSides(await write('base', base), await write('head', head));
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

export function fakeSuite(name: string | null = null): SuiteRunner {
  return fakeRunner({ kind: 'fake', name, file: 'bench.json' } satisfies SuiteConfig);
}
