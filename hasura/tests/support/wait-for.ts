const patienceMs = 60_000;
const lookEveryMs = 10;

/** Waits until a condition holds; fails after a minute. */
export async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('The awaited condition did not come true within a minute.');
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
