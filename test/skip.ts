import type { TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test was left out; `.ci/run` prints it, and vitest itself does not. */
    skipped?: string;
  }
}

/** Leaves the running test out, with the reason in words: what this machine lacks. */
export function skipBecause(context: TestContext, reason: string): never {
  context.task.meta.skipped = reason;
  context.skip(reason);
}
