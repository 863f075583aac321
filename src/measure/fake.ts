import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { FakeSuite } from '../config/config.ts';
import { checked, longestName, messageOf, ownMetrics, PerfGateError, type Failure } from '../model/index.ts';
import type { Side, SideName } from './sides.ts';
import type {
  Benchmark,
  Calibration,
  Discovery,
  Group,
  RoundOutcome,
  RoundRequest,
  SuiteRunner,
  TrialOutcome,
} from './suite-runner.ts';

/** Room for the name of the suite in front of a benchmark's. */
const longestPrefix = 1000;

/** The file of a fake suite: each side's own copy of it says what its trials take. */
export const fakeFileSchema = z.strictObject({
  benchmarks: z.array(
    z.strictObject({
      name: z
        .string()
        .min(1)
        .max(longestName - longestPrefix),
      times: z
        .array(z.number())
        .min(1)
        .exactOptional()
        .describe('Seconds of trial 1, 2, …; then from the first again.'),
      line: z.int().min(1).exactOptional().describe('Where it is said to be defined.'),
      does: z
        .enum(['hang', 'throw', 'exit', 'print garbage', 'return NaN', 'measure 0'])
        .exactOptional()
        .describe('Instead of taking time.'),
      fromRound: z
        .int()
        .min(0)
        .exactOptional()
        .describe('It does so from this round on; before, it takes its times.'),
    }),
  ),
});

/**
 * Runs suites whose trials take the times written in a file, without starting a process: the whole path from discovery
 * to report can be exercised exactly and in milliseconds.
 */
export function fakeRunner(suite: FakeSuite): SuiteRunner {
  const parsed = new Map<SideName, z.infer<typeof fakeFileSchema>['benchmarks']>();

  const discover = async (side: Side): Promise<Discovery> => {
    const found: Benchmark[] = [];
    const failures: Failure[] = [];
    try {
      parsed.set(side.name, await readSuite(path.join(side.project, suite.file)));
    } catch (error) {
      failures.push({ benchmark: null, kind: 'load', message: messageOf(error), round: null });
    }
    const names = new Map<string, number>();
    const lines = new Map((parsed.get(side.name) ?? []).map(({ name, line }) => [name, line ?? null]));
    for (const { name } of parsed.get(side.name) ?? []) names.set(name, (names.get(name) ?? 0) + 1);
    for (const [name, count] of names) {
      const id = suite.name === null ? name : `${suite.name} > ${name}`;
      if (count > 1) {
        const message = `${String(count)} benchmarks are called ${JSON.stringify(name.slice(0, 200))}; give each its own name`;
        failures.push({ benchmark: id, kind: 'duplicate-name', message, round: null });
      } else {
        found.push({ id, name, file: suite.file, line: lines.get(name) ?? null });
      }
    }
    return { benchmarks: found, failures, warnings: [], notes: {}, runtime: null };
  };

  const trial = async (side: Side, benchmark: Benchmark, request: RoundRequest): Promise<TrialOutcome> => {
    const written = parsed.get(side.name)?.find(({ name }) => name === benchmark.name);
    const round = request.round ?? 0;
    const fail = (kind: Failure['kind'], message: string, output?: string): TrialOutcome => ({
      ok: false,
      failure: {
        benchmark: benchmark.id,
        kind,
        message,
        round: request.round,
        ...(output === undefined ? {} : { output }),
      },
    });
    if (written === undefined) return fail('load', 'it is not in the file of this side');
    if (written.does !== undefined && round >= (written.fromRound ?? 0)) {
      switch (written.does) {
        case 'hang':
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, request.timeout * 1000);
            if (request.signal.aborted) {
              clearTimeout(timer);
              resolve();
            }
            request.signal.addEventListener('abort', () => {
              clearTimeout(timer);
              resolve();
            });
          });
          return fail('timed-out', `it ran longer than ${String(request.timeout)} s and was stopped`);
        case 'throw':
          return fail('threw', 'Error: thrown on purpose');
        case 'exit':
          return fail('exited', 'the process ended with exit code 3 before it had measured', 'last words\n');
        case 'print garbage':
          return fail(
            'bad-output',
            'what it sent is not a measurement',
            '\u001b[31m::error::\u0000garbage\n',
          );
        case 'return NaN':
          return fail('bad-value', 'time is NaN');
        case 'measure 0':
          return fail('bad-value', 'time is 0: it is faster than the clock can tell');
      }
    }
    const times = written.times ?? [];
    const time = times[round % times.length];
    if (time === undefined || !Number.isFinite(time) || time <= 0)
      return fail('bad-value', `time is ${String(time)}`);
    return { ok: true, measurements: { time } };
  };

  const round = async (request: RoundRequest): Promise<RoundOutcome> => {
    const outcome: Partial<Record<SideName, ReadonlyMap<string, TrialOutcome>>> = {};
    for (const side of request.sides) {
      const trials = new Map<string, TrialOutcome>();
      for (const benchmark of request.group) trials.set(benchmark.id, await trial(side, benchmark, request));
      outcome[side.name] = trials;
    }
    return outcome;
  };

  return {
    metrics: { time: ownMetrics.time },
    files: () => Promise.resolve([]),
    discover,
    groups: (benchmarks) => benchmarks.map((benchmark): Group => [benchmark]),
    calibrate: async (request): Promise<Calibration> => {
      const failed: Partial<Record<SideName, Map<string, Failure>>> = {};
      for (const [name, trials] of Object.entries(await round(request)) as [
        SideName,
        Map<string, TrialOutcome>,
      ][]) {
        failed[name] = new Map(
          [...trials].flatMap(([id, result]) => (result.ok ? [] : [[id, result.failure]])),
        );
      }
      return { secondsPerRound: 0, failed };
    },
    round,
  };
}

async function readSuite(file: string): Promise<z.infer<typeof fakeFileSchema>['benchmarks']> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new PerfGateError(`the fake suite ${path.basename(file)} cannot be read: ${messageOf(error)}`);
  }
  const result = checked(fakeFileSchema, json);
  if ('value' in result) return result.value.benchmarks;
  throw new PerfGateError(`the fake suite ${path.basename(file)} is not valid: ${result.fault}`);
}
