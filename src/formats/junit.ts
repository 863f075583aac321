import { ownMetrics } from '../model/index.ts';
import { shown, type Format } from './format.ts';
import { printedNumber } from './printed.ts';
import { Results } from './results.ts';
import { descendants, parseXml } from './xml.ts';

/** The XML of JUnit, as most test runners write it. */
export const junit: Format = {
  name: 'junit',
  description: 'JUnit XML, durations of test cases',
  tool: 'JUnit and most test runners',
  reads:
    'the duration of each test case, named by class and name. One that failed is a failure; one that was skipped was not measured. A duration of 0 is a failure: the test is shorter than the runner can tell',
  units: 'time (s)',
  values: 'one',
  evidence: 'captured',
  example: 'npx vitest run --reporter=junit',
  recognises: (text) => /^\s*(?:<\?xml[^>]*>\s*)?<testsuites?[\s>]/u.test(text) && text.includes('<testcase'),
  parse(text) {
    const results = new Results();
    for (const { attributes, children } of descendants(
      parseXml(text, ['testsuites', 'testsuite']),
      'testcase',
    )) {
      const owner = attributes.classname ?? '';
      const own = attributes.name ?? '';
      const benchmark = owner === '' ? own : `${owner} > ${own}`;
      const fault = children.find(({ name }) => name === 'failure' || name === 'error');
      if (children.some(({ name }) => name === 'skipped')) continue;
      const place = shown(benchmark);
      if (fault !== undefined) {
        const message = fault.attributes.message ?? fault.text.trim();
        results.fail(benchmark, 'threw', `${place} failed: ${message}`);
      } else {
        const values = attributes.time === undefined ? [undefined] : [printedNumber(attributes.time)];
        results.add({
          benchmark,
          metric: 'time',
          declared: ownMetrics.time,
          values,
          place: `${place}: time`,
        });
      }
    }
    return results.end('a test case that was not skipped');
  },
};
