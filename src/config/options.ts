import type { CommandName } from './commands.ts';
import type { InputOf, ValueOf, ValueType } from './option-value.ts';

/** One thing a user can set. The name is the same in the file, as a flag and as an input of the action. */
export interface Option {
  readonly type: ValueType;
  /** As a user would write it; null: none, and then `doc` says what happens. */
  readonly default: string | number | boolean | readonly string[] | null;
  /** One sentence or two for help, the reference and the editor. */
  readonly doc: string;
  readonly in: readonly ('file' | 'flag' | 'input')[];
  /** The commands that take it as a flag. */
  readonly commands: readonly CommandName[];
}

const measuring = ['gate', 'run'] as const;
const judging = ['gate', 'compare', 'judge'] as const;
const baselines = [
  'baseline update',
  'baseline list',
  'baseline show',
  'baseline prune',
  'baseline accept',
  'baseline import',
] as const;
const accepting = ['baseline accept'] as const;
const storing = ['gate', 'judge', ...baselines, 'history', 'doctor'] as const;
const everywhere = ['gate', 'run', 'compare', 'judge', ...baselines, 'history', 'init', 'doctor'] as const;
const configured = ['gate', 'run', 'compare', 'judge', ...baselines, 'history', 'doctor'] as const;

const reaction = { kind: 'choice', choices: ['fail', 'warn', 'ignore'] } as const;

/** The one table from which flags, help, the schema of the file and the reference come; the order is the one shown. */
export const options = {
  config: {
    type: { kind: 'text', placeholder: 'FILE' },
    default: null,
    doc: 'Configuration file. Without it perf-gate.config.{ts,mts,js,mjs,json,yaml,yml} is looked for in the working folder and the folders above it, up to the root of the repository.',
    in: ['flag', 'input'],
    commands: configured,
  },
  base: {
    type: {
      kind: 'text',
      placeholder: 'REF|auto|none',
      pattern: /^[^-\s][^\s]{0,499}$/u,
      rule: 'a git revision, auto or none',
    },
    default: 'auto',
    doc: 'What head is compared with: a git revision; auto, the merge base with the default branch; none, no base at all.',
    in: ['file', 'flag', 'input'],
    commands: ['gate', 'doctor'],
  },
  strategy: {
    type: { kind: 'choice', choices: ['auto', 'paired', 'stored'] },
    default: 'auto',
    doc: 'paired measures both commits side by side; stored judges one run by the stored history alone; auto screens one run of head where the history on this kind of machine is sharp enough, and measures the suspects and the rest in pairs (with --base none it is stored).',
    in: ['file', 'flag', 'input'],
    commands: ['gate'],
  },
  only: {
    type: { kind: 'text', placeholder: 'GLOB' },
    default: null,
    doc: 'Only the benchmarks whose whole name matches: * stands for any characters, ? for one, {a,b} for a or b, a backslash takes the next character as it stands.',
    in: ['flag', 'input'],
    commands: ['gate', 'run', 'compare', 'judge', 'history'],
  },
  shard: {
    type: { kind: 'shard' },
    default: null,
    doc: 'Only one shard of the benchmarks: which, and of how many. All shards of a commit split them alike, by the durations in the store.',
    in: ['flag', 'input'],
    commands: measuring,
  },
  parts: {
    type: { kind: 'integer', low: 1, high: 1000 },
    default: null,
    doc: 'How many gates or measuring jobs share alpha, this one among them: each gets an equal share of it. Without it that is the number of shards, and 1 where there are none.',
    in: ['flag', 'input'],
    commands: ['gate'],
  },
  setup: {
    type: { kind: 'text', placeholder: 'CMD' },
    default: null,
    doc: 'Command line that makes a fresh copy of the project ready to run, such as npm ci. Without it nothing is run.',
    in: ['file', 'flag', 'input'],
    commands: measuring,
  },
  'pass-env': {
    type: { kind: 'list', placeholder: 'NAME,…' },
    default: null,
    doc: 'Environment variables that set-up and benchmarks get although their names look like secrets, such as the token of a private registry; in the action also any others that are not on its short list. A file cannot say it: a pull request must not choose what it gets.',
    in: ['flag', 'input'],
    commands: [...measuring, 'doctor'],
  },
  'bench-from': {
    type: { kind: 'choice', choices: ['head', 'own'] },
    default: 'head',
    doc: 'head runs the benchmark files of head against both sources; own runs the files of each side.',
    in: ['file', 'flag', 'input'],
    commands: ['gate'],
  },
  shortcut: {
    type: { kind: 'switch' },
    default: true,
    doc: 'Whether benchmarks that run the same files on both sides count as identical and are not measured; --no-shortcut measures all.',
    in: ['file', 'flag', 'input'],
    commands: ['gate'],
  },
  'time-budget': {
    type: { kind: 'duration' },
    default: '5m',
    doc: 'Time that measuring may take.',
    in: ['file', 'flag', 'input'],
    commands: measuring,
  },
  rounds: {
    type: { kind: 'integer', low: 1, high: 100_000 },
    default: null,
    doc: 'Rounds to measure, one fresh process of each side per round. Without it as many as the test needs, within the time budget.',
    in: ['file', 'flag', 'input'],
    commands: measuring,
  },
  'trial-timeout': {
    type: { kind: 'duration' },
    default: '2m',
    doc: 'Time after which one benchmark process is killed and counts as failed.',
    in: ['file', 'flag', 'input'],
    commands: measuring,
  },
  seed: {
    type: { kind: 'integer', low: 0, high: 2 ** 32 - 1 },
    default: null,
    doc: 'Seed of every coin, to repeat a run. Without it a seed is drawn and printed.',
    in: ['flag', 'input'],
    commands: ['gate', 'run', 'compare', 'judge'],
  },
  alpha: {
    type: { kind: 'fraction', above: 0, below: 0.5 },
    default: '1%',
    doc: 'Probability that unchanged code fails one gate run, over all benchmarks together; for history, that something is found where nothing moved.',
    in: ['file', 'flag', 'input'],
    commands: [...judging, 'history'],
  },
  'minimum-effect': {
    type: { kind: 'fraction', above: 0, below: 10 },
    default: '2%',
    doc: 'Estimated changes smaller than this are never called regressed or improved.',
    in: ['file', 'flag', 'input'],
    commands: [...judging, 'history'],
  },
  'required-sensitivity': {
    type: { kind: 'fraction', above: 0, below: 10 },
    default: '10%',
    doc: 'Change that a stored history must be able to see for auto to screen a benchmark by one run.',
    in: ['file', 'flag', 'input'],
    commands: ['gate'],
  },
  'equivalence-level': {
    type: { kind: 'fraction', above: 0, below: 0.5 },
    default: '5%',
    doc: 'Level of the equivalence test behind the verdict "within".',
    in: ['file', 'flag', 'input'],
    commands: judging,
  },
  metrics: {
    type: { kind: 'list', placeholder: 'NAME,…' },
    default: ['time', 'p50'],
    doc: 'Metrics that can fail the build; the others are reported.',
    in: ['file', 'flag', 'input'],
    commands: judging,
  },
  missing: {
    type: reaction,
    default: 'fail',
    doc: 'What to do about a benchmark that base has and head does not.',
    in: ['file', 'flag', 'input'],
    commands: judging,
  },
  failed: {
    type: reaction,
    default: 'fail',
    doc: 'What to do about a benchmark that works on base and fails on head.',
    in: ['file', 'flag', 'input'],
    commands: judging,
  },
  added: {
    type: reaction,
    default: 'ignore',
    doc: 'What to do about a benchmark that base does not have.',
    in: ['file', 'flag', 'input'],
    commands: judging,
  },
  inconclusive: {
    type: reaction,
    default: 'warn',
    doc: 'What to do about a benchmark that was too noisy to judge.',
    in: ['file', 'flag', 'input'],
    commands: judging,
  },
  mode: {
    type: { kind: 'choice', choices: ['gate', 'observe'] },
    default: 'gate',
    doc: 'observe reports what gate would have done, and never fails.',
    in: ['file', 'flag'],
    commands: judging,
  },
  'could-not-judge': {
    type: { kind: 'choice', choices: ['fail', 'warn'] },
    default: 'fail',
    doc: 'Whether a gate that could not judge ends with exit code 2 (fail) or 0 (warn).',
    in: ['file', 'flag', 'input'],
    commands: judging,
  },
  store: {
    type: { kind: 'store' },
    default: 'auto',
    doc: 'Where baselines are kept: an orphan branch of data (perf-gate unless named), a folder, or, in the action, artifacts of a workflow (the one that runs unless its file is named). auto is the branch; in the action, where there is none and the token may not begin one, it is artifacts.',
    in: ['file', 'flag', 'input'],
    commands: storing,
  },
  'store-remote': {
    type: {
      kind: 'text',
      placeholder: 'NAME',
      pattern: /^[^-\s][^\s]{0,499}$/u,
      rule: 'the name or URL of a git remote, or a dot',
    },
    default: null,
    doc: 'Git remote that keeps the branch of the store, or its URL; a dot is this repository itself. Without it that is origin, and this repository when it has no origin.',
    in: ['file', 'flag', 'input'],
    commands: storing,
  },
  suite: {
    type: {
      kind: 'text',
      placeholder: 'NAME',
      pattern: /^[a-z0-9][a-z0-9._-]{0,99}$/u,
      rule: 'a name of small letters, digits, dots, dashes and underscores that starts with a letter or digit',
    },
    default: 'default',
    doc: 'Name of this set of benchmarks in the store; two projects of one repository need two names.',
    in: ['file', 'flag', 'input'],
    commands: [
      'gate',
      'run',
      'judge',
      'baseline list',
      'baseline show',
      'baseline prune',
      'baseline accept',
      'baseline import',
      'history',
      'doctor',
    ],
  },
  history: {
    type: { kind: 'integer', low: 2, high: 10_000 },
    default: 60,
    doc: 'Stored runs that a new one is judged against.',
    in: ['file', 'flag', 'input'],
    commands: ['gate', 'judge'],
  },
  unreadable: {
    type: { kind: 'choice', choices: ['fail', 'skip'] },
    default: 'fail',
    doc: 'What to do about a damaged file of the store: stop and name it, or name it and leave it out.',
    in: ['file', 'flag', 'input'],
    commands: ['gate', 'judge', 'baseline show', 'history', 'doctor'],
  },
  'smallest-segment': {
    type: { kind: 'integer', low: 2, high: 1000 },
    default: 6,
    doc: 'Runs that a new level has to last before history calls it one.',
    in: ['file', 'flag', 'input'],
    commands: ['history'],
  },
  keep: {
    type: { kind: 'integer', low: 1, high: 1_000_000 },
    default: null,
    doc: 'Stored runs of each suite and machine class to keep. It must be given.',
    in: ['flag'],
    commands: ['baseline prune'],
  },
  benchmark: {
    type: { kind: 'text', placeholder: 'GLOB' },
    default: null,
    doc: 'The benchmarks that get worse, by their whole names; a glob as for --only. It must be given.',
    in: ['flag'],
    commands: accepting,
  },
  metric: {
    type: { kind: 'text', placeholder: 'GLOB' },
    default: 'time',
    doc: 'The metrics of them that get worse.',
    in: ['flag'],
    commands: accepting,
  },
  commit: {
    type: {
      kind: 'text',
      placeholder: 'REF|none',
      pattern: /^[^-\s][^\s]{0,499}$/u,
      rule: 'a git revision or none',
    },
    default: 'HEAD',
    doc: 'The commit that makes them worse: accepted of heads that contain it, until base contains it too. none: of any head.',
    in: ['flag'],
    commands: accepting,
  },
  'up-to': {
    type: { kind: 'fraction', above: 0, below: 1000 },
    default: null,
    doc: 'Largest estimated change for the worse that is accepted. It must be given.',
    in: ['flag'],
    commands: accepting,
  },
  reason: {
    type: { kind: 'text', placeholder: 'TEXT' },
    default: null,
    doc: 'Why; shown in every report until it is over. It must be given.',
    in: ['flag'],
    commands: accepting,
  },
  author: {
    type: { kind: 'text', placeholder: 'NAME' },
    default: null,
    doc: 'Who accepts it. Without it the user.name of git.',
    in: ['flag'],
    commands: accepting,
  },
  expires: {
    type: {
      kind: 'text',
      placeholder: 'DATE',
      pattern: /^\d{4}-\d{2}-\d{2}$/u,
      rule: 'a date such as 2027-01-31',
    },
    default: null,
    doc: 'The last day (UTC) on which it holds. Without it there is no end.',
    in: ['flag'],
    commands: accepting,
  },
  output: {
    type: { kind: 'text', placeholder: 'DIR' },
    default: '.perf-gate',
    doc: 'Folder where the run files are left.',
    in: ['file', 'flag'],
    commands: measuring,
  },
  json: {
    type: { kind: 'text', placeholder: 'FILE|-' },
    default: null,
    doc: 'Write the result as JSON to a file, or to standard output (-).',
    in: ['flag'],
    commands: ['gate', 'run', 'compare', 'judge', 'baseline list', 'baseline show', 'history', 'doctor'],
  },
  markdown: {
    type: { kind: 'text', placeholder: 'FILE|-' },
    default: null,
    doc: 'Write the report as Markdown to a file, or to standard output (-).',
    in: ['flag'],
    commands: judging,
  },
  verbose: {
    type: { kind: 'switch' },
    default: false,
    doc: 'Show every benchmark and what the benchmarks print.',
    in: ['flag', 'input'],
    commands: everywhere,
  },
  quiet: {
    type: { kind: 'switch' },
    default: false,
    doc: 'Show no progress.',
    in: ['flag'],
    commands: everywhere,
  },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;
export const optionNames = Object.keys(options) as OptionName[];

type Table = typeof options;
type NameIn<Place extends 'file' | 'flag' | 'input'> = {
  [K in OptionName]: Place extends Table[K]['in'][number] ? K : never;
}[OptionName];

export type FileOption = NameIn<'file'>;
export type FlagOption = NameIn<'flag'>;
export type InputOption = NameIn<'input'>;

/** Flags as they were read, in base units. What was not given is absent. */
export type Flags = { readonly [K in FlagOption]?: ValueOf<Table[K]['type']> };
/** The options of a configuration file as a user writes them. */
export type FileOptions = { readonly [K in FileOption]?: InputOf<Table[K]['type']> };

/** What reading the value of this option gives. */
export type OptionValue<K extends OptionName> = ValueOf<Table[K]['type']>;

/** The entry of the table, without the narrow type of its literals. */
export function optionOf(name: OptionName): Option {
  return options[name];
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

/** Names that may stand in a configuration file. */
export const fileOptionNames = optionNames.filter((name) =>
  optionOf(name).in.includes('file'),
) as FileOption[];

/** Names that are inputs of the action too. */
export const inputOptionNames = optionNames.filter((name) =>
  optionOf(name).in.includes('input'),
) as InputOption[];

/** How an option is written as a flag, without the dashes: a switch that is on is switched off. */
export function flagWord(name: OptionName): string {
  const { type, default: standard } = optionOf(name);
  return type.kind === 'switch' && standard === true ? `no-${name}` : name;
}

/** Names of the flags that a command takes. */
export function flagsOf(command: CommandName): FlagOption[] {
  return optionNames.filter((name) => {
    const option = optionOf(name);
    return option.in.includes('flag') && option.commands.includes(command);
  });
}
