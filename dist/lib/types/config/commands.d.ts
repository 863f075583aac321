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
/** Every command; the order is the one of help. */
export declare const commands: {
    readonly gate: {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "measure what is needed, judge, report (the main job)";
        readonly about: "Measures the benchmarks of the base commit and of your work tree side by side, in copies of their own, and says for each one whether it got slower. Uncommitted files are measured with head.";
        readonly examples: readonly ["perf-gate gate", "perf-gate gate --base v1.4.0 --only \"*parse*\"", "perf-gate gate --time-budget 10m --markdown report.md"];
    };
    readonly run: {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "run the benchmarks of your work tree and write a run file";
        readonly about: "Measures without judging. The run file goes to --output, and to --json when that is given.";
        readonly examples: readonly ["perf-gate run --rounds 20", "perf-gate run --json head.json"];
    };
    readonly compare: {
        readonly usage: "BASE HEAD…";
        readonly positionals: readonly [2, number];
        readonly summary: "judge two run files, or several pairs; measures nothing";
        readonly about: "Runs that were measured in rounds together are compared round by round, others as independent runs. Several pairs (shards, suites, kinds of machine) share alpha and make one decision; a shard that is missing leaves it open.";
        readonly examples: readonly ["perf-gate compare base.json head.json", "perf-gate compare 1/base.json 1/head.json 2/base.json 2/head.json"];
    };
    readonly judge: {
        readonly usage: "RUN…";
        readonly positionals: readonly [1, number];
        readonly summary: "judge run files against the stored baseline; measures nothing";
        readonly about: "Several files (shards, suites, kinds of machine) make one decision: shards of one kind of machine are judged as one run, the others share alpha. A shard that is missing leaves it open.";
        readonly examples: readonly ["perf-gate judge head.json", "perf-gate judge shard-*.json --store dir:../baselines"];
    };
    readonly 'baseline update': {
        readonly usage: "RUN…";
        readonly positionals: readonly [1, number];
        readonly summary: "add run files to the stored baseline";
        readonly about: "Adding the same run twice keeps one file. Concurrent writers lose nothing. Shards of one run that one kind of machine measured become one run.";
        readonly examples: readonly ["perf-gate baseline update .perf-gate/run.json"];
    };
    readonly 'baseline list': {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "list the stored runs, oldest first";
        readonly about: "Names alone are read, so that it costs the same for a hundred runs and a hundred thousand.";
        readonly examples: readonly ["perf-gate baseline list --store dir:baselines"];
    };
    readonly 'baseline show': {
        readonly usage: "[PATH|latest]";
        readonly positionals: readonly [0, 1];
        readonly summary: "print one stored run; the latest unless a path is given";
        readonly about: "A path is one that \"perf-gate baseline list\" prints.";
        readonly examples: readonly ["perf-gate baseline show", "perf-gate baseline show latest --json -"];
    };
    readonly 'baseline prune': {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "remove all but the newest stored runs";
        readonly about: "Keeps the newest --keep runs of each suite and machine class. There is no default for --keep, because what is removed is gone.";
        readonly examples: readonly ["perf-gate baseline prune --keep 200"];
    };
    readonly 'baseline accept': {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "record in the store that a regression is expected";
        readonly about: "Later reports show the regression with its reason and do not fail for it, up to the change given, as long as head contains the commit and base does not.";
        readonly examples: readonly ["perf-gate baseline accept --benchmark \"*parse*\" --up-to 12% --reason \"checks its input now\""];
    };
    readonly 'baseline import': {
        readonly usage: "FILE…";
        readonly positionals: readonly [1, number];
        readonly summary: "add the history that github-action-benchmark has kept";
        readonly about: "Reads data.js, or the JSON file of external-data-json-path, and stores one run for each entry, with its date and commit. Which machine measured it is not in there, so these runs have a machine class of their own, unknown: history searches them, and no gate judges by them. The same entry twice is one run.";
        readonly examples: readonly ["perf-gate baseline import data.js", "perf-gate baseline import data.js --store dir:baselines"];
    };
    readonly history: {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "say what moved in the stored history, since which commit";
        readonly about: "Searches the stored runs of the suite for change points and slow drift, each metric of each benchmark on each machine class by itself. It reports: the exit code is 0 whatever moved.";
        readonly examples: readonly ["perf-gate history", "perf-gate history --only \"*parse*\" --json -"];
    };
    readonly init: {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "write a configuration and workflows fitted to this project";
        readonly about: "Looks at package.json, the lock file and the benchmarks. Writes perf-gate.config.json and, in a git repository, two workflows under .github/workflows. Never overwrites a file.";
        readonly examples: readonly ["perf-gate init"];
    };
    readonly doctor: {
        readonly usage: "";
        readonly positionals: readonly [0, 0];
        readonly summary: "say what is wrong with the set-up, and what to do about it";
        readonly about: "Checks git, the base commit, the configuration, the benchmarks, Node and the store. Exit code 2 when there is a problem.";
        readonly examples: readonly ["perf-gate doctor"];
    };
};
export type CommandName = keyof typeof commands;
export declare const commandNames: CommandName[];
