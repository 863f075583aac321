/**
 * Records trials for the evaluation of the decision rules:
 *
 *     npm run evaluate:record -- --occasion NAME --rounds N [--workload GLOB] [--to DIR] [--seed N]
 *     npm run evaluate:record -- --pack [--to DIR]
 *
 * Every workload of fixtures/evaluation/workloads gets N rounds, the workloads by turns. It may be stopped at any time
 * and goes on where it was. The recording lies in DIR (default .perf-gate/bank) until --pack writes it to
 * fixtures/evaluation/bank, compressed.
 */
import { randomInt } from 'node:crypto';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import picomatch from 'picomatch';
import { benchmarkEnvironment } from '../src/measure/process-environment.ts';
import { PerfGateError } from '../src/model/index.ts';
import { randomInteger, seededRandom, shuffled, type Random } from '../src/stats/random.ts';
import { calibrateArm, measureArms, Places, type TrialContext } from './evaluation/arms-round.ts';
import { arms, parseRecording, type Recording, type Round, type Session } from './evaluation/bank.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const workloadFolder = path.join(root, 'fixtures', 'evaluation', 'workloads');

/** Steps in which durations are kept: a hundred thousandth of a call of base, far below any effect. */
const stepsPerCall = 1e5;
/** Rounds of two arms alone that are timed at the start of a session. */
const pairRounds = 3;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Copies of the workloads, one for each arm, that differ in the number of units alone. */
async function makeCopies(folder: string): Promise<Places> {
  for (const [index, { units }] of arms.entries()) {
    const copy = path.join(folder, String(index));
    await cp(workloadFolder, copy, { recursive: true });
    const file = path.join(copy, 'units.js');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('units = 100', `units = ${String(units)}`));
  }
  return new Places(folder, arms.length);
}

/** What a file holds already, its torn last line cut off; null when there is none. */
async function openRecording(file: string): Promise<Recording | null> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole));
  return whole === '' ? null : parseRecording(whole, file);
}

async function chooseSchedule(
  context: TrialContext,
  places: Places,
  workload: string,
  seed: number,
): Promise<Pick<Session, 'counts' | 'resolution'>> {
  const { counts, timed } = await calibrateArm(context, workload, places.of(0), seed);
  return { counts, resolution: Number((timed / stepsPerCall).toPrecision(3)) };
}

async function beginSession(
  context: TrialContext,
  places: Places,
  occasion: string,
  workload: string,
  earlier: Recording | null,
  seed: number,
  random: Random,
): Promise<Session> {
  const draw = (): number => randomInteger(random, 2 ** 31);
  // All rounds of a file have one schedule, as those of a gate have.
  const schedule = earlier?.sessions[0] ?? (await chooseSchedule(context, places, workload, draw()));
  const pairSeconds: number[] = [];
  for (let round = 0; round < pairRounds; round += 1) {
    const start = performance.now();
    await measureArms(context, { workload, places, order: [0, 1], seed: draw(), counts: schedule.counts });
    pairSeconds.push(rounded((performance.now() - start) / 1000, 3));
  }
  return {
    kind: 'session',
    occasion,
    workload,
    started: new Date().toISOString(),
    seed,
    units: arms.map(({ units }) => units),
    resolution: schedule.resolution,
    counts: schedule.counts,
    pairSeconds,
    environment: {
      cores: availableParallelism(),
      arch: process.arch,
      os: process.platform,
      node: process.versions.node,
    },
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

async function recordRound(
  context: TrialContext,
  places: Places,
  session: Session,
  random: Random,
): Promise<Round> {
  const order = shuffled([...arms.keys()], random);
  const seed = randomInteger(random, 2 ** 31);
  const load = loadavg()[0] ?? 0;
  await places.arrange(order);
  const start = performance.now();
  const { workload, counts, resolution } = session;
  const trials = await measureArms(context, { workload, places, order, seed, counts });
  const seconds = rounded((performance.now() - start) / 1000, 3);
  const ofArms = [...trials.entries()].sort(([one], [other]) => one - other).map(([, trial]) => trial);
  const steps = (value: number): number => Math.round(value / resolution);
  return {
    kind: 'round',
    seed,
    order,
    load: rounded(load, 2),
    seconds,
    startUp: ofArms.map(({ startUp }) => rounded(startUp, 3)),
    time: ofArms.map(({ time }) => steps(time)),
    tail: ofArms.map(({ tail }) => steps(tail)),
    mean: ofArms.map(({ mean }) => steps(mean)),
    cpu: ofArms.map(({ cpu }) => steps(cpu)),
    slots: ofArms.map(({ slots }) => slots.map(steps)),
  };
}

interface RecordRequest {
  readonly occasion: string;
  readonly rounds: number;
  readonly workloads: readonly string[];
  readonly to: string;
  readonly seed: number;
}

async function record(request: RecordRequest): Promise<void> {
  const interruption = new AbortController();
  process.once('SIGINT', () => {
    interruption.abort();
  });
  const { signal } = interruption;
  const random = seededRandom(request.seed);
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'perf-gate-bank-')));
  // A build in the meantime must not change what measures.
  const dist = path.join(folder, 'dist');
  await cp(path.join(root, 'dist'), dist, { recursive: true });
  const context: TrialContext = {
    node: process.execPath,
    trialEntry: path.join(dist, 'trial', 'index.js'),
    trialHooks: path.join(dist, 'trial-hooks', 'index.js'),
    env: { ...benchmarkEnvironment(process.env), NODE_OPTIONS: '' },
    signal,
  };
  const into = path.join(request.to, request.occasion);
  await mkdir(into, { recursive: true });
  try {
    const places = await makeCopies(folder);
    const open: { file: string; session: Session; done: number }[] = [];
    for (const workload of request.workloads) {
      const file = path.join(into, `${workload}.jsonl`);
      const earlier = await openRecording(file);
      const done = earlier?.rounds.length ?? 0;
      if (done >= request.rounds) continue;
      const session = await beginSession(
        context,
        places,
        request.occasion,
        workload,
        earlier,
        request.seed,
        random,
      );
      await appendFile(file, `${JSON.stringify(session)}\n`);
      open.push({ file, session, done });
      const { batch, batches, slots, warmup } = session.counts;
      say(
        `${workload}: ${String(slots)} slots of ${String(batches)} batches of ${String(batch)}, warm-up ${String(warmup)}; a pair takes ${session.pairSeconds.join(', ')} s`,
      );
    }
    for (let round = 0; round < request.rounds; round += 1) {
      let seconds = 0;
      for (const item of shuffled(
        open.filter(({ done }) => done <= round),
        random,
      )) {
        const measured = await recordRound(context, places, item.session, random);
        await appendFile(item.file, `${JSON.stringify(measured)}\n`);
        seconds += measured.seconds;
      }
      if (seconds > 0)
        say(
          `${request.occasion}: round ${String(round + 1)} of ${String(request.rounds)}, ${seconds.toFixed(1)} s, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
        );
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    say('interrupted; the same command goes on');
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Compresses what is recorded into the fixtures; the same bytes for the same recording. */
async function pack(from: string): Promise<void> {
  const bank = path.join(root, 'fixtures', 'evaluation', 'bank');
  let bytes = 0;
  for (const name of (await readdir(from, { recursive: true })).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    const text = await readFile(path.join(from, name), 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    const { rounds } = parseRecording(whole, name);
    const packed = gzipSync(whole, { level: 9 });
    bytes += packed.length;
    const file = path.join(bank, `${name}.gz`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, packed);
    say(`${name}: ${String(rounds.length)} rounds, ${String(packed.length)} bytes`);
  }
  say(`${String(bytes)} bytes in all`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      occasion: { type: 'string' },
      rounds: { type: 'string' },
      workload: { type: 'string', default: '*' },
      to: { type: 'string', default: path.join(root, '.perf-gate', 'bank') },
      seed: { type: 'string' },
      pack: { type: 'boolean', default: false },
    },
  });
  const to = path.resolve(values.to);
  if (values.pack) {
    await pack(to);
    return;
  }
  const usage =
    'npm run evaluate:record -- --occasion NAME --rounds N [--workload GLOB] [--to DIR] [--seed N]';
  const rounds = Number(values.rounds);
  if (values.occasion === undefined || !/^[a-z0-9][a-z0-9-]*$/u.test(values.occasion))
    throw new PerfGateError('--occasion is a name of small letters, digits and hyphens', { remedy: usage });
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 200)
    throw new PerfGateError('--rounds is a number from 1 to 200', { remedy: usage });
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0)
    throw new PerfGateError('--seed is a whole number from 0', { remedy: usage });
  const matches = picomatch(values.workload);
  const workloads = (await readdir(workloadFolder))
    .flatMap((file) => /^(.+)\.bench\.js$/u.exec(file)?.[1] ?? [])
    .filter((name) => matches(name))
    .sort();
  if (workloads.length === 0)
    throw new PerfGateError(`no workload is called ${values.workload}`, {
      remedy: `See the files of ${workloadFolder}.`,
    });
  await record({ occasion: values.occasion, rounds, workloads, to, seed });
}

try {
  await main();
} catch (error) {
  const text =
    error instanceof PerfGateError
      ? `${error.message}\n${error.remedy ?? ''}`
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`record-bank: ${text}\n`);
  process.exitCode = error instanceof PerfGateError ? 2 : 1;
}
