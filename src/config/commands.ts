/** What a command takes besides options. */
export interface Command {
  /** Positional arguments as help shows them. */
  readonly usage: string;
  /** Fewest and most positional arguments. */
  readonly positionals: readonly [number, number];
  /** One line for the list of commands. */
  readonly summary: string;
  /** What a person has to know before using it. */
  readonly about: string;
  readonly examples: readonly string[];
}

const any = Number.POSITIVE_INFINITY;

/** Every command; the order is the one of help. */
export const commands = {
  gate: {
    usage: '',
    positionals: [0, 0],
    summary: 'measure what is needed, judge, report (the main job)',
    about:
      'Measures the benchmarks of the base commit and of your work tree side by side, in copies of their own, and says for each one whether it got slower. Uncommitted files are measured with head.',
    examples: [
      'perf-gate gate',
      'perf-gate gate --base v1.4.0 --only "*parse*"',
      'perf-gate gate --time-budget 10m --markdown report.md',
    ],
  },
  run: {
    usage: '',
    positionals: [0, 0],
    summary: 'run the benchmarks of your work tree and write a run file',
    about: 'Measures without judging. The run file goes to --output, and to --json when that is given.',
    examples: ['perf-gate run --rounds 20', 'perf-gate run --json head.json'],
  },
  compare: {
    usage: 'BASE HEAD…',
    positionals: [2, any],
    summary: 'judge two run files, or several pairs; measures nothing',
    about:
      'Runs that were measured in rounds together are compared round by round, others as independent runs. Several pairs (shards, suites, kinds of machine) share alpha and make one decision; a shard that is missing leaves it open.',
    examples: [
      'perf-gate compare base.json head.json',
      'perf-gate compare 1/base.json 1/head.json 2/base.json 2/head.json',
    ],
  },
  judge: {
    usage: 'RUN…',
    positionals: [1, any],
    summary: 'judge run files against the stored baseline; measures nothing',
    about:
      'Several files (shards, suites, kinds of machine) make one decision: shards of one kind of machine are judged as one run, the others share alpha. A shard that is missing leaves it open.',
    examples: ['perf-gate judge head.json', 'perf-gate judge shard-*.json --store dir:../baselines'],
  },
  'baseline update': {
    usage: 'RUN…',
    positionals: [1, any],
    summary: 'add run files to the stored baseline',
    about:
      'Adding the same run twice keeps one file. Concurrent writers lose nothing. Shards of one run that one kind of machine measured become one run.',
    examples: ['perf-gate baseline update .perf-gate/run.json'],
  },
  'baseline list': {
    usage: '',
    positionals: [0, 0],
    summary: 'list the stored runs, oldest first',
    about: 'Names alone are read, so that it costs the same for a hundred runs and a hundred thousand.',
    examples: ['perf-gate baseline list --store dir:baselines'],
  },
  'baseline show': {
    usage: '[PATH|latest]',
    positionals: [0, 1],
    summary: 'print one stored run; the latest unless a path is given',
    about: 'A path is one that "perf-gate baseline list" prints.',
    examples: ['perf-gate baseline show', 'perf-gate baseline show latest --json -'],
  },
  'baseline prune': {
    usage: '',
    positionals: [0, 0],
    summary: 'remove all but the newest stored runs',
    about:
      'Keeps the newest --keep runs of each suite and machine class. There is no default for --keep, because what is removed is gone.',
    examples: ['perf-gate baseline prune --keep 200'],
  },
  'baseline accept': {
    usage: '',
    positionals: [0, 0],
    summary: 'record in the store that a regression is expected',
    about:
      'Later reports show the regression with its reason and do not fail for it, up to the change given, as long as head contains the commit and base does not.',
    examples: ['perf-gate baseline accept --benchmark "*parse*" --up-to 12% --reason "checks its input now"'],
  },
  'baseline import': {
    usage: 'FILE…',
    positionals: [1, any],
    summary: 'add the history that github-action-benchmark has kept',
    about:
      'Reads data.js, or the JSON file of external-data-json-path, and stores one run for each entry, with its date and commit. Which machine measured it is not in there, so these runs have a machine class of their own, unknown: history searches them, and no gate judges by them. The same entry twice is one run.',
    examples: [
      'perf-gate baseline import data.js',
      'perf-gate baseline import data.js --store dir:baselines',
    ],
  },
  history: {
    usage: '',
    positionals: [0, 0],
    summary: 'say what moved in the stored history, since which commit',
    about:
      'Searches the stored runs of the suite for change points and slow drift, each metric of each benchmark on each machine class by itself. It reports: the exit code is 0 whatever moved.',
    examples: ['perf-gate history', 'perf-gate history --only "*parse*" --json -'],
  },
  init: {
    usage: '',
    positionals: [0, 0],
    summary: 'write a configuration and workflows fitted to this project',
    about:
      'Looks at package.json, the lock file and the benchmarks. Writes perf-gate.config.json and, in a git repository, two workflows under .github/workflows. Never overwrites a file.',
    examples: ['perf-gate init'],
  },
  doctor: {
    usage: '',
    positionals: [0, 0],
    summary: 'say what is wrong with the set-up, and what to do about it',
    about:
      'Checks git, the base commit, the configuration, the benchmarks, Node and the store. Exit code 2 when there is a problem.',
    examples: ['perf-gate doctor'],
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
export const commandNames = Object.keys(commands) as CommandName[];
