import { type Limit } from '../model/quantity.js';
import type { Shard } from '../model/run.js';
import type { StoreConfig } from './config.js';
/** How the value of an option is written and read. */
export type ValueType = {
    readonly kind: 'text';
    readonly placeholder: string;
    readonly pattern?: RegExp;
    readonly rule?: string;
} | {
    readonly kind: 'integer';
    readonly low: number;
    readonly high: number;
}
/** A fraction, strictly between two bounds: `2%` or `0.02`. */
 | {
    readonly kind: 'fraction';
    readonly above: number;
    readonly below: number;
}
/** Seconds: `5m`, `90s`, or a number of seconds. */
 | {
    readonly kind: 'duration';
} | {
    readonly kind: 'switch';
} | {
    readonly kind: 'choice';
    readonly choices: readonly string[];
} | {
    readonly kind: 'list';
    readonly placeholder: string;
} | {
    readonly kind: 'store';
}
/** A limit of a budget: `50ms`, `> 1000/s`. Its sign tells where it is `kept`, or where it is `broken`. */
 | {
    readonly kind: 'limit';
    readonly sign: 'kept' | 'broken';
}
/** Which shard, from 1, of how many: `2/4`. */
 | {
    readonly kind: 'shard';
};
/** Where runs are stored, as an option can say it. */
export type StoreValue = Pick<Extract<StoreConfig, {
    kind: 'branch';
}>, 'kind' | 'branch'> | Exclude<StoreConfig, {
    kind: 'branch';
}>;
/** What reading a value of this type gives. */
export type ValueOf<T extends ValueType> = T extends {
    kind: 'text';
} ? string : T extends {
    kind: 'integer' | 'fraction' | 'duration';
} ? number : T extends {
    kind: 'switch';
} ? boolean : T extends {
    kind: 'choice';
    choices: readonly (infer C)[];
} ? C : T extends {
    kind: 'list';
} ? readonly string[] : T extends {
    kind: 'store';
} ? StoreValue : T extends {
    kind: 'limit';
} ? Limit : T extends {
    kind: 'shard';
} ? Shard : never;
/** What a configuration file may give for a value of this type. */
export type InputOf<T extends ValueType> = T extends {
    kind: 'text' | 'store' | 'shard';
} ? string : T extends {
    kind: 'integer';
} ? number : T extends {
    kind: 'fraction' | 'duration' | 'limit';
} ? number | string : T extends {
    kind: 'switch';
} ? boolean : T extends {
    kind: 'choice';
    choices: readonly (infer C)[];
} ? C : T extends {
    kind: 'list';
} ? readonly string[] : never;
/** `fault` says what was expected, as the end of "expected …". */
export type ReadValue = {
    readonly value: unknown;
} | {
    readonly expected: string;
};
/** What a value of this type looks like, as the end of "expected …". */
export declare function expectation(type: ValueType): string;
/**
 * Reads a value as it stands in a file (a JSON value) or behind a flag (text; for a list, the texts).
 * Numbers come back in base units: fractions, seconds.
 */
export declare function readValue(type: ValueType, raw: unknown, from: 'file' | 'flag'): ReadValue;
/** What stands for the value in help: `REF`, `gate|observe`, `PERCENT`. */
export declare function placeholder(type: ValueType): string;
