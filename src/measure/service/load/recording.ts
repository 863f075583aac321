import { build, type Histogram } from 'hdr-histogram-js';
import type { FinishedReply } from './protocol.ts';

/** Seconds in the unit of the histogram, a nanosecond. */
const unit = 1e-9;
/** A pass is an error long before. */
const longest = 24 * 3600;

/** The times of passes, to four digits at any length. */
export class Recording {
  readonly #histogram: Histogram = build({
    lowestDiscernibleValue: 1000,
    highestTrackableValue: longest / unit,
    numberOfSignificantValueDigits: 4,
  });

  /** @param seconds of one pass. */
  add(seconds: number): void {
    this.#histogram.recordValue(Math.max(1, Math.min(Math.round(seconds / unit), longest / unit)));
  }

  get count(): number {
    return this.#histogram.totalCount;
  }

  /** The smallest recorded time that this share of all is not above. @param share in (0, 1). */
  quantile(share: number): number {
    return this.#histogram.getValueAtPercentile(100 * share) * unit;
  }

  finished(): FinishedReply {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => this.quantile(share)) as [
      number,
      number,
      number,
    ];
    return { kind: 'finished', recorded: this.count, p50, p95, p99 };
  }
}
