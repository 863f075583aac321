import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { cutOff, lineFault, lineFormat } from './lines.ts';
import { printedNumber, times } from './printed.ts';
import { Results } from './results.ts';
import type { Format } from './format.ts';

const size: Metric = { unit: 'B', better: 'lower', kind: 'exact' };
const running: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

const documentShape = z.array(
  z.looseObject({ name: z.string(), size: z.unknown(), running: z.unknown().optional() }),
);

/** What size-limit prints with `--json`. */
export const sizeLimit: Format = {
  name: 'size-limit',
  description: 'size-limit, JSON (--json)',
  tool: 'size-limit',
  reads:
    'each check: its size, and its running time where size-limit measures one. A limit that is broken is no failure of measuring',
  units: 'size (B, exact), running (s)',
  values: 'one',
  evidence: 'documentation',
  example: 'npx size-limit --json',
  recognises: (_, json) => {
    const document = json();
    const first: unknown = Array.isArray(document) ? document[0] : undefined;
    return (
      typeof first === 'object' && first !== null && 'name' in first && 'size' in first && !('value' in first)
    );
  },
  parse(text) {
    const results = new Results();
    for (const [index, check] of fitting(documentShape, parseJsonOutput(text)).entries()) {
      const benchmark = check.name;
      const at = `[${String(index)}]`;
      results.add({ benchmark, metric: 'size', declared: size, values: [check.size], place: `${at}.size` });
      if (check.running === undefined || check.running === 0) continue;
      results.add({
        benchmark,
        metric: 'running',
        declared: running,
        values: [check.running],
        place: `${at}.running`,
      });
    }
    return results.end('an object for each check');
  },
};

// du -h and ls -h count in 1024s.
const suffixes: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  K: 2 ** 10,
  M: 2 ** 20,
  G: 2 ** 30,
  T: 2 ** 40,
};

/** A list of sizes: a number of bytes and a path on each line. */
export const sizes: Format = lineFormat(
  {
    name: 'sizes',
    description: 'sizes and paths, one on a line (du -ab, wc -c, stat -c "%s %n")',
    tool: 'du, wc, stat',
    reads:
      'a size and a path on each line; a number without suffix is bytes, K, M, G and T are powers of 1024',
    units: 'size (B, exact)',
    values: 'one',
    evidence: 'captured',
    example: 'wc -c build/*.js',
    // Too plain to be told from other lists of numbers.
    recognises: () => false,
  },
  () => {
    const results = new Results();
    return {
      line(text, number, unfinished) {
        if (unfinished) throw cutOff(number, text);
        if (text.trim() === '') return;
        const [, value = '', suffix = '', name = ''] = /^\s*([\d.,]+)([BKMGT]?)\s+(\S.*)$/u.exec(text) ?? [];
        const bytes = times(printedNumber(value), suffixes[suffix] ?? NaN);
        if (typeof bytes !== 'number') throw lineFault(number, text, 'a size and a path were expected');
        const benchmark = name.trim().replace(/^\.\//u, '');
        results.add({
          benchmark,
          metric: 'size',
          declared: size,
          values: [bytes],
          place: `line ${String(number)}`,
        });
      },
      end: () => results.end('a line with a size and a path'),
    };
  },
);
