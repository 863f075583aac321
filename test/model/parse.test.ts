import { describe, expect, it } from 'vitest';
import { parseRun } from '../../src/model/index.ts';
import { makeRun } from '../analysis/runs.ts';

/** A run as JSON, with one place of it replaced; undefined removes it. */
function withValue(path: readonly (string | number)[], value: unknown): unknown {
  const run: unknown = JSON.parse(JSON.stringify(makeRun({ a: [1, 2] })));
  let at = run as Record<string | number, unknown>;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return run;
}

describe('a document that is not valid', () => {
  it.each<[readonly (string | number)[], unknown, string]>([
    [['suite'], undefined, 'suite is missing; it must be a text'],
    [['suite'], 'A B', 'suite must be a name of small letters'],
    [['commit', 'sha'], undefined, 'commit.sha is missing; it must be a text'],
    [['commit', 'sha'], 'abc', 'commit.sha must be a full commit id'],
    [['tool', 'name'], 'other', 'tool.name must be "perf-gate"'],
    [['environment', 'cpu', 'cores'], 0.5, 'environment.cpu.cores must be a whole number'],
    [['environment', 'cpu', 'cores'], 0, 'environment.cpu.cores must be at least 1'],
    [['conditions', 'steal'], 2, 'conditions.steal must be at most 1'],
    [['samples'], {}, 'samples must be a list'],
    [['samples', 0, 'benchmark'], '', 'samples[0].benchmark must have at least 1 character'],
    [['samples', 0, 'values', 1], 'x', 'samples[0].values[1] must be a number'],
    [['samples', 0, 'metric'], 'heap', 'samples[0]: metric "heap" is not declared'],
    [['metrics', 'time', 'kind'], undefined, 'metrics.time.kind is missing; it must be one of: noisy, exact'],
    [['metrics', 'x'.repeat(101)], {}, `metrics.${'x'.repeat(80)} is no name that can stand here`],
    [['complete'], 'yes', 'complete must be true or false'],
    [['extra'], 1, 'the document has an unknown key "extra"'],
  ])('because of %j = %j says where, and what is expected there', (path, value, words) => {
    expect(() => parseRun(withValue(path, value), 'run.json')).toThrow(
      `run.json is not a valid perf-gate.run/1 document: ${words}`,
    );
  });
});
