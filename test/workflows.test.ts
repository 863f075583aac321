import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { init } from '../src/init.ts';
import { pinned, workflowsOf, type WorkflowProject } from '../src/workflows.ts';
import { TemporaryRepository } from './git/temporary-repository.ts';

const root = path.resolve(import.meta.dirname, '..');
const actionInputs = Object.keys(
  (parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as { inputs: object }).inputs,
);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Parsed {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly jobs: Readonly<Record<string, { readonly permissions: object; readonly steps: readonly Step[] }>>;
}

/** @throws when GitHub would not take it, or when it gives the action an input that it does not have. */
function valid(content: string): Parsed {
  const { errors } = parseWorkflow(
    { name: '.github/workflows/x.yml', content },
    new NoOperationTraceWriter(),
  ).context;
  expect(errors.getErrors().map(String)).toEqual([]);
  const parsed = parse(content) as Parsed;
  for (const { steps } of Object.values(parsed.jobs)) {
    for (const step of steps) {
      if (!/^(?:org\/perf-gate@v1|\.\/)$/u.test(step.uses ?? '')) continue;
      for (const input of Object.keys(step.with ?? {})) expect(actionInputs).toContain(input);
    }
  }
  return parsed;
}

const usual: WorkflowProject = { branch: 'main', config: null, node: { version: '24' }, manager: 'npm' };

const runs = (workflow: Parsed): (string | undefined)[] =>
  workflow.jobs.gate?.steps.map(({ uses, run }) => uses ?? run) ?? [];

describe('the workflows of a project', () => {
  it.each<Partial<WorkflowProject>>([
    {},
    { node: null, manager: null },
    { node: { file: '.nvmrc' }, manager: 'pnpm' },
    { manager: 'yarn', config: 'packages/a/perf-gate.config.json' },
    { manager: 'bun', config: 'packages/a b: #c/perf-gate.config.json' },
    { branch: 'release/2.x' },
    { branch: 'on' },
    { branch: "it's #1: x" },
  ])('are valid: %j', (change) => {
    const project = { ...usual, ...change };
    const [measuring, publishing] = workflowsOf(project).map(({ text }) => valid(text));
    expect(measuring?.on).toMatchObject({ push: { branches: [project.branch] } });
    for (const { steps } of Object.values(measuring?.jobs ?? {})) {
      expect(steps.at(-1)).toEqual({
        uses: 'org/perf-gate@v1',
        ...(project.config === null ? {} : { with: { config: project.config } }),
      });
    }
    expect(publishing?.on).toHaveProperty('workflow_run');
  });

  it('give each job the least that it needs', () => {
    const [measuring, publishing] = workflowsOf(usual).map(({ text }) => valid(text));
    expect([measuring?.permissions, publishing?.permissions]).toEqual([{}, {}]);
    expect(measuring?.jobs.gate?.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    expect(measuring?.jobs.baseline?.permissions).toEqual({
      contents: 'write',
      issues: 'write',
      'pull-requests': 'read',
    });
    for (const job of Object.values(measuring?.jobs ?? {}))
      expect(job.steps[0]).toMatchObject({ with: { 'persist-credentials': false } });
    // What runs with the rights of the default branch checks out nothing.
    expect(publishing?.jobs.publish?.steps).toEqual([{ uses: 'org/perf-gate@v1' }]);
  });

  it('name each other', () => {
    const [measuring, publishing] = workflowsOf(usual).map(({ text }) => parse(text) as { name: string });
    expect(publishing).toMatchObject({ on: { workflow_run: { workflows: [measuring?.name] } } });
  });

  it('name the actions of GitHub by commits, the same as ours', () => {
    const folder = path.join(root, '.github', 'workflows');
    const ours = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
    for (const action of Object.values(pinned)) {
      const [start = ''] = action.split('@');
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
      const used = ours.flatMap((text) => text.match(new RegExp(`${start}@.*`, 'gu')) ?? []);
      expect(new Set(used)).toEqual(new Set([action]));
    }
  });

  it('are what the guides show', async () => {
    const [measuring, publishing] = workflowsOf(usual);
    for (const [guide, { text }] of [
      ['pull-request.md', measuring],
      ['forks.md', publishing],
    ] as const) {
      const page = await readFile(path.join(root, 'docs/guides', guide), 'utf8');
      expect(page).toContain(`\`\`\`yaml\n${text}\`\`\``);
    }
  });
});

describe('workflows in the documentation and our own', () => {
  const shown = ['docs', 'docs/guides'].flatMap((at) =>
    readdirSync(path.join(root, at))
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) =>
        [...readFileSync(path.join(root, at, name), 'utf8').matchAll(/^```yaml\n(.*?)^```$/gmsu)].map(
          (match): [string, string] => [`${at}/${name}`, match[1] ?? ''],
        ),
      ),
  );
  const own = readdirSync(path.join(root, '.github/workflows')).map((name): [string, string] => [
    name,
    readFileSync(path.join(root, '.github/workflows', name), 'utf8'),
  ]);

  it('are looked at', () => {
    expect(shown.length).toBeGreaterThanOrEqual(4);
  });

  it.each([...shown, ...own])('%s', (_, text) => {
    // A guide may show the jobs alone.
    valid(text.startsWith('jobs:') ? `on: push\n${text}` : text);
  });
});

describe('init in a repository', () => {
  let repository: TemporaryRepository | null = null;
  afterEach(async () => {
    await repository?.remove();
  });

  const paths = ['.github/workflows/perf-gate.yml', '.github/workflows/perf-gate-publish.yml'];

  async function start(files: Readonly<Record<string, string>>): Promise<TemporaryRepository> {
    repository = await TemporaryRepository.create();
    await repository.write(files);
    return repository;
  }

  async function ran(cwd: string): Promise<string> {
    let said = '';
    await init({ cwd, write: (text) => (said += text) });
    return said;
  }

  const read = async (file: string): Promise<string> =>
    readFile(path.join(repository?.root ?? '', file), 'utf8');

  it('writes workflows fitted to the project', async () => {
    const { root: cwd } = await start({
      'package.json': '{"packageManager": "pnpm@10.1.0"}',
      'pnpm-lock.yaml': '',
      '.nvmrc': '22\n',
    });
    const said = await ran(cwd);
    for (const file of paths) expect(said).toContain(`Wrote ${file}.`);
    const measuring = valid(await read(paths[0] ?? ''));
    expect(runs(measuring)).toEqual([
      pinned.checkout.split(' ')[0],
      pinned.setupNode.split(' ')[0],
      'npm install --global corepack && corepack enable',
      'org/perf-gate@v1',
    ]);
    expect(measuring.jobs.gate?.steps[1]?.with).toEqual({ 'node-version-file': '.nvmrc' });
    valid(await read(paths[1] ?? ''));
  });

  it('takes the default branch of the remote, not the one that is checked out', async () => {
    const made = await start({ 'a.txt': 'a' });
    await made.git('add', '.');
    await made.git('commit', '--quiet', '--message=start');
    await made.git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
    await made.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    await made.git('checkout', '--quiet', '-b', 'topic');
    expect(await ran(made.root)).toContain('The workflows take trunk for the default branch.');
    expect(valid(await read(paths[0] ?? '')).on).toMatchObject({ push: { branches: ['trunk'] } });
  });

  it('takes the branch that is to be the first where there is no commit', async () => {
    const made = await start({});
    await made.git('symbolic-ref', 'HEAD', 'refs/heads/first');
    expect(await ran(made.root)).toContain('The workflows take first for the default branch.');
  });

  it('names the configuration of a project below the root, whose workflows are in the root', async () => {
    const made = await start({
      'package-lock.json': '{}',
      'packages/a/package.json': '{"name": "a"}',
      'packages/b/package.json': '{"name": "b"}',
    });
    await ran(path.join(made.root, 'packages', 'a'));
    const text = await read(paths[0] ?? '');
    expect(valid(text).jobs.gate?.steps.at(-1)?.with).toEqual({
      config: 'packages/a/perf-gate.config.json',
    });
    await expect(access(path.join(made.root, 'packages/a/.github'))).rejects.toThrow('ENOENT');

    const said = await ran(path.join(made.root, 'packages', 'b'));
    expect(said).toContain('Wrote perf-gate.config.json.');
    expect(said).toContain(`Left ${paths[0] ?? ''} as it is.`);
    expect(said).toContain('"config: packages/b/perf-gate.config.json"');
    expect(await read(paths[0] ?? '')).toBe(text);
  });

  it('leaves what is there and writes the rest', async () => {
    const made = await start({ 'perf-gate.config.yml': 'suites: []', [paths[0] ?? '']: 'mine' });
    const said = await ran(made.root);
    expect(said).toContain('Left perf-gate.config.yml as it is.');
    expect(said).toContain(`Left ${paths[0] ?? ''} as it is.`);
    expect(said).toContain(`Wrote ${paths[1] ?? ''}.`);
    expect(await read(paths[0] ?? '')).toBe('mine');
    await expect(read('perf-gate.config.json')).rejects.toThrow('ENOENT');
  });

  it('fails when all is there', async () => {
    const made = await start({});
    await ran(made.root);
    await expect(ran(made.root)).rejects.toThrow(`perf-gate.config.json, ${paths.join(', ')} exist already`);
  });
});
