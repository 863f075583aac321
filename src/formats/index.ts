import { closest, distance } from 'fastest-levenshtein';
import { PerfGateError } from '../model/index.ts';
import { shown, type Format, type ParsedResults } from './format.ts';
import { asv } from './asv.ts';
import { autocannon } from './autocannon.ts';
import { bencherMetricFormat } from './bencher.ts';
import { benchmarkIps } from './benchmark-ips.ts';
import { benchmarkDotNet, benchmarkDotNetCsv, benchmarkDotNetText } from './benchmarkdotnet.ts';
import { benchmarkJs } from './benchmarkjs.ts';
import { benchmarkLuau } from './benchmarkluau.ts';
import { catch2Text, catch2Xml } from './catch2.ts';
import { crank } from './crank.ts';
import { criterion, criterionJson } from './criterion.ts';
import { deno } from './deno.ts';
import { divan } from './divan.ts';
import { gatling } from './gatling.ts';
import { customBiggerIsBetter, customSmallerIsBetter } from './github-action-benchmark.ts';
import { gnuTime } from './gnu-time.ts';
import { go } from './go.ts';
import { googleBenchmark, googleBenchmarkCsv, googleBenchmarkText } from './google-benchmark.ts';
import { hey } from './hey.ts';
import { hyperfine } from './hyperfine.ts';
import { iaiCallgrind } from './iai-callgrind.ts';
import { jmeter } from './jmeter.ts';
import { jmh, jmhCsv, jmhText } from './jmh.ts';
import { julia } from './julia.ts';
import { junit } from './junit.ts';
import { k6Ndjson, k6Summary } from './k6.ts';
import { libtest } from './libtest.ts';
import { lighthouse } from './lighthouse.ts';
import { LineFeeder } from './lines.ts';
import { locust, locustJson } from './locust.ts';
import { mitata } from './mitata.ts';
import { nanobench, nanobenchCsv } from './nanobench.ts';
import { openMetrics } from './openmetrics.ts';
import { perfGate } from './perf-gate.ts';
import { perfStat, perfStatCsv } from './perf-stat.ts';
import { pgbench } from './pgbench.ts';
import { phpbench } from './phpbench.ts';
import { protocol } from './protocol.ts';
import { pyperf } from './pyperf.ts';
import { pytestBenchmark } from './pytest-benchmark.ts';
import { rebench, rebenchJson } from './rebench.ts';
import { recognise } from './recognise.ts';
import { redisBenchmark } from './redis-benchmark.ts';
import { Results } from './results.ts';
import { sizeLimit, sizes } from './sizes.ts';
import { sysbench } from './sysbench.ts';
import { tachometer } from './tachometer.ts';
import { decodeChunks, decodeText } from './text.ts';
import { tinybench } from './tinybench.ts';
import { cachegrind, callgrind } from './valgrind.ts';
import { vegeta } from './vegeta.ts';
import { vitest } from './vitest.ts';
import { wrk } from './wrk.ts';

export type { Format, ParsedResults, ParsedSample, Selection } from './format.ts';
export { readBenchmarkData, type ImportedHistory } from './benchmark-data.ts';
export { runOfResults } from './results-run.ts';

/** Every format that can be read: a new one is a file of its own and a line here. */
export const formats: readonly Format[] = [
  perfGate,
  protocol,
  customSmallerIsBetter,
  customBiggerIsBetter,
  tinybench,
  vitest,
  benchmarkJs,
  mitata,
  deno,
  tachometer,
  go,
  libtest,
  criterion,
  criterionJson,
  divan,
  iaiCallgrind,
  pytestBenchmark,
  asv,
  pyperf,
  hyperfine,
  jmh,
  jmhText,
  jmhCsv,
  benchmarkDotNet,
  benchmarkDotNetCsv,
  benchmarkDotNetText,
  googleBenchmark,
  googleBenchmarkText,
  googleBenchmarkCsv,
  catch2Xml,
  catch2Text,
  nanobench,
  nanobenchCsv,
  julia,
  benchmarkIps,
  phpbench,
  benchmarkLuau,
  crank,
  k6Summary,
  k6Ndjson,
  autocannon,
  wrk,
  hey,
  vegeta,
  locust,
  locustJson,
  gatling,
  jmeter,
  pgbench,
  sysbench,
  redisBenchmark,
  lighthouse,
  rebench,
  rebenchJson,
  cachegrind,
  callgrind,
  perfStat,
  perfStatCsv,
  gnuTime,
  sizeLimit,
  sizes,
  bencherMetricFormat,
  openMetrics,
  junit,
];

/** The name that stands for the format that the output is recognised to be of. */
export const anyFormat = 'auto';

/** What was read, and as which format. */
export interface ReadResults extends ParsedResults {
  /** Name of the format; of `auto`, the one that was recognised. */
  readonly format: string;
}

/**
 * The format of this name.
 * @returns null for `auto`: only an output can tell.
 * @throws PerfGateError that names the nearest format.
 */
export function findFormat(name: string): Format | null {
  if (name === anyFormat) return null;
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const names = [...formats.map((format) => format.name), anyFormat];
  const short = name.slice(0, 60);
  const written = short.toLowerCase();
  const nearest = closest(
    written,
    names.map((known) => known.toLowerCase()),
  );
  // Other programs call pytest-benchmark pytest, which is fewer letters away from vitest.
  const longer = written.length < 3 ? undefined : names.find((one) => one.toLowerCase().startsWith(written));
  const known = longer ?? names.find((candidate) => candidate.toLowerCase() === nearest) ?? '';
  const near = longer !== undefined || distance(written, nearest) <= Math.max(3, known.length / 3);
  throw new PerfGateError(`there is no format ${shown(name)}`, {
    remedy: `${near ? `Did you mean "${known}"? ` : ''}Use one of: ${names.join(', ')}.`,
  });
}

/**
 * Reads a tool's whole output; values come in base units.
 *
 * @param format its name, or `auto`.
 * @param file path of the file it stood in, if it was one.
 * @throws PerfGateError for an unknown format, or for text that is not of the format, with place and offending text.
 */
export function readResults(format: string, text: string | Uint8Array, file?: string): ReadResults {
  const named = findFormat(format);
  const decoded = decodeText(text);
  const found = named ?? recognise(formats, decoded);
  return { ...found.parse(decoded, file), format: found.name };
}

/** What several files of one process say together: a benchmark that is in two of them is a fault. */
export function mergeResults(
  parts: readonly { readonly file: string; readonly results: ParsedResults }[],
): ParsedResults {
  const [only, other] = parts;
  if (only !== undefined && other === undefined) return only.results;
  const merged = new Results();
  for (const { file, results } of parts) {
    for (const { benchmark, metric, values } of results.samples) {
      const declared = results.metrics[metric];
      if (declared !== undefined) merged.add({ benchmark, metric, declared, values, place: file });
    }
    for (const { benchmark, kind, message } of results.failures) {
      merged.fail(benchmark, kind, `${file}: ${message}`);
    }
  }
  return merged.end('in one of its files');
}

/**
 * Reads a tool's output while it comes. Formats of lines keep the values and no text; the others keep the text until its
 * end.
 *
 * @throws PerfGateError as `readResults`.
 */
export async function readStream(format: string, chunks: AsyncIterable<Uint8Array>): Promise<ReadResults> {
  const named = findFormat(format);
  const reader = named?.lines?.();
  if (named === null || reader === undefined) {
    const pieces: string[] = [];
    for await (const text of decodeChunks(chunks)) pieces.push(text);
    return readResults(format, pieces.join(''));
  }
  const feeder = new LineFeeder(reader);
  for await (const text of decodeChunks(chunks)) feeder.push(text);
  return { ...feeder.end(), format: named.name };
}
