/**
 * A failure that the user can do something about. It ends the program with exit code 2 ("could not judge").
 *
 * `message` says what is wrong and where; `remedy` says what to do about it, as an imperative sentence.
 */
export declare class PerfGateError extends Error {
    readonly name = "PerfGateError";
    readonly remedy: string | undefined;
    /** What another program said (a set-up's output, a stack), shown below the message. Untrusted text. */
    readonly output: string | undefined;
    constructor(message: string, options?: {
        remedy?: string;
        output?: string;
        cause?: unknown;
    });
}
/** The message of anything that was thrown, with the messages of its causes. */
export declare function messageOf(thrown: unknown): string;
