import { longestName, PerfGateError, type Failure, type Metric } from '../model/index.ts';
import { shown, valueFault, type ParsedResults, type ParsedSample } from './format.ts';

/** Longest name of a metric that a run can hold. */
const longestMetric = 100;

export interface Measured {
  readonly benchmark: unknown;
  readonly metric: string;
  readonly declared: Metric;
  /** As the tool gives them; what is no possible measurement fails the benchmark. */
  readonly values: readonly unknown[];
  /** Multiplies them into the base unit; 1 when absent. */
  readonly factor?: number;
  /** Where they stand, for messages: the number of the line, or a path such as `results[2].times`. */
  readonly place: string | number;
  /** The tool measures a benchmark several times in one process; else a name that comes again is a fault. */
  readonly repeats?: boolean;
}

/** Gathers what an output says, so that every format treats names, values and repetitions alike. */
export class Results {
  readonly #metrics = new Map<string, Metric>();
  readonly #samples = new Map<string, Map<string, number[]>>();
  readonly #failures = new Map<string | null, Failure>();

  /**
   * What one benchmark gave for one metric. Impossible values, a name that comes twice and a metric of two units are
   * failures of this benchmark.
   * @throws PerfGateError when the name is none.
   */
  add(measured: Measured): void {
    const { benchmark, metric, declared, values, factor = 1, repeats = false } = measured;
    const name = isName(benchmark) ? benchmark : nameAt(benchmark, `the name at ${placeOf(measured)}`);
    if (this.#failures.has(name)) return;
    const known = this.#metrics.get(metric);
    if (metric === '' || metric.length > longestMetric) {
      this.fail(name, 'bad-value', `${placeOf(measured)}: the name of the metric is ${shown(metric)}`);
      return;
    }
    if (known !== undefined && (known.unit !== declared.unit || known.better !== declared.better)) {
      const words = (one: Metric): string => `in ${one.unit} (${one.better} is better)`;
      this.fail(
        name,
        'bad-value',
        `${placeOf(measured)}: ${metric} is ${words(declared)}, and ${words(known)} before`,
      );
      return;
    }
    this.#metrics.set(metric, known ?? declared);
    let own = this.#samples.get(name);
    const earlier = own?.get(metric);
    if (earlier !== undefined && !repeats) {
      this.fail(
        name,
        'duplicate-name',
        `the name ${shown(name)} is given twice; the second time at ${placeOf(measured)}`,
      );
      return;
    }
    const sample = earlier ?? [];
    for (const value of values) {
      const scaled = typeof value === 'number' ? value * factor : value;
      const fault = valueFault(scaled, declared);
      if (fault !== null) {
        this.fail(name, 'bad-value', `${placeOf(measured)} ${fault}`);
        return;
      }
      sample.push(scaled as number);
    }
    if (sample.length === 0) {
      this.fail(name, 'bad-value', `${placeOf(measured)} has no value`);
      return;
    }
    if (own === undefined) {
      own = new Map();
      this.#samples.set(name, own);
    }
    own.set(metric, sample);
  }

  /** @param benchmark null: it concerns all of the output. */
  fail(benchmark: string | null, kind: Failure['kind'], message: string): void {
    if (benchmark !== null) this.#samples.delete(benchmark);
    if (this.#failures.has(benchmark)) return;
    const words = message.length > 4000 ? `${message.slice(0, 4000)}…` : message;
    this.#failures.set(benchmark, { benchmark, kind, message: words, round: null });
  }

  /** Changes what a metric is, where the output tells so apart from the values. */
  amend(metric: string, change: Partial<Metric>): void {
    const known = this.#metrics.get(metric);
    if (known !== undefined) this.#metrics.set(metric, { ...known, ...change });
  }

  has(benchmark: string): boolean {
    return this.#samples.has(benchmark) || this.#failures.has(benchmark);
  }

  /**
   * All of it.
   * @param expected what a line or entry looks like, for the remedy.
   * @throws PerfGateError when no benchmark was named: that is no result.
   */
  end(expected: string): ParsedResults {
    const samples: ParsedSample[] = [];
    for (const [benchmark, metrics] of this.#samples) {
      for (const [metric, values] of metrics) samples.push({ benchmark, metric, values });
    }
    if (samples.length + this.#failures.size === 0) {
      throw new PerfGateError('the output names no benchmark', {
        remedy: `Make the command report at least one: ${expected}.`,
      });
    }
    return {
      metrics: Object.fromEntries(this.#metrics),
      samples,
      failures: [...this.#failures.values()],
    };
  }
}

function placeOf({ place, metric }: Measured): string {
  return typeof place === 'number' ? `line ${String(place)}: ${metric}` : place;
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name !== '' && name.length <= longestName;
}

/** @throws PerfGateError when it is no name that a run can hold. */
export function nameAt(name: unknown, place: string): string {
  if (isName(name)) return name;
  throw new PerfGateError(
    `the output does not fit the format: ${place} is ${shown(name)}; a name of 1 to ${String(longestName)} characters was expected`,
    { remedy: 'Give every benchmark a name.' },
  );
}
