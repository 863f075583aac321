import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRun, type Run } from '../../src/model/index.ts';

/** A valid run, as small as one can be. */
export function runOf(
  options: {
    suite?: string;
    fingerprint?: string;
    started?: string;
    sha?: string | null;
    value?: number;
  } = {},
): Run {
  return parseRun({
    schema: 'perf-gate.run/1',
    tool: { name: 'perf-gate', version: '0.1.0' },
    suite: options.suite ?? 'default',
    commit: {
      sha: options.sha === undefined ? '0123456789abcdef0123456789abcdef01234567' : options.sha,
      ref: 'main',
      dirty: false,
      time: null,
    },
    started: options.started ?? '2026-03-04T05:06:07.089Z',
    seconds: 1.5,
    environment: {
      fingerprint: options.fingerprint ?? 'linux-x64-epyc-4',
      cpu: { model: 'EPYC', cores: 4 },
      memory: 16e9,
      arch: 'x64',
      os: { name: 'linux', release: '6.1' },
      runtime: { name: 'node', version: '20.19.0' },
      orchestrator: { name: 'node', version: '20.19.0' },
      notes: {},
    },
    metrics: { time: { unit: 's', better: 'lower', kind: 'noisy' } },
    samples: [{ benchmark: 'sort', metric: 'time', values: [options.value ?? 0.25] }],
    failures: [],
    conditions: { loadAverage: null, steal: null, pressure: null },
    complete: true,
    warnings: [],
    seed: 7,
  });
}

/** An empty folder, by its real path, and how to remove it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'perf-gate-test-')));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
