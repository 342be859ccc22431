import type { Reporter, TestModule } from 'vitest/node';

/** Prints the closing line `N passed, N failed` that continuous integration reads. */
export class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      let failedInModule = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failedInModule += 1;
        else skipped += 1;
      }
      // A file that breaks while it loads, or in a hook, has no failed test of its own.
      failed += failedInModule === 0 && module.state() === 'failed' ? 1 : failedInModule;
    }
    const suffix = skipped > 0 ? `, ${skipped} skipped` : '';
    process.stdout.write(`\n${passed} passed, ${failed} failed${suffix}\n`);
  }
}

// Vitest loads a reporter file by its default export: the one exception to the house rule.
export default ClosingLineReporter;
