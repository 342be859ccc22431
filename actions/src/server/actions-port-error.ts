/** The handlers can't be served on the port. */
export class ActionsPortError extends Error {
  override readonly name = 'ActionsPortError';

  constructor(port: number, cause: unknown) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    super(`Port ${port} can't be had. Set ACTIONS_PORT to a free one. (${detail})`, { cause });
  }
}
