import { execFileSync } from 'node:child_process';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configFileNames, findConfigFile } from '../../src/config/file.ts';
import { loadConfigFile } from '../../src/config/load.ts';
import { defaultSuiteFiles } from '../../src/config/schema.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { parseCommandLine } from '../../src/config/command-line.ts';
import { PerfGateError, policySchema } from '../../src/model/index.ts';

let root: string;
let count = 0;

beforeAll(async () => {
  root = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'perf-gate-config-')));
});

afterAll(async () => {
  await fs.rm(root, { recursive: true, force: true });
});

/** A new folder with these files, and a .git so that the search stops there. */
async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(root, `project-${String(count++)}`);
  await fs.mkdir(path.join(folder, '.git'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, text);
  }
  return folder;
}

function flags(...argv: string[]) {
  const parsed = parseCommandLine(['gate', ...argv]);
  if (!('flags' in parsed)) throw new Error('not a command');
  return parsed.flags;
}

async function refusal(
  files: Readonly<Record<string, string>>,
  asked: string | null = null,
): Promise<string> {
  try {
    await loadConfigFile(await project(files), asked);
  } catch (error) {
    if (error instanceof PerfGateError) return `${error.message} | ${error.remedy ?? ''}`;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('finding the configuration', () => {
  it('looks from the working folder up to the root of the repository and no further', async () => {
    const outer = await project({ 'perf-gate.config.json': '{}' });
    const inner = path.join(outer, 'packages', 'a');
    await fs.mkdir(inner, { recursive: true });
    expect(await findConfigFile(inner)).toBe(path.join(outer, 'perf-gate.config.json'));
    await fs.mkdir(path.join(inner, '.git'));
    expect(await findConfigFile(inner)).toBeNull();
  });

  it('prefers the nearest', async () => {
    const outer = await project({ 'perf-gate.config.json': '{}', 'a/perf-gate.config.yml': '' });
    expect(await findConfigFile(path.join(outer, 'a'))).toBe(path.join(outer, 'a', 'perf-gate.config.yml'));
  });

  it('does not take one from above when there is no repository', async () => {
    // The test's own folder must not be inside a repository for this to say something.
    const outer = path.join(root, 'bare');
    await fs.mkdir(path.join(outer, 'a'), { recursive: true });
    await fs.writeFile(path.join(outer, 'perf-gate.config.json'), '{}');
    expect(await findConfigFile(path.join(outer, 'a'))).toBeNull();
    expect(await findConfigFile(outer)).not.toBeNull();
  });

  it('refuses two in one folder, naming both', async () => {
    expect(await refusal({ 'perf-gate.config.json': '{}', 'perf-gate.config.yaml': '' })).toContain(
      'has two configurations: perf-gate.config.json and perf-gate.config.yaml',
    );
  });

  it('names a file that is asked for and is not there, or has a foreign name', async () => {
    expect(await refusal({}, 'other.json')).toContain('there is no file');
    expect(await refusal({ 'other.toml': '' }, 'other.toml')).toContain(
      'other.toml is not a configuration file',
    );
  });
});

describe('configuration files', () => {
  it.each([
    ['perf-gate.config.json', '{"$schema": "./x.json", "minimum-effect": "3%", "metrics": ["time", "cpu"]}'],
    ['perf-gate.config.json', '\uFEFF{"minimum-effect": 0.03, "metrics": ["time", "cpu"]}'],
    ['perf-gate.config.yaml', 'minimum-effect: 3%\nmetrics: &m [time, cpu]\n'],
    ['perf-gate.config.yml', '{"minimum-effect": "3%", "metrics": ["time", "cpu"]}'],
    ['perf-gate.config.mjs', 'export default { "minimum-effect": "3%", metrics: ["time", "cpu"] };'],
  ])('%s is read: %s', async (name, text) => {
    const cwd = await project({ [name]: text });
    const file = await loadConfigFile(cwd, null);
    const config = resolveConfig({ cwd, flags: {}, file });
    expect(config.policy.minimumEffect).toBe(0.03);
    expect(config.policy.metrics).toEqual(['time', 'cpu']);
    expect(config.source).toBe(path.join(cwd, name));
    expect(config.project).toBe(cwd);
  });

  it.each<[string, string, string]>([
    ['json', '[]', 'the configuration is a list: expected an object'],
    ['json', '"x"', 'the configuration is a string'],
    ['json', 'null', 'the configuration is null'],
    ['json', '', 'perf-gate.config.json, line 1, column 1: the text ends'],
    ['json', '{} {}', 'line 1, column 4: something follows'],
    ['json', '{"alpha": 0.01, "alpha": 0.2}', 'line 1, column 17: the key "alpha" is given twice'],
    ['json', '{"aplha": 0.01}', 'unknown key "aplha" | Did you mean alpha?'],
    ['json', '{"minimumEffect": 0.01}', 'unknown key "minimumEffect" | Did you mean minimum-effect?'],
    ['json', '{"keep": 3}', 'unknown key "keep"'],
    ['json', '{"__proto__": {}}', 'unknown key "__proto__"'],
    ['json', '{"alpha": 2}', 'alpha: expected a percentage or a fraction'],
    ['json', '{"alpha": null}', 'alpha: expected'],
    ['json', '{"rounds": "20"}', 'rounds: expected a whole number'],
    ['json', '{"mode": "watch"}', 'mode: expected one of: gate, observe'],
    ['json', '{"suite": "My Suite"}', 'suite: expected a name of small letters'],
    ['json', '{"suites": {}}', 'suites must be a list'],
    ['json', '{"suites": []}', 'suites must have at least one suite'],
    ['json', '{"suites": ["x"]}', 'suites[0] is a string: expected an object'],
    ['json', '{"suites": [{}]}', 'suites[0].kind is missing'],
    [
      'json',
      '{"suites": [{"kind": "tinybnch"}]}',
      'suites[0].kind "tinybnch" is unknown | Did you mean tinybench?',
    ],
    [
      'json',
      '{"suites": [{"kind": "tinybench", "file": "x"}]}',
      'unknown key "file" in suites[0] | Did you mean files?',
    ],
    [
      'json',
      '{"suites": [{"kind": "command", "name": "x"}]}',
      'suites[0].command is missing; it must be a text or a list',
    ],
    [
      'json',
      '{"suites": [{"kind": "command", "command": "x"}]}',
      'suites[0].name is missing; it must be a text',
    ],
    [
      'json',
      '{"suites": [{"kind": "command", "name": "", "command": "x"}]}',
      'suites[0].name must have at least 1 character',
    ],
    [
      'json',
      '{"suites": [{"kind": "command", "name": "x", "command": 3}]}',
      'suites[0].command must be a text or a list',
    ],
    ['json', '{"suites": [{"kind": "fake"}]}', 'suites[0].file is missing; it must be a text'],
    ['json', '{"suites": [{"kind": "tinybench", "files": [1]}]}', 'suites[0].files[0] must be a text'],
    ['yaml', 'a: [', 'perf-gate.config.yaml, line 1, column 5'],
    ['yaml', 'alpha: 1%\nalpha: 2%', 'line 2, column 1: Map keys must be unique'],
    ['yaml', '- 1', 'the configuration is a list'],
    ['yaml', '', 'the configuration is null'],
    ['yaml', 'alpha: !!js/function "x"', 'Unresolved tag'],
    ['yaml', 'alpha: 1%\n---\nalpha: 2%', 'multiple documents'],
    ['mjs', 'export default 3;', 'the configuration is a number'],
    ['mjs', 'export default () => ({});', 'the configuration is a function'],
    ['mjs', 'export default new Map();', 'the configuration is an object of a class'],
    ['mjs', 'export const alpha = 0.01;', 'perf-gate.config.mjs has no default export'],
    ['mjs', '', 'perf-gate.config.mjs has no default export'],
    ['mjs', 'throw new Error("boom");', 'perf-gate.config.mjs could not be loaded: boom'],
    ['mjs', 'export default { get alpha() { throw new Error("boom"); } };', 'threw while it was read: boom'],
    ['mjs', 'export default { alpha: undefined, aplha: 1 };', 'unknown key "aplha"'],
  ])('.%s %j: %s', async (ending, text, expected) => {
    expect(await refusal({ [`perf-gate.config.${ending}`]: text })).toContain(expected);
  });

  it('is not made to grow by aliases of aliases', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) {
      lines.push(
        `a${String(i)}: &a${String(i)} [${Array(10)
          .fill(`*a${String(i - 1)}`)
          .join(', ')}]`,
      );
    }
    expect(await refusal({ 'perf-gate.config.yaml': lines.join('\n') })).toMatch(/alias/iu);
  });

  it('is not made to overflow by nesting', async () => {
    expect(await refusal({ 'perf-gate.config.yaml': '['.repeat(20_000) })).toContain('perf-gate.config.yaml');
  });

  it('must be text of a reasonable size', async () => {
    expect(await refusal({ 'perf-gate.config.json': ' '.repeat(1_000_001) })).toContain('is larger than');
    const cwd = await project({});
    await fs.writeFile(path.join(cwd, 'perf-gate.config.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    await expect(loadConfigFile(cwd, null)).rejects.toThrow('is not UTF-8 text');
  });
});

describe('executable configurations, as the bundled program loads them', () => {
  interface Loaded {
    readonly input?: unknown;
    readonly error?: string;
    readonly output?: string;
  }

  let results: Readonly<Record<string, Loaded>>;

  // A package.json without "type" is what most projects have; both kinds of module are tried in it.
  const cases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    typescript: {
      'perf-gate.config.ts': `
        import { defineConfig, type ConfigInput } from 'perf-gate';
        import path from 'node:path';
        import { effect } from './shared.ts';
        import { rounds } from './js-name.js';
        import { history } from './bare';
        interface Local { readonly x: number }
        enum Level { Low = 5 }
        const local = { x: 1 } satisfies Local;
        const seconds = await Promise.resolve(Level.Low as number);
        const config: ConfigInput = defineConfig({
          'minimum-effect': effect, rounds: rounds + local.x, 'time-budget': seconds, history,
          setup: path.basename(import.meta.url),
        });
        export default config;`,
      'shared.ts': 'export const effect: `${number}%` = "3%";',
      'js-name.ts': 'export const rounds: number = 41;',
      'bare.ts': 'export const history = <const>17;',
      'package.json': '{}',
    },
    mts: { 'perf-gate.config.mts': 'export default { alpha: 0.02 as const };' },
    javascript: {
      'perf-gate.config.js':
        "import { defineConfig } from 'perf-gate'; export default defineConfig({ rounds: 5 });",
      'package.json': '{"type": "module"}',
    },
    commonjs: { 'perf-gate.config.js': 'module.exports = { rounds: 6 };', 'package.json': '{}' },
    compiled: {
      'perf-gate.config.js':
        'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = { rounds: 7 };',
    },
    own: {
      'perf-gate.config.mjs': "import { defineConfig } from 'perf-gate'; export default defineConfig({});",
      'node_modules/perf-gate/package.json': '{"type": "module", "exports": "./index.js"}',
      'node_modules/perf-gate/index.js': 'export const defineConfig = () => ({ rounds: 8 });',
    },
    syntax: { 'perf-gate.config.ts': 'export default {\n  alpha: : 1,\n};' },
    missing: { 'perf-gate.config.ts': "import './nowhere.ts'; export default {};" },
    threw: { 'perf-gate.config.ts': 'const x: unknown = null;\n\nthrow new Error("boom");' },
    nothing: { 'perf-gate.config.js': 'const x = 1;', 'package.json': '{}' },
    object: { 'perf-gate.config.ts': 'export default [] as unknown[];' },
    promise: { 'perf-gate.config.mjs': 'export default Promise.resolve({ rounds: 9 });' },
    rejected: { 'perf-gate.config.mjs': 'export default Promise.reject(new Error("late"));' },
    empty: { 'perf-gate.config.mjs': 'export default {};' },
    key: { 'perf-gate.config.ts': 'export default { minimumEffect: "2%" };' },
  };

  /** Texts that are read as if they stood in a file of one of these folders. */
  const given: Readonly<Record<string, readonly [folder: string, file: string, text: string]>> = {
    givenTypescript: [
      'typescript',
      'perf-gate.config.ts',
      "import { effect } from './shared.ts'; export default { 'minimum-effect': effect, rounds: 3 as const };",
    ],
    givenModule: ['javascript', 'perf-gate.config.js', 'export default { rounds: 15 };'],
    givenCommonjs: ['commonjs', 'perf-gate.config.js', 'module.exports = { rounds: 16 };'],
    givenNoFile: ['commonjs', 'perf-gate.config.mts', 'export default { rounds: 17 as const };'],
    givenSyntax: ['commonjs', 'perf-gate.config.ts', 'export default {\n  alpha: : 1,\n};'],
  };
  const folders = new Map<string, string>();

  beforeAll(async () => {
    const program = path.join(root, 'load.mjs');
    await build({
      entryPoints: [path.join(import.meta.dirname, '../../src/config/load.ts')],
      bundle: true,
      outfile: program,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
      },
    });
    for (const [name, files] of Object.entries(cases)) folders.set(name, await project(files));
    const script = `
      import { loadConfigFile, readConfigFile } from ${JSON.stringify(`./${path.basename(program)}`)};
      const results = {};
      for (const [name, folder] of ${JSON.stringify([...folders])}) {
        try {
          results[name] = { input: (await loadConfigFile(folder, null)).input };
        } catch (error) {
          results[name] = { error: error.message, output: error.output };
        }
      }
      const folders = new Map(${JSON.stringify([...folders])});
      for (const [name, [folder, file, text]] of Object.entries(${JSON.stringify(given)})) {
        try {
          results[name] = { input: (await readConfigFile(folders.get(folder) + '/' + file, { given: text })).input };
        } catch (error) {
          results[name] = { error: error.message };
        }
      }
      console.log(JSON.stringify(results));`;
    const runner = path.join(root, 'runner.mjs');
    await fs.writeFile(runner, script);
    results = JSON.parse(
      execFileSync(process.execPath, [runner], { encoding: 'utf8', cwd: root, timeout: 60_000 }),
    ) as typeof results;
  });

  it('loads TypeScript with its imports, in memory', async () => {
    expect(results.typescript).toEqual({
      input: {
        'minimum-effect': '3%',
        rounds: 42,
        'time-budget': 5,
        history: 17,
        setup: 'perf-gate.config.ts',
      },
    });
    expect(results.mts?.input).toEqual({ alpha: 0.02 });
    const folder = folders.get('typescript') ?? '';
    expect((await fs.readdir(folder)).sort()).toEqual(
      ['.git', 'bare.ts', 'js-name.ts', 'package.json', 'perf-gate.config.ts', 'shared.ts'].sort(),
    );
  });

  it('loads JavaScript of both module systems', () => {
    expect(results.javascript?.input).toEqual({ rounds: 5 });
    expect(results.commonjs?.input).toEqual({ rounds: 6 });
    expect(results.promise?.input).toEqual({ rounds: 9 });
    expect(results.compiled?.input).toEqual({ rounds: 7 });
  });

  it('reads a text in the place of a file, with what lies beside it', () => {
    expect(results.givenTypescript?.input).toEqual({ 'minimum-effect': '3%', rounds: 3 });
    expect(results.givenModule?.input).toEqual({ rounds: 15 });
    expect(results.givenCommonjs?.input).toEqual({ rounds: 16 });
    expect(results.givenNoFile?.input).toEqual({ rounds: 17 });
    expect(results.givenSyntax?.error).toMatch(/^perf-gate\.config\.ts could not be loaded: .*\(2:10\)/su);
  });

  it('prefers the package that the project has installed', () => {
    expect(results.own?.input).toEqual({ rounds: 8 });
  });

  it('names the file and the fault', () => {
    expect(results.syntax?.error).toMatch(/^perf-gate\.config\.ts could not be loaded: .*\(2:10\)/su);
    expect(results.missing?.error).toMatch(
      /^perf-gate\.config\.ts could not be loaded: Cannot find module .*nowhere\.ts/su,
    );
    expect(results.threw?.error).toBe('perf-gate.config.ts could not be loaded: boom');
    expect(results.threw?.output).toContain('perf-gate.config.ts:3:');
    expect(results.nothing?.error).toBe('perf-gate.config.js has no default export');
    expect(results.object?.error).toContain('the configuration is a list');
    expect(results.rejected?.error).toBe('perf-gate.config.mjs could not be loaded: late');
    expect(results.empty?.input).toEqual({});
    expect(results.key?.error).toContain('unknown key "minimumEffect"');
  });
});

describe('the resolved configuration', () => {
  it('has every default', async () => {
    const cwd = await project({});
    const config = resolveConfig({ cwd, flags: {}, file: await loadConfigFile(cwd, null) });
    expect(config).toEqual({
      source: null,
      project: cwd,
      suite: 'default',
      suites: [{ kind: 'tinybench', name: null, files: [defaultSuiteFiles], support: [] }],
      setup: null,
      passEnv: [],
      base: 'auto',
      benchFrom: 'head',
      shortcut: true,
      strategy: 'auto',
      store: { kind: 'auto', branch: 'perf-gate' },
      mode: 'gate',
      couldNotJudge: 'fail',
      policy: policySchema.parse({}),
      alpha: 0.01,
      parts: 1,
      rounds: null,
      timeBudget: 300,
      trialTimeout: 120,
      only: null,
      shard: null,
      seed: null,
      history: 60,
      unreadable: 'fail',
      smallestSegment: 6,
      keep: null,
      output: path.join(cwd, '.perf-gate'),
      json: null,
      markdown: null,
      quiet: false,
      verbose: false,
    });
  });

  it('takes flag over file over default', async () => {
    const cwd = await project({
      'perf-gate.config.json': '{"alpha": "5%", "rounds": 7, "store": "dir:runs"}',
    });
    const file = await loadConfigFile(cwd, null);
    const config = resolveConfig({ cwd, flags: flags('--alpha', '2%'), file });
    expect(config.policy.alpha).toBe(0.02);
    expect(config.rounds).toBe(7);
    expect(config.policy.minimumEffect).toBe(0.02);
  });

  it('starts paths of the file at the project and paths of flags at the working folder', async () => {
    const top = await project({
      'perf-gate.config.json': '{"store": "dir:runs", "output": "out"}',
      'sub/x': '',
    });
    const cwd = path.join(top, 'sub');
    const file = await loadConfigFile(cwd, null);
    const fromFile = resolveConfig({ cwd, flags: flags('--json', 'r.json', '--markdown', '-'), file });
    expect(fromFile.store).toEqual({ kind: 'dir', path: path.join(top, 'runs') });
    expect(fromFile.output).toBe(path.join(top, 'out'));
    expect(fromFile.json).toBe(path.join(cwd, 'r.json'));
    expect(fromFile.markdown).toBe('-');
    const fromFlag = resolveConfig({ cwd, flags: flags('--store', 'dir:runs', '--output', 'out'), file });
    expect(fromFlag.store).toEqual({ kind: 'dir', path: path.join(cwd, 'runs') });
    expect(fromFlag.output).toBe(path.join(cwd, 'out'));
  });

  it('refuses what only shows when all is known', async () => {
    const cwd = await project({
      'perf-gate.config.json':
        '{"suites": [{"kind": "command", "name": "a", "command": "x"}, {"kind": "fake", "name": "a", "file": "y"}]}',
    });
    const file = await loadConfigFile(cwd, null);
    expect(() => resolveConfig({ cwd, flags: {}, file })).toThrow(
      'suites[0] and suites[1] have the same name "a"',
    );
    expect(() => resolveConfig({ cwd, flags: flags('--only', '{a'), file: null })).toThrow(
      'does not close a brace',
    );
    expect(() => resolveConfig({ cwd, flags: flags('--json', '-', '--markdown', '-'), file: null })).toThrow(
      'write to the same place',
    );
  });

  it('has one place for each file name of the documentation', () => {
    expect(configFileNames).toHaveLength(7);
  });
});
