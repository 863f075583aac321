import { cutOff, lineFault, lineFormat } from './lines.ts';
import { loadUnits } from './load-metrics.ts';
import { Results } from './results.ts';
import { SingleRequests } from './single-requests.ts';
import type { Format } from './format.ts';

/** The simulation.log of Gatling up to 3.10; later versions write a binary one. */
export const gatling: Format = lineFormat(
  {
    name: 'gatling',
    description: 'Gatling up to 3.10, simulation.log',
    tool: 'Gatling',
    reads:
      'every request, by its groups and name; latencies have whole milliseconds. The binary log of Gatling 3.11 and later is not read',
    units: loadUnits,
    values: 'one',
    evidence: 'data',
    example: 'gatling.sh -s Search && cat results/*/simulation.log',
    recognises: (text) => /^RUN\t\S/mu.test(text) && /^(?:USER|REQUEST)\t/mu.test(text),
  },
  () => {
    const requests = new SingleRequests();
    return {
      line(text, number, unfinished) {
        if (unfinished) throw cutOff(number, text);
        if (!text.startsWith('REQUEST\t')) return;
        const fields = text.split('\t');
        // Older versions have the user's number before the groups, and all may have a message at the end.
        const at = fields.findIndex((field, index) => index >= 5 && (field === 'OK' || field === 'KO'));
        const [groups = '', name = '', start = '', end = ''] = at === -1 ? [] : fields.slice(at - 4, at);
        if (!/^\d+$/u.test(start) || !/^\d+$/u.test(end)) {
          throw lineFault(number, text, 'a request with its start, its end and OK or KO was expected');
        }
        const path = [...groups.split(','), name].filter((part) => part !== '').join(' > ');
        requests.add(path, Number(start), Number(end), fields[at] === 'KO', `line ${String(number)}`);
      },
      end() {
        const results = new Results();
        requests.addTo(results);
        return results.end('a line for each request, as in simulation.log');
      },
    };
  },
);
