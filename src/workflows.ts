import type { Installation } from './package-manager.ts';

/** What the workflows of a project depend on. */
export interface WorkflowProject {
  /** Name of the default branch. */
  readonly branch: string;
  /** The configuration relative to the root of the repository, with `/`; null: it is in the root, where it is found. */
  readonly config: string | null;
  /** null: the project needs no Node of its own. */
  readonly node: NodeSource | null;
  /** null: nothing is installed. */
  readonly manager: Installation['manager'] | null;
}

/** Where actions/setup-node takes the version from. */
export type NodeSource = { readonly file: string } | { readonly version: string };

/** Text of a workflow, and its path from the root of the repository, with `/`. */
export interface Workflow {
  readonly path: string;
  readonly text: string;
}

const name = 'perf-gate';

/**
 * GitHub's own actions by their commits, with the version that Dependabot reads. Ours has none yet when this program is built, so it is
 * named by the tag of its major version.
 */
export const pinned = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  setupNode: 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
} as const;

/** A scalar of YAML; JSON is a quoted one. */
function scalar(text: string): string {
  const isPlain = /^[a-z][\w./-]*$/iu.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text);
  return isPlain ? text : JSON.stringify(text);
}

function managerSteps(manager: WorkflowProject['manager']): string[] {
  switch (manager) {
    case null:
    case 'npm':
      return [];
    // Corepack takes the version that package.json names.
    case 'pnpm':
    case 'yarn':
      return ['- run: npm install --global corepack && corepack enable'];
    case 'bun':
      return ['- run: npm install --global bun'];
  }
}

/** The steps of a job that measures. */
function steps({ config, node, manager }: WorkflowProject): string {
  const lines = [
    `- uses: ${pinned.checkout}`,
    '  with:',
    '    persist-credentials: false',
    ...(node === null
      ? []
      : [
          `- uses: ${pinned.setupNode}`,
          '  with:',
          'file' in node
            ? `    node-version-file: ${scalar(node.file)}`
            : `    node-version: '${node.version}'`,
        ]),
    ...managerSteps(manager),
    '- uses: org/perf-gate@v1',
    ...(config === null ? [] : ['  with:', `    config: ${scalar(config)}`]),
  ];
  return lines.map((line) => `      ${line}`).join('\n');
}

/** One job for proposals, whose token writes nothing but the comment, and one for what is kept. */
function measuring(project: WorkflowProject): string {
  return `name: ${name}

on:
  pull_request:
  merge_group:
  push:
    branches: [${scalar(project.branch)}]
  schedule:
    - cron: '17 3 * * *'
  workflow_dispatch:

permissions: {}

# A newer push to a pull request ends the run before it; what is to be stored is never cancelled.
concurrency:
  group: \${{ github.workflow }}-\${{ github.event_name }}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  gate:
    if: github.event_name == 'pull_request' || github.event_name == 'merge_group'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
      pull-requests: write # the comment
    steps:
      # One commit is enough: perf-gate fetches the base itself.
${steps(project)}

  baseline:
    if: github.event_name != 'pull_request' && github.event_name != 'merge_group'
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: write # the branch that keeps the runs
      issues: write # the issue about what moved
      pull-requests: read # what was accepted on the one that is merged
    steps:
${steps(project)}
`;
}

const publishing = `name: ${name}-publish

# The token of a pull request from a fork cannot comment; this one can, and runs no code of the pull request.
on:
  workflow_run: # zizmor: ignore[dangerous-triggers]
    workflows: [${name}]
    types: [completed]

permissions: {}

jobs:
  publish:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: read # the artifact with the decision
      contents: read
      pull-requests: write # the comment
    steps:
      - uses: org/perf-gate@v1
`;

/** The workflows that measure a project and that publish for forks; the guides show them as they are. */
export function workflowsOf(project: WorkflowProject): readonly [measuring: Workflow, publishing: Workflow] {
  return [
    { path: `.github/workflows/${name}.yml`, text: measuring(project) },
    { path: `.github/workflows/${name}-publish.yml`, text: publishing },
  ];
}
