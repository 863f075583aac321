import type { CommandName } from './commands.js';
import type { InputOf, ValueOf, ValueType } from './option-value.js';
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
/** The one table from which flags, help, the schema of the file and the reference come; the order is the one shown. */
export declare const options: {
    readonly config: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "FILE";
        };
        readonly default: null;
        readonly doc: "Configuration file. Without it perf-gate.config.{ts,mts,js,mjs,json,yaml,yml} is looked for in the working folder and the folders above it, up to the root of the repository.";
        readonly in: readonly ["flag", "input"];
        readonly commands: readonly ["gate", "run", "compare", "judge", "baseline update", "baseline list", "baseline show", "baseline prune", "baseline accept", "baseline import", "history", "doctor"];
    };
    readonly base: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "REF|auto|none";
            readonly pattern: RegExp;
            readonly rule: "a git revision, auto or none";
        };
        readonly default: "auto";
        readonly doc: "What head is compared with: a git revision; auto, the merge base with the default branch; none, no base at all.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "doctor"];
    };
    readonly strategy: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["auto", "paired", "stored"];
        };
        readonly default: "auto";
        readonly doc: "paired measures both commits side by side; stored judges one run by the stored history alone; auto screens one run of head where the history on this kind of machine is sharp enough, and measures the suspects and the rest in pairs (with --base none it is stored).";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate"];
    };
    readonly only: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly default: null;
        readonly doc: "Only the benchmarks whose whole name matches: * stands for any characters, ? for one, {a,b} for a or b, a backslash takes the next character as it stands.";
        readonly in: readonly ["flag", "input"];
        readonly commands: readonly ["gate", "run", "compare", "judge", "history"];
    };
    readonly shard: {
        readonly type: {
            readonly kind: "shard";
        };
        readonly default: null;
        readonly doc: "Only one shard of the benchmarks: which, and of how many. All shards of a commit split them alike, by the durations in the store.";
        readonly in: readonly ["flag", "input"];
        readonly commands: readonly ["gate", "run"];
    };
    readonly parts: {
        readonly type: {
            readonly kind: "integer";
            readonly low: 1;
            readonly high: 1000;
        };
        readonly default: null;
        readonly doc: "How many gates or measuring jobs share alpha, this one among them: each gets an equal share of it. Without it that is the number of shards, and 1 where there are none.";
        readonly in: readonly ["flag", "input"];
        readonly commands: readonly ["gate"];
    };
    readonly setup: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "CMD";
        };
        readonly default: null;
        readonly doc: "Command line that makes a fresh copy of the project ready to run, such as npm ci. Without it nothing is run.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "run"];
    };
    readonly 'pass-env': {
        readonly type: {
            readonly kind: "list";
            readonly placeholder: "NAME,…";
        };
        readonly default: null;
        readonly doc: "Environment variables that set-up and benchmarks get although their names look like secrets, such as the token of a private registry; in the action also any others that are not on its short list. A file cannot say it: a pull request must not choose what it gets.";
        readonly in: readonly ["flag", "input"];
        readonly commands: readonly ["gate", "run", "doctor"];
    };
    readonly 'bench-from': {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["head", "own"];
        };
        readonly default: "head";
        readonly doc: "head runs the benchmark files of head against both sources; own runs the files of each side.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate"];
    };
    readonly shortcut: {
        readonly type: {
            readonly kind: "switch";
        };
        readonly default: true;
        readonly doc: "Whether benchmarks that run the same files on both sides count as identical and are not measured; --no-shortcut measures all.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate"];
    };
    readonly 'time-budget': {
        readonly type: {
            readonly kind: "duration";
        };
        readonly default: "5m";
        readonly doc: "Time that measuring may take.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "run"];
    };
    readonly rounds: {
        readonly type: {
            readonly kind: "integer";
            readonly low: 1;
            readonly high: 100000;
        };
        readonly default: null;
        readonly doc: "Rounds to measure, one fresh process of each side per round. Without it as many as the test needs, within the time budget.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "run"];
    };
    readonly 'trial-timeout': {
        readonly type: {
            readonly kind: "duration";
        };
        readonly default: "2m";
        readonly doc: "Time after which one benchmark process is killed and counts as failed.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "run"];
    };
    readonly seed: {
        readonly type: {
            readonly kind: "integer";
            readonly low: 0;
            readonly high: number;
        };
        readonly default: null;
        readonly doc: "Seed of every coin, to repeat a run. Without it a seed is drawn and printed.";
        readonly in: readonly ["flag", "input"];
        readonly commands: readonly ["gate", "run", "compare", "judge"];
    };
    readonly alpha: {
        readonly type: {
            readonly kind: "fraction";
            readonly above: 0;
            readonly below: 0.5;
        };
        readonly default: "1%";
        readonly doc: "Probability that unchanged code fails one gate run, over all benchmarks together; for history, that something is found where nothing moved.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge", "history"];
    };
    readonly 'minimum-effect': {
        readonly type: {
            readonly kind: "fraction";
            readonly above: 0;
            readonly below: 10;
        };
        readonly default: "2%";
        readonly doc: "Estimated changes smaller than this are never called regressed or improved.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge", "history"];
    };
    readonly 'required-sensitivity': {
        readonly type: {
            readonly kind: "fraction";
            readonly above: 0;
            readonly below: 10;
        };
        readonly default: "10%";
        readonly doc: "Change that a stored history must be able to see for auto to screen a benchmark by one run.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate"];
    };
    readonly 'equivalence-level': {
        readonly type: {
            readonly kind: "fraction";
            readonly above: 0;
            readonly below: 0.5;
        };
        readonly default: "5%";
        readonly doc: "Level of the equivalence test behind the verdict \"within\".";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly metrics: {
        readonly type: {
            readonly kind: "list";
            readonly placeholder: "NAME,…";
        };
        readonly default: readonly ["time", "p50"];
        readonly doc: "Metrics that can fail the build; the others are reported.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly missing: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly default: "fail";
        readonly doc: "What to do about a benchmark that base has and head does not.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly failed: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly default: "fail";
        readonly doc: "What to do about a benchmark that works on base and fails on head.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly added: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly default: "ignore";
        readonly doc: "What to do about a benchmark that base does not have.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly inconclusive: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly default: "warn";
        readonly doc: "What to do about a benchmark that was too noisy to judge.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly mode: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["gate", "observe"];
        };
        readonly default: "gate";
        readonly doc: "observe reports what gate would have done, and never fails.";
        readonly in: readonly ["file", "flag"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly 'could-not-judge': {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn"];
        };
        readonly default: "fail";
        readonly doc: "Whether a gate that could not judge ends with exit code 2 (fail) or 0 (warn).";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly store: {
        readonly type: {
            readonly kind: "store";
        };
        readonly default: "auto";
        readonly doc: "Where baselines are kept: an orphan branch of data (perf-gate unless named), a folder, or, in the action, artifacts of a workflow (the one that runs unless its file is named). auto is the branch; in the action, where there is none and the token may not begin one, it is artifacts.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "judge", "baseline update", "baseline list", "baseline show", "baseline prune", "baseline accept", "baseline import", "history", "doctor"];
    };
    readonly 'store-remote': {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "NAME";
            readonly pattern: RegExp;
            readonly rule: "the name or URL of a git remote, or a dot";
        };
        readonly default: null;
        readonly doc: "Git remote that keeps the branch of the store, or its URL; a dot is this repository itself. Without it that is origin, and this repository when it has no origin.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "judge", "baseline update", "baseline list", "baseline show", "baseline prune", "baseline accept", "baseline import", "history", "doctor"];
    };
    readonly suite: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "NAME";
            readonly pattern: RegExp;
            readonly rule: "a name of small letters, digits, dots, dashes and underscores that starts with a letter or digit";
        };
        readonly default: "default";
        readonly doc: "Name of this set of benchmarks in the store; two projects of one repository need two names.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "run", "judge", "baseline list", "baseline show", "baseline prune", "baseline accept", "baseline import", "history", "doctor"];
    };
    readonly history: {
        readonly type: {
            readonly kind: "integer";
            readonly low: 2;
            readonly high: 10000;
        };
        readonly default: 60;
        readonly doc: "Stored runs that a new one is judged against.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "judge"];
    };
    readonly unreadable: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "skip"];
        };
        readonly default: "fail";
        readonly doc: "What to do about a damaged file of the store: stop and name it, or name it and leave it out.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["gate", "judge", "baseline show", "history", "doctor"];
    };
    readonly 'smallest-segment': {
        readonly type: {
            readonly kind: "integer";
            readonly low: 2;
            readonly high: 1000;
        };
        readonly default: 6;
        readonly doc: "Runs that a new level has to last before history calls it one.";
        readonly in: readonly ["file", "flag", "input"];
        readonly commands: readonly ["history"];
    };
    readonly keep: {
        readonly type: {
            readonly kind: "integer";
            readonly low: 1;
            readonly high: 1000000;
        };
        readonly default: null;
        readonly doc: "Stored runs of each suite and machine class to keep. It must be given.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline prune"];
    };
    readonly benchmark: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly default: null;
        readonly doc: "The benchmarks that get worse, by their whole names; a glob as for --only. It must be given.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline accept"];
    };
    readonly metric: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly default: "time";
        readonly doc: "The metrics of them that get worse.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline accept"];
    };
    readonly commit: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "REF|none";
            readonly pattern: RegExp;
            readonly rule: "a git revision or none";
        };
        readonly default: "HEAD";
        readonly doc: "The commit that makes them worse: accepted of heads that contain it, until base contains it too. none: of any head.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline accept"];
    };
    readonly 'up-to': {
        readonly type: {
            readonly kind: "fraction";
            readonly above: 0;
            readonly below: 1000;
        };
        readonly default: null;
        readonly doc: "Largest estimated change for the worse that is accepted. It must be given.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline accept"];
    };
    readonly reason: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "TEXT";
        };
        readonly default: null;
        readonly doc: "Why; shown in every report until it is over. It must be given.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline accept"];
    };
    readonly author: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "NAME";
        };
        readonly default: null;
        readonly doc: "Who accepts it. Without it the user.name of git.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline accept"];
    };
    readonly expires: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "DATE";
            readonly pattern: RegExp;
            readonly rule: "a date such as 2027-01-31";
        };
        readonly default: null;
        readonly doc: "The last day (UTC) on which it holds. Without it there is no end.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["baseline accept"];
    };
    readonly output: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "DIR";
        };
        readonly default: ".perf-gate";
        readonly doc: "Folder where the run files are left.";
        readonly in: readonly ["file", "flag"];
        readonly commands: readonly ["gate", "run"];
    };
    readonly json: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "FILE|-";
        };
        readonly default: null;
        readonly doc: "Write the result as JSON to a file, or to standard output (-).";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["gate", "run", "compare", "judge", "baseline list", "baseline show", "history", "doctor"];
    };
    readonly markdown: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "FILE|-";
        };
        readonly default: null;
        readonly doc: "Write the report as Markdown to a file, or to standard output (-).";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["gate", "compare", "judge"];
    };
    readonly verbose: {
        readonly type: {
            readonly kind: "switch";
        };
        readonly default: false;
        readonly doc: "Show every benchmark and what the benchmarks print.";
        readonly in: readonly ["flag", "input"];
        readonly commands: readonly ["gate", "run", "compare", "judge", "baseline update", "baseline list", "baseline show", "baseline prune", "baseline accept", "baseline import", "history", "init", "doctor"];
    };
    readonly quiet: {
        readonly type: {
            readonly kind: "switch";
        };
        readonly default: false;
        readonly doc: "Show no progress.";
        readonly in: readonly ["flag"];
        readonly commands: readonly ["gate", "run", "compare", "judge", "baseline update", "baseline list", "baseline show", "baseline prune", "baseline accept", "baseline import", "history", "init", "doctor"];
    };
};
export type OptionName = keyof typeof options;
export declare const optionNames: OptionName[];
type Table = typeof options;
type NameIn<Place extends 'file' | 'flag' | 'input'> = {
    [K in OptionName]: Place extends Table[K]['in'][number] ? K : never;
}[OptionName];
export type FileOption = NameIn<'file'>;
export type FlagOption = NameIn<'flag'>;
export type InputOption = NameIn<'input'>;
/** Flags as they were read, in base units. What was not given is absent. */
export type Flags = {
    readonly [K in FlagOption]?: ValueOf<Table[K]['type']>;
};
/** The options of a configuration file as a user writes them. */
export type FileOptions = {
    readonly [K in FileOption]?: InputOf<Table[K]['type']>;
};
/** What reading the value of this option gives. */
export type OptionValue<K extends OptionName> = ValueOf<Table[K]['type']>;
/** The entry of the table, without the narrow type of its literals. */
export declare function optionOf(name: OptionName): Option;
export declare function isOptionName(name: string): name is OptionName;
/** Names that may stand in a configuration file. */
export declare const fileOptionNames: FileOption[];
/** Names that are inputs of the action too. */
export declare const inputOptionNames: InputOption[];
/** How an option is written as a flag, without the dashes: a switch that is on is switched off. */
export declare function flagWord(name: OptionName): string;
/** Names of the flags that a command takes. */
export declare function flagsOf(command: CommandName): FlagOption[];
export {};
