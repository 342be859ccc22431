/** The MQTT session could not be opened, or ended before the work was done. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
}
