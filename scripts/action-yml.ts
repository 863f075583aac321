// The text of action.yml: inputs from the option table, and the three steps.
import { stringify } from 'yaml';
import { describedInputs } from '../src/config/action-inputs.ts';

// actions/github-script v8.0.0: it starts our bundles on the runner's own node, with the token of the runtime, on every server and runner.
const githubScript = 'actions/github-script@ed597411d8f924073f98dfc5c65a23a2325f34cd';

/**
 * Variables that the benchmark step may see besides those that `pass-env` names. What a variable of the job is for cannot be told
 * from its name alone, so nothing goes through that is not here.
 */
const passed = [
  ...[
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'SHELL',
    'LANG',
    'LANGUAGE',
    'LC_ALL',
    'LC_CTYPE',
    'TZ',
    'TMPDIR',
    'TEMP',
    'TMP',
  ],
  ...[
    'CI',
    'GITHUB_ACTIONS',
    'GITHUB_WORKSPACE',
    'RUNNER_OS',
    'RUNNER_ARCH',
    'RUNNER_TEMP',
    'RUNNER_TOOL_CACHE',
  ],
  ...['RUNNER_ENVIRONMENT', 'ImageOS', 'ImageVersion', 'AGENT_TOOLSDIRECTORY'],
  ...[
    'NODE_ENV',
    'NODE_OPTIONS',
    'NODE_PATH',
    'NODE_EXTRA_CA_CERTS',
    'NVM_DIR',
    'PNPM_HOME',
    'COREPACK_HOME',
  ],
  ...[
    'JAVA_HOME',
    'GOROOT',
    'GOPATH',
    'GOCACHE',
    'CARGO_HOME',
    'RUSTUP_HOME',
    'RUSTFLAGS',
    'VIRTUAL_ENV',
    'PYTHONPATH',
  ],
  ...['LD_LIBRARY_PATH', 'PKG_CONFIG_PATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  // Without these no program starts on Windows.
  ...[
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'USERPROFILE',
    'USERNAME',
    'HOMEDRIVE',
    'HOMEPATH',
  ],
  ...[
    'APPDATA',
    'LOCALAPPDATA',
    'PROGRAMDATA',
    'PROGRAMFILES',
    'NUMBER_OF_PROCESSORS',
    'PROCESSOR_ARCHITECTURE',
  ],
  // Ours: where the plan is, and the mark by which what is left running is found.
  ...['PERF_GATE_PLAN', 'PERF_GATE_TRIAL'],
];

const outputs = {
  outcome: 'passed, failed or could-not-judge.',
  regressed: 'Number of benchmarks that regressed.',
  improved: 'Number of benchmarks that improved.',
  inconclusive: 'Number of benchmarks that were too noisy to judge.',
  'decision-file': 'The decision as JSON (schema perf-gate.decision/1); empty when nothing could be judged.',
  'report-file': 'The report as Markdown.',
  'comment-url': 'Address of the comment on the pull request; empty when there is none.',
} as const;

/** Every output with its meaning. */
export const describedOutputs: readonly (readonly [name: string, doc: string])[] = Object.entries(outputs);

function importing(entry: string): string {
  return [
    "const { join } = require('node:path');",
    "const { pathToFileURL } = require('node:url');",
    `const entry = join(process.env.GITHUB_ACTION_PATH, 'dist', 'action', '${entry}', 'index.js');`,
    'await import(pathToFileURL(entry).href);',
    '',
  ].join('\n');
}

// The files by which a step tells its runner what later steps get are removed, and their names are forgotten with the environment: a
// benchmark that finds the folder cannot set a variable or a path of the step that has the token.
const bench = [
  'rm -f -- "$GITHUB_ENV" "$GITHUB_PATH" "$GITHUB_OUTPUT" "$GITHUB_STATE" "$GITHUB_STEP_SUMMARY"',
  'passed=()',
  'for name in $PERF_GATE_PASS; do',
  '  if [ -n "${!name+set}" ]; then passed+=("$name=${!name}"); fi',
  'done',
  'exec env -i "${passed[@]}" "$PERF_GATE_NODE" "$GITHUB_ACTION_PATH/dist/action/bench/index.js"',
  '',
].join('\n');

export function actionYml(): string {
  const document = {
    name: 'perf-gate',
    description:
      "Runs a project's benchmarks on both sides of a change and fails when something truly got slower.",
    author: 'perf-gate contributors',
    branding: { icon: 'activity', color: 'green' },
    inputs: Object.fromEntries(
      describedInputs().map(({ name, default: standard, doc }) => [
        name,
        { description: doc, required: false, default: standard },
      ]),
    ),
    outputs: Object.fromEntries(
      describedOutputs.map(([name, doc]) => [
        name,
        { description: doc, value: `\${{ steps.report.outputs.${name} }}` },
      ]),
    ),
    runs: {
      using: 'composite',
      steps: [
        {
          name: 'Prepare',
          id: 'prepare',
          uses: githubScript,
          env: { PERF_GATE_INPUTS: '${{ toJSON(inputs) }}' },
          with: { script: importing('prepare') },
        },
        {
          name: 'Run benchmarks',
          id: 'bench',
          if: "${{ steps.prepare.outputs.measures == 'true' }}",
          'continue-on-error': true,
          shell: 'bash',
          env: {
            PERF_GATE_NODE: '${{ steps.prepare.outputs.node }}',
            PERF_GATE_PLAN: '${{ steps.prepare.outputs.plan }}',
            PERF_GATE_TRIAL: '${{ steps.prepare.outputs.mark }}',
            PERF_GATE_PASS: `${passed.join(' ')} \${{ steps.prepare.outputs.pass-env }}`,
          },
          run: bench,
        },
        {
          name: 'Report',
          id: 'report',
          if: "${{ !cancelled() && steps.prepare.outcome == 'success' }}",
          uses: githubScript,
          env: {
            PERF_GATE_INPUTS: '${{ toJSON(inputs) }}',
            PERF_GATE_PLAN: '${{ steps.prepare.outputs.plan }}',
            PERF_GATE_DIGEST: '${{ steps.prepare.outputs.digest }}',
          },
          with: { script: importing('report') },
        },
      ],
    },
  };
  const text = stringify(document, { lineWidth: 0 });
  return `# Written by "npm run generate" from src/config/ and scripts/action-yml.ts.\n${text.replaceAll(
    githubScript,
    `${githubScript} # v8.0.0`,
  )}`;
}
