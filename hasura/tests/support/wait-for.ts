const patienceMs = 20_000;
const lookEveryMs = 10;

/** Waits until a condition holds; fails after twenty seconds. */
export async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('The awaited condition did not come true within twenty seconds.');
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
