/** What was thrown, as one line for a log. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : `something that is no error was thrown: ${JSON.stringify(error)}`;
}
