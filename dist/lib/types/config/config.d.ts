import type { Policy, Shard } from '../model/index.js';
/** Files that default-export functions for a tinybench `Bench`; found by globs relative to the project. */
export interface TinybenchSuite {
    readonly kind: 'tinybench';
    /** Prefix of the names of its benchmarks; null: the names start with the file. */
    readonly name: string | null;
    readonly files: readonly string[];
    /** Helper and data files that belong to the benchmarks: taken from head on both sides, like the suite files. */
    readonly support: readonly string[];
}
/** Any command line; without a format its wall time, CPU time and peak memory are the metrics. */
export interface CommandSuite {
    readonly kind: 'command';
    readonly name: string;
    /** A string is run by the shell of the platform; a list is run as it stands. */
    readonly command: string | readonly string[];
    /** Benchmark programs and their data: taken from head on both sides. Globs relative to the project. */
    readonly support: readonly string[];
    /** How to read what it prints or writes; null: not read. */
    readonly format: string | null;
    /** Files that hold its results instead of standard output. Globs relative to the project; empty: none. */
    readonly results: readonly string[];
}
/** One request of a scenario, and what its answer has to be. */
export interface ServiceRequest {
    readonly method: string;
    /** With the query; starts with `/`. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | null;
    /** File whose content is the body, relative to the project, with `/`. */
    readonly bodyFile: string | null;
    readonly expect: {
        /** null: any of 200 to 299. */
        readonly status: readonly number[] | null;
        /** A text that the body must contain; null: any. */
        readonly body: string | null;
    };
}
/** Requests that one connection sends one after the other, and that are timed as a whole: a pass. */
export interface ServiceScenario {
    readonly name: string;
    readonly requests: readonly [ServiceRequest, ...ServiceRequest[]];
}
export interface ServiceLoad {
    /** Connections that each send the next pass when the last is over; with a rate, the most of them. */
    readonly connections: number;
    /** Passes started per second; null: as many as the connections make. */
    readonly rate: number | null;
    /** Seconds of load on a scenario of each side in a round. */
    readonly duration: number;
    /** Seconds of load before, which are not counted. */
    readonly warmUp: number;
    /** Seconds after which a pass is an error. */
    readonly timeout: number;
    /** Share of passes that may fail, in [0, 1). */
    readonly allowedErrors: number;
}
/** A server that is started on each side and loaded over HTTP; its scenarios are the benchmarks. */
export interface ServiceSuite {
    readonly kind: 'service';
    /** Prefix of the names of its benchmarks. */
    readonly name: string;
    /** A string is run by the shell; `{port}` stands for the port. */
    readonly start: string | readonly string[];
    /** `path`: null: the port accepts a connection. `timeout`: seconds. */
    readonly ready: {
        readonly path: string | null;
        readonly timeout: number;
    };
    /** `grace`: seconds from the signal until it is killed. */
    readonly stop: {
        readonly signal: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'SIGQUIT' | 'SIGKILL';
        readonly grace: number;
    };
    readonly scenarios: readonly ServiceScenario[];
    readonly load: ServiceLoad;
    /** Files that belong to the benchmark and not to the service: taken from head on both sides. */
    readonly support: readonly string[];
}
/** Takes the times written in a JSON file of each side; for tests and demonstrations. */
export interface FakeSuite {
    readonly kind: 'fake';
    readonly name: string | null;
    /** Path relative to the project. */
    readonly file: string;
}
export type SuiteConfig = TinybenchSuite | CommandSuite | ServiceSuite | FakeSuite;
export type StoreConfig = {
    readonly kind: 'branch';
    readonly branch: string;
    /** Name, URL or path of a remote; `.`: the local repository; null: `origin` if there is one, else the local one. */
    readonly remote: string | null;
} | {
    readonly kind: 'dir';
    readonly path: string;
}
/** Artifacts of a workflow, which only the Action reaches. */
 | {
    readonly kind: 'artifact';
    /** Name of the file in `.github/workflows` that writes the baseline; null: that of the workflow that runs. */
    readonly workflow: string | null;
}
/** In the Action the branch or artifacts, by what the token may do; elsewhere the branch. */
 | {
    readonly kind: 'auto';
    readonly branch: string;
};
/** Validated and complete: every default applied, nothing below reads the environment, argv or files for options. */
export interface Config {
    /** Absolute path of the configuration file; null: none was found. */
    readonly source: string | null;
    /** Absolute path of the project: the folder of the configuration file, or the working folder. */
    readonly project: string;
    /** Name of this set of suites in stores. */
    readonly suite: string;
    readonly suites: readonly SuiteConfig[];
    /** Command line run in the project folder of each copy before measuring; null: none. */
    readonly setup: string | null;
    /** Variables that set-up and benchmarks get although their names look like secrets. */
    readonly passEnv: readonly string[];
    /** Git revision, or: auto = the merge base with the default branch; none = no base side. */
    readonly base: string;
    readonly benchFrom: 'head' | 'own';
    readonly strategy: 'auto' | 'paired' | 'stored';
    /** Whether benchmarks that run the same files on both sides are left unmeasured. */
    readonly shortcut: boolean;
    readonly store: StoreConfig;
    readonly mode: 'gate' | 'observe';
    readonly couldNotJudge: 'fail' | 'warn';
    /** Its alpha is the share of this part. */
    readonly policy: Policy;
    /** Of all parts together. */
    readonly alpha: number;
    /** How many parts share alpha, this one among them. */
    readonly parts: number;
    /** Rounds to measure; null: as many as the test needs and the time allows. */
    readonly rounds: number | null;
    /** Seconds that measuring may take. */
    readonly timeBudget: number;
    /** Seconds after which one trial is killed and counts as failed. */
    readonly trialTimeout: number;
    /** Glob over benchmark names; null: all. */
    readonly only: string | null;
    /** null: all benchmarks. */
    readonly shard: Shard | null;
    /** Seed of every coin; null: drawn and printed. */
    readonly seed: number | null;
    /** Stored runs that a new one is judged against. */
    readonly history: number;
    /** What a damaged file of the store does: stop with its name, or be named and left out. */
    readonly unreadable: 'fail' | 'skip';
    /** Runs that a new level of a history has to last. */
    readonly smallestSegment: number;
    /** Runs of each suite and machine class that pruning keeps; null: not said, and then nothing may be pruned. */
    readonly keep: number | null;
    /** Absolute path of the folder where gate and run leave their run files. */
    readonly output: string;
    /** Absolute path of a file for the result as JSON; `-`: standard output; null: none. */
    readonly json: string | null;
    /** Absolute path of a file for the report as Markdown; `-`: standard output; null: none. */
    readonly markdown: string | null;
    readonly quiet: boolean;
    readonly verbose: boolean;
}
