import { addLoad, latenciesOf } from './load-metrics.ts';
import type { Results } from './results.ts';

interface Requests {
  /** Milliseconds. */
  readonly durations: number[];
  first: number;
  last: number;
  failed: number;
  readonly place: string;
}

/** Summarises the single requests that some load tools log, for each name. */
export class SingleRequests {
  readonly #names = new Map<string, Requests>();

  /** @param start and `end` in milliseconds of one clock. */
  add(name: string, start: number, end: number, failed: boolean, place: string): void {
    let own = this.#names.get(name);
    if (own === undefined) {
      own = { durations: [], first: Infinity, last: -Infinity, failed: 0, place };
      this.#names.set(name, own);
    }
    own.durations.push(end - start);
    own.first = Math.min(own.first, start);
    own.last = Math.max(own.last, end);
    if (failed) own.failed += 1;
  }

  addTo(results: Results): void {
    for (const [name, { durations, first, last, failed, place }] of this.#names) {
      const negative = durations.find((duration) => duration < 0);
      if (negative !== undefined) {
        results.fail(name, 'bad-value', `${place} and after: a request took ${String(negative)} ms`);
        continue;
      }
      const seconds = (last - first) / 1000;
      addLoad(
        results,
        name,
        {
          latencies: latenciesOf(durations),
          factor: 1e-3,
          rate: seconds > 0 ? durations.length / seconds : null,
          requests: { failed, total: durations.length },
        },
        `${place} and after`,
      );
    }
  }
}
