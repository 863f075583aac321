import { describe, expect, it } from 'vitest';
import { accepted } from '../../src/analysis/acceptance.ts';
import {
  acceptableRegressions,
  findAcceptances,
  type FoundAcceptances,
} from '../../src/github/acceptances.ts';
import { publishComment, type AcceptableRegression, type CommentState } from '../../src/github/comment.ts';
import { matchesName, policySchema, type Verdict } from '../../src/model/index.ts';
import { decisions } from '../report/decisions.ts';
import { withFake } from './with-fake.ts';

const world = withFake();
const first = 'a'.repeat(40);
const second = 'b'.repeat(40);

const parser: AcceptableRegression = { benchmark: 'parser > *json*', metric: 'time', upTo: 0.12 };
const sorter: AcceptableRegression = { benchmark: 'sort', metric: 'time', upTo: 0.3 };

/** A pull request whose comment reports that two benchmarks regressed at the first commit. */
async function reported(): Promise<number> {
  const pull = world.fake.addPull({ headSha: first });
  await report(pull, { head: first, regressions: [parser, sorter] });
  return pull;
}

async function report(pull: number, state: Partial<CommentState>): Promise<void> {
  const all = { head: first, runId: 1, runAttempt: 1, bad: true, regressions: [], accepted: [], ...state };
  const api = world.api({ 'pull-requests': 'write' });
  const body = `report of ${all.head} ${String(all.runId)}`;
  const request = { key: 'default', body, policy: 'always', changed: true, state: all } as const;
  expect(await publishComment(api, pull, request)).toHaveProperty('url');
}

async function find(pull: number): Promise<FoundAcceptances> {
  return findAcceptances(world.api({ 'pull-requests': 'read' }), pull, 'default');
}

describe('a comment by somebody who may write', () => {
  it('accepts what had regressed and matches, of this head and up to this change', async () => {
    const pull = await reported();
    world.fake.addComment(pull, 'writer', 'perf-gate: accept `parser > *` because it checks its input now');
    const { acceptances, refused } = await find(pull);
    expect(refused).toEqual([]);
    expect(acceptances).toEqual([
      {
        benchmark: 'parser > \\*json\\*',
        metric: 'time',
        commit: first,
        upTo: 0.12,
        reason: 'it checks its input now',
        author: 'writer',
        expires: null,
        stored: true,
      },
    ]);
    expect(matchesName(acceptances[0]?.benchmark ?? '', 'parser > *json*')).toBe(true);
    expect(matchesName(acceptances[0]?.benchmark ?? '', 'parser > xjsonx')).toBe(false);
  });

  it('has effect, and not on a push that makes it worse', async () => {
    const pull = await reported();
    world.fake.addComment(pull, 'maintainer', 'perf-gate: accept * because of reasons');
    const { acceptances } = await find(pull);
    const decision = decisions['failed-one'];
    const regressed = decision?.verdicts.find(({ kind }) => kind === 'regressed');
    if (regressed === undefined) throw new Error('no regression to accept');
    const verdict = (estimate: number): Verdict => ({
      ...regressed,
      benchmark: 'sort',
      metric: 'time',
      change: { estimate, low: estimate / 2, high: estimate * 2, confidence: 0.99 },
    });
    const policy = policySchema.parse({ accept: acceptances });
    const kinds = (estimate: number, standing: 'open' | 'elsewhere'): string[] =>
      accepted([verdict(estimate)], policy, '2026-06-02T00:00:00Z', () => standing).map(({ kind }) => kind);
    expect(kinds(0.29, 'open')).toEqual(['accepted']);
    expect(kinds(0.31, 'open')).toEqual(['regressed']);
    // A forced push took the commit away.
    expect(kinds(0.29, 'elsewhere')).toEqual(['regressed']);
  });

  it('holds on later pushes, at the change that was accepted', async () => {
    const pull = await reported();
    world.fake.addComment(pull, 'writer', 'perf-gate: accept sort because needed');
    const { bound } = await find(pull);
    await report(pull, {
      head: second,
      runId: 2,
      regressions: [{ ...sorter, upTo: 0.9 }],
      accepted: [...bound],
    });
    expect((await find(pull)).acceptances).toMatchObject([{ benchmark: 'sort', commit: first, upTo: 0.3 }]);
    // Written anew, it is about the new report.
    const [comment] = world.fake.comments.filter(({ author }) => author === 'writer');
    if (comment === undefined) throw new Error('no comment');
    comment.body = 'perf-gate: accept so?t because still needed';
    comment.updated = world.fake.tick();
    expect((await find(pull)).acceptances).toMatchObject([{ benchmark: 'sort', commit: second, upTo: 0.9 }]);
  });

  it('may have several lines, up to other text', async () => {
    const pull = await reported();
    const lines = [
      'perf-gate: accept sort because a',
      'Perf-Gate: accept parser* because b',
      '',
      'perf-gate: accept * because c',
    ];
    world.fake.addComment(pull, 'writer', lines.join('\r\n'));
    expect((await find(pull)).acceptances.map(({ benchmark, reason }) => [benchmark, reason])).toEqual([
      ['sort', 'a'],
      ['parser > \\*json\\*', 'b'],
    ]);
  });
});

describe('nothing is accepted', () => {
  const line = 'perf-gate: accept * because I say so';

  async function refused(): Promise<string> {
    const { acceptances, bound, refused: why } = await find(1);
    expect([acceptances, bound]).toEqual([[], []]);
    return why.join('\n');
  }

  it('by who may only read', async () => {
    const pull = await reported();
    world.fake.addComment(pull, 'stranger', line);
    expect(await refused()).toBe(
      'The acceptance of "*" by stranger does not count: they may not write to the repository.',
    );
  });

  it('by a bot, though it may write', async () => {
    const pull = await reported();
    world.fake.addComment(pull, 'github-actions[bot]', line);
    expect(await refused()).toContain('it is by a bot');
  });

  it('by an account that is gone', async () => {
    world.fake.addComment(await reported(), null, line);
    expect(await refused()).toBe('');
  });

  it.each([
    `> ${line}`,
    `I would say\n${line}`,
    `\`\`\`\n${line}\n\`\`\``,
    'perf-gate: accept *',
    ` ${line}`,
  ])('by %j', async (body) => {
    world.fake.addComment(await reported(), 'maintainer', body);
    expect(await refused()).toBe('');
  });

  it('before there is a report, or after another', async () => {
    const pull = world.fake.addPull({ headSha: first });
    world.fake.addComment(pull, 'writer', line);
    expect(await refused()).toContain('there is no report yet');
    await report(pull, { regressions: [sorter] });
    expect(await refused()).toContain('it is older than the report');
  });

  it('that did not regress, or is no glob, or has no end', async () => {
    const pull = await reported();
    world.fake.addComment(pull, 'writer', 'perf-gate: accept other because x');
    world.fake.addComment(pull, 'writer', 'perf-gate: accept {a because x');
    world.fake.addComment(pull, 'writer', `perf-gate: accept * because ${'x'.repeat(301)}`);
    const why = await refused();
    expect(why).toContain('nothing that regressed in the report matches');
    expect(why).toContain('does not close a brace');
    expect(why).toContain('more than 300 characters');
  });

  it('on the word of a state that somebody else wrote', async () => {
    const pull = await reported();
    const [own] = world.fake.comments.splice(0);
    world.fake.addComment(pull, 'stranger', own?.body ?? '');
    world.fake.addComment(pull, 'writer', line);
    expect(await refused()).toContain('there is no report yet');
  });
});

describe('a label', () => {
  it('counts as its last giver', async () => {
    const pull = await reported();
    world.fake.label(pull, 'perf-gate: accept sort', 'stranger');
    expect((await find(pull)).refused.join()).toContain('by stranger');
    world.fake.labelEvents.push({
      issue: pull,
      event: 'unlabeled',
      label: 'perf-gate: accept sort',
      actor: 'writer',
      at: world.fake.tick(),
    });
    world.fake.labelEvents.push({
      issue: pull,
      event: 'labeled',
      label: 'perf-gate: accept sort',
      actor: 'writer',
      at: world.fake.tick(),
    });
    expect((await find(pull)).acceptances).toMatchObject([
      { benchmark: 'sort', author: 'writer', upTo: 0.3 },
    ]);
  });

  it('counts while it is there', async () => {
    const pull = await reported();
    world.fake.label(pull, 'perf-gate: accept', 'writer');
    expect((await find(pull)).acceptances).toHaveLength(2);
    world.fake.issues[0]?.labels.splice(0);
    expect((await find(pull)).acceptances).toEqual([]);
  });
});

describe('what can be accepted', () => {
  it('is what regressed, up to the reported change and the minimum effect more', () => {
    const decision = decisions['failed-one'];
    if (decision === undefined) throw new Error('no such decision');
    const expected = decision.verdicts
      .filter(({ kind, gating }) => kind === 'regressed' && gating)
      .map(({ benchmark, metric }) => [benchmark, metric]);
    const found = acceptableRegressions(decision);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ benchmark, metric }) => [benchmark, metric])).toEqual(expected);
    const [verdict] = decision.verdicts.filter(({ kind }) => kind === 'regressed');
    const change = Math.abs(verdict?.change?.estimate ?? Number.NaN) + (verdict?.minimumEffect ?? Number.NaN);
    expect(found[0]?.upTo).toBeGreaterThanOrEqual(change);
    expect(found[0]?.upTo).toBeLessThan(change + 2e-4);
  });
});
