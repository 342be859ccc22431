import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*/tests/**/*.test.ts'],
    pool: 'forks',
    // A test file may start a database of 500 MB and processes beside it; two at a time suit a machine of two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './.ci/closing-line-reporter.ts'],
  },
});
