import type { Failure } from '../model/index.ts';
import { duration } from './units.ts';
import { messageLine, withoutCommands } from './untrusted.ts';
import { shorten } from './width.ts';

/** One step of measuring, as the progress line shows it. */
export interface Step {
  readonly round: number;
  readonly rounds: number;
  readonly benchmark: string;
  /** Benchmarks that are still measured. */
  readonly open: number;
  readonly done: number;
  readonly secondsLeft: number;
}

/** The one line that is shown before measuring. */
export function planLine(
  plan: { looks: readonly number[]; seconds: { least: number; most: number } },
  benchmarks: number,
  sides: number,
): string {
  const what = `${String(benchmarks)} ${benchmarks === 1 ? 'benchmark' : 'benchmarks'}`;
  const [least = 0] = plan.looks;
  const most = plan.looks.at(-1) ?? least;
  const rounds = `${least === most ? '' : `${String(least)} to `}${String(most)} ${most === 1 ? 'round' : 'rounds'}`;
  const both = sides === 2 ? ' of base and head side by side' : '';
  return `Measuring ${what} in ${rounds}${both}: ${times(plan.seconds.least, plan.seconds.most)}.`;
}

function times(least: number, most: number): string {
  if (most < 1) return 'less than a second';
  const [from, to] = [duration(least), duration(most)];
  return least === most || from === to ? `about ${to}` : `about ${from}, at most ${to}`;
}

/** A failure, as it is told while measuring goes on. */
export function failureLine(side: string, failure: Failure): string {
  const who = failure.benchmark === null ? '' : `${shorten(messageLine(failure.benchmark), 80)}: `;
  return withoutCommands(`${side}: ${who}${shorten(messageLine(failure.message), 300)}`);
}

/** Why a benchmark is measured, where it might have been the same on both sides. */
export function differsLine(benchmark: string, because: string): string {
  return withoutCommands(
    `${shorten(messageLine(benchmark), 80)} is measured: ${shorten(messageLine(because), 300)}`,
  );
}

/** The live line of a terminal, at most `width` columns. */
export function progressLine(step: Step, width: number): string {
  const percent = `${String(Math.floor(step.done * 100)).padStart(3)} %`;
  const round = `round ${String(step.round + 1)}/${String(step.rounds)} of ${String(step.open)}`;
  const head = `${percent}  ${round}  about ${duration(step.secondsLeft)} left`;
  const room = width - head.length - 3;
  return room < 12 ? head : `${head}  ${shorten(messageLine(step.benchmark), room)}`;
}
