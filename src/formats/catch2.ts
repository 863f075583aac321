import { baseUnit, ownMetrics, PerfGateError } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { linesOf, printedNumber, times, type Line } from './printed.ts';
import { Results } from './results.ts';
import { descendants, parseXml, type XmlElement } from './xml.ts';

const remedy = 'Run the benchmarks with --reporter xml.';

/** Adds the benchmarks of a test case or of a section in it. */
function addSection(results: Results, parent: XmlElement, path: readonly string[], broken: boolean): void {
  for (const child of parent.children) {
    const own = [...path, child.attributes.name ?? ''];
    if (child.name === 'Section') addSection(results, child, own, broken);
    if (child.name !== 'BenchmarkResults') continue;
    const name = own.join(' > ');
    const failed = child.children.find((one) => one.name === 'failed');
    const mean = child.children.find((one) => one.name === 'mean')?.attributes.value;
    if (failed !== undefined) results.fail(name, 'threw', failed.attributes.message ?? 'it failed');
    else if (broken) results.fail(name, 'threw', `its test case ${shown(path[0])} failed`);
    else if (mean === undefined) results.fail(name, 'bad-output', 'it has no mean');
    else
      results.add({
        benchmark: name,
        metric: 'time',
        declared: ownMetrics.time,
        values: [times(printedNumber(mean), 1e-9)],
        place: shown(name),
      });
  }
}

/** What Catch2 prints with `--reporter xml`: the mean of each benchmark. */
export const catch2Xml: Format = {
  name: 'catch2-xml',
  description: 'Catch2, XML (--reporter xml)',
  tool: 'Catch2',
  reads:
    'the mean of each benchmark, by test case, sections and name. A benchmark of a test case that failed is a failure',
  units: 'time (s)',
  values: 'one',
  evidence: 'data',
  example: "./tests '[!benchmark]' --reporter xml",
  recognises: (text) => /<(?:Catch2TestRun|Catch)[\s>]/u.test(text) && text.includes('<BenchmarkResults'),
  parse(text) {
    const results = new Results();
    for (const testCase of descendants(parseXml(text, ['Catch2TestRun', 'Catch']), 'TestCase')) {
      const broken = testCase.children.some(
        (child) => child.name === 'OverallResult' && child.attributes.success === 'false',
      );
      addSection(results, testCase, [testCase.attributes.name ?? ''], broken);
    }
    return results.end('a test case with a BENCHMARK that is not skipped');
  },
};

const isRule = (text: string, mark: string): boolean =>
  text.length >= 20 && text === mark.repeat(text.length);
const duration = /([\d.eE+-]+|nan|inf) (ns|us|ms|s)(?: |$)/u;

/** The name of a test case and of the sections in it, from the lines between two rules; deeper lines are sections. */
function pathOfHeader(lines: readonly string[]): string[] {
  const path: string[] = [];
  let depth = -1;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    if (indent > depth || path.length === 0) path.push(line.trim());
    else path.push(`${path.pop() ?? ''} ${line.trim()}`);
    depth = indent;
  }
  return path;
}

function addBlocks(results: Results, lines: readonly Line[]): void {
  let path: string[] = [];
  let sinceRule: string[] = [];
  let header: string[] = [];
  let inTable = false;
  let part = '';
  let open: { name: string; place: string } | null = null;
  const close = (): void => {
    if (open !== null) results.fail(open.name, 'bad-output', `${open.place}: its mean is missing`);
    open = null;
  };
  for (const { number, text } of lines) {
    const place = `line ${String(number)}`;
    if (isRule(text, '-') || isRule(text, '=')) {
      inTable = sinceRule.some((line) => /^benchmark name +samples +iterations +est/u.test(line));
      if (!inTable) {
        close();
        header = sinceRule;
      }
      sinceRule = [];
      part = '';
      continue;
    }
    if (isRule(text, '.')) {
      path = pathOfHeader(header);
      sinceRule = [];
      continue;
    }
    if (!inTable) {
      if (text !== '') sinceRule.push(text);
      continue;
    }
    const failed = /(?:^|\s)Benchmark failed \((.*)\)$/u.exec(text);
    const started = /\s(\d+)\s+(\d+)\s+([\d.]+ (?:ns|us|ms|s|m))$/u.exec(text);
    if (failed !== null) {
      close();
      const name = [part, text.slice(0, failed.index).trim()].filter((one) => one !== '').join(' ');
      results.fail([...path, name].join(' > '), 'threw', `${place}: ${failed[1] ?? ''}`);
      part = '';
    } else if (started !== null && /^\S/u.test(text)) {
      close();
      const name = [part, text.slice(0, started.index).trim()].filter((one) => one !== '').join(' ');
      open = { name: [...path, name].join(' > '), place };
      part = '';
    } else if (open !== null && duration.test(text)) {
      const [, value = '', unit = ''] = duration.exec(text) ?? [];
      const { name } = open as { name: string };
      results.add({
        benchmark: name,
        metric: 'time',
        declared: ownMetrics.time,
        values: [times(printedNumber(value), baseUnit(unit).factor)],
        place,
      });
      open = null;
    } else if (/^\S/u.test(text) && !text.includes('  ')) {
      // A long name is wrapped; its numbers follow its last line.
      part = [part, text.trim()].filter((one) => one !== '').join(' ');
      sinceRule.push(text);
    }
  }
  close();
}

/** What Catch2 prints: the mean of each benchmark, rounded. */
export const catch2Text: Format = {
  name: 'catch2-text',
  description: 'Catch2, what it prints',
  tool: 'Catch2',
  reads: 'the mean of each benchmark, by test case, sections and name',
  units: 'time (s)',
  values: 'one',
  evidence: 'data',
  example: "./tests '[!benchmark]'",
  recognises: (text) => /benchmark name +samples +iterations +est/u.test(text),
  parse(text) {
    const lines = linesOf(text);
    const end = lines.findLast((line) => line.text !== '');
    if (lines.every((line) => !/^(?:test cases:|All tests passed|assertions:)/u.test(line.text))) {
      throw new PerfGateError(
        `the output is cut off: it ends without the counts of test cases, at line ${String(end?.number ?? 1)}: ${shown(end?.text ?? '')}`,
        { remedy },
      );
    }
    const results = new Results();
    addBlocks(results, lines);
    return results.end('a test case with a BENCHMARK that is not skipped');
  },
};
