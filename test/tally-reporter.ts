import type { Reporter, TestModule } from "vitest/node";

/** Prints `N passed, N failed` as the very last line: the form that continuous integration reads. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let broken = errors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        count[state] += 1;
        if (state === "failed") failedHere += 1;
      }
      // A file that does not load has no failed test, but it has failed.
      if (module.state() === "failed" && failedHere === 0) broken += 1;
    }
    const skipped = count.skipped + count.pending;
    process.on("exit", () => {
      process.stdout.write(`${count.passed} passed, ${count.failed + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
    });
  }
}
