import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { fake, fakeFiles, steady, type FakeBenchmark } from '../e2e/project.ts';
import { gateOf, logOf, withHub } from './harness/hub.ts';

const base = { a: steady(1), b: steady(2, 1) };
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };

/** Workflow commands of this level in a log. */
function commands(log: string, level: string): string[] {
  return log.split('\n').filter((line) => line.startsWith(`::${level}`));
}

describe.skipIf(process.platform === 'win32')('at the line of a benchmark', () => {
  const many = (factor: number, shift: number): readonly FakeBenchmark[] =>
    Array.from({ length: 14 }, (_, index) => ({
      name: `b${String(index)}`,
      times: steady(factor, shift + index),
      line: index + 3,
    }));
  const world = withHub({
    'pack/perf-gate.config.json': JSON.stringify({
      rounds: 20,
      suites: [{ kind: 'fake', file: 'bench/all.fake.json' }],
    }),
    'pack/bench/all.fake.json': fake(many(1, 0)),
  });
  const inputs = { config: 'pack/perf-gate.config.json' };

  it('stands what regressed or failed, relative to the repository, and nothing that a name says is a command', async () => {
    const { hub } = world;
    const hostile = 'x\n::set-output name=outcome::passed\r::error::forged %0A\u202e';
    const [one, two, ...rest] = many(1, 20);
    if (one === undefined || two === undefined) throw new Error('there are 14');
    await hub.commit({
      'pack/bench/all.fake.json': fake([...many(1, 0), { name: hostile, times: steady(1), line: 99 }]),
    });
    const pull = await hub.propose({
      'pack/bench/all.fake.json': fake([
        { ...one, times: steady(1.4, 40) },
        { ...two, does: 'throw' },
        ...rest,
        { name: hostile, times: steady(1.6, 41), line: 99 },
      ]),
    });
    const result = await hub.runPull(pull, { inputs });
    expect(gateOf(result).outcome, logOf(result)).toBe('failed');
    const report = result.steps.find(({ id }) => id === 'gate/report')?.log ?? '';
    const errors = commands(report, 'error ');
    expect(errors.map((line) => /file=[^,]*,line=\d+/u.exec(line)?.[0])).toEqual([
      'file=pack/bench/all.fake.json,line=99',
      'file=pack/bench/all.fake.json,line=3',
      'file=pack/bench/all.fake.json,line=4',
    ]);
    expect(errors[0]).toMatch(/^::error title=perf-gate%3A Regressed%3A \+60[^,]*,file/u);
    expect(errors[0]).toContain('x\\n::set-output');
    expect(errors[1]).toMatch(/::b0: \+(?:39|40)\S*\s%25 .*1\.\d+\s→\s1\.4\d*\ss$/u);
    expect(errors[2]).toContain('b1: it threw an error');
    expect(report).not.toMatch(/^\s*::(?:set-output|error::forged)/mu);
  }, 300_000);

  it('stand so many that what fails the step is still shown', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'pack/bench/all.fake.json': fake(many(1.4, 20)) });
    const result = await hub.runPull(pull, { inputs });
    expect(gateOf(result), logOf(result)).toMatchObject({ outcome: 'failed', regressed: '14' });
    const all = commands(logOf(result), 'error');
    expect(all).toHaveLength(10);
    expect(all[8]).toBe('::error title=perf-gate::6 more are in the report.');
    expect(all[9]).toContain('::error::perf-gate failed: 14 regressed');
  }, 300_000);

  it('stands a warning where nothing fails', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'pack/bench/all.fake.json': fake(many(1.4, 20)) });
    const result = await hub.runPull(pull, { inputs: { ...inputs, mode: 'observe' } });
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(commands(logOf(result), 'error')).toEqual([]);
    expect(commands(logOf(result), 'warning ').filter((line) => line.includes('file=pack/'))).toHaveLength(8);
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('while it measures', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));
  const inputs = { 'comment-measuring': 'true' };
  const bodies = (hub: typeof world.hub): string[] => hub.fake.comments.map(({ body }) => body);

  it('the comment says so and keeps the last report, folded, and what is accepted meanwhile counts', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    const seen: string[][] = [];
    const between = async (step: string): Promise<void> => {
      if (step === 'gate/bench') seen.push(bodies(hub));
      return Promise.resolve();
    };
    const first = await hub.runPull(pull, { inputs, between, runId: 7001 });
    expect(first.conclusion, logOf(first)).toBe('failure');
    expect(seen[0]).toHaveLength(1);
    expect(seen[0]?.[0]).toContain(`### ⏳ Measuring \`${pull.head.slice(0, 12)}\``);
    expect(seen[0]?.[0]).toContain('/octo/demo/actions/runs/7001)');
    expect(bodies(hub)).toHaveLength(1);
    const report = bodies(hub)[0] ?? '';
    expect(report).not.toContain('⏳');

    hub.fake.addComment(pull.number, 'writer', 'perf-gate: accept a because it checks its input');
    const second = await hub.runPull(pull, { inputs, between, runId: 7001, runAttempt: 2 });
    const shown = seen[1]?.[0] ?? '';
    expect(shown).toContain('/actions/runs/7001/attempts/2)');
    expect(shown).toContain(
      `<summary>The report before</summary>\n\n${report.split('\n').slice(2).join('\n')}`,
    );
    expect(second.conclusion, logOf(second)).toBe('success');
    expect(bodies(hub)).toHaveLength(2);
    expect(bodies(hub)[0]).not.toContain('⏳');
    expect(bodies(hub)[0]).toContain('attempt 1 was red');
  }, 300_000);

  it('a job that is ended leaves words that stay true, and the next one begins where it was', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower);
    await hub.runPull(pull, { runId: 7001 });
    const report = (bodies(hub)[0] ?? '').split('\n').slice(2).join('\n');
    const stuck = fake([{ name: 'a', does: 'hang', fromRound: 3, times: [1] }]);
    const update = await hub.update(pull, { 'bench.fake.json': stuck });
    for (const runId of [7002, 7003]) {
      const ended = await hub.runPull(update, {
        inputs,
        runId,
        interruption: { step: 'gate/bench', saw: /./u, by: 'cancel' },
      });
      expect(ended.conclusion, logOf(ended)).toBe('cancelled');
      const text = bodies(hub)[0] ?? '';
      expect(text).toContain(`Measuring \`${update.head.slice(0, 12)}\``);
      expect(text).toContain(`/actions/runs/${String(runId)})`);
      expect(text).toContain('it ended without a report');
      expect(text.match(/<summary>The report before<\/summary>/gu)).toHaveLength(1);
      expect(text).toContain(report);
    }
    const html = await marked.parse(bodies(hub)[0] ?? '', { gfm: true });
    expect(html).toContain('<summary>The report before</summary>');
    const next = await hub.update(update, slower);
    await hub.runPull(next, { inputs, runId: 7004 });
    expect(bodies(hub)).toHaveLength(1);
    expect(bodies(hub)[0]).not.toContain('⏳');
  }, 300_000);

  it('no comment is begun where a report would begin none', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'README.md': 'words' });
    const result = await hub.runPull(pull, { inputs: { ...inputs, comment: 'on-regression' } });
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(bodies(hub)).toEqual([]);
  }, 300_000);
});

describe.skipIf(process.platform === 'win32')('the summary of the job', () => {
  const names = Array.from({ length: 60 }, (_, index) => `case ${String(index)}`);
  const world = withHub(fakeFiles(Object.fromEntries(names.map((name, index) => [name, steady(1, index)]))));

  it('has every benchmark, though the comment may leave some out', async () => {
    const { hub } = world;
    const pull = await hub.propose({
      'bench.fake.json': fake(
        Object.fromEntries(names.map((name, index) => [name, steady(1.2, 90 + index)])),
      ),
    });
    const result = await hub.runPull(pull, { inputs: { rounds: '24' } });
    for (const name of names) expect(result.summary).toContain(`\`${name}\``);
  }, 300_000);
});
