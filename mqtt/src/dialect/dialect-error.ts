/** A message is no JSON, or not of the shape that its dialect asks for; the message is one sentence. */
export class DialectError extends Error {
  override readonly name = 'DialectError';
}
