import { type Policy } from '../model/index.js';
import { type InputOf, type ValueOf, type ValueType } from './option-value.js';
/** A key of an entry of `policies`, `accept` or `budgets`; the values are written as those of options. */
interface Key {
    readonly type: ValueType;
    /** An entry without it is refused. */
    readonly needed?: true;
    readonly doc: string;
}
/** What an entry of `policies` may say; of two entries that concern one comparison the later wins, key by key. */
export declare const policyKeys: {
    readonly benchmark: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly doc: "The benchmarks that it is about, by their whole names, as --only reads it. Default: all.";
    };
    readonly metric: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly doc: "The metrics that it is about. Default: all.";
    };
    readonly 'minimum-effect': {
        readonly type: {
            readonly kind: "fraction";
            readonly above: 0;
            readonly below: 10;
        };
        readonly doc: "Their minimum effect.";
    };
    readonly better: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["lower", "higher"];
        };
        readonly doc: "Which direction is an improvement, whatever the metric says of itself.";
    };
    readonly gate: {
        readonly type: {
            readonly kind: "switch";
        };
        readonly doc: "true: they can fail the build; false: they are reported only; whatever `metrics` says.";
    };
    readonly 'alpha-share': {
        readonly type: {
            readonly kind: "integer";
            readonly low: 1;
            readonly high: 1000;
        };
        readonly doc: "Weight in sharing alpha; every other comparison has 1.";
    };
    readonly missing: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly doc: "What to do about a benchmark that base has and head does not.";
    };
    readonly failed: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly doc: "What to do about a benchmark that works on base and fails on head.";
    };
    readonly added: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly doc: "What to do about a benchmark that base does not have.";
    };
    readonly inconclusive: {
        readonly type: {
            readonly kind: "choice";
            readonly choices: readonly ["fail", "warn", "ignore"];
        };
        readonly doc: "What to do about a benchmark that was too noisy to judge.";
    };
    readonly ignore: {
        readonly type: {
            readonly kind: "switch";
        };
        readonly doc: "true: they are listed with the reason and never judged; benchmarks of which every metric is ignored are not measured either.";
    };
    readonly reason: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "TEXT";
        };
        readonly doc: "Why; what is ignored needs one.";
    };
};
/** What an entry of `accept` may say. */
export declare const acceptKeys: {
    readonly benchmark: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly needed: true;
        readonly doc: "The benchmarks that get worse, by their whole names, as --only reads it.";
    };
    readonly metric: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly doc: "The metrics that get worse. Default: time.";
    };
    readonly commit: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "COMMIT";
            readonly pattern: RegExp;
            readonly rule: "a commit id of 7 or more hex digits";
        };
        readonly doc: "The commit that makes them worse: accepted of heads that contain it, until base contains it too. Without it, of any head.";
    };
    readonly 'up-to': {
        readonly type: {
            readonly kind: "fraction";
            readonly above: 0;
            readonly below: 1000;
        };
        readonly needed: true;
        readonly doc: "Largest estimated change for the worse that is accepted.";
    };
    readonly reason: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "TEXT";
        };
        readonly needed: true;
        readonly doc: "Why; shown in every report until it is over.";
    };
    readonly author: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "TEXT";
        };
        readonly doc: "Who accepts it.";
    };
    readonly expires: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "DATE";
            readonly pattern: RegExp;
            readonly rule: "a date such as 2027-01-31";
        };
        readonly doc: "The last day (UTC) on which it holds. Without it there is no end.";
    };
};
/** What an entry of `budgets` may say. */
export declare const budgetKeys: {
    readonly benchmark: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly needed: true;
        readonly doc: "The benchmarks that it is about, by their whole names, as --only reads it.";
    };
    readonly metric: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "GLOB";
        };
        readonly doc: "The metrics that it is about. Default: time.";
    };
    readonly target: {
        readonly type: {
            readonly kind: "limit";
            readonly sign: "kept";
        };
        readonly doc: "Missing it warns. A sign says where the value should be (`< 50ms`); without one it is on the side that the metric calls better.";
    };
    readonly critical: {
        readonly type: {
            readonly kind: "limit";
            readonly sign: "broken";
        };
        readonly doc: "Missing it fails. A sign says what is too much or too little (`> 200ms`), as in tables of thresholds.";
    };
    readonly 'relative-to': {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "NAME";
        };
        readonly doc: "Name of another benchmark of the same run: the limits (`1.2x`, `120%`) are for the quotient of the two.";
    };
    readonly runs: {
        readonly type: {
            readonly kind: "integer";
            readonly low: 1;
            readonly high: 1000;
        };
        readonly doc: "Runs in a row that have to miss a limit before it counts, the stored ones of this machine class before this one. Default: 1.";
    };
    readonly for: {
        readonly type: {
            readonly kind: "duration";
        };
        readonly doc: "Time that the runs in a row which miss a limit have to span before it counts.";
    };
    readonly reason: {
        readonly type: {
            readonly kind: "text";
            readonly placeholder: "TEXT";
        };
        readonly doc: "Why; shown in reports.";
    };
};
type Keys = Readonly<Record<string, Key>>;
type NeededOf<K extends Keys> = {
    [N in keyof K]: K[N] extends {
        needed: true;
    } ? N : never;
}[keyof K];
type EntryInput<K extends Keys> = {
    readonly [N in NeededOf<K>]: InputOf<K[N]['type']>;
} & {
    readonly [N in keyof K]?: InputOf<K[N]['type']> | undefined;
};
/** An entry as its values were read, in base units. */
type Entry<K extends Keys> = {
    readonly [N in NeededOf<K>]: ValueOf<K[N]['type']>;
} & {
    readonly [N in keyof K]?: ValueOf<K[N]['type']>;
};
export type PolicyEntryInput = EntryInput<typeof policyKeys>;
export type AcceptEntryInput = EntryInput<typeof acceptKeys>;
export type BudgetEntryInput = EntryInput<typeof budgetKeys>;
/** Most entries of one list. */
export declare const mostEntries = 1000;
/** The entries of one list of the configuration, each an object; undefined: there is no list. */
export declare function entriesOf(raw: unknown, list: string, source: string): {
    readonly given: Readonly<Record<string, unknown>>;
    readonly at: string;
}[];
/**
 * Reads one entry.
 * @param at source and place, for messages.
 */
export declare function readEntry<K extends Keys>(given: Readonly<Record<string, unknown>>, keys: K, at: string): Entry<K>;
/**
 * The rules and acceptances of a configuration, in the words of the model.
 * @param source name of the configuration, for messages.
 * @throws PerfGateError that names entry and key.
 */
export declare function readPolicyEntries(input: {
    readonly policies?: unknown;
    readonly accept?: unknown;
}, source: string): Pick<Policy, 'rules' | 'accept'>;
export {};
