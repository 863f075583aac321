import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { TinybenchSuite } from '../../src/config/config.ts';
import { benchmarkEnvironment } from '../../src/measure/process-environment.ts';
import type { Side, SideName } from '../../src/measure/sides.ts';
import type { Benchmark, Group, RoundRequest, SuiteRunner } from '../../src/measure/suite-runner.ts';
import { tinybenchRunner, type TinybenchContext } from '../../src/measure/tinybench/index.ts';

const source = path.resolve(import.meta.dirname, '../../src/measure/trial');

export interface Workshop {
  /** Real path of the temporary folder. */
  readonly folder: string;
  readonly context: TinybenchContext;
  /** Writes a project and gives it as one of two sides. `files`: by relative path. */
  side(name: SideName, files: Readonly<Record<string, string>>): Promise<Side>;
  dispose(): Promise<void>;
}

/** A temporary folder with the trial bundled as in the product, and room for both sides. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'perf-gate-tinybench-')));
  const dist = path.join(folder, 'dist');
  await build({
    entryPoints: { 'trial/index': `${source}/index.ts`, 'trial-hooks/index': `${source}/hooks.ts` },
    outdir: dist,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  await fs.writeFile(path.join(dist, 'package.json'), '{"type":"module"}');
  let projects = 0;
  return {
    folder,
    context: {
      node: process.env.PERF_GATE_TEST_NODE ?? process.execPath,
      trialEntry: [path.join(dist, 'trial', 'index.js')],
      trialHooks: path.join(dist, 'trial-hooks', 'index.js'),
      // The test runner's own loader options would be loaded into every trial.
      env: { ...benchmarkEnvironment(process.env), NODE_OPTIONS: '' },
      timeout: 20,
    },
    async side(name, files) {
      projects += 1;
      const root = path.join(folder, `${name}-${String(projects)}`);
      for (const [file, text] of Object.entries(files)) {
        await fs.mkdir(path.dirname(path.join(root, file)), { recursive: true });
        await fs.writeFile(path.join(root, file), text);
      }
      return {
        name,
        commit: { sha: null, ref: null, dirty: false, time: null },
        root,
        project: root,
        forbidden: [],
      };
    },
    dispose: () => fs.rm(folder, { recursive: true, force: true }),
  };
}

export function suiteOf(files: readonly string[], name: string | null = null): TinybenchSuite {
  return { kind: 'tinybench', name, files, support: [] };
}

export function asGroup(benchmarks: readonly Benchmark[]): Group {
  const [first, ...rest] = benchmarks;
  if (first === undefined) throw new Error('no benchmark was found');
  return [first, ...rest];
}

export function requestOf(
  group: Group,
  sides: readonly Side[],
  more: Partial<RoundRequest> = {},
): RoundRequest {
  return {
    group,
    sides,
    first: 'base',
    round: 0,
    seed: 7,
    timeout: 20,
    signal: new AbortController().signal,
    ...more,
  };
}

export const noSignal = new AbortController().signal;

export function runnerOf(
  workshop: Workshop,
  files: readonly string[],
  name: string | null = null,
): SuiteRunner {
  return tinybenchRunner(suiteOf(files, name), workshop.context);
}
