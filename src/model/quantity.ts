import { baseUnit, isRate } from './unit.ts';

/**
 * What a value is held against: one number whose direction the metric gives, or the range that is kept, ends included. The unit is a
 * base unit (s, B, Hz), %, a word of a tool, or empty.
 */
export type Limit =
  | { readonly written: string; readonly unit: string; readonly value: number }
  | {
      readonly written: string;
      readonly unit: string;
      readonly low: number | null;
      readonly high: number | null;
    };

/** A number with its unit, in base units. */
export interface Quantity {
  readonly value: number;
  /** `s`, `B`, `Hz`, `%`, `x` (times), a word of a tool, or empty: a pure number. */
  readonly unit: string;
}

const longest = 120;
const digits = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?`;
const magnitudes: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9 };
const numberAndRest = new RegExp(`^(${digits})(.*)$`, 'u');

/** What a unit word means; null: it cannot be one. */
function unitOf(written: string): { unit: string; factor: number } | null {
  const word = written.trim().replace(/\s+sustained$/u, '');
  if (word === '') return { unit: '', factor: 1 };
  if (word === '%' || word === 'x' || word === '×') return { unit: word === '×' ? 'x' : word, factor: 1 };
  if (word === 'm') return { unit: 's', factor: 60 };
  if (isRate(word)) return { unit: 'Hz', factor: 1 };
  const known = baseUnit(word);
  if (['s', 'B', 'Hz'].includes(known.unit)) return known;
  // A tool's own word; prose is none.
  return /^(?!x\d)[\p{L}][\p{L}\d._/-]{0,39}$/u.test(word) ? { unit: word, factor: 1 } : null;
}

/**
 * Reads a number with its unit, such as `50ms`, `2GB`, `1,000/s`, `99.5%`, `1.2x`, `>1M rows/sec` without its sign.
 * @returns null when it is none.
 */
export function parseQuantity(text: string): Quantity | null {
  const match = text.length > longest ? null : numberAndRest.exec(text.trim());
  if (match === null) return null;
  const [, number = '', rest = ''] = match;
  const value = Number(number.replaceAll(',', ''));
  // A unit goes before a magnitude: 5MB are bytes, 5M/s are five million per second.
  const letter = rest.trimStart().slice(0, 1);
  const behind = rest.trimStart().slice(1);
  const scaled = Object.hasOwn(magnitudes, letter) && (behind === '' || /^[\s/]/u.test(behind));
  const unit = unitOf(scaled ? behind : rest);
  if (unit === null) return null;
  const inBase = value * (scaled ? (magnitudes[letter] ?? 1) : 1) * unit.factor;
  return Number.isFinite(inBase) ? { value: inBase, unit: unit.unit } : null;
}

/** What a limit looks like, as the end of "expected …". */
export const limitForms = 'a number with its unit, such as 50ms, < 2GB, > 1000/s, 99.5% or 60-80%';

const sides: Readonly<Record<string, 'above' | 'below'>> = {
  '<': 'below',
  '<=': 'below',
  '≤': 'below',
  '>': 'above',
  '>=': 'above',
  '≥': 'above',
};

/** What a limit said, before it is known which side of it is the good one. */
export type WrittenLimit =
  | { readonly quantity: Quantity; readonly side: 'above' | 'below' | null }
  | { readonly from: Quantity; readonly to: Quantity };

/** Reads a limit in one of {@link limitForms}, or `500+ requests/second`; null: it is none. */
export function readLimit(text: string): WrittenLimit | null {
  const trimmed = text.trim();
  const sign = /^(?:<=|>=|[<>≤≥])/u.exec(trimmed)?.[0] ?? '';
  const rest = trimmed.slice(sign.length).trim();
  const between = sign === '' ? range(rest) : null;
  if (between !== null) return between;
  const plus = new RegExp(`^(${digits}[kKMG]?)\\+(.*)$`, 'u').exec(rest);
  const quantity = parseQuantity(plus === null ? rest : `${plus[1] ?? ''}${plus[2] ?? ''}`);
  if (quantity === null || (plus !== null && sign !== '')) return null;
  return { quantity, side: plus === null ? (sides[sign] ?? null) : 'above' };
}

/** `60-80%`, `10ms – 20ms`: the unit of the first number is that of the second where it has none. */
function range(text: string): WrittenLimit | null {
  const parts = /^(\d.*?)\s*[-–—]\s*(\d.*)$/u.exec(text);
  if (parts === null) return null;
  const to = parseQuantity(parts[2] ?? '');
  const first = parts[1] ?? '';
  const unit = /^[\d.,]+(.*)$/u.exec(parts[2] ?? '')?.[1] ?? '';
  const from = parseQuantity(/^[\d.,]+$/u.test(first) ? `${first}${unit}` : first);
  if (from === null || from.unit !== to?.unit || from.value >= to.value) return null;
  return { from, to };
}

/**
 * A limit as it is kept.
 * @param names what the sign of the text tells: `kept`, where a value has to be (`< 50ms`); `broken`, where it must not be
 *   (a critical value of `> 500ms`).
 * @returns null when the text is no limit.
 */
export function parseLimit(text: string, names: 'kept' | 'broken'): Limit | null {
  const read = readLimit(text);
  if (read === null) return null;
  const written = text.trim();
  if ('from' in read) {
    // A range that must not be met would be two limits.
    return names === 'broken'
      ? null
      : { written, unit: read.from.unit, low: read.from.value, high: read.to.value };
  }
  const { quantity, side } = read;
  const { value, unit } = quantity;
  if (side === null) return { written, unit, value };
  const kept = names === 'kept' ? side : side === 'above' ? 'below' : 'above';
  return kept === 'below'
    ? { written, unit, low: null, high: value }
    : { written, unit, low: value, high: null };
}

/** Whether two limits are kept on the same side, as far as both say; a range has both. */
export function agree(a: Limit, b: Limit): boolean {
  if ('value' in a || 'value' in b) return true;
  return (a.low !== null && b.low !== null) || (a.high !== null && b.high !== null);
}

/** What keeps a limit, ends included; null: no end there. */
export interface Range {
  readonly low: number | null;
  readonly high: number | null;
}

/** Whether all that keeps the inner limit keeps the outer one too. */
export function isWithin(inner: Range, outer: Range): boolean {
  return (
    (outer.low === null || (inner.low !== null && inner.low >= outer.low)) &&
    (outer.high === null || (inner.high !== null && inner.high <= outer.high))
  );
}

/**
 * The range of a limit in the unit of a metric, ends included.
 * @param better which side of a single number is the good one.
 * @returns null when the limit is in another unit.
 */
export function limitIn(limit: Limit, unit: string, better: 'lower' | 'higher'): Range | null {
  const factor = factorInto(limit.unit, unit);
  if (factor === null) return null;
  const scaled = (value: number | null): number | null => (value === null ? null : value * factor);
  if (!('value' in limit)) return { low: scaled(limit.low), high: scaled(limit.high) };
  const value = limit.value * factor;
  return better === 'lower' ? { low: null, high: value } : { low: value, high: null };
}

/** What a number of the first unit is multiplied by to be one of the second; null: they measure different things. */
function factorInto(from: string, to: string): number | null {
  if (from === to) return 1;
  if (to === '1') return from === '%' ? 0.01 : from === '' || from === 'x' ? 1 : null;
  // A tool's own word for a rate, such as rows/s.
  if (from === 'Hz' && isRate(to)) return 1;
  return null;
}
