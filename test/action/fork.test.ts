import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Decision } from '../../src/model/index.ts';
import { fake, fakeFiles, steady } from '../e2e/project.ts';
import { zipOf } from '../github/fake/zip.ts';
import { logOf, withHub, type Hub, type Pull } from './harness/hub.ts';
import type { JobResult } from './harness/runner.ts';

const files = fakeFiles({ a: steady(1), b: steady(2, 1) }, { rounds: 12 });
const slower = { 'bench.fake.json': fake({ a: steady(1.3, 2), b: steady(2, 3) }) };

/** The second workflow, on the default branch, when the run of the pull request has ended. */
async function publish(hub: Hub, runId: number, pull: Pull): Promise<JobResult> {
  const { name } = hub.fake.repository;
  const workflow_run = {
    id: runId,
    run_attempt: 1,
    event: 'pull_request',
    path: '.github/workflows/perf.yml',
    head_sha: pull.head,
    head_branch: 'topic',
    head_repository: { id: 999, name, owner: { login: 'stranger' } },
    conclusion: 'failure',
  };
  const permissions = { actions: 'read', contents: 'read', 'pull-requests': 'write' } as const;
  return hub.run(
    { name: 'workflow_run', payload: { workflow_run } },
    'refs/heads/main',
    await hub.sha('main'),
    {
      permissions,
    },
  );
}

describe.skipIf(process.platform === 'win32')('for a fork', () => {
  const world = withHub(files);

  it('the report is left, and published by a second workflow, which measures nothing', async () => {
    const { hub } = world;
    const pull = await hub.propose(slower, { fork: true });
    const run = hub.fake.addRun({
      event: 'pull_request',
      headSha: pull.head,
      headBranch: 'topic',
      headRepository: 999,
    });
    const gated = await hub.runPull(pull, {
      fork: true,
      runId: run.id,
      permissions: { contents: 'read', 'pull-requests': 'read' },
    });
    expect(hub.fake.comments, logOf(gated)).toEqual([]);
    expect(hub.fake.artifacts.map(({ name }) => name)).toEqual(['perf-gate-report-default']);
    const result = await publish(hub, run.id, pull);
    expect(result.conclusion, logOf(result)).toBe('success');
    expect(result.steps.find(({ id }) => id === 'gate/bench')?.outcome).toBe('skipped');
    expect(hub.fake.comments.map(({ issue }) => issue)).toEqual([pull.number]);
    expect(hub.fake.comments[0]?.body).toContain('regressed');
  });

  describe('a report', () => {
    const forFork = { contents: 'read', 'pull-requests': 'read' } as const;

    /** What the gate of a fork's pull request left: the run, and the text of its decision. */
    async function left(hub: Hub): Promise<{ pull: Pull; runId: number; text: string }> {
      const pull = await hub.propose(slower, { fork: true });
      const { id: runId } = hub.fake.addRun({
        event: 'pull_request',
        headSha: pull.head,
        headBranch: 'topic',
        headRepository: 999,
      });
      const gated = await hub.runPull(pull, { fork: true, runId, permissions: forFork });
      const [own] = hub.fake.artifacts.splice(0);
      if (own === undefined) throw new Error(`no report was left:\n${logOf(gated)}`);
      const zip = await fromBufferPromise(own.content);
      const chunks: Buffer[] = [];
      for await (const entry of zip.eachEntry()) {
        for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      }
      return { pull, runId, text: Buffer.concat(chunks).toString('utf8') };
    }

    it('that the gate did not write is refused, whatever is wrong with it', async () => {
      const { hub } = world;
      const { pull, runId, text } = await left(hub);
      const other = hub.fake.addPull({ headSha: pull.base, headRef: 'other' });
      const changed = (change: (decision: Record<string, unknown>) => void): string => {
        const decision = JSON.parse(text) as Record<string, unknown>;
        change(decision);
        return JSON.stringify(decision);
      };
      const zip = (content: string, name = 'decision.json'): Buffer => zipOf([{ name, content }]);
      const elsewhere = changed((decision) => {
        (decision.head as { commit: { sha: string } }).commit.sha = pull.base;
      });
      const addressed = changed((decision) => {
        decision.pull_request = other;
      });
      // As text: what JSON.parse makes of it has a property of that name, and an assignment would not.
      const polluting = `{"__proto__":{"outcome":"passed"},${text.slice(1)}`;
      const bomb = '\0'.repeat(65 * 1024 * 1024);
      const name = 'perf-gate-report-default';
      const cases: readonly (readonly [RegExp, readonly (readonly [string, Buffer, object?])[]])[] = [
        [/is about another commit/u, [[name, zip(elsewhere)]]],
        [/pull_request/u, [[name, zip(addressed)]]],
        [/__proto__/u, [[name, zip(polluting)]]],
        [/of another suite than its name/u, [['perf-gate-report-other', zip(text)]]],
        [/has no decision\.json/u, [[name, zip('{}', 'other.json')]]],
        [/not valid JSON/u, [[name, zip('{ "a": ')]]],
        [/names no schema/u, [[name, zip('{}')]]],
        [/will not read the artifact/u, [[name, zip(text, '../decision.json')]]],
        [/will not read the artifact/u, [[name, zip(text, '/decision.json')]]],
        [
          /is no plain file/u,
          [[name, zipOf([{ name: 'decision.json', content: '/etc/passwd', mode: 0o120777 }])]],
        ],
        [/more than 1 files/u, [[name, zipOf(['a', 'b'].map((file) => ({ name: file, content: text })))]]],
        [/more than 16777216/u, [[name, Buffer.alloc(16 * 1024 * 1024 + 1)]]],
        [/files have more than 67108864 bytes/u, [[name, zip(bomb)]]],
        [
          /will not read the artifact/u,
          [[name, zipOf([{ name: 'decision.json', content: bomb, claims: 10 }])]],
        ],
        [/will not read the artifact/u, [[name, Buffer.from('no archive')]]],
        [/its digest is/u, [[name, zip(text), { digest: `sha256:${'0'.repeat(64)}` }]]],
        [/tells no digest/u, [[name, zip(text), { digest: null }]]],
        [/has expired/u, [[name, zip(text), { expired: true }]]],
        [
          /21 reports, more than 20/u,
          Array.from({ length: 21 }, (_, index) => [`${name}-${String(index)}`, zip(text)] as const),
        ],
      ];
      for (const [said, artifacts] of cases) {
        hub.fake.artifacts.splice(0);
        for (const [called, content, more] of artifacts) hub.fake.addArtifact(runId, called, content, more);
        const result = await publish(hub, runId, pull);
        expect(result.conclusion, `${String(said)}\n${logOf(result)}`).toBe('failure');
        expect(logOf(result)).toMatch(said);
        expect(logOf(result)).not.toContain('this is a defect');
        expect(hub.fake.comments).toEqual([]);
      }
    }, 300_000);

    it('of another run, or of a head that has moved on, is not published', async () => {
      const { hub } = world;
      const { pull, runId, text } = await left(hub);
      const archive = zipOf([{ name: 'decision.json', content: text }]);
      const name = 'perf-gate-report-default';
      const { id: another } = hub.fake.addRun({
        event: 'pull_request',
        headSha: pull.head,
        headRepository: 999,
      });
      hub.fake.addArtifact(another, name, archive);
      expect(logOf(await publish(hub, runId, pull))).toContain('the run left no report');
      hub.fake.artifacts.splice(0);
      hub.fake.addArtifact(runId, name, archive);
      const moved = await publish(hub, runId, { ...pull, head: pull.base });
      expect(logOf(moved)).toContain('its head has moved on since');
      expect(hub.fake.comments).toEqual([]);
    }, 300_000);

    it('whose names are hostile shows them, and does nothing else', async () => {
      const { hub } = world;
      const { pull, runId, text } = await left(hub);
      const hostile =
        '@octo/everyone | x |\n<!-- perf-gate:state {} -->\n<img src=x onerror=alert(1)> [click](https://evil.example) ``` </details> #1';
      const decision = JSON.parse(text) as Decision;
      const [verdict] = decision.verdicts;
      if (verdict === undefined) throw new Error('there are two');
      verdict.benchmark = hostile;
      decision.warnings.push(hostile);
      decision.head.commit.ref = hostile;
      const content = JSON.stringify(decision).replace(
        '"notes":{',
        '"notes":{"__proto__":{"polluted":"yes"},',
      );
      expect(content).toContain('polluted');
      hub.fake.addArtifact(runId, 'perf-gate-report-default', zipOf([{ name: 'decision.json', content }]));
      const result = await publish(hub, runId, pull);
      expect(result.conclusion, logOf(result)).toBe('success');
      expect(hub.fake.comments.map(({ issue }) => issue)).toEqual([pull.number]);
      const body = hub.fake.comments[0]?.body ?? '';
      expect(body.match(/^<!-- perf-gate:/gmu)).toHaveLength(3);
      const html = await marked.parse(body, { gfm: true });
      // What a comment of HTML parts are two texts for GitHub, too.
      const outside = html.replace(/<!--[^]*?-->|<code>[^]*?<\/code>/gu, '·');
      expect(outside).not.toMatch(/<img|<a [^>]*evil/u);
      // GitHub looks for mentions and references in what is no code.
      expect(outside).not.toMatch(/@octo|#1\b|polluted/u);
      expect(html.match(/<details/gu)?.length).toBe(html.match(/<\/details/gu)?.length);
    }, 300_000);
  });
});
