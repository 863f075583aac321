import type { Verdict } from '../model/index.ts';
import { share } from './units.ts';

export type Change = NonNullable<Verdict['change']>;

/** Whether base and head lie on different sides of zero, so that a relative change says nothing. */
export function changedSign({ base, head }: Verdict): boolean {
  return base !== null && head !== null && base * head < 0;
}

/** Whether the number grew. An infinite change has no direction of its own. */
export function grew({ change, base, head }: Verdict): boolean {
  if (change?.estimate === null) return (head ?? Infinity) >= (base ?? 0);
  return change !== null && change.estimate >= 0;
}

/**
 * The interval that a reader is shown: the one that its verdict rests on. A benchmark that is within, or that stopped before
 * the test could speak at its level, has the interval of the equivalence test; every other has that of the change.
 */
export function shownInterval({ kind, change, equivalence }: Verdict): Verdict['equivalence'] {
  const unbounded = change !== null && change.low === null && change.high === null;
  return equivalence !== null && (kind === 'within' || unbounded) ? equivalence : change;
}

/** The change where it can be drawn on a line of relative changes. */
export function drawnChange(verdict: Verdict): Change | null {
  if (changedSign(verdict) || (verdict.change?.estimate === null && !grew(verdict))) return null;
  const interval = shownInterval(verdict);
  return verdict.change === null || interval === null
    ? null
    : { ...interval, estimate: verdict.change.estimate };
}

/** The estimate of a change as a number; null in a document stands for a number that grew from zero. */
export function estimateOf(change: Change): number {
  return change.estimate ?? Infinity;
}

/** What a drawing spans; one for all rows of a report, so that rows can be compared by eye. Fractions. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly minimumEffect: number;
}

export interface Glyphs {
  readonly blank: string;
  readonly band: string;
  readonly zero: string;
  readonly line: string;
  readonly crossing: string;
  readonly estimate: string;
  readonly beyondLow: string;
  readonly beyondHigh: string;
}

/** Of the old Windows glyph list, which every fixed-width font has in one width; the emoji-like arrows are not in it. */
export const unicodeGlyphs: Glyphs = {
  blank: ' ',
  band: '·',
  zero: '│',
  line: '─',
  crossing: '┼',
  estimate: '●',
  beyondLow: '◄',
  beyondHigh: '►',
};

export const asciiGlyphs: Glyphs = {
  blank: ' ',
  band: '.',
  zero: '|',
  line: '-',
  crossing: '+',
  estimate: 'o',
  beyondLow: '<',
  beyondHigh: '>',
};

/** The next number of few digits that is at least `value` (> 0), so that the ends of an axis can be read. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  for (const step of [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8])
    if (value <= step * power * (1 + 1e-9)) return step * power;
  return 10 * power;
}

/**
 * An axis that shows zero, the minimum effect and the intervals of `changes`. One wild row shall not squeeze the others to
 * a dot: what lies farther out than four times the middle estimate runs into an arrow.
 */
export function axisOf(changes: readonly Change[], minimumEffect: number): Axis {
  const least = 1.5 * Math.max(minimumEffect, 1e-6);
  const sizes = changes
    .map((change) => Math.abs(estimateOf(change)))
    .filter((size) => Number.isFinite(size))
    .sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const farthest = Math.max(4 * least, 4 * middle);
  let low = -least;
  let high = least;
  for (const change of changes) {
    low = Math.min(low, change.low ?? estimateOf(change));
    high = Math.max(high, change.high ?? estimateOf(change));
  }
  return {
    low: -roundUp(Math.min(-low, farthest)),
    high: roundUp(Math.min(high, farthest)),
    minimumEffect,
  };
}

function cellOf(value: number, axis: Axis, cells: number): number {
  const share = (value - axis.low) / (axis.high - axis.low);
  return Math.min(cells - 1, Math.max(0, Math.round(share * (cells - 1))));
}

/** The interval in exactly `cells` (>= 5) characters: zero line, band of the minimum effect, low to high, estimate. */
export function drawInterval(change: Change | null, axis: Axis, cells: number, glyphs: Glyphs): string {
  const drawing = Array.from({ length: cells }, () => glyphs.blank);
  const zero = cellOf(0, axis, cells);
  const reach = Math.round((axis.minimumEffect / (axis.high - axis.low)) * (cells - 1));
  const bandLow = Math.max(0, zero - reach);
  const bandHigh = Math.min(cells - 1, zero + reach);
  drawing.fill(glyphs.band, bandLow, bandHigh + 1);
  drawing[zero] = glyphs.zero;
  if (change === null) return drawing.join('');

  const { low, high } = change;
  const estimate = estimateOf(change);
  if (estimate === Infinity) {
    drawing[cells - 1] = glyphs.beyondHigh;
    return drawing.join('');
  }
  // Rounding to cells must not make an interval touch zero, or an estimate the band, when the numbers do not.
  let first = low === null ? 0 : cellOf(low, axis, cells);
  let last = high === null ? cells - 1 : cellOf(high, axis, cells);
  let dot = cellOf(estimate, axis, cells);
  if (low !== null && low > 0 && first <= zero) first = Math.min(zero + 1, cells - 1);
  if (high !== null && high < 0 && last >= zero) last = Math.max(zero - 1, 0);
  if (estimate > axis.minimumEffect && dot <= bandHigh) dot = Math.min(bandHigh + 1, cells - 1);
  if (estimate < -axis.minimumEffect && dot >= bandLow) dot = Math.max(bandLow - 1, 0);
  first = Math.min(first, dot);
  last = Math.max(last, dot);

  for (let cell = first; cell <= last; cell++) drawing[cell] = cell === zero ? glyphs.crossing : glyphs.line;
  if (estimate >= axis.low && estimate <= axis.high) drawing[dot] = glyphs.estimate;
  if (low === null || low < axis.low) drawing[0] = glyphs.beyondLow;
  if (high === null || high > axis.high) drawing[cells - 1] = glyphs.beyondHigh;
  if (estimate < axis.low) drawing[0] = glyphs.beyondLow;
  if (estimate > axis.high) drawing[cells - 1] = glyphs.beyondHigh;
  return drawing.join('');
}

/** The ends of the axis and its zero, in exactly `cells` characters where they fit. */
export function axisLabel(axis: Axis, cells: number): string {
  const tight = (value: number): string => `${value > 0 ? '+' : ''}${share(value).replace('\u00a0', '')}`;
  const [left, right] = [tight(axis.low), tight(axis.high)];
  const zero = cellOf(0, axis, cells);
  if (left.length + right.length + 1 > cells) return ' '.repeat(cells);
  const label = Array.from(left.padEnd(cells - right.length) + right);
  if (zero > left.length && zero < cells - right.length - 1) label[zero] = '0';
  return label.join('');
}
