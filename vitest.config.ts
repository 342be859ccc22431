import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*/tests/**/*.test.ts'],
    pool: 'forks',
    // A test file may start a database of 500 MB and processes beside it; two at a time suit a machine of two cores.
    maxWorkers: 2,
    // On a busy machine everything may take ten times as long; a test that hangs is found all the same.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // What a test waits for may come seconds later on a busy machine; vitest itself gives it one.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './.ci/closing-line-reporter.ts'],
  },
});
