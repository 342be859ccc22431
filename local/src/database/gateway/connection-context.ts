import type { EngineFailure } from '../engine/embedded-engine.ts';
import type { Backend } from './backend.ts';
import type { Limits } from './limits.ts';
import type { NotificationHub } from './notification-hub.ts';
import type { TurnQueue } from './turn-queue.ts';

/** What a connection needs of the gateway. */
export interface ConnectionContext {
  readonly backend: Backend;
  readonly turns: TurnQueue;
  readonly notifications: NotificationHub;
  readonly limits: Limits;
  /** Cancels the query of the connection that this pair names, if there is one. */
  cancelQuery(processId: number, secretKey: number): void;
  /** Opens the database again and ends all connections. The caller holds the turn. */
  recover(failure: EngineFailure): Promise<void>;
  /** Forgets the connection, which has left nothing behind. */
  closed(processId: number): void;
}
