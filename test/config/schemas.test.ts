import { promises as fs } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfigInput, type ConfigInput } from '../../src/config/schema.ts';
import { fileOptionNames, optionOf } from '../../src/config/options.ts';
import {
  parseDecision,
  parseRun,
  policySchema,
  type Decision,
  type Environment,
  type Run,
} from '../../src/model/index.ts';
import { generated } from '../../scripts/generate.ts';

const root = path.resolve(import.meta.dirname, '../..');
let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  files = await generated();
});

/** A validator made of the published text alone; it shares no code with what parses the documents. */
function validator(file: string): (document: unknown) => string | null {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  const validate = ajv.compile(JSON.parse(files.get(file) ?? '') as object);
  return (document) => (validate(document) ? null : ajv.errorsText(validate.errors));
}

const environment: Environment = {
  fingerprint: 'x64-linux-node20',
  cpu: { model: 'Example CPU', cores: 2 },
  memory: 8e9,
  arch: 'x64',
  os: { name: 'linux', release: '6.1' },
  runtime: { name: 'node', version: '20.19.0' },
  orchestrator: { name: 'node', version: '22.15.0' },
  notes: { typescript: 'tsx 4.23' },
};

const commit = { sha: 'a'.repeat(40), ref: 'main', dirty: false, time: '2026-01-02T03:04:05Z' };
const time = { unit: 's', better: 'lower', kind: 'noisy' } as const;

const run: Run = {
  schema: 'perf-gate.run/1',
  tool: { name: 'perf-gate', version: '0.1.0' },
  suite: 'default',
  commit,
  started: '2026-01-02T03:04:05.678Z',
  seconds: 12.5,
  environment,
  metrics: { time },
  samples: [
    { benchmark: 'a.bench.js > x', metric: 'time', values: [1e-6, 1.1e-6], inner: [[1e-6], [1.1e-6]] },
  ],
  failures: [{ benchmark: null, kind: 'load', message: 'no', output: 'text', round: null }],
  conditions: { loadAverage: 0.5, steal: 0, pressure: null },
  seed: 7,
  pairing: { id: 'p', side: 'head' },
  complete: true,
  warnings: [],
};

const decision: Decision = {
  schema: 'perf-gate.decision/1',
  tool: run.tool,
  suite: 'default',
  outcome: 'failed',
  observed: false,
  tally: null,
  reasons: [{ kind: 'regressed', benchmarks: ['a.bench.js > x'], message: 'slower' }],
  warnings: [],
  strategy: 'paired',
  alpha: 0.01,
  family: 1,
  looks: [],
  control: null,
  minimumEffect: 0.02,
  seed: 7,
  seconds: 12.5,
  base: { commit, started: run.started },
  head: { commit, started: run.started },
  environment,
  conditions: run.conditions,
  metrics: { time },
  verdicts: [
    {
      benchmark: 'a.bench.js > x',
      metric: 'time',
      gating: true,
      kind: 'regressed',
      change: { estimate: 0.1, low: 0.08, high: null, confidence: 0.99 },
      equivalence: null,
      p: 0.001,
      method: 'signed-rank',
      rounds: 20,
      base: 1e-6,
      head: 1.1e-6,
      noise: 0.01,
      detectable: 0.03,
      roundsToSettle: null,
      failure: null,
      warnings: [],
      minimumEffect: 0.02,
      alpha: 0.01,
      better: null,
      reason: null,
      acceptance: null,
    },
  ],
  failures: [],
};

describe('generated files', () => {
  it('are up to date; else run "npm run generate"', async () => {
    for (const [file, text] of files) {
      expect(await fs.readFile(path.join(root, file), 'utf8'), file).toBe(text);
    }
  });
});

describe('published schemas', () => {
  it('accept and refuse the documents that the parser accepts and refuses', () => {
    const cases = [
      { file: 'docs/schema/perf-gate.run.1.schema.json', parse: parseRun, document: run },
      { file: 'docs/schema/perf-gate.decision.1.schema.json', parse: parseDecision, document: decision },
    ];
    for (const { file, parse, document } of cases) {
      const check = validator(file);
      const written = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
      expect(parse(written)).toEqual(written);
      expect(check(written)).toBeNull();
      const bad = [
        ...Object.keys(written)
          .filter((key) => key !== 'pairing')
          .map((key) => Object.fromEntries(Object.entries(written).filter(([other]) => other !== key))),
        { ...written, extra: 1 },
        { ...written, schema: 'perf-gate.run/2' },
        { ...written, seed: -1 },
        { ...written, environment: { ...environment, fingerprint: '../x' } },
        { ...written, metrics: { time: { ...time, better: 'faster' } } },
      ];
      for (const broken of bad) {
        expect(() => parse(broken)).toThrow();
        expect(check(broken)).not.toBeNull();
      }
    }
  });

  it('of the configuration agrees with what reads it', () => {
    const check = validator('docs/schema/config.schema.json');
    const full: ConfigInput = {
      $schema: './x.json',
      setup: 'npm ci',
      'minimum-effect': '3%',
      alpha: 0.02,
      'time-budget': '10m',
      'trial-timeout': 90,
      rounds: 30,
      metrics: ['time', 'memory'],
      store: 'dir:runs',
      inconclusive: 'ignore',
      suites: [
        { kind: 'tinybench', files: ['bench/*.js'], support: ['bench/data/*'] },
        { kind: 'command', name: 'cli', command: ['node', 'x.js'], format: 'perf-gate' },
        { kind: 'command', name: 'other', command: 'npm run bench' },
        { kind: 'fake', file: 'times.json' },
      ],
    };
    const defaults = Object.fromEntries(
      fileOptionNames.flatMap((name) => {
        const { default: standard } = optionOf(name);
        return standard === null ? [] : [[name, standard]];
      }),
    );
    for (const good of [{}, full, defaults]) {
      expect(check(good)).toBeNull();
      expect(parseConfigInput(good, 'x')).toEqual(good);
    }
    const bad = [
      { aplha: 1 },
      { alpha: 1 },
      { alpha: 'much' },
      { rounds: 0 },
      { rounds: '3' },
      { 'time-budget': '5 minutes' },
      { mode: 'watch' },
      { store: 'somewhere' },
      { metrics: [] },
      { suite: 'A B' },
      { suites: [] },
      { suites: [{ kind: 'tinybench', file: 'x' }] },
      { suites: [{ kind: 'command', name: 'x' }] },
      { suites: [{ kind: 'other' }] },
    ];
    for (const broken of bad) {
      expect(check(broken), JSON.stringify(broken)).not.toBeNull();
      expect(() => parseConfigInput(broken, 'x'), JSON.stringify(broken)).toThrow(/^x: /u);
    }
  });
});

describe('option table', () => {
  it('documents the defaults of the policy', () => {
    const policy = policySchema.parse({});
    expect(optionOf('alpha').default).toBe(`${String(policy.alpha * 100)}%`);
    expect(optionOf('minimum-effect').default).toBe(`${String(policy.minimumEffect * 100)}%`);
    expect(optionOf('equivalence-level').default).toBe(`${String(policy.equivalenceLevel * 100)}%`);
    for (const name of ['metrics', 'missing', 'failed', 'added', 'inconclusive'] as const) {
      expect(optionOf(name).default).toEqual(policy[name]);
    }
  });
});
