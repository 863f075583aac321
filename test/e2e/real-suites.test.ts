import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { git } from '../../src/git/git.ts';
import { expectError, expectHarmless, kinds, Project } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

const library = {
  'package.json': '{"name":"adder","type":"module"}',
  'sum.js': 'export const sum = (n) => { let s = 0; for (let i = 0; i < n; i++) s += i; return s; };\n',
};

/** A suite file with these lines in the function that gets the bench. */
function suite(...lines: readonly string[]): string {
  return `import { sum } from './sum.js';\nexport default (bench) => {\n${lines.join('\n')}\n};\n`;
}

const good = "bench.add('sum', () => { sum(1000); });";
/** A few rounds: these tests look at ways to fail, not at times. */
const few = ['--rounds', '2', '--trial-timeout', '4s'];

describe('a tinybench suite', () => {
  it('finds the benchmark that does twice the work', async () => {
    const slow = library['sum.js'].replace('i < n', 'i < 2 * n');
    project = await Project.ofCommits({ ...library, 'sum.bench.js': suite(good) }, { 'sum.js': slow });
    const ended = await project.gate(['--rounds', '7']);
    expect(
      kinds({ ...(await project.readDecision()), verdicts: gating(await project.readDecision()) }),
    ).toEqual({
      'sum > sum': 'regressed',
    });
    expect(ended.code).toBe(1);
    const head = await project.readRun('.perf-gate/head.json');
    expect(head.environment.runtime.name).toBe('node');
    expect(head.controlWorkload?.base).toHaveLength(7);
    expect((await project.readDecision()).controlWorkload).toMatchObject({ rounds: 7 });
    expect(head.samples.every(({ values }) => values.length === 7 || values.length === 0)).toBe(true);
  });

  describe('with benchmarks of every bad kind', () => {
    let of: Project;
    let stdout: string;
    let stderr: string;
    let code: number | null;
    beforeAll(async () => {
      const bad = suite(
        good,
        "bench.add('throws', () => { throw new Error('on purpose'); });",
        "bench.add('rejects', async () => { throw new Error('later'); });",
        "bench.add('exits', () => { process.exit(3); });",
        "bench.add('hangs', () => { for (;;); });",
        "bench.add('never ends', () => new Promise(() => { setInterval(() => {}, 1000); }));",
        "bench.add('prints', () => { console.log('{\"garbage\\u0000 \\u001b[31m\\n::error::hello'); sum(1000); });",
        "bench.add('twice', () => { sum(1); });",
        "bench.add('twice', () => { sum(2); });",
      );
      const base = suite(
        good,
        ...['throws', 'rejects', 'exits', 'hangs', 'never ends', 'prints', 'twice'].map(
          (name) => `bench.add('${name}', () => { sum(1000); });`,
        ),
      );
      of = await Project.ofCommits({ ...library, 'sum.bench.js': base }, { 'sum.bench.js': bad });
      ({ stdout, stderr, code } = await of.gate([...few, '--bench-from', 'own']));
    });
    afterAll(() => of.remove());

    it('fails the gate for each of them, and measures the others', async () => {
      const decision = await of.readDecision();
      const found = kinds({ ...decision, verdicts: gating(decision) });
      for (const name of ['throws', 'rejects', 'exits', 'hangs', 'never ends', 'twice']) {
        expect(found[`sum > ${name}`], name).toBe('failed');
      }
      expect(found['sum > sum']).not.toBe('failed');
      expect(found['sum > prints']).not.toBe('failed');
      expect(code).toBe(1);
    });

    it('says of each what it did', () => {
      for (const word of [
        /on purpose/u,
        /later/u,
        /exit code 3|process\.exit/u,
        /used up the time/u,
        /2 benchmarks/u,
      ]) {
        expect(stderr).toMatch(word);
      }
    });

    it('lets nothing that they print into its own output', () => {
      expectHarmless(stdout);
      expectHarmless(stderr);
      expect(stdout).not.toContain('garbage');
    });
  });

  it('whose file does not load says why', async () => {
    project = await Project.ofCommits(
      { ...library, 'sum.bench.js': suite(good) },
      { 'sum.bench.js': suite(good).replace('./sum.js', './gone.js') },
    );
    const ended = await project.gate(few);
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toMatch(/gone\.js/u);
    expectHarmless(ended.stderr);
  });

  it("that head's version of its file lost is missing, and not new", async () => {
    project = await Project.ofCommits(
      { ...library, 'sum.bench.js': suite(`${good} bench.add('lost', () => sum([3]));`) },
      { 'sum.bench.js': suite(good) },
    );
    const ended = await project.gate(few);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('`sum > lost` is missing on head');
    expect(ended.stderr).not.toMatch(/base: /u);
    const lost = (await project.readDecision()).verdicts.filter(
      ({ benchmark }) => benchmark === 'sum > lost',
    );
    expect(new Set(lost.map(({ kind }) => kind))).toEqual(new Set(['missing']));
  });

  it('whose file does not load does not stop --only from measuring what is in others', async () => {
    const broken = { 'broken.bench.js': "throw new Error('on purpose');" };
    project = await Project.ofCommits({ ...library, 'sum.bench.js': suite(good) }, broken);
    const whole = await project.gate(few);
    expect(whole.code).toBe(2);
    expect(whole.stderr).toMatch(/broken\.bench\.js: .*on purpose/u);
    const ended = await project.gate([...few, '--only', 'sum > *']);
    expect(ended.code).toBe(0);
    const decision = await project.readDecision();
    expect(decision.warnings.join('\n')).toMatch(/Left out with --only.*broken\.bench\.js.*on purpose/u);
  });

  it("that is new runs against base's code too", async () => {
    project = await Project.ofCommits(library, { 'sum.bench.js': suite(good) });
    await project.gate([...few, '--no-shortcut']);
    const base = await project.readRun('.perf-gate/base.json');
    expect(base.samples.map(({ benchmark }) => benchmark)).toContain('sum > sum');
  });
});

function gating<T extends { readonly verdicts: readonly { readonly gating: boolean }[] }>(
  decision: T,
): T['verdicts'][number][] {
  return decision.verdicts.filter((verdict) => verdict.gating);
}

describe('a command suite', () => {
  const config = (more: object): string =>
    JSON.stringify({ suites: [{ kind: 'command', name: 'work', command: ['node', 'work.cjs'], ...more }] });
  const results = (value: unknown): string =>
    `console.log(JSON.stringify([{ name: 'parse', unit: 'ms', value: ${JSON.stringify(value)} }]));`;

  it('is measured as a whole without a format', async () => {
    project = await Project.ofCommits(
      { 'work.cjs': 'let s = 0; for (let i = 0; i < 1e5; i++) s += i;', 'perf-gate.config.json': config({}) },
      { 'README.md': 'a change' },
    );
    const ended = await project.gate(few);
    expect(ended.code).toBe(0);
    const head = await project.readRun('.perf-gate/head.json');
    expect(head.samples.find(({ metric }) => metric === 'time')).toMatchObject({ benchmark: 'work' });
  });

  it('gives the results that it prints', async () => {
    const files = { 'perf-gate.config.json': config({ format: 'customSmallerIsBetter' }) };
    project = await Project.ofCommits({ ...files, 'work.cjs': results(2) }, { 'work.cjs': results(3) });
    const ended = await project.gate(['--rounds', '8', '--quiet']);
    expect(ended.code).toBe(1);
    expect(kinds(await project.readDecision())).toEqual({ 'work > parse': 'regressed' });
  });

  it('of which there is time for three rounds is decided by a model, which is said before and after', async () => {
    const files = { 'perf-gate.config.json': config({ format: 'customSmallerIsBetter' }) };
    project = await Project.ofCommits({ ...files, 'work.cjs': results(2) }, { 'work.cjs': results(3) });
    const ended = await project.gate(['--rounds', '3']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(
      /3 rounds were asked for.*at least 7: a model of the noise decides instead/su,
    );
    expect(ended.stdout.replaceAll(/\s+/gu, ' ')).toMatch(/rests on a model of the noise, not on the coin/u);
    const decision = await project.readDecision();
    expect(decision.verdicts).toMatchObject([{ kind: 'regressed', method: 'moderated-t', rounds: 3 }]);
    const head = await project.readRun('.perf-gate/head.json');
    expect(head.controlWorkload?.base).toHaveLength(3);
    const one = await project.gate(['--rounds', '1']);
    expect(one.code).toBe(0);
    expect((await project.readDecision()).verdicts).toMatchObject([{ kind: 'inconclusive', rounds: 1 }]);
  });

  it.each([
    ['throws', 'throw new Error("on purpose")', /exited with code 1/u],
    ['exits', 'process.exit(9)', /exited with code 9/u],
    ['hangs', 'setInterval(() => {}, 1000)', /4 s/u],
    [
      'prints garbage',
      'console.log("\\u001b[31m{not json\\n::error::x")',
      /could not be read|not JSON|not a/u,
    ],
    ['prints nothing', '', /JSON|empty|nothing/u],
    ['gives no number', results('NaN'), /NaN/u],
    ['measures 0', results(0), /is 0; a time must be greater than zero/u],
  ])('that on head %s fails the gate', async (_, work, message) => {
    const files = { 'perf-gate.config.json': config({ format: 'customSmallerIsBetter' }) };
    project = await Project.ofCommits({ ...files, 'work.cjs': results(2) }, { 'work.cjs': work });
    const ended = await project.gate(few);
    expect(ended.code).not.toBe(0);
    expect(ended.stdout + ended.stderr).toMatch(message);
    expectHarmless(ended.stdout);
    expectHarmless(ended.stderr);
  });

  it('names the nearest format that there is', async () => {
    project = await Project.create({ 'perf-gate.config.json': config({ format: 'customSmallerIsBeter' }) });
    await project.write('work.cjs', '');
    expectError(await project.run(['gate']), /customSmallerIsBeter/u, /customSmallerIsBetter/u);
  });
});

describe('a fresh project', () => {
  it('goes from init to doctor to a first gate', async () => {
    project = await Project.create({
      ...library,
      'bench/sum.bench.js': suite(good).replace('./sum.js', '../sum.js'),
    });
    const begun = await project.run(['init']);
    expect(begun.code).toBe(0);
    expect(begun.stdout).toMatch(/^Wrote perf-gate\.config\.\w+/mu);
    const again = await project.run(['init']);
    expect(again.stdout + again.stderr).toMatch(/already|exists|not overwritten|left/iu);

    const remote = path.join(project.around, 'remote.git');
    await git(['init', '--quiet', '--bare', '--initial-branch=main', remote], { cwd: project.around });
    await project.repository.git('remote', 'add', 'origin', remote);
    await project.repository.commit('begin with perf-gate');
    await project.repository.git('push', '--quiet', 'origin', 'main');
    await project.repository.git('switch', '--quiet', '--create', 'change');
    await project.repository.write({ 'README.md': 'a change' });
    await project.repository.commit('change');

    const looked = await project.run(['doctor']);
    expect(looked.stdout).not.toMatch(/^problem/mu);
    expect(looked.stdout).toMatch(/1 benchmark\(s\) were loaded, such as "bench\/sum > sum"/u);
    expect(looked.code).toBe(0);

    const gated = await project.run(['gate', '--rounds', '2']);
    expect(gated.stdout).toMatch(/nothing needed measuring/u);
    expect(gated.code).toBe(0);
    await project.repository.write({ 'sum.js': `${library['sum.js']}// a change\n` });
    const measured = await project.run(['gate', '--rounds', '2']);
    expect(measured.stderr).toMatch(/Measuring 1 benchmark in 2 rounds/u);
    expect(measured.code).toBe(0);
    expect(measured.stdout).toMatch(/sum/u);
  });

  it('is told by doctor why a suite does not load and a set-up cannot run', async () => {
    project = await Project.create({
      ...library,
      'perf-gate.config.json': '{"setup":"no-such-program-here install","base":"none"}',
      'sum.bench.js': suite(good).replace('./sum.js', './gone.js'),
    });
    const looked = await project.run(['doctor']);
    expect(looked.stdout).toMatch(/^problem +set-up +.*no program no-such-program-here/mu);
    expect(looked.stdout).toMatch(/^problem +benchmarks +.*sum\.bench\.js: .*gone\.js/mu);
    expect(looked.code).toBe(2);
    expectHarmless(looked.stdout);
  });

  it('without a package.json is told what is missing', async () => {
    project = await Project.create({ 'README.md': 'nothing' });
    const looked = await project.run(['doctor']);
    expect(looked.stdout).toMatch(/^problem +benchmarks/mu);
    expect(looked.code).toBe(2);
    const folder = path.join(project.around, 'outside');
    await mkdir(folder);
    await writeFile(path.join(folder, 'x.txt'), '');
    const outside = await project.run(['doctor'], { cwd: folder });
    expect(outside.stdout).toMatch(/^problem +git/mu);
    expect(outside.code).toBe(2);
  });
});
