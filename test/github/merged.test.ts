import { describe, expect, it } from 'vitest';
import { acceptedOnMerged, pullsMergedBy, standingByApi } from '../../src/github/merged.ts';
import { publishComment, type CommentState } from '../../src/github/comment.ts';
import { parseAcceptance } from '../../src/model/index.ts';
import { TemporaryRepository } from '../git/temporary-repository.ts';
import { thrownBy, withFake } from './with-fake.ts';

const world = withFake();

/** A history on the fake's server; the work tree stays at main. */
async function repository(): Promise<TemporaryRepository> {
  const made = await TemporaryRepository.create();
  await made.commit('first');
  return made;
}

async function push(made: TemporaryRepository): Promise<string> {
  await made.git('push', '--quiet', '--force', world.fake.repositoryPath, 'HEAD:refs/heads/main');
  return made.git('rev-parse', 'HEAD');
}

const reader = (): ReturnType<typeof world.api> => world.api({ contents: 'read', 'pull-requests': 'read' });

describe('the pull requests that a push has merged', () => {
  const find = async (before: string | null, after: string): Promise<number[]> =>
    (
      await pullsMergedBy(reader(), {
        before,
        after,
        branch: 'main',
        repositoryId: world.fake.repository.id,
      })
    ).map(({ number }) => number);

  it('are those whose merge commits are in it, of a merge queue several', async () => {
    const made = await repository();
    try {
      const before = await push(made);
      const commits: string[] = [];
      for (const name of ['one', 'two', 'three']) commits.push(await made.commit(name));
      const [one = '', two = '', three = ''] = commits;
      await push(made);
      const [first, second, older, other] = [one, two, three, three].map((sha) =>
        world.fake.addPull({ headSha: sha.replaceAll(/./gu, 'e') }),
      );
      world.fake.mergePull(first ?? 0, one);
      world.fake.mergePull(second ?? 0, three);
      // Merged before, and part of this push in no way that counts.
      world.fake.mergePull(older ?? 0, before);
      expect(await find(before, three)).toEqual([second, first]);
      expect(await find(one, three)).toEqual([second]);
      expect(await find(two, three)).toEqual([second]);
      expect(await find(one, two)).toEqual([]);
      expect(await find(null, three)).toEqual([second]);
      expect(other).toBe(4);
    } finally {
      await made.remove();
    }
  });

  it('are neither open ones, nor those of another branch, nor those that only contain a commit', async () => {
    const made = await repository();
    try {
      const before = await push(made);
      const after = await made.commit('after');
      await push(made);
      // An open pull request whose head is on main, and the try of a merge that GitHub keeps.
      world.fake.addPull({ headSha: after, mergeSha: after });
      const release = world.fake.addPull({ headSha: 'b'.repeat(40), baseRef: 'release' });
      world.fake.mergePull(release, after);
      const before2 = world.fake.addPull({ headSha: after });
      world.fake.mergePull(before2, 'c'.repeat(40));
      expect(await find(before, after)).toEqual([]);
    } finally {
      await made.remove();
    }
  });

  it('are looked for in a number of commits that has an end', async () => {
    const made = await repository();
    try {
      const before = await push(made);
      for (let commit = 0; commit < 25; commit += 1) await made.commit(String(commit));
      const after = await push(made);
      expect(await find(before, after)).toEqual([]);
      const asked = world.fake.server.log.filter(({ path }) => /\/commits\/\w+\/pulls$/u.test(path));
      expect(asked).toHaveLength(20);
    } finally {
      await made.remove();
    }
  });
});

describe('what was accepted on a merged pull request', () => {
  const head = 'a'.repeat(40);
  const mergeSha = 'd'.repeat(40);
  const line = 'perf-gate: accept parser* because it checks its input now';

  async function merged(): Promise<Parameters<typeof acceptedOnMerged>[1]> {
    const number = world.fake.addPull({ headSha: head });
    const state: CommentState = {
      head,
      runId: 1,
      runAttempt: 1,
      bad: true,
      regressions: [{ benchmark: 'parser > *x*', metric: 'time', upTo: 0.12 }],
      accepted: [],
    };
    const request = { key: 'default', body: 'report', policy: 'always', changed: true, state } as const;
    await publishComment(world.api({ 'pull-requests': 'write' }), number, request);
    world.fake.mergePull(number, mergeSha);
    const pull = await reader().getPullRequest(number);
    if (pull.mergeSha === null || pull.mergedAt === null) throw new Error('it is merged');
    return { ...pull, mergeSha: pull.mergeSha, mergedAt: pull.mergedAt };
  }

  it('is kept by the commit of the merge, with who, why, how much, and on what; the same each time', async () => {
    const pull = await merged();
    world.fake.addComment(pull.number, 'writer', line);
    const accepted = await acceptedOnMerged(reader(), pull, 'default', '0.1.0');
    expect(accepted).toEqual([
      {
        schema: 'perf-gate.acceptance/1',
        tool: { name: 'perf-gate', version: '0.1.0' },
        suite: 'default',
        recorded: pull.mergedAt,
        benchmark: 'parser > \\*x\\*',
        metric: 'time',
        commit: mergeSha,
        upTo: 0.12,
        reason: 'it checks its input now',
        author: 'writer',
        expires: null,
        pull: { number: pull.number, head },
      },
    ]);
    expect(accepted.map((one) => parseAcceptance(JSON.parse(JSON.stringify(one))))).toEqual(accepted);
    expect(await acceptedOnMerged(reader(), pull, 'default', '0.1.0')).toEqual(accepted);
    expect(await acceptedOnMerged(reader(), pull, 'other', '0.1.0')).toEqual([]);
  });

  it('is nothing when a stranger wrote it, or wrote the report', async () => {
    const pull = await merged();
    const [own] = world.fake.comments;
    world.fake.addComment(pull.number, 'stranger', line);
    expect(await acceptedOnMerged(reader(), pull, 'default', '0.1.0')).toEqual([]);
    world.fake.comments.splice(0);
    world.fake.addComment(pull.number, 'stranger', own?.body ?? '');
    world.fake.addComment(pull.number, 'writer', line);
    expect(await acceptedOnMerged(reader(), pull, 'default', '0.1.0')).toEqual([]);
  });

  it('needs a permission to read, and no more', async () => {
    const pull = await merged();
    const error = await thrownBy(
      acceptedOnMerged(world.api({ contents: 'write' }), pull, 'default', '0.1.0'),
    );
    expect(error.message).toContain(`#${String(pull.number)}`);
    expect(error.remedy).toBe('Add `pull-requests: read` under `permissions:` in the workflow.');
  });
});

describe('where a commit stands, as GitHub says', () => {
  it('is told without a clone', async () => {
    const made = await repository();
    try {
      const base = await push(made);
      const accepted = await made.commit('accepted');
      const head = await made.commit('later');
      await push(made);
      await made.git('switch', '--quiet', '--detach', base);
      const aside = await made.commit('aside');
      await made.git('push', '--quiet', world.fake.repositoryPath, 'HEAD:refs/heads/aside');
      const standing = (at: string | null, to: string | null, commit: string): Promise<string> =>
        standingByApi(reader(), at, to, commit);
      expect(await standing(base, head, accepted)).toBe('open');
      expect(await standing(base, head, head)).toBe('open');
      expect(await standing(accepted, head, accepted)).toBe('over');
      expect(await standing(base, head, base)).toBe('over');
      expect(await standing(base, head, aside)).toBe('elsewhere');
      expect(await standing(base, head, accepted.slice(0, 10))).toBe('open');
      expect(await standing(base, head, 'f'.repeat(40))).toBe('unknown');
      expect(await standing(null, head, accepted)).toBe('unknown');
    } finally {
      await made.remove();
    }
  });
});
