/** Whether a unit counts things per second, whatever they are: `/s`, `requests/second`, `rows per sec`, `Hz`; not `MB/s`. */
export declare function isRate(written: string): boolean;
export interface BaseUnit {
    /** `s`, `B`, `B/s`, `Hz`, `1`, or the tool's own word. */
    readonly unit: string;
    /** Multiply a value by this to get it in the base unit. */
    readonly factor: number;
}
/** The base unit of a unit as tools write it, e.g. `ns/iter`, `KiB`, `ops/sec`; an unknown one is kept as a word. */
export declare function baseUnit(written: string): BaseUnit;
