/** What one socket may take up. */
export const socketLimits = {
  /** Operations that run at a time. */
  operations: 1_000,
  /** Messages that wait while the credentials are checked. */
  waitingMessages: 100,
  /** Length of all of them together. */
  waitingCharacters: 4 * 1_024 * 1_024,
  /** Sent and not yet taken by the client; a slower one is dropped. */
  bufferedBytes: 16 * 1_024 * 1_024,
} as const;
