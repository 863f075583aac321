import { limitForms, parseLimit, type Limit } from '../model/quantity.ts';
import type { Shard } from '../model/run.ts';
import type { StoreConfig } from './config.ts';

/** How the value of an option is written and read. */
export type ValueType =
  | { readonly kind: 'text'; readonly placeholder: string; readonly pattern?: RegExp; readonly rule?: string }
  | { readonly kind: 'integer'; readonly low: number; readonly high: number }
  /** A fraction, strictly between two bounds: `2%` or `0.02`. */
  | { readonly kind: 'fraction'; readonly above: number; readonly below: number }
  /** Seconds: `5m`, `90s`, or a number of seconds. */
  | { readonly kind: 'duration' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'list'; readonly placeholder: string }
  | { readonly kind: 'store' }
  /** A limit of a budget: `50ms`, `> 1000/s`. Its sign tells where it is `kept`, or where it is `broken`. */
  | { readonly kind: 'limit'; readonly sign: 'kept' | 'broken' }
  /** Which shard, from 1, of how many: `2/4`. */
  | { readonly kind: 'shard' };

/** Where runs are stored, as an option can say it. */
export type StoreValue =
  | Pick<Extract<StoreConfig, { kind: 'branch' }>, 'kind' | 'branch'>
  | Exclude<StoreConfig, { kind: 'branch' }>;

/** What reading a value of this type gives. */
export type ValueOf<T extends ValueType> = T extends { kind: 'text' }
  ? string
  : T extends { kind: 'integer' | 'fraction' | 'duration' }
    ? number
    : T extends { kind: 'switch' }
      ? boolean
      : T extends { kind: 'choice'; choices: readonly (infer C)[] }
        ? C
        : T extends { kind: 'list' }
          ? readonly string[]
          : T extends { kind: 'store' }
            ? StoreValue
            : T extends { kind: 'limit' }
              ? Limit
              : T extends { kind: 'shard' }
                ? Shard
                : never;

/** What a configuration file may give for a value of this type. */
export type InputOf<T extends ValueType> = T extends { kind: 'text' | 'store' | 'shard' }
  ? string
  : T extends { kind: 'integer' }
    ? number
    : T extends { kind: 'fraction' | 'duration' | 'limit' }
      ? number | string
      : T extends { kind: 'switch' }
        ? boolean
        : T extends { kind: 'choice'; choices: readonly (infer C)[] }
          ? C
          : T extends { kind: 'list' }
            ? readonly string[]
            : never;

/** `fault` says what was expected, as the end of "expected …". */
export type ReadValue = { readonly value: unknown } | { readonly expected: string };

const secondsPer: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };
const mostShards = 1000;
const longestDuration = 7 * 24 * 3600;

function percent(fraction: number): string {
  return `${String(Number((fraction * 100).toPrecision(12)))}%`;
}

/** What a value of this type looks like, as the end of "expected …". */
export function expectation(type: ValueType): string {
  switch (type.kind) {
    case 'text':
      return type.rule ?? 'a text that is not empty';
    case 'integer':
      return `a whole number from ${String(type.low)} to ${String(type.high)}`;
    case 'fraction':
      return `a percentage or a fraction below 1, such as 2% or 0.02, between ${percent(type.above)} and ${percent(type.below)}`;
    case 'duration':
      return 'a time up to 7 days, such as 5m, 90s or 500ms, or a number of seconds';
    case 'switch':
      return 'true or false';
    case 'choice':
      return `one of: ${type.choices.join(', ')}`;
    case 'list':
      return 'a list of one or more names, none of them empty or twice';
    case 'store':
      return 'auto, branch, branch:NAME, dir:PATH, artifact or artifact:WORKFLOW.yml';
    case 'limit':
      return limitForms;
    case 'shard':
      return 'a shard and their number, such as 2/4, of at most 1000';
  }
}

function number(text: string): number {
  // Number() also reads '', ' 1 ', '0x10' and 'Infinity'.
  return /^-?\d{1,15}(\.\d{1,15})?$/u.test(text) ? Number(text) : Number.NaN;
}

function fraction(raw: unknown, type: Extract<ValueType, { kind: 'fraction' }>): number | null {
  let value: number;
  if (typeof raw === 'string' && raw.endsWith('%')) value = number(raw.slice(0, -1).trimEnd()) / 100;
  else {
    value = typeof raw === 'string' ? number(raw) : typeof raw === 'number' ? raw : Number.NaN;
    // A plain 2 would be 200 %, and is nearly always meant as 2 %.
    if (value >= 1) return null;
  }
  return value > type.above && value < type.below ? value : null;
}

function duration(raw: unknown): number | null {
  let seconds = typeof raw === 'number' ? raw : Number.NaN;
  if (typeof raw === 'string') {
    const match = /^(\d{1,15}(?:\.\d{1,15})?)(ms|s|m|h)?$/u.exec(raw);
    if (match !== null) seconds = Number(match[1]) * (secondsPer[match[2] ?? 's'] ?? Number.NaN);
  }
  return seconds > 0 && seconds <= longestDuration ? seconds : null;
}

function list(raw: unknown): readonly string[] | null {
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > 1000) return null;
  const items: string[] = [];
  for (const item of raw as unknown[]) {
    if (typeof item !== 'string' || item === '' || items.includes(item)) return null;
    items.push(item);
  }
  return items;
}

function store(raw: unknown): StoreValue | null {
  if (typeof raw !== 'string') return null;
  const branch = 'perf-gate';
  if (raw === 'auto') return { kind: 'auto', branch };
  if (raw === 'branch') return { kind: 'branch', branch };
  if (raw === 'artifact') return { kind: 'artifact', workflow: null };
  const colon = raw.indexOf(':');
  const rest = raw.slice(colon + 1);
  if (colon === -1 || rest === '' || rest.includes('\0')) return null;
  const kind = raw.slice(0, colon);
  if (kind === 'dir') return { kind: 'dir', path: rest };
  // Git's own rules for names are stricter; these keep a name from being read as an option, a range or a refspec.
  if (kind === 'branch' && isBranchName(rest)) return { kind: 'branch', branch: rest };
  if (kind === 'artifact' && workflowFile.test(rest)) return { kind: 'artifact', workflow: rest };
  return null;
}

/** GitHub reads the files of one folder. */
const workflowFile = /^[\w-][\w.-]{0,99}\.ya?ml$/u;

function shard(raw: unknown): Shard | null {
  const match = typeof raw === 'string' ? /^(\d{1,4})\/(\d{1,4})$/u.exec(raw) : null;
  const [index, count] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  return index >= 1 && index <= count && count <= mostShards ? { index, count } : null;
}

function isBranchName(name: string): boolean {
  if (name.length > 200 || /[\s~^:?*[\\\p{Cc}]/u.test(name) || name.includes('..') || name.includes('@{')) {
    return false;
  }
  return name
    .split('/')
    .every(
      (part) =>
        part !== '' &&
        !part.startsWith('.') &&
        !part.startsWith('-') &&
        !part.endsWith('.') &&
        !part.endsWith('.lock'),
    );
}

/**
 * Reads a value as it stands in a file (a JSON value) or behind a flag (text; for a list, the texts).
 * Numbers come back in base units: fractions, seconds.
 */
export function readValue(type: ValueType, raw: unknown, from: 'file' | 'flag'): ReadValue {
  const value = read(type, raw, from);
  return value === null ? { expected: expectation(type) } : { value };
}

function read(type: ValueType, raw: unknown, from: 'file' | 'flag'): unknown {
  switch (type.kind) {
    case 'text': {
      if (typeof raw !== 'string' || raw.trim() === '' || raw.includes('\0') || raw.length > 10_000)
        return null;
      return type.pattern === undefined || type.pattern.test(raw) ? raw : null;
    }
    case 'integer': {
      const value = from === 'flag' && typeof raw === 'string' ? number(raw) : raw;
      return Number.isInteger(value) && (value as number) >= type.low && (value as number) <= type.high
        ? value
        : null;
    }
    case 'fraction':
      return fraction(raw, type);
    case 'duration':
      return duration(raw);
    case 'switch':
      return typeof raw === 'boolean' ? raw : null;
    case 'choice':
      return typeof raw === 'string' && type.choices.includes(raw) ? raw : null;
    case 'list':
      return list(raw);
    case 'store':
      return store(raw);
    case 'limit':
      if (typeof raw === 'number') return raw >= 0 ? parseLimit(String(raw), type.sign) : null;
      return typeof raw === 'string' ? parseLimit(raw, type.sign) : null;
    case 'shard':
      return shard(raw);
  }
}

/** What stands for the value in help: `REF`, `gate|observe`, `PERCENT`. */
export function placeholder(type: ValueType): string {
  switch (type.kind) {
    case 'text':
    case 'list':
      return type.placeholder;
    case 'integer':
      return 'N';
    case 'fraction':
      return 'PERCENT';
    case 'duration':
      return 'TIME';
    case 'switch':
      return '';
    case 'choice':
      return type.choices.join('|');
    case 'store':
      return 'auto|branch[:NAME]|dir:PATH|artifact[:FILE]';
    case 'limit':
      return 'LIMIT';
    case 'shard':
      return 'I/N';
  }
}
