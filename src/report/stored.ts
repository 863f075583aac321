import type { Run } from '../model/index.ts';
import { count, duration, quantity } from './units.ts';
import { messageLine, withoutCommands } from './untrusted.ts';
import { padEnd, padStart, shorten } from './width.ts';

/** What a stored run's name tells. */
export interface Listed {
  readonly path: string;
  readonly suite: string;
  readonly fingerprint: string;
  readonly started: Date;
  readonly commit: string | null;
}

/** Stored runs, one line each, in the order given. */
export function storedRunsText(runs: readonly Listed[], description: string): string {
  if (runs.length === 0) return `No run is stored in the ${description}.\n`;
  const lines = runs.map(
    (run) =>
      `${run.started.toISOString()}  ${run.commit ?? 'no commit   '}  ${run.suite}  ${run.fingerprint}\n    ${run.path}`,
  );
  const what = runs.length === 1 ? '1 run' : `${count(runs.length)} runs`;
  return `${lines.join('\n')}\n${what} in the ${description}.\n`;
}

/** A run for people: what was measured, where, and the median of each sample. */
export function runText(run: Run): string {
  const commit = run.commit.sha === null ? 'no commit' : run.commit.sha.slice(0, 12);
  const lines = [
    `${run.suite} at ${commit}${run.commit.dirty ? ' with uncommitted changes' : ''}, ${run.started}, took ${duration(run.seconds)}`,
    `on ${run.environment.fingerprint}`,
    '',
  ];
  const rows = run.samples.map((sample) => {
    const sorted = [...sample.values].sort((a, b) => a - b);
    const middle = sorted[sorted.length >> 1];
    const unit = run.metrics[sample.metric]?.unit ?? '';
    return {
      name: shorten(messageLine(sample.benchmark), 60),
      metric: shorten(messageLine(sample.metric), 20),
      value: middle === undefined ? 'nothing' : quantity(middle, unit),
      trials: sample.values.length === 1 ? '1 trial' : `${count(sample.values.length)} trials`,
    };
  });
  const width = (column: 'name' | 'metric' | 'value'): number =>
    Math.max(0, ...rows.map((row) => Array.from(row[column]).length));
  for (const row of rows) {
    lines.push(
      `${padEnd(row.name, width('name'))}  ${padEnd(row.metric, width('metric'))}  ${padStart(row.value, width('value'))}  ${row.trials}`,
    );
  }
  for (const failure of run.failures) {
    const who = failure.benchmark === null ? '' : `${shorten(messageLine(failure.benchmark), 60)}: `;
    lines.push(`failed: ${who}${shorten(messageLine(failure.message), 200)}`);
  }
  for (const warning of run.warnings) lines.push(`warning: ${shorten(messageLine(warning), 300)}`);
  return withoutCommands(`${lines.join('\n')}\n`);
}
