import { z } from 'zod';
import type { Metric } from '../model/index.ts';
import type { Format, ParsedResults } from './format.ts';
import { fitting, parseJsonOutput } from './json-text.ts';
import { Results } from './results.ts';

const time: Metric = { unit: 's', better: 'lower', kind: 'noisy' };
const memory: Metric = { unit: 'B', better: 'lower', kind: 'noisy' };

const report = z.object({
  results: z.array(
    z.object({
      command: z.string(),
      times: z.array(z.unknown()).nullish(),
      median: z.unknown().optional(),
      user: z.unknown().optional(),
      system: z.unknown().optional(),
      memory_usage_byte: z.array(z.unknown()).nullish(),
      exit_codes: z.array(z.number().nullable()).nullish(),
      parameters: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

/** A name given by `-n` need not hold the parameters. */
function nameOf(command: string, parameters: Readonly<Record<string, unknown>> | null | undefined): string {
  const absent = Object.entries(parameters ?? {}).filter(([, value]) => !command.includes(String(value)));
  const pairs = absent.map(([name, value]) => `${name}=${String(value)}`);
  return pairs.length === 0 ? command : `${command} (${pairs.join(', ')})`;
}

function parse(text: string): ParsedResults {
  const { results: entries } = fitting(report, parseJsonOutput(text));
  const results = new Results();
  for (const [index, entry] of entries.entries()) {
    const { command, times, median, user, system, memory_usage_byte: bytes, exit_codes: codes } = entry;
    const place = `results[${String(index)}]`;
    const benchmark = nameOf(command, entry.parameters);
    const run = (codes ?? []).findIndex((code) => code !== 0);
    const values = times != null && times.length > 0 ? times : [median];
    results.add({ benchmark, metric: 'time', declared: time, values, place: `${place}.times` });
    const cpu = typeof user === 'number' && typeof system === 'number' ? user + system : 0;
    // Below the tick of the clock there is nothing to tell.
    if (cpu > 0) results.add({ benchmark, metric: 'cpu', declared: time, values: [cpu], place });
    if (bytes != null && bytes.length > 0) {
      const at = `${place}.memory_usage_byte`;
      results.add({ benchmark, metric: 'memory', declared: memory, values: bytes, place: at });
    }
    if (run !== -1) {
      const code = codes?.[run];
      const how = code == null ? 'was ended by a signal' : `exited with code ${String(code)}`;
      results.fail(benchmark, 'exited', `${place}: run ${String(run + 1)} ${how}`);
    }
  }
  return results.end('`hyperfine --export-json FILE COMMAND`');
}

/** The file of `hyperfine --export-json`. */
export const hyperfine: Format = {
  name: 'hyperfine',
  description: 'the file of hyperfine --export-json',
  tool: 'hyperfine',
  reads:
    'Every time, the mean CPU time, and peak memory where it is there. Named by the command, with parameters; a command that exits with another code than 0 (`--ignore-failure`) is a failure',
  units: 'time (s), cpu (s), memory (B)',
  values: 'all',
  evidence: 'data',
  example: "hyperfine --export-json bench.json 'sleep 0.1'",
  recognises: (_, json) => {
    const found = report.safeParse(json());
    if (!found.success || found.data.results.length === 0) return false;
    return found.data.results.every(({ user, median }) => user !== undefined && median !== undefined);
  },
  parse,
};
