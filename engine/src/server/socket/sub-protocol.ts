import type { InputJson, InputJsonObject } from '../../request/input-json.ts';
import type { ClientMessage } from './client-message.ts';

/** How the two sub-protocols spell the same conversation. Messages are JSON texts. */
export interface SubProtocol {
  /** Its name in `Sec-WebSocket-Protocol`. */
  readonly name: 'graphql-ws' | 'graphql-transport-ws';
  /** What is said of the lack of an answer to a handshake within the time. null: a silent client may stay. */
  readonly initTimeout: Closure | null;
  /** @throws UnreadableMessage for what is none of the protocol's messages */
  read(message: InputJsonObject): ClientMessage;
  readonly acknowledged: string;
  readonly keepAlive: string;
  /** Whether a keep-alive follows the acknowledgement at once. */
  readonly keepsAliveAtOnce: boolean;
  pong(payload: InputJson | undefined): string;
  /** `body` is the JSON text of a GraphQL answer. */
  data(id: string, body: string): string;
  /** An operation that did not begin. */
  refused(id: string, error: object, isLegacy: boolean): string;
  /** An operation that failed while it ran. */
  failed(id: string, error: object): string;
  complete(id: string): string;
  /**
   * How long after an error its `complete` is sent. Hasura sends one with either protocol; graphql-ws' own client, when it
   * reads both in one turn, counts the operation as ended twice and hangs up on the others.
   */
  readonly completesErrorsAfterMs: number;
  /** Answers a message that can't be read. */
  unreadable(reason: string): Farewell;
  /** Answers a `connection_init` that is refused. */
  unauthorized(reason: string): Farewell;
  /** Whether a `start` that may not be ends the connection, and how. */
  readonly misplacedStart: Closure | null;
}

/** A code and a reason to close with. */
export interface Closure {
  readonly code: number;
  readonly reason: string;
}

/** Something to say, something to close with, or both. */
export interface Farewell {
  readonly message: string | null;
  readonly closure: Closure | null;
}

/** A message whose payload is JSON text already. */
export function withPayload(type: string, id: string, payload: string): string {
  return `{"type":"${type}","id":${JSON.stringify(id)},"payload":${payload}}`;
}

/** The GraphQL answer, as JSON text, of an operation that failed while it ran: unlike over HTTP it says `data`. */
export function executionFault(error: object): string {
  return JSON.stringify({ data: null, errors: [error] });
}
