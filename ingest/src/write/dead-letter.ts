import type { RefusalReason } from '../host/host-action.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';

/** A message that could not be taken, whole or in part. */
export interface DeadLetter {
  readonly message: IncomingMessage;
  readonly reason: RefusalReason;
  /** One sentence. */
  readonly detail: string;
  /** Metric path or sender. */
  readonly source: string;
  /** Refusals of the same reason and source that were counted but not kept since the last that was. */
  readonly suppressed?: number;
}
