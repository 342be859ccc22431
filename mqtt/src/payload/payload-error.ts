/** The bytes are not a Sparkplug payload. The only error that decoding throws. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}
