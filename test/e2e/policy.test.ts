import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { expectError, expectHarmless, fake, kinds, Project, steady } from './project.ts';

let project: Project | null = null;
afterEach(async () => {
  await project?.remove();
  project = null;
});

const before = { parse: steady(1e-3, 1), render: steady(2e-3, 2) };
const slower = { parse: steady(1.1e-3, 3), render: steady(2e-3, 4) };

async function opened(
  config: Readonly<Record<string, unknown>> = {},
  head: Parameters<typeof fake>[0] = slower,
): Promise<Project> {
  project = await Project.ofFakes(before, head, config);
  return project;
}

describe('policies of the configuration', () => {
  it('give benchmarks a minimum effect of their own, in every report', async () => {
    const of = await opened({ policies: [{ benchmark: 'pa*', 'minimum-effect': '20%' }] });
    const ended = await of.gate(['--verbose', '--markdown', 'report.md']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('within ±20');
    expect(ended.stdout).toContain('2 within their minimum effect');
    const [parse] = (await of.readDecision()).verdicts;
    expect(parse).toMatchObject({ benchmark: 'parse', kind: 'within', minimumEffect: 0.2 });
  });

  it('ignore a benchmark with a reason: not measured, not judged, and listed', async () => {
    const of = await opened({
      policies: [{ benchmark: 'parse', ignore: true, reason: 'needs a \u001b[31mdatabase' }],
    });
    const ended = await of.gate(['--markdown', 'report.md']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/Ignored\n +`parse`: needs a .*database/u);
    expectHarmless(ended.stdout);
    expect(kinds(await of.readDecision())).toEqual({ parse: 'ignored', render: 'within' });
    const head = await of.readRun('.perf-gate/head.json');
    expect(head.ignored).toEqual(['parse']);
    expect(head.samples.map(({ benchmark }) => benchmark)).toEqual(['render']);
  });

  it('are warned about when they concern nothing, but not with --only', async () => {
    const of = await opened({ policies: [{ benchmark: 'pasre', gate: false }] });
    expect((await of.gate()).stdout).toContain('The policy for "pasre" concerns nothing that is here');
    expect((await of.gate(['--only', 'render'])).stdout).not.toContain('pasre');
  });
});

describe('accepted regressions', () => {
  it('of the configuration do not fail, and are shown with their reason', async () => {
    const entry = { benchmark: 'parse', 'up-to': '15%', reason: 'checks its input', author: 'Ada' };
    const of = await opened({ accept: [entry] });
    const ended = await of.gate();
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/accepted up to 15 % by Ada: checks its input/u);
    expect(ended.stdout).toContain('nothing regressed but what was accepted');
  });

  it('fail when it is more than was accepted', async () => {
    const of = await opened({ accept: [{ benchmark: 'parse', 'up-to': 0.05, reason: 'r' }] });
    const ended = await of.gate();
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('Not accepted: it is more than the 5 % accepted');
  });

  it('of the store hold for heads with the commit, until base has it', async () => {
    const of = await opened();
    const store = ['--store', 'branch:data', '--store-remote', '.'];
    expect((await of.gate(store)).code).toBe(1);
    const accepting = ['baseline', 'accept', ...store, '--benchmark', 'pa*', '--up-to', '15%'];
    const recorded = await of.run([...accepting, '--reason', '</table>::error::x']);
    expect(recorded.stdout).toMatch(/^accepted: acceptances\/default\/.*\.json\n$/u);
    expect(recorded.stderr).toMatch(/did not exist and was begun/u);
    expect(recorded.code).toBe(0);
    const ended = await of.gate([...store, '--markdown', 'report.md']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('accepted up to 15 % by Tester');
    expectHarmless(ended.stdout);
    expect(await readFile(of.file('report.md'), 'utf8')).not.toContain('</table>');
    expect(kinds(await of.readDecision())).toEqual({ parse: 'accepted', render: 'within' });

    // Another branch that gets slower at the same place was not accepted.
    await of.repository.git('switch', '--quiet', '--create', 'other', 'main');
    await of.repository.write({ 'bench.fake.json': fake(slower) });
    await of.repository.commit('other');
    expect((await of.gate(store)).code).toBe(1);

    // Once main has the commit, a further change is one of its own.
    await of.repository.git('switch', '--quiet', 'main');
    await of.repository.git('merge', '--quiet', '--ff-only', 'change');
    await of.repository.git('switch', '--quiet', '--create', 'further');
    await of.repository.write({ 'bench.fake.json': fake({ ...slower, parse: steady(1.21e-3, 5) }) });
    await of.repository.commit('further');
    const further = await of.gate(store);
    expect(further.code).toBe(1);
    expect(further.stdout).toMatch(/Not accepted: base contains the commit/u);
  });

  it('of a store that cannot be read stay regressions, and that is said', async () => {
    const of = await opened();
    const folder = path.join(of.around, 'store');
    const store = ['--store', `dir:${folder}`];
    const accepting = ['baseline', 'accept', ...store, '--benchmark', '*', '--up-to', '15%', '--reason', 'r'];
    expect((await of.run(accepting)).code).toBe(0);
    const [file = ''] = await readdir(path.join(folder, 'acceptances', 'default'));
    await appendFile(path.join(folder, 'acceptances', 'default', file), 'x');
    const ended = await of.gate(store);
    expect(ended.code).toBe(1);
    expect(ended.stdout.replaceAll(/\s+/gu, ' ')).toContain(
      'What the store says is accepted could not be read',
    );
    const head = path.join('.perf-gate', 'head.json');
    expectError(
      await of.run(['judge', head, ...store]),
      /is not a readable acceptance/u,
      /--unreadable skip/u,
    );
  });

  it('are refused without bound or reason, and for a commit that is not there', async () => {
    const of = await opened();
    const store = ['--store', `dir:${path.join(of.around, 'store')}`];
    const accept = async (...args: string[]): ReturnType<Project['run']> =>
      of.run(['baseline', 'accept', ...store, ...args]);
    expectError(await accept('--benchmark', 'parse'), /not said what is accepted/u, /--up-to/u);
    const all = ['--benchmark', 'parse', '--up-to', '5%', '--reason', 'r'];
    expectError(await accept(...all, '--commit', 'nowhere'), /no commit "nowhere"/u, /revision/u);
    expectError(await accept(...all, '--expires', 'soon'), /--expires "soon" is not valid/u, /date/u);
    expect((await accept(...all, '--expires', '2026-02-30')).code).toBe(2);
    expect(await readdir(of.around)).not.toContain('store');
  });
});

describe('a gate that observes', () => {
  it('counts how the stored gates before it went', async () => {
    const of = await opened({ mode: 'observe' });
    const store = ['--store', `dir:${path.join(of.around, 'store')}`];
    const first = await of.gate(store);
    expect(first.code).toBe(0);
    expect(first.stdout).not.toContain('in the store');
    const updated = await of.run(['baseline', 'update', ...store, path.join('.perf-gate', 'head.json')]);
    expect(updated.code).toBe(0);
    const second = await of.gate(store);
    expect(second.code).toBe(0);
    const said = second.stdout.replaceAll(/\s+/gu, ' ');
    expect(said).toContain('Of 1 earlier gate in the store, 1 would have failed.');
    expect((await of.readDecision()).tally).toEqual({ gates: 1, failed: 1, couldNotJudge: 0 });
  });

  it('says so when the store cannot be read, and still never fails', async () => {
    const of = await opened({ mode: 'observe' });
    const file = path.join(of.around, 'file');
    await writeFile(file, '');
    const ended = await of.gate(['--store', `dir:${file}`]);
    expect(ended.code).toBe(0);
    expect(ended.stdout.replaceAll(/\s+/gu, ' ')).toContain('Earlier gates could not be counted');
  });
});

describe('a configuration that says nonsense', () => {
  it.each([
    [{ policies: [{ benchmrk: 'a' }] }, /policies\[0\]: unknown key "benchmrk"/u, /benchmark/u],
    [{ policies: [{ 'minimum-effect': 3 }] }, /policies\[0\]\.minimum-effect: expected a percentage/u, /./u],
    [{ policies: [{ benchmark: '{a' }] }, /policies\[0\]\.benchmark: .*brace/u, /./u],
    [{ policies: [{ ignore: true }] }, /policies\[0\]\.reason: what is ignored needs a reason/u, /./u],
    [
      { accept: [{ benchmark: 'a', reason: 'r' }] },
      /accept\[0\]: up-to is missing/u,
      /benchmark, up-to, reason/u,
    ],
    [{ accept: 'a' }, /accept: expected a list/u, /./u],
  ])('%j is refused with its place', async (config, what, remedy) => {
    project = await Project.create({});
    await writeFile(project.file('perf-gate.config.json'), JSON.stringify(config));
    expectError(await project.run(['gate']), what, remedy);
  });
});
