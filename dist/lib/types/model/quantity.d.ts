/**
 * What a value is held against: one number whose direction the metric gives, or the range that is kept, ends included. The unit is a
 * base unit (s, B, Hz), %, a word of a tool, or empty.
 */
export type Limit = {
    readonly written: string;
    readonly unit: string;
    readonly value: number;
} | {
    readonly written: string;
    readonly unit: string;
    readonly low: number | null;
    readonly high: number | null;
};
/** A number with its unit, in base units. */
export interface Quantity {
    readonly value: number;
    /** `s`, `B`, `Hz`, `%`, `x` (times), a word of a tool, or empty: a pure number. */
    readonly unit: string;
}
/**
 * Reads a number with its unit, such as `50ms`, `2GB`, `1,000/s`, `99.5%`, `1.2x`, `>1M rows/sec` without its sign.
 * @returns null when it is none.
 */
export declare function parseQuantity(text: string): Quantity | null;
/** What a limit looks like, as the end of "expected …". */
export declare const limitForms = "a number with its unit, such as 50ms, < 2GB, > 1000/s, 99.5% or 60-80%";
/** What a limit said, before it is known which side of it is the good one. */
export type WrittenLimit = {
    readonly quantity: Quantity;
    readonly side: 'above' | 'below' | null;
} | {
    readonly from: Quantity;
    readonly to: Quantity;
};
/** Reads a limit in one of {@link limitForms}, or `500+ requests/second`; null: it is none. */
export declare function readLimit(text: string): WrittenLimit | null;
/**
 * A limit as it is kept.
 * @param names what the sign of the text tells: `kept`, where a value has to be (`< 50ms`); `broken`, where it must not be
 *   (a critical value of `> 500ms`).
 * @returns null when the text is no limit.
 */
export declare function parseLimit(text: string, names: 'kept' | 'broken'): Limit | null;
/** Whether two limits are kept on the same side, as far as both say; a range has both. */
export declare function agree(a: Limit, b: Limit): boolean;
/** What keeps a limit, ends included; null: no end there. */
export interface Range {
    readonly low: number | null;
    readonly high: number | null;
}
/** Whether all that keeps the inner limit keeps the outer one too. */
export declare function isWithin(inner: Range, outer: Range): boolean;
/**
 * The range of a limit in the unit of a metric, ends included.
 * @param better which side of a single number is the good one.
 * @returns null when the limit is in another unit.
 */
export declare function limitIn(limit: Limit, unit: string, better: 'lower' | 'higher'): Range | null;
