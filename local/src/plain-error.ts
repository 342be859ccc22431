/**
 * A fault that a person can mend. The message is one plain sentence that says what to do next; what a developer needs
 * beside it stands in `cause`.
 */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}
