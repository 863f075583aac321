import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** Time as the API sees it; replaced in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await delay(milliseconds);
  },
};

/** A request that GitHub did not fulfil. */
export interface Refusal {
  /** null: no answer came. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What GitHub says, at most 500 characters. */
  readonly message: string;
}

const tries = 6;
const minute = 60_000;

/** Whether GitHub asks to come back later; both kinds of limit are also told by 403, which else means "never". */
export function isLimited({ status, headers, message }: Refusal): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit|abuse detection/iu.test(message)
  );
}

/**
 * Milliseconds to wait before the request is worth repeating; null: never.
 *
 * For limits as GitHub asks for it ("Best practices for using the REST API"): `retry-after`, else until `x-ratelimit-reset`,
 * else a minute, twice as long each time. Failures of the server or the connection: from one second, twice as long each time.
 * @param attempt the one that failed, from 1.
 */
export function waitAfter(refusal: Refusal, attempt: number, now: number): number | null {
  const { status, headers } = refusal;
  const seconds = (name: string): number | null => {
    const value = headers[name];
    return value !== undefined && /^\d{1,12}$/u.test(value) ? Number(value) : null;
  };
  if (isLimited(refusal)) {
    const after = seconds('retry-after');
    if (after !== null) return after * 1000;
    const reset = seconds('x-ratelimit-reset');
    // A second more, because the reset is told in whole seconds.
    if (headers['x-ratelimit-remaining'] === '0' && reset !== null) {
      return Math.max(0, reset * 1000 - now) + 1000;
    }
    return minute * 2 ** (attempt - 1);
  }
  if (status === null || status >= 500) return 1000 * 2 ** (attempt - 1);
  return null;
}

/** Repeats requests, and waits no longer than it was given for all of them together. */
export class Patience {
  readonly #clock: Clock;
  #left: number;

  /** @param milliseconds all that may be waited. */
  constructor(clock: Clock, milliseconds = 5 * minute) {
    this.#clock = clock;
    this.#left = milliseconds;
  }

  /**
   * Does the work until it succeeds, or until trying again is of no use, and then throws what the last try threw.
   * @param refusalOf what GitHub said; null: this is no failure of a request.
   */
  async repeat<T>(work: () => Promise<T>, refusalOf: (error: unknown) => Refusal | null): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === null || attempt === tries) throw error;
        const least = waitAfter(refusal, attempt, this.#clock.now());
        if (least === null) throw error;
        // Drawn, so that jobs which were refused together do not come back together.
        const wait = least + randomInt(0, 500);
        if (wait > this.#left) throw error;
        this.#left -= wait;
        await this.#clock.sleep(wait);
      }
    }
  }
}
