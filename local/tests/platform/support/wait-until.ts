const lookEveryMs = 100;

/** Looks again and again until there is a result; fails with the last reason when there is none in time. */
export async function waitUntil<Result>(
  what: string,
  look: () => Promise<Result | undefined> | Result | undefined,
  withinMs = 60_000,
): Promise<Result> {
  const deadline = Date.now() + withinMs;
  let reason = '';
  while (Date.now() < deadline) {
    try {
      const result = await look();
      if (result !== undefined && result !== false) return result;
    } catch (error) {
      reason = `: ${String(error)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  throw new Error(`Not within ${withinMs} ms: ${what}${reason}`);
}
