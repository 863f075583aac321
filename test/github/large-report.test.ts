import { expect, it } from 'vitest';
import { acceptableRegressions } from '../../src/github/acceptances.ts';
import { earlierComment, longestReport, publishComment } from '../../src/github/comment.ts';
import { longestSummary } from '../../src/github/runner.ts';
import { markdownReport } from '../../src/report/index.ts';
import { compared, decision, hostileNames } from '../report/decisions.ts';
import { withFake } from './with-fake.ts';

const world = withFake();

it('a report of 5,000 benchmarks is published, as comment and as summary', async () => {
  const hostile = hostileNames.length;
  const verdicts = Array.from({ length: 5000 }, (_, index) =>
    compared(
      `suite ${String(index % 40)} > ${hostileNames[index % hostile] ?? ''} ${String(index)}`,
      index < 400 ? 'regressed' : 'within',
      0.002,
      0.12,
      0.01,
    ),
  );
  const large = decision({ outcome: 'failed', verdicts, family: 5000 });
  const body = markdownReport(large, { limit: longestReport });
  expect(body.length).toBeLessThanOrEqual(longestReport);
  const pull = world.fake.addPull({ headSha: 'a'.repeat(40) });
  const api = world.api({ 'pull-requests': 'write' });
  const regressions = acceptableRegressions(large);
  expect(regressions).toHaveLength(400);
  const state = { head: 'a'.repeat(40), runId: 1, runAttempt: 1, bad: true, regressions, accepted: [] };
  expect(
    await publishComment(api, pull, { key: 'default', body, policy: 'always', changed: true, state }),
  ).toHaveProperty('url');
  expect(world.fake.comments[0]?.body.length).toBeLessThanOrEqual(60_000);
  const kept = (await earlierComment(api, pull, 'default'))?.state?.regressions ?? [];
  expect(kept.length).toBeGreaterThan(5);
  expect(Buffer.byteLength(markdownReport(large, { limit: longestSummary }))).toBeLessThan(1024 ** 2);
});
