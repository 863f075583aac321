import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // It imports JSON without saying so, which Node refuses.
    server: { deps: { inline: [/@actions\/(?:workflow-parser|expressions)/u] } },
    // Real processes are started; more workers than cores would only make them wait for each other.
    maxWorkers: 2,
  },
});
