import { describe, expect, it } from 'vitest';
import { discover, type Found } from '../../src/measure/discover.ts';
import type { SideName } from '../../src/measure/sides.ts';
import type { Config } from '../../src/config/config.ts';
import { PerfGateError, type Failure } from '../../src/model/index.ts';
import {
  benchmarkOf,
  configOf,
  failureOf,
  ScriptedRunner,
  sideOf,
  StandInSides,
  standInSides,
} from './bench.ts';

interface Result {
  readonly found: Found;
  readonly warnings: readonly string[];
  readonly failures: readonly (readonly [SideName, Failure])[];
  /** `name: sides` of each planned benchmark. */
  readonly planned: readonly string[];
}

async function find(
  runners: readonly ScriptedRunner[],
  {
    sides = standInSides(),
    config = {},
    selects = () => true,
    ignores = () => false,
  }: {
    sides?: StandInSides;
    config?: Partial<Config>;
    selects?: (name: string) => boolean;
    ignores?: (name: string) => boolean;
  } = {},
): Promise<Result> {
  const warnings: string[] = [];
  const failures: (readonly [SideName, Failure])[] = [];
  const found = await discover(
    {
      config: configOf(config),
      sides,
      runners,
      selects,
      ignores,
      signal: new AbortController().signal,
    },
    warnings,
    (side, failure) => failures.push([side, failure]),
  );
  const planned = found.planned.map(
    ({ benchmark, sides: has }) => `${benchmark.id}: ${has.map(({ name }) => name).join(' ')}`,
  );
  return { found, warnings, failures, planned };
}

describe('finding benchmarks', () => {
  it('plans what both sides have for both, the rest for the side that has it', async () => {
    const runner = new ScriptedRunner({ base: ['both', 'gone'], head: ['both', 'new'] });
    const { planned } = await find([runner]);
    expect([...planned].sort()).toEqual(['both: base head', 'gone: base', 'new: head']);
  });

  it('plans for head alone where there is no base', async () => {
    const runner = new ScriptedRunner({ base: ['a'], head: ['a', 'b'] });
    const { planned } = await find([runner], { sides: new StandInSides(null, sideOf('head')) });
    expect(planned).toEqual(['a: head', 'b: head']);
  });

  it('plans nothing that is ignored, and names it, also where nothing else is there', async () => {
    const runner = new ScriptedRunner({ base: ['a', 'b', 'gone'], head: ['a', 'b'] });
    const some = await find([runner], { ignores: (name) => name !== 'b' });
    expect(some.planned).toEqual(['b: base head']);
    expect([...some.found.ignored].sort()).toEqual(['a', 'gone']);
    const all = await find([runner], { ignores: () => true });
    expect(all.planned).toEqual([]);
    expect(all.found.ignored).toHaveLength(3);
  });

  it('plans only what is selected, on both sides', async () => {
    const runner = new ScriptedRunner({ base: ['ax', 'bx', 'ay'], head: ['ax', 'bx'] });
    const { planned } = await find([runner], { selects: (name) => name.startsWith('a') });
    expect([...planned].sort()).toEqual(['ax: base head', 'ay: base']);
  });

  it('gives a name that two suites have to the first, and fails it once', async () => {
    const first = new ScriptedRunner({ base: ['a'], head: ['a'] });
    const second = new ScriptedRunner({ base: ['a', 'b'], head: ['a', 'b'] });
    const { planned, failures, found } = await find([first, second]);
    expect(planned).toEqual(['a: base head', 'b: base head']);
    expect(found.planned[0]?.runner).toBe(first);
    expect(failures).toMatchObject([['head', { benchmark: 'a', kind: 'duplicate-name' }]]);
  });

  it('leaves out no name in silence that only base has twice', async () => {
    const runner = new ScriptedRunner({
      base: [],
      head: ['b'],
      discover: ({ name }) =>
        name === 'base'
          ? { failures: [failureOf('a', { kind: 'duplicate-name', message: '2 are called a' })] }
          : {},
    });
    const { warnings } = await find([runner]);
    expect(warnings).toEqual(['Base: "a": 2 are called a']);
  });

  it('tells once what loads on neither side', async () => {
    const broken = failureOf(null, { kind: 'load', message: 'x.bench.js does not parse' });
    const runner = new ScriptedRunner({ base: ['a'], head: ['a'], discover: () => ({ failures: [broken] }) });
    const { failures, warnings } = await find([runner]);
    expect(failures).toEqual([['head', broken]]);
    expect(warnings).toEqual([]);
  });

  it('warns of what loads on head alone', async () => {
    const runner = new ScriptedRunner({
      head: ['a'],
      discover: ({ name }) =>
        name === 'base' ? { failures: [failureOf(null, { kind: 'load', message: 'no such module' })] } : {},
    });
    const { failures, warnings, planned } = await find([runner]);
    expect(planned).toEqual(['a: head']);
    expect(failures).toEqual([]);
    expect(warnings).toEqual(['Base: no such module']);
  });

  it("runs head's files on base", async () => {
    const sides = standInSides();
    const runner = new ScriptedRunner({
      head: ['a', 'b'],
      file: 'x.bench.js',
      discover: ({ name }) =>
        name === 'base' && !sides.taken.has('x.bench.js')
          ? { benchmarks: [benchmarkOf('a', 'x.bench.js')] }
          : {
              benchmarks: [benchmarkOf('a', 'x.bench.js'), benchmarkOf('b', 'x.bench.js')],
            },
    });
    const { planned } = await find([runner], { sides });
    expect(planned).toEqual(['a: base head', 'b: base head']);
    expect([...sides.taken]).toEqual(['x.bench.js']);
  });

  it('leaves each side its own files when told to', async () => {
    const sides = standInSides();
    const runner = new ScriptedRunner({ base: ['a'], head: ['a', 'b'], file: 'x.bench.js' });
    const { planned } = await find([runner], { sides, config: { benchFrom: 'own' } });
    expect(planned).toEqual(['a: base head', 'b: head']);
    expect([...sides.taken]).toEqual([]);
  });

  it("falls back to base's own file where head's does not load there, and says so", async () => {
    const sides = standInSides();
    const runner = new ScriptedRunner({
      head: ['a'],
      file: 'x.bench.js',
      discover: ({ name }) => {
        if (name === 'base' && sides.taken.has('x.bench.js')) {
          return {
            benchmarks: [],
            failures: [failureOf(null, { kind: 'load', message: 'no export "fast"' })],
          };
        }
        return { benchmarks: [benchmarkOf('a', 'x.bench.js')] };
      },
    });
    const { planned, warnings } = await find([runner], { sides });
    expect(planned).toEqual(['a: base head']);
    expect([...sides.taken]).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/^x\.bench\.js: head's version does not load on base/u)]);
  });

  it('names what base has and head lost, also when the files of head are used', async () => {
    const sides = standInSides();
    const runner = new ScriptedRunner({
      head: ['kept'],
      file: 'x.bench.js',
      discover: ({ name }) => ({
        benchmarks:
          name === 'base' && !sides.taken.has('x.bench.js')
            ? [benchmarkOf('kept', 'x.bench.js'), benchmarkOf('lost', 'x.bench.js')]
            : [benchmarkOf('kept', 'x.bench.js')],
      }),
    });
    const { planned } = await find([runner], { sides });
    // Base runs head's version of the file, which cannot run it: no side is left.
    expect([...planned].sort()).toEqual(['kept: base head', 'lost: ']);
  });

  it('ends with an error when there is nothing, and quotes what went wrong', async () => {
    const broken = failureOf(null, {
      kind: 'load',
      message: 'x.bench.js does not parse',
      output: 'SyntaxError',
    });
    const runner = new ScriptedRunner({
      head: [],
      file: 'x.bench.js',
      discover: () => ({ failures: [broken] }),
    });
    const thrown: unknown = await find([runner]).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(PerfGateError);
    expect(thrown).toMatchObject({ message: expect.stringContaining('could be loaded') as string });
    expect((thrown as PerfGateError).output).toContain('x.bench.js does not parse');
    expect((thrown as PerfGateError).output).toContain('SyntaxError');
  });

  it('blames the glob when it selects nothing of what is there', async () => {
    const runner = new ScriptedRunner({ base: ['parse'], head: ['parse'] });
    const finding = find([runner], { config: { only: 'prase*' }, selects: () => false });
    await expect(finding).rejects.toThrow('no benchmark has a name like "prase*"');
  });

  describe('with --only', () => {
    const broken = failureOf(null, { kind: 'load', message: 'x.bench.js does not parse' });
    const selecting = {
      config: { only: 'a*' },
      selects: (name: string): boolean => name.startsWith('a'),
    };

    it('only warns of a file that does not load on head, when what is selected was found elsewhere', async () => {
      const runner = new ScriptedRunner({
        base: ['a', 'b'],
        head: ['a', 'c'],
        discover: ({ name }) => (name === 'head' ? { failures: [broken] } : {}),
      });
      const other = new ScriptedRunner({ head: ['d'] });
      for (const runners of [
        [runner, other],
        [other, runner],
      ]) {
        const { failures, warnings, planned } = await find(runners, selecting);
        expect(planned).toEqual(['a: base head']);
        expect(failures).toEqual([]);
        expect(warnings).toEqual([
          expect.stringMatching(/^Left out with --only.*: x\.bench\.js does not parse$/u),
        ]);
      }
    });

    it('fails for it when base has a selected benchmark that head has not', async () => {
      const runner = new ScriptedRunner({
        base: ['a', 'a2'],
        head: ['a'],
        discover: ({ name }) => (name === 'head' ? { failures: [broken] } : {}),
      });
      const { failures, warnings, planned } = await find([runner], selecting);
      expect([...planned].sort()).toEqual(['a2: base', 'a: base head']);
      expect(failures).toEqual([['head', broken]]);
      expect(warnings).toEqual([]);
    });

    it('ends with an error when nothing selected was found, and quotes it', async () => {
      const runner = new ScriptedRunner({
        base: ['b'],
        head: ['b'],
        discover: () => ({ failures: [broken] }),
      });
      await expect(find([runner], selecting)).rejects.toMatchObject({
        message: 'no benchmark has a name like "a*"',
        output: 'x.bench.js does not parse',
      });
    });

    it('says nothing of other names that are given twice', async () => {
      const twice = failureOf('b', { kind: 'duplicate-name', message: '2 are called b' });
      const runner = new ScriptedRunner({
        base: ['a'],
        head: ['a'],
        discover: () => ({ failures: [twice] }),
      });
      const { failures, warnings } = await find([runner], selecting);
      expect(failures).toEqual([]);
      expect(warnings).toEqual([]);
    });
  });

  it('warns when head has lost all of its benchmarks', async () => {
    const { warnings, planned } = await find([new ScriptedRunner({ base: ['a'], head: [] })]);
    expect(planned).toEqual(['a: base']);
    expect(warnings).toEqual(['Head has no benchmark of its own.']);
  });
});
