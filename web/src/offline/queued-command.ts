/** A command that somebody gave, kept until the server has answered it. */
export interface QueuedCommand {
  /** The idempotency key: however often it is sent, it is done once. */
  readonly key: string;
  /** Commands are sent in this order. */
  readonly order: number;
  /** Who gave it: it is sent in nobody else's name. */
  readonly userId: string;
  /** What it is about, such as `equipment 5`: behind a refused command on the same subject others wait. */
  readonly subject: string;
  /** What it does, in the words shown to people. */
  readonly label: string;
  /** The mutation as text, so that it survives a reload. */
  readonly mutation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly givenAtMs: number;
  readonly refusal: Refusal | undefined;
}

/** Why the server would not do a command. */
export interface Refusal {
  /** Such as `conflict`, `invalid-input`, `permission-denied`. */
  readonly code: string;
  /** The server's own sentence. */
  readonly message: string;
}

/** What became of an attempt to send a command. */
export type Answer =
  | { readonly kind: 'done'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unreachable' };
