import { createHash } from 'node:crypto';
import {
  environmentSchema,
  messageOf,
  parseAcceptance,
  parseRun,
  PerfGateError,
  runSchema,
  type Run,
  type StoredAcceptance,
} from '../model/index.ts';
import type { StoredRunName } from './store.ts';

/** The folder of a store that holds all runs; whatever lies beside it belongs to someone else. */
export const runsFolder = 'runs';

/** The folder of a store that holds what was accepted. */
export const acceptancesFolder = 'acceptances';

/** Largest file, in bytes, that is written to a store or read from one. */
export const largestRunFile = 50 * 1024 * 1024;

// More than a name needs to be unique beside time and commit; short enough for Windows' limit on paths.
const hashLength = 12;
const commitLength = 12;

const pathPattern =
  /^runs\/([^/]+)\/([^/]+)\/(\d{4})\/(\d{2})\/(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-([0-9a-f]{12}|none)-([0-9a-f]{8,64})\.json$/u;

const zonedTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:[zZ]|[+-]\d{2}(?::?\d{2})?)$/u;

/** Whether `text` can name a suite, and so be a folder of a store. */
export function isSuite(text: string): boolean {
  return runSchema.shape.suite.safeParse(text).success;
}

/** Whether `text` can be a machine fingerprint, and so a folder of a store. */
export function isFingerprint(text: string): boolean {
  return environmentSchema.shape.fingerprint.safeParse(text).success;
}

function compactTime(time: Date): string {
  return time.toISOString().replace(/[-:.]/gu, '');
}

/** Start of a run. A time without a zone would name another file on every machine, so it is refused. */
function startOf(run: Run): Date {
  const started = new Date(run.started);
  if (!zonedTime.test(run.started) || Number.isNaN(started.getTime())) {
    throw new PerfGateError(
      `the run's start ${JSON.stringify(run.started)} is not a time with date and zone`,
      { remedy: 'Write `started` as in 2026-01-31T12:00:00.000Z.' },
    );
  }
  const year = started.getUTCFullYear();
  if (year < 0 || year > 9999) {
    throw new PerfGateError(
      `the run's start ${JSON.stringify(run.started)} lies outside the years 0 to 9999`,
    );
  }
  return started;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  // fromEntries defines properties, so that a metric called __proto__ stays one.
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}

function canonical(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(sorted(value))}\n`, 'utf8');
}

/**
 * The bytes of an acceptance as stores keep it, like those of a run.
 * @throws PerfGateError when it could not be read back.
 */
export function canonicalAcceptance(acceptance: StoredAcceptance): Buffer {
  const bytes = canonical(acceptance);
  parseAcceptance(JSON.parse(bytes.toString('utf8')), 'the acceptance to store');
  return bytes;
}

/** Where an acceptance with these canonical bytes lies in a store: by suite, then by the time it was recorded. */
export function acceptancePath(acceptance: StoredAcceptance, bytes: Uint8Array): string {
  const name = `${compactTime(new Date(acceptance.recorded))}-${contentHash(bytes).slice(0, hashLength)}.json`;
  return [acceptancesFolder, acceptance.suite, name].join('/');
}

/** Whether a file of the folder of acceptances has a name of ours; others belong to someone else. */
export function isAcceptanceName(file: string): boolean {
  return /^\d{8}T\d{9}Z-[0-9a-f]{8,64}\.json$/u.test(file);
}

/**
 * The bytes of a run as stores keep it: one line of JSON, keys sorted, a line break at the end. The same run gives the
 * same bytes on every machine.
 * @throws PerfGateError when the run could not be read back or is too large.
 */
export function canonicalRun(run: Run): Buffer {
  const bytes = canonical(run);
  parseRun(JSON.parse(bytes.toString('utf8')), 'the run to store');
  if (bytes.length > largestRunFile) {
    throw new PerfGateError(
      `the run takes ${String(bytes.length)} bytes; a store keeps at most ${String(largestRunFile)}`,
      { remedy: 'Split the benchmarks into several suites.' },
    );
  }
  return bytes;
}

// Without line breaks at the end: a folder that is itself under version control may get other ones.
function contentHash(bytes: Uint8Array): string {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end -= 1;
  return createHash('sha256').update(bytes.subarray(0, end)).digest('hex');
}

/**
 * Where a run with these canonical bytes lies in a store. The time is the run's own start, so a clock that went back
 * changes no other run's name; equal times are told apart by commit and content.
 * @throws PerfGateError when suite, fingerprint or start cannot be part of a path.
 */
export function runPath(run: Run, bytes: Uint8Array): string {
  const { fingerprint } = run.environment;
  if (!isSuite(run.suite)) {
    throw new PerfGateError(
      `suite ${JSON.stringify(run.suite.slice(0, 120))} cannot name a folder of a store`,
    );
  }
  if (!isFingerprint(fingerprint)) {
    throw new PerfGateError(
      `fingerprint ${JSON.stringify(fingerprint.slice(0, 220))} cannot name a folder of a store`,
    );
  }
  const time = compactTime(startOf(run));
  const commit = run.commit.sha?.slice(0, commitLength) ?? 'none';
  const name = `${time}-${commit}-${contentHash(bytes).slice(0, hashLength)}.json`;
  const path = [runsFolder, run.suite, fingerprint, time.slice(0, 4), time.slice(4, 6), name].join('/');
  if (parseRunPath(path) === null) throw new PerfGateError(`${JSON.stringify(path)} is no path of a store`);
  return path;
}

/** What a path of a store tells; null when no run has such a path, i.e. the file is not ours. */
export function parseRunPath(path: string): StoredRunName | null {
  const match = pathPattern.exec(path);
  if (match === null) return null;
  const [, suite = '', fingerprint = '', folderYear, folderMonth] = match;
  const [
    ,
    ,
    ,
    ,
    ,
    year = '',
    month = '',
    day = '',
    hour = '',
    minute = '',
    second = '',
    ms = '',
    commit = '',
  ] = match;
  if (!isSuite(suite) || !isFingerprint(fingerprint)) return null;
  if (folderYear !== year || folderMonth !== month) return null;
  const started = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  if (Number.isNaN(started.getTime())) return null;
  // A 30th of February would be taken for a day of March.
  if (compactTime(started) !== `${year}${month}${day}T${hour}${minute}${second}${ms}Z`) return null;
  return { path, suite, fingerprint, started, commit: commit === 'none' ? null : commit };
}

/** The order of a store: by start, then commit, then content. */
export function compareNames(a: StoredRunName, b: StoredRunName): number {
  const nameOfA = a.path.slice(a.path.lastIndexOf('/') + 1);
  const nameOfB = b.path.slice(b.path.lastIndexOf('/') + 1);
  if (nameOfA !== nameOfB) return nameOfA < nameOfB ? -1 : 1;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** The error about a file that lies where a run or an acceptance should and is none. */
export function damaged(path: string, store: string, what: string, cause?: unknown): PerfGateError {
  const kind = path.startsWith(`${acceptancesFolder}/`) ? 'acceptance' : 'run';
  return new PerfGateError(`${path} in ${store} is not a readable ${kind}: ${what}`, {
    remedy: 'Restore or remove that file by hand, or leave it out with --unreadable skip.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * The run in a file of a store, checked against what its path says.
 * @param store for messages: which store the file is in.
 * @throws PerfGateError that names file and store.
 */
export function readRunFile(path: string, bytes: Uint8Array, store: string): Run {
  const name = parseRunPath(path);
  if (name === null) throw damaged(path, store, 'its path is not one of a run');
  if (bytes.length > largestRunFile) throw damaged(path, store, tooLarge(bytes.length));
  const json = jsonOf(path, bytes, store);
  let run: Run;
  try {
    run = parseRun(json, 'it');
  } catch (error) {
    throw damaged(path, store, messageOf(error));
  }
  const differs = (what: string, inFile: string, inPath: string): PerfGateError =>
    damaged(path, store, `its ${what} is ${inFile}, its path says ${inPath}`);
  if (run.suite !== name.suite) throw differs('suite', run.suite, name.suite);
  if (run.environment.fingerprint !== name.fingerprint) {
    throw differs('fingerprint', run.environment.fingerprint, name.fingerprint);
  }
  const commit = run.commit.sha?.slice(0, commitLength) ?? null;
  if (commit !== name.commit) throw differs('commit', commit ?? 'none', name.commit ?? 'none');
  if (new Date(run.started).getTime() !== name.started.getTime()) {
    throw differs('start', run.started, name.started.toISOString());
  }
  checkHash(path, bytes, store);
  return run;
}

/**
 * The acceptance in a file of a store, checked against what its path says.
 * @throws PerfGateError that names file and store.
 */
export function readAcceptanceFile(path: string, bytes: Uint8Array, store: string): StoredAcceptance {
  if (bytes.length > largestRunFile) throw damaged(path, store, tooLarge(bytes.length));
  const json = jsonOf(path, bytes, store);
  let acceptance: StoredAcceptance;
  try {
    acceptance = parseAcceptance(json, 'it');
  } catch (error) {
    throw damaged(path, store, messageOf(error));
  }
  const suite = path.split('/')[1] ?? '';
  if (acceptance.suite !== suite) {
    throw damaged(path, store, `its suite is ${acceptance.suite}, its path says ${suite}`);
  }
  checkHash(path, bytes, store);
  return acceptance;
}

function jsonOf(path: string, bytes: Uint8Array, store: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // The parser's own message quotes the file, which may be anything.
    throw damaged(path, store, `its ${String(bytes.length)} bytes are not JSON; it may have been cut short`);
  }
}

function checkHash(path: string, bytes: Uint8Array, store: string): void {
  const hash = contentHash(bytes);
  const hashInPath = path.slice(path.lastIndexOf('-') + 1, -'.json'.length);
  if (hash.startsWith(hashInPath)) return;
  const [inFile, inPath] = [hash.slice(0, hashInPath.length), hashInPath];
  throw damaged(path, store, `its content hash is ${inFile}, its path says ${inPath}`);
}

/** Says that a file of `size` bytes is not read. */
export function tooLarge(size: number): string {
  return `it has ${String(size)} bytes, more than the ${String(largestRunFile)} that are read`;
}
