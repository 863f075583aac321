import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  parseCpuTicks,
  parsePressure,
  readEnvironment,
  stealBetween,
  watchConditions,
} from '../../src/measure/environment.ts';
import { conditionsSchema, environmentSchema, type Environment } from '../../src/model/index.ts';

type Facts = Omit<Environment, 'fingerprint'>;
const machine: Facts = {
  cpu: { model: 'AMD EPYC 7763 64-Core Processor', cores: 2 },
  memory: 8e9,
  arch: 'x64',
  os: { name: 'linux', release: '6.8.0' },
  runtime: { name: 'node', version: '20.20.2' },
  orchestrator: { name: 'node', version: '24.1.0' },
  notes: {},
};

describe('fingerprintOf', () => {
  it('names CPU, cores, architecture, system and runtime', () => {
    expect(fingerprintOf(machine)).toBe('amd-epyc-7763-64-core-processor-2-x64-linux-node-20.20');
    const intel = { ...machine, cpu: { model: 'Intel(R) Xeon(R) Platinum 8370C CPU @ 2.80GHz', cores: 4 } };
    expect(fingerprintOf(intel)).toBe('intel-xeon-platinum-8370c-cpu-2.80ghz-4-x64-linux-node-20.20');
  });

  it('does not depend on kernel release, patch version, memory or notes', () => {
    const other: Facts = {
      ...machine,
      memory: 1,
      os: { name: 'linux', release: '7.0.0' },
      runtime: { name: 'node', version: '20.20.9' },
      notes: { image: 'new' },
    };
    expect(fingerprintOf(other)).toBe(fingerprintOf(machine));
  });

  it.each([
    ['model', { cpu: { model: 'AMD EPYC 9V74', cores: 2 } }],
    ['cores', { cpu: { ...machine.cpu, cores: 4 } }],
    ['architecture', { arch: 'arm64' }],
    ['system', { os: { name: 'darwin', release: '' } }],
    ['minor version', { runtime: { name: 'node', version: '20.19.0' } }],
  ])('tells machines apart by %s', (_, difference) => {
    expect(fingerprintOf({ ...machine, ...difference })).not.toBe(fingerprintOf(machine));
  });

  it('fits a path whatever the machine says, and never loses what follows the model', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'binary' }),
        fc.string({ maxLength: 100, unit: 'binary' }),
        fc.integer({ min: 1, max: 4096 }),
        (model, word, cores) => {
          const print = fingerprintOf({
            ...machine,
            cpu: { model, cores },
            runtime: { name: word, version: word },
          });
          expect(environmentSchema.shape.fingerprint.safeParse(print).success).toBe(true);
          expect(print).toContain(`-${String(cores)}-x64-linux-`);
        },
      ),
    );
  });
});

describe('readEnvironment', () => {
  it('reads this machine into a valid environment', async () => {
    const environment = await readEnvironment({
      runtime: { name: 'node', version: 'v22.4.1' },
      notes: { ['k'.repeat(200)]: 'v'.repeat(2000), typescript: 'tsx 4' },
      env: { ImageOS: 'ubuntu24', ImageVersion: '20260101.1', NODE_OPTIONS: '--no-opt' },
    });
    expect(environmentSchema.parse(environment)).toEqual(environment);
    expect(environment.runtime).toEqual({ name: 'node', version: '22.4.1' });
    expect(environment.fingerprint.endsWith(`-${process.arch}-${process.platform}-node-22.4`)).toBe(true);
    expect(environment.notes).toMatchObject({
      typescript: 'tsx 4',
      'runner image': 'ubuntu24 20260101.1',
      NODE_OPTIONS: '--no-opt',
    });
  });

  it('writes down nothing of the environment that it does not name', async () => {
    const environment = await readEnvironment({
      runtime: { name: 'node', version: '20.0.0' },
      notes: {},
      env: { MY_TOKEN: 'hunter2', PATH: '/hunter2' },
    });
    expect(JSON.stringify(environment)).not.toContain('hunter2');
  });
});

describe('conditions', () => {
  it('are valid on this machine', async () => {
    const conditions = await (await watchConditions()).finish();
    expect(conditionsSchema.parse(conditions)).toEqual(conditions);
  });

  it('tell the share of steal time', () => {
    const before = parseCpuTicks('cpu  100 0 100 800 0 0 0 0 50 0\ncpu0 1 1 1 1 1 1 1 1\n');
    const after = parseCpuTicks('cpu  150 0 100 820 0 0 0 30 90 0\n');
    expect(before).toEqual({ total: 1000, steal: 0 });
    expect(stealBetween(before, after)).toBe(0.3);
  });

  it('are unknown where the system does not tell or its counters go backwards', () => {
    const some = { total: 100, steal: 10 };
    expect(parseCpuTicks('')).toBeNull();
    expect(parseCpuTicks('cpu  1 2 3\n')).toBeNull();
    expect(stealBetween(null, some)).toBeNull();
    expect(stealBetween(some, some)).toBeNull();
    expect(stealBetween(some, { total: 200, steal: 5 })).toBeNull();
    expect(parsePressure('')).toBeNull();
  });

  it('read the pressure of the last minute', () => {
    const text = 'some avg10=1.53 avg60=12.87 avg300=2.73 total=62962\nfull avg10=0.00 avg60=0.00\n';
    expect(parsePressure(text)).toBe(12.87);
  });
});
