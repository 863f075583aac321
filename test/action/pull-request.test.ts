import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseDecision } from '../../src/model/index.ts';
import { fake, fakeFiles, kinds, steady } from '../e2e/project.ts';
import { gateOf, logOf, withHub } from './harness/hub.ts';

const base = { a: steady(1), b: steady(2, 1) };

describe.skipIf(process.platform === 'win32')('on a pull request', () => {
  const world = withHub(fakeFiles(base, { rounds: 12 }));

  it('a regression fails the job, after the report is in summary and comment', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) });
    const result = await hub.runPull(pull);
    expect(result.conclusion, logOf(result)).toBe('failure');
    const outputs = gateOf(result);
    expect(outputs).toMatchObject({ outcome: 'failed', regressed: '1', improved: '0' });
    const file = outputs['decision-file'] ?? '';
    const decision = parseDecision(JSON.parse(await readFile(file, 'utf8')));
    expect(kinds(decision)).toMatchObject({ a: 'regressed' });
    expect(decision.base?.commit.sha).toBe(pull.base);
    expect(hub.fake.comments).toHaveLength(1);
    expect(hub.fake.comments[0]?.body).toContain('regressed');
    expect(outputs['comment-url']).toContain(String(hub.fake.comments[0]?.id));
    expect(result.summary).toContain('regressed');
    expect(logOf(result)).toContain('::error::perf-gate failed: 1 regressed');
    expect(await hub.stored()).toEqual([]);
  });

  it('no regression passes, and the comment of a red run is brought up to date', async () => {
    const { hub } = world;
    const slower = fake({ a: steady(1.3, 2), b: steady(2, 3) });
    const pull = await hub.propose({ 'bench.fake.json': slower });
    await hub.runPull(pull);
    const before = hub.fake.comments[0]?.body ?? '';
    const calm = await hub.update(pull, { 'bench.fake.json': fake({ a: steady(1, 4), b: steady(2, 5) }) });
    const result = await hub.runPull(calm);
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(gateOf(result)).toMatchObject({ outcome: 'passed', regressed: '0' });
    expect(hub.fake.comments).toHaveLength(1);
    expect(hub.fake.comments[0]?.body).not.toBe(before);
  });

  it('is judged by the policy of its base, and says what it would change', async () => {
    const { hub } = world;
    const pull = await hub.propose({
      ...fakeFiles({ a: steady(1.3, 2), b: steady(2, 3) }, { rounds: 12, 'minimum-effect': '90%' }),
    });
    const result = await hub.runPull(pull);
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(hub.fake.comments[0]?.body).toContain('minimum-effect');
    expect(logOf(result)).toContain('applies after the merge');
  });

  it('of a fork gets no comment, and the verdict all the same', async () => {
    const { hub } = world;
    const files = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };
    const pull = await hub.propose(files, { fork: true });
    const result = await hub.runPull(pull, {
      fork: true,
      permissions: { contents: 'read', 'pull-requests': 'read' },
    });
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(gateOf(result)).toMatchObject({ outcome: 'failed', 'comment-url': '' });
    expect(hub.fake.comments).toEqual([]);
    // Whether artifacts may be read cannot be known without asking; nothing else is tried.
    expect(hub.fake.denied).toEqual(['actions: read']);
    expect(result.summary).toContain('regressed');
  });

  it('without the permission to comment says which line grants it, and keeps the verdict', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'bench.fake.json': fake({ a: steady(1, 2), b: steady(2, 3) }) });
    const result = await hub.runPull(pull, { permissions: { contents: 'read', 'pull-requests': 'read' } });
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(gateOf(result)).toMatchObject({ outcome: 'passed', 'comment-url': '' });
    expect(logOf(result)).toMatch(/pull-requests: write/u);
  });

  it('whose benchmark step leaves nothing is red, and says so', async () => {
    const { hub } = world;
    const pull = await hub.propose({ 'bench.fake.json': 'no JSON' });
    const result = await hub.runPull(pull);
    expect(result.conclusion, logOf(result)).toBe('failure');
    expect(gateOf(result).outcome).not.toBe('passed');
    expect(hub.fake.comments).toHaveLength(1);
  });
});
