import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { skipBecause } from '../skip.ts';
import { Project } from './project.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/formats');

let project: Project | undefined;
afterEach(async () => {
  await project?.remove();
  project = undefined;
});

function file(name: string): string {
  return readFileSync(path.join(fixtures, name), 'utf8');
}

describe('Go benchmarks, gated for real', () => {
  it('find what got slower, in trials of the compiled test', { timeout: 240_000 }, async (context) => {
    const go = spawnSync('go', ['version'], { encoding: 'utf8' });
    if (go.status !== 0) skipBecause(context, 'Go is not installed');
    const binary = process.platform === 'win32' ? 'work.test.exe' : './work.test';
    const config = {
      // Compiled once for each side: the paths of the copies would be in it, and tell which is which.
      setup: `go test -c -trimpath -o ${binary}`,
      suites: [
        {
          kind: 'command',
          name: 'go',
          command: [binary, '-test.run=^$', '-test.bench={select}', '-test.benchtime=5ms', '-test.count=5'],
          format: 'go',
        },
      ],
    };
    project = await Project.ofCommits(
      {
        '.gitignore': '.perf-gate/\n*.test\n*.exe\n',
        'perf-gate.config.json': JSON.stringify(config),
        'go.mod': file('go/base/go.mod'),
        'work.go': file('go/base/work.go'),
        'work_test.go': file('go/base/work_test.go'),
      },
      { 'work.go': file('go/head/work.go') },
    );
    const ended = await project.gate(['--rounds', '12']);
    expect(ended.stderr).not.toContain('could not');
    expect(ended.code).toBe(1);
    const decision = await project.readDecision();
    const verdicts = new Map(
      decision.verdicts
        .filter(({ gating }) => gating)
        .map((verdict) => [verdict.benchmark.replace(/-\d+$/u, ''), verdict.kind]),
    );
    expect(verdicts.get('go > example.com/work > BenchmarkSum/n=1000')).toBe('regressed');
    expect(verdicts.get('go > example.com/work > BenchmarkSum/n=4000')).toBe('regressed');
    expect(verdicts.get('go > example.com/work > BenchmarkCount')).not.toBe('regressed');
    expect(verdicts.size).toBe(3);
    const head = await project.readRun('.perf-gate/head.json');
    expect(head.metrics['MB/s']).toEqual({ unit: 'B/s', better: 'higher', kind: 'noisy' });
    // One process is one trial, whatever it repeats.
    for (const { values, inner } of head.samples) {
      expect(inner?.length).toBe(values.length);
      expect(inner?.every((repeated) => repeated.length === 5)).toBe(true);
    }
    for (const { values } of head.samples) expect(values.length).toBeGreaterThan(4);
  });
});

describe('a shell script', () => {
  it('takes part by lines that it prints', { timeout: 120_000 }, async () => {
    const script = (size: number): string =>
      `console.log('building');\nconsole.log('perf-gate: bundle size=${String(size)} KiB exact');\n`;
    const config = {
      suites: [{ kind: 'command', name: 'build', command: ['node', 'build.cjs'], format: 'auto' }],
    };
    project = await Project.ofCommits(
      { 'perf-gate.config.json': JSON.stringify(config), 'build.cjs': script(400) },
      { 'build.cjs': script(440) },
    );
    const ended = await project.gate(['--rounds', '2']);
    expect(ended.code).toBe(1);
    const decision = await project.readDecision();
    expect(decision.verdicts).toMatchObject([
      { benchmark: 'build > bundle', metric: 'size', kind: 'regressed', method: 'exact' },
    ]);
    expect(decision.warnings.join('\n')).toContain('The output of "build" is read as format lines.');
  });
});
