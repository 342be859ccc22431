/** How long a client may keep others waiting. */
export interface Limits {
  /** A statement that runs longer is cancelled, unless the client sets statement_timeout; 0 for no limit. */
  readonly statementTimeoutMs: number;
  /** A client that holds a transaction open without sending anything is disconnected, unless it sets a shorter limit. */
  readonly idleInTransactionMs: number;
  /** A client that leaves a large reply unread is disconnected. */
  readonly unreadReplyMs: number;
}
