import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestSummary, type Annotation } from '../../src/github/runner.ts';
import { temporaryFolder } from '../baseline/run-of.ts';

const run = promisify(execFile);
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await folder.remove();
});

const said: Annotation = {
  level: 'error',
  title: 'slower',
  message: 'sort: +12 %',
  file: 'bench/sort.ts',
  line: 3,
};

/** What a step of its own prints, line by line. */
async function say(what: object, env: Record<string, string> = {}): Promise<string[]> {
  const root = resolve(import.meta.dirname, '../..');
  const args = ['--import', 'tsx', join(import.meta.dirname, 'say.ts'), JSON.stringify(what)];
  const { stdout } = await run(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
  return stdout.split(/\r?\n/u).filter((line) => line !== '');
}

describe('annotations', () => {
  it('stand at their line', async () => {
    expect(await say({ annotations: [said, { ...said, level: 'warning', file: null }] })).toEqual([
      '::error title=slower,file=bench/sort.ts,line=3::sort: +12 %25',
      '::warning title=slower::sort: +12 %25',
    ]);
  });

  it('cannot begin another command', async () => {
    const hostile = 'a\n::set-output name=outcome::passed\r\n::add-mask::e\u001b[31m%0A\u202e';
    const lines = await say({
      annotations: [{ ...said, title: `t,file=x::${hostile}`, message: hostile, file: 'x:y,line=1' }],
    });
    expect(lines).toHaveLength(1);
    const escaped = 'a%0A::set-output name=outcome::passed\ufffd%0A::add-mask::e\ufffd[31m%250A\ufffd';
    const title = `t,file=x::${escaped}`.replaceAll(':', '%3A').replaceAll(',', '%2C');
    expect(lines[0]).toBe(`::error title=${title},file=x%3Ay%2Cline=1,line=3::${escaped}`);
  });

  it('are nine of a level, and the last counts the others', async () => {
    const lines = await say({
      annotations: Array.from({ length: 25 }, (_, index) => ({ ...said, title: String(index) })),
    });
    expect(lines).toHaveLength(9);
    expect(lines[7]).toContain('title=7,');
    expect(lines[8]).toBe('::error title=perf-gate::17 more are in the report.');
    expect(await say({ annotations: Array.from({ length: 9 }, () => said) })).toHaveLength(9);
  });

  it('are cut where GitHub would cut them', async () => {
    const [line] = await say({ annotations: [{ ...said, message: 'x'.repeat(10_000) }] });
    expect(line?.length).toBeLessThan(4096);
    expect(line?.endsWith('…')).toBe(true);
  });
});

describe('the summary', () => {
  it('is added to the file of the step', async () => {
    const file = join(folder.path, 'summary');
    await writeFile(file, 'before\n');
    expect(await say({ summary: '# report' }, { GITHUB_STEP_SUMMARY: file })).toEqual(['{"written":true}']);
    expect(await readFile(file, 'utf8')).toMatch(/^before\n# report\r?\n$/u);
  });

  it('that cannot be written is no error of the gate', async () => {
    expect(await say({ summary: 'x' }, { GITHUB_STEP_SUMMARY: join(folder.path, 'none') })).toEqual([
      expect.stringContaining('"failed"'),
    ]);
  });

  it('fits at its longest, whatever it holds, and is refused beyond', async () => {
    expect(Buffer.byteLength('─'.repeat(longestSummary))).toBeLessThan(1024 ** 2 - 1024);
    const { writeSummary } = await import('../../src/github/runner.ts');
    expect(await writeSummary('─'.repeat(longestSummary + 10_000))).toEqual({
      failed: expect.stringContaining('bytes') as string,
    });
  });
});

it('an output with line breaks is one output', async () => {
  const file = join(folder.path, 'output');
  await writeFile(file, '');
  await say({ output: 'a\nother=b\nEOF' }, { GITHUB_OUTPUT: file });
  const [head, ...rest] = (await readFile(file, 'utf8')).split(/\r?\n/u);
  const delimiter = /^result<<(\S+)$/u.exec(head ?? '')?.[1];
  expect(rest.slice(0, 4)).toEqual(['a', 'other=b', 'EOF', delimiter]);
});
