import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };

const report = z.object({
  machine_info: z.unknown().optional(),
  benchmarks: z.array(
    z.object({
      fullname: z.unknown().optional(),
      stats: z.object({
        median: z.unknown().optional(),
        rounds: z.unknown().optional(),
        data: z.array(z.unknown()).nullish(),
      }),
    }),
  ),
});

function parse(text: string): ParsedResults {
  const { benchmarks } = fitting(report, parseJsonOutput(text));
  const results = new Results();
  for (const [index, { fullname, stats }] of benchmarks.entries()) {
    // People who shorten such files put words in the place of the numbers.
    const data = stats.data?.every((value) => typeof value === 'number') === true ? stats.data : [];
    results.add({
      benchmark: fullname,
      metric: 'time',
      declared: time,
      values: data.length > 0 ? data : [stats.median],
      place: `benchmarks[${String(index)}].stats.${data.length > 0 ? 'data' : 'median'}`,
    });
  }
  return results.end('`pytest --benchmark-only --benchmark-json=FILE`');
}

/** The function or method of a test: `tests/test_a.py::TestB::test_c[1]` is `test_c`. */
function functionOf(benchmark: string): string {
  return (benchmark.split('[')[0] ?? '').split('::').at(-1) ?? '';
}

/** The file of pytest-benchmark's `--benchmark-json` and `--benchmark-save`. */
export const pytestBenchmark: Format = {
  name: 'pytest-benchmark',
  description: 'the file of pytest --benchmark-json',
  tool: 'pytest-benchmark',
  reads:
    'The time of an iteration in every round where the file has them (`--benchmark-save-data`, or `--benchmark-json`), else the median. Named by `fullname`, with parameters',
  units: 'time (s)',
  values: 'all that it keeps',
  evidence: 'data',
  example: 'pytest --benchmark-only --benchmark-json=bench.json -k {select}',
  recognises: (_, json) => {
    const document = json();
    return (
      typeof document === 'object' &&
      document !== null &&
      'machine_info' in document &&
      report.safeParse(document).success
    );
  },
  selection: {
    all: '',
    of: (benchmarks) => [...new Set(benchmarks.map(functionOf))].join(' or '),
  },
  parse,
};
