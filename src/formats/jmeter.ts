import { parseCsv } from './csv.ts';
import { shown, type Format } from './format.ts';
import { loadUnits } from './load-metrics.ts';
import { PerfGateError } from '../model/index.ts';
import { printedNumber } from './printed.ts';
import { Results } from './results.ts';
import { SingleRequests } from './single-requests.ts';

const remedy = 'Run jmeter with -n -l FILE -Jjmeter.save.saveservice.output_format=csv and print the file.';

/** The results file that JMeter writes with `-l`, as CSV. */
export const jmeter: Format = {
  name: 'jmeter',
  description: 'JMeter, results file as CSV (-l)',
  tool: 'Apache JMeter',
  reads: 'every request, by its label; latencies have whole milliseconds. A results file as XML is not read',
  units: loadUnits,
  values: 'one',
  evidence: 'data',
  example: 'jmeter -n -t plan.jmx -l results.jtl && cat results.jtl',
  recognises: (text) => /^timeStamp,elapsed,label,/mu.test(text),
  parse(text) {
    const start = Math.max(0, text.search(/^timeStamp,/mu));
    const { rows } = parseCsv(text.slice(start), {
      delimiter: ',',
      required: ['timeStamp', 'elapsed', 'label', 'success'],
      remedy,
      skipped: text.slice(0, start).split('\n').length - 1,
    });
    const requests = new SingleRequests();
    for (const { line, cell } of rows) {
      const [stamp, elapsed] = [cell('timeStamp'), cell('elapsed')].map(printedNumber);
      const success = cell('success');
      if (typeof stamp !== 'number' || typeof elapsed !== 'number' || !['true', 'false'].includes(success)) {
        const found = [cell('timeStamp'), cell('elapsed'), success].join(', ');
        throw new PerfGateError(
          `line ${String(line)}: timeStamp, elapsed and success are ${shown(found)}; milliseconds, milliseconds, and true or false were expected`,
          { remedy },
        );
      }
      requests.add(cell('label'), stamp, stamp + elapsed, success === 'false', `line ${String(line)}`);
    }
    const results = new Results();
    requests.addTo(results);
    return results.end('a row for each request');
  },
};
