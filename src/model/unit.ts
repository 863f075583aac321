const seconds: Readonly<Record<string, number>> = {
  ps: 1e-12,
  ns: 1e-9,
  us: 1e-6,
  '\u00b5s': 1e-6, // micro sign
  '\u03bcs': 1e-6, // Greek mu
  ms: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
};
const bytes: Readonly<Record<string, number>> = {
  B: 1,
  byte: 1,
  bytes: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};
const hertz: Readonly<Record<string, number>> = { Hz: 1, kHz: 1e3, MHz: 1e6, GHz: 1e9 };

const perCall = /^(.+?)\s*\/\s*(?:iter|iteration|op|operation|call|run)$/iu;
const callsPerSecond =
  /^(?:ops?|operations?|iters?|iterations?|calls?|runs?)\s*(?:\/|per)\s*(?:s|sec|second)$/iu;
const perSecond = /^(.+?)\s*(?:\/|per)\s*(?:s|sec|second)$/iu;

const rate = /^([^\d\s/][^\d/]{0,30}?)?\s*(?:\/|\bper\b)\s*(?:s|sec|second)$/iu;

/** Whether a unit counts things per second, whatever they are: `/s`, `requests/second`, `rows per sec`, `Hz`; not `MB/s`. */
export function isRate(written: string): boolean {
  if (written === 'Hz') return true;
  const match = rate.exec(written.trim());
  const noun = match?.[1]?.trim() ?? '';
  return match !== null && ![seconds, bytes, hertz].some((table) => Object.hasOwn(table, noun));
}

export interface BaseUnit {
  /** `s`, `B`, `B/s`, `Hz`, `1`, or the tool's own word. */
  readonly unit: string;
  /** Multiply a value by this to get it in the base unit. */
  readonly factor: number;
}

/** The base unit of a unit as tools write it, e.g. `ns/iter`, `KiB`, `ops/sec`; an unknown one is kept as a word. */
export function baseUnit(written: string): BaseUnit {
  const trimmed = written.trim();
  if (trimmed === '' || trimmed === '1') return { unit: '1', factor: 1 };
  if (callsPerSecond.test(trimmed)) return { unit: 'Hz', factor: 1 };
  const amount = perSecond.exec(trimmed)?.[1] ?? '';
  if (Object.hasOwn(bytes, amount)) return { unit: 'B/s', factor: bytes[amount] ?? 1 };
  const quantity = perCall.exec(trimmed)?.[1] ?? trimmed;
  for (const [unit, table] of [
    ['s', seconds],
    ['B', bytes],
    ['Hz', hertz],
  ] as const) {
    if (Object.hasOwn(table, quantity)) return { unit, factor: table[quantity] ?? 1 };
  }
  return { unit: trimmed, factor: 1 };
}
