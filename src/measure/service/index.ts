import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServiceScenario, ServiceSuite } from '../../config/config.ts';
import { longestName, messageOf, serviceMetrics, type Failure, type Metric } from '../../model/index.ts';
import { seededRandom, shuffled } from '../../stats/random.ts';
import { benchmarkFiles } from '../benchmark-files.ts';
import type { Side, SideName } from '../sides.ts';
import type {
  Benchmark,
  Calibration,
  Discovery,
  Group,
  RoundOutcome,
  RoundRequest,
  SuiteRunner,
  TrialOutcome,
} from '../suite-runner.ts';
import { Generator, type Fault } from './generator.ts';
import type { SlotLoad, SlotReply, WireRequest } from './load/protocol.ts';
import { leakedSockets } from './open-sockets.ts';
import { planLoad, type LoadPlan } from './plan.ts';
import { freePorts, Server } from './server.ts';

/** What the runner needs from the program around it. */
export interface ServiceContext {
  /** Absolute path of the node that runs the load generator. */
  readonly node: string;
  /** Arguments of node that start it: the path of the built entry, in tests with flags before it. */
  readonly loadEntry: readonly string[];
  /** Complete environment of the servers, but for the port. */
  readonly env: Readonly<Record<string, string>>;
}

/** With fewer passes than these a quantile is hardly more than the slowest of them. */
const fewestFor = { p95: 20, p99: 100 } as const;
/** Errors that a slot goes on after, beyond its share, where some are allowed: a trial is judged as a whole. */
const leeway = 100;
/** Seconds that a slot has to last for its pace to count. */
const calibrationSlot = 0.2;

/** A server of a round, and what has become of each scenario on it. */
interface Trial {
  readonly side: Side;
  readonly server: Server;
  readonly outcomes: Map<string, TrialOutcome>;
}

/** What the slots of one scenario on one server add up to. */
interface Tally {
  readonly trial: Trial;
  readonly medians: number[];
  readonly errors: Map<string, number>;
  passes: number;
  failed: number;
  /** Of the slots that are kept. */
  kept: { passes: number; busy: number };
}

function inOrder(sides: readonly Side[], first: SideName): Side[] {
  return [...sides].sort((left, right) => Number(right.name === first) - Number(left.name === first));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Measures a server under load: one of each side in a round, loaded in turns. */
class ServiceRunner implements SuiteRunner {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly #suite: ServiceSuite;
  readonly #context: ServiceContext;
  /** By benchmark id; fixed once calibrated, so that every round runs the same schedule. */
  readonly #plans = new Map<string, LoadPlan>();

  constructor(suite: ServiceSuite, context: ServiceContext) {
    this.#suite = suite;
    this.#context = context;
    const { p50, p95, p99, throughput, success } = serviceMetrics;
    this.metrics = {
      ...{ p50, p95, p99 },
      // With a rate it is that of the configuration.
      ...(suite.load.rate === null ? { throughput } : {}),
      ...(suite.load.allowedErrors > 0 ? { success } : {}),
    };
  }

  async files(side: Side): Promise<readonly string[]> {
    const bodies = this.#suite.scenarios.flatMap(({ requests }) =>
      requests.flatMap(({ bodyFile }) => (bodyFile === null ? [] : [bodyFile])),
    );
    return benchmarkFiles(side.project, [...this.#suite.support, ...bodies]);
  }

  /** The configuration names them; whether they work is seen under load. */
  discover(): Promise<Discovery> {
    const benchmarks = this.#suite.scenarios.map(({ name }): Benchmark => {
      const id = `${this.#suite.name} > ${name}`;
      return { id: id.slice(0, longestName), name, file: null, line: null };
    });
    return Promise.resolve({ benchmarks, failures: [], warnings: [], notes: {}, runtime: null });
  }

  /** One start of the servers serves all. */
  groups(benchmarks: readonly Benchmark[]): readonly Group[] {
    const [first, ...rest] = benchmarks;
    return first === undefined ? [] : [[first, ...rest]];
  }

  async calibrate(request: RoundRequest): Promise<Calibration> {
    const paces = new Map<string, number[]>();
    const started = performance.now();
    let loading = 0;
    const outcomes = await this.#withServers(request, async (trials, generator) => {
      for (const benchmark of request.group) {
        const before = performance.now();
        for (const trial of trials.filter(({ outcomes: of }) => !of.has(benchmark.id))) {
          const pace = await this.#pace(benchmark, trial, generator, request);
          if (pace !== null) paces.set(benchmark.id, [...(paces.get(benchmark.id) ?? []), pace]);
        }
        loading += performance.now() - before;
      }
    });
    let secondsPerRound = (performance.now() - started - loading) / 1000;
    for (const [id, of] of paces) {
      const plan = planLoad(this.#suite.load, of);
      this.#plans.set(id, plan);
      secondsPerRound += request.sides.length * (plan.slots * plan.slotSeconds + this.#suite.load.warmUp);
    }
    const failed: Partial<Record<SideName, Map<string, Failure>>> = {};
    for (const [side, of] of outcomes) {
      failed[side] = new Map(
        [...of].flatMap(([id, outcome]) => (outcome.ok ? [] : [[id, outcome.failure] as const])),
      );
    }
    return { secondsPerRound, failed };
  }

  async round(request: RoundRequest): Promise<RoundOutcome> {
    const outcomes = await this.#withServers(request, async (trials, generator) => {
      // What one scenario leaves behind in the server must not always meet the same next one.
      for (const benchmark of shuffled(request.group, seededRandom(request.seed))) {
        await this.#measure(benchmark, trials, generator, request);
      }
    });
    return Object.fromEntries(outcomes);
  }

  /** Runs `work` with a ready server of each side and a generator, and ends all of them whatever happens. */
  async #withServers(
    request: RoundRequest,
    work: (trials: readonly Trial[], generator: Generator) => Promise<void>,
  ): Promise<Map<SideName, Map<string, TrialOutcome>>> {
    const { signal } = request;
    // A backstop only: what each scenario may take is watched as it runs.
    const timeout = this.#suite.ready.timeout + request.timeout * (request.group.length + 1);
    const ports = await freePorts(request.sides.length);
    const trials = inOrder(request.sides, request.first).map((side, index): Trial => {
      const { env } = this.#context;
      const port = ports[index] as number;
      const server = new Server({ suite: this.#suite, port, cwd: side.project, env, timeout, signal });
      return { side, server, outcomes: new Map() };
    });
    const env = Object.fromEntries(
      Object.entries(this.#context.env).filter(([name]) => name !== 'NODE_OPTIONS'),
    );
    const { node, loadEntry: entry } = this.#context;
    const servers = trials.flatMap(({ server: { pid } }) => (pid === null ? [] : [pid]));
    const generator = new Generator({ node, entry, servers, env, timeout, signal });
    try {
      await Promise.all(
        trials.map(async (trial) => {
          const fault = await trial.server.ready(signal);
          if (fault !== null) this.#failOpen(trial, request, fault);
        }),
      );
      await work(trials, generator);
    } finally {
      await Promise.all(trials.map(async ({ server }) => server.stop()));
      // Last, because it guards them.
      await generator.end();
    }
    return new Map(trials.map(({ side, outcomes }) => [side.name, outcomes]));
  }

  #fail({ outcomes }: Trial, benchmark: string, round: number | null, fault: Fault): void {
    const { kind, message, output } = fault;
    const failure = { benchmark, kind, message, ...(output === '' ? {} : { output }), round };
    outcomes.set(benchmark, { ok: false, failure });
  }

  /** Fails what has no outcome yet. */
  #failOpen(trial: Trial, { group, round }: RoundRequest, fault: Fault): void {
    for (const { id } of group) if (!trial.outcomes.has(id)) this.#fail(trial, id, round, fault);
  }

  #scenario({ name }: Benchmark): ServiceScenario {
    const found = this.#suite.scenarios.find((scenario) => scenario.name === name);
    if (found === undefined) throw new TypeError(`there is no scenario ${name}`);
    return found;
  }

  /** Makes these trials the targets of a scenario, in this order; those that have what it sends. */
  async #begin(
    benchmark: Benchmark,
    trials: readonly Trial[],
    generator: Generator,
    request: RoundRequest,
  ): Promise<Tally[]> {
    const { requests } = this.#scenario(benchmark);
    const ready: { readonly trial: Trial; readonly wire: WireRequest[] }[] = [];
    for (const trial of trials) {
      const wire: WireRequest[] = [];
      try {
        for (const one of requests) {
          const { method, path: at, headers, expect } = one;
          const body =
            one.bodyFile === null
              ? one.body === null
                ? null
                : Buffer.from(one.body)
              : await readFile(path.join(trial.side.project, one.bodyFile));
          const check = { status: expect.status, contains: expect.body };
          wire.push({ method, path: at, headers, body: body?.toString('base64') ?? null, ...check });
        }
        ready.push({ trial, wire });
      } catch (error) {
        const message = `the body of a request cannot be read: ${messageOf(error)}`;
        this.#fail(trial, benchmark.id, request.round, { kind: 'load', message, output: '' });
      }
    }
    const { connections, timeout } = this.#suite.load;
    const targets = ready.map(({ trial: { server }, wire }) => {
      return { host: server.host, port: server.port, requests: wire };
    });
    const begun = await generator.ask({ kind: 'begin', targets, connections, timeout });
    if (!begun.ok) for (const { trial } of ready) this.#fail(trial, benchmark.id, request.round, begun.fault);
    return ready
      .filter(({ trial }) => !trial.outcomes.has(benchmark.id))
      .map(({ trial }) => {
        const kept = { passes: 0, busy: 0 };
        return { trial, medians: [], errors: new Map(), passes: 0, failed: 0, kept };
      });
  }

  /** Loads one target for a slot; null: the trial has failed, which is noted. */
  async #slot(
    { id }: Benchmark,
    tally: Tally,
    target: number,
    load: SlotLoad,
    kept: boolean,
    generator: Generator,
    request: RoundRequest,
  ): Promise<SlotReply | null> {
    const { trial } = tally;
    const { connections, allowedErrors } = this.#suite.load;
    const passes = load.kind === 'open' ? load.passes : load.passes * connections;
    const errors = allowedErrors === 0 ? 0 : Math.ceil(allowedErrors * passes) + leeway;
    const answer = await generator.ask({ kind: 'slot', target, load, kept, errors });
    if (!answer.ok) {
      this.#fail(trial, id, request.round, answer.fault);
      return null;
    }
    const { reply } = answer;
    tally.passes += reply.passes;
    for (const [error, count] of Object.entries(reply.errors)) {
      tally.errors.set(error, (tally.errors.get(error) ?? 0) + count);
      tally.failed += count;
    }
    if (kept) {
      tally.kept.passes += reply.passes;
      tally.kept.busy += reply.busy;
      if (reply.median !== null) tally.medians.push(reply.median);
    }
    if (sum(Object.values(reply.errors)) <= errors) return reply;
    await this.#failByErrors(id, tally, request);
    return null;
  }

  /** A server that has ended explains the errors better than they do. */
  async #failByErrors(id: string, tally: Tally, request: RoundRequest): Promise<void> {
    const { trial, passes, failed, errors } = tally;
    const died = await trial.server.faultSoon();
    if (died !== null) {
      this.#fail(trial, id, request.round, {
        ...died,
        message: `${died.message} under the load of ${quoted(id)}`,
      });
      const message = `not measured: ${died.message} under the load of ${quoted(id)}`;
      this.#failOpen(trial, request, { ...died, message });
      return;
    }
    const allowed = this.#suite.load.allowedErrors;
    const words = [...errors]
      .sort(([, left], [, right]) => right - left)
      .map(([error, count]) => `${String(count)} × ${error}`);
    const bound = allowed === 0 ? 'none is' : `${String(Number((100 * allowed).toPrecision(6)))} % are`;
    const message = `${String(failed)} of ${String(passes)} passes failed, and ${bound} allowed: ${words.join(', ')}`;
    this.#fail(trial, id, request.round, { kind: 'bad-answer', message, output: trial.server.output });
  }

  /** Seconds of a pass on one connection under the load, once warm; null: the trial has failed, which is noted. */
  async #pace(
    benchmark: Benchmark,
    trial: Trial,
    generator: Generator,
    request: RoundRequest,
  ): Promise<number | null> {
    const [tally] = await this.#begin(benchmark, [trial], generator, request);
    if (tally === undefined) return null;
    const { warmUp, rate } = this.#suite.load;
    let passes = rate === null ? 1 : Math.max(1, Math.round(rate * warmUp));
    for (let spent = 0; ;) {
      const load: SlotLoad = rate === null ? { kind: 'closed', passes } : { kind: 'open', passes, rate };
      const reply = await this.#slot(benchmark, tally, 0, load, false, generator, request);
      if (reply === null) return null;
      spent += reply.seconds;
      if (rate !== null) return reply.median;
      if (spent > request.timeout || (reply.seconds >= calibrationSlot && spent >= warmUp)) {
        return reply.seconds / passes;
      }
      if (reply.seconds < calibrationSlot) {
        const wanted = (1.2 * calibrationSlot * passes) / Math.max(reply.seconds, 1e-6);
        passes = Math.min(8 * passes, Math.max(passes + 1, Math.ceil(wanted)));
      }
    }
  }

  /** Measures one scenario on the servers that can: warmed one after the other, then slot by slot in turns. */
  async #measure(
    benchmark: Benchmark,
    trials: readonly Trial[],
    generator: Generator,
    request: RoundRequest,
  ): Promise<void> {
    const { id } = benchmark;
    const plan = this.#plans.get(id);
    const open = trials.filter(({ outcomes }) => !outcomes.has(id));
    if (plan === undefined) {
      const message = 'it could not be calibrated, so it is not measured';
      for (const trial of open)
        this.#fail(trial, id, request.round, { kind: 'bad-value', message, output: '' });
      return;
    }
    const tallies = await this.#begin(benchmark, open, generator, request);
    const deadline = performance.now() + request.timeout * 1000 * Math.max(1, tallies.length);
    const load = async (index: number, slot: SlotLoad, kept: boolean): Promise<void> => {
      const tally = tallies[index];
      if (tally === undefined || tally.trial.outcomes.has(id)) return;
      if (performance.now() > deadline) {
        const message = 'the load took longer than a trial may (--trial-timeout)';
        this.#fail(tally.trial, id, request.round, { kind: 'timed-out', message, output: '' });
      } else await this.#slot(benchmark, tally, index, slot, kept, generator, request);
    };
    const indexes = [...tallies.keys()];
    for (const index of indexes) await load(index, plan.warmUp, false);
    for (let slot = 0; slot < plan.slots; slot += 1) {
      // ABBA: over two slots both sides have been first once, and the coin behind `first` swaps the whole pattern.
      for (const index of slot % 2 === 0 ? indexes : indexes.toReversed()) await load(index, plan.slot, true);
    }
    for (const [index, tally] of tallies.entries())
      await this.#finish(benchmark, tally, index, generator, request);
  }

  async #finish(
    { id }: Benchmark,
    tally: Tally,
    target: number,
    generator: Generator,
    request: RoundRequest,
  ): Promise<void> {
    const { trial, kept, passes, failed, medians } = tally;
    if (trial.outcomes.has(id)) return;
    const { allowedErrors, connections, rate } = this.#suite.load;
    if (failed > allowedErrors * passes) {
      await this.#failByErrors(id, tally, request);
      return;
    }
    const answer = await generator.ask({ kind: 'finish', target });
    if (!answer.ok) {
      this.#fail(trial, id, request.round, answer.fault);
      return;
    }
    const leaked = await leakedSockets(trial.server.port);
    if (leaked > 0) {
      const message =
        `${String(leaked)} connections that their clients have closed are still open in the server; ` +
        'it has to close them, or it will run out of sockets';
      this.#fail(trial, id, request.round, { kind: 'left-open', message, output: trial.server.output });
      return;
    }
    const { recorded, p50, p95, p99 } = answer.reply;
    if (!(p50 > 0) || recorded === 0) {
      this.#fail(trial, id, request.round, { kind: 'bad-value', message: 'no pass was timed', output: '' });
      return;
    }
    const measurements: Record<string, number> = { p50 };
    if (recorded >= fewestFor.p95) measurements.p95 = p95;
    if (recorded >= fewestFor.p99) measurements.p99 = p99;
    if (rate === null) measurements.throughput = (recorded * connections) / kept.busy;
    if (allowedErrors > 0) measurements.success = recorded / kept.passes;
    trial.outcomes.set(id, { ok: true, measurements, inner: { p50: medians } });
  }
}

/** An untrusted name for a message. */
function quoted(name: string): string {
  return JSON.stringify(name.length > 200 ? `${name.slice(0, 200)}…` : name);
}

/** A runner for a server that is loaded over HTTP. */
export function serviceRunner(suite: ServiceSuite, context: ServiceContext): SuiteRunner {
  return new ServiceRunner(suite, context);
}
