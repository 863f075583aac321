import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DirectoryStore } from '../../src/baseline/directory.ts';
import { canonicalRun, runPath } from '../../src/baseline/layout.ts';
import { ArtifactStore, keepsArtifacts } from '../../src/github/artifact-store.ts';
import { runOf } from '../baseline/run-of.ts';
import type { Permissions, StoredArtifact, StoredRunOfWorkflow } from './fake/github.ts';
import { zipOf, type ZipFile } from './fake/zip.ts';
import { thrownBy, withFake } from './with-fake.ts';

const world = withFake();
const workflowPath = '.github/workflows/perf-baseline.yml';
const name = 'perf-gate-baseline.perf-baseline.yml';
const all = { suite: null, fingerprint: null, last: null };
const index = { name: 'perf-gate-artifact.json', content: '{"schema":"perf-gate.artifact/1","merged":[]}' };
let warnings: string[];
beforeEach(() => {
  warnings = [];
  // The client tells its runner what it does, masks included; ours must not obey.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** A step of a workflow run, which can upload until the run is over. */
function stepOf(run: StoredRunOfWorkflow): void {
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', world.fake.runtimeToken(run.id));
  vi.stubEnv('ACTIONS_RESULTS_URL', world.fake.server.url);
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  vi.stubEnv('RUNNER_TEMP', world.folder);
}

async function open(
  permissions: Permissions = { actions: 'read' },
  keep = 100,
  writer: string | null = workflowPath,
): Promise<ArtifactStore> {
  return new ArtifactStore({
    api: world.api(permissions),
    repositoryId: world.fake.repository.id,
    defaultBranch: 'main',
    workflowPath,
    writer,
    folder: await mkdtemp(join(world.folder, 'unpacked-')),
    open: (folder) => new DirectoryStore(folder),
    keep,
    warn: (message) => warnings.push(message),
    now: () => world.fake.time,
  });
}

const minute = (index: number): string => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
const run = (index: number): ReturnType<typeof runOf> => runOf({ started: minute(index), value: index + 1 });

function fileOf(index: number): ZipFile {
  const bytes = canonicalRun(run(index));
  return { name: runPath(run(index), bytes), content: bytes };
}

/** Minutes of the runs that a new reader finds. */
async function found(): Promise<number[]> {
  return (await (await open()).list(all)).map(({ started }) => started.getUTCMinutes());
}

describe('what is appended', () => {
  it('is read by later runs, and goes on from run to run', async () => {
    for (let index = 0; index < 3; index += 1) {
      stepOf(world.fake.addRun());
      const appended = await (await open()).append(run(index));
      expect(appended).toMatchObject({ added: true, created: index === 0 });
    }
    const { runs } = await (
      await open()
    ).read({ suite: 'default', fingerprint: 'linux-x64-epyc-4', last: 2 }, 'fail');
    expect(runs.map(({ run: { samples } }) => samples[0]?.values)).toEqual([[2], [3]]);
    expect(world.fake.artifacts).toHaveLength(3);
    // Only the newest is opened: it names those that went into it.
    const downloads = world.fake.server.log.filter(
      ({ path, method }) => method === 'GET' && path.startsWith('/blob/'),
    );
    expect(downloads).toHaveLength(3);
  });

  it('twice is there once', async () => {
    stepOf(world.fake.addRun());
    await (await open()).append(run(0));
    stepOf(world.fake.addRun());
    expect(await (await open()).append(run(0))).toMatchObject({ added: false });
    expect(world.fake.artifacts).toHaveLength(1);
  });

  it('by two runs at the same time is not lost', async () => {
    stepOf(world.fake.addRun());
    await (await open()).append(run(0));
    const [one, two] = [world.fake.addRun(), world.fake.addRun()];
    const [first, second] = [await open(), await open()];
    await Promise.all([first.list(all), second.list(all)]);
    stepOf(two);
    await second.append(run(2));
    stepOf(one);
    await first.append(run(1));
    expect(await found()).toEqual([0, 1, 2]);
    stepOf(world.fake.addRun());
    await (await open()).append(run(3));
    expect(await found()).toEqual([0, 1, 2, 3]);
  });

  it('by several jobs of one run is not lost', async () => {
    const workflow = world.fake.addRun({ status: 'in_progress', conclusion: null });
    stepOf(workflow);
    for (let index = 0; index < 4; index += 1) await (await open()).append(run(index));
    expect(await found()).toEqual([]);
    workflow.conclusion = 'success';
    expect(await found()).toEqual([0, 1, 2, 3]);
    expect(world.fake.artifacts.map((artifact) => artifact.name)).toEqual([
      name,
      ...[2, 3, 4].map((number) => `${name}.${String(number)}`),
    ]);
  });

  it('is kept in number', async () => {
    stepOf(world.fake.addRun());
    const store = await open({ actions: 'read' }, 2);
    for (let index = 0; index < 4; index += 1) await store.append(run(index));
    expect(await found()).toEqual([0, 1, 2, 3].slice(-2));
    expect(await store.prune({ suite: null, keep: 1 })).toHaveLength(1);
  });

  it('in one step is one artifact', async () => {
    stepOf(world.fake.addRun());
    const added = await (await open()).add({ runs: [run(0), run(1), run(0)] });
    expect(added.runs.map((one) => one.added)).toEqual([true, true, false]);
    expect(world.fake.artifacts).toHaveLength(1);
    expect(await found()).toEqual([0, 1]);
  });

  it('by another workflow is refused, because nobody would read it', async () => {
    for (const writer of ['.github/workflows/other.yml', null]) {
      stepOf(world.fake.addRun());
      const error = await thrownBy((await open({ actions: 'read' }, 100, writer)).append(run(0)));
      expect(error.message).toContain(`this workflow is ${writer ?? 'not known'}`);
      expect(error.remedy).toContain('`store: artifact:NAME.yml`');
    }
    expect(world.fake.artifacts).toEqual([]);
  });

  it('can be an acceptance', async () => {
    stepOf(world.fake.addRun());
    await (
      await open()
    ).accept({
      schema: 'perf-gate.acceptance/1',
      tool: { name: 'perf-gate', version: '0.1.0' },
      suite: 'default',
      recorded: minute(0),
      benchmark: 'sort',
      metric: 'time',
      commit: null,
      upTo: 0.1,
      reason: 'needed',
      author: 'writer',
      expires: null,
    });
    const { acceptances } = await (await open()).acceptances('default', 'fail');
    expect(acceptances.map(({ reason }) => reason)).toEqual(['needed']);
  });
});

describe('what is trusted', () => {
  it.each([
    ['of a fork, whose branch may be called main', { headRepository: 7 }, false],
    ['of another branch', { headBranch: 'topic' }, false],
    ['of another workflow', { path: '.github/workflows/evil.yml' }, false],
    ['of a pull request', { event: 'pull_request' }, false],
    ['of pull_request_target', { event: 'pull_request_target' }, false],
    ['of a run that is not over', { status: 'in_progress', conclusion: null }, false],
    ['of a run that was cancelled', { conclusion: 'cancelled' }, false],
    ['of a run whose gate turned red', { conclusion: 'failure' }, true],
    ['of a nightly run', { event: 'schedule' }, true],
    ['of a run by hand', { event: 'workflow_dispatch' }, true],
  ])('an artifact %s: %o is read: %s', async (_, change: Partial<StoredRunOfWorkflow>, trusted) => {
    world.fake.addArtifact(world.fake.addRun(change).id, name, zipOf([index, fileOf(0)]));
    expect(await found()).toEqual(trusted ? [0] : []);
  });

  it('is found below a flood of artifacts of forks', async () => {
    world.fake.addArtifact(world.fake.addRun().id, name, zipOf([index, fileOf(0)]));
    const forked = world.fake.addRun({ headRepository: 7 });
    for (let number = 0; number < 350; number += 1) {
      world.fake.addArtifact(forked.id, name, zipOf([index, fileOf(1)]));
    }
    expect(await found()).toEqual([0]);
  });

  it('is not the artifact of a run that is gone', async () => {
    world.fake.addArtifact(999_999, name, zipOf([index, fileOf(0)]));
    expect(await found()).toEqual([]);
  });
});

describe('an artifact that is not as it must be', () => {
  const huge = Buffer.alloc(1024 ** 2);
  const cases: Record<string, [readonly ZipFile[] | Buffer, Partial<StoredArtifact>, string]> = {
    'other bytes': [[index], { digest: `sha256:${'0'.repeat(64)}` }, 'its digest is sha256:'],
    'no digest': [[index], { digest: null }, 'GitHub tells no digest'],
    'no archive': [Buffer.from('hello'), {}, 'not a zip file'],
    'no index': [[fileOf(0)], {}, 'perf-gate-artifact.json cannot be read'],
    'an index with more in it': [
      [{ ...index, content: '{"schema":"perf-gate.artifact/1","merged":[],"__proto__":{"x":1}}' }],
      {},
      'perf-gate-artifact.json cannot be read',
    ],
    'a path that climbs': [
      [index, { name: 'runs/../../../evil.json', content: '{}' }],
      {},
      'invalid relative path',
    ],
    'an absolute path': [[index, { name: '/runs/a.json', content: '{}' }], {}, 'absolute path'],
    'a path of Windows': [[index, { name: 'runs\\a\\b.json', content: '{}' }], {}, 'invalid characters'],
    'another path': [
      [index, { name: 'hooks/post-checkout', content: 'rm -rf' }],
      {},
      'is no path of a store',
    ],
    'a hidden path': [[index, { name: 'runs/.git/x/1.json', content: '{}' }], {}, 'is no path of a store'],
    'a link': [
      [index, { name: 'runs/a/1.json', content: '/etc/passwd', mode: 0o120777 }],
      {},
      'is no plain file',
    ],
    'a file twice': [[index, fileOf(0), fileOf(0)], {}, 'is there twice'],
    'a file that is larger than it says': [
      [index, { name: 'runs/a/1.json', content: huge, claims: 10 }],
      {},
      'too many bytes in the stream',
    ],
    'a bomb that says so': [
      [index, { name: 'runs/a/1.json', content: huge, claims: 300 * 1024 ** 2 }],
      {},
      'its files have more than 268435456 bytes',
    ],
    'too many files': [
      Array.from({ length: 20_001 }, (_, part) => ({ name: `runs/a/${String(part)}.json`, content: '' })),
      {},
      'more than 20000 files',
    ],
  };

  it.each(Object.entries(cases))('%s is refused', async (_, [content, change, message]) => {
    const bytes = Buffer.isBuffer(content) ? content : zipOf(content);
    const { id } = world.fake.addArtifact(world.fake.addRun().id, name, bytes, change);
    const error = await thrownBy((await open()).list(all));
    expect(error.message).toContain(message);
    expect(error.message).toContain(`(${String(id)})`);
    expect(error.remedy).toContain('Remove that artifact');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('that is too large is not even fetched', async () => {
    const content = Buffer.alloc(64 * 1024 ** 2 + 1);
    world.fake.addArtifact(world.fake.addRun().id, name, content);
    expect((await thrownBy((await open()).list(all))).message).toContain('more than 67108864');
    expect(world.fake.server.log.some(({ path }) => path.startsWith('/blob'))).toBe(false);
  });

  it('with a run that was changed is an error, not an empty baseline', async () => {
    const stored = fileOf(0);
    const changed = stored.content.toString().replace('"values":[1]', '"values":[9]');
    world.fake.addArtifact(world.fake.addRun().id, name, zipOf([index, { ...stored, content: changed }]));
    const query = { suite: 'default', fingerprint: null, last: 10 };
    expect((await thrownBy((await open()).read(query, 'fail'))).message).toContain('content hash');
    expect((await (await open()).read(query, 'skip')).unreadable).toHaveLength(1);
  });
});

describe('expiry', () => {
  it('of all baselines is told', async () => {
    world.fake.addArtifact(world.fake.addRun().id, name, zipOf([index, fileOf(0)]), {
      expired: true,
    });
    expect(await found()).toEqual([]);
    expect(warnings.join()).toContain('All artifacts with a baseline have expired');
  });

  it('is put off when two thirds of the life are over', async () => {
    const store = await open();
    expect(await store.refresh()).toBe('empty');
    const artifact = world.fake.addArtifact(world.fake.addRun().id, name, zipOf([index, fileOf(0)]));
    const life = artifact.expires - artifact.created;
    world.fake.time = artifact.created + life * 0.6;
    expect(await (await open()).refresh()).toBe('fresh');
    world.fake.time = artifact.created + life * 0.7;
    stepOf(world.fake.addRun());
    expect(await (await open()).refresh()).toBe('refreshed');
    artifact.expired = true;
    expect(await found()).toEqual([0]);
    expect(await (await open()).refresh()).toBe('fresh');
  });
});

describe('where it cannot work', () => {
  it('the permission is named', async () => {
    const error = await thrownBy((await open({ contents: 'read' })).list(all));
    expect(error.remedy).toContain('`actions: read`');
  });

  it('outside a step it cannot write', async () => {
    vi.stubEnv('ACTIONS_RUNTIME_TOKEN', '');
    const error = await thrownBy((await open()).append(run(0)));
    expect(error.message).toContain('only a step of GitHub Actions');
    expect(error.remedy).toContain('--store branch');
  });

  it.each([
    ['https://github.com', true],
    ['https://acme.ghe.com', true],
    ['http://github.localhost:3000', true],
    ['https://github.example.com', false],
    ['https://mygithub.com', false],
  ])('%s has artifacts: %s', (server, keeps) => {
    expect(keepsArtifacts(server)).toBe(keeps);
  });

  it('nor on GitHub Enterprise Server', async () => {
    stepOf(world.fake.addRun());
    vi.stubEnv('GITHUB_SERVER_URL', 'https://github.example.com');
    expect((await thrownBy((await open()).append(run(0)))).message).toContain('GitHub Enterprise Server');
  });
});
