import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// `npm test` builds first; these look at what is in dist.
const root = path.resolve(import.meta.dirname, '..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  version: string;
  bin: Record<string, string>;
  exports: { '.': { types: string; default: string } };
};

let folder: string;
beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'perf-gate-build-')));
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function node(args: readonly string[], cwd = folder): { code: number | null; out: string; err: string } {
  const result = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

describe('the built command line', () => {
  const cli = path.join(root, manifest.bin['perf-gate'] ?? '');

  it('begins with a line that names node, so that npm can link it', () => {
    expect(fs.readFileSync(cli, 'utf8').split('\n', 1)[0]).toBe('#!/usr/bin/env node');
  });

  it.skipIf(process.platform === 'win32')('may be executed', () => {
    expect(fs.statSync(cli).mode & 0o111).not.toBe(0);
  });

  it('says its version', () => {
    expect(node([cli, '--version'])).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it('runs from another folder than its own repository', () => {
    const copy = path.join(folder, 'copy');
    fs.cpSync(path.join(root, 'dist'), path.join(copy, 'dist'), { recursive: true });
    fs.copyFileSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
    const help = node([path.join(copy, 'dist', 'cli', 'index.js'), '--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('perf-gate gate');
  });

  it('brings along what it starts: the trial, its loader hooks and the load generator', () => {
    for (const entry of ['trial', 'trial-hooks', 'load']) {
      expect(node(['--check', path.join(root, 'dist', entry, 'index.js')])).toMatchObject({ code: 0 });
      expect(fs.readFileSync(path.join(root, 'dist', entry, 'package.json'), 'utf8')).toContain('"module"');
    }
  });
});

describe('the built library', () => {
  // As a user has it: the package in node_modules, with zod, which its declarations name.
  beforeAll(() => {
    const modules = path.join(folder, 'consumer', 'node_modules');
    const installed = path.join(modules, 'perf-gate');
    fs.cpSync(path.join(root, 'dist'), path.join(installed, 'dist'), { recursive: true });
    fs.copyFileSync(path.join(root, 'package.json'), path.join(installed, 'package.json'));
    fs.symlinkSync(path.join(root, 'node_modules', 'zod'), path.join(modules, 'zod'), 'junction');
    fs.writeFileSync(path.join(folder, 'consumer', 'package.json'), '{ "type": "module" }\n');
  });

  it('is imported by the name of the package', () => {
    const program = `
      const { parseRun, compareRuns } = await import('perf-gate');
      try { parseRun({}); } catch (error) { console.log(typeof compareRuns, error.name); }`;
    const result = node(['--input-type=module', '--eval', program], path.join(folder, 'consumer'));
    expect(result).toEqual({ code: 0, out: 'function PerfGateError\n', err: '' });
  });

  it('has declarations that a strict consumer compiles', () => {
    const consumer = path.join(folder, 'consumer');
    fs.writeFileSync(
      path.join(consumer, 'use.ts'),
      `import { compareRuns, parseRun, type Decision } from 'perf-gate';
       const decision: Decision = compareRuns(parseRun({}), parseRun({}));
       export const outcome: 'passed' | 'failed' | 'could-not-judge' = decision.outcome;
       // @ts-expect-error a decision is not a run; an any would let this pass
       compareRuns(decision, decision);
      `,
    );
    fs.writeFileSync(
      path.join(consumer, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          exactOptionalPropertyTypes: true,
          module: 'NodeNext',
          target: 'ES2023',
          noEmit: true,
          skipLibCheck: true,
          typeRoots: [path.join(root, 'node_modules', '@types')],
          types: ['node'],
        },
        files: ['use.ts'],
      }),
    );
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    expect(node([tsc, '-p', consumer])).toEqual({ code: 0, out: '', err: '' });
  });
});
