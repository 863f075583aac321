import { ownMetrics } from '../model/index.ts';
import type { Format } from './format.ts';
import { printedNumber } from './printed.ts';
import { Results } from './results.ts';
import { descendants, parseXml, type XmlElement } from './xml.ts';

const all = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((child) => child.name === name);

/** Microseconds for one revolution, in seconds. */
function timeOf({ attributes }: XmlElement): unknown {
  const net = printedNumber(attributes['time-net'] ?? '');
  const revolutions = printedNumber(attributes['time-revs'] ?? '');
  if (typeof net !== 'number' || typeof revolutions !== 'number') return net;
  return (net / revolutions) * 1e-6;
}

/** What PHPBench writes with `--dump`: every iteration. */
export const phpbench: Format = {
  name: 'phpbench',
  description: 'PHPBench, XML (--dump)',
  tool: 'PHPBench',
  reads: 'every iteration, by class and subject with the parameter set',
  units: 'time (s) of one revolution, memory (B, peak)',
  values: 'all',
  evidence: 'data',
  example: 'phpbench run --dump --progress=none',
  recognises: (text) => /<phpbench[\s>]/u.test(text),
  parse(text) {
    const results = new Results();
    for (const benchmark of descendants(parseXml(text, ['phpbench']), 'benchmark')) {
      for (const subject of all(benchmark, 'subject')) {
        const owner = (benchmark.attributes.class ?? '').replace(/^\\/u, '');
        for (const variant of all(subject, 'variant')) {
          const set = all(variant, 'parameter-set')[0]?.attributes.name ?? '';
          const method = `${owner}::${subject.attributes.name ?? ''}`;
          // "0" is the name of a set that has none.
          const name = set === '' || set === '0' ? method : `${method} (${set})`;
          const error = descendants(variant, 'error')[0];
          const iterations = all(variant, 'iteration');
          if (error !== undefined || iterations.length === 0) {
            const what = error?.text.trim() ?? '';
            results.fail(
              name,
              error === undefined ? 'bad-output' : 'threw',
              what === '' ? 'it has no iteration' : what,
            );
            continue;
          }
          results.add({
            benchmark: name,
            metric: 'time',
            declared: ownMetrics.time,
            values: iterations.map(timeOf),
            place: name.slice(0, 200),
          });
          const peaks = iterations.map(({ attributes }) => attributes['mem-peak']);
          if (peaks.some((peak) => peak === undefined)) continue;
          const bytes = peaks.map((peak) => printedNumber(peak ?? ''));
          results.add({
            benchmark: name,
            metric: 'memory',
            declared: ownMetrics.memory,
            values: bytes,
            place: name.slice(0, 200),
          });
        }
      }
    }
    return results.end('a subject that path and filter match');
  },
};
