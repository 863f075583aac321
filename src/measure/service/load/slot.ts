import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { Connection, type Passes } from './connection.ts';
import { longestError, mostErrors, type SlotCommand, type SlotReply, type Target } from './protocol.ts';
import { Recording } from './recording.ts';

/** Milliseconds that a timer may be late; the last of them are waited for turn by turn. */
const timerSlack = 2;
/** Milliseconds between two looks for passes that take too long. */
const watchEvery = 50;

/** A connection with the pass that it is at. */
interface Worker {
  connection: Connection;
  /** Milliseconds on the clock when the pass under way began, or was due; null: none is. */
  since: number | null;
  /** Passes that it has still to begin; in an open slot they are not its own. */
  left: number;
  /** Milliseconds on the clock of its last end. */
  lastEnd: number;
}

/** One slot of load on one target. All times in it are milliseconds of one clock. */
class Slot implements Passes {
  readonly #target: Target;
  readonly #command: SlotCommand;
  readonly #timeout: number;
  /** What is kept over all slots; null: this slot is not. */
  readonly #recording: Recording | null;
  readonly #own = new Recording();
  readonly #workers: Worker[] = [];
  readonly #byConnection = new Map<Connection, Worker>();
  readonly #errors = new Map<string, number>();
  #failed = 0;
  #over = 0;
  #start = 0;
  /** Passes of an open slot that were begun. */
  #begun = 0;
  /** Workers of an open slot that wait for a pass; the one that waited longest is first. */
  #free: Worker[] = [];
  #broken = false;
  #wake: () => void = () => undefined;

  constructor(target: Target, command: SlotCommand, timeout: number, recording: Recording | null) {
    this.#target = target;
    this.#command = command;
    this.#timeout = timeout * 1000;
    this.#recording = recording;
  }

  async run(connections: number): Promise<SlotReply> {
    const { load } = this.#command;
    const count = load.kind === 'open' ? Math.min(connections, load.passes) : connections;
    const left = load.kind === 'open' ? 0 : load.passes;
    for (let index = 0; index < count; index += 1) {
      const connection = new Connection(this.#target, this);
      const worker = { connection, since: null, left, lastEnd: 0 };
      this.#workers.push(worker);
      this.#byConnection.set(connection, worker);
    }
    // Connecting is no part of any time.
    await Promise.race([
      Promise.all(this.#workers.map(async ({ connection }) => connection.connected())),
      sleep(this.#timeout, undefined, { ref: false }),
    ]);
    const watch = setInterval(() => {
      this.#giveUpLate();
    }, watchEvery);
    this.#start = performance.now();
    if (load.kind === 'open') await this.#runOpen(load.passes, load.rate);
    else await this.#runClosed(load.passes * count);
    clearInterval(watch);
    for (const { connection } of this.#workers) connection.close();
    const ends = this.#workers.map(({ lastEnd }) => Math.max(lastEnd, this.#start));
    return {
      kind: 'slot',
      passes: this.#over,
      errors: Object.fromEntries(this.#errors),
      busy: ends.reduce((total, end) => total + (end - this.#start), 0) / 1000,
      seconds: (Math.max(...ends) - this.#start) / 1000,
      median: this.#own.count === 0 ? null : this.#own.quantile(0.5),
    };
  }

  over(connection: Connection, error: string | null): void {
    const worker = this.#byConnection.get(connection);
    if (worker?.since == null) return;
    const end = performance.now();
    this.#count(error, (end - worker.since) / 1000);
    worker.since = null;
    worker.lastEnd = end;
    if (error !== null && !this.#broken) this.#replace(worker);
    if (this.#broken) return;
    if (worker.left > 0) {
      worker.left -= 1;
      this.#begin(worker, end);
    } else if (this.#command.load.kind === 'open') {
      this.#free.push(worker);
    }
    this.#wake();
  }

  /** A call, because the compiler takes a property it has tested for a constant. */
  #isBroken(): boolean {
    return this.#broken;
  }

  #count(error: string | null, seconds: number): void {
    this.#over += 1;
    if (error === null) {
      this.#own.add(seconds);
      this.#recording?.add(seconds);
      return;
    }
    this.#failed += 1;
    const text = error.slice(0, longestError);
    const key = this.#errors.has(text) || this.#errors.size < mostErrors ? text : 'others';
    this.#errors.set(key, (this.#errors.get(key) ?? 0) + 1);
    if (this.#failed > this.#command.errors) {
      this.#broken = true;
      this.#wake();
    }
  }

  #begin(worker: Worker, since: number): void {
    worker.since = since;
    worker.connection.begin();
  }

  #replace(worker: Worker): void {
    this.#byConnection.delete(worker.connection);
    worker.connection = new Connection(this.#target, this);
    this.#byConnection.set(worker.connection, worker);
  }

  #giveUpLate(): void {
    const now = performance.now();
    for (const worker of this.#workers) {
      if (worker.since !== null && now - worker.since > this.#timeout) {
        worker.connection.fail(`no answer within ${String(this.#timeout / 1000)} s`);
      }
    }
  }

  async #runClosed(passes: number): Promise<void> {
    const finished = new Promise<void>((resolve) => {
      this.#wake = () => {
        if (this.#broken || this.#over >= passes) resolve();
      };
    });
    for (const worker of this.#workers) {
      worker.left -= 1;
      this.#begin(worker, performance.now());
    }
    await finished;
  }

  /**
   * Passes are due at even distances and wait for a connection where all are busy. The time of a pass is taken from when it
   * was due: a server that stalls is charged with what would have arrived meanwhile.
   */
  async #runOpen(passes: number, rate: number): Promise<void> {
    this.#free = [...this.#workers];
    const due = (index: number): number => this.#start + (1000 * index) / rate;
    while (!this.#broken && this.#over < passes) {
      let now = performance.now();
      while (this.#begun < passes && due(this.#begun) <= now) {
        const since = due(this.#begun);
        if (now - since > this.#timeout) {
          this.#begun += 1;
          this.#count(
            `not sent within ${String(this.#timeout / 1000)} s, because all connections were busy`,
            0,
          );
          if (this.#isBroken()) return;
          continue;
        }
        const worker = this.#free.shift();
        if (worker === undefined) break;
        this.#begun += 1;
        this.#begin(worker, since);
        now = performance.now();
      }
      const wait = this.#begun < passes ? due(this.#begun) - now : Infinity;
      if (wait > 0 && wait <= timerSlack) await nextTurn();
      else await this.#woken(wait - timerSlack);
    }
  }

  /** Until a pass is over, or so many milliseconds have passed. */
  #woken(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      // Where connections are wanting, none of them may ever end.
      const most = this.#free.length === 0 || milliseconds === Infinity ? watchEvery : milliseconds;
      const timer = setTimeout(resolve, most);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/**
 * Loads a target for one slot, over new connections.
 * @param timeout seconds after which a pass is an error.
 * @param recording where the times are kept besides; null: nowhere.
 */
export function runSlot(
  target: Target,
  command: SlotCommand,
  connections: number,
  timeout: number,
  recording: Recording | null,
): Promise<SlotReply> {
  return new Slot(target, command, timeout, recording).run(connections);
}
