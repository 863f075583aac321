import { readFile } from 'node:fs/promises';
import os from 'node:os';
import type { Conditions, Environment } from '../model/index.ts';

export interface EnvironmentOptions {
  /** The runtime that ran the benchmarks. */
  readonly runtime: { readonly name: string; readonly version: string };
  /** Recorded beside what is found here, never keyed. */
  readonly notes: Readonly<Record<string, string>>;
  readonly env: NodeJS.ProcessEnv;
}

const longestFingerprint = 200;

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\((?:r|tm)\)/gu, ' ')
    .replace(/[^a-z0-9.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '');
}

/** Major and minor of a version: `v20.20.2` gives `20.20`. */
function majorMinor(version: string): string {
  return /(\d+(?:\.\d+)?)/u.exec(version)?.[1] ?? 'unknown';
}

/**
 * The key of a machine class: CPU model, cores, architecture, operating system, runtime with major and minor version. It
 * leads paths in a store, so it is made of `a-z 0-9 . -` alone and has at most 200 characters.
 */
export function fingerprintOf(environment: Omit<Environment, 'fingerprint'>): string {
  const { cpu, arch, os: system, runtime } = environment;
  const rest = [
    String(cpu.cores),
    arch,
    system.name,
    slug(runtime.name).slice(0, 40) || 'unknown',
    majorMinor(runtime.version).slice(0, 20),
  ].map((part) => slug(part) || 'unknown');
  const tail = rest.join('-');
  // The model is what may be long; what follows it must not be lost.
  const model = slug(cpu.model).slice(0, Math.max(7, longestFingerprint - tail.length - 1));
  return `${model || 'unknown'}-${tail}`.slice(0, longestFingerprint);
}

async function firstMatch(file: string, pattern: RegExp): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return pattern.exec(text)?.[1] ?? null;
}

/** Where Node has no name of the CPU, as on many ARM machines: ids of implementer and part, which tell models apart. */
async function cpuModel(): Promise<string> {
  const told = os.cpus()[0]?.model.trim() ?? '';
  if (told !== '' && told !== 'unknown') return told;
  const implementer = await firstMatch('/proc/cpuinfo', /^CPU implementer\s*:\s*(\S+)/mu);
  const part = await firstMatch('/proc/cpuinfo', /^CPU part\s*:\s*(\S+)/mu);
  if (implementer !== null && part !== null) return `cpu ${implementer} ${part}`;
  return 'unknown';
}

/** Facts of the job that explain a difference between machines of one fingerprint. */
async function foundNotes(env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const notes: Record<string, string> = {};
  const note = (name: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value.trim() !== '') notes[name] = value.trim();
  };
  const image = [env.ImageOS, env.ImageVersion].filter((part) => part !== undefined);
  note('runner image', image.join(' '));
  note('runner', env.RUNNER_ENVIRONMENT);
  note('NODE_OPTIONS', env.NODE_OPTIONS);
  if (process.platform === 'linux') {
    note(
      'governor',
      await firstMatch('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', /^([\w-]{1,40})$/mu),
    );
    note('microcode', await firstMatch('/proc/cpuinfo', /^microcode\s*:\s*(\S+)/mu));
    note('distribution', await firstMatch('/etc/os-release', /^PRETTY_NAME="?([^"\n]*)/mu));
  }
  return notes;
}

/**
 * The machine and the runtimes of a measurement. What the system does not tell is `unknown`, never guessed.
 */
export async function readEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const facts: Omit<Environment, 'fingerprint'> = {
    // Sandboxes may report no CPU at all.
    cpu: { model: (await cpuModel()).slice(0, 300), cores: Math.max(1, os.cpus().length) },
    memory: os.totalmem(),
    arch: process.arch,
    os: { name: process.platform, release: os.release().slice(0, 200) },
    runtime: {
      name: options.runtime.name.slice(0, 40),
      version: options.runtime.version.replace(/^v/u, '').slice(0, 80),
    },
    orchestrator: { name: 'node', version: process.versions.node },
    notes: Object.fromEntries(
      Object.entries({ ...(await foundNotes(options.env)), ...options.notes }).map(([name, value]) => [
        name.slice(0, 80),
        value.slice(0, 500),
      ]),
    ),
  };
  return { fingerprint: fingerprintOf(facts), ...facts };
}

/** CPU time of all cores since boot, in ticks. */
interface CpuTicks {
  readonly total: number;
  readonly steal: number;
}

/** @param text content of /proc/stat; null when it does not tell. */
export function parseCpuTicks(text: string): CpuTicks | null {
  const line = /^cpu +(.+)$/mu.exec(text)?.[1];
  // user nice system idle iowait irq softirq steal; guest times after them are part of user and nice.
  const ticks = line?.trim().split(/\s+/u).slice(0, 8).map(Number) ?? [];
  const steal = ticks[7];
  if (steal === undefined || !ticks.every(Number.isFinite)) return null;
  return { total: ticks.reduce((sum, value) => sum + value, 0), steal };
}

/** Fraction of the time between two readings that the hypervisor took; null when it cannot be told. */
export function stealBetween(before: CpuTicks | null, after: CpuTicks | null): number | null {
  if (before === null || after === null) return null;
  const total = after.total - before.total;
  const steal = after.steal - before.steal;
  // Counters of some virtual machines go backwards after a migration.
  if (total <= 0 || steal < 0) return null;
  return Math.min(1, steal / total);
}

/** @param text content of /proc/pressure/cpu; per cent of the last minute in which some task waited for a CPU. */
export function parsePressure(text: string): number | null {
  const found = /^some .*\bavg60=(\d+(?:\.\d+)?)/mu.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

async function cpuTicks(): Promise<CpuTicks | null> {
  if (process.platform !== 'linux') return null;
  return parseCpuTicks(await readFile('/proc/stat', 'utf8').catch(() => ''));
}

/**
 * Begins to watch the conditions of a measurement; `finish` tells them. The load average is that before measuring, steal
 * is over the time between, pressure that of the last minute; null where the system does not tell.
 */
export async function watchConditions(): Promise<{ finish(): Promise<Conditions> }> {
  // Windows has no load average; Node gives zeros.
  const loadAverage = process.platform === 'win32' ? null : (os.loadavg()[0] ?? null);
  const before = await cpuTicks();
  return {
    async finish() {
      const pressure =
        process.platform === 'linux'
          ? parsePressure(await readFile('/proc/pressure/cpu', 'utf8').catch(() => ''))
          : null;
      return { loadAverage, steal: stealBetween(before, await cpuTicks()), pressure };
    },
  };
}
