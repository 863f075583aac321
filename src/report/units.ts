/**
 * Base units made readable. This is the only place of the program that rounds or scales; how many digits are shown follows
 * from how well the number is known.
 */

const minus = '−';
// A number and its unit are never on two lines; a terminal writes a plain space for it.
const space = '\u00a0';
const missing = '—';

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/gu, ',');
}

/** `decimals` digits after the point, thousands grouped, a real minus sign, never a negative zero. */
function fixed(value: number, decimals: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1e15) return `${value < 0 ? minus : ''}${exponential(magnitude, 2)}`;
  const [whole = '0', part] = magnitude.toFixed(decimals).split('.');
  const text = part === undefined ? group(whole) : `${group(whole)}.${part}`;
  return value < 0 && /[1-9]/u.test(text) ? minus + text : text;
}

/** Decimals that show `uncertainty` with one digit, or with two when its first digits are below 3.55 (the rule of physics). */
function decimalsFor(uncertainty: number): number {
  return -Math.floor(Math.log10(uncertainty / 3.55));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * How well a change is known: half of its interval, or the noise where an end is infinite; a fraction. 0: exactly known;
 * null: unknown.
 */
export function resolutionOf(
  change: { readonly low: number | null; readonly high: number | null } | null,
  noise: number | null,
): number | null {
  if (change?.low != null && change.high !== null) return (change.high - change.low) / 2;
  return noise;
}

/** `resolution`: see `resolutionOf`. What did not fall to nothing must not read as −100 %. */
function percentDecimals(percentage: number, resolution: number | null): number {
  const least = percentage > -100 && percentage < -99 ? Math.ceil(-Math.log10(1 + percentage / 100)) - 2 : 0;
  return Math.min(6, Math.max(least, decimalsOfPercent(percentage, resolution)));
}

function decimalsOfPercent(percentage: number, resolution: number | null): number {
  if (resolution === null) return Math.abs(percentage) < 100 ? 1 : 0;
  if (resolution === 0) {
    return percentage === 0 ? 0 : clamp(2 - Math.floor(Math.log10(Math.abs(percentage))), 0, 6);
  }
  return clamp(decimalsFor(resolution * 100), 0, 2);
}

/** From here on a factor reads better than per cent. */
const factorFrom = 10;

function factor(fraction: number): string {
  return `×${ratioText(1 + fraction)}`;
}

function ratioText(ratio: number): string {
  return ratio >= 1e9 ? exponential(ratio, 1) : fixed(ratio, ratio < 100 ? 1 : 0);
}

/** `1.2e9`, without the plus sign that JavaScript writes. */
function exponential(value: number, decimals: number): string {
  return value.toExponential(decimals).replace('e+', 'e');
}

/** A change with its sign: `+12.3 %`, `−4 %`, `×12.4` from tenfold growth on. */
export function signedPercent(fraction: number, resolution: number | null): string {
  if (fraction === Infinity) return `+∞${space}%`;
  if (fraction === -Infinity) return `${minus}∞${space}%`;
  if (fraction >= factorFrom) return factor(fraction);
  return `${signedNumber(fraction, resolution)}${space}%`;
}

function signedNumber(fraction: number, resolution: number | null): string {
  const text = fixed(fraction * 100, percentDecimals(fraction * 100, resolution));
  return fraction > 0 && /[1-9]/u.test(text) ? `+${text}` : text;
}

/** A share or the size of a change, without a sign: `12.3 %`. */
export function percent(fraction: number, resolution: number | null = null): string {
  return `${fixed(Math.abs(fraction) * 100, percentDecimals(fraction * 100, resolution))}${space}%`;
}

/** A share that was set rather than measured: `2 %`, `2.5 %`, `0.125 %`. */
export function share(fraction: number): string {
  return `${plainNumber(fraction * 100, 4)
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '')}${space}%`;
}

/** A change that is at least a doubling, as a factor: `2.6×`; the number that grew is the ratio, not the growth. */
export function timesAs(fraction: number): string {
  return `${ratioText(1 + fraction)}${space}times`;
}

/** An interval, its unit once: `+11.1 … +13.5 %`; null ends are infinite; `exact` where they
 * are one. */
export function percentRange(low: number | null, high: number | null, resolution: number | null): string {
  if (low !== null && low === high) return 'exact';
  if ((high !== null && high >= factorFrom) || (low !== null && low >= factorFrom)) {
    const end = (value: number): string => signedPercent(value, resolution);
    return `${low === null ? `${minus}∞` : end(low)} … ${high === null ? '∞' : end(high)}`;
  }
  const from = low === null ? `${minus}∞` : signedNumber(low, resolution);
  return `${from} … ${high === null ? '+∞' : signedNumber(high, resolution)}${space}%`;
}

/** The spread from round to round: `±0.8 %`. */
export function noisePercent(noise: number | null): string {
  if (noise === null) return missing;
  const percentage = noise * 100;
  if (percentage === 0) return `±0${space}%`;
  if (percentage < 0.01) return `<0.01${space}%`;
  return `±${fixed(percentage, percentage >= 9.95 ? 0 : percentage >= 0.095 ? 1 : 2)}${space}%`;
}

/** A fraction near 1, with the digits in which it differs from 1: `99.93 %`. */
export function confidencePercent(confidence: number): string {
  const rest = (1 - confidence) * 100;
  // The subtraction leaves an error in the last digits of the fraction, far below what is shown.
  const decimals = rest <= 1e-6 ? 0 : clamp(1 - Math.floor(Math.log10(rest) + 1e-9), 0, 6);
  const text = (confidence * 100).toFixed(decimals);
  return `${text.includes('.') ? text.replace(/\.?0+$/u, '') : text}${space}%`;
}

/** A probability: two significant digits. */
export function probability(p: number): string {
  if (p === 0 || p === 1) return String(p);
  return p < 1e-5 ? p.toExponential(1) : String(Number(p.toPrecision(2)));
}

interface Scale {
  readonly from: number;
  readonly divisor: number;
  readonly unit: string;
}

function scales(divisors: readonly (readonly [number, string])[]): readonly Scale[] {
  return divisors.map(([divisor, unit]) => ({ from: divisor, divisor, unit }));
}

// µ is U+00B5 everywhere; the Greek letter U+03BC looks the same and does not compare equal.
const seconds = scales([
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, '\u00b5s'],
  [1e-9, 'ns'],
  [1e-12, 'ps'],
]);
const bytes = scales([
  [2 ** 40, 'TiB'],
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
  [1, 'B'],
]);
const bytesPerSecond = bytes.map((scale) => ({ ...scale, unit: `${scale.unit}/s` }));
const hertz = scales([
  [1e9, 'G/s'],
  [1e6, 'M/s'],
  [1e3, 'k/s'],
  [1, '/s'],
]);
const unscaled = (unit: string): readonly Scale[] => scales([[1, unit]]);

function scalesOf(unit: string): readonly Scale[] {
  if (unit === 's') return seconds;
  if (unit === 'B') return bytes;
  if (unit === 'B/s') return bytesPerSecond;
  if (unit === 'Hz') return hertz;
  return unscaled(unit === '1' ? '' : unit);
}

/** Whether values of this base unit are scaled; others are the words of a tool. */
export function isScaled(unit: string): boolean {
  return ['s', 'B', 'B/s', 'Hz', '1'].includes(unit);
}

function scaleFor(value: number, unit: string): Scale {
  const all = scalesOf(unit);
  const magnitude = Math.abs(value);
  const fitting = all.find((scale) => magnitude >= scale.from);
  // Zero belongs to the plain unit, and what is too small for every unit to the smallest.
  const plain = all.find((scale) => scale.divisor === 1);
  const chosen = magnitude === 0 ? plain : (fitting ?? all.at(-1));
  return chosen ?? { from: 0, divisor: 1, unit };
}

function significantDigits(noise: number | null): number {
  if (noise === null || noise === 0) return 3;
  return clamp(decimalsFor(noise), 2, 4);
}

function decimalsOf(value: number, digits: number): number {
  if (value === 0) return 0;
  return clamp(digits - 1 - Math.floor(Math.log10(Math.abs(value))), 0, 9);
}

function withUnit(text: string, unit: string): string {
  return unit === '' ? text : `${text}${space}${unit}`;
}

/** One value of a metric: `1.23 ms`. `unit` is the base unit; `noise` (a fraction) sets the digits. */
export function quantity(value: number, unit: string, noise: number | null = null): string {
  const scale = scaleFor(value, unit);
  const scaled = value / scale.divisor;
  const digits = significantDigits(noise);
  if (scaled !== 0 && Math.abs(scaled) < 1e-6) return withUnit(exponential(scaled, digits - 1), scale.unit);
  // Bytes come whole, and so do exact counts.
  const whole = Number.isInteger(scaled) && (scale.unit === 'B' || (noise === 0 && scale.divisor === 1));
  const decimals = whole ? 0 : decimalsOf(scaled, digits);
  return withUnit(fixed(scaled, decimals), scale.unit);
}

/**
 * The values of both sides in one unit: `1.23 → 1.38 ms`. They get the same number of decimals, and enough of them to differ
 * where the values do and the metric is exact (`noise` 0).
 */
export function transition(
  base: number | null,
  head: number | null,
  unit: string,
  noise: number | null,
): string {
  if (base === null || head === null) {
    const side = (value: number | null): string => (value === null ? missing : quantity(value, unit, noise));
    return base === null && head === null ? missing : `${side(base)} → ${side(head)}`;
  }
  const sizes = [Math.abs(base), Math.abs(head)].filter((size) => size > 0);
  const smaller = Math.min(...sizes);
  if (sizes.length > 0 && Math.max(...sizes) / smaller > 100) {
    return `${quantity(base, unit, noise)} → ${quantity(head, unit, noise)}`;
  }
  const scale = scaleFor(sizes.length === 0 ? 0 : smaller, unit);
  const [from, to] = [base / scale.divisor, head / scale.divisor];
  if (sizes.length > 0 && smaller / scale.divisor < 1e-6) {
    return `${quantity(base, unit, noise)} → ${quantity(head, unit, noise)}`;
  }
  let decimals = sizes.length === 0 ? 0 : decimalsOf(smaller / scale.divisor, significantDigits(noise));
  if (Number.isInteger(from) && Number.isInteger(to) && scale.divisor === 1) decimals = 0;
  while (noise === 0 && from !== to && decimals < 9 && fixed(from, decimals) === fixed(to, decimals))
    decimals++;
  return withUnit(`${fixed(from, decimals)} → ${fixed(to, decimals)}`, scale.unit);
}

/** A time that a person waits: `0.4 s`, `41 s`, `3 min 12 s`, `2 h 5 min`. */
export function duration(inSeconds: number): string {
  if (inSeconds < 9.95) return `${inSeconds.toFixed(1)}${space}s`;
  const whole = Math.round(inSeconds);
  if (whole < 120) return `${String(whole)}${space}s`;
  if (whole < 7200)
    return `${String(Math.floor(whole / 60))}${space}min${space}${String(whole % 60)}${space}s`;
  return `${group(String(Math.floor(whole / 3600)))}${space}h${space}${String(Math.floor((whole % 3600) / 60))}${space}min`;
}

/** A count: `12,345`. */
export function count(value: number): string {
  return fixed(value, 0);
}

/** A plain number of small size, such as a load average. */
export function plainNumber(value: number, decimals: number): string {
  return fixed(value, decimals);
}
