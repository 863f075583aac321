import { baseUnit, ownMetrics, PerfGateError } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { linesOf, printedNumber, times } from './printed.ts';
import { Results } from './results.ts';

const remedy = "Print what Luau's bench.py prints, from its first line to its last.";

/** What Luau's bench.py prints: the average of each test. */
export const benchmarkLuau: Format = {
  name: 'benchmarkluau',
  description: "Luau's bench.py, what it prints",
  tool: "Luau's bench.py",
  reads: 'the average of each test, with the driver where there are several',
  units: 'time (s)',
  values: 'one',
  evidence: 'data',
  example: 'python bench/bench.py',
  recognises: (text) => /^SUCCESS: [^\n]{1,200} \+\/- [^\n]{1,30} on /mu.test(text),
  parse(text) {
    const results = new Results();
    const found: { test: string; driver: string; value: unknown; place: string }[] = [];
    for (const { number, text: line } of linesOf(text)) {
      const place = `line ${String(number)}`;
      const failed = /^(?:FAILED|ERROR): *([^:]+?) *(?::.*)?$/u.exec(line)?.[1];
      if (failed !== undefined) results.fail(failed, 'threw', `${place}: ${line}`);
      if (!line.startsWith('SUCCESS: ')) continue;
      const [, test = '', number_ = '', unit = '', driver = ''] =
        /^SUCCESS: (.{1,1000}?) *: +([\d.,]+|nan|inf)(\w+) \+\/- .{1,30}? on (.*)$/u.exec(line) ?? [];
      if (test === '') throw new PerfGateError(`${place} cannot be read: ${shown(line)}`, { remedy });
      found.push({ test, driver, value: times(printedNumber(number_), baseUnit(unit).factor), place });
    }
    // The driver is a path, which may differ between the sides; it is needed only where there are several.
    const several = new Set(found.map(({ driver }) => driver)).size > 1;
    for (const { test, driver, value, place } of found) {
      results.add({
        benchmark: several ? `${test} on ${driver}` : test,
        metric: 'time',
        declared: ownMetrics.time,
        values: [value],
        place,
      });
    }
    return results.end('a line "SUCCESS: …" for each test');
  },
};
