import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCommandLine } from '../src/config/command-line.ts';
import { git } from '../src/git/git.ts';
import { policySchema } from '../src/model/index.ts';
import { options } from '../src/config/options.ts';

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(root, 'dist', 'cli', 'index.js');

interface Block {
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

const pages = new Map<string, string>();
let folder: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'perf-gate docs ')));
  for (const file of ['README.md', 'CONTRIBUTING.md'])
    pages.set(file, await readFile(path.join(root, file), 'utf8'));
  for (const at of ['docs', 'docs/guides']) {
    for (const name of await readdir(path.join(root, at))) {
      if (name.endsWith('.md')) pages.set(`${at}/${name}`, await readFile(path.join(root, at, name), 'utf8'));
    }
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function blocks(language: string): Block[] {
  return [...pages].flatMap(([file, text]) =>
    [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)]
      .map((match) => ({ file, language: match[1] ?? '', text: match[2] ?? '' }))
      .filter((block) => block.language === language),
  );
}

describe('what the documentation shows works', () => {
  test('every command line is one that perf-gate takes', () => {
    const lines: string[] = [];
    for (const [file, text] of pages) {
      const shown = [
        ...text.matchAll(/^(?: {4}|\$ )(?:npx )?perf-gate ([^\n]*)$/gmu),
        ...text.matchAll(/`perf-gate ([a-z][^`\n]*)`/gu),
      ];
      for (const match of shown) lines.push(`${file}: ${match[1] ?? ''}`);
    }
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      const words = (line.slice(line.indexOf(': ') + 2).match(/"[^"]*"|\S+/gu) ?? []).map((word) =>
        word.replaceAll('"', ''),
      );
      // Prose names commands without their arguments.
      const given = /^(compare|judge|baseline update)$/u.test(words.join(' '))
        ? [...words, 'a', 'b'].slice(0, 4)
        : words;
      if (given.join(' ') === 'baseline') continue;
      if (given.join(' ').startsWith('judge a')) given.pop();
      expect(() => parseCommandLine(given), line).not.toThrow();
    }
  });

  test('every configuration in JSON and TypeScript is valid', async () => {
    let count = 0;
    for (const { file, language, text } of [...blocks('json'), ...blocks('ts')]) {
      if (!text.includes('suites')) continue;
      const target = path.join(folder, `shown-${String(count)}`);
      await mkdir(target);
      const config = path.join(target, `perf-gate.config.${language}`);
      await writeFile(config, text);
      // A page that shows a table of KPIs has one.
      const table = blocks('md').find((block) => block.file === file);
      if (table !== undefined) await writeFile(path.join(target, 'KPI.md'), table.text);
      // By the program itself: a configuration in TypeScript is loaded with hooks that the test runner has no room for.
      const { stdout } = await promisify(execFile)(process.execPath, [cli, 'doctor', '--json', '-'], {
        cwd: target,
      }).catch((error: unknown) => error as { stdout: string });
      const findings = JSON.parse(stdout) as { check: string; level: string; message: string }[];
      expect(findings, file).toContainEqual(
        expect.objectContaining({ check: 'configuration', level: 'ok', message: config }),
      );
      count += 1;
    }
    expect(count).toBeGreaterThanOrEqual(3);
  });

  test("the README's benchmark is measured by the README's command", async () => {
    const project = path.join(folder, 'project');
    await mkdir(path.join(project, 'src'), { recursive: true });
    await mkdir(path.join(project, 'bench'));
    const example = blocks('js').find((block) => block.file === 'README.md');
    await writeFile(path.join(project, 'bench', 'parse.bench.js'), example?.text ?? '');
    await writeFile(path.join(project, 'package.json'), '{ "type": "module" }');
    const source =
      'export const parse = (text) => Object.fromEntries(text.split("\\n").map((line) => line.split(" = ")));';
    await writeFile(path.join(project, 'src', 'parse.js'), `${source}\n`);
    const at = { cwd: project };
    await git(['init', '-q', '-b', 'main'], at);
    await git(['add', '.'], at);
    await git(['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', 'commit', '-qm', 'start'], at);
    // Twice the work: far above any noise, and base is the commit that the changed work tree stands on.
    await writeFile(
      path.join(project, 'src', 'parse.js'),
      `${source.replace('export const parse', 'const once')}\nexport const parse = (text) => (once(text), once(text));\n`,
    );
    const outcome = await promisify(execFile)(process.execPath, [cli, 'gate', '--rounds', '8'], {
      cwd: project,
      env: { ...process.env, NO_COLOR: '1' },
    }).catch((error: unknown) => error as { code: number; stdout: string; stderr: string });
    expect(outcome).toMatchObject({ code: 1 });
    expect(outcome.stdout).toContain('parse 1000 lines');
    expect(outcome.stdout).toMatch(/slower/iu);
  });

  test('links between pages lead somewhere', async () => {
    for (const [file, text] of pages) {
      for (const match of text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/gu)) {
        const target = path.join(root, path.dirname(file), match[1] ?? '');
        const siblings = await readdir(path.dirname(target)).catch(() => [] as string[]);
        expect(siblings, `${file} links to ${match[1] ?? ''}`).toContain(path.basename(target));
      }
    }
  });
});

test('the defaults of the option table are those of the policy', () => {
  const policy = policySchema.parse({});
  const shown = {
    alpha: options.alpha.default,
    minimumEffect: options['minimum-effect'].default,
    equivalenceLevel: options['equivalence-level'].default,
  };
  for (const [name, text] of Object.entries(shown)) {
    expect(Number.parseFloat(text) / 100).toBeCloseTo(policy[name as keyof typeof shown], 12);
  }
  const { missing, failed, added, inconclusive, metrics } = options;
  expect({
    missing: missing.default,
    failed: failed.default,
    added: added.default,
    inconclusive: inconclusive.default,
    metrics: metrics.default,
  }).toEqual({
    missing: policy.missing,
    failed: policy.failed,
    added: policy.added,
    inconclusive: policy.inconclusive,
    metrics: policy.metrics,
  });
});

test('the version of the bundles is that of package.json', async () => {
  const { version } = await import('../src/version.ts');
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  expect(version).toBe(manifest.version);
});
