import { z } from 'zod';
/**
 * A test for whole names: `*` stands for any characters (`/` and ` > ` too), `?` for one, `{a,b}` for a or b, and a
 * backslash takes the next character as it stands.
 *
 * All states are followed at once, so that the time is at most glob length x name length whatever the name: names come
 * from untrusted code, and a backtracking matcher could be made to hang by one.
 * @throws PerfGateError when the glob is longer than 1,000 characters or its braces do not match.
 */
export declare function nameMatcher(glob: string): (name: string) => boolean;
/** Whether the whole name matches the glob; see {@link nameMatcher}, which is cheaper for many names. */
export declare function matchesName(glob: string, name: string): boolean;
/** The glob that matches this name and no other. */
export declare function globOfName(name: string): string;
/** A glob that {@link nameMatcher} can read. */
export declare const globSchema: z.ZodString;
